//! The number of years of an era, and how years are named in messages.

use super::{At, Candidate};
use crate::time::calendar::{Era, store};
use crate::time::error::DateError;
use crate::time::moment::Day;

/// Checks that an era has a year. Years after its end are accepted up to the first year of the next era, or for sixty years if there is
/// none, as people went on using the era of a fallen dynasty.
pub(super) fn within_era(
    found: Candidate,
    number: At<u32>,
    lunar_year: i64,
) -> Result<(), DateError> {
    let era = found.era;
    let (first, last) = if found.by_ruler {
        years_of_ruler(era)
    } else {
        era.years()
    };
    let is_accession = number.value == 0 && era.is_reign;
    let is_of_era = number.value > 0 && lunar_year <= last;
    if is_accession || is_of_era {
        return Ok(());
    }
    let next = following_year(era, last).unwrap_or(last + 60);
    if number.value > 0 && lunar_year <= next {
        return Ok(());
    }
    let count = last - first + 1;
    let counted = if count == 1 {
        "one year only".to_owned()
    } else {
        format!("{count} years")
    };
    let reason = format!(
        "{} ({}) has {counted}, {}",
        era.han,
        era.romanised(),
        said_years(first, last)
    );
    Err(DateError::new(number.column, reason))
}

/// The day after the last day that is counted by an era. The years of a reign are also counted while the same ruler proclaims eras: 高宗 32
/// is 1895, after 開國.
pub(super) fn counted_until(era: &Era) -> Option<Day> {
    let mut until = era.dated_until()?;
    if !era.is_reign {
        return Some(until);
    }
    let mut views = store().views.iter();
    let eras = views
        .find(|view| view.polities.contains(&era.polity))
        .map(|view| view.eras().filter(|other| !other.is_reign));
    let of_ruler = eras.into_iter().flatten();
    let mut of_ruler: Vec<&Era> = of_ruler.filter(|other| *other.ruler == *era.han).collect();
    of_ruler.sort_by_key(|other| other.first);
    for other in of_ruler {
        if other.first == until {
            until = other.end?;
        }
    }
    Some(until)
}

fn years_of_ruler(era: &Era) -> (i64, i64) {
    let all = store().eras_of(era.polity);
    let own = all.iter().filter(|other| other.ruler == era.ruler);
    let last = own.map(|other| other.years().1).max();
    (era.first_year, last.unwrap_or(era.first_year))
}

/// The first year of the next era in the same succession of states.
fn following_year(era: &Era, last: i64) -> Option<i64> {
    let view = store()
        .views
        .iter()
        .find(|view| view.polities.contains(&era.polity))?;
    view.eras()
        .filter(|other| other.is_reign == era.is_reign && other.first > era.first)
        .map(|other| other.first_year)
        .filter(|year| *year >= last)
        .min()
}

/// A range of years in the notation of histories: "1126–1127", "140–135 BCE".
pub(super) fn said_years(first: i64, last: i64) -> String {
    let called = |year: i64| if year > 0 { year } else { 1 - year };
    let before = if last <= 0 { " BCE" } else { "" };
    if first == last {
        format!("{}{before}", called(first))
    } else if first <= 0 && last > 0 {
        format!("{} BCE\u{2013}{last} CE", called(first))
    } else {
        format!("{}\u{2013}{}{before}", called(first), called(last))
    }
}
