//! Cuts a text into brackets, punctuation, strings and words, including those of other notations.

use super::foreign::{self, Foreign};
use super::token::{Kind, Token};
use crate::format::lexical::continues_bare;

/// A lexer that can start at any byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
}

impl<'t> Lexer<'t> {
    /// The token at a byte, or after the white space and comments there.
    pub(super) fn token(self, from: usize) -> Token<'t> {
        let mut token = Token::at(from);
        token.start = self.behind_space(from, &mut token);
        token.end = token.start;
        let Some(letter) = self.rest(token.start).chars().next() else {
            return token;
        };
        let next = token.start + letter.len_utf8();
        (token.kind, token.end) = match letter {
            '(' | '[' | '{' => (Kind::Open(letter), next),
            ')' | ']' | '}' => (Kind::Close(letter), next),
            ',' => (Kind::Comma, next),
            ':' => (Kind::Colon, next),
            '"' => self.string(next),
            'r' if self.begins_raw_string(token.start) => self.raw_string(token.start),
            _ => return self.word_or_foreign(token, letter),
        };
        token
    }

    /// The text from a byte on.
    pub(super) fn rest(self, from: usize) -> &'t str {
        self.text.get(from..).unwrap_or_default()
    }

    fn word_or_foreign(self, mut token: Token<'t>, letter: char) -> Token<'t> {
        let rest = self.rest(token.start);
        let end = rest.find(|letter| !continues_bare(letter));
        let bare = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        if !bare.is_empty() {
            token.kind = Kind::Bare(bare);
            token.end = token.start + bare.len();
        } else if let Some((kind, what, length)) = foreign::sign(rest) {
            (token.kind, token.foreign) = (kind, Some(what));
            token.end = token.start + length;
        } else {
            token.kind = Kind::Junk(letter);
            token.end = token.start + letter.len_utf8();
        }
        token
    }

    /// A string whose content begins at a byte, and its end. Unclosed if it has no closing quote before the end of the
    /// text.
    pub(super) fn string(self, inner: usize) -> (Kind<'t>, usize) {
        let bytes = self.text.as_bytes();
        let mut at = inner;
        while let Some(found) = memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
            at += found;
            if bytes.get(at) == Some(&b'"') {
                return (Kind::String, at + 1);
            }
            at += 2;
        }
        (Kind::Unclosed, self.text.len())
    }

    fn begins_raw_string(self, start: usize) -> bool {
        let rest = self.rest(start + 1);
        rest.trim_start_matches('#').starts_with('"')
    }

    fn raw_string(self, start: usize) -> (Kind<'t>, usize) {
        let rest = self.rest(start + 1);
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let inner = start + 1 + hashes + 1;
        match self.rest(inner).find(&end) {
            Some(length) => (Kind::String, inner + length + end.len()),
            None => (Kind::Unclosed, self.text.len()),
        }
    }

    /// The end of white space and comments. Those of other notations are recorded in the token.
    fn behind_space(self, from: usize, token: &mut Token<'t>) -> usize {
        let mut at = from;
        loop {
            let rest = self.rest(at);
            let Some(letter) = rest.chars().next() else {
                return at;
            };
            let length = match letter {
                ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => 1,
                '\u{feff}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' => {
                    letter.len_utf8()
                }
                '\u{3000}' | '\u{a0}' => {
                    let end = at + letter.len_utf8();
                    token.passed.push((at..end, Foreign::Space));
                    letter.len_utf8()
                }
                '#' if rest.starts_with("#![") => end_of_line(rest),
                '#' => {
                    token.passed.push((at..at + 1, Foreign::Comment));
                    end_of_line(rest)
                }
                '-' if rest.starts_with("-- ") => {
                    token.passed.push((at..at + 2, Foreign::Comment));
                    end_of_line(rest)
                }
                '/' if rest.starts_with("//") => end_of_line(rest),
                '/' if rest.starts_with("/*") => block_comment(rest),
                _ => return at,
            };
            at += length;
        }
    }
}

/// The length of the first line in bytes.
pub(super) fn end_of_line(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

/// The length of a block comment, which may be nested.
fn block_comment(rest: &str) -> usize {
    let (mut open, mut at) = (0usize, 0);
    let bytes = rest.as_bytes();
    while let (Some(one), Some(two)) = (bytes.get(at), bytes.get(at + 1)) {
        match (one, two) {
            (b'/', b'*') => (open, at) = (open + 1, at + 2),
            (b'*', b'/') => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
        if open == 0 {
            return at;
        }
    }
    rest.len()
}
