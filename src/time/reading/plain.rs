//! Parsing a single date in English or Vietnamese words: "9 January 1127", "221 BCE", "ngày 9 tháng 1 năm 1127".

use super::units::assembled;
use super::{Context, Note, digits, spans};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::reckoning::Reckoning;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A word of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Number(i64),
    Month(u8),
    Season(u8),
    Before,
    After,
    Decade(i64),
}

/// A parsed date with notes on how it was read; `None` if the text does not have the expected form.
pub(super) type Read = Option<Result<(When, Vec<Note>), DateError>>;

/// Parses a lower-case text; `None` if it has none of these forms.
pub(super) fn read(text: &str, context: Context<'_>) -> Read {
    digits::read(text, context)
        .or_else(|| spans::read(text, context.reckoning))
        .or_else(|| {
            let read = plain(text, context.reckoning)?;
            Some(read.map(|when| (when, Vec::new())))
        })
}

/// Parses "9 January 1127", "January 9, 1127", "Jan 1127", "autumn 1125", "221 BCE", "1120s", "ngày 9 tháng 1 năm 1127".
pub(super) fn plain(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let text = text
        .strip_suffix(" tcn")
        .map_or_else(|| text.to_owned(), |rest| format!("{rest} bce"));
    if ["ngày ", "tháng ", "năm "]
        .iter()
        .any(|label| text.contains(label))
    {
        return vietnamese(&text, reckoning);
    }
    let uncertain = text.ends_with('?');
    let body = text.trim_end_matches('?').replace(',', " ");
    let words: Vec<Word> = body.split_whitespace().map(word).collect::<Option<_>>()?;
    let column = text.chars().position(|c| c.is_ascii_digit()).unwrap_or(0) + 1;
    let found = of_words(&words, reckoning, column)?;
    Some(found.map(|when| {
        if uncertain {
            when.marked_uncertain()
        } else {
            when
        }
    }))
}

fn of_words(
    words: &[Word],
    reckoning: Reckoning,
    column: usize,
) -> Option<Result<When, DateError>> {
    let (dated, before) = match words {
        [rest @ .., Word::Before] => (rest, true),
        [rest @ .., Word::After] | [Word::After, rest @ ..] | rest => (rest, false),
    };
    // "24 August AD 79"
    let unmarked: Vec<Word>;
    let dated = match dated {
        [rest @ .., Word::After, Word::Number(year)] => {
            unmarked = [rest, &[Word::Number(*year)]].concat();
            &unmarked
        }
        dated => dated,
    };
    let year = |number: i64| if before { 1 - number } else { number };
    let is_marked = dated.len() < words.len();
    Some(match *dated {
        [Word::Number(number)] if is_marked => {
            assembled(year(number), None, None, reckoning, column)
        }
        [Word::Month(month), Word::Number(number)] => {
            assembled(year(number), Some(month.into()), None, reckoning, column)
        }
        [Word::Number(number), Word::Month(month), Word::Number(day)]
            if number > 31 && day <= 31 =>
        {
            assembled(
                year(number),
                Some(month.into()),
                Some(day),
                reckoning,
                column,
            )
        }
        [Word::Number(day), Word::Month(month), Word::Number(number)]
        | [Word::Month(month), Word::Number(day), Word::Number(number)] => assembled(
            year(number),
            Some(month.into()),
            Some(day),
            reckoning,
            column,
        ),
        [Word::Season(code), Word::Number(number)] => When::of_month(year(number), code, reckoning)
            .ok_or_else(|| DateError::new(column, "no such season")),
        [Word::Decade(decade)] if !before => {
            When::parse(&format!("{:03}X", decade / 10), reckoning)
        }
        _ => return None,
    })
}

/// Parses "ngày 9 tháng 1 năm 1127", "9 tháng 1 năm 1127", "tháng 1, 1127", without any other words.
fn vietnamese(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let body = text.strip_suffix(" bce");
    let commas_apart = body.unwrap_or(text).replace(',', " ");
    let (mut day, mut month, mut year) = (None, None, None);
    let mut words = commas_apart.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let (place, number) = match word {
            "ngày" => (&mut day, words.next()?),
            "tháng" => (&mut month, words.next()?),
            "năm" => (&mut year, words.next()?),
            number if words.peek() == Some(&"tháng") => (&mut day, number),
            number => (&mut year, number),
        };
        if place.replace(number.parse::<i64>().ok()?).is_some() {
            return None;
        }
    }
    if year.is_none() || day.is_some() && month.is_none() {
        return None;
    }
    let year = year?;
    let year = if body.is_some() { 1 - year } else { year };
    Some(assembled(year, month, day, reckoning, 1))
}

/// "9 january", "9. jan.", "9th january", "january": a month with the day before it or without. Behind a month a number is a year.
pub(super) fn month_and_day(text: &str) -> Option<(i64, Option<i64>)> {
    let words: Vec<Word> = text.split_whitespace().map(word).collect::<Option<_>>()?;
    match *words {
        [Word::Month(month)] => Some((month.into(), None)),
        [Word::Number(day), Word::Month(month)] if day <= 31 => Some((month.into(), Some(day))),
        _ => None,
    }
}

/// Whether dates have a word, in lower case and without its point.
pub(super) fn is_word(text: &str) -> bool {
    matches!(word(text), Some(word) if !matches!(word, Word::Number(_)))
        || ["st", "nd", "rd", "th"].contains(&text)
}

fn word(text: &str) -> Option<Word> {
    let text = text.trim_end_matches('.');
    match text {
        "bce" | "bc" | "b.c" | "b.c.e" => return Some(Word::Before),
        "ce" | "ad" | "a.d" | "c.e" => return Some(Word::After),
        "spring" => return Some(Word::Season(21)),
        "summer" => return Some(Word::Season(22)),
        "autumn" | "fall" => return Some(Word::Season(23)),
        "winter" => return Some(Word::Season(24)),
        _ => {}
    }
    if let Some(decade) = text
        .strip_suffix('s')
        .and_then(|number| number.parse::<i64>().ok())
    {
        return (decade % 10 == 0 && (10..10_000).contains(&decade))
            .then_some(Word::Decade(decade));
    }
    if let Ok(number) = text.parse::<i64>() {
        return (0..1_000_000)
            .contains(&number)
            .then_some(Word::Number(number));
    }
    let day = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .and_then(|number| number.parse().ok());
    day.map(Word::Number)
        .or_else(|| month(text).map(Word::Month))
}

/// A month by its English name, or by at least the first three letters of it.
fn month(text: &str) -> Option<u8> {
    let is_meant = |name: &str| {
        let begins = text.len() >= 3 && name.starts_with(text);
        begins || text == "sept" && name.starts_with("sep")
    };
    let place = MONTHS.iter().position(|name| is_meant(name))?;
    u8::try_from(place + 1).ok()
}
