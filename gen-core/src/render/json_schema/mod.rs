//! JSON Schema: draft 2020-12, or 07 on request.
//!
//! A schema uses only what ajv accepts in strict mode, and refers to nothing outside its file.

mod annotations;
mod closure;
mod keywords;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::json::Writer;
use crate::model::{Definition, Project};
use crate::ordered::{Map, sort_by};
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
    let of_each = project.definitions.values().map(|it| entries(it, project, options));
    let mut entries: Vec<Entry> = of_each.flatten().collect();
    sort_by(&mut entries, |a, b| a.name.cmp(&b.name));
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    let (start, end) = around_entries(!texts.is_empty(), options);
    format!("{start}{}{end}", texts.join(","))
}

/// An entry of `$defs` in `components.schema.json`.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key, which starts with the name of the definition that it comes from.
    pub name: String,
    /// The key and the schema, as they stand there. They depend on no other entry.
    pub text: String,
}

/// The entries of `components.schema.json` that come from a definition, sorted by name. In the
/// file, all entries are sorted by name, with a comma between two of them.
pub fn entries(definition: &Definition, project: &Project, options: &Options) -> Vec<Entry> {
    let mut subjects = Map::new();
    for subject in Subject::all_of(definition) {
        for subject in [subject, subject.accepted()] {
            subjects.insert(subject.name(), subject);
        }
    }
    let mut document = Document::new(project, options, None);
    document.json.begin_object();
    document.json.key(options.draft.definitions()).begin_object();
    let mut texts = Vec::with_capacity(subjects.len());
    for (name, subject) in subjects {
        let start = document.json.position();
        document.definition(&name, subject);
        texts.push((name, start..document.json.position()));
    }
    let text = document.finish();
    let entry = |(name, range): (Cow<str>, Range<usize>)| {
        let text = text.get(range).unwrap_or_default();
        Entry { name: name.into(), text: text.strip_prefix(',').unwrap_or(text).to_owned() }
    };
    texts.into_iter().map(entry).collect()
}

/// What stands before and behind the entries of `components.schema.json`.
pub fn around_entries(are_any: bool, options: &Options) -> (String, &'static str) {
    let mut json = Writer::new();
    json.begin_object();
    head(&mut json, "components", options.base.as_deref(), options.draft);
    if are_any {
        json.key(options.draft.definitions()).begin_object();
    }
    (json.finish().trim_end().to_owned(), if are_any { "\n  }\n}\n" } else { "\n}\n" })
}

fn render_one(subject: Subject, project: &Project, options: &Options) -> String {
    let mut document = Document::new(project, options, Some(subject));
    let name = subject.name();
    document.json.begin_object();
    head(&mut document.json, &name, document.base, document.draft);
    document.subject(subject, Some(&name));
    document.definitions(&closure(subject, project));
    document.finish()
}

/// The keywords with which a file starts.
fn head(json: &mut Writer, stem: &str, base: Option<&str>, draft: Draft) {
    json.key("$schema").string(draft.address());
    if let Some(base) = base {
        json.key("$id").string(&format!("{base}{stem}.schema.json"));
    }
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

    /// The schemas that others refer to, by name.
    fn definitions(&mut self, subjects: &Map<String, Subject<'a>>) {
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
