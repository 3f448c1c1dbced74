//! How far the work under way has come, for a person who waits for it.
//!
//! Counted for the process as a whole: it is shown, and nothing depends on it.

use std::sync::atomic::{AtomicUsize, Ordering};

static STAGE: AtomicUsize = AtomicUsize::new(0);
static TOTAL: AtomicUsize = AtomicUsize::new(0);
static DONE: AtomicUsize = AtomicUsize::new(0);

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Sources are read, one by one.
    Reading,
    /// Definitions are put together and checked, all at once.
    Checking,
    /// Artifacts are rendered and written, or compared, one definition after the other.
    Writing,
}

#[cfg(feature = "cli")]
impl Stage {
    const ALL: [Stage; 3] = [Stage::Reading, Stage::Checking, Stage::Writing];
}

/// This is done from now on, and nothing of it yet.
pub(crate) fn enter(stage: Stage) {
    begin(0);
    STAGE.store(stage as usize, Ordering::Relaxed);
}

/// So many things are to be done now.
pub(crate) fn begin(total: usize) {
    DONE.store(0, Ordering::Relaxed);
    TOTAL.store(total, Ordering::Relaxed);
}

/// So many more are done.
pub(crate) fn add(done: usize) {
    DONE.fetch_add(done, Ordering::Relaxed);
}

/// What is being done, how many things are done, and of how many.
#[cfg(feature = "cli")]
pub(crate) fn now() -> (Stage, usize, usize) {
    let stage = Stage::ALL.get(STAGE.load(Ordering::Relaxed)).copied();
    let stage = stage.unwrap_or(Stage::Reading);
    (stage, DONE.load(Ordering::Relaxed), TOTAL.load(Ordering::Relaxed))
}
