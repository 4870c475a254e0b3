//! Opens a large file with its beginning, and reads the rest on its own thread.
//!
//! The first part, and later longer ones, are cut after a complete event and built like any file, but without reports of errors or
//! missing items: they are replaced when the whole file has been read. Problems of the whole file are reported as usual.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::app::{App, Loading};
use crate::chronicle::Chronicle;
use crate::format::import::{self, Options};
use crate::format::{MapFile, Progress};
use crate::map::BaseMap;
use crate::opening::{self, FIRST, Invalid, Opened, Source};
use crate::search::Index;

/// Each part that is shown is this many times as long as the previous one.
const GROWTH: usize = 4;

/// Maximum length of a part in bytes, so that all parts together need little memory and work compared to the whole.
const LONGEST: usize = 8 * 1024 * 1024;

/// How many bytes are read at once.
const CHUNK: usize = 256 * 1024;

/// How often the program checks for news.
pub(super) const POLL_EVERY: Duration = Duration::from_millis(100);

/// A file whose beginning has been read.
pub(super) enum Begun {
    /// It is complete.
    Whole(Box<Opened>),
    /// There is more.
    Part(Box<Chronicle>, Box<Loader>),
}

/// A message from the reading thread.
enum News {
    /// The base map that the beginning names.
    Map(Box<BaseMap>),
    /// A longer part of the file.
    Part(Box<Chronicle>),
    /// The whole file, or why it cannot be read.
    Whole(Box<Result<Opened>>),
}

/// The result of checking for news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Polled {
    /// Only progress.
    Progress,
    /// More events.
    More,
    /// All events.
    All {
        /// The other files that it is made of.
        included: Vec<PathBuf>,
        /// Whether the file has no mistakes.
        is_valid: bool,
    },
    /// The user has stopped the reading.
    Stopped,
}

/// Reads the rest of a file.
pub(super) struct Loader {
    /// The job, until it is started.
    job: Option<Box<Job>>,
    news: Receiver<News>,
    /// Receives chronicles that are no longer shown, since freeing them takes time.
    sweeper: Option<Sender<Arc<Chronicle>>>,
    watched: Arc<Watched>,
    total: Option<usize>,
    /// Whether the file is converted before it is built.
    converts: bool,
    began: Instant,
    polled: Instant,
}

/// State shared by the reading thread and the program.
#[derive(Default)]
struct Watched {
    /// The number of bytes read from the file.
    received: AtomicUsize,
    progress: Progress,
}

/// The job of reading the rest of a file.
struct Job {
    file: PathBuf,
    options: Options,
    source: Source,
    bytes: Vec<u8>,
    map: Option<MapFile>,
    watched: Arc<Watched>,
    news: Sender<News>,
}

/// Reads the beginning of a file, or of standard input for `-`.
///
/// # Errors
/// Returns an error if it cannot be read, or is short and has problems.
pub(super) fn begin(file: &Path, options: Options) -> Result<Begun> {
    let mut source = Source::open(file)?;
    let mut bytes = source.first(&options)?;
    let beginning = if bytes.len() < FIRST {
        None
    } else {
        opening::beginning(file, &bytes, &options)
    };
    let Some(beginning) = beginning else {
        // It is short, or does not seem to be an event file.
        source.rest(&mut bytes, &options)?;
        source.is_shown();
        let opened = opening::load(file, &source.name, bytes, &options)?;
        return Ok(Begun::Whole(Box::new(opened)));
    };
    source.is_shown();
    let (sender, news) = channel();
    let watched = Arc::new(Watched::default());
    let total = source.total;
    let converts = import::is_foreign(&bytes, &file.to_string_lossy(), &options);
    let job = Job {
        file: file.to_owned(),
        options,
        source,
        bytes,
        map: beginning.map,
        watched: Arc::clone(&watched),
        news: sender,
    };
    let now = Instant::now();
    let loader = Loader {
        job: Some(Box::new(job)),
        news,
        sweeper: None,
        watched,
        total,
        converts,
        began: now,
        polled: now,
    };
    Ok(Begun::Part(Box::new(beginning.chronicle), Box::new(loader)))
}

/// A thread that frees the chronicles sent to it, because freeing a large one takes longer than drawing a frame.
///
/// # Errors
/// Gives an error if a thread cannot be started.
pub(super) fn sweeper() -> io::Result<Sender<Arc<Chronicle>>> {
    let (sweeper, swept) = channel::<Arc<Chronicle>>();
    thread::Builder::new()
        .name("sweeper".to_owned())
        .spawn(move || swept.into_iter().for_each(drop))?;
    Ok(sweeper)
}

impl Loader {
    /// Starts the reading unless it is started. The first frame should be drawn before.
    ///
    /// # Errors
    /// Returns an error if a thread cannot be started.
    pub(super) fn start(&mut self) -> io::Result<()> {
        let Some(job) = self.job.take() else {
            return Ok(());
        };
        let sweeper = sweeper()?;
        thread::Builder::new()
            .name("loader".to_owned())
            .spawn(move || job.run())?;
        self.sweeper = Some(sweeper);
        self.began = Instant::now();
        Ok(())
    }

    /// Whether it is time to check for news.
    pub(super) fn is_due(&self) -> bool {
        self.polled.elapsed() >= POLL_EVERY
    }

    /// Checks for news and passes it to the app.
    ///
    /// # Errors
    /// Returns an error if the file cannot be read or has problems.
    pub(super) fn poll(&mut self, app: &mut App) -> Result<Polled> {
        self.polled = Instant::now();
        if app.loading().is_some_and(|loading| loading.stopped) {
            return Ok(Polled::Stopped);
        }
        let mut polled = Polled::Progress;
        loop {
            match self.news.try_recv() {
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    return Err(anyhow!("cannot read the file: the reader thread has died"));
                }
                Ok(News::Map(map)) => {
                    app.take_companions(Some(*map), None);
                    polled = Polled::More;
                }
                Ok(News::Part(chronicle)) => {
                    self.show(app, *chronicle);
                    polled = Polled::More;
                }
                Ok(News::Whole(opened)) => {
                    let Opened {
                        chronicle,
                        map,
                        included,
                        imported,
                        invalid,
                    } = (*opened)?;
                    self.show(app, chronicle);
                    // A problem that is known already is of a newer version of the file, which the follower has read.
                    if app.problems().is_none() {
                        app.set_problems(invalid.as_ref().map(Invalid::problems));
                    }
                    let left_out = imported.map(opening::Imported::left_out);
                    app.take_companions(map, left_out);
                    app.set_loading(None);
                    index(app);
                    return Ok(Polled::All {
                        included,
                        is_valid: invalid.is_none(),
                    });
                }
            }
        }
        let events = app.chronicle().events.len();
        app.set_loading(Some(self.loading(events)));
        Ok(polled)
    }

    fn show(&self, app: &mut App, chronicle: Chronicle) {
        let old = app.take_chronicle(Arc::new(chronicle));
        if let Some(sweeper) = &self.sweeper {
            // If the thread has ended, the old chronicle is freed here.
            let _ = sweeper.send(old);
        }
    }

    /// The progress of reading, with the given number of events shown.
    pub(super) fn loading(&self, shown: usize) -> Loading {
        let (received, progress) = (
            self.watched.received.load(Ordering::Relaxed),
            &self.watched.progress,
        );
        // Building takes most of the time, so its progress is shown, in bytes of the event file. If that is not the file itself, or the
        // length is unknown, the received bytes are shown first.
        let (bytes, total) = match (progress.length(), self.total) {
            (None, Some(total)) if !self.converts => (0, Some(total)),
            (None, total) => (received, total),
            (Some(length), _) => (progress.bytes(), Some(length)),
        };
        let milliseconds = usize::try_from(self.began.elapsed().as_millis())
            .unwrap_or(usize::MAX)
            .max(1);
        let rate = bytes.saturating_mul(1000) / milliseconds;
        Loading {
            events: progress.events().max(shown),
            bytes,
            total,
            rate,
            stopped: false,
        }
    }
}

impl Drop for Loader {
    /// Ends the reading, whose result nobody waits for.
    fn drop(&mut self) {
        self.watched.progress.stop();
    }
}

impl Job {
    /// Reads and builds everything. Ends when the receiver is gone.
    fn run(mut self) {
        // A problem of the map is reported with those of the whole file.
        let map = self.map.take();
        if let Some(Ok(map)) = map.map(|map| opening::own_map(&self.file, &map)) {
            let _ = self.news.send(News::Map(Box::new(map)));
        }
        let opened = match self.receive() {
            Ok(()) if self.watched.progress.is_stopped() => return,
            Ok(()) => opening::load_watched(
                &self.file,
                &self.source.name,
                self.bytes,
                &self.options,
                &self.watched.progress,
            )
            .transpose(),
            Err(error) => Some(Err(self.source.unreadable(error))),
        };
        if let Some(opened) = opened {
            send_whole(&self.news, opened);
        }
    }

    /// Reads the file, and sends longer and longer parts of it.
    fn receive(&mut self) -> io::Result<()> {
        let mut chunk = vec![0; CHUNK];
        let mut next = self.bytes.len() * GROWTH;
        while !self.watched.progress.is_stopped() {
            let count = match self.source.more(&mut chunk) {
                Ok(0) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                count => count?,
            };
            self.bytes.extend_from_slice(&chunk[..count]);
            self.watched
                .received
                .store(self.bytes.len(), Ordering::Relaxed);
            if self.bytes.len() >= next && next <= LONGEST {
                next *= GROWTH;
                if let Some(part) = opening::beginning(&self.file, &self.bytes, &self.options) {
                    let _ = self.news.send(News::Part(Box::new(part.chronicle)));
                }
            }
        }
        Ok(())
    }
}

/// Indexes the names of very many events on its own thread, once all of them are shown.
pub(super) fn index(app: &App) {
    if !Index::is_worthwhile(app.chronicle()) {
        return;
    }
    let (index, chronicle) = (app.index().clone(), Arc::clone(app.chronicle()));
    // Without a thread there is no index, and searches scan all names.
    let _ = thread::Builder::new()
        .name("indexer".to_owned())
        .spawn(move || index.make(&chronicle));
}

/// Sends a chronicle with its lazily computed parts prepared. If the receiver is gone, nothing happens.
fn send_whole(news: &Sender<News>, opened: Result<Opened>) {
    if let Ok(opened) = &opened {
        opened.chronicle.relations.prepare(&opened.chronicle);
    }
    let _ = news.send(News::Whole(Box::new(opened)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Problems;
    use crate::format;

    fn waiting() -> (Sender<News>, Loader, App) {
        let (sender, news) = channel();
        let now = Instant::now();
        let loader = Loader {
            job: None,
            news,
            sweeper: None,
            watched: Arc::default(),
            total: None,
            converts: false,
            began: now,
            polled: now,
        };
        let app = App::new(Arc::new(format::embedded().unwrap().chronicle), &[]);
        (sender, loader, app)
    }

    #[test]
    fn problems_of_a_newer_version_of_the_file_are_kept() {
        let (sender, mut loader, mut app) = waiting();
        let newer = Problems {
            before: true,
            ..Problems::default()
        };
        app.set_problems(Some(newer.clone()));
        let opened = opening::load(
            Path::new("my.ron"),
            "my.ron",
            format::STARTER.into(),
            &Options::default(),
        );
        send_whole(&sender, opened);
        let all = Polled::All {
            included: Vec::new(),
            is_valid: true,
        };
        assert_eq!(loader.poll(&mut app).unwrap(), all);
        assert_eq!(app.problems(), Some(&newer));
    }

    #[test]
    fn the_progress_of_an_import_is_that_of_the_event_file_it_becomes() {
        let (_sender, mut loader, _) = waiting();
        (loader.total, loader.converts) = (Some(100), true);
        loader.watched.received.store(50, Ordering::Relaxed);
        let shown = |loader: &Loader| {
            let loading = loader.loading(0);
            (loading.bytes, loading.total)
        };
        assert_eq!(shown(&loader), (50, Some(100)));
        let text = "Chronicle(format: 1, title: \"T\", events: [(id: \"a\", when: \"1127\", name: \"A\")])";
        let length = text.len();
        let options = Options::default();
        let progress = &loader.watched.progress;
        opening::load_watched(
            Path::new("my.ron"),
            "my.ron",
            text.into(),
            &options,
            progress,
        )
        .unwrap();
        let (bytes, total) = shown(&loader);
        assert_eq!(total, Some(length));
        assert!(bytes <= length);
    }

    #[test]
    fn a_reading_that_nobody_waits_for_is_stopped() {
        let (_sender, loader, _) = waiting();
        let watched = Arc::clone(&loader.watched);
        drop(loader);
        assert!(watched.progress.is_stopped());
    }

    #[test]
    fn a_thread_that_dies_ends_the_reading() {
        let (sender, mut loader, mut app) = waiting();
        assert_eq!(loader.poll(&mut app).unwrap(), Polled::Progress);
        let died = thread::spawn(move || {
            let _sender: Sender<News> = sender;
            std::panic::resume_unwind(Box::new("as a bug would"));
        });
        assert!(died.join().is_err());
        let error = loader.poll(&mut app).unwrap_err().to_string();
        assert!(error.ends_with("has died"), "{error}");
    }
}
