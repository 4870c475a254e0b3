//! A report as a list: each problem with its line and column.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::lines::{Lines, Position};
use super::problem::{Problem, Report, Severity};
use crate::text::clean;

/// A problem, and where it stands as a reader counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'r> {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The line in which it ends.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
    /// The problem itself.
    pub problem: &'r Problem,
}

impl Report {
    /// The problems that are kept, each with its line and column in `text`; one about the whole file stands at its first line.
    pub fn listed(&self, text: &str) -> Vec<Listed<'_>> {
        let places = self
            .problems
            .iter()
            .filter_map(|problem| problem.place.clone());
        let lines = Lines::of(text, places.flat_map(|place| [place.start, place.end]));
        let list = |problem| {
            let (start, end) = ends(problem, &lines);
            Listed {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                problem,
            }
        };
        self.problems.iter().map(list).collect()
    }

    /// One line a problem, as compilers write them: `file:line:column: error: message`.
    pub fn short(&self, name: &str, text: &str) -> String {
        let mut short = String::new();
        for listed in self.listed(text) {
            let Listed { line, column, .. } = listed;
            // Writing to a string does not fail.
            let _ = writeln!(
                short,
                "{}:{line}:{column}: {}: {}",
                clean(name),
                listed.problem.severity.word(),
                listed.problem.sentence()
            );
        }
        short
    }

    /// The problems for other programs: an array of objects.
    pub fn json(&self, name: &str, text: &str) -> Value {
        let object = |listed: &Listed<'_>| {
            let problem = listed.problem;
            json!({
                "file": name,
                "line": listed.line,
                "column": listed.column,
                "end_line": listed.end_line,
                "end_column": listed.end_column,
                "severity": problem.severity.word(),
                "message": problem.message,
                "expected": problem.expected,
                "help": problem.help,
            })
        };
        self.listed(text).iter().map(object).collect()
    }
}

fn ends(problem: &Problem, lines: &Lines) -> (Position, Position) {
    let place = problem.place.clone();
    let first = Position {
        line: 1,
        column: 1,
        line_start: 0,
    };
    place.map_or((first, first), |place| {
        (lines.position(place.start), lines.position(place.end))
    })
}

impl Severity {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Problem {
    /// What is wrong and what belongs there, in a line that can be drawn on a terminal.
    pub fn sentence(&self) -> String {
        let expected = self.expected.as_deref();
        // Some messages say it themselves.
        let expected = expected.filter(|expected| !self.message.contains(*expected));
        let sentence = match expected {
            Some(expected) => format!("{}; {expected}", self.message),
            None => self.message.clone(),
        };
        clean(&sentence).into_owned()
    }
}
