//! The dialogs over the panes.

mod date;
mod filter;
mod names;
mod palette;
mod problems;
mod search;
mod sight;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::paint::{Canvas, put};
use super::{Theme, frames, glyphs};
use crate::app::{App, DialogPlaces, Line, Overlay};
use crate::layout::{Spread, arrange};

/// What drawing a dialog has found out.
#[derive(Default)]
pub(super) struct Drawn {
    /// The position of the terminal's cursor, if there is text input.
    pub(super) cursor: Option<Position>,
    /// The cell of the chosen row.
    pub(super) chosen: Option<(u16, u16)>,
    /// The places of its parts, for the mouse.
    pub(super) places: DialogPlaces,
}

impl Drawn {
    /// A result with only the inside of the dialog.
    fn within(area: Rect) -> Self {
        let sheet = Rect {
            x: area.x.saturating_sub(2),
            y: area.y.saturating_sub(1),
            width: area.width + 4,
            height: area.height + 1,
        };
        Self {
            places: DialogPlaces {
                sheet,
                ..DialogPlaces::default()
            },
            ..Self::default()
        }
    }

    /// Adds a row that can be chosen, with its index among all rows and whether it is the chosen one.
    fn take(&mut self, area: Rect, row: u16, place: usize, chosen: bool) {
        let at = Rect {
            y: area.y + row,
            height: 1,
            ..area
        };
        self.places.choices.push((at, place));
        if chosen {
            self.chosen = Some((at.x, at.y));
        }
    }
}

/// Draws the open dialog, if one is open.
pub(super) fn draw(app: &App, theme: Theme, screen: Rect, buffer: &mut Canvas<'_>) -> Drawn {
    match app.overlay() {
        Some(Overlay::Date(dialog)) => date::draw(app, dialog, theme, screen, buffer),
        Some(Overlay::Names(menu)) => names::draw(app, menu, theme, screen, buffer),
        Some(Overlay::Filter(menu)) => filter::draw(app, menu, theme, screen, buffer),
        Some(Overlay::Search(dialog)) => search::draw(app, dialog, theme, screen, buffer),
        Some(Overlay::Problems(menu)) => problems::draw(app, *menu, theme, screen, buffer),
        Some(Overlay::Palette(palette)) => palette::draw(app, palette, theme, screen, buffer),
        Some(Overlay::Help(_)) | None => Drawn::default(),
    }
}

/// Clears an area above the footer for some rows, as far as there are. It covers the annals but not the chart, over their whole width, so
/// that no text beside it is cut off. Returns its inside.
fn open(theme: Theme, screen: Rect, rows: u16, title: &str, buffer: &mut Canvas<'_>) -> Rect {
    let panes = arrange(screen, Spread::Panes, false);
    let width = columns(screen);
    let above = screen.height - panes.footer.height;
    let height = rows.saturating_add(1).min(above);
    let area = Rect {
        y: screen.y + above - height,
        width,
        height,
        ..screen
    };
    frames::sheet(theme, area, title, buffer)
}

/// The columns of a dialog over the annals.
fn columns(screen: Rect) -> u16 {
    screen.width - arrange(screen, Spread::Panes, false).panel.width
}

/// The columns of its inside.
fn inside_columns(screen: Rect) -> u16 {
    columns(screen).saturating_sub(4)
}

/// Clears an area for some columns over the card but not the chart. It has the whole width of the card, or of all panes if the card is too
/// narrow. Returns its inside.
fn open_at(theme: Theme, screen: Rect, columns: u16, title: &str, buffer: &mut Canvas<'_>) -> Rect {
    let panes = arrange(screen, Spread::Panes, false);
    let beside = panes.panel.width >= columns.saturating_add(4);
    // The whole card or all panes, so that none of their lines is visible below.
    let area = if beside {
        panes.panel
    } else {
        Rect {
            y: panes.header.bottom(),
            height: screen.height - panes.header.height - panes.footer.height,
            ..screen
        }
    };
    let inner = frames::sheet(theme, area, title, buffer);
    if beside && !theme.has_shades() {
        for row in 0..area.height {
            put(buffer, area, row, 0, glyphs::RAIL, theme.rule());
        }
    }
    inner
}

/// Draws the text input on the first row, scrolled so that the cursor is visible.
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
