//! Which package a command is about.

use std::env;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::outcome::Stop;
use crate::builder::Builder;
use crate::failure::Failure;
use crate::hash::hash;

/// The folder of the package: what `--manifest-path` or `-C` says, or the nearest one around the
/// current folder.
pub(super) fn folder(matches: &ArgMatches) -> Result<PathBuf, Stop> {
    let current =
        env::current_dir().map_err(|error| Failure::disk("find", Path::new("."), error))?;
    if let Some(manifest) = matches.get_one::<PathBuf>("manifest-path") {
        if !manifest.is_file() {
            return Err(Stop::Usage(format!("there is no file `{}`", manifest.display())));
        }
        let folder = current.join(manifest);
        return Ok(folder.parent().map_or(current, Path::to_path_buf));
    }
    let start = match matches.get_one::<PathBuf>("directory") {
        Some(folder) if !folder.is_dir() => {
            return Err(Stop::Usage(format!("there is no folder `{}`", folder.display())));
        }
        Some(folder) => current.join(folder),
        None => current,
    };
    let is_package =
        |folder: &&Path| ["gen.yaml", "Cargo.toml"].iter().any(|name| folder.join(name).is_file());
    start.ancestors().find(is_package).map(Path::to_path_buf).ok_or_else(|| {
        Stop::Usage(format!(
            "there is no `Cargo.toml` in `{}` or in a folder around it",
            start.display()
        ))
    })
}

/// What brings the artifacts of the package up to date, and remembers it in Cargo's target folder.
/// Where there is none yet, nothing is remembered.
pub(super) fn builder(folder: &Path) -> Builder {
    let builder = crate::configure().root(folder);
    match target(folder) {
        // Packages of a workspace share a target folder.
        Some(target) => {
            let package = hash(folder.as_os_str().as_encoded_bytes());
            builder.cache(target.join("cargo-gen").join(format!("{package:016x}")))
        }
        None => builder,
    }
}

/// Cargo's target folder, as far as it can be told without Cargo: it stands beside the lock file.
fn target(folder: &Path) -> Option<PathBuf> {
    if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
        return Some(folder.join(target));
    }
    let workspace = folder.ancestors().find(|folder| folder.join("Cargo.lock").is_file())?;
    Some(workspace.join("target")).filter(|target| target.is_dir())
}
