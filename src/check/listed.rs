//! A report as a list of problems with lines and columns, for editors and other programs.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::{Value, json};

use super::lines::Position;
use super::sheets::Sheets;
use super::{Edit, Problem, Report, Severity};
use crate::text::clean;

/// A problem with its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'r> {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The name of the file, if it is an included one.
    pub(crate) file: Option<&'r str>,
    /// The problem itself.
    pub problem: &'r Problem,
}

impl Report {
    /// The recorded problems, each with its line and column in its file. A problem with the file as a whole is at its first line.
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

    /// One line per problem, in the style of compilers: `file:line:column: error: message`.
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
            // Writing to a string never fails.
            let _ = writeln!(short, "{name}:{line}:{column}: {word}: {sentence}{other}");
        }
        short
    }

    /// The problems as JSON objects, one for each; `docs/check.md` describes them.
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
                "help": sheets.help(problem),
                "related": related,
                "fix": fixes,
            })
        };
        self.problems.iter().map(object).collect()
    }
}

/// The name of the file that contains a place.
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
    /// The severity as a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Problem {
    /// What is wrong and what to do, on one line that is safe to print on a terminal.
    pub fn sentence(&self) -> String {
        let what = self.expected.as_deref().or(self.help.as_deref());
        // Some messages already contain it.
        let what = what.filter(|what| !self.message.contains(*what));
        let sentence = match what {
            Some(what) => format!("{}; {what}", self.message),
            None => self.message.clone(),
        };
        clean(&sentence).into_owned()
    }
}
