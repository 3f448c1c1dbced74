//! Whose a folder of artifacts is: each package has folders of its own.
//!
//! The manifest says which package wrote it. Where schemas have a folder of their own, the file with
//! all schemas says where the manifest is that lists it.

use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::failure::Failure;
use crate::manifest::{self, first_lines, member};
use crate::path;
use crate::plan::ALL_SCHEMAS;

/// The key of JSON Schema for what is said to people.
const KEY: &str = "$comment";
/// What stands before the way to the manifest.
const WORDS: &str = "listed in ";

/// The way from the folder for TypeScript to the package, which tells packages apart.
pub(crate) fn package(config: &Config) -> String {
    let way = path::relative(&config.typescript.folder, &config.root);
    if way.is_empty() { ".".into() } else { way }
}

/// The start of the file with all schemas, in which it says where its manifest is.
pub(crate) fn stated(mut start: String, config: &Config) -> String {
    let way = path::relative(&config.schemas.folder, &config.typescript.folder);
    if !way.is_empty() && !way.contains(['"', '\\']) {
        // Behind the brace and the dialect, which are a line each.
        let place = start.match_indices('\n').nth(1).map_or(start.len(), |(end, _)| end);
        let line = format!("\n  \"{KEY}\": \"{WORDS}{way}/{}\"", manifest::NAME);
        // The dialect may be all that there is.
        let line = match start[..place].ends_with(',') {
            true => line + ",",
            false => format!(",{line}"),
        };
        start.insert_str(place, &line);
    }
    start
}

/// What another package wrote would be overwritten, or taken for artifacts that nobody produces any
/// more. A package that was moved or removed has no claim.
pub(crate) fn refuse_other_package(config: &Config) -> Result<(), Failure> {
    for folder in [&config.typescript.folder, &config.schemas.folder] {
        for with_manifest in [Some(folder.clone()), listed_in(folder)].into_iter().flatten() {
            let Some(way) = manifest::package(&with_manifest) else { continue };
            let other = path::normal(&with_manifest.join(way));
            if other != config.root && other.join("Cargo.toml").exists() {
                return Err(Failure::OtherPackage { folder: folder.clone(), package: other });
            }
        }
    }
    Ok(())
}

/// The folder of the manifest that lists the schemas in a folder, if they say so.
fn listed_in(schemas: &Path) -> Option<PathBuf> {
    let lines = first_lines(&schemas.join(ALL_SCHEMAS));
    let way = lines.iter().find_map(|line| {
        let (key, value) = member(line)?;
        value.strip_prefix(WORDS).filter(|_| key == KEY)
    })?;
    Some(path::normal(&schemas.join(way)).parent()?.to_path_buf())
}
