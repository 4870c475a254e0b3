//! A report as a list, for editors and other programs: each problem with its line and column.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::{Value, json};

use super::lines::Position;
use super::sheets::Sheets;
use super::{Edit, Problem, Report, Severity};
use crate::text::clean;

/// A problem, and where it stands as a reader counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'r> {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What the file is called, if it is one that is included.
    pub(crate) file: Option<&'r str>,
    /// The problem itself.
    pub problem: &'r Problem,
}

impl Report {
    /// The problems that are kept, each with its line and column in its file; one about the whole stands at its first line.
    pub fn listed(&self, text: &str) -> Vec<Listed<'_>> {
        let sheets = Sheets::of(self, &self.problems, ("", text));
        let list = |problem: &'_ Problem| {
            let (start, _) = ends(problem, &sheets);
            (start.line, start.column)
        };
        let places: Vec<(usize, usize)> = self.problems.iter().map(list).collect();
        let problems = self.problems.iter().zip(places);
        problems
            .map(|(problem, (line, column))| {
                let at = problem.place.as_ref().map_or(0, |place| place.start);
                let mut included = self.included().iter().rev();
                let file = included.find(|file| file.start <= at);
                Listed {
                    line,
                    column,
                    file: file.map(|file| &*file.name),
                    problem,
                }
            })
            .collect()
    }

    /// One line a problem, as compilers write them: `file:line:column: error: message`.
    pub fn short(&self, name: &str, text: &str) -> String {
        let sheets = Sheets::of(self, &self.problems, (name, text));
        let mut short = String::new();
        for problem in &self.problems {
            let name = name_of(problem.place.as_ref(), &sheets);
            let (Position { line, column, .. }, _) = ends(problem, &sheets);
            let word = problem.severity.word();
            let sentence = problem.sentence();
            let other = problem.related.as_ref();
            let other = other.map_or_else(String::new, |(place, how)| {
                let Position { line, column, .. } = sheets.position(place.start);
                let file = name_of(Some(place), &sheets);
                if file == name {
                    format!(" ({}: line {line})", clean(how))
                } else {
                    format!(" ({}: {file}:{line}:{column})", clean(how))
                }
            });
            // Writing to a string does not fail.
            let _ = writeln!(short, "{name}:{line}:{column}: {word}: {sentence}{other}");
        }
        short
    }

    /// The problems for other programs, an object each; `docs/check.md` describes them.
    pub fn json(&self, name: &str, text: &str) -> Vec<Value> {
        let sheets = Sheets::of(self, &self.problems, (name, text));
        let file = |place: Option<&Range<usize>>| {
            let sheet = sheets.at(place.map_or(0, |place| place.start));
            sheet.map_or(name, |sheet| sheet.file).to_owned()
        };
        let object = |problem: &Problem| {
            let (start, end) = ends(problem, &sheets);
            let related = problem.related.as_ref().map(|(place, how)| {
                let (start, end) = both(place, &sheets);
                json!({"message": how, "file": file(Some(place)), "start": start, "end": end})
            });
            let fix = |edit: &Edit| {
                let (start, end) = both(&edit.at, &sheets);
                json!({"start": start, "end": end, "text": edit.with})
            };
            let fixes: Vec<Value> = problem.fix.iter().map(fix).collect();
            json!({
                "file": file(problem.place.as_ref()),
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
}

/// What the file of a place is called.
fn name_of<'a>(place: Option<&Range<usize>>, sheets: &'a Sheets<'_>) -> &'a str {
    let sheet = sheets.at(place.map_or(0, |place| place.start));
    sheet.map_or("", |sheet| &sheet.name)
}

fn ends(problem: &Problem, sheets: &Sheets<'_>) -> (Position, Position) {
    let first = (Position::FIRST, Position::FIRST);
    problem.place.as_ref().map_or(first, |place| {
        (sheets.position(place.start), sheets.position(place.end))
    })
}

fn both(place: &Range<usize>, sheets: &Sheets<'_>) -> (Value, Value) {
    let at = |byte| point(sheets.position(byte));
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
