//! The visible part of a list that is longer than its dialog.

use ratatui::layout::Rect;

use super::super::paint::{Canvas, put};
use super::super::{Theme, glyphs};
use crate::app::App;
use crate::messages::Message;

/// How many entries a list has.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    /// How many can be chosen.
    pub(super) listed: usize,
    /// How many there are.
    pub(super) all: usize,
}

impl Entries {
    /// A list whose entries can all be chosen.
    pub(super) const fn all(all: usize) -> Self {
        Self { listed: all, all }
    }
}

/// Which rows of a list are visible.
pub(super) struct Sight {
    /// How many are above.
    pub(super) top: usize,
    /// The number of rows that show an entry.
    pub(super) rows: usize,
    /// How many are below, as shown in the last row; 0 if that row shows an entry.
    pub(super) below: usize,
}

impl Sight {
    /// The visible entries including the chosen one, in `height` rows. The list moves as little as possible from where `before` entries were
    /// above, so that a row that is pressed stays under the mouse.
    pub(super) fn of(
        Entries { listed, all }: Entries,
        chosen: usize,
        height: usize,
        before: usize,
    ) -> Self {
        // The last row shows how many are below, unless it is the only row.
        let rows = height.saturating_sub(1).max(1);
        let top = before.clamp((chosen + 1).saturating_sub(rows), chosen);
        let to_end = listed.saturating_sub(height);
        if listed >= all && top >= to_end {
            let (top, rows, below) = (to_end, height, 0);
            return Self { top, rows, below };
        }
        let below = if height > rows {
            all.saturating_sub(top + rows)
        } else {
            0
        };
        Self { top, rows, below }
    }
}

/// Writes in the last row of a list how many entries are below it, if any, in the words of a message.
pub(super) fn draw_below(
    app: &App,
    theme: Theme,
    area: Rect,
    below: usize,
    message: Message,
    buffer: &mut Canvas<'_>,
) {
    if below > 0 {
        let more = app.interface().count(message, below);
        let more = format!("{} {more}", glyphs::BELOW);
        put(buffer, area, area.height - 1, 0, &more, theme.dim());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_entry_is_in_sight_and_what_is_below_is_counted() {
        for (name, (before, chosen), height, (listed, all), expected) in [
            ("all have room", (0, 2), 5, (5, 5), (0, 5, 0)),
            ("one too many", (0, 0), 5, (6, 6), (0, 4, 2)),
            ("the last of the rows", (0, 3), 5, (6, 6), (0, 4, 2)),
            (
                "the last row when all below have room",
                (0, 4),
                5,
                (6, 6),
                (1, 5, 0),
            ),
            ("the last answer", (0, 5), 5, (6, 6), (1, 5, 0)),
            (
                "more found than can be chosen",
                (0, 199),
                5,
                (200, 900),
                (196, 4, 700),
            ),
            ("one row", (0, 3), 1, (6, 6), (3, 1, 0)),
            ("one row, the last answer", (0, 5), 1, (6, 6), (5, 1, 0)),
            ("none", (0, 0), 5, (0, 0), (0, 5, 0)),
            (
                "a row above the last one",
                (7, 10),
                11,
                (30, 30),
                (7, 10, 13),
            ),
            ("one above the first", (7, 6), 11, (30, 30), (6, 10, 14)),
            ("the list is shorter now", (20, 0), 5, (3, 3), (0, 5, 0)),
        ] {
            let sight = Sight::of(Entries { listed, all }, chosen, height, before);
            assert_eq!((sight.top, sight.rows, sight.below), expected, "{name}");
        }
    }
}
