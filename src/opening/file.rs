//! The bytes of a file or of standard input, and the report when they are no chronicle.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;

use crate::app::Trouble;
use crate::format::{Report, Severity};
use crate::settings::UsageError;
use crate::text;

/// The name under which standard input is reported.
pub(crate) const STANDARD_INPUT: &str = "<standard input>";

/// A file whose chronicle could not be read, with the report already rendered.
#[derive(Debug, thiserror::Error)]
#[error("{name} has problems\n\n{report}")]
pub(crate) struct DataError {
    name: String,
    report: String,
    /// The same as a list.
    list: Vec<Trouble>,
}

impl DataError {
    /// What is wrong, problem by problem.
    pub(crate) fn list(&self) -> &[Trouble] {
        &self.list
    }

    /// What is wrong, drawn.
    pub(crate) fn report(&self) -> &str {
        &self.report
    }
}

/// The error for a file with problems: its report, rendered with the lines that it points at.
pub(crate) fn data_error(name: &str, bytes: &[u8], report: &Report) -> DataError {
    let text = String::from_utf8_lossy(bytes);
    DataError {
        name: name.to_owned(),
        report: report.render(name, &text, false),
        list: troubles(name, &text, report),
    }
}

fn troubles(name: &str, text: &str, report: &Report) -> Vec<Trouble> {
    let name = Path::new(name).file_name().map_or_else(
        || name.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let listed = report.listed(text).into_iter();
    let errors = listed.filter(|listed| listed.problem.severity == Severity::Error);
    errors
        .map(|listed| Trouble {
            place: text::clean(&format!("{name}:{}:{}", listed.line, listed.column)).into_owned(),
            line: listed.line,
            column: listed.column,
            words: listed.problem.sentence(),
        })
        .collect()
}

/// Reads a file, or standard input for `-`; returns the name to report it under.
pub(crate) fn read(file: &Path) -> Result<(String, Vec<u8>)> {
    let mut source = Source::open(file)?;
    let mut bytes = Vec::with_capacity(source.total.unwrap_or(0));
    source
        .bytes
        .read_to_end(&mut bytes)
        .map_err(|error| source.unreadable(error))?;
    Ok((source.name, bytes))
}

/// A file that can be read, or standard input.
pub(crate) struct Source {
    /// The name to report it under.
    pub(crate) name: String,
    pub(crate) bytes: Box<dyn Read + Send>,
    /// How many bytes it has, if that is known.
    pub(crate) total: Option<usize>,
}

impl Source {
    /// Opens a file, or standard input for `-`.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        if file.as_os_str() == "-" {
            return Ok(Self {
                name: STANDARD_INPUT.to_owned(),
                bytes: Box::new(io::stdin()),
                total: None,
            });
        }
        let name = file.display().to_string();
        let opened = File::open(file).map_err(|error| unreadable(&name, error))?;
        let known = opened.metadata().ok().filter(Metadata::is_file);
        let total = known.and_then(|known| usize::try_from(known.len()).ok());
        Ok(Self {
            name,
            bytes: Box::new(opened),
            total,
        })
    }

    /// What is said if it can not be read.
    pub(crate) fn unreadable(&self, error: io::Error) -> anyhow::Error {
        unreadable(&self.name, error)
    }
}

fn unreadable(name: &str, error: io::Error) -> anyhow::Error {
    if name == STANDARD_INPUT {
        return anyhow::Error::from(error).context("cannot read standard input");
    }
    UsageError(format!("cannot read {name}: {error}")).into()
}
