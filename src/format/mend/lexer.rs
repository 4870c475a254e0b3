//! Cuts a text into brackets, punctuation, strings and words, including those of other notations.

use super::foreign::{self, Foreign};
use super::token::{Kind, Token};
use crate::format::lexical::{
    begins_raw_string, block_comment_end, continues_bare, raw_string, string_end,
};

/// A lexer that can start at any byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
}

impl<'t> Lexer<'t> {
    /// The token at a byte, or after the white space and comments there.
    pub(super) fn token(self, from: usize) -> Token<'t> {
        let mut token = Token::at(from);
        token.start = self.after_space(from, &mut token);
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
            // After a colon it begins no comment.
            '#' => {
                let rest = self.rest(next);
                let length = rest.find(|letter| !continues_bare(letter));
                let end = next + length.unwrap_or(rest.len());
                let bare = self.text.get(token.start..end).unwrap_or_default();
                (Kind::Bare(bare), end)
            }
            'r' if begins_raw_string(self.text, token.start) => {
                self.closed(raw_string(self.text, token.start).map(|(_, end)| end))
            }
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
        self.closed(string_end(self.text.as_bytes(), inner))
    }

    fn closed(self, end: Option<usize>) -> (Kind<'t>, usize) {
        end.map_or((Kind::Unclosed, self.text.len()), |end| (Kind::String, end))
    }

    /// True for a `#` in the place of a value, as in `hue: #f00`.
    fn begins_value(self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t']);
        let is_named = [":", "：", "=", "=>"]
            .iter()
            .any(|sign| before.ends_with(sign));
        is_named && self.rest(at + 1).starts_with(char::is_alphanumeric)
    }

    /// The end of white space and comments. Those of other notations are recorded in the token.
    fn after_space(self, from: usize, token: &mut Token<'t>) -> usize {
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
                '#' if self.begins_value(at) => return at,
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
                '/' if rest.starts_with("/*") => {
                    block_comment_end(rest.as_bytes(), 0).unwrap_or(rest.len())
                }
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
