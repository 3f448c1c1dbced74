//! Talks to Cargo as a build script does: what it says in the environment, and what it is told on
//! standard output. See <https://doc.rust-lang.org/cargo/reference/build-scripts.html>.

use std::env;
use std::fmt::{Display, Write};
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::time::SystemTime;

use crate::deliver::Mode;
use crate::failure::Failure;
use crate::report::Report;

/// The environment variable that says whether anything is done.
const SWITCH: &str = "GEN_BUILD";

/// The environment variable that docs.rs sets.
const DOCS: &str = "DOCS_RS";

/// The folder of the package whose build script is running; the current folder outside of Cargo.
pub(crate) fn package() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| ".".into(), PathBuf::from)
}

/// The folder that a build script may write to; `None` outside of a build script.
pub(crate) fn out_dir() -> Option<PathBuf> {
    env::var_os("OUT_DIR").map(PathBuf::from)
}

/// What somebody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Bring the artifacts up to date.
    Build,
    /// Say whether they are.
    Check,
}

/// Whether the sources of a package may be changed, and when Cargo will say that a file changed.
pub(crate) fn mode(package: &Path, task: Task) -> Mode {
    if env::var_os(DOCS).is_some() || is_packaged(package) {
        return Mode::Compare;
    }
    match task {
        Task::Build => Mode::Write { stamp: out_dir().and_then(|out_dir| started(&out_dir)) },
        Task::Check => Mode::Check,
    }
}

/// Whether these are the sources of a published package, of one that is about to be, or of a
/// dependency: unpacked by Cargo to `target/package`, into its registry, into its checkouts of
/// repositories, or into a vendor folder.
fn is_packaged(package: &Path) -> bool {
    ["Cargo.toml.orig", ".cargo-checksum.json"].iter().any(|file| package.join(file).exists())
        || package.ancestors().any(|folder| folder.join(".cargo-ok").exists())
}

/// When the running build script was started, by Cargo's own account. Cargo runs it again if a
/// watched file is newer.
fn started(out_dir: &Path) -> Option<SystemTime> {
    fs::metadata(out_dir.with_file_name("invoked.timestamp"))
        .and_then(|stamp| stamp.modified())
        .ok()
}

/// Runs as the whole of a build script: speaks to Cargo, reports to the user, ends the process
/// when something is wrong.
#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    reason = "this is what a build script does"
)]
pub(crate) fn generate(run: impl FnOnce(Task) -> Result<Report, Failure>) {
    let mut cargo = String::new();
    for variable in [SWITCH, DOCS] {
        push_line(&mut cargo, "rerun-if-env-changed", &variable);
    }
    let outcome = match env::var(SWITCH).as_deref() {
        Err(_) | Ok("") => run(Task::Build),
        Ok("check") => run(Task::Check),
        Ok("off") => Ok(Report::default()),
        Ok(other) => Err(Failure::Setting {
            setting: SWITCH,
            problem: format!("is `{other}`; it can be `check` or `off`"),
        }),
    };
    match &outcome {
        Ok(report) => {
            declare(&mut cargo, report);
            for warning in &report.warnings {
                say(&mut cargo, "warning", warning.line());
                eprintln!("{warning}");
            }
            for difference in &report.differences {
                say(&mut cargo, "error", &difference.line());
                eprint!("{}", difference.text);
            }
            if !report.differences.is_empty() {
                say(&mut cargo, "error", REPAIR);
            }
        }
        Err(failure) => {
            match failure {
                Failure::Definitions(messages) => {
                    for message in messages {
                        let kind = if message.is_error() { "error" } else { "warning" };
                        say(&mut cargo, kind, message.line());
                    }
                }
                other => say(&mut cargo, "error", &other.to_string()),
            }
            eprintln!("{failure}");
        }
    }
    print!("{cargo}");
    if outcome.is_ok_and(|report| report.differences.is_empty()) {
        return;
    }
    process::exit(1);
}

/// How to bring artifacts up to date that are not.
const REPAIR: &str = "run `cargo build` and commit what it writes";

/// Adds an instruction that says something to the user.
fn say(cargo: &mut String, kind: &str, text: &str) {
    // One instruction is one line, whatever the name of a file may hold.
    let line = text.replace(['\n', '\r'], " ");
    push_line(cargo, kind, &line);
}

/// Adds what Cargo shall watch: what was read, what was written, and what may appear.
fn declare(cargo: &mut String, report: &Report) {
    // What is stale may be missing, and will not change here.
    let is_current = report.stale.is_empty() && report.differences.is_empty();
    let artifacts = if is_current { report.artifacts.as_slice() } else { &[] };
    for path in report.inputs.iter().chain(artifacts) {
        push_line(cargo, "rerun-if-changed", &path.display());
    }
    if let Some(folder) = out_dir().and_then(|out_dir| watch_absent(&out_dir, &report.absent)) {
        push_line(cargo, "rerun-if-changed", &folder.display());
    }
}

fn push_line(cargo: &mut String, key: &str, value: &dyn Display) {
    _ = writeln!(cargo, "cargo::{key}={value}");
}

/// Makes a folder for Cargo to watch that changes when one of the absent paths appears.
///
/// A watched path that does not exist would run the build script in every build. But Cargo looks
/// through a folder for symbolic links, ignores those that lead nowhere, and takes notice of one as
/// soon as it leads to something.
#[cfg(unix)]
fn watch_absent(out_dir: &Path, absent: &[PathBuf]) -> Option<PathBuf> {
    let folder = out_dir.join("gen-absent");
    _ = fs::remove_dir_all(&folder);
    if absent.is_empty() {
        return None;
    }
    fs::create_dir(&folder).ok()?;
    for (index, path) in absent.iter().enumerate() {
        std::os::unix::fs::symlink(path, folder.join(index.to_string())).ok()?;
    }
    crate::write::stamp_folders(std::slice::from_ref(&folder), started(out_dir)?);
    Some(folder)
}

/// On Windows not everybody may create a link. What appears is noticed in the next build in which
/// something else changed.
#[cfg(not(unix))]
fn watch_absent(_out_dir: &Path, _absent: &[PathBuf]) -> Option<PathBuf> {
    None
}

#[cfg(test)]
mod tests {
    use super::is_packaged;
    use crate::temporary::Folder;

    #[test]
    fn sources_that_cargo_unpacked_are_known_by_its_marks() {
        let folder = Folder::new("packaged");
        folder.write("app/Cargo.toml", "");
        assert!(!is_packaged(&folder.path().join("app")));
        let marks = [
            "verified/Cargo.toml.orig",
            "vendored/.cargo-checksum.json",
            "registry/.cargo-ok",
            "checkout/.cargo-ok",
        ];
        for mark in marks {
            folder.write(mark, "");
        }
        for package in ["verified", "vendored", "registry", "checkout/crates/app"] {
            assert!(is_packaged(&folder.path().join(package)), "{package}");
        }
    }
}
