//! One run at a time: an editor's check may run beside a build.

use std::fs::File;
use std::io;

use crate::config::Config;

/// Held while a run reads and writes; given back when it is dropped, and by the system when the
/// process ends in whatever way.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Waits until no other run of the package is at work.
    ///
    /// Where a system has no locks, runs are at work side by side: since each file is replaced as a
    /// whole, the last one wins.
    pub(crate) fn acquire(config: &Config) -> Lock {
        let file = open(config).and_then(|file| file.lock().map(|()| file));
        Lock { _file: file.ok() }
    }
}

/// The folder of the package itself, so that no file is left anywhere.
#[cfg(unix)]
fn open(config: &Config) -> io::Result<File> {
    File::open(&config.root)
}

/// A file of which everybody knows the name: other systems do not lock folders.
#[cfg(not(unix))]
fn open(config: &Config) -> io::Result<File> {
    let root = crate::hash::hash(config.root.as_os_str().as_encoded_bytes());
    let path = std::env::temp_dir().join(format!("gen-{root:016x}.lock"));
    File::options().create(true).truncate(false).write(true).open(path)
}
