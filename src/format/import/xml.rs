//! XML as a tree, with the place of every element and value.

use std::collections::HashSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::json::Slip;
use super::markup::entity_text;

/// Maximum nesting depth of elements.
const DEEPEST: usize = 64;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, Value)>,
    pub(super) children: Vec<Element>,
    /// The text directly inside it.
    pub(super) text: Value,
    pub(super) at: Range<usize>,
}

/// A text and its place.
#[derive(Debug, Default, Clone)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) at: Range<usize>,
    /// True once it has more than white space.
    is_filled: bool,
}

/// A text that has been read.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) root: Element,
    /// Why and where parsing ended early. Everything before that is kept.
    pub(super) broken: Option<Slip>,
}

impl Element {
    /// The first child with a name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children with a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of a child; empty if there is none.
    pub(super) fn string(&self, name: &str) -> &str {
        self.child(name)
            .map(|child| child.text.text.trim())
            .unwrap_or_default()
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&Value> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }
}

/// The name of the first element of a text.
pub(super) fn root_name(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => {
                return Some(start.name().as_ref().to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Parses a text as far as possible.
pub(super) fn read(text: &str) -> Document {
    let mut builder = Builder {
        text,
        open: vec![Element::default()],
        broken: None,
    };
    let mut reader = Reader::from_str(text);
    while builder.broken.is_none() {
        let before = position(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Eof) => {
                builder.end(text.len());
                break;
            }
            Ok(event) => {
                let after = position(reader.buffer_position());
                builder.take(event, before..after);
            }
            Err(error) => {
                let at = position(reader.error_position());
                builder.stop(at, &message(&error));
            }
        }
    }
    builder.document()
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn message(error: &quick_xml::Error) -> String {
    use quick_xml::errors::IllFormedError;
    match error {
        quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => {
            "a bare \"&\" must be written \"&amp;\"".to_owned()
        }
        quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!("</{found}> closes <{expected}>")
        }
        error => error.to_string(),
    }
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Element>,
    broken: Option<Slip>,
}

impl Builder<'_> {
    fn stop(&mut self, at: usize, message: &str) {
        self.broken.get_or_insert(Slip {
            at: at.min(self.text.len()),
            message: message.to_owned(),
            from: None,
        });
    }

    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(start) => {
                if self.open.len() > DEEPEST {
                    self.stop(at.start, "the elements are nested too deep");
                } else if let Some(element) = self.element(&start, at) {
                    self.open.push(element);
                }
            }
            Event::Empty(start) => {
                if let Some(element) = self.element(&start, at) {
                    self.add(element);
                }
            }
            Event::End(_) => {
                if self.open.len() > 1
                    && let Some(mut element) = self.open.pop()
                {
                    element.at.end = at.end;
                    self.add(element);
                }
            }
            Event::Text(_) => {
                let text = self.text.get(at.clone()).unwrap_or_default().to_owned();
                self.add_text(&text, at);
            }
            Event::CData(_) => {
                let text = self.text.get(at.clone()).unwrap_or_default();
                let text = text
                    .trim_start_matches("<![CDATA[")
                    .trim_end_matches("]]>")
                    .to_owned();
                self.add_text(&text, at);
            }
            Event::GeneralRef(_) => {
                let name = self
                    .text
                    .get(at.start + 1..at.end.saturating_sub(1))
                    .unwrap_or_default();
                if let Some(text) = entity_text(name) {
                    self.add_text(&text, at);
                } else {
                    let message = format!("there is no entity \"{name}\"");
                    self.stop(at.start, &message);
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
    }

    fn element(&mut self, start: &BytesStart<'_>, at: Range<usize>) -> Option<Element> {
        let mut element = Element {
            name: start.name().as_ref().to_owned(),
            at,
            ..Element::default()
        };
        let mut names = HashSet::new();
        // The parser would compare each with all others.
        for attribute in start.attributes().with_checks(false) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => {
                    self.stop(element.at.start, &error.to_string());
                    return None;
                }
            };
            if !names.insert(attribute.key) {
                let message = format!("duplicate attribute {}", attribute.key.as_ref());
                self.stop(element.at.start, &message);
                return None;
            }
            let raw: &str = &attribute.value;
            // The value borrows from the text, so its address gives the place.
            let begin = (raw.as_ptr() as usize)
                .checked_sub(self.text.as_ptr() as usize)
                .filter(|begin| begin + raw.len() <= self.text.len())
                .unwrap_or(element.at.start);
            let text = self.unescaped(raw, begin)?;
            let at = begin..begin + raw.len();
            element.attributes.push((
                attribute.key.as_ref().to_owned(),
                Value {
                    text,
                    at,
                    is_filled: true,
                },
            ));
        }
        Some(element)
    }

    /// The value of an attribute with its entities resolved.
    fn unescaped(&mut self, raw: &str, begin: usize) -> Option<String> {
        let mut text = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.find(';').filter(|end| {
                rest[1..*end]
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || letter == '#')
            });
            let Some(known) = end.and_then(|end| Some((end, entity_text(&rest[1..end])?))) else {
                let place = begin + raw.len() - rest.len();
                self.stop(place, "a bare \"&\" must be written \"&amp;\"");
                return None;
            };
            text.push_str(&known.1);
            rest = &rest[known.0 + 1..];
        }
        text.push_str(rest);
        Some(text)
    }

    fn add(&mut self, element: Element) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(element);
        }
    }

    fn add_text(&mut self, text: &str, at: Range<usize>) {
        if let Some(element) = self.open.last_mut() {
            let value = &mut element.text;
            if !value.is_filled {
                value.is_filled = !text.trim().is_empty();
                let blank = text.len() - text.trim_start().len();
                value.at = at.start + blank.min(at.len())..at.end;
            }
            value.at.end = at.end;
            value.text.push_str(text);
        }
    }

    /// Ends the text, at which every element must be closed.
    fn end(&mut self, at: usize) {
        if self.open.len() > 1 {
            let name = self
                .open
                .last()
                .map(|element| element.name.clone())
                .unwrap_or_default();
            self.stop(at, &format!("the file ends before <{name}> is closed"));
        }
    }

    fn document(mut self) -> Document {
        // Open elements keep the children read so far, but are not entries themselves.
        while self.open.len() > 1 {
            let Some(element) = self.open.pop() else {
                break;
            };
            let depth = self.open.len();
            if depth <= 2 {
                self.add(element);
            }
        }
        let whole = self.open.pop().unwrap_or_default();
        Document {
            root: whole.children.into_iter().next().unwrap_or_default(),
            broken: self.broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_that_is_given_twice_is_an_error() {
        let slip = read("<a b='1' c='2'/>").broken;
        assert_eq!(slip, None);
        let slip = read("<a b='1' c='2' b='3'/>").broken.unwrap();
        assert_eq!((slip.at, &*slip.message), (0, "duplicate attribute b"));
    }

    #[test]
    fn the_place_of_a_text_begins_behind_white_space() {
        let root = read("<a> &#32; x &amp; y</a>").root;
        assert_eq!(root.text.text, "   x & y");
        assert_eq!(root.text.at, 10..19);
    }
}
