//! The questions that stand over the panes.

mod date;
mod filter;
mod names;
mod palette;
mod problems;
mod search;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::paint::{Canvas, put};
use super::{Theme, frames};
use crate::app::{App, Line, Overlay};
use crate::layout::{Spread, arrange};

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
        Overlay::Problems(menu) => {
            problems::draw(app, *menu, theme, screen, buffer);
            None
        }
        Overlay::Palette(palette) => palette::draw(app, palette, theme, screen, buffer),
    }
}

/// Clears a place for some rows above the footer, over the annals and not the chart, from edge to edge of them: no word beside it is
/// cut. Returns its inside.
fn open(
    theme: Theme,
    screen: Rect,
    rows: u16,
    title: &str,
    keys: &str,
    buffer: &mut Canvas<'_>,
) -> Rect {
    let panes = arrange(screen, Spread::Panes, false);
    let width = screen.width - panes.panel.width;
    let height = rows.saturating_add(2).min(screen.height);
    let area = Rect {
        y: screen.y + (screen.height - height).saturating_sub(panes.footer.height),
        width,
        height,
        ..screen
    };
    frames::sheet(theme, area, title, keys, buffer)
}

/// Clears a place for some columns and rows over the card and not the chart, from edge to edge of it, or of the screen if that is too
/// narrow; returns its inside.
fn open_at(
    theme: Theme,
    screen: Rect,
    (columns, rows): (u16, u16),
    title: &str,
    keys: &str,
    buffer: &mut Canvas<'_>,
) -> Rect {
    let panes = arrange(screen, Spread::Panes, false);
    let height = rows.saturating_add(2).min(screen.height);
    let below = (screen.height - height).min(panes.header.height);
    let beside = panes.panel.width >= columns.saturating_add(4);
    // All of the card, so that none of its lines shows below.
    let area = if beside {
        panes.panel
    } else {
        Rect {
            y: screen.y + below,
            height,
            ..screen
        }
    };
    frames::sheet(theme, area, title, keys, buffer)
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
