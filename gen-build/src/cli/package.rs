//! Which package a command is about.

use std::env;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::outcome::Stop;
use crate::failure::Failure;

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
