//! One run at a time: an editor's check may run beside a build, and the packages of a workspace are
//! built side by side.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use gen_core::ordered::sort;

use crate::config::Config;

/// Held while a run reads and writes; given back when it is dropped, and by the system when the
/// process ends in whatever way.
///
/// Where a system has no locks, runs are at work side by side: since each file is replaced as a
/// whole, the last one wins.
#[derive(Debug)]
pub(crate) struct Lock {
    _files: Vec<File>,
}

impl Lock {
    /// Waits until no other run of the package is at work.
    pub(crate) fn package(config: &Config) -> Lock {
        Lock { _files: lock(&config.root).into_iter().collect() }
    }

    /// Waits until no run of another package writes to the same folders; they exist.
    ///
    /// A run holds its package already. So that no two wait for each other, folders are taken in
    /// the same order by all, and one that is a package itself is not taken.
    pub(crate) fn outputs(config: &Config) -> Lock {
        let folders = [&config.typescript.folder, &config.schemas.folder];
        let own = fs::canonicalize(&config.root).ok();
        let is_package = |folder: &Path| {
            own.as_deref() == Some(folder)
                || ["Cargo.toml", "gen.yaml"].iter().any(|name| folder.join(name).exists())
        };
        // One folder may have two names, and nobody can wait for himself.
        let mut folders: Vec<_> = folders
            .into_iter()
            .filter_map(|folder| fs::canonicalize(folder).ok())
            .filter(|folder| !is_package(folder))
            .collect();
        sort(&mut folders);
        folders.dedup();
        Lock { _files: folders.iter().filter_map(|folder| lock(folder)).collect() }
    }
}

fn lock(folder: &Path) -> Option<File> {
    open(folder).and_then(|file| file.lock().map(|()| file)).ok()
}

/// The folder itself, so that no file is left anywhere.
#[cfg(unix)]
fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// A file of which everybody knows the name: other systems do not lock folders.
#[cfg(not(unix))]
fn open(folder: &Path) -> io::Result<File> {
    let folder = fs::canonicalize(folder)?;
    let name = crate::hash::hash(folder.as_os_str().as_encoded_bytes());
    let path = std::env::temp_dir().join(format!("gen-{name:016x}.lock"));
    File::options().create(true).truncate(false).write(true).open(path)
}
