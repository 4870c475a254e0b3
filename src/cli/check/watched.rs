//! `--watch`: checks files again whenever one of them is saved. The state of the terminal is not changed, so ctrl-c can end it at any time.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::PathBuf;
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
    let changed = move || {
        // If the receiver is gone, the program is ending.
        let _ = sender.send(());
    };
    let mut watch = watcher(&folders(given), files::is_event_file, changed).context(CANNOT)?;
    let mut others = Vec::new();
    add(&mut watch, given, &others);
    let mut before = Contents::of(given, &others);
    let mut code = checking.all()?;
    follow(checking, &mut others, &mut before, &mut watch);
    checking
        .printer
        .remark("\nwatching; press ctrl-c to stop")?;
    while !checking.printer.is_closed() && saved.recv().is_ok() {
        // One reading covers all changes saved so far.
        while saved.try_recv().is_ok() {}
        let now = Contents::of(given, &others);
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
            follow(checking, &mut others, &mut before, &mut watch);
        }
    }
    if checking.printer.is_closed() {
        return Ok(ExitCode::from(code));
    }
    Err(io::Error::other("stopped watching the files").into())
}

/// Watches the files to check, and others that they are made of.
fn add(watch: &mut Watch, given: &[PathBuf], others: &[PathBuf]) {
    let given = files::to_check(given).into_iter().flatten();
    for file in given.chain(others.iter().cloned()) {
        // A file in a folder that cannot be watched is only read together with the others. The folder may exist after a later check.
        let _ = watch.also(&file);
    }
}

/// Also watches the files that the checked ones are made of.
fn follow(
    checking: &Checking<'_>,
    others: &mut Vec<PathBuf>,
    before: &mut Contents,
    watch: &mut Watch,
) {
    let now = checking.others.borrow();
    add(watch, &checking.arguments.files, &now);
    // A file with errors does not say what it is made of, and what it was made of may be saved at this moment.
    let new = now.iter().filter(|file| !others.contains(*file));
    let new: Vec<PathBuf> = new.cloned().collect();
    if !new.is_empty() {
        others.extend(new);
        // The given files may have been saved since they were checked.
        before.others = Contents::of_others(others);
    }
}

/// Hashes of the content of all files, only used to detect changes.
#[derive(PartialEq)]
struct Contents {
    given: u64,
    others: u64,
}

impl Contents {
    fn of(given: &[PathBuf], others: &[PathBuf]) -> Self {
        let mut hasher = DefaultHasher::new();
        let given: Vec<PathBuf> = files::to_check(given).into_iter().flatten().collect();
        given.hash(&mut hasher);
        opening::hash(&given, &mut hasher);
        Self {
            given: hasher.finish(),
            others: Self::of_others(others),
        }
    }

    fn of_others(others: &[PathBuf]) -> u64 {
        let mut hasher = DefaultHasher::new();
        opening::hash(others, &mut hasher);
        hasher.finish()
    }
}

/// The folders of the files given by the user, and the folders given themselves.
fn folders(given: &[PathBuf]) -> Vec<(PathBuf, Depth)> {
    let folder = |path: &PathBuf| {
        if path.is_dir() {
            return (path.clone(), Depth::Below);
        }
        (folder_of(path).to_owned(), Depth::Beside)
    };
    let mut folders: Vec<_> = given.iter().map(folder).collect();
    folders.dedup();
    folders
}
