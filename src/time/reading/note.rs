//! Notes on how a date was read.

use std::fmt::{self, Display};

use crate::time::calendar::{CalendarView, EraName};
use crate::time::eastern::{Beyond, Taken};
use crate::time::edtf::When;
use crate::time::moment::Day;
use crate::time::write::{self, DateStyle};

/// A note on how a date was read. `Display` writes English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The digits were read with the day first; with the month first they would be this other date.
    DayFirst(When),
    /// The digits were read with the month first.
    MonthFirst,
    /// The digits were read as a Julian Day Number.
    DayNumber,
    /// A year of fewer than three digits was read as one of the first century.
    ShortYear,
    /// A dual year: the one that began on 25 March, and the one that began in January.
    OldStyle {
        /// The year in the old style.
        old: i64,
        /// The year in the new style.
        new: i64,
    },
    /// The same day in the old style and in the new.
    BothStyles,
    /// The date lies before the day on which an era was proclaimed.
    BeforeEra(EraName, Day),
    /// The date is after the last day of the era.
    AfterEra(EraName, Day),
    /// The month is only known by computation.
    Computed,
    /// The weekday is not the one of the date.
    AnotherWeekday,
    /// The years of a ruler were counted from this era, the ruler's first.
    FirstEra(EraName),
    /// The date does not exist in this more likely era; with the reason in English.
    Refused(EraName, String),
    /// The era that was used, and the others that may be meant.
    Taken(Whose, Vec<Whose>),
}

/// An era used to read a date, with the resulting year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The era.
    pub era: EraName,
    /// The year of our era in which the date begins.
    pub year: When,
}

impl Note {
    /// The notes on how a date in an era was read.
    pub(super) fn of(taken: &Taken) -> Vec<Self> {
        let era = taken.found.era;
        let mut notes = Vec::new();
        let is_vague = |change| era.is_in_vague_year(change, taken.span.first);
        match (taken.span.beyond, era.end) {
            (Some(Beyond::Before), _) if !is_vague(era.first) => {
                notes.push(Self::BeforeEra(era.id, era.first));
            }
            (Some(Beyond::After), Some(end)) if !is_vague(end) => {
                notes.push(Self::AfterEra(era.id, end.plus(-1)));
            }
            _ => {}
        }
        if taken.span.is_computed {
            notes.push(Self::Computed);
        }
        if taken.found.by_ruler {
            notes.push(Self::FirstEra(era.id));
        }
        notes
    }
}

impl Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calendar = CalendarView::of_reckoning(self.year.reckoning());
        let year = write::write(&self.year, calendar, DateStyle::english());
        let year = year.unwrap_or_default();
        write!(f, "{} of {} ({year})", self.era.han(), self.era.state())
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DayFirst(other) => {
                write!(f, "read as day/month; as month/day it is {other}")
            }
            Self::MonthFirst => f.write_str("read as month/day"),
            Self::DayNumber => f.write_str("read as a Julian Day Number"),
            Self::ShortYear => {
                f.write_str("read as a year of the first century, not of this one or the last")
            }
            Self::OldStyle { old, new } => write!(
                f,
                "{old} with the year from 25 March (Old Style), {new} with the year from January; Julian"
            ),
            Self::BothStyles => {
                f.write_str("the same day in the Julian and the Gregorian calendar")
            }
            Self::BeforeEra(era, first) => write!(
                f,
                "before {} was proclaimed on {}",
                era.han(),
                write::named_day(*first)
            ),
            Self::AfterEra(era, last) => write!(
                f,
                "after the end of {}, {}",
                era.han(),
                write::named_day(*last)
            ),
            Self::Computed => f.write_str("the month is computed, not attested"),
            Self::AnotherWeekday => f.write_str("the weekday does not fit the date"),
            Self::FirstEra(era) => write!(
                f,
                "counted from {}, the first era of {}",
                era.han(),
                era.ruler()
            ),
            Self::Refused(_, reason) => f.write_str(reason),
            Self::Taken(taken, others) => {
                let others: Vec<String> = others.iter().map(Whose::to_string).collect();
                write!(f, "read as {taken}; could also be {}", others.join(", "))
            }
        }
    }
}
