//! The cells on the screen, and the bytes that change them.
//!
//! ratatui's own loop measures every cell of both frames to compare them, which took a fifth of the time of a key. It also knows nothing of
//! the cells that xterm has to paint again.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;

use super::pen::{Pen, is_blank, move_bytes};
use crate::text::{Widths, one_plain};

/// The cells on a screen. A frame is drawn into an empty buffer, and only what differs from the last frame is written.
///
/// ```
/// use annals::terminal::Display;
/// use ratatui::{layout::Rect, style::Style};
///
/// let mut display = Display::new(Rect::new(0, 0, 20, 3));
/// let mut bytes = Vec::new();
/// for day in ["9 January", "13 January"] {
///     display.draw(&mut bytes, |cells| cells.set_string(0, 1, day, Style::new()));
/// }
/// assert_eq!(bytes, b"\x1b[2;1H9 January\x1b[2;1H13 January");
/// ```
#[derive(Debug)]
pub struct Display {
    screen: Rect,
    /// The last frame; `None` if the screen is blank. Then there is no other buffer either, so that the first frame fills only one.
    shown: Option<Buffer>,
    /// The buffer of the frame before the last one, to be used again.
    spare: Option<Buffer>,
}

impl Display {
    /// A blank screen.
    pub fn new(screen: Rect) -> Self {
        Self {
            screen,
            shown: None,
            spare: None,
        }
    }

    /// The last frame; `None` if there was none since the screen was blank.
    pub fn shown(&self) -> Option<&Buffer> {
        self.shown.as_ref()
    }

    /// Draws a frame into an empty buffer and appends the bytes for the terminal, with colours and modifiers reset before and after them.
    /// The columns that a wide character covers beyond its own cell must have an empty symbol.
    pub fn draw<T>(&mut self, out: &mut Vec<u8>, draw: impl FnOnce(&mut Buffer) -> T) -> T {
        let mut next = match self.spare.take() {
            Some(mut spare) => {
                spare.reset();
                spare
            }
            None => Buffer::empty(self.screen),
        };
        let drawn = draw(&mut next);
        write_changes(self.shown.as_ref(), &next, out);
        self.spare = self.shown.replace(next);
        drawn
    }
}

/// Writes what changes one frame into the next one.
fn write_changes(shown: Option<&Buffer>, next: &Buffer, out: &mut Vec<u8>) {
    let width = usize::from(next.area.width).max(1);
    let blank = vec![Cell::EMPTY; width];
    let seam = seam(next, width);
    let mut pen = Pen::new(out);
    for columns in [0..seam, seam..width] {
        for (row, cells) in (0..).zip(next.content.chunks(width)) {
            let first = usize::from(row) * width;
            let before = shown.and_then(|shown| shown.content.get(first..first + width));
            change_row(&mut pen, row, before.unwrap_or(&blank), cells, &columns);
        }
    }
    pen.finish();
}

/// One in this many rows is looked at to find the seam.
const SAMPLED: usize = 4;

/// The column where a panel with its own background begins in most of the rows, 0 if there is none. The columns on each side of it are
/// written by themselves, as changing the colours twice in every row takes a tenth of the bytes.
fn seam(next: &Buffer, width: usize) -> usize {
    let (mut changes, mut sampled) = (vec![0_u16; width], 0);
    for cells in next.content.chunks(width).step_by(SAMPLED) {
        sampled += 1;
        for (changes, pair) in changes.iter_mut().skip(1).zip(cells.windows(2)) {
            *changes += u16::from(pair[0].bg != pair[1].bg);
        }
    }
    let column = (0..width).max_by_key(|column| changes[*column]);
    column
        .filter(|column| changes[*column] > sampled / 2)
        .unwrap_or(0)
}

fn change_row(
    pen: &mut Pen<'_>,
    row: u16,
    before: &[Cell],
    cells: &[Cell],
    columns: &Range<usize>,
) {
    let left = columns.start.checked_sub(1);
    let mut spilled = left.and_then(|left| spilled(&before[left], &cells[left]));
    let pairs = before[columns.clone()].iter().zip(&cells[columns.clone()]);
    for (column, (was, cell)) in columns.clone().zip(pairs) {
        let changed = !looks_alike(was, cell);
        if !changed && spilled.is_none() {
            continue;
        }
        let covered = spilled.is_some_and(|block| !looks_alike(block, cell));
        spilled = changed.then(|| block(was, cell)).flatten();
        // A column that a wide character covers is written with it.
        if (changed || covered) && !cell.symbol().is_empty() {
            pass(pen, row, cells, column);
            write(pen, (u16::try_from(column).unwrap_or(u16::MAX), row), cell);
        }
    }
}

/// The block or line that was erased or written in a column, if any. xterm paints those one pixel wider than their column, so the next
/// column must be painted again unless it looks the same.
fn spilled<'c>(was: &'c Cell, cell: &'c Cell) -> Option<&'c Cell> {
    block(was, cell).filter(|_| !looks_alike(was, cell))
}

/// The first of two cells that is a block or a line.
fn block<'c>(was: &'c Cell, cell: &'c Cell) -> Option<&'c Cell> {
    [was, cell].into_iter().find(|cell| is_block(cell))
}

/// Writes unchanged cells up to a column once more, if that takes fewer bytes than to move the cursor over them.
fn pass(pen: &mut Pen<'_>, row: u16, cells: &[Cell], column: usize) {
    let Some(from) = pen.column_on(row).map(usize::from) else {
        return;
    };
    let Some(passed) = cells.get(from..column).filter(|passed| passed.len() < 4) else {
        return;
    };
    let bytes: usize = passed.iter().map(|cell| cell.symbol().len()).sum();
    let is_cheap = |cell: &Cell| {
        cell.symbol().is_empty() || pen.wears(cell) && certain_columns(cell).is_some()
    };
    if bytes >= move_bytes(passed.len()) || !passed.iter().all(is_cheap) {
        return;
    }
    let begun = (from..)
        .zip(passed)
        .filter(|(_, cell)| !cell.symbol().is_empty());
    for (at, cell) in begun {
        write(pen, (u16::try_from(at).unwrap_or(u16::MAX), row), cell);
    }
}

/// Whether two cells look the same on a screen.
fn looks_alike(one: &Cell, other: &Cell) -> bool {
    let same_symbol = || match (one.symbol().as_bytes(), other.symbol().as_bytes()) {
        // Most symbols are one letter, and comparing slices is a call.
        ([letter], [other_letter]) => letter == other_letter,
        (symbol, other_symbol) => symbol == other_symbol,
    };
    let same_letters = || one.fg == other.fg && one.modifier == other.modifier;
    let only_grounds = || is_blank(one, one.modifier | other.modifier);
    one.bg == other.bg && same_symbol() && (same_letters() || only_grounds())
}

/// Writes cells with their columns and rows.
pub(super) fn write_cells<'a>(
    cells: impl Iterator<Item = (u16, u16, &'a Cell)>,
    out: &mut Vec<u8>,
) {
    let mut pen = Pen::new(out);
    for (column, row, cell) in cells {
        write(&mut pen, (column, row), cell);
    }
    pen.finish();
}

/// Writes a cell. If its width is uncertain, all its columns are blanked first: a terminal may paint only the glyph (xterm with
/// `-cjk_width` does), or use a single column for a cluster, and leave old content in the other columns.
fn write(pen: &mut Pen<'_>, at: (u16, u16), cell: &Cell) {
    if is_uncertain(cell) {
        pen.put(at, &blank(cell), None);
        pen.put(at, cell, None);
    } else {
        pen.put(at, cell, certain_columns(cell));
    }
}

/// Whether a terminal may use fewer columns for a cell than were counted: for an ambiguous character that counts as wide, for one that only
/// newer versions of Unicode made wide (☰), and for a cluster of several characters that each have a width.
fn is_uncertain(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    if symbol.len() <= 1 {
        return false;
    }
    let widened = matches!(cell.diff_option, CellDiffOption::ForcedWidth(width)
        if usize::from(width.get()) > Widths::default().columns(symbol));
    widened || is_cluster(symbol) || one_plain(symbol).is_none() && columns(cell) > 1
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
    if cell.symbol().len() == 1 {
        return Some(1);
    }
    let counted = columns(cell);
    let certain = counted == 1 || one_plain(cell.symbol()) == Some(counted);
    certain.then(|| u16::try_from(counted).ok()).flatten()
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
    use std::num::NonZeroU16;

    use ratatui::style::{Color, Style};

    use super::*;

    /// The output for a character of the given width.
    fn of_width(symbol: &str, width: u16) -> String {
        let mut cell = Cell::default();
        cell.set_symbol(symbol)
            .set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(width).unwrap()));
        let mut bytes = Vec::new();
        write_cells(std::iter::once((3, 0, &cell)), &mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn only_what_a_terminal_may_draw_narrower_is_blanked_first() {
        assert_eq!(of_width("กำ", 2), "\x1b[1;4H  \x1b[1;4Hกำ");
        assert_eq!(of_width("👍🏽", 4), "\x1b[1;4H    \x1b[1;4H👍🏽");
        assert_eq!(of_width("ễ", 1), "\x1b[1;4Hễ");
        assert_eq!(of_width("·", 2), "\x1b[1;4H  \x1b[1;4H·");
        assert_eq!(of_width("·", 1), "\x1b[1;4H·");
        assert_eq!(of_width("靖", 2), "\x1b[1;4H靖");
    }

    /// A row of text, with the columns that wide characters cover left empty.
    fn row(text: &str) -> Buffer {
        let mut row = Buffer::with_lines([text]);
        let wide: Vec<usize> = (0..row.content.len())
            .filter(|at| columns(&row.content[*at]) == 2)
            .collect();
        for at in wide {
            row.content[at + 1].set_symbol("");
        }
        row
    }

    fn changes(before: Option<&Buffer>, after: &Buffer) -> String {
        let mut bytes = Vec::new();
        write_changes(before, after, &mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    fn changed(before: &str, after: &str) -> String {
        changes(Some(&row(before)), &row(after))
    }

    #[test]
    fn only_what_changes_is_written() {
        for (case, before, after, expected) in [
            ("nothing", "abc", "abc", ""),
            ("one letter", "abc", "axc", "\x1b[1;2Hx"),
            (
                "a letter between is cheaper than a move",
                "abc",
                "xbz",
                "\x1b[1;1Hxbz",
            ),
            ("three letters are", "abcde", "xbcdz", "\x1b[1;1Hxbcdz"),
            ("four are not", "abcdef", "xbcdez", "\x1b[1;1Hx\x1b[4Cz"),
            ("one wide character is", "a汴b", "x汴y", "\x1b[1;1Hx汴y"),
            ("two are not", "a汴京b", "x汴京y", "\x1b[1;1Hx\x1b[4Cy"),
            ("wide for narrow", "abc", "汴c", "\x1b[1;1H汴"),
            ("narrow for wide", "汴c", "a c", "\x1b[1;1Ha "),
            ("half of a wide character", "a汴b", "汴cb", "\x1b[1;1H汴c"),
        ] {
            assert_eq!(changed(before, after), expected, "{case}");
        }
    }

    #[test]
    fn a_panel_is_written_by_itself() {
        let mut frame = Buffer::with_lines(["ab cd", "ef gh"]);
        frame.set_style(Rect::new(3, 0, 2, 2), Style::new().bg(Color::Red));
        let bytes = changes(None, &frame);
        let (left, right) = bytes.split_once("\x1b[48;5;1m").unwrap();
        assert_eq!(left, "\x1b[1;1Hab\x1b[2;1Hef\x1b[1;4H");
        assert_eq!(right, "cd\x1b[2;4Hgh\x1b[m");
    }

    #[test]
    fn cells_in_another_style_are_passed_over() {
        let (mut before, mut after) = (row("abc"), row("xbz"));
        let red = Style::new().fg(Color::Red);
        before.content[1].set_style(red);
        after.content[1].set_style(red);
        assert_eq!(changes(Some(&before), &after), "\x1b[1;1Hx\x1b[Cz");
    }

    #[test]
    fn what_would_be_blanked_first_is_passed_over() {
        let (mut before, mut after) = (row("a· b"), row("x· y"));
        for row in [&mut before, &mut after] {
            let two = CellDiffOption::ForcedWidth(NonZeroU16::new(2).unwrap());
            row.content[1].set_diff_option(two);
            row.content[2].set_symbol("");
        }
        assert_eq!(changes(Some(&before), &after), "\x1b[1;1Hx\x1b[2Cy");
    }

    #[test]
    fn the_colour_of_a_blank_is_not_seen() {
        let (before, mut after) = (row("a b"), row("a b"));
        after.content[1].set_style(Style::new().fg(Color::Red));
        assert_eq!(changes(Some(&before), &after), "");
        after.content[1].set_style(Style::new().underlined());
        assert_ne!(changes(Some(&before), &after), "");
    }

    #[test]
    fn the_column_after_a_changed_block_is_painted_anew() {
        for (case, before, after, expected) in [
            ("nothing changes", "▇▇ ab", "▇▇ ab", ""),
            ("erased", "▇▇ ab", "   ab", "\x1b[1;1H   "),
            ("shorter", "▇▇ ab", "▇  ab", "\x1b[1;2H  "),
            ("longer", "▇  ab", "▇▇ ab", "\x1b[1;2H▇ "),
            ("before another line", "─│ ab", " │ ab", "\x1b[1;1H │"),
            ("in the middle of a line", "───ab", "─ ─ab", "\x1b[1;2H "),
            ("at the edge", "abc▇▇", "abc  ", "\x1b[1;4H  "),
            ("before a wide character", "▇汴京", " 汴京", "\x1b[1;1H 汴"),
        ] {
            assert_eq!(changed(before, after), expected, "{case}");
        }
    }

    #[test]
    fn a_buffer_is_used_again_empty() {
        let mut display = Display::new(Rect::new(0, 0, 3, 1));
        for text in ["abc", "xyz", "", "abc"] {
            display.draw(&mut Vec::new(), |cells| {
                cells.set_string(0, 0, text, Style::new());
            });
            assert_eq!(
                display.shown(),
                Some(&Buffer::with_lines([format!("{text:3}")]))
            );
        }
    }
}
