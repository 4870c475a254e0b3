//! Columns that a terminal has to paint anew although nothing in them has changed.
//!
//! xterm paints a block or a line a pixel wider than its column, and the next column only when that changes itself: of a bar that is erased, a
//! sliver would stay.

use ratatui::buffer::{Buffer, Cell, CellDiffOption};

/// Where the blocks of the last frame end: the cells right after them, by their places in the buffer.
#[derive(Debug, Default)]
pub(super) struct Spills(Vec<usize>);

impl Spills {
    /// Has the cells painted anew that a block no longer stands before.
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

    /// Takes note of the blocks of a frame that is shown now.
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

/// True of Unicode's Box Drawing and Block Elements, U+2500 to U+259F.
fn is_block(cell: &Cell) -> bool {
    matches!(
        cell.symbol().as_bytes(),
        [0xE2, 0x94 | 0x95, _] | [0xE2, 0x96, 0x80..=0x9F]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns that are painted when one row follows another.
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
