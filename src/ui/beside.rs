//! Names beside their marks, on the line of a lane that has no rows for names.

use ratatui::layout::Rect;

use super::lanes::Drawn;
use super::paint::{Canvas, put};
use crate::chronicle::{EventId, GREAT, Ref};
use crate::layout::Beside;

impl Drawn<'_> {
    /// Draws a name on the line, with a blank on both sides. Returns where it is.
    pub(super) fn draw_beside(&self, name: &Beside, buffer: &mut Canvas<'_>) -> (Rect, EventId) {
        let look = if self.app.chronicle()[name.event].weight >= GREAT {
            self.theme.strong()
        } else {
            self.theme.second()
        };
        let look = look.patch(self.borrowed(Ref::Event(name.event)));
        let row = self.band_row();
        let words = format!(" {} ", name.text);
        put(buffer, self.area, row, name.column - 1, &words, look);
        let last = name.column + name.width.saturating_sub(1);
        self.draw_doubt(row, last, name.doubt, self.look.name, buffer);
        let place = self.cell(row, name.column, name.width, 1);
        self.draw_related(Some(name.event), place, buffer);
        (place, name.event)
    }
}
