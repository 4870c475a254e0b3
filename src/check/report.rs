//! All problems of a file.

use std::collections::HashMap;
use std::ops::Range;

use super::{Problem, Severity};

/// The maximum number of problems to store; further ones are only counted. This bounds the memory used for a file with 100 million
/// mistakes.
const KEPT: usize = 10_000;

/// The maximum number of comparisons in search of similar words, which take about a second.
const COMPARED: usize = 1 << 21;

/// All problems of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The problems, sorted by position; at most ten thousand.
    pub problems: Vec<Problem>,
    /// Notes on what could not be checked, which are not mistakes; at most ten thousand.
    pub notes: Vec<Problem>,
    errors: usize,
    warnings: usize,
    kept: Box<Kept>,
}

/// A file included by the one that a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Included {
    /// Its name.
    pub(crate) name: String,
    /// Its number, which identifies it for the code that found it.
    pub(crate) number: usize,
    /// The offset that stands for its first byte in the report's places.
    pub(crate) start: usize,
    /// Its text.
    pub(crate) text: String,
}

/// Working data of a report, which is not output.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Kept {
    /// The included files, whose offsets follow the end of the text.
    included: Vec<Included>,
    /// The problems that are reported only once, each by its identifier and with its index among the problems.
    once: HashMap<String, usize>,
    /// The number of comparisons made so far in search of similar words.
    compared: usize,
}

impl Report {
    /// True if there are no errors and no warnings.
    pub fn is_empty(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }

    /// The number of errors, including those not stored.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The number of warnings, including those not stored.
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// A report of a single problem.
    pub(crate) fn of(problem: Problem) -> Self {
        let mut report = Self::default();
        report.add(problem);
        report
    }

    /// Adds a problem.
    pub(crate) fn add(&mut self, problem: Problem) {
        match problem.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => {
                if self.notes.len() < KEPT {
                    self.notes.push(problem);
                }
                return;
            }
        }
        // An error takes the place of a warning found earlier.
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        } else if problem.severity == Severity::Error && self.errors <= KEPT {
            let place = self
                .problems
                .iter()
                .rposition(|kept| kept.severity == Severity::Warning);
            if let Some(warning) = place.and_then(|at| self.problems.get_mut(at)) {
                *warning = problem;
            }
        }
    }

    /// Adds an error that is reported only once, at the first of its places; `what` identifies it.
    pub(crate) fn add_once(&mut self, what: &str, problem: Problem) {
        let Some(at) = self.kept.once.get(what) else {
            let at = self.problems.len();
            if at < KEPT {
                self.kept.once.insert(what.to_owned(), at);
            }
            return self.add(problem);
        };
        let place = |problem: &Problem| problem.place.clone().unwrap_or_default();
        if let Some(known) = self.problems.get_mut(*at) {
            let mut later = place(&problem);
            if later.start < place(known).start {
                let first = std::mem::replace(known, problem);
                later = place(&first);
                known.again = first.again;
            }
            known.again.add(later);
        }
    }

    /// Adds the problems found in another part of the file.
    pub(crate) fn join(&mut self, other: Self) {
        let counted = (self.errors + other.errors, self.warnings + other.warnings);
        other
            .problems
            .into_iter()
            .chain(other.notes)
            .for_each(|problem| self.add(problem));
        (self.errors, self.warnings) = counted;
    }

    /// Sets the included files, in the order of their offsets.
    pub(crate) fn include(&mut self, included: Vec<Included>) {
        self.kept.included = included;
    }

    /// The included files, in the order of their offsets.
    pub(crate) fn included(&self) -> &[Included] {
        &self.kept.included
    }

    /// Whether an unknown word may be compared with `known` words. False once the problem would only be counted or the limit of comparisons
    /// is reached, as a file may have very many of both kinds of words.
    pub(crate) fn may_compare(&mut self, known: usize) -> bool {
        let may = self.kept.compared < COMPARED && self.problems.len() < KEPT;
        self.kept.compared += known;
        may
    }

    /// Drops the fixes, because the text that they are for is not the file.
    pub(crate) fn drop_fixes(&mut self) {
        for problem in self.problems.iter_mut().chain(&mut self.notes) {
            problem.fix.clear();
        }
    }

    /// Translates every offset to another text.
    pub(crate) fn moved(&mut self, to: impl Fn(usize) -> usize) {
        for included in &mut self.kept.included {
            included.start = to(included.start);
        }
        for problem in self.problems.iter_mut().chain(&mut self.notes) {
            let related = problem.related.as_mut().map(|(place, _)| place);
            let edited = problem.fix.iter_mut().map(|edit| &mut edit.at);
            let places = problem.place.iter_mut().chain(&mut problem.again.first);
            for place in places.chain(related).chain(edited) {
                *place = to(place.start)..to(place.end);
            }
        }
    }

    /// Drops the problems in parts of the text, because they are consequences of other problems.
    pub(crate) fn leave_out(&mut self, parts: &[Range<usize>]) {
        if parts.is_empty() {
            return;
        }
        // The indices change.
        self.kept.once.clear();
        let parts = joined(parts);
        let is_within = |at: usize| {
            let after = parts.partition_point(|part| part.start <= at);
            let part = after.checked_sub(1).and_then(|last| parts.get(last));
            part.is_some_and(|part| at < part.end)
        };
        let (errors, warnings) = (&mut self.errors, &mut self.warnings);
        self.problems.retain_mut(|problem| {
            let kept = problem.move_out(is_within);
            match problem.severity {
                Severity::Error => *errors -= usize::from(!kept),
                Severity::Warning => *warnings -= usize::from(!kept),
                Severity::Note => {}
            }
            kept
        });
    }

    /// The report with its notes merged into the problems.
    #[must_use]
    pub fn with_notes(mut self) -> Self {
        self.problems.append(&mut self.notes);
        self.sort();
        self
    }

    /// Sorts the problems by position.
    pub(crate) fn sort(&mut self) {
        self.kept.once.clear();
        self.problems
            .sort_by_key(|problem| problem.place.as_ref().map(|place| (place.start, place.end)));
    }
}

/// Ranges in order, those that overlap joined.
fn joined(ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup_by(|next, before| {
        let overlaps = next.start <= before.end;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Edit, Place};

    /// A word that is not known at three places, of which the first is left out.
    fn moved(fix: impl Fn(Range<usize>) -> Vec<Edit>) -> Report {
        let mut report = Report::default();
        for at in [10..13, 50..53, 90..95] {
            let problem = Problem::error(Place::new(at.start, at.end), "unknown");
            let problem = problem.related(Place::new(5, 8), "known").fix(fix(at));
            report.add_once("word", problem);
        }
        report.leave_out(&[60..70, 0..20, 2..4]);
        report
    }

    #[test]
    fn a_problem_that_is_moved_takes_its_fix_along() {
        let report = moved(|at| vec![Edit::new(at.start + 1..at.end, "new")]);
        assert_eq!(report.errors(), 1);
        let problem = &report.problems[0];
        assert_eq!(problem.place, Some(50..53));
        assert_eq!(problem.fix, [Edit::new(51..53, "new")]);
        assert_eq!(problem.related, None);
        assert_eq!(problem.again.first, vec![90..95]);
    }

    #[test]
    fn a_fix_that_is_partly_elsewhere_is_dropped() {
        let report = moved(|at| vec![Edit::new(2..3, ""), Edit::new(at, "new")]);
        assert!(report.problems[0].fix.is_empty());
    }

    #[test]
    fn further_places_that_are_left_out_are_not_counted() {
        for (name, parts, place, further) in [
            ("those between", 0..35, 40, vec![50]),
            ("those after a place that stays", 25..45, 10, vec![20, 50]),
            ("the last ones", 45..99, 10, vec![20, 30, 40]),
        ] {
            let mut report = Report::default();
            for at in [10, 20, 30, 40, 50] {
                report.add_once("word", Problem::error(Place::new(at, at + 3), "unknown"));
            }
            report.leave_out(std::slice::from_ref(&parts));
            let problem = &report.problems[0];
            let starts: Vec<usize> = problem.again.first.iter().map(|at| at.start).collect();
            assert_eq!(problem.place, Some(place..place + 3), "{name}");
            assert_eq!(
                (problem.again.count, starts),
                (further.len(), further),
                "{name}"
            );
        }
    }

    #[test]
    fn a_problem_with_places_that_are_not_listed_is_kept() {
        let mut report = Report::default();
        for at in (0..200).step_by(10) {
            report.add_once("word", Problem::error(Place::new(at, at + 3), "unknown"));
        }
        let text = " ".repeat(300);
        report.leave_out(std::slice::from_ref(&(0..90)));
        assert_eq!(report.errors(), 1);
        assert_eq!(report.problems[0].again.count, 11);
        let said = report.render("a.ron", &text, false);
        let more = said.contains("the same in 11 more places");
        assert!(more && !said.contains("places:"), "{said}");
    }

    #[test]
    fn a_problem_that_is_moved_has_the_length_of_its_new_place() {
        let mut report = moved(|at| vec![Edit::new(at, "new")]);
        report.leave_out(&[45..60, 40..46]);
        let problem = &report.problems[0];
        assert_eq!(problem.place, Some(90..95));
        assert!(problem.fix.is_empty());
        report.leave_out(&[80..90, 90..99]);
        assert!(report.problems.is_empty() && report.is_empty());
    }
}
