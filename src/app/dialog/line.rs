//! A single-line text input.

use crate::app::EditAction;
use crate::text;

/// The maximum length in bytes. Anything beyond it, such as an accidental paste, is dropped.
const LONGEST: usize = 1_000;

/// A line of text with a cursor. Its text is cleaned: NFC, without control characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// The cursor as a byte offset, always at a grapheme boundary.
    cursor: usize,
}

impl Line {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// The text after the cursor.
    pub fn after(&self) -> &str {
        &self.text[self.cursor..]
    }

    /// Inserts text at the cursor. Line ends and tabs become spaces; characters that a terminal would act on are escaped.
    pub fn insert(&mut self, text: &str) {
        // Cleaned together with the two graphemes before it, so that a mark joins its base, and a joiner what it joins. Cleaning all
        // of the text for each letter of a burst would be quadratic.
        let last = text::step_back(&self.text, self.cursor);
        let from = text::step_back(&self.text, last);
        let near = &self.text[from..self.cursor];
        let cleaned = text::clean(&format!("{near}{}", head(text, LONGEST))).into_owned();
        let room = LONGEST.saturating_sub(self.after().len()).max(self.cursor);
        let written = head(&cleaned, room - from);
        self.text.replace_range(from..self.cursor, written);
        self.cursor = from + written.len();
    }

    /// Moves the cursor or edits the text.
    pub(super) fn edit(&mut self, asked: EditAction) {
        match asked {
            EditAction::Left => self.cursor = text::step_back(&self.text, self.cursor),
            EditAction::Right => self.cursor = text::step_on(&self.text, self.cursor),
            EditAction::WordLeft => self.cursor = self.word_start(),
            EditAction::WordRight => self.cursor = self.word_end(),
            EditAction::Start => self.cursor = 0,
            EditAction::End => self.cursor = self.text.len(),
            EditAction::DeleteBack => self.delete_to(text::step_back(&self.text, self.cursor)),
            EditAction::Delete => self.delete_to(text::step_on(&self.text, self.cursor)),
            EditAction::DeleteWord => self.delete_to(self.word_start()),
            EditAction::DeleteToStart => self.delete_to(0),
            EditAction::DeleteToEnd => self.delete_to(self.text.len()),
        }
    }

    /// Changes the line. Returns true if its text is another now, and not only the cursor elsewhere.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Self)) -> bool {
        let written = self.text.clone();
        change(self);
        self.text != written
    }

    /// Deletes from the cursor to a byte offset before or after it.
    fn delete_to(&mut self, place: usize) {
        let (from, to) = (place.min(self.cursor), place.max(self.cursor));
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn word_start(&self) -> usize {
        let before = self.before().trim_end();
        before
            .rfind(char::is_whitespace)
            .map_or(0, |space| text::step_on(before, space))
    }

    fn word_end(&self) -> usize {
        let after = self.after();
        let word = after.len() - after.trim_start().len();
        self.cursor
            + after[word..]
                .find(char::is_whitespace)
                .map_or(after.len(), |space| word + space)
    }
}

/// The longest prefix of a text with at most `most` bytes.
fn head(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, Context, Key, Keymap, parse_keys};
    use proptest::prelude::*;

    /// Types a letter, or edits as the keymap says.
    fn press(line: &mut Line, key: Key) {
        match (
            key.letter(),
            Keymap::standard().action(Context::Prompt, key),
        ) {
            (Some(letter), _) => line.insert(&letter.to_string()),
            (None, Some(Action::Edit(asked))) => line.edit(asked),
            (None, other) => panic!("{key} does not edit: {other:?}"),
        }
    }

    /// The line after typing keys, with `|` at the cursor.
    fn typed(keys: &str) -> String {
        let mut line = Line::default();
        for key in parse_keys(keys).unwrap() {
            press(&mut line, key);
        }
        format!("{}|{}", line.before(), line.after())
    }

    #[test]
    fn edits_named_cases() {
        for (name, keys, expected) in [
            ("letters", "9 Jan", "9 Jan|"),
            ("in the middle", "靖元<left>康", "靖康|元"),
            ("backspace takes a whole glyph", "o\u{358}<backspace>", "|"),
            ("a mark joins its base", "e\u{301}<left>x", "x|é"),
            ("a mark alone is written out", "\u{301}", "\\u{301}|"),
            ("delete", "abc<home><delete>", "|bc"),
            ("home and end", "b<home>a<end>c", "abc|"),
            ("past the ends", "a<left><left><right><right>", "a|"),
            ("a word back", "9 Jan 1127<ctrl-w><ctrl-w>", "9 |"),
            (
                "words left and right",
                "aa bb cc<ctrl-left><ctrl-left>x<ctrl-right>y",
                "aa xbby| cc",
            ),
            ("to the start", "abc<left><ctrl-u>", "|c"),
            ("to the end", "abc<home><right><ctrl-k>", "a|"),
        ] {
            assert_eq!(typed(keys), expected, "{name}");
        }
    }

    #[test]
    fn a_paste_is_cleaned_and_has_an_end() {
        let mut line = Line::default();
        line.insert("靖\x1b[31m\r\n康\u{202E}");
        assert_eq!(line.text(), "靖\\u{1B}[31m 康\\u{202E}");
        line.insert(&"康".repeat(1_000_000));
        assert!(
            (LONGEST - 2..=LONGEST).contains(&line.text().len()),
            "{}",
            line.text().len()
        );
    }

    #[test]
    fn a_full_line_loses_nothing() {
        for paste in ["\x1b", "康", "e\u{301}"] {
            let mut line = Line::default();
            line.insert("ab");
            press(&mut line, parse_keys("<left>").unwrap()[0]);
            line.insert(&paste.repeat(10_000));
            assert!(line.text().len() <= LONGEST, "{paste:?}");
            assert!(
                line.text().starts_with('a') && line.text().ends_with('b'),
                "{paste:?}"
            );
            let full = line.clone();
            line.insert("x");
            press(&mut line, parse_keys("<home>").unwrap()[0]);
            line.insert("xyz");
            assert!(
                line.text().ends_with(full.after()) && line.text().contains(full.before()),
                "{paste:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn letters_are_cleaned_as_if_with_all_text_before(
            typed in proptest::collection::vec(
                proptest::sample::select(&["a", "e", " ", "靖", "\u{301}", "\u{323}", "한", "ᄒ", "ᅡ", "ᆫ", "م", "ی", "\u{200C}", "\u{200D}",
                    "क", "\u{94D}", "ष", "\u{1F469}", "\u{1F3FD}", "\u{1F1FB}", "\u{FE0F}", "\u{20E3}", "\t", "\x1b", "\u{202E}"][..]),
                0..40,
            )
        ) {
            let mut line = Line::default();
            for letter in typed {
                let expected = text::clean(&format!("{}{letter}", line.text())).into_owned();
                line.insert(letter);
                prop_assert_eq!(line.text(), expected);
            }
        }

        #[test]
        fn no_keys_break_a_line(
            pressed in proptest::collection::vec(
                proptest::sample::select(&["a", "靖", "\u{301}", " ", "한", "<left>", "<right>", "<backspace>", "<delete>",
                    "<home>", "<end>", "<ctrl-w>", "<ctrl-k>", "<ctrl-left>", "<ctrl-right>", "\u{1F469}", "\u{200D}"][..]),
                0..40,
            )
        ) {
            let mut line = Line::default();
            for key in parse_keys(&pressed.concat()).unwrap() {
                press(&mut line, key);
                prop_assert_eq!(format!("{}{}", line.before(), line.after()), line.text());
            }
        }
    }
}
