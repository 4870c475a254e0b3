//! The language of texts that the opening screen shows.

use super::tags::Tag;

/// The language that texts are wanted in.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What a reader can read, the best first, as tags or locales.
    pub(super) wanted: Vec<String>,
    /// How late each language of the file comes, by tag; empty until the file has declared them.
    pub(super) ranks: Vec<usize>,
}

impl Shown {
    /// The language nearest to one of these.
    pub(super) fn nearest(wanted: &[String]) -> Self {
        Self {
            wanted: wanted.to_vec(),
            ranks: Vec::new(),
        }
    }

    pub(super) fn rank(&self, tag: Tag) -> usize {
        self.ranks.get(tag.index()).copied().unwrap_or(usize::MAX)
    }
}
