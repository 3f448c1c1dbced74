//! JSON Schema: draft 2020-12, or 07 on request.
//!
//! A schema uses only what ajv accepts in strict mode, and refers to nothing outside its file.

mod annotations;
mod closure;
mod keywords;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::json::Writer;
use crate::model::{Definition, Project};
use crate::subject::{Scope, Subject};
use closure::closure;

/// The dialect of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// Draft 2020-12.
    Draft202012,
    /// Draft 07.
    Draft07,
}

impl Draft {
    /// The address of the meta-schema.
    fn address(self) -> &'static str {
        match self {
            Draft::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Draft::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// The keyword under which schemas stand that others refer to.
    fn definitions(self) -> &'static str {
        match self {
            Draft::Draft202012 => "$defs",
            Draft::Draft07 => "definitions",
        }
    }
}

/// Settings of the JSON Schema artifacts.
#[derive(Debug, Clone)]
pub struct Options {
    /// The dialect.
    pub draft: Draft,
    /// The address under which the schemas are published, for `$id`; ends in `/`.
    pub base: Option<String>,
}

/// The text of `Name.schema.json`, which refers to no other file.
pub fn render(definition: &Definition, project: &Project, options: &Options) -> String {
    render_one(Subject::of(definition), project, options)
}

/// The text of `NameInput.schema.json`, for a definition that has an input of its own.
pub fn render_input(definition: &Definition, project: &Project, options: &Options) -> String {
    render_one(Subject::of(definition).accepted(), project, options)
}

/// The text of `components.schema.json`: every definition under `$defs`.
pub fn render_all(project: &Project, options: &Options) -> String {
    render_all_of(project.definitions.values(), project, options).text
}

/// What [`render_all`] gives, and where each definition stands in it.
#[derive(Debug, Clone)]
pub struct All {
    /// The text.
    pub text: String,
    /// The entries of `$defs`, sorted by name. They follow each other from [`All::start`] on, and
    /// none depends on the others: with some replaced, the text is that of other definitions.
    pub entries: Vec<AllEntry>,
    /// Where the first entry starts.
    pub start: usize,
}

/// An entry of `$defs` in an [`All`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllEntry {
    /// Its key.
    pub name: String,
    /// The name of the definition it comes from.
    pub definition: String,
    /// Its bytes, which start with a comma unless it is the first.
    pub length: usize,
}

/// Like [`render_all`], with only some of the definitions of a project.
pub fn render_all_of<'a>(
    definitions: impl IntoIterator<Item = &'a Definition>,
    project: &'a Project,
    options: &'a Options,
) -> All {
    let mut subjects = BTreeMap::new();
    for definition in definitions {
        for subject in Subject::all_of(definition) {
            subjects.insert(subject.name().into_owned(), subject);
            let accepted = subject.accepted();
            subjects.insert(accepted.name().into_owned(), accepted);
        }
    }
    let mut document = Document::new(project, options, None);
    document.json.begin_object();
    document.head("components");
    let mut entries = Vec::with_capacity(subjects.len());
    let mut start = document.json.position();
    if !subjects.is_empty() {
        document.json.key(options.draft.definitions()).begin_object();
        start = document.json.position();
        let mut end = start;
        for (name, subject) in subjects {
            document.definition(&name, subject);
            let length = document.json.position() - end;
            end += length;
            entries.push(AllEntry { name, definition: subject.scope.home.name().into(), length });
        }
        document.json.end_object();
    }
    All { text: document.finish(), entries, start }
}

fn render_one(subject: Subject, project: &Project, options: &Options) -> String {
    let mut document = Document::new(project, options, Some(subject));
    let name = subject.name();
    document.json.begin_object();
    document.head(&name);
    document.subject(subject, Some(&name));
    document.definitions(&closure(subject, project));
    document.finish()
}

/// A schema file in the making.
struct Document<'a> {
    project: &'a Project,
    draft: Draft,
    base: Option<&'a str>,
    /// What the whole document describes, so that a reference to it is `#`.
    root: Option<Subject<'a>>,
    /// Where the references that are being written stand.
    scope: Option<Scope<'a>>,
    json: Writer,
}

impl<'a> Document<'a> {
    fn new(project: &'a Project, options: &'a Options, root: Option<Subject<'a>>) -> Self {
        let Options { draft, base } = options;
        let base = base.as_deref();
        Document { project, draft: *draft, base, root, scope: None, json: Writer::new() }
    }

    /// The keywords with which a file starts.
    fn head(&mut self, stem: &str) {
        self.json.key("$schema").string(self.draft.address());
        if let Some(base) = self.base {
            self.json.key("$id").string(&format!("{base}{stem}.schema.json"));
        }
    }

    /// The schemas that others refer to, by name.
    fn definitions(&mut self, subjects: &BTreeMap<String, Subject<'a>>) {
        if subjects.is_empty() {
            return;
        }
        self.json.key(self.draft.definitions()).begin_object();
        for (name, subject) in subjects {
            self.definition(name, *subject);
        }
        self.json.end_object();
    }

    fn definition(&mut self, name: &str, subject: Subject<'a>) {
        self.json.key(name).begin_object();
        self.subject(subject, None);
        self.json.end_object();
    }

    fn finish(mut self) -> String {
        self.json.end_object();
        self.json.finish()
    }
}
