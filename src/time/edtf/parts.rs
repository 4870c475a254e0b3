//! Taking a date apart, for formatting it.

use super::super::extent::{Edge, Extent};
use super::super::moment::{Day, Moment};
use super::super::precision::Precision;
use super::super::reckoning::Reckoning;
use super::point::{Marks, Point, Zone};
use super::{Element, End, SetKind, Shape, When};

/// The parts of a [`When`], for formatting it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parts {
    /// One date.
    One(Date),
    /// An interval; `Err` with the kind of [`Edge`] for an end without a date.
    Interval(Result<Date, Edge>, Result<Date, Edge>),
    /// A set.
    Set(SetKind, Vec<Member>),
}

/// A member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// One date.
    One(Date),
    /// All dates from the first to the second.
    Range(Date, Date),
    /// The date or any earlier one.
    Before(Date),
    /// The date or any later one.
    After(Date),
}

impl Member {
    /// The first and last day of its dates; `None` on an open side.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::One(date) => (Some(date.days().0), Some(date.days().1)),
            Self::Range(from, to) => (Some(from.days().0), Some(to.days().1)),
            Self::Before(date) => (None, Some(date.days().1)),
            Self::After(date) => (Some(date.days().0), None),
        }
    }
}

/// A single date of a [`When`] with its digits, its uncertainty and its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    point: Point,
    /// The last day, for an end of an interval that is one of several days.
    last: Option<Point>,
    reckoning: Reckoning,
}

impl Date {
    /// The astronomical year, with unspecified digits as 0.
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

    /// Seconds since midnight in local time, if there is one time of day.
    pub fn second_of_day(&self) -> Option<u32> {
        let time = self.point.time.filter(|_| self.last.is_none());
        time.map(|time| time.clock.second())
    }

    /// The fraction of the second with the decimal point before it; empty if none is given.
    pub(crate) fn fraction(&self) -> String {
        self.point
            .time
            .map(|time| time.clock.fraction())
            .unwrap_or_default()
    }

    /// The zone of the time of day in minutes ahead of UTC, if one is given.
    pub(crate) fn zone_minutes(&self) -> Option<i16> {
        self.point
            .time
            .filter(|time| time.zone != Zone::Local)
            .map(|time| time.offset)
    }

    /// The time that is a number of its units later; `None` if it is no time.
    pub(in crate::time) fn later(&self, units: i64) -> Option<Self> {
        let point = self.point.later(units, self.reckoning)?;
        self.last.is_none().then_some(Self { point, ..*self })
    }

    /// The precision of the date.
    pub fn precision(&self) -> Precision {
        match self.last {
            Some(_) => {
                let (first, last) = self.days();
                Precision::of_days(last.0 - first.0 + 1)
            }
            None => self.point.precision(),
        }
    }

    /// The month, and the day if known, of a date whose year has unspecified digits.
    pub(in crate::time) fn part_of_some_year(&self) -> Option<(u8, Option<u8>)> {
        let month = self.month().filter(|month| *month <= 12)?;
        let day_is_known = !self.point.day.is_present() || self.point.day.unspecified() == 0;
        let day_is_open = self.point.day.unspecified() == 3;
        let is_some_year = self.point.unspecified != 0 && (day_is_known || day_is_open);
        is_some_year.then(|| (month, self.day()))
    }

    /// The number of significant digits, if given.
    pub(in crate::time) fn significant_digits(&self) -> Option<u8> {
        Some(self.point.significant).filter(|count| *count > 0)
    }

    /// Whether any component is marked uncertain (`?`, `%`).
    pub fn uncertain(&self) -> bool {
        self.point.marks.any(Marks::UNCERTAIN)
    }

    /// Whether any component is marked approximate (`~`, `%`).
    pub fn approximate(&self) -> bool {
        self.point.marks.any(Marks::APPROXIMATE)
    }

    /// The calendar of its digits.
    pub const fn reckoning(&self) -> Reckoning {
        self.reckoning
    }

    /// The day as written, if it is known to the day or more precisely.
    pub fn single_day(&self) -> Option<Day> {
        let day = |point: Point| self.reckoning.day(point.date()?);
        let first = day(self.point)?;
        let last = self.last.map_or(Some(first), day);
        (last == Some(first)).then_some(first)
    }

    /// Whether it is one of several days: an end of an interval given as a month of another calendar.
    pub(crate) const fn is_one_of_several(&self) -> bool {
        self.last.is_some()
    }

    /// Whether it is one of the ten days, or fewer, that begin with the same digit: `2024-04-1X`.
    pub(crate) fn is_of_ten_days(&self) -> bool {
        let point = &self.point;
        let month_is_known = self.month().is_some() && point.unspecified == 0;
        month_is_known && point.significant == 0 && point.day.unspecified() == 1
    }

    /// The first and last possible day, as written (no zone applied).
    pub fn days(&self) -> (Day, Day) {
        let nothing = ((Day(0), Day(1)), (Day(0), Day(1)));
        let first = self.point.spans(self.reckoning).unwrap_or(nothing);
        let last = self
            .last
            .map_or(first, |last| last.spans(self.reckoning).unwrap_or(nothing));
        (first.0.0, last.1.1.plus(-1))
    }

    /// The bounds of the date.
    pub fn extent(&self) -> Extent {
        match self.last {
            Some(last) => Element::Range(self.point, last).extent(self.reckoning),
            None => self.point.extent(self.reckoning),
        }
    }

    /// The digits in EDTF, without marks and time.
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
    /// The parts of the date, for formatting it.
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

    /// The gaps between the dates of a set in which all dates are meant: ranges in which nothing happened. Empty for other dates.
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
