//! The languages of a chronicle. Each gets its id when it first occurs, on any thread, and keeps it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Given;
use crate::format::scan::Reader;
use crate::format::tags::{Tag, Tags};
use crate::names::{LanguageId, Languages};

/// The ids of languages, shared by the threads that read chunks.
pub(super) struct LanguageIds {
    tags: Mutex<Vec<String>>,
}

impl LanguageIds {
    /// Gives ids to the languages that are known before chunks are read. The first of the menu is the language of texts
    /// without a tag, so it gets the first id.
    pub(super) fn of(given: &Given<'_, '_>, declared: &[Tag]) -> Self {
        let ids = Self {
            tags: Mutex::default(),
        };
        if declared.is_empty() {
            ids.take_first(given);
        }
        for tag in given.tags.order(declared) {
            ids.give(given.tags.text(tag));
        }
        if ids.tags().is_empty() {
            // The BCP 47 tag for an undetermined language.
            ids.give("und");
        }
        ids
    }

    /// Gives the first id to the first language in the chunks, unless one is used before them.
    fn take_first(&self, given: &Given<'_, '_>) {
        let chunks = given.chunks.first().map(|chunk| chunk.place.start);
        let is_before = |first| chunks.is_none_or(|chunks| first < chunks);
        if given.tags.first_use().is_some_and(is_before) {
            return;
        }
        if let Some(first) = first_in_chunks(given) {
            self.give(&first);
        }
    }

    fn tags(&self) -> MutexGuard<'_, Vec<String>> {
        self.tags.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The id of a language; new if the tag is new.
    fn give(&self, tag: &str) -> LanguageId {
        let mut tags = self.tags();
        let known = tags
            .iter()
            .position(|known| known.eq_ignore_ascii_case(tag));
        LanguageId::at(known.unwrap_or_else(|| {
            tags.push(tag.to_owned());
            tags.len() - 1
        }))
    }

    /// Adds the ids of tags that were added since the last call.
    pub(super) fn extend(&self, languages: &mut Vec<LanguageId>, tags: &Tags<'_>) {
        for tag in tags.iter().skip(languages.len()) {
            languages.push(self.give(tags.text(tag)));
        }
    }

    /// The languages in menu order, each as first written.
    pub(super) fn languages(&self, tags: &Tags<'_>, declared: &[Tag]) -> Languages {
        let order = tags.order(declared);
        let mut languages: Vec<LanguageId> =
            order.iter().map(|tag| self.give(tags.text(*tag))).collect();
        let mut texts = self.tags().clone();
        for (tag, language) in order.iter().zip(&languages) {
            if let Some(text) = texts.get_mut(language.index()) {
                tags.text(*tag).clone_into(text);
            }
        }
        if languages.is_empty() {
            languages.push(FIRST);
        }
        Languages::ordered(texts, languages)
    }
}

/// The language of texts without a tag.
pub(super) const FIRST: LanguageId = LanguageId::first();

/// The first language tag in the chunks.
fn first_in_chunks(given: &Given<'_, '_>) -> Option<String> {
    given.chunks.iter().find_map(|chunk| {
        let text = given.text.get(chunk.place.range())?;
        // Many files have no language tags, and should not be read twice for them.
        if !text.contains('{') && !text.contains("derived") {
            return None;
        }
        let mut reader = Reader::of_chunk(given.text, chunk, Tags::default());
        while reader.tags.first_use().is_none() {
            reader.some_events(1).ok()??;
        }
        let first = reader.tags.order(&[]).first().copied()?;
        Some(reader.tags.text(first).to_owned())
    })
}
