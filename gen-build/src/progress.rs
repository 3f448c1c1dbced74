//! How far the work under way has come, for a person who waits for it.
//!
//! Counted for the process as a whole: it is shown, and nothing depends on it.

use std::sync::atomic::{AtomicUsize, Ordering};

static TOTAL: AtomicUsize = AtomicUsize::new(0);
static DONE: AtomicUsize = AtomicUsize::new(0);

/// So many things are to be done now.
pub(crate) fn begin(total: usize) {
    DONE.store(0, Ordering::Relaxed);
    TOTAL.store(total, Ordering::Relaxed);
}

/// So many more are done.
pub(crate) fn add(done: usize) {
    DONE.fetch_add(done, Ordering::Relaxed);
}

/// How many are done, and of how many.
#[cfg(feature = "cli")]
pub(crate) fn now() -> (usize, usize) {
    (DONE.load(Ordering::Relaxed), TOTAL.load(Ordering::Relaxed))
}
