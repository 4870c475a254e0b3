//! The Julian and Gregorian calendars as display calendars.

use std::ops::Range;
use std::sync::OnceLock;

use super::names::CalendarNames;
use crate::time::moment::Day;
use crate::time::reckoning::{CivilDate, Reckoning};

pub(super) static JULIAN: CalendarNames = CalendarNames {
    en: "Julian",
    han: "儒略",
    hans: "儒略",
    ja: "ユリウス",
    kana: "",
    ko: "율리우스",
    vi: "Julius",
    simplified: OnceLock::new(),
};

pub(super) static GREGORIAN: CalendarNames = CalendarNames {
    en: "Gregorian",
    han: "格里",
    hans: "格里",
    ja: "グレゴリオ",
    kana: "",
    ko: "그레고리",
    vi: "Gregorius",
    simplified: OnceLock::new(),
};

pub(super) static CHANGING: CalendarNames = CalendarNames {
    en: "Julian, then Gregorian",
    han: "儒略、格里",
    hans: "儒略、格里",
    ja: "ユリウス、グレゴリオ",
    kana: "",
    ko: "율리우스, 그레고리",
    vi: "Julius, Gregorius",
    simplified: OnceLock::new(),
};

/// The date of a day, and the days of its month.
pub(super) fn dated(reckoning: Reckoning, day: Day) -> (CivilDate, Range<Day>) {
    let date = reckoning.date(day);
    let start = day.plus(1 - i64::from(date.day));
    (date, start..reckoning.next_month_start(day))
}

/// The days of the year that contains `day`.
pub(super) fn year_of(reckoning: Reckoning, day: Day) -> Range<Day> {
    let year = reckoning.date(day).year;
    reckoning.year_start(year)..reckoning.year_start(year + 1)
}
