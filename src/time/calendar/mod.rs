//! The calendars a date can be shown in.
//!
//! To add one: write its file (a table in `assets/calendars`, or an implementation of [`Calendar`]) and its line in the list below.

mod civil;
mod lunisolar;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use lunisolar::LunarDate;
use lunisolar::LunisolarCalendar;
pub(crate) use table::{Era, EraTable, Lunation, lunations};

use super::moment::Day;
use super::reckoning::{CivilDate, Reckoning};

/// A day as a calendar has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarDate {
    /// Year, month and day.
    Civil(CivilDate),
    /// Era, year, lunar month and day.
    Lunar(LunarDate),
}

/// What a calendar must know: the date of a day, and the months and years the days fall into.
pub trait Calendar: Sync {
    /// The name in English: "Julian", "Song".
    fn name(&self) -> &'static str;

    /// The name in one or two characters, in traditional and in simplified writing: 儒略, 宋.
    fn han(&self) -> (&'static str, &'static str);

    /// The digits it counts in, if it is one of the two base calendars.
    fn reckoning(&self) -> Option<Reckoning> {
        None
    }

    /// Whether it counts lunar months and eras.
    fn is_lunisolar(&self) -> bool {
        false
    }

    /// Its eras, if it counts in eras.
    fn eras(&self) -> Option<&'static EraTable> {
        None
    }

    /// The date of a day, or `None` where the calendar does not reach.
    fn date(&self, day: Day) -> Option<CalendarDate>;

    /// The days of the month that `day` is in.
    fn month_of(&self, day: Day) -> Option<Range<Day>>;

    /// The days of the year that `day` is in; a year of an era ends with the era.
    fn year_of(&self, day: Day) -> Option<Range<Day>>;

    /// The days it reaches, or `None` if it reaches everywhere.
    fn reach(&self) -> Option<Range<Day>> {
        None
    }
}

macro_rules! calendars {
    ($($(#[$doc:meta])* $name:ident => $calendar:expr,)*) => {
        /// A calendar to show dates in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum CalendarView {
            $($(#[$doc])* $name,)*
        }

        const ALL: &[CalendarView] = &[$(CalendarView::$name,)*];

        impl CalendarView {
            /// The calendar itself.
            pub fn calendar(self) -> &'static dyn Calendar {
                match self {
                    $(Self::$name => {
                        static CALENDAR: std::sync::LazyLock<Box<dyn Calendar + Send>> = std::sync::LazyLock::new(|| Box::new($calendar));
                        &**CALENDAR
                    })*
                }
            }
        }
    };
}

calendars! {
    /// The Julian calendar.
    Julian => civil::CivilCalendar(Reckoning::Julian),
    /// The Gregorian calendar.
    Gregorian => civil::CivilCalendar(Reckoning::Gregorian),
    /// The lunisolar calendar with the eras of Song 宋.
    Song => LunisolarCalendar::new(include_str!("../../../assets/calendars/song.ron")),
    /// The lunisolar calendar with the eras of Jin 金.
    Jin => LunisolarCalendar::new(include_str!("../../../assets/calendars/jin.ron")),
    /// The lunisolar calendar with the eras of Liao 遼.
    Liao => LunisolarCalendar::new(include_str!("../../../assets/calendars/liao.ron")),
}

/// Every calendar, the base calendars first.
pub fn calendars() -> &'static [CalendarView] {
    ALL
}

impl CalendarView {
    /// The name in English: "Julian", "Song".
    pub fn name(self) -> &'static str {
        self.calendar().name()
    }

    /// The name in one or two Han characters (traditional): 儒略, 宋.
    pub fn short_name(self) -> &'static str {
        self.calendar().han().0
    }

    /// The base calendar, if it is one.
    pub fn reckoning(self) -> Option<Reckoning> {
        self.calendar().reckoning()
    }

    /// Whether it has a date for a day.
    pub fn reaches(self, day: Day) -> bool {
        self.calendar()
            .reach()
            .is_none_or(|reach| reach.contains(&day))
    }

    /// Whether it counts lunar months and eras.
    pub fn is_lunisolar(self) -> bool {
        self.calendar().is_lunisolar()
    }

    /// The view of a base calendar.
    pub const fn of_reckoning(reckoning: Reckoning) -> Self {
        match reckoning {
            Reckoning::Julian => Self::Julian,
            Reckoning::Gregorian => Self::Gregorian,
        }
    }
}

/// The era date of a day, or `None` where the calendar is not lunisolar or its table does not reach.
pub fn lunar_day(calendar: CalendarView, day: Day) -> Option<LunarDate> {
    match calendar.calendar().date(day)? {
        CalendarDate::Lunar(date) => Some(date),
        CalendarDate::Civil(_) => None,
    }
}
