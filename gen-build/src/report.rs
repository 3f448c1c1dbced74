//! What a run did.

use std::path::PathBuf;

use crate::check::Difference;
use crate::message::Message;

/// What a run did.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// The definitions, sorted by name.
    pub definitions: Vec<Defined>,
    /// All artifacts, sorted by their path in the manifest, the manifest last.
    pub artifacts: Vec<PathBuf>,
    /// The artifacts that were written; all others were up to date.
    pub written: Vec<PathBuf>,
    /// The files that were removed, because no definition produces them any more.
    pub removed: Vec<PathBuf>,
    /// The artifacts that are not up to date and could not be written, because the sources may
    /// not be changed: in a package that is being published or used as a dependency, on docs.rs,
    /// and on a read-only disk.
    pub stale: Vec<PathBuf>,
    /// How many sources were read: none if nothing changed.
    pub read: usize,
    /// How many definitions were rendered.
    pub rendered: usize,
    /// What is not wrong and should be known all the same.
    pub warnings: Vec<Message>,
    /// What a run would change, where it was only asked what it would do.
    pub(crate) differences: Vec<Difference>,
    /// The files and folders that were read.
    pub(crate) inputs: Vec<PathBuf>,
    /// What would have been read if it existed.
    pub(crate) absent: Vec<PathBuf>,
}

/// A definition, for a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Defined {
    /// Its name: `Button`.
    pub name: String,
    /// What it is.
    pub kind: DefinedKind,
    /// Where it is written, relative to the package, with `/`.
    pub source: String,
}

/// What a [`Defined`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefinedKind {
    /// A component.
    Component,
    /// A type.
    Type,
}

impl DefinedKind {
    /// The word for it: `component`.
    pub fn word(self) -> &'static str {
        match self {
            DefinedKind::Component => "component",
            DefinedKind::Type => "type",
        }
    }
}
