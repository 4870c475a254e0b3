//! Links, media and tags of imported entries.

use std::borrow::Cow;
use std::collections::HashSet;

use super::draft::Entry;
use super::markup;
use super::tally::Extra;
use crate::check::ids::is_well_formed;
use crate::chronicle::file_and_part;
use crate::format::map::leads_away;
use crate::text::clean;

/// A link to a web page or a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Linked {
    /// A web address or a file name.
    pub(super) address: String,
    /// True if the address is a URL, in which a file name is percent-encoded.
    pub(super) is_url: bool,
    pub(super) caption: String,
    pub(super) credit: String,
}

/// The attachments of an entry. What is there twice is written once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Attached {
    pub(super) media: Vec<Linked>,
    pub(super) tags: Vec<String>,
    /// Roles of people, by their index among those of the draft.
    pub(super) roles: Vec<(usize, String)>,
    /// The lanes after the first, by their index.
    pub(super) lanes: Vec<usize>,
    /// The weight, from 1 to 5; 0 if none is given.
    pub(super) weight: u8,
}

impl Linked {
    /// A link with only an address.
    pub(super) fn to(address: &str) -> Self {
        Self {
            address: address.trim().to_owned(),
            ..Self::default()
        }
    }

    /// A link with only a URL: that of a web page, or the relative one of a file.
    pub(super) fn to_url(url: &str) -> Self {
        Self {
            is_url: true,
            ..Self::to(url)
        }
    }

    /// The web address or the name of the file.
    pub(super) fn target(&self) -> Cow<'_, str> {
        if self.is_url && self.is_file() {
            let (file, part) = file_and_part(&self.address);
            Cow::Owned(decoded(file).into_owned() + part)
        } else {
            Cow::Borrowed(&self.address)
        }
    }

    /// True if an event file can have it: a web address, or a file beside or below it.
    pub(super) fn has_room(&self) -> bool {
        self.is_file() || is_web(&self.address)
    }

    /// True for the name of a file beside or below the event file.
    pub(super) fn is_file(&self) -> bool {
        let name = &self.address;
        let last = name.rsplit('/').next().unwrap_or_default();
        let is_name = last.contains('.') && !name.contains(['<', '>', '"', '?', '\n']);
        // Compare the name as it will be read: undrawable characters are written as `\u{8F}` in the file.
        let read = if self.is_url {
            decoded(name)
        } else {
            Cow::Borrowed(name.as_str())
        };
        is_name && !name.starts_with("www.") && !leads_away(&clean(&read))
    }
}

/// A text with its percent-encoded characters decoded, or as it is if they are not in UTF-8.
fn decoded(text: &str) -> Cow<'_, str> {
    let digits = |at: usize| {
        let digits = text.get(at + 1..at + 3)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u8::from_str_radix(digits, 16).ok())?
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let code = Some(byte)
            .filter(|byte| **byte == b'%')
            .and_then(|_| digits(at));
        bytes.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// True for a web address that an event file can have.
pub(super) fn is_web(link: &str) -> bool {
    // Compare the address as it will be read: undrawable characters become spaces.
    let link = clean(link);
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| link.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|letter: char| letter.is_whitespace() || letter == '\\')
    })
}

impl Entry {
    /// Keeps an id if it is valid and not only a number.
    pub(super) fn identify(&mut self, id: &str) {
        let id = id.trim();
        let begins = id.starts_with(|first: char| first.is_ascii_lowercase());
        if begins && is_well_formed(id) {
            id.clone_into(&mut self.id);
        }
    }

    /// Adds a lane.
    pub(super) fn also_on(&mut self, lane: Option<usize>) {
        let Some(lane) = lane.filter(|lane| Some(*lane) != self.lane) else {
            return;
        };
        if self.lane.is_none() {
            self.lane = Some(lane);
            return;
        }
        self.attached.get_or_insert_default().lanes.push(lane);
    }

    /// Adds an address, unless it is empty.
    pub(super) fn link(&mut self, address: &str) {
        let address = address.trim();
        if !address.is_empty() {
            self.links.push(address.to_owned());
            self.left.keep_if(Extra::Link, is_web(address));
        }
    }

    /// Adds the links in a text in HTML, each once.
    pub(super) fn links_in(&mut self, html: &str) {
        let mut known: HashSet<String> = self.links.iter().cloned().collect();
        for address in markup::hrefs(html) {
            if known.insert(address.clone()) {
                self.link(&address);
            }
        }
    }

    /// Adds a picture, sound or film, if it has an address. Embedded media have none and are left out.
    pub(super) fn medium(&mut self, medium: Linked) {
        if medium.address.is_empty() {
            return;
        }
        self.left.keep_if(Extra::Media, medium.has_room());
        if medium.has_room() {
            self.attached.get_or_insert_default().media.push(medium);
        }
    }

    /// Adds a tag, unless it is empty.
    pub(super) fn tag(&mut self, word: &str) {
        let word = markup::one_line(word);
        if !word.is_empty() {
            self.attached.get_or_insert_default().tags.push(word);
        }
    }

    /// Keeps a tag, and counts it; a word after `#` is the same without.
    pub(super) fn counted_tag(&mut self, word: &str) {
        let word = word.trim().trim_start_matches('#');
        if !word.is_empty() {
            self.left.keep_if(Extra::Tag, true);
            self.tag(word);
        }
    }

    /// Adds a participant with their role, if it is not empty.
    pub(super) fn role(&mut self, person: usize, role: &str) {
        self.people.push(person);
        if !role.is_empty() {
            let roles = &mut self.attached.get_or_insert_default().roles;
            roles.push((person, role.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Linked, is_web};

    #[test]
    fn a_file_is_one_that_the_file_may_name() {
        for (name, expected) in [
            ("pictures/map.png", true),
            ("地圖.png", true),
            ("../map.png", false),
            ("map", false),
            // Found by a fuzzer: the file would be rejected.
            ("h\u{8f}x.org/c.jpg", false),
        ] {
            assert_eq!(Linked::to(name).is_file(), expected, "{name:?}");
        }
    }

    #[test]
    fn the_file_of_a_url_is_decoded() {
        for (url, expected) in [
            ("a%20b%23c.txt", Some("a b#c.txt")),
            ("a%20b.pdf#page=1%20", Some("a b.pdf#page=1%20")),
            ("100%25.png", Some("100%.png")),
            ("100%.png", Some("100%.png")),
            ("%E5%9C%96.png", Some("圖.png")),
            ("%FF.png", Some("%FF.png")),
            ("%2E%2E/map.png", None),
            (
                "https://example.org/a%20b.png",
                Some("https://example.org/a%20b.png"),
            ),
        ] {
            let link = Linked::to_url(url);
            let target = link.has_room().then(|| link.target());
            assert_eq!(target.as_deref(), expected, "{url:?}");
        }
        assert_eq!(Linked::to("a%20b.png").target(), "a%20b.png");
    }

    #[test]
    fn an_address_is_one_that_the_file_may_have() {
        for (address, expected) in [
            ("https://example.org/c.jpg", true),
            ("https://example.org/汴京", true),
            ("https://exa mple.org", false),
            // Found by a fuzzer: the file would be rejected.
            ("https://example.or\u{2}g/c.jpg", false),
            ("https://", false),
            ("ftp://example.org", false),
        ] {
            assert_eq!(is_web(address), expected, "{address:?}");
        }
    }
}
