//! `cargo gen init`: a working start in a project that exists.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::ArgMatches;
use gen_core::value::Value;

use super::outcome::Stop;
use super::terminal::{GOOD, NOTICE, Terminal, object, strings, text_of};
use crate::cargo_toml::Manifest;
use crate::failure::Failure;

const CONFIG: &str = include_str!("gen.yaml");
const BUTTON: &str = include_str!("button.yaml");
const BUILD_SCRIPT: &str = "fn main() {\n    gen_build::generate()\n}\n";
/// What an existing build script needs.
const CALL: &str = "gen_build::generate();";

/// What was done.
#[derive(Debug, Default)]
struct Done {
    created: Vec<&'static str>,
    kept: Vec<String>,
    added_dependency: bool,
    /// The build script that is to be completed by hand.
    incomplete: Option<String>,
}

pub(super) fn run(
    command: &ArgMatches,
    folder: &Path,
    terminal: &Terminal,
) -> Result<ExitCode, Stop> {
    let file = folder.join("Cargo.toml");
    let manifest = match fs::read_to_string(&file) {
        Ok(text) => Manifest::read(&text),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let problem = format!("there is no `Cargo.toml` in `{}`", folder.display());
            return Err(Stop::Usage(problem));
        }
        Err(error) => return Err(Failure::disk("read", &file, error).into()),
    };
    if !manifest.is_package {
        return Err(Stop::Usage(format!(
            "`{}` is a workspace without a package: choose a package with `-C`",
            file.display()
        )));
    }
    let mut done = Done::default();
    if manifest.has_dependency {
        done.kept.push("gen-build in [build-dependencies]".into());
    } else {
        add_dependency(folder, command.get_one::<PathBuf>("path"))?;
        done.added_dependency = true;
    }
    // An example stands beside new settings only: whoever has some, or definitions, needs none.
    let has_components = folder.join("components").exists();
    if create(folder, "gen.yaml", CONFIG, &mut done)? && !has_components {
        create(folder, "components/button.yaml", BUTTON, &mut done)?;
    }
    build_script(folder, &manifest, &mut done)?;
    say(&done, terminal);
    terminal.json(|| document(&done));
    Ok(ExitCode::SUCCESS)
}

/// Lets Cargo add gen-build to the build dependencies.
fn add_dependency(folder: &Path, checkout: Option<&PathBuf>) -> Result<(), Stop> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["add", "--quiet", "--build", env!("CARGO_PKG_NAME")]).current_dir(folder);
    // Until gen is published, it comes from where this program came from.
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Some(checkout) = checkout {
        let checkout = std::path::absolute(checkout)
            .map_err(|error| Failure::disk("find", checkout, error))?;
        cargo.arg("--path").arg(checkout);
    } else if own.join("Cargo.toml").exists() {
        cargo.arg("--path").arg(own);
    }
    let output = cargo.output().map_err(|error| Failure::disk("run", "cargo".as_ref(), error))?;
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Stop::Other(format!("`cargo add --build gen-build` failed; nothing was changed\n{words}")))
}

/// Makes a file, unless there is one.
fn create(folder: &Path, path: &'static str, text: &str, done: &mut Done) -> Result<bool, Failure> {
    let file = folder.join(path);
    if let Some(above) = file.parent() {
        fs::create_dir_all(above).map_err(|error| Failure::disk("create", above, error))?;
    }
    let created = OpenOptions::new().write(true).create_new(true).open(&file);
    match created.and_then(|mut open| open.write_all(text.as_bytes())) {
        Ok(()) => {
            done.created.push(path);
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            done.kept.push(path.into());
            Ok(false)
        }
        Err(error) => Err(Failure::disk("create", &file, error)),
    }
}

/// Makes a build script, or finds out what the one that exists needs.
fn build_script(folder: &Path, manifest: &Manifest, done: &mut Done) -> Result<(), Failure> {
    let stated = manifest.build_script.as_deref();
    let name = stated.unwrap_or("build.rs");
    let text = fs::read_to_string(folder.join(name));
    match (stated, text) {
        (_, Ok(text)) if text.contains("gen_build::") => done.kept.push(name.to_owned()),
        (_, Ok(_)) | (Some(_), Err(_)) => done.incomplete = Some(name.to_owned()),
        (None, Err(_)) => {
            create(folder, "build.rs", BUILD_SCRIPT, done)?;
        }
    }
    Ok(())
}

fn say(done: &Done, terminal: &Terminal) {
    if done.added_dependency {
        terminal.say(&format!("{GOOD}  added{GOOD:#} gen-build to [build-dependencies]"));
    }
    for path in &done.created {
        terminal.say(&format!("{GOOD}created{GOOD:#} {path}"));
    }
    for thing in &done.kept {
        terminal.say(&format!("   kept {thing}, as it was there"));
    }
    if let Some(script) = &done.incomplete {
        terminal.print(&format!("{NOTICE}     do{NOTICE:#} add `{CALL}` to `main` in {script}"));
    }
    terminal.say(&format!(
        "{NOTICE}   next{NOTICE:#} `cargo build` writes the artifacts; so does `cargo gen build`"
    ));
}

fn document(done: &Done) -> Value {
    let incomplete = done
        .incomplete
        .as_ref()
        .map_or(Value::Null, |script| object([("file", text_of(script)), ("line", text_of(CALL))]));
    object([
        ("ok", Value::Boolean(true)),
        ("added_dependency", Value::Boolean(done.added_dependency)),
        ("created", strings(done.created.iter().copied())),
        ("kept", strings(done.kept.iter().map(String::as_str))),
        ("to_add", incomplete),
    ])
}
