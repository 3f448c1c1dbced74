//! The pipeline in memory: files in, artifacts or a report out.

use std::collections::BTreeMap;

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::diagnostic::{Diagnostic, Severity, drop_consequences};
use gen_core::model::Project;
use gen_core::read::{rust, yaml};
use gen_core::render::{json_schema, typescript};

use crate::inputs::Files;

/// The settings of the renderers.
#[derive(Debug, Clone)]
pub struct Options {
    /// TypeScript.
    pub typescript: typescript::Options,
    /// JSON Schema.
    pub schema: json_schema::Options,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            typescript: typescript::Options { import_extension: "js".to_owned() },
            schema: json_schema::Options { draft: json_schema::Draft::Draft202012, base: None },
        }
    }
}

/// What came of some files.
#[derive(Debug)]
pub struct Outcome {
    /// The definitions.
    pub project: Project,
    /// What was wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.code.severity() == Severity::Error)
    }
}

/// Reads and checks files of YAML and Rust.
pub fn define(files: &Files) -> Outcome {
    let mut diagnostics = Vec::new();
    let mut read = Vec::new();
    let mut definitions = Vec::new();
    for (source, (path, bytes)) in (0..).zip(files) {
        if path.ends_with(".rs") {
            let (read, found) = rust::read_file(source, &String::from_utf8_lossy(bytes));
            definitions.extend(read);
            diagnostics.extend(found);
        } else {
            let (file, found) = yaml::read(source, path, bytes);
            read.push(file);
            diagnostics.extend(found);
        }
    }
    let (project, found) = assemble(read, definitions);
    diagnostics.extend(found);
    diagnostics.extend(check(&project));
    drop_consequences(&mut diagnostics);
    diagnostics.sort_by_key(|found| found.place);
    Outcome { project, diagnostics }
}

/// The artifacts of all definitions, by file name.
pub fn render(project: &Project, options: &Options) -> BTreeMap<String, String> {
    let mut artifacts = BTreeMap::new();
    for definition in project.definitions.values() {
        let name = definition.name();
        let text = typescript::render(definition, project, &options.typescript);
        artifacts.insert(format!("{name}.ts"), text);
        let text = json_schema::render(definition, project, &options.schema);
        artifacts.insert(format!("{name}.schema.json"), text);
        if definition.has_input() {
            let text = json_schema::render_input(definition, project, &options.schema);
            artifacts.insert(format!("{name}Input.schema.json"), text);
        }
    }
    let index = typescript::render_index(project, &options.typescript);
    artifacts.insert("index.ts".to_owned(), index);
    let all = json_schema::render_all(project, &options.schema);
    artifacts.insert("components.schema.json".to_owned(), all);
    artifacts
}
