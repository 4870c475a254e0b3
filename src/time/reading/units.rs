//! Parsing a single date with East Asian units: 1127年1月9日, 1127년 1월 9일.

use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::reckoning::{CivilDate, Reckoning};

/// Parses 1127年1月9日, 公元前221年, 1127년 1월 9일.
pub(super) fn in_east_asian_units(
    text: &str,
    reckoning: Reckoning,
) -> Option<Result<When, DateError>> {
    const BEFORE: [&str; 6] = ["公元前", "西元前", "紀元前", "纪元前", "기원전", "前"];
    const AFTER: [&str; 6] = ["公元", "西元", "西暦", "西曆", "公曆", "서기"];
    let strip = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let (rest, before) = match (strip(&BEFORE), strip(&AFTER)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (text, false),
    };
    // The Japanese imperial year, counted from 660 BCE.
    let (rest, imperial) = match rest.strip_prefix("皇紀") {
        Some(rest) => (rest, 660),
        None => (rest, 0),
    };
    let (year, rest) = counted(rest, &['年', '년'])?;
    let year = year - imperial;
    let month = counted(rest, &['月', '월']);
    let rest_of_day = month.map_or(rest, |(_, rest)| rest);
    let day = counted(rest_of_day, &['日', '일']);
    if !day.map_or(rest_of_day, |(_, rest)| rest).trim().is_empty() {
        return None;
    }
    let column = text.chars().count() - rest.chars().count() + 1;
    Some(assembled(
        if before { 1 - year } else { year },
        month.map(|(month, _)| month),
        day.map(|(day, _)| day),
        reckoning,
        column,
    ))
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

/// A number in digits with its unit behind it.
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
    let Some(month) = month else {
        return When::of_any_year(year, reckoning)
            .ok_or_else(|| DateError::new(column, DateError::year_beyond()));
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
