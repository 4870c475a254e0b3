//! A string of a file, and where it stands.

use std::borrow::Cow;

use crate::check::Place;
use crate::text::{Excerpt, Whole};

/// A string of the file, and where it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Word<'t> {
    /// The whole of it, quotes included.
    pub(super) place: Place,
    /// Where the content begins, if it is the very bytes of the file.
    inner: Option<u32>,
    /// What it says.
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

    /// A string that says something and can not be pointed into.
    pub(super) fn written(place: Place, text: Cow<'t, str>) -> Self {
        Self {
            place,
            inner: None,
            text,
        }
    }

    /// The same string, for longer than the file is read.
    pub(super) fn owned(&self) -> Word<'static> {
        Word {
            place: self.place,
            inner: self.inner,
            text: Cow::Owned(self.text.clone().into_owned()),
        }
    }

    /// The same string with other content, which can no longer be pointed into.
    pub(super) fn rewritten(self, text: String) -> Self {
        Self {
            place: self.place,
            inner: None,
            text: Cow::Owned(text),
        }
    }

    /// What it says, for longer than the file is read; `whole` is the text of the file.
    pub(super) fn kept(&self, whole: &Whole) -> Excerpt {
        let end = |start: u32| start.checked_add(u32::try_from(self.text.len()).ok()?);
        match self.inner.and_then(|start| Some((start, end(start)?))) {
            Some((start, end)) => Excerpt::new(whole, start, end),
            None => self.text.clone().into_owned().into(),
        }
    }

    /// Where some bytes of it stand; the whole of it if they are not known.
    pub(super) fn part(&self, start: usize, end: usize) -> Place {
        match self.inner {
            Some(inner) => Place::new(inner as usize + start, inner as usize + end),
            None => self.place,
        }
    }

    /// Where its character at a 1-based column stands; its closing quote if that is beyond the last.
    pub(super) fn character(&self, column: usize) -> Place {
        let wanted = column.saturating_sub(1);
        match self.text.char_indices().nth(wanted) {
            Some((at, letter)) => self.part(at, at + letter.len_utf8()),
            None => self.part(self.text.len(), self.text.len() + 1),
        }
    }
}
