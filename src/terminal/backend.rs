//! A ratatui backend that encodes frames as bytes for the terminal.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};

use super::pen::Pen;
use crate::text::{Widths, one_plain};

/// A backend that writes cells in few bytes. Before it writes a character of uncertain width, it blanks all columns of the cell: a terminal
/// may paint only the glyph (xterm with `-cjk_width` does), or use a single column for a cluster, and leave old content in the other
/// columns.
pub struct FrameBackend<W: Write>(CrosstermBackend<W>);

impl<W: Write> FrameBackend<W> {
    /// A backend that writes to `writer`.
    pub fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }
}

impl<W: Write> Write for FrameBackend<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.0)
    }
}

/// Whether a terminal may use fewer columns for a cell than were counted: for an ambiguous character that counts as wide, and for a cluster
/// of several characters that each have a width.
fn is_uncertain(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    if symbol.len() <= 1 {
        return false;
    }
    let widened = matches!(cell.diff_option, CellDiffOption::ForcedWidth(width)
        if usize::from(width.get()) > Widths::default().columns(symbol));
    widened || is_cluster(symbol)
}

fn is_cluster(symbol: &str) -> bool {
    let spacing = |c: &char| Widths::default().columns(c.encode_utf8(&mut [0; 4])) > 0;
    symbol.chars().nth(1).is_some() && symbol.chars().filter(spacing).nth(1).is_some()
}

/// A blank cell of the same width and style.
fn blank(cell: &Cell) -> Cell {
    let mut blank = cell.clone();
    blank.set_symbol(&" ".repeat(columns(cell)));
    blank
}

/// The width of a cell in columns, as counted when the frame was drawn.
pub(super) fn columns(cell: &Cell) -> usize {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get().into(),
        _ => Widths::default().columns(cell.symbol()),
    }
}

/// The width of a cell if every terminal agrees about it, so that the cursor need not be positioned again.
fn certain_columns(cell: &Cell) -> Option<u16> {
    let counted = columns(cell);
    let certain = counted == 1 || one_plain(cell.symbol()) == Some(counted);
    certain.then(|| u16::try_from(counted).ok()).flatten()
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        for (column, row, cell) in content {
            if is_uncertain(cell) {
                pen.put((column, row), &blank(cell), None);
                pen.put((column, row), cell, None);
            } else {
                pen.put((column, row), cell, certain_columns(cell));
            }
        }
        self.write_all(&pen.finish())
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

    /// The output for a character of the given width.
    fn written(symbol: &str, width: u16) -> String {
        let mut cell = Cell::default();
        cell.set_symbol(symbol)
            .set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(width).unwrap()));
        let mut bytes = Vec::new();
        FrameBackend::new(&mut bytes)
            .draw(std::iter::once((3, 0, &cell)))
            .unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_what_a_terminal_may_draw_narrower_is_blanked_first() {
        assert_eq!(written("กำ", 2), "\x1b[1;4H  \x1b[1;4Hกำ");
        assert_eq!(written("👍🏽", 4), "\x1b[1;4H    \x1b[1;4H👍🏽");
        assert_eq!(written("ễ", 1), "\x1b[1;4Hễ");
        assert_eq!(written("·", 2), "\x1b[1;4H  \x1b[1;4H·");
        assert_eq!(written("·", 1), "\x1b[1;4H·");
        assert_eq!(written("靖", 2), "\x1b[1;4H靖");
    }
}
