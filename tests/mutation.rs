//! Broken input never makes the pipeline panic, hang or point outside the text; and what is still
//! accepted is right for every tool.
//!
//! `GEN_TEST_SEED` sets the seed and `GEN_TEST_ITERATIONS` the number of inputs. The input of a
//! failure is in `target/tmp/mutation-…`, also if the process was aborted.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use gen_core::diagnostic::Diagnostic;
use gen_core::read::yaml;
use gen_tests::expected::assert_none;
use gen_tests::inputs::{Files, empty_folder, write};
use gen_tests::judge::{Scope, describe_case, judge};
use gen_tests::mutation::{mutated, rust_corpus, yaml_corpus};
use gen_tests::pipeline::{Options, define, render};
use gen_tests::random::{Random, iterations, seed};

/// Far more than any of these inputs takes: it is for what does not end.
const MAX_TIME: Duration = Duration::from_secs(10);
/// How many of the accepted inputs are judged.
const JUDGED: usize = 150;

#[test]
fn broken_yaml_ends_well() {
    let paths = ["components/a.yaml", "components/b.yaml", "components/_folder.yaml"];
    end_well("mutation-yaml", &paths, &yaml_corpus());
}

#[test]
fn broken_rust_ends_well() {
    end_well("mutation-rust", &["src/a.rs", "src/b.rs"], &rust_corpus());
}

/// Puts broken files through the pipeline: always the first of the paths, sometimes the others.
fn end_well(name: &str, paths: &[&str], corpus: &[Vec<u8>]) {
    let current = empty_folder(env!("CARGO_TARGET_TMPDIR"), name);
    let artifacts = empty_folder(env!("CARGO_TARGET_TMPDIR"), &format!("{name}-artifacts"));
    let mut random = Random::new(seed());
    let mut accepted = BTreeSet::new();
    for number in 0..iterations(3000) {
        let mut files = Files::new();
        for (index, path) in paths.iter().enumerate() {
            if index == 0 || random.once_in(4) {
                files.insert((*path).to_owned(), mutated(&mut random, corpus));
            }
        }
        for (path, bytes) in &files {
            write(&current.join(path), bytes);
        }
        let start = Instant::now();
        let artifacts = artifacts.join(number.to_string());
        survive(&files, &artifacts, &mut accepted);
        assert!(start.elapsed() < MAX_TIME, "{} takes {:?}", current.display(), start.elapsed());
    }
    assert!(!accepted.is_empty(), "nothing was accepted: this tries too little");
    assert_none(judge(&artifacts, Scope::NEWEST));
}

/// Puts the files through the whole pipeline. Writes the artifacts for the judge if all was
/// accepted, and if they are not the same as those of another input.
fn survive(files: &Files, folder: &Path, accepted: &mut BTreeSet<String>) {
    let outcome = define(files);
    for diagnostic in &outcome.diagnostics {
        points_inside(files, diagnostic);
    }
    if outcome.has_errors() {
        return;
    }
    let artifacts = render(&outcome.project, &Options::default());
    let all = &artifacts["components.schema.json"];
    // What is imported from elsewhere is not here to be judged.
    let imports = files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("typescript"));
    if imports || accepted.len() == JUDGED || !accepted.insert(all.clone()) {
        return;
    }
    for (name, text) in &artifacts {
        write(&folder.join(name), text.as_bytes());
    }
    describe_case(folder, None, &[]);
}

fn points_inside(files: &Files, diagnostic: &Diagnostic) {
    let related = diagnostic.related.iter().map(|(place, _)| (*place, &[][..]));
    for place in std::iter::once((diagnostic.place, diagnostic.path.as_slice())).chain(related) {
        let source = place.0.source as usize;
        let (path, bytes) = files.iter().nth(source).expect("the source is one of the files");
        let text = String::from_utf8_lossy(bytes);
        let span = match path.ends_with(".rs") {
            true => place.0.as_bytes().expect("places in Rust are bytes"),
            false => yaml::spans(bytes, &[place]).remove(0),
        };
        let inside = span.start <= span.end && span.end <= bytes.len().max(text.len()) + 1;
        assert!(inside, "{span:?} is outside of {} bytes: {diagnostic:?}", bytes.len());
        if text.len() == bytes.len() {
            let whole = span.start > text.len() || text.is_char_boundary(span.start);
            assert!(whole, "{span:?} starts inside a character: {diagnostic:?}");
        }
    }
}
