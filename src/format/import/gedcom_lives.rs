//! Birth and death dates of a genealogy.

use super::{dates, gedcom_dates};
use crate::time::{Extent, Reckoning, When};

/// A date in EDTF; empty if it cannot be read.
pub(super) fn day(date: &str) -> String {
    let read = gedcom_dates::read(date).ok().flatten();
    let read = read.and_then(|read| dates::join(&read.start, &read.end).ok());
    read.unwrap_or_default()
}

/// The date of a death; empty if it would be before the birth.
pub(super) fn death(birth: &str, death: &str) -> String {
    let (born, died) = (day(birth), day(death));
    let start = extent(&born).and_then(|born| born.earliest_start);
    let end = extent(&died).and_then(|died| died.latest_end);
    if start.zip(end).is_some_and(|(start, end)| end <= start) {
        return String::new();
    }
    died
}

fn extent(date: &str) -> Option<Extent> {
    let when = When::parse(date, Reckoning::Gregorian).ok()?;
    Some(when.extent())
}

/// The dates of birth and death as written in the file.
pub(super) fn life(birth: &str, death: &str) -> String {
    match (birth.to_lowercase(), death.to_lowercase()) {
        (birth, death) if birth.is_empty() && death.is_empty() => String::new(),
        (birth, death) if death.is_empty() => format!("b. {birth}"),
        (birth, death) if birth.is_empty() => format!("d. {death}"),
        (birth, death) => format!("{birth} – {death}"),
    }
}
