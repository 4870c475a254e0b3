//! Lines and columns of places in a text.

use std::collections::HashMap;

use super::boundary;

/// A position in a text as a line and a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The column in characters, counted from 1.
    pub(crate) column: usize,
    /// The byte offset of the start of the line.
    pub(crate) line_start: usize,
}

/// The positions of some byte offsets, computed in one pass over the text. A line can be 200 MB long with a hundred places on it.
#[derive(Debug)]
pub(crate) struct Lines {
    positions: HashMap<usize, Position>,
}

impl Lines {
    /// Computes the positions of some byte offsets.
    pub(crate) fn of(text: &str, places: impl Iterator<Item = usize>) -> Self {
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        let begin = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        let mut position = Position {
            line: 1,
            column: 1,
            line_start: begin,
        };
        let mut done = begin;
        let mut positions = HashMap::new();
        for place in places {
            let here = boundary(text, place).max(done);
            position.pass(text.get(done..here).unwrap_or_default(), done);
            done = here;
            positions.insert(place, position);
        }
        Self { positions }
    }

    /// The position of one of those byte offsets.
    pub(crate) fn position(&self, place: usize) -> Position {
        self.positions
            .get(&place)
            .copied()
            .unwrap_or(Position::FIRST)
    }
}

impl Position {
    /// The start of a text.
    pub(crate) const FIRST: Self = Self {
        line: 1,
        column: 1,
        line_start: 0,
    };

    /// Advances past some text that starts at byte `begin`.
    fn pass(&mut self, text: &str, begin: usize) {
        let same_line = match text.rfind('\n') {
            Some(last) => {
                self.line += text.bytes().filter(|byte| *byte == b'\n').count();
                self.line_start = begin + last + 1;
                self.column = 1;
                text.get(last + 1..).unwrap_or_default()
            }
            None => text,
        };
        self.column += same_line.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_skip_a_byte_order_mark() {
        let text = "\u{feff}ab\n靖康之變\r\n";
        let lines = Lines::of(text, [12, 3, 6, 900].into_iter());
        assert_eq!(
            lines.position(3),
            Position {
                line: 1,
                column: 1,
                line_start: 3
            }
        );
        assert_eq!(
            lines.position(6),
            Position {
                line: 2,
                column: 1,
                line_start: 6
            }
        );
        assert_eq!(
            lines.position(12),
            Position {
                line: 2,
                column: 3,
                line_start: 6
            }
        );
        assert_eq!(lines.position(900).line, 3);
    }
}
