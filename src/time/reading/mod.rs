//! Reading a date in any form a person types or a source writes.
//!
//! A text is split at most once, at one of the words that join two dates ([`grammar`]); each side is one date, with "about" before or
//! behind it or without. One date is EDTF, a date by an era, or a date in digits and words ([`atom`]). Nothing here calls itself, so
//! that no text takes longer than its length.

mod atom;
mod bounds;
mod century;
mod digits;
mod grammar;
mod inverse;
mod loose;
mod note;
mod plain;
mod spans;
mod style;
#[cfg(test)]
mod tests;
mod units;
mod words;
mod yearless;

pub(super) use bounds::{Bounds, outer};
pub(crate) use loose::{Meant, meant};
pub use note::{Note, Whose};

use super::calendar::{CalendarView, EraName};
use super::eastern;
use super::edtf::When;
use super::error::DateError;
use super::moment::Day;
use super::reckoning::Reckoning;
use super::write::DateStyle;

/// What a date is read among.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The calendar of digits.
    pub reckoning: Reckoning,
    /// The calendars that a chronicle lists as its own; an era name that several states had is taken as theirs.
    pub calendars: &'a [CalendarView],
    /// A day near which 丙辰 or 丙午年 is looked for.
    pub near: Option<Day>,
    /// How many minutes ahead of UTC the clocks are that times with a zone are brought to; none to leave them on their own.
    pub zone: Option<i16>,
    /// The ways of writing dates whose words are read; where there are none, those of English.
    pub styles: &'a [DateStyle],
    /// Today, where "today" is understood.
    pub today: Option<Day>,
    /// Whether dates outside of their era are given beside those within another: where something else decides.
    pub beyond: bool,
}

impl Context<'_> {
    /// Nothing but the calendar of digits.
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

/// What a text may mean.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The date.
    pub when: When,
    /// The eras that it was read by.
    pub eras: Vec<EraName>,
    /// What must be said of it: how ambiguous digits were taken, that a month lies before its era.
    pub notes: Vec<Note>,
    /// Why there is no such date by an era of the same name that is sooner thought of: this reading is a guess then.
    pub refused: Option<DateError>,
    /// The days that the words may mean, without regard to when an era began within its year.
    pub(super) bounds: Bounds,
}

/// Every reading of a text, the nearest at hand first: more than one where an era name is of several states.
///
/// # Errors
///
/// Text that is no date, or a date that cannot be, with the column and what there is instead.
pub fn readings(text: &str, context: Context<'_>) -> Result<Vec<Reading>, DateError> {
    let text: String = text.chars().map(narrow).collect();
    let text = with_a_dash(&text).unwrap_or(text);
    let trimmed = text.trim_start();
    let skipped = text.chars().count() - trimmed.chars().count();
    if let Some(when) = as_annals_writes(trimmed.trim_end(), context) {
        return Ok(vec![Reading::of_digits(when, context)]);
    }
    grammar::read(trimmed.trim_end(), context).or_else(|error| {
        let when = loose::read(trimmed, context.reckoning).filter(|_| !error.cannot_be);
        let reading = |when| vec![Reading::of_digits(when, context)];
        when.map(reading).ok_or_else(|| error.shifted(skipped))
    })
}

/// A date in the words that annals writes it with.
fn as_annals_writes(text: &str, context: Context<'_>) -> Option<When> {
    // Digits say how they were taken.
    let in_digits = digits::parted(text, context.reckoning).is_some();
    if in_digits || When::parse_loosely(text, context.reckoning).is_ok() {
        return None;
    }
    // A date by an era is none of digits.
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
    /// A date that was read in another way.
    pub fn of(when: When) -> Self {
        Self {
            bounds: Bounds::of(&when),
            when,
            eras: Vec::new(),
            notes: Vec::new(),
            refused: None,
        }
    }

    /// Whose era it was read by, with the year that it gives.
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

    /// A date that no era was needed for.
    fn of_digits(when: When, context: Context<'_>) -> Self {
        Self::of(match context.zone {
            Some(zone) => when.on_clocks(zone),
            None => when,
        })
    }
}

/// A digit or a sign that keyboards of East Asia write as wide as a Han character, in its usual width.
fn narrow(character: char) -> char {
    match character {
        '０'..='９' | '．' | '／' | '－' | '：' => {
            // Wide forms stand in the order of ASCII.
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        // A minus as it is printed.
        '\u{2212}' => '-',
        other => other,
    }
}

/// Reads EDTF, "9 Jan 1127", "January 1127", "221 BCE", "1120s", dates by eras (靖康元年閏十一月丙辰, 高麗仁宗四年, "Tenshō 10.6.2"),
/// two dates with a word between them. Digits are in the calendar `reckoning`, and so is the date that comes out. Of several readings
/// the nearest at hand is taken.
///
/// A lunar month becomes the set of its days, one of which is meant.
///
/// # Errors
///
/// Text of none of these forms, or a date that cannot be, with the column.
pub fn read(text: &str, reckoning: Reckoning) -> Result<When, DateError> {
    read_in(text, Context::of(reckoning)).map(|reading| reading.when)
}

/// The reading nearest at hand, with a note that says what else the words may mean.
///
/// # Errors
///
/// As for [`readings`].
pub fn read_in(text: &str, context: Context<'_>) -> Result<Reading, DateError> {
    let nothing = || DateError::new(1, "there is no date here");
    let mut all = readings(text, context)?.into_iter();
    let mut first = all.next().ok_or_else(nothing)?;
    let others: Vec<Whose> = all.filter_map(|other| other.whose()).collect();
    if let Some(taken) = first.whose().filter(|_| !others.is_empty()) {
        first.notes.insert(0, Note::Taken(taken, others));
    }
    Ok(first)
}

/// Whether a character is a Han character, as far as dates have them.
pub(crate) fn is_han(character: char) -> bool {
    ('\u{3007}'..='\u{9fff}').contains(&character)
}
