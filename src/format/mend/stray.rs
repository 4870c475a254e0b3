//! Characters without a meaning. They may say something (`~5000`, `"1120"?`), so leaving them out is no fix.

use super::machine::{Holds, Next};
use super::token::{Kind, Token};
use super::ways::{Change, Fault, Way};
use crate::check::{Edit, Place, Problem};
use crate::format::shape::Shape;

/// The marks of a date that is uncertain, approximate, or both.
const OF_DATES: [char; 3] = ['?', '~', '%'];

impl<'t> Fault<'_, 't> {
    /// Reading on after a character without a meaning, with what to write instead of it.
    pub(super) fn stray(&self, letter: char) -> Option<Way<'t>> {
        let start = self.token.start;
        // `>=` is one sign.
        let is_pair =
            matches!(letter, '<' | '>') && self.lexer.rest(self.token.end).starts_with('=');
        let end = self.token.end + usize::from(is_pair);
        let sign = self.lexer.text.get(start..end).unwrap_or_default();
        let (place, expected) = self
            .bound(letter, end)
            .or_else(|| self.mark(letter))
            .or_else(|| self.words())
            .unwrap_or((Place::new(start, end), "expected nothing here".to_owned()));
        let problem = Problem::error(place, format!("unexpected `{sign}`")).expected(expected);
        let change = Change::Stray(problem, Edit::new(start..end, ""));
        self.way(self.state, None, end, change)
    }

    /// A bound of a figure: `>5000`.
    fn bound(&self, letter: char, end: usize) -> Option<(Place, String)> {
        let field = match letter {
            '>' | '≥' => "at_least",
            '<' | '≤' => "at_most",
            _ => return None,
        };
        let Holds::Record(record) = self.state.frames.last()?.holds else {
            return None;
        };
        let next = self.lexer.token(end);
        let Kind::Bare(number) = next.kind else {
            return None;
        };
        let is_figure = matches!(self.state.wanted(), Some(Shape::Amount));
        (is_figure && record.field(field).is_some()).then(|| {
            let place = Place::new(self.token.start, next.end);
            (place, format!("write `{number}, {field}: true`"))
        })
    }

    /// A mark of a date outside its quotation marks: `~"1120"`, `"1120"?`.
    fn mark(&self, letter: char) -> Option<(Place, String)> {
        let (from, to) = self.with_neighbour()?;
        let written = self.lexer.text.get(from..to)?;
        let date = written.trim_matches(letter).strip_prefix('"')?;
        let date = date.strip_suffix('"')?;
        let is_date = date.starts_with(|first: char| first.is_ascii_digit() || first == '-');
        (OF_DATES.contains(&letter) && is_date)
            .then(|| (Place::new(from, to), format!("write \"{date}{letter}\"")))
    }

    /// A sign at a number that may be given in words: `~5000`, `5000?`.
    fn words(&self) -> Option<(Place, String)> {
        let (from, to) = self.with_neighbour()?;
        let written = self.lexer.text.get(from..to)?;
        let is_amount = |shape: Option<&Shape>| matches!(shape, Some(Shape::Amount));
        let before = self.last().and_then(|last| last.before.wanted());
        (is_amount(self.state.wanted()) || is_amount(before)).then(|| {
            let expected = format!("expected a number, or words in quotation marks: \"{written}\"");
            (Place::new(from, to), expected)
        })
    }

    /// The character with the value that it is next to, without a space: the one after it if a value is expected, or else the one before.
    fn with_neighbour(&self) -> Option<(usize, usize)> {
        let is_value = |token: &Token<'_>| matches!(token.kind, Kind::Bare(_) | Kind::String);
        let (start, end) = (self.token.start, self.token.end);
        if self.state.wanted().is_some() {
            let next = self.lexer.token(end);
            return (is_value(&next) && next.start == end).then_some((start, next.end));
        }
        let last = &self.last()?.token;
        let is_behind = matches!(self.state.next, Next::Separator) && last.end == start;
        (is_behind && is_value(last)).then_some((last.start, end))
    }
}
