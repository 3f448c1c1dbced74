//! The tests that `#[component(test)]` makes: they pass where a type is what it says, and find each
//! lie.
//!
//! A case is a package in `conforms/<case>/`, of which the manifest and the build script are written
//! here. What its tests print stands beside it in `expected.txt`.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use gen_tests::expected::{assert_none, compare};
use gen_tests::inputs::{empty_folder, files_below, names_in, package, read, write};

#[test]
fn conforms() {
    let folder = package().join("conforms");
    let workspace = empty_folder(env!("CARGO_TARGET_TMPDIR"), "conforms");
    write(&workspace.join("Cargo.toml"), b"[workspace]\nmembers = ['*']\nresolver = '3'\n");
    let repository = package().parent().expect("the package is in a workspace");
    // The versions that are there without a network.
    write(&workspace.join("Cargo.lock"), &read(&repository.join("Cargo.lock")));
    let cases = names_in(&folder);
    for case in &cases {
        lay_out(&folder.join(case), &workspace.join(case), case, repository);
    }
    let mut problems = Vec::new();
    for case in &cases {
        let expected = folder.join(case).join("expected.txt");
        problems.extend(compare(&expected, Some(&printed(&workspace, case))));
    }
    assert_none(problems);
}

fn lay_out(case: &Path, package: &Path, name: &str, repository: &Path) {
    let mut manifest = format!("[package]\nname = '{name}'\nedition = '2024'\n");
    let repository = repository.display();
    _ = write!(
        manifest,
        "\n[dependencies]\ngen-macro = {{ path = '{repository}/gen-macro' }}\n\
         serde = {{ version = '1', features = ['derive'] }}\n\
         \n[dev-dependencies]\nserde_json = '1'\n\
         jsonschema = {{ version = '0.61', default-features = false }}\n\
         \n[build-dependencies]\ngen-build = {{ path = '{repository}/gen-build' }}\n"
    );
    write(&package.join("Cargo.toml"), manifest.as_bytes());
    write(&package.join("build.rs"), b"fn main() {\n    gen_build::generate()\n}\n");
    for (path, bytes) in files_below(case) {
        write(&package.join(path), &bytes);
    }
}

/// What the tests of a package print, without what differs from run to run.
fn printed(workspace: &Path, case: &str) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--offline", "--lib", "--package", case, "--", "--test-threads", "1"]);
    // What is compiled once need not be compiled again.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proof-target");
    cargo.current_dir(workspace).env("CARGO_TARGET_DIR", target);
    cargo.env_remove("GEN_BUILD").env_remove("RUST_BACKTRACE");
    let output = cargo.output().expect("Cargo can be run");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("test result"), "{}", String::from_utf8_lossy(&output.stderr));
    let mut printed = String::new();
    for line in text.lines().skip_while(|line| !line.starts_with("test ")) {
        let differs = ["thread '", "note: ", "test result", "failures:"];
        if !differs.iter().any(|start| line.starts_with(start)) {
            printed.push_str(line);
            printed.push('\n');
        }
    }
    printed
}
