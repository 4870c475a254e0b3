//! Parsing a single date with East Asian units: 1127年1月9日, 1127년 1월 9일.

use crate::time::common_era::{CommonEra, year_of};
use crate::time::eastern::{in_digits, is_too_long};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::reckoning::{CivilDate, Reckoning};

/// Parses 1127年1月9日, 公元前221年, 1127년 1월 9일.
pub(super) fn in_east_asian_units(
    text: &str,
    reckoning: Reckoning,
) -> Option<Result<When, DateError>> {
    if is_too_long(text) {
        return None;
    }
    let (era, rest) = CommonEra::split(text);
    in_units(rest, era, reckoning).or_else(|| {
        let digits = civil_digits(rest, era)?;
        // The columns of the digits are not those of the text.
        let at_start = |error| DateError { column: 1, ..error };
        Some(in_units(&digits, era, reckoning)?.map_err(at_start))
    })
}

/// The digits of a date in Han characters. A year without 公元 or 皇紀 has four digits: 八年 is a year of an era.
fn civil_digits(text: &str, era: Option<CommonEra>) -> Option<String> {
    let digits = in_digits(text);
    let (year, _) = counted(digits.trim_start_matches("皇紀"), &['年'])?;
    (era.is_some() || year > 999 || digits.starts_with("皇紀")).then_some(digits)
}

fn in_units(
    text: &str,
    era: Option<CommonEra>,
    reckoning: Reckoning,
) -> Option<Result<When, DateError>> {
    let (year, rest) = match text.strip_prefix("皇紀") {
        Some(_) if era.is_some() => return None,
        Some(rest) => imperial(rest)?,
        None => {
            let (year, rest) = counted(text, &['年', '년'])?;
            (year_of(year, era), rest)
        }
    };
    let month = counted(rest, &['月', '월']);
    let rest_of_day = month.map_or(rest, |(_, rest)| rest);
    let day = counted(rest_of_day, &['日', '일']);
    if !day.map_or(rest_of_day, |(_, rest)| rest).trim().is_empty() {
        return None;
    }
    let column = text.chars().count() - rest.chars().count() + 1;
    Some(dated(year, 1, |year| {
        let (month, day) = (month.map(|(month, _)| month), day.map(|(day, _)| day));
        assembled(year, month, day, reckoning, column)
    }))
}

/// A year of Japan counted from 660 BCE on.
fn imperial(text: &str) -> Option<(Result<i64, String>, &str)> {
    const FIRST: i64 = -659;
    let (year, rest) = counted(text, &['年', '년'])?;
    let year = match year {
        0 => Err("皇紀 begins with the year 1, 660 BC".to_owned()),
        year => Ok(FIRST - 1 + year),
    };
    Some((year, rest))
}

/// A date of a year, if there is such a year.
pub(super) fn dated(
    year: Result<i64, String>,
    column: usize,
    date: impl FnOnce(i64) -> Result<When, DateError>,
) -> Result<When, DateError> {
    year.map_err(|reason| DateError::new(column, reason).that_cannot_be())
        .and_then(date)
}

/// 1月9日, 1월 9일, 1月.
pub(super) fn month_and_day(text: &str) -> Option<(i64, Option<i64>)> {
    let (month, rest) = counted(text, &['月', '월'])?;
    if rest.trim().is_empty() {
        return Some((month, None));
    }
    let (day, rest) = counted(rest, &['日', '일'])?;
    rest.trim().is_empty().then_some((month, Some(day)))
}

/// A number in digits with its unit after it.
fn counted<'a>(text: &'a str, units: &[char]) -> Option<(i64, &'a str)> {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = text[..digits]
        .parse()
        .ok()
        .filter(|number| *number < 1_000_000_i64)?;
    Some((number, text[digits..].trim_start().strip_prefix(units)?))
}

/// Builds a date from a year, and a month and a day if given.
pub(super) fn assembled(
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    reckoning: Reckoning,
    column: usize,
) -> Result<When, DateError> {
    let whole = When::of_any_year(year, reckoning);
    let whole = whole.ok_or_else(|| DateError::new(column, DateError::year_beyond()))?;
    let Some(month) = month else {
        return Ok(whole);
    };
    let Some(valid) = u8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))
    else {
        return Err(DateError::new(column, format!("there is no month {month}")));
    };
    let Some(day) = day else {
        return When::of_month(year, valid, reckoning)
            .ok_or_else(|| DateError::new(column, format!("there is no month {month}")));
    };
    let date = u8::try_from(day)
        .ok()
        .and_then(|day| reckoning.day(CivilDate::new(year, valid, day)));
    date.map(|day| When::of_day(day, reckoning)).ok_or_else(|| {
        DateError::new(column, no_such_day(year, valid, day, reckoning)).that_cannot_be()
    })
}

/// The error message for a day that the month does not have, or that was skipped when the calendar changed.
fn no_such_day(year: i64, month: u8, day: i64, reckoning: Reckoning) -> String {
    let day = u8::try_from(day).unwrap_or(u8::MAX);
    let digits = format!("{}-{month:02}-{day:02}", When::of_year(year, reckoning));
    When::parse(&digits, reckoning).map_or_else(|error| error.reason, |when| when.to_string())
}
