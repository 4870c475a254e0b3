//! Watching folders for what is saved in them.

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How deep a folder is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// What lies in it.
    Beside,
    /// That, and all folders below.
    Below,
}

/// Tells of every file that is saved in some folders, on a thread of its own, for as long as what is returned lives.
///
/// # Errors
/// Gives an error if one of them cannot be watched.
pub(crate) fn watcher(
    folders: &[(PathBuf, Depth)],
    saved: impl Fn(&Path) + Send + 'static,
) -> notify::Result<RecommendedWatcher> {
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
    Ok(watcher)
}

/// True once a file has been written. On Linux the end of the writing is told; elsewhere every change is.
fn is_written(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Modify(ModifyKind::Name(mode)) => mode != RenameMode::From,
        EventKind::Create(_) | EventKind::Modify(_) => !cfg!(target_os = "linux"),
        EventKind::Access(_) | EventKind::Remove(_) | EventKind::Any | EventKind::Other => false,
    }
}
