//! `cargo gen check`: whether all artifacts are up to date.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use anstyle::Style;
use gen_core::value::Value;

use super::outcome::{self, Stop};
use super::terminal::{
    BAD, BOLD, GOOD, NOTICE, Terminal, count, messages, object, plural, text_of,
};
use super::{package, progress};
use crate::check::{Check, Difference};

pub(super) fn run(folder: &Path, terminal: &Terminal) -> Result<ExitCode, Stop> {
    let builder = package::builder(folder)?;
    let found = progress::show(terminal, "comparing", || builder.check())?;
    terminal.messages(&found.warnings);
    terminal.json(|| document(&found));
    if found.is_current() {
        let definitions = plural(found.definitions.len(), "definition");
        let artifacts = plural(found.artifacts, "artifact");
        terminal.say(&format!("{GOOD}   fine{GOOD:#} {definitions}, {artifacts}: all up to date"));
        return Ok(ExitCode::SUCCESS);
    }
    for difference in &found.differences {
        terminal.print(colored(&difference.text).trim_end());
    }
    terminal.say("");
    for difference in &found.differences {
        terminal.error(&difference.line());
    }
    terminal.note(&format!("`{}` brings them up to date", command(folder)));
    Ok(outcome::wrong())
}

/// What the user has to run.
fn command(folder: &Path) -> String {
    let is_here = std::env::current_dir().is_ok_and(|current| current == folder);
    match is_here {
        true => "cargo gen build".into(),
        false => format!("cargo gen build -C {}", folder.display()),
    }
}

/// A unified difference with its lines in colour.
fn colored(difference: &str) -> String {
    let mut text = String::with_capacity(difference.len() + 64);
    for line in difference.lines() {
        let style = match line.as_bytes() {
            [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => BOLD,
            [b'-', ..] => BAD.effects(anstyle::Effects::new()),
            [b'+', ..] => GOOD.effects(anstyle::Effects::new()),
            [b'@', ..] => NOTICE.effects(anstyle::Effects::new()),
            _ => Style::new(),
        };
        _ = writeln!(text, "{style}{line}{style:#}");
    }
    text
}

fn document(found: &Check) -> Value {
    let difference = |difference: &Difference| {
        object([
            ("path", text_of(&difference.path)),
            ("kind", text_of(difference.kind.word())),
            ("difference", text_of(&difference.text)),
        ])
    };
    object([
        ("ok", Value::Boolean(found.is_current())),
        ("definitions", count(found.definitions.len())),
        ("artifacts", count(found.artifacts)),
        ("differences", Value::Array(found.differences.iter().map(difference).collect())),
        ("messages", messages(&found.warnings)),
    ])
}
