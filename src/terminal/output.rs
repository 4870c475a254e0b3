//! Buffers frames so that each is written in one piece.

use std::io::{self, ErrorKind, Write};

#[cfg(unix)]
use rustix::event::{PollFd, PollFlags, poll};
#[cfg(unix)]
use rustix::io::Errno;

/// Large enough for most frames without growing.
const FRAME_BYTES: usize = 64 * 1024;

/// Buffers a frame, to be sent in one piece.
///
/// Flushing does nothing: only [`send`](Self::send) writes, once per frame. So a frame that is cut short by a panic never reaches the
/// terminal.
#[derive(Debug)]
pub(super) struct Output {
    frame: Vec<u8>,
}

impl Output {
    pub(super) fn new() -> Self {
        Self {
            frame: Vec::with_capacity(FRAME_BYTES),
        }
    }

    /// The bytes of the frame so far.
    pub(super) fn frame(&mut self) -> &mut Vec<u8> {
        &mut self.frame
    }

    /// Writes the whole buffer to `target` at once and empties it.
    ///
    /// # Errors
    ///
    /// Returns the error of `target`.
    pub(super) fn send(&mut self, mut target: impl Write) -> io::Result<()> {
        let sent = write_whole(&mut target, &self.frame);
        self.frame.clear();
        sent
    }

    /// Drops the content of the buffer.
    pub(super) fn discard(&mut self) {
        self.frame.clear();
    }
}

/// Writes and flushes all of `bytes`. A terminal that another process has left non-blocking is waited for, as one that blocks would be.
///
/// # Errors
///
/// Returns the error of `target`.
pub(super) fn write_whole(target: &mut impl Write, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match patiently(target, |target| target.write(bytes))? {
            0 => return Err(ErrorKind::WriteZero.into()),
            written => bytes = &bytes[written..],
        }
    }
    patiently(target, Write::flush)
}

/// Repeats a write until the terminal accepts it.
fn patiently<W: Write, T>(
    target: &mut W,
    write: impl Fn(&mut W) -> io::Result<T>,
) -> io::Result<T> {
    loop {
        match write(target) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => wait_for_room()?,
            done => return done,
        }
    }
}

#[cfg(unix)]
fn wait_for_room() -> io::Result<()> {
    let terminal = io::stdout();
    let mut polled = [PollFd::new(&terminal, PollFlags::OUT)];
    match poll(&mut polled, None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn wait_for_room() -> io::Result<()> {
    Err(ErrorKind::WouldBlock.into())
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records each write.
    #[derive(Default)]
    struct Target {
        writes: Vec<Vec<u8>>,
    }

    impl Write for &mut Target {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write() {
        let mut output = Output::new();
        let mut target = Target::default();
        for part in [b"sync".as_slice(), b"cells", b"cursor"] {
            output.write_all(part).unwrap();
            output.flush().unwrap();
        }
        output.send(&mut target).unwrap();
        assert_eq!(target.writes, [b"synccellscursor".to_vec()]);
        output.send(&mut target).unwrap();
        assert_eq!(target.writes.len(), 1);
    }

    /// Accepts three bytes at a time, and every second time none.
    #[derive(Default)]
    struct Full {
        written: Vec<u8>,
        refused: bool,
    }

    impl Write for &mut Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.flush()?;
            let count = bytes.len().min(3);
            self.written.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            self.refused = !self.refused;
            if self.refused {
                return Err(ErrorKind::WouldBlock.into());
            }
            Ok(())
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_terminal_that_does_not_block_is_waited_for() {
        let mut full = Full::default();
        write_whole(&mut &mut full, b"the whole frame").unwrap();
        assert_eq!(full.written, b"the whole frame");
    }

    #[test]
    fn a_discarded_frame_is_never_written() {
        let mut output = Output::new();
        let mut target = Target::default();
        output.write_all(b"half a fra").unwrap();
        output.discard();
        output.send(&mut target).unwrap();
        assert!(target.writes.is_empty());
    }
}
