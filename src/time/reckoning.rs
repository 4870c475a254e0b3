//! The civil calendars for dates in digits: Julian and Gregorian, both extended indefinitely into the past and future, or Julian until
//! a given day and Gregorian from then on.

use std::fmt::{self, Display, Formatter};

use super::moment::Day;

/// The calendar in which the digits of a date are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reckoning {
    /// The Julian calendar, also before its introduction (proleptic).
    Julian,
    /// The Gregorian calendar, also before its introduction (proleptic).
    Gregorian,
    /// The Julian calendar, followed by the Gregorian one from a given day.
    JulianUntil(FirstGregorian),
}

/// The first day on which a country used the Gregorian calendar: 15 October 1582 or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FirstGregorian(i32);

impl FirstGregorian {
    /// 15 October 1582, the day after 4 October (Julian).
    const DECREED: Self = Self(2_299_161);

    /// The given day; `None` if it is before the introduction of the calendar.
    ///
    /// ```
    /// use annals::time::{Day, FirstGregorian, Reckoning};
    ///
    /// let first = FirstGregorian::of(Day(2_299_161));
    /// assert_eq!(first.map(Reckoning::JulianUntil), Some(Reckoning::default()));
    /// assert_eq!(FirstGregorian::of(Day(2_299_160)), None);
    /// ```
    pub fn of(day: Day) -> Option<Self> {
        let number = i32::try_from(day.0).ok()?;
        (number >= Self::DECREED.0).then_some(Self(number))
    }

    /// The day.
    pub fn day(self) -> Day {
        Day(i64::from(self.0))
    }
}

/// The convention of historians for dates without a calendar: Julian until 4 October 1582, Gregorian from 15 October.
impl Default for Reckoning {
    fn default() -> Self {
        Self::JulianUntil(FirstGregorian::DECREED)
    }
}

/// The name as used in files: `Julian`, `Gregorian`, `JulianUntil("1582-10-15")`.
impl Display for Reckoning {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Julian => out.write_str("Julian"),
            Self::Gregorian => out.write_str("Gregorian"),
            Self::JulianUntil(first) => {
                let date = Self::Gregorian.date(first.day());
                let (year, month, day) = (date.year, date.month, date.day);
                write!(out, "JulianUntil(\"{year:04}-{month:02}-{day:02}\")")
            }
        }
    }
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
    /// A date without validation; use [`Reckoning::day`] to check that it exists.
    pub const fn new(year: i64, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }
}

/// The days of four Julian years.
const FOUR_YEARS: i64 = 1_461;

/// The days of 400 Gregorian years.
const FOUR_CENTURIES: i64 = 146_097;

/// The day numbers of years beyond this would overflow.
const FARTHEST_YEAR: u64 = i64::MAX.unsigned_abs() / 512;

impl Reckoning {
    /// The day of a date; `None` if the date does not exist in the calendar.
    ///
    /// ```
    /// use annals::time::{CivilDate, Reckoning};
    ///
    /// assert!(Reckoning::Julian.day(CivilDate::new(1100, 2, 29)).is_some());
    /// assert_eq!(Reckoning::Gregorian.day(CivilDate::new(1100, 2, 29)), None);
    /// ```
    pub fn day(self, date: CivilDate) -> Option<Day> {
        if let Self::JulianUntil(first) = self {
            let before = Self::Julian.day(date).filter(|day| *day < first.day());
            return before.or_else(|| Self::Gregorian.day(date).filter(|day| *day >= first.day()));
        }
        let exists = (1..=self.month_length(date.year, date.month)).contains(&date.day);
        if !exists || date.year.unsigned_abs() > FARTHEST_YEAR {
            return None;
        }
        let year = date.year - i64::from(date.month < 3);
        let before = before_month(i64::from((date.month + 9) % 12));
        Some(Day(self.march(year) + before + i64::from(date.day) - 1))
    }

    /// The day number of 1 March of a year.
    fn march(self, year: i64) -> i64 {
        let julian = year * 365 + year.div_euclid(4);
        match self {
            Self::Julian => julian + 1_721_118,
            Self::Gregorian | Self::JulianUntil(_) => {
                julian - year.div_euclid(100) + year.div_euclid(400) + 1_721_120
            }
        }
    }

    /// The date of a day.
    ///
    /// ```
    /// use annals::time::{CivilDate, Reckoning};
    ///
    /// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
    /// assert_eq!(Reckoning::Gregorian.date(day), CivilDate::new(1127, 1, 16));
    /// ```
    pub fn date(self, day: Day) -> CivilDate {
        let since = day.0.saturating_sub(self.march(0));
        let (year, day) = match self {
            Self::JulianUntil(_) => return self.on(day).date(day),
            Self::Julian => {
                let (year, day) = of_four(since.rem_euclid(FOUR_YEARS));
                (4 * since.div_euclid(FOUR_YEARS) + year, day)
            }
            Self::Gregorian => {
                let within = since.rem_euclid(FOUR_CENTURIES);
                let century = (4 * within + 3) / FOUR_CENTURIES;
                let (year, day) = of_four(within - FOUR_CENTURIES * century / 4);
                let before = 400 * since.div_euclid(FOUR_CENTURIES);
                (before + 100 * century + year, day)
            }
        };
        Self::in_march_year(year, day)
    }

    /// The date for a day of a year that begins with March.
    fn in_march_year(year: i64, day: i64) -> CivilDate {
        let since_march = (5 * day + 2) / 153;
        let month = (since_march + 2) % 12 + 1;
        CivilDate {
            year: year + i64::from(month < 3),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day - before_month(since_march) + 1).unwrap_or(1),
        }
    }

    /// The calendar with this name, as written by `Display`.
    ///
    /// ```
    /// use annals::time::Reckoning;
    ///
    /// assert_eq!(Reckoning::named("Julian"), Some(Reckoning::Julian));
    /// assert_eq!(Reckoning::named("JulianUntil(\"1582-10-15\")"), Some(Reckoning::default()));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        let until = || {
            let day = name.strip_prefix("JulianUntil(\"")?.strip_suffix("\")")?;
            let mut parts = day.splitn(3, '-');
            let year = parts.next().filter(|year| year.len() == 4)?.parse();
            let mut two = || {
                parts
                    .next()
                    .filter(|digits| digits.len() == 2)?
                    .parse()
                    .ok()
            };
            let date = CivilDate::new(year.ok()?, two()?, two()?);
            FirstGregorian::of(Self::Gregorian.day(date)?).map(Self::JulianUntil)
        };
        match name {
            "Julian" => Some(Self::Julian),
            "Gregorian" => Some(Self::Gregorian),
            _ => until(),
        }
    }

    /// The calendar in use on a day: Julian or Gregorian.
    ///
    /// ```
    /// use annals::time::{Day, Reckoning};
    ///
    /// assert_eq!(Reckoning::default().on(Day(2_299_160)), Reckoning::Julian);
    /// assert_eq!(Reckoning::default().on(Day(2_299_161)), Reckoning::Gregorian);
    /// ```
    #[must_use]
    pub fn on(self, day: Day) -> Self {
        match self {
            Self::JulianUntil(first) if day < first.day() => Self::Julian,
            Self::JulianUntil(_) | Self::Gregorian => Self::Gregorian,
            Self::Julian => Self::Julian,
        }
    }

    /// The number of the last day of a month; 0 if the month is not 1 to 12. If days were skipped when the calendar changed, the month
    /// has fewer days than that.
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

    /// Whether a date was skipped when the calendar changed.
    pub(super) fn leaves_out(self, date: CivilDate) -> bool {
        matches!(self, Self::JulianUntil(_)) && self.day(date).is_none()
    }

    /// Whether the year has a 29 February.
    ///
    /// ```
    /// use annals::time::Reckoning;
    ///
    /// assert!(Reckoning::Julian.is_leap(1100) && !Reckoning::Gregorian.is_leap(1100));
    /// ```
    pub fn is_leap(self, year: i64) -> bool {
        match self {
            Self::Julian => year.rem_euclid(4) == 0,
            Self::Gregorian => {
                year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
            }
            Self::JulianUntil(_) => self.day(CivilDate::new(year, 2, 29)).is_some(),
        }
    }

    /// The first day of a year.
    pub fn year_start(self, year: i64) -> Day {
        self.month_start(year, 1)
    }

    /// The first day of a month; months above 12 or below 1 refer to later or earlier years.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the remainder of a division by 12 fits"
    )]
    pub fn month_start(self, year: i64, month: i64) -> Day {
        if let Self::JulianUntil(first) = self {
            let before = Self::Julian.month_start(year, month);
            // The first days of a month may have been skipped.
            return if before < first.day() {
                before
            } else {
                Self::Gregorian.month_start(year, month).max(first.day())
            };
        }
        let year = year.saturating_add((month - 1).div_euclid(12));
        let month = ((month - 1).rem_euclid(12) + 1) as u8;
        let far = if year < 0 {
            Day(i64::MIN / 4)
        } else {
            Day(i64::MAX / 4)
        };
        self.day(CivilDate::new(year, month, 1)).unwrap_or(far)
    }

    /// The first day of the year after the one that contains `day`.
    pub fn next_year_start(self, day: Day) -> Day {
        self.year_start(self.date(day).year + 1)
    }

    /// The first day of the month after the one that contains `day`.
    pub fn next_month_start(self, day: Day) -> Day {
        let date = self.date(day);
        self.month_start(date.year, i64::from(date.month) + 1)
    }
}

/// The days before a month in a year that begins with March, so that the leap day comes last: five months have 153 days.
const fn before_month(since_march: i64) -> i64 {
    (153 * since_march + 2) / 5
}

/// The year of a day, counted from 1 March of a year whose fourth year ends with a leap day, and its day in that year.
const fn of_four(day: i64) -> (i64, i64) {
    let year = (4 * day + 3) / FOUR_YEARS;
    (year, day - FOUR_YEARS * year / 4)
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

    #[test]
    fn ten_days_are_left_out_where_the_calendar_changes() {
        let changing = Reckoning::default();
        let day = |year, month, day| changing.day(CivilDate::new(year, month, day));
        assert_eq!(day(1582, 10, 4), Some(Day(2_299_160)));
        for missing in 5..15 {
            assert_eq!(day(1582, 10, missing), None, "{missing} October 1582");
        }
        assert_eq!(day(1582, 10, 15), Some(Day(2_299_161)));
        assert_eq!(changing.date(Day(2_299_160)), CivilDate::new(1582, 10, 4));
        assert_eq!(changing.date(Day(2_299_161)), CivilDate::new(1582, 10, 15));
        assert_eq!(changing.next_month_start(Day(2_299_160)), Day(2_299_178));
        assert!(changing.is_leap(1100) && !changing.is_leap(1700) && changing.is_leap(2000));
        // In Denmark, 18 February 1700 was followed by 1 March.
        let first = Reckoning::Gregorian
            .day(CivilDate::new(1700, 3, 1))
            .unwrap();
        let danish = Reckoning::JulianUntil(FirstGregorian::of(first).unwrap());
        assert_eq!(danish.date(first.plus(-1)), CivilDate::new(1700, 2, 18));
        assert_eq!(danish.month_start(1700, 3), first);
        assert_eq!(danish.to_string(), "JulianUntil(\"1700-03-01\")");
    }

    fn reckonings() -> impl Strategy<Value = Reckoning> {
        prop_oneof![
            Just(Reckoning::Julian),
            Just(Reckoning::Gregorian),
            Just(Reckoning::default())
        ]
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
        fn another_calculation_gives_the_same_days(day in -1_932_000i32..5_400_000) {
            for (reckoning, other) in [
                (Reckoning::Julian, julian::Calendar::JULIAN),
                (Reckoning::Gregorian, julian::Calendar::GREGORIAN),
            ] {
                let (date, other) = (reckoning.date(Day(day.into())), other.at_jdn(day));
                prop_assert_eq!(date.year, i64::from(other.year()));
                prop_assert_eq!(u32::from(date.month), other.month().number());
                prop_assert_eq!(u32::from(date.day), other.day());
            }
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
            let length = if reckoning.is_leap(year) { 366 } else { 365 };
            prop_assume!(reckoning != Reckoning::default() || year != 1582);
            prop_assert_eq!(reckoning.next_year_start(start).0 - start.0, length);
        }
    }
}
