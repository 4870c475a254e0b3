//! Names in running text: as they are, in words of the text's own, by another name.

use super::{Reader, Role, Word};
use crate::chronicle::Ref;
use crate::names::{LanguageId, Names};

/// Opening brackets, the second one as wide as a Han character.
const BRACKETS: [char; 2] = ['(', '\u{ff08}'];

/// Something that is named, for a reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    reader: Reader<'a>,
    of: Ref,
    /// The name by which it is called: its own, or another one of its names.
    names: &'a Names,
    /// True if that is its own.
    own: bool,
}

impl<'a> Named<'a> {
    /// Something by its own name, or by the other one that has an id among those.
    pub(super) fn new(reader: Reader<'a>, of: Ref, alias: Option<&str>) -> Self {
        let other = alias.and_then(|alias| reader.chronicle.alias(of, alias));
        Self {
            reader,
            of,
            names: other.unwrap_or_else(|| reader.chronicle.names(of)),
            own: other.is_none(),
        }
    }

    /// The name in the chosen language, or what stands in for it.
    pub(super) fn full(self) -> Word {
        let shown = self.reader.shown(self.names);
        let role = if shown.fallback {
            Role::Fallback
        } else {
            Role::Name
        };
        self.word(shown.text, role, shown.language)
    }

    /// The same without what stands in brackets, which a sentence of another language has no place for: `Dinasti Jin (1115–1234)`.
    pub(super) fn in_passing(self) -> Word {
        let mut word = self.full();
        let bare = word
            .text
            .split(BRACKETS)
            .next()
            .unwrap_or_default()
            .trim_end();
        if !bare.is_empty() {
            word.text.truncate(bare.len());
        }
        word
    }

    /// The same for where there is little room.
    pub(super) fn short(self) -> Word {
        let mut word = self.full();
        if self.own {
            let chosen = self.reader.choice.main;
            let short = self.reader.chronicle.short_name(self.of, chosen);
            if word.text != short {
                short.clone_into(&mut word.text);
                word.language = Some(chosen);
            }
        }
        word
    }

    /// The words that a text in a language has for it.
    pub(super) fn as_said(self, said: &str, language: LanguageId) -> Word {
        self.word(said, Role::Name, language)
    }

    /// Whether a text in a language keeps its own words for it. It does, unless the reader has turned away from that
    /// language, and they are no more than a form of the name (`Jin` for `Jin dynasty`).
    pub(super) fn keeps(self, said: &str, language: LanguageId) -> bool {
        let languages = &self.reader.chronicle.languages;
        languages.reads(self.reader.choice.main, language) || !self.is_form(said, language)
    }

    /// True for the short name in a language, and for a part of the name in whole words; what stands in brackets is no part
    /// of it, but what else there is to say.
    fn is_form(self, said: &str, language: LanguageId) -> bool {
        if self.own && self.reader.chronicle.short_name(self.of, language) == said {
            return true;
        }
        let name = self.names.get(language).map_or("", |name| &*name.text);
        let name = name.split(BRACKETS).next().unwrap_or_default();
        name.match_indices(said).any(|(start, _)| {
            let before = name[..start].chars().next_back();
            let after = name[start + said.len()..].chars().next();
            !joins(before, said.chars().next()) && !joins(said.chars().next_back(), after)
        })
    }

    fn word(self, text: &str, role: Role, language: LanguageId) -> Word {
        Word {
            text: text.to_owned(),
            role,
            of: self.reader.link(self.of),
            language: Some(language),
        }
    }
}

/// True for two letters of a script with blanks between words: nothing parts them.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let of_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() && (letter < '\u{2e80}'))
    };
    of_word(before) && of_word(after)
}
