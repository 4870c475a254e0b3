//! Writes an event file in RON, with a layout that can be edited by hand.

use std::fmt::Write;

use super::tree::Tree;

/// Maximum width in characters of a record on one line.
const LINE: usize = 118;

/// What an event file begins with, before the bracket.
pub(super) const HEAD: &str = "#![enable(implicit_some)]\nChronicle";

/// Writes an event file. The lines of `remarks` are put at the top as comments.
pub(super) fn write(tree: &Tree, remarks: &[String]) -> String {
    let mut text = String::new();
    for remark in remarks {
        let _ = writeln!(text, "// {remark}");
    }
    text.push_str(HEAD);
    match tree {
        Tree::Record(fields) => {
            text.push_str("(\n");
            for (name, value) in fields {
                let _ = write!(text, "    {name}: ");
                broken(&mut text, value, 1, 6 + name.len());
                text.push_str(",\n");
            }
            text.push_str(")\n");
        }
        tree => text.push_str(&flat(tree)),
    }
    text
}

/// A value on as many lines as it needs. `used` is the number of characters before it on the first line.
fn broken(text: &mut String, value: &Tree, depth: usize, used: usize) {
    let line = flat(value);
    let of_records =
        |items: &[Tree]| depth == 1 && items.iter().any(|item| matches!(item, Tree::Record(_)));
    let opens = match value {
        Tree::List(items) => of_records(items),
        Tree::Map(entries) => {
            depth == 1
                && entries
                    .iter()
                    .any(|(_, value)| matches!(value, Tree::Record(_)))
        }
        _ => false,
    };
    if !opens && used + line.chars().count() <= LINE {
        text.push_str(&line);
        return;
    }
    let indent = "    ".repeat(depth + 1);
    let outer = "    ".repeat(depth);
    let (open, close) = match value {
        Tree::Record(_) | Tree::Tuple(_) => ("(\n", ')'),
        Tree::Map(_) => ("{\n", '}'),
        Tree::List(_) => ("[\n", ']'),
        Tree::Text(_) | Tree::Number(_) | Tree::Word(_) => {
            text.push_str(&line);
            return;
        }
    };
    text.push_str(open);
    match value {
        Tree::Record(fields) => fields
            .iter()
            .for_each(|(name, value)| line_of(text, &indent, &format!("{name}: "), value, depth)),
        Tree::Map(entries) => entries.iter().for_each(|(key, value)| {
            line_of(text, &indent, &format!("{}: ", quoted(key)), value, depth);
        }),
        Tree::List(items) | Tree::Tuple(items) => items
            .iter()
            .for_each(|item| line_of(text, &indent, "", item, depth)),
        Tree::Text(_) | Tree::Number(_) | Tree::Word(_) => {}
    }
    text.push_str(&outer);
    text.push(close);
}

fn line_of(text: &mut String, indent: &str, name: &str, value: &Tree, depth: usize) {
    text.push_str(indent);
    text.push_str(name);
    broken(
        text,
        value,
        depth + 1,
        indent.len() + name.chars().count() + 1,
    );
    text.push_str(",\n");
}

/// A value on one line.
pub(super) fn flat(value: &Tree) -> String {
    let fields = |fields: &[(String, Tree)], key: fn(&str) -> String| {
        let parts = fields
            .iter()
            .map(|(name, value)| format!("{}: {}", key(name), flat(value)));
        parts.collect::<Vec<_>>().join(", ")
    };
    let items = |items: &[Tree]| items.iter().map(flat).collect::<Vec<_>>().join(", ");
    match value {
        Tree::Record(all) => format!("({})", fields(all, str::to_owned)),
        Tree::Map(all) => format!("{{{}}}", fields(all, quoted)),
        Tree::List(all) => format!("[{}]", items(all)),
        Tree::Tuple(all) => format!("({})", items(all)),
        Tree::Text(text) => quoted(text),
        Tree::Number(text) | Tree::Word(text) => text.clone(),
    }
}

pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if letter.is_control()
                || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
            {
                let _ = write!(quoted, "\\u{{{:X}}}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
