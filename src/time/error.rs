//! Errors in dates, with their position.

use thiserror::Error;

/// A text that is not a date, or a date that does not exist.
///
/// `Display` writes a plain sentence that includes the column.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{reason} (column {column})")]
pub struct DateError {
    /// The position of the error: a 1-based column in characters.
    pub column: usize,
    /// What is wrong, as a sentence without a full stop.
    pub reason: String,
    /// True if the text was understood but the date does not exist; false if it was not understood.
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

    /// Marks the error as one of a date that was understood but does not exist.
    #[must_use]
    pub(crate) fn that_cannot_be(mut self) -> Self {
        self.cannot_be = true;
        self
    }

    /// An error at a byte offset of `text`; an offset inside a character is counted as the next character.
    pub(crate) fn at(text: &str, byte: usize, reason: impl Into<String>) -> Self {
        let before = text.char_indices().take_while(|(at, _)| *at < byte).count();
        Self::new(before + 1, reason)
    }

    /// The error for a text that is preceded by `characters` more characters.
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
