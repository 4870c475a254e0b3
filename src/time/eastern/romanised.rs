//! Reading romanised dates: "Jingkang 1, intercalary month 11, day 25 (bingchen)".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{At, Eastern, all_eras, only_era};
use crate::time::calendar::{CalendarView, calendars};
use crate::time::error::DateError;

/// A word or number with its column.
type Token = At<String>;

/// Reads the parts of a romanised date, or `None` if it does not begin with an era.
pub(crate) fn read(text: &str) -> Option<Result<Eastern, DateError>> {
    if !text.trim_start().starts_with(char::is_alphabetic)
        || text.chars().any(crate::time::read::is_han)
    {
        return None;
    }
    let tokens = tokens(text);
    let (polity, rest) = polity(&tokens);
    let era = rest.first()?;
    let known: Vec<_> = all_eras()
        .filter(|(_, found)| is_called(&found.romanised, &era.value))
        .collect();
    if known.is_empty() {
        return None;
    }
    let of_polity: Vec<_> = known
        .iter()
        .copied()
        .filter(|(view, _)| polity.is_none_or(|wanted| wanted == *view))
        .collect();
    Some(only_era(&of_polity, era.column).and_then(|found| parts(found, &rest[1..], text)))
}

fn parts(
    era: At<&'static crate::time::calendar::Era>,
    tokens: &[Token],
    text: &str,
) -> Result<Eastern, DateError> {
    let mut date = Eastern {
        era: Some(era),
        ..Eastern::default()
    };
    let end = text.chars().count() + 1;
    let mut rest = tokens.iter();
    let year = rest
        .next()
        .ok_or_else(|| DateError::new(end, "after an era comes its year: Jingkang 1"))?;
    date.year = Some(At::new(number(year)?, year.column));
    let mut intercalary = false;
    while let Some(token) = rest.next() {
        let mut next = || {
            rest.next()
                .ok_or_else(|| DateError::new(end, "a number is missing"))
        };
        match token.value.as_str() {
            "intercalary" | "leap" => intercalary = true,
            "month" => date.month = Some(At::new((small(next()?, 12)?, intercalary), token.column)),
            "day" => date.day = Some(At::new(small(next()?, 30)?, token.column)),
            "spring" | "summer" | "autumn" | "winter" => {
                date.season = Some(At::new(season(&token.value), token.column));
            }
            word => {
                let pair = word.parse().map_err(|_| {
                    DateError::new(
                        token.column,
                        format!("\u{201c}{word}\u{201d} is not part of a date"),
                    )
                })?;
                date.pair = Some(At::new(pair, token.column));
            }
        }
    }
    Ok(date)
}

fn season(word: &str) -> u8 {
    match word {
        "spring" => 0,
        "summer" => 1,
        "autumn" => 2,
        _ => 3,
    }
}

/// A polity before the era, in its English name.
fn polity(tokens: &[Token]) -> (Option<CalendarView>, &[Token]) {
    let found = tokens.first().and_then(|token| {
        calendars()
            .iter()
            .find(|view| view.is_lunisolar() && is_called(view.name(), &token.value))
    });
    match found {
        Some(view) => (Some(*view), &tokens[1..]),
        None => (None, tokens),
    }
}

fn number(token: &Token) -> Result<u32, DateError> {
    token.value.parse().map_err(|_| {
        DateError::new(
            token.column,
            format!("a number is wanted, not \u{201c}{}\u{201d}", token.value),
        )
    })
}

fn small(token: &Token, most: u8) -> Result<u8, DateError> {
    let number = number(token)?;
    u8::try_from(number)
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| DateError::new(token.column, format!("this is 1 to {most}, not {number}")))
}

/// Words without case, tones, apostrophes and hyphens.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut inside = false;
    for (at, character) in text.chars().enumerate() {
        if is_combining_mark(character) || matches!(character, '\'' | '\u{2019}') {
            continue;
        }
        if !character.is_alphanumeric() {
            inside = false;
            continue;
        }
        if !inside {
            tokens.push(At::new(String::new(), at + 1));
            inside = true;
        }
        if let Some(token) = tokens.last_mut() {
            token.value.push_str(&plain(&character.to_string()));
        }
    }
    tokens
}

/// The tables are written without tones.
fn is_called(name: &str, word: &str) -> bool {
    name.chars()
        .filter(|character| *character != '\'')
        .map(|character| character.to_ascii_lowercase())
        .eq(word.chars())
}

fn plain(word: &str) -> String {
    word.nfd()
        .filter(|character| {
            !is_combining_mark(*character) && !matches!(character, '\'' | '\u{2019}')
        })
        .flat_map(char::to_lowercase)
        .collect()
}
