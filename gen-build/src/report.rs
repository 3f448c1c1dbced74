//! What a run did.

use std::path::PathBuf;

use crate::message::Message;

/// What a run did.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// How many definitions there are.
    pub definitions: usize,
    /// All artifacts, sorted by their path in the manifest, the manifest last.
    pub artifacts: Vec<PathBuf>,
    /// The artifacts that were written; all others were up to date.
    pub written: Vec<PathBuf>,
    /// The artifacts that are not up to date and could not be written, because the sources may
    /// not be changed: in a package that is being published or used as a dependency, on docs.rs,
    /// and on a read-only disk.
    pub stale: Vec<PathBuf>,
    /// What is not wrong and should be known all the same.
    pub warnings: Vec<Message>,
    /// The files and folders that were read.
    pub(crate) inputs: Vec<PathBuf>,
    /// What would have been read if it existed.
    pub(crate) absent: Vec<PathBuf>,
}
