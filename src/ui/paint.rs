//! Writes text into cells without ever leaving an area.

use std::num::NonZeroU16;
use std::ops::{Deref, DerefMut, Range};

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{Widths, is_simple, one_plain};

/// The cells of a frame, and how wide the terminal draws characters.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    pub(super) widths: Widths,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, widths: Widths) -> Self {
        Self { buffer, widths }
    }

    /// Applies a style to an area.
    pub(super) fn set_style(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        for row in area.rows() {
            for cell in self.cells_from(row.x, row.y, row.width) {
                cell.set_style(style);
            }
        }
    }

    /// Copies the cells of an area, row by row.
    pub(super) fn copy(&mut self, area: Rect) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(usize::from(area.width) * usize::from(area.height));
        for row in area.rows() {
            cells.extend_from_slice(self.cells_from(row.x, row.y, row.width));
        }
        cells
    }

    /// Restores cells that were copied from an area.
    pub(super) fn paste(&mut self, area: Rect, cells: &[Cell]) {
        let mut cells = cells.iter();
        for row in area.rows() {
            for (cell, copied) in self
                .cells_from(row.x, row.y, row.width)
                .iter_mut()
                .zip(&mut cells)
            {
                cell.clone_from(copied);
            }
        }
    }

    /// `count` cells of a row from a column on, or fewer if the row ends before.
    fn cells_from(&mut self, column: u16, row: u16, count: u16) -> &mut [Cell] {
        let whole = self.buffer.area;
        let count = usize::from(count.min(whole.right().saturating_sub(column)));
        if !whole.contains((column, row).into()) {
            return &mut [];
        }
        let first = self.buffer.index_of(column, row);
        self.buffer
            .content
            .get_mut(first..first + count)
            .unwrap_or_default()
    }
}

impl Deref for Canvas<'_> {
    type Target = Buffer;

    fn deref(&self) -> &Buffer {
        self.buffer
    }
}

impl DerefMut for Canvas<'_> {
    fn deref_mut(&mut self) -> &mut Buffer {
        self.buffer
    }
}

/// Writes text on a row of an area from a column on, cut at the right edge of the area. Returns the column after it, counted within the
/// area.
pub(super) fn put(
    buffer: &mut Canvas<'_>,
    area: Rect,
    row: u16,
    column: u16,
    words: &str,
    style: Style,
) -> u16 {
    let area = area.intersection(buffer.area);
    if row >= area.height || column >= area.width {
        return column;
    }
    let room = usize::from(area.width - column);
    let words = buffer.widths.cut(words, room);
    column + place(buffer, area.x + column, area.y + row, words, style)
}

/// Writes text that fits, starting at a cell. Returns its width in columns.
///
/// A cell is given the width of its glyph only if that is not the usual one: an ambiguous character on a wide terminal.
fn place(buffer: &mut Canvas<'_>, first: u16, row: u16, words: &str, style: Style) -> u16 {
    if is_simple(words) {
        let count = u16::try_from(words.len()).unwrap_or(u16::MAX);
        let cells = buffer.cells_from(first, row, count);
        for (cell, glyph) in cells.iter_mut().zip(letters(words)) {
            cell.set_symbol(glyph)
                .set_style(style)
                .set_diff_option(CellDiffOption::None);
        }
        return count;
    }
    let mut column = first;
    for (glyph, columns) in buffer.widths.glyph_columns(words) {
        let width = u16::try_from(columns).unwrap_or(1);
        let Some(width) = NonZeroU16::new(width) else {
            continue;
        };
        let is_usual =
            one_plain(glyph).unwrap_or_else(|| Widths::default().columns(glyph)) == columns;
        let known = if is_usual {
            CellDiffOption::None
        } else {
            CellDiffOption::ForcedWidth(width)
        };
        buffer[(column, row)]
            .set_symbol(glyph)
            .set_style(style)
            .set_diff_option(known);
        for covered in column + 1..column + width.get() {
            buffer[(covered, row)]
                .set_symbol(" ")
                .set_style(style)
                .set_diff_option(CellDiffOption::None);
        }
        column += width.get();
    }
    column - first
}

/// The letters of a text that is all ASCII.
fn letters(words: &str) -> impl Iterator<Item = &str> {
    (0..words.len()).map(|at| &words[at..=at])
}

/// Writes text so that it ends at the right edge of the area. Returns the column where it begins.
pub(super) fn put_right(
    buffer: &mut Canvas<'_>,
    area: Rect,
    row: u16,
    words: &str,
    style: Style,
) -> u16 {
    let width = u16::try_from(buffer.widths.columns(words)).unwrap_or(u16::MAX);
    let column = area.width.saturating_sub(width);
    put(buffer, area, row, column, words, style);
    column
}

/// Adds a style to parts of a text that was written from a column on, given as ranges of its bytes. Part of a grapheme stands for all of it.
pub(super) fn mark(
    buffer: &mut Canvas<'_>,
    area: Rect,
    (row, column): (u16, u16),
    words: &str,
    parts: &[Range<usize>],
    style: Style,
) {
    let (mut from, mut at) = (column, 0);
    for (glyph, columns) in buffer.widths.glyph_columns(words) {
        let (start, end) = (at, at + glyph.len());
        let width = u16::try_from(columns).unwrap_or(1);
        if parts
            .iter()
            .any(|part| part.start < end && start < part.end)
        {
            let cells = Rect {
                x: area.x.saturating_add(from),
                y: area.y.saturating_add(row),
                width,
                height: 1,
            };
            buffer.set_style(cells.intersection(area), style);
        }
        (from, at) = (from.saturating_add(width), end);
    }
}

/// Fills part of a row with a character of one column.
pub(super) fn fill(
    buffer: &mut Canvas<'_>,
    area: Rect,
    row: u16,
    columns: Range<u16>,
    glyph: &str,
    style: Style,
) {
    let area = area.intersection(buffer.area);
    if row >= area.height {
        return;
    }
    let count = columns.end.min(area.width).saturating_sub(columns.start);
    for cell in buffer.cells_from(area.x + columns.start, area.y + row, count) {
        cell.set_symbol(glyph)
            .set_style(style)
            .set_diff_option(CellDiffOption::None);
    }
}

/// Clears an area and gives it a background, to draw over what was there. A wide character that straddles the left edge is blanked, because
/// its right half would hide the first column.
pub(super) fn clear(buffer: &mut Canvas<'_>, area: Rect, ground: Style) {
    let area = area.intersection(buffer.area);
    for row in area.top()..area.bottom() {
        if area.x > buffer.area.x && cell_columns(&buffer[(area.x - 1, row)]) > 1 {
            buffer[(area.x - 1, row)]
                .set_symbol(" ")
                .set_diff_option(CellDiffOption::None);
        }
        for column in area.left()..area.right() {
            buffer[(column, row)].reset();
        }
    }
    buffer.set_style(area, ground);
}

/// The width of a cell in columns, as measured when it was drawn.
pub(super) fn cell_columns(cell: &Cell) -> usize {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => usize::from(width.get()),
        _ if cell.symbol().len() <= 1 => 1,
        _ => one_plain(cell.symbol())
            .unwrap_or_else(|| Widths::default().columns(cell.symbol()).max(1)),
    }
}

/// Empties the columns that a wide character covers beyond its own cell. When later content appears there, it differs and is written. A
/// blank would not be written, and terminals leave the rest of a wide character in colours of their choice.
pub(super) fn mark_covered(buffer: &mut Canvas<'_>) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let mut column = 0;
        while let Some(cell) = row.get(column) {
            // The most common case.
            if cell.symbol().len() == 1 {
                column += 1;
                continue;
            }
            let columns = cell_columns(cell);
            for covered in row.iter_mut().take(column + columns).skip(column + 1) {
                covered.set_symbol("");
            }
            column += columns;
        }
    }
}
