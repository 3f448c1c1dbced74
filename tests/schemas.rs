//! The schemas of the format, which editors use: they accept every input that gen accepts, and
//! refuse keys that the format does not have.

use std::path::{Path, PathBuf};

use std::process::Command;

use gen_core::json::compact;
use gen_core::read::yaml::tree;
use gen_core::schemas;
use gen_tests::command::program;
use gen_tests::expected::assert_none;
use gen_tests::inputs::{files_below, package, read};
use jsonschema::Validator;
use serde_json::Value;

/// The schemas that an editor applies to the files of a project.
struct Schemas {
    definitions: Validator,
    folder: Validator,
    config: Validator,
}

impl Schemas {
    fn new() -> Schemas {
        let output = Command::new(program()).args(["schema", "config"]).output();
        let config = output.expect("the command can be run").stdout;
        Schemas {
            definitions: validator(schemas::DEFINITIONS),
            folder: validator(&schemas::folder()),
            config: validator(&String::from_utf8_lossy(&config)),
        }
    }

    /// What is wrong with a file, a line each.
    fn problems(&self, file: &Path) -> Vec<String> {
        let validator = match file.file_name().and_then(|name| name.to_str()) {
            Some("_folder.yaml") => &self.folder,
            Some("gen.yaml") => &self.config,
            _ => &self.definitions,
        };
        let documents = documents(&read(file));
        let errors = documents.iter().flat_map(|document| validator.iter_errors(document));
        errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    jsonschema::meta::validate(&schema).expect("a schema is valid");
    jsonschema::draft7::new(&schema).expect("a schema can be used")
}

/// The documents of a YAML file as gen reads them; none if it is not YAML.
fn documents(bytes: &[u8]) -> Vec<Value> {
    let documents = tree::parse(0, bytes, &mut Vec::new());
    let json = documents.iter().map(|document| compact(&document.to_value()));
    json.map(|text| serde_json::from_str(&text).expect("gen writes JSON")).collect()
}

/// The definitions and settings below a folder.
fn definitions(folder: &Path) -> Vec<PathBuf> {
    let other = ["values.yaml", "modes.yaml"];
    let names = files_below(folder).into_keys();
    let names = names.filter(|name| name.ends_with(".yaml") || name.ends_with(".yml"));
    let names = names.filter(|name| !name.rsplit('/').any(|part| other.contains(&part)));
    names.map(|name| folder.join(name)).collect()
}

#[test]
fn accept_what_gen_accepts() {
    let schemas = Schemas::new();
    let workspace = package().parent().expect("the package is in the workspace");
    let golden = definitions(&package().join("golden"));
    assert!(golden.len() > 60, "only {} golden inputs were found", golden.len());
    let mut problems = Vec::new();
    let example = workspace.join("example-app");
    let example =
        definitions(&example.join("components")).into_iter().chain([example.join("gen.yaml")]);
    for file in golden.into_iter().chain(example) {
        for problem in schemas.problems(&file) {
            problems.push(format!("{}: {problem}\n", file.display()));
        }
    }
    assert_none(problems);
}

#[test]
fn refuse_unknown_keys_and_wrong_kinds() {
    let schemas = Schemas::new();
    let mut problems = Vec::new();
    for code in ["unknown-key", "wrong-kind", "missing-key", "invalid-setting"] {
        let files = definitions(&package().join("rejects").join(code));
        assert!(!files.is_empty(), "{code} has no cases");
        for file in files {
            if schemas.problems(&file).is_empty() && !ONLY_THE_READER.contains(&name(&file)) {
                problems.push(format!("{} is accepted\n", file.display()));
            }
        }
    }
    assert_none(problems);
}

/// What JSON has no words for.
const ONLY_THE_READER: &[&str] = &["infinite.yaml"];

fn name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).expect("test files have plain names")
}

#[test]
fn every_key_is_described() {
    let schema: Value = serde_json::from_str(schemas::DEFINITIONS).expect("a schema is JSON");
    let mut problems = Vec::new();
    undescribed(&schema, &schema, "#", &mut problems);
    assert_none(problems);
}

/// The keys of a schema that an editor could say nothing about.
fn undescribed(schema: &Value, root: &Value, path: &str, problems: &mut Vec<String>) {
    let Value::Object(entries) = schema else {
        for (index, item) in schema.as_array().into_iter().flatten().enumerate() {
            undescribed(item, root, &format!("{path}/{index}"), problems);
        }
        return;
    };
    for (key, value) in entries {
        let path = format!("{path}/{key}");
        if key == "properties" && value.is_object() && !path.ends_with("/properties/properties") {
            for (name, property) in value.as_object().into_iter().flatten() {
                let target = property["$ref"].as_str().and_then(|to| root.pointer(&to[1..]));
                let described = [Some(property), target].into_iter().flatten();
                if !described.into_iter().any(|schema| schema["description"].is_string()) {
                    problems.push(format!("{path}/{name} has no description\n"));
                }
            }
        }
        undescribed(value, root, &path, problems);
    }
}
