//! Opening a large file on its beginning, and reading the rest on a thread of its own.
//!
//! The beginning, and later on longer ones, are cut behind a whole event and built like any file, without reports of what is
//! wrong or not yet there: they only live until the whole has been read. What is wrong with the whole is reported as usual.

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
use crate::format::Progress;
use crate::format::import::Options;
use crate::opening::{self, FIRST, Opened, Source, Wrong};
use crate::search::Index;

/// Each beginning that is shown is so many times as long as the one before.
const GROWTH: usize = 4;

/// The longest beginning that is shown, so that all of them take little memory and work beside the whole.
const LONGEST: usize = 8 * 1024 * 1024;

/// How many bytes are read at once.
const CHUNK: usize = 256 * 1024;

/// How often the program looks for news.
pub(super) const LOOK_EVERY: Duration = Duration::from_millis(100);

/// A file of which the beginning has been read.
pub(super) enum Begun {
    /// That was all.
    Whole(Box<Opened>),
    /// There is more.
    Part(Box<Chronicle>, Box<Loader>),
}

/// What comes from the thread that reads.
enum News {
    /// A longer beginning.
    Part(Box<Chronicle>),
    /// Everything, or why that cannot be had.
    Whole(Box<Result<Opened>>),
}

/// What looking for news has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Looked {
    /// How far the reading has come.
    Progress,
    /// More events.
    More,
    /// All of them, and these files that are included.
    All(Vec<PathBuf>),
    /// That the reader wants no more.
    Stopped,
}

/// The reading of the rest of a file.
pub(super) struct Loader {
    /// What is to be done, until it has been begun.
    job: Option<Box<Job>>,
    news: Receiver<News>,
    /// Takes chronicles that are no longer shown, as it takes time to free them.
    sweeper: Option<Sender<Arc<Chronicle>>>,
    watched: Arc<Watched>,
    total: Option<usize>,
    began: Instant,
    looked: Instant,
}

/// What the reading thread shares with the program.
#[derive(Default)]
struct Watched {
    /// Bytes that have come from the file.
    received: AtomicUsize,
    progress: Progress,
}

/// The rest of a file, to be read.
struct Job {
    file: PathBuf,
    options: Options,
    source: Source,
    bytes: Vec<u8>,
    watched: Arc<Watched>,
    news: Sender<News>,
}

/// Reads the beginning of a file, or of standard input for `-`.
///
/// # Errors
/// Gives an error if it cannot be read, or is short and has problems.
pub(super) fn begin(file: &Path, options: Options) -> Result<Begun> {
    let mut source = Source::open(file)?;
    let mut bytes = source.first()?;
    let beginning = if bytes.len() < FIRST {
        None
    } else {
        opening::beginning(file, &bytes, &options)
    };
    let Some(chronicle) = beginning else {
        // Short, or no event file as far as one can see.
        source.rest(&mut bytes, &options)?;
        source.is_shown();
        let opened = opening::load(file, &source.name, bytes, &options)?;
        return Ok(Begun::Whole(Box::new(opened)));
    };
    source.is_shown();
    let (sender, news) = channel();
    let watched = Arc::new(Watched::default());
    let total = source.total;
    let job = Job {
        file: file.to_owned(),
        options,
        source,
        bytes,
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
        began: now,
        looked: now,
    };
    Ok(Begun::Part(Box::new(chronicle), Box::new(loader)))
}

/// A thread that frees the chronicles it is sent: for a large one that takes longer than to draw.
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
    /// Begins to read, if that has not been begun: the first frame comes before.
    ///
    /// # Errors
    /// Gives an error if a thread cannot be started.
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

    /// True if it is time to look for news.
    pub(super) fn is_due(&self) -> bool {
        self.looked.elapsed() >= LOOK_EVERY
    }

    /// Looks for news and hands them to the app.
    ///
    /// # Errors
    /// Gives an error if the file cannot be read or has problems.
    pub(super) fn look(&mut self, app: &mut App) -> Result<Looked> {
        self.looked = Instant::now();
        if app.loading().is_some_and(|loading| loading.stopped) {
            self.watched.progress.stop();
            return Ok(Looked::Stopped);
        }
        let mut looked = Looked::Progress;
        loop {
            match self.news.try_recv() {
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    return Err(anyhow!(
                        "the file cannot be read: the thread that reads it has died"
                    ));
                }
                Ok(News::Part(chronicle)) => {
                    self.show(app, *chronicle);
                    looked = Looked::More;
                }
                Ok(News::Whole(opened)) => {
                    let Opened {
                        chronicle,
                        map,
                        included,
                        imported,
                        wrong,
                    } = (*opened)?;
                    self.show(app, chronicle);
                    app.set_problems(wrong.as_ref().map(Wrong::problems));
                    let left_out = imported.map(opening::Imported::left_out);
                    app.take_companions(map, left_out);
                    app.set_loading(None);
                    index(app);
                    return Ok(Looked::All(included));
                }
            }
        }
        let events = app.chronicle.events.len();
        app.set_loading(Some(self.loading(events)));
        Ok(looked)
    }

    fn show(&self, app: &mut App, chronicle: Chronicle) {
        let old = app.take_chronicle(Arc::new(chronicle));
        if let Some(sweeper) = &self.sweeper {
            // If it has ended, the old one is freed here.
            let _ = sweeper.send(old);
        }
    }

    /// How far the reading has come, while so many events are shown.
    pub(super) fn loading(&self, shown: usize) -> Loading {
        let (received, progress) = (
            self.watched.received.load(Ordering::Relaxed),
            &self.watched.progress,
        );
        // What is built has been received before, and is what takes the time; where nobody knows how much will come, that counts first.
        let built = self.total.is_some() || progress.bytes() > 0;
        let bytes = if built { progress.bytes() } else { received };
        let total = self.total.or((progress.bytes() > 0).then_some(received));
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

impl Job {
    /// Reads everything and builds it. It ends when the receiver is gone.
    fn run(mut self) {
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

    /// Takes in the file, and shows longer and longer beginnings of it.
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
                if let Some(chronicle) = opening::beginning(&self.file, &self.bytes, &self.options)
                {
                    let _ = self.news.send(News::Part(Box::new(chronicle)));
                }
            }
        }
        Ok(())
    }
}

/// Has the names of very many events indexed on a thread of its own, now that all of them are shown.
pub(super) fn index(app: &App) {
    if !Index::is_worthwhile(&app.chronicle) {
        return;
    }
    let (index, chronicle) = (app.index().clone(), Arc::clone(&app.chronicle));
    // Without a thread there is no index, and names are found by looking through them.
    let _ = thread::Builder::new()
        .name("indexer".to_owned())
        .spawn(move || index.make(&chronicle));
}

/// Sends a chronicle with what would take time when it is first asked for. If nobody listens any more, that is no trouble.
fn send_whole(news: &Sender<News>, opened: Result<Opened>) {
    if let Ok(opened) = &opened {
        opened.chronicle.relations.prepare(&opened.chronicle);
    }
    let _ = news.send(News::Whole(Box::new(opened)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;

    #[test]
    fn a_thread_that_dies_is_no_reading_that_goes_on() {
        let (sender, news) = channel();
        let now = Instant::now();
        let mut loader = Loader {
            job: None,
            news,
            sweeper: None,
            watched: Arc::default(),
            total: None,
            began: now,
            looked: now,
        };
        let mut app = App::new(Arc::new(format::embedded().unwrap().chronicle), &[]);
        assert_eq!(loader.look(&mut app).unwrap(), Looked::Progress);
        let died = thread::spawn(move || {
            let _sender: Sender<News> = sender;
            std::panic::resume_unwind(Box::new("as a bug would"));
        });
        assert!(died.join().is_err());
        let error = loader.look(&mut app).unwrap_err().to_string();
        assert!(error.ends_with("has died"), "{error}");
    }
}
