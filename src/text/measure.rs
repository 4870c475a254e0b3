//! Measuring the width of strings in columns.

use unicode_width::UnicodeWidthChar;

use super::graphemes::{graphemes, plain_columns};

/// The width that a terminal gives to characters of ambiguous width (`·`, `—`, `“`, `é` …, UAX #11): one column nearly
/// everywhere, two in terminals with a legacy East Asian configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ambiguous {
    /// One column.
    #[default]
    Narrow,
    /// Two columns.
    Wide,
}

/// How many columns characters take; needed by everything that measures, cuts, pads, wraps or stacks text.
///
/// The default matches nearly all terminals.
///
/// ```
/// use annals::text::{Ambiguous, Widths};
///
/// let wide = Widths::new(Ambiguous::Wide);
/// assert_eq!(Widths::default().columns("靖康·1127"), 9);
/// assert_eq!(wide.columns("靖康·1127"), 10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widths {
    ambiguous: Ambiguous,
}

impl Widths {
    /// The widths of a terminal that draws ambiguous characters in the given width.
    ///
    /// ```
    /// use annals::text::{Ambiguous, Widths};
    ///
    /// assert_eq!(Widths::new(Ambiguous::Narrow), Widths::default());
    /// ```
    pub const fn new(ambiguous: Ambiguous) -> Self {
        Self { ambiguous }
    }

    /// The width of ambiguous characters.
    ///
    /// ```
    /// use annals::text::{Ambiguous, Widths};
    ///
    /// assert_eq!(Widths::default().ambiguous(), Ambiguous::Narrow);
    /// ```
    pub const fn ambiguous(self) -> Ambiguous {
        self.ambiguous
    }

    /// True if ambiguous characters take two columns.
    ///
    /// ```
    /// use annals::text::{Ambiguous, Widths};
    ///
    /// assert!(Widths::new(Ambiguous::Wide).are_wide());
    /// ```
    pub const fn are_wide(self) -> bool {
        matches!(self.ambiguous, Ambiguous::Wide)
    }

    /// The number of columns that `text` takes on one line of a terminal.
    ///
    /// Control characters take none: no text with any is drawn. Ligatures across graphemes (Arabic lam-alef) count as the two cells in
    /// which they are drawn.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().columns("Bianjing"), 8);
    /// assert_eq!(Widths::default().columns("靖康之變"), 8);
    /// ```
    pub fn columns(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
        }
        // Covers nearly every name. No two such characters combine.
        let plain = || text.chars().map(plain_columns).sum();
        if let Some(columns) = (!self.are_wide()).then(plain).flatten() {
            return columns;
        }
        graphemes(text)
            .map(|(_, grapheme)| self.grapheme_columns(grapheme))
            .sum()
    }

    /// The width of `text` in columns, capped at `most`. Stops measuring as soon as the cap is reached.
    ///
    /// ```
    /// use annals::text::Widths;
    ///
    /// assert_eq!(Widths::default().columns_up_to("靖康之變", 5), 5);
    /// assert_eq!(Widths::default().columns_up_to("靖康之變", 20), 8);
    /// ```
    pub fn columns_up_to(self, text: &str, most: usize) -> usize {
        if text.len() <= most {
            return self.columns(text);
        }
        let mut columns = 0;
        for (_, grapheme) in graphemes(text) {
            columns += self.grapheme_columns(grapheme);
            if columns >= most {
                return most;
            }
        }
        columns
    }

    /// The width of one grapheme: the sum of the widths of its characters.
    ///
    /// Nearly all terminals place the characters of a cluster one by one: a consonant and its vowel (กำ, कि) take two columns,
    /// a conjunct (क्ष) two, an emoji with a skin tone four. `unicode-width` measures some clusters as a font would
    /// render them.
    pub(super) fn grapheme_columns(self, grapheme: &str) -> usize {
        match one_plain(grapheme) {
            Some(columns) if grapheme.len() == 1 || !self.are_wide() => columns,
            _ if grapheme.contains(char::is_control) => 0,
            _ => grapheme.chars().map(|c| self.character_columns(c)).sum(),
        }
    }

    fn character_columns(self, character: char) -> usize {
        match character {
            // Each has its own cell, though `unicode-width` counts it as a part of what is before it.
            _ if is_spacing_mark(character) => 1,
            // Old tone marks of hangul.
            '\u{302E}' | '\u{302F}' => 2,
            _ if self.are_wide() && is_ambiguous_letter(character) => 2,
            _ if self.are_wide() && !is_shape(character) => character.width_cjk().unwrap_or(0),
            _ => character.width().unwrap_or(0),
        }
    }
}

/// Halfwidth voiced sound marks, and vowel signs of Indic scripts that terminals draw in their own column.
const fn is_spacing_mark(character: char) -> bool {
    matches!(
        character,
        '\u{FF9E}'
            | '\u{FF9F}'
            | '\u{9BE}'
            | '\u{9D7}'
            | '\u{B3E}'
            | '\u{B57}'
            | '\u{BBE}'
            | '\u{BD7}'
            | '\u{CC0}'
            | '\u{CC2}'
            | '\u{CC7}'
            | '\u{CC8}'
            | '\u{CCA}'
            | '\u{CCB}'
            | '\u{CD5}'
            | '\u{CD6}'
            | '\u{D3E}'
            | '\u{D57}'
            | '\u{DCF}'
            | '\u{DDF}'
            | '\u{1B35}'
            | '\u{A953}'
            | '\u{A9C0}'
    )
}

/// Lines, blocks, arrows and other shapes. Those of ambiguous width are never drawn in terminals with wide ambiguous characters: each
/// is replaced by a plain character of one column.
///
/// ```
/// assert!(annals::text::is_shape('─') && !annals::text::is_shape('—'));
/// ```
pub fn is_shape(character: char) -> bool {
    matches!(character, '†' | '\u{2190}'..='\u{2199}' | '\u{2500}'..='\u{25FF}' | '\u{2605}' | '\u{2606}')
}

/// Letters and similar characters of class A in Unicode's `EastAsianWidth.txt`. `unicode-width` counts them as one column (as letters
/// of Latin, Greek and Cyrillic, or as a letter and a mark); terminals with wide ambiguous characters draw them in two.
fn is_ambiguous_letter(character: char) -> bool {
    const LATIN: &str =
        "àáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜÆÐØÞßæðøþđĦħıĲĳĸĿŀŁłŉŊŋŒœŦŧɑɡªº¨´¸˄ˇˉˊˋˍː˘˙˚˛˝˟ⁿℓΩÅ";
    const GREEK: [std::ops::RangeInclusive<char>; 3] = ['Α'..='Ω', 'α'..='ρ', 'σ'..='ω'];
    let cyrillic = matches!(character, 'Ё' | 'ё' | 'А'..='я');
    cyrillic
        || LATIN.contains(character)
        || GREEK.iter().any(|letters| letters.contains(&character))
}

/// The width of a text of a single character on whose width all terminals agree; ambiguous characters count as narrow. `None` for other
/// texts.
pub(crate) fn one_plain(text: &str) -> Option<usize> {
    let mut characters = text.chars();
    let alone = characters.next().filter(|_| characters.next().is_none());
    alone.and_then(plain_columns)
}

/// True if each byte of `text` is one column: printable ASCII only.
pub(crate) fn is_simple(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_of_named_cases() {
        for (name, text, expected) in [
            ("empty", "", 0),
            ("ascii", "Bianjing", 8),
            ("ascii control", "a\x1b[31mb\n", 6),
            ("han", "靖康之變", 8),
            ("han beyond the basic plane", "\u{20000}\u{2A6D6}", 4),
            ("kana", "きそう", 6),
            ("halfwidth kana with a voiced mark", "\u{FF76}\u{FF9E}", 2),
            ("hangul", "정강의 변", 9),
            ("conjoining jamo", "\u{1112}\u{1161}\u{11AB}", 2),
            ("Vietnamese", "Tĩnh Khang", 10),
            ("Vietnamese, decomposed", "Ti\u{303}nh", 4),
            ("POJ dot above right", "o\u{358}", 1),
            ("POJ vertical line above", "a\u{30D}", 1),
            ("POJ syllables", "chhài ó\u{358}-lâng ⁿ", 14),
            ("ideographic variation", "葛\u{E0100}", 2),
            ("Bengali with a vowel sign", "পলাশী", 5),
            ("Tamil", "கொ", 2),
            ("hangul with a tone mark", "말\u{302F}말", 6),
            ("Sinhala with a joiner", "ශ්\u{200D}රී", 2),
            ("ambiguous", "·—“”…①│", 7),
            ("fullwidth", "Ａ，", 4),
            ("lam-alef", "\u{644}\u{627}", 2),
            ("Devanagari vowel", "कि", 2),
            ("Devanagari conjunct", "क्ष", 2),
            ("Thai sara am", "กำ", 2),
            ("Thai tone mark", "น้ำ", 2),
            ("Tamil", "கொ", 2),
            ("Myanmar", "မြန်မာ", 5),
            ("Khmer", "ខ្មែរ", 4),
            ("skin tone", "👍🏽", 4),
            ("flag", "🇻🇳", 2),
            ("Zalgo", "a\u{300}\u{301}\u{302}\u{303}", 1),
        ] {
            assert_eq!(Widths::default().columns(text), expected, "{name}");
        }
    }

    #[test]
    fn ambiguous_characters_have_the_given_width() {
        for (name, text, narrow, wide) in [
            ("punctuation", "·—“”…", 5, 10),
            ("letters", "áéāǎ", 4, 8),
            ("other letters", "đßⁿΩя", 5, 10),
            ("marks beside an ambiguous letter", "ó\u{358}", 1, 2),
            ("shapes", "│─┌█●◆★", 7, 7),
            ("ascii", "Bianjing", 8, 8),
            ("Vietnamese", "ễ", 1, 1),
            ("han", "靖康", 4, 4),
        ] {
            assert_eq!(Widths::default().columns(text), narrow, "{name}");
            assert_eq!(Widths::new(Ambiguous::Wide).columns(text), wide, "{name}");
        }
    }

    proptest! {
        #[test]
        fn simple_text_is_as_wide_as_long(text in "[ -~]{0,40}") {
            prop_assert!(is_simple(&text));
            prop_assert_eq!(Widths::default().columns(&text), text.len());
        }
    }
}
