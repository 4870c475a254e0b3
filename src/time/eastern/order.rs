//! Normalising the words of dates in Latin letters and their order before parsing.

use super::latin::Token;
use super::{At, vietnamese};
use crate::time::error::DateError;

/// Words that a date does not need.
const IDLE: [&str; 9] = [
    "the", "of", "era", "period", "dynasty", "emperor", "king", "reign", "lunar",
];

/// Numbers in words, from 1.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Vietnamese syllables with two forms, each with the one that represents both.
const DOUBLETS: [(&str, &str); 7] = [
    ("mang", "menh"),
    ("ton", "tong"),
    ("huynh", "hoang"),
    ("phuoc", "phuc"),
    ("chanh", "chinh"),
    ("buu", "bao"),
    ("thoi", "thai"),
];

/// Whether a text says that it means an era as a whole: "the Yongle era", "thời Hồng Đức".
pub(super) fn says_whole(text: &str) -> bool {
    const BEHIND: [&str; 3] = [" era", " period", " reign"];
    let text = text.trim().to_lowercase();
    BEHIND.iter().any(|word| text.ends_with(word)) || vietnamese::says_whole(&text)
}

/// Removes words that a date does not need, and converts numbers to digits.
pub(super) fn without_idle(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = tokens
        .into_iter()
        .filter(|token| !IDLE.contains(&token.value.as_str()))
        .collect();
    for token in &mut kept {
        if let Some(place) = ORDINALS.iter().position(|word| *word == token.value) {
            token.value = (place + 1).to_string();
        }
        let digits = token
            .value
            .trim_end_matches(|c: char| c.is_ascii_lowercase());
        let tail = &token.value[digits.len()..];
        if !digits.is_empty() && matches!(tail, "st" | "nd" | "rd" | "th") {
            token.value.truncate(digits.len());
        }
        if let Some((_, other)) = DOUBLETS.iter().find(|(word, _)| *word == token.value) {
            token.value = (*other).to_owned();
        }
    }
    kept
}

/// Reorders the words so that the era comes first and the year next: "15th day of the 9th month of Keichō 5", "20th year of Wanli",
/// "S20.8.15". `era` returns the number of words that name an era. `None` if the text begins with a number but is not such a date.
pub(super) fn usual(
    mut tokens: Vec<Token>,
    era: impl Fn(&[Token]) -> Option<usize>,
) -> Option<Vec<Token>> {
    abbreviated(&mut tokens);
    let is_number = |token: &Token| token.value.bytes().all(|byte| byte.is_ascii_digit());
    let (mut year, mut others) = (Vec::new(), Vec::new());
    while tokens.first().is_some_and(is_number) {
        let unit = tokens.get(1)?.value.clone();
        let mut two: Vec<Token> = tokens.drain(..2).collect();
        two.reverse();
        match unit.as_str() {
            "year" => year = two.split_off(1),
            "month" | "day" => {
                two.append(&mut others);
                others = two;
            }
            _ => return None,
        }
    }
    if year.is_empty() && others.is_empty() {
        return Some(tokens);
    }
    let behind = tokens.split_off(era(&tokens)?);
    Some([tokens, year, behind, others].concat())
}

/// Expands the initials of modern Japanese eras: "S20.8.15".
fn abbreviated(tokens: &mut Vec<Token>) {
    const ERAS: [(char, &str); 5] = [
        ('m', "meiji"),
        ('t', "taisho"),
        ('s', "showa"),
        ('h', "heisei"),
        ('r', "reiwa"),
    ];
    let Some(first) = tokens.first().filter(|_| tokens.len() > 1) else {
        return;
    };
    let found = ERAS.iter().find_map(|(letter, era)| {
        let year = first.value.strip_prefix(*letter)?;
        let is_year = (1..=2).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| [(*era).to_owned(), year.to_owned()])
    });
    if let Some(words) = found {
        let column = first.column;
        tokens.splice(..1, words.map(|word| At::new(word, column)));
    }
}

/// Parses a month in Roman numerals.
pub(super) fn roman(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    let place = MONTHS.iter().position(|month| *month == word)?;
    u8::try_from(place + 1).ok()
}

/// Sets a part of a date, which has only one.
pub(super) fn once<T: PartialEq>(
    part: &mut Option<At<T>>,
    found: At<T>,
    name: &str,
) -> Result<(), DateError> {
    if part.as_ref().is_some_and(|part| part.value != found.value) {
        let reason = format!("a date has one {name}");
        return Err(DateError::new(found.column, reason));
    }
    *part = Some(found);
    Ok(())
}
