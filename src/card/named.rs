//! Names in running text: as they are, in the text's wording, or by an alias.

use super::{Reader, Role, Word};
use crate::chronicle::Ref;
use crate::names::{LanguageId, Names};

/// Opening brackets, ASCII and full-width.
const BRACKETS: [char; 2] = ['(', '\u{ff08}'];

/// Something named in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    reader: Reader<'a>,
    of: Ref,
    /// The names to use: its own, or those of an alias.
    names: &'a Names,
    /// True if these are its own names.
    own: bool,
}

impl<'a> Named<'a> {
    /// Something by its own name, or by the alias with an id if it has one.
    pub(super) fn new(reader: Reader<'a>, of: Ref, alias: Option<&str>) -> Self {
        let other = alias.and_then(|alias| reader.chronicle.alias(of, alias));
        Self {
            reader,
            of,
            names: other.unwrap_or_else(|| reader.chronicle.names(of)),
            own: other.is_none(),
        }
    }

    /// The name in the chosen language, or its fallback.
    pub(super) fn full(self) -> Word {
        let shown = self.reader.shown(self.names);
        let role = if shown.fallback {
            Role::Fallback
        } else {
            Role::Name
        };
        self.word(shown.text, role, shown.language)
    }

    /// The full name without a part in brackets, which does not fit into a sentence in another language: `Dinasti Jin (1115–1234)`.
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

    /// The name in the language of a text, if the chosen language has none and would borrow it from yet another language.
    pub(super) fn in_text(self, language: LanguageId) -> Option<Word> {
        let shown = self.reader.shown(self.names);
        let name = self.names.get(language)?;
        let is_foreign = shown.fallback && shown.language != language;
        is_foreign.then(|| self.word(&name.text, Role::Name, language))
    }

    /// The short name, for where space is limited.
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

    /// The text's own wording for it, in the text's language.
    pub(super) fn as_said(self, said: &str, language: LanguageId) -> Word {
        self.word(said, Role::Name, language)
    }

    /// Whether to keep the text's own wording for it. That is so unless the user does not read the text's language, the wording is only a
    /// form of the name (`Jin` for `Jin dynasty`), and there is a name that the user reads.
    pub(super) fn keeps(self, said: &str, language: LanguageId) -> bool {
        let languages = &self.reader.chronicle.languages;
        languages.reads(self.reader.choice.main, language)
            || !self.is_form(said, language)
            || self.in_text(language).is_some()
    }

    /// True if the wording is the short name in a language, or consists of whole words of the name. A part of the name in brackets is
    /// additional information and does not count.
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

/// True if there is no word boundary between two letters of a script that separates words by spaces.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let of_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() && (letter < '\u{2e80}'))
    };
    of_word(before) && of_word(after)
}
