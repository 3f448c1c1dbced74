//! Brings artifacts to the disk, and only where they differ from what is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::time::SystemTime;

use crate::failure::Failure;

/// How a file compares with what it shall hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It does not exist.
    Missing,
    /// It holds other bytes.
    Different,
    /// It holds the same bytes.
    Same,
}

/// How a file compares with what it shall hold.
pub(crate) fn state(file: &Path, contents: &str) -> Result<State, Failure> {
    let same = match fs::metadata(file) {
        // The size tells nearly every change apart and costs no reading.
        Ok(metadata) if metadata.len() == contents.len() as u64 => {
            bytes(file).map(|bytes| bytes == contents.as_bytes())
        }
        Ok(_) => Ok(false),
        Err(error) => Err(error),
    };
    match same {
        Ok(true) => Ok(State::Same),
        Ok(false) => Ok(State::Different),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(State::Missing),
        Err(error) => Err(Failure::disk("read", file, error)),
    }
}

/// The bytes of a file. A device or a pipe in its place may have no end, and is not read.
pub(crate) fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(file)?;
    if metadata.is_file() || metadata.is_dir() {
        return fs::read(file);
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file"))
}

/// Writes a file whole or not at all: under a temporary name, then renamed. With a `stamp` as its
/// time of modification, where there is one.
pub(crate) fn replace(
    file: &Path,
    contents: &str,
    stamp: Option<SystemTime>,
) -> Result<(), Failure> {
    replace_with(file, contents.as_bytes(), stamp)
}

/// Writes a file that is not text, whole or not at all.
pub(crate) fn replace_bytes(file: &Path, contents: &[u8]) -> Result<(), Failure> {
    replace_with(file, contents, None)
}

fn replace_with(file: &Path, contents: &[u8], stamp: Option<SystemTime>) -> Result<(), Failure> {
    let temporary = temporary(file);
    let written = create(&temporary, contents, stamp).and_then(|()| fs::rename(&temporary, file));
    written.map_err(|error| {
        // There may be none, and the first error is the one that matters.
        _ = fs::remove_file(&temporary);
        Failure::disk("write", file, error)
    })
}

fn create(file: &Path, contents: &[u8], stamp: Option<SystemTime>) -> io::Result<()> {
    let mut open = create_new(file)?;
    open.write_all(contents)?;
    match stamp {
        Some(stamp) => open.set_modified(stamp),
        None => Ok(()),
    }
}

/// What is there under that name was left by a run that was killed. It may as well be a link: what
/// it leads to is nobody's to write to.
fn create_new(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    match options.open(file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(file)?;
            options.open(file)
        }
        opened => opened,
    }
}

/// The names of all that is in a folder, in no order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Removes what a run that was killed left among these names in a folder. Only to be called while no
/// other run is at work there.
pub(crate) fn sweep(folder: &Path, names: &[String]) {
    for name in names.iter().filter(|name| is_temporary(name)) {
        // It does no harm, and the next run tries again.
        _ = fs::remove_file(folder.join(name));
    }
}

/// Whether a name is one that [`temporary`] gives to the file of an artifact.
fn is_temporary(name: &str) -> bool {
    let parts = name.strip_prefix('.').and_then(|name| name.rsplit_once('.'));
    parts.is_some_and(|(artifact, process)| {
        process.parse::<u32>().is_ok() && (artifact.ends_with(".ts") || artifact.ends_with(".json"))
    })
}

/// A name beside the file that no other process uses and that file watchers pass over.
fn temporary(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{}", process::id()))
}

/// Creates a folder and those above it, and returns the folders that this changed.
pub(crate) fn create_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let missing = folder.ancestors().take_while(|ancestor| !ancestor.is_dir()).count();
    if missing == 0 {
        return Ok(Vec::new());
    }
    fs::create_dir_all(folder).map_err(|error| Failure::disk("create", folder, error))?;
    Ok(folder.ancestors().take(missing + 1).map(Path::to_path_buf).collect())
}

/// Gives folders a time of modification, so that what was written into them is not taken for a
/// change of somebody else. Where a system does not allow it, the next build looks once more.
pub(crate) fn stamp_folders(folders: &[PathBuf], stamp: SystemTime) {
    for folder in folders {
        _ = open_folder(folder).and_then(|folder| folder.set_modified(stamp));
    }
}

#[cfg(not(windows))]
fn open_folder(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Windows opens a folder only for those who say that they know it is one.
#[cfg(windows)]
fn open_folder(folder: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_WRITE_ATTRIBUTES: u32 = 0x100;
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
    let mut options = OpenOptions::new();
    options.access_mode(FILE_WRITE_ATTRIBUTES).custom_flags(FILE_FLAG_BACKUP_SEMANTICS);
    options.open(folder)
}

/// Whether a failure to write comes from sources that are read-only as a whole, not from one
/// folder that has the wrong owner.
pub(crate) fn is_read_only(root: &Path, failure: &Failure) -> bool {
    let Failure::Disk { cause, .. } = failure else { return false };
    match cause.kind() {
        ErrorKind::ReadOnlyFilesystem => true,
        // To open a file changes nothing.
        ErrorKind::PermissionDenied => {
            let manifest = OpenOptions::new().append(true).open(root.join("Cargo.toml"));
            manifest.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::temporary::Folder;

    #[test]
    fn a_file_is_missing_different_or_the_same() {
        let folder = Folder::new("state");
        let file = folder.path().join("Button.ts");
        assert_eq!(state(&file, "").unwrap(), State::Missing);
        fs::write(&file, "one").unwrap();
        assert_eq!(state(&file, "one").unwrap(), State::Same);
        assert_eq!(state(&file, "two").unwrap(), State::Different);
        assert_eq!(state(&file, "three").unwrap(), State::Different);
    }

    #[test]
    fn a_written_file_has_the_stamp_and_leaves_nothing_beside_it() {
        let folder = Folder::new("stamp");
        let file = folder.path().join("Button.ts");
        let stamp = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for contents in ["one", "two"] {
            replace(&file, contents, Some(stamp)).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), contents);
            assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), stamp);
            assert_eq!(folder.files(), ["Button.ts"]);
        }
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named_and_leaves_nothing_beside_it() {
        let folder = Folder::new("fails");
        let file = folder.path().join("Button.ts");
        fs::create_dir(&file).unwrap();
        let failure = replace(&file, "text", None).unwrap_err();
        assert!(failure.to_string().starts_with("could not write `"), "{failure}");
        assert!(failure.to_string().contains("Button.ts`: "), "{failure}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_what_was_left_behind_is_swept_away() {
        let folder = Folder::new("sweep");
        let kept = [".Button.ts", ".Button.ts.swp", ".env.1234", "Button.ts", "Button.ts.1234"];
        let left = [".Button.ts.1234", ".Row.schema.json.1", ".manifest.json.4000000000"];
        for name in kept.iter().chain(&left) {
            folder.write(name, "");
        }
        sweep(folder.path(), &names(folder.path()));
        assert_eq!(folder.files(), kept);
    }

    #[test]
    fn sources_are_read_only_as_a_whole_or_not_at_all() {
        let folder = Folder::new("read-only");
        let failure = |kind: ErrorKind| Failure::disk("write", folder.path(), kind.into());
        assert!(is_read_only(folder.path(), &failure(ErrorKind::ReadOnlyFilesystem)));
        assert!(!is_read_only(folder.path(), &failure(ErrorKind::PermissionDenied)));
        assert!(!is_read_only(folder.path(), &failure(ErrorKind::StorageFull)));
        folder.write("Cargo.toml", "");
        assert!(!is_read_only(folder.path(), &failure(ErrorKind::PermissionDenied)));
    }

    #[test]
    fn a_created_folder_changes_the_folder_above_the_first_new_one() {
        let folder = Folder::new("create");
        let deep = folder.path().join("web/src/generated");
        let changed = [
            deep.clone(),
            folder.path().join("web/src"),
            folder.path().join("web"),
            folder.path().into(),
        ];
        assert_eq!(create_folder(&deep).unwrap(), changed);
        assert_eq!(create_folder(&deep).unwrap(), Vec::<PathBuf>::new());
    }
}
