//! Characters that a terminal draws wide with a narrow glyph.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};

use crate::text::Widths;

/// A backend that blanks both columns of such a character before it writes it: a terminal may paint no more than the glyph
/// (xterm with `-cjk_width` does), and leave in the second column what stood there.
pub(super) struct Blanked<W: Write>(pub(super) CrosstermBackend<W>);

/// True if a cell is wider than its character is for everybody else.
fn is_widened(cell: &Cell) -> bool {
    let narrow = Widths::default().columns(cell.symbol());
    matches!(cell.diff_option, CellDiffOption::ForcedWidth(width) if usize::from(width.get()) > narrow)
}

/// The same columns with nothing in them.
fn blank(cell: &Cell) -> Cell {
    let mut blank = cell.clone();
    blank.set_symbol("  ");
    blank
}

impl<W: Write> Backend for Blanked<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, &Cell)> = content.collect();
        if !cells.iter().any(|(.., cell)| is_widened(cell)) {
            return self.0.draw(cells.into_iter());
        }
        let blanks: Vec<Option<Cell>> = cells
            .iter()
            .map(|(.., cell)| is_widened(cell).then(|| blank(cell)))
            .collect();
        let both = cells
            .iter()
            .zip(&blanks)
            .flat_map(|((column, row, cell), blank)| {
                blank
                    .iter()
                    .chain(std::iter::once(*cell))
                    .map(|cell| (*column, *row, cell))
            });
        self.0.draw(both)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use super::*;

    /// What is written for a character of a width, with the escape sequences cut out.
    fn written(symbol: &str, width: u16) -> String {
        let mut cell = Cell::default();
        cell.set_symbol(symbol)
            .set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(width).unwrap()));
        let mut bytes = Vec::new();
        Blanked(CrosstermBackend::new(&mut bytes))
            .draw(std::iter::once((3, 0, &cell)))
            .unwrap();
        String::from_utf8(bytes)
            .unwrap()
            .replace("\x1b[39m\x1b[49m\x1b[59m\x1b[0m", "")
    }

    #[test]
    fn only_what_is_wide_against_its_nature_is_blanked_first() {
        assert_eq!(written("·", 2), "\x1b[1;4H  \x1b[1;4H·");
        assert_eq!(written("·", 1), "\x1b[1;4H·");
        assert_eq!(written("靖", 2), "\x1b[1;4H靖");
    }
}
