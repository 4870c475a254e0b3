//! Names and texts, in the languages of the chronicle.

use super::Builder;
use crate::chronicle::{Piece, Prose, Text};
use crate::format::leaves::{Line, Versions};
use crate::format::place::Place;
use crate::format::problem::Problem;
use crate::format::strings::Word;
use crate::format::tags::Tag;
use crate::names::{LanguageId, Name, Names};

impl Builder<'_> {
    /// The language of a tag.
    pub(super) fn language(&self, tag: Tag) -> LanguageId {
        tag.index().and_then(|index| self.languages.get(index)).copied().unwrap_or(self.first_language)
    }

    /// The names of one thing.
    pub(super) fn names(&mut self, line: Option<&Line<'_>>, derived: Option<&Vec<(Tag, Place)>>) -> Names {
        let Some(line) = line else { return Names::default() };
        if line.entries.is_empty() {
            let problem = Problem::error(line.place, "no name in any language");
            self.report.add(problem.expected("needs a name, as `{\"en\": \"Bianjing\"}`"));
        }
        let derived = derived.map_or(&[][..], Vec::as_slice);
        let names: Vec<Name> = line.entries.iter().map(|entry| self.name(entry, derived)).collect();
        for (tag, place) in derived {
            if !names.iter().any(|name| name.language == self.language(*tag)) {
                let message = format!("`{}` is said to be derived, but there is no such name", self.tags.text(*tag));
                self.report.add(Problem::warning(*place, message).related(line.place, "the names"));
            }
        }
        Names::new(names)
    }

    fn name(&mut self, (tag, word): &(Tag, Word<'_>), derived: &[(Tag, Place)]) -> Name {
        if word.text.trim().is_empty() {
            let problem = Problem::error(word.place, "an empty name");
            self.report.add(problem.expected("needs a name; leave the language out if it has none"));
        }
        Name {
            language: self.language(*tag),
            derived: derived.iter().any(|(derived, _)| derived == tag),
            text: word.text.as_ref().into(),
        }
    }

    /// A text in its languages.
    pub(super) fn text<const PARAGRAPHS: bool>(&mut self, versions: Option<&Versions<'_, PARAGRAPHS>>) -> Text {
        let Some(versions) = versions else { return Text::default() };
        let mut texts = Vec::with_capacity(versions.entries.len());
        for (tag, word) in &versions.entries {
            texts.push((self.language(*tag), self.prose(word)));
        }
        Text::new(texts)
    }

    /// Several texts.
    pub(super) fn texts<const PARAGRAPHS: bool>(&mut self, texts: Option<&Vec<Versions<'_, PARAGRAPHS>>>) -> Vec<Text> {
        texts.into_iter().flatten().map(|text| self.text(Some(text))).collect()
    }

    /// Cuts a text at the names in it.
    fn prose(&mut self, word: &Word<'_>) -> Prose {
        let text = &*word.text;
        let mut pieces = Vec::new();
        let mut done = 0;
        while let Some(opening) = find(text, done, '[') {
            let inner = opening + 2;
            let within = |closing: &usize| text.get(inner..*closing).is_some_and(|body| find(body, 0, '[').is_none());
            let closing = find(text, inner, ']').filter(within);
            let Some(closing) = closing else {
                let problem = Problem::error(word.part(opening, inner), "`[[` without `]]`");
                self.report.add(problem.expected("needs a `]]` after the id"));
                push_words(&mut pieces, text.get(done..inner));
                done = inner;
                continue;
            };
            push_words(&mut pieces, text.get(done..opening));
            pieces.extend(self.link(word, inner, closing));
            done = closing + 2;
        }
        push_words(&mut pieces, text.get(done..));
        Prose { pieces: pieces.into() }
    }

    /// What stands between `[[` and `]]`.
    fn link(&mut self, word: &Word<'_>, start: usize, end: usize) -> Option<Piece> {
        let body = word.text.get(start..end)?;
        let (id, said) = body.split_once('|').map_or((body, None), |(id, said)| (id, Some(said)));
        let of = self.refer_any(id, word.part(start, start + id.len()))?;
        if said.is_some_and(|said| said.trim().is_empty()) {
            let problem = Problem::error(word.part(start, end), format!("no words after `{id}|`"));
            self.report.add(problem.expected(format!("expected `{id}|words`, or `{id}` alone")));
        }
        Some(Piece::Name { of, said: said.map(Into::into) })
    }
}

/// Where a bracket stands twice, from some byte on.
fn find(text: &str, from: usize, bracket: char) -> Option<usize> {
    let mut at = from;
    loop {
        at += text.get(at..)?.find(bracket)?;
        if text.get(at + 1..)?.starts_with(bracket) {
            return Some(at);
        }
        at += 1;
    }
}

fn push_words(pieces: &mut Vec<Piece>, words: Option<&str>) {
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        pieces.push(Piece::Words(words.into()));
    }
}
