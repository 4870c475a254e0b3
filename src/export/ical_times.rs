//! The start and end of an event in iCalendar (RFC 5545, 3.3.4 and 3.3.5): whole days or times of day.

use super::ends::{End, Ends};
use crate::time::{CivilDate, Day, Moment, Reckoning};

/// The last second of a day.
const LAST: u32 = 86_399;

/// The start and the end as iCalendar has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// The value of DTSTART with its parameters.
    pub(super) start: String,
    /// The line of DTEND or DURATION. `None` for an event with a time but no duration.
    pub(super) end: Option<String>,
}

impl Times {
    /// The values for an event. Times without a zone are in `zone`, the zone of the chronicle. `None` if the start is open or iCalendar
    /// cannot represent a date.
    pub(super) fn of(ends: Ends, zone: Option<i16>) -> Option<Self> {
        let start = ends.start?;
        let last = ends.end.unwrap_or(start);
        if start.time.is_none() && last.time.is_none() {
            return Self::of_days(start.first_day(), last.last_day());
        }
        // Both values must be of the same type, so a day without a time becomes its first or last second.
        let first = Clock::of(start, start.first_day(), 0, zone.or(last.zone));
        let end = ends.end.map(|end| {
            let zone = zone.or(start.zone);
            Clock::of(end, end.last_day(), LAST, zone)
        });
        // An end must be later than the start.
        let end = end.filter(|end| end.at > first.at);
        Some(Self {
            start: first.written()?,
            end: match end {
                Some(end) => Some(format!("DTEND{}", end.written()?)),
                None => None,
            },
        })
    }

    fn of_days(first: Day, last: Day) -> Option<Self> {
        let written = |day| Some(format!(";VALUE=DATE:{}", date(day)?));
        let end = match written(last.plus(1)) {
            Some(after) => format!("DTEND{after}"),
            // The day after the last one of the year 9999 cannot be written.
            None => format!(
                "DURATION:P{}D",
                date(last).map(|_| last.plus(1).0 - first.0)?
            ),
        };
        Some(Self {
            start: written(first)?,
            end: Some(end),
        })
    }
}

/// A moment in UTC, or in local time if no zone is known.
#[derive(Clone, Copy)]
struct Clock {
    at: Moment,
    is_utc: bool,
}

impl Clock {
    /// The time of an end, or the second `otherwise` of its day if it has no time.
    fn of(end: End, day: Day, otherwise: u32, zone: Option<i16>) -> Self {
        let zone = end.zone.or(zone);
        let ahead = i64::from(zone.unwrap_or(0)) * 60;
        let second = i64::from(end.time.unwrap_or(otherwise));
        Self {
            at: day.start().plus(second - ahead),
            is_utc: zone.is_some(),
        }
    }

    fn written(self) -> Option<String> {
        let (date, second) = (date(self.at.day())?, self.at.second_of_day());
        let (hours, minutes, seconds) = (second / 3_600, second / 60 % 60, second % 60);
        let mark = if self.is_utc { "Z" } else { "" };
        Some(format!(":{date}T{hours:02}{minutes:02}{seconds:02}{mark}"))
    }
}

/// A day in iCalendar, which supports the years 1 to 9999.
fn date(day: Day) -> Option<String> {
    let CivilDate { year, month, day } = Reckoning::Gregorian.date(day);
    (1..=9999)
        .contains(&year)
        .then(|| format!("{year:04}{month:02}{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::When;

    #[test]
    fn days_and_times_are_written() {
        for (when, zone, expected) in [
            (
                "1127-01-09",
                None,
                ";VALUE=DATE:11270109 DTEND;VALUE=DATE:11270110",
            ),
            (
                "1127-01/1127-03",
                None,
                ";VALUE=DATE:11270101 DTEND;VALUE=DATE:11270401",
            ),
            (
                "2024-04-1X",
                None,
                ";VALUE=DATE:20240410 DTEND;VALUE=DATE:20240420",
            ),
            ("2024-03-14T20:55Z", None, ":20240314T205500Z"),
            ("2024-03-14T21:12:30", None, ":20240314T211230"),
            ("2024-03-14T21", Some(60), ":20240314T200000Z"),
            ("2024-03-14T01:00+09:00", None, ":20240313T160000Z"),
            (
                "2024-03-14T18:00Z/2024-03-15T00:00Z",
                None,
                ":20240314T180000Z DTEND:20240315T000000Z",
            ),
            (
                "2024-03-14T10:00/2024-03-16",
                None,
                ":20240314T100000 DTEND:20240316T235959",
            ),
            (
                "2024-03/2024-04-02T10:00+02:00",
                None,
                ":20240229T220000Z DTEND:20240402T080000Z",
            ),
            (
                "2024-03-14T10:00/2024-03-14T10:00",
                None,
                ":20240314T100000",
            ),
            ("9999-12-31", None, ";VALUE=DATE:99991231 DURATION:P1D"),
            ("9999", None, ";VALUE=DATE:99990101 DURATION:P365D"),
            ("9999/Y10000", None, ""),
            ("-0043-03-15", None, ""),
            ("2024-03-14T10:00/..", None, ":20240314T100000"),
        ] {
            let when_read = When::parse(when, Reckoning::Gregorian).unwrap();
            let times = Times::of(Ends::of(&when_read), zone);
            let written = times.map(|times| match times.end {
                Some(end) => format!("{} {end}", times.start),
                None => times.start,
            });
            assert_eq!(written.unwrap_or_default(), expected, "{when}");
        }
    }
}
