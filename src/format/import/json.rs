//! A tolerant JSON parser that keeps the place of every value. It also accepts JavaScript notation (single quotes,
//! comments, bare keys, trailing commas). Everything that is not JSON is recorded as a slip.

use std::borrow::Cow;
use std::ops::Range;

use crate::format::lexical::after_bom;

pub(in crate::format) use super::json_values::{Node, Value};

/// Maximum nesting depth of brackets.
const DEEPEST: usize = 64;

/// A deviation from JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) struct Slip {
    pub(in crate::format) at: usize,
    pub(in crate::format) message: String,
    /// Start of the unclosed value, if that is the reason.
    pub(in crate::format) from: Option<usize>,
}

/// A text that has been read.
#[derive(Debug)]
pub(in crate::format) struct Document<'t> {
    pub(in crate::format) root: Node<'t>,
    /// Deviations that JavaScript allows.
    pub(in crate::format) slips: Vec<Slip>,
    /// Why and where parsing ended early. Everything before that is kept.
    pub(in crate::format) broken: Option<Slip>,
}

impl Document<'_> {
    /// False if nothing after the first bracket is JSON.
    pub(super) fn has_begun(&self) -> bool {
        self.broken.is_none() || !self.root.is_empty()
    }
}

/// Reads a text; `None` if it does not begin with an object or a list.
pub(in crate::format) fn read(text: &str) -> Option<Document<'_>> {
    let mut reader = Reader::new(text, after_bom(text.as_bytes()));
    reader.space();
    if !matches!(reader.byte(), b'{' | b'[') {
        return None;
    }
    let root = reader.value(0);
    reader.space();
    if reader.broken.is_none() && reader.at < text.len() {
        let more = text
            .get(reader.at..)
            .unwrap_or_default()
            .trim_start_matches([';', ')', ' ']);
        if !more.trim().is_empty() {
            reader.stop(reader.at, "unexpected text after the end of the data");
        }
    }
    Some(reader.document(root))
}

/// Reads the single value in a part of a text, usually one line.
pub(in crate::format) fn read_line(text: &str, line: Range<usize>) -> Document<'_> {
    let mut reader = Reader::new(text.get(..line.end).unwrap_or(text), line.start);
    reader.space();
    let root = reader.value(0);
    reader.space();
    if reader.broken.is_none() && reader.at < line.end {
        reader.stop(reader.at, "unexpected text after the end of the record");
    }
    reader.document(root)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    slips: Vec<Slip>,
    broken: Option<Slip>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            slips: Vec::new(),
            broken: None,
        }
    }

    fn document(self, root: Node<'t>) -> Document<'t> {
        Document {
            root,
            slips: self.slips,
            broken: self.broken,
        }
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn slip(&mut self, at: usize, message: &str) {
        if self.slips.len() < 1000 {
            self.slips.push(Slip {
                at,
                message: message.to_owned(),
                from: None,
            });
        }
    }

    fn stop(&mut self, at: usize, message: &str) {
        self.stop_since(at, message, None);
    }

    fn stop_since(&mut self, at: usize, message: &str, from: Option<usize>) {
        self.broken.get_or_insert(Slip {
            at,
            message: message.to_owned(),
            from,
        });
    }

    fn space(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.rest();
            let comment = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.slip(self.at, "JSON has no comments");
            self.at += comment;
        }
    }

    fn value(&mut self, depth: usize) -> Node<'t> {
        let start = self.at;
        let value = match self.byte() {
            _ if depth > DEEPEST => {
                self.stop(start, "the brackets are nested too deep");
                Value::Null
            }
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' | b'\'' => Value::Text(self.string()),
            _ => self.bare(),
        };
        Node {
            at: start..self.at.max(start),
            value,
        }
    }

    fn bare(&mut self) -> Value<'t> {
        let rest = self.rest();
        let end = rest
            .find(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '-' | '+' | '.' | '_')
            })
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let value = match word {
            "null" | "undefined" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if word.parse::<f64>().is_ok_and(f64::is_finite) => Value::Number(word),
            "" if rest.is_empty() => {
                self.stop(self.at, "the file ends before its brackets are closed");
                return Value::Null;
            }
            _ => {
                self.stop(self.at, "expected a value");
                return Value::Null;
            }
        };
        self.at += end;
        value
    }

    /// Ends an item. Returns true if another one may follow.
    fn another(&mut self, closing: u8, opened: usize) -> bool {
        self.space();
        let here = self.at;
        match self.byte() {
            b',' => {
                self.at += 1;
                self.space();
                if self.byte() == closing {
                    let message = if closing == b'}' {
                        "a comma before the closing brace"
                    } else {
                        "a comma before the closing bracket"
                    };
                    self.slip(here, message);
                    self.at += 1;
                    return false;
                }
                true
            }
            byte if byte == closing && byte != 0 => {
                self.at += 1;
                false
            }
            _ if self.rest().is_empty() => {
                let message = if closing == b'}' {
                    "the file ends before its braces are closed"
                } else {
                    "the file ends before its brackets are closed"
                };
                self.stop_since(here, message, Some(opened));
                false
            }
            _ => {
                self.stop(here, "expected a comma or a closing bracket");
                false
            }
        }
    }

    fn object(&mut self, depth: usize) -> Value<'t> {
        let opened = self.at;
        self.at += 1;
        let mut fields = Vec::new();
        self.space();
        if self.byte() == b'}' {
            self.at += 1;
            return Value::Object(fields);
        }
        while self.broken.is_none() {
            self.space();
            let key = self.key();
            self.space();
            if self.broken.is_some() {
                break;
            }
            if self.byte() != b':' {
                self.stop(self.at, "expected a colon after the field name");
                break;
            }
            self.at += 1;
            self.space();
            let value = self.value(depth + 1);
            fields.push((key, value));
            if self.broken.is_some() || !self.another(b'}', opened) {
                break;
            }
        }
        Value::Object(fields)
    }

    fn key(&mut self) -> Cow<'t, str> {
        if matches!(self.byte(), b'"' | b'\'') {
            return self.string();
        }
        let rest = self.rest();
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '$'))
            .unwrap_or(rest.len());
        if end == 0 {
            let message = if rest.is_empty() {
                "the file ends before its brackets are closed"
            } else {
                "expected a field name"
            };
            self.stop(self.at, message);
            return Cow::Borrowed("");
        }
        self.slip(self.at, "field name without quotation marks");
        self.at += end;
        Cow::Borrowed(&rest[..end])
    }

    fn list(&mut self, depth: usize) -> Value<'t> {
        let opened = self.at;
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.byte() == b']' {
            self.at += 1;
            return Value::List(items);
        }
        while self.broken.is_none() {
            self.space();
            let item = self.value(depth + 1);
            let failed = self.broken.is_some();
            // A truncated object is dropped.
            if !failed {
                items.push(item);
            }
            if failed || !self.another(b']', opened) {
                break;
            }
        }
        Value::List(items)
    }

    fn string(&mut self) -> Cow<'t, str> {
        let start = self.at;
        let quote = self.byte();
        if quote == b'\'' {
            self.slip(start, "JSON has no single quotation marks");
        }
        self.at += 1;
        let rest = self.rest();
        let Some(plain) = rest.bytes().position(|byte| byte == quote || byte == b'\\') else {
            return self.cut_off(start);
        };
        if rest.as_bytes().get(plain) == Some(&quote) {
            self.at += plain + 1;
            return Cow::Borrowed(&rest[..plain]);
        }
        let mut text = rest[..plain].to_owned();
        self.at += plain;
        loop {
            let Some(letter) = self.rest().chars().next() else {
                return self.cut_off(start);
            };
            self.at += letter.len_utf8();
            match letter {
                '\\' => self.escape(&mut text),
                _ if letter == char::from(quote) => return Cow::Owned(text),
                _ => text.push(letter),
            }
        }
    }

    fn cut_off(&mut self, start: usize) -> Cow<'t, str> {
        let end = self.text.trim_end().len();
        self.stop_since(end, "the file ends inside a string", Some(start));
        self.at = self.text.len();
        Cow::Borrowed("")
    }

    fn escape(&mut self, text: &mut String) {
        let Some(letter) = self.rest().chars().next() else {
            return;
        };
        let start = self.at - 1;
        self.at += letter.len_utf8();
        match letter {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' | 'f' => text.push(' '),
            'u' => match self.unit() {
                Some(unit) => text.push(self.character(unit)),
                None => self.slip(start, "expected four digits after \\u"),
            },
            '\n' => {}
            '"' | '\\' | '/' => text.push(letter),
            _ => {
                self.slip(start, "no such escape");
                text.push(letter);
            }
        }
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.rest().get(..4)?;
        let unit = u16::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }

    /// The character for a UTF-16 unit, and the next one if they are a surrogate pair.
    fn character(&mut self, unit: u16) -> char {
        let mut units = vec![unit];
        if (0xd800..0xdc00).contains(&unit) && self.rest().starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            match self.unit() {
                Some(second) if (0xdc00..0xe000).contains(&second) => units.push(second),
                _ => self.at = back,
            }
        }
        char::decode_utf16(units)
            .next()
            .and_then(Result::ok)
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn javascript_is_read_and_its_slips_are_noted() {
        let text = "{'a': 'it\\'s', b: [1, 2,], // c\n \"d\": \"\\u03c0 \\ud83d\\ude00\",}";
        let document = read(text).expect("an object");
        assert_eq!(document.broken, None);
        assert_eq!(document.root.string("a"), "it's");
        assert_eq!(document.root.string("d"), "π 😀");
        assert_eq!(
            document.root.get("b").map(|list| list.items().len()),
            Some(2)
        );
        assert!(document.slips.len() >= 5, "{:?}", document.slips);
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        for (text, at, items) in [
            ("[1, 2, \"a", 9, 2),
            ("[1, 2, {\"a\": 1", 14, 2),
            ("[1, 2", 5, 2),
            ("[1 2]", 3, 1),
        ] {
            let document = read(text).expect("a list");
            assert_eq!(document.broken.map(|slip| slip.at), Some(at), "{text}");
            assert_eq!(document.root.items().len(), items, "{text}");
        }
    }
}
