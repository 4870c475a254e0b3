//! Following the file that is shown: it is read again when it changes, on a thread of its own, which sleeps until then.
//!
//! The folder is watched and not the file, since many editors write a new file and give it the name of the old one. What is read
//! is reported by [`News`]; a file that is gone for a moment, or says what it said before, is not.

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{fs, io, thread};

use super::watch::{self, Depth, Watch, folder_of};
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
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// To look whether the file says something else.
    Changed,
    /// To read it in any case.
    Again,
    /// To follow these files, which it includes, too.
    Also(Vec<PathBuf>),
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
    /// The files that it includes.
    pub(super) included: Vec<PathBuf>,
    /// When it was about to be read.
    pub(super) began: SystemTime,
    /// When it had been changed last, before it was read.
    pub(super) changed: Option<SystemTime>,
}

impl Followed {
    /// A file that is about to be read.
    pub(super) fn of(file: &Path, options: Options) -> Self {
        Self {
            file: file.to_owned(),
            options,
            included: Vec::new(),
            began: SystemTime::now(),
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
                let watched = watch
                    .then(|| Watched::of(&followed.file, &changes).ok())
                    .flatten();
                // What changed before the watcher was there.
                if watched.is_some() && changed(&followed.file) != followed.changed {
                    let _ = changes.send(Asked::Changed);
                }
                let _ = changes.send(Asked::Also(followed.included.clone()));
                // Its own sender would keep the thread for good.
                drop(changes);
                let mut reading = Reading {
                    followed,
                    watched,
                    before: None,
                };
                reading.answer(&questions, &sender, &waker);
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

    /// Has it follow files that it includes, too.
    pub(super) fn also(&self, files: Vec<PathBuf>) {
        let _ = self.asked.send(Asked::Also(files));
    }

    /// The latest news, if there are some.
    pub(super) fn news(&self) -> Option<News> {
        self.news.try_iter().last()
    }
}

/// What the thread knows.
struct Reading {
    followed: Followed,
    watched: Option<Watched>,
    /// What the files said when they were last read; only good to see whether that is something else now.
    before: Option<u64>,
}

impl Reading {
    /// Reads the file whenever that is asked, until nobody asks any more.
    fn answer(&mut self, questions: &Receiver<Asked>, sender: &Sender<News>, waker: &Waker) {
        while let Ok(asked) = questions.recv() {
            // One reading answers all that has been asked by now.
            let mut wanted = None;
            for asked in [asked].into_iter().chain(questions.try_iter()) {
                match asked {
                    Asked::Again => wanted = Some(true),
                    Asked::Changed => wanted = wanted.or(Some(false)),
                    Asked::Also(files) => {
                        let newer = |file: &PathBuf| changed(file) > Some(self.followed.began);
                        wanted = wanted.or(files.iter().any(newer).then_some(false));
                        self.also(files);
                    }
                }
            }
            let Some(news) = wanted.and_then(|again| self.read(again)) else {
                continue;
            };
            if sender.send(news).is_err() {
                return;
            }
            waker.wake();
        }
    }

    fn also(&mut self, files: Vec<PathBuf>) {
        if let Some(watched) = &mut self.watched {
            watched.also(&files);
        }
        self.followed.included = files;
    }

    fn read(&mut self, again: bool) -> Option<News> {
        let (name, bytes) = match opening::read(&self.followed.file, &self.followed.options) {
            Ok((_, bytes)) if bytes.is_empty() && !again => return None,
            Ok(read) => read,
            Err(error) => return again.then_some(News::Refused(error)),
        };
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        opening::hash(&self.followed.included, &mut hasher);
        let now = Some(hasher.finish());
        if self.before == now && !again {
            return None;
        }
        self.before = now;
        let opened = opening::load(&self.followed.file, &name, bytes, &self.followed.options);
        Some(match opened {
            Ok(opened) => {
                self.also(opened.included.clone());
                News::Opened(Box::new(opened))
            }
            Err(error) => News::Refused(error),
        })
    }
}

/// The folders that are watched.
struct Watched {
    watch: Watch,
    /// The names of the files in them that are followed.
    names: Arc<Mutex<Vec<OsString>>>,
}

impl Watched {
    /// Watches the folder of a file, and that of the file that it leads to.
    fn of(file: &Path, asked: &Sender<Asked>) -> notify::Result<Self> {
        let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let names: Arc<Mutex<Vec<OsString>>> = Arc::default();
        let (known, asked) = (Arc::clone(&names), asked.clone());
        let folders = [(folder_of(file).to_owned(), Depth::Beside)];
        let watch = watch::watcher(&folders, move |path| {
            let known = known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.iter().any(|known| Some(&**known) == path.file_name()) {
                let _ = asked.send(Asked::Changed);
            }
        })?;
        let mut watched = Self { watch, names };
        watched.also(&[file.to_owned(), target]);
        Ok(watched)
    }

    /// Watches more files; one in a folder that cannot be watched is read again with the others.
    fn also(&mut self, files: &[PathBuf]) {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        for name in files.iter().filter_map(|file| file.file_name()) {
            if names.iter().all(|known| known != name) {
                names.push(name.to_owned());
            }
        }
        drop(names);
        for file in files {
            let _ = self.watch.also(std::slice::from_ref(file));
        }
    }
}
