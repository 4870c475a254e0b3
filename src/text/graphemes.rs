//! Splitting text into graphemes.

use unicode_segmentation::UnicodeSegmentation;

/// The graphemes of a text (UAX #29), each with its byte offset. Letters of Indic scripts with a joiner between them are one.
///
/// Most characters of a chronicle take a fast path without table lookups: see [`plain_columns`].
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (place, length) = (start, first_length(rest));
        start += length;
        Some((place, &rest[..length]))
    })
}

/// The length of the first grapheme of a text in bytes.
pub(super) fn first_length(text: &str) -> usize {
    // Fast path for ASCII text.
    if let [b' '..=b'~', b' '..=b'~', ..] | [b' '..=b'~'] = text.as_bytes() {
        return 1;
    }
    let mut characters = text.chars();
    let is_plain = |character: char| plain_columns(character).is_some();
    match characters.next() {
        Some(first) if is_plain(first) && characters.next().is_none_or(is_plain) => {
            first.len_utf8()
        }
        _ => joined_length(text),
    }
}

/// The length of the first grapheme, and of those that joiners attach to it.
fn joined_length(text: &str) -> usize {
    let mut length = 0;
    for grapheme in text.graphemes(true) {
        length += grapheme.len();
        if !joins(&text[..length], &text[length..]) {
            break;
        }
    }
    length
}

/// Whether a joiner attaches a letter of an Indic script to the text before it: terminals draw ශ්‍රී as one.
fn joins(before: &str, after: &str) -> bool {
    let is_indic = |c| matches!(c, '\u{900}'..='\u{DFF}');
    let mut letters = before.chars().rev();
    letters.next() == Some('\u{200D}')
        && letters.next().is_some_and(is_indic)
        && after.starts_with(is_indic)
}

/// The width of a character that is always a grapheme by itself when followed by another such character; `None` for all characters that
/// have to be looked up. Ambiguous ones count as narrow.
pub(super) fn plain_columns(character: char) -> Option<usize> {
    match character {
        ' '..='~'
        | '\u{A1}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2190}'..='\u{2199}'
        | '\u{2500}'..='\u{25FC}' => Some(1),
        '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF60}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::tests::any_text;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn plain_characters_are_as_wide_as_unicode_defines() {
        for character in (0..=0x1_FFFF_u32).filter_map(char::from_u32) {
            if let Some(columns) = plain_columns(character) {
                assert_eq!(Some(columns), character.width(), "{character:?}");
            }
        }
    }

    #[test]
    fn plain_characters_never_join() {
        let plain: Vec<char> = (0..=0xFFFF)
            .filter_map(char::from_u32)
            .filter(|character| plain_columns(*character).is_some())
            .collect();
        // Each character next to its neighbour, and next to a distant one.
        for (one, other) in plain
            .iter()
            .zip(&plain)
            .chain(plain.iter().zip(plain.iter().rev()))
        {
            let pair: String = [*one, *other].into_iter().collect();
            assert_eq!(pair.graphemes(true).count(), 2, "{pair:?}");
        }
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode_except_joined_letters(text in any_text()) {
            let mut expected: Vec<(usize, &str)> = Vec::new();
            for (at, grapheme) in text.grapheme_indices(true) {
                match expected.last_mut() {
                    Some((start, last)) if joins(&text[..at], &text[at..]) => {
                        *last = &text[*start..at + grapheme.len()];
                    }
                    _ => expected.push((at, grapheme)),
                }
            }
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), expected);
        }
    }
}
