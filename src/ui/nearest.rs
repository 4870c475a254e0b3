//! Which way the nearest events lie and how far, where none are in sight.

use ratatui::layout::Rect;

use super::paint::{Canvas, put, put_right};
use super::{Theme, glyphs};
use crate::app::App;
use crate::layout::LaneRows;
use crate::messages::Message;

/// Says of a view without events which way the nearest ones lie, and how far.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Canvas<'_>) {
    let (from, to) = (app.window.from(), app.window.to());
    let (before, after) = app.timeline().starts_around(from);
    let row = area.height / 2;
    if let Some(before) = before {
        let words = earlier(app, from.since(before));
        put(buffer, area, row, 0, &words, theme.text());
    }
    if let Some(after) = after {
        put_right(
            buffer,
            area,
            row,
            &later(app, after.since(to)),
            theme.text(),
        );
    }
}

/// Which way what a lane has lies and how far, where nothing of it is in sight: at the edges, as far as there is room for it.
pub(super) fn signs(app: &App, lane: &LaneRows, columns: u16) -> Vec<(u16, String)> {
    let (before, after) = lane.nearest;
    let before = before.map(|before| earlier(app, app.window.from().since(before)) + " ");
    let after = after.map(|after| format!(" {}", later(app, after.since(app.window.to()))));
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
fn earlier(app: &App, seconds: i64) -> String {
    let words = app
        .interface
        .fill(Message::Earlier, &[("distance", &distance(app, seconds))]);
    format!("{} {words}", glyphs::EARLIER)
}

/// That something lies later, and how far.
fn later(app: &App, seconds: i64) -> String {
    let words = app
        .interface
        .fill(Message::Later, &[("distance", &distance(app, seconds))]);
    format!("{words} {}", glyphs::LATER)
}

/// A length of time in the largest unit of which it has two.
fn distance(app: &App, seconds: i64) -> String {
    const UNITS: [(i64, Message); 4] = [
        (31_556_952, Message::Years),
        (2_629_746, Message::Months),
        (86_400, Message::Days),
        (3_600, Message::Hours),
    ];
    let unit = UNITS.into_iter().find(|(length, _)| seconds >= 2 * length);
    let (length, unit) = unit.unwrap_or((60, Message::Minutes));
    app.interface
        .count(unit, usize::try_from(about(seconds / length)).unwrap_or(0))
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
