//! Golden cases: definitions and the artifacts that they become, byte for byte.
//!
//! `golden/<area>/<rule>/` holds the inputs, `expected/` with what they become, and:
//!
//! - `values.yaml`: for each definition, values that are `right`, `wrong`, `wrong_in_schema` (only
//!   a schema sees it) or `wrong_in_typescript` (only a compiler sees it). The schema and the
//!   compilers have to agree. `as` is the type to compile the values with, where it is generic.
//! - `*.case.ts`: more for the compilers to judge; imports from `./Name.js`.
//! - `modes.yaml`: a list of module systems, where a case does not type-check in all of them.
//!
//! What all definitions become (`index.ts`, `components.schema.json`, `manifest.json`) is compared
//! only where `expected/` has it. `UPDATE_EXPECT=1 cargo test -p gen-tests --test golden` rewrites.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gen_tests::expected::{assert_none, compare};
use gen_tests::inputs::{self, Files, empty_folder, files_below, names_in, write};
use gen_tests::judge::{Scope, describe_case, judge};
use gen_tests::package::{build, lay_out};
use serde_json::{Value, json};

/// Artifacts made from all definitions, which most cases have no need to repeat.
const OF_PROJECT: [&str; 3] = ["index.ts", "components.schema.json", "manifest.json"];

/// A golden case.
struct Case {
    name: String,
    folder: PathBuf,
    inputs: Files,
}

#[test]
fn golden() {
    let cases = cases();
    assert!(cases.len() > 40, "only {} golden cases were found", cases.len());
    let packages = empty_folder(env!("CARGO_TARGET_TMPDIR"), "golden-packages");
    let artifacts = empty_folder(env!("CARGO_TARGET_TMPDIR"), "golden");
    let mut problems = Vec::new();
    for case in &cases {
        let package = packages.join(&case.name);
        let made = artifacts.join(&case.name);
        lay_out(&case.inputs, &package);
        match build(&package, &made) {
            Ok(_) => {
                problems.extend(differences(case, &made));
                problems.extend(prepare_judgement(case, &made));
            }
            Err(failure) => {
                problems.push(format!("{}\n{failure}", case.folder.display()));
                _ = fs::remove_dir_all(&made);
            }
        }
    }
    problems.extend(judge(&artifacts, Scope::ALL));
    assert_none(problems);
}

/// All cases; `expected` and what is for the judge are not among their inputs.
fn cases() -> Vec<Case> {
    let golden = inputs::package().join("golden");
    let mut cases = Vec::new();
    for area in names_in(&golden) {
        for rule in names_in(&golden.join(&area)) {
            let folder = golden.join(&area).join(&rule);
            let mut inputs = files_below(&folder);
            inputs.retain(|path, _| {
                !path.starts_with("expected/")
                    && !path.ends_with(".case.ts")
                    && !matches!(&**path, "values.yaml" | "modes.yaml")
            });
            cases.push(Case { name: format!("{area}-{rule}"), folder, inputs });
        }
    }
    cases
}

/// What differs between what a case became and what is expected of it.
fn differences(case: &Case, made: &Path) -> Vec<String> {
    let expected = case.folder.join("expected");
    let of_project = |name: &String| OF_PROJECT.contains(&name.as_str());
    let mut names: BTreeSet<String> = names_in(&expected).into_iter().collect();
    names.extend(names_in(made).into_iter().filter(|name| !of_project(name)));
    let text = |name: &str| fs::read_to_string(made.join(name)).ok();
    names.iter().filter_map(|name| compare(&expected.join(name), text(name).as_deref())).collect()
}

/// Puts beside the artifacts what the judge has to know. Returns what is wrong with the case.
fn prepare_judgement(case: &Case, made: &Path) -> Vec<String> {
    for name in names_in(&case.folder).iter().filter(|name| name.ends_with(".case.ts")) {
        write(&made.join(name), &inputs::read(&case.folder.join(name)));
    }
    let mut problems = Vec::new();
    let mut definitions = Vec::new();
    if let Some(Value::Object(values)) = yaml(&case.folder.join("values.yaml")) {
        for (name, values) in values {
            match definition(&name, values, made) {
                Some(definition) => definitions.push(definition),
                None => problems.push(format!(
                    "{}: values.yaml: there is no definition {name}\n",
                    case.folder.display()
                )),
            }
        }
    }
    describe_case(made, yaml(&case.folder.join("modes.yaml")).as_ref(), &definitions);
    problems
}

/// The values of one definition, with the type and the schema that judge them.
fn definition(name: &str, mut values: Value, made: &Path) -> Option<Value> {
    let base = name.strip_suffix("Input").filter(|base| made.join(format!("{base}.ts")).exists());
    let base = base.unwrap_or(name);
    let text = fs::read_to_string(made.join(format!("{base}.ts"))).ok()?;
    let is_component = ["interface", "type"]
        .iter()
        .any(|keyword| text.contains(&format!("export {keyword} {base}Props")));
    let input = &name[base.len()..];
    let ty = format!("{base}{}{input}", if is_component { "Props" } else { "" });
    let known = ["as", "right", "wrong", "wrong_in_schema", "wrong_in_typescript"];
    let values = values.as_object_mut()?;
    assert!(values.keys().all(|key| known.contains(&&**key)), "{name}: {:?}", values.keys());
    let ty = values.remove("as").unwrap_or_else(|| json!(ty));
    values.insert("type".to_owned(), ty);
    values.insert("module".to_owned(), json!(format!("./{base}.js")));
    values.insert("schema".to_owned(), json!(format!("{name}.schema.json")));
    Some(Value::Object(values.clone()))
}

fn yaml(file: &Path) -> Option<Value> {
    let text = fs::read_to_string(file).ok()?;
    Some(serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}
