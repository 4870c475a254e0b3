//! Cells that a terminal must repaint although they have not changed.
//!
//! xterm paints a block or line character one pixel wider than its column, and repaints the next column only if that changes too. Otherwise
//! a sliver of an erased bar would remain.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};

/// The cells right after the blocks of the last frame, as indices into the buffer.
#[derive(Debug, Default)]
pub(super) struct Spills(Vec<usize>);

impl Spills {
    /// Forces a repaint of the cells whose preceding block was erased.
    pub(super) fn erase(&self, next: &mut Buffer) {
        for after in &self.0 {
            let erased = after.checked_sub(1).and_then(|at| next.content.get(at));
            let erased = erased.is_some_and(|before| !is_block(before));
            let cell = next.content.get_mut(*after);
            if let Some(cell) = cell.filter(|_| erased)
                && cell.diff_option == CellDiffOption::None
            {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
        }
    }

    /// Records the blocks of the frame that is now shown.
    pub(super) fn note(&mut self, shown: &Buffer) {
        self.0.clear();
        let rows = shown.content.chunks(usize::from(shown.area.width).max(1));
        for (row, cells) in rows.enumerate() {
            let ends = cells.windows(2).enumerate();
            let ends = ends.filter(|(_, pair)| is_block(&pair[0]) && !is_block(&pair[1]));
            let first = row * usize::from(shown.area.width);
            self.0.extend(ends.map(|(column, _)| first + column + 1));
        }
    }
}

/// Whether a cell is in Unicode's Box Drawing or Block Elements, U+2500 to U+259F.
fn is_block(cell: &Cell) -> bool {
    matches!(
        cell.symbol().as_bytes(),
        [0xE2, 0x94 | 0x95, _] | [0xE2, 0x96, 0x80..=0x9F]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns that are repainted when one row replaces another.
    fn painted(before: &str, after: &str) -> Vec<u16> {
        let (before, mut after) = (Buffer::with_lines([before]), Buffer::with_lines([after]));
        let mut spills = Spills::default();
        spills.note(&before);
        spills.erase(&mut after);
        let changes = before.diff(&after);
        changes.into_iter().map(|(column, ..)| column).collect()
    }

    #[test]
    fn the_column_after_an_erased_block_is_painted_anew() {
        for (case, before, after, expected) in [
            ("nothing changes", "▇▇ ab", "▇▇ ab", vec![]),
            ("erased", "▇▇ ab", "   ab", vec![0, 1, 2]),
            ("shorter", "▇▇ ab", "▇  ab", vec![1, 2]),
            ("longer", "▇  ab", "▇▇ ab", vec![1]),
            ("at the edge", "abc▇▇", "abc  ", vec![3, 4]),
            ("before a wide character", "▇汴京", " 汴京", vec![0, 1]),
        ] {
            assert_eq!(painted(before, after), expected, "{case}");
        }
    }
}
