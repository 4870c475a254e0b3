//! Making a string fit a number of columns.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::graphemes::graphemes;
use super::measure::{Widths, is_simple};

/// Stands for what a shortened text leaves out.
const ELLIPSIS: &str = "…";

impl Widths {
    /// The start of `text`, at most `width` columns of it. A glyph that would be halved is left out.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().cut("汴京陷落", 5), "汴京");
    /// ```
    pub fn cut(self, text: &str, width: usize) -> &str {
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

    /// `text` itself if it fits in `width` columns, or its start and an ellipsis.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().shorten("Kaifeng", 6), "Kaife…");
    /// ```
    pub fn shorten(self, text: &str, width: usize) -> Cow<'_, str> {
        if self.fits(text, width) {
            return Cow::Borrowed(text);
        }
        let Some(room) = width.checked_sub(self.grapheme_columns(ELLIPSIS)) else {
            return Cow::Borrowed("");
        };
        let mut short = self.cut(text, room).trim_end().to_owned();
        short.push_str(ELLIPSIS);
        Cow::Owned(short)
    }

    /// `text` itself if it fits in `width` columns, or its start and its end with an ellipsis between them: a name often ends
    /// in what tells it from others.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// let short = Widths::default().shorten_middle("Second siege of Bianjing", 18);
    /// assert_eq!(short, "Second… Bianjing");
    /// ```
    pub fn shorten_middle(self, text: &str, width: usize) -> Cow<'_, str> {
        if self.fits(text, width) {
            return Cow::Borrowed(text);
        }
        let Some(room) = width.checked_sub(self.grapheme_columns(ELLIPSIS)) else {
            return Cow::Borrowed("");
        };
        // A last word may be a long one.
        let most = if text.contains(' ') {
            room * 3 / 5
        } else {
            room / 2
        };
        let end = self.columns(self.last_words(text, most));
        let start = self.first_words(text, self.cut(text, room - end));
        if start.is_empty() {
            return self.shorten(text, width);
        }
        // What the start left of its room goes to the end.
        let end = self.last_words(text, room - self.columns(start));
        Cow::Owned([start, ELLIPSIS, end].concat())
    }

    /// `text` in exactly `width` columns: shortened if it is wider, with spaces to the right if not.
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

    /// The start of a text without the word that is cut at its end, unless that is most of it.
    fn first_words<'a>(self, text: &str, start: &'a str) -> &'a str {
        let whole = start.trim_end();
        let in_word = |start: &str| {
            text[start.len()..].starts_with(|next: char| next != ' ') && start.len() < text.len()
        };
        match start.rsplit_once(' ') {
            Some((words, _))
                if in_word(start) && 2 * self.columns(words) >= self.columns(whole) =>
            {
                words.trim_end()
            }
            _ => whole,
        }
    }

    /// As many whole words from the end of a text as have room, or characters where words are not set apart.
    fn last_words(self, text: &str, room: usize) -> &str {
        let spaced = text.contains(' ');
        let (mut end, mut column) = (text.len(), 0);
        for (start, grapheme) in text.grapheme_indices(true).rev() {
            let columns = self.grapheme_columns(grapheme);
            column += columns;
            if column > room {
                break;
            }
            // The space before a word goes with it.
            if if spaced { grapheme == " " } else { columns > 1 } {
                end = start;
            }
        }
        &text[end..]
    }

    fn fits(self, text: &str, width: usize) -> bool {
        // No text has more columns than bytes, and to count those is cheaper.
        text.len() <= width || self.columns(text) <= width
    }
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
            ("han", "汴京陷落", 5, "汴京…"),
            ("halved glyph", "汴京陷落", 6, "汴京…"),
            ("ellipsis alone", "汴京", 1, "…"),
            ("nothing", "汴京", 0, ""),
        ] {
            assert_eq!(NARROW.shorten(text, width), expected, "{name}");
        }
    }

    #[test]
    fn shortens_in_the_middle_named_cases() {
        for (name, text, width, expected) in [
            ("fits", "Bianjing falls", 14, "Bianjing falls"),
            (
                "a last word",
                "Second siege of Bianjing",
                18,
                "Second… Bianjing",
            ),
            (
                "the room of a word that is left out",
                "Second siege of Bianjing",
                19,
                "Second… of Bianjing",
            ),
            (
                "several last words",
                "Jin sells Yanjing and six prefectures to Song",
                25,
                "Jin sells… to Song",
            ),
            (
                "a last word too long",
                "The Jingkang prefectures",
                14,
                "The Jingkang…",
            ),
            ("Han", "金圍太原與河東之戰", 12, "金圍太…之戰"),
            ("a halved glyph", "金圍太原與河東之戰", 11, "金圍太…之戰"),
            ("hangul words", "제2차 개봉 포위와 함락", 14, "제2차… 함락"),
            ("one word", "Constantinople", 9, "Constant…"),
            ("very narrow", "汴京陷落", 3, "汴…"),
            ("ellipsis alone", "汴京", 1, "…"),
            ("nothing", "汴京", 0, ""),
        ] {
            assert_eq!(NARROW.shorten_middle(text, width), expected, "{name}");
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
            prop_assert!(NARROW.columns(&NARROW.shorten_middle(&text, width)) <= width);
            prop_assert_eq!(NARROW.columns(&NARROW.pad(&text, width)), width);
        }

        #[test]
        fn columns_never_pass_bytes(text in any_text()) {
            prop_assert!(NARROW.columns(&text) <= text.len());
        }
    }
}
