//! `--fix`: a file is written again with what is sure to be mended.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::told::Teller;
use crate::format;
use crate::text;

/// Mends a file and says what was changed; gives what it says now.
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

/// Writes a file whole or not at all: beside it, and then in its place. A link keeps leading to it.
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
        // Problems have been reported already.
        let _ = fs::remove_file(&new);
    }
    written
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".annals-fix");
    file.with_file_name(name)
}
