//! The two base calendars as calendars to show.

use std::ops::Range;

use super::super::moment::Day;
use super::super::reckoning::Reckoning;
use super::{Calendar, CalendarDate};

/// The Julian or the Gregorian calendar.
pub(super) struct CivilCalendar(pub(super) Reckoning);

impl Calendar for CivilCalendar {
    fn name(&self) -> &'static str {
        match self.0 {
            Reckoning::Julian => "Julian",
            Reckoning::Gregorian => "Gregorian",
        }
    }

    fn han(&self) -> (&'static str, &'static str) {
        match self.0 {
            Reckoning::Julian => ("儒略", "儒略"),
            Reckoning::Gregorian => ("格里", "格里"),
        }
    }

    fn reckoning(&self) -> Option<Reckoning> {
        Some(self.0)
    }

    fn date(&self, day: Day) -> Option<CalendarDate> {
        Some(CalendarDate::Civil(self.0.date(day)))
    }

    fn month_of(&self, day: Day) -> Option<Range<Day>> {
        let date = self.0.date(day);
        let start = day.plus(1 - i64::from(date.day));
        Some(start..start.plus(i64::from(self.0.month_length(date.year, date.month))))
    }

    fn year_of(&self, day: Day) -> Option<Range<Day>> {
        let year = self.0.date(day).year;
        Some(self.0.year_start(year)..self.0.year_start(year + 1))
    }
}
