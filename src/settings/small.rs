//! Small files, read up to a limit, since a pipe or a device in their place may be endless.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::replace::replace_soon;

/// Maximum length in bytes.
const SMALL: u64 = 1 << 20;

/// Reads a small file: settings, a theme, or remembered state.
///
/// # Errors
/// Returns an error if it cannot be read, is not UTF-8, is too long, or is a pipe or a device, which may be endless.
pub(crate) fn small(file: &Path) -> io::Result<String> {
    let bytes = file_of(file, SMALL)?;
    let text = String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8"))?;
    // Some editors write a byte order mark, which RON does not know.
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// Reads a file of at most `longest` bytes.
///
/// # Errors
/// Returns an error if it cannot be read, is longer, or is a pipe or a device.
pub(crate) fn file_of(file: &Path, longest: u64) -> io::Result<Vec<u8>> {
    // Shells pass pipes under these names, and `/dev/null` is commonly used for an empty file.
    let handed = ["/dev/fd", "/dev/stdin", "/dev/null"];
    let is_handed = || handed.iter().any(|name| file.starts_with(name));
    let known = fs::metadata(file)?;
    if !known.is_file() && !known.is_dir() && !is_handed() {
        return Err(io::Error::other("it is a pipe or a device, not a file"));
    }
    let mut bytes = Vec::new();
    File::open(file)?
        .take(longest + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest {
        let limit = format!("it is longer than {} MB", longest.div_ceil(1 << 20));
        return Err(io::Error::other(limit));
    }
    Ok(bytes)
}

/// Writes a small file, replacing the old one and creating its folder. Does nothing if the path is a pipe or a device.
pub(crate) fn keep(file: &Path, text: &str) {
    if fs::metadata(file).is_ok_and(|known| !known.is_file()) {
        return;
    }
    // Without write access nothing is kept.
    let _ = file.parent().map(fs::create_dir_all);
    let _ = replace_soon(file, text.as_bytes());
}
