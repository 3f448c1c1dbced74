//! Hostile input: a clear error or the right result, in bounded time and memory.
//!
//! Each case runs in a process of its own, so that one that hangs, overflows its stack or takes all
//! memory fails alone. The time is generous: it is for what does not end, not a benchmark.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use gen_build::Failure;
use gen_tests::expected::assert_none;
use gen_tests::hostile::{CASES, Case, Expected};
use gen_tests::inputs::{empty_folder, write};
use gen_tests::package::build;

const CASE: &str = "GEN_TEST_HOSTILE_CASE";
const FOLDER: &str = "GEN_TEST_HOSTILE_FOLDER";
const MAX_TIME: Duration = Duration::from_secs(30);
const MAX_MEMORY_KIB: u64 = 400 * 1024;

#[test]
fn hostile_input_ends_well() {
    let folder = empty_folder(env!("CARGO_TARGET_TMPDIR"), "hostile");
    let problems = CASES.iter().filter_map(|case| {
        let problem = run(case, &folder)?;
        Some(format!("{}: {problem}\n", case.0))
    });
    assert_none(problems.collect());
}

/// Runs one case as a child. Returns what is wrong.
fn run((name, make, expected): &Case, folder: &Path) -> Option<String> {
    let package = folder.join(name);
    let path = if name.starts_with("rust-") { "src/hostile.rs" } else { "components/hostile.yaml" };
    write(&package.join(path), &make());
    let output = fs::File::create(package.join("output.txt")).expect("the output can be created");
    let errors = output.try_clone().expect("a file has two ends");
    let mut child = Command::new(std::env::current_exe().expect("this program has a path"))
        .args(["--exact", "child", "--nocapture"])
        .env(CASE, name)
        .env(FOLDER, folder)
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .spawn()
        .expect("this program can be run");
    let status = wait(&mut child);
    let output = fs::read_to_string(package.join("output.txt")).unwrap_or_default();
    let last = output.lines().last().unwrap_or_default();
    match status {
        None => return Some(format!("did not end within {} s", MAX_TIME.as_secs())),
        Some(false) => return Some(format!("failed:\n{}", beginning(&output))),
        Some(true) => {}
    }
    let Ok(memory) = fs::read_to_string(package.join("memory.txt")) else {
        return Some(format!("left no word of its memory; the last line is {last:?}"));
    };
    let kib: u64 = memory.parse().expect("a number of KiB");
    if kib > MAX_MEMORY_KIB {
        return Some(format!("took {} MiB of memory", kib / 1024));
    }
    let report = fs::read_to_string(package.join("report.txt")).expect("the child reports");
    let is_right = match expected {
        Expected::Fine => !report.contains("error["),
        Expected::Code(code) => report.contains(&format!("[{code}]")),
    };
    (!is_right).then(|| format!("expected {expected:?}, found:\n{}", beginning(&report)))
}

/// Whether the child succeeded; `None` if it had to be ended.
fn wait(child: &mut Child) -> Option<bool> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return Some(status.success());
        }
        // A busy machine is not the child's fault. One that waits for ever takes no time either.
        let is_late = start.elapsed() > 10 * MAX_TIME;
        if is_late || processor_time(child).unwrap_or(start.elapsed()) > MAX_TIME {
            break;
        }
        sleep(Duration::from_millis(10));
    }
    _ = child.kill();
    _ = child.wait();
    None
}

/// How long the processor worked for a child; only Linux says it. See proc(5): in hundredths of a
/// second.
fn processor_time(child: &Child) -> Option<Duration> {
    let status = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    let (_, fields) = status.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let hundredths = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(10 * hundredths))
}

fn beginning(text: &str) -> String {
    let mut text: String = text.chars().take(1500).collect();
    text.push('\n');
    text
}

/// Not a test by itself: what the other test runs for each case.
#[test]
fn child() {
    let (Ok(case), Ok(folder)) = (std::env::var(CASE), std::env::var(FOLDER)) else { return };
    let package = Path::new(&folder).join(case);
    let report = match build(&package, &package.join("out")) {
        Ok(report) => report.warnings.iter().map(ToString::to_string).collect(),
        Err(Failure::Definitions(messages)) => Failure::Definitions(messages).to_string(),
        Err(failure) => format!("[failure] {failure}"),
    };
    write(&package.join("report.txt"), report.as_bytes());
    write(&package.join("memory.txt"), peak_memory_kib().to_string().as_bytes());
}

/// The most memory that this process had at once; only Linux says it.
fn peak_memory_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
