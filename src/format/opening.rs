//! What the opening screen does not show, passed over: most of the embedded chronicle, of which each text is there in six languages.
//!
//! The text is trusted: it has no raw strings, and no quotes or brackets in comments within what is passed over. A test holds the
//! opening screen against that of the whole file.

use super::scan::{Read, Reader, Stop, blanks};
use super::shape::Shape;
use super::shown::Shown;
use super::tags::Tag;
use super::values::Value;
use super::word::Word;
use crate::check::Place;

/// The languages of the menu.
#[derive(Debug, Default)]
pub(super) struct Menu(pub(super) Vec<(Tag, Place)>);

impl<'t> Value<'t> for Menu {
    const SHAPE: &'static Shape = &Shape::List(&Shape::String);

    fn read(reader: &mut Reader<'t>) -> Read<Self> {
        let declared: Option<Vec<(Tag, Place)>> = Value::read(reader)?;
        if let Some(declared) = &declared {
            let tags: Vec<Tag> = declared.iter().map(|(tag, _)| *tag).collect();
            if let Some(shown) = &mut reader.shown {
                shown.choose(&reader.tags, &tags);
            }
        }
        Ok(declared.map(Self))
    }
}

impl<'t> Reader<'t> {
    /// True if one version of a text is enough.
    pub(super) fn shows_one(&self) -> bool {
        self.shown.as_ref().is_some_and(Shown::is_chosen)
    }

    /// Reads of a map by language what is shown of it.
    ///
    /// # Errors
    /// Stops where a string is not closed.
    pub(super) fn shown_version(&mut self) -> Result<Vec<(Option<Tag>, Word<'t>)>, Stop> {
        let mut best: Option<(usize, Tag, Word<'t>)> = None;
        self.at += 1;
        while self.skip_to_entry() {
            let key = self.string()?;
            self.skip_to_entry();
            let rank = |tag| self.shown.as_ref().map_or(0, |shown| shown.rank(tag));
            match self.tags.take(&key).ok().map(|tag| (rank(tag), tag)) {
                Some((rank, tag)) if best.as_ref().is_none_or(|best| rank < best.0) => {
                    best = Some((rank, tag, self.string()?));
                }
                _ => self.at = self.behind_string(),
            }
            if best.as_ref().is_some_and(|best| best.0 == 0) {
                break;
            }
        }
        while self.skip_to_entry() {
            self.at = self.behind_string();
        }
        self.at += 1;
        Ok(best
            .into_iter()
            .map(|(_, tag, word)| (Some(tag), word))
            .collect())
    }

    /// Goes on to the next string, or to the end of the map; true for a string.
    fn skip_to_entry(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += memchr::memchr2(b'"', b'}', rest).unwrap_or(rest.len());
        self.byte() == b'"'
    }

    /// Behind the string that is here.
    fn behind_string(&self) -> usize {
        let mut at = self.at + 1;
        let rest = |at: usize| self.text.as_bytes().get(at..).unwrap_or_default();
        while let Some(length) = memchr::memchr2(b'"', b'\\', rest(at)) {
            at += length + 1;
            if self.byte_at(at - 1) == b'"' {
                return at;
            }
            at += 1;
        }
        self.text.len()
    }

    /// Passes a value, up to the comma or the bracket behind it.
    pub(super) fn pass_over(&mut self) {
        let mut open = 0usize;
        while !self.at_end() {
            match self.byte() {
                b'"' => self.at = self.behind_string(),
                b' ' | b'\n' => self.at += blanks(self.rest().as_bytes()),
                b'(' | b'[' | b'{' => (open, self.at) = (open + 1, self.at + 1),
                b',' | b')' | b']' | b'}' if open == 0 => return,
                b')' | b']' | b'}' => (open, self.at) = (open - 1, self.at + 1),
                b'/' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                _ => self.at += 1,
            }
        }
    }
}
