//! Running text with names in it.

use super::Ref;
use crate::names::{LanguageId, Languages};

/// A text in one or several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    versions: Box<[(LanguageId, Prose)]>,
}

/// A text in one language, cut at the names in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The pieces in order.
    pub pieces: Box<[Piece]>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that stay as they are.
    Words(Box<str>),
    /// A name that follows the chosen language, unless it keeps words of its own.
    Name {
        /// What is named.
        of: Ref,
        /// The words used here, if the text keeps its own.
        said: Option<Box<str>>,
    },
}

impl Text {
    /// Collects the versions of a text.
    pub fn new(versions: Vec<(LanguageId, Prose)>) -> Self {
        Self { versions: versions.into() }
    }

    /// True if there is no version at all.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Every version, in the order of the file.
    pub fn versions(&self) -> &[(LanguageId, Prose)] {
        &self.versions
    }

    /// The version to read for a chosen language, and the language it is in.
    pub fn shown(&self, language: LanguageId, languages: &Languages) -> Option<(LanguageId, &Prose)> {
        let version = |wanted: &LanguageId| self.versions.iter().find(|(language, _)| language == wanted);
        languages
            .prose_chain(language)
            .iter()
            .find_map(version)
            .or_else(|| self.versions.first())
            .map(|(language, prose)| (*language, prose))
    }
}
