//! Putting text into cells without ever leaving an area.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// Writes text on a row of an area from a column on, cut at the area's right edge.
/// Returns the column after it, counted within the area.
pub(super) fn put(buffer: &mut Buffer, area: Rect, row: u16, column: u16, words: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if row >= area.height || column >= area.width {
        return column;
    }
    let room = usize::from(area.width - column);
    let words = text::cut(words, room);
    let (end, _) = buffer.set_stringn(area.x + column, area.y + row, &words, room, style);
    end - area.x
}

/// Writes text so that it ends at the area's right edge, and returns the column where it begins.
pub(super) fn put_right(buffer: &mut Buffer, area: Rect, row: u16, words: &str, style: Style) -> u16 {
    let width = u16::try_from(text::columns(words)).unwrap_or(u16::MAX);
    let column = area.width.saturating_sub(width);
    put(buffer, area, row, column, words, style);
    column
}

/// Fills a stretch of a row with one character of one column.
pub(super) fn fill(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    columns: std::ops::Range<u16>,
    glyph: &str,
    style: Style,
) {
    let area = area.intersection(buffer.area);
    if row >= area.height {
        return;
    }
    for column in columns.start..columns.end.min(area.width) {
        buffer[(area.x + column, area.y + row)].set_symbol(glyph).set_style(style);
    }
}

/// Clears an area for something drawn over what is there. A wide character that straddles the left edge
/// is blanked, or its right half would swallow the first column.
pub(super) fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for row in area.top()..area.bottom() {
        if area.x > buffer.area.x && text::columns(buffer[(area.x - 1, row)].symbol()) > 1 {
            buffer[(area.x - 1, row)].set_symbol(" ");
        }
        for column in area.left()..area.right() {
            buffer[(column, row)].reset();
        }
    }
}
