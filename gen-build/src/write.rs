//! Brings artifacts to the disk, and only where they differ from what is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::time::SystemTime;

use crate::failure::Failure;
use crate::hash::Hasher;

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
    replace_with(file, &[contents.as_bytes()], stamp)
}

/// Writes a file that is not text, given in pieces, whole or not at all.
pub(crate) fn replace_pieces(file: &Path, pieces: &[&[u8]]) -> Result<(), Failure> {
    replace_with(file, pieces, None)
}

fn replace_with(file: &Path, pieces: &[&[u8]], stamp: Option<SystemTime>) -> Result<(), Failure> {
    let temporary = temporary(file);
    let written = create(&temporary, pieces, stamp).and_then(|()| fs::rename(&temporary, file));
    written.map_err(|error| {
        // There may be none, and the first error is the one that matters.
        _ = fs::remove_file(&temporary);
        Failure::disk("write", file, error)
    })
}

fn create(file: &Path, pieces: &[&[u8]], stamp: Option<SystemTime>) -> io::Result<()> {
    let mut open = create_new(file)?;
    for piece in pieces {
        open.write_all(piece)?;
    }
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

/// Brings a text that comes piece by piece to a file, whole or not at all, and writes nothing if
/// the file holds it already.
#[derive(Debug)]
pub(crate) struct Replacement {
    file: PathBuf,
    stamp: Option<SystemTime>,
    hasher: Hasher,
    /// What the file holds, as long as that is what has come; and how much that is.
    old: Option<BufReader<File>>,
    same: u64,
    /// What is written, under a temporary name, once it is not.
    new: Option<BufWriter<File>>,
}

impl Replacement {
    pub(crate) fn new(file: PathBuf, stamp: Option<SystemTime>) -> Replacement {
        // To open a pipe is to wait for somebody who writes to it.
        let old = file.is_file().then(|| File::open(&file).ok()).flatten().map(BufReader::new);
        Replacement { file, stamp, hasher: Hasher::new(), old, same: 0, new: None }
    }

    /// Adds the next piece.
    pub(crate) fn add(&mut self, piece: &str) -> Result<(), Failure> {
        self.hasher.add(piece.as_bytes());
        let added = self.compare_or_write(piece.as_bytes());
        added.map_err(|error| self.give_up(error))
    }

    fn compare_or_write(&mut self, piece: &[u8]) -> io::Result<()> {
        if let Some(old) = &mut self.old {
            let mut held = vec![0; piece.len()];
            if old.read_exact(&mut held).is_ok() && held == piece {
                self.same += piece.len() as u64;
                return Ok(());
            }
        }
        self.writer()?.write_all(piece)
    }

    /// Where to write what is not in the file; what is has been taken over.
    fn writer(&mut self) -> io::Result<&mut BufWriter<File>> {
        if self.new.is_none() {
            let mut new = BufWriter::new(create_new(&temporary(&self.file))?);
            if self.same > 0 {
                io::copy(&mut File::open(&self.file)?.take(self.same), &mut new)?;
            }
            (self.old, self.new) = (None, Some(new));
        }
        self.new.as_mut().ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// Puts the text into its place. Whether anything was written, and the hash of the text.
    pub(crate) fn finish(mut self) -> Result<(bool, u64), Failure> {
        let hash = self.hasher.finish();
        let written = self.put_in_place().map_err(|error| self.give_up(error))?;
        Ok((written, hash))
    }

    fn put_in_place(&mut self) -> io::Result<bool> {
        if let Some(old) = &mut self.old
            && old.fill_buf()?.is_empty()
        {
            return Ok(false);
        }
        let stamp = self.stamp;
        let writer = self.writer()?;
        writer.flush()?;
        if let Some(stamp) = stamp {
            writer.get_ref().set_modified(stamp)?;
        }
        let temporary = temporary(&self.file);
        // Some systems rename no file that is open.
        self.new = None;
        fs::rename(&temporary, &self.file).inspect_err(|_| _ = fs::remove_file(&temporary))?;
        Ok(true)
    }

    fn give_up(&mut self, error: io::Error) -> Failure {
        self.remove_temporary();
        Failure::disk("write", &self.file, error)
    }

    fn remove_temporary(&mut self) {
        if self.new.take().is_some() {
            // The next run tries again, and the first error is the one that matters.
            _ = fs::remove_file(temporary(&self.file));
        }
    }
}

/// Something else may have gone wrong before all pieces had come.
impl Drop for Replacement {
    fn drop(&mut self) {
        self.remove_temporary();
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
    fn pieces_are_written_once_they_differ() {
        let folder = Folder::new("pieces");
        let file = folder.path().join("all.json");
        let bring = |pieces: &[&str]| {
            let mut replacement = Replacement::new(file.clone(), None);
            pieces.iter().for_each(|piece| replacement.add(piece).unwrap());
            let (written, hash) = replacement.finish().unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), pieces.concat());
            assert_eq!(hash, crate::hash::hash(pieces.concat().as_bytes()));
            assert_eq!(folder.files(), ["all.json"]);
            written
        };
        assert!(bring(&["one", "two"]));
        assert!(!bring(&["o", "netwo"]));
        assert!(bring(&["one", "ten"]));
        assert!(bring(&["one", "ten", "more"]));
        assert!(bring(&["one"]));
        assert!(!bring(&["one"]));
        assert!(bring(&[]));
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
