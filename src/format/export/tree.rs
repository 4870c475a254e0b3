//! An event file as a tree of untyped values, which RON and JSON have in common.

use crate::chronicle::Number;
use crate::format::lexical::whole_number;
use crate::format::scan::{Reader, Stop};
use crate::format::word::Word;

/// A value of RON.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    /// Named fields, without those whose value is `None`.
    Record(Vec<(String, Tree)>),
    /// Values by key.
    Map(Vec<(String, Tree)>),
    List(Vec<Tree>),
    Tuple(Vec<Tree>),
    Text(String),
    /// A number as written.
    Number(String),
    /// A word without quotation marks.
    Word(String),
}

/// Fields of an included file that are not merged.
const OWN: [&str; 2] = ["format", "include"];

impl Tree {
    /// Removes a field from a record.
    pub(super) fn remove(&mut self, name: &str) {
        if let Self::Record(fields) = self {
            fields.retain(|(field, _)| field != name);
        }
    }

    /// Adds the shared content of an included file.
    pub(super) fn absorb(&mut self, other: Self) {
        let (Self::Record(fields), Self::Record(others)) = (self, other) else {
            return;
        };
        for (name, value) in others {
            let known = fields.iter_mut().find(|(field, _)| *field == name);
            match (known, value) {
                (Some((_, Self::Map(known))), Self::Map(more)) => known.extend(more),
                (None, value) if !OWN.contains(&&*name) => insert(fields, name, value),
                _ => {}
            }
        }
    }

    /// Adds a field that a record does not have.
    pub(super) fn add_missing(&mut self, name: &str, value: Self) {
        if let Self::Record(fields) = self
            && fields.iter().all(|(field, _)| field != name)
        {
            insert(fields, name.to_owned(), value);
        }
    }

    /// Adds a prefix to every text in a field with this name, at any depth.
    pub(super) fn prefix(&mut self, name: &str, with: &str) {
        match self {
            Self::Record(fields) | Self::Map(fields) => {
                for (field, value) in fields {
                    match value {
                        Self::Text(text) if field == name => text.insert_str(0, with),
                        value => value.prefix(name, with),
                    }
                }
            }
            Self::List(items) | Self::Tuple(items) => {
                for item in items {
                    item.prefix(name, with);
                }
            }
            Self::Text(_) | Self::Number(_) | Self::Word(_) => {}
        }
    }
}

/// Adds a field before the last one, because the events stay last.
fn insert(fields: &mut Vec<(String, Tree)>, name: String, value: Tree) {
    let at = fields.len().saturating_sub(1);
    fields.insert(at, (name, value));
}

/// Reads an event file without errors; `None` if it cannot be read.
pub(super) fn read(text: &str) -> Option<Tree> {
    let mut reader = Reader::new(text);
    reader.header().ok()?;
    value(&mut reader).ok()
}

fn value(reader: &mut Reader<'_>) -> Result<Tree, Stop> {
    reader.skip_space()?;
    if reader.at_string() {
        return reader
            .string()
            .map(|word| Tree::Text(word.text.into_owned()));
    }
    match reader.byte() {
        b'{' => map(reader),
        b'[' => {
            let mut items = Vec::new();
            reader.items(|reader| {
                items.push(value(reader)?);
                Ok(())
            })?;
            Ok(Tree::List(items))
        }
        b'(' => bracketed(reader, false),
        _ => {
            let start = reader.at;
            let word = reader.word();
            reader.skip_space()?;
            if !word.is_empty() && reader.byte() == b'(' {
                let held = bracketed(reader, word == "Some")?;
                return Ok(called(word, held));
            }
            reader.at = start;
            let bare = reader.bare();
            if bare.is_empty() {
                return Err(Stop);
            }
            Ok(
                if bare.starts_with(|first: char| {
                    first.is_ascii_digit() || matches!(first, '-' | '+' | '.')
                }) {
                    Tree::Number(number(bare))
                } else {
                    Tree::Word(bare.to_owned())
                },
            )
        }
    }
}

/// A value in brackets after a word. `JulianUntil` keeps its word; for all others the brackets are enough.
fn called(word: &str, held: Tree) -> Tree {
    match &held {
        Tree::Tuple(items) if word == "JulianUntil" => match items.as_slice() {
            [Tree::Text(day)] => Tree::Word(format!("{word}(\"{day}\")")),
            _ => held,
        },
        _ => held,
    }
}

/// A number without the notations that only RON has.
fn number(bare: &str) -> String {
    let plain = bare.replace('_', "");
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    if let Some(whole) = whole_number(plain) {
        return whole.to_string();
    }
    // JSON needs a digit on both sides of the point. A number that has them stays as written.
    if Number::read(plain).is_some() {
        return plain.to_owned();
    }
    match plain.parse::<f64>() {
        Ok(value) if value.is_finite() => format!("{value:?}"),
        _ => plain.to_owned(),
    }
}

fn map(reader: &mut Reader<'_>) -> Result<Tree, Stop> {
    let mut entries = Vec::new();
    reader.items(|reader| {
        let key: Word<'_> = reader.string()?;
        let key = key.text.into_owned();
        reader.skip_space()?;
        if !reader.eat(b':') {
            return Err(Stop);
        }
        entries.push((key, value(reader)?));
        Ok(())
    })?;
    Ok(Tree::Map(entries))
}

/// A record or a tuple. The content of `Some` stands for the value itself.
fn bracketed(reader: &mut Reader<'_>, some: bool) -> Result<Tree, Stop> {
    let (mut fields, mut items) = (Vec::new(), Vec::new());
    reader.items(|reader| {
        let start = reader.at;
        let name = reader.word();
        reader.skip_space()?;
        if !name.is_empty() && reader.eat(b':') {
            let value = value(reader)?;
            if value != Tree::Word("None".to_owned()) {
                fields.push((name.to_owned(), value));
            }
        } else {
            reader.at = start;
            items.push(value(reader)?);
        }
        Ok(())
    })?;
    Ok(match items.pop() {
        Some(inner) if some && items.is_empty() => inner,
        Some(last) => {
            items.push(last);
            Tree::Tuple(items)
        }
        None => Tree::Record(fields),
    })
}
