//! The calendars that dates can be shown in.
//!
//! To add an era calendar, add its months to `assets/calendars/series.tsv`, its state to `polities.tsv` and its eras to `eras.tsv`, and
//! run `cargo run --example calendars`.

mod bytes;
mod civil;
mod derive;
mod era;
mod kana;
mod lunisolar;
mod names;
mod polity;
mod series;
mod store;
#[cfg(test)]
mod tests;
mod view;

use std::ops::Range;

pub use era::EraName;
pub(crate) use era::{Claim, Era};
pub use lunisolar::LunarDate;
pub use lunisolar::eras_on;
pub(crate) use polity::Kept;
pub(crate) use series::MonthNames;
pub(crate) use store::store;
pub use view::ViewId;

use super::moment::Day;
use super::reckoning::{CivilDate, FirstGregorian, Reckoning};
use super::writing::Writing;

/// A date in some calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarDate {
    /// Year, month and day.
    Civil(CivilDate),
    /// Era, year, month and day.
    Lunar(LunarDate),
}

/// A calendar to show dates in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarView {
    /// The Julian calendar.
    Julian,
    /// The Gregorian calendar.
    Gregorian,
    /// The Julian calendar, followed by the Gregorian one from a given day.
    Changing(FirstGregorian),
    /// The eras of a state, or of several successive states.
    Eras(ViewId),
}

/// All calendars, the Julian and Gregorian first.
///
/// ```
/// use annals::time::{CalendarView, calendars};
///
/// assert_eq!(calendars().next(), Some(CalendarView::Julian));
/// assert!(calendars().any(|calendar| calendar.id() == "song"));
/// ```
pub fn calendars() -> impl Iterator<Item = CalendarView> {
    [CalendarView::Julian, CalendarView::Gregorian]
        .into_iter()
        .chain(ViewId::all().map(CalendarView::Eras))
}

impl CalendarView {
    /// The calendar with this id in a file: "julian", "tang", "japan".
    pub fn named(id: &str) -> Option<Self> {
        calendars().find(|view| view.id() == id)
    }

    /// The calendar that an era is commonly assigned to: "song" for both Northern and Southern Song. `None` for rebel eras.
    pub fn of_era(id: EraName) -> Option<Self> {
        let era = id.era();
        if era.claim == Claim::Rebel {
            return None;
        }
        let wide = |view: &&Self| !matches!(view.id(), "china" | "korea");
        let named: Vec<Self> = calendars().collect();
        named
            .into_iter()
            .filter(|view| wide(&view))
            .find(|view| match view {
                Self::Eras(id) => id.view().polities.contains(&era.polity),
                Self::Julian | Self::Gregorian | Self::Changing(_) => false,
            })
    }

    /// Its id in a file.
    pub fn id(self) -> &'static str {
        match self {
            Self::Julian => "julian",
            Self::Gregorian => "gregorian",
            Self::Changing(_) => "julian-gregorian",
            Self::Eras(id) => id.view().id,
        }
    }

    /// The name in English: "Julian", "Song".
    pub fn name(self) -> &'static str {
        self.name_in(Writing::Romanised)
    }

    /// The name in one or two Han characters (traditional): 儒略, 宋.
    pub fn short_name(self) -> &'static str {
        self.name_in(Writing::Traditional)
    }

    /// The name in a form of writing.
    pub fn name_in(self, writing: Writing) -> &'static str {
        match self {
            Self::Julian => civil::JULIAN.in_writing(writing),
            Self::Gregorian => civil::GREGORIAN.in_writing(writing),
            Self::Changing(_) => civil::CHANGING.in_writing(writing),
            Self::Eras(id) => id.view().names.in_writing(writing),
        }
    }

    /// The corresponding civil calendar; `None` for era calendars.
    pub const fn reckoning(self) -> Option<Reckoning> {
        match self {
            Self::Julian => Some(Reckoning::Julian),
            Self::Gregorian => Some(Reckoning::Gregorian),
            Self::Changing(first) => Some(Reckoning::JulianUntil(first)),
            Self::Eras(_) => None,
        }
    }

    /// Whether a day is within the range of the calendar.
    pub fn reaches(self, day: Day) -> bool {
        self.reach().is_none_or(|reach| reach.contains(&day))
    }

    /// Whether it is an era calendar.
    pub const fn is_lunisolar(self) -> bool {
        matches!(self, Self::Eras(_))
    }

    /// The view of a civil calendar.
    pub const fn of_reckoning(reckoning: Reckoning) -> Self {
        match reckoning {
            Reckoning::Julian => Self::Julian,
            Reckoning::Gregorian => Self::Gregorian,
            Reckoning::JulianUntil(first) => Self::Changing(first),
        }
    }

    /// The calendar in use on all days from `first` to `last`: Julian or Gregorian, if a changing calendar does not change between
    /// them.
    #[must_use]
    pub fn on(self, first: Day, last: Day) -> Self {
        match self.reckoning() {
            Some(reckoning) if reckoning.on(first) == reckoning.on(last) => {
                Self::of_reckoning(reckoning.on(first))
            }
            _ => self,
        }
    }

    /// The date of a day; `None` if the calendar has no date for it.
    pub fn date(self, day: Day) -> Option<CalendarDate> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => id.view().date(day).map(CalendarDate::Lunar),
            (_, reckoning) => Some(CalendarDate::Civil(reckoning?.date(day))),
        }
    }

    /// The date of a day, and the days of its month; `None` if the calendar has no date for it.
    pub(super) fn dated(self, day: Day) -> Option<(CalendarDate, Range<Day>)> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => {
                let (date, month) = id.view().dated(day)?;
                Some((CalendarDate::Lunar(date), month))
            }
            (_, reckoning) => {
                let (date, month) = civil::dated(reckoning?, day);
                Some((CalendarDate::Civil(date), month))
            }
        }
    }

    /// The days of the month that contains `day`; `None` if the calendar has no date for it.
    pub fn month_of(self, day: Day) -> Option<Range<Day>> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => id.view().month_of(day),
            (_, reckoning) => Some(civil::dated(reckoning?, day).1),
        }
    }

    /// The days of the year that contains `day`; `None` if the calendar has no date for it. A year of an era ends with the era.
    pub fn year_of(self, day: Day) -> Option<Range<Day>> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => id.view().year_of(day),
            (_, reckoning) => Some(civil::year_of(reckoning?, day)),
        }
    }

    /// The range of days it covers; `None` if it is unlimited. There may be gaps without an era in that range.
    pub fn reach(self) -> Option<Range<Day>> {
        match self {
            Self::Eras(id) => Some(id.view().reach()),
            Self::Julian | Self::Gregorian | Self::Changing(_) => None,
        }
    }

    /// The first day after `day` that begins an era, or a year of an era whose number is one more than a multiple of `step`. `None` for
    /// civil calendars.
    pub(crate) fn next_era_year(self, day: Day, step: i64) -> Option<Day> {
        match self {
            Self::Eras(id) => id.view().next_year(day, step),
            Self::Julian | Self::Gregorian | Self::Changing(_) => None,
        }
    }

    /// The first day after `day` on which an era begins; `day` itself in civil calendars. For days without a date.
    pub fn next_reached(self, day: Day) -> Option<Day> {
        match self {
            Self::Eras(id) => id.view().next_start(day),
            Self::Julian | Self::Gregorian | Self::Changing(_) => Some(day),
        }
    }
}

/// The era date of a day; `None` if the calendar is not an era calendar or has no date for that day.
///
/// ```
/// use annals::time::{CalendarView, CivilDate, Reckoning, lunar_day};
///
/// let day = Reckoning::Julian.day(CivilDate::new(1127, 1, 9)).expect("a day");
/// let song = CalendarView::named("song").expect("a calendar");
/// let date = lunar_day(song, day).expect("the Song had eras");
/// assert_eq!(date.han(), "靖康元年閏十一月廿五日 丙辰");
/// assert_eq!(lunar_day(CalendarView::Julian, day), None);
/// ```
pub fn lunar_day(calendar: CalendarView, day: Day) -> Option<LunarDate> {
    match calendar.date(day)? {
        CalendarDate::Lunar(date) => Some(date),
        CalendarDate::Civil(_) => None,
    }
}
