//! A single date, without words that join it to another one.

use super::{Context, Note, clock, is_han, plain, units, yearless};
use crate::time::calendar::EraName;
use crate::time::eastern::{self, Eastern, Readings, Surroundings, Taken};
use crate::time::edtf::When;
use crate::time::error::DateError;
use crate::time::moment::Day;

/// A parsed single date.
#[derive(Debug, Clone)]
pub(super) enum Atom {
    /// In digits and words, with notes on how it was parsed.
    Civil(When, Vec<Note>),
    /// In an era: the parts, and all their readings.
    Eastern(Box<Eastern>, Readings),
}

/// Parses a single date.
///
/// # Errors
///
/// If it is not a date, with the column of the problem.
pub(super) fn read(text: &str, context: Context<'_>) -> Result<Atom, DateError> {
    let as_edtf = match When::parse_loosely(text, context.reckoning) {
        Ok(when) => {
            let when = match context.zone {
                Some(zone) => when.on_clocks(zone),
                None => when,
            };
            return Ok(Atom::Civil(when, Vec::new()));
        }
        Err(error) => error,
    };
    let lower = text.to_lowercase();
    let same_length = lower.chars().count() == text.chars().count();
    if same_length && let Some(read) = units::in_east_asian_units(&lower, context.reckoning) {
        return read.map(|when| Atom::Civil(when, Vec::new()));
    }
    if same_length && let Some(read) = plain::read(&lower, context) {
        return read.map(|(when, notes)| Atom::Civil(when, notes));
    }
    if let Some(read) = timed(text, context) {
        return read.map(|(when, notes)| Atom::Civil(when, notes));
    }
    if let Some(read) = yearless::read(&lower, context) {
        return read.map(|when| Atom::Civil(when, Vec::new()));
    }
    if let Some(parts) = eastern::read(text) {
        return resolved(parts?, context);
    }
    let error = named_zone(text, context).or_else(|| unknown(text, &lower));
    Err(error.unwrap_or(as_edtf))
}

/// Parses a second date, which may omit parts that are given by the first.
pub(super) fn read_after(
    text: &str,
    first: &Eastern,
    context: Context<'_>,
) -> Result<Atom, DateError> {
    match eastern::read(text).or_else(|| eastern::read_rest(text)) {
        Some(parts) => resolved(parts?.after(first), context),
        None => read(text, context),
    }
}

/// A date in an era, or near the day of the context.
pub(super) fn resolved(parts: Eastern, context: Context<'_>) -> Result<Atom, DateError> {
    let around = Surroundings {
        reckoning: context.reckoning,
        calendars: context.calendars,
        near: context.near,
        beyond: context.beyond,
    };
    if let Some(near) = eastern::near(&parts, around)? {
        return Ok(Atom::Civil(near, Vec::new()));
    }
    let taken = eastern::taken(&parts, around)?;
    Ok(Atom::Eastern(Box::new(parts), taken))
}

/// A day with the time of day after it, or with a range of hours: "11 November 1918 11:00", "4.10.1957 19h28", "14 March 2024,
/// 10:00 UTC", "2024-03-14 10:00-11:30".
fn timed(text: &str, context: Context<'_>) -> Option<Result<(When, Vec<Note>), DateError>> {
    let is_between = |(_, letter): &(usize, char)| matches!(letter, ' ' | 'T');
    let mut ends = text.char_indices().filter(is_between).take(MOST_WORDS);
    ends.find_map(|(at, letter)| {
        let time = text.get(at + 1..)?;
        let hours = clock::range(time).filter(|_| letter == ' ');
        let times =
            hours.map_or_else(|| Some(vec![clock::read(time)?]), |both| Some(both.into()))?;
        let day = text.get(..at)?.trim_end_matches([' ', ',']);
        let (when, notes) = match When::parse(day, context.reckoning) {
            Ok(when) => (when, Vec::new()),
            Err(_) => plain::read(&day.to_lowercase(), context)?.ok()?,
        };
        let each: Vec<String> = times.iter().map(|time| format!("{when}T{time}")).collect();
        let column = text[..=at].chars().count() + 1;
        let parsed = When::parse(&each.join("/"), when.reckoning());
        let clocked = parsed.map(|when| match context.zone {
            Some(zone) => when.on_clocks(zone),
            None => when,
        });
        // The column is not that of the digits, which are written otherwise.
        let at_time = |error| DateError { column, ..error };
        Some(clocked.map(|when| (when, notes)).map_err(at_time))
    })
}

/// Maximum number of words in a day with a time.
const MOST_WORDS: usize = 10;

/// Says how to write a zone that follows a time as an abbreviation: "2023-03-26 02:30 CET".
fn named_zone(text: &str, context: Context<'_>) -> Option<DateError> {
    let (rest, zone) = text.trim_end().rsplit_once(' ')?;
    let is_name = (3..=5).contains(&zone.len()) && zone.bytes().all(|b| b.is_ascii_uppercase());
    let is_timed = is_name && timed(rest, context).is_some_and(|read| read.is_ok());
    is_timed.then(|| {
        let reason = format!("\u{201c}{zone}\u{201d} is not understood: write the zone as hours before or after UTC, such as +01:00");
        DateError::new(rest.chars().count() + 2, reason)
    })
}

/// Says of a text with words which of them is not known.
fn unknown(text: &str, lower: &str) -> Option<DateError> {
    if text.starts_with(['Y', 'X', 'y']) || text.chars().any(is_han) {
        return None;
    }
    let is_known = |word: &str| plain::is_word(word) || SIGNS.contains(&word);
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let unknown = words.clone().find(|word| !is_known(word));
    let word = unknown.or_else(|| words.next().filter(|first| lower.starts_with(first)))?;
    let at = lower.find(word)?;
    let column = lower[..at].chars().count() + 1;
    let written: String = text
        .chars()
        .skip(column - 1)
        .take(word.chars().count())
        .collect();
    let reason = if unknown.is_some() {
        format!(
            "\u{201c}{written}\u{201d} is not understood in a date: it is not a month, a season or a known era"
        )
    } else {
        format!("no date begins with \u{201c}{written}\u{201d} and goes on like this")
    };
    Some(DateError::new(column, reason))
}

/// The letters of EDTF.
const SIGNS: [&str; 5] = ["t", "z", "x", "y", "e"];

/// One reading of a date: its days, and the date itself.
#[derive(Debug, Clone)]
pub(super) struct One {
    pub(super) when: When,
    /// The days, without the limits of an era within its year.
    pub(super) whole: (Day, Day),
    pub(super) era: Option<EraName>,
    pub(super) polity: Option<usize>,
    pub(super) notes: Vec<Note>,
    /// The error for a more likely era that does not have the date.
    pub(super) refused: Option<DateError>,
}

impl Atom {
    /// All readings.
    pub(super) fn each(&self, context: Context<'_>) -> Vec<One> {
        match self {
            Self::Civil(when, notes) => vec![One {
                when: when.clone(),
                whole: super::outer(when),
                era: None,
                polity: None,
                notes: notes.clone(),
                refused: None,
            }],
            Self::Eastern(parts, all) => {
                let one = |taken| One::of(parts, taken, all.refused.clone(), context);
                all.taken.iter().map(one).collect()
            }
        }
    }
}

impl One {
    fn of(
        parts: &Eastern,
        taken: &Taken,
        refused: Option<(EraName, DateError)>,
        context: Context<'_>,
    ) -> Self {
        let span = taken.span;
        let said = refused
            .as_ref()
            .map(|(era, error)| Note::Refused(*era, error.reason.clone()));
        let when = if span.first == span.last {
            parts.on(span.first, context.reckoning)
        } else {
            When::within_days(span.first, span.last, context.reckoning)
        };
        Self {
            when: if span.is_about {
                when.marked_approximate()
            } else {
                when
            },
            whole: span.whole,
            era: Some(taken.found.era.id),
            polity: Some(taken.found.era.polity),
            notes: Note::of(taken).into_iter().chain(said).collect(),
            refused: refused.map(|(_, error)| error),
        }
    }
}
