//! Lives, and how old somebody was.

use super::{Chronicle, Person};
use crate::time::{Day, Moment, Reckoning, When};

/// An age that may be more than one number of years is not shown.
const MOST_YEARS: i64 = 2;

/// How old somebody may have been, in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// At least so old.
    pub least: u32,
    /// At most so old.
    pub most: u32,
}

impl Chronicle {
    /// How old a person was when something began; none for the unborn, the dead, and where too little is known.
    pub fn age(&self, person: &Person, when: &When) -> Option<Age> {
        let (born, at) = (person.born.as_ref()?.extent(), when.extent());
        let died = person
            .died
            .as_ref()
            .and_then(|died| died.extent().latest_end);
        if died.is_some_and(|died| died <= at.start()) {
            return None;
        }
        let day = |moment: Option<Moment>| moment.map(Moment::day);
        let (earliest, latest) = (day(born.earliest_start)?, day(born.latest_start)?);
        let (from, to) = (day(at.earliest_start)?, day(at.latest_start)?);
        let years = |born, at| years_between(born, at, self.reckoning);
        let (least, most) = (years(latest, from).max(0), years(earliest, to));
        if most - least > MOST_YEARS {
            return None;
        }
        Some(Age {
            least: u32::try_from(least).ok()?,
            most: u32::try_from(most).ok()?,
        })
    }
}

/// The whole years from one day to another.
fn years_between(from: Day, to: Day, reckoning: Reckoning) -> i64 {
    let (from, to) = (reckoning.date(from), reckoning.date(to));
    let begun = (to.month, to.day) < (from.month, from.day);
    to.year - from.year - i64::from(begun)
}
