//! Everything that is wrong with one file.

use std::collections::HashMap;

use super::{Problem, Severity};

/// Problems beyond this many are counted, not kept: a file of a hundred million mistakes must not fill the memory.
const KEPT: usize = 10_000;

/// How many known words are compared with unknown ones in search of what was meant: about a second's work.
const COMPARED: usize = 1 << 21;

/// Everything that is wrong with one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The problems in the order of the text; the first ten thousand of them.
    pub problems: Vec<Problem>,
    /// What could not be checked, which is no mistake; the first ten thousand.
    pub notes: Vec<Problem>,
    errors: usize,
    warnings: usize,
    kept: Box<Kept>,
}

/// A file that is included by the one that a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Included {
    /// What it is called.
    pub(crate) name: String,
    /// By which the code that found it knows it.
    pub(crate) number: usize,
    /// The place that stands for its first byte.
    pub(crate) start: usize,
    /// What it holds.
    pub(crate) text: String,
}

/// What a report knows beside what it prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Kept {
    /// What places behind the end of the text stand for.
    included: Vec<Included>,
    /// What is reported once for all its places: where it stands among the problems, and how many places it has.
    once: HashMap<String, (usize, usize)>,
    /// How many known words were compared with those that are not known.
    compared: usize,
}

impl Report {
    /// True if nothing is wrong at all.
    pub fn is_empty(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }

    /// How many errors there are, those not kept included.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are, those not kept included.
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
        // An error is worth more than a warning found before it.
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

    /// Adds an error that is reported once for all its places, at the first of them; `what` identifies it.
    pub(crate) fn add_once(&mut self, what: &str, problem: Problem) {
        let Some((at, places)) = self.kept.once.get_mut(what) else {
            let at = self.problems.len();
            if at < KEPT {
                self.kept.once.insert(what.to_owned(), (at, 1));
            }
            return self.add(problem);
        };
        *places += 1;
        let start = |problem: &Problem| problem.place.as_ref().map(|place| place.start);
        if let Some(told) = self.problems.get_mut(*at)
            && start(&problem) < start(told)
        {
            *told = problem;
        }
    }

    /// Adds to what is reported once how many places it has.
    fn count_places(&mut self) {
        for (at, places) in std::mem::take(&mut self.kept.once).into_values() {
            let Some(problem) = self.problems.get_mut(at).filter(|_| places > 1) else {
                continue;
            };
            let more = match places {
                2 => "the same in 1 more place".to_owned(),
                _ => format!("the same in {} more places", places - 1),
            };
            problem.help = Some(match problem.help.take() {
                Some(help) => format!("{more}; {help}"),
                None => more,
            });
        }
    }

    /// Adds what was found in another part of the file.
    pub(crate) fn join(&mut self, other: Self) {
        let counted = (self.errors + other.errors, self.warnings + other.warnings);
        other
            .problems
            .into_iter()
            .chain(other.notes)
            .for_each(|problem| self.add(problem));
        (self.errors, self.warnings) = counted;
    }

    /// Says what places behind the end of the text stand for, in their order.
    pub(crate) fn include(&mut self, included: Vec<Included>) {
        self.kept.included = included;
    }

    /// What places behind the end of the text stand for, in their order.
    pub(crate) fn included(&self) -> &[Included] {
        &self.kept.included
    }

    /// Whether so many known words may be compared with one that is not known: not for a problem that is only counted, and not as
    /// often as one likes, as a file may have very many of both.
    pub(crate) fn may_compare(&mut self, known: usize) -> bool {
        let may = self.kept.compared < COMPARED && self.problems.len() < KEPT;
        self.kept.compared += known;
        may
    }

    /// Maps every place to another text.
    pub(crate) fn moved(&mut self, to: impl Fn(usize) -> usize) {
        for included in &mut self.kept.included {
            included.start = to(included.start);
        }
        for problem in self.problems.iter_mut().chain(&mut self.notes) {
            let related = problem.related.as_mut().map(|(place, _)| place);
            let edited = problem.fix.iter_mut().map(|edit| &mut edit.at);
            for place in problem.place.iter_mut().chain(related).chain(edited) {
                *place = to(place.start)..to(place.end);
            }
        }
    }

    /// The same report with its notes among the problems.
    #[must_use]
    pub fn with_notes(mut self) -> Self {
        self.problems.append(&mut self.notes);
        self.sort();
        self
    }

    /// Puts the problems in the order of the text.
    pub(crate) fn sort(&mut self) {
        self.count_places();
        self.problems
            .sort_by_key(|problem| problem.place.as_ref().map(|place| (place.start, place.end)));
    }
}
