//! `cargo gen bench`: all strategies, on a copy of the user's own definitions.

mod copy;
mod plot;

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::ArgMatches;
use gen_core::read::yaml::FOLDER_FILE;
use gen_core::value::Value;
use indicatif::ProgressBar;

use super::build::{milliseconds, thousandths};
use super::outcome::Stop;
use super::terminal::{BOLD, FAINT, GOOD, NOTICE, Terminal, count, object, plural, text_of};
use super::{package, progress};
use crate::config::Config;
use crate::deliver::Mode;
use crate::failure::Failure;
use crate::pipeline;
use crate::strategy::Strategy;
use copy::Copy;

/// How long each situation is measured, and how often at least.
const TIME: Duration = Duration::from_millis(400);
const RUNS: usize = 3;

/// What was there before a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Situation {
    /// Nothing: no artifacts, no cache.
    Cold,
    /// Everything, and it is up to date.
    Unchanged,
    /// Everything, and one source has a line more.
    OneChanged,
}

impl Situation {
    const ALL: [Situation; 3] = [Situation::Cold, Situation::Unchanged, Situation::OneChanged];

    fn words(self) -> &'static str {
        match self {
            Situation::Cold => "cold",
            Situation::Unchanged => "unchanged",
            Situation::OneChanged => "one changed",
        }
    }
}

/// The fastest run of a strategy in each situation.
#[derive(Debug)]
struct Row {
    strategy: Strategy,
    times: [Duration; 3],
}

pub(super) fn run(
    command: &ArgMatches,
    folder: &Path,
    terminal: &Terminal,
) -> Result<ExitCode, Stop> {
    // What is wrong is said of the user's files, not of the copy.
    let found = package::builder(folder)?.compare()?;
    let copy = Copy::new(folder)?;
    // What a whole folder inherits from is not what people change most.
    let is_usual = |file: &&PathBuf| !file.ends_with(FOLDER_FILE);
    let Some(changing) = copy.sources.iter().find(is_usual).or(copy.sources.first()) else {
        return Err(Stop::Other("there are no definitions to measure".into()));
    };
    let bar = match terminal.is_watched() {
        true => ProgressBar::new((Strategy::ALL.len() * Situation::ALL.len()) as u64)
            .with_style(progress::counted())
            .with_message("measuring"),
        false => ProgressBar::hidden(),
    };
    let mut rows = Vec::new();
    for strategy in Strategy::ALL {
        let mut times = [Duration::MAX; 3];
        let config = copy.config(strategy)?;
        for (situation, time) in Situation::ALL.into_iter().zip(&mut times) {
            *time = measure(situation, &config, &copy, changing)?;
            bar.inc(1);
        }
        rows.push(Row { strategy, times });
    }
    bar.finish_and_clear();

    let definitions = plural(found.definitions.len(), "definition");
    let files = plural(copy.sources.len(), "source");
    terminal.print(&format!("{BOLD}{definitions}{BOLD:#} in {files}; the fastest of several runs"));
    terminal.print(&table(&rows));
    terminal.json(|| document(&rows, found.definitions.len(), copy.sources.len()));
    if let Some(file) = command.get_one::<PathBuf>("svg") {
        let title = format!("{definitions} in {files}");
        fs::write(file, plot::svg(&title, &rows))
            .map_err(|error| Failure::disk("write", file, error))?;
        terminal.say(&format!("{GOOD}wrote{GOOD:#} {}", file.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The fastest of several runs.
fn measure(
    situation: Situation,
    config: &Config,
    copy: &Copy,
    changing: &Path,
) -> Result<Duration, Failure> {
    let once = || pipeline::run(config, Mode::Write { stamp: None });
    let (start, mut fastest, mut runs) = (Instant::now(), Duration::MAX, 0);
    while runs < RUNS || start.elapsed() < TIME {
        match situation {
            Situation::Cold => copy.clear(),
            Situation::Unchanged => {}
            Situation::OneChanged => add_line(changing)?,
        }
        let start = Instant::now();
        once()?;
        fastest = fastest.min(start.elapsed());
        runs += 1;
    }
    Ok(fastest)
}

/// Makes a source other than it was, without another meaning.
fn add_line(file: &Path) -> Result<(), Failure> {
    let opened = OpenOptions::new().append(true).open(file);
    opened
        .and_then(|mut open| open.write_all(b"\n"))
        .map_err(|error| Failure::disk("write", file, error))
}

/// The times in columns, each with how many times as fast as the first strategy it is.
fn table(rows: &[Row]) -> String {
    let mut lines = vec![format!(
        "{FAINT}{:<10}{}{FAINT:#}",
        "",
        Situation::ALL.map(|situation| format!("{:>20}", situation.words())).concat()
    )];
    for row in rows {
        let mut line = format!("{BOLD}{:<10}{BOLD:#}", row.strategy.name());
        for (time, ratio) in row.times.iter().zip(ratios(row, rows)) {
            let (time, ratio) = (milliseconds(*time), format!("{ratio:.1}x"));
            _ = write!(line, "{time:>12} {NOTICE}{ratio:>7}{NOTICE:#}");
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// How many times as fast as the first row a row is.
fn ratios(row: &Row, rows: &[Row]) -> [f64; 3] {
    let base = rows.first().unwrap_or(row).times;
    std::array::from_fn(|index| {
        base[index].as_secs_f64() / row.times[index].as_secs_f64().max(1e-9)
    })
}

fn document(rows: &[Row], definitions: usize, sources: usize) -> Value {
    let row = |row: &Row| {
        let [cold, unchanged, one_changed] = row.times.map(|time| Value::Number(thousandths(time)));
        object([
            ("strategy", text_of(row.strategy.name())),
            ("cold", cold),
            ("unchanged", unchanged),
            ("one_changed", one_changed),
        ])
    };
    object([
        ("ok", Value::Boolean(true)),
        ("definitions", count(definitions)),
        ("sources", count(sources)),
        ("milliseconds", Value::Array(rows.iter().map(row).collect())),
    ])
}
