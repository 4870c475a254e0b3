//! A numeric date, checked against the Gregorian calendar and written as EDTF.

use std::fmt::Write;

use crate::time::{CivilDate, Day, Reckoning, SECONDS_PER_DAY, month_name};

/// Maximum distance from year 0, in years. The universe is younger.
const FURTHEST: i64 = 99_000_000_000;

/// A year, optionally with a month, a day and a time of day. The year is astronomical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Stamp {
    pub(in super::super) year: i64,
    /// 1 to 12, a season 21 to 24, or a quarter 33 to 36.
    pub(in super::super) month: Option<u8>,
    pub(in super::super) day: Option<u8>,
    /// Seconds since midnight.
    pub(in super::super) time: Option<u32>,
    /// The fraction of the last second, in thousandths.
    pub(in super::super) thousandths: u16,
    /// Offset in minutes ahead of UTC.
    pub(in super::super) offset: Option<i32>,
}

impl Stamp {
    /// A whole year.
    pub(in super::super) fn year(year: i64) -> Self {
        Self {
            year,
            ..Self::default()
        }
    }

    /// The date of numbers in a file, if there is one.
    ///
    /// # Errors
    /// A message that says why there is no such date.
    pub(in super::super) fn of_numbers(
        year: i64,
        month: Option<i64>,
        day: Option<i64>,
    ) -> Result<Self, String> {
        let narrow = |what: &str, number: Option<i64>| {
            let fitting = |number: i64| {
                let fits = u8::try_from(number).ok().filter(|number| *number > 0);
                fits.ok_or_else(|| format!("there is no {what} {number}"))
            };
            number.map(fitting).transpose()
        };
        let stamp = Self {
            year,
            month: narrow("month", month)?,
            day: narrow("day", day)?,
            ..Self::default()
        };
        match stamp.month {
            Some(month @ 13..) => Err(format!("there is no month {month}")),
            _ => stamp.check(),
        }
    }

    /// The Gregorian date of a day.
    pub(in super::super) fn of_day(day: Day) -> Self {
        let CivilDate { year, month, day } = Reckoning::Gregorian.date(day);
        Self {
            year,
            month: Some(month),
            day: Some(day),
            ..Self::default()
        }
    }

    /// An instant, in thousandths of a second since 1970 in UTC. Midnight stands for the whole day.
    pub(in super::super) fn of_unix(thousandths: i64) -> Self {
        let seconds = thousandths.div_euclid(1000);
        let mut stamp = Self::of_day(Day::UNIX_EPOCH.plus(seconds.div_euclid(SECONDS_PER_DAY)));
        stamp.time = u32::try_from(seconds.rem_euclid(SECONDS_PER_DAY)).ok();
        stamp.thousandths = u16::try_from(thousandths.rem_euclid(1000)).unwrap_or(0);
        stamp.offset = Some(0);
        stamp
    }

    /// A moment, in seconds since midnight of Julian Day Number 0.
    pub(in super::super) fn of_seconds(seconds: i64) -> Self {
        let mut stamp = Self::of_day(Day(seconds.div_euclid(SECONDS_PER_DAY)));
        stamp.time = u32::try_from(seconds.rem_euclid(SECONDS_PER_DAY)).ok();
        stamp
    }

    /// The end of an interval in seconds: its last day if it ends at midnight, otherwise the time of its end.
    pub(in super::super) fn last_of(start: i64, end: i64) -> Self {
        if end.rem_euclid(SECONDS_PER_DAY) == 0 {
            Self::of_seconds((end - SECONDS_PER_DAY).max(start))
        } else {
            Self::of_seconds(end)
        }
    }

    /// A moment in seconds, moved by a number of months to the same day and time. The day is limited to the length of
    /// the month.
    pub(in super::super) fn months_later(seconds: i64, months: i64) -> i64 {
        let (day, time) = (
            seconds.div_euclid(SECONDS_PER_DAY),
            seconds.rem_euclid(SECONDS_PER_DAY),
        );
        let from = Reckoning::Gregorian.date(Day(day));
        let first = Reckoning::Gregorian.month_start(from.year, i64::from(from.month) + months);
        let length = Reckoning::Gregorian.next_month_start(first).0 - first.0;
        let day = first.0 + i64::from(from.day).min(length) - 1;
        day.saturating_mul(SECONDS_PER_DAY).saturating_add(time)
    }

    /// The day, if the date has a valid month and day.
    pub(in super::super) fn to_day(self) -> Option<Day> {
        Reckoning::Gregorian.day(CivilDate::new(self.year, self.month?, self.day?))
    }

    /// Checks the date. The error says why there is no such date.
    pub(in super::super) fn check(self) -> Result<Self, String> {
        if self.year.abs() > FURTHEST {
            return Err(format!("there is no year {}", self.year));
        }
        if let Some(month) = self.month
            && !matches!(month, 1..=12 | 21..=24 | 33..=36)
        {
            return Err(format!("there is no month {month}"));
        }
        if let Some(day) = self.day {
            self.check_day(day)?;
        }
        let seconds = i64::from(self.time.unwrap_or(0));
        if seconds >= SECONDS_PER_DAY {
            return Err(format!("there is no hour {}", seconds / 3600));
        }
        Ok(self)
    }

    fn check_day(self, day: u8) -> Result<(), String> {
        let named = self
            .month
            .and_then(|month| Some((month, month_name(month)?)));
        let Some((month, name)) = named else {
            return Err("a day needs a month".to_owned());
        };
        let length = Reckoning::Gregorian.month_length(self.year, month);
        if (1..=length).contains(&day) {
            return Ok(());
        }
        if (month, day) == (2, 29) {
            return Err(format!("{} has no 29 February", self.year));
        }
        Err(format!("{name} has no {}", ordinal(day)))
    }

    /// The date in EDTF. Midnight stands for the whole day.
    pub(in super::super) fn edtf(self) -> String {
        let time = self.time.filter(|time| *time > 0 || self.thousandths > 0);
        Self { time, ..self }.edtf_of_time()
    }

    /// The same where midnight is a time like any other.
    pub(in super::super) fn edtf_of_time(self) -> String {
        let mut text = year_text(self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            let _ = write!(text, "-{part:02}");
        }
        if let Some(time) = self.time.filter(|_| self.day.is_some()) {
            let (hours, minutes, seconds) = (time / 3600, time / 60 % 60, time % 60);
            let _ = write!(text, "T{hours:02}:{minutes:02}:{seconds:02}");
            if self.thousandths > 0 {
                let _ = write!(text, ".{:03}", self.thousandths);
            }
            text.push_str(&self.zone());
        }
        text
    }

    fn zone(self) -> String {
        match self.offset {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.abs();
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// A year in EDTF.
pub(super) fn year_text(year: i64) -> String {
    let (sign, size) = (if year < 0 { "-" } else { "" }, year.unsigned_abs());
    if size > 9999 {
        format!("Y{sign}{size}")
    } else {
        format!("{sign}{size:04}")
    }
}

fn ordinal(day: u8) -> String {
    let end = match (day / 10, day % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{day}{end}")
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn dates_that_cannot_be_say_why() {
        for (year, month, day, time, expected) in [
            (1588, 9, 31, None, "September has no 31st"),
            (2023, 2, 29, None, "2023 has no 29 February"),
            (1847, 13, 21, None, "there is no month 13"),
            (1847, 21, 1, None, "a day needs a month"),
            (1847, 1, 0, None, "January has no 0th"),
            (2024, 3, 10, Some(25 * 3600), "there is no hour 25"),
        ] {
            let stamp = Stamp {
                year,
                month: Some(month),
                day: Some(day),
                time,
                ..Stamp::default()
            };
            assert_eq!(stamp.check(), Err(expected.to_owned()));
        }
    }

    #[test]
    fn instants_are_days_at_midnight() {
        for (thousandths, expected) in [
            (-5_356_800_000, "1969-10-31"),
            (-1_025_000_000_000, "1937-07-09T13:46:40Z"),
            (669_427_200_000, "1991-03-20"),
            (669_427_200_250, "1991-03-20T00:00:00.250Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Stamp::of_unix(thousandths).edtf(), expected);
        }
    }

    #[test]
    fn months_after_the_last_moment_are_the_last_moment() {
        assert_eq!(Stamp::months_later(i64::MAX - 1, 12), i64::MAX);
    }
}
