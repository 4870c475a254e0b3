//! `--watch`: files are checked again whenever one of them is saved. Nothing of the terminal is changed, so that ctrl-c can end it at any time.

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

/// What is said if nothing can be watched.
const CANNOT: &str = "the files cannot be watched";

/// Checks the files now and whenever one of them says something else.
pub(super) fn watch(checking: &Checking<'_>) -> Result<ExitCode> {
    let given = &checking.arguments.files;
    if given.iter().any(|file| is_input(file)) {
        let message = "--watch needs files; standard input comes once";
        return Err(UsageError(message.to_owned()).into());
    }
    let (sender, saved) = channel();
    let watched = Watched::of(given);
    let folders = watched.folders.clone();
    let changed = move |path: &Path| {
        if watched.has(path) {
            // If the other end is gone, the program ends.
            let _ = sender.send(());
        }
    };
    let mut watch = watcher(&folders, changed).context(CANNOT)?;
    let mut included = Vec::new();
    let mut before = contents(given, &included);
    checking.all()?;
    include(checking, &mut included, &mut before, &mut watch)?;
    checking.teller.remark("\nwatching; ctrl-c ends")?;
    while saved.recv().is_ok() {
        // One reading answers all that has been saved by now.
        while saved.try_recv().is_ok() {}
        let now = contents(given, &included);
        if now != before {
            checking.teller.remark("\nsaved, checked again")?;
            before = now;
            checking.all()?;
            include(checking, &mut included, &mut before, &mut watch)?;
        }
    }
    Err(io::Error::other("the files are watched no longer").into())
}

/// Watches what the files include by now, too.
fn include(
    checking: &Checking<'_>,
    included: &mut Vec<PathBuf>,
    before: &mut u64,
    watch: &mut Watch,
) -> Result<()> {
    let now = checking.included.borrow();
    if *now != *included {
        included.clone_from(&now);
        watch.also(included).context(CANNOT)?;
        *before = contents(&checking.arguments.files, included);
    }
    Ok(())
}

/// What the files say; only good to see whether that is something else than before.
fn contents(given: &[PathBuf], included: &[PathBuf]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let given: Vec<PathBuf> = files::meant(given).into_iter().flatten().collect();
    given.hash(&mut hasher);
    opening::hash(&given, &mut hasher);
    opening::hash(included, &mut hasher);
    hasher.finish()
}

/// Where something may be saved.
struct Watched {
    /// The files, and the folders with everything below.
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

    /// True for one of the files, by its name, and for what may be one in a folder.
    fn has(&self, path: &Path) -> bool {
        let named = |file: &PathBuf| file.file_name() == path.file_name();
        files::is_event_file(path) || self.given.iter().any(named)
    }
}
