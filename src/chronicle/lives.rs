//! Ages of people.

use super::{Chronicle, Person};
use crate::time::{Day, Moment, Reckoning, When};

/// The maximum uncertainty in years. An age that is less certain is not shown.
const MOST_YEARS: i64 = 2;

/// A person's possible age, in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// The least possible age.
    pub least: u32,
    /// The greatest possible age.
    pub most: u32,
}

impl Chronicle {
    /// A person's age when something began. `None` if they were not born yet or already dead, or if the dates are too uncertain.
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

/// The number of whole years between two days.
fn years_between(from: Day, to: Day, reckoning: Reckoning) -> i64 {
    let (from, to) = (reckoning.date(from), reckoning.date(to));
    let begun = (to.month, to.day) < (from.month, from.day);
    to.year - from.year - i64::from(begun)
}
