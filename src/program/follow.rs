//! Follows the current file: reads it again when it changes, on its own thread, which sleeps until then.
//!
//! The folder is watched instead of the file, since many editors write a new file and rename it to the old name. The result is reported as
//! [`Reloaded`]. A file that is missing for a moment, or whose content is unchanged, is not reported.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::SystemTime;
use std::{fs, io, thread};

use super::watch::{self, Depth, Watch, folder_of};
use crate::format::import::Options;
use crate::opening::{self, FIRST, Opened};
use crate::terminal::Waker;

/// The result of reading the file again.
pub(super) enum Reloaded {
    /// It was read, or only its valid part if it has mistakes.
    Opened(Box<Opened>),
    /// Nothing of it can be shown, or it cannot be read.
    Refused(anyhow::Error),
}

/// A request to the reading thread.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// Check whether the content of the file has changed.
    Changed,
    /// Read it even if it has not changed.
    Again,
    /// Follow these other files, too, which were so right after they were read.
    Also(Vec<(PathBuf, Stamp)>),
}

/// A handle to the thread that follows a file.
pub(super) struct Follower {
    asked: Sender<Asked>,
    results: Receiver<Reloaded>,
    failures: Receiver<notify::Error>,
}

/// What is followed.
pub(super) struct Followed {
    pub(super) file: PathBuf,
    pub(super) options: Options,
    /// The other files that it is made of.
    included: Vec<PathBuf>,
    /// How each of them was right after it was read.
    stamps: Vec<Stamp>,
    /// The time right before it was read.
    pub(super) began: SystemTime,
    /// Its modification time before it was read.
    pub(super) changed: Option<SystemTime>,
}

impl Followed {
    /// A file that is about to be read.
    pub(super) fn of(file: &Path, options: Options) -> Self {
        Self {
            file: file.to_owned(),
            options,
            included: Vec::new(),
            stamps: Vec::new(),
            began: SystemTime::now(),
            changed: changed(file),
        }
    }

    /// Stores the other files that it is made of, which have just been read.
    pub(super) fn include(&mut self, files: &[PathBuf]) {
        (self.included, self.stamps) = stamped(files).into_iter().unzip();
    }

    /// Whether one of the other files has been written to since the first reading. The times of files lag by some milliseconds, so that a
    /// later time alone does not show it.
    fn is_included_newer(&self) -> bool {
        let mut files = self.included.iter().zip(&self.stamps);
        files.any(|(file, before)| {
            stamp(file) != *before || changed(file).is_some_and(|time| time > self.began)
        })
    }

    /// Whether no file has been written to since the first reading.
    fn is_as_first_read(&self) -> bool {
        changed(&self.file) == self.changed
            && self.stamps.iter().all(Option::is_some)
            && !self.is_included_newer()
    }
}

/// The modification time of a file and its length in bytes; `None` if it is missing.
type Stamp = Option<(SystemTime, u64)>;

fn stamp(file: &Path) -> Stamp {
    let known = fs::metadata(file).ok()?;
    Some((known.modified().ok()?, known.len()))
}

fn stamped(files: &[PathBuf]) -> Vec<(PathBuf, Stamp)> {
    let files = files.iter();
    files.map(|file| (file.clone(), stamp(file))).collect()
}

/// The modification time of a file, if known.
fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|known| known.modified()).ok()
}

impl Follower {
    /// Starts the thread. With `watch` it also watches the file for changes.
    ///
    /// # Errors
    /// Returns an error if the thread cannot be started.
    pub(super) fn start(followed: Followed, watch: bool, waker: Waker) -> io::Result<Self> {
        let (asked, questions) = channel();
        let (sender, results) = channel();
        let (failed, failures) = channel();
        let changes = asked.clone();
        thread::Builder::new()
            .name("follower".to_owned())
            .spawn(move || {
                // If nothing can be watched, the user can still request to read it again.
                let watched = watch
                    .then(|| Watched::of(&followed.file, &changes, failed))
                    .flatten();
                // Changes from before the watcher was started.
                if watched.is_some() && changed(&followed.file) != followed.changed {
                    let _ = changes.send(Asked::Changed);
                }
                let included = followed.included.iter().cloned();
                let included = included.zip(followed.stamps.iter().copied());
                let _ = changes.send(Asked::Also(included.collect()));
                // Otherwise the thread's own sender would keep it alive forever.
                drop(changes);
                let mut worker = Worker {
                    followed,
                    watched,
                    before: None,
                };
                worker.answer(&questions, &sender, &waker);
            })?;
        Ok(Self {
            asked,
            results,
            failures,
        })
    }

    /// Requests to read the file even if it has not changed.
    pub(super) fn again(&self) {
        let _ = self.asked.send(Asked::Again);
    }

    /// Requests to read the file if it has changed.
    pub(super) fn look(&self) {
        let _ = self.asked.send(Asked::Changed);
    }

    /// Requests to follow other files, too.
    pub(super) fn also(&self, files: &[PathBuf]) {
        let _ = self.asked.send(Asked::Also(stamped(files)));
    }

    /// Why files are not watched, as far as this has not been said yet.
    pub(super) fn failures(&self) -> impl Iterator<Item = notify::Error> {
        self.failures.try_iter()
    }

    /// The latest result, if there is a new one.
    pub(super) fn reloaded(&self) -> Option<Reloaded> {
        self.results.try_iter().last()
    }
}

/// When to read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reread {
    /// If its content has changed.
    IfChanged,
    /// Even if it has not changed, or cannot be read.
    Anyway,
}

/// The state of the thread.
struct Worker {
    followed: Followed,
    watched: Option<Watched>,
    /// A hash of the files when they were last read, to detect changes.
    before: Option<u64>,
}

impl Worker {
    /// Handles requests to read the file until the sender is gone.
    fn answer(&mut self, questions: &Receiver<Asked>, sender: &Sender<Reloaded>, waker: &Waker) {
        while let Ok(asked) = questions.recv() {
            // One reading handles all requests so far.
            let mut wanted = None;
            for asked in [asked].into_iter().chain(questions.try_iter()) {
                match asked {
                    Asked::Again => wanted = Some(Reread::Anyway),
                    Asked::Changed => wanted = wanted.or(Some(Reread::IfChanged)),
                    Asked::Also(files) => {
                        // Watched first, so that no change comes between.
                        self.also(files);
                        let is_newer = self.followed.is_included_newer();
                        wanted = wanted.or(is_newer.then_some(Reread::IfChanged));
                        if self.before.is_none() && !is_newer {
                            self.before = self.first();
                        }
                    }
                }
            }
            let Some(reloaded) = wanted.and_then(|wanted| self.read(wanted)) else {
                continue;
            };
            if sender.send(reloaded).is_err() {
                return;
            }
            waker.wake();
        }
    }

    fn also(&mut self, files: Vec<(PathBuf, Stamp)>) {
        (self.followed.included, self.followed.stamps) = files.into_iter().unzip();
        if let Some(watched) = &mut self.watched {
            watched.also(&self.followed.included);
        }
    }

    fn hash(&self, bytes: &[u8]) -> u64 {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        opening::hash(&self.followed.included, &mut hasher);
        hasher.finish()
    }

    /// The hash of what was read first, if that is still there. A large file is not read once more for it: its modification time has to do.
    fn first(&self) -> Option<u64> {
        let Followed { file, options, .. } = &self.followed;
        let length = fs::metadata(file).ok()?.len();
        if length > FIRST as u64 {
            return None;
        }
        let (_, bytes) = opening::read(file, options).ok()?;
        let hash = self.hash(&bytes);
        self.followed.is_as_first_read().then_some(hash)
    }

    fn read(&mut self, wanted: Reread) -> Option<Reloaded> {
        let anyway = wanted == Reread::Anyway;
        if self.before.is_none() && !anyway && self.followed.is_as_first_read() {
            return None;
        }
        let (name, bytes) = match opening::read(&self.followed.file, &self.followed.options) {
            Ok((_, bytes)) if bytes.is_empty() && !anyway => return None,
            Ok(read) => read,
            Err(error) => return anyway.then_some(Reloaded::Refused(error)),
        };
        let now = Some(self.hash(&bytes));
        if self.before == now && !anyway {
            return None;
        }
        self.before = now;
        let opened = opening::load(&self.followed.file, &name, bytes, &self.followed.options);
        Some(match opened {
            Ok(opened) => {
                self.also(stamped(&opened.included));
                Reloaded::Opened(Box::new(opened))
            }
            Err(error) => Reloaded::Refused(error),
        })
    }
}

/// The files that are watched.
struct Watched {
    watch: Watch,
    failed: Sender<notify::Error>,
    /// The folders that could not be watched. They are tried again at each reload, but reported once.
    reported: HashSet<PathBuf>,
}

impl Watched {
    /// Watches a file. `None` if its folder cannot be watched. Errors are sent to `failed`.
    fn of(file: &Path, asked: &Sender<Asked>, failed: Sender<notify::Error>) -> Option<Self> {
        let asked = asked.clone();
        let folders = [(folder_of(file).to_owned(), Depth::Beside)];
        let saved = move || {
            let _ = asked.send(Asked::Changed);
        };
        let watch = match watch::watcher(&folders, |_| false, saved) {
            Ok(watch) => watch,
            Err(error) => {
                let _ = failed.send(error);
                return None;
            }
        };
        let mut watched = Self {
            watch,
            failed,
            reported: HashSet::new(),
        };
        watched.also(&[file.to_owned()]);
        Some(watched)
    }

    /// Watches more files. A file in a folder that cannot be watched is only read together with the others.
    fn also(&mut self, files: &[PathBuf]) {
        for file in files {
            if let Err(error) = self.watch.also(file)
                && self.reported.insert(folder_of(file).to_owned())
            {
                let _ = self.failed.send(error);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_only_if_its_content_has_changed() {
        let file = std::env::temp_dir().join(format!("annals-follow-{}.ron", std::process::id()));
        let text = "Chronicle(format: 1, title: \"T\", events: [])";
        let write = |text: &str| {
            fs::write(&file, text).unwrap();
            let later = SystemTime::now() + std::time::Duration::from_secs(10);
            fs::File::options()
                .append(true)
                .open(&file)
                .unwrap()
                .set_modified(later)
                .unwrap();
        };
        fs::write(&file, text).unwrap();
        let mut worker = Worker {
            followed: Followed::of(&file, Options::default()),
            watched: None,
            before: None,
        };
        let is_read = |worker: &mut Worker| worker.read(Reread::IfChanged).is_some();
        assert!(!is_read(&mut worker), "a large file that is not written to");
        worker.before = worker.first();
        write(text);
        assert!(!is_read(&mut worker), "the same text");
        write(&text.replace('T', "U"));
        assert!(is_read(&mut worker), "another text");
        assert!(!is_read(&mut worker), "still the same");
        fs::remove_file(&file).unwrap();
    }

    #[test]
    fn the_reason_why_a_file_is_not_followed_is_reported_once() {
        let (asked, _) = channel();
        let (failed, failures) = channel();
        let folder = std::env::temp_dir();
        let missing = folder.join("annals-no-such-folder").join("my.ron");
        assert!(Watched::of(&missing, &asked, failed.clone()).is_none());
        assert_eq!(failures.try_iter().count(), 1);
        let mut watched = Watched::of(&folder.join("my.ron"), &asked, failed).unwrap();
        assert_eq!(failures.try_iter().count(), 0);
        watched.also(std::slice::from_ref(&missing));
        assert_eq!(failures.try_iter().count(), 1);
        watched.also(&[missing]);
        assert_eq!(failures.try_iter().count(), 0, "it is reported once");
    }
}
