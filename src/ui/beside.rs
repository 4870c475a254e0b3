//! How names stand to their marks: beside them on the line of a lane that has no row for names, or ending over them.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::lanes::{Drawn, GREAT};
use super::paint::{Canvas, cell_columns, put};
use crate::chronicle::{EventId, Ref};
use crate::layout::{Beside, Flag};

impl Drawn<'_> {
    /// Underlines the last letter of a name that ends over its mark, so that it is not looked for below the first.
    pub(super) fn draw_anchor(&self, flag: &Flag, buffer: &mut Canvas<'_>) {
        let ends_there = flag.from < flag.column && flag.height() == 1;
        let Some(row) = self.flag_row(flag.row).filter(|_| ends_there) else {
            return;
        };
        let before = buffer.cell((self.area.x + flag.column - 1, self.area.y + row));
        let width = if before.is_some_and(|cell| cell_columns(cell) > 1) {
            2
        } else {
            1
        };
        let place = self.cell(row, flag.column + 1 - width, width, 1);
        let look = self.look.name.add_modifier(Modifier::UNDERLINED);
        buffer.set_style(place.intersection(buffer.area), look);
    }

    /// Draws a name on the line, which it interrupts with a blank on both sides; returns where it is.
    pub(super) fn draw_beside(&self, name: &Beside, buffer: &mut Canvas<'_>) -> (Rect, EventId) {
        let look = if self.app.chronicle[name.event].weight >= GREAT {
            self.theme.strong()
        } else {
            self.theme.second()
        };
        let look = look.patch(self.borrowed(Ref::Event(name.event)));
        let row = self.band_row();
        let words = format!(" {} ", name.text);
        put(buffer, self.area, row, name.column - 1, &words, look);
        let last = name.column + name.width.saturating_sub(1);
        self.draw_doubt(row, last, name.doubt, buffer);
        let place = self.cell(row, name.column, name.width, 1);
        self.draw_related(Some(name.event), place, buffer);
        (place, name.event)
    }
}
