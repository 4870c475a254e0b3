//! Phrases of dates, built from the words of a language.

use super::{DateStyle, Word};
use crate::time::reckoning::CivilDate;

/// A year; the astronomical year 0 is 1 BCE.
pub(super) fn year(style: DateStyle, year: i64) -> String {
    if year <= -LONG_AGO {
        return ago(style, -year);
    }
    let (number, form) = match year {
        100.. => (year, 0),
        1..100 => (year, 1),
        _ => (1 - year, 2),
    };
    style.form(Word::Year, form, &[("year", &grouped(number))])
}

/// Years at least this long ago are counted back from today.
const LONG_AGO: i64 = 1_000_000;

/// "66 million years ago", "13.8 billion years ago", without rounding.
fn ago(style: DateStyle, years: i64) -> String {
    let [large, small] = style.units().map(|(unit, _)| unit);
    let (unit, form) = if years >= large {
        (large, 0)
    } else {
        (small, 1)
    };
    let rest = format!("{:09}", years % unit * (1_000_000_000 / unit));
    let count = match rest.trim_end_matches('0') {
        "" => grouped(years / unit),
        rest => format!("{}.{rest}", grouped(years / unit)),
    };
    style.form(Word::Ago, form, &[("n", &count)])
}

/// A number with thousands separators, if it has at least five digits.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut parted = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// A month of a year.
pub(super) fn month(style: DateStyle, of: i64, month: u8) -> String {
    let (name, year) = (style.month(month), year(style, of));
    style.fill(Word::Month, &[("name", &name), ("year", &year)])
}

/// A day.
pub(super) fn day(style: DateStyle, date: CivilDate) -> String {
    let month = month(style, date.year, date.month);
    style.fill(Word::Day, &[("month", &month), ("day", &date.day)])
}

/// A month, or a day in it, of a year described in words.
pub(super) fn of_some_year(style: DateStyle, (month, day): (u8, Option<u8>), year: &str) -> String {
    let name = style.month(month);
    let within = day.map_or_else(
        || name.to_owned(),
        |day| style.fill(Word::Day, &[("month", &name), ("day", &day)]),
    );
    style.fill(Word::OfSomeYear, &[("month", &within), ("year", &year)])
}

/// A decade by its first year; `None` before year 10, where decades have no common name.
pub(super) fn decade(style: DateStyle, first: i64) -> Option<String> {
    (first >= 10).then(|| style.fill(Word::Decade, &[("year", &first)]))
}

/// A range of years.
pub(super) fn years(style: DateStyle, first: i64, last: i64) -> String {
    if first <= 0 {
        return joined(style, Word::Range, &year(style, first), &year(style, last));
    }
    let range = format!("{}–{}", grouped(first), grouped(last));
    style.fill(Word::Years, &[("range", &range)])
}

/// A sub-year grouping 21 to 41 of a year (EDTF, level 2).
pub(super) fn grouping(style: DateStyle, of: i64, code: u8) -> String {
    let year = year(style, of);
    let season = |code: u8| style.item(Word::Seasons, usize::from(code % 4));
    let part = |word, first: u8| {
        let part = style.item(word, usize::from(code.saturating_sub(first)));
        style.fill(Word::PartOfYear, &[("part", &part), ("year", &year)])
    };
    let name = match code {
        21..=24 => season(code - 21).to_owned(),
        25..=28 => style.fill(Word::SeasonNorth, &[("season", &season(code - 25))]),
        29..=32 => style.fill(Word::SeasonSouth, &[("season", &season(code - 29))]),
        33..=36 => return part(Word::Quarters, 33),
        37..=39 => return part(Word::Thirds, 37),
        _ => return part(Word::Halves, 40),
    };
    style.fill(Word::SeasonOfYear, &[("season", &name), ("year", &year)])
}

/// A date with words around it.
pub(super) fn around(style: DateStyle, word: Word, date: &str) -> String {
    style.fill(word, &[("date", &date)])
}

/// Two dates joined by "or" or "and".
pub(super) fn either(style: DateStyle, word: Word, one: &str, other: &str) -> String {
    style.fill(word, &[("one", &one), ("other", &other)])
}

/// Whether a text describes one of two times, or any time between two.
pub(super) fn is_choice(style: DateStyle, text: &str) -> bool {
    let says = |word: Word| {
        let mut literals = style
            .word(word)
            .split('}')
            .filter_map(|part| part.split('{').next());
        !style.word(word).is_empty() && literals.all(|literal| text.contains(literal))
    };
    says(Word::Or) || says(Word::Between)
}

/// From one date to another, with the year and month they have in common written once: "31 January – 4 March 1126",
/// 1126年1月31日至3月4日.
pub(super) fn joined(style: DateStyle, word: Word, from: &str, to: &str) -> String {
    let about = style.word(Word::About).split("{date}");
    let about: Vec<&str> = about.filter(|about| !about.is_empty()).collect();
    let marked = |text: &str| {
        text.contains(['?', '？', ',']) || about.iter().any(|about| text.contains(about))
    };
    let (mut first, mut last) = (from, to);
    if from != to && !marked(from) && !marked(to) {
        if style.shares_end() {
            first = from[..from.len() - shared_tail(from, to)].trim_end();
        } else {
            last = to[shared_head(style, from, to)..].trim_start();
        }
        if first.is_empty() {
            first = from;
        }
    }
    style.fill(word, &[("from", &first), ("to", &last)])
}

/// The length in bytes of the year, or the year and month, that both texts begin with; 0 unless a number follows in both.
fn shared_head(style: DateStyle, from: &str, to: &str) -> usize {
    let pairs = from.char_indices().zip(to.chars());
    let same = pairs.take_while(|((_, one), other)| one == other);
    let same = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let ends = style.behind_units().into_iter();
    let ends = ends.filter_map(|unit| Some(from[..same].rfind(unit)? + unit.len()));
    let end = ends.max().unwrap_or(0);
    let goes_on = |text: &str| {
        let rest = text[end..].trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit())
    };
    if goes_on(from) && goes_on(to) { end } else { 0 }
}

/// The length in bytes of the words that both texts end with; 0 if they differ in their number of words.
fn shared_tail(from: &str, to: &str) -> usize {
    let words = |text: &str| text.split(' ').count();
    if words(from) != words(to) || words(from) < 2 {
        return 0;
    }
    let same = from
        .split(' ')
        .rev()
        .zip(to.split(' ').rev())
        .take_while(|(one, other)| one == other);
    same.map(|(word, _)| word.len() + 1)
        .sum::<usize>()
        .min(from.len())
}
