//! `cargo gen build`: brings all artifacts up to date.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::ArgMatches;
use gen_core::value::Value;

use super::outcome::{self, Stop};
use super::terminal::{FAINT, GOOD, Terminal, count, messages, object, plural, relative, strings};
use super::{package, progress};
use crate::report::Report;
use crate::strategy::Strategy;

/// How many files are named one by one.
const NAMED: usize = 10;

pub(super) fn run(
    command: &ArgMatches,
    folder: &Path,
    terminal: &Terminal,
) -> Result<ExitCode, Stop> {
    let mut builder = package::builder(folder)?;
    if let Some(strategy) = command.get_one::<Strategy>("strategy") {
        builder = builder.strategy(*strategy);
    }
    if let Some(size) = command.get_one::<usize>("batch") {
        builder = builder.batch(*size);
    }
    let start = Instant::now();
    let report = progress::show(terminal, "writing", || builder.run())?;
    let time = start.elapsed();
    terminal.messages(&report.warnings);
    for (word, files) in [("wrote", &report.written), ("removed", &report.removed)] {
        for file in relative(folder, &files[..files.len().min(NAMED)]) {
            terminal.say(&format!("{GOOD}{word:>7}{GOOD:#} {file}"));
        }
        if files.len() > NAMED {
            let more = plural(files.len() - NAMED, "more file");
            terminal.say(&format!("{FAINT}        and {more}{FAINT:#}"));
        }
    }
    terminal.say(&summary(&report, time));
    terminal.json(|| document(&report, folder, time));
    // Where the sources may not be changed, what is stale stays so.
    Ok(if report.stale.is_empty() { ExitCode::SUCCESS } else { outcome::wrong() })
}

/// What was done, in one line.
fn summary(report: &Report, time: Duration) -> String {
    let definitions = plural(report.definitions.len(), "definition");
    let artifacts = plural(report.artifacts.len(), "artifact");
    let changes = changes(report);
    format!(
        "{GOOD}   done{GOOD:#} {definitions}, {artifacts}: {changes} {FAINT}in {}{FAINT:#}",
        milliseconds(time)
    )
}

/// What a run changed: `2 written, 1 removed`.
pub(super) fn changes(report: &Report) -> String {
    let counts = [
        (report.written.len(), "written"),
        (report.removed.len(), "removed"),
        (report.stale.len(), "stale"),
    ];
    let changes: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    if changes.is_empty() { "all up to date".into() } else { changes.join(", ") }
}

/// A time as people read it: `0.4 ms`, `12 ms`, `1.20 s`.
pub(super) fn milliseconds(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    match milliseconds {
        ..9.95 => format!("{milliseconds:.1} ms"),
        ..999.5 => format!("{milliseconds:.0} ms"),
        _ => format!("{:.2} s", milliseconds / 1000.0),
    }
}

/// What was done, for programs.
pub(super) fn document(report: &Report, folder: &Path, time: Duration) -> Value {
    object([
        ("ok", Value::Boolean(report.stale.is_empty())),
        ("definitions", count(report.definitions.len())),
        ("artifacts", count(report.artifacts.len())),
        ("written", strings(relative(folder, &report.written))),
        ("removed", strings(relative(folder, &report.removed))),
        ("stale", strings(relative(folder, &report.stale))),
        ("milliseconds", Value::Number(thousandths(time))),
        ("messages", messages(&report.warnings)),
    ])
}

/// Milliseconds with three digits behind the point.
pub(super) fn thousandths(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}
