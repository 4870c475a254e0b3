//! The bytes of a file or of standard input, and the report when they are no chronicle.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;

use crate::format::Report;
use crate::settings::UsageError;

/// The name under which standard input is reported.
pub(crate) const STANDARD_INPUT: &str = "<standard input>";

/// A file whose chronicle could not be read, with the report already rendered.
#[derive(Debug, thiserror::Error)]
#[error("{name} has problems\n\n{report}")]
pub(crate) struct DataError {
    name: String,
    report: String,
}

impl DataError {
    /// What is wrong, drawn.
    pub(crate) fn report(&self) -> &str {
        &self.report
    }
}

/// The error for a file with problems: its report, rendered with the lines that it points at.
pub(crate) fn data_error(name: &str, bytes: &[u8], report: &Report) -> DataError {
    let report = report.render(name, &String::from_utf8_lossy(bytes), false);
    DataError {
        name: name.to_owned(),
        report,
    }
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
