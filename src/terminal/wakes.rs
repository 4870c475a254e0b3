//! A single queue of everything that can wake the program.

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

/// The exit status after an interrupt.
pub(super) const INTERRUPTED: u8 = 128 + 2;

/// A reason to wake up.
#[derive(Debug)]
pub(super) enum Wake {
    /// The terminal has sent a key, a mouse event or a paste.
    Terminal(Event),
    /// The terminal has reported the width of ambiguous characters.
    Measured(Ambiguous),
    /// The terminal has reported its background colour: red, green, blue.
    Background([u8; 3]),
    /// Another thread of the program has news.
    News,
    /// The program that had the terminal has ended.
    Returned(Ran),
    /// The terminal has another size.
    Resized,
    /// The process should stop until it is continued.
    Stopped,
    /// The process was stopped and is continued.
    Continued,
    /// The program should end with this exit status.
    Ended(u8),
    /// Reading the terminal has failed.
    Failed(io::Error),
}

/// The sources of wakes, before any thread is started.
pub(super) struct Sources {
    #[cfg(unix)]
    signals: watch::Signals,
}

/// The receiving end, once the threads are started.
pub(super) struct Listening {
    pub(super) wakes: Receiver<Wake>,
    pub(super) sender: Sender<Wake>,
    /// Stops and resumes the thread that reads the terminal.
    #[cfg(unix)]
    pub(super) gate: gate::Gate,
    /// Decides for whom the signals of keys are.
    #[cfg(unix)]
    pub(super) holder: watch::Holder,
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

    /// Makes the program handle an [`Input::News`](super::Input::News).
    pub fn wake(&self) {
        // If the receiver is gone, the program has ended.
        let _ = self.sender.send(Wake::News);
    }
}

impl Sources {
    /// Starts to catch signals. They are kept until they are read.
    ///
    /// # Errors
    ///
    /// Returns an error if the system refuses.
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
    /// Returns an error if a thread cannot be started.
    pub(super) fn listen(self) -> io::Result<Listening> {
        let (sender, receiver) = channel();
        #[cfg(unix)]
        let holder = {
            let signals = self.signals;
            let sender = sender.clone();
            let holder = watch::Holder::default();
            let asked = holder.clone();
            start("signals", move || signals.forward(&sender, &asked))?;
            start("watch", watch::exit_when_gone)?;
            holder
        };
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
            #[cfg(unix)]
            holder,
        })
    }
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map(|_| ())
}

/// The sender of the thread that reads the terminal.
struct Reader {
    sender: Sender<Wake>,
}

impl Drop for Reader {
    /// Ends the program even if the thread has panicked: without keys, the user could not quit.
    fn drop(&mut self) {
        let _ = self
            .sender
            .send(Wake::Failed(io::ErrorKind::UnexpectedEof.into()));
    }
}

/// Reads events on systems other than Unix, where crossterm decodes keys and reports resizes.
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

/// Stops the job of this process, and returns once it is continued.
///
/// # Errors
///
/// Returns an error if the system refuses.
pub(super) fn stop_job() -> io::Result<()> {
    #[cfg(unix)]
    watch::stop_job()?;
    Ok(())
}

/// Stops this process and returns once it is continued.
///
/// # Errors
///
/// Returns an error if the system refuses.
pub(super) fn stop() -> io::Result<()> {
    #[cfg(unix)]
    watch::stop()?;
    Ok(())
}

/// Whether a shell could continue this process once it is stopped.
pub(super) fn can_be_continued() -> bool {
    #[cfg(unix)]
    return watch::can_be_continued();
    #[cfg(not(unix))]
    false
}
