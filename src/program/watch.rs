//! Watches folders for saved files.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How deep a folder is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Only the files in it.
    Beside,
    /// Also all folders below it.
    Below,
}

/// A watcher of files, in their folders.
pub(crate) struct Watch {
    watcher: RecommendedWatcher,
    folders: Vec<(PathBuf, Depth)>,
    names: Names,
}

/// The names of the watched files.
type Names = Arc<Mutex<HashSet<OsString>>>;

impl Watch {
    /// Watches another file, and the target if it is a link.
    ///
    /// # Errors
    /// Returns an error if a folder cannot be watched.
    pub(crate) fn also(&mut self, file: &Path) -> notify::Result<()> {
        let is_link = fs::symlink_metadata(file).is_ok_and(|known| known.is_symlink());
        let target = is_link.then(|| fs::canonicalize(file).ok()).flatten();
        self.beside(file)?;
        target.map_or(Ok(()), |target| self.beside(&target))
    }

    fn beside(&mut self, file: &Path) -> notify::Result<()> {
        if let Some(name) = file.file_name() {
            let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
            names.insert(name.to_owned());
        }
        let folder = folder_of(file);
        if !self.folders.iter().any(|known| covers(known, folder)) {
            self.watcher.watch(folder, RecursiveMode::NonRecursive)?;
            self.folders.push((folder.to_owned(), Depth::Beside));
        }
        Ok(())
    }
}

/// Whether what happens in a folder is reported already. To watch it once more would end the watch of new folders in it.
fn covers((known, depth): &(PathBuf, Depth), folder: &Path) -> bool {
    match depth {
        Depth::Beside => known == folder,
        Depth::Below => match (fs::canonicalize(known), fs::canonicalize(folder)) {
            (Ok(known), Ok(folder)) => folder.starts_with(known),
            _ => false,
        },
    }
}

/// The folder that contains a file.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Reports whenever a watched file is saved, or one in these folders that is `wanted`, on its own thread, until the returned value is
/// dropped.
///
/// # Errors
/// Returns an error if one of the folders cannot be watched.
pub(crate) fn watcher(
    folders: &[(PathBuf, Depth)],
    wanted: impl Fn(&Path) -> bool + Send + 'static,
    saved: impl Fn() + Send + 'static,
) -> notify::Result<Watch> {
    let names = Names::default();
    let known = Arc::clone(&names);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_named = |path: &Path| path.file_name().is_some_and(|name| known.contains(name));
        let mut paths = event.paths.iter();
        if is_written(event.kind) && paths.any(|path| is_named(path) || wanted(path)) {
            saved();
        }
    })?;
    for (folder, depth) in folders {
        let mode = match depth {
            Depth::Beside => RecursiveMode::NonRecursive,
            Depth::Below => RecursiveMode::Recursive,
        };
        watcher.watch(folder, mode)?;
    }
    Ok(Watch {
        watcher,
        folders: folders.to_owned(),
        names,
    })
}

/// Whether a file has been written. On Linux, closing a written file is reported; on other systems, every change is.
fn is_written(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Modify(ModifyKind::Name(mode)) => mode != RenameMode::From,
        EventKind::Create(_) | EventKind::Modify(_) => !cfg!(target_os = "linux"),
        EventKind::Access(_) | EventKind::Remove(_) | EventKind::Any | EventKind::Other => false,
    }
}
