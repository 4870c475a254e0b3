//! An event file in JSON, without loss: records and maps become objects, tuples become lists, and words become strings.
//! The original kind of a value follows from the name of its field.

use std::borrow::Cow;
use std::fmt::Write;

use super::tree::Tree;
use crate::format::import::json::{self, Node, Slip, Value};

/// Fields whose objects are maps of records by id.
const KEYED: [&str; 6] = ["sources", "people", "places", "eras", "tags", "kinds"];

/// Fields whose objects, or objects in their lists, are records.
const RECORDS: [&str; 15] = [
    "infobox", "sides", "also", "strength", "figures", "lanes", "groups", "spans", "chapters",
    "events", "routes", "rivers", "links", "media", "claims",
];

/// Writes an event file.
pub(super) fn write(tree: &Tree) -> String {
    let mut text = String::new();
    put(&mut text, tree, 0);
    text.push('\n');
    text
}

fn put(text: &mut String, tree: &Tree, depth: usize) {
    match tree {
        Tree::Record(fields) | Tree::Map(fields) => {
            let entries = fields
                .iter()
                .map(|(key, value)| (quoted(key) + ": ", value));
            bracketed(text, '{', '}', entries, depth);
        }
        Tree::List(items) | Tree::Tuple(items) => {
            let entries = items.iter().map(|item| (String::new(), item));
            bracketed(text, '[', ']', entries, depth);
        }
        Tree::Text(words) => text.push_str(&quoted(words)),
        Tree::Word(word) if matches!(word.as_str(), "true" | "false") => text.push_str(word),
        Tree::Word(word) => text.push_str(&quoted(word)),
        Tree::Number(number) => text.push_str(number),
    }
}

/// Entries in brackets: one per line at low depth, otherwise all on one line.
fn bracketed<'a>(
    text: &mut String,
    open: char,
    close: char,
    entries: impl ExactSizeIterator<Item = (String, &'a Tree)>,
    depth: usize,
) {
    let lines = depth < 3 && entries.len() > 0;
    text.push(open);
    for (at, (key, value)) in entries.enumerate() {
        if at > 0 {
            text.push_str(if lines { "," } else { ", " });
        }
        if lines {
            text.push('\n');
            text.push_str(&"  ".repeat(depth + 1));
        }
        text.push_str(&key);
        put(text, value, depth + 1);
    }
    if lines {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(close);
}

/// A text as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            _ if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Reads an event file in JSON; `None` if the text is something else.
///
/// # Errors
/// The syntax error of a text that is an event file as far as it can be read.
pub(super) fn read(text: &str) -> Option<Result<Tree, Slip>> {
    let document = json::read(text)?;
    let root = &document.root;
    let is_ours = root
        .get("format")
        .is_some_and(|format| matches!(format.value, Value::Number(_)));
    if let Some(slip) = document.broken {
        // The fields after the error are not read.
        return (is_ours && text.contains("\"events\"")).then_some(Err(slip));
    }
    let is_whole = is_ours
        && root.get("title").is_some()
        && root
            .get("events")
            .is_some_and(|events| matches!(events.value, Value::List(_)));
    is_whole.then(|| Ok(tree_of(root)))
}

/// The tree of a whole file.
pub(super) fn tree_of(root: &Node<'_>) -> Tree {
    tree(root, "chronicle", "chronicle")
}

/// The tree of a value in a field of a record.
fn tree(node: &Node<'_>, field: &str, record: &str) -> Tree {
    match &node.value {
        Value::Null => Tree::Word("None".to_owned()),
        Value::Bool(value) => Tree::Word(value.to_string()),
        Value::Number(number) => Tree::Number((*number).to_owned()),
        Value::Text(text) if is_word(field, record) && begins_large(text) => {
            Tree::Word(text.to_string())
        }
        Value::Text(text) => Tree::Text(text.to_string()),
        Value::List(items) => {
            let trees = given(items).map(|item| match &item.value {
                Value::List(parts) if matches!(field, "sources" | "course" | "people") => {
                    Tree::Tuple(given(parts).map(|part| tree(part, "", "")).collect())
                }
                _ => tree(item, field, record),
            });
            let trees = trees.collect();
            if field == "at" && record != "citation" {
                Tree::Tuple(trees)
            } else {
                Tree::List(trees)
            }
        }
        Value::Object(fields) if record == "chronicle" && KEYED.contains(&field) => {
            let entries =
                given_fields(fields).map(|(id, value)| (id.to_string(), of_record(value, field)));
            Tree::Map(entries.collect())
        }
        Value::Object(_) if field == "chronicle" || RECORDS.contains(&field) => {
            of_record(node, field)
        }
        Value::Object(fields) => {
            let entries =
                given_fields(fields).map(|(tag, value)| (tag.to_string(), tree(value, "", "")));
            Tree::Map(entries.collect())
        }
    }
}

/// The items of a list without `null`, which says nothing.
pub(super) fn given<'n, 't>(items: &'n [Node<'t>]) -> impl Iterator<Item = &'n Node<'t>> {
    items.iter().filter(|item| item.value != Value::Null)
}

/// The fields of an object without those that are `null`.
pub(super) fn given_fields<'n, 't>(
    fields: &'n [(Cow<'t, str>, Node<'t>)],
) -> impl Iterator<Item = &'n (Cow<'t, str>, Node<'t>)> {
    fields
        .iter()
        .filter(|(_, value)| value.value != Value::Null)
}

/// A record, named after the field that contains it.
fn of_record(node: &Node<'_>, record: &str) -> Tree {
    Tree::Record(
        given_fields(node.fields())
            .map(|(name, value)| (name.to_string(), tree(value, name, record)))
            .collect(),
    )
}

/// True if a string can be a word in RON. The ids of a file's own kinds begin with a lower-case letter.
fn begins_large(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase())
}

/// True if strings in a field can be words in RON.
fn is_word(field: &str, record: &str) -> bool {
    matches!(
        (field, record),
        ("kind", "events" | "spans")
            | ("calendar", _)
            | ("at_precision", "places")
            | ("hue", "lanes")
    )
}
