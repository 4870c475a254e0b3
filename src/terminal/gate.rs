//! Stops the thread that reads keys while another program uses the terminal.

use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::os::fd::BorrowedFd;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

/// Maximum time to wait for the reader to stop. On systems that cannot poll terminals it does not stop, and may take one key from the other
/// program.
const GRACE: Duration = Duration::from_millis(200);

/// The side of the program, which opens and closes the gate.
pub(super) struct Gate {
    shared: Arc<Shared>,
    bell: PipeWriter,
}

/// The side of the thread that reads keys.
pub(super) struct Gated {
    shared: Arc<Shared>,
    bell: PipeReader,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Open,
    /// The reader is asked to stop.
    Closing,
    /// The reader has stopped.
    Closed,
}

/// Creates both sides of a gate.
///
/// # Errors
/// Returns an error if a pipe cannot be created.
pub(super) fn gate() -> io::Result<(Gate, Gated)> {
    let shared = Arc::new(Shared::default());
    let (reader, writer) = io::pipe()?;
    let gate = Gate {
        shared: Arc::clone(&shared),
        bell: writer,
    };
    let gated = Gated {
        shared,
        bell: reader,
    };
    Ok((gate, gated))
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.lock() = state;
        self.changed.notify_all();
    }
}

impl Gate {
    /// Asks the reader to stop, and waits until it has, at most [`GRACE`].
    pub(super) fn close(&mut self) {
        self.shared.set(State::Closing);
        if self.bell.write_all(b".").is_err() {
            return;
        }
        let state = self.shared.lock();
        let waiting = |state: &mut State| *state != State::Closed;
        drop(
            self.shared
                .changed
                .wait_timeout_while(state, GRACE, waiting),
        );
    }

    /// Lets the reader continue.
    pub(super) fn open(&mut self) {
        self.shared.set(State::Open);
    }
}

impl Gated {
    /// Waits until the terminal can be read. Does not return while the gate is closed.
    pub(super) fn wait(&mut self, terminal: BorrowedFd<'_>) {
        loop {
            let mut polled = [
                PollFd::new(&terminal, PollFlags::IN),
                PollFd::new(&self.bell, PollFlags::IN),
            ];
            match poll(&mut polled, None) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                // A terminal that cannot be polled is read directly, which blocks as well.
                Err(_) => return,
            }
            let rung = polled[1].revents().contains(PollFlags::IN);
            if !rung {
                return;
            }
            self.stop();
        }
    }

    fn stop(&mut self) {
        let mut byte = [0];
        if self.bell.read_exact(&mut byte).is_err() {
            return;
        }
        let mut state = self.shared.lock();
        if *state == State::Closing {
            *state = State::Closed;
            self.shared.changed.notify_all();
        }
        let closed = |state: &mut State| *state == State::Closed;
        drop(self.shared.changed.wait_while(state, closed));
    }
}
