//! Reads YAML files.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};

/// What one file says, not yet joined with other files.
#[derive(Debug)]
pub struct File;

/// Reads one file. `path` is relative to the package, with `/`; a file named `_folder.yaml` holds
/// defaults, vocabulary and types for its folder. `source` is the file's number in every place.
pub fn read(_source: u32, _path: &str, _bytes: &[u8]) -> (File, Vec<Diagnostic>) {
    (File, Vec::new())
}

/// The bytes of the file that each place stands for. Reads the file once more, so it is for the
/// error path only.
pub fn spans(_bytes: &[u8], places: &[Place]) -> Vec<Range<usize>> {
    places.iter().map(|_| 0..0).collect()
}
