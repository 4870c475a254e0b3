//! Steps from grapheme to grapheme, for whoever edits a line.

use unicode_segmentation::UnicodeSegmentation;

use super::graphemes::graphemes;
use super::measure::{columns, grapheme_columns};

/// Where the grapheme begins that ends at byte `at` of `text`; 0 at the start.
pub fn step_back(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before
        .grapheme_indices(true)
        .next_back()
        .map_or(0, |(start, _)| start)
}

/// Where the grapheme ends that begins at byte `at` of `text`; its length at the end.
pub fn step_on(text: &str, at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    text.len() - after.len() + after.graphemes(true).next().map_or(0, str::len)
}

/// The graphemes of `text`, each with its columns.
pub fn glyph_columns(text: &str) -> impl Iterator<Item = (&str, usize)> {
    graphemes(text).map(|(_, grapheme)| (grapheme, grapheme_columns(grapheme)))
}

/// The end of `text`, at most `width` columns of it. A glyph that would be halved is left out.
pub fn tail(text: &str, width: usize) -> &str {
    let mut over = columns(text).saturating_sub(width);
    for (start, grapheme) in graphemes(text) {
        if over == 0 {
            return &text[start..];
        }
        over = over.saturating_sub(grapheme_columns(grapheme));
    }
    ""
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
            assert_eq!(tail(text, width), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn tails_are_ends_that_fit(text in any_text(), width in 0_usize..=20) {
            let tail = tail(&text, width);
            prop_assert!(text.ends_with(tail));
            prop_assert!(columns(tail) <= width);
        }
    }
}
