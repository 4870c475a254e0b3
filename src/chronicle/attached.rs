//! What hangs on events, people and places: addresses, pictures, tags.

use std::ops::Deref;
use std::sync::LazyLock;

use super::{TagId, Text};
use crate::names::Names;
use crate::text::Excerpt;

/// A word by which an author gathers events, people and places.
#[derive(Debug)]
pub struct Tag {
    /// The word, as the file has it.
    pub id: Excerpt,
    /// Its names; the word itself in the first language, if the file names it no other way.
    pub name: Names,
    /// The one character that marks the events of this kind, if it is a kind of events.
    pub mark: Option<Excerpt>,
    /// What to know.
    pub note: Text,
}

/// Something to be read or looked at elsewhere.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it is.
    pub to: Address,
    /// What it is, in words.
    pub caption: Text,
    /// Who made it, or whose it is.
    pub credit: Text,
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// On the web; http or https only.
    Web(Excerpt),
    /// In a file beside the chronicle or in a folder below it, by its name from there.
    File(Excerpt),
}

impl Deref for Address {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Web(address) | Self::File(address) => address,
        }
    }
}

/// What hangs on an event, a person or a place.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attached {
    /// What there is to read elsewhere.
    pub links: Vec<Link>,
    /// Pictures, sounds, films.
    pub media: Vec<Link>,
    /// Its tags.
    pub tags: Vec<TagId>,
}

/// A pointer to [`Attached`] that takes eight bytes, as most things have nothing attached.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BoxedAttached(Option<Box<Attached>>);

impl Deref for BoxedAttached {
    type Target = Attached;

    fn deref(&self) -> &Attached {
        static NOTHING: LazyLock<Attached> = LazyLock::new(Attached::default);
        self.0.as_deref().unwrap_or_else(|| &NOTHING)
    }
}

impl From<Attached> for BoxedAttached {
    fn from(attached: Attached) -> Self {
        Self((attached != Attached::default()).then(|| Box::new(attached)))
    }
}

impl BoxedAttached {
    /// True if there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Gives it tags.
    pub(crate) fn set_tags(&mut self, tags: Vec<TagId>) {
        if !tags.is_empty() {
            self.0.get_or_insert_default().tags = tags;
        }
    }
}
