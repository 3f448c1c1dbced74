//! The program in which serde answers.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::Case;
use crate::inputs::{package, write};

/// What every program has in common.
const PRELUDE: &str = include_str!("prelude.rs.txt");

/// A compiled program over some cases.
#[derive(Debug)]
pub struct Program {
    folder: PathBuf,
    executable: PathBuf,
}

/// A question: the case, its root, and a JSON text.
#[derive(Debug)]
pub struct Question {
    /// Which case.
    pub case: usize,
    /// Which of its roots.
    pub root: usize,
    /// The text that serde is to read.
    pub text: String,
}

/// What serde does with a text.
#[derive(Debug)]
pub enum Answer {
    /// It is read, and sent back as another one if it can be sent.
    Reads(Option<String>),
    /// It is refused.
    Refuses(String),
}

/// Compiles cases in a folder. Those that rustc or serde refuse are taken out of `cases`, and
/// returned with the first error.
pub fn compile(folder: &Path, cases: &mut Vec<Case>) -> (Program, Vec<(Case, String)>) {
    let name = folder.file_name().expect("the folder has a name").display();
    let manifest = "edition = \"2024\"\n\n[dependencies]\n\
        serde = { version = \"1\", features = [\"derive\", \"rc\"] }\nserde_json = \"1\"\n\n\
        [profile.dev]\ndebug = 0\nincremental = false\n\n[workspace]\n";
    let manifest = format!("[package]\nname = \"{name}\"\n{manifest}");
    write(&folder.join("Cargo.toml"), manifest.as_bytes());
    let lock = package().parent().expect("the package is in the workspace").join("Cargo.lock");
    write(&folder.join("Cargo.lock"), &crate::inputs::read(&lock));
    let mut refused = Vec::new();
    loop {
        for case in &*cases {
            write(&folder.join(file(case)), module(case).as_bytes());
        }
        write(&folder.join("src/main.rs"), main(cases).as_bytes());
        match build(folder) {
            Ok(executable) => {
                return (Program { folder: folder.to_owned(), executable }, refused);
            }
            Err(errors) => {
                let wrong: BTreeSet<&String> = errors.iter().map(|(file, _)| file).collect();
                let before = cases.len();
                let (out, kept) =
                    std::mem::take(cases).into_iter().partition(|case| wrong.contains(&file(case)));
                *cases = kept;
                for case in out {
                    let error = errors.iter().find(|(wrong, _)| *wrong == file(&case));
                    refused.push((case, error.map(|it| it.1.clone()).unwrap_or_default()));
                }
                assert!(cases.len() < before, "the program does not compile: {errors:#?}");
            }
        }
    }
}

fn file(case: &Case) -> String {
    format!("src/case{}.rs", case.seed)
}

fn module(case: &Case) -> String {
    let source = case
        .source
        .replace("use gen_macro::{Component, Type};\n", "")
        .replace("Deserialize, Type)]", "Deserialize)]")
        .replace("Deserialize, Component)]", "Deserialize)]");
    format!("use super::{{Make, Random}};\n{source}\n{}", case.support)
}

fn main(cases: &[Case]) -> String {
    let (mut modules, mut make, mut answer) = (String::new(), String::new(), String::new());
    for (number, case) in cases.iter().enumerate() {
        _ = writeln!(modules, "mod case{};", case.seed);
        for (root, name) in case.roots.iter().enumerate() {
            let path = format!("case{}::{name}", case.seed);
            _ = writeln!(make, "    made::<{path}>({number}, {root});");
            _ = writeln!(answer, "        ({number}, {root}) => judge::<{path}>(text),");
        }
    }
    format!(
        "{PRELUDE}\n{modules}\nfn make() {{\n{make}}}\n\nfn answer(case: usize, root: usize, text: &str) {{\n    \
         match (case, root) {{\n{answer}        _ => unreachable!(),\n    }}\n}}\n"
    )
}

/// The executable, or the errors with the files that they are in.
fn build(folder: &Path) -> Result<PathBuf, Vec<(String, String)>> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--offline", "--message-format", "json"]).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", folder.with_file_name("random-rust-target"));
    for variable in ["RUSTFLAGS", "OUT_DIR", "CARGO_MANIFEST_DIR"] {
        cargo.env_remove(variable);
    }
    let Output { stdout, stderr, .. } = cargo.output().expect("Cargo can be run");
    let mut errors = Vec::new();
    for line in String::from_utf8_lossy(&stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if let Some(executable) = message["executable"].as_str() {
            return Ok(executable.into());
        }
        let message = &message["message"];
        if message["level"] == "error"
            && let Some(file) = message["spans"][0]["file_name"].as_str()
        {
            let text = message["message"].as_str().unwrap_or_default();
            errors.push((file.replace('\\', "/"), text.to_owned()));
        }
    }
    assert!(!errors.is_empty(), "{}", String::from_utf8_lossy(&stderr));
    Err(errors)
}

impl Program {
    /// What serde sends for values that the program makes: case, root, and a JSON text each.
    pub fn made(&self) -> Vec<Question> {
        let mut command = Command::new(&self.executable);
        let output = command.arg("make").output().expect("the program can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
        let question = |line: &str| {
            let mut parts = line.splitn(3, '\t');
            let mut number = || parts.next()?.parse().ok();
            let (case, root) = (number()?, number()?);
            Some(Question { case, root, text: parts.next()?.to_owned() })
        };
        text.lines().filter_map(question).collect()
    }

    /// What serde makes of texts.
    pub fn judge(&self, questions: &[Question]) -> Vec<Answer> {
        let file = self.folder.join("questions");
        let mut text = String::new();
        for Question { case, root, text: json } in questions {
            _ = writeln!(text, "{case}\t{root}\t{json}");
        }
        write(&file, text.as_bytes());
        let mut command = Command::new(&self.executable);
        command.stdin(Stdio::from(File::open(&file).expect("it was written")));
        let output = command.output().expect("the program can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // serde_json cuts a character in two where it refuses the key of a map of `bool`s.
        let text = String::from_utf8_lossy(&output.stdout);
        let answers: Vec<Answer> = text.lines().map(answer).collect();
        assert_eq!(answers.len(), questions.len(), "every question has an answer");
        answers
    }
}

fn answer(line: &str) -> Answer {
    match line.split_once('\t') {
        Some(("reads", "")) => Answer::Reads(None),
        Some(("reads", sent)) => Answer::Reads(Some(sent.to_owned())),
        Some((_, reason)) => Answer::Refuses(reason.to_owned()),
        None => Answer::Refuses(line.to_owned()),
    }
}
