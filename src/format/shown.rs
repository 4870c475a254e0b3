//! Which language the texts of an opening screen are in.

use super::tags::{Tag, Tags};
use crate::names::{LanguageId, Languages};

/// The language that texts are wanted in.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What a reader can read, the best first, as tags or locales.
    wanted: Vec<String>,
    /// How late each language of the file comes, by tag; empty until the file has declared them.
    ranks: Vec<usize>,
}

impl Shown {
    /// The language nearest to one of these.
    pub(super) fn nearest(wanted: &[String]) -> Self {
        Self {
            wanted: wanted.to_vec(),
            ranks: Vec::new(),
        }
    }

    /// Chooses among the languages of a file: its tags, and those of them that it declares as its menu.
    pub(super) fn choose(&mut self, tags: &Tags<'_>, declared: &[Tag]) {
        let texts = declared.iter().map(|tag| tags.text(*tag).to_owned());
        let languages = Languages::new(texts);
        let chain = languages.prose_chain(languages.nearest_of(&self.wanted));
        let rank = |tag: Tag| {
            let of = |language: &LanguageId| declared.get(language.index()) == Some(&tag);
            chain.iter().position(of).unwrap_or(usize::MAX)
        };
        self.ranks = tags.iter().map(rank).collect();
    }

    /// True once a language is chosen.
    pub(super) fn is_chosen(&self) -> bool {
        !self.ranks.is_empty()
    }

    /// How late a language comes, 0 for the one to show.
    pub(super) fn rank(&self, tag: Tag) -> usize {
        self.ranks.get(tag.index()).copied().unwrap_or(usize::MAX)
    }
}
