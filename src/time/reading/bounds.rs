//! The days that the words of a date may refer to, for comparison with another date.

use crate::time::edtf::{Member, Parts, When};
use crate::time::moment::Day;

/// The first and last day.
type Days = (Day, Day);

/// The days that the words of a date may refer to.
#[derive(Debug, Clone)]
pub(crate) enum Bounds {
    /// One of these ranges.
    One(Vec<Days>),
    /// From a day in the first range to a day in the second; `None` for an open end.
    Two(Option<Days>, Option<Days>),
}

impl Bounds {
    /// The bounds of a civil date.
    pub(super) fn of(when: &When) -> Self {
        match when.parts() {
            Parts::One(date) => Self::One(vec![date.days()]),
            Parts::Interval(from, to) => Self::Two(
                from.ok().map(|date| date.days()),
                to.ok().map(|date| date.days()),
            ),
            Parts::Set(_, members) => {
                let (first, last) = outer(when);
                let days = |member: &Member| {
                    let (from, to) = member.days();
                    (from.unwrap_or(first), to.unwrap_or(last))
                };
                Self::One(members.iter().map(days).collect())
            }
        }
    }

    /// Whether a date is compatible with the words: for intervals, both ends must overlap; otherwise the days must overlap.
    pub(crate) fn meets(&self, when: &When) -> bool {
        let touch = |one: Days, other: Days| one.0 <= other.1 && other.0 <= one.1;
        match (self, when.parts()) {
            (Self::Two(from, to), Parts::Interval(first, last)) => {
                let agrees = |said: &Option<Days>, date: Option<Days>| {
                    said.zip(date).is_none_or(|(said, date)| touch(said, date))
                };
                agrees(from, first.ok().map(|date| date.days()))
                    && agrees(to, last.ok().map(|date| date.days()))
            }
            (Self::Two(from, to), _) => {
                let (first, last) = outer(when);
                from.is_none_or(|from| from.0 <= last) && to.is_none_or(|to| first <= to.1)
            }
            (Self::One(days), _) => days.iter().any(|days| touch(*days, outer(when))),
        }
    }
}

/// The first and last possible day of a date.
pub(crate) fn outer(when: &When) -> Days {
    if let Parts::One(date) = when.parts() {
        return date.days();
    }
    let extent = when.extent();
    (extent.start().day(), extent.end().plus(-1).day())
}
