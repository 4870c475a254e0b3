//! Watches folders for saved files.

use std::path::{Path, PathBuf};

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

/// A watcher of folders.
pub(crate) struct Watch {
    watcher: RecommendedWatcher,
    folders: Vec<(PathBuf, Depth)>,
}

impl Watch {
    /// Watches the folder of another file.
    ///
    /// # Errors
    /// Returns an error if it cannot be watched.
    pub(crate) fn also(&mut self, file: &Path) -> notify::Result<()> {
        let folder = folder_of(file).to_owned();
        if self.folders.iter().all(|(known, _)| *known != folder) {
            self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
            self.folders.push((folder, Depth::Beside));
        }
        Ok(())
    }
}

/// The folder that contains a file.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Reports every file that is saved in some folders, on its own thread, until the returned value is dropped.
///
/// # Errors
/// Returns an error if one of them cannot be watched.
pub(crate) fn watcher(
    folders: &[(PathBuf, Depth)],
    saved: impl Fn(&Path) + Send + 'static,
) -> notify::Result<Watch> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if is_written(event.kind) {
            event.paths.iter().for_each(|path| saved(path));
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
