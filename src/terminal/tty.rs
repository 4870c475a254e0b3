//! Reads the terminal on its own thread.

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::{SendError, Sender};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::decode::{Decoded, Decoder, Rest};
use super::gate::Gated;
use super::wakes::Wake;
use crate::text::Ambiguous;

/// Size of a read in bytes: many keys at once, or a paste in a few reads.
const CHUNK: usize = 16 * 1024;

/// Calls `act` with the terminal that keys come from: standard input if it is a terminal, otherwise `/dev/tty`, so that a chronicle can be
/// piped in.
///
/// # Errors
/// Returns an error if there is no terminal.
pub(super) fn with_keys<T>(act: impl FnOnce(BorrowedFd<'_>) -> T) -> io::Result<T> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(act(stdin.as_fd()));
    }
    Ok(act(File::open("/dev/tty")?.as_fd()))
}

/// Forwards everything that the terminal sends, until reading fails or the receiver is gone.
pub(super) fn read(sender: &Sender<Wake>, gated: &mut Gated) {
    let failed = with_keys(|terminal| read_from(terminal, sender, gated));
    // If the receiver is gone, the program has ended.
    let _ = sender.send(Wake::Failed(failed.unwrap_or_else(|error| error)));
}

/// Sets raw mode, regardless of what other processes have set.
///
/// # Errors
/// Returns an error if there is no terminal, or the system refuses.
pub(super) fn make_raw() -> io::Result<()> {
    let set = |terminal: BorrowedFd<'_>| {
        let mut modes = tcgetattr(terminal)?;
        modes.make_raw();
        tcsetattr(terminal, OptionalActions::Now, &modes)
    };
    Ok(with_keys(set)??)
}

/// Reads until that fails, and returns the reason.
fn read_from(terminal: BorrowedFd<'_>, sender: &Sender<Wake>, gated: &mut Gated) -> io::Error {
    let mut decoder = Decoder::default();
    let mut bytes = vec![0; CHUNK];
    loop {
        let patience = decoder.patience();
        let rest = match patience {
            Some(patience) if !comes_within(terminal, patience) => Rest::IsLost,
            _ => Rest::MayCome,
        };
        if rest == Rest::MayCome {
            gated.wait(terminal);
            match rustix::io::read(terminal, &mut bytes) {
                Ok(0) => return io::ErrorKind::UnexpectedEof.into(),
                Ok(count) => decoder.feed(&bytes[..count]),
                Err(Errno::INTR) => continue,
                // Another process has left the terminal non-blocking.
                Err(Errno::AGAIN) => {
                    let mut polled = [PollFd::new(&terminal, PollFlags::IN)];
                    let _ = poll(&mut polled, None);
                    continue;
                }
                Err(error) => return error.into(),
            }
        }
        if pass_on(&mut decoder, rest, sender).is_err() {
            return io::ErrorKind::BrokenPipe.into();
        }
    }
}

fn pass_on(
    decoder: &mut Decoder,
    rest: Rest,
    sender: &Sender<Wake>,
) -> Result<(), SendError<Wake>> {
    let mut sent = Ok(());
    decoder.decode(rest, |decoded| {
        let wake = match decoded {
            Decoded::Event(event) => Wake::Terminal(event),
            // The cursor is after the ambiguous character: in column 2 if that is narrow, in column 3 if it is wide.
            Decoded::Column(column) if column > 2 => Wake::Measured(Ambiguous::Wide),
            Decoded::Column(_) => Wake::Measured(Ambiguous::Narrow),
            Decoded::Background(colour) => Wake::Background(colour),
        };
        if sent.is_ok() {
            sent = sender.send(wake);
        }
    });
    sent
}

/// Whether something can be read within the given time.
fn comes_within(terminal: BorrowedFd<'_>, within: Duration) -> bool {
    let mut polled = [PollFd::new(&terminal, PollFlags::IN)];
    let limit = Timespec {
        tv_sec: i64::try_from(within.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(within.subsec_nanos()),
    };
    match poll(&mut polled, Some(&limit)) {
        Ok(ready) => ready > 0,
        Err(error) => error == Errno::INTR,
    }
}
