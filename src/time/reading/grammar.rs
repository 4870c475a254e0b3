//! Parsing one date, or two dates joined by words.

use super::atom::{self, Atom, One};
use super::glossed::{self, Glossed};
use super::two::{Sided, both, with_all_digits};
use super::words::{ABOUT, JOINS, Join, SIDES, SIGNED_JOINS, SIGNED_SIDES, Side};
use super::{Bounds, Context, Reading};
use crate::time::edtf::{SetKind, When};
use crate::time::error::DateError;
use crate::time::extent::Edge;
use crate::time::moment::Day;
use crate::time::precision::Precision;

/// The maximum length of a date, except for EDTF sets.
pub(super) const LONGEST: usize = 400;

/// The maximum number of positions at which a joining word is tried.
const PLACES: usize = 8;

/// Parses a text. Han characters in brackets after hangul take its place.
pub(super) fn read(text: &str, context: Context<'_>) -> Result<Vec<Reading>, DateError> {
    let mut in_hanja = None;
    if text.len() <= LONGEST {
        while let Some(next) = glossed::with_hanja(in_hanja.as_deref().unwrap_or(text)) {
            in_hanja = Some(next);
        }
    }
    let explained = in_hanja.and_then(|text| with_gloss(&text, context).ok());
    explained.map_or_else(|| with_gloss(text, context), Ok)
}

/// Parses a text. A date of our era in brackets after an era date, or after its year, selects among its readings.
fn with_gloss(text: &str, context: Context<'_>) -> Result<Vec<Reading>, DateError> {
    let Some(glossed) = Glossed::of(text, context) else {
        return unglossed(text, context);
    };
    let Ok(mut all) = unglossed(&glossed.body(), context) else {
        return unglossed(text, context);
    };
    if all.first().is_none_or(|first| first.eras.is_empty()) {
        return unglossed(text, context);
    }
    let before = unglossed(&glossed.before, context).unwrap_or_else(|_| all.clone());
    let gloss = &glossed.gloss;
    let fits = |reading: &&Reading| {
        let (first, last) = super::outer(&reading.when);
        let (from, to) = super::outer(gloss);
        first <= to && from <= last
    };
    let fitting: Vec<&Reading> = before.iter().filter(fits).collect();
    all.retain(|reading| {
        let is_meant = |other: &&Reading| is_in_one_era(other, reading);
        fits(&reading) || !glossed.behind.is_empty() && fitting.iter().any(is_meant)
    });
    match before.first() {
        Some(called) if all.is_empty() => {
            let reason = format!("this date is {}, not {gloss}", called.when);
            Err(DateError::new(glossed.column, reason).that_cannot_be())
        }
        _ => Ok(all),
    }
}

/// Whether two readings begin in an era of the same state, name and first year.
fn is_in_one_era(one: &Reading, other: &Reading) -> bool {
    let era = |reading: &Reading| {
        let era = reading.eras.first()?.era();
        Some((era.polity, &era.han, era.first_year))
    };
    era(one) == era(other)
}

fn unglossed(text: &str, context: Context<'_>) -> Result<Vec<Reading>, DateError> {
    let alone = side(text, context);
    let error = match alone {
        Ok((atom, about)) => return Ok(single(&atom, about, context)),
        Err(error) => error,
    };
    if let Some(signed) = signed(text, context) {
        return Ok(signed);
    }
    if text.chars().count() > LONGEST {
        return Err(error);
    }
    let mut worst = error;
    for (before, word, behind, join) in JOINS {
        match two(text, (before, word, behind), *join, context) {
            Some(Ok(readings)) => return Ok(readings),
            Some(Err(error)) => worst = further(worst, error),
            None => {}
        }
    }
    for (before, behind, side_of) in SIDES {
        let Some(rest) = within(text, before, behind) else {
            continue;
        };
        let gone = before.chars().count();
        if matches!(*behind, " 전" | " 후") && is_count(rest) {
            let reason =
                "this may be a number of years: write the year with four digits, or 이전 and 이후";
            return Err(DateError::new(1, reason).that_cannot_be());
        }
        match side(rest, context) {
            Ok((atom, about)) => return beyond(&atom, about, *side_of, context, gone),
            Err(error) => worst = further(worst, error.shifted(gone)),
        }
    }
    Err(worst)
}

/// Whether a Korean year is as short as a number of years: 100년 전 is a hundred years ago.
fn is_count(text: &str) -> bool {
    let number = text.trim_start_matches("약").trim().strip_suffix('년');
    let is_short = |number: &str| number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit());
    number.map(str::trim_end).is_some_and(is_short)
}

/// Parses dates in eras with the signs of EDTF around them: [天正十年六月二日,天正十年六月三日].
fn signed(text: &str, context: Context<'_>) -> Option<Vec<Reading>> {
    let joined = || {
        let mut joins = SIGNED_JOINS.iter();
        joins.find_map(|(before, word, behind, join)| {
            two(text, (before, word, behind), *join, context)?.ok()
        })
    };
    let beside = || {
        SIGNED_SIDES.iter().find_map(|(before, behind, side_of)| {
            let (atom, about) = side(within(text, before, behind)?, context).ok()?;
            beyond(&atom, about, *side_of, context, 0).ok()
        })
    };
    let read = doubted(text, context).or_else(joined).or_else(beside)?;
    let is_in_era = |reading: &Reading| !reading.eras.is_empty();
    read.iter().all(is_in_era).then_some(read)
}

/// Parses a date with the marks of EDTF after it: 永樂三年六月?, 永樂三年六月~, 永樂三年六月%, 永樂三年六月/.
fn doubted(text: &str, context: Context<'_>) -> Option<Vec<Reading>> {
    let mark = text
        .chars()
        .next_back()
        .filter(|mark| "?~%/".contains(*mark))?;
    let marked = |when: &When| match mark {
        '?' => Some(when.clone().marked_uncertain()),
        '~' => Some(when.clone().marked_approximate()),
        '%' => Some(when.clone().marked_uncertain().marked_approximate()),
        '/' => When::interval(Ok(when), Err(Edge::Unknown)),
        _ => None,
    };
    let (atom, about) = side(text.strip_suffix(mark)?.trim_end(), context).ok()?;
    let mut all = single(&atom, about, context);
    for reading in &mut all {
        reading.when = marked(&reading.when)?;
    }
    Some(all)
}

fn further(one: DateError, other: DateError) -> DateError {
    if (other.cannot_be, other.column) > (one.cannot_be, one.column) {
        other
    } else {
        one
    }
}

/// The text between two words, compared without regard to case.
fn within<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    let head = text.get(..before.len())?;
    let rest = text.get(before.len()..)?;
    let body = rest.strip_suffix(behind)?;
    let found = head == before || head.to_lowercase() == before;
    (found && !body.is_empty()).then_some(body)
}

/// Parses one date, with or without "about".
pub(super) fn side(text: &str, context: Context<'_>) -> Result<(Atom, bool), DateError> {
    match about(text) {
        Some((rest, gone)) => atom::read(rest, context)
            // 治承の頃 has no year beside the word for "about".
            .or_else(|error| atom::read(text, context).map_err(|_| error))
            .map(|atom| (atom, true))
            .map_err(|error| error.shifted(gone)),
        None => atom::read(text, context).map(|atom| (atom, false)),
    }
}

/// The date that "about" applies to, and the number of characters before it.
pub(super) fn about(text: &str) -> Option<(&str, usize)> {
    ABOUT.iter().find_map(|(before, behind)| {
        Some((
            within(text, before, behind)?.trim_end(),
            before.chars().count(),
        ))
    })
}

fn single(atom: &Atom, about: bool, context: Context<'_>) -> Vec<Reading> {
    let of = |one: One| {
        let bounds = match (atom, one.era) {
            (Atom::Civil(when, _), _) => Bounds::of(when),
            _ => Bounds::One(vec![widened(one.whole, about)]),
        };
        reading(marked(one.when.clone(), about), &[&one], bounds)
    };
    atom.each(context).into_iter().map(of).collect()
}

/// "About" allows a year on either side.
fn widened((first, last): (Day, Day), about: bool) -> (Day, Day) {
    let year = if about { 366 } else { 0 };
    (first.plus(-year), last.plus(year))
}

pub(super) fn marked(when: When, about: bool) -> When {
    if about {
        when.marked_approximate()
    } else {
        when
    }
}

fn reading(when: When, of: &[&One], bounds: Bounds) -> Reading {
    let mut notes = Vec::new();
    for note in of.iter().flat_map(|one| &one.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    let mut eras: Vec<_> = of.iter().filter_map(|one| one.era).collect();
    eras.dedup();
    Reading {
        when,
        eras,
        notes,
        refused: of.iter().find_map(|one| one.refused.clone()),
        bounds,
    }
}

/// Parses two dates joined by a word, at the first of its occurrences where both sides are dates.
fn two(
    text: &str,
    (before, word, behind): (&str, &str, &str),
    join: Join,
    context: Context<'_>,
) -> Option<Result<Vec<Reading>, DateError>> {
    let body = within(text, before, behind)?;
    let lower = body.to_lowercase();
    let searched = if lower.len() == body.len() {
        &lower
    } else {
        body
    };
    let mut failed = None;
    for (at, _) in searched.match_indices(word).take(PLACES) {
        if !body.is_char_boundary(at) || !body.is_char_boundary(at + word.len()) {
            continue;
        }
        let (from, to) = (&body[..at], &body[at + word.len()..]);
        if from.is_empty() || to.is_empty() || (word == "-" && !are_years(from, to)) {
            continue;
        }
        let passed = before.chars().count() + body[..at + word.len()].chars().count();
        let whole = matches!(word, "/" | "–" | "—").then(|| with_all_digits(from, to));
        let whole = whole.flatten();
        match both(from, whole.as_deref().unwrap_or(to), passed, join, context) {
            Ok((first, last)) => return Some(joined(&first, &last, join, passed, context)),
            Err(error) => failed = Some(error),
        }
    }
    failed.map(Err)
}

/// Whether a hyphen separates two years: "1120-1127" is not a month 1127.
fn are_years(from: &str, to: &str) -> bool {
    let is_year =
        |year: &str| (3..=4).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit());
    is_year(from) && is_year(to)
}

/// All pairs of readings that fit together.
fn joined(
    (first, first_about): &Sided,
    (last, last_about): &Sided,
    join: Join,
    passed: usize,
    context: Context<'_>,
) -> Result<Vec<Reading>, DateError> {
    let (firsts, lasts) = (first.each(context), last.each(context));
    if join == Join::Between && firsts.iter().chain(&lasts).any(|one| is_open(&one.when)) {
        let reason = "a time between two dates needs both, without open ends";
        return Err(DateError::new(1, reason).that_cannot_be());
    }
    let same_state = |one: &One, other: &One| one.polity == other.polity;
    let any_same = firsts
        .iter()
        .any(|one| lasts.iter().any(|other| same_state(one, other)));
    let mut all = Vec::new();
    for one in &firsts {
        for other in &lasts {
            if any_same && !same_state(one, other) {
                continue;
            }
            let from = marked(one.when.clone(), *first_about);
            let to = marked(other.when.clone(), *last_about);
            let Some(when) = combined(&from, &to, join, context) else {
                continue;
            };
            let days = (
                widened(one.whole, *first_about),
                widened(other.whole, *last_about),
            );
            let bounds = match join {
                Join::Interval => Bounds::Two(Some(days.0), Some(days.1)),
                Join::Between => Bounds::One(vec![(days.0.0, days.1.1)]),
                Join::Either | Join::Both => Bounds::One(vec![days.0, days.1]),
            };
            all.push(reading(when, &[one, other], bounds));
        }
    }
    if all.is_empty() {
        let differ = |one: &One| {
            let mut others = lasts.iter();
            others.any(|other| When::in_one_calendar(&one.when, &other.when).is_none())
        };
        let reason = if firsts.iter().any(differ) {
            "the dates are in different calendars, and not both days: write both in one calendar"
        } else {
            "the second date is before the first"
        };
        return Err(DateError::new(passed + 1, reason));
    }
    Ok(all)
}

/// Whether a date has no first or no last day.
fn is_open(when: &When) -> bool {
    let extent = when.extent();
    extent.earliest_start.is_none() || extent.latest_end.is_none()
}

/// Joins two dates. Those of different calendars are put in that of the context, if they are days.
fn combined(from: &When, to: &When, join: Join, context: Context<'_>) -> Option<When> {
    if from.reckoning() != to.reckoning()
        && let Some(from) = from.in_calendar(context.reckoning)
        && let Some(to) = to.in_calendar(context.reckoning)
    {
        return combined(&from, &to, join, context);
    }
    match join {
        Join::Interval => When::interval(Ok(from), Ok(to)),
        Join::Between => {
            let (first, last) = (super::outer(from), super::outer(to));
            if from.is_set() || to.is_set() || [from, to].iter().all(|when| is_a_day(when)) {
                let when = When::within_days(first.0, last.1, context.reckoning);
                return (first.0 <= last.1)
                    .then(|| marked(when, from.approximate() || to.approximate()));
            }
            When::among(from, to)
        }
        Join::Either => When::union(SetKind::OneOf, from, to),
        Join::Both => When::union(SetKind::AllOf, from, to),
    }
}

/// Whether a date is a day without a time.
fn is_a_day(when: &When) -> bool {
    when.single_day().is_some() && when.precision() == Precision::Day
}

/// Parses "before", "after", "from" or "until" with a date.
fn beyond(
    atom: &Atom,
    about: bool,
    side: Side,
    context: Context<'_>,
    gone: usize,
) -> Result<Vec<Reading>, DateError> {
    let refused = || {
        DateError::new(
            gone + 1,
            "not possible with an interval or a set, or beyond the supported years",
        )
    };
    let of = |one: One| {
        let when = marked(one.when.clone(), about);
        let (first, last) = widened(one.whole, about);
        let is_japanese = one.era.is_some_and(|era| !era.era().kana().is_empty());
        let (made, bounds) = match side {
            Side::Before(includes) if includes.of(is_japanese) => {
                (when.before_or_in(), Bounds::Two(None, Some((first, last))))
            }
            Side::Before(_) => (
                when.before(),
                Bounds::Two(None, Some((first, first.plus(-1)))),
            ),
            Side::After(includes) if includes.of(is_japanese) => {
                (when.in_or_after(), Bounds::Two(Some((first, last)), None))
            }
            Side::After(_) => (when.after(), Bounds::Two(Some((last.plus(1), last)), None)),
            Side::From => (
                When::interval(Ok(&when), Err(Edge::Open)),
                Bounds::Two(Some((first, last)), None),
            ),
            Side::Until => (
                When::interval(Err(Edge::Open), Ok(&when)),
                Bounds::Two(None, Some((first, last))),
            ),
        };
        Some(reading(made?, &[&one], bounds))
    };
    let all: Option<Vec<Reading>> = atom.each(context).into_iter().map(of).collect();
    all.filter(|all| !all.is_empty()).ok_or_else(refused)
}
