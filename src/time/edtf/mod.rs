//! EDTF, the Extended Date/Time Format: ISO 8601-2:2019, levels 0 to 2 as profiled by the Library of Congress (2019-02-04).
//!
//! In addition to that profile, as in ISO 8601-1: times to the hour or minute (`1985-04-12T23:20`), and times of day in intervals. As
//! an extension to both, an end of an interval may be one of several days (`[1126-01-25..1126-02-23]/1127`), such as a month of another
//! calendar.

mod bounds;
mod make;
mod parse;
mod parse_time;
mod parse_year;
mod parts;
mod point;
#[cfg(test)]
mod tests;
mod write;

pub use parts::{Date, Member, Parts};
use point::{Marks, Point};

use super::error::DateError;
use super::moment::{Day, SECONDS_PER_DAY};
use super::precision::Precision;
use super::reckoning::Reckoning;

/// A date as it was written: a date, an interval or a set, with all its uncertainty, and the calendar of its digits.
///
/// `Display` writes normalised EDTF, which parses to the same value.
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

/// One end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum End {
    Point(Point),
    /// An unknown one of the days in this range, such as a lunar month in another calendar.
    Within(Box<[Point; 2]>),
    Open,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Set {
    kind: SetKind,
    elements: Vec<Element>,
}

/// The meaning of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetKind {
    /// One of its dates, but it is not known which: `[1667,1668]`.
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

impl When {
    /// Parses EDTF, with digits in the calendar `reckoning`.
    ///
    /// # Errors
    ///
    /// If the text is not EDTF, or the date does not exist in that calendar; with the column of the problem.
    pub fn parse(text: &str, reckoning: Reckoning) -> Result<Self, DateError> {
        parse::parse(text, reckoning, false)
    }

    /// Parses a time zone as the number of minutes ahead of UTC.
    ///
    /// # Errors
    ///
    /// If the text is not `Z`, `±hh` or `±hh:mm`.
    pub fn parse_zone(text: &str) -> Result<i16, DateError> {
        parse::parse_zone(text)
    }

    /// Parses EDTF as typed by a person: sets may contain spaces.
    pub(crate) fn parse_loosely(text: &str, reckoning: Reckoning) -> Result<Self, DateError> {
        parse::parse(text, reckoning, true)
    }

    /// Whether it has a time with a zone other than `minutes` ahead of UTC.
    pub(crate) fn is_of_other_clocks(&self, minutes: i16) -> bool {
        let times = self.points().filter_map(|point| point.time);
        times
            .filter(|time| time.has_zone())
            .any(|time| time.offset != minutes)
    }

    /// Whether it is a set of dates.
    pub(crate) const fn is_set(&self) -> bool {
        matches!(self.shape, Shape::Set(_))
    }

    /// Whether it is an interval, which has a duration, rather than a single date or a set.
    pub(in crate::time) const fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Interval(..))
    }

    /// The day, if it is exactly one day or a time of that day. For a time with a zone, it is the day in that zone.
    pub fn single_day(&self) -> Option<Day> {
        let day = |point: &Point| self.reckoning.day(point.date()?);
        match &self.shape {
            Shape::One(point) => day(point),
            Shape::Set(set) => match set.elements.as_slice() {
                [Element::Range(from, to)] => day(from).filter(|first| day(to) == Some(*first)),
                _ => None,
            },
            Shape::Interval(..) => None,
        }
    }

    /// The day, or the first and last day of an interval, if they are known exactly.
    pub fn whole_days(&self) -> Option<(Day, Day)> {
        match self.parts() {
            Parts::Interval(Ok(first), Ok(last)) => first.single_day().zip(last.single_day()),
            Parts::One(_) | Parts::Interval(..) | Parts::Set(..) => {
                self.single_day().map(|day| (day, day))
            }
        }
    }

    /// The precision of the date. An interval has that of its coarser end, a set that of its coarsest member; one of several days, such
    /// as a lunar month in another calendar, has that of the time they span.
    pub fn precision(&self) -> Precision {
        match &self.shape {
            Shape::One(point) => point.precision(),
            Shape::Interval(start, end) => {
                let of = |end: &End| match end {
                    End::Within(days) => {
                        let [first, last] = days.each_ref().map(|day| day.spans(self.reckoning));
                        let days = first
                            .zip(last)
                            .map_or(1, |(first, last)| last.1.1.0 - first.0.0.0);
                        Some(Precision::of_days(days))
                    }
                    end => end.points()[0].map(Point::precision),
                };
                let ends = [start, end].into_iter().filter_map(of);
                ends.min().unwrap_or(Precision::Eon)
            }
            Shape::Set(set) => {
                let of = |element: &Element| element.precision(self.reckoning);
                set.elements.iter().map(of).min().unwrap_or(Precision::Eon)
            }
        }
    }

    /// Whether any part of it is marked uncertain (`?`, `%`).
    pub fn uncertain(&self) -> bool {
        self.points().any(|point| point.marks.any(Marks::UNCERTAIN))
    }

    /// Whether any part of it is marked approximate (`~`, `%`).
    pub fn approximate(&self) -> bool {
        self.points()
            .any(|point| point.marks.any(Marks::APPROXIMATE))
    }

    /// The calendar of its digits.
    pub const fn reckoning(&self) -> Reckoning {
        self.reckoning
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        let (ends, elements): ([Option<&Point>; 4], &[Element]) = match &self.shape {
            Shape::One(point) => ([Some(point), None, None, None], &[]),
            Shape::Interval(start, end) => {
                let ([a, b], [c, d]) = (start.points(), end.points());
                ([a, b, c, d], &[])
            }
            Shape::Set(set) => ([None; 4], &set.elements),
        };
        let of_elements = elements.iter().flat_map(|element| match element {
            Element::One(point) | Element::Before(point) | Element::After(point) => {
                [Some(point), None]
            }
            Element::Range(from, to) => [Some(from), Some(to)],
        });
        ends.into_iter().chain(of_elements).flatten()
    }

    fn points_mut(&mut self) -> Vec<&mut Point> {
        match &mut self.shape {
            Shape::One(point) => vec![point],
            Shape::Interval(start, end) => {
                [start, end].into_iter().flat_map(End::points_mut).collect()
            }
            Shape::Set(set) => set
                .elements
                .iter_mut()
                .flat_map(Element::points_mut)
                .collect(),
        }
    }
}

impl End {
    fn points(&self) -> [Option<&Point>; 2] {
        match self {
            Self::Point(point) => [Some(point), None],
            Self::Within(days) => [Some(&days[0]), Some(&days[1])],
            Self::Open | Self::Unknown => [None, None],
        }
    }

    fn points_mut(&mut self) -> Vec<&mut Point> {
        match self {
            Self::Point(point) => vec![point],
            Self::Within(days) => days.iter_mut().collect(),
            Self::Open | Self::Unknown => Vec::new(),
        }
    }

    /// Whether it is the start of an interval that ends before it, at the other end.
    fn is_after(&self, end: &Self, reckoning: Reckoning) -> bool {
        let both = self.extent(reckoning).zip(end.extent(reckoning));
        both.is_some_and(|(start, end)| end.latest_end <= start.earliest_start)
    }

    /// The bounds; `None` for an end without a date.
    fn extent(&self, reckoning: Reckoning) -> Option<super::extent::Extent> {
        match self {
            Self::Point(point) => Some(point.extent(reckoning)),
            Self::Within(days) => Some(Element::Range(days[0], days[1]).extent(reckoning)),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Element {
    fn precision(&self, reckoning: Reckoning) -> Precision {
        match self {
            Self::One(point) | Self::Before(point) | Self::After(point) => point.precision(),
            Self::Range(from, to) => {
                let days = [from, to].map(|point| reckoning.day(point.date()?));
                match days {
                    [Some(_), Some(_)] => {
                        let extent = self.extent(reckoning);
                        let seconds = extent.end().since(extent.start());
                        Precision::of_days((seconds + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY)
                    }
                    _ => from.precision().min(to.precision()),
                }
            }
        }
    }

    fn points_mut(&mut self) -> Vec<&mut Point> {
        match self {
            Self::One(point) | Self::Before(point) | Self::After(point) => vec![point],
            Self::Range(from, to) => vec![from, to],
        }
    }
}
