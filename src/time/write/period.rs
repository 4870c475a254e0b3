//! The periods that head a list of dates.

use super::short::year;
use super::{DateStyle, Word, phrase, write};
use crate::time::calendar::CalendarView;
use crate::time::edtf::When;
use crate::time::moment::{Moment, SECONDS_PER_DAY};
use crate::time::reckoning::Reckoning;

/// The period of a heading in a list of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A day, with times of day below it.
    Day,
    /// A month.
    Month,
    /// A year, with days below it.
    Year,
    /// This number of years, with complete dates below it.
    Years(i64),
}

/// The approximate number of seconds in a year.
const YEAR: i64 = 31_556_952;

impl Period {
    /// The shortest period of at least the given number of seconds.
    pub fn of_at_least(seconds: i64) -> Self {
        if seconds <= SECONDS_PER_DAY {
            return Self::Day;
        }
        if seconds <= YEAR {
            return if seconds <= YEAR / 12 {
                Self::Month
            } else {
                Self::Year
            };
        }
        let mut years = 10;
        while years < 1_000_000_000 && years * YEAR < seconds {
            years *= 10;
        }
        Self::Years(years)
    }

    /// The number of the period that contains a moment, from an arbitrary origin.
    pub fn place(self, moment: Moment, reckoning: Reckoning) -> i64 {
        let day = moment.day();
        if self == Self::Day {
            return day.0;
        }
        let date = reckoning.date(day);
        match self {
            Self::Day | Self::Year => date.year,
            Self::Month => date.year * 12 + i64::from(date.month),
            Self::Years(years) => gathered(date.year, years),
        }
    }

    /// The heading of the period that contains a moment: "1127", "January 1127", "1120s".
    ///
    /// ```
    /// use annals::time::{DateStyle, Period, Reckoning, When};
    ///
    /// let at = When::parse("1127-01-09", Reckoning::Julian)?.extent().start();
    /// let heading = |period: Period| period.heading(at, Reckoning::Julian, DateStyle::english());
    /// assert_eq!(heading(Period::Month), "January 1127");
    /// assert_eq!(heading(Period::Years(10)), "1120s");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn heading(self, moment: Moment, reckoning: Reckoning, style: DateStyle) -> String {
        let day = moment.day();
        let date = reckoning.date(day);
        let written = |when: &When| {
            write(when, CalendarView::of_reckoning(reckoning), style).unwrap_or_default()
        };
        match self {
            Self::Day => written(&When::of_day(day, reckoning)),
            Self::Month => When::of_month(date.year, date.month, reckoning)
                .map_or_else(String::new, |month| written(&month)),
            Self::Year => year(style, date.year),
            Self::Years(years) => {
                let place = gathered(date.year, years);
                let (first, last) = (place * years, place * years + years - 1);
                if place < 0 {
                    // Years BCE are one more than the astronomical number: the last hundred are 100 BCE to 1 BCE.
                    return years_of(style, first + 1, last + 1);
                }
                let decade = phrase::decade(style, first).filter(|_| years == 10);
                decade.unwrap_or_else(|| years_of(style, first.max(1), last))
            }
        }
    }
}

/// The index of the range of `years` years that contains a year. Ranges do not cross the beginning of our era.
const fn gathered(year: i64, years: i64) -> i64 {
    if year > 0 {
        year.div_euclid(years)
    } else {
        (year - 1).div_euclid(years)
    }
}

/// A range of years by both its ends. One of millions up to our era has only its first.
fn years_of(style: DateStyle, first: i64, last: i64) -> String {
    if last - first < 999_999 {
        return phrase::years(style, first, last);
    }
    let name = |of: i64| {
        if of > 0 {
            phrase::year(style, of)
        } else {
            year(style, of)
        }
    };
    if first > 0 || last.abs() < 999_999 {
        return format!("{} –", name(first));
    }
    phrase::joined(style, Word::Range, &name(first), &name(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::write::style;
    use crate::time::write::tests::when;

    #[test]
    fn a_period_holds_what_the_density_asks_for() {
        let at = |text: &str| when(text).extent().start();
        for (seconds, text, style, heading) in [
            (60, "1127-01-09", style("en"), "9 January 1127"),
            (
                SECONDS_PER_DAY * 20,
                "1127-01-09",
                style("en"),
                "January 1127",
            ),
            (SECONDS_PER_DAY * 60, "1127-01-09", style("en"), "1127"),
            (SECONDS_PER_DAY * 60, "-0220", style("en"), "221 BCE"),
            (YEAR * 3, "1127", style("en"), "1120s"),
            (YEAR * 3, "1127", style("zh-Hant"), "1120年代"),
            (YEAR * 80, "1127", style("en"), "1100–1199"),
            (YEAR * 80, "0044", style("en"), "1–99"),
            (YEAR * 80, "0000", style("en"), "100 – 1 BCE"),
            (YEAR * 80, "-0099", style("en"), "100 – 1 BCE"),
            (YEAR * 80, "-0100", style("en"), "200 – 101 BCE"),
            (YEAR * 900_000_000, "1969", style("en"), "1 CE –"),
            (YEAR * 900_000_000, "-3299", style("en"), "1 Ga –"),
            (
                YEAR * 900_000_000,
                "Y-13800000000",
                style("en"),
                "14 – 13 Ga",
            ),
        ] {
            let period = Period::of_at_least(seconds);
            assert_eq!(period.heading(at(text), Reckoning::Julian, style), heading);
        }
        let (one, other) = (at("1127-12-31"), at("1128-01-01"));
        let place = |period: Period, moment| period.place(moment, Reckoning::Julian);
        assert_ne!(place(Period::Year, one), place(Period::Year, other));
        assert_eq!(
            place(Period::Years(10), one),
            place(Period::Years(10), other)
        );
    }
}
