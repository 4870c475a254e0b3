//! Everything that can wake a program, in one queue.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::{self, Event};

use super::late::{Late, Sifted};
use super::{Background, Questions};
#[cfg(unix)]
use super::{probe, watch};
use crate::text::Ambiguous;

/// The exit status of a program that was interrupted.
pub(super) const INTERRUPTED: u8 = 128 + 2;

/// A reason to wake up.
#[derive(Debug)]
pub(super) enum Wake {
    /// The terminal reports something.
    Terminal(Event),
    /// The terminal has told how wide it draws ambiguous characters.
    Measured(Ambiguous),
    /// The terminal has told what ground it has.
    Background(Background),
    /// The terminal has another size.
    Resized,
    /// The process was stopped, and goes on.
    Continued,
    /// The program is asked to end with this exit status.
    Ended(u8),
    /// No more can be read from the terminal.
    Failed(io::Error),
}

/// What is to be listened to.
pub(super) struct Sources {
    #[cfg(unix)]
    signals: watch::Signals,
}

impl Sources {
    /// Catches the signals, which wait from now on until somebody listens.
    ///
    /// # Errors
    ///
    /// Gives an error if the system refuses.
    pub(super) fn prepare() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            signals: watch::Signals::catch()?,
        })
    }

    /// Starts the threads that listen. They end with the process. The answers to the questions of [`probe`](super::probe) are
    /// waited for first.
    ///
    /// # Errors
    ///
    /// Gives an error if a thread cannot be started.
    pub(super) fn listen(self, questions: Questions) -> io::Result<Receiver<Wake>> {
        let (sender, receiver) = channel();
        #[cfg(unix)]
        {
            let signals = self.signals;
            let sender = sender.clone();
            start("signals", move || signals.forward(&sender))?;
            start("watch", watch::exit_when_gone)?;
        }
        start("keys", move || read_events(&Reader { sender }, questions))?;
        Ok(receiver)
    }
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map(|_| ())
}

/// The sending end of the thread that reads.
struct Reader {
    sender: Sender<Wake>,
}

impl Drop for Reader {
    /// Ends the program even if the thread has panicked: without keys nobody could.
    fn drop(&mut self) {
        let _ = self
            .sender
            .send(Wake::Failed(io::ErrorKind::UnexpectedEof.into()));
    }
}

/// Reads the terminal on a thread of its own: where crossterm spins on a terminal that has vanished,
/// it cannot keep the others from ending the process.
fn read_events(reader: &Reader, questions: Questions) {
    let Some(mut late) = answered(reader, questions) else {
        return;
    };
    loop {
        let wake = match event::read() {
            Ok(event) => late.sift(event).and_then(event_wake),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Some(Wake::Failed(error)),
        };
        let failed = matches!(wake, Some(Wake::Failed(_)));
        if wake.is_some_and(|wake| reader.sender.send(wake).is_err()) || failed {
            return;
        }
    }
}

/// Passes on what the terminal answers, and gives what keeps an answer that is late from the keys; none if nobody listens any more.
#[cfg(unix)]
fn answered(reader: &Reader, questions: Questions) -> Option<Late> {
    if !questions.any() {
        return Some(Late::default());
    }
    let heard = probe::listen(|key| {
        let _ = reader.sender.send(Wake::Terminal(key));
    });
    let width = heard.width.filter(|_| questions.width);
    let answers = [
        width.map(Wake::Measured),
        heard.background.map(Wake::Background),
    ];
    for answer in answers.into_iter().flatten() {
        reader.sender.send(answer).ok()?;
    }
    Some(Late::expect(
        questions.background && heard.background.is_none(),
    ))
}

/// Elsewhere nothing is asked.
#[cfg(not(unix))]
fn answered(_: &Reader, _: Questions) -> Option<Late> {
    Some(Late::default())
}

/// On Unix the signal tells of a new size, from the very start; crossterm hears it too, some time
/// after the first read.
fn event_wake(event: Sifted) -> Option<Wake> {
    match event {
        Sifted::Background(ground) => Some(Wake::Background(ground)),
        Sifted::Event(Event::Resize(..)) if cfg!(unix) => None,
        Sifted::Event(Event::Resize(..)) => Some(Wake::Resized),
        Sifted::Event(event) => Some(Wake::Terminal(event)),
    }
}

/// Stops the job that this process belongs to, as `Ctrl-Z` would outside of raw mode; returns once it
/// goes on, or at once where nobody could continue it.
///
/// # Errors
///
/// Gives an error if the system refuses.
pub(super) fn stop_job() -> io::Result<()> {
    #[cfg(unix)]
    watch::stop_job()?;
    Ok(())
}
