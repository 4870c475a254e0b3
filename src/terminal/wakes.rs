//! Everything that can wake a program, in one queue.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

#[cfg(not(unix))]
use crossterm::event;
use crossterm::event::Event;

use super::Ran;
#[cfg(unix)]
use super::{gate, tty, watch};
use crate::text::Ambiguous;

/// The exit status of a program that was interrupted.
pub(super) const INTERRUPTED: u8 = 128 + 2;

/// A reason to wake up.
#[derive(Debug)]
pub(super) enum Wake {
    /// The terminal reports something.
    Terminal(Event),
    /// The terminal has reported how wide it draws ambiguous characters.
    Measured(Ambiguous),
    /// The terminal has reported its background: red, green, blue.
    Background([u8; 3]),
    /// Another thread of the program has something for it.
    News,
    /// The program that had the terminal has ended.
    Returned(Ran),
    /// The terminal has another size.
    Resized,
    /// The process is asked to stop until it is continued.
    Stopped,
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

/// What is listened to.
pub(super) struct Listening {
    pub(super) wakes: Receiver<Wake>,
    pub(super) sender: Sender<Wake>,
    /// Keeps the thread that reads from the terminal.
    #[cfg(unix)]
    pub(super) gate: gate::Gate,
}

/// Wakes the program from another of its threads.
#[derive(Debug, Clone)]
pub struct Waker {
    sender: Sender<Wake>,
}

impl Waker {
    pub(super) fn new(sender: Sender<Wake>) -> Self {
        Self { sender }
    }

    /// Has the program handle [`Input::News`](super::Input::News).
    pub fn wake(&self) {
        // If the other end is gone, the program has ended.
        let _ = self.sender.send(Wake::News);
    }
}

impl Sources {
    /// Catches the signals, which are kept from now on until they are read.
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

    /// Starts the threads that listen. They end with the process.
    ///
    /// # Errors
    ///
    /// Gives an error if a thread cannot be started.
    pub(super) fn listen(self) -> io::Result<Listening> {
        let (sender, receiver) = channel();
        #[cfg(unix)]
        {
            let signals = self.signals;
            let sender = sender.clone();
            start("signals", move || signals.forward(&sender))?;
            start("watch", watch::exit_when_gone)?;
        }
        let reader = Reader {
            sender: sender.clone(),
        };
        #[cfg(unix)]
        let gate = {
            let (gate, mut gated) = gate::gate()?;
            start("keys", move || tty::read(&reader.sender, &mut gated))?;
            gate
        };
        #[cfg(not(unix))]
        start("keys", move || read_events(&reader))?;
        Ok(Listening {
            wakes: receiver,
            sender,
            #[cfg(unix)]
            gate,
        })
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
    /// Ends the program even if the thread has panicked: without keys the user could not.
    fn drop(&mut self) {
        let _ = self
            .sender
            .send(Wake::Failed(io::ErrorKind::UnexpectedEof.into()));
    }
}

/// Elsewhere keys are no matter of bytes, and crossterm hears of a new size.
#[cfg(not(unix))]
fn read_events(reader: &Reader) {
    loop {
        let wake = match event::read() {
            Ok(Event::Resize(..)) => Wake::Resized,
            Ok(event) => Wake::Terminal(event),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Wake::Failed(error),
        };
        let failed = matches!(wake, Wake::Failed(_));
        if reader.sender.send(wake).is_err() || failed {
            return;
        }
    }
}

/// Asks the job that this process belongs to to stop, as `Ctrl-Z` would outside of raw mode; the answer is a [`Wake::Stopped`].
///
/// # Errors
///
/// Gives an error if the system refuses.
pub(super) fn stop_job() -> io::Result<()> {
    #[cfg(unix)]
    watch::stop_job()?;
    Ok(())
}

/// Stops this process; returns once it goes on.
///
/// # Errors
///
/// Gives an error if the system refuses.
pub(super) fn stop() -> io::Result<()> {
    #[cfg(unix)]
    watch::stop()?;
    Ok(())
}

/// False where no shell could continue this process once it is stopped.
pub(super) fn can_be_continued() -> bool {
    #[cfg(unix)]
    return watch::can_be_continued();
    #[cfg(not(unix))]
    false
}
