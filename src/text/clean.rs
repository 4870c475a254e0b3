//! Makes untrusted text safe to draw.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The maximum number of combining marks per base; a larger stack would overlap the rows above and below.
const MARKS_PER_BASE: usize = 4;

/// The maximum number of cleaning passes; far more than any text needs.
const ROUNDS: usize = 8;

/// How a character that cannot be drawn as it is is handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// It is replaced by its code point, such as `\u{1B}`.
    WrittenOut,
    /// It is removed.
    LeftOut,
}

/// The first character of a text that [`clean`] does not keep, with its byte offset. Line ends and tabs are not reported, as they
/// become spaces.
///
/// ```
/// use annals::text::{Unseen, first_unseen};
///
/// assert_eq!(first_unseen("⚔\u{FE0F}"), Some((3, '\u{FE0F}', Unseen::LeftOut)));
/// assert_eq!(first_unseen("می\u{200C}خواهم"), None);
/// ```
pub fn first_unseen(text: &str) -> Option<(usize, char, Unseen)> {
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let after = characters.peek().map(|(_, after)| *after);
        if let Some(unseen) = unseen(before, c, after) {
            return Some((at, c, unseen));
        }
        before = Some(c);
    }
    None
}

/// How a character between two others is handled; `None` if it is drawn as it is.
fn unseen(before: Option<char>, c: char, after: Option<char>) -> Option<Unseen> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\u{200C}' | '\u{200D}' if joins(before, after) => None,
        '\u{200C}' | '\u{200D}' => Some(Unseen::LeftOut),
        _ if is_dropped(c) => Some(Unseen::LeftOut),
        _ if is_written_out(c) || is_loose(c, before) => Some(Unseen::WrittenOut),
        _ if is_seen_with_others(c) && !is_with_others(before, c, after) => {
            Some(Unseen::WrittenOut)
        }
        _ => None,
    }
}

/// Cleans single-line text: a name, a title, a label.
///
/// The result is in NFC, is as wide as [`Widths::columns`](super::Widths::columns) reports, and contains nothing that controls the
/// terminal or is invisible. Line ends and tabs become spaces. Controls, escapes, bidirectional overrides, zero-width and tag
/// characters are escaped, as `\u{202E}`, so that the reader sees what the file contains. Variation selectors that choose between text
/// and emoji are dropped, as are joiners and non-joiners between letters that never join.
///
/// ```
/// use annals::text::clean;
///
/// assert_eq!(clean("\tBia\u{300}njing\x1b[31m"), " Biànjing\\u{1B}[31m");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_with(text, ' ')
}

/// Cleans multi-line text like [`clean`], but keeps line ends, as `\n`.
///
/// ```
/// assert_eq!(annals::text::clean_prose("one\r\ntwo"), "one\ntwo");
/// ```
pub fn clean_prose(text: &str) -> Cow<'_, str> {
    clean_with(text, '\n')
}

fn clean_with(text: &str, line_end: char) -> Cow<'_, str> {
    if is_clean(text, line_end) {
        return Cow::Borrowed(text);
    }
    let mut safe = cleaned_once(text, line_end);
    // Composing, dropping or writing out characters may leave another one with nothing to join, so repeat. Each pass leaves fewer characters
    // that are handled.
    for _ in 0..ROUNDS {
        let again = cleaned_once(&safe, line_end);
        if again == safe {
            break;
        }
        safe = again;
    }
    Cow::Owned(safe)
}

fn cleaned_once(text: &str, line_end: char) -> String {
    cap_marks(escape(text, line_end).nfc())
}

fn is_clean(text: &str, line_end: char) -> bool {
    if text.is_ascii() {
        return text
            .bytes()
            .all(|byte| matches!(byte, b' '..=b'~') || char::from(byte) == line_end);
    }
    if text.chars().all(|c| is_common(c) || c == line_end) {
        return true;
    }
    let harmless = |c: char| c == line_end || !is_suspect(c);
    text.chars().all(harmless)
        && is_nfc_quick(text.chars()) == IsNormalized::Yes
        && !has_loose_marks(text)
}

/// True for characters of the scripts used in most names (Latin, kana, Han, hangul) that NFC never changes, regardless of context.
/// Checking this first makes loading a chronicle about 10% faster.
fn is_common(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '\u{A0}'..='\u{AC}'
            | '\u{AE}'..='\u{2FF}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{2010}'..='\u{2027}'
            | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{FF01}'..='\u{FF5E}'
    )
}

/// True for a character that [`escape`] has to handle.
fn is_suspect(c: char) -> bool {
    is_written_out(c)
        || is_dropped(c)
        || is_seen_with_others(c)
        || matches!(c, '\u{200C}' | '\u{200D}' | '\t' | '\n' | '\r')
}

/// True if a combining mark has no base, or a base has too many marks.
fn has_loose_marks(text: &str) -> bool {
    let mut marks = MARKS_PER_BASE;
    text.chars().any(|c| {
        marks = match c {
            '\n' => MARKS_PER_BASE,
            _ if is_combining_mark(c) => marks + 1,
            _ => 0,
        };
        marks > MARKS_PER_BASE
    })
}

/// Handles everything that depends on single characters and their neighbours.
fn escape(text: &str, line_end: char) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' => {
                characters.next_if_eq(&'\n');
                safe.push(line_end);
            }
            '\n' => safe.push(line_end),
            '\t' => safe.push(' '),
            _ => match unseen(safe.chars().next_back(), c, characters.peek().copied()) {
                Some(Unseen::WrittenOut) => write_out(&mut safe, c),
                Some(Unseen::LeftOut) => {}
                None => safe.push(c),
            },
        }
    }
    safe
}

/// True if a zero-width joiner or non-joiner between these two affects shaping, as in Indic and Arabic scripts. Between emoji it is
/// ignored: terminals disagree on the width of the result.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let joinable = |c: char| is_combining_mark(c) || matches!(c, '\u{600}'..='\u{8FF}');
    let letter = |c: char| c.is_alphabetic() && !is_combining_mark(c);
    before.is_some_and(joinable) && after.is_some_and(letter)
}

/// True for a character that is invisible by itself: a filler for a missing letter of a Korean syllable, or a selector of the form of a
/// Mongolian letter.
fn is_seen_with_others(c: char) -> bool {
    matches!(
        c,
        '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180D}' | '\u{180F}'
    )
}

/// True if such a character has the letters beside it that it is for. Two fillers need a final consonant.
fn is_with_others(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\u{115F}' => after.is_some_and(
            |after| matches!(after, '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}'),
        ),
        '\u{1160}' => {
            before.is_some_and(
                |before| matches!(before, '\u{1100}'..='\u{115E}' | '\u{A960}'..='\u{A97C}'),
            ) || after.is_some_and(
                |after| matches!(after, '\u{11A8}'..='\u{11FF}' | '\u{D7CB}'..='\u{D7FB}'),
            )
        }
        _ => before.is_some_and(|before| matches!(before, '\u{1820}'..='\u{18AA}')),
    }
}

/// True for a combining mark at the start of a line, which would be drawn over the cell to the left.
fn is_loose(c: char, before: Option<char>) -> bool {
    matches!(before, None | Some('\n')) && is_combining_mark(c)
}

/// Writes `c` as a Rust escape: `\u{202E}`.
fn write_out(safe: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(safe, "\\u{{{:X}}}", u32::from(c));
}

/// True for an invisible character, or one that affects the terminal or its neighbours.
fn is_written_out(c: char) -> bool {
    c.is_control()
        || is_noncharacter(c)
        || matches!(
            c,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180E}'
                | '\u{200B}'
                | '\u{200E}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{13430}'..='\u{1343F}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// True for the 66 Unicode noncharacters, some of which are not allowed in XML.
fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

/// True for the variation selectors on whose width terminals disagree. Ideographic ones (U+E0100 and up) are kept: they select a glyph
/// variant, and no terminal gives them a cell.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

fn cap_marks(characters: impl Iterator<Item = char>) -> String {
    let mut marks = 0;
    characters
        .filter(|c| {
            marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
            marks <= MARKS_PER_BASE
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleans_named_cases() {
        for (name, text, expected) in [
            ("plain", "Bianjing falls", "Bianjing falls"),
            ("han", "靖康之變", "靖康之變"),
            ("decomposed", "Ti\u{303}nh Khang", "Tĩnh Khang"),
            ("jamo", "\u{1112}\u{1161}\u{11AB}", "한"),
            ("POJ", "o\u{358} a\u{30D}", "o\u{358} a\u{30D}"),
            ("escape sequence", "\x1b[31mred", "\\u{1B}[31mred"),
            ("C1 control", "\u{9B}31m", "\\u{9B}31m"),
            ("bidi override", "abc\u{202E}cba", "abc\\u{202E}cba"),
            ("isolate", "\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
            ("byte order mark", "\u{FEFF}x", "\\u{FEFF}x"),
            ("zero-width space", "a\u{200B}b", "a\\u{200B}b"),
            ("soft hyphen", "a\u{AD}b", "a\\u{AD}b"),
            ("tag", "\u{E0041}", "\\u{E0041}"),
            ("hangul filler", "\u{3164}", "\\u{3164}"),
            ("jamo fillers", "\u{115F}\u{1160}x", "\\u{115F}\\u{1160}x"),
            ("consonant alone", "\u{1100}\u{1160}", "\u{1100}\u{1160}"),
            ("vowel alone", "\u{115F}\u{1161}", "\u{115F}\u{1161}"),
            (
                "final consonant alone",
                "\u{115F}\u{1160}\u{11A8}",
                "\u{115F}\u{1160}\u{11A8}",
            ),
            ("filler behind a syllable", "가\u{1160}", "가\\u{1160}"),
            (
                "Khmer inherent vowel",
                "\u{1780}\u{17B4}",
                "\u{1780}\\u{17B4}",
            ),
            (
                "Mongolian selector",
                "\u{1820}\u{180B}a\u{180F}",
                "\u{1820}\u{180B}a\\u{180F}",
            ),
            (
                "hieroglyph joiner",
                "\u{13000}\u{13430}",
                "\u{13000}\\u{13430}",
            ),
            ("tab", "a\tb", "a b"),
            ("line ends", "a\r\nb\rc\nd", "a b c d"),
            ("emoji selector", "⚔\u{FE0F}", "⚔"),
            ("quote selector", "“\u{FE01}", "“"),
            ("ideographic selector", "葛\u{E0100}", "葛\u{E0100}"),
            ("family", "👩\u{200D}👧", "👩👧"),
            ("lone joiner", "a\u{200D}b", "ab"),
            (
                "joined conjunct",
                "\u{915}\u{94D}\u{200D}\u{937}",
                "\u{915}\u{94D}\u{200D}\u{937}",
            ),
            ("non-joiner", "می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("non-joiner in Latin", "Auf\u{200C}lage", "Auflage"),
            ("non-joiner at an end", "می\u{200C}", "می"),
            ("joiner behind what composes", "e\u{301}\u{200D}a", "éa"),
            ("grapheme joiner", "a\u{34F}b", "a\\u{34F}b"),
            ("no characters", "\u{FFFE}\u{FFFF}", "\\u{FFFE}\\u{FFFF}"),
            (
                "no character of a plane",
                "\u{1FFFF}\u{FDD0}",
                "\\u{1FFFF}\\u{FDD0}",
            ),
            ("private use", "\u{E000}", "\u{E000}"),
            ("mark without a base", "\u{301}x", "\\u{301}x"),
            (
                "stack of marks",
                "x\u{316}\u{317}\u{318}\u{319}\u{31C}y",
                "x\u{316}\u{317}\u{318}\u{319}y",
            ),
            ("mark freed by a dropped selector", "e\u{FE0F}\u{301}", "é"),
        ] {
            assert_eq!(clean(text), expected, "{name}");
        }
    }

    #[test]
    fn prose_keeps_its_line_ends() {
        for (name, text, expected) in [
            ("line ends", "a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("paragraphs", "一\n\n二", "一\n\n二"),
            ("mark on a line's start", "a\n\u{301}", "a\n\\u{301}"),
            ("line separator", "a\u{2028}b", "a\\u{2028}b"),
            ("tab", "a\tb", "a b"),
        ] {
            assert_eq!(clean_prose(text), expected, "{name}");
        }
    }

    #[test]
    fn what_is_not_drawn_is_found() {
        for (name, text, expected) in [
            ("plain", "a\tb\nc", None),
            ("escape", "ab\x1b", Some((2, Unseen::WrittenOut))),
            ("joiner", "a\u{200D}b", Some((1, Unseen::LeftOut))),
            ("selector", "⚔\u{FE0F}", Some((3, Unseen::LeftOut))),
            ("grapheme joiner", "a\u{34F}", Some((1, Unseen::WrittenOut))),
            ("non-joiner", "a\u{200C}b", Some((1, Unseen::LeftOut))),
            ("non-joiner that shapes", "می\u{200C}خواهم", None),
            (
                "mark without a base",
                "\u{301}x",
                Some((0, Unseen::WrittenOut)),
            ),
        ] {
            let found = first_unseen(text).map(|(at, _, unseen)| (at, unseen));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn common_letters_are_clean_beside_each_other() {
        let common: Vec<char> = ('\0'..=char::MAX).filter(|c| is_common(*c)).collect();
        for c in &common {
            assert!(
                is_nfc_quick(std::iter::once(*c)) == IsNormalized::Yes
                    && !is_suspect(*c)
                    && !is_combining_mark(*c),
                "{c:?}"
            );
        }
    }

    #[test]
    fn clean_text_is_not_copied() {
        for text in [
            "",
            "Bianjing",
            "靖康之變",
            "Tĩnh Khang",
            "o\u{358}",
            "葛\u{E0100}",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(clean_prose("一\n二\nthree"), Cow::Borrowed(_)));
        assert!(matches!(clean_prose("one\ntwo"), Cow::Borrowed(_)));
    }

    /// Strings of problematic characters: scripts, marks, jamo, emoji, controls, selectors.
    pub(in crate::text) fn any_text() -> impl Strategy<Value = String> {
        let character = prop_oneof![
            4 => "[ -~]",
            4 => "[\u{4E00}-\u{4EFF}靖康之變]",
            2 => "[。，、」』）？！；：「『（…—·・“”‘’〕%]",
            2 => "[あ-んア-ンー々ぁっ\u{FF76}\u{FF9E}\u{FF9F}]",
            2 => "[가-깋]",
            1 => "[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11A8}-\u{11C2}]",
            1 => "[\u{1100}\u{115F}\u{1160}\u{1161}\u{11A8}\u{1820}\u{180B}]",
            2 => "[áàâäãåốợữĩ\u{300}-\u{36F}]",
            1 => "[\u{600}-\u{6FF}\u{900}-\u{97F}]",
            1 => "[👩👧🏽🇻🇳⚔©1\u{FE0E}\u{FE0F}\u{20E3}\u{200D}\u{200C}]",
            1 => "[\u{0}-\u{1F}\u{7F}-\u{A0}\u{AD}\u{200B}\u{202A}-\u{202E}\u{2060}\u{3000}\u{E0100}]",
            1 => any::<char>().prop_map(String::from),
            1 => "\r\n|\n",
        ];
        prop::collection::vec(character, 0..40).prop_map(|characters| characters.concat())
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any_text()) {
            for (once, again) in [
                (clean(&text).into_owned(), clean as fn(&str) -> Cow<'_, str>),
                (clean_prose(&text).into_owned(), clean_prose),
            ] {
                prop_assert_eq!(again(&once), once.as_str());
            }
        }

        #[test]
        fn no_control_characters_are_left(text in any_text()) {
            prop_assert!(!clean(&text).chars().any(|c| is_written_out(c) || is_dropped(c)));
            prop_assert!(!clean_prose(&text).chars().any(|c| c != '\n' && is_written_out(c)));
        }
    }
}
