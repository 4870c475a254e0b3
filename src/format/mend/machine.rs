//! The grammar of the format as a state machine that takes one token at a time. It can be cloned to try several
//! continuations.

use super::token::{Kind, Token};
use crate::format::lexical::{DEEPEST, closing};
use crate::format::shape::{RecordShape, Shape};

/// An open bracket.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) holds: Holds,
    /// Byte position of the bracket.
    pub(super) opened: usize,
    /// The start of the current item: after the bracket, or after the last comma.
    pub(super) item: usize,
    /// The fields of a record that have been read, one bit each.
    met: u32,
    pub(super) opening: char,
    /// The bracket that is expected there, which may differ from the one in the text.
    pub(super) meant: char,
}

/// What is between two brackets.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    Record(&'static RecordShape),
    List(&'static Shape),
    /// Keys and values of a map.
    Map(&'static Shape),
    /// The single value of `Some(…)`.
    One,
    /// Anything with matching brackets.
    Anything,
}

/// What is expected next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next {
    /// An item, or the closing bracket.
    Item,
    /// The colon after a name.
    Colon(&'static Shape),
    Value(&'static Shape),
    /// The bracket after the name of a record.
    Bracket(&'static Shape),
    /// The bracket after `Some`.
    Wrapping(&'static Shape),
    /// A comma, or the closing bracket.
    Separator,
}

/// The position in the grammar.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) frames: Vec<Frame>,
    pub(super) next: Next,
}

impl State {
    /// The state before a value of the given shape.
    pub(super) fn before(shape: &'static Shape) -> Self {
        Self {
            frames: Vec::new(),
            next: Next::Value(shape),
        }
    }

    /// Takes a token. Returns false and changes nothing if it is not allowed here.
    pub(super) fn take(&mut self, token: &Token<'_>, text: &str) -> bool {
        if self.is_in_anything() {
            return self.take_anything(token);
        }
        let next = match (self.next, token.kind) {
            (Next::Separator, Kind::Comma) => self.frames.last_mut().map(|frame| {
                frame.item = token.end;
                Next::Item
            }),
            (Next::Separator | Next::Item, Kind::Close(closing)) => self.close(closing),
            (Next::Separator, Kind::End) if self.frames.is_empty() => Some(Next::Separator),
            (Next::Item, _) => self.item(token, text),
            (Next::Colon(shape), Kind::Colon) => Some(Next::Value(shape)),
            (Next::Bracket(Shape::Record(record)), Kind::Open('(')) => {
                self.open(token, Holds::Record(record), '(')
            }
            (Next::Wrapping(shape), Kind::Open('(')) => self
                .open(token, Holds::One, '(')
                .map(|_| Next::Value(shape)),
            (Next::Value(shape), _) => self.value(token, shape),
            _ => None,
        };
        self.next = next.unwrap_or(self.next);
        next.is_some()
    }

    fn item(&mut self, token: &Token<'_>, text: &str) -> Option<Next> {
        let frame = *self.frames.last()?;
        match (frame.holds, token.kind) {
            (Holds::Record(record), Kind::Bare(name)) => self.field(record, name),
            (Holds::List(shape), _) => self.value(token, shape),
            (Holds::Map(shape), Kind::String) => {
                // A string with a line break is not a key.
                let key = text.get(token.start..token.end)?;
                (!key.contains('\n')).then_some(Next::Colon(shape))
            }
            _ => None,
        }
    }

    /// A field of this record, or an unknown one. `None` if an outer record has the field and no value for it yet: then a closing bracket
    /// is missing before it.
    fn field(&mut self, record: &'static RecordShape, name: &str) -> Option<Next> {
        if let Some((field, shape)) = record.field_and_number(name) {
            self.frames.last_mut()?.met |= bit(field);
            return Some(Next::Colon(shape));
        }
        let is_outer = |frame: &Frame| match frame.holds {
            Holds::Record(outer) => outer
                .field_and_number(name)
                .is_some_and(|(field, _)| frame.met & bit(field) == 0),
            _ => false,
        };
        let outer = self.frames.iter().rev().skip(1).any(is_outer);
        (!outer).then_some(Next::Colon(&Shape::Any))
    }

    fn value(&mut self, token: &Token<'_>, shape: &'static Shape) -> Option<Next> {
        match (shape, token.kind) {
            (Shape::Any, _) => self.any(token),
            (_, Kind::Bare("None")) => Some(Next::Separator),
            (Shape::Record(record), Kind::Bare(name)) if name == record.name => {
                Some(Next::Bracket(shape))
            }
            (_, Kind::Bare("Some")) => Some(Next::Wrapping(shape)),
            (shape, Kind::String) if shape.may_be_string() => Some(Next::Separator),
            (Shape::Text | Shape::Amount, Kind::Open('{')) => {
                self.open(token, Holds::Map(&Shape::String), '{')
            }
            (Shape::Number | Shape::Amount, Kind::Bare(word)) => number(word),
            (Shape::Word | Shape::WordOrString, Kind::Bare(word)) => {
                let is_word = number(word).is_none() && !word.starts_with('#');
                is_word.then_some(Next::Separator)
            }
            (Shape::List(item), Kind::Open('[')) => self.open(token, Holds::List(item), '['),
            (Shape::Keyed(item), Kind::Open('{')) => self.open(token, Holds::Map(item), '{'),
            (Shape::Part, Kind::Open('(')) => self.open(token, Holds::List(&Shape::Text), '('),
            (Shape::Tuple(item), Kind::Open('(')) => self.open(token, Holds::List(item), '('),
            (Shape::Record(record), Kind::Open('(')) => {
                self.open(token, Holds::Record(record), '(')
            }
            _ => None,
        }
    }

    /// Opens a bracket, which may differ from the one in the text.
    pub(super) fn open(&mut self, token: &Token<'_>, holds: Holds, opening: char) -> Option<Next> {
        // The reader reports deeper nesting.
        if self.frames.len() == DEEPEST {
            return None;
        }
        self.frames.push(Frame {
            holds,
            opened: token.start,
            item: token.end,
            met: 0,
            opening,
            meant: opening,
        });
        Some(Next::Item)
    }

    /// Opens the expected value with the wrong bracket `found`. Returns the bracket that was meant.
    pub(super) fn open_as(&mut self, token: &Token<'_>, found: char) -> Option<char> {
        let (holds, meant) = match self.wanted()? {
            Shape::Record(record) => (Holds::Record(record), '('),
            // Coordinates in other brackets may have the longitude first.
            Shape::Tuple(Shape::Number) => return None,
            Shape::Tuple(item) => (Holds::List(item), '('),
            Shape::Part => (Holds::List(&Shape::Text), '('),
            Shape::List(item) => (Holds::List(item), '['),
            Shape::Keyed(item) => (Holds::Map(item), '{'),
            Shape::Text | Shape::Amount => (Holds::Map(&Shape::String), '{'),
            Shape::String | Shape::Number | Shape::Word | Shape::WordOrString | Shape::Any => {
                return None;
            }
        };
        if meant == found {
            return None;
        }
        self.next = self.open(token, holds, found)?;
        self.frames.last_mut()?.meant = meant;
        Some(meant)
    }

    fn close(&mut self, closing: char) -> Option<Next> {
        let frame = self.frames.last()?;
        (frame.closing() == closing).then(|| {
            self.frames.pop();
            Next::Separator
        })
    }

    fn any(&mut self, token: &Token<'_>) -> Option<Next> {
        match token.kind {
            Kind::Bare("Some") => Some(Next::Wrapping(&Shape::Any)),
            Kind::String | Kind::Bare(_) => Some(Next::Separator),
            Kind::Open(opening) => self.open(token, Holds::Anything, opening),
            _ => None,
        }
    }

    fn take_anything(&mut self, token: &Token<'_>) -> bool {
        match token.kind {
            Kind::Open(opening) => self.open(token, Holds::Anything, opening).is_some(),
            Kind::Close(closing) => {
                let next = self.close(closing);
                self.next = next.unwrap_or(self.next);
                next.is_some()
            }
            Kind::End | Kind::Unclosed | Kind::Junk(_) => false,
            Kind::Comma | Kind::Colon | Kind::String | Kind::Bare(_) => true,
        }
    }

    /// True between brackets whose content is only checked for matching brackets.
    pub(super) fn is_in_anything(&self) -> bool {
        let last = self.frames.last();
        last.is_some_and(|frame| matches!(frame.holds, Holds::Anything))
    }

    /// The bracket that closes the innermost open one.
    pub(super) fn closing(&self) -> Option<char> {
        self.frames.last().map(Frame::closing)
    }

    /// The shape of the value that is expected here, if any.
    pub(super) fn wanted(&self) -> Option<&'static Shape> {
        match (self.next, self.frames.last().map(|frame| frame.holds)) {
            (Next::Value(shape), _) | (Next::Item, Some(Holds::List(shape))) => Some(shape),
            _ => None,
        }
    }
}

impl Frame {
    pub(super) fn closing(&self) -> char {
        closing(self.opening)
    }
}

fn bit(field: usize) -> u32 {
    u32::try_from(field).map_or(0, |field| 1u32.checked_shl(field).unwrap_or(0))
}

fn number(word: &str) -> Option<Next> {
    let digit = |letter: char| letter.is_ascii_digit();
    word.trim_start_matches(['+', '-', '.'])
        .starts_with(digit)
        .then_some(Next::Separator)
}
