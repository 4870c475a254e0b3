//! A date taken apart, for those who write it in words.

use super::super::extent::{Edge, Extent};
use super::super::moment::{Day, Moment};
use super::super::precision::Precision;
use super::super::reckoning::Reckoning;
use super::point::{Marks, Point, Zone};
use super::{Element, End, SetKind, Shape, When};

/// A [`When`] taken apart, for those who write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parts {
    /// One date.
    One(Date),
    /// An interval; `None` with its [`Edge`] on a side without a date.
    Interval(Result<Date, Edge>, Result<Date, Edge>),
    /// A set.
    Set(SetKind, Vec<Member>),
}

/// A member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// One date.
    One(Date),
    /// Every date from one to the other.
    Range(Date, Date),
    /// A date or any before it.
    Before(Date),
    /// A date or any after it.
    After(Date),
}

impl Member {
    /// The first day of its dates and the last; nothing on a side without an end.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::One(date) => (Some(date.days().0), Some(date.days().1)),
            Self::Range(from, to) => (Some(from.days().0), Some(to.days().1)),
            Self::Before(date) => (None, Some(date.days().1)),
            Self::After(date) => (Some(date.days().0), None),
        }
    }
}

/// One date of a [`When`] with its digits, its doubts and its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    point: Point,
    /// The last day, of an end of an interval that is one of several.
    last: Option<Point>,
    reckoning: Reckoning,
}

impl Date {
    /// The astronomical year, its unspecified digits as 0.
    pub const fn year(&self) -> i64 {
        self.point.year
    }

    /// The month 1–12, or the grouping 21–41, if both digits are known.
    pub fn month(&self) -> Option<u8> {
        self.point.month.exact()
    }

    /// The day of the month, if both digits are known.
    pub fn day(&self) -> Option<u8> {
        self.point.day.exact()
    }

    /// Seconds since the midnight before on the clock of the place, if there is a time of day.
    pub fn second_of_day(&self) -> Option<u32> {
        self.point.time.map(|time| time.clock.second())
    }

    /// The fraction of the second with the point before it; empty where none is written.
    pub(in crate::time) fn fraction(&self) -> String {
        self.point
            .time
            .map(|time| time.clock.fraction())
            .unwrap_or_default()
    }

    /// The zone of the time of day in minutes ahead of UTC, if one is written.
    pub(in crate::time) fn zone_minutes(&self) -> Option<i16> {
        self.point
            .time
            .filter(|time| time.zone != Zone::Local)
            .map(|time| time.offset)
    }

    /// How finely it is known.
    pub fn precision(&self) -> Precision {
        match self.last {
            Some(_) => {
                let (first, last) = self.days();
                Precision::of_days(last.0 - first.0 + 1)
            }
            None => self.point.precision(),
        }
    }

    /// The month, and the day where it is known, of a date whose year has unspecified digits.
    pub(in crate::time) fn part_of_some_year(&self) -> Option<(u8, Option<u8>)> {
        let month = self.month().filter(|month| *month <= 12)?;
        let day_is_known = !self.point.day.is_present() || self.point.day.unspecified() == 0;
        let day_is_open = self.point.day.unspecified() == 3;
        let is_some_year = self.point.unspecified != 0 && (day_is_known || day_is_open);
        is_some_year.then(|| (month, self.day()))
    }

    /// The count of significant digits, if one is given.
    pub(in crate::time) fn significant_digits(&self) -> Option<u8> {
        Some(self.point.significant).filter(|count| *count > 0)
    }

    /// Whether a component is marked uncertain (`?`, `%`).
    pub fn uncertain(&self) -> bool {
        self.point.marks.any(Marks::UNCERTAIN)
    }

    /// Whether a component is marked approximate (`~`, `%`).
    pub fn approximate(&self) -> bool {
        self.point.marks.any(Marks::APPROXIMATE)
    }

    /// The calendar of its digits.
    pub const fn reckoning(&self) -> Reckoning {
        self.reckoning
    }

    /// The day as written, if it is known to the day or finer.
    pub fn single_day(&self) -> Option<Day> {
        let point = Some(self.point).filter(|_| self.last.is_none())?;
        point.date().and_then(|date| self.reckoning.day(date))
    }

    /// Whether it is one of several days: an end of an interval in a month of another calendar.
    pub(in crate::time) const fn is_one_of_several(&self) -> bool {
        self.last.is_some()
    }

    /// The first day it may be and the last, as written (no zone applied).
    pub fn days(&self) -> (Day, Day) {
        let nothing = ((Day(0), Day(1)), (Day(0), Day(1)));
        let first = self.point.spans(self.reckoning).unwrap_or(nothing);
        let last = self
            .last
            .map_or(first, |last| last.spans(self.reckoning).unwrap_or(nothing));
        (first.0.0, last.1.1.plus(-1))
    }

    /// The bounds.
    pub fn extent(&self) -> Extent {
        match self.last {
            Some(last) => Element::Range(self.point, last).extent(self.reckoning),
            None => self.point.extent(self.reckoning),
        }
    }

    /// The digits as EDTF, without marks and time.
    pub fn digits(&self) -> String {
        Point {
            marks: Marks::default(),
            time: None,
            ..self.point
        }
        .to_string()
    }
}

impl When {
    /// Its parts, for those who write it in words.
    ///
    /// ```
    /// use annals::time::{Parts, Precision, Reckoning, When};
    ///
    /// let when = When::parse("1120~", Reckoning::Julian)?;
    /// let Parts::One(date) = when.parts() else {
    ///     panic!("one date");
    /// };
    /// assert_eq!((date.year(), date.precision(), date.approximate()), (1120, Precision::Year, true));
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn parts(&self) -> Parts {
        let date = |point: &Point| Date {
            point: *point,
            last: None,
            reckoning: self.reckoning,
        };
        let side = |end: &End| match end {
            End::Point(point) => Ok(date(point)),
            End::Within(days) => Ok(Date {
                last: Some(days[1]),
                ..date(&days[0])
            }),
            End::Open => Err(Edge::Open),
            End::Unknown => Err(Edge::Unknown),
        };
        match &self.shape {
            Shape::One(point) => Parts::One(date(point)),
            Shape::Interval(start, end) => Parts::Interval(side(start), side(end)),
            Shape::Set(set) => {
                let member = |element: &Element| match element {
                    Element::One(point) => Member::One(date(point)),
                    Element::Range(from, to) => Member::Range(date(from), date(to)),
                    Element::Before(point) => Member::Before(date(point)),
                    Element::After(point) => Member::After(date(point)),
                };
                Parts::Set(set.kind, set.elements.iter().map(member).collect())
            }
        }
    }

    /// The stretches between the dates of a set of which all are meant: nothing happened in them.
    ///
    /// ```
    /// use annals::time::{Reckoning, When};
    ///
    /// let when = When::parse("{1667,1668,1670..1672}", Reckoning::Julian)?;
    /// let year = When::parse("1669", Reckoning::Julian)?.extent();
    /// assert_eq!(when.gaps(), [(year.start(), year.end())]);
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn gaps(&self) -> Vec<(Moment, Moment)> {
        let Parts::Set(SetKind::AllOf, members) = self.parts() else {
            return Vec::new();
        };
        let mut days: Vec<(Day, Day)> = members
            .iter()
            .filter_map(|member| Some((member.days().0?, member.days().1?)))
            .collect();
        days.sort_unstable();
        let mut gaps = Vec::new();
        let mut until = days.first().map_or(Day(0), |(first, _)| *first);
        for (first, last) in days {
            if until < first {
                gaps.push((until.start(), first.start()));
            }
            until = until.max(last.plus(1));
        }
        gaps
    }
}
