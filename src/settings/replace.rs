//! Files that are replaced as a whole: at every moment, either the old content or the new one is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

/// How many names are tried for the new file. A crashed program with the same process id may have left some.
const NAMES: u32 = 1_000;

/// Replaces a file, or creates it, by writing a new file next to it and renaming that. A symbolic link and the permissions are preserved;
/// other hard links keep the old content. What cannot be replaced is written directly: a pipe, a device, a mount point, a file without
/// write permission, a file in a folder without it. Waits until the content is on the disk.
///
/// # Errors
/// Returns an error if the file cannot be written. The old content is then still there, if the file could be replaced.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_and(file, bytes, File::sync_all)
}

/// Like [`replace`], without waiting for the disk. For files whose loss would be no harm.
pub(super) fn replace_soon(file: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_and(file, bytes, |_| Ok(()))
}

fn replace_and(
    file: &Path,
    bytes: &[u8],
    finish: impl Fn(&File) -> io::Result<()>,
) -> io::Result<()> {
    let known = fs::metadata(file);
    let file = match &known {
        Ok(known) if known.is_file() && !known.permissions().readonly() => fs::canonicalize(file)?,
        Err(error) if error.kind() == ErrorKind::NotFound && !file.is_symlink() => file.to_owned(),
        Ok(_) | Err(_) => return fs::write(file, bytes),
    };
    let (new, mut created) = match beside(&file) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return fs::write(file, bytes),
        created => created?,
    };
    let permissions = known.map_or(Ok(()), |known| created.set_permissions(known.permissions()));
    let written = permissions
        .and_then(|()| created.write_all(bytes))
        .and_then(|()| finish(&created))
        .and_then(|()| fs::rename(&new, &file));
    let Err(error) = written else {
        return Ok(());
    };
    // The first error is the one to report.
    let _ = fs::remove_file(&new);
    if is_no_place_for_a_new_file(error.kind()) {
        return fs::write(&file, bytes);
    }
    Err(error)
}

/// Errors for a mount point, for a file of somebody else in a shared folder, and for a file system without permissions.
fn is_no_place_for_a_new_file(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::Unsupported
    )
}

/// Creates an empty file with a new name in the folder of another one.
fn beside(file: &Path) -> io::Result<(PathBuf, File)> {
    let mut names = (0..NAMES).map(|number| format!(".annals-{}-{number}.new", process::id()));
    let created = names.find_map(|name| {
        let new = file.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&new) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
            created => Some(created.map(|created| (new, created))),
        }
    });
    created.unwrap_or_else(|| Err(ErrorKind::AlreadyExists.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("annals-{name}-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn readers_of_the_old_content_get_all_of_it() {
        let folder = folder("replace");
        let file = folder.join("kept");
        replace(&file, b"old").unwrap();
        let mut reader = File::open(&file).unwrap();
        replace(&file, b"new").unwrap();
        let mut old = String::new();
        reader.read_to_string(&mut old).unwrap();
        assert_eq!(old, "old");
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn files_left_by_a_crash_are_no_obstacle() {
        let folder = folder("crash");
        let file = folder.join("kept");
        let (rest, _) = beside(&file).unwrap();
        replace(&file, b"new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::read(rest).unwrap(), b"");
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_remains_one() {
        let folder = folder("link");
        let (link, target) = (folder.join("link"), folder.join("target"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        for text in ["created", "replaced"] {
            replace(&link, text.as_bytes()).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(&target).unwrap(), text);
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to() {
        replace(Path::new("/dev/null"), b"text").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
