//! Making a string fit a number of columns, or start at one, or stand upright.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::measure::{columns, grapheme_columns, is_simple};

/// Stands for what a shortened text leaves out; one column.
const ELLIPSIS: char = '…';

/// The start of `text`, at most `width` columns of it. A glyph that would be halved is left out.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    Cow::Borrowed(head(text, width))
}

/// `text` itself if it fits in `width` columns, or its start and an ellipsis.
pub fn shorten(text: &str, width: usize) -> Cow<'_, str> {
    if fits(text, width) {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut short = head(text, room).trim_end().to_owned();
    short.push(ELLIPSIS);
    Cow::Owned(short)
}

/// `text` itself if it fits in `width` columns, or its start and its end about an ellipsis.
pub fn shorten_middle(text: &str, width: usize) -> Cow<'_, str> {
    if fits(text, width) {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let start = head(text, room.div_ceil(2)).trim_end();
    // What a wide glyph leaves free at the start is of use at the end.
    let end = tail(text, room - columns(start)).trim_start();
    Cow::Owned(format!("{start}{ELLIPSIS}{end}"))
}

/// What is left of `text` to the right of its first `skipped` columns.
///
/// The number is of the blank columns to put before it: where a wide glyph stands across the edge,
/// its right half, which cannot be drawn alone.
pub fn skip_columns(text: &str, skipped: usize) -> (usize, &str) {
    if skipped == 0 {
        return (0, text);
    }
    if is_simple(text) {
        return (0, text.get(skipped..).unwrap_or_default());
    }
    let mut column = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        let width = grapheme_columns(grapheme);
        // What has no width of its own at the edge belongs to the glyph before it.
        if column >= skipped && width > 0 {
            return (column - skipped, &text[start..]);
        }
        column += width;
    }
    (column.saturating_sub(skipped), "")
}

/// `text` in exactly `width` columns: shortened if it is wider, with spaces to the right if not.
pub fn pad(text: &str, width: usize) -> String {
    let mut padded = shorten(text, width).into_owned();
    let missing = width.saturating_sub(columns(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// The glyphs of `text` to be stacked from top to bottom, one a row. None is wider than the
/// glyph's own one or two columns, and none is without a width.
pub fn upright(text: &str) -> Vec<&str> {
    text.graphemes(true).filter(|grapheme| grapheme_columns(grapheme) > 0).collect()
}

fn fits(text: &str, width: usize) -> bool {
    // No text has more columns than bytes, and to count those is cheaper.
    text.len() <= width || columns(text) <= width
}

fn head(text: &str, width: usize) -> &str {
    if is_simple(text) {
        return text.get(..width).unwrap_or(text);
    }
    let mut column = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        column += grapheme_columns(grapheme);
        if column > width {
            return &text[..start];
        }
    }
    text
}

fn tail(text: &str, width: usize) -> &str {
    let mut column = 0;
    for (start, grapheme) in text.grapheme_indices(true).rev() {
        column += grapheme_columns(grapheme);
        if column > width {
            return &text[start + grapheme.len()..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::tests::any_text;
    use proptest::prelude::*;

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
            assert_eq!(cut(text, width), expected, "{name}");
        }
    }

    #[test]
    fn shortens_named_cases() {
        for (name, text, width, expected) in [
            ("fits", "Kaifeng", 7, "Kaifeng"),
            ("ascii", "Kaifeng", 6, "Kaife…"),
            ("space before the ellipsis", "Bianjing falls", 10, "Bianjing…"),
            ("han", "汴京陷落", 5, "汴京…"),
            ("halved glyph", "汴京陷落", 6, "汴京…"),
            ("ellipsis alone", "汴京", 1, "…"),
            ("nothing", "汴京", 0, ""),
        ] {
            assert_eq!(shorten(text, width), expected, "{name}");
        }
    }

    #[test]
    fn shortens_in_the_middle() {
        for (name, text, width, expected) in [
            ("fits", "Kaifeng", 7, "Kaifeng"),
            ("ascii", "chronicle.ron", 9, "chro….ron"),
            ("han", "汴京陷落之後", 9, "汴京…之後"),
            ("room left by a wide glyph", "汴京陷落之後", 8, "汴京…後"),
            ("ellipsis alone", "汴京", 1, "…"),
            ("nothing", "汴京", 0, ""),
        ] {
            assert_eq!(shorten_middle(text, width), expected, "{name}");
        }
    }

    #[test]
    fn skips_columns() {
        for (name, text, skipped, expected) in [
            ("none", "汴京", 0, (0, "汴京")),
            ("ascii", "Kaifeng", 3, (0, "feng")),
            ("whole glyph", "汴京", 2, (0, "京")),
            ("half a glyph", "汴京", 1, (1, "京")),
            ("half of the last", "汴京", 3, (1, "")),
            ("all", "汴京", 4, (0, "")),
            ("more than all", "汴京", 9, (0, "")),
            ("mark goes with its base", "o\u{358}x", 1, (0, "x")),
        ] {
            assert_eq!(skip_columns(text, skipped), expected, "{name}");
        }
    }

    #[test]
    fn pads_to_the_column() {
        for (text, width, expected) in [("汴京", 6, "汴京  "), ("汴京陷落", 6, "汴京… "), ("", 2, "  "), ("x", 0, "")]
        {
            assert_eq!(pad(text, width), expected);
        }
    }

    #[test]
    fn stacks_glyphs() {
        assert_eq!(upright("徽宗o\u{358}\u{200C}"), ["徽", "宗", "o\u{358}\u{200C}"]);
        assert_eq!(upright("\u{1b}a"), ["a"]);
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in any_text(), width in 0_usize..=20) {
            prop_assert!(columns(&cut(&text, width)) <= width);
            prop_assert!(columns(&shorten(&text, width)) <= width);
            prop_assert!(columns(&shorten_middle(&text, width)) <= width);
            prop_assert_eq!(columns(&pad(&text, width)), width);
        }

        #[test]
        fn what_is_cut_and_what_is_skipped_make_the_whole(text in any_text(), edge in 0_usize..=20) {
            let (blank, right) = skip_columns(&text, edge);
            let left = columns(&cut(&text, edge));
            let halved = if blank > 0 { blank + edge - left } else { 0 };
            prop_assert_eq!(left + halved + columns(right), columns(&text));
        }

        #[test]
        fn columns_never_pass_bytes(text in any_text()) {
            prop_assert!(columns(&text) <= text.len());
        }
    }
}
