//! Moving from grapheme to grapheme, for line editing.

use unicode_segmentation::UnicodeSegmentation;

use super::graphemes::graphemes;
use super::measure::Widths;

/// The start of the grapheme that ends at byte `at` of `text`; 0 at the start of the text.
///
/// ```
/// assert_eq!(annals::text::step_back("靖康", 6), 3);
/// ```
pub fn step_back(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before
        .grapheme_indices(true)
        .next_back()
        .map_or(0, |(start, _)| start)
}

/// The end of the grapheme that begins at byte `at` of `text`; the length of the text at its end.
///
/// ```
/// assert_eq!(annals::text::step_on("靖康", 0), 3);
/// ```
pub fn step_on(text: &str, at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    text.len() - after.len() + after.graphemes(true).next().map_or(0, str::len)
}

impl Widths {
    /// The graphemes of `text`, each with its width in columns.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// let glyphs: Vec<_> = Widths::default().glyph_columns("1127 靖").skip(3).collect();
    /// assert_eq!(glyphs, [("7", 1), (" ", 1), ("靖", 2)]);
    /// ```
    pub fn glyph_columns(self, text: &str) -> impl Iterator<Item = (&str, usize)> {
        graphemes(text).map(move |(_, grapheme)| (grapheme, self.grapheme_columns(grapheme)))
    }

    /// The longest end of `text` that fits in `width` columns. A glyph that would be cut in half is left out.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().tail("靖康之變", 5), "之變");
    /// ```
    pub fn tail(self, text: &str, width: usize) -> &str {
        let mut over = self.columns(text).saturating_sub(width);
        for (start, grapheme) in graphemes(text) {
            if over == 0 {
                return &text[start..];
            }
            over = over.saturating_sub(self.grapheme_columns(grapheme));
        }
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::tests::any_text;
    use proptest::prelude::*;

    #[test]
    fn steps_go_by_graphemes() {
        let text = "a靖o\u{358}";
        assert_eq!(
            (
                step_on(text, 0),
                step_on(text, 1),
                step_on(text, 4),
                step_on(text, 7)
            ),
            (1, 4, 7, 7)
        );
        assert_eq!(
            (
                step_back(text, 7),
                step_back(text, 4),
                step_back(text, 1),
                step_back(text, 0)
            ),
            (4, 1, 0, 0)
        );
    }

    #[test]
    fn tails_of_named_cases() {
        for (name, text, width, expected) in [
            ("fits", "靖康", 4, "靖康"),
            ("halved glyph", "靖康之變", 5, "之變"),
            ("mark stays with its base", "xo\u{358}", 1, "o\u{358}"),
            ("nothing", "靖康", 0, ""),
            ("too narrow", "靖", 1, ""),
        ] {
            assert_eq!(Widths::default().tail(text, width), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn tails_are_ends_that_fit(text in any_text(), width in 0_usize..=20) {
            let tail = Widths::default().tail(&text, width);
            prop_assert!(text.ends_with(tail));
            prop_assert!(Widths::default().columns(tail) <= width);
        }
    }
}
