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

/// The dates of birth and death as written in the file, if one of them cannot be read.
pub(super) fn life(birth: &str, death: &str) -> String {
    let is_read = |date: &str, read: &str| date.is_empty() || !read.is_empty();
    if is_read(birth, &day(birth)) && is_read(death, &self::death(birth, death)) {
        return String::new();
    }
    match (birth.to_lowercase(), death.to_lowercase()) {
        (birth, death) if death.is_empty() => format!("b. {birth}"),
        (birth, death) if birth.is_empty() => format!("d. {death}"),
        (birth, death) => format!("{birth} – {death}"),
    }
}

#[cfg(test)]
mod tests {
    use super::life;

    #[test]
    fn dates_that_are_read_are_not_repeated_as_words() {
        for (birth, death, expected) in [
            ("3 MAR 1905", "", ""),
            ("3 MAR 1905", "ABT 1980", ""),
            ("", "", ""),
            ("(in the old days)", "", "b. (in the old days)"),
            ("3 MAR 1905", "(at sea)", "3 mar 1905 – (at sea)"),
            ("3 MAR 1905", "1 MAR 1905", "3 mar 1905 – 1 mar 1905"),
        ] {
            assert_eq!(life(birth, death), expected, "{birth}, {death}");
        }
    }
}
