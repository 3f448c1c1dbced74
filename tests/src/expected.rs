//! Expected texts on disk: compared, or rewritten with `UPDATE_EXPECT=1`.

use std::fs;
use std::path::Path;

use crate::difference::difference;
use crate::inputs::{package, write};

/// Whether the expected texts are to be rewritten.
pub fn is_updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value != "0")
}

/// Compares a text with the file that says what is expected, or rewrites the file. Returns what
/// differs, for people.
pub fn compare(file: &Path, actual: Option<&str>) -> Option<String> {
    let expected = fs::read(file).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    if expected.as_deref() == actual {
        return None;
    }
    if is_updating() {
        match actual {
            Some(actual) => write(file, actual.as_bytes()),
            None => fs::remove_file(file).expect("an expected file can be removed"),
        }
        return None;
    }
    let shown = file.strip_prefix(package()).unwrap_or(file).display();
    Some(match (expected, actual) {
        (None, Some(actual)) => format!("{shown} is not expected:\n{}", difference("", actual)),
        (Some(_), None) => format!("{shown} is expected and was not made\n"),
        (expected, actual) => format!(
            "{shown} differs:\n{}",
            difference(&expected.unwrap_or_default(), actual.unwrap_or_default())
        ),
    })
}

/// Fails with all problems at once, if there are any.
pub fn assert_none(problems: Vec<String>) {
    assert!(
        problems.is_empty(),
        "{} problems (UPDATE_EXPECT=1 rewrites what is expected):\n\n{}",
        problems.len(),
        problems.join("\n")
    );
}
