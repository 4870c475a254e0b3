//! Buffers frames so that each is written in one piece.

use std::io::{self, Write};

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
        let sent = target.write_all(&self.frame).and_then(|()| target.flush());
        self.frame.clear();
        sent
    }

    /// Drops the content of the buffer.
    pub(super) fn discard(&mut self) {
        self.frame.clear();
    }
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
