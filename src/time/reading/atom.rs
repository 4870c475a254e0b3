//! A single date, without words that join it to another one.

use super::{Context, Note, is_han, plain, units, yearless};
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
    if let Some(when) = timed(text, context) {
        return Ok(Atom::Civil(when, Vec::new()));
    }
    if let Some(read) = yearless::read(&lower, context) {
        return read.map(|when| Atom::Civil(when, Vec::new()));
    }
    if let Some(parts) = eastern::read(text) {
        return resolved(parts?, context);
    }
    Err(unknown(text, &lower).unwrap_or(as_edtf))
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

fn resolved(parts: Eastern, context: Context<'_>) -> Result<Atom, DateError> {
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

/// "11 November 1918 11:00": a day in words with the time of day behind it.
fn timed(text: &str, context: Context<'_>) -> Option<When> {
    let (day, time) = text.rsplit_once(' ')?;
    let is_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    let (when, _) = plain::read(&day.to_lowercase(), context)
        .filter(|_| is_time)?
        .ok()?;
    let when = When::parse(&format!("{when}T{time:0>5}"), context.reckoning).ok()?;
    Some(match context.zone {
        Some(zone) => when.on_clocks(zone),
        None => when,
    })
}

/// Says of a text with words which of them is not known.
fn unknown(text: &str, lower: &str) -> Option<DateError> {
    if text.starts_with(['Y', 'X', 'y']) || text.chars().any(is_han) {
        return None;
    }
    let is_known = |word: &str| plain::is_word(word) || SIGNS.contains(&word);
    let words = lower.split(|c: char| !c.is_alphabetic());
    let word = words
        .filter(|word| !word.is_empty())
        .find(|word| !is_known(word))?;
    let at = lower.find(word)?;
    let column = lower[..at].chars().count() + 1;
    let written: String = text
        .chars()
        .skip(column - 1)
        .take(word.chars().count())
        .collect();
    let reason = format!(
        "\u{201c}{written}\u{201d} is not understood in a date: it is not a month, a season or a known era"
    );
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
            Self::Eastern(_, all) => {
                let one = |taken| One::of(taken, all.refused.clone(), context);
                all.taken.iter().map(one).collect()
            }
        }
    }
}

impl One {
    fn of(taken: &Taken, refused: Option<(EraName, DateError)>, context: Context<'_>) -> Self {
        let span = taken.span;
        let said = refused
            .as_ref()
            .map(|(era, error)| Note::Refused(*era, error.reason.clone()));
        let when = When::within_days(span.first, span.last, context.reckoning);
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
