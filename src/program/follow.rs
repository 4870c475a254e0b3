//! Following the file that is shown: it is read again when it changes, on a thread of its own, which sleeps until then.
//!
//! The folder is watched and not the file, since many editors write a new file and give it the name of the old one. What is read
//! is told by [`News`]; a file that is gone for a moment, or says what it said before, is not.

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::SystemTime;
use std::{fs, io, thread};

use notify::RecommendedWatcher;

use super::watch::{self, Depth};
use crate::format::import::Options;
use crate::opening::{self, Opened};
use crate::terminal::Waker;

/// What has come of the file.
pub(super) enum News {
    /// It was read, or the rest of it if there are mistakes in it.
    Opened(Box<Opened>),
    /// Nothing of it can be shown, or it cannot be read at all.
    Refused(anyhow::Error),
}

/// What the thread that reads is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// To look whether the file says something else.
    Changed,
    /// To read it in any case.
    Again,
}

/// A file that is read again.
pub(super) struct Follower {
    asked: Sender<Asked>,
    news: Receiver<News>,
}

/// What is followed.
pub(super) struct Followed {
    pub(super) file: PathBuf,
    pub(super) options: Options,
    /// When it had been changed last, before it was read.
    pub(super) changed: Option<SystemTime>,
}

impl Followed {
    /// A file that is about to be read.
    pub(super) fn of(file: &Path, options: Options) -> Self {
        Self {
            file: file.to_owned(),
            options,
            changed: changed(file),
        }
    }
}

/// When a file was changed last.
fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|known| known.modified()).ok()
}

impl Follower {
    /// Starts the thread; it watches the file, too, if that is wanted.
    ///
    /// # Errors
    /// Gives an error if the thread cannot be started.
    pub(super) fn start(followed: Followed, watch: bool, waker: Waker) -> io::Result<Self> {
        let (asked, questions) = channel();
        let (sender, news) = channel();
        let changes = asked.clone();
        thread::Builder::new()
            .name("follower".to_owned())
            .spawn(move || {
                // Where nothing can be watched, the reader can still have it read again.
                let watcher = watch
                    .then(|| watcher(&followed.file, &changes).ok())
                    .flatten();
                // What changed before the watcher was there.
                if watcher.is_some() && changed(&followed.file) != followed.changed {
                    let _ = changes.send(Asked::Changed);
                }
                // Its own sender would keep the thread for good.
                drop(changes);
                read_again(&followed, &questions, &sender, &waker);
            })?;
        Ok(Self { asked, news })
    }

    /// Has the file read again in any case.
    pub(super) fn again(&self) {
        let _ = self.asked.send(Asked::Again);
    }

    /// Has it looked at, whether it says something else.
    pub(super) fn look(&self) {
        let _ = self.asked.send(Asked::Changed);
    }

    /// The latest news, if there are some.
    pub(super) fn news(&self) -> Option<News> {
        self.news.try_iter().last()
    }
}

/// Reads the file whenever that is asked, until nobody asks any more.
fn read_again(
    followed: &Followed,
    questions: &Receiver<Asked>,
    sender: &Sender<News>,
    waker: &Waker,
) {
    let mut before = None;
    while let Ok(asked) = questions.recv() {
        // One reading answers all that has been asked by now.
        let again = questions
            .try_iter()
            .chain([asked])
            .any(|asked| asked == Asked::Again);
        let Some(news) = read(followed, again, &mut before) else {
            continue;
        };
        if sender.send(news).is_err() {
            return;
        }
        waker.wake();
    }
}

fn read(followed: &Followed, again: bool, before: &mut Option<u64>) -> Option<News> {
    let (name, bytes) = match opening::read(&followed.file, &followed.options) {
        Ok((_, bytes)) if bytes.is_empty() && !again => return None,
        Ok(read) => read,
        Err(error) => return again.then_some(News::Refused(error)),
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let now = Some(hasher.finish());
    if *before == now && !again {
        return None;
    }
    *before = now;
    let opened = opening::load(&followed.file, &name, bytes, &followed.options);
    Some(match opened {
        Ok(opened) => News::Opened(Box::new(opened)),
        Err(error) => News::Refused(error),
    })
}

/// Watches the folder of a file, and that of the file that it leads to.
fn watcher(file: &Path, asked: &Sender<Asked>) -> notify::Result<RecommendedWatcher> {
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let names: Vec<OsString> = [file, &target]
        .into_iter()
        .filter_map(|file| file.file_name().map(ToOwned::to_owned))
        .collect();
    let mut folders: Vec<(PathBuf, Depth)> = Vec::new();
    for file in [file, &target] {
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if folders.iter().all(|(known, _)| known != folder) {
            folders.push((folder.to_owned(), Depth::Beside));
        }
    }
    let asked = asked.clone();
    watch::watcher(&folders, move |path| {
        let name = path.file_name();
        if names.iter().any(|known| Some(&**known) == name) {
            let _ = asked.send(Asked::Changed);
        }
    })
}
