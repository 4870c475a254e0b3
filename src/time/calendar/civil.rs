//! The Julian and Gregorian calendars as display calendars.

use std::ops::Range;

use crate::time::moment::Day;
use crate::time::reckoning::Reckoning;
use crate::time::writing::Writing;

/// The names of a calendar in the languages that dates are written in.
pub(super) struct CalendarNames {
    en: &'static str,
    han: &'static str,
    hans: &'static str,
    ja: &'static str,
    ko: &'static str,
    vi: &'static str,
}

impl CalendarNames {
    /// The name in a form of writing.
    pub(super) const fn in_writing(&self, writing: Writing) -> &'static str {
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

pub(super) const JULIAN: CalendarNames = CalendarNames {
    en: "Julian",
    han: "儒略",
    hans: "儒略",
    ja: "ユリウス",
    ko: "율리우스",
    vi: "Julius",
};

pub(super) const GREGORIAN: CalendarNames = CalendarNames {
    en: "Gregorian",
    han: "格里",
    hans: "格里",
    ja: "グレゴリオ",
    ko: "그레고리",
    vi: "Gregorius",
};

pub(super) const CHANGING: CalendarNames = CalendarNames {
    en: "Julian, then Gregorian",
    han: "儒略、格里",
    hans: "儒略、格里",
    ja: "ユリウス、グレゴリオ",
    ko: "율리우스, 그레고리",
    vi: "Julius, Gregorius",
};

/// The days of the month that contains `day`.
pub(super) fn month_of(reckoning: Reckoning, day: Day) -> Range<Day> {
    let start = day.plus(1 - i64::from(reckoning.date(day).day));
    start..reckoning.next_month_start(day)
}

/// The days of the year that contains `day`.
pub(super) fn year_of(reckoning: Reckoning, day: Day) -> Range<Day> {
    let year = reckoning.date(day).year;
    reckoning.year_start(year)..reckoning.year_start(year + 1)
}
