//! What definitions in Rust cost: the scan in the build script, the derives in the crate that uses
//! them, and the compilation of gen itself.
//!
//! ```sh
//! cargo bench -p gen-build --bench rust --profile dev -- 1000        # the scan, as in build scripts
//! cargo bench -p gen-build --bench rust --profile dev -- 100 crate   # also the crate with the types
//! cargo bench -p gen-build --bench rust --profile dev -- 100 compile # also all from nothing
//! ```
//!
//! Times of the scan are medians. Of what Cargo does it is processor time, of all processes together,
//! and the least of several runs, since whatever else runs only adds to it; *beyond plain serde* is the
//! difference to the same types with serde's derives alone.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How often each thing is done that Cargo does.
const ROUNDS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let size = arguments.iter().find_map(|it| it.parse().ok()).unwrap_or(1000);
    let asks = |what: &str| arguments.iter().any(|argument| argument == what);
    let folder = std::env::temp_dir().join(format!("gen-bench-rust-{}", std::process::id()));
    _ = fs::remove_dir_all(&folder);
    scan(&folder.join("scan"), size);
    if asks("crate") {
        derives(&folder.join("crate"), size);
    }
    if asks("compile") {
        compile(&folder.join("compile"), size);
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// What the engine does in a build script.
fn scan(package: &Path, size: usize) {
    lay_out(package, size, Derives::Gen);
    let run = || {
        let builder = gen_build::configure().root(package).cache(package.join("target"));
        let start = Instant::now();
        let report = builder.run().unwrap();
        assert_eq!(report.definitions.len(), size);
        start.elapsed().as_secs_f64() * 1000.0
    };
    let forget = || {
        _ = fs::remove_dir_all(package.join("web"));
        _ = fs::remove_dir_all(package.join("target"));
    };
    println!("| {size} types in Rust | milliseconds | a type |");
    println!("|---|---|---|");
    let row = |what: &str, mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        let median = times[times.len() / 2];
        println!("| {what} | {median:.1} | {:.3} |", median / size as f64);
    };
    row("cold", (0..5).map(|_| (forget(), run()).1).collect());
    std::thread::sleep(std::time::Duration::from_millis(3100));
    run();
    row("nothing changed", (0..5).map(|_| run()).collect());
    let file = package.join("src/m0.rs");
    let text = fs::read_to_string(&file).unwrap();
    let mut edit = |number: usize| {
        let doc = format!("/// Edited {number} times.\n    pub label");
        fs::write(&file, text.replacen("pub label", &doc, 1)).unwrap();
        run()
    };
    row("one changed", (0..5).map(&mut edit).collect());
}

/// What the crate pays that has the types, its dependencies being compiled.
fn derives(folder: &Path, size: usize) {
    println!("\n| a crate of {size} types | processor seconds | beyond plain serde, ms a type |");
    println!("|---|---|---|");
    let target = folder.join("target");
    let mut kinds = [
        ("plain serde", Derives::Serde, f64::INFINITY),
        ("derives, no build script", Derives::Macro, f64::INFINITY),
        ("derives and their proof", Derives::Gen, f64::INFINITY),
    ];
    let package = |what: &str| folder.join(what.replace([' ', ','], "-"));
    for (what, derives, _) in kinds {
        lay_out(&package(what), size, derives);
        cargo(&package(what), &target, true);
    }
    for round in 0..ROUNDS {
        for (what, _, least) in &mut kinds {
            let root = package(what).join("src/lib.rs");
            let text = fs::read_to_string(&root).unwrap();
            fs::write(&root, format!("{text}// {round}\n")).unwrap();
            *least = least.min(cargo(&package(what), &target, true));
        }
    }
    let (_, _, plain) = kinds[0];
    for (what, _, least) in kinds {
        let beyond = (least - plain) * 1000.0 / size as f64;
        println!("| {what} | {least:.2} | {beyond:.2} |");
    }
}

/// What a clean build pays for gen beside serde, and for two crates that do the same: without a type,
/// and with some. The other two write their files only when a test or a program runs, which is not
/// counted.
fn compile(folder: &Path, size: usize) {
    println!("\n| a clean build, processor seconds beyond plain serde | no types | {size} types |");
    println!("|---|---|---|");
    let mut kinds = [
        ("plain serde", Derives::Serde, [f64::INFINITY; 2]),
        ("gen, with its build script", Derives::Gen, [f64::INFINITY; 2]),
        ("ts-rs and schemars", Derives::Others, [f64::INFINITY; 2]),
    ];
    for _ in 0..ROUNDS {
        for (what, derives, least) in &mut kinds {
            let package = folder.join(what.replace([' ', ','], "-"));
            let target = package.join("target");
            for (least, size) in least.iter_mut().zip([0, size]) {
                lay_out(&package, size, *derives);
                let mut fetch = Command::new(env!("CARGO"));
                let fetched = fetch.arg("fetch").current_dir(&package).output().unwrap();
                assert!(fetched.status.success(), "{}", String::from_utf8_lossy(&fetched.stderr));
                _ = fs::remove_dir_all(&target);
                // What comes from a registry is never compiled incrementally; gen has a path here.
                *least = least.min(cargo(&package, &target, false));
            }
        }
    }
    let (_, _, [empty, with_types]) = kinds[0];
    for (what, _, least) in kinds {
        println!("| {what} | {:.1} | {:.1} |", least[0] - empty, least[1] - with_types);
    }
}

/// Builds a package, and says how much processor time that took.
fn cargo(package: &Path, target: &Path, is_incremental: bool) -> f64 {
    let before = processor_time();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--offline"]).current_dir(package).env("CARGO_TARGET_DIR", target);
    cargo.env("CARGO_INCREMENTAL", if is_incremental { "1" } else { "0" });
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    processor_time() - before
}

/// The seconds that processes took which this one started and waited for.
fn processor_time() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = text.rsplit_once(')').unwrap();
    let fields: Vec<f64> =
        fields.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
    // See proc(5): in hundredths of a second on every Linux of today.
    (fields[13] + fields[14]) / 100.0
}

/// What the types of a package derive.
#[derive(Clone, Copy, PartialEq)]
enum Derives {
    Serde,
    Macro,
    Gen,
    Others,
}

impl Derives {
    /// What stands behind serde's derives, with a comma.
    fn names(self) -> &'static str {
        match self {
            Derives::Serde => "",
            Derives::Macro | Derives::Gen => ", gen_macro::Type",
            Derives::Others => ", ts_rs::TS, schemars::JsonSchema",
        }
    }
}

fn lay_out(package: &Path, size: usize, derives: Derives) {
    let repository = repository();
    let own = repository.display();
    let mut manifest = String::from(
        "[package]\nname = 'app'\nedition = '2024'\n[workspace]\n[dependencies]\n\
         serde = { version = '1', features = ['derive'] }\nserde_json = '1'\n",
    );
    match derives {
        Derives::Serde => {}
        Derives::Others => manifest.push_str("ts-rs = '11'\nschemars = '1'\n"),
        Derives::Macro | Derives::Gen => {
            writeln!(manifest, "gen-macro = {{ path = '{own}/gen-macro' }}").unwrap();
        }
    }
    if derives == Derives::Gen {
        writeln!(manifest, "[build-dependencies]\ngen-build = {{ path = '{own}/gen-build' }}")
            .unwrap();
        write(&package.join("build.rs"), "fn main() { gen_build::generate() }\n");
    }
    write(&package.join("Cargo.toml"), &manifest);
    if !package.join("Cargo.lock").exists() {
        fs::copy(repository.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    }
    let mut root = String::new();
    for (module, first) in (0..size).step_by(20).enumerate() {
        writeln!(root, "pub mod m{module};").unwrap();
        let types: String =
            (first..size.min(first + 20)).map(|number| ty(number, derives)).collect();
        let text = format!(
            "use std::collections::BTreeMap;\n\nuse serde::{{Deserialize, Serialize}};\n{types}"
        );
        write(&package.join(format!("src/m{module}.rs")), &text);
    }
    write(&package.join("src/lib.rs"), &root);
}

/// A type of about eight fields; each tenth is an enum.
fn ty(number: usize, derives: Derives) -> String {
    let own = derives.names();
    if number % 10 == 9 {
        return format!(
            "\n/// One of several.\n#[derive(Serialize, Deserialize{own})]\n#[serde(tag = \"kind\", rename_all = \"kebab-case\")]\n\
             pub enum Type{number} {{\n    Nothing {{}},\n    Text {{ text: String }},\n    Number {{ value: f64, unit: Option<String> }},\n}}\n"
        );
    }
    let other = number - number % 10 + 9;
    format!(
        "\n/// A thing of many, with what people expect of it.\n#[derive(Serialize, Deserialize{own})]\n#[serde(rename_all = \"camelCase\")]\n\
         pub struct Type{number} {{\n    /// The text that is shown.\n    pub label: String,\n    pub count: u32,\n    \
         #[serde(default)]\n    pub tags: Vec<String>,\n    #[serde(skip_serializing_if = \"Option::is_none\")]\n    pub note: Option<String>,\n    \
         pub by_name: BTreeMap<String, f64>,\n    pub kind: Type{other},\n    pub pair: (u8, bool),\n    pub is_open: bool,\n}}\n"
    )
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}
