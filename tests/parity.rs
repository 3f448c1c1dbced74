//! Parity: what YAML and Rust both can say becomes the same artifacts, byte for byte.
//!
//! `parity/<case>/x.yaml` and `x.rs` define the same things. Each alone, and both as a contract, give
//! the same files. What only one of them can say is no case: an object that ignores other properties is
//! Rust's alone.

use std::collections::BTreeMap;

use gen_tests::difference::difference;
use gen_tests::expected::assert_none;
use gen_tests::inputs::{self, Files, files_below, names_in};
use gen_tests::pipeline::{Options, define, render};

#[test]
fn parity() {
    let folder = inputs::package().join("parity");
    let cases = names_in(&folder);
    assert!(cases.len() >= 10, "only {} cases were found", cases.len());
    let mut problems = Vec::new();
    for case in cases {
        let files = files_below(&folder.join(&case));
        let of = |language: &str| -> Files {
            let files = files.iter().filter(|(path, _)| path.ends_with(language));
            files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
        };
        let (yaml, rust) = (made(&of(".yaml")), made(&of(".rs")));
        problems.extend(differences(&case, "YAML and Rust", &yaml, &rust));
        problems.extend(differences(&case, "YAML and both", &yaml, &made(&files)));
    }
    assert_none(problems);
}

type Made = Result<BTreeMap<String, String>, String>;

fn made(files: &Files) -> Made {
    let outcome = define(files);
    let messages = outcome.diagnostics.iter().map(|found| {
        format!("{}: {} ({})\n", found.code.name(), found.message, found.help.join("; "))
    });
    let messages: String = messages.collect();
    if messages.is_empty() {
        Ok(render(&outcome.project, &Options::default()))
    } else {
        Err(messages)
    }
}

fn differences(case: &str, pair: &str, left: &Made, right: &Made) -> Vec<String> {
    let (left, right) = match (left, right) {
        (Ok(left), Ok(right)) => (left, right),
        (Err(messages), _) | (_, Err(messages)) => {
            return vec![format!("{case}, {pair}:\n{messages}")];
        }
    };
    let names = left.keys().chain(right.keys().filter(|name| !left.contains_key(*name)));
    let differing = names.filter(|name| left.get(*name) != right.get(*name));
    differing
        .map(|name| {
            let text =
                |made: &BTreeMap<String, String>| made.get(name).cloned().unwrap_or_default();
            format!("{case}, {pair}: {name}\n{}", difference(&text(left), &text(right)))
        })
        .collect()
}
