//! Programs that do nothing but touch the files that the engine touches.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use crate::package::{Artifact, Package};

/// Reads each source and writes each artifact.
pub(crate) fn cold(package: &Package, artifacts: &[Artifact], out: &str) {
    for source in package.sources() {
        black_box(fs::read(source).unwrap());
    }
    let folder = package.folder.join(out);
    fs::create_dir(&folder).unwrap();
    for artifact in artifacts {
        write(&folder, artifact);
    }
}

/// Asks for the time of each source and of each artifact.
pub(crate) fn unchanged(package: &Package, out: &str) {
    stat(&package.folder.join("components"));
    stat(&package.folder.join(out));
}

/// Reads one source and writes two artifacts.
pub(crate) fn one(package: &Package, source: &Path, artifacts: &[Artifact]) {
    black_box(fs::read(source).unwrap());
    artifacts[..2].iter().for_each(|artifact| write(&package.folder.join("floor-0"), artifact));
}

fn stat(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            stat(&entry.path());
        } else {
            black_box(fs::metadata(entry.path()).unwrap());
        }
    }
}

fn write(folder: &Path, artifact: &Artifact) {
    let file = folder.join(&artifact.name);
    let temporary = folder.join(format!(".{}.1", artifact.name));
    fs::write(&temporary, vec![b' '; artifact.length]).unwrap();
    fs::rename(temporary, file).unwrap();
}
