//! What a check found.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use crate::message::Message;
use crate::report::Defined;

/// How the artifacts compare with what a run would write. Shown with [`Display`], it is the
/// unified difference of everything that is not up to date.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Check {
    /// The definitions, sorted by name.
    pub definitions: Vec<Defined>,
    /// How many artifacts there should be.
    pub artifacts: usize,
    /// What a run would change, sorted by path.
    pub differences: Vec<Difference>,
    /// What is not wrong and should be known all the same.
    pub warnings: Vec<Message>,
}

/// An artifact that is not up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The file.
    pub file: PathBuf,
    /// The file, relative to the package, with `/`.
    pub path: String,
    /// In which way it is not up to date.
    pub kind: DifferenceKind,
    /// The unified difference from what is there to what should be.
    pub text: String,
}

/// In which way an artifact is not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// It holds something else.
    Changed,
    /// It does not exist.
    Missing,
    /// No definition produces it any more.
    Extra,
}

impl DifferenceKind {
    /// The word for it: `missing`.
    pub fn word(self) -> &'static str {
        match self {
            DifferenceKind::Changed => "changed",
            DifferenceKind::Missing => "missing",
            DifferenceKind::Extra => "extra",
        }
    }
}

impl Check {
    /// Whether a run would change nothing.
    pub fn is_current(&self) -> bool {
        self.differences.is_empty()
    }
}

impl Display for Check {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for difference in &self.differences {
            formatter.write_str(&difference.text)?;
        }
        Ok(())
    }
}

impl Difference {
    /// The difference in one line: `web/src/generated/Row.ts is missing`.
    pub fn line(&self) -> String {
        let state = match self.kind {
            DifferenceKind::Changed => "is not up to date",
            DifferenceKind::Missing => "is missing",
            DifferenceKind::Extra => "is not made from any definition",
        };
        format!("`{}` {state}", self.path)
    }
}
