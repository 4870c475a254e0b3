//! Names and texts, in the languages of the chronicle.

use super::Builder;
use super::languages::FIRST;
use crate::check::{Place, Problem, ids};
use crate::chronicle::{Piece, Prose, Text, cut};
use crate::format::scalars::{self, Line, Versions};
use crate::format::tags::Tag;
use crate::format::word::Word;
use crate::names::{LanguageId, Name, Names};
use crate::text::Excerpt;

/// A name in a text: the id of a thing, and optionally that of one of its other names.
type Named<'a> = (&'a str, Option<&'a str>);

impl Builder<'_> {
    /// The language of a tag; without a tag, the first one of the chronicle.
    pub(super) fn language(&self, tag: Option<Tag>) -> LanguageId {
        let language = tag.and_then(|tag| self.languages.get(tag.index()));
        language.copied().unwrap_or(FIRST)
    }

    /// The names of one thing.
    pub(super) fn names(
        &mut self,
        line: Option<&scalars::Name<'_>>,
        derived: Option<&Vec<(Tag, Place)>>,
    ) -> Names {
        let Some(line) = line else {
            return Names::default();
        };
        if line.entries.is_empty() {
            let problem = Problem::error(line.place, "no name in any language");
            self.report
                .add(problem.expected("expected a name, such as `{\"en\": \"Bianjing\"}`"));
        }
        let derived = derived.map_or(&[][..], Vec::as_slice);
        let names: Vec<Name> = line
            .entries
            .iter()
            .map(|entry| self.name(entry, derived))
            .collect();
        for (tag, place) in derived {
            if !names
                .iter()
                .any(|name| name.language == self.language(Some(*tag)))
            {
                let message = format!(
                    "`{}` is in `derived`, but there is no such name",
                    self.tags.text(*tag)
                );
                let problem = Problem::warning(*place, message).related(line.place, "the names");
                self.report
                    .add(problem.expected("add the name, or remove it from `derived`"));
            }
        }
        Names::new(names)
    }

    fn name(&mut self, (tag, word): &(Option<Tag>, Word<'_>), derived: &[(Tag, Place)]) -> Name {
        if word.text.trim().is_empty() {
            let problem = Problem::error(word.place, "empty name");
            self.report
                .add(problem.expected("expected a name; leave the language out if it has none"));
        }
        Name {
            language: self.language(*tag),
            derived: derived.iter().any(|(derived, _)| *tag == Some(*derived)),
            text: self.keep(word),
        }
    }

    /// A text in its languages.
    pub(super) fn text<const PARAGRAPHS: bool>(
        &mut self,
        versions: Option<&Versions<'_, PARAGRAPHS>>,
    ) -> Text {
        let Some(versions) = versions else {
            return Text::default();
        };
        let mut texts = Vec::with_capacity(versions.entries.len());
        for (tag, word) in &versions.entries {
            texts.push((self.language(*tag), self.prose(word)));
        }
        Text::new(texts)
    }

    /// The text of `claimed_by`. Reports an id, because words are expected.
    pub(super) fn claimant(&mut self, line: Option<&Line<'_>>) -> Text {
        for (_, word) in line.into_iter().flat_map(|line| &line.entries) {
            if self.find(&word.text).is_some() {
                self.report.add(ids::as_words(word.place, &word.text));
            }
        }
        self.text(line)
    }

    /// The texts of a list.
    pub(super) fn texts<const PARAGRAPHS: bool>(
        &mut self,
        texts: Option<&Vec<Versions<'_, PARAGRAPHS>>>,
    ) -> Vec<Text> {
        texts
            .into_iter()
            .flatten()
            .map(|text| self.text(Some(text)))
            .collect()
    }

    /// A text of the file. Names in it are checked now, or later if they may be events.
    fn prose(&mut self, word: &Word<'_>) -> Prose {
        if self.events.is_none() && self.names_an_event(word) {
            self.pending.texts.push(word.owned());
        } else {
            self.check_names_in(word);
        }
        Prose::new(self.keep(word))
    }

    /// True if a text has a name that may be an event.
    fn names_an_event(&self, word: &Word<'_>) -> bool {
        cut(&word.text)
            .any(|(_, piece)| matches!(piece, Piece::Name { id, .. } if self.find(id).is_none()))
    }

    pub(super) fn check_names_in(&mut self, word: &Word<'_>) {
        for (at, piece) in cut(&word.text) {
            match piece {
                Piece::Words(_) => {}
                Piece::Name { id, alias, said } => {
                    if self.check_name(word, at + 2, (id, alias)) {
                        self.check_said(word, at + 2, (id, alias), said);
                    }
                }
                Piece::Unclosed(_) => {
                    let problem = Problem::error(word.part(at, at + 2), "unclosed `[[`");
                    self.report
                        .add(problem.expected("expected `]]` after the id"));
                }
            }
        }
    }

    /// Checks the name between `[[` and `]]`. Returns false if it is unknown.
    fn check_name(&mut self, word: &Word<'_>, start: usize, (id, alias): Named<'_>) -> bool {
        let end = start + id.len();
        self.check_id(id, word.part(start, end))
            && alias.is_none_or(|alias| {
                self.check_alias(id, alias, word.part(end + 1, end + 1 + alias.len()))
            })
    }

    /// Reports a name with an empty text after `|`.
    fn check_said(
        &mut self,
        word: &Word<'_>,
        start: usize,
        (id, alias): Named<'_>,
        said: Option<&str>,
    ) {
        let Some(said) = said.filter(|said| said.trim().is_empty()) else {
            return;
        };
        let named = alias.map_or_else(|| id.to_owned(), |alias| format!("{id}.{alias}"));
        let problem = Problem::error(
            word.part(start, start + named.len() + 1 + said.len()),
            format!("no words after `{named}|`"),
        );
        self.report
            .add(problem.expected(format!("expected `{named}|words`, or `{named}` alone")));
    }

    /// A string of the file for the model.
    pub(super) fn keep(&self, word: &Word<'_>) -> Excerpt {
        word.kept(self.context.whole)
    }
}
