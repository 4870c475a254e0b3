//! The questions that stand over the panes.

mod date;
mod filter;
mod names;
mod palette;
mod search;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::paint::{Canvas, clear, put, put_right};
use super::{Theme, frames};
use crate::app::{App, Line, Overlay};
use crate::layout::Panes;

/// Draws the open dialog; returns where the terminal's cursor stands, if something is being written.
pub(super) fn draw(
    app: &App,
    theme: Theme,
    screen: Rect,
    buffer: &mut Canvas<'_>,
) -> Option<Position> {
    match app.overlay()? {
        Overlay::Help(_) => None,
        Overlay::Date(dialog) => date::draw(app, dialog, theme, screen, buffer),
        Overlay::Names(menu) => {
            names::draw(app, menu, theme, screen, buffer);
            None
        }
        Overlay::Filter(menu) => {
            filter::draw(app, menu, theme, screen, buffer);
            None
        }
        Overlay::Search(dialog) => search::draw(app, dialog, theme, screen, buffer),
        Overlay::Palette(palette) => palette::draw(app, palette, theme, screen, buffer),
    }
}

/// Columns of a dialog, where the screen has them.
const WIDTH: u16 = 76;

/// Clears a place for some rows above the footer, where it hides the list and not the chart; returns its inside.
fn open(
    theme: Theme,
    screen: Rect,
    rows: u16,
    title: &str,
    keys: &str,
    buffer: &mut Canvas<'_>,
) -> Rect {
    let width = WIDTH.min(screen.width);
    let height = rows.saturating_add(2).min(screen.height);
    let above = (screen.height - height).saturating_sub(1);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + above,
        width,
        height,
    };
    open_in(theme, area, title, keys, buffer)
}

/// Clears a place for some columns and rows at the right, where it hides the card and not the chart; returns its inside.
fn open_at(
    theme: Theme,
    screen: Rect,
    (columns, rows): (u16, u16),
    title: &str,
    keys: &str,
    buffer: &mut Canvas<'_>,
) -> Rect {
    let width = columns.saturating_add(4).min(screen.width);
    let height = rows.saturating_add(2).min(screen.height);
    let below = (screen.height - height).min(1);
    let area = Rect {
        x: screen.x + screen.width - width,
        y: screen.y + below,
        width,
        height,
    };
    open_in(theme, area, title, keys, buffer)
}

/// Clears an area and draws a frame around it where there is room for one; returns its inside.
fn open_in(theme: Theme, area: Rect, title: &str, keys: &str, buffer: &mut Canvas<'_>) -> Rect {
    clear(buffer, area, theme.panel());
    if !Panes::framed(area) {
        return area;
    }
    frames::outline(theme, area, buffer);
    frames::title(theme, area, 0, title, true, buffer);
    let foot = Rect {
        width: area.width - 2,
        ..area
    };
    let keys = buffer
        .widths
        .shorten(keys, usize::from(area.width.saturating_sub(6)));
    put_right(
        buffer,
        foot,
        area.height - 1,
        &format!(" {keys} "),
        theme.dim(),
    );
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    }
}

/// Draws what is being written on the first row, scrolled so that the cursor stays in sight.
fn draw_line(
    theme: Theme,
    area: Rect,
    sign: &str,
    line: &Line,
    buffer: &mut Canvas<'_>,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let start = put(buffer, area, 0, 0, sign, theme.title(true));
    let room = area.width.saturating_sub(start + 1);
    let before = buffer.widths.tail(line.before(), usize::from(room));
    let cursor = put(buffer, area, 0, start, before, Style::new()).min(area.width - 1);
    put(buffer, area, 0, cursor, line.after(), Style::new());
    Some(Position {
        x: area.x + cursor,
        y: area.y,
    })
}
