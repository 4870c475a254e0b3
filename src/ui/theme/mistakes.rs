//! Mistakes in the small RON files of a user, in plain words.

use ron::Error;
use ron::error::SpannedError;

use crate::text::nearest;

/// What a lane of a theme looks like.
const LANE: &str =
    r#"(mark: "red", band: "black", band_alt: "blue", stem: "red", on_mark: "white")"#;

/// Whether a file has nothing but blanks and comments.
pub fn says_nothing(text: &str) -> bool {
    // RON needs a value, and comments may follow it.
    ron::from_str::<()>(&format!("(){text}")).is_ok()
}

/// A mistake in plain words, after its line and column. `example` is a whole file with one field.
pub fn told_mistake(error: &SpannedError, text: &str, example: &str) -> String {
    let start = error.span.start;
    let line = text.lines().nth(start.line.saturating_sub(1));
    let line = line.unwrap_or_default();
    let place = line.char_indices().nth(start.col.saturating_sub(1));
    let (before, here) = line.split_at(place.map_or(line.len(), |(at, _)| at));
    // The position may be after the first letter of a word that could begin a raw string.
    let before = if here.starts_with(char::is_alphanumeric) {
        before.trim_end_matches(char::is_alphanumeric)
    } else {
        before
    };
    let here = line.get(before.len()..).unwrap_or_default();
    let blanks = here.len() - here.trim_start().len();
    let (before, here) = line.split_at(before.len() + blanks);
    let at = Place {
        field: field_of(before),
        here,
        is_inside: start.line > 1 || before.contains('('),
    };
    let words = at.in_words(&error.code, example);
    let words = words.unwrap_or_else(|| error.code.to_string());
    let letters = line.char_indices();
    let column = letters.take_while(|(at, _)| *at < before.len()).count() + 1;
    format!("{}:{column}: {words}", start.line)
}

/// The place of a mistake.
struct Place<'t> {
    /// The field in front of it, with its colon; empty if there is none.
    field: String,
    /// The rest of the line.
    here: &'t str,
    /// False at the beginning of the file.
    is_inside: bool,
}

impl Place<'_> {
    fn in_words(&self, code: &Error, example: &str) -> Option<String> {
        let field = &self.field;
        Some(match code {
            Error::NoSuchStructField {
                expected, found, ..
            } => match nearest(found, expected.iter().copied()) {
                Some(meant) => format!("unknown field `{found}`; did you mean `{meant}`?"),
                None => format!(
                    "unknown field `{found}`; fields are {}",
                    expected.join(", ")
                ),
            },
            Error::NoSuchEnumVariant {
                expected, found, ..
            } => format!("unknown value `{found}`; use {}", either(expected)),
            Error::ExpectedString => {
                let word = self.word()?;
                format!("text must be in quotes: write `{field}\"{word}\"`")
            }
            Error::ExpectedIdentifier => {
                let word = self.quoted()?;
                format!("`{word}` must be written without quotes here")
            }
            Error::ExpectedBoolean => format!("write `{field}true` or `{field}false`"),
            Error::ExpectedArray if field == "lanes: " => {
                format!("expected a list of lanes: write `lanes: [{LANE}]`")
            }
            Error::ExpectedArray => {
                let word = self.quoted().or_else(|| self.word())?;
                format!("expected a list: write `{field}[\"{word}\"]`")
            }
            Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::ExpectedDifferentStructName { .. } => {
                let form = if self.is_inside { LANE } else { example };
                format!("expected fields in parentheses, such as `{form}`")
            }
            Error::MissingStructField { field, .. } => format!("`{field}` is missing"),
            Error::DuplicateStructField { field, .. } => format!("`{field}` is given twice"),
            Error::ExpectedComma => "missing `,` in front of this".to_owned(),
            _ => return None,
        })
    }

    /// The word or number at the place.
    fn word(&self) -> Option<&str> {
        let end = self.here.find([',', ')', ']', '}', '"', '/', ' ']);
        let word = self.here.get(..end.unwrap_or(self.here.len()))?;
        Some(word).filter(|word| !word.is_empty() && !word.starts_with(['(', '[', '{']))
    }

    /// The text in quotes at the place.
    fn quoted(&self) -> Option<&str> {
        let (word, _) = self.here.strip_prefix('"')?.split_once('"')?;
        Some(word)
    }
}

/// The field that a value belongs to, with its colon.
fn field_of(before: &str) -> String {
    let Some(before) = before.trim_end().strip_suffix(':') else {
        return String::new();
    };
    let is_of_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '"');
    let start = before.trim_end_matches(is_of_name).len();
    format!("{}: ", before.get(start..).unwrap_or_default())
}

/// Words as a choice: "auto, always or never".
fn either(words: &[&str]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        words => words.concat(),
    }
}
