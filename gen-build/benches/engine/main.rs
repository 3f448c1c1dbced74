//! How long the engine takes and how much memory, beside programs that do nothing but touch the
//! same files.
//!
//! ```sh
//! cargo bench -p gen-build --bench engine -- 10 100 1000
//! cargo bench -p gen-build --bench engine --profile dev -- 1000   # as build scripts are compiled
//! cargo bench -p gen-build --bench engine -- batch 1000           # sizes of batches
//! ```
//!
//! The numbers are numbers of components. Times are medians in milliseconds; behind each stands its
//! ratio to its floor, which is measured in turn with it:
//!
//! - *cold*: no artifacts. The floor reads each source and writes each artifact, under a temporary
//!   name that is then changed.
//! - *unchanged*: all is there, and the cache. The floor lists the folders and asks the system for
//!   the time of every file.
//! - *one changed*: the floor is that of *unchanged*, and reads one source and writes two artifacts.
//!
//! Each run is a process of its own, so that the most memory that it used is its own too. No folder
//! is used twice or removed before the end: ext4 creates files slowly for a while after many were
//! removed. `TMPDIR` says where the folders are.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]

mod floor;
mod package;

use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs};

use gen_build::Strategy;
use package::Package;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
    match arguments.first().map(String::as_str) {
        Some("run") => run(&arguments[1..]),
        Some("batch") => sizes.into_iter().for_each(batches),
        _ if sizes.is_empty() => strategies(&[10, 100, 1000]),
        _ => strategies(&sizes),
    }
}

/// One run of the engine, in the process that was started for it.
fn run(arguments: &[String]) {
    let [root, out, strategy, batch] = arguments else { panic!("{arguments:?}") };
    let strategy = Strategy::ALL.into_iter().find(|it| it.name() == strategy).unwrap();
    let builder = gen_build::configure()
        .root(root)
        .strategy(strategy)
        .batch(batch.parse().unwrap())
        .typescript(out)
        .cache(Path::new(root).join("caches").join(out));
    let start = Instant::now();
    let report = builder.run().unwrap();
    let time = start.elapsed().as_secs_f64() * 1000.0;
    drop(report);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = most.and_then(|most| most.trim().strip_suffix(" kB")).unwrap_or("0");
    println!("{time} {kilobytes}");
}

/// What a run took.
#[derive(Clone, Copy)]
struct Cost {
    milliseconds: f64,
    megabytes: f64,
}

/// Has a process run the engine.
fn engine(package: &Package, out: &str, strategy: Strategy, batch: usize) -> Cost {
    let program = env::current_exe().unwrap();
    let batch = batch.to_string();
    let root = package.folder.to_str().unwrap();
    let done =
        Command::new(program).args(["run", root, out, strategy.name(), &batch]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = String::from_utf8(done.stdout).unwrap();
    let (milliseconds, kilobytes) = text.trim().split_once(' ').unwrap();
    Cost {
        milliseconds: milliseconds.parse().unwrap(),
        megabytes: kilobytes.parse::<f64>().unwrap() / 1024.0,
    }
}

/// The batch size that is the default.
const BATCH: usize = 32;

/// The table of strategies.
fn strategies(sizes: &[usize]) {
    println!("| components | work | floor | {} |", Strategy::ALL.map(Strategy::name).join(" | "));
    println!("|---|---|---|---|---|---|---|");
    for &size in sizes {
        measure(size);
    }
}

fn measure(size: usize) {
    let package = Package::new(size);
    let rounds = if size > 1000 { 1 } else { 5 };
    // A large project takes long, and `parallel` and `batched` are alike in all but `batch`.
    let all: &[Strategy] =
        if size > 10_000 { &[Strategy::Batched, Strategy::Cached] } else { &Strategy::ALL };

    let name = |round: usize, strategy: Strategy| format!("cold-{}-{round}", strategy.name());
    engine(&package, "first", Strategy::Batched, BATCH);
    let artifacts = package.artifacts("first");
    let mut table = Table::new(size, all);
    for round in 0..rounds {
        table.floor(|| floor::cold(&package, &artifacts, &format!("floor-{round}")));
        for strategy in all {
            table.add(*strategy, engine(&package, &name(round, *strategy), *strategy, BATCH));
        }
    }
    table.print("cold");

    // What was just written is read once more, whatever its time says.
    sleep(Duration::from_millis(3100));
    all.iter().for_each(|it| _ = engine(&package, &name(0, *it), *it, BATCH));
    for _ in 0..rounds {
        table.floor(|| floor::unchanged(&package, &name(0, Strategy::Cached)));
        for strategy in all {
            table.add(*strategy, engine(&package, &name(0, *strategy), *strategy, BATCH));
        }
    }
    table.print("unchanged");

    let source = &package.sources()[size / 2];
    for round in 0..rounds {
        table.floor(|| {
            floor::unchanged(&package, &name(0, Strategy::Cached));
            floor::one(&package, source, &artifacts);
        });
        for strategy in all {
            package.edit(source, &format!("{round}{}", strategy.name()));
            table.add(*strategy, engine(&package, &name(0, *strategy), *strategy, BATCH));
        }
    }
    table.print("one changed");
    fs::remove_dir_all(&package.folder).unwrap();
}

/// The table of batch sizes.
fn batches(size: usize) {
    println!("| components | batch | floor | cold | all is there |");
    println!("|---|---|---|---|---|");
    let package = Package::new(size);
    engine(&package, "first", Strategy::Batched, BATCH);
    let artifacts = package.artifacts("first");
    let sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    let mut floors = Vec::new();
    let mut times = sizes.map(|_| (Vec::new(), Vec::new()));
    for round in 0..7 {
        let start = Instant::now();
        floor::cold(&package, &artifacts, &format!("floor-{round}"));
        floors.push(start.elapsed().as_secs_f64() * 1000.0);
        for (batch, (cold, there)) in sizes.iter().zip(&mut times) {
            let out = format!("cold-{batch}-{round}");
            cold.push(engine(&package, &out, Strategy::Batched, *batch).milliseconds);
            there.push(engine(&package, &out, Strategy::Batched, *batch).milliseconds);
        }
    }
    let floor = median(floors);
    for (batch, (cold, there)) in sizes.into_iter().zip(times) {
        let (cold, there) = (median(cold), median(there));
        println!(
            "| {size} | {batch} | {floor:.1} | {cold:.1} ({:.2}×) | {there:.1} ({:.2}×) |",
            cold / floor,
            there / floor
        );
    }
    fs::remove_dir_all(&package.folder).unwrap();
}

/// Rows of the table of strategies.
struct Table<'s> {
    size: usize,
    strategies: &'s [Strategy],
    floor: Vec<f64>,
    costs: Vec<(Strategy, Cost)>,
}

impl<'s> Table<'s> {
    fn new(size: usize, strategies: &'s [Strategy]) -> Table<'s> {
        Table { size, strategies, floor: Vec::new(), costs: Vec::new() }
    }

    fn floor(&mut self, work: impl FnOnce()) {
        let start = Instant::now();
        work();
        self.floor.push(start.elapsed().as_secs_f64() * 1000.0);
    }

    fn add(&mut self, strategy: Strategy, cost: Cost) {
        self.costs.push((strategy, cost));
    }

    /// Prints what was added as one row.
    fn print(&mut self, work: &str) {
        let floor = median(std::mem::take(&mut self.floor));
        let costs = std::mem::take(&mut self.costs);
        let cells = Strategy::ALL.map(|strategy| {
            if !self.strategies.contains(&strategy) {
                return "–".to_owned();
            }
            let own = || costs.iter().filter(|(it, _)| *it == strategy).map(|(_, cost)| cost);
            let time = median(own().map(|cost| cost.milliseconds).collect());
            let memory = median(own().map(|cost| cost.megabytes).collect());
            format!("{time:.1} ({:.1}×), {memory:.0} MB", time / floor)
        });
        println!("| {} | {work} | {floor:.1} | {} |", self.size, cells.join(" | "));
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
