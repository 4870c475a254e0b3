//! What is wrong with a file.

use std::ops::Range;

use super::{Edit, Place};
use crate::text::Unseen;

/// Whether a file with this problem can still be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It can not.
    Error,
    /// It can, but its author should know.
    Warning,
    /// Nothing is wrong; something could not be checked.
    Note,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the file can still be read.
    pub severity: Severity,
    /// The bytes of the text that are meant; absent if it is about the file as a whole.
    pub place: Option<Range<usize>>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What belongs at that place instead, in few words.
    pub expected: Option<String>,
    /// Another place that has to do with it, and how.
    pub related: Option<(Range<usize>, String)>,
    /// What the author can do about it.
    pub help: Option<String>,
    /// The fix, where there is only one; the places are those of the text.
    pub fix: Vec<Edit>,
    /// True if only something that is referred to is missing.
    soft: bool,
}

impl Problem {
    /// Something that keeps the file from being read.
    pub(crate) fn error(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: Some(place.range()),
            message: message.into(),
            expected: None,
            related: None,
            help: None,
            fix: Vec::new(),
            soft: false,
        }
    }

    /// Something that the author should know.
    pub(crate) fn warning(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, message)
        }
    }

    /// A character that is not drawn as it is.
    pub(crate) fn unseen(place: Place, letter: char, unseen: Unseen) -> Self {
        let code = u32::from(letter);
        let problem = Self::warning(
            place,
            format!("the character U+{code:04X} is not drawn as it is"),
        );
        match unseen {
            Unseen::WrittenOut => problem
                .expected(format!("drawn as `\\u{{{code:X}}}`"))
                .help("it could act on the terminal, turn the order of letters round, or hide"),
            Unseen::LeftOut => problem
                .expected("left out")
                .help("it cannot be seen, and terminals do not agree on its width"),
        }
    }

    /// Something that could not be checked.
    pub(crate) fn note(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(place, message)
        }
    }

    /// An error about the file as a whole.
    pub(crate) fn whole(message: impl Into<String>) -> Self {
        Self {
            place: None,
            ..Self::error(Place::default(), message)
        }
    }

    /// Says in few words what belongs at the place.
    pub(crate) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Points at another place as well.
    pub(crate) fn related(mut self, place: Place, how: impl Into<String>) -> Self {
        self.related = Some((place.range(), how.into()));
        self
    }

    /// Says that only something that is referred to is missing.
    pub(crate) fn soft(mut self) -> Self {
        self.soft = true;
        self
    }

    /// True if only something that is referred to is missing.
    pub(crate) fn is_soft(&self) -> bool {
        self.soft
    }

    /// Says what is sure to mend it.
    pub(crate) fn fix(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix = edits.into_iter().collect();
        self
    }

    /// Says that its place is to be written otherwise, for sure.
    pub(crate) fn rewritten(self, with: impl Into<String>) -> Self {
        let place = self.place.clone().unwrap_or_default();
        self.fix([Edit::new(place, with)])
    }

    /// Says what the author can do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
