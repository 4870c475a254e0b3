//! The tokens of a text.

use std::ops::Range;

use super::foreign::Foreign;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// An opening bracket, in its plain form.
    Open(char),
    /// A closing bracket, in its plain form.
    Close(char),
    /// The separator between two items.
    Comma,
    /// The sign after a name.
    Colon,
    /// A string with its quotation marks.
    String,
    /// A string without a closing quotation mark.
    Unclosed,
    /// A word, a number or a date without quotation marks.
    Bare(&'t str),
    /// A character without a meaning.
    Junk(char),
    /// The end of the text.
    End,
}

/// A token of a text.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The foreign notation in which it is written, if any.
    pub(super) foreign: Option<Foreign>,
    /// Comments and spaces of other notations before it.
    pub(super) passed: Vec<(Range<usize>, Foreign)>,
}

impl<'t> Token<'t> {
    /// The end of the text, at a byte.
    pub(super) fn at(at: usize) -> Self {
        Self {
            kind: Kind::End,
            start: at,
            end: at,
            foreign: None,
            passed: Vec::new(),
        }
    }

    /// A token that is missing from the text.
    pub(super) fn missing(kind: Kind<'t>, at: usize) -> Self {
        Self {
            kind,
            ..Self::at(at)
        }
    }
}
