//! The language tags of a file, each stored once.

use hashbrown::HashMap;
use std::borrow::Cow;

use super::word::Word;
use crate::check::{Place, Problem, Report};
use crate::names::{TagError, check_tag};

/// Maximum number of languages. It is more than any chronicle needs, and the fallback table has the square of this
/// size.
const MOST: u16 = 500;

/// A language tag, as an index into [`Tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag(u16);

/// Why a tag was rejected.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// It is not a valid tag.
    #[error(transparent)]
    Shape(#[from] TagError),
    /// The file has too many languages.
    #[error("more than {MOST} languages in one file")]
    TooMany,
}

/// A tag as first written, and the byte position of that.
#[derive(Debug, Clone)]
struct Used<'t> {
    text: Cow<'t, str>,
    first: u32,
}

/// All tags of a file, or of a chunk of one.
#[derive(Debug, Clone, Default)]
pub(super) struct Tags<'t> {
    used: Vec<Used<'t>>,
    places: HashMap<Cow<'t, str>, Tag>,
    /// Likely index of the next tag: maps of names usually keep one order.
    next: usize,
}

impl<'t> Tags<'t> {
    /// Adds a tag, or finds it if it is known.
    pub(super) fn take(&mut self, word: &Word<'t>) -> Result<Tag, Refusal> {
        let tag = &*word.text;
        for guess in [self.next, 0] {
            if self
                .used
                .get(guess)
                .is_some_and(|used| used.text == tag && used.first <= word.place.start)
            {
                self.next = guess + 1;
                return Ok(number(guess));
            }
        }
        let found = match self.places.get(tag) {
            Some(found) => *found,
            None => self.add(word)?,
        };
        self.next = usize::from(found.0) + 1;
        if let Some(used) = self
            .used
            .get_mut(usize::from(found.0))
            .filter(|used| word.place.start < used.first)
        {
            *used = Used {
                text: word.text.clone(),
                first: word.place.start,
            };
        }
        Ok(found)
    }

    /// Adds the tags of a chunk, which began with a copy of these.
    pub(super) fn join(&mut self, chunk: &Tags<'t>, report: &mut Report) {
        for used in &chunk.used {
            let end = used.first as usize + used.text.len() + 2;
            let word = Word::written(Place::new(used.first as usize, end), used.text.clone());
            if let Err(refusal) = self.take(&word) {
                report.add(Problem::error(word.place, refusal.to_string()));
            }
        }
    }

    fn add(&mut self, word: &Word<'t>) -> Result<Tag, Refusal> {
        let tag = &*word.text;
        check_tag(tag)?;
        let known = self
            .used
            .iter()
            .position(|used| used.text.eq_ignore_ascii_case(tag));
        let place = number(known.unwrap_or(self.used.len()));
        if known.is_none() {
            if self.used.len() >= usize::from(MOST) {
                return Err(Refusal::TooMany);
            }
            self.used.push(Used {
                text: word.text.clone(),
                first: word.place.start,
            });
        }
        self.places.insert(word.text.clone(), place);
        Ok(place)
    }

    /// The tags in menu order: the declared ones, then the others by first use.
    pub(super) fn order(&self, declared: &[Tag]) -> Vec<Tag> {
        let mut by_use: Vec<usize> = (0..self.used.len()).collect();
        by_use.sort_by_key(|place| self.used.get(*place).map(|used| used.first));
        let mut order: Vec<Tag> = Vec::new();
        for tag in declared
            .iter()
            .copied()
            .chain(by_use.into_iter().map(number))
        {
            if !order.contains(&tag) {
                order.push(tag);
            }
        }
        order
    }

    /// All tags, in the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = Tag> + use<> {
        (0..self.used.len()).map(number)
    }

    /// Byte position of the first tag in the file.
    pub(super) fn first_use(&self) -> Option<u32> {
        self.used.iter().map(|used| used.first).min()
    }

    /// The text of a tag as first written.
    pub(super) fn text(&self, tag: Tag) -> &str {
        self.used
            .get(usize::from(tag.0))
            .map_or("", |used| &used.text)
    }
}

impl Tag {
    /// The index among the tags.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

fn number(place: usize) -> Tag {
    Tag(u16::try_from(place).unwrap_or(u16::MAX))
}
