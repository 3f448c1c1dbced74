//! The command `cargo gen` as users install it, run in packages of their own.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::inputs::{empty_folder, package, write};

/// The program, built once with the features that it needs.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--locked", "--package", "gen-build", "--features", "cli"]);
        cargo.args(["--bin", "cargo-gen", "--message-format", "json"]).current_dir(package());
        let output = cargo.output().expect("Cargo can be run");
        let messages = String::from_utf8_lossy(&output.stdout);
        let found = messages.lines().find_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).ok()?;
            message["executable"].as_str().map(PathBuf::from)
        });
        found.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)))
    })
}

/// The target folder of this workspace.
fn target() -> &'static Path {
    program().ancestors().nth(2).expect("programs are in the folder of a profile")
}

/// A package of a test's own, in which commands are run and written down.
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    transcript: String,
}

impl Session {
    /// A package that is nothing but a `Cargo.toml` yet. `below` is `CARGO_TARGET_TMPDIR`.
    pub fn new(below: &str, name: &str) -> Session {
        let folder = empty_folder(below, &format!("cli/{name}"));
        let session = Session { folder, transcript: String::new() };
        session
            .write("Cargo.toml", "[package]\nname = \"app\"\nedition = \"2024\"\n\n[workspace]\n");
        session
    }

    /// The folder of the package.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) {
        write(&self.folder.join(path), text.as_bytes());
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        let file = self.folder.join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// The command in the package, to be completed and run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("gen").args(arguments).current_dir(&self.folder);
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GEN_BUILD", "OUT_DIR"] {
            command.env_remove(variable);
        }
        command.env_remove("CARGO_MANIFEST_DIR");
        if self.folder.join("Cargo.lock").exists() {
            command.env("CARGO_TARGET_DIR", target());
        }
        command
    }

    /// Builds the package with Cargo, in the target folder of this workspace: gen-build is compiled
    /// there already.
    pub fn cargo_build(&self) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--offline"]).current_dir(&self.folder).env_remove("GEN_BUILD");
        let output = cargo.env("CARGO_TARGET_DIR", target()).output().expect("Cargo can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs the command and writes down what it shows: standard output, standard error behind
    /// `! `, and how it ended.
    pub fn run(&mut self, arguments: &[&str]) {
        let output = self.command(arguments).output().expect("the command can be run");
        let shown = self.shown(&output);
        _ = write!(self.transcript, "$ cargo gen {}\n{shown}\n", arguments.join(" "));
    }

    /// Writes down what happens between two commands.
    pub fn note(&mut self, text: &str) {
        _ = write!(self.transcript, "# {text}\n\n");
    }

    /// What was written down.
    pub fn transcript(self) -> String {
        self.transcript
    }

    /// What an output shows, without what differs from run to run.
    pub fn shown(&self, output: &Output) -> String {
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            text.push_str("! ");
            text.push_str(line);
            text.push('\n');
        }
        match output.status.code() {
            Some(0) => {}
            Some(code) => _ = writeln!(text, "=> {code}"),
            None => text.push_str("=> ended by a signal\n"),
        }
        let lines = text.lines().map(|line| without_hash(&without_time(line.trim_end())));
        let lines: Vec<String> = lines.collect();
        lines.join("\n").replace(&*self.folder.to_string_lossy(), "PACKAGE") + "\n"
    }
}

/// A line with `…` for each time that it names: `12 ms`, `1.20 s`.
pub fn without_time(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    for index in 1..words.len() {
        let is_unit = matches!(words[index].trim_end_matches([',', ')']), "ms" | "s");
        if is_unit && words[index - 1].trim_start_matches('(').parse::<f64>().is_ok() {
            words[index - 1] = "…";
        } else if words[index - 1] == "\"milliseconds\":" {
            words[index] = "…,";
        }
    }
    words.join(" ")
}

/// A line of the manifest without the hash, which changes with every artifact.
fn without_hash(line: &str) -> String {
    match line.split_once("\"hash\": \"") {
        Some((before, _)) => format!("{before}\"hash\": …"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_time;

    #[test]
    fn times_are_taken_out() {
        assert_eq!(without_time("all up to date in 1.2 ms"), "all up to date in … ms");
        assert_eq!(without_time("12 definitions, 3 s"), "12 definitions, … s");
        assert_eq!(
            without_time("{\"milliseconds\": 1.203, \"a\": 1}"),
            "{\"milliseconds\": 1.203, \"a\": 1}"
        );
        assert_eq!(without_time("\"milliseconds\": 1.203, 1"), "\"milliseconds\": …, 1");
    }
}
