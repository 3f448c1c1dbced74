//! Why a run gave no artifacts.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use crate::message::Message;

/// Why a run failed. Shown with [`Display`], it is the full report for a person.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// Definitions or `gen.yaml` are wrong; nothing was written. In source order, warnings
    /// included.
    Definitions(Vec<Message>),
    /// A configured folder does not exist.
    MissingFolder {
        /// The setting, as in `gen.yaml`: `components`.
        setting: &'static str,
        /// The folder.
        path: PathBuf,
    },
    /// A configured folder contains the build script's own output, so that Cargo would take each
    /// build for a change.
    ContainsOutput {
        /// The folder.
        path: PathBuf,
    },
    /// A setting cannot work.
    Setting {
        /// Its name, as in `gen.yaml`: `typescript.out`.
        setting: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A folder for artifacts holds those of another package, of which some would be overwritten,
    /// and the others taken for artifacts that nobody produces any more.
    OtherPackage {
        /// The folder for artifacts.
        folder: PathBuf,
        /// The folder of the other package.
        package: PathBuf,
    },
    /// A file that somebody else wrote is where an artifact should be; it was left alone.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A file or folder could not be read or written.
    Disk {
        /// What was tried, to follow the words “could not”: `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

impl Failure {
    pub(crate) fn disk(action: &'static str, path: &Path, cause: io::Error) -> Failure {
        Failure::Disk { action, path: path.to_path_buf(), cause }
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Definitions(messages) => {
                for (index, message) in messages.iter().enumerate() {
                    let gap = if index == 0 { "" } else { "\n" };
                    write!(formatter, "{gap}{message}")?;
                }
                Ok(())
            }
            Failure::MissingFolder { setting, path } => {
                write!(
                    formatter,
                    "`{setting}` names a folder that does not exist: `{}`",
                    path.display()
                )
            }
            Failure::ContainsOutput { path } => write!(
                formatter,
                "`{}` cannot be read: Cargo's target folder is in it, so that every build would run again",
                path.display()
            ),
            Failure::Setting { setting, problem } => write!(formatter, "`{setting}` {problem}"),
            Failure::OtherPackage { folder, package } => write!(
                formatter,
                "`{}` holds what the package in `{}` generates: choose another folder for one of the two",
                folder.display(),
                package.display()
            ),
            Failure::Foreign { path } => write!(
                formatter,
                "`{}` would be overwritten, but gen did not write it: move it, or choose another folder for what is generated",
                path.display()
            ),
            Failure::Disk { action, path, cause } => {
                write!(formatter, "could not {action} `{}`: {cause}", path.display())
            }
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Failure::Disk { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
