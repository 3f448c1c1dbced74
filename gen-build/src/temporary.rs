//! Folders for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use gen_core::ordered::sort;

use crate::path;

/// A folder of a test's own, removed when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// An empty folder; the name is the test's own.
    pub(crate) fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("gen-build-{name}-{}", process::id()));
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder.canonicalize().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and the folders above it.
    pub(crate) fn write(&self, path: &str, contents: &str) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, contents).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// The paths of all files, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = walkdir::WalkDir::new(&self.0).into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| !entry.file_type().is_dir());
        let mut files: Vec<String> =
            files.map(|file| path::relative(&self.0, file.path())).collect();
        sort(&mut files);
        files
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}
