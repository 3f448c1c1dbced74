//! Random definitions, through the whole pipeline, to the tools that users run.
//!
//! `GEN_TEST_SEED` sets the seed and `GEN_TEST_ITERATIONS` the number of projects; failures name
//! the seed of their project.

use std::fs;

use gen_tests::expected::assert_none;
use gen_tests::inputs::{Files, empty_folder, write};
use gen_tests::judge::{Scope, describe_case, judge};
use gen_tests::package::{build, lay_out};
use gen_tests::random::definition::{Project, project};
use gen_tests::random::{Random, iterations, seed};
use serde_json::{Value, json};

/// Definitions in a project: enough to refer to each other, few enough to read when it fails.
const SIZE: usize = 12;

#[test]
fn random_definitions_are_right_for_every_tool() {
    let packages = empty_folder(env!("CARGO_TARGET_TMPDIR"), "random-packages");
    let artifacts = empty_folder(env!("CARGO_TARGET_TMPDIR"), "random");
    let mut problems = Vec::new();
    for seed in seed()..seed() + iterations(25) {
        let project = project(&mut Random::new(seed), SIZE);
        let package = packages.join(format!("seed-{seed}"));
        let made = artifacts.join(format!("seed-{seed}"));
        lay_out(&files(&project), &package);
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
