//! Parsing a date in any form that people type or sources use.
//!
//! A text is split at most once, at one of the words that join two dates ([`grammar`]). Each side is a single date, with or without
//! "about" before or after it. A single date is EDTF, an era date, or a date in digits and words ([`atom`]). The grammar is not
//! recursive, which bounds the time that a text can take.

mod atom;
mod bounds;
mod century;
mod clock;
mod digits;
mod glossed;
mod grammar;
mod inverse;
mod loose;
mod months;
mod note;
mod part;
mod plain;
mod spans;
mod style;
#[cfg(test)]
mod tests;
mod two;
mod units;
mod weekday;
mod words;
mod yearless;

pub(super) use bounds::{Bounds, outer};
pub(crate) use loose::{Suggestion, suggestion, takes_short_year};
pub(crate) use months::month_of_name;
pub use note::{Note, Whose};
pub(crate) use spans::read_span;
pub(crate) use weekday::{ENGLISH_WEEKDAYS, weekday, weekday_of};
pub(crate) use yearless::month_and_day;

use super::calendar::{CalendarView, EraName};
use super::eastern;
use super::edtf::When;
use super::error::DateError;
use super::han::is_han;
use super::moment::Day;
use super::precision::Precision;
use super::reckoning::Reckoning;
use super::write::DateStyle;
use crate::text::narrow;

/// The context in which a date is read.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The calendar of dates in digits.
    pub reckoning: Reckoning,
    /// The calendars listed by the chronicle; they take precedence if an era name was used by several states.
    pub calendars: &'a [CalendarView],
    /// The day near which 丙辰 or 丙午年 is looked for.
    pub near: Option<Day>,
    /// The zone, in minutes ahead of UTC, to which times with a zone are converted; `None` to keep them as they are.
    pub zone: Option<i16>,
    /// The date styles whose words are recognised; English if empty.
    pub styles: &'a [DateStyle],
    /// The current day, if "today" is supported.
    pub today: Option<Day>,
    /// Whether readings outside of their era are kept beside others, for callers that choose among them.
    pub beyond: bool,
}

impl Context<'_> {
    /// A context with only the calendar of digits.
    pub const fn of(reckoning: Reckoning) -> Self {
        Self {
            reckoning,
            calendars: &[],
            near: None,
            zone: None,
            styles: &[],
            today: None,
            beyond: false,
        }
    }
}

/// One possible meaning of a text.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The date.
    pub when: When,
    /// The eras used to read it.
    pub eras: Vec<EraName>,
    /// Notes on the reading, such as how ambiguous digits were read, or that the month is before the start of its era.
    pub notes: Vec<Note>,
    /// The error for a more likely era of the same name that does not have the date; this reading is then a guess.
    pub refused: Option<DateError>,
    /// The days that the words may refer to, without the limits of an era within its year.
    pub(super) bounds: Bounds,
}

/// All readings of a text, most likely first. There is more than one if an era name was used by several states.
///
/// # Errors
///
/// If the text is not a date or the date does not exist, with the column and what exists instead.
///
/// ```
/// use annals::time::{Context, Reckoning, readings};
///
/// // Several states had an era of this name.
/// let readings = readings("建武元年", Context::of(Reckoning::Julian))?;
/// assert!(readings.len() > 1);
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn readings(text: &str, context: Context<'_>) -> Result<Vec<Reading>, DateError> {
    let all = every_reading(text, context)?;
    if all.iter().any(|reading| reading.when.marks_a_time()) {
        let reason = "a date with a time of day cannot be approximate or uncertain: leave out the time, or the mark";
        return Err(DateError::new(1, reason).that_cannot_be());
    }
    Ok(all)
}

fn every_reading(text: &str, context: Context<'_>) -> Result<Vec<Reading>, DateError> {
    let text: String = text.chars().map(narrowed).collect();
    let text = with_a_dash(&text).unwrap_or(text);
    let trimmed = text.trim_start();
    let skipped = text.chars().count() - trimmed.chars().count();
    if let Some(when) = as_annals_writes(trimmed.trim_end(), context) {
        let mut all = intervals(trimmed.trim_end(), &when, context);
        let is_one = !when.is_set() && !when.is_interval();
        let is_short = is_one && takes_short_year(trimmed, &when.to_string());
        let mut reading = Reading::of_digits(when, context);
        reading.notes.extend(is_short.then_some(Note::ShortYear));
        all.push(reading);
        return Ok(all);
    }
    let dated = with_weekday(trimmed.trim_end(), context);
    if let Some(Ok(found)) = dated {
        return Ok(found);
    }
    grammar::read(trimmed.trim_end(), context).or_else(|error| {
        let error = dated.and_then(Result::err).unwrap_or(error);
        let when = loose::read(trimmed, context.reckoning).filter(|_| !error.cannot_be);
        let reading = |when| vec![Reading::of_digits(when, context)];
        when.map(reading).ok_or_else(|| error.shifted(skipped))
    })
}

/// The intervals that a text may mean which annals writes for an unspecified year: 1900–1999 for `19XX`.
fn intervals(text: &str, when: &When, context: Context<'_>) -> Vec<Reading> {
    if when.is_interval() || when.precision() >= Precision::Year {
        return Vec::new();
    }
    let mut all = grammar::read(text, context).unwrap_or_default();
    all.retain(|reading| reading.when.is_interval());
    all
}

/// Parses a day with its weekday, which does not have to be right.
fn with_weekday(text: &str, context: Context<'_>) -> Option<Result<Vec<Reading>, DateError>> {
    let (weekday, date) = weekday_of(text)?;
    let gone = text[..text.find(date)?].chars().count();
    let mut found = match grammar::read(date, context) {
        Ok(found) => found,
        Err(error) => return Some(Err(error.shifted(gone))),
    };
    for reading in &mut found {
        let (first, last) = outer(&reading.when);
        if first != last {
            return None;
        }
        if usize::try_from(first.0.rem_euclid(7)) != Ok(weekday) {
            reading.notes.push(Note::AnotherWeekday);
        }
    }
    Some(Ok(found))
}

/// Parses a date as annals itself writes it.
fn as_annals_writes(text: &str, context: Context<'_>) -> Option<When> {
    // Digits are handled elsewhere, with a note on how they were read.
    let in_digits = digits::parted(text, context.reckoning).is_some();
    if in_digits || When::parse_loosely(text, context.reckoning).is_ok() {
        return None;
    }
    // Annals writes "May 14 CE" for a month of the year 14.
    let bare = grammar::about(text).map_or(text, |(date, _)| date);
    if month_and_day(bare).is_some() {
        return None;
    }
    // Era dates are handled elsewhere.
    if eastern::read(text).is_some_and(|read| read.is_ok_and(|date| date.eras.is_some())) {
        return None;
    }
    let english = [DateStyle::english()];
    let styles = if context.styles.is_empty() {
        &english
    } else {
        context.styles
    };
    inverse::read(text, styles, context.reckoning)
}

/// "1-3 July 1863" with the dash that annals writes between the days.
fn with_a_dash(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('-')?;
    let is_day = |text: &str| {
        (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (last, _) = rest.split_once(' ')?;
    (is_day(first) && is_day(last)).then(|| format!("{first}\u{2013}{rest}"))
}

impl Reading {
    /// A reading of a date that was parsed in another way.
    pub fn of(when: When) -> Self {
        Self {
            bounds: Bounds::of(&when),
            when,
            eras: Vec::new(),
            notes: Vec::new(),
            refused: None,
        }
    }

    /// The era used to read it, with the resulting year.
    fn whose(&self) -> Option<Whose> {
        let start = self.when.extent().earliest_start?;
        Some(Whose {
            era: *self.eras.first()?,
            year: When::of_year(
                self.when.reckoning().date(start.day()).year,
                self.when.reckoning(),
            ),
        })
    }

    /// A reading of a civil date, converted to the zone of the context.
    fn of_digits(when: When, context: Context<'_>) -> Self {
        Self::of(match context.zone {
            Some(zone) => when.on_clocks(zone),
            None => when,
        })
    }
}

/// The digits and punctuation of dates in normal width.
fn narrowed(character: char) -> char {
    match character {
        '０'..='９' | '．' | '／' | '－' | '：' | '？' => narrow(character),
        // The typographic minus sign.
        '\u{2212}' => '-',
        other => other,
    }
}

/// Parses EDTF, "9 Jan 1127", "January 1127", "221 BCE", "1120s", era dates (靖康元年閏十一月丙辰, 高麗仁宗四年,
/// "Tenshō 10.6.2"), and two dates joined by a word. Digits are in the calendar `reckoning`, and so is the result, unless the
/// text says otherwise (O.S., N.S.). If there are several readings, the most likely one is returned.
///
/// A lunar month becomes the set of its days, one of which is meant.
///
/// # Errors
///
/// If the text has none of these forms or the date does not exist, with the column.
///
/// ```
/// use annals::time::{Reckoning, read};
///
/// let when = read("靖康元年閏十一月丙辰", Reckoning::Julian)?;
/// assert_eq!(when.to_string(), "1127-01-09");
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn read(text: &str, reckoning: Reckoning) -> Result<When, DateError> {
    read_in(text, Context::of(reckoning)).map(|reading| reading.when)
}

/// The most likely reading, with a note on the other possible ones.
///
/// # Errors
///
/// Same as for [`readings`].
///
/// ```
/// use annals::time::{Context, Reckoning, read_in};
///
/// let reading = read_in("9 Jan 1127", Context::of(Reckoning::Julian))?;
/// assert_eq!(reading.when.to_string(), "1127-01-09");
/// assert!(reading.notes.is_empty());
/// # Ok::<(), annals::time::DateError>(())
/// ```
pub fn read_in(text: &str, context: Context<'_>) -> Result<Reading, DateError> {
    let nothing = || DateError::new(1, "no date found");
    let mut all = readings(text, context)?.into_iter();
    let mut first = all.next().ok_or_else(nothing)?;
    let others: Vec<Whose> = all.filter_map(|other| other.whose()).collect();
    if let Some(taken) = first.whose().filter(|_| !others.is_empty()) {
        first.notes.insert(0, Note::Taken(taken, others));
    }
    Ok(first)
}
