//! The files to check, as given on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use crate::settings::UsageError;
use crate::text;

/// All files to check, in order. A folder stands for every `*.ron` file below it.
pub(super) fn to_check(given: &[PathBuf]) -> Vec<Result<PathBuf, UsageError>> {
    given.iter().flat_map(|path| below(path)).collect()
}

fn below(path: &Path) -> Vec<Result<PathBuf, UsageError>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    walk(path, &mut found);
    if found.is_empty() {
        let name = path.display().to_string();
        let message = format!("no *.ron files in {}", text::clean(&name));
        return vec![Err(UsageError(message))];
    }
    found
}

/// Searches a folder recursively. Hidden folders are skipped, and symbolic links to folders are not followed because they may form a cycle.
fn walk(folder: &Path, found: &mut Vec<Result<PathBuf, UsageError>>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let name = folder.display().to_string();
            let message = format!("cannot read {}: {error}", text::clean(&name));
            found.push(Err(UsageError(message)));
            return;
        }
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && !is_hidden {
            walk(&path, found);
        } else if is_event_file(&path) && path.is_file() {
            found.push(Ok(path));
        }
    }
}

/// True for a file name with the extension of an event file.
pub(super) fn is_event_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}
