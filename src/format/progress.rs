//! Progress of reading a file, for the thread that waits for it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Progress of reading a file. The reader updates it; other threads look at it and may stop the reader.
#[derive(Debug, Default)]
pub struct Progress {
    length: AtomicUsize,
    bytes: AtomicUsize,
    events: AtomicUsize,
    stopped: AtomicBool,
}

impl Progress {
    /// Length of the event file in bytes; `None` until it is complete. An import is longer or shorter than the file it was made from.
    pub fn length(&self) -> Option<usize> {
        let length = self.length.load(Ordering::Relaxed);
        (length > 0).then_some(length)
    }

    /// Number of bytes of events that have been read.
    pub fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Number of events that have been built.
    pub fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// Asks the reader to stop as soon as possible.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// True if the reader was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    pub(super) fn begin(&self, length: usize) {
        self.length.store(length, Ordering::Relaxed);
    }

    pub(super) fn built(&self, bytes: usize, events: usize) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.events.fetch_add(events, Ordering::Relaxed);
    }
}
