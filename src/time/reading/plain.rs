//! Parsing a single date in words: "9 January 1127", "1er janvier 1890", "221 BCE", "ngày 9 tháng 1 năm 1127".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::months::month_of_name;
use super::units::assembled;
use super::{Context, Note, century, digits, part, spans, takes_short_year, units};
use crate::time::common_era::{CommonEra, year_of};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::precision::Precision;
use crate::time::reckoning::Reckoning;

/// The longest abbreviation of a month: Genna is an era, not January in Italian.
const LONGEST_SHORT: usize = 4;

/// A word of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Number(i64),
    /// "9th", which is never a year.
    Ordinal(i64),
    Month(u8),
    Season(u8),
    CommonEra(CommonEra),
    Decade(i64),
}

/// A parsed date with notes on how it was read; `None` if the text does not have the expected form.
pub(super) type Read = Option<Result<(When, Vec<Note>), DateError>>;

/// Parses a lower-case text; `None` if it has none of these forms.
pub(super) fn read(text: &str, context: Context<'_>) -> Read {
    let of_short_year = |when: &When| {
        let is_short = takes_short_year(text, &when.to_string());
        is_short.then_some(Note::ShortYear).into_iter().collect()
    };
    if let Some(read) = spans::read(text, context) {
        let is_span =
            |when: &When| matches!(when.precision(), Precision::Decade | Precision::Season);
        return Some(read.map(|(when, notes)| {
            let is_one = is_span(&when) && !when.is_set();
            let notes = if is_one { of_short_year(&when) } else { notes };
            (when, notes)
        }));
    }
    digits::read(text, context).or_else(|| {
        let read = plain(text, context.reckoning)?;
        Some(read.map(|when| (when.clone(), of_short_year(&when))))
    })
}

/// Parses "9 January 1127", "January 9, 1127", "Jan 1127", "autumn 1125", "221 BCE", "1120s", "ngày 9 tháng 1 năm 1127".
pub(super) fn plain(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    if ["ngày ", "mùng ", "tháng ", "năm "]
        .iter()
        .any(|label| text.contains(label))
    {
        return vietnamese(text, reckoning);
    }
    let uncertain = text.ends_with('?');
    let body = text.trim_end_matches('?').replace(',', " ");
    let (mut era, rest) = CommonEra::split(&body);
    let mut words = words(rest)?;
    // "24 August AD 79"
    if let (None, [rest @ .., Word::CommonEra(within), year]) = (era, words.as_slice()) {
        era = Some(*within);
        words = [rest, &[*year]].concat();
    }
    if era.is_none() && day_behind_month(rest).is_some() {
        return None;
    }
    let column = text.chars().position(|c| c.is_ascii_digit()).unwrap_or(0) + 1;
    let found = of_words(&words, era, reckoning, column)?;
    Some(found.map(|when| {
        if uncertain {
            when.marked_uncertain()
        } else {
            when
        }
    }))
}

/// A date of the words that are left when its era is known.
fn of_words(
    words: &[Word],
    era: Option<CommonEra>,
    reckoning: Reckoning,
    column: usize,
) -> Option<Result<When, DateError>> {
    let (number, month, day) = match *words {
        [Word::Number(number)] if era.is_some() => (number, None, None),
        [Word::Month(month), Word::Number(number)] => (number, Some(month), None),
        [
            Word::Number(number),
            Word::Month(month),
            Word::Number(day) | Word::Ordinal(day),
        ] if number > 31 && day <= 31 => (number, Some(month), Some(day)),
        [
            Word::Number(day) | Word::Ordinal(day),
            Word::Month(month),
            Word::Number(number),
        ]
        | [
            Word::Month(month),
            Word::Number(day) | Word::Ordinal(day),
            Word::Number(number),
        ] => (number, Some(month), Some(day)),
        [Word::Season(code), Word::Number(number)] => {
            return Some(units::dated(year_of(number, era), column, |year| {
                When::of_month(year, code, reckoning)
                    .ok_or_else(|| DateError::new(column, "no such season"))
            }));
        }
        [Word::Decade(decade)] => return spans::decade(decade, era, reckoning).map(Ok),
        _ => return None,
    };
    Some(units::dated(year_of(number, era), column, |year| {
        assembled(year, month.map(i64::from), day, reckoning, column)
    }))
}

/// Parses "ngày 9 tháng 1 năm 1127", "9 tháng 1 năm 1127", "tháng 1, 1127", without any other words.
fn vietnamese(text: &str, reckoning: Reckoning) -> Option<Result<When, DateError>> {
    let (era, rest) = CommonEra::split(text);
    let commas_apart = rest.replace(',', " ");
    let (mut day, mut month, mut year) = (None, None, None);
    let mut words = commas_apart.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let (place, number) = match word {
            "ngày" | "mùng" | "mồng" => (&mut day, words.next()?),
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
    Some(units::dated(year_of(year?, era), 1, |year| {
        assembled(year, month, day, reckoning, 1)
    }))
}

/// Whether a word in lower case may be part of a date.
pub(super) fn is_word(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    word(text).is_some()
        || century::is_word(text)
        || part::is_word(text)
        || matches!(
            text,
            "years" | "year" | "ago" | "ngày" | "mùng" | "mồng" | "tháng" | "năm"
        )
        || matches!(text, "st" | "nd" | "rd" | "th" | "er")
}

/// "9 january", "9. jan.", "9th january", "january 9", "january": a month with a day or without.
pub(super) fn month_and_day(text: &str) -> Option<(i64, Option<i64>)> {
    if let Some((month, day)) = day_behind_month(text) {
        return Some((month.into(), Some(day)));
    }
    match *words(text)? {
        [Word::Month(month)] => Some((month.into(), None)),
        [Word::Number(day) | Word::Ordinal(day), Word::Month(month)] if day <= 31 => {
            Some((month.into(), Some(day)))
        }
        _ => None,
    }
}

/// "january 9", but not "january 32" and "january 0009", where the number is a year.
fn day_behind_month(text: &str) -> Option<(u8, i64)> {
    let (month, day) = text.trim().split_once(' ')?;
    let Word::Month(month) = word(month)? else {
        return None;
    };
    let day = day.trim().trim_end_matches(',');
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| day.strip_suffix(end));
    let digits = digits.unwrap_or(day);
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (digits.len() <= 2).then_some((month, day))
}

/// The words of a date, without those between its parts: "3 de mayo de 1808".
fn words(text: &str) -> Option<Vec<Word>> {
    let parts = text.split_whitespace();
    let parts = parts.filter(|part| !matches!(*part, "de" | "del"));
    parts.map(word).collect()
}

fn word(text: &str) -> Option<Word> {
    let text = text.trim_end_matches('.');
    match text {
        "bce" | "bc" | "b.c" | "b.c.e" => return Some(Word::CommonEra(CommonEra::Before)),
        "ce" | "ad" | "a.d" | "c.e" => return Some(Word::CommonEra(CommonEra::After)),
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
    let day = ["st", "nd", "rd", "th", "er", "º", "°"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .and_then(|number| number.parse::<u8>().ok());
    day.map(|day| Word::Ordinal(day.into()))
        .or_else(|| month(text).map(Word::Month))
}

/// A month by its name in a language of Europe, or by its first letters.
fn month(text: &str) -> Option<u8> {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter));
    month_of_name(&letters.collect::<String>(), LONGEST_SHORT)
}
