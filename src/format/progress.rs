//! How far the reading of a file has come, for the thread that waits for it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How far the reading of a file has come; the reader writes, others look on and may stop it.
#[derive(Debug, Default)]
pub struct Progress {
    bytes: AtomicUsize,
    events: AtomicUsize,
    stopped: AtomicBool,
}

impl Progress {
    /// How many bytes of events have been gone through.
    pub fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    /// How many events have been built.
    pub fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed)
    }

    /// Has the reading end as soon as it can.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// True if the result is no longer wanted.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    pub(super) fn built(&self, bytes: usize, events: usize) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.events.fetch_add(events, Ordering::Relaxed);
    }
}
