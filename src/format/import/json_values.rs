//! Values of JSON with their places, and how an importer asks for them.

use std::borrow::Cow;
use std::ops::Range;

/// A value and where it stands.
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
    /// As it is written.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// In the order of the file; a key may stand twice.
    Object(Vec<(Cow<'t, str>, Node<'t>)>),
}

impl<'t> Node<'t> {
    /// The value of a field; none for `null` and the like.
    pub(in crate::format) fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.fields()
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, node)| node)
            .filter(|node| node.value != Value::Null)
    }

    /// The value of the first of some fields that is there.
    pub(in crate::format) fn any(&self, keys: &[&str]) -> Option<&Node<'t>> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// The fields of an object; none of anything else.
    pub(in crate::format) fn fields(&self) -> &[(Cow<'t, str>, Node<'t>)] {
        match &self.value {
            Value::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(in crate::format) fn items(&self) -> &[Node<'t>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// A string or a number as it is written.
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

    /// A number, also one in quotation marks.
    pub(in crate::format) fn number(&self) -> Option<f64> {
        let number: f64 = self.text()?.trim().parse().ok()?;
        number.is_finite().then_some(number)
    }

    /// Whether it says yes.
    pub(in crate::format) fn is_true(&self) -> bool {
        match &self.value {
            Value::Bool(value) => *value,
            Value::Text(text) => text.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }

    /// Whether it says no.
    pub(in crate::format) fn is_false(&self) -> bool {
        match &self.value {
            Value::Bool(value) => !*value,
            Value::Text(text) => text.eq_ignore_ascii_case("false"),
            _ => false,
        }
    }

    /// What stands there, for a message.
    pub(in crate::format) fn what(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a truth value",
            Value::Number(_) => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}
