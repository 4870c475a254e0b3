//! Checking that a date as written in a source matches the date given for it.

use std::fmt::Write;

use super::calendar::{CalendarView, EraName};
use super::edtf::When;
use super::error::DateError;
use super::reading::{Context, Reading, outer, readings};
use super::reckoning::Reckoning;
use super::write::{DateStyle, english_day, write as written};

/// The result of comparing a source's own date with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsWritten {
    /// They agree; these eras were used to read the source's date.
    Agrees(Vec<EraName>),
    /// The source's date is not in a supported form and was not compared.
    Unread(DateError),
}

/// Compares `as_written`, a date in any form that [`readings`] supports, with `when`: two days must be equal, other dates must overlap.
/// If there are several readings, one of them has to agree. The ends of an interval are joined by "/" or a word, and the second end may
/// omit what it has in common with the first (靖康元年正月戊辰/己巳). If `when` is an interval and `as_written` a single
/// date, it only has to overlap the interval.
///
/// # Errors
///
/// Describes the date that `as_written` names instead, or why it does not exist.
///
/// ```
/// use annals::time::{Context, Reckoning, When, check_as_written};
///
/// let when = When::parse("1127-01-09", Reckoning::Julian)?;
/// let context = Context::of(Reckoning::Julian);
/// assert!(check_as_written("靖康元年閏十一月丙辰", &when, context).is_ok());
/// assert!(check_as_written("靖康元年閏十一月丁巳", &when, context).is_err());
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn check_as_written(
    as_written: &str,
    when: &When,
    context: Context<'_>,
) -> Result<AsWritten, DateError> {
    let context = Context {
        beyond: true,
        ..context
    };
    let read = match readings(as_written, context) {
        Ok(read) => read,
        Err(error) if error.cannot_be => return Err(error),
        Err(error) => return Ok(AsWritten::Unread(error)),
    };
    if let Some(agreeing) = read.iter().find(|reading| reading.bounds.meets(when)) {
        return Ok(AsWritten::Agrees(agreeing.eras.clone()));
    }
    if let Some(refused) = read.iter().find_map(|reading| reading.refused.clone()) {
        return Err(refused);
    }
    let mut names: Vec<String> = read
        .iter()
        .map(|reading| said(reading, as_written, when.reckoning()))
        .collect();
    names.dedup();
    let mut error = disagree(&names.join(" or "), when);
    if let Some(other) = read.iter().find_map(|reading| agrees_in(reading, when)) {
        let _ = write!(
            error.reason,
            "; the two are the same day if `when` is {other}"
        );
    }
    Err(error)
}

/// The calendar in which the digits of `when` denote the day that was read: `when` was probably written in that calendar instead of the
/// file's.
fn agrees_in(reading: &Reading, when: &When) -> Option<Reckoning> {
    let (read, date) = (
        reading.when.single_day()?,
        when.reckoning().date(when.single_day()?),
    );
    let others = [Reckoning::Julian, Reckoning::Gregorian];
    others
        .into_iter()
        .find(|other| other.day(date) == Some(read))
}

/// The error for a source's date that was read as `read` and differs from `when`.
pub(crate) fn another_date(read: &When, when: &When) -> DateError {
    disagree(&said_of_when(read), when)
}

fn disagree(named: &str, when: &When) -> DateError {
    let reason = format!("as_written is {named}, `when` is {}", said_of_when(when));
    DateError::new(1, reason)
}

fn said(reading: &Reading, text: &str, reckoning: Reckoning) -> String {
    match reading.when.single_day() {
        Some(day) => format!("{} ({})", english_day(day, reckoning), day.sexagenary()),
        None => in_words(&reading.when).unwrap_or_else(|| text.to_owned()),
    }
}

fn said_of_when(when: &When) -> String {
    let (first, last) = outer(when);
    if first == last {
        format!(
            "{} ({})",
            english_day(first, when.reckoning()),
            first.sexagenary()
        )
    } else {
        in_words(when).unwrap_or_else(|| when.to_string())
    }
}

fn in_words(when: &When) -> Option<String> {
    written(
        when,
        CalendarView::of_reckoning(when.reckoning()),
        DateStyle::english(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(as_written: &str, when: &str, reckoning: Reckoning) -> String {
        let when = When::parse(when, reckoning).unwrap();
        let found = check_as_written(as_written, &when, Context::of(reckoning));
        found.unwrap_err().reason
    }

    #[test]
    fn a_date_in_another_calendar_is_recognised() {
        let reason = refused("崇禎十七年三月十九日", "1644-04-25", Reckoning::Julian);
        assert!(
            reason.ends_with("the same day if `when` is Gregorian"),
            "{reason}"
        );
        let reason = refused("天正十年六月二日", "1582-06-21", Reckoning::Gregorian);
        assert!(
            reason.ends_with("the same day if `when` is Julian"),
            "{reason}"
        );
        let reason = refused("崇禎十七年三月十九日", "1644-05-01", Reckoning::Julian);
        assert!(!reason.contains("the same day"), "{reason}");
    }

    #[test]
    fn a_day_is_named_once() {
        let reason = refused("崇禎十七年三月十九日", "1644-05-01", Reckoning::Gregorian);
        assert_eq!(reason.matches("25 April 1644").count(), 1, "{reason}");
    }
}
