//! The schemas of types with what people wrote about them: titles, descriptions, defaults.

use super::Document;
use super::keywords::Nullable;
use crate::model::{Described, Docs, Field, Presence};
use crate::subject::{Shape, Subject, What};
use crate::value::Value;

impl<'a> Document<'a> {
    /// The keywords of something that has a name, which is its title unless it has another.
    pub(super) fn subject(&mut self, subject: Subject<'a>, title: Option<&str>) {
        self.scope = Some(subject.scope);
        let (docs, examples) = match subject.what {
            What::Component(component) => (&component.docs, component.examples.as_slice()),
            What::Type(ty) => (&ty.docs, [].as_slice()),
        };
        self.docs(docs, title);
        match subject.shape() {
            Shape::Props(props) => self.object(props, Nullable::No),
            // Nothing but `$ref` may stand beside a `$ref` of draft 07, and a root has `$schema`.
            Shape::Type(ty) => self.ty(ty, title.is_some() || !is_bare(docs)),
        }
        let examples = examples.iter().map(|example| &example.value);
        self.examples(docs.examples.iter().chain(examples));
    }

    /// A schema for a type with its documentation.
    pub(super) fn described(&mut self, described: &Described) {
        self.json.begin_object();
        self.docs(&described.docs, None);
        self.ty(&described.ty, !is_bare(&described.docs));
        self.examples(described.docs.examples.iter());
        self.json.end_object();
    }

    pub(super) fn field(&mut self, field: &Field) {
        self.json.begin_object();
        self.docs(&field.docs, None);
        if field.read_only {
            self.json.key("readOnly").boolean(true);
        }
        if field.write_only {
            self.json.key("writeOnly").boolean(true);
        }
        let default = match &field.presence {
            Presence::Default(value) => Some(value),
            Presence::Required | Presence::Optional | Presence::OfType { .. } => None,
        };
        let bare = is_bare(&field.docs) && !field.read_only && !field.write_only;
        self.ty(&field.ty, !bare || default.is_some());
        if let Some(default) = default {
            self.json.key("default").value(default);
        }
        self.examples(field.docs.examples.iter());
        self.json.end_object();
    }

    pub(super) fn docs(&mut self, docs: &Docs, title: Option<&str>) {
        if let Some(title) = docs.title.as_deref().or(title) {
            self.json.key("title").string(title);
        }
        let description = docs.description.as_deref().unwrap_or_default();
        // The keyword `deprecated` has no room for the reason.
        let reason = docs.deprecated.as_deref().unwrap_or_default();
        if !reason.is_empty() {
            let gap = if description.is_empty() { "" } else { "\n\n" };
            let text = format!("{description}{gap}Deprecated: {reason}");
            self.json.key("description").string(&text);
        } else if !description.is_empty() {
            self.json.key("description").string(description);
        }
        if docs.deprecated.is_some() {
            self.json.key("deprecated").boolean(true);
        }
    }

    fn examples<'v>(&mut self, examples: impl Iterator<Item = &'v Value>) {
        let mut examples = examples.peekable();
        if examples.peek().is_none() {
            return;
        }
        self.json.key("examples").begin_array();
        for example in examples {
            self.json.value(example);
        }
        self.json.end_array();
    }
}

/// Whether documentation adds nothing to a schema.
pub(super) fn is_bare(docs: &Docs) -> bool {
    docs.title.is_none()
        && docs.description.is_none()
        && docs.deprecated.is_none()
        && docs.examples.is_empty()
}
