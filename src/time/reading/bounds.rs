//! The days that the words of a date may mean, to hold them against another date.

use crate::time::edtf::{Parts, When};
use crate::time::moment::Day;

/// From the first day that is meant to the last.
type Days = (Day, Day);

/// The days that the words of a date may mean.
#[derive(Debug, Clone)]
pub(crate) enum Bounds {
    /// One of these stretches.
    One(Vec<Days>),
    /// From a day of the one to a day of the other; a side that is open has no days.
    Two(Option<Days>, Option<Days>),
}

impl Bounds {
    /// The bounds of a date in digits.
    pub(super) fn of(when: &When) -> Self {
        match when.parts() {
            Parts::One(date) => Self::One(vec![date.days()]),
            Parts::Interval(from, to) => Self::Two(
                from.ok().map(|date| date.days()),
                to.ok().map(|date| date.days()),
            ),
            Parts::Set(..) => Self::One(vec![outer(when)]),
        }
    }

    /// Whether a date may be what the words mean: the same days, or days within them, or a time around them.
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

/// The first and the last day that a date may be on.
pub(crate) fn outer(when: &When) -> Days {
    if let Parts::One(date) = when.parts() {
        return date.days();
    }
    let extent = when.extent();
    (extent.start().day(), extent.end().plus(-1).day())
}
