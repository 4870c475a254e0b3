//! `--fix`: rewrites a file with the fixes that are certain.

use std::path::Path;

use anyhow::{Context, Result};

use super::printer::Printer;
use crate::format;
use crate::settings;
use crate::text;

/// Fixes a file and reports the changes. Returns the new content of the file.
pub(super) fn mend(file: &Path, name: &str, bytes: Vec<u8>, printer: &Printer) -> Result<Vec<u8>> {
    let Ok(text) = str::from_utf8(&bytes) else {
        return Ok(bytes);
    };
    let fixed = format::fix(text);
    if fixed.changes.is_empty() {
        return Ok(bytes);
    }
    let cannot = || format!("cannot write {}", text::clean(name));
    settings::replace(file, fixed.text.as_bytes()).with_context(cannot)?;
    for change in &fixed.changes {
        printer.changed(name, change)?;
    }
    Ok(fixed.text.into_bytes())
}
