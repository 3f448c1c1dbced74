//! The inputs of a case: text files by path.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files by their path, relative, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The folder of this package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, by their path in it.
pub fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        for name in names_in(&folder.join(&inner)) {
            let path = inner.join(&name);
            if folder.join(&path).is_dir() {
                folders.push(path);
            } else {
                let key = path.to_str().expect("test files have plain names").replace('\\', "/");
                files.insert(key, read(&folder.join(&path)));
            }
        }
    }
    files
}

/// The names in a folder, sorted; none if there is no such folder.
pub fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The bytes of a file that has to be there.
pub fn read(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()))
}

/// Writes a file and the folders above it.
pub fn write(file: &Path, bytes: &[u8]) {
    let folder = file.parent().expect("a file stands in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, bytes))
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
}

/// An empty folder of this name below `CARGO_TARGET_TMPDIR`, which each test program passes in.
pub fn empty_folder(below: &str, name: &str) -> PathBuf {
    let folder = Path::new(below).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .unwrap_or_else(|error| panic!("cannot empty {}: {error}", folder.display()));
    }
    fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("cannot create {}: {error}", folder.display()));
    folder
}
