//! Signals, and a terminal that vanishes.

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::AsFd;
use std::process::exit;
use std::sync::mpsc::Sender;

use crossterm::terminal::disable_raw_mode;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator;

use super::wakes::Wake;

/// The exit status when the terminal has hung up.
const HUNG_UP: i32 = 128 + SIGHUP;

/// The signals of the process, caught.
pub(super) struct Signals {
    caught: iterator::Signals,
}

impl Signals {
    /// Catches the signals; none acts or is lost from now on.
    ///
    /// # Errors
    ///
    /// Gives an error if the system refuses.
    pub(super) fn catch() -> io::Result<Self> {
        // Not SIGTSTP: its default stops the process, which is what `stop_job` counts on.
        let caught = iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGCONT])?;
        Ok(Self { caught })
    }

    /// Passes every signal on until the program ends.
    pub(super) fn forward(mut self, sender: &Sender<Wake>) {
        let mut ending = false;
        for signal in self.caught.forever() {
            let wake = match signal {
                // There is no terminal to restore, and a write to it might never return.
                SIGHUP => exit(HUNG_UP),
                SIGWINCH => Wake::Resized,
                SIGCONT => Wake::Continued,
                // Asked twice, it does not wait for a terminal that takes no output.
                _ if ending => {
                    let _ = disable_raw_mode();
                    exit(128 + signal)
                }
                _ => {
                    ending = true;
                    Wake::Ended(u8::try_from(128 + signal).unwrap_or(u8::MAX))
                }
            };
            if sender.send(wake).is_err() {
                return;
            }
        }
    }
}

/// Ends the process when the terminal hangs up and no signal says so: only the leader of a session is
/// sent one. Sleeps until then: the system reports a hang-up to whoever waits for nothing at all.
pub(super) fn exit_when_gone() {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        exit_on_hang_up(stdin);
    } else if let Ok(terminal) = File::open("/dev/tty") {
        exit_on_hang_up(terminal);
    }
}

/// Ends the process if the terminal has hung up by now: a write or a read that fails may be the first to notice.
pub(super) fn exit_if_gone() {
    let stdout = io::stdout();
    let mut polled = [PollFd::new(&stdout, PollFlags::empty())];
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    if poll(&mut polled, Some(&now)).is_ok()
        && polled[0]
            .revents()
            .intersects(PollFlags::HUP | PollFlags::ERR)
    {
        exit(HUNG_UP);
    }
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
                exit(HUNG_UP)
            }
            // Some systems cannot poll terminals; the signal is all there is then.
            Ok(_) | Err(_) => return,
        }
    }
}

/// Stops the whole job: a shell waits for a pipeline or a script until all of it is stopped. The
/// system ignores the signal where no shell could continue the job, as in a terminal of its own.
///
/// # Errors
///
/// Gives an error if the system refuses.
pub(super) fn stop_job() -> io::Result<()> {
    kill_current_process_group(Signal::TSTP)?;
    Ok(())
}
