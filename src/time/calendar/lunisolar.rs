//! Days in era calendars, and where eras begin and end.

use std::ops::Range;

use super::era::{Claim, Era, EraName};
use super::polity::Kept;
use super::series::MonthNames;
use super::store::store;
use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;
use crate::time::sexagenary::Sexagenary;

/// A date in an era calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarDate {
    /// The era.
    pub era: EraName,
    /// The year of the era, from 1 (元年); 0 is the rest of the year in which a king acceded (即位年).
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Whether it repeats the month before it (閏).
    pub intercalary: bool,
    /// The day of the month, 1 (朔) to 30, or to 31 if the months are solar.
    pub day: u8,
    /// The sexagenary day.
    pub sexagenary: Sexagenary,
    /// Whether the first day of the month is fixed by historical tables or texts; otherwise it is only computed.
    pub attested: bool,
    /// Whether the months are those of the Gregorian calendar.
    pub solar: bool,
    /// How the months are named.
    pub(crate) names: MonthNames,
    /// The index of the month in its year, from 0.
    pub(crate) place: u8,
}

/// The position of a day in the months used by a polity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Falls {
    /// The year of the series.
    pub(crate) year: i64,
    pub(crate) number: u8,
    pub(crate) intercalary: bool,
    pub(crate) first: Day,
    pub(crate) last: Day,
    place: usize,
    computed: bool,
    solar: bool,
    names: MonthNames,
}

/// The position of a day in the calendar that a polity used on that day; `None` if it is not known.
pub(crate) fn falls(polity: usize, day: Day) -> Option<Falls> {
    match store().kept(polity, day) {
        Kept::Lunar(series) => {
            let months = store().months(series)?;
            let month = months.at(day)?;
            Some(Falls {
                year: month.year,
                number: month.number,
                intercalary: month.intercalary,
                first: month.first,
                last: month.last,
                place: month.place,
                computed: months.is_computed(day),
                solar: false,
                names: months.names(),
            })
        }
        Kept::Gregorian => {
            let date = Reckoning::Gregorian.date(day);
            Some(Falls {
                year: date.year,
                number: date.month,
                intercalary: false,
                first: day.plus(1 - i64::from(date.day)),
                last: Reckoning::Gregorian.next_month_start(day).plus(-1),
                place: usize::from(date.month) - 1,
                computed: false,
                solar: true,
                names: MonthNames::Usual,
            })
        }
        Kept::Unknown => None,
    }
}

/// The days of the year that contains `day`, as counted by a polity.
fn year_days(polity: usize, day: Day) -> Option<Range<Day>> {
    match store().kept(polity, day) {
        Kept::Lunar(series) => {
            let months = store().months(series)?;
            let mut all = months.of_year(months.at(day)?.year);
            let first = all.next()?;
            let last = all.last().unwrap_or(first);
            // A year is cut short if the court adopted another calendar.
            let polity = store().polities.get(polity)?;
            let (_, kept) = polity.calendars().find(|(_, days)| days.contains(&day))?;
            Some(first.first.max(kept.start)..last.last.plus(1).min(kept.end))
        }
        Kept::Gregorian => {
            let year = Reckoning::Gregorian.date(day).year;
            Some(Reckoning::Gregorian.year_start(year)..Reckoning::Gregorian.year_start(year + 1))
        }
        Kept::Unknown => None,
    }
}

impl Era {
    /// The first day dated by this era. If another era of the polity ended on the day this one was proclaimed, an era announced for the
    /// coming year, or the reign of a new king, counts from the new year.
    pub(crate) fn dated_from(&self) -> Day {
        let before = self.neighbours().any(|other| other.end == Some(self.first));
        let Some(falls) = falls(self.polity, self.first).filter(|_| before) else {
            return self.first;
        };
        if falls.year >= self.first_year {
            return self.first;
        }
        year_days(self.polity, self.first).map_or(self.first, |days| days.end)
    }

    /// The day after the last day dated by this era.
    pub(crate) fn dated_until(&self) -> Option<Day> {
        let end = self.end?;
        let next = self.neighbours().find(|other| other.first == end);
        Some(next.map_or(end, Self::dated_from))
    }

    /// Whether a day is dated by this era.
    fn dates(&self, day: Day) -> bool {
        // The next new year is at most 13 months away.
        let near = self.first <= day && self.end.is_none_or(|end| day < end.plus(400));
        near && self.dated_from() <= day && self.dated_until().is_none_or(|end| day < end)
    }

    /// The other eras, or the other reigns, of its polity.
    fn neighbours(&self) -> impl Iterator<Item = &'static Self> {
        let (id, kind) = (self.id, self.is_reign);
        store()
            .eras_of(self.polity)
            .iter()
            .filter(move |other| other.id != id && other.is_reign == kind)
    }

    /// The date of a day in this era; `None` if the months are not known.
    pub(crate) fn date(&self, day: Day) -> Option<LunarDate> {
        self.dated(day).map(|(date, _)| date)
    }

    /// The date of a day, and the days of its month. They are not limited to the era.
    pub(super) fn dated(&self, day: Day) -> Option<(LunarDate, Range<Day>)> {
        let falls = falls(self.polity, day)?;
        let year = u16::try_from(falls.year - self.first_year + 1).ok()?;
        // Only a reign has a year 0, the year in which the king acceded.
        if year == 0 && !self.is_reign {
            return None;
        }
        let date = LunarDate {
            era: self.id,
            year,
            month: falls.number,
            intercalary: falls.intercalary,
            day: u8::try_from(day.0 - falls.first.0 + 1).ok()?,
            sexagenary: day.sexagenary(),
            attested: !falls.computed,
            solar: falls.solar,
            names: falls.names,
            place: u8::try_from(falls.place).ok()?,
        };
        Some((date, falls.first..falls.last.plus(1)))
    }
}

/// Sort key for several eras of a court on the same day: ruling court over claimants, era name over reign, later over earlier.
pub(crate) fn precedence(era: &Era) -> (bool, bool, Day) {
    (era.claim == Claim::None, !era.is_reign, era.first)
}

/// The first day of a year in an era; `None` if its months are not known.
pub(crate) fn first_of_year(era: &Era, year: i64) -> Option<Day> {
    let of_series = |kept| match kept {
        Kept::Lunar(series) => Some(store().months(series)?.of_year(year).next()?.first),
        Kept::Gregorian => Some(Reckoning::Gregorian.year_start(year)),
        Kept::Unknown => None,
    };
    let mut calendars = era.polity().calendars();
    calendars.find_map(|(kept, days)| of_series(kept).filter(|day| days.contains(day)))
}

/// The days of the era year that contains `day`. The year ends when the era ends.
pub(crate) fn era_year(era: &Era, day: Day) -> Option<Range<Day>> {
    let year = year_days(era.polity, day)?;
    let start = year.start.max(era.dated_from());
    let end = era.dated_until().map_or(year.end, |end| year.end.min(end));
    (start <= day && day < end).then_some(start..end)
}

/// The date of a day in all eras of all states in use on it, and whether the era had been proclaimed by then. Eras proclaimed later in
/// the same year are included, as histories use them for the earlier months too.
///
/// ```
/// use annals::time::{CivilDate, Reckoning, eras_on};
///
/// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
/// let dates: Vec<String> = eras_on(day).iter().map(|(date, _)| date.han()).collect();
/// assert!(dates.contains(&String::from("靖康元年閏十一月廿五日 丙辰")));
/// ```
pub fn eras_on(day: Day) -> Vec<(LunarDate, bool)> {
    let near =
        |era: &&Era| era.first <= day.plus(400) && era.end.is_none_or(|end| day < end.plus(400));
    let dated = |era: &Era| {
        if era.dates(day) {
            return Some((era.date(day)?, true));
        }
        let begun = falls(era.polity, era.first)?.year;
        let is_of_year = day < era.first && falls(era.polity, day)?.year == begun;
        let is_counted = is_of_year && begun == era.first_year;
        is_counted.then(|| Some((era.date(day)?, false)))?
    };
    store().eras().filter(near).filter_map(dated).collect()
}
