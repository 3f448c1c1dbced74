//! Documents: components, types, and what a `_folder.yaml` holds.

use super::form::{self, DocsForm};
use super::long_form;
use super::node_reader::{NodeReader, Spanned};
use super::tree::{Kind, Node};
use super::{Common, File, Folder, RawComponent, RawExample, RawSlot, RawType};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::GroupKind;

/// The keys of a component.
pub(crate) const COMPONENT_KEYS: &[&str] = &[
    "component",
    "title",
    "description",
    "since",
    "deprecated",
    "see",
    "tags",
    "extends",
    "uses",
    "abstract",
    "generics",
    "props",
    "events",
    "slots",
    "types",
    "examples",
    "additionalProperties",
    "atLeastOne",
    "exactlyOne",
];

/// Reads a document of an ordinary file: one component, or only `types`.
pub(super) fn definitions(reader: &mut NodeReader, node: &Node, file: &mut File) {
    let Some(entries) = reader.map(node, "a definition") else { return };
    if let Some((_, name)) = entries.iter().find(|(key, _)| key.as_str() == Some("component")) {
        if let Some(name) = reader.spanned_string(name, "component") {
            file.components.push(component(reader, entries, name));
        }
        return;
    }
    const KNOWN: &[&str] = &["types", "component"];
    let mut has_types = false;
    for (key, value) in entries {
        match key.as_str() {
            Some("types") => {
                has_types = true;
                file.types.extend(types(reader, value));
            }
            Some("$schema") => {}
            _ if entries.iter().any(|(key, _)| key.as_str() == Some("types")) => {
                reader.unknown_key(key, "a file of types", KNOWN);
            }
            _ => {}
        }
    }
    if !has_types {
        let place =
            entries.first().map_or_else(|| reader.place(node), |(key, _)| reader.place(key));
        reader.report(
            Diagnostic::new(
                Code::MissingKey,
                place,
                "this is neither a component nor a file of types",
            )
            .help("start with `component: Name`, or put everything under `types:`"),
        );
    }
}

/// Says that a `_folder.yaml` has one document.
pub(super) fn second_folder(reader: &mut NodeReader, node: &Node) {
    let message = "`_folder.yaml` holds one document";
    let help = "write `defaults`, `vocabulary` and `types` into the first, without `---`";
    let place = reader.place(node);
    reader.report(Diagnostic::new(Code::UnsupportedYaml, place, message).help(help));
}

/// Reads the document of a `_folder.yaml`.
pub(super) fn folder(reader: &mut NodeReader, node: &Node, file: &mut File) {
    const KNOWN: &[&str] = &["defaults", "vocabulary", "types"];
    let Some(entries) = reader.map(node, "`_folder.yaml`") else { return };
    let folder = file.folder.get_or_insert_with(Folder::default);
    for (key, value) in entries {
        match key.as_str() {
            Some("defaults") => folder.defaults = defaults(reader, value),
            Some("vocabulary") => {
                let entries = long_form::properties(reader, value, "vocabulary", "a prop");
                folder.vocabulary.extend(entries.unwrap_or_default());
            }
            Some("types") => file.types.extend(types(reader, value)),
            Some("$schema") => {}
            _ => reader.unknown_key(key, "`_folder.yaml`", KNOWN),
        }
    }
}

fn defaults(reader: &mut NodeReader, node: &Node) -> Common {
    const KNOWN: &[&str] = &["extends", "uses", "props", "tags", "since", "deprecated"];
    let mut common = Common::default();
    for (key, value) in reader.map(node, "defaults").unwrap_or_default() {
        let Some(text) = reader.key(key, "a key") else { continue };
        if !common_key(reader, &mut common, text, value) {
            reader.unknown_key(key, "`defaults`", KNOWN);
        }
    }
    common
}

fn common_key(reader: &mut NodeReader, common: &mut Common, key: &str, node: &Node) -> bool {
    match key {
        "extends" => common.extends = reader.strings(node, key),
        "uses" => common.uses = reader.strings(node, key),
        "props" => {
            common.props = long_form::properties(reader, node, key, "a prop").unwrap_or_default()
        }
        "tags" => {
            common.tags = reader
                .strings(node, key)
                .map(|tags| tags.into_iter().map(|tag| tag.value).collect());
        }
        "since" => common.since = reader.string(node, key),
        "deprecated" => common.deprecated = form::deprecated(reader, node),
        _ => return false,
    }
    true
}

fn component(
    reader: &mut NodeReader,
    entries: &[(Node, Node)],
    name: Spanned<String>,
) -> RawComponent {
    let mut component = RawComponent {
        name,
        common: Common::default(),
        docs: DocsForm::default(),
        is_abstract: false,
        generics: Vec::new(),
        events: Vec::new(),
        slots: Vec::new(),
        types: Vec::new(),
        examples: Vec::new(),
        other: None,
        groups: Vec::new(),
        extensions: Vec::new(),
    };
    for (key, value) in entries {
        let Some(text) = reader.key(key, "a key") else { continue };
        if common_key(reader, &mut component.common, text, value)
            || component.docs.read_key(reader, text, value)
        {
            continue;
        }
        match text {
            "component" | "$schema" => {}
            "abstract" => component.is_abstract = reader.boolean(value, text).unwrap_or_default(),
            "generics" => component.generics = reader.strings(value, text).unwrap_or_default(),
            "events" => component.events = events(reader, value),
            "slots" => component.slots = slots(reader, value),
            "types" => component.types = types(reader, value),
            "examples" => component.examples = examples(reader, value),
            "additionalProperties" => component.other = long_form::other(reader, value),
            "atLeastOne" => {
                component.groups.extend(long_form::group(reader, GroupKind::AtLeastOne, key, value))
            }
            "exactlyOne" => {
                component.groups.extend(long_form::group(reader, GroupKind::ExactlyOne, key, value))
            }
            _ if text.starts_with("x-") => {
                component.extensions.push((text.to_owned(), value.to_value()))
            }
            _ => reader.unknown_key(key, "a component", COMPONENT_KEYS),
        }
    }
    component
}

fn types(reader: &mut NodeReader, node: &Node) -> Vec<RawType> {
    let mut types = Vec::new();
    for (key, value) in reader.map(node, "types").unwrap_or_default() {
        let Some(name) = reader.key(key, "a type") else { continue };
        let name = Spanned { value: name.to_owned(), place: reader.place(key) };
        let mut generics = Vec::new();
        let form = long_form::form_with(
            reader,
            value,
            &format!("`{}`", name.value),
            &mut |reader, key, node| {
                let is_generics = key == "generics";
                if is_generics {
                    generics = reader.strings(node, key).unwrap_or_default();
                }
                is_generics
            },
        );
        types.extend(form.map(|form| RawType { name, generics, form }));
    }
    types
}

fn events(reader: &mut NodeReader, node: &Node) -> Vec<(Spanned<String>, Option<form::Form>)> {
    let mut events = Vec::new();
    for (key, value) in reader.map(node, "events").unwrap_or_default() {
        let Some(name) = reader.key(key, "an event") else { continue };
        let name = Spanned { value: name.to_owned(), place: reader.place(key) };
        if matches!(value.kind, Kind::Null) {
            events.push((name, None));
        } else if let Some(form) = long_form::form(reader, value, &format!("`{}`", name.value)) {
            events.push((name, Some(form)));
        }
    }
    events
}

fn slots(reader: &mut NodeReader, node: &Node) -> Vec<(Spanned<String>, Option<RawSlot>)> {
    let mut slots = Vec::new();
    for (key, value) in reader.map(node, "slots").unwrap_or_default() {
        let Some(name) = reader.key(key, "a slot") else { continue };
        let name = Spanned { value: name.to_owned(), place: reader.place(key) };
        let slot = match &value.kind {
            Kind::Null => None,
            Kind::String(text) => {
                let Some(description) = text.trim().strip_prefix("--").map(str::trim) else {
                    let message = "a slot has no type: what fills it is up to the framework";
                    let help = format!("for a description write `-- {}`", text.trim());
                    let place = reader.place(value);
                    reader.report(
                        Diagnostic::new(Code::InvalidExpression, place, message).help(help),
                    );
                    continue;
                };
                let docs =
                    DocsForm { description: Some(description.to_owned()), ..DocsForm::default() };
                Some(RawSlot { docs, ..RawSlot::default() })
            }
            Kind::Map(entries) => Some(slot(reader, entries)),
            _ => {
                let diagnostic = reader.wrong_kind(value, &name.value, "a description or a map");
                reader.report(diagnostic);
                continue;
            }
        };
        slots.push((name, slot));
    }
    slots
}

fn slot(reader: &mut NodeReader, entries: &[(Node, Node)]) -> RawSlot {
    const KNOWN: &[&str] =
        &["title", "description", "deprecated", "since", "see", "required", "props"];
    let mut slot = RawSlot::default();
    for (key, value) in entries {
        let Some(text) = reader.key(key, "a key") else { continue };
        match text {
            "required" => slot.required = reader.boolean(value, text).unwrap_or_default(),
            "props" => {
                slot.props = long_form::properties(reader, value, text, "a prop");
            }
            _ if slot.docs.read_key(reader, text, value) => {}
            _ => reader.unknown_key(key, "a slot", KNOWN),
        }
    }
    slot
}

/// A map of name to value, or a list of values.
fn examples(reader: &mut NodeReader, node: &Node) -> Vec<RawExample> {
    if let Kind::List(items) = &node.kind {
        let example = |(index, item): (usize, &Node)| RawExample {
            name: Spanned { value: format!("{}", index + 1), place: reader.place(item) },
            value: item.to_value(),
        };
        return items.iter().enumerate().map(example).collect();
    }
    let mut examples = Vec::new();
    for (key, value) in reader.map(node, "examples").unwrap_or_default() {
        let name = Spanned { value: key.key_text(), place: reader.place(key) };
        // An example without any value shows the component with its defaults.
        let value = match value.to_value() {
            crate::value::Value::Null => crate::value::Value::Object(Vec::new()),
            value => value,
        };
        examples.push(RawExample { name, value });
    }
    examples
}
