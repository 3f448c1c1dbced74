//! What a `Cargo.toml` says of build scripts. Cargo itself edits it; this only looks.

use std::fs;
use std::path::{Path, PathBuf};

/// The build script of the package in a folder.
pub(crate) fn build_script(package: &Path) -> PathBuf {
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default();
    let stated = Manifest::read(&manifest).build_script;
    package.join(stated.as_deref().unwrap_or("build.rs"))
}

/// What matters here.
#[derive(Debug, Default)]
pub(crate) struct Manifest {
    /// Whether there is a package, not only a workspace.
    pub(crate) is_package: bool,
    /// Whether gen-build is a build dependency.
    pub(crate) has_dependency: bool,
    /// `build`, where it is stated.
    pub(crate) build_script: Option<String>,
}

impl Manifest {
    /// Looks through the lines: tables and keys have one of their own in every manifest.
    pub(crate) fn read(text: &str) -> Manifest {
        let mut manifest = Manifest::default();
        let mut table = "";
        for line in text.lines().map(str::trim) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
                table = name.trim();
                manifest.is_package |= table == "package";
                manifest.has_dependency |= table == "build-dependencies.gen-build";
                continue;
            }
            let Some((key, value)) = line.split_once('=') else { continue };
            let key = key.trim().trim_matches('"');
            if table == "build-dependencies" {
                manifest.has_dependency |= key.split('.').next() == Some("gen-build");
            } else if table == "package" && key == "build" {
                let value = value.split('#').next().unwrap_or_default();
                manifest.build_script = Some(value.trim().trim_matches(['"', '\'']).to_owned());
            }
        }
        manifest
    }
}
