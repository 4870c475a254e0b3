//! What a text is cut into.

use std::ops::Range;

use super::foreign::Foreign;

/// What sort of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// An opening bracket, in its plain form.
    Open(char),
    /// A closing one.
    Close(char),
    /// What stands between two items.
    Comma,
    /// What stands behind a name.
    Colon,
    /// A string with its quotation marks.
    String,
    /// A string that is never closed.
    Unclosed,
    /// A word, a number or a date without quotation marks.
    Bare(&'t str),
    /// A character that means nothing.
    Junk(char),
    /// The end of the text.
    End,
}

/// A piece of a text that has a meaning of its own.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The notation that it is written in, if that is not ours.
    pub(super) foreign: Option<Foreign>,
    /// Comments and space of other notations before it.
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

    /// One that does not stand in the text.
    pub(super) fn missing(kind: Kind<'t>, at: usize) -> Self {
        Self {
            kind,
            ..Self::at(at)
        }
    }
}
