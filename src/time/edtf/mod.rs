//! EDTF, the Extended Date/Time Format: ISO 8601-2:2019, levels 0 to 2 as profiled by the Library of Congress (2019-02-04).
//!
//! Beyond that profile, as ISO 8601-1 has them: times to the hour or minute (`1985-04-12T23:20`), and times of day in intervals.

mod parse;
mod point;
#[cfg(test)]
mod tests;
mod write;

use point::{Marks, Part, Point, Zone};

use super::error::DateError;
use super::extent::{Edge, Extent};
use super::moment::{Day, Moment};
use super::precision::Precision;
use super::reckoning::Reckoning;

/// A date as it was written: a date, an interval or a set, with every doubt kept, and the calendar its digits are in.
///
/// `Display` writes EDTF in its normal form, which reads back as the same value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    shape: Shape,
    reckoning: Reckoning,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Shape {
    One(Point),
    Interval(End, End),
    Set(Box<Set>),
}

/// One side of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Point(Point),
    Open,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Set {
    kind: SetKind,
    elements: Vec<Element>,
}

/// What a set means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetKind {
    /// One of its dates, nobody knows which: `[1667,1668]`.
    OneOf,
    /// All of its dates: `{1960,1961-12}`.
    AllOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Element {
    One(Point),
    Range(Point, Point),
    Before(Point),
    After(Point),
}

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

/// One date of a [`When`] with its digits, its doubts and its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    point: Point,
    reckoning: Reckoning,
}

impl Date {
    /// The astronomical year, its unspecified digits as 0.
    pub const fn year(&self) -> i64 {
        self.point.year
    }

    /// The first year it may be in.
    pub fn first_year(&self) -> i64 {
        self.point.spans(self.reckoning).map_or(self.point.year, |(first, _)| self.reckoning.date(first.0).year)
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
        self.point.time.map(|time| time.second)
    }

    /// The zone of the time of day in minutes ahead of UTC, if one is written.
    pub fn zone_minutes(&self) -> Option<i16> {
        self.point.time.filter(|time| time.zone != Zone::Local).map(|time| time.offset)
    }

    /// How finely it is known.
    pub fn precision(&self) -> Precision {
        self.point.precision()
    }

    /// The count of significant digits, if one is given.
    pub fn significant_digits(&self) -> Option<u8> {
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
        self.point.date().and_then(|date| self.reckoning.day(date))
    }

    /// The first day it may be and the last, as written (no zone applied).
    pub fn days(&self) -> (Day, Day) {
        let (first, last) = self.point.spans(self.reckoning).unwrap_or(((Day(0), Day(1)), (Day(0), Day(1))));
        (first.0, last.1.plus(-1))
    }

    /// The bounds.
    pub fn extent(&self) -> Extent {
        self.point.extent(self.reckoning)
    }

    /// The digits as EDTF, without marks and time.
    pub fn digits(&self) -> String {
        Point { marks: Marks::default(), time: None, ..self.point }.to_string()
    }
}

impl When {
    /// Reads EDTF, its digits in the calendar `reckoning`.
    ///
    /// # Errors
    ///
    /// What is not EDTF, or is no date of that calendar, is refused with the column it goes wrong at.
    pub fn parse(text: &str, reckoning: Reckoning) -> Result<Self, DateError> {
        parse::parse(text, reckoning)
    }

    /// A single day.
    pub fn of_day(day: Day, reckoning: Reckoning) -> Self {
        Self { shape: Shape::One(Point::of_date(reckoning.date(day))), reckoning }
    }

    /// A whole year of the calendar, `year` astronomical.
    pub fn of_year(year: i64, reckoning: Reckoning) -> Self {
        Self { shape: Shape::One(Point::of_year(year)), reckoning }
    }

    /// A month 1–12 or a grouping 21–41 of a year, or `None` for any other number.
    pub fn of_month(year: i64, month: u8, reckoning: Reckoning) -> Option<Self> {
        matches!(month, 1..=12 | 21..=41).then(|| Self {
            shape: Shape::One(Point { month: Part::new(month, 0), ..Point::of_year(year) }),
            reckoning,
        })
    }

    /// One of the days from `first` to `last`, nobody knows which: what a lunar month is in another calendar.
    pub fn within_days(first: Day, last: Day, reckoning: Reckoning) -> Self {
        if first == last {
            return Self::of_day(first, reckoning);
        }
        let [first, last] = [first, last].map(|day| Point::of_date(reckoning.date(day)));
        let elements = vec![Element::Range(first, last)];
        Self { shape: Shape::Set(Box::new(Set { kind: SetKind::OneOf, elements })), reckoning }
    }

    /// One of several days, nobody knows which. A single day is that day; `None` if there are none.
    pub fn one_of_days(days: &[Day], reckoning: Reckoning) -> Option<Self> {
        if let [day] = days {
            return Some(Self::of_day(*day, reckoning));
        }
        let elements: Vec<_> = days.iter().map(|day| Element::One(Point::of_date(reckoning.date(*day)))).collect();
        (!elements.is_empty())
            .then(|| Self { shape: Shape::Set(Box::new(Set { kind: SetKind::OneOf, elements })), reckoning })
    }

    /// The same date, marked approximate; intervals and sets have every date of theirs marked.
    #[must_use]
    pub fn marked_approximate(self) -> Self {
        self.marked(Marks::APPROXIMATE)
    }

    /// The same date, marked uncertain; intervals and sets have every date of theirs marked.
    #[must_use]
    pub fn marked_uncertain(self) -> Self {
        self.marked(Marks::UNCERTAIN)
    }

    fn marked(mut self, mark: u8) -> Self {
        for point in self.points_mut() {
            let components = 1 + u8::from(point.month.is_present()) + u8::from(point.day.is_present());
            (0..components).for_each(|component| point.marks.add(component, mark));
        }
        self
    }

    /// The interval from the start of `start` to the end of `end`, or `None` where one of them is itself an interval or a set, or the
    /// end lies before the start.
    pub fn interval(start: Result<&Self, Edge>, end: Result<&Self, Edge>) -> Option<Self> {
        let reckoning = start.or(end).ok()?.reckoning;
        let shape = Shape::Interval(Self::side(start)?, Self::side(end)?);
        let when = Self { shape, reckoning };
        Self::parse(&when.to_string(), reckoning).ok()
    }

    fn side(side: Result<&Self, Edge>) -> Option<End> {
        match side {
            Ok(Self { shape: Shape::One(point), .. }) => Some(End::Point(*point)),
            Err(Edge::Open) => Some(End::Open),
            Err(Edge::Unknown) => Some(End::Unknown),
            _ => None,
        }
    }

    /// The bounds of the date.
    pub fn extent(&self) -> Extent {
        match &self.shape {
            Shape::One(point) => point.extent(self.reckoning),
            Shape::Interval(start, end) => self.interval_extent(*start, *end),
            Shape::Set(set) => self.set_extent(set),
        }
    }

    fn interval_extent(&self, start: End, end: End) -> Extent {
        let mut extent = Extent {
            earliest_start: None,
            latest_start: None,
            earliest_end: None,
            latest_end: None,
            start_edge: edge_of(start),
            end_edge: edge_of(end),
        };
        if let End::Point(point) = start {
            let bounds = point.extent(self.reckoning);
            (extent.earliest_start, extent.latest_start) = (bounds.earliest_start, bounds.latest_start);
        }
        if let End::Point(point) = end {
            let bounds = point.extent(self.reckoning);
            (extent.earliest_end, extent.latest_end) = (bounds.earliest_end, bounds.latest_end);
        }
        // What began in June of a year that it ended in did not end in May.
        if let (End::Point(start), End::Point(end)) = (start, end) {
            let (begun, ended) = (start.extent(self.reckoning), end.extent(self.reckoning));
            extent.latest_start = extent.latest_start.min(ended.latest_start).max(extent.earliest_start);
            extent.earliest_end = extent.earliest_end.max(begun.earliest_end).min(extent.latest_end);
        }
        extent
    }

    fn set_extent(&self, set: &Set) -> Extent {
        let all: Vec<Extent> = set.elements.iter().map(|element| element.extent(self.reckoning)).collect();
        let open_start = all.iter().any(|extent| extent.start_edge == Edge::Open);
        let open_end = all.iter().any(|extent| extent.end_edge == Edge::Open);
        let start = |pick: fn(&Extent) -> Option<Moment>, last: bool| {
            let moments = all.iter().filter_map(pick);
            if last { moments.max() } else { moments.min() }
        };
        let one_of = set.kind == SetKind::OneOf;
        Extent {
            earliest_start: start(|extent| extent.earliest_start, false).filter(|_| !open_start),
            latest_start: start(|extent| extent.latest_start, one_of)
                .filter(|_| !(open_start && !one_of) && !(open_end && one_of)),
            earliest_end: start(|extent| extent.earliest_end, !one_of)
                .filter(|_| !(open_end && !one_of) && !(open_start && one_of)),
            latest_end: start(|extent| extent.latest_end, true).filter(|_| !open_end),
            start_edge: if open_start { Edge::Open } else { Edge::Known },
            end_edge: if open_end { Edge::Open } else { Edge::Known },
        }
    }

    /// Whether it is an interval, which lasts, rather than a date that something fell on.
    pub const fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Interval(..))
    }

    /// The day, if it is one day exactly, or a time of that day. A time with a zone is of the day as written.
    pub fn single_day(&self) -> Option<Day> {
        match &self.shape {
            Shape::One(point) => point.date().and_then(|date| self.reckoning.day(date)),
            _ => None,
        }
    }

    /// How finely it is known. An interval is as fine as its coarser end, a one-of set as fine as the days it stretches over.
    pub fn precision(&self) -> Precision {
        match &self.shape {
            Shape::One(point) => point.precision(),
            Shape::Set(set) if set.kind == SetKind::OneOf => {
                let extent = self.extent();
                Precision::of_days(extent.end().since(extent.start()) / super::moment::SECONDS_PER_DAY)
            }
            _ => self.points().map(Point::precision).min().unwrap_or(Precision::Eon),
        }
    }

    /// Whether any part of it is marked uncertain (`?`, `%`).
    pub fn uncertain(&self) -> bool {
        self.points().any(|point| point.marks.any(Marks::UNCERTAIN))
    }

    /// Whether any part of it is marked approximate (`~`, `%`).
    pub fn approximate(&self) -> bool {
        self.points().any(|point| point.marks.any(Marks::APPROXIMATE))
    }

    /// The calendar its digits are in.
    pub const fn reckoning(&self) -> Reckoning {
        self.reckoning
    }

    /// Its parts, for those who write it in words.
    pub fn parts(&self) -> Parts {
        let date = |point: &Point| Date { point: *point, reckoning: self.reckoning };
        let side = |end: &End| match end {
            End::Point(point) => Ok(date(point)),
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

    fn points(&self) -> impl Iterator<Item = &Point> {
        let (first, second, elements): (Option<&Point>, Option<&Point>, &[Element]) = match &self.shape {
            Shape::One(point) => (Some(point), None, &[]),
            Shape::Interval(start, end) => (start.point(), end.point(), &[]),
            Shape::Set(set) => (None, None, &set.elements),
        };
        let of_elements = elements.iter().flat_map(|element| match element {
            Element::One(point) | Element::Before(point) | Element::After(point) => [Some(point), None],
            Element::Range(from, to) => [Some(from), Some(to)],
        });
        [first, second].into_iter().chain(of_elements).flatten()
    }

    fn points_mut(&mut self) -> Vec<&mut Point> {
        match &mut self.shape {
            Shape::One(point) => vec![point],
            Shape::Interval(start, end) => [start, end].into_iter().filter_map(End::point_mut).collect(),
            Shape::Set(set) => set.elements.iter_mut().flat_map(Element::points_mut).collect(),
        }
    }
}

impl End {
    const fn point(&self) -> Option<&Point> {
        match self {
            Self::Point(point) => Some(point),
            _ => None,
        }
    }

    const fn point_mut(&mut self) -> Option<&mut Point> {
        match self {
            Self::Point(point) => Some(point),
            _ => None,
        }
    }
}

impl Element {
    fn points_mut(&mut self) -> Vec<&mut Point> {
        match self {
            Self::One(point) | Self::Before(point) | Self::After(point) => vec![point],
            Self::Range(from, to) => vec![from, to],
        }
    }

    fn extent(&self, reckoning: Reckoning) -> Extent {
        match self {
            Self::One(point) => point.extent(reckoning),
            Self::Range(from, to) => {
                let (from, to) = (from.extent(reckoning), to.extent(reckoning));
                Extent { latest_start: to.latest_start, latest_end: to.latest_end, ..from }
            }
            Self::Before(point) => {
                Extent { earliest_start: None, earliest_end: None, start_edge: Edge::Open, ..point.extent(reckoning) }
            }
            Self::After(point) => {
                Extent { latest_start: None, latest_end: None, end_edge: Edge::Open, ..point.extent(reckoning) }
            }
        }
    }
}

const fn edge_of(end: End) -> Edge {
    match end {
        End::Point(_) => Edge::Known,
        End::Open => Edge::Open,
        End::Unknown => Edge::Unknown,
    }
}
