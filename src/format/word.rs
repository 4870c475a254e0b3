//! A string of a file and its place.

use std::borrow::Cow;

use crate::check::Place;
use crate::text::{Excerpt, Whole};

/// A string of the file and its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Word<'t> {
    /// The whole string, including its quotes.
    pub(super) place: Place,
    /// Start of the content, if the content is exactly the bytes of the file.
    inner: Option<u32>,
    /// The content.
    pub(super) text: Cow<'t, str>,
}

impl<'t> Word<'t> {
    pub(super) fn verbatim(place: Place, inner: usize, text: &'t str) -> Self {
        Self {
            place,
            inner: u32::try_from(inner).ok(),
            text: Cow::Borrowed(text),
        }
    }

    /// A string whose content has no positions in the file.
    pub(super) fn written(place: Place, text: Cow<'t, str>) -> Self {
        Self {
            place,
            inner: None,
            text,
        }
    }

    /// A copy that owns its text.
    pub(super) fn owned(&self) -> Word<'static> {
        Word {
            place: self.place,
            inner: self.inner,
            text: Cow::Owned(self.text.clone().into_owned()),
        }
    }

    /// The same string with other content, which no longer has positions in the file.
    pub(super) fn rewritten(self, text: String) -> Self {
        Self {
            place: self.place,
            inner: None,
            text: Cow::Owned(text),
        }
    }

    /// The content as an excerpt that outlives the reader; `whole` is the text of the file.
    pub(super) fn kept(&self, whole: &Whole) -> Excerpt {
        let end = |start: u32| start.checked_add(u32::try_from(self.text.len()).ok()?);
        match self.inner.and_then(|start| Some((start, end(start)?))) {
            Some((start, end)) => Excerpt::new(whole, start, end),
            None => self.text.clone().into_owned().into(),
        }
    }

    /// The place of some bytes of the content; the whole string if positions are unknown.
    pub(super) fn part(&self, start: usize, end: usize) -> Place {
        match self.inner {
            Some(inner) => Place::new(inner as usize + start, inner as usize + end),
            None => self.place,
        }
    }

    /// The place of the character at a column, from 1. The closing quote if the column is after the end.
    pub(super) fn character(&self, column: usize) -> Place {
        let wanted = column.saturating_sub(1);
        match self.text.char_indices().nth(wanted) {
            Some((at, letter)) => self.part(at, at + letter.len_utf8()),
            None => self.part(self.text.len(), self.text.len() + 1),
        }
    }
}
