//! Formatting dates in a civil calendar.

use super::{DateStyle, Word, phrase};
use crate::time::edtf::Date;
use crate::time::moment::Day;
use crate::time::precision::Precision;
use crate::time::reckoning::Reckoning;

/// A single date without its marks.
pub(super) fn date(date: &Date, reckoning: Reckoning, style: DateStyle) -> String {
    if let Some(day) = date.single_day() {
        return with_time(phrase::day(style, reckoning.date(day)), date);
    }
    if date.is_one_of_several() || date.is_of_ten_days() {
        let (first, last) = date.days();
        return between(first, last, reckoning, style);
    }
    if same(date, reckoning) || date.precision() <= Precision::Year {
        let text = native(date, style);
        // A year of the other calendar covers slightly different days.
        return if same(date, reckoning) {
            text
        } else {
            style.fill(calendar(date), &[("date", &text)])
        };
    }
    let (first, last) = date.days();
    between(first, last, reckoning, style)
}

/// Whether two calendars have the same digits for all days of a date.
fn same(date: &Date, reckoning: Reckoning) -> bool {
    let (first, last) = date.days();
    [first, last]
        .into_iter()
        .all(|day| date.reckoning().on(day) == reckoning.on(day))
}

/// The word for the calendar of a date's digits.
fn calendar(date: &Date) -> Word {
    match date.reckoning().on(date.days().0) {
        Reckoning::Julian => Word::OfJulian,
        Reckoning::Gregorian | Reckoning::JulianUntil(_) => Word::OfGregorian,
    }
}

/// Any day from one to the other.
pub(super) fn between(first: Day, last: Day, reckoning: Reckoning, style: DateStyle) -> String {
    let [first, last] = [first, last].map(|day| phrase::day(style, reckoning.date(day)));
    if first == last {
        return first;
    }
    phrase::joined(style, Word::Between, &first, &last)
}

/// A date in the calendar of its digits.
fn native(date: &Date, style: DateStyle) -> String {
    let year = date.year();
    match date.precision() {
        Precision::Month => phrase::month(style, year, date.month().unwrap_or(1)),
        Precision::Season => phrase::grouping(style, year, date.month().unwrap_or(21)),
        Precision::Year if is_plain_year(date) => phrase::year(style, year),
        _ => several_years(date, style),
    }
}

/// Whether the date is a whole year: it has no month, or a month with unknown digits.
fn is_plain_year(date: &Date) -> bool {
    let (first, last) = date.days();
    let reckoning = date.reckoning();
    first == reckoning.year_start(date.year())
        && last.plus(1) == reckoning.year_start(date.year() + 1)
}

/// Decades, centuries and dates with unspecified digits in the middle.
fn several_years(date: &Date, style: DateStyle) -> String {
    let (first, last) = date.days();
    let reckoning = date.reckoning();
    let (from, to) = (reckoning.date(first).year, reckoning.date(last).year);
    if let Some((month, day)) = date.part_of_some_year() {
        return phrase::of_some_year(style, (month, day), &some_year(style, from, to));
    }
    let whole = first == reckoning.year_start(from) && last.plus(1) == reckoning.year_start(to + 1);
    match (whole, date.significant_digits()) {
        (_, Some(_)) => format!(
            "{} ({})",
            phrase::year(style, date.year()),
            phrase::years(style, from, to)
        ),
        (true, None) if any_year(from, to).is_some() => some_year(style, from, to),
        (true, None) if date.precision() == Precision::Decade => {
            phrase::decade(style, from).unwrap_or_else(|| phrase::years(style, from, to))
        }
        (true, None) => phrase::years(style, from, to),
        (false, None) => date.digits(),
    }
}

/// One of several years.
fn some_year(style: DateStyle, from: i64, to: i64) -> String {
    if let Some(form) = any_year(from, to) {
        return style.form(Word::SomeYear, form, &[]);
    }
    let years = phrase::years(style, from, to);
    style.fill(Word::YearAmong, &[("years", &years)])
}

/// The form of words for a year without known digits; `None` for other ranges.
pub(super) const fn any_year(from: i64, to: i64) -> Option<usize> {
    match (from, to) {
        (0, 9_999) => Some(0),
        (-9_999, 0) => Some(1),
        _ => None,
    }
}

/// Appends the time of day and its zone to the day.
fn with_time(day: String, date: &Date) -> String {
    let Some(second) = date.second_of_day() else {
        return day;
    };
    let clock = match date.precision() {
        Precision::Hour => format!("{:02}h", second / 3_600),
        Precision::Minute => format!("{:02}:{:02}", second / 3_600, second / 60 % 60),
        _ => format!(
            "{:02}:{:02}:{:02}{}",
            second / 3_600,
            second / 60 % 60,
            second % 60,
            date.fraction()
        ),
    };
    let zone = match date.zone_minutes() {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!(
                " UTC{sign}{:02}:{:02}",
                minutes.abs() / 60,
                minutes.abs() % 60
            )
        }
    };
    format!("{day}, {clock}{zone}")
}
