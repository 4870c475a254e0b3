//! What is wrong with a date, and where.

use thiserror::Error;

use super::moment::YEAR_LIMIT;

/// A text that is not a date, or not a date that can be.
///
/// Its `Display` is one plain sentence with the column in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{reason} (column {column})")]
pub struct DateError {
    /// Where the trouble begins: 1-based, counted in characters.
    pub column: usize,
    /// What is wrong, as a sentence without its full stop.
    pub reason: String,
    /// Whether the text is understood and there is no such date, rather than not understood.
    pub cannot_be: bool,
}

impl DateError {
    /// An error at a 1-based column, counted in characters.
    pub fn new(column: usize, reason: impl Into<String>) -> Self {
        Self {
            column,
            reason: reason.into(),
            cannot_be: false,
        }
    }

    /// The reason where a year is not kept.
    pub(super) fn year_beyond() -> String {
        format!("the year lies beyond \u{b1}{YEAR_LIMIT}, the farthest that is kept")
    }

    /// The same of a text that is understood, where there is no such date.
    #[must_use]
    pub(crate) fn that_cannot_be(mut self) -> Self {
        self.cannot_be = true;
        self
    }

    /// An error at a byte offset of `text`; an offset inside a character counts as that character.
    pub(crate) fn at(text: &str, byte: usize, reason: impl Into<String>) -> Self {
        let before = text.char_indices().take_while(|(at, _)| *at < byte).count();
        Self::new(before + 1, reason)
    }

    /// The same error in a text that has `characters` more in front.
    #[must_use]
    pub(crate) fn shifted(mut self, characters: usize) -> Self {
        self.column += characters;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(DateError::at("靖康x", 6, "").column, 3);
        assert_eq!(DateError::at("靖康", 99, "").column, 3);
        assert_eq!(DateError::new(2, "no").to_string(), "no (column 2)");
    }
}
