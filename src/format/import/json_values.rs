//! JSON values with their places, and accessors for importers.

use std::borrow::Cow;
use std::ops::Range;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::format) struct Node<'t> {
    pub(in crate::format) at: Range<usize>,
    pub(in crate::format) value: Value<'t>,
}

/// A value of JSON.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::format) enum Value<'t> {
    Null,
    Bool(bool),
    /// A number as written.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// Fields in the order of the file; keys may be duplicate.
    Object(Vec<(Cow<'t, str>, Node<'t>)>),
}

impl<'t> Node<'t> {
    /// The value of a field; `None` if it is missing or `null`. The last of duplicate keys is used.
    pub(in crate::format) fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.fields()
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, node)| node)
            .filter(|node| node.value != Value::Null)
    }

    /// Whether it says nothing: `null`, blanks, or a list or an object without entries.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// The value of the first of the given fields that exists.
    pub(in crate::format) fn any(&self, keys: &[&str]) -> Option<&Node<'t>> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// The fields of an object; empty for other values.
    pub(in crate::format) fn fields(&self) -> &[(Cow<'t, str>, Node<'t>)] {
        match &self.value {
            Value::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The items of a list; empty for other values.
    pub(in crate::format) fn items(&self) -> &[Node<'t>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// A string, or a number as written.
    pub(in crate::format) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The text of a field, empty if there is none.
    pub(in crate::format) fn string(&self, key: &str) -> &str {
        self.get(key).and_then(Node::text).unwrap_or_default()
    }

    /// A number, which may be in quotation marks.
    pub(in crate::format) fn number(&self) -> Option<f64> {
        let number: f64 = self.text()?.trim().parse().ok()?;
        number.is_finite().then_some(number)
    }

    /// True for `true`, which may be in quotation marks.
    pub(in crate::format) fn is_true(&self) -> bool {
        match &self.value {
            Value::Bool(value) => *value,
            Value::Text(text) => text.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }

    /// True for `false`, which may be in quotation marks.
    pub(in crate::format) fn is_false(&self) -> bool {
        match &self.value {
            Value::Bool(value) => !*value,
            Value::Text(text) => text.eq_ignore_ascii_case("false"),
            _ => false,
        }
    }

    /// The type of the value, for a message.
    pub(in crate::format) fn what(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}
