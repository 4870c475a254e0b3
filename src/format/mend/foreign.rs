//! Punctuation of other notations: reported once per file, and corrected everywhere.

use std::ops::Range;

use super::lexer::end_of_line;
use super::token::{Kind, Token};
use crate::check::{Edit, Place, Problem};
use crate::format::lexical;

/// A habit of another notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Foreign {
    /// Other quotation marks: `“…”`, `「…」`.
    Quotes,
    /// Single quotation marks: `'…'`.
    SingleQuotes,
    /// Full-width punctuation: `（）：，`.
    FullWidth,
    /// `=` instead of `:`.
    Equals,
    /// `;` instead of `,`.
    Semicolon,
    /// Other comment signs: `# …`, `-- …`.
    Comment,
    /// A space character that the format does not allow.
    Space,
    /// A string without quotation marks.
    Bare,
    /// A word in quotation marks.
    QuotedWord,
    /// A field in quotation marks.
    QuotedField,
    /// The wrong kind of bracket: the one found, and the one expected.
    Brackets(char, char),
}

const OPENING: [char; 8] = ['“', '”', '„', '«', '»', '「', '『', '＂'];
const CLOSING: [char; 9] = ['”', '“', '»', '«', '」', '』', '＂', '"', '‟'];
const SINGLE: [char; 4] = ['\'', '`', '’', '‘'];

/// The sign of another notation at the start of a text, the token it stands for, and its length in bytes.
pub(super) fn sign(rest: &str) -> Option<(Kind<'_>, Foreign, usize)> {
    let letter = rest.chars().next()?;
    let length = letter.len_utf8();
    let full = |kind| Some((kind, Foreign::FullWidth, length));
    match letter {
        '（' => full(Kind::Open('(')),
        '［' | '【' => full(Kind::Open('[')),
        '｛' => full(Kind::Open('{')),
        '）' => full(Kind::Close(')')),
        '］' | '】' => full(Kind::Close(']')),
        '｝' => full(Kind::Close('}')),
        '：' => full(Kind::Colon),
        '，' | '、' => full(Kind::Comma),
        ';' | '；' => Some((Kind::Comma, Foreign::Semicolon, length)),
        '=' => {
            let doubled = rest.starts_with("=>") || rest.starts_with("==");
            Some((Kind::Colon, Foreign::Equals, 1 + usize::from(doubled)))
        }
        _ if SINGLE.contains(&letter) => {
            let end = closing(rest, length, &SINGLE, &CLOSING)?;
            Some((Kind::String, Foreign::SingleQuotes, end))
        }
        _ if OPENING.contains(&letter) => {
            let end = closing(rest, length, &CLOSING, &SINGLE)?;
            Some((Kind::String, Foreign::Quotes, end))
        }
        _ => None,
    }
}

/// True for a quotation mark of another notation that can end a string.
pub(super) fn closes(letter: char) -> bool {
    letter != '"' && (CLOSING.contains(&letter) || SINGLE.contains(&letter))
}

/// The end of a string whose content begins at `inner`: on the same line, preferably before something that can follow a
/// string. Of a mixed pair, the other mark ends it if what follows is sure to be no text.
fn closing(rest: &str, inner: usize, marks: &[char], others: &[char]) -> Option<usize> {
    let line = rest.get(inner..end_of_line(rest))?;
    let after = |at: usize, letter: char| line.get(at + letter.len_utf8()..).unwrap_or_default();
    let ends = |(at, letter): &(usize, char)| {
        let next = after(*at, *letter).trim_start();
        let may_follow = next.is_empty() || next.starts_with(|sign: char| FOLLOWING.contains(sign));
        marks.contains(letter) && may_follow
            || others.contains(letter) && follows(after(*at, *letter))
    };
    let mut letters = line.char_indices();
    let found = letters.clone().find(ends);
    if found.is_none()
        && let Some(end) = closing_below(rest, marks, others)
    {
        return Some(end);
    }
    let any = || letters.find(|(_, letter)| marks.contains(letter));
    let (at, letter) = found.or_else(any)?;
    Some(inner + at + letter.len_utf8())
}

/// The end of a string of several lines, which is before something that is sure to be no text.
fn closing_below(rest: &str, marks: &[char], others: &[char]) -> Option<usize> {
    let mut at = end_of_line(rest) + 1;
    for _ in 0..MOST_LINES {
        let line = rest.get(at..)?;
        let line = line.get(..end_of_line(line))?;
        if line.len() > LONGEST_LINE {
            return None;
        }
        if line.trim_start().starts_with(['(', ')', '[', ']', '}']) || is_field(line) {
            return None;
        }
        let ends = |(place, letter): (usize, char)| {
            let end = place + letter.len_utf8();
            let is_mark = marks.contains(&letter) || others.contains(&letter);
            (is_mark && follows(line.get(end..)?)).then_some(at + end)
        };
        if let Some(end) = line.char_indices().find_map(ends) {
            return Some(end);
        }
        at += line.len() + 1;
    }
    None
}

/// Maximum number of lines of a string in other quotation marks.
const MOST_LINES: usize = 40;

/// Maximum length of such a line in bytes.
const LONGEST_LINE: usize = 4096;

/// The signs that can follow a string.
const FOLLOWING: &str = ",:)]}=;：，、）］｝";

/// True for the rest of a line that can only follow a string: `, name: …`, `], …`, and nothing.
fn follows(rest: &str) -> bool {
    let rest = rest.trim_start();
    let after = rest.trim_start_matches([')', ']', '}', ' ']);
    let begins = |text: &str| {
        let text = text.trim_start();
        let opens = |letter: char| {
            "\"([{/".contains(letter) || OPENING.contains(&letter) || SINGLE.contains(&letter)
        };
        text.is_empty() || is_field(text) || text.starts_with(opens)
    };
    match after.strip_prefix([',', '，']) {
        Some(next) => begins(next),
        None if after.len() < rest.len() => after.is_empty(),
        None => rest.is_empty() || rest.strip_prefix(':').is_some_and(begins),
    }
}

/// True for a text that begins with a word and a colon.
fn is_field(text: &str) -> bool {
    let text = text.trim_start();
    let after = text.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
    after.len() < text.len() && after.trim_start().starts_with(':')
}

/// The edits that rewrite a token of another notation.
pub(super) fn edits(text: &str, token: &Token<'_>, what: Foreign) -> Vec<Edit> {
    let (start, end) = (token.start, token.end);
    let written = text.get(start..end).unwrap_or_default();
    match token.kind {
        Kind::Open(sign) | Kind::Close(sign) => vec![Edit::new(start..end, sign)],
        Kind::Comma => vec![Edit::new(start..end, ',')],
        Kind::Colon => {
            // `name = value` has one space more than `name: value`.
            let before = text.get(..start).unwrap_or_default();
            let before = before.trim_end_matches(' ').len();
            vec![Edit::new(before..end, ':')]
        }
        Kind::String if matches!(what, Foreign::Quotes | Foreign::SingleQuotes) => {
            quoted(start, written)
        }
        _ => Vec::new(),
    }
}

fn quoted(start: usize, written: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let last = written.char_indices().next_back().map_or(0, |(at, _)| at);
    for (at, letter) in written.char_indices() {
        let place = start + at..start + at + letter.len_utf8();
        if at == 0 || at == last {
            edits.push(Edit::new(place, '"'));
        } else if letter == '"' {
            edits.push(Edit::new(place, "\\\""));
        }
    }
    edits
}

/// The edit that rewrites a space or comment sign of another notation.
pub(super) fn passed(what: Foreign, place: Range<usize>) -> Edit {
    let with = if what == Foreign::Comment { "//" } else { " " };
    Edit::new(place, with)
}

impl Foreign {
    /// The problem at the first place, which also lists the other places.
    pub(super) fn problem(self, text: &str, place: Place, others: &[Place]) -> Problem {
        let place = place.range();
        let written = text.get(place.clone()).unwrap_or_default();
        let (message, expected) = self.words(written);
        let problem =
            Problem::error(Place::new(place.start, place.end), message).expected(expected);
        problem.again(others.iter().map(|place| place.range()))
    }

    /// The message, and the expected form.
    fn words(self, written: &str) -> (String, String) {
        let first = written.chars().next().unwrap_or_default();
        let inner = written.trim_matches('"');
        match self {
            Self::Quotes => (
                format!("`{first}` is not a quotation mark here"),
                "write `\"` around strings".to_owned(),
            ),
            Self::SingleQuotes => (
                format!("strings are not written in `{first}`"),
                "write `\"` around strings".to_owned(),
            ),
            Self::FullWidth => (
                format!("`{first}` is a full-width character"),
                "write the ASCII one: `(`, `)`, `[`, `]`, `{`, `}`, `,` or `:`".to_owned(),
            ),
            Self::Equals => (
                format!("`{written}` instead of `:`"),
                "write `:`".to_owned(),
            ),
            Self::Semicolon => (
                format!("`{written}` instead of `,`"),
                "write `,`".to_owned(),
            ),
            Self::Comment => (
                format!("`{written}` does not begin a comment"),
                "write `//`".to_owned(),
            ),
            Self::Space => (
                format!("non-ASCII space (U+{:04X})", u32::from(first)),
                "write a plain space".to_owned(),
            ),
            Self::Bare => (
                format!("missing quotation marks around `{written}`"),
                format!("expected \"{written}\""),
            ),
            Self::QuotedWord => (
                format!("`{inner}` is written without quotation marks"),
                format!("write `{inner}`"),
            ),
            Self::QuotedField => (
                "the fields of a record are written without quotation marks".to_owned(),
                format!("write `{inner}:`"),
            ),
            Self::Brackets(found, meant) => {
                let (closing, other) = (lexical::closing(meant), lexical::closing(found));
                (
                    format!("`{found} {other}` instead of `{meant} {closing}`"),
                    format!("write `{meant}` and, at its end, `{closing}`"),
                )
            }
        }
    }
}
