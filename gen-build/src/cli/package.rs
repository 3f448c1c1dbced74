//! Which package a command is about.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, iter};

use clap::ArgMatches;

use super::outcome::Stop;
use crate::builder::Builder;
use crate::cargo_toml::build_script;
use crate::config::found::{self, Left};
use crate::config::{Config, Settings};
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
pub(super) fn builder(folder: &Path) -> Result<Builder, Failure> {
    let (root, settings) = settings(folder)?;
    let builder = Builder::with(root, settings);
    Ok(match target(folder) {
        // Packages of a workspace share a target folder.
        Some(target) => {
            let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
            let package = hash(folder.as_os_str().as_encoded_bytes());
            builder.cache(target.join("cargo-gen").join(format!("{package:016x}")))
        }
        None => builder,
    })
}

/// What is read and where it goes.
pub(super) fn config(folder: &Path) -> Result<Config, Failure> {
    let (root, settings) = settings(folder)?;
    Config::load(&root, settings)
}

/// Where paths start, and the settings that the build script makes in Rust: both as it left them
/// when it ran last.
pub(super) fn settings(folder: &Path) -> Result<(PathBuf, Settings), Failure> {
    // To ask Cargo takes a while, and is hardly ever needed.
    let targets = target(folder).into_iter().chain(iter::once_with(|| asked(folder)).flatten());
    let conditions = found::conditions(folder, target(folder));
    let problem = match found::find(folder, targets) {
        Left::None => {
            return Ok((folder.to_path_buf(), Settings { conditions, ..Settings::default() }));
        }
        Left::Settings(root, settings) => return Ok((root, Settings { conditions, ..*settings })),
        Left::Several => "is called more than once, which only `cargo build` can do",
        Left::Unknown => {
            "makes settings that are not known yet: run `cargo build`, which leaves them for `cargo gen`, or put them into `gen.yaml`"
        }
    };
    let script = build_script(folder);
    let script = script.strip_prefix(folder).unwrap_or(&script).display();
    Err(Failure::Setting {
        setting: "gen_build::configure",
        problem: format!("in the build script, `{script}`, {problem}"),
    })
}

/// Cargo's target folder, as far as it can be told without Cargo: it stands beside the lock file.
fn target(folder: &Path) -> Option<PathBuf> {
    if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
        return Some(folder.join(target));
    }
    let workspace = folder.ancestors().find(|folder| folder.join("Cargo.lock").is_file())?;
    Some(workspace.join("target")).filter(|target| target.is_dir())
}

/// Cargo's folders for what it builds, by its own account.
fn asked(folder: &Path) -> Vec<PathBuf> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let Ok(output) = cargo.current_dir(folder).output() else { return Vec::new() };
    let text = String::from_utf8_lossy(&output.stdout);
    let folder = |key| {
        let (_, value) = text.split_once(&format!("\"{key}\":"))?;
        Some(PathBuf::from(found::unquoted(value)))
    };
    ["build_directory", "target_directory"].into_iter().filter_map(folder).collect()
}
