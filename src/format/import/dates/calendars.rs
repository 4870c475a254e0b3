//! Dates of the Hebrew, French Republican and Julian calendars.

use crate::time::{CivilDate, Day, Reckoning};

/// A calendar used in genealogies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Calendar {
    Gregorian,
    Julian,
    Hebrew,
    French,
}

/// The months of each calendar as written in genealogies, in the order of the year.
const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const HEBREW: [&str; 13] = [
    "TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL",
];
const FRENCH: [&str; 13] = [
    "VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM", "FLOR", "PRAI", "MESS", "THER", "FRUC",
    "COMP",
];

impl Calendar {
    /// The number of a month in the year, from 1.
    pub(in super::super) fn month(self, name: &str) -> Option<u8> {
        let months: &[&str] = match self {
            Self::Gregorian | Self::Julian => &MONTHS,
            Self::Hebrew => &HEBREW,
            Self::French => &FRENCH,
        };
        let place = months.iter().position(|month| *month == name)?;
        u8::try_from(place + 1).ok()
    }

    /// The first and the last day of a year, a month or a day. `None` if there is no such day.
    pub(in super::super) fn days(
        self,
        year: i64,
        month: Option<u8>,
        day: Option<u8>,
    ) -> Option<(Day, Day)> {
        let first = self.day(year, month.unwrap_or(1), day.unwrap_or(1))?;
        let after = match (month, day) {
            (None, _) => self.day(year + 1, 1, 1)?,
            (Some(month), None) => self.month_after(year, month)?,
            (Some(_), Some(_)) => return Some((first, first)),
        };
        Some((first, after.plus(-1)))
    }

    fn month_after(self, year: i64, month: u8) -> Option<Day> {
        let last = match self {
            Self::Gregorian | Self::Julian => 12,
            Self::Hebrew | Self::French => 13,
        };
        if month >= last {
            return self.day(year + 1, 1, 1);
        }
        // A common year has no second Adar.
        self.day(year, month + 1, 1)
            .or_else(|| self.day(year, month + 2, 1))
    }

    fn day(self, year: i64, month: u8, day: u8) -> Option<Day> {
        match self {
            Self::Gregorian => Reckoning::Gregorian.day(CivilDate::new(year, month, day)),
            Self::Julian => Reckoning::Julian.day(CivilDate::new(year, month, day)),
            Self::Hebrew => hebrew(year, month, day),
            Self::French => french(year, month, day),
        }
    }
}

/// A day of the French Republican calendar: twelve months of 30 days, and five or six extra days.
fn french(year: i64, month: u8, day: u8) -> Option<Day> {
    const FIRST: i64 = 2_375_840;
    let leap = year % 4 == 3;
    let length = match month {
        13 if leap => 6,
        13 => 5,
        _ => 30,
    };
    let fits =
        (1..=100).contains(&year) && (1..=13).contains(&month) && (1..=length).contains(&day);
    fits.then(|| {
        Day(FIRST + 365 * (year - 1) + year / 4 + 30 * (i64::from(month) - 1) + i64::from(day) - 1)
    })
}

/// True if a Hebrew year has a second Adar.
fn is_leap(year: i64) -> bool {
    (7 * year + 1).rem_euclid(19) < 7
}

/// Days from the epoch to the new year, which is postponed if it falls on a forbidden weekday.
fn elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = months * 29 + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 {
        day + 1
    } else {
        day
    }
}

/// The day before the first day of a Hebrew year.
fn before_year(year: i64) -> i64 {
    const EPOCH: i64 = 347_997;
    let [last, this, next] = [year - 1, year, year + 1].map(elapsed);
    let put_off = if next - this == 356 {
        2
    } else {
        i64::from(this - last == 382)
    };
    EPOCH + this + put_off
}

fn hebrew(year: i64, month: u8, day: u8) -> Option<Day> {
    if !(1..=10_000).contains(&year) || !(1..=13).contains(&month) {
        return None;
    }
    let first = before_year(year);
    let length = before_year(year + 1) - first;
    let days = |month: u8| -> i64 {
        match month {
            2 => 29 + i64::from(length % 10 == 5),
            3 => 30 - i64::from(length % 10 == 3),
            // The first Adar of a leap year; a common year has only one.
            6 if is_leap(year) => 30,
            7 if !is_leap(year) => 0,
            4 | 6 | 7 | 9 | 11 | 13 => 29,
            _ => 30,
        }
    };
    let before: i64 = (1..month).map(days).sum();
    (1..=days(month))
        .contains(&i64::from(day))
        .then(|| Day(first + before + i64::from(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::import::dates::Stamp;

    #[test]
    fn days_of_other_calendars() {
        for (calendar, (year, month, day), expected) in [
            (Calendar::Hebrew, (5622, "TSH", 13), "1861-09-17"),
            (Calendar::Hebrew, (5765, "AAV", 15), "2005-08-20"),
            (Calendar::Hebrew, (5708, "NSN", 1), "1948-04-10"),
            (Calendar::French, (8, "BRUM", 18), "1799-11-09"),
            (Calendar::French, (2, "THER", 9), "1794-07-27"),
            (Calendar::Julian, (1066, "DEC", 25), "1066-12-31"),
        ] {
            let month = calendar.month(month);
            let (first, last) = calendar.days(year, month, Some(day)).expect("a day");
            assert_eq!(first, last);
            assert_eq!(Stamp::of_day(first).edtf(), expected);
        }
        let (first, last) = Calendar::French.days(4, Some(1), None).expect("a month");
        assert_eq!(last.0 - first.0, 29);
    }
}
