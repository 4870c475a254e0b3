//! RON strings: with escapes, or raw between hashes.

use std::borrow::Cow;

use super::lexical::{begins_raw_string, raw_string};
use super::scan::{Reader, Stop};
use super::word::Word;
use crate::check::{Place, Problem};

/// Maximum number of digits of a code point.
const MOST_DIGITS: usize = 6;

impl<'t> Reader<'t> {
    /// True if a string is next.
    pub(super) fn at_string(&self) -> bool {
        self.byte() == b'"' || begins_raw_string(self.text, self.at)
    }

    /// Reads the string here as it is written, without cleaning or normalising it.
    ///
    /// # Errors
    /// Stops if it is not closed.
    pub(super) fn string(&mut self) -> Result<Word<'t>, Stop> {
        if self.byte() == b'r' {
            return self.raw_string();
        }
        let start = self.at;
        let inner = start + 1;
        let rest = self.text.as_bytes().get(inner..).unwrap_or_default();
        match memchr::memchr2(b'"', b'\\', rest) {
            Some(length) if self.byte_at(inner + length) == b'"' => {
                self.at = inner + length + 1;
                let text = self.text.get(inner..inner + length).unwrap_or_default();
                Ok(Word::verbatim(self.since(start), inner, text))
            }
            Some(_) => self.escaped_string(start),
            None => Err(self.never_closed(start)),
        }
    }

    fn raw_string(&mut self) -> Result<Word<'t>, Stop> {
        let start = self.at;
        let (inner, end) = raw_string(self.text, start).ok_or_else(|| self.never_closed(start))?;
        self.at = end;
        let text = self.text.get(inner.clone()).unwrap_or_default();
        Ok(Word::verbatim(self.since(start), inner.start, text))
    }

    fn never_closed(&mut self, start: usize) -> Stop {
        let problem = Problem::error(Place::new(start, start + 1), "unterminated string")
            .expected("expected `\"` at its end")
            .help("if the string looks closed, a quotation mark is missing further up");
        self.report.add(problem);
        Stop
    }

    fn escaped_string(&mut self, start: usize) -> Result<Word<'t>, Stop> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let plain = memchr::memchr2(b'"', b'\\', self.rest().as_bytes())
                .ok_or_else(|| self.never_closed(start))?;
            text.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain + 1;
            if self.byte_at(self.at - 1) == b'"' {
                break;
            }
            self.escape(&mut text);
        }
        Ok(Word::written(self.since(start), Cow::Owned(text)))
    }

    /// Reads what follows a backslash. An unknown escape is reported, and reading continues.
    fn escape(&mut self, text: &mut String) {
        let start = self.at - 1;
        let letter = self.character_at(self.at);
        self.at += if self.at_end() { 0 } else { letter.len_utf8() };
        let meant = match letter {
            '\'' | '"' | '\\' => Some(letter),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            '0' => Some('\0'),
            'x' => self.byte_escape(),
            'u' => self.code_point(),
            '\n' | '\r' if letter == '\n' || self.eat(b'\n') => {
                let rest = self.rest();
                self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
                return;
            }
            _ => None,
        };
        match meant {
            Some(letter) => text.push(letter),
            None => self.invalid_escape(start),
        }
    }

    fn invalid_escape(&mut self, start: usize) {
        let written = self.text.get(start..self.at).unwrap_or_default();
        let expected = if written.chars().count() > 2 {
            "there is no such character".to_owned()
        } else {
            format!("write `\\{written}`")
        };
        let problem = Problem::error(self.since(start), format!("invalid escape `{written}`"))
            .expected(expected)
            .help(r#"valid escapes are \" \\ \n \r \t \0, \x41 and \u{9756}; or write the string as r"…" where a backslash is literal"#);
        self.report.add(problem);
    }

    /// `\x41`, or the successive bytes of one character.
    fn byte_escape(&mut self) -> Option<char> {
        let mut bytes = vec![self.hexadecimal(2)?];
        loop {
            let narrow: Vec<u8> = bytes
                .iter()
                .filter_map(|byte| u8::try_from(*byte).ok())
                .collect();
            if let Some(letter) = std::str::from_utf8(&narrow)
                .ok()
                .and_then(|text| text.chars().next())
            {
                return Some(letter);
            }
            if bytes.len() == 4 || !self.rest().starts_with("\\x") {
                return None;
            }
            self.at += 2;
            bytes.push(self.hexadecimal(2)?);
        }
    }

    fn code_point(&mut self) -> Option<char> {
        let digits = self
            .rest()
            .strip_prefix('{')?
            .bytes()
            .take(MOST_DIGITS + 1)
            .position(|byte| byte == b'}')
            .filter(|digits| *digits > 0)?;
        self.at += 1;
        let value = self.hexadecimal(digits)?;
        self.at += 1;
        char::from_u32(value)
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let written = self.text.get(self.at..self.at + digits)?;
        if !written.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += digits;
        u32::from_str_radix(written, 16).ok()
    }
}
