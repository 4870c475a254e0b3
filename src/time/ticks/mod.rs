//! The ticks of an axis, from a thousand million years apart to a minute, in any calendar.

mod label;
mod step;

use step::Step;

use super::calendar::CalendarView;
use super::moment::Moment;
use super::write::DateStyle;

/// A tick of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands.
    pub at: Moment,
    /// What it says where there is room: "1126", "Feb 1126", "9 Feb", "06:00", 靖康元年, 正月.
    pub label: String,
    /// What it says where there is little: "Feb", "9", 二年, 廿五.
    pub short: String,
    /// Whether it begins something larger than its step: a century of years, a year of months, a month of days, an era.
    pub major: bool,
}

/// The ticks from `from` to `to` (exclusive) in the English style; see [`ticks_in`].
pub fn ticks(calendar: CalendarView, from: Moment, to: Moment, min_step_seconds: i64, max: usize) -> Vec<Tick> {
    ticks_in(calendar, DateStyle::En, from, to, min_step_seconds, max)
}

/// The ticks from `from` to `to` (exclusive): of the finest step that keeps them at least `min_step_seconds` apart and no more than
/// `max`. Steps are 1, 2 and 5 times every power of ten of years, 6, 3 and 1 months, 10, 5 and 1 days (begun anew each month), 12, 6, 3
/// and 1 hours, 30, 15, 10, 5 and 1 minutes. A lunisolar calendar has no ticks where its table does not reach.
pub fn ticks_in(
    calendar: CalendarView,
    style: DateStyle,
    from: Moment,
    to: Moment,
    min_step_seconds: i64,
    max: usize,
) -> Vec<Tick> {
    if max == 0 || from >= to {
        return Vec::new();
    }
    let fair = to.since(from) / i64::try_from(max).unwrap_or(i64::MAX).max(1);
    let least = min_step_seconds.max(fair).max(1);
    let Some(step) = Step::at_least(least) else {
        return Vec::new();
    };
    let labels = label::Labels { calendar, style, step };
    let mut all = Vec::new();
    let mut at = from.plus(-1);
    while let Some(next) = step.next(calendar, at).filter(|next| *next < to && *next > at) {
        // What begins before `from` is not on the axis; a table may begin there.
        all.extend(labels.tick(next).filter(|_| next >= from));
        at = next;
    }
    let mut kept = thinned(all, min_step_seconds);
    kept.truncate(max);
    kept
}

/// Months and eras of uneven length may fall closer than the step; of two too close the major one stays, or else the first.
fn thinned(all: Vec<Tick>, least: i64) -> Vec<Tick> {
    let mut kept: Vec<Tick> = Vec::with_capacity(all.len());
    for tick in all {
        while kept.last().is_some_and(|last| tick.at.since(last.at) < least && tick.major && !last.major) {
            kept.pop();
        }
        if kept.last().is_none_or(|last| tick.at.since(last.at) >= least) {
            kept.push(tick);
        }
    }
    kept
}
