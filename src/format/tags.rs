//! The language tags of a file, each kept once.

use std::borrow::Cow;
use std::collections::HashMap;

use super::strings::Word;
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

/// Every tag of a file in order of first use.
#[derive(Debug, Default)]
pub(super) struct Tags<'t> {
    used: Vec<Cow<'t, str>>,
    places: HashMap<Cow<'t, str>, Tag>,
    /// Where the next tag is likely to be found: maps of names mostly keep one order.
    next: usize,
}

impl<'t> Tags<'t> {
    /// Takes a tag in.
    pub(super) fn take(&mut self, word: &Word<'t>) -> Result<Tag, Refusal> {
        let tag = &*word.text;
        for guess in [self.next, 0] {
            if self.used.get(guess).is_some_and(|used| used == tag) {
                self.next = guess + 1;
                return Ok(number(guess));
            }
        }
        let found = match self.places.get(tag) {
            Some(found) => *found,
            None => self.add(word)?,
        };
        self.next = usize::from(found.0) + 1;
        Ok(found)
    }

    fn add(&mut self, word: &Word<'t>) -> Result<Tag, Refusal> {
        let tag = &*word.text;
        check_tag(tag)?;
        let known = self.used.iter().position(|used| used.eq_ignore_ascii_case(tag));
        let place = number(known.unwrap_or(self.used.len()));
        if known.is_none() {
            if self.used.len() >= usize::from(MOST) {
                return Err(Refusal::TooMany);
            }
            self.used.push(word.text.clone());
        }
        self.places.insert(word.text.clone(), place);
        Ok(place)
    }

    /// The tags in menu order: those declared, then the others by first use; and for every tag its place in that order.
    pub(super) fn order(&self, declared: &[Tag]) -> (Vec<String>, Vec<usize>) {
        let mut order: Vec<usize> = Vec::new();
        let all = declared.iter().map(|tag| usize::from(tag.0)).chain(0..self.used.len());
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
        (order.iter().filter_map(|place| self.used.get(*place)).map(|tag| tag.clone().into_owned()).collect(), places)
    }

    /// A tag as it was first written.
    pub(super) fn text(&self, tag: Tag) -> &str {
        self.used.get(usize::from(tag.0)).map_or("", |tag| tag)
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
