//! Fitting a string into a number of columns.

use std::borrow::Cow;

use super::breaks::is_ideograph;
use super::graphemes::graphemes;
use super::measure::{Widths, is_simple};

/// Replaces the omitted rest of a shortened text.
const ELLIPSIS: &str = "…";

impl Widths {
    /// The longest start of `text` that fits in `width` columns. A glyph that would be cut in half is left out.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().cut("汴京陷落", 5), "汴京");
    /// ```
    pub fn cut(self, text: &str, width: usize) -> &str {
        // No text has more columns than bytes.
        if text.len() <= width {
            return text;
        }
        if is_simple(text) {
            return text.get(..width).unwrap_or(text);
        }
        let mut column = 0;
        for (start, grapheme) in graphemes(text) {
            column += self.grapheme_columns(grapheme);
            if column > width {
                return &text[..start];
            }
        }
        text
    }

    /// `text` itself if it fits in `width` columns, otherwise its start and an ellipsis. A word is only cut if more than half of the text
    /// would be lost without its beginning.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().shorten("Bianjing falls", 12), "Bianjing…");
    /// assert_eq!(Widths::default().shorten("Kaifeng", 6), "Kaife…");
    /// ```
    pub fn shorten(self, text: &str, width: usize) -> Cow<'_, str> {
        if self.fits(text, width) {
            return Cow::Borrowed(text);
        }
        let Some(room) = width.checked_sub(self.grapheme_columns(ELLIPSIS)) else {
            return Cow::Borrowed("");
        };
        let short = whole_words(text, self.cut(text, room).len());
        let mut short = short.trim_end_matches([' ', ',', ';', ':']).to_owned();
        short.push_str(ELLIPSIS);
        Cow::Owned(short)
    }

    /// `text` in exactly `width` columns: shortened if it is wider, padded with spaces on the right if it is narrower.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().pad("汴京", 6), "汴京  ");
    /// ```
    pub fn pad(self, text: &str, width: usize) -> String {
        let mut padded = self.shorten(text, width).into_owned();
        let missing = width.saturating_sub(self.columns(&padded));
        padded.extend(std::iter::repeat_n(' ', missing));
        padded
    }

    fn fits(self, text: &str, width: usize) -> bool {
        // No text has more columns than bytes, and checking the byte length is cheaper.
        text.len() <= width || self.columns(text) <= width
    }
}

/// The first bytes of a text without the word that they end in the middle of, if at least half of them are left.
fn whole_words(text: &str, end: usize) -> &str {
    let (start, rest) = text.split_at(end);
    let is_letter = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() && !is_ideograph(letter))
    };
    let is_inside = is_letter(start.chars().next_back()) && is_letter(rest.chars().next());
    let space = start
        .rfind(' ')
        .filter(|space| is_inside && space * 2 >= end);
    space.map_or(start, |space| &start[..space])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Ambiguous;
    use crate::text::clean::tests::any_text;
    use proptest::prelude::*;

    const NARROW: Widths = Widths::new(Ambiguous::Narrow);

    #[test]
    fn cuts_named_cases() {
        for (name, text, width, expected) in [
            ("fits", "Kaifeng", 7, "Kaifeng"),
            ("ascii", "Kaifeng", 3, "Kai"),
            ("han", "汴京陷落", 4, "汴京"),
            ("halved glyph", "汴京陷落", 5, "汴京"),
            ("mark stays with its base", "o\u{358}x", 1, "o\u{358}"),
            ("nothing", "汴京", 0, ""),
            ("too narrow", "汴京", 1, ""),
        ] {
            assert_eq!(NARROW.cut(text, width), expected, "{name}");
        }
    }

    #[test]
    fn shortens_named_cases() {
        for (name, text, width, expected) in [
            ("fits", "Kaifeng", 7, "Kaifeng"),
            ("ascii", "Kaifeng", 6, "Kaife…"),
            (
                "space before the ellipsis",
                "Bianjing falls",
                10,
                "Bianjing…",
            ),
            ("in the middle of a word", "Bianjing falls", 12, "Bianjing…"),
            ("after a comma", "Zhenzong, the third", 13, "Zhenzong…"),
            ("a long word at the end", "a Zhenzong", 9, "a Zhenzo…"),
            ("han", "汴京陷落", 5, "汴京…"),
            ("han after a space", "靖康 元年閏十一月", 10, "靖康 元年…"),
            ("halved glyph", "汴京陷落", 6, "汴京…"),
            ("ellipsis alone", "汴京", 1, "…"),
            ("nothing", "汴京", 0, ""),
        ] {
            assert_eq!(NARROW.shorten(text, width), expected, "{name}");
        }
    }

    #[test]
    fn a_wide_ellipsis_takes_its_room() {
        let wide = Widths::new(Ambiguous::Wide);
        for (text, width, expected) in [
            ("Kaifeng", 6, "Kaif…"),
            ("汴京陷落", 6, "汴京…"),
            ("汴京", 1, ""),
        ] {
            assert_eq!(wide.shorten(text, width), expected);
        }
    }

    #[test]
    fn pads_to_the_column() {
        for (text, width, expected) in [
            ("汴京", 6, "汴京  "),
            ("汴京陷落", 6, "汴京… "),
            ("", 2, "  "),
            ("x", 0, ""),
        ] {
            assert_eq!(NARROW.pad(text, width), expected);
        }
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in any_text(), width in 0_usize..=20) {
            prop_assert!(NARROW.columns(NARROW.cut(&text, width)) <= width);
            prop_assert!(NARROW.columns(&NARROW.shorten(&text, width)) <= width);
            prop_assert_eq!(NARROW.columns(&NARROW.pad(&text, width)), width);
        }

        #[test]
        fn columns_never_pass_bytes(text in any_text()) {
            prop_assert!(NARROW.columns(&text) <= text.len());
        }
    }
}
