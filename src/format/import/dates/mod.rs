//! Dates of other programs, converted to EDTF in the Gregorian calendar.
//!
//! `stamp` is a numeric date, `iso` parses numeric dates, `dashes` years joined by a dash, `words` parses free-form dates, and `calendars` converts
//! other calendars. The conventions of each format (its years BC, its order of day and month) are in [`Habits`] or in
//! its own module.

mod calendars;
mod dashes;
mod iso;
mod lexicon;
mod numeric;
mod serial;
mod single;
mod stamp;
mod weekday;
mod words;

pub(super) use self::calendars::Calendar;
pub(super) use self::iso::{is_cut, iso, iso_day, minus};
pub(super) use self::lexicon::{is_open, month_number, plain, whole_number};
pub(super) use self::numeric::{Order, SHORT_YEAR};
pub(super) use self::serial::{are_serial, serial};
pub(super) use self::stamp::Stamp;
pub(super) use self::weekday::wrong_weekday;
pub(super) use self::words::{NO_YEAR_0, read};

use crate::time::{DateError, Reckoning, When};

/// What a year with a minus sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Minus {
    /// −44 is 44 BC; there is no year 0.
    #[default]
    Historic,
    /// −44 is 45 BC; the year 0 is 1 BC.
    Astronomical,
}

impl Minus {
    /// The astronomical year for a number in the file.
    pub(super) fn year(self, number: i64) -> i64 {
        match self {
            Self::Historic if number < 0 => number.saturating_add(1),
            _ => number,
        }
    }
}

/// The date conventions of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Habits {
    /// True if `3/4/1865` is 3 April.
    pub(super) day_first: bool,
    pub(super) minus: Minus,
    /// The calendar of dates in EDTF, if the file names one.
    pub(super) edtf: Option<Reckoning>,
    /// True if `45426` is the day of this number in a spreadsheet.
    pub(super) serial: bool,
}

/// Joins the start and end of an interval. An empty end means that there is none, `..` is an open end, and an empty
/// start is unknown.
///
/// # Errors
/// A message if the end is before the start, both ends are open, or the interval is not valid.
pub(super) fn join(start: &str, end: &str) -> Result<String, String> {
    if end.is_empty() {
        return Ok(start.to_owned());
    }
    let first = start.split('/').next().unwrap_or_default();
    let last = end.rsplit('/').next().unwrap_or_default();
    if last == ".." && first == ".." {
        return Err("no date given".to_owned());
    }
    if first == last && !first.is_empty() {
        return Ok(first.to_owned());
    }
    let when = format!("{}/{}", without_set(first, false), without_set(last, true));
    let parse = |reckoning| When::parse(&when, reckoning);
    // A day may exist only in the other calendar.
    parse(Reckoning::Gregorian)
        .or_else(|_| parse(Reckoning::Julian))
        .map_err(|error| refused(error, first, last))?;
    Ok(when)
}

/// Why two dates make no interval and no set.
fn refused(error: DateError, first: &str, last: &str) -> String {
    let extent = |end| Some(When::parse(end, Reckoning::Gregorian).ok()?.extent());
    let start = extent(first).and_then(|first| first.earliest_start);
    let end = extent(last).and_then(|last| last.latest_end);
    if end.zip(start).is_some_and(|(end, start)| end <= start) {
        "the end is before the start".to_owned()
    } else {
        error.reason
    }
}

/// EDTF has no intervals between sets, so a set is replaced by one of its bounds, marked as approximate.
fn without_set(end: &str, is_end: bool) -> String {
    let Some((first, last)) = end
        .strip_prefix('[')
        .and_then(|set| set.strip_suffix(']'))
        .and_then(|set| set.split_once(".."))
    else {
        return end.to_owned();
    };
    let (near, far) = if is_end { (last, first) } else { (first, last) };
    let bound = if near.is_empty() { far } else { near };
    format!("{}~", bound.trim_end_matches('~'))
}

/// A single date between two others, as an EDTF set.
pub(super) fn between(first: &str, last: &str) -> Result<String, String> {
    if first == last {
        return Ok(first.to_owned());
    }
    let set = format!("[{first}..{last}]");
    When::parse(&set, Reckoning::Gregorian).map_err(|error| refused(error, first, last))?;
    Ok(set)
}

/// Number of times of day in a date.
pub(super) fn times_in(when: &str) -> u32 {
    u32::try_from(when.matches('T').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_joined() {
        for (start, end, expected) in [
            ("1120", "", "1120"),
            ("1120", "1120", "1120"),
            ("1120", "1127", "1120/1127"),
            ("1120", "..", "1120/.."),
            ("", "1127", "/1127"),
            ("[1815..1816]", "[1824..1826]", "1815~/1826~"),
            ("[..1815]", "1820", "1815~/1820"),
        ] {
            assert_eq!(join(start, end), Ok(expected.to_owned()), "{start} {end}");
        }
    }

    #[test]
    fn ends_that_do_not_fit_say_why() {
        for (start, end, expected) in [
            ("1799", "1789-07-14", "the end is before the start"),
            ("..", "..", "no date given"),
            ("1120", "{1121,1122}", "a date begins with"),
            ("1127", "1127-13", "there is no month 13"),
        ] {
            let error = join(start, end).unwrap_err();
            assert!(error.contains(expected), "{start} {end}: {error}");
        }
        for (first, last, expected) in [
            ("1127", "1120", "the end is before the start"),
            ("1120/1121", "1127", "a set goes on with"),
        ] {
            let error = between(first, last).unwrap_err();
            assert!(error.contains(expected), "{first} {last}: {error}");
        }
    }
}
