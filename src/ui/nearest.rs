//! Which way the nearest events lie and how far, where none are in sight.

use ratatui::layout::Rect;

use super::paint::{Canvas, put, put_right};
use super::{Theme, glyphs};
use crate::app::App;
use crate::layout::LaneRows;
use crate::messages::Message;
use crate::time::{Moment, SECONDS_PER_DAY};

/// Says of a view without events which way the nearest ones lie, and how far.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let (before, after) = app.timeline().starts_around(app.window.from());
    let row = area.height / 2;
    if let Some(before) = before {
        put(buffer, area, row, 0, &earlier(app, before), theme.text());
    }
    if let Some(after) = after {
        put_right(buffer, area, row, &later(app, after), theme.text());
    }
}

/// Which way what a lane has lies and how far, where nothing of it is in sight: at the edges, as far as there is room for it.
pub(super) fn signs(app: &App, lane: &LaneRows, columns: u16) -> Vec<(u16, String)> {
    let (before, after) = lane.nearest;
    let before = before.map(|before| earlier(app, before) + " ");
    let after = after.map(|after| format!(" {}", later(app, after)));
    let width = |words: &String| u16::try_from(app.widths.columns(words)).unwrap_or(u16::MAX);
    let before = before.filter(|words| width(words) <= columns);
    let taken = before.as_ref().map_or(0, width);
    let after = after.and_then(|words| {
        let from = columns.checked_sub(width(&words))?;
        (from > taken).then_some((from, words))
    });
    before
        .map(|words| (0, words))
        .into_iter()
        .chain(after)
        .collect()
}

/// That something lies earlier, and how far.
fn earlier(app: &App, at: Moment) -> String {
    match distance(app, at, app.window.from().since(at)) {
        Some(distance) => {
            let words = app
                .interface
                .fill(Message::Earlier, &[("distance", &distance)]);
            format!("{} {words}", glyphs::EARLIER)
        }
        None => glyphs::EARLIER.to_owned(),
    }
}

/// That something lies later, and how far.
fn later(app: &App, at: Moment) -> String {
    match distance(app, at, at.since(app.window.to())) {
        Some(distance) => {
            let words = app
                .interface
                .fill(Message::Later, &[("distance", &distance)]);
            format!("{words} {}", glyphs::LATER)
        }
        None => glyphs::LATER.to_owned(),
    }
}

/// The seconds of a year, more or less.
const YEAR: i64 = 31_556_952;

/// The seconds of a month, more or less.
const MONTH: i64 = 2_629_746;

/// A length of time up to a moment in the largest unit of which it has two, but in none that is smaller than what is known of the
/// moment; nothing where it is shorter than that.
fn distance(app: &App, at: Moment, seconds: i64) -> Option<String> {
    const UNITS: [(i64, Message); 5] = [
        (YEAR, Message::Years),
        (MONTH, Message::Months),
        (SECONDS_PER_DAY, Message::Days),
        (3_600, Message::Hours),
        (60, Message::Minutes),
    ];
    let least = known_to(app, at);
    let mut known = UNITS.into_iter().filter(|(length, _)| *length >= least);
    let smallest = known.clone().next_back()?;
    let (length, unit) = known
        .find(|(length, _)| seconds >= 2 * length)
        .unwrap_or(smallest);
    let count = about(seconds / length);
    (count > 0).then(|| {
        app.interface
            .count(unit, usize::try_from(count).unwrap_or(0))
    })
}

/// The unit that the date of what begins or ends at a moment is known to, in seconds.
fn known_to(app: &App, at: Moment) -> i64 {
    let begins = app.shown_at(app.timeline().started_before(at));
    let extent = begins.map(|event| app.chronicle[event].when.extent());
    let vague = extent
        .filter(|extent| extent.start() == at)
        .and_then(|extent| Some(extent.latest_start?.since(at)));
    match vague.unwrap_or(0) {
        // A season is less than three months of days, a decade more than a year.
        vague if vague > 100 * SECONDS_PER_DAY => YEAR,
        vague if vague > 20 * SECONDS_PER_DAY => MONTH,
        0 if at.second_of_day() != 0 => 60,
        _ => SECONDS_PER_DAY,
    }
}

/// A large number with its first two digits alone.
fn about(count: i64) -> i64 {
    let mut unit = 1;
    while count / unit >= 10_000 {
        unit *= 10;
    }
    // Up to so many, each one is told.
    if unit == 1 {
        count
    } else {
        count / (unit * 100) * (unit * 100)
    }
}
