//! Files of other programs: recognised, made into event files, and what is said of them.

use std::path::Path;

use anyhow::Result;

use super::file::{DataError, data_error};
use crate::app::LeftOut;
use crate::format::export::from_json;
use crate::format::import::{self, Extra, Import, Options, Refusal};
use crate::format::{self, Report};

/// The report of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Imported {
    /// What has no place in a chronicle, in words; empty if all has.
    pub(crate) left_out: String,
    /// The same by its kinds.
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

    /// The same for the header.
    pub(crate) fn left_out(self) -> LeftOut {
        LeftOut {
            extras: self.extras,
            errors: self.errors,
        }
    }

    /// All of it in one line, in English; none if there is nothing to tell.
    pub(crate) fn line(&self) -> Option<String> {
        let unread = match self.errors {
            0 => None,
            1 => Some("1 problem, which `annals check` shows".to_owned()),
            count => Some(format!("{count} problems, which `annals check` shows")),
        };
        let left = (!self.left_out.is_empty()).then(|| format!("left out: {}", self.left_out));
        let parts: Vec<String> = left.into_iter().chain(unread).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// The bytes of the event file that a file is, or becomes.
pub(crate) struct EventFile {
    pub(crate) bytes: Vec<u8>,
    pub(crate) imported: Option<Imported>,
}

/// Makes an event file of the bytes of any file.
///
/// # Errors
/// Says what the file is that is no timeline.
pub(crate) fn event_file(
    file: &Path,
    name: &str,
    bytes: Vec<u8>,
    options: &Options,
) -> Result<EventFile, DataError> {
    if options.from.is_none()
        && let Some(ron) = from_json(&bytes)
    {
        return Ok(EventFile {
            bytes: ron.into_bytes(),
            imported: None,
        });
    }
    if !import::is_foreign(&bytes, &file.to_string_lossy(), options) {
        return Ok(EventFile {
            bytes,
            imported: None,
        });
    }
    let import = read_foreign(file, name, &bytes, options)?;
    Ok(EventFile {
        imported: Some(Imported::of(&import)),
        bytes: import.ron.into_bytes(),
    })
}

/// Reads a file of another program.
///
/// # Errors
/// Says what the file is that is no timeline.
fn read_foreign(
    file: &Path,
    name: &str,
    bytes: &[u8],
    options: &Options,
) -> Result<Import, DataError> {
    import_of(file, bytes, options)
        .map_err(|refusal| data_error(name, refusal.text.as_bytes(), &refusal.report))
}

/// The same, with the report as it is.
///
/// # Errors
/// Reports what the file is that is no timeline.
pub(crate) fn import_of(file: &Path, bytes: &[u8], options: &Options) -> Result<Import, Refusal> {
    import::import(bytes, &file_name(file), options)
}

/// The name of a file without its folders.
fn file_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

/// What the beginning of a file says, without reports; none if that is not known.
pub(crate) fn beginning(
    file: &Path,
    bytes: &[u8],
    options: &Options,
) -> Option<crate::chronicle::Chronicle> {
    if !import::is_foreign(bytes, &file.to_string_lossy(), options) {
        return format::load_beginning(bytes);
    }
    let ron = import::beginning(bytes, &file_name(file), options)?;
    let loaded: Result<_, Report> = format::load(ron.as_bytes());
    loaded.ok().map(|loaded| loaded.chronicle)
}
