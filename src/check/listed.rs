//! A report as a list, for editors and other programs: each problem with its line and column.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::{Value, json};

use super::lines::{Lines, Position};
use super::{Edit, Problem, Report, Severity};
use crate::text::clean;

/// A problem, and where it stands as a reader counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'r> {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The problem itself.
    pub problem: &'r Problem,
}

impl Report {
    /// The problems that are kept, each with its line and column in `text`; one about the whole file stands at its first line.
    pub fn listed(&self, text: &str) -> Vec<Listed<'_>> {
        let lines = self.lines(text);
        let list = |problem| {
            let (start, _) = ends(problem, &lines);
            Listed {
                line: start.line,
                column: start.column,
                problem,
            }
        };
        self.problems.iter().map(list).collect()
    }

    /// One line a problem, as compilers write them: `file:line:column: error: message`.
    pub fn short(&self, name: &str, text: &str) -> String {
        let (name, lines) = (clean(name), self.lines(text));
        let mut short = String::new();
        for problem in &self.problems {
            let (Position { line, column, .. }, _) = ends(problem, &lines);
            let word = problem.severity.word();
            let sentence = problem.sentence();
            let other = problem
                .related
                .as_ref()
                .map_or_else(String::new, |related| {
                    let line = lines.position(related.0.start).line;
                    format!(" ({}: line {line})", clean(&related.1))
                });
            // Writing to a string does not fail.
            let _ = writeln!(short, "{name}:{line}:{column}: {word}: {sentence}{other}");
        }
        short
    }

    /// The problems for other programs, an object each; `docs/check.md` describes them.
    pub fn json(&self, name: &str, text: &str) -> Vec<Value> {
        let lines = self.lines(text);
        let object = |problem: &Problem| {
            let (start, end) = ends(problem, &lines);
            let related = problem.related.as_ref().map(|(place, how)| {
                let (start, end) = both(place, &lines);
                json!({"message": how, "start": start, "end": end})
            });
            let fix = |edit: &Edit| {
                let (start, end) = both(&edit.at, &lines);
                json!({"start": start, "end": end, "text": edit.with})
            };
            let fixes: Vec<Value> = problem.fix.iter().map(fix).collect();
            json!({
                "file": name,
                "start": point(start),
                "end": point(end),
                "severity": problem.severity.word(),
                "message": problem.message,
                "expected": problem.expected,
                "help": problem.help,
                "related": related,
                "fix": fixes,
            })
        };
        self.problems.iter().map(object).collect()
    }

    /// The lines of everything that the report points at.
    fn lines(&self, text: &str) -> Lines {
        let places = self.problems.iter().flat_map(|problem| {
            let related = problem.related.as_ref().map(|(place, _)| place);
            let edits = problem.fix.iter().map(|edit| &edit.at);
            problem.place.iter().chain(related).chain(edits)
        });
        Lines::of(text, places.flat_map(|place| [place.start, place.end]))
    }
}

fn ends(problem: &Problem, lines: &Lines) -> (Position, Position) {
    let first = Position {
        line: 1,
        column: 1,
        line_start: 0,
    };
    problem.place.as_ref().map_or((first, first), |place| {
        (lines.position(place.start), lines.position(place.end))
    })
}

fn both(place: &Range<usize>, lines: &Lines) -> (Value, Value) {
    let at = |byte| point(lines.position(byte));
    (at(place.start), at(place.end))
}

fn point(position: Position) -> Value {
    json!({"line": position.line, "column": position.column})
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
    /// What is wrong and what is to be done, in a line that can be drawn on a terminal.
    pub fn sentence(&self) -> String {
        let what = self.expected.as_deref().or(self.help.as_deref());
        // Some messages say it themselves.
        let what = what.filter(|what| !self.message.contains(*what));
        let sentence = match what {
            Some(what) => format!("{}; {what}", self.message),
            None => self.message.clone(),
        };
        clean(&sentence).into_owned()
    }
}
