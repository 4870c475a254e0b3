//! Links, media and tags of events, people and places.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Deref;
use std::sync::LazyLock;

use super::{TagId, Text};
use crate::names::Names;
use crate::text::Excerpt;

/// A word by which the author groups events, people and places.
#[derive(Debug)]
pub struct Tag {
    /// The word, as written in the file.
    pub id: Excerpt,
    /// Its names. If the file gives none, the word itself in the first language.
    pub name: Names,
    /// The character that marks events of this kind, if the tag is a kind of event.
    pub mark: Option<Excerpt>,
    /// A remark.
    pub note: Text,
}

/// A link to something to read or look at.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub to: Address,
    /// A description.
    pub caption: Text,
    /// The author or owner.
    pub credit: Text,
}

/// An address of something outside the chronicle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A web address; http or https only.
    Web(Excerpt),
    /// A file in the chronicle's folder or below it, as a path relative to that folder.
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

impl Address {
    /// The address as a URL. A file name may contain characters that mean something else in one; they are percent-encoded.
    pub fn url(&self) -> Cow<'_, str> {
        let file = match self {
            Self::Web(address) => return Cow::Borrowed(address),
            Self::File(file) => file,
        };
        match file_and_part(file) {
            (file, "") => encoded(file, "%?"),
            (file, part) => Cow::Owned(format!("{}{}", encoded(file, "%?"), encoded(part, ""))),
        }
    }
}

/// A file, and the part of it that an author names, with its `#`: `plan.pdf#page=3`. The part is empty if none is named.
pub(crate) fn file_and_part(file: &str) -> (&str, &str) {
    file.split_at(file.find('#').unwrap_or(file.len()))
}

/// A text with the characters that a URL cannot contain, and some others, percent-encoded (RFC 3986, 2.1).
fn encoded<'a>(text: &'a str, others: &str) -> Cow<'a, str> {
    let is_special = |letter: char| {
        matches!(letter, '<' | '>' | '"')
            || others.contains(letter)
            || letter.is_whitespace()
            || letter.is_control()
    };
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut url = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_special(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string never fails.
                let _ = write!(url, "%{byte:02X}");
            }
        } else {
            url.push(letter);
        }
    }
    Cow::Owned(url)
}

/// Links, media and tags of an event, a person or a place.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attached {
    /// Links to further reading.
    pub links: Vec<Link>,
    /// Pictures, sounds and films.
    pub media: Vec<Link>,
    /// Its tags.
    pub tags: Vec<TagId>,
}

/// An optional [`Attached`] in eight bytes, because most things have none.
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
    /// True if there are no links, media or tags.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Sets the tags; an empty list changes nothing.
    pub(crate) fn set_tags(&mut self, tags: Vec<TagId>) {
        if !tags.is_empty() {
            self.0.get_or_insert_default().tags = tags;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_encoded_in_a_url() {
        for (name, expected) in [
            ("pictures/汴京.png", "pictures/汴京.png"),
            ("a b#page=3&x=1%20<2> #c", "a%20b#page=3&x=1%20%3C2%3E%20#c"),
            ("100%.png", "100%25.png"),
            ("a?b\u{3000}\"<c>.png", "a%3Fb%E3%80%80%22%3Cc%3E.png"),
        ] {
            assert_eq!(Address::File(name.into()).url(), expected, "{name}");
        }
        let web = "https://example.org/?a=1%20#b";
        assert_eq!(Address::Web(web.into()).url(), web);
    }
}
