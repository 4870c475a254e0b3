//! Folding of strings for search: removes case, tone marks and diacritics, and unifies the forms of Han characters and of kana.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::{han, kana};
use crate::text::narrow;

/// Folds a text: letters become lower case without marks, Han characters simplified, kana hiragana, and fullwidth letters normal ones.
/// Hyphens, apostrophes, middle dots and digit separators are removed; other punctuation becomes a space. Hangul is kept.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text into a buffer, replacing its contents.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    for (_, character) in ungrouped(text) {
        push(character, folded);
    }
    folded.truncate(folded.trim_end().len());
}

/// The characters of a text with their byte offsets, without digit separators: `70,000` is one number.
fn ungrouped(text: &str) -> impl Iterator<Item = (usize, char)> + Clone {
    let groups =
        |(at, character): &(usize, char)| *character == ',' && is_group(text.as_bytes(), *at);
    text.char_indices().filter(move |pair| !groups(pair))
}

/// Whether a comma is a digit separator: it has a digit before it and exactly three after it.
fn is_group(text: &[u8], comma: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let before = comma.checked_sub(1).is_some_and(digit);
    before && (1..=3).all(|on| digit(comma + on)) && !digit(comma + 4)
}

/// The byte offset of a folded string in an unfolded text.
pub(super) fn find(text: &str, wanted: &str) -> Option<usize> {
    let (folded, places) = placed(text);
    let place = places.get(folded.find(wanted)?)?;
    Some(place.start)
}

/// A folded text, and for each byte of it the byte range in the unfolded text that it comes from.
fn placed(text: &str) -> (String, Vec<Range<usize>>) {
    let mut folded = String::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    for (start, character) in ungrouped(text) {
        push(character, &mut folded);
        let end = start + character.len_utf8();
        if folded.len() > places.len() {
            places.resize(folded.len(), start..end);
        } else if is_combining_mark(character) || kana::is_sound_mark(character) {
            // A mark belongs to the letter before it.
            let letter = places.last().map(|place| place.start);
            let bytes = places.iter_mut().rev();
            for place in bytes.take_while(|place| Some(place.start) == letter) {
                place.end = end;
            }
        }
    }
    (folded, places)
}

/// The byte ranges of a folded string in an unfolded text: those at the starts of words, or all if there are none.
pub(super) fn ranges(text: &str, wanted: &str) -> Vec<Range<usize>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let (folded, places) = placed(text);
    let begins = |at: usize| {
        let before = folded[..at].chars().next_back();
        before.is_none_or(|before| before == ' ' || han::is_han(before))
    };
    let found = |only_words: bool| {
        let found = folded.match_indices(wanted).map(|(at, _)| at);
        let found = found.filter(move |at| !only_words || begins(*at));
        found.filter_map(|at| {
            let last = places.get(at + wanted.len() - 1)?;
            Some(places.get(at)?.start..last.end)
        })
    };
    let words: Vec<Range<usize>> = found(true).collect();
    if words.is_empty() {
        return found(false).collect();
    }
    words
}

/// Whether a text contains a folded string, checked without folding the whole text. Misses matches where one letter folds to two, or
/// where words are separated by more than one punctuation character.
pub(super) fn holds(text: &str, wanted: &str) -> bool {
    let mut letters = ungrouped(text).filter_map(|(_, character)| letter(character));
    let mut wanted = wanted.chars();
    let Some(first) = wanted.next() else {
        return true;
    };
    while letters.any(|letter| letter == first) {
        let mut rest = letters.clone();
        if wanted.clone().all(|letter| rest.next() == Some(letter)) {
            return true;
        }
    }
    false
}

/// The first letter that a character folds to; `None` if it is removed.
fn letter(character: char) -> Option<char> {
    match character {
        'a'..='z' | '0'..='9' | ' ' => Some(character),
        'A'..='Z' => Some(character.to_ascii_lowercase()),
        _ if han::is_han(character) => Some(han::simplified(character)),
        '\u{AC00}'..='\u{D7A3}' => Some(character),
        _ if kana::is_kana(character) => Some(kana::hiragana(character)),
        _ => latin(character).or_else(|| {
            // Fold it as if it followed another letter.
            let mut folded = String::from("_");
            push(character, &mut folded);
            folded.chars().nth(1)
        }),
    }
}

/// The range of Latin letters with marks, up to the last Vietnamese one.
const LATIN: (char, char) = ('\u{C0}', '\u{1EFF}');

/// The letter without its marks; `None` if it is outside the range or does not fold to a single ASCII letter.
fn latin(character: char) -> Option<char> {
    static LETTERS: OnceLock<Vec<Option<char>>> = OnceLock::new();
    let place = u32::from(character).checked_sub(u32::from(LATIN.0))?;
    let letters = || (LATIN.0..=LATIN.1).map(unmarked).collect();
    *LETTERS
        .get_or_init(letters)
        .get(usize::try_from(place).ok()?)?
}

fn unmarked(letter: char) -> Option<char> {
    let mut folded = String::new();
    push_letter(letter, &mut folded);
    let mut letters = folded.chars();
    letters
        .next()
        .filter(|first| first.is_ascii_lowercase() && letters.next().is_none())
}

fn push(character: char, folded: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => folded.push(character),
        'A'..='Z' => folded.push(character.to_ascii_lowercase()),
        '-' | '\'' | '·' | '‧' | '・' | '･' | '\u{2010}'..='\u{2015}' | '‘' | '’' | 'ʼ' =>
            {}
        '\u{FF01}'..='\u{FF5E}' => push(narrow(character), folded),
        _ if han::is_han(character) => folded.push(han::simplified(character)),
        '\u{AC00}'..='\u{D7A3}' => folded.push(character),
        _ if kana::is_kana(character) => kana::push(character, folded),
        '\u{F900}'..='\u{FAFF}' => {
            decompose_canonical(character, |same| folded.push(han::simplified(same)));
        }
        _ => match latin(character) {
            Some(letter) => folded.push(letter),
            None => push_other(character, folded),
        },
    }
}

fn push_other(character: char, folded: &mut String) {
    match character {
        _ if character.is_alphanumeric() => push_letter(character, folded),
        _ if is_combining_mark(character) => {}
        _ if folded.is_empty() || folded.ends_with(' ') => {}
        _ => folded.push(' '),
    }
}

/// Pushes a letter without its marks, including those that Unicode does not decompose.
fn push_letter(character: char, folded: &mut String) {
    match character {
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'ı' => folded.push('i'),
        'ⁿ' => folded.push('n'),
        'ß' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        _ => decompose_canonical(character, |part| {
            if !is_combining_mark(part) {
                folded.extend(part.to_lowercase());
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_where_the_text_itself_has_it() {
        assert_eq!(
            find("Chēng-khong chi Piàn", "chi pian"),
            "Chēng-khong ".len().into()
        );
        assert_eq!(find("靖康之變", "之变"), Some(6));
        assert_eq!(find("靖康之變", "x"), None);
    }

    #[test]
    fn the_ranges_of_a_word_are_those_at_the_starts_of_words() {
        for (text, wanted, expected) in [
            ("Jin and Bianjing", "jin", vec!["Jin"]),
            ("Bianjing", "jin", vec!["jin"]),
            ("Chēng-khong chi Piàn", "chi pian", vec!["chi Piàn"]),
            ("Pia\u{300}n", "pian", vec!["Pia\u{300}n"]),
            ("靖康之變", "之变", vec!["之變"]),
            ("金克金", "金", vec!["金", "金"]),
            ("Straße", "stras", vec!["Straß"]),
            ("Pia\u{300}", "pia", vec!["Pia\u{300}"]),
            ("ｶﾞｸﾞ", "が", vec!["ｶﾞ"]),
            ("ｶﾞｸﾞ", "がぐ", vec!["ｶﾞｸﾞ"]),
            ("70,000 men", "70000", vec!["70,000"]),
            ("Song", "x", vec![]),
            ("Song", "", vec![]),
        ] {
            let found = ranges(text, wanted).into_iter();
            let found: Vec<&str> = found.map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text} {wanted}");
        }
    }

    #[test]
    fn folds_named_cases() {
        for (name, text, expected) in [
            ("case", "Bianjing FALLS", "bianjing falls"),
            ("pinyin", "Jìngkāng zhī biàn", "jingkang zhi bian"),
            ("u with two dots", "Nǚzhēn", "nuzhen"),
            (
                "Taiwanese",
                "Chēng-khong chi Piàn o\u{358} ⁿ",
                "chengkhong chi pian o n",
            ),
            (
                "Vietnamese",
                "Sự kiện Tĩnh Khang; Đại Kim",
                "su kien tinh khang dai kim",
            ),
            ("Serbo-Croatian", "Đinkang čćžš", "dinkang cczs"),
            ("Han", "靖康之變", "靖康之变"),
            ("middle dot", "完顏·宗翰", "完颜宗翰"),
            ("kana", "きそう がグー", "きそう がぐー"),
            ("half-width kana", "ｶﾞｸﾞﾊﾟ ｱｸﾀﾞ", "がぐぱ あくだ"),
            ("Japanese forms", "関徳戦広呉暦", "关德战广吴历"),
            ("old shapes", "靑淸尙", "青清尚"),
            ("a compatibility form", "\u{F9E1}", "李"),
            (
                "groups of digits",
                "70,000 or 1,234,567; 1126,1127",
                "70000 or 1234567 1126 1127",
            ),
            ("hangul", "정강의 변", "정강의 변"),
            ("fullwidth", "Ｓｏｎｇ　１", "song 1"),
            ("punctuation", "(卷23) ... Jin–Song!", "卷23 jinsong"),
            ("date", "1127-01-09", "11270109"),
            ("nothing", "…", ""),
        ] {
            assert_eq!(fold(text), expected, "{name}");
        }
    }
}
