//! Packages for tests of the engine alone, without Cargo.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gen_build::{Builder, Report};

/// Where artifacts go by default.
pub(crate) const OUT: &str = "web/src/generated";

/// A package of a test's own.
pub(crate) struct Package {
    folder: PathBuf,
}

impl Package {
    /// An empty one; the name is the test's own.
    pub(crate) fn new(name: &str) -> Package {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engine").join(name);
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Package { folder }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn write(&self, path: &str, contents: &str) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, contents).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn builder(&self) -> Builder {
        gen_build::configure().root(&self.folder)
    }

    pub(crate) fn run(&self) -> Report {
        self.builder().run().unwrap_or_else(|failure| panic!("{failure}"))
    }

    /// The names of files, without their folders.
    pub(crate) fn names(&self, files: &[PathBuf]) -> Vec<String> {
        let name = |file: &PathBuf| file.file_name().unwrap().to_str().unwrap().to_owned();
        files.iter().map(name).collect()
    }

    /// The names of all artifacts, sorted.
    pub(crate) fn artifacts(&self) -> Vec<String> {
        let prefix = format!("{OUT}/");
        let tree = self.tree();
        tree.keys().filter_map(|path| Some(path.strip_prefix(&prefix)?.to_owned())).collect()
    }

    /// All files with their bytes.
    pub(crate) fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_symlink() {
                    continue;
                }
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(&self.folder).unwrap().to_string_lossy();
                tree.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
        tree
    }
}
