//! How long the engine takes, beside programs that do nothing but touch the same files.
//!
//! ```sh
//! cargo bench -p gen-build --bench engine -- 10 100 1000
//! cargo bench -p gen-build --bench engine --profile dev -- 1000   # as build scripts are compiled
//! ```
//!
//! The arguments are numbers of components. Times are medians in milliseconds; behind each stands
//! its ratio to its floor:
//!
//! - *cold*: no artifacts. The floor reads each source and writes each artifact, under a temporary
//!   name that is then changed.
//! - *unchanged*: all is there, and the cache. The floor lists the folders and asks the system for
//!   the time of every file.
//! - *one changed*: the floor is that of *unchanged*, and reads one source and writes one artifact.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use gen_build::{Builder, Strategy};

fn main() {
    let mut sizes: Vec<usize> =
        std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10, 100, 1000];
    }
    println!("| components | work | floor | {} |", Strategy::ALL.map(Strategy::name).join(" | "));
    println!("|---|---|---|---|---|---|---|");
    for size in sizes {
        measure(size);
    }
    if let Ok(status) = fs::read_to_string("/proc/self/status")
        && let Some(line) = status.lines().find(|line| line.starts_with("VmHWM"))
    {
        println!("\nmost memory in use: {}", line["VmHWM:".len()..].trim());
    }
}

fn measure(size: usize) {
    let package = Package::new(size);
    let rounds = if size >= 1000 { 3 } else { 9 };
    package.builder(Strategy::Batched).run().unwrap();
    let artifacts = package.artifacts();
    let texts: Vec<Vec<u8>> = artifacts.iter().map(|file| fs::read(file).unwrap()).collect();
    let copies = package.folder.join("copies");

    let floor = median(
        rounds,
        || drop(fs::remove_dir_all(&copies)),
        || {
            for source in package.sources() {
                black_box(fs::read(source).unwrap());
            }
            fs::create_dir(&copies).unwrap();
            for (artifact, text) in artifacts.iter().zip(&texts) {
                write(&copies.join(artifact.file_name().unwrap()), text);
            }
        },
    );
    let cold = Strategy::ALL.map(|strategy| {
        median(rounds, || package.forget(), || drop(package.builder(strategy).run().unwrap()))
    });
    row(size, "cold", floor, &cold);

    // What was just written is read once more, whatever its time says.
    sleep(Duration::from_millis(3100));
    package.builder(Strategy::Cached).run().unwrap();
    let look = || {
        for folder in [package.folder.join("components"), package.folder.join("web/src/generated")]
        {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    for entry in fs::read_dir(path).unwrap() {
                        black_box(fs::metadata(entry.unwrap().path()).unwrap());
                    }
                } else {
                    black_box(fs::metadata(path).unwrap());
                }
            }
        }
    };
    let floor = median(rounds, || {}, look);
    let unchanged = Strategy::ALL
        .map(|strategy| median(rounds, || {}, || drop(package.builder(strategy).run().unwrap())));
    row(size, "unchanged", floor, &unchanged);

    let source = &package.sources()[size / 2];
    let floor = median(
        rounds,
        || {},
        || {
            look();
            black_box(fs::read(source).unwrap());
            write(&copies.join("one"), &texts[size / 2]);
        },
    );
    let mut edit = 0;
    let changed = Strategy::ALL.map(|strategy| {
        let mut change = || {
            edit += 1;
            let text = fs::read_to_string(source).unwrap();
            let start = text.find("  edited").unwrap_or(text.len());
            fs::write(source, format!("{}  edited{edit}?: string\n", &text[..start])).unwrap();
        };
        median(rounds, &mut change, || drop(package.builder(strategy).run().unwrap()))
    });
    row(size, "one changed", floor, &changed);
    fs::remove_dir_all(&package.folder).unwrap();
}

fn row(size: usize, work: &str, floor: f64, times: &[f64]) {
    let mut row = format!("| {size} | {work} | {floor:.1} |");
    for time in times {
        write!(row, " {time:.1} ({:.1}×) |", time / floor).unwrap();
    }
    println!("{row}");
}

/// The median of some rounds in milliseconds, each after a preparation that does not count.
fn median(rounds: usize, mut prepare: impl FnMut(), mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            prepare();
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}

fn write(file: &Path, text: &[u8]) {
    let temporary = file.with_extension("temporary");
    fs::write(&temporary, text).unwrap();
    fs::rename(temporary, file).unwrap();
}

/// A package with many components of some two kilobytes each, a hundred in a folder.
struct Package {
    folder: PathBuf,
    size: usize,
}

impl Package {
    fn new(size: usize) -> Package {
        let folder = std::env::temp_dir().join(format!("gen-bench-{}-{size}", std::process::id()));
        _ = fs::remove_dir_all(&folder);
        let package = Package { folder, size };
        for (number, source) in package.sources().iter().enumerate() {
            fs::create_dir_all(source.parent().unwrap()).unwrap();
            fs::write(source, component(number, size)).unwrap();
        }
        package
    }

    fn sources(&self) -> Vec<PathBuf> {
        let source = |number| format!("components/{}/c{number}.yaml", number / 100);
        (0..self.size).map(|number| self.folder.join(source(number))).collect()
    }

    fn builder(&self, strategy: Strategy) -> Builder {
        let cache = self.folder.join("target");
        gen_build::configure().root(&self.folder).strategy(strategy).cache(cache)
    }

    fn artifacts(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join("web/src/generated")).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    fn forget(&self) {
        _ = fs::remove_dir_all(self.folder.join("web"));
        _ = fs::remove_dir_all(self.folder.join("target"));
    }
}

/// One in ten refers to the component before it.
fn component(number: usize, size: usize) -> String {
    let other = if number % 10 == 9 && number < size { number - 1 } else { number };
    let mut text = format!(
        "component: Component{number}
description: |
  Shows something to people, in one of the ways that they have come to expect of it.
  It is number {number} of many, and says so.
since: 1.{number}.0
tags: [forms, number{number}]
events:
  press: -- It was activated, by pointer or by keyboard.
  select: Row -- The row that was chosen, with all its cells.
  move: {{ properties: {{ x: number, y: number }} }}
slots:
  icon: -- Shown before the label.
  cell: {{ props: {{ row: Row }} }}
types:
  Row: {{ properties: {{ id: string, cells?: \"string[]\", weight?: number }} }}
examples:
  Plain: {{ label: Save }}
  Loud: {{ label: Delete, variant: danger, size: l }}
props:
  label: string -- The text that is shown; one line, no full stop.
  variant: primary | secondary | danger = secondary -- Visual weight of the whole.
  size: {{ enum: [s, m, l], default: m, description: How large it is shown. }}
  href?: uri-reference -- Where it leads; without, it is a button.
  tabIndex?: {{ type: integer, minimum: -1, maximum: 100, description: Place in the tab order. }}
  rows?: {{ type: array, items: Row, maxItems: 1000, description: The rows that are shown. }}
  style?: {{ properties: {{ align: start | end, width: number, color?: string }} }}
  nested?: Component{other}
"
    );
    for index in 0..8 {
        _ = writeln!(
            text,
            "  option{index}?: string | number -- One more of the many options that people asked for."
        );
    }
    text
}
