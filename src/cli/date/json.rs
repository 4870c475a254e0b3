//! Dates as JSON Lines.

use serde::Serialize;

use super::super::json::line;
use super::described::{Described, calendar_name, iso, weekday};
use crate::time::{DateError, LunarDate, Note, Reading, Reckoning};

/// A text that is a valid date.
#[derive(Serialize)]
struct Date<'a> {
    input: &'a str,
    #[serde(flatten)]
    first: One,
    /// The other possible readings of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<One>,
}

/// A reading of the text. Bounds are ISO dates in the calendar of the digits, with inclusive ends.
#[derive(Serialize)]
struct One {
    edtf: String,
    precision: &'static str,
    calendar: &'static str,
    uncertain: bool,
    approximate: bool,
    /// The same moment in UTC, if the date has a time in another zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    utc: Option<String>,
    earliest_start: Option<String>,
    latest_start: Option<String>,
    earliest_end: Option<String>,
    latest_end: Option<String>,
    /// The eras by which it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    read_as: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    day: Option<OfDay>,
}

#[derive(Serialize)]
struct Named {
    polity: &'static str,
    name: &'static str,
    era: &'static str,
}

/// What a single day is in other calendars and counts.
#[derive(Serialize)]
struct OfDay {
    jdn: i64,
    julian: String,
    gregorian: String,
    weekday: &'static str,
    sexagenary: String,
    eras: Vec<ByEra>,
}

/// A day in an era.
#[derive(Serialize)]
struct ByEra {
    polity: &'static str,
    name: &'static str,
    era: &'static str,
    year: u16,
    month: u8,
    intercalary: bool,
    day: u8,
    han: String,
    romanised: String,
    attested: bool,
    /// False if the era was only proclaimed later in that year.
    proclaimed: bool,
}

/// A text that is not a valid date.
#[derive(Serialize)]
struct Failure<'a> {
    input: &'a str,
    error: &'a str,
    column: usize,
}

/// A line for a text with its possible readings, or an empty string if there are none.
///
/// # Errors
///
/// Never fails for these types: the values are strings and numbers.
pub(super) fn dates(text: &str, readings: &[Reading]) -> serde_json::Result<String> {
    let mut each = readings.iter().map(One::of);
    let Some(first) = each.next() else {
        return Ok(String::new());
    };
    line(&Date {
        input: text,
        first,
        readings: each.collect(),
    })
}

/// A line for a text that is not a date, with `input`, `error` and `column`.
///
/// # Errors
///
/// Never fails for these types.
pub(super) fn error(text: &str, error: &DateError) -> serde_json::Result<String> {
    line(&Failure {
        input: text,
        error: &error.reason,
        column: error.column,
    })
}

impl One {
    fn of(reading: &Reading) -> Self {
        let described = Described::of(reading);
        let when = &reading.when;
        let [earliest_start, latest_start, earliest_end, latest_end] =
            described.bounds().map(|(_, day)| day);
        Self {
            edtf: when.to_string(),
            precision: when.precision().name(),
            calendar: calendar_name(when),
            uncertain: when.uncertain(),
            approximate: when.approximate(),
            utc: described.utc(),
            earliest_start,
            latest_start,
            earliest_end,
            latest_end,
            read_as: reading
                .eras
                .iter()
                .map(|era| Named {
                    polity: era.polity(),
                    name: era.state(),
                    era: era.han(),
                })
                .collect(),
            notes: reading.notes.iter().map(Note::to_string).collect(),
            day: described.day.map(|day| OfDay {
                jdn: day.0,
                julian: iso(day, Reckoning::Julian),
                gregorian: iso(day, Reckoning::Gregorian),
                weekday: weekday(day),
                sexagenary: day.sexagenary().to_string(),
                eras: described.eras.iter().map(ByEra::of).collect(),
            }),
        }
    }
}

impl ByEra {
    fn of((date, proclaimed): &(LunarDate, bool)) -> Self {
        Self {
            polity: date.era.polity(),
            name: date.era.state(),
            era: date.era.han(),
            year: date.year,
            month: date.month,
            intercalary: date.intercalary,
            day: date.day,
            han: date.han(),
            romanised: date.romanised(),
            attested: date.attested,
            proclaimed: *proclaimed,
        }
    }
}
