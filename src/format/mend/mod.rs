//! Finds missing and superfluous signs in a text that cannot be read, so that one mistake is reported once and the rest
//! is read as intended.
//!
//! A state machine that knows the shapes of the format takes the text token by token. At a token that does not fit,
//! every repair with one sign more or less nearby is tried, and the one that gets farthest is chosen. Changes are
//! reported as mistakes, and the changed text is then read like any other.

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

/// Number of tokens ahead that are used to compare repairs.
const AHEAD: usize = 80;

/// Minimum number of tokens that a repair must get past.
const LEAST: usize = 4;

/// Number of previous tokens that repairs can go back to.
const BACK: usize = 6;

/// Total number of tokens that may be read while trying repairs.
const BUDGET: usize = 300_000;

/// Maximum number of fixed mistakes.
const MOST: usize = 1000;

/// A fixed text.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) edited: Edited,
    /// The mistakes that were fixed.
    pub(super) problems: Vec<Problem>,
}

/// Fixes a text that should have the given shape. `None` if there is nothing to fix.
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

/// The state of a pass over a text.
struct Mending<'t> {
    lexer: Lexer<'t>,
    state: State,
    at: usize,
    /// The last tokens that were taken.
    passed: Vec<Passed<'t>>,
    edits: Vec<Edit>,
    problems: Vec<Problem>,
    /// The habits of other notations found so far.
    habits: BTreeMap<Foreign, Met>,
    budget: usize,
}

/// The occurrences of a habit of another notation.
struct Met {
    first: Place,
    places: usize,
    /// The edits that correct it everywhere.
    edits: Vec<Edit>,
}

impl<'t> Mending<'t> {
    /// Continues to the end, or to a mistake that cannot be repaired.
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

    /// If the opening bracket was the wrong one, corrects the closing bracket too.
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

    /// Chooses the repair that gets farthest. Returns false if none gets far enough.
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

    /// Number of tokens after a byte that can be read with a repair. Habits of other notations do not end the count.
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

    /// Closes the open brackets at the end of a truncated text.
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
