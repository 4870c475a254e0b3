//! From the parts of an east Asian date to days.
//!
//! Where the lunar months are known (1120 to early 1128) a date is exact. Elsewhere only the year of the era is known, and a month is
//! bounded by the rule that month *n* holds the *n*-th of the twelve suns (中氣): it begins at most a month before and ends at most a
//! month after. The suns are set evenly over the tropical year from 19 February (Gregorian), with two days of tolerance for the
//! calendars that were reckoned from the mean sun. Every day of that stretch (up to 64 days) with the sexagenary name asked for is
//! then possible: one day, or at most two.

use super::{At, Eastern};
use crate::time::calendar::{Era, Lunation, lunations};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::moment::Day;
use crate::time::reckoning::{CivilDate, Reckoning};
use crate::time::sexagenary::Sexagenary;

/// The days an east Asian date may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Any day from the first to the last.
    Within(Day, Day),
    /// One of these.
    OneOf(Vec<Day>),
    /// A year whose lunar months are not known, by the Julian year it begins in; its days lie between the two.
    Year(i64, Day, Day),
}

impl Reading {
    /// As a date in the digits of a base calendar.
    pub(crate) fn when(&self, reckoning: Reckoning) -> Option<When> {
        match self {
            Self::Within(first, last) => Some(When::within_days(*first, *last, reckoning)),
            Self::OneOf(days) => When::one_of_days(days, reckoning),
            Self::Year(year, ..) => Some(When::of_year(*year, reckoning).marked_approximate()),
        }
    }

    /// Whether it may be on one of the days `first` to `last`.
    pub(crate) fn meets(&self, first: Day, last: Day) -> bool {
        match self {
            Self::Within(from, to) | Self::Year(_, from, to) => *from <= last && first <= *to,
            Self::OneOf(days) => days.iter().any(|day| (first..=last).contains(day)),
        }
    }
}

impl Eastern {
    /// The days it may mean.
    ///
    /// # Errors
    ///
    /// A date without era, year or month where one is needed, and a date that cannot be: a year the era has not, a day the month has not,
    /// each at its column.
    pub(crate) fn resolve(&self) -> Result<Reading, DateError> {
        let column = self.first_column();
        let (Some(era), Some(year)) = (self.era, self.year) else {
            return Err(DateError::new(column, "an era and its year are missing"));
        };
        let lunar_year = lunar_year(era.value, year)?;
        match (self.month, self.season) {
            (Some(month), _) => self.in_month(lunar_year, month),
            (None, Some(season)) => self.whole(season_of(lunar_year, season.value)),
            (None, None) => self.whole(year_of(lunar_year, era.value)),
        }
    }

    fn first_column(&self) -> usize {
        let columns = [
            self.month.map(|at| at.column),
            self.season.map(|at| at.column),
            self.day.map(|at| at.column),
            self.pair.map(|at| at.column),
        ];
        columns.into_iter().flatten().min().unwrap_or(1)
    }

    /// A day needs a month to be counted in.
    fn whole(&self, reading: Reading) -> Result<Reading, DateError> {
        let day = [
            self.day.map(|at| at.column),
            self.pair.map(|at| at.column),
            self.last_day.map(|at| at.column),
        ]
        .into_iter()
        .flatten()
        .min();
        day.map_or(Ok(reading), |column| {
            Err(DateError::new(column, "a day needs its month before it"))
        })
    }

    fn in_month(&self, lunar_year: i64, month: At<(u8, bool)>) -> Result<Reading, DateError> {
        if let Some(lunation) = known(lunar_year, month.value) {
            return self.in_known_month(lunation);
        }
        if lunations()
            .iter()
            .any(|lunation| lunation.year == lunar_year)
            && is_complete(lunar_year)
        {
            return Err(DateError::new(
                month.column,
                format!("the year {} has no month {}", lunar_year, name(month.value)),
            ));
        }
        self.in_unknown_month(estimated(lunar_year, month.value))
    }

    fn in_known_month(&self, lunation: &Lunation) -> Result<Reading, DateError> {
        let (first, last) = (lunation.first(), lunation.last());
        let mut named = None;
        if let Some(day) = self.day {
            let found = first.plus(i64::from(day.value) - 1);
            if found > last {
                return Err(DateError::new(
                    day.column,
                    format!("this month has 29 days: {} to {}", said(first), said(last)),
                ));
            }
            named = Some(found);
        }
        if let Some(at) = self.last_day {
            if named.is_some_and(|day| day != last) {
                return Err(DateError::new(
                    at.column,
                    format!("晦 is the last day of the month, {}", said(last)),
                ));
            }
            named = Some(last);
        }
        match self.pair {
            Some(pair) => sexagenary_day(pair, named, first, last),
            None => Ok(named.map_or(Reading::Within(first, last), |day| {
                Reading::Within(day, day)
            })),
        }
    }

    fn in_unknown_month(&self, (first, last): (Day, Day)) -> Result<Reading, DateError> {
        let Some(pair) = self.pair else {
            return Ok(Reading::Within(first, last));
        };
        let days = days_named(pair.value, first, last);
        if days.is_empty() {
            let reason = format!(
                "{} does not fall in this month, which lies between {} and {}",
                pair.value,
                said(first),
                said(last)
            );
            return Err(DateError::new(pair.column, reason));
        }
        Ok(Reading::OneOf(days))
    }
}

/// A sexagenary day in a month, which must be the numbered one where a number is given too.
fn sexagenary_day(
    pair: At<Sexagenary>,
    numbered: Option<Day>,
    first: Day,
    last: Day,
) -> Result<Reading, DateError> {
    let wanted = pair.value;
    let Some(day) = days_named(wanted, first, last).first().copied() else {
        let reason = format!(
            "no {wanted} ({}) falls in this month: it runs from {} to {}",
            wanted.romanised(),
            said(first),
            said(last)
        );
        return Err(DateError::new(pair.column, reason));
    };
    match numbered {
        Some(numbered) if numbered != day => Err(DateError::new(
            pair.column,
            format!(
                "the day named before it is {}, and this one is {}",
                said(numbered),
                said(day)
            ),
        )),
        _ => Ok(Reading::Within(day, day)),
    }
}

fn lunar_year(era: &Era, year: At<u32>) -> Result<i64, DateError> {
    let found = era.from + i64::from(year.value) - 1;
    if year.value == 0 || found > era.to {
        let years = era.to - era.from + 1;
        let counted = if years == 1 {
            "one year only".to_owned()
        } else {
            format!("{years} years")
        };
        return Err(DateError::new(
            year.column,
            format!(
                "{} ({}) has {counted}, {}\u{2013}{}",
                era.han, era.romanised, era.from, era.to
            ),
        ));
    }
    Ok(found)
}

fn known(year: i64, (month, intercalary): (u8, bool)) -> Option<&'static Lunation> {
    lunations().iter().find(|lunation| {
        (lunation.year, lunation.month, lunation.intercalary) == (year, month, intercalary)
    })
}

/// Whether the year's months are all known, so that one not found is none.
fn is_complete(year: i64) -> bool {
    known(year, (1, false)).is_some() && known(year + 1, (1, false)).is_some()
}

fn year_of(year: i64, era: &Era) -> Reading {
    let months: Vec<_> = lunations()
        .iter()
        .filter(|lunation| lunation.year == year)
        .collect();
    if let (true, Some(first), Some(last)) = (is_complete(year), months.first(), months.last()) {
        let begun = era
            .first_day
            .filter(|_| year == era.from)
            .map_or(first.first(), Day);
        return Reading::Within(begun, last.last());
    }
    Reading::Year(
        year,
        estimated(year, (1, false)).0,
        estimated(year, (12, false)).1,
    )
}

fn season_of(year: i64, season: u8) -> Reading {
    let (from, to) = (season * 3 + 1, season * 3 + 3);
    let months = lunations()
        .iter()
        .filter(|lunation| lunation.year == year && (from..=to).contains(&lunation.month));
    let days = months.fold(None, |days: Option<(Day, Day)>, lunation| {
        Some((
            days.map_or(lunation.first(), |(first, _)| first),
            lunation.last(),
        ))
    });
    match days {
        Some((first, last)) if is_complete(year) => Reading::Within(first, last),
        _ => Reading::Within(
            estimated(year, (from, false)).0,
            estimated(year, (to, false)).1,
        ),
    }
}

/// The days a month may reach over.
fn estimated(year: i64, (month, intercalary): (u8, bool)) -> (Day, Day) {
    const FIRST_SUN: CivilDate = CivilDate::new(0, 2, 19);
    const REACH: i64 = 29 + 2;
    let first_sun = Reckoning::Gregorian
        .day(CivilDate { year, ..FIRST_SUN })
        .unwrap_or_default();
    // 365.2425 days in twelve parts.
    let sun = |number: i64| first_sun.plus((number - 1) * 3_652_425 / 120_000);
    let month = i64::from(month);
    if intercalary {
        (sun(month).plus(-2), sun(month + 1).plus(2))
    } else {
        (sun(month).plus(-REACH), sun(month).plus(REACH))
    }
}

fn days_named(pair: Sexagenary, first: Day, last: Day) -> Vec<Day> {
    let wait = (i64::from(pair.index()) - i64::from(first.sexagenary().index())).rem_euclid(60);
    (first.0 + wait..=last.0).step_by(60).map(Day).collect()
}

fn name((month, intercalary): (u8, bool)) -> String {
    format!("{}{month}", if intercalary { "intercalary " } else { "" })
}

/// A day for a message: "丙辰 (9 January 1127)".
fn said(day: Day) -> String {
    format!(
        "{} ({})",
        day.sexagenary(),
        crate::time::write::english_day(day, Reckoning::Julian)
    )
}
