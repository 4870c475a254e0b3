//! The two calendars digits can be in: Julian and Gregorian, both carried back and forward without end.

use serde::Deserialize;

use super::moment::Day;

/// The calendar that the digits of a date are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
pub enum Reckoning {
    /// The Julian calendar, also before it was decreed.
    #[default]
    Julian,
    /// The Gregorian calendar, also before it was decreed.
    Gregorian,
}

/// A year, month and day of a [`Reckoning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// The astronomical year: 0 is 1 BCE, −220 is 221 BCE.
    pub year: i64,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl CivilDate {
    /// A date as it stands; whether it exists is asked of a [`Reckoning`].
    pub const fn new(year: i64, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }
}

/// Both calendars repeat to the day after 400 years; the `julian` crate works out the years 0 to 399, whole cycles carry the rest.
const CYCLE: i64 = 400;

impl Reckoning {
    /// The day of a date, or `None` if the calendar has no such date.
    ///
    /// ```
    /// use annals::time::{CivilDate, Reckoning};
    ///
    /// assert!(Reckoning::Julian.day(CivilDate::new(1100, 2, 29)).is_some());
    /// assert_eq!(Reckoning::Gregorian.day(CivilDate::new(1100, 2, 29)), None);
    /// ```
    pub fn day(self, date: CivilDate) -> Option<Day> {
        let month = julian::Month::try_from(u32::from(date.month)).ok()?;
        let within = i32::try_from(date.year.rem_euclid(CYCLE)).ok()?;
        let found = self
            .crate_calendar()
            .at_ymd(within, month, u32::from(date.day))
            .ok()?;
        let cycles = date.year.div_euclid(CYCLE);
        let jdn = cycles
            .checked_mul(self.cycle_days())?
            .checked_add(i64::from(found.julian_day_number()))?;
        Some(Day(jdn))
    }

    /// The date of a day.
    ///
    /// ```
    /// use annals::time::{CivilDate, Reckoning};
    ///
    /// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
    /// assert_eq!(Reckoning::Gregorian.date(day), CivilDate::new(1127, 1, 16));
    /// ```
    #[allow(clippy::cast_possible_truncation)]
    pub fn date(self, day: Day) -> CivilDate {
        let start = i64::from(
            self.crate_calendar()
                .at_ymd(0, julian::Month::January, 1)
                .map_or(0, |date| date.julian_day_number()),
        );
        let since = day.0.saturating_sub(start);
        let within = since.rem_euclid(self.cycle_days()) + start;
        // A cycle is 146,100 days, so the remainder is far inside the crate's 32 bits.
        let found = self.crate_calendar().at_jdn(within as julian::Jdnum);
        CivilDate {
            year: since.div_euclid(self.cycle_days()) * CYCLE + i64::from(found.year()),
            month: found.month().number() as u8,
            day: found.day() as u8,
        }
    }

    /// Days in a month; 0 for a month that is not 1 to 12.
    ///
    /// ```
    /// use annals::time::Reckoning;
    ///
    /// assert_eq!(Reckoning::Julian.month_length(1100, 2), 29);
    /// assert_eq!(Reckoning::Gregorian.month_length(1100, 2), 28);
    /// ```
    pub fn month_length(self, year: i64, month: u8) -> u8 {
        match month {
            2 if self.is_leap(year) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        }
    }

    /// Whether the year has a 29 February.
    ///
    /// ```
    /// use annals::time::Reckoning;
    ///
    /// assert!(Reckoning::Julian.is_leap(1100) && !Reckoning::Gregorian.is_leap(1100));
    /// ```
    pub const fn is_leap(self, year: i64) -> bool {
        match self {
            Self::Julian => year.rem_euclid(4) == 0,
            Self::Gregorian => {
                year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
            }
        }
    }

    /// The first day of a year.
    pub fn year_start(self, year: i64) -> Day {
        self.month_start(year, 1)
    }

    /// The first day of a month; months beyond 12 or below 1 run on into the years after and before.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn month_start(self, year: i64, month: i64) -> Day {
        let year = year.saturating_add((month - 1).div_euclid(12));
        let month = ((month - 1).rem_euclid(12) + 1) as u8;
        let far = if year < 0 {
            Day(i64::MIN / 4)
        } else {
            Day(i64::MAX / 4)
        };
        self.day(CivilDate::new(year, month, 1)).unwrap_or(far)
    }

    /// The first day of the year after the one `day` is in.
    pub fn next_year_start(self, day: Day) -> Day {
        self.year_start(self.date(day).year + 1)
    }

    /// The first day of the month after the one `day` is in.
    pub fn next_month_start(self, day: Day) -> Day {
        let date = self.date(day);
        self.month_start(date.year, i64::from(date.month) + 1)
    }

    const fn cycle_days(self) -> i64 {
        match self {
            Self::Julian => 146_100,
            Self::Gregorian => 146_097,
        }
    }

    const fn crate_calendar(self) -> julian::Calendar {
        match self {
            Self::Julian => julian::Calendar::JULIAN,
            Self::Gregorian => julian::Calendar::GREGORIAN,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days() {
        use Reckoning::{Gregorian, Julian};
        for (reckoning, year, month, day, jdn) in [
            (Julian, 1127, 1, 9, 2_132_703),
            (Gregorian, 1127, 1, 16, 2_132_703),
            (Julian, 1127, 3, 20, 2_132_773),
            (Julian, -4712, 1, 1, 0),
            (Gregorian, -4713, 11, 24, 0),
            (Gregorian, 2000, 1, 1, 2_451_545),
            (Julian, 1582, 10, 4, 2_299_160),
            (Gregorian, 1582, 10, 15, 2_299_161),
        ] {
            let date = CivilDate::new(year, month, day);
            assert_eq!(
                reckoning.day(date),
                Some(Day(jdn)),
                "{reckoning:?} {date:?}"
            );
            assert_eq!(reckoning.date(Day(jdn)), date);
        }
    }

    #[test]
    fn a_leap_day_is_a_matter_of_reckoning() {
        let date = CivilDate::new(1100, 2, 29);
        assert!(Reckoning::Julian.day(date).is_some());
        assert_eq!(Reckoning::Gregorian.day(date), None);
        for wrong in [
            CivilDate::new(1, 0, 1),
            CivilDate::new(1, 13, 1),
            CivilDate::new(1, 4, 31),
            CivilDate::new(1, 1, 0),
        ] {
            assert_eq!(Reckoning::Julian.day(wrong), None);
        }
    }

    fn reckonings() -> impl Strategy<Value = Reckoning> {
        prop_oneof![Just(Reckoning::Julian), Just(Reckoning::Gregorian)]
    }

    proptest! {
        #[test]
        fn dates_and_days_are_the_same_thing(reckoning in reckonings(), day in -1_932_000i64..5_400_000) {
            let date = reckoning.date(Day(day));
            prop_assert!(date.day <= reckoning.month_length(date.year, date.month));
            prop_assert_eq!(reckoning.day(date), Some(Day(day)));
            let next = reckoning.date(Day(day + 1));
            prop_assert!(next > date);
            prop_assert_eq!(next.day == 1, reckoning.next_month_start(Day(day)) == Day(day + 1));
        }

        #[test]
        fn julian_and_gregorian_agree_through_the_day(day in -1_932_000i64..5_400_000) {
            let julian = Reckoning::Julian.date(Day(day));
            let gregorian = Reckoning::Gregorian.date(Day(day));
            prop_assert_eq!(Reckoning::Julian.day(julian), Reckoning::Gregorian.day(gregorian));
            prop_assert_eq!(Day(day).sexagenary(), Day(day + 60).sexagenary());
            prop_assert_ne!(Day(day).sexagenary(), Day(day + 1).sexagenary());
        }

        #[test]
        fn far_years_hold(reckoning in reckonings(), year in -13_800_000_000i64..13_800_000_000) {
            let start = reckoning.year_start(year);
            prop_assert_eq!(reckoning.date(start), CivilDate::new(year, 1, 1));
            prop_assert_eq!(reckoning.next_year_start(start).0 - start.0, if reckoning.is_leap(year) { 366 } else { 365 });
        }
    }
}
