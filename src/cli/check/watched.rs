//! `--watch`: checks files again whenever one of them is saved. The state of the terminal is not changed, so ctrl-c can end it at any time.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::channel;

use anyhow::{Context, Result};

use super::{Checking, files, is_input};
use crate::opening;
use crate::program::{Depth, Watch, folder_of, watcher};
use crate::settings::UsageError;
use crate::text;

/// The error if watching is not possible.
const CANNOT: &str = "cannot watch the files";

/// Checks the files now, and again whenever the content of one of them changes.
pub(super) fn watch(checking: &Checking<'_>) -> Result<ExitCode> {
    let given = &checking.arguments.files;
    if given.iter().any(|file| is_input(file)) {
        let message = "--watch requires files, not standard input";
        return Err(UsageError(message.to_owned()).into());
    }
    let (sender, saved) = channel();
    let watched = Watched::of(given);
    let folders = watched.folders.clone();
    let changed = move |path: &Path| {
        if watched.has(path) {
            // If the receiver is gone, the program is ending.
            let _ = sender.send(());
        }
    };
    let mut watch = watcher(&folders, changed).context(CANNOT)?;
    let mut included = Vec::new();
    let mut before = Contents::of(given, &included);
    let mut code = checking.all()?;
    include(checking, &mut included, &mut before, &mut watch);
    checking
        .printer
        .remark("\nwatching; press ctrl-c to stop")?;
    while !checking.printer.is_closed() && saved.recv().is_ok() {
        // One reading covers all changes saved so far.
        while saved.try_recv().is_ok() {}
        let now = Contents::of(given, &included);
        if now != before {
            before = now;
            if let Some(gone) = given.iter().find(|file| !file.exists()) {
                let name = gone.display().to_string();
                let name = text::clean(&name);
                checking.printer.remark(&format!(
                    "\n{name} is gone; waiting until it is saved again"
                ))?;
                continue;
            }
            checking.printer.remark("\nfile saved; checking again")?;
            code = checking.all()?;
            include(checking, &mut included, &mut before, &mut watch);
        }
    }
    if checking.printer.is_closed() {
        return Ok(ExitCode::from(code));
    }
    Err(io::Error::other("stopped watching the files").into())
}

/// Also watches the files that are included at present.
fn include(
    checking: &Checking<'_>,
    included: &mut Vec<PathBuf>,
    before: &mut Contents,
    watch: &mut Watch,
) {
    let now = checking.included.borrow();
    for file in &*now {
        // A file in a folder that cannot be watched is only read together with the others. The folder may exist after a later check.
        let _ = watch.also(file);
    }
    if *now != *included {
        included.clone_from(&now);
        // The other files may have been saved since they were checked.
        before.included = Contents::of_included(included);
    }
}

/// Hashes of the content of all files, only used to detect changes.
#[derive(PartialEq)]
struct Contents {
    given: u64,
    included: u64,
}

impl Contents {
    fn of(given: &[PathBuf], included: &[PathBuf]) -> Self {
        let mut hasher = DefaultHasher::new();
        let given: Vec<PathBuf> = files::to_check(given).into_iter().flatten().collect();
        given.hash(&mut hasher);
        opening::hash(&given, &mut hasher);
        Self {
            given: hasher.finish(),
            included: Self::of_included(included),
        }
    }

    fn of_included(included: &[PathBuf]) -> u64 {
        let mut hasher = DefaultHasher::new();
        opening::hash(included, &mut hasher);
        hasher.finish()
    }
}

/// What to watch.
struct Watched {
    /// The files and folders given by the user.
    given: Vec<PathBuf>,
    folders: Vec<(PathBuf, Depth)>,
}

impl Watched {
    fn of(given: &[PathBuf]) -> Self {
        let folder = |path: &PathBuf| {
            if path.is_dir() {
                return (path.clone(), Depth::Below);
            }
            (folder_of(path).to_owned(), Depth::Beside)
        };
        let mut folders: Vec<_> = given.iter().map(folder).collect();
        folders.dedup();
        Self {
            given: given.to_owned(),
            folders,
        }
    }

    /// True for a file with the name of a given one, and for any file that may be an event file in a folder.
    fn has(&self, path: &Path) -> bool {
        let named = |file: &PathBuf| file.file_name() == path.file_name();
        files::is_event_file(path) || self.given.iter().any(named)
    }
}
