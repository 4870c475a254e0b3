//! `--fix`: rewrites a file with the fixes that are certain.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::told::Teller;
use crate::format;
use crate::text;

/// Fixes a file and reports the changes. Returns the new content of the file.
pub(super) fn mend(file: &Path, name: &str, bytes: Vec<u8>, teller: &Teller) -> Result<Vec<u8>> {
    let Ok(text) = str::from_utf8(&bytes) else {
        return Ok(bytes);
    };
    let fixed = format::fix(text);
    if fixed.changes.is_empty() {
        return Ok(bytes);
    }
    let cannot = || format!("cannot write {}", text::clean(name));
    write_over(file, fixed.text.as_bytes()).with_context(cannot)?;
    for change in &fixed.changes {
        teller.changed(name, change)?;
    }
    Ok(fixed.text.into_bytes())
}

/// Replaces a file atomically, by writing a new file next to it and renaming that. A symbolic link is preserved.
fn write_over(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = fs::canonicalize(file)?;
    let new = beside(&file);
    let mut created = OpenOptions::new().write(true).create_new(true).open(&new)?;
    let written = created
        .write_all(bytes)
        .and_then(|()| created.set_permissions(fs::metadata(&file)?.permissions()))
        .and_then(|()| created.sync_all())
        .and_then(|()| fs::rename(&new, &file));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&new);
    }
    written
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".annals-fix");
    file.with_file_name(name)
}
