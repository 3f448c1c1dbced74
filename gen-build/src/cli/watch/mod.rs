//! `cargo gen watch`: builds again whenever a source changes, until it is interrupted.

mod view;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use gen_core::value::Value;

use super::build::{changes, document, milliseconds, thousandths};
use super::outcome::{self, Stop};
use super::package;
use super::terminal::{BAD, BOLD, FAINT, GOOD, NOTICE, Terminal, plural, relative, strings};
use crate::builder::Builder;
use crate::failure::Failure;
use crate::report::Report;
use view::View;

/// How long it has to be quiet before a build: editors save a file in several steps.
const QUIET: Duration = Duration::from_millis(30);
/// How long a build waits at most while things keep changing.
const PATIENCE: Duration = Duration::from_secs(1);

/// What happened outside.
#[derive(Debug)]
enum Event {
    /// Something changed at these paths.
    Changed(Vec<PathBuf>),
    /// Nobody knows what changed.
    Lost,
    /// The user wants to end it.
    Interrupted,
}

pub(super) fn run(folder: &Path, terminal: &Terminal) -> Result<ExitCode, Stop> {
    // The names under which the system reports changes: on Windows those that it was told.
    let names = match cfg!(windows) {
        true => std::path::absolute(folder),
        false => folder.canonicalize(),
    };
    let folder = &names.map_err(|error| Failure::disk("find", folder, error))?;
    // What only `cargo build` can mend is said at once.
    package::settings(folder)?;
    let (sender, events) = channel();
    let interrupt = sender.clone();
    ctrlc::set_handler(move || _ = interrupt.send(Event::Interrupted))
        .map_err(|error| Stop::Other(format!("the end could not be prepared: {error}")))?;

    // What changes while a build runs is seen by the view that was opened before it.
    let mut view = View::open(folder, None, &sender)?;
    let mut is_fine = build(folder, &BTreeSet::new(), false, terminal);
    let folders = relative(folder, view.inputs()).join(", ");
    terminal.say(&format!("{NOTICE}watching{NOTICE:#} {folders} {FAINT}(ctrl-c ends){FAINT:#}"));
    while let Some(changed) = next(&events, &view) {
        // After an error, the settings may be known again.
        if !is_fine || changed.is_empty() || changed.iter().any(|path| view.depends_on(path)) {
            view = View::open(folder, Some(&view), &sender)?;
        }
        is_fine = build(folder, &changed, is_fine, terminal);
    }
    terminal.say(&format!("{NOTICE}   ended{NOTICE:#}"));
    Ok(ExitCode::SUCCESS)
}

/// Waits for changes that matter, and until there are no more of them; `None` at the end.
fn next(events: &Receiver<Event>, view: &View) -> Option<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    let mut first: Option<Instant> = None;
    loop {
        let event = match first {
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(first) if first.elapsed() > PATIENCE => Err(RecvTimeoutError::Timeout),
            Some(_) => events.recv_timeout(QUIET),
        };
        match event {
            Ok(Event::Changed(paths)) => {
                changed.extend(paths.into_iter().filter(|path| view.concerns(path)));
            }
            Ok(Event::Lost) => {
                first.get_or_insert_with(Instant::now);
            }
            Ok(Event::Interrupted) | Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => return Some(changed),
        }
        if !changed.is_empty() {
            first.get_or_insert_with(Instant::now);
        }
    }
}

/// Builds, says in one line what came of it, and returns whether it went well.
fn build(folder: &Path, changed: &BTreeSet<PathBuf>, was_fine: bool, terminal: &Terminal) -> bool {
    let start = Instant::now();
    let built = package::builder(folder).and_then(Builder::run);
    let time = start.elapsed();
    let paths: Vec<&PathBuf> = changed.iter().filter(|path| view::is_source(path)).collect();
    if let Ok(report) = &built
        && was_fine
        && paths.is_empty()
        && report.written.is_empty()
        && report.removed.is_empty()
    {
        // An editor's own files come and go.
        return true;
    }
    let names = relative(folder, &paths);
    let what = match names.as_slice() {
        [] => "all definitions".to_owned(),
        [name] => name.clone(),
        [name, others @ ..] => format!("{name} and {}", plural(others.len(), "other")),
    };
    match &built {
        Ok(report) => {
            terminal.messages(&report.warnings);
            terminal.say(&line(report, &what, time));
        }
        Err(failure) => {
            outcome::show(failure, terminal);
            let time = milliseconds(time);
            terminal.say(&format!(
                "{BAD}  failed{BAD:#} {BOLD}{what}{BOLD:#} {FAINT}in {time}{FAINT:#}"
            ));
        }
    }
    terminal.json(|| {
        let document = match &built {
            Ok(report) => document(report, folder, time),
            Err(failure) => failed(failure, time),
        };
        with(document, "changed", strings(names))
    });
    built.is_ok()
}

fn line(report: &Report, what: &str, time: Duration) -> String {
    let changes = changes(report);
    let time = milliseconds(time);
    format!("{GOOD}   built{GOOD:#} {BOLD}{what}{BOLD:#}: {changes} {FAINT}in {time}{FAINT:#}")
}

fn failed(failure: &Failure, time: Duration) -> Value {
    with(outcome::document(failure), "milliseconds", Value::Number(thousandths(time)))
}

/// A JSON object with one entry more, behind the first.
fn with(object: Value, key: &str, value: Value) -> Value {
    let Value::Object(mut entries) = object else { return object };
    entries.insert(1, (key.to_owned(), value));
    Value::Object(entries)
}
