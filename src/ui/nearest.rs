//! The direction and distance of the nearest events if none are in sight.

use ratatui::layout::Rect;

use super::paint::{Canvas, put, put_right};
use super::{Theme, glyphs};
use crate::app::App;
use crate::layout::LaneRows;
use crate::messages::Message;
use crate::time::{Moment, SECONDS_PER_DAY};

/// Draws the direction and distance of the nearest events, for a view without events: on one row if both have room there.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let (before, after) = app.timeline().starts_around(app.window().from());
    let before = before.map_or_else(String::new, |before| earlier(app, before));
    let after = after.map_or_else(String::new, |after| later(app, after));
    let columns = app.widths().columns(&before) + app.widths().columns(&after);
    let below = u16::from(columns >= usize::from(area.width));
    let row = area.height.saturating_sub(below) / 2;
    put(buffer, area, row, 0, &before, theme.text());
    put_right(buffer, area, row + below, &after, theme.text());
}

/// If nothing of a lane is in sight, the direction and distance of its nearest items, at the edges, if there is room.
pub(super) fn signs(app: &App, lane: &LaneRows, columns: u16) -> Vec<(u16, String)> {
    let (before, after) = lane.nearest;
    let before = before.map(|before| earlier(app, before) + " ");
    let after = after.map(|after| format!(" {}", later(app, after)));
    let width = |words: &String| u16::try_from(app.widths().columns(words)).unwrap_or(u16::MAX);
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

/// A text for something earlier, with its distance.
fn earlier(app: &App, at: Moment) -> String {
    match distance(app, at, app.window().from().since(at)) {
        Some(distance) => {
            let words = app
                .interface()
                .fill(Message::Earlier, &[("distance", &distance)]);
            format!("{} {words}", glyphs::EARLIER)
        }
        None => glyphs::EARLIER.to_owned(),
    }
}

/// A text for something later, with its distance.
fn later(app: &App, at: Moment) -> String {
    match distance(app, at, at.since(app.window().to())) {
        Some(distance) => {
            let words = app
                .interface()
                .fill(Message::Later, &[("distance", &distance)]);
            format!("{words} {}", glyphs::LATER)
        }
        None => glyphs::LATER.to_owned(),
    }
}

/// The average length of a year in seconds.
const YEAR: i64 = 31_556_952;

/// The average length of a month in seconds.
const MONTH: i64 = 2_629_746;

/// The distance to a moment in the largest unit that it contains twice, but in none that is smaller than the precision of the moment.
/// `None` if it is shorter than the smallest such unit.
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
        app.interface()
            .count(unit, usize::try_from(count).unwrap_or(0))
    })
}

/// The precision of the date that begins or ends at a moment, in seconds.
fn known_to(app: &App, at: Moment) -> i64 {
    let begins = app.shown_at(app.timeline().started_before(at));
    let extent = begins.map(|event| app.chronicle()[event].when.extent());
    let vague = extent
        .filter(|extent| extent.start() == at)
        .and_then(|extent| Some(extent.latest_start?.since(at)));
    match vague.unwrap_or(0) {
        // A month is uncertain by more than 20 days, and a season by less than 100; a year or decade by more.
        vague if vague > 100 * SECONDS_PER_DAY => YEAR,
        vague if vague > 20 * SECONDS_PER_DAY => MONTH,
        0 if at.second_of_day() != 0 => 60,
        _ => SECONDS_PER_DAY,
    }
}

/// A large number rounded down to its first two digits.
fn about(count: i64) -> i64 {
    let mut unit = 1;
    while count / unit >= 10_000 {
        unit *= 10;
    }
    // Smaller numbers are exact.
    if unit == 1 {
        count
    } else {
        count / (unit * 100) * (unit * 100)
    }
}
