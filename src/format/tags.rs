//! The language tags of a file, each kept once.

use std::borrow::Cow;
use std::collections::HashMap;

use super::place::Place;
use super::problem::{Problem, Report};
use super::word::Word;
use crate::names::{TagError, check_tag};

/// More languages than the world's chronicles are written in; what falls back on what is a table of their square.
const MOST: u16 = 500;

/// A language tag by its place in [`Tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag(u16);

impl Tag {
    /// Of a text that names no language: it is in the chronicle's first one.
    pub(super) const FIRST: Self = Self(u16::MAX);
}

/// Why a tag was not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// It is no tag.
    #[error(transparent)]
    Shape(#[from] TagError),
    /// There are too many.
    #[error("more than {MOST} languages in one file")]
    TooMany,
}

/// A tag as it was first written, and where.
#[derive(Debug, Clone)]
struct Used<'t> {
    text: Cow<'t, str>,
    first: u32,
}

/// Every tag of a file, or of a chunk of one.
#[derive(Debug, Clone, Default)]
pub(super) struct Tags<'t> {
    used: Vec<Used<'t>>,
    places: HashMap<Cow<'t, str>, Tag>,
    /// Where the next tag is likely to be found: maps of names mostly keep one order.
    next: usize,
}

impl<'t> Tags<'t> {
    /// Takes a tag in.
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

    /// Takes in the tags of a chunk of the file, which began with a copy of these; returns what became of each.
    pub(super) fn join(&mut self, chunk: &Tags<'t>, report: &mut Report) -> Vec<Tag> {
        let words = chunk.used.iter().map(|used| {
            let end = used.first as usize + used.text.len() + 2;
            Word::written(Place::new(used.first as usize, end), used.text.clone())
        });
        let mut take = |word: Word<'t>| match self.take(&word) {
            Ok(tag) => tag,
            Err(refusal) => {
                report.add(Problem::error(word.place, refusal.to_string()));
                Tag::FIRST
            }
        };
        words.map(&mut take).collect()
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

    /// The tags in menu order: those declared, then the others by first use; and for every tag its place in that order.
    pub(super) fn order(&self, declared: &[Tag]) -> (Vec<String>, Vec<usize>) {
        let mut order: Vec<usize> = Vec::new();
        let mut by_use: Vec<usize> = (0..self.used.len()).collect();
        by_use.sort_by_key(|place| self.used.get(*place).map(|used| used.first));
        let all = declared.iter().map(|tag| usize::from(tag.0)).chain(by_use);
        for place in all {
            if !order.contains(&place) {
                order.push(place);
            }
        }
        let mut places = vec![0; self.used.len()];
        for (place, used) in order.iter().enumerate() {
            if let Some(slot) = places.get_mut(*used) {
                *slot = place;
            }
        }
        (
            order
                .iter()
                .filter_map(|place| self.used.get(*place))
                .map(|used| used.text.clone().into_owned())
                .collect(),
            places,
        )
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.used.len()
    }

    /// Where the first of them is written.
    pub(super) fn first_use(&self) -> Option<u32> {
        self.used.iter().map(|used| used.first).min()
    }

    /// A tag as it was first written.
    pub(super) fn text(&self, tag: Tag) -> &str {
        self.used
            .get(usize::from(tag.0))
            .map_or("", |used| &used.text)
    }
}

impl Tag {
    /// The place among the tags; `None` for a text that names no language.
    pub(super) fn index(self) -> Option<usize> {
        (self != Self::FIRST).then_some(usize::from(self.0))
    }
}

fn number(place: usize) -> Tag {
    Tag(u16::try_from(place).unwrap_or(u16::MAX))
}
