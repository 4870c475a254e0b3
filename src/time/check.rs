//! Whether a date as a source writes it is the date it is said to be.

use super::calendar::CalendarView;
use super::eastern::{Eastern, Reading, read_han, read_romanised};
use super::edtf::{Date, Parts, When};
use super::error::DateError;
use super::moment::Day;
use super::read::{is_han, read};
use super::reckoning::Reckoning;
use super::write::{DateStyle, english_day, write};

/// Holds `as_written`, a date in any form [`read`] knows, against `when`: the same day where both are days, the same time otherwise.
/// The two ends of an interval are joined by "/"; the second may leave out what the first has said (靖康元年正月戊辰/己巳). A single
/// `as_written` of an interval need only fall into it.
///
/// Where the lunar months of an era are not known (before 1120 and after February 1128), the era year must fit, a month must lie within
/// a month of where the sun puts it, and a sexagenary day must be that very day of the cycle.
///
/// # Errors
///
/// Text that is no date, with its column, or the sentence that says what it names instead.
pub fn check_as_written(as_written: &str, when: &When) -> Result<(), DateError> {
    let Some((first, second)) = split(as_written) else {
        let named = Named::read(as_written, None, when.reckoning())?;
        return named.agrees(Some(whole(when)), as_written, 1, when);
    };
    let column = first.chars().count() + 2;
    let start = Named::read(first, None, when.reckoning())?;
    let end = Named::read(second, Some(&start), when.reckoning())
        .map_err(|error| error.shifted(column - 1))?;
    let Parts::Interval(from, to) = when.parts() else {
        return Err(DateError::new(
            column - 1,
            "as_written has two ends, and `when` is one date",
        ));
    };
    start.agrees(from.ok().as_ref().map(days), first, 1, when)?;
    end.agrees(to.ok().as_ref().map(days), second, column, when)
}

/// The two ends; EDTF intervals of a single date in words are not told apart from ours, and need not be.
fn split(text: &str) -> Option<(&str, &str)> {
    let (first, second) = text.split_once('/')?;
    let has_two = !first.trim().is_empty() && !second.trim().is_empty() && !second.contains('/');
    has_two.then_some((first, second))
}

fn days(date: &Date) -> (Day, Day) {
    date.days()
}

/// The first and the last day a date may be on.
fn whole(when: &When) -> (Day, Day) {
    if let Parts::One(date) = when.parts() {
        return date.days();
    }
    let extent = when.extent();
    (extent.start().day(), extent.end().plus(-1).day())
}

/// What a text names.
enum Named {
    Eastern(Eastern, Reading),
    Other(When),
}

impl Named {
    fn read(text: &str, before: Option<&Self>, reckoning: Reckoning) -> Result<Self, DateError> {
        let eastern = match read_romanised(text) {
            Some(read) => Some(read?),
            None if text.chars().any(is_han) => read_han(text).ok(),
            None => None,
        };
        let lean = |date: Eastern| match before {
            Some(Self::Eastern(first, _)) => date.after(first),
            _ => date,
        };
        match eastern.map(lean) {
            Some(date) => Ok(Self::Eastern(date, date.resolve()?)),
            None => read(text, reckoning).map(Self::Other),
        }
    }

    /// Whether it may be on the days wanted; a side without a date agrees with anything.
    fn agrees(
        &self,
        wanted: Option<(Day, Day)>,
        text: &str,
        column: usize,
        when: &When,
    ) -> Result<(), DateError> {
        let Some((first, last)) = wanted else {
            return Ok(());
        };
        let agrees = match self {
            Self::Eastern(_, reading) => reading.meets(first, last),
            Self::Other(named) => {
                let (from, to) = whole(named);
                from <= last && first <= to
            }
        };
        if agrees {
            return Ok(());
        }
        let reason = format!(
            "as_written names {}, `when` says {}",
            self.said(text, when.reckoning()),
            said_days(first, last, when)
        );
        Err(DateError::new(column, reason))
    }

    fn said(&self, text: &str, reckoning: Reckoning) -> String {
        match self {
            Self::Eastern(_, Reading::Within(first, last)) if first == last => {
                format!(
                    "{} ({})",
                    english_day(*first, reckoning),
                    first.sexagenary()
                )
            }
            Self::Eastern(_, reading) => reading
                .when(reckoning)
                .and_then(|when| in_words(&when))
                .unwrap_or_else(|| text.to_owned()),
            Self::Other(named) => in_words(named).unwrap_or_else(|| text.to_owned()),
        }
    }
}

fn said_days(first: Day, last: Day, when: &When) -> String {
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
    write(
        when,
        CalendarView::of_reckoning(when.reckoning()),
        DateStyle::En,
    )
}
