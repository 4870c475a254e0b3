//! Vietnamese dates: numbers in words, and the day and the month before the year.

use unicode_normalization::UnicodeNormalization;

use super::At;
use super::latin::Token;
use crate::time::sexagenary::Sexagenary;

/// The numbers from 1 to 9, without marks.
const UNITS: [&[&str]; 9] = [
    &["mot", "nhat"],
    &["hai", "nhi"],
    &["ba"],
    &["bon", "tu"],
    &["nam", "lam"],
    &["sau"],
    &["bay"],
    &["tam"],
    &["chin"],
];

/// The word for ten and the tens, without marks.
const TEN: &str = "muoi";

/// The word for a year, which without its context is also five.
const YEAR: &str = "nam";

/// Parses a number in words: "mười hai". Returns it with the number of words used.
pub(super) fn number(words: &[Token]) -> Option<(u8, usize)> {
    let word = |at: usize| words.get(at).map(|token| token.value.as_str());
    // Behind ten, five is "lăm".
    let behind_ten = |at| word(at).filter(|word| *word != YEAR).and_then(unit);
    let (tens, used) = match (word(0)?, word(1)) {
        (TEN, _) => (1, 1),
        (tens, Some(TEN)) => (unit(tens)?, 2),
        (number, _) => return Some((unit(number)?, 1)),
    };
    Some(match behind_ten(used) {
        Some(number) => (tens * 10 + number, used + 1),
        None => (tens * 10, used),
    })
}

fn unit(word: &str) -> Option<u8> {
    let place = UNITS.iter().position(|words| words.contains(&word))?;
    u8::try_from(place + 1).ok()
}

/// Whether a text in lower case says that it means an era as a whole: "thời Hồng Đức".
pub(super) fn says_whole(text: &str) -> bool {
    let text: String = text.nfc().collect();
    let mut words = ["thời ", "đời ", "niên hiệu "].iter();
    words.any(|word| text.starts_with(word))
}

/// Removes "niên hiệu", "thời" and "đời", which say that the name of an era follows.
pub(super) fn without_label(mut words: Vec<Token>, text: &str) -> Vec<Token> {
    if says_whole(&text.trim_start().to_lowercase()) && !words.is_empty() {
        words.remove(0);
        if words.first().is_some_and(|word| word.value == "hieu") {
            words.remove(0);
        }
        return words;
    }
    let is_label = |pair: &[Token]| pair[0].value == "nien" && pair[1].value == "hieu";
    if let Some(at) = words.windows(2).position(is_label) {
        words.drain(at..at + 2);
    }
    words
}

/// Splits off the sexagenary name of a year before its era: "Mậu Thân, Thuận Thiên năm thứ 1".
pub(super) fn named_year(
    words: Vec<Token>,
    is_era: impl Fn(&[Token]) -> bool,
) -> (Option<At<Sexagenary>>, Vec<Token>) {
    let label = usize::from(words.first().is_some_and(|word| word.value == YEAR));
    let Some([stem, branch, rest @ ..]) = words.get(label..) else {
        return (None, words);
    };
    let pair = Sexagenary::of_vietnamese(&stem.value, &branch.value);
    match pair.filter(|_| is_era(rest)) {
        Some(pair) => (Some(At::new(pair, stem.column)), rest.to_vec()),
        None => (None, words),
    }
}

/// The words before "tuần" that number the ten days of a month.
const TEN_DAYS: [&str; 3] = ["thuong", "trung", "ha"];

/// The number of the ten days, from 0, that a word before "tuần" has.
pub(super) fn ten_days(word: &str) -> Option<u8> {
    let place = TEN_DAYS.iter().position(|known| *known == word)?;
    u8::try_from(place).ok()
}

/// Whether words begin with a part of a year, as do dates that name the year last.
pub(super) fn begins_in_year(words: &[Token]) -> bool {
    const FIRST: [&str; 7] = ["ngay", "mong", "mung", "ram", "thang", "mua", "gio"];
    let word = |at: usize| words.get(at).map_or("", |token| token.value.as_str());
    FIRST.contains(&word(0)) || word(1) == "tuan" && ten_days(word(0)).is_some()
}

/// Moves the year ahead of the month and the day: "ngày 5 tháng 10 năm Thiên Hội thứ 3". `is_day`: whether words are a month and
/// a day, and `is_era` whether they begin with an era.
pub(super) fn year_first(
    mut tokens: Vec<Token>,
    is_day: impl Fn(&[Token]) -> bool,
    is_era: impl Fn(&[Token]) -> bool,
) -> Vec<Token> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.value.as_str());
    if word(1) == "thang" && word(0).bytes().all(|byte| byte.is_ascii_digit()) {
        let column = tokens.first().map_or(1, |token| token.column);
        tokens.insert(0, At::new("ngay".to_owned(), column));
    } else if !begins_in_year(&tokens) {
        return tokens;
    }
    let before_year = |words: &[Token]| match words.split_last() {
        Some((last, before)) if last.value == YEAR => before.len(),
        _ => words.len(),
    };
    let parts = |at: usize| {
        let (before, behind) = tokens.split_at(at);
        let day = &before[..before_year(before)];
        (is_era(behind) && is_day(day)).then(|| [behind, day].concat())
    };
    (1..tokens.len()).find_map(parts).unwrap_or(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (text, expected) in [
            ("ba", Some((3, 1))),
            ("muoi", Some((10, 1))),
            ("muoi hai", Some((12, 2))),
            ("muoi lam", Some((15, 2))),
            ("muoi nam", Some((10, 1))),
            ("hai muoi", Some((20, 2))),
            ("hai muoi mot", Some((21, 3))),
            ("nam nam", Some((5, 1))),
            ("thien", None),
        ] {
            let words: Vec<Token> = text
                .split(' ')
                .map(|word| At::new(word.to_owned(), 1))
                .collect();
            assert_eq!(number(&words), expected, "{text}");
        }
    }
}
