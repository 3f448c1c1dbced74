//! A case laid out as a user's package, and the real engine over it.

use std::path::Path;

use gen_build::{Failure, Report};

use crate::inputs::{Files, write};

/// Writes the inputs of a case as a package: YAML to `components`, Rust to `src`, `gen.yaml` to
/// the root. With a `lib.rs` it has a manifest, and modules are followed from there.
pub fn lay_out(inputs: &Files, package: &Path) {
    if inputs.contains_key("lib.rs") {
        write(&package.join("Cargo.toml"), b"[package]\nname = \"app\"\n");
    }
    for (path, bytes) in inputs {
        let file = match path.rsplit_once('.') {
            _ if path == "gen.yaml" => package.join(path),
            Some((_, "yaml" | "yml")) => package.join("components").join(path),
            Some((_, "rs")) => package.join("src").join(path),
            _ => panic!("{path}: an input is a .yaml, .yml or .rs file"),
        };
        write(&file, bytes);
    }
}

/// What a build script does in that package; the artifacts go to a folder of their own.
pub fn build(package: &Path, artifacts: &Path) -> Result<Report, Failure> {
    gen_build::configure().root(package).typescript(artifacts).run()
}
