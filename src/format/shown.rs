//! Texts in languages that are not on the screen, passed over: the first frame needs one of six.

use super::scan::{Reader, Stop};
use super::tags::Tag;
use super::word::Word;
use crate::names::Languages;

/// The language that texts are wanted in.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What a reader can read, the best first, as tags or locales.
    wanted: Vec<String>,
    /// The languages of the file, the one to show first; empty until the file has declared them.
    chain: Vec<Tag>,
}

impl Shown {
    /// The language nearest to one of these.
    pub(super) fn nearest(wanted: &[String]) -> Self {
        Self {
            wanted: wanted.to_vec(),
            chain: Vec::new(),
        }
    }

    /// How late a language comes, if it is known.
    fn rank(&self, tag: Tag) -> Option<usize> {
        self.chain.iter().position(|known| *known == tag)
    }
}

impl<'t> Reader<'t> {
    /// Chooses the language of texts among those that the file declares.
    pub(super) fn choose_shown(&mut self, declared: &[Tag]) {
        let Some(shown) = &mut self.shown else { return };
        let texts = declared.iter().map(|tag| self.tags.text(*tag).to_owned());
        let languages = Languages::new(texts);
        let main = languages.nearest_of(&shown.wanted);
        let chain = languages.prose_chain(main).iter();
        shown.chain = chain
            .filter_map(|language| declared.get(language.index()).copied())
            .collect();
    }

    /// True if one version of a text is enough.
    pub(super) fn shows_one(&self) -> bool {
        self.shown
            .as_ref()
            .is_some_and(|shown| !shown.chain.is_empty())
    }

    /// Reads of a map by language what is shown of it.
    ///
    /// # Errors
    /// Stops where a bracket or a string is not closed.
    pub(super) fn shown_version(&mut self) -> Result<Vec<(Option<Tag>, Word<'t>)>, Stop> {
        let mut best: Option<(usize, Tag, Word<'t>)> = None;
        self.items(|reader| {
            let Some(key) = reader.key("a language tag in quotation marks")? else {
                return Ok(());
            };
            let tag = reader.tag(&key);
            let rank = tag.and_then(|tag| reader.shown.as_ref()?.rank(tag));
            reader.skip_space()?;
            match (rank, tag) {
                (Some(rank), Some(tag)) if best.as_ref().is_none_or(|best| rank < best.0) => {
                    best = Some((rank, tag, reader.string()?));
                    Ok(())
                }
                _ => reader.string().map(drop),
            }
        })?;
        Ok(best
            .into_iter()
            .map(|(_, tag, word)| (Some(tag), word))
            .collect())
    }
}
