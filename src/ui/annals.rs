//! The list of events.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{fill, put};
use super::{Theme, glyphs};
use crate::app::App;
use crate::chronicle::Event;
use crate::names::own_name;
use crate::text;

/// Columns of the date.
const DATE: u16 = 11;

/// Draws the events around the selected one, which stays in the middle as far as the ends allow; returns the first.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) -> usize {
    let rows = usize::from(area.height);
    let events = &app.chronicle.events;
    if events.is_empty() {
        put(buffer, area, 0, 2, "This chronicle has no events yet.", theme.dim());
    }
    let last_top = events.len().saturating_sub(rows);
    let top = app.selected.saturating_sub(rows / 2).min(last_top);
    for (row, (index, event)) in (0u16..).zip(events.iter().enumerate().skip(top).take(rows)) {
        draw_row(app, theme, area, row, (index, event), buffer);
    }
    top
}

fn draw_row(app: &App, theme: Theme, area: Rect, row: u16, (index, event): (usize, &Event), buffer: &mut Buffer) {
    let selected = index == app.selected;
    let (plain, dim, lane) = if selected {
        fill(buffer, area, row, 0..area.width, " ", theme.selected());
        (theme.selected(), theme.selected(), theme.selected())
    } else {
        (Style::new(), theme.dim(), theme.lane(lane_row(app, event)))
    };
    let name_style = if event.weight >= 4 { plain.patch(theme.strong()) } else { plain };
    if selected {
        put(buffer, area, row, 0, glyphs::POINTER, plain);
    }
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    if app.found_events().is_some_and(|found| found.contains(index)) {
        put(buffer, area, row, 1, glyphs::FOUND, plain.patch(theme.strong()));
    }
    let mut column = 2;
    if area.width >= 34 {
        put(buffer, area, row, column, &super::chart::short_date(app, event), dim);
        column += DATE + 1;
    }
    put(buffer, area, row, column, glyphs::mark(event.kind), lane);
    column = draw_name(app, area, row, column + 2, event, (name_style, dim), buffer);
    if let Some(gloss) = event.name.gloss(app.choice, &app.chronicle.languages) {
        let room = usize::from(area.width.saturating_sub(column + 2));
        if room >= 6 {
            put(buffer, area, row, column + 2, &text::shorten(gloss.text, room), dim);
        }
    }
}

/// The name, and where it was borrowed from; returns the column after it.
fn draw_name(
    app: &App,
    area: Rect,
    row: u16,
    column: u16,
    event: &Event,
    styles: (Style, Style),
    buffer: &mut Buffer,
) -> u16 {
    let languages = &app.chronicle.languages;
    let shown = event.name.shown(app.choice.main, languages);
    let borrowed =
        if shown.fallback { format!(" ‹{}›", own_name(languages.tag(shown.language))) } else { String::new() };
    let room = usize::from(area.width.saturating_sub(column));
    let room_for_name = room.saturating_sub(text::columns(&borrowed));
    let after = put(buffer, area, row, column, &text::shorten(shown.text, room_for_name), styles.0);
    put(buffer, area, row, after, &borrowed, styles.1)
}

/// The place of the event's lane among the rows of the chart.
pub(super) fn lane_row(app: &App, event: &Event) -> usize {
    let rows = &app.chronicle.relations.rows;
    let lane = event.lanes.first().map(|lane| app.chronicle.row_lane(*lane));
    rows.iter().position(|row| Some(*row) == lane).unwrap_or(rows.len())
}
