//! Builds the front end when its sources have changed, so that `cargo run` is the only command.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::Result;

const SOURCES: [&str; 6] =
    ["index.html", "package-lock.json", "public", "src", "tsconfig.json", "vite.config.ts"];

/// Makes sure that `web/dist` is up to date, and says where it is.
pub(crate) fn build() -> Result<PathBuf> {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    let installed = modified(&web.join("node_modules/.package-lock.json"));
    if installed < modified(&web.join("package-lock.json")) {
        npm(&web, &["ci"])?;
    }
    let mut newest = None;
    for source in SOURCES {
        newest = newest.max(last_change(&web.join(source))?);
    }
    let dist = web.join("dist");
    if modified(&dist.join("index.html")) < newest {
        npm(&web, &["run", "build"])?;
    }
    Ok(dist)
}

/// Runs npm with its messages on stderr: stdout is for the address of the server.
fn npm(web: &Path, arguments: &[&str]) -> Result<()> {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut npm = Command::new(name);
    npm.args(arguments).current_dir(web).stdout(io::stderr());
    let command = format!("npm {}", arguments.join(" "));
    let status = npm.status().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            "npm is not there; install Node.js 20.19 or newer from https://nodejs.org".to_owned()
        }
        _ => format!("cannot run `{command}`: {error}"),
    })?;
    if !status.success() {
        return Err(format!("`{command}` failed in {}, see above", web.display()).into());
    }
    Ok(())
}

/// When a file was written; `None`, which is before any time, when there is none.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// When anything in a file or folder was written, added or removed.
fn last_change(path: &Path) -> io::Result<Option<SystemTime>> {
    let mut newest = modified(path);
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            newest = newest.max(last_change(&entry?.path())?);
        }
    }
    Ok(newest)
}
