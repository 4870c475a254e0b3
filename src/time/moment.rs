//! Moments and days, the two units in which all times are measured.

use super::error::DateError;
use super::sexagenary::Sexagenary;

/// Seconds in a civil day.
pub const SECONDS_PER_DAY: i64 = 86_400;

/// The largest supported distance of a year from year 0, in years: 100 billion.
///
/// The universe is 13.8 billion years old; the rest is room to pan without overflow.
pub(super) const YEAR_LIMIT: i64 = 100_000_000_000;

/// Seconds since the midnight that begins the civil day with Julian Day Number 0: day `d` spans `[d * 86_400, (d + 1) * 86_400)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub i64);

/// Approximately the start of the year one million BCE.
const MILLION_YEARS_BACK: Moment = Moment(-(1_000_000 - 4_713) * 31_557_600);

impl Moment {
    /// Whether it is so far in the past that years are counted back from today instead of using a calendar.
    pub fn is_in_deep_time(self) -> bool {
        self < MILLION_YEARS_BACK
    }

    /// The earliest supported moment, about 100 billion years ago.
    pub const MIN: Self = Self(-YEAR_LIMIT * 31_558_000);
    /// The latest supported moment, about 100 billion years from now.
    pub const MAX: Self = Self(YEAR_LIMIT * 31_558_000);

    /// The midnight that begins a day.
    pub const fn of_day(day: Day) -> Self {
        Self(day.0.saturating_mul(SECONDS_PER_DAY)).clamped()
    }

    /// The day that contains this moment.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(SECONDS_PER_DAY))
    }

    /// Seconds since the last midnight.
    pub const fn second_of_day(self) -> i64 {
        self.0.rem_euclid(SECONDS_PER_DAY)
    }

    /// The moment `seconds` later (earlier if negative), clamped to [`Moment::MIN`] and [`Moment::MAX`].
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds)).clamped()
    }

    /// Seconds from `earlier` to this moment. Saturates instead of overflowing.
    ///
    /// ```
    /// use annals::time::{Day, SECONDS_PER_DAY};
    ///
    /// let day = Day(2_132_695);
    /// assert_eq!(day.plus(2).start().since(day.start()), 2 * SECONDS_PER_DAY);
    /// ```
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    const fn clamped(self) -> Self {
        if self.0 < Self::MIN.0 {
            Self::MIN
        } else if self.0 > Self::MAX.0 {
            Self::MAX
        } else {
            self
        }
    }
}

/// A Julian Day Number used as a civil day, from midnight to midnight in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i64);

impl Day {
    /// 1 January 1970, from which Unix counts time.
    pub const UNIX_EPOCH: Self = Self(2_440_588);

    /// The name of the day in the sexagenary cycle (干支).
    ///
    /// ```
    /// use annals::time::{CivilDate, Reckoning};
    ///
    /// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
    /// assert_eq!(day.sexagenary().to_string(), "丙辰");
    /// ```
    pub const fn sexagenary(self) -> Sexagenary {
        Sexagenary::of_index(self.0.saturating_add(49))
    }

    /// The day `days` later, or earlier when negative.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The midnight that begins it.
    pub const fn start(self) -> Moment {
        Moment::of_day(self)
    }

    /// The midnight that ends it.
    pub const fn end(self) -> Moment {
        Moment::of_day(Self(self.0.saturating_add(1)))
    }
}

impl DateError {
    /// The reason for a year outside of the supported range.
    pub(super) fn year_beyond() -> String {
        format!("the year lies beyond \u{b1}{YEAR_LIMIT}, the supported limit")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_hold_their_seconds() {
        for day in [-5_000_000_000, -1, 0, 1, 2_132_703] {
            let day = Day(day);
            assert_eq!(day.start().day(), day);
            assert_eq!(day.end().plus(-1).day(), day);
            assert_eq!(day.end().since(day.start()), SECONDS_PER_DAY);
        }
    }

    #[test]
    fn the_age_of_the_universe_is_in_reach() {
        let age = 13_800_000_000 * 31_557_600;
        assert!(Moment::MIN.0 < -age && Moment::MAX.0 > age);
        assert_eq!(Moment::MAX.plus(i64::MAX), Moment::MAX);
        assert_eq!(Moment::MIN.plus(i64::MIN), Moment::MIN);
    }
}
