//! The judgement of the tools that users run: TypeScript 7, 6 and 5.9, prettier, ajv.
//!
//! The work is done by `typescript/judge.mjs`, once for a whole folder of cases.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::inputs::{package, write};

/// Where a folder of cases is type-checked.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// The TypeScript compilers, by their version.
    pub compilers: &'static [&'static str],
    /// The module systems: `nodenext`, `bundler`.
    pub modes: &'static [&'static str],
}

impl Scope {
    /// Every compiler, every module system.
    pub const ALL: Scope = Scope { compilers: &["7", "6", "5.9"], modes: &["nodenext", "bundler"] };
    /// The newest compiler and one module system, for what is large.
    pub const NEWEST: Scope = Scope { compilers: &["7"], modes: &["nodenext"] };
}

/// Writes what `judge.mjs` has to know of a case beside its files.
pub fn describe_case(folder: &Path, modes: Option<&Value>, definitions: &[Value]) {
    let mut case = json!({ "definitions": definitions });
    if let Some(modes) = modes {
        case["modes"] = modes.clone();
    }
    write(&folder.join("case.json"), case.to_string().as_bytes());
}

/// Judges every case in a folder of cases. Returns what is wrong, for people.
pub fn judge(folder: &Path, scope: Scope) -> Vec<String> {
    install();
    let job = json!({
        "folder": folder.to_str().expect("the target folder has a plain name"),
        "compilers": scope.compilers,
        "modes": scope.modes,
    });
    let answer = run_node(&job.to_string());
    let problems = answer["problems"].as_array().expect("judge.mjs answers with problems");
    problems.iter().map(|problem| shown(folder, problem)).collect()
}

fn shown(folder: &Path, problem: &Value) -> String {
    let word = |key: &str| problem[key].as_str().unwrap_or_default();
    let file = folder.join(word("case")).join(word("file"));
    format!("{}\n  {}: {}\n", file.display(), word("tool"), word("message"))
}

fn run_node(job: &str) -> Value {
    let mut child = Command::new("node")
        .arg(package().join("typescript/judge.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, version 20 or later, is needed to judge generated files");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    stdin.write_all(job.as_bytes()).expect("judge.mjs reads its job");
    drop(stdin);
    let output = child.wait_with_output().expect("judge.mjs ends");
    assert!(output.status.success(), "judge.mjs failed with {}", output.status);
    serde_json::from_slice(&output.stdout).expect("judge.mjs answers in JSON")
}

/// Installs what `package-lock.json` names, unless it is there already. Several test programs may
/// ask at once: the first one does it.
fn install() {
    let folder = package().join("typescript");
    let lock = File::create(folder.join(".install-lock")).expect("the lock file can be created");
    lock.lock().expect("the lock file can be locked");
    let wanted = fs::read(folder.join("package-lock.json")).expect("package-lock.json is there");
    let marker = folder.join("node_modules/.installed");
    if fs::read(&marker).is_ok_and(|installed| installed == wanted) {
        return;
    }
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(program)
        .args(["ci", "--no-audit", "--no-fund", "--silent"])
        .current_dir(&folder)
        .status()
        .expect("npm is needed to install TypeScript, prettier and ajv");
    assert!(status.success(), "`npm ci` failed; run it by hand in {}", folder.display());
    write(&marker, &wanted);
}
