//! Repairs that add missing closing brackets.

use super::machine::State;
use super::token::{Kind, Token};
use super::ways::{Change, Fault, Way, last_character};
use crate::check::{Edit, Place, Problem};

impl<'t> Fault<'_, 't> {
    /// A missing closing bracket before this token, or before the comma before it.
    pub(super) fn missing_closing(&self, ways: &mut Vec<Way<'t>>) {
        let Some(closing) = self.state.closing() else {
            return;
        };
        let missing = |state: &State, at: usize| {
            let problem = Problem::error(
                last_character(self.lexer.text, at),
                format!("missing `{closing}`"),
            )
            .expected(format!("expected `{closing}` after this"));
            let opened = state.frames.last().map_or(0, |frame| frame.opened);
            let problem = problem.related(Place::new(opened, opened + 1), "opened here");
            Change::Mistake(problem, Edit::new(at..at, closing))
        };
        let token = |at| Token::missing(Kind::Close(closing), at);
        if self.token.kind == Kind::Comma && self.begins_line() {
            let at = self.token.start;
            let problem = Problem::error(Place::new(at, at + 1), format!("missing `{closing}`"))
                .expected(format!("expected `{closing}` before this"));
            let opened = self.state.frames.last().map_or(0, |frame| frame.opened);
            let problem = problem.related(Place::new(opened, opened + 1), "opened here");
            let change = Change::Mistake(problem, Edit::new(at..at, closing));
            ways.extend(self.way(self.state, Some(token(at)), at, change));
        }
        if let Some(last) = self.last().filter(|last| last.token.kind == Kind::Comma) {
            let at = self.before_last();
            let change = missing(&last.before, at);
            let start = last.token.start;
            ways.extend(self.way(&last.before, Some(token(at)), start, change));
        }
        let at = self.end_of_last();
        let change = missing(self.state, at);
        ways.extend(self.way(self.state, Some(token(at)), at, change));
    }

    /// Several missing closing brackets before this token, or before the comma before it. If there is no comma, one is
    /// added after them.
    pub(super) fn missing_closings(&self, ways: &mut Vec<Way<'t>>) {
        let after_comma = self.last().filter(|last| last.token.kind == Kind::Comma);
        let (before, at) = match after_comma {
            Some(last) => (&last.before, self.before_last()),
            None => (self.state, self.end_of_last()),
        };
        for count in 1..before.frames.len() {
            let mut state = before.clone();
            let (mut signs, mut opened) = (String::new(), 0);
            for _ in 0..count {
                opened = state.frames.last().map_or(opened, |frame| frame.opened);
                let Some(closing) = state.closing() else {
                    return;
                };
                if !state.take(&Token::missing(Kind::Close(closing), at), self.lexer.text) {
                    return;
                }
                signs.push(closing);
            }
            let from = after_comma.map_or(at, |last| last.token.start);
            if after_comma.is_none() {
                if !state.take(&Token::missing(Kind::Comma, at), self.lexer.text) {
                    return;
                }
                signs.push(',');
            }
            let place = last_character(self.lexer.text, at);
            let problem = Problem::error(place, format!("missing `{signs}`"))
                .expected(format!("expected `{signs}` after this"))
                .related(Place::new(opened, opened + 1), "opened here");
            ways.push(Way {
                state,
                passed: Vec::new(),
                from,
                change: Change::Mistake(problem, Edit::new(at..at, signs)),
            });
        }
    }
}
