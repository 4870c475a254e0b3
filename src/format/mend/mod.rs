//! Finds missing and superfluous signs in a text that cannot be read, so that one mistake is reported once and the rest
//! is read as intended.
//!
//! A state machine that knows the shapes of the format takes the text token by token. At a token that does not fit,
//! every repair with one sign more or less nearby is tried, and the one that gets farthest is chosen. Changes are
//! reported as mistakes, and the changed text is then read like any other.

mod closings;
mod foreign;
mod leave_out;
mod lexer;
mod machine;
mod stray;
mod token;
mod ways;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use self::foreign::Foreign;
use self::lexer::Lexer;
use self::machine::State;
use self::token::{Kind, Token};
use self::ways::{Change, Fault, Passed, Way};
use super::lexical;
use super::shape::Shape;
use crate::check::{Edit, Edited, Place, Problem, in_order};

/// Number of tokens ahead that are used to compare repairs.
const AHEAD: usize = 80;

/// Minimum number of tokens that a repair must get past.
const LEAST: usize = 4;

/// Number of tokens after a later mistake that are enough to tell whether reading can continue.
const NEAR: usize = 24;

/// Maximum number of later mistakes that are skipped while a repair is tried.
const LATER: usize = 3;

/// Number of tokens by which each later mistake reduces the reach of a repair.
const WORSE: usize = 10;

/// Number of previous tokens that repairs can go back to.
const BACK: usize = 6;

/// Total number of tokens that may be read while trying repairs.
const BUDGET: usize = 1_000_000;

/// Maximum number of fixed mistakes.
const MOST: usize = 1000;

/// A fixed text.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) edited: Edited,
    edits: Vec<Edit>,
    /// The mistakes that were fixed.
    pub(super) problems: Vec<Problem>,
    /// The parts that were left out.
    pub(super) left_out: Vec<LeftOut>,
    /// True if something was left out that other parts of the text may refer to.
    pub(super) lost: bool,
    /// True if the text was followed to its end.
    pub(super) whole: bool,
}

/// A part that could not be fixed and was therefore left out.
#[derive(Debug)]
pub(super) struct LeftOut {
    /// The byte range of the entry that contains it, up to where reading continues, in the original text.
    pub(super) entry: Range<usize>,
    /// The problem: a token that does not fit.
    pub(super) problem: Problem,
    edit: Edit,
}

impl Mended {
    /// The fixed text with one left-out part kept in.
    pub(super) fn with(&self, text: &str, left_out: &LeftOut) -> Edited {
        let apart = |edit: &&Edit| **edit != left_out.edit;
        let edits = self.edits.iter().filter(apart).cloned().collect();
        Edited::of(text, &in_order(edits))
    }
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
        left_out: Vec::new(),
        lost: false,
        budget: Cell::new(BUDGET),
    };
    let whole = mending.go();
    let Mending {
        mut edits,
        mut problems,
        habits,
        left_out,
        lost,
        ..
    } = mending;
    for (what, met) in habits {
        let Some((first, others)) = met.places.split_first() else {
            continue;
        };
        let problem = what.problem(text, *first, others);
        edits.extend(met.edits.iter().cloned());
        problems.push(problem.fix(met.edits));
    }
    edits.extend(left_out.iter().map(|left_out| left_out.edit.clone()));
    if edits.is_empty() {
        return None;
    }
    Some(Mended {
        edited: Edited::of(text, &in_order(edits.clone())),
        edits,
        problems,
        left_out,
        lost,
        whole,
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
    left_out: Vec<LeftOut>,
    lost: bool,
    budget: Cell<usize>,
}

/// The occurrences of a habit of another notation.
#[derive(Default)]
struct Met {
    places: Vec<Place>,
    /// The edits that correct it everywhere.
    edits: Vec<Edit>,
}

/// How far a way leads.
struct Reach<'t> {
    tokens: usize,
    state: State,
    passed: Vec<Passed<'t>>,
    /// The token that did not fit, if one ended the way.
    fault: Option<Token<'t>>,
}

/// Adds a token, and drops the oldest one if it is too far back.
fn remember<'t>(passed: &mut Vec<Passed<'t>>, last: Passed<'t>) {
    if passed.len() >= BACK {
        passed.remove(0);
    }
    passed.push(last);
}

/// The first of the ways with the greatest reach, and that reach; `None` if none reaches far enough.
fn farthest<'w, 't>(
    ways: &'w [Way<'t>],
    reach: impl Fn(&Way<'t>) -> usize,
) -> Option<(usize, &'w Way<'t>)> {
    let mut best: Option<(usize, &Way<'t>)> = None;
    for way in ways {
        let reach = reach(way);
        if reach >= LEAST && best.is_none_or(|(most, _)| reach > most) {
            best = Some((reach, way));
        }
    }
    best
}

impl<'t> Mending<'t> {
    /// Processes the text to its end. Returns false if no repair helps before.
    fn go(&mut self) -> bool {
        while self.problems.len() < MOST {
            let token = self.lexer.token(self.at);
            let before = self.state.clone();
            let is_end = token.kind == Kind::End;
            if self.state.take(&token, self.lexer.text) {
                if is_end {
                    return true;
                }
                self.pass(before, token);
            } else if is_end {
                return self.close_all();
            } else if !self.repair(&token) && !self.leave_out(&token) {
                return false;
            }
        }
        false
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
        remember(&mut self.passed, Passed { before, token });
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
            let edit = Edit::new(token.start..token.end, lexical::closing(frame.meant));
            if let Some(met) = self.habits.get_mut(&what) {
                met.edits.push(edit);
            }
        }
    }

    fn habit(&mut self, what: Foreign, place: Place, edits: impl IntoIterator<Item = Edit>) {
        let met = self.habits.entry(what).or_default();
        met.places.push(place);
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
        let ways = fault.ways();
        match self.best(&ways, token.start).cloned() {
            Some(way) if self.budget.get() > 0 => {
                self.follow(way);
                true
            }
            _ => false,
        }
    }

    /// The way with the greatest reach; `None` if none reaches far enough. `after` is the byte after which tokens count.
    fn best<'w>(&self, ways: &'w [Way<'t>], after: usize) -> Option<&'w Way<'t>> {
        let best = farthest(ways, |way| self.reach(way, after, AHEAD).tokens)?;
        if best.0 >= AHEAD {
            return Some(best.1);
        }
        // There is another mistake ahead. How far reading gets after it shows which way is right.
        farthest(ways, |way| self.reach_on(way, after)).map(|(_, way)| way)
    }

    /// How far a way leads: the number of tokens after byte `after` that fit, up to `most`. Habits of other notations do not end it.
    /// Tokens skipped in brackets of a wrong type do not count.
    fn reach(&self, way: &Way<'t>, after: usize, most: usize) -> Reach<'t> {
        let mut reached = Reach {
            tokens: 0,
            state: way.state.clone(),
            passed: way.passed.clone(),
            fault: None,
        };
        let mut at = way.from;
        for _ in 0..4 * AHEAD {
            if reached.tokens >= most {
                break;
            }
            self.budget.set(self.budget.get().saturating_sub(1));
            let token = self.lexer.token(at);
            at = token.end;
            let before = reached.state.clone();
            if !reached.state.take(&token, self.lexer.text) {
                let Some(way) = self.habit_of(&reached.state, &token) else {
                    reached.fault = Some(token);
                    break;
                };
                (reached.state, at) = (way.state, way.from);
            } else if token.kind == Kind::End {
                reached.tokens = most;
                break;
            }
            reached.tokens += usize::from(at > after && !before.is_in_anything());
            remember(&mut reached.passed, Passed { before, token });
        }
        reached
    }

    /// The reach of a way if later mistakes are repaired too, reduced for each of them.
    fn reach_on(&self, way: &Way<'t>, after: usize) -> usize {
        let mut reached = self.reach(way, after, AHEAD);
        let (mut tokens, mut later) = (reached.tokens, 0);
        while let Some(token) = reached.fault.filter(|_| reached.tokens >= LEAST) {
            if later == LATER || tokens >= AHEAD || self.budget.get() == 0 {
                break;
            }
            let fault = Fault {
                lexer: self.lexer,
                state: &reached.state,
                token: &token,
                passed: &reached.passed,
            };
            let ways = fault.ways();
            let near = |way: &Way<'t>| self.reach(way, token.start, NEAR).tokens;
            let Some((_, way)) = farthest(&ways, near) else {
                break;
            };
            reached = self.reach(way, token.start, AHEAD - tokens);
            tokens += reached.tokens;
            later += 1;
        }
        tokens.min(AHEAD).saturating_sub(WORSE * later)
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
        let start = way.start();
        for met in self.habits.values_mut() {
            met.places.retain(|place| place.range().start < start);
            met.edits.retain(|edit| edit.at.start < start);
        }
        self.state = way.state;
        self.at = way.from;
        self.passed = way.passed;
        match way.change {
            Change::Mistake(problem, edit) => {
                self.problems.push(problem.fix([edit.clone()]));
                self.edits.push(edit);
            }
            Change::Stray(problem, edit) => {
                self.problems.push(problem);
                self.edits.push(edit);
            }
            Change::Habit(what, place, edits) => self.habit(what, place, edits),
            Change::Nothing => {}
        }
    }

    /// Closes the open brackets at the end of a truncated text.
    fn close_all(&mut self) -> bool {
        let end = self.lexer.text.trim_end().len();
        // The reader reports a comment that is not closed.
        let tail = self.lexer.rest(self.at).trim_end();
        if tail.contains("/*") && !tail.ends_with("*/") {
            return false;
        }
        let closing: String = self
            .state
            .frames
            .iter()
            .rev()
            .map(machine::Frame::closing)
            .collect();
        let Some(frame) = self.state.frames.last() else {
            return false;
        };
        let whole = matches!(
            self.state.next,
            machine::Next::Item | machine::Next::Separator
        );
        if !whole {
            return false;
        }
        let problem = Problem::error(Place::new(end, end), "unexpected end of file")
            .expected(format!("expected `{}`", frame.closing()))
            .related(
                Place::new(frame.opened, frame.opened + 1),
                "this is not closed",
            );
        self.problems.push(problem.help("is the file complete?"));
        self.edits.push(Edit::new(end..end, closing));
        true
    }
}
