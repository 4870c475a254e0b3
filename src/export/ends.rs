//! The dates of a chronicle as Gregorian dates in numbers, for other formats.

use crate::time::{CivilDate, Date, Day, Moment, Parts, Precision, Reckoning, When};

/// A year, optionally with month, day and time of day, in the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The astronomical year.
    pub(super) year: i64,
    /// The month; 0 if the date is a whole year.
    pub(super) month: u8,
    /// The day; 0 if the date is a whole year or month.
    pub(super) day: u8,
    /// Seconds since midnight.
    pub(super) time: Option<u32>,
    /// The offset of the time from UTC in minutes, if a zone is given.
    pub(super) zone: Option<i16>,
}

/// From this year on, before or after Christ, a date that is coarser than a day is a bare year: the calendars have drifted apart by
/// months or more, which no source means.
const FAR: i64 = 10_000;

/// The start and end of a date; `None` on an open side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) start: Option<End>,
    /// Also `None` for a single date.
    pub(super) end: Option<End>,
}

impl End {
    fn of_day(day: Day) -> Self {
        let CivilDate { year, month, day } = Reckoning::Gregorian.date(day);
        Self {
            year,
            month,
            day,
            time: None,
            zone: None,
        }
    }

    const fn of_year(year: i64, month: u8) -> Self {
        Self {
            year,
            month,
            day: 0,
            time: None,
            zone: None,
        }
    }

    /// An outer day of a date that is no single day.
    fn outer(day: Day, reckoning: Reckoning) -> Self {
        let year = reckoning.date(day).year;
        if year.abs() < FAR {
            Self::of_day(day)
        } else {
            Self::of_year(year, 0)
        }
    }

    /// The date from its digits. `None` unless it is a single day, or a Gregorian year or month.
    fn of_digits(date: &Date) -> Option<Self> {
        if let Some(day) = date.single_day() {
            return Some(Self {
                time: date.second_of_day(),
                zone: date.zone_minutes(),
                ..Self::of_day(day)
            });
        }
        let is_of_days = date.is_of_ten_days() || date.is_one_of_several();
        if date.reckoning() != Reckoning::Gregorian || is_of_days {
            return None;
        }
        let end = |month| Self::of_year(date.year(), month);
        match date.precision() {
            Precision::Year => Some(end(0)),
            Precision::Month => date.month().filter(|month| *month <= 12).map(end),
            _ => None,
        }
    }

    /// Its first day.
    pub(super) fn first_day(self) -> Day {
        let date = CivilDate::new(self.year, self.month.max(1), self.day.max(1));
        Reckoning::Gregorian
            .day(date)
            .unwrap_or_else(|| Reckoning::Gregorian.year_start(self.year))
    }

    /// Its last day.
    pub(super) fn last_day(self) -> Day {
        let first = self.first_day();
        match (self.month, self.day) {
            (0, _) => Reckoning::Gregorian.next_year_start(first).plus(-1),
            (_, 0) => Reckoning::Gregorian.next_month_start(first).plus(-1),
            _ => first,
        }
    }
}

impl Ends {
    /// The ends of a date.
    pub(super) fn of(when: &When) -> Self {
        match when.parts() {
            Parts::One(date) => match End::of_digits(&date) {
                Some(end) => Self {
                    start: Some(end),
                    end: None,
                },
                None => Self::of_extent(when),
            },
            Parts::Interval(start, end) => {
                let first = start.ok().map(|date| {
                    End::of_digits(&date)
                        .unwrap_or_else(|| End::outer(date.days().0, date.reckoning()))
                });
                let last = end.ok().map(|date| {
                    End::of_digits(&date)
                        .unwrap_or_else(|| End::outer(date.days().1, date.reckoning()))
                });
                Self {
                    start: first,
                    end: last,
                }
            }
            Parts::Set(..) => Self::of_extent(when),
        }
    }

    /// True if the years have at most four digits.
    pub(super) fn is_usual(self) -> bool {
        let years = [self.start, self.end].into_iter().flatten();
        years.map(|end| end.year).all(|year| year.abs() < FAR)
    }

    fn of_extent(when: &When) -> Self {
        let extent = when.extent();
        let (start, end) = (extent.start(), extent.end());
        let outer = |moment: Moment| End::outer(moment.day(), when.reckoning());
        let start = (start > Moment::MIN).then(|| outer(start));
        let end = (end < Moment::MAX).then(|| outer(end.plus(-1)));
        Self {
            start,
            end: end.filter(|end| Some(*end) != start),
        }
    }
}
