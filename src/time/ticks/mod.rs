//! The ticks of an axis, from billions of years to a second apart, in any calendar.

mod label;
mod step;
#[cfg(test)]
mod tests;

use label::Labels;
use step::Step;

use super::calendar::{CalendarDate, CalendarView};
use super::moment::Moment;
use super::write::DateStyle;

/// A tick of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The moment of the tick.
    pub at: Moment,
    /// The full label, which is understood by itself: "9 Feb 1126", "9 Feb 1126 06:00", 靖康元年正月廿五.
    pub whole: String,
    /// The normal label: "1126", "Feb 1126", "9 Feb", "06:00", 靖康元年, 正月.
    pub label: String,
    /// The label for narrow spaces: "Feb", "9", 二年, 廿五.
    pub short: String,
    /// Whether it begins a unit larger than its step: a century of years, a year of months, a month of days, an era.
    pub major: bool,
    /// Whether it is the first day of a year.
    pub new_year: bool,
    /// The number of the tick for its step, from an arbitrary origin; the numbers of neighbours differ by one.
    pub ordinal: i64,
    /// The era, year, month and day of the tick, each as a unique number.
    pub within: Within,
    /// How many of those must be known to understand the label.
    pub label_needs: u8,
    /// How many of those must be known to understand the short label.
    pub short_needs: u8,
}

/// The era, year, month and day of a tick, as numbers.
pub type Within = [i64; 4];

/// The ticks from `from` to `to` (exclusive) in English; see [`ticks_in`].
///
/// ```
/// use annals::time::{CalendarView, CivilDate, Reckoning, ticks};
///
/// let start = |year| {
///     let day = Reckoning::Julian.day(CivilDate::new(year, 1, 1));
///     day.expect("a day").start()
/// };
/// let decade = 3650 * 86_400;
/// let ticks = ticks(CalendarView::Julian, start(1100), start(1130), decade, 9);
/// let labels: Vec<&str> = ticks.iter().map(|tick| &*tick.label).collect();
/// assert_eq!(labels, ["1100", "1110", "1120"]);
/// ```
pub fn ticks(
    calendar: CalendarView,
    from: Moment,
    to: Moment,
    min_step_seconds: i64,
    max: usize,
) -> Vec<Tick> {
    ticks_in(
        calendar,
        DateStyle::english(),
        from,
        to,
        min_step_seconds,
        max,
    )
}

/// The ticks from `from` to `to` (exclusive), with the finest step that keeps them at least `min_step_seconds` apart and their number
/// at most `max`. Steps are 1, 2 and 5 times a power of ten years; 6, 3 and 1 months; 10, 5 and 1 days (restarting each month); 12, 6,
/// 3 and 1 hours; 30, 15, 10, 5 and 1 minutes; 30, 15, 10, 5, 2 and 1 seconds. An era calendar has no ticks outside of its range.
///
/// ```
/// use annals::time::{CalendarView, CivilDate, DateStyle, Reckoning, ticks_in};
///
/// let start = |month| {
///     let day = Reckoning::Julian.day(CivilDate::new(1126, month, 1));
///     day.expect("a day").start()
/// };
/// let (view, style) = (CalendarView::Julian, DateStyle::english());
/// let ticks = ticks_in(view, style, start(2), start(4), 28 * 86_400, 9);
/// let labels: Vec<&str> = ticks.iter().map(|tick| &*tick.whole).collect();
/// assert_eq!(labels, ["Feb 1126", "Mar 1126"]);
/// ```
pub fn ticks_in(
    calendar: CalendarView,
    style: DateStyle,
    from: Moment,
    to: Moment,
    min_step_seconds: i64,
    max: usize,
) -> Vec<Tick> {
    TickPlaces::of(calendar, style, from, to, min_step_seconds, max).ticks()
}

/// The positions of the ticks of an axis; labels are computed on demand.
#[derive(Debug, Clone)]
pub struct TickPlaces {
    /// The labelling for the step; `None` if no step fits.
    labels: Option<Labels>,
    places: Vec<TickPlace>,
}

/// The position of a tick, and whether it begins a larger unit.
#[derive(Debug, Clone, Copy)]
struct TickPlace {
    at: Moment,
    date: CalendarDate,
    major: bool,
}

impl TickPlaces {
    /// The positions of the ticks of [`ticks_in`].
    pub fn of(
        calendar: CalendarView,
        style: DateStyle,
        from: Moment,
        to: Moment,
        min_step_seconds: i64,
        max: usize,
    ) -> Self {
        let none = Self {
            labels: None,
            places: Vec::new(),
        };
        if max == 0 || from >= to {
            return none;
        }
        let span = reached(calendar, from, to);
        let most = i64::try_from(max).unwrap_or(i64::MAX);
        for step in Step::all().skip_while(|step| step.least_seconds() < min_step_seconds) {
            // A step is at most half as long again as its minimum. Skip steps that are too fine in any case.
            if span / 3 * 2 / step.least_seconds() > most {
                continue;
            }
            let labels = Labels::of(calendar, style, step, from);
            let places = thinned(places(&labels, from, to), min_step_seconds);
            if places.len() <= max {
                let labels = Some(labels);
                return Self { labels, places };
            }
        }
        none
    }

    /// Whether they are also valid for another, larger minimum distance.
    pub fn suit(&self, min_step_seconds: i64) -> bool {
        let is_far = |pair: &[TickPlace]| pair[1].at.since(pair[0].at) >= min_step_seconds;
        self.labels
            .is_some_and(|labels| labels.step.least_seconds() >= min_step_seconds)
            && self.places.windows(2).all(is_far)
    }

    /// The positions in order.
    pub fn moments(&self) -> impl Iterator<Item = Moment> + '_ {
        self.places.iter().map(|place| place.at)
    }

    /// The ticks with their labels.
    pub fn ticks(&self) -> Vec<Tick> {
        let Some(labels) = &self.labels else {
            return Vec::new();
        };
        let tick = |place: &TickPlace| labels.tick(place.at, &place.date);
        self.places.iter().map(tick).collect()
    }
}

/// The number of seconds from `from` to `to` that the calendar covers.
fn reached(calendar: CalendarView, from: Moment, to: Moment) -> i64 {
    match calendar.reach() {
        Some(reach) => to
            .min(reach.end.start())
            .since(from.max(reach.start.start())),
        None => to.since(from),
    }
}

/// The positions for a step.
fn places(labels: &Labels, from: Moment, to: Moment) -> Vec<TickPlace> {
    let mut all = Vec::new();
    let mut at = from.plus(-1);
    let mut dated = labels.calendar.dated(at.day());
    while let Some(next) = labels
        .step
        .next(labels.calendar, at, dated.as_ref())
        .filter(|next| *next < to && *next > at)
    {
        if next.day() != at.day() {
            dated = labels.calendar.dated(next.day());
        }
        let date = dated.as_ref().map(|(date, _)| *date);
        all.extend(date.filter(|_| next >= from).map(|date| TickPlace {
            at: next,
            date,
            major: labels.is_major(next, date),
        }));
        at = next;
    }
    all
}

/// Removes ticks that are too close, as months and eras have different lengths. Of two ticks, the major one is kept, otherwise the
/// first.
fn thinned(all: Vec<TickPlace>, least: i64) -> Vec<TickPlace> {
    let mut kept: Vec<TickPlace> = Vec::with_capacity(all.len());
    for tick in all {
        while kept
            .last()
            .is_some_and(|last| tick.at.since(last.at) < least && tick.major && !last.major)
        {
            kept.pop();
        }
        if kept
            .last()
            .is_none_or(|last| tick.at.since(last.at) >= least)
        {
            kept.push(tick);
        }
    }
    kept
}
