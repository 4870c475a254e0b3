//! The report on a file that is no chronicle.

use crate::format::Report;

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
