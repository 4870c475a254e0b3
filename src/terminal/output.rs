//! Buffers frames so that each is written in one piece.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// Large enough for most frames without growing.
const FRAME_BYTES: usize = 64 * 1024;

/// Buffers a frame, to be sent in one piece.
///
/// ratatui flushes its writer whenever it moves or hides the cursor, two or three times per frame. Here, flushing does nothing: only
/// [`send`](Self::send) writes, once per frame. So a frame that is cut short by a panic never reaches the terminal.
///
/// Clones share one buffer: the backend fills it, and the screen sends it.
#[derive(Debug, Clone)]
pub(super) struct Output {
    frame: Rc<RefCell<Vec<u8>>>,
}

impl Output {
    pub(super) fn new() -> Self {
        Self {
            frame: Rc::new(RefCell::new(Vec::with_capacity(FRAME_BYTES))),
        }
    }

    /// Writes the whole buffer to `target` at once and empties it.
    ///
    /// # Errors
    ///
    /// Returns the error of `target`.
    pub(super) fn send(&self, mut target: impl Write) -> io::Result<()> {
        let mut frame = self.frame.borrow_mut();
        let sent = target.write_all(&frame).and_then(|()| target.flush());
        frame.clear();
        sent
    }

    /// Drops the content of the buffer.
    pub(super) fn discard(&self) {
        self.frame.borrow_mut().clear();
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.borrow_mut().extend_from_slice(bytes);
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
        let output = Output::new();
        let mut backend = output.clone();
        let mut target = Target::default();
        for part in [b"sync".as_slice(), b"cells", b"cursor"] {
            backend.write_all(part).unwrap();
            backend.flush().unwrap();
        }
        output.send(&mut target).unwrap();
        assert_eq!(target.writes, [b"synccellscursor".to_vec()]);
        output.send(&mut target).unwrap();
        assert_eq!(target.writes.len(), 1);
    }

    #[test]
    fn a_discarded_frame_is_never_written() {
        let output = Output::new();
        let mut target = Target::default();
        output.clone().write_all(b"half a fra").unwrap();
        output.discard();
        output.send(&mut target).unwrap();
        assert!(target.writes.is_empty());
    }
}
