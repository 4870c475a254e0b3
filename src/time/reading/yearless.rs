//! Dates without a year, near another: "9 January", "January 9", "9 jan", "January", 1月9日, "9 tháng 1".

use super::{Context, clock, plain, units};
use crate::time::eastern::in_digits;
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::moment::Day;

/// Reads a text in lower case as the date of that name that is nearest to the day of the context; `None` if it is nothing of the kind.
pub(super) fn read(text: &str, context: Context<'_>) -> Option<Result<When, DateError>> {
    if let Some(time) = clock_time(text) {
        return Some(time_of_day(&time, context));
    }
    let (month, day) = parts(text).or_else(|| in_han(text, context))?;
    let Some(near) = context.near else {
        let reason = "the year is missing: write \"9 January 1127\" or \"1127-01-09\"";
        return Some(Err(DateError::new(1, reason)));
    };
    let year = context.reckoning.date(near).year;
    let of = |year: i64| units::assembled(year, Some(month), day, context.reckoning, 1);
    let distance = |when: &When| (when.extent().start().day().0 - near.0).abs();
    let nearest = [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|year| of(year).ok())
        .min_by_key(distance);
    Some(nearest.map_or_else(|| of(year), Ok))
}

/// A time of day in the notation of EDTF: "14:05", "2:05 pm".
fn clock_time(text: &str) -> Option<String> {
    clock::read(text).filter(|_| text.contains(':'))
}

/// A time on the day of the context.
fn time_of_day(time: &str, context: Context<'_>) -> Result<When, DateError> {
    let day = When::of_day(context.near.unwrap_or(Day(0)), context.reckoning);
    let when = When::parse(&format!("{day}T{time}"), context.reckoning)
        .map_err(|error| DateError { column: 1, ..error })?;
    if context.near.is_none() {
        let reason = "the day is missing: write \"2024-03-14 14:05\"";
        return Err(DateError::new(1, reason));
    }
    Ok(match context.zone {
        Some(zone) => when.on_clocks(zone),
        None => when,
    })
}

/// A month and a day in Han numerals, where no calendar of the context has lunar months.
fn in_han(text: &str, context: Context<'_>) -> Option<(i64, Option<i64>)> {
    let is_lunar = context.calendars.iter().any(|view| view.is_lunisolar());
    let is_civil = context.near.is_some() && !is_lunar;
    is_civil
        .then(|| units::month_and_day(&in_digits(text)))
        .flatten()
}

/// The month and the day of a date without a year: "9 January", 1月9日.
pub(crate) fn month_and_day(text: &str) -> Option<(i64, i64)> {
    let (month, day) = parts(&text.trim().to_lowercase())?;
    Some((month, day?))
}

/// The month, and the day if there is one.
fn parts(text: &str) -> Option<(i64, Option<i64>)> {
    plain::month_and_day(text)
        .or_else(|| units::month_and_day(text))
        .or_else(|| vietnamese(text))
}

/// "9 tháng 1", "ngày 9 tháng 1", "tháng 1".
fn vietnamese(text: &str) -> Option<(i64, Option<i64>)> {
    let (day, month) = text.split_once("tháng ")?;
    let day = ["ngày ", "mùng ", "mồng "]
        .iter()
        .find_map(|word| day.strip_prefix(word))
        .unwrap_or(day)
        .trim();
    let month = month.trim().parse().ok()?;
    if day.is_empty() {
        return Some((month, None));
    }
    Some((month, Some(day.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::reckoning::{CivilDate, Reckoning};

    #[test]
    fn a_date_without_a_year_is_the_nearest() {
        let near = Reckoning::Julian.day(CivilDate::new(1127, 3, 5));
        let context = Context {
            near,
            ..Context::of(Reckoning::Julian)
        };
        for (text, wanted) in [
            ("9 january", Some("1127-01-09")),
            ("9. jan.", Some("1127-01-09")),
            ("9th january", Some("1127-01-09")),
            ("dec", Some("1126-12")),
            ("31 december", Some("1126-12-31")),
            ("29 february", Some("1128-02-29")),
            ("1月9日", Some("1127-01-09")),
            ("12月", Some("1126-12")),
            ("1월 9일", Some("1127-01-09")),
            ("9 tháng 1", Some("1127-01-09")),
            ("ngày 9 tháng 1", Some("1127-01-09")),
            ("mùng 9 tháng 1", Some("1127-01-09")),
            ("tháng 12", Some("1126-12")),
            ("january 9", Some("1127-01-09")),
            ("9 janvier", Some("1127-01-09")),
            ("9. jän.", Some("1127-01-09")),
            ("9 de enero", Some("1127-01-09")),
            ("一月九日", Some("1127-01-09")),
            ("14:05", Some("1127-03-05T14:05")),
            ("2:05 pm", Some("1127-03-05T14:05")),
            ("14:05:30", Some("1127-03-05T14:05:30")),
            ("jan. 9th", Some("1127-01-09")),
            ("january 32", None),
            ("january 0009", None),
            ("9", None),
            ("9 x", None),
        ] {
            let found = read(text, context).map(|read| read.map(|when| when.to_string()));
            assert_eq!(found, wanted.map(|wanted| Ok(wanted.to_owned())), "{text}");
        }
    }

    #[test]
    fn without_a_day_nearby_the_year_is_asked_for() {
        let context = Context::of(Reckoning::Julian);
        let error = read("9 jan", context).unwrap().unwrap_err();
        assert!(error.reason.starts_with("the year is missing"), "{error}");
    }

    #[test]
    fn a_day_that_no_year_has_is_refused() {
        let context = Context {
            near: Reckoning::Julian.day(CivilDate::new(1127, 3, 5)),
            ..Context::of(Reckoning::Julian)
        };
        assert!(read("31 june", context).unwrap().is_err());
    }
}
