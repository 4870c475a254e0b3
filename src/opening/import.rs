//! Files of other programs: detects them, converts them to event files, and reports what is left out.

use std::path::Path;

use anyhow::Result;

use super::file::{DataError, data_error};
use crate::app::LeftOut;
use crate::format::export::{from_json, in_json};
use crate::format::import::{self, Extra, Import, Options, Refusal};
use crate::format::{self, Loaded, Report};

/// The report of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Imported {
    /// A text about what a chronicle cannot contain; empty if nothing is left out.
    pub(crate) left_out: String,
    /// What is left out, by kind, with counts.
    extras: Vec<(Extra, u32)>,
    /// How many entries could not be read.
    pub(crate) errors: usize,
}

impl Imported {
    fn of(import: &Import) -> Self {
        Self {
            left_out: import.left.lost_in_words(),
            extras: import.left.lost().collect(),
            errors: import.report.errors(),
        }
    }

    /// The same for display in the header.
    pub(crate) fn left_out(self) -> LeftOut {
        LeftOut {
            extras: self.extras,
            errors: self.errors,
        }
    }

    /// All of it in one line, in English; `None` if there is nothing to report.
    pub(crate) fn line(&self) -> Option<String> {
        let unread = match self.errors {
            0 => None,
            1 => Some("1 problem (see `annals check`)".to_owned()),
            count => Some(format!("{count} problems (see `annals check`)")),
        };
        let left = (!self.left_out.is_empty()).then(|| format!("left out: {}", self.left_out));
        let parts: Vec<String> = left.into_iter().chain(unread).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// What a file is, by its content, its name and the options.
pub(crate) enum Kind {
    /// An event file in RON.
    Ron,
    /// An event file in JSON, converted to RON, or the report on its syntax.
    Json(Result<(Original, String), Report>),
    /// A file of another program.
    Foreign,
}

impl Kind {
    /// Detects what a file is. JSON that is not an event file is foreign.
    pub(crate) fn of(file: &Path, bytes: &[u8], options: &Options) -> Self {
        if options.from.is_none()
            && let Some(converted) = Original::of_json(bytes)
        {
            return Self::Json(converted);
        }
        if import::is_foreign(bytes, &file.to_string_lossy(), options) {
            Self::Foreign
        } else {
            Self::Ron
        }
    }
}

/// The bytes of an event file, either as read or as converted.
pub(crate) struct EventFile {
    pub(crate) bytes: Vec<u8>,
    pub(crate) imported: Option<Imported>,
    pub(crate) original: Original,
}

/// The text of an event file in JSON, from which its RON was made; nothing for other files.
#[derive(Debug, Default)]
pub(crate) struct Original(Option<String>);

impl Original {
    /// Converts an event file in JSON to RON. `None` for all other files.
    ///
    /// # Errors
    /// Returns a report on the JSON, if it has a syntax error.
    fn of_json(bytes: &[u8]) -> Option<Result<(Self, String), Report>> {
        let ron = match from_json(bytes)? {
            Ok(ron) => ron,
            Err(report) => return Some(Err(report)),
        };
        let json = String::from_utf8_lossy(bytes).into_owned();
        Some(Ok((Self(Some(json)), ron)))
    }

    /// A report on the RON as one on the file itself, with the text of that.
    pub(crate) fn report_on<'a>(&'a self, ron: &'a str, report: Report) -> (&'a str, Report) {
        match &self.0 {
            Some(json) => (json, in_json(report, ron, json)),
            None => (ron, report),
        }
    }

    /// The error for a report on the RON.
    pub(crate) fn error(&self, name: &str, ron: &str, report: &Report) -> DataError {
        let (text, report) = self.report_on(ron, report.clone());
        data_error(name, text.as_bytes(), &report)
    }
}

/// Converts the bytes of any file to an event file.
///
/// # Errors
/// Returns what kind of file it is, if it is not a timeline.
pub(crate) fn event_file(
    file: &Path,
    name: &str,
    bytes: Vec<u8>,
    options: &Options,
) -> Result<EventFile, DataError> {
    match Kind::of(file, &bytes, options) {
        Kind::Ron => Ok(EventFile {
            bytes,
            imported: None,
            original: Original::default(),
        }),
        Kind::Json(converted) => {
            let (original, ron) = converted.map_err(|report| data_error(name, &bytes, &report))?;
            Ok(EventFile {
                bytes: ron.into_bytes(),
                imported: None,
                original,
            })
        }
        Kind::Foreign => {
            let import = read_foreign(file, name, &bytes, options)?;
            Ok(EventFile {
                imported: Some(Imported::of(&import)),
                bytes: import.ron.into_bytes(),
                original: Original::default(),
            })
        }
    }
}

/// Reads a file of another program.
///
/// # Errors
/// Returns what kind of file it is, if it is not a timeline.
fn read_foreign(
    file: &Path,
    name: &str,
    bytes: &[u8],
    options: &Options,
) -> Result<Import, DataError> {
    import_of(file, bytes, options)
        .map_err(|refusal| data_error(name, refusal.text.as_bytes(), &refusal.report))
}

/// Reads a file of another program and returns the import as it is.
///
/// # Errors
/// Returns what kind of file it is, if it is not a timeline.
pub(crate) fn import_of(file: &Path, bytes: &[u8], options: &Options) -> Result<Import, Refusal> {
    import::import(bytes, &file_name(file), options)
}

/// The name of a file without its folders.
fn file_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

/// What the beginning of a file has, without reports; `None` if it cannot be read that way.
pub(crate) fn beginning(file: &Path, bytes: &[u8], options: &Options) -> Option<Loaded> {
    if !import::is_foreign(bytes, &file.to_string_lossy(), options) {
        return format::load_beginning(bytes);
    }
    let ron = import::beginning(bytes, &file_name(file), options)?;
    format::load(ron.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_of_a_file_in_json_have_positions_in_the_json() {
        let json = "{\"format\": 1, \"title\": \"A\",\n\n\n \"events\": [{\"id\": \"a\", \"name\": \"A\", \"when\": \"x\"}]}";
        let (original, ron) = Original::of_json(json.as_bytes()).unwrap().unwrap();
        let report = format::load(ron.as_bytes()).unwrap_err();
        let error = original.error("my.json", &ron, &report);
        let places: Vec<_> = error
            .list()
            .iter()
            .map(|one| (one.line, one.column))
            .collect();
        assert_eq!(places, [(4, 47)]);
    }
}
