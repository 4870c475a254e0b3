//! Dates that a spreadsheet has exported as its numbers of days.

use super::lexicon::is_open;
use super::stamp::Stamp;
use crate::time::{Day, SECONDS_PER_DAY};

/// The day before day 1 of spreadsheets, which count a 29 February 1900.
const ZERO: i64 = 2_415_019;

/// The numbers of 1954-10-03 and 2064-04-08. Others are as likely to be years.
const NUMBERS: std::ops::RangeInclusive<i64> = 20_000..=60_000;

/// The date of a number such as `45426` or `45426.604166`, where the fraction is the time of day.
pub(in super::super) fn serial(text: &str) -> Option<Stamp> {
    let text = text.trim();
    let (days, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if days.len() != 5 || !are_digits(days) || !are_digits(decimals) {
        return None;
    }
    let day = days.parse().ok().filter(|day| NUMBERS.contains(day))?;
    let decimals = decimals.get(..9).unwrap_or(decimals);
    let size = 10_i64.pow(u32::try_from(decimals.len()).ok()?);
    let part: i64 = format!("0{decimals}").parse().ok()?;
    let seconds = (part * SECONDS_PER_DAY * 2 + size) / (size * 2);
    let mut stamp = Stamp::of_day(Day(ZERO + day + seconds / SECONDS_PER_DAY));
    stamp.time = u32::try_from(seconds % SECONDS_PER_DAY).ok();
    Some(stamp)
}

/// True if nearly all values of a column are such numbers.
pub(in super::super) fn are_serial<'a>(fields: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut serials) = (0, 0);
    for field in fields.filter(|field| !is_open(field)) {
        all += 1;
        serials += usize::from(serial(field).is_some());
    }
    all > 0 && serials * 10 >= all * 9
}

/// The error for a number that is rather a day of a spreadsheet, a month or an instant than a year.
pub(super) fn asked(text: &str) -> Option<String> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || text.starts_with('0') {
        return None;
    }
    if let Some(day) = serial(text).map(Stamp::edtf) {
        return Some(format!(
            "{text} is a year, or {day} as spreadsheets count days: write \"Y{text}\" or \"{day}\""
        ));
    }
    let other = match text.len() {
        ..6 | 13.. => return None,
        6 => {
            let (year, month) = (text[..4].parse().ok()?, text[4..].parse().ok()?);
            Stamp::of_numbers(year, Some(month), None).ok()
        }
        9 | 10 => Some(Stamp::of_unix(text.parse::<i64>().ok()? * 1000)),
        _ => None,
    };
    let other = other.map_or(String::new(), |other| format!(" or \"{}\"", other.edtf()));
    let digits = text.len();
    Some(format!(
        "a year of {digits} digits: write \"Y{text}\"{other}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::import::dates::{Habits, read};

    #[test]
    fn days_of_spreadsheets() {
        for (text, expected) in [
            ("45426", Some("2024-05-14")),
            ("25569.0", Some("1970-01-01")),
            ("45426.604166667", Some("2024-05-14T14:30:00")),
            ("45426,5", Some("2024-05-14T12:00:00")),
            ("45426.999999", Some("2024-05-15")),
            ("1998", None),
            ("70000", None),
            ("-45426", None),
            ("45426a", None),
        ] {
            let read = serial(text).map(Stamp::edtf);
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn nearly_all_values_of_a_column_tell() {
        let days = ["45426"; 9];
        assert!(are_serial(
            days.into_iter().chain(["May 14, 2024", "present"])
        ));
        assert!(!are_serial(["45426", "1850-01-01"].into_iter()));
        assert!(!are_serial(std::iter::empty()));
    }

    #[test]
    fn a_number_that_is_rather_no_year_is_asked_about() {
        let read_as = |text, serial| {
            let habits = Habits {
                serial,
                ..Habits::default()
            };
            read(text, habits)
        };
        assert_eq!(read_as("45426", true), Ok("2024-05-14".to_owned()));
        assert_eq!(read_as("Y45426", false), Ok("Y45426".to_owned()));
        assert_eq!(read_as("10191", false), Ok("Y10191".to_owned()));
        for (text, expected) in [
            ("45426", "write \"Y45426\" or \"2024-05-14\""),
            ("194505", "write \"Y194505\" or \"1945-05\""),
            ("19451332", "write \"Y19451332\""),
            (
                "1715680800",
                "write \"Y1715680800\" or \"2024-05-14T10:00:00Z\"",
            ),
        ] {
            let asked = read_as(text, false).unwrap_err();
            assert!(asked.ends_with(expected), "{asked}");
        }
        assert_eq!(read_as("19450508", false), Ok("1945-05-08".to_owned()));
    }
}
