mod clocks;
mod random;
#[expect(clippy::format_push_string, reason = "a test reads better so")]
mod rust;
mod table;

use std::thread::sleep;
use std::time::Duration;

use super::*;
use crate::config::{Config, Settings};
use crate::deliver::Mode;
use crate::pipeline;
use crate::temporary::Folder;

/// Longer than a tick of any file system's clock, and short enough for a test.
const TICK: Duration = Duration::from_millis(15);

const WRITE: Mode = Mode::Write { stamp: None };

fn config(folder: &Folder, cache: bool) -> Config {
    let cache = cache.then(|| folder.path().join("target"));
    let settings = Settings { cache, ..Settings::default() };
    Config { doubt: TICK, ..Config::load(folder.path(), settings).unwrap() }
}

/// A run that trusts all that was done before it.
fn run(folder: &Folder) -> Report {
    sleep(2 * TICK);
    let report = pipeline::run(&config(folder, true), WRITE);
    report.unwrap_or_else(|failure| panic!("{failure}"))
}

/// How many sources were read, how many definitions rendered, and which artifacts written.
fn work(report: &Report) -> (usize, usize, Vec<String>) {
    let name = |file: &std::path::PathBuf| file.file_name().unwrap().to_str().unwrap().to_owned();
    (report.read, report.rendered, report.written.iter().map(name).collect())
}

/// A project in which much hangs together; twenty more components do not.
fn project(name: &str) -> Folder {
    let folder = Folder::new(name);
    let files = [
        ("components/_folder.yaml", "vocabulary: { size: Size }\n"),
        ("components/sizes.yaml", "types: { Size: s | m | l }\n"),
        ("components/base.yaml", "component: Base\nabstract: true\nprops: { id: string }\n"),
        ("components/a/_folder.yaml", "defaults: { props: { color?: Color } }\n"),
        ("components/colors.yaml", "types: { Color: { properties: { hex: string } } }\n"),
        ("components/a/button.yaml", "component: Button\nextends: [Base]\nuses: [size]\n"),
        ("components/a/card.yaml", "component: Card\nprops: { row: Row }\ntags: [x]\n"),
        ("components/row.yaml", "types: { Row: { properties: { cell?: Cell } } }\n"),
        ("components/cell.yaml", "types: { Cell: { properties: { text: string } } }\n"),
        ("src/lib.rs", "#[derive(gen_macro::Type)] pub struct Page { pub cell: Cell }\n"),
    ];
    for (path, text) in files {
        folder.write(path, text);
    }
    for number in 0..20 {
        folder.write(&format!("other/{number}.yaml"), &format!("component: Other{number}\n"));
    }
    folder.write("gen.yaml", "components: [components, other]\n");
    folder
}

/// Says how a run compares with one that starts from nothing, and that the next has nothing to do.
#[track_caller]
fn assert_clean(folder: &Folder) {
    let clean = Folder::new(&format!("clean-{}", folder.path().display()).replace('/', "-"));
    let out = "web/src/generated/";
    for path in folder.files() {
        if !path.starts_with(out) && !path.starts_with("target/") {
            clean.write(&path, &folder.read(&path));
        }
    }
    pipeline::run(&config(&clean, false), WRITE).unwrap();
    assert_eq!(artifacts(folder), artifacts(&clean));
}

/// All artifacts with their texts.
fn artifacts(folder: &Folder) -> Vec<(String, String)> {
    let files = folder.files().into_iter().filter(|path| path.starts_with("web/src/generated/"));
    files.map(|path| (folder.read(&path), path)).collect()
}

#[test]
fn nothing_is_read_when_nothing_changed() {
    let folder = project("unchanged");
    assert_eq!(run(&folder).read, 30);
    for _ in 0..3 {
        let report = run(&folder);
        assert_eq!(work(&report), (0, 0, vec![]));
        assert_eq!(report.definitions.len(), 27);
        assert_eq!(report.artifacts.len(), 27 * 2 + 3);
    }
    // Files without doubt are not even opened.
    let cache = Cache::load(&folder.path().join("target"), &config(&folder, true)).unwrap();
    assert!(cache.sources.iter().all(|source| source.known.mark.is_some()));
    assert!(cache.artifacts.iter().all(|kept| kept.known.mark.is_some()));
    assert!(cache.manifest.mark.is_some());
}

#[test]
fn a_cache_that_is_damaged_or_of_another_run_is_none() {
    let folder = project("damaged");
    run(&folder);
    let path = folder.path().join("target/gen-cache");
    let bytes = fs::read(&path).unwrap();
    let load = || {
        let cache = Cache::load(&folder.path().join("target"), &config(&folder, true));
        cache.is_some_and(|cache| cache.facts().is_some())
    };
    assert!(load());
    for length in (0..bytes.len()).step_by(97) {
        fs::write(&path, &bytes[..length]).unwrap();
        assert!(!load(), "{length} bytes of {}", bytes.len());
    }
    for position in (0..bytes.len()).step_by(89) {
        let mut damaged = bytes.clone();
        damaged[position] ^= 1 << (position % 8);
        fs::write(&path, &damaged).unwrap();
        assert!(!load(), "byte {position}");
    }
    fs::write(&path, &bytes).unwrap();
    assert!(load());
    for settings in [
        "typescript: { import_extension: ts }",
        "typescript: { out: web/types }",
        "schema: { draft: '07' }",
        "schema: { base: https://example.com }",
        "rust: components",
    ] {
        folder.write("gen.yaml", &format!("components: [components, other]\n{settings}\n"));
        assert!(!load(), "{settings}");
    }
    folder.write("gen.yaml", "components: [components, other]\nbatch: 3\n");
    assert!(load(), "the size of batches changes nothing");
}

#[test]
fn a_build_that_fails_is_repeated_and_then_mended() {
    let folder = project("mended");
    run(&folder);
    let right = folder.read("components/a/card.yaml");
    folder.write("components/a/card.yaml", &right.replace("Row", "Rwo"));
    let messages: Vec<String> = (0..3)
        .map(|_| {
            sleep(2 * TICK);
            pipeline::run(&config(&folder, true), WRITE).unwrap_err().to_string()
        })
        .collect();
    assert!(messages[0].contains("did you mean `Row`?"), "{}", messages[0]);
    assert!(messages.iter().all(|message| *message == messages[0]));
    folder.write("components/a/card.yaml", &right);
    assert_eq!(work(&run(&folder)), (0, 0, vec![]));
}

#[test]
fn warnings_are_said_again() {
    let folder = project("warnings");
    folder.write("src/broken.rs", "#[derive(gen_macro::Type)] struct Broken {");
    let warnings = |report: Report| -> Vec<Message> { report.warnings };
    let first = warnings(run(&folder));
    assert_eq!(first.len(), 1);
    assert_eq!(warnings(run(&folder)), first);
    folder.write("other/1.yaml", "component: Other1\nprops: { a: string }\n");
    let report = run(&folder);
    // What the broken source defines is not known, so nothing is done before it is mended.
    assert_eq!(report.rendered, 0);
    assert_eq!(warnings(report), first);
    folder.write("src/broken.rs", "");
    let report = run(&folder);
    assert_ne!(report.rendered, 0);
    assert_eq!(warnings(report), []);
}

#[test]
fn a_change_in_one_place_can_be_wrong_in_another() {
    let folder = project("elsewhere");
    run(&folder);
    // The names of inline types have to be unique, far beyond what refers to what.
    folder.write(
        "other/1.yaml",
        "component: Other1\ntypes: { Tone: { properties: { a: string } } }\n",
    );
    folder.write("other/2.yaml", "component: Other\nprops: { tone: a | b }\n");
    run(&folder);
    folder.write("other/3.yaml", "component: Other3\n");
    run(&folder);
    folder.write("other/2.yaml", "component: Other\nprops: { '1Tone': a | b }\n");
    sleep(2 * TICK);
    let failure = pipeline::run(&config(&folder, true), WRITE).unwrap_err();
    assert!(failure.to_string().contains("`Other1Tone` is taken"), "{failure}");
}

#[test]
fn a_contract_hangs_on_both_of_its_files() {
    let folder = project("contract");
    folder.write("components/page.yaml", "types: { Page: { properties: { cell: Cell } } }\n");
    run(&folder);
    assert_clean(&folder);
    // What only the YAML says.
    folder.write(
        "components/page.yaml",
        "types: { Page: { description: A page., properties: { cell: Cell } } }\n",
    );
    let report = run(&folder);
    assert!(report.read < 30, "{}", report.read);
    assert_eq!(work(&report).2[..2], ["Page.schema.json", "Page.ts"]);
    assert_clean(&folder);
    // The same type, described in YAML alone, is what Rust refers to.
    folder.write("components/cell.yaml", "types: { Cell: { properties: { text: u8 } } }\n");
    run(&folder);
    assert_clean(&folder);
    // A difference is found from either side.
    folder.write("components/page.yaml", "types: { Page: { properties: { cell: string } } }\n");
    let wrong = |folder: &Folder| {
        sleep(2 * TICK);
        pipeline::run(&config(folder, true), WRITE).unwrap_err().to_string()
    };
    assert!(wrong(&folder).contains("`cell` is `string` in YAML and `Cell` in Rust"));
    folder.write(
        "src/lib.rs",
        "#[derive(gen_macro::Type)] pub struct Page { pub cell: String, pub more: u8 }\n",
    );
    assert!(wrong(&folder).contains("Rust sends `more`"));
    folder.write("src/lib.rs", "#[derive(gen_macro::Type)] pub struct Page { pub cell: String }\n");
    run(&folder);
    assert_clean(&folder);
}
