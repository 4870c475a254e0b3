//! Signals, and terminals that vanish.

use std::io;
use std::os::fd::AsFd;
use std::process::exit;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use nix::unistd::{getpgid, getpgrp, getppid, getsid};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator;
use signal_hook::low_level::emulate_default_handler;

use super::wakes::Wake;
use super::{screen, tty};

/// The exit status when the terminal has hung up.
pub(super) const HUNG_UP: u8 = 128 + 1;

/// Time for a normal exit after the first request. A second request after that time does not wait for a terminal that accepts no output.
const GRACE: Duration = Duration::from_millis(500);

/// For how long after the end of another program a signal may still have been meant for it: the thread of the signals may run later.
const LATE: Duration = Duration::from_millis(200);

/// Who has the terminal. Its interrupt and quit keys send a signal to every process of the job, even if another program is meant.
#[derive(Clone, Default)]
pub(super) struct Holder(Arc<Mutex<Held>>);

#[derive(Debug, Clone, Copy, Default)]
enum Held {
    #[default]
    ByUs,
    ByAnother,
    /// By us again, since this time.
    Again(Instant),
}

impl Holder {
    /// Lends the terminal to another program: the signals of keys are ignored until the returned value is dropped.
    pub(super) fn lend(&self) -> Lent {
        self.set(Held::ByAnother);
        Lent(self.clone())
    }

    fn set(&self, held: Held) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = held;
    }

    fn is_another(&self) -> bool {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Held::ByUs => false,
            Held::ByAnother => true,
            Held::Again(since) => since.elapsed() < LATE,
        }
    }
}

/// The time while another program has the terminal.
#[must_use]
pub(super) struct Lent(Holder);

impl Drop for Lent {
    fn drop(&mut self) {
        self.0.set(Held::Again(Instant::now()));
    }
}

/// The caught signals of the process.
pub(super) struct Signals {
    caught: iterator::Signals,
}

impl Signals {
    /// Catches the signals: from now on, none takes effect or is lost.
    ///
    /// # Errors
    ///
    /// Returns an error if the system refuses.
    pub(super) fn catch() -> io::Result<Self> {
        let caught =
            iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGCONT, SIGTSTP])?;
        Ok(Self { caught })
    }

    /// Forwards every signal until the program ends.
    pub(super) fn forward(mut self, sender: &Sender<Wake>, holder: &Holder) {
        let mut asked: Option<Instant> = None;
        for signal in self.caught.forever() {
            let wake = match signal {
                SIGWINCH => Wake::Resized,
                SIGCONT => Wake::Continued,
                SIGTSTP => Wake::Stopped,
                SIGINT | SIGQUIT if holder.is_another() => continue,
                // There is no terminal to restore, and a write to it might block forever.
                SIGHUP if is_gone() => exit(HUNG_UP.into()),
                _ => match asked {
                    Some(asked) if asked.elapsed() < GRACE => continue,
                    Some(_) => {
                        screen::restore_within(GRACE);
                        exit(128 + signal)
                    }
                    None => {
                        asked = Some(Instant::now());
                        Wake::Ended(u8::try_from(128 + signal).unwrap_or(u8::MAX))
                    }
                },
            };
            if sender.send(wake).is_err() {
                return;
            }
        }
    }
}

/// Ends the process by SIGHUP, as the sender of the signal expects. Call it with the terminal restored.
pub(super) fn die_of_hang_up() {
    // If this fails, the exit status reports the signal.
    let _ = emulate_default_handler(SIGHUP);
}

/// Ends the process if the terminal hangs up without a signal, which only the session leader receives. Sleeps until then: `poll` reports a
/// hang-up even if no events are requested.
pub(super) fn exit_when_gone() {
    // Without a terminal there is nothing to watch.
    let _ = tty::with_keys(|terminal| exit_on_hang_up(terminal));
}

/// Ends the process if the terminal has hung up. A failing write or read may be the first to notice.
pub(super) fn exit_if_gone() {
    if is_gone() {
        exit(HUNG_UP.into());
    }
}

/// Whether the terminal has hung up.
fn is_gone() -> bool {
    let stdout = io::stdout();
    let mut polled = [PollFd::new(&stdout, PollFlags::empty())];
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    poll(&mut polled, Some(&now)).is_ok()
        && polled[0]
            .revents()
            .intersects(PollFlags::HUP | PollFlags::ERR)
}

fn exit_on_hang_up(terminal: impl AsFd) {
    let mut polled = [PollFd::new(&terminal, PollFlags::empty())];
    loop {
        match poll(&mut polled, None) {
            Err(Errno::INTR) => {}
            Ok(_)
                if polled[0]
                    .revents()
                    .intersects(PollFlags::HUP | PollFlags::ERR) =>
            {
                exit(HUNG_UP.into())
            }
            // Some systems cannot poll terminals; then there is only the signal.
            Ok(_) | Err(_) => return,
        }
    }
}

/// Asks the whole job to stop, including this process: a shell waits until every process of a pipeline or script has stopped.
///
/// # Errors
///
/// Returns an error if the system refuses.
pub(super) fn stop_job() -> io::Result<()> {
    kill_current_process_group(Signal::STOP)?;
    Ok(())
}

/// Stops this process until it is continued.
///
/// # Errors
///
/// Returns an error if the system refuses.
pub(super) fn stop() -> io::Result<()> {
    kill_process(getpid(), Signal::STOP)?;
    Ok(())
}

/// True if a shell can continue this process: its job belongs to a shell of the same session. The parent is that shell, or a script
/// of the same job; a job led by the leader of the session has no shell. The system checks the same before it stops a process (POSIX,
/// "orphaned process group"), but not for one that catches the signal.
pub(super) fn can_be_continued() -> bool {
    let parent = getppid();
    let is_in_session = getsid(Some(parent)).is_ok_and(|theirs| getsid(None) == Ok(theirs));
    let is_another_job = getpgid(Some(parent)).is_ok_and(|theirs| theirs != getpgrp());
    is_in_session && (is_another_job || getsid(None) != Ok(getpgrp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_is_taken_back_on_every_exit() {
        let holder = Holder::default();
        assert!(!holder.is_another());
        let runs_a_program = || -> Result<(), ()> {
            let _lent = holder.lend();
            assert!(holder.is_another());
            Err(())
        };
        assert!(runs_a_program().is_err());
        assert!(matches!(*holder.0.lock().unwrap(), Held::Again(_)));
    }
}
