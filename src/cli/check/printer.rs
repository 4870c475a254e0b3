//! Printing reports: either rendered on standard error with the verdict on standard output, or in machine-readable form on standard output.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

use anyhow::Result;
use serde_json::{Value, json};

use super::super::arguments::CheckArguments;
use super::super::is_closed;
use super::super::json::line;
use super::{DATA, counted};
use crate::check::{How as Drawing, Report};
use crate::format::Change;
use crate::settings::no_colour;
use crate::text;

/// The output form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Rendered, with the source lines concerned.
    Drawn,
    /// One line per problem.
    Short,
    /// JSON Lines.
    Json,
}

/// The output options.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    form: Form,
    /// Whether warnings count as errors, and notes are printed too.
    strict: bool,
    /// Whether to render all problems.
    all: bool,
}

impl How {
    pub(super) fn of(arguments: &CheckArguments) -> Self {
        let form = match (arguments.short, arguments.json) {
            (true, _) => Form::Short,
            (_, true) => Form::Json,
            (false, false) => Form::Drawn,
        };
        Self {
            form,
            strict: arguments.strict,
            all: arguments.all,
        }
    }
}

/// The final result for a file.
pub(super) struct Verdict {
    /// True if the file has no errors, and with `--strict` no warnings either.
    pub(super) fine: bool,
    errors: usize,
    warnings: usize,
    /// A summary of the contents; empty if unknown.
    contents: String,
}

impl Verdict {
    /// The same verdict for a file that was read completely.
    pub(super) fn of(self, contents: String) -> Self {
        Self { contents, ..self }
    }

    /// The verdict on a file that has a second report.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            fine: self.fine && other.fine,
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            ..other
        }
    }

    /// The number of errors and warnings in words; empty if there are none.
    fn sum(&self) -> String {
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
        ];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let words: Vec<String> = counts
            .map(|(count, one, many)| counted(count, one, many))
            .collect();
        words.join(", ")
    }
}

/// Prints reports and verdicts.
pub(super) struct Printer {
    how: How,
    /// True once nobody reads the reports any more.
    closed: Cell<bool>,
}

impl Printer {
    pub(super) fn new(how: How) -> Self {
        Self {
            how,
            closed: Cell::new(false),
        }
    }

    /// True once nobody reads the reports any more.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Writes something, or nothing once nobody reads it any more.
    fn put(&self, mut out: impl Write, words: &str) -> io::Result<()> {
        if self.is_closed() {
            return Ok(());
        }
        match out.write_all(words.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if is_closed(&error) => {
                self.closed.set(true);
                Ok(())
            }
            written => written,
        }
    }

    /// Writes a value as a line of JSON.
    fn say(&self, kind: &str, mut value: Value) -> Result<()> {
        if let Value::Object(fields) = &mut value {
            fields.insert("type".to_owned(), kind.into());
        }
        self.put(io::stdout(), &(line(&value)? + "\n"))?;
        Ok(())
    }

    /// Prints the report on a file with a given text.
    pub(super) fn report(&self, name: &str, text: &str, report: Report) -> Result<Verdict> {
        let report = if self.how.strict {
            report.with_notes()
        } else {
            report
        };
        match self.how.form {
            Form::Drawn => self.draw(name, text, &report)?,
            Form::Short => self.put(io::stdout(), &report.short(name, text))?,
            Form::Json => {
                for problem in report.json(name, text) {
                    self.say("problem", problem)?;
                }
            }
        }
        let (errors, warnings) = (report.errors(), report.warnings());
        Ok(Verdict {
            fine: errors == 0 && !(self.how.strict && warnings > 0),
            errors,
            warnings,
            contents: String::new(),
        })
    }

    fn draw(&self, name: &str, text: &str, report: &Report) -> io::Result<()> {
        let how = Drawing {
            colour: io::stderr().is_terminal() && !no_colour(),
            all: self.how.all,
        };
        let drawn = report.draw(name, text, how);
        let rest = report.rest(how);
        if drawn.is_empty() {
            return Ok(());
        }
        self.put(io::stderr(), &format!("{}\n", drawn.trim_end()))?;
        if rest.is_empty() {
            return Ok(());
        }
        self.put(io::stderr(), &format!("\n{}: {rest}", text::clean(name)))
    }

    /// Prints the verdict on a file, except in the form with one line per problem.
    pub(super) fn verdict(&self, name: &str, verdict: &Verdict) -> Result<()> {
        match self.how.form {
            Form::Drawn => {
                let word = if verdict.fine { "ok" } else { "failed" };
                let parts = [word, &verdict.sum(), &verdict.contents];
                let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let words = format!("{}: {}\n", text::clean(name), words.join("; "));
                self.put(io::stdout(), &words)?;
            }
            Form::Short => {}
            Form::Json => self.say(
                "verdict",
                json!({
                    "file": name,
                    "fine": verdict.fine,
                    "errors": verdict.errors,
                    "warnings": verdict.warnings,
                    "contents": verdict.contents,
                }),
            )?,
        }
        Ok(())
    }

    /// Prints how many of several files are fine.
    pub(super) fn sum(&self, codes: &[u8]) -> io::Result<()> {
        if self.how.form != Form::Drawn || codes.len() < 2 {
            return Ok(());
        }
        let of = |wanted: u8| codes.iter().filter(move |code| **code == wanted);
        let (fine, failed) = (of(0).count(), of(DATA).count());
        let unread = codes.len() - fine - failed;
        let parts = [(fine, "ok"), (failed, "failed"), (unread, "not read")];
        let parts = parts
            .iter()
            .filter(|(count, what)| *count > 0 || *what == "ok");
        let parts: Vec<String> = parts
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let all = counted(codes.len(), "file", "files");
        let words = format!("{all}: {}\n", parts.join(", "));
        self.put(io::stdout(), &words)
    }

    /// Reports that a file cannot be read.
    pub(super) fn unreadable(&self, why: &str) -> Result<()> {
        match self.how.form {
            Form::Json => self.say("unreadable", json!({"message": why})),
            Form::Drawn | Form::Short => {
                let words = format!("annals: {}\n", text::clean(why));
                Ok(self.put(io::stderr(), &words)?)
            }
        }
    }

    /// Reports a change made in a file.
    pub(super) fn changed(&self, name: &str, change: &Change) -> Result<()> {
        let Change {
            line,
            column,
            words,
        } = change;
        match self.how.form {
            Form::Json => self.say(
                "fix",
                json!({
                    "file": name,
                    "start": {"line": line, "column": column},
                    "message": words,
                }),
            ),
            Form::Drawn | Form::Short => {
                let name = text::clean(name);
                let words = format!("{name}:{line}:{column}: fixed: {words}\n");
                Ok(self.put(io::stderr(), &words)?)
            }
        }
    }

    /// Prints a message for the user. Omitted in forms meant for other programs.
    pub(super) fn remark(&self, words: &str) -> io::Result<()> {
        match self.how.form {
            Form::Drawn => self.put(io::stderr(), &format!("{words}\n")),
            Form::Short | Form::Json => Ok(()),
        }
    }
}
