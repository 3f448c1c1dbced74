//! The proof: rustc confirms what the build script read, or says where it is wrong.
//!
//! A case is a package in `proof/<case>/`, of which the manifest is written here, and the build
//! script unless it has one or a file `no-build-script`. What rustc says stands beside it in
//! `expected.txt`; without one it has nothing to say.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use gen_tests::expected::{assert_none, compare};
use gen_tests::inputs::{empty_folder, files_below, names_in, package, read, write};

#[test]
fn proof() {
    let folder = package().join("proof");
    let cases = names_in(&folder);
    let workspace = empty_folder(env!("CARGO_TARGET_TMPDIR"), "proof");
    write(&workspace.join("Cargo.toml"), b"[workspace]\nmembers = ['*']\nresolver = '3'\n");
    let repository = package().parent().expect("the package is in a workspace");
    // The versions that are there without a network.
    write(&workspace.join("Cargo.lock"), &read(&repository.join("Cargo.lock")));
    for case in &cases {
        lay_out(&folder.join(case), &workspace.join(case), case, repository);
    }
    let messages = check(&workspace, &["--workspace"], false);
    let mut problems = Vec::new();
    for case in &cases {
        let expected = folder.join(case).join("expected.txt");
        problems.extend(compare(&expected, messages.get(case).map(String::as_str)));
    }
    assert_none(problems);

    // An editor expands the derives of what was not saved yet, with what the last build left. The
    // package fails otherwise.
    write(
        &workspace.join("stale/src/main.rs"),
        b"fn main() {\n    _ = stale::Row::JSON_SCHEMA;\n}\n",
    );
    let messages = check(&workspace, &["--package", "stale"], true);
    assert_eq!(messages.get("stale"), None);
}

fn lay_out(case: &Path, package: &Path, name: &str, repository: &Path) {
    let files = files_below(case);
    let has_build_script = !files.contains_key("no-build-script");
    let mut manifest =
        format!("[package]\nname = '{name}'\nedition = '2024'\n\n[features]\nabsent = []\n");
    let repository = repository.display();
    _ = write!(
        manifest,
        "\n[dependencies]\ngen-macro = {{ path = '{repository}/gen-macro' }}\n\
         serde = {{ version = '1', features = ['derive'] }}\nserde_repr = '0.1'\nserde_with = '3'\n"
    );
    if has_build_script {
        _ = write!(
            manifest,
            "\n[build-dependencies]\ngen-build = {{ path = '{repository}/gen-build' }}\n"
        );
        write(&package.join("build.rs"), b"fn main() {\n    gen_build::generate()\n}\n");
    }
    write(&package.join("Cargo.toml"), manifest.as_bytes());
    for (path, bytes) in files {
        write(&package.join(path), &bytes);
    }
}

/// What rustc says of each package.
fn check(workspace: &Path, which: &[&str], is_editor: bool) -> BTreeMap<String, String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--offline", "--all-targets", "--keep-going", "--message-format", "json"]);
    cargo.args(which);
    if is_editor {
        // What rust-analyzer sets for the macros that it runs.
        cargo.env("RUST_ANALYZER_INTERNALS_DO_NOT_USE", "this is unstable");
    }
    // What is compiled once need not be compiled again.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proof-target");
    cargo.current_dir(workspace).env("CARGO_TARGET_DIR", target);
    cargo.env_remove("GEN_BUILD");
    let output = cargo.output().expect("Cargo can be run");
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut finished = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        finished |= message["reason"] == "build-finished";
        let (Some(id), Some(text)) =
            (message["package_id"].as_str(), message["message"]["rendered"].as_str())
        else {
            continue;
        };
        let package = id.rsplit('/').next().unwrap_or_default();
        let package = package.split('#').next().unwrap_or_default();
        let said = said.entry(package.to_owned()).or_default();
        // A library is compiled for its tests, too.
        let is_summary = ["error: aborting", "For more information", "error: could not compile"];
        let text = without_sources(text);
        if !said.contains(&text) && !is_summary.iter().any(|start| text.starts_with(start)) {
            said.push_str(&text);
        }
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(finished, "Cargo did not come to an end:\n{errors}");
    assert!(!errors.contains("custom build command"), "a build script failed:\n{errors}");
    said
}

/// What rustc says, whether the sources of the standard library are installed or not. If they are,
/// it quotes them, with numbers of lines that make all others wider.
fn without_sources(text: &str) -> String {
    if !text.contains("/library/") {
        return text.to_owned();
    }
    let digits = |line: &str| line.trim_start().find(|it: char| !it.is_ascii_digit()).unwrap_or(0);
    let is_quote = |line: &str| line.trim_start()[digits(line)..].trim_start().starts_with('|');
    let mut in_library = false;
    let mut kept = Vec::new();
    for line in text.lines() {
        let is_place = line.trim_start().starts_with("--> ");
        if is_place {
            in_library = line.contains("/library/");
        }
        if !in_library || !is_place && !is_quote(line) {
            kept.push(line);
        }
    }
    let width = kept.iter().filter(|line| is_quote(line)).map(|line| digits(line)).max();
    let width = width.unwrap_or(1);
    let mut result = String::new();
    for line in kept {
        let rest = line.trim_start();
        let framed = if rest.starts_with("--> ") {
            format!("{:width$}{rest}", "")
        } else if rest.starts_with("= ") {
            format!("{:width$} {rest}", "")
        } else if is_quote(line) {
            let (number, rest) = rest.split_at(digits(line));
            format!("{number:>width$} {}", rest.trim_start())
        } else {
            line.to_owned()
        };
        result.push_str(&framed);
        result.push('\n');
    }
    result
}
