//! What is left of a file with mistakes when the entries that are wrong are left out.

use std::ops::Range;
use std::sync::Arc;

use super::built::{Built, Reading};
use super::chunks::{beginning, entries};
use super::mend::mend;
use super::progress::Progress;
use super::schema;
use super::values::Value;
use crate::check::{Edited, Problem, Report, Severity};
use crate::chronicle::Chronicle;
use crate::text::Whole;

/// What is left of a file without the entries that are wrong.
#[derive(Debug)]
pub struct Rest {
    /// What it says.
    pub chronicle: Chronicle,
    /// How many entries have problems; of some only what they refer to is missing.
    pub wrong: usize,
    /// How many entries there are.
    pub entries: usize,
}

/// Makes what can be made of a file with mistakes, which are those of a report. None if that is nothing.
pub fn load_rest(whole: &Whole, report: &Report) -> Option<Rest> {
    let mended = mend(whole, schema::Chronicle::SHAPE);
    let edited = mended.map_or_else(|| Edited::of(whole, &[]), |mended| mended.edited);
    let (found, problems) = (entries(&edited.text), errors(report));
    let mut left = edited.text.clone().into_bytes();
    let mut wrong = 0;
    for entry in &found {
        let place = edited.before(entry.start)..edited.before(entry.end);
        let here = |problem: &&&Problem| is_within(problem, &place);
        let count = problems.iter().filter(here).count();
        wrong += usize::from(count > 0);
        if problems
            .iter()
            .filter(here)
            .any(|problem| !problem.is_soft())
        {
            left.get_mut(entry.clone())?.fill(b' ');
        }
    }
    let left = String::from_utf8(left).ok()?;
    let built = build(&left).or_else(|| build(&beginning(&left)?))?;
    Some(Rest {
        chronicle: built.chronicle?,
        wrong: wrong.max(1),
        entries: found.len(),
    })
}

fn build(text: &str) -> Option<Built> {
    let whole: Whole = Arc::new(text.to_owned().into());
    let progress = Progress::default();
    let built = Built::of(&whole, &Reading::of(&progress));
    built.chronicle.is_some().then_some(built)
}

fn errors(report: &Report) -> Vec<&Problem> {
    let problems = report.problems.iter();
    problems
        .filter(|problem| problem.severity == Severity::Error)
        .collect()
}

fn is_within(problem: &Problem, place: &Range<usize>) -> bool {
    problem
        .place
        .as_ref()
        .is_some_and(|at| place.start <= at.start && at.start < place.end)
}
