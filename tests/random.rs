//! Random definitions, through the whole pipeline, to the tools that users run.
//!
//! `GEN_TEST_SEED` sets the seed and `GEN_TEST_ITERATIONS` the number of projects; failures name
//! the seed of their project.

use std::collections::BTreeSet;
use std::fs;

use gen_core::diagnostic::Code;
use gen_tests::expected::assert_none;
use gen_tests::inputs::{Files, empty_folder, write};
use gen_tests::judge::{Scope, describe_case, judge};
use gen_tests::package::{build, lay_out};
use gen_tests::pipeline::define;
use gen_tests::random::definition::{Known, Project, project};
use gen_tests::random::yaml::{Yaml, document};
use gen_tests::random::{Random, iterations, seed};
use serde_json::{Value, json};

/// Definitions in a project: enough to refer to each other, few enough to read when it fails.
const SIZE: usize = 12;

#[test]
fn random_definitions_are_right_for_every_tool() {
    let packages = empty_folder(env!("CARGO_TARGET_TMPDIR"), "random-packages");
    let artifacts = empty_folder(env!("CARGO_TARGET_TMPDIR"), "random");
    let mut problems = Vec::new();
    for seed in seed()..seed() + iterations(15) {
        let project = project(&mut Random::new(seed), SIZE);
        let package = packages.join(format!("seed-{seed}"));
        let made = artifacts.join(format!("seed-{seed}"));
        let mut files = files(&project);
        problems.extend(wrong_examples_that_pass(&files, &project, seed));
        let (examples, _) = examples(&project, seed, |known| &known.right);
        files.insert("examples.yaml".to_owned(), examples);
        lay_out(&files, &package);
        match build(&package, &made) {
            Ok(_) => describe_case(&made, None, &definitions(&project)),
            Err(failure) => problems.push(format!("GEN_TEST_SEED={seed}:\n{failure}")),
        }
    }
    problems.extend(judge(&artifacts, Scope::ALL));
    assert_none(problems);
}

/// As many definitions as a large design system has, in one program. Their schemas are judged
/// together, in `components.schema.json`.
#[test]
fn a_thousand_definitions_are_one_program() {
    let package = empty_folder(env!("CARGO_TARGET_TMPDIR"), "thousand-package");
    let artifacts = empty_folder(env!("CARGO_TARGET_TMPDIR"), "thousand");
    let project = project(&mut Random::new(seed()), 1000);
    lay_out(&files(&project), &package);
    let made = artifacts.join("all");
    if let Err(failure) = build(&package, &made) {
        panic!("GEN_TEST_SEED={}:\n{failure}", seed());
    }
    let uses =
        "import type * as all from \"./index.js\";\n\nexport type Names = keyof typeof all;\n";
    write(&made.join("barrel.case.ts"), uses.as_bytes());
    let mut definitions = definitions(&project);
    for (definition, known) in definitions.iter_mut().zip(&project.definitions) {
        let schema = made.join(format!("{}.schema.json", known.name));
        fs::remove_file(schema).expect("each definition has a schema");
        definition["schema"] = json!(format!("components.schema.json#/$defs/{}", known.name));
    }
    describe_case(&made, None, &definitions);
    assert_none(judge(&artifacts, Scope::NEWEST));
}

/// A component with a prop for each value, which is an example of the type of the prop; and how
/// many there are. gen judges examples by itself.
fn examples(project: &Project, seed: u64, values: fn(&Known) -> &[Value]) -> (Vec<u8>, usize) {
    let mut props = Vec::new();
    for known in &project.definitions {
        let ty = known.ty.replacen("Props", "", 1);
        for value in values(known) {
            let key = format!("p{}?", props.len());
            let prop = json!({ "type": ty, "examples": [value] });
            props.push((key, Yaml::from(prop)));
        }
    }
    let count = props.len();
    let map = vec![
        ("component".to_owned(), Yaml::Text("Examples".to_owned())),
        ("props".to_owned(), Yaml::Map(props)),
    ];
    (document(&mut Random::new(seed), map).into_bytes(), count)
}

/// gen refuses the values that schemas refuse.
fn wrong_examples_that_pass(files: &Files, project: &Project, seed: u64) -> Option<String> {
    let (wrong, count) = examples(project, seed, |known| &known.wrong);
    let mut files = files.clone();
    files.insert("examples.yaml".to_owned(), wrong);
    let found = define(&files).diagnostics;
    let refused: BTreeSet<_> = found
        .iter()
        .filter(|found| found.code == Code::InvalidExample)
        .map(|found| found.place)
        .collect();
    (refused.len() != count).then(|| {
        format!("GEN_TEST_SEED={seed}: {} of {count} wrong examples were refused\n", refused.len())
    })
}

fn files(project: &Project) -> Files {
    project.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect()
}

fn definitions(project: &Project) -> Vec<Value> {
    let definitions = project.definitions.iter().map(|known| {
        json!({
            "schema": format!("{}.schema.json", known.name),
            "type": known.ty,
            "module": format!("./{}.js", known.name),
            "right": known.right,
            "wrong": known.wrong,
        })
    });
    definitions.collect()
}
