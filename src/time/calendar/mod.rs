//! The calendars a date can be shown in.
//!
//! To add one of eras: its months as lines of `assets/calendars/series.tsv`, its state in `polities.tsv`, its eras in `eras.tsv`, and
//! `cargo run --example calendars`.

mod bytes;
mod civil;
mod derive;
mod era;
mod kana;
mod lunisolar;
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
use super::write::Writing;

/// A day as a calendar has it.
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
    /// The Julian calendar, and from a day on the Gregorian one.
    Changing(FirstGregorian),
    /// The eras of a state, or of several that followed each other.
    Eras(ViewId),
}

/// Every calendar, the base calendars first.
pub fn calendars() -> impl Iterator<Item = CalendarView> {
    [CalendarView::Julian, CalendarView::Gregorian]
        .into_iter()
        .chain(ViewId::all().map(CalendarView::Eras))
}

impl CalendarView {
    /// The calendar that a file calls by this name: "julian", "tang", "japan".
    pub fn named(id: &str) -> Option<Self> {
        calendars().find(|view| view.id() == id)
    }

    /// The calendar that an era is of, as one speaks of it: that of Song for its northern and its southern eras. `None` for the eras of
    /// rebels.
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

    /// What a file calls it.
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
        self.names().en
    }

    /// The name in one or two Han characters (traditional): 儒略, 宋.
    pub fn short_name(self) -> &'static str {
        self.names().han
    }

    /// Its names.
    pub fn names(self) -> CalendarNames {
        match self {
            Self::Julian => civil::JULIAN,
            Self::Gregorian => civil::GREGORIAN,
            Self::Changing(_) => civil::CHANGING,
            Self::Eras(id) => id.view().names(),
        }
    }

    /// The base calendar, if it is one.
    pub const fn reckoning(self) -> Option<Reckoning> {
        match self {
            Self::Julian => Some(Reckoning::Julian),
            Self::Gregorian => Some(Reckoning::Gregorian),
            Self::Changing(first) => Some(Reckoning::JulianUntil(first)),
            Self::Eras(_) => None,
        }
    }

    /// Whether it has a date for a day.
    pub fn reaches(self, day: Day) -> bool {
        self.reach().is_none_or(|reach| reach.contains(&day))
    }

    /// Whether it counts eras.
    pub const fn is_lunisolar(self) -> bool {
        matches!(self, Self::Eras(_))
    }

    /// The view of a base calendar.
    pub const fn of_reckoning(reckoning: Reckoning) -> Self {
        match reckoning {
            Reckoning::Julian => Self::Julian,
            Reckoning::Gregorian => Self::Gregorian,
            Reckoning::JulianUntil(first) => Self::Changing(first),
        }
    }

    /// Which calendar it is on all days from the first to the last: Julian or Gregorian where it changes from the one to the other.
    #[must_use]
    pub fn on(self, first: Day, last: Day) -> Self {
        match self.reckoning() {
            Some(reckoning) if reckoning.on(first) == reckoning.on(last) => {
                Self::of_reckoning(reckoning.on(first))
            }
            _ => self,
        }
    }

    /// The date of a day, or `None` where the calendar does not reach.
    pub fn date(self, day: Day) -> Option<CalendarDate> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => id.view().date(day).map(CalendarDate::Lunar),
            (_, reckoning) => Some(CalendarDate::Civil(reckoning?.date(day))),
        }
    }

    /// The days of the month that `day` is in.
    pub fn month_of(self, day: Day) -> Option<Range<Day>> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => id.view().month_of(day),
            (_, reckoning) => Some(civil::month_of(reckoning?, day)),
        }
    }

    /// The days of the year that `day` is in; a year of an era ends with the era.
    pub fn year_of(self, day: Day) -> Option<Range<Day>> {
        match (self, self.reckoning()) {
            (Self::Eras(id), _) => id.view().year_of(day),
            (_, reckoning) => Some(civil::year_of(reckoning?, day)),
        }
    }

    /// The days it reaches, or `None` if it reaches everywhere. Within its reach there may be years without an era.
    pub fn reach(self) -> Option<Range<Day>> {
        match self {
            Self::Eras(id) => Some(id.view().reach()),
            Self::Julian | Self::Gregorian | Self::Changing(_) => None,
        }
    }

    /// The first day after `day` that begins an era, or a year of one whose number is one more than a multiple of `step`.
    pub(crate) fn next_era_year(self, day: Day, step: i64) -> Option<Day> {
        match self {
            Self::Eras(id) => id.view().next_year(day, step),
            Self::Julian | Self::Gregorian | Self::Changing(_) => None,
        }
    }

    /// The first day after `day` that has a date, where `day` has none.
    pub fn next_reached(self, day: Day) -> Option<Day> {
        match self {
            Self::Eras(id) => id.view().next_start(day),
            Self::Julian | Self::Gregorian | Self::Changing(_) => Some(day),
        }
    }
}

/// What a calendar is called in the languages of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarNames {
    /// In English.
    pub en: &'static str,
    /// In traditional characters.
    pub han: &'static str,
    /// In simplified characters.
    pub hans: &'static str,
    /// In Japanese.
    pub ja: &'static str,
    /// In Korean.
    pub ko: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
}

impl CalendarNames {
    /// The name in a writing.
    pub const fn in_writing(&self, writing: Writing) -> &'static str {
        match writing {
            Writing::Romanised => self.en,
            Writing::Traditional => self.han,
            Writing::Simplified => self.hans,
            Writing::Japanese | Writing::Kana => self.ja,
            Writing::Hangul => self.ko,
            Writing::Vietnamese => self.vi,
        }
    }
}

/// The era date of a day, or `None` where the calendar counts no eras or has none for that day.
pub fn lunar_day(calendar: CalendarView, day: Day) -> Option<LunarDate> {
    match calendar.date(day)? {
        CalendarDate::Lunar(date) => Some(date),
        CalendarDate::Civil(_) => None,
    }
}
