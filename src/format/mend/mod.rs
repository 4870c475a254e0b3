//! Finding the sign that is missing or too much in a text that cannot be read, so that one mistake is reported once and the rest is
//! read as it was meant.
//!
//! The text is taken token by token by a machine that knows the shapes of the format. Where a token does not belong, every way
//! to go on is tried with a sign more or one less nearby, and the one that leads farthest is taken. What is changed is
//! reported as a mistake; the changed text is then read like any other.

mod foreign;
mod lexer;
mod machine;
mod token;
mod ways;

use std::collections::BTreeMap;

use self::foreign::Foreign;
use self::lexer::Lexer;
use self::machine::State;
use self::token::{Kind, Token};
use self::ways::{Change, Fault, Passed, Way};
use super::shape::Shape;
use crate::check::{Edit, Edited, Place, Problem, in_order};

/// So many tokens ahead tell which way is right.
const AHEAD: usize = 80;

/// A way must lead at least so far.
const LEAST: usize = 4;

/// So many tokens are remembered to go back to.
const BACK: usize = 6;

/// So many tokens may be taken in trying before no more is tried.
const BUDGET: usize = 300_000;

/// No more mistakes than this are mended.
const MOST: usize = 1000;

/// A text that has been mended.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) edited: Edited,
    /// Its report.
    pub(super) problems: Vec<Problem>,
}

/// Mends a text that should have a shape; none if there is nothing to mend.
pub(super) fn mend(text: &str, shape: &'static Shape) -> Option<Mended> {
    let mut mending = Mending {
        lexer: Lexer { text },
        state: State::before(shape),
        at: 0,
        passed: Vec::new(),
        edits: Vec::new(),
        problems: Vec::new(),
        habits: BTreeMap::new(),
        budget: BUDGET,
    };
    mending.go();
    let Mending {
        mut edits,
        mut problems,
        habits,
        ..
    } = mending;
    for (what, met) in habits {
        let problem = what.problem(text, met.first.range(), met.places);
        edits.extend(met.edits.iter().cloned());
        problems.push(problem.fix(met.edits));
    }
    if edits.is_empty() {
        return None;
    }
    Some(Mended {
        edited: Edited::of(text, &in_order(edits)),
        problems,
    })
}

/// A text on its way from beginning to end.
struct Mending<'t> {
    lexer: Lexer<'t>,
    state: State,
    at: usize,
    /// The last tokens that were taken.
    passed: Vec<Passed<'t>>,
    edits: Vec<Edit>,
    problems: Vec<Problem>,
    /// Each habit of another notation that was met.
    habits: BTreeMap<Foreign, Met>,
    budget: usize,
}

/// A habit of another notation, as it was met.
struct Met {
    first: Place,
    places: usize,
    /// What puts it right everywhere.
    edits: Vec<Edit>,
}

impl<'t> Mending<'t> {
    /// Goes to the end, or to where nothing helps.
    fn go(&mut self) {
        while self.problems.len() < MOST {
            let token = self.lexer.token(self.at);
            let before = self.state.clone();
            let is_end = token.kind == Kind::End;
            if self.state.take(&token, self.lexer.text) {
                if is_end {
                    return;
                }
                self.pass(before, token);
            } else if is_end {
                return self.close_all();
            } else if !self.repair(&token) {
                return;
            }
        }
    }

    fn pass(&mut self, before: State, token: Token<'t>) {
        self.at = token.end;
        for (place, what) in &token.passed {
            let edit = foreign::passed(*what, place.clone());
            self.habit(*what, Place::new(place.start, place.end), [edit]);
        }
        if let Some(what) = token.foreign {
            let edits = foreign::edits(self.lexer.text, &token, what);
            self.habit(what, Place::new(token.start, token.end), edits);
        }
        self.close_other(&before, &token);
        if self.passed.len() >= BACK {
            self.passed.remove(0);
        }
        self.passed.push(Passed { before, token });
    }

    /// What was opened with another bracket than belongs there is closed with another one, too.
    fn close_other(&mut self, before: &State, token: &Token<'_>) {
        let Some(frame) = before
            .frames
            .last()
            .filter(|frame| frame.opening != frame.meant)
        else {
            return;
        };
        if token.kind == Kind::Close(frame.closing()) {
            let what = Foreign::Brackets(frame.opening, frame.meant);
            let edit = Edit::new(token.start..token.end, machine::closing(frame.meant));
            if let Some(met) = self.habits.get_mut(&what) {
                met.edits.push(edit);
            }
        }
    }

    fn habit(&mut self, what: Foreign, place: Place, edits: impl IntoIterator<Item = Edit>) {
        let met = self.habits.entry(what).or_insert(Met {
            first: place,
            places: 0,
            edits: Vec::new(),
        });
        met.places += 1;
        met.edits.extend(edits);
    }

    /// Takes the way that leads farthest; false if none leads anywhere.
    fn repair(&mut self, token: &Token<'t>) -> bool {
        let fault = Fault {
            lexer: self.lexer,
            state: &self.state,
            token,
            passed: &self.passed,
        };
        let mut best: Option<(usize, Way<'t>)> = None;
        for way in fault.ways() {
            let reach = self.reach(&way, token.start);
            self.budget = self.budget.saturating_sub(reach + 1);
            if best.as_ref().is_none_or(|(most, _)| reach > *most) {
                best = Some((reach, way));
            }
        }
        match best.filter(|(reach, _)| *reach >= LEAST && self.budget > 0) {
            Some((_, way)) => {
                self.follow(way);
                true
            }
            None => false,
        }
    }

    /// How many tokens behind a byte can be taken on a way. Habits of other notations do not end it.
    fn reach(&self, way: &Way<'t>, behind: usize) -> usize {
        let (mut state, mut at, mut reach) = (way.state.clone(), way.from, 0);
        while reach < AHEAD {
            let token = self.lexer.token(at);
            at = token.end;
            if !state.take(&token, self.lexer.text) {
                let Some(way) = self.habit_of(&state, &token) else {
                    return reach;
                };
                (state, at) = (way.state, way.from);
            } else if token.kind == Kind::End {
                return AHEAD;
            }
            reach += usize::from(at > behind);
        }
        reach
    }

    fn habit_of(&self, state: &State, token: &Token<'t>) -> Option<Way<'t>> {
        let mut ways = Vec::new();
        let fault = Fault {
            lexer: self.lexer,
            state,
            token,
            passed: &[],
        };
        fault.habits(&mut ways);
        ways.pop()
    }

    fn follow(&mut self, way: Way<'t>) {
        self.state = way.state;
        self.at = way.from;
        self.passed = way.passed;
        match way.change {
            Change::Mistake(problem, edit) => {
                self.problems.push(problem.fix([edit.clone()]));
                self.edits.push(edit);
            }
            Change::Habit(what, place, edits) => self.habit(what, place, edits),
            Change::Nothing => {}
        }
    }

    /// Closes what is open at the end of a text that has been cut short.
    fn close_all(&mut self) {
        let end = self.lexer.text.trim_end().len();
        let closing: String = self
            .state
            .frames
            .iter()
            .rev()
            .map(machine::Frame::closing)
            .collect();
        let Some(frame) = self.state.frames.last() else {
            return;
        };
        let whole = matches!(
            self.state.next,
            machine::Next::Item | machine::Next::Separator
        );
        if !whole {
            return;
        }
        let problem = Problem::error(Place::new(end, end), "unexpected end of file")
            .expected(format!("expected `{}`", frame.closing()))
            .related(
                Place::new(frame.opened, frame.opened + 1),
                "this is not closed",
            );
        self.problems.push(problem.help("is the file complete?"));
        self.edits.push(Edit::new(end..end, closing));
    }
}
