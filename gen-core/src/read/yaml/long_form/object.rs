//! Objects: their properties, what else they may hold, and what they take over.

use super::super::form::{Form, Other};
use super::super::node_reader::{NodeReader, Spanned};
use super::super::tree::{Kind, Node};
use super::super::{RawGroup, RawProp};
use super::form;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::GroupKind;

/// Reads `properties`, `props` and the like.
pub(in super::super) fn properties(
    reader: &mut NodeReader,
    node: &Node,
    key: &str,
    what: &str,
) -> Option<Vec<RawProp>> {
    let entries = reader.map(node, key)?;
    let mut properties: Vec<RawProp> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Some(text) = reader.key(key, what) else { continue };
        let (name, optional) = match text.strip_suffix('?') {
            Some(name) => (name, true),
            None => (text, false),
        };
        let place = reader.place(key);
        if name.is_empty() {
            let message = format!("{what} has an empty name");
            reader
                .report(Diagnostic::new(Code::InvalidName, place, message).help("give it a name"));
            continue;
        }
        if let Some(first) = properties.iter().find(|property| property.name.value == name) {
            let message = format!("`{name}` is defined twice, with and without `?`");
            let first = first.name.place;
            reader.report(
                Diagnostic::new(Code::DuplicateKey, place, message)
                    .related(first, "first here")
                    .help("remove one of the two"),
            );
            continue;
        }
        let name = Spanned { value: name.to_owned(), place };
        let dropped = matches!(value.kind, Kind::Null);
        let form = if dropped { None } else { form(reader, value, &format!("`{}`", name.value)) };
        if dropped || form.is_some() {
            properties.push(RawProp { name, optional, form });
        }
    }
    Some(properties)
}

pub(in super::super) fn other(reader: &mut NodeReader, node: &Node) -> Option<Other> {
    if let Kind::Boolean(value) = node.kind {
        return Some(Other::Any(value));
    }
    form(reader, node, "`additionalProperties`").map(|form| Other::Of(Box::new(form)))
}

pub(super) fn one_of(reader: &mut NodeReader, node: &Node) -> Option<Vec<(Spanned<String>, Form)>> {
    let Kind::Map(entries) = &node.kind else {
        let diagnostic = reader.wrong_kind(node, "oneOf", "a map of tag to member").help(
            "write `discriminator: kind` and `oneOf: { image: { properties: … } }`, or `anyOf` for a list",
        );
        reader.report(diagnostic);
        return None;
    };
    let mut members = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Some(tag) = reader.key(key, "a member of `oneOf`") else { continue };
        let tag = Spanned { value: tag.to_owned(), place: reader.place(key) };
        let member = match value.kind {
            Kind::Null => Some(Form { place: tag.place, ..Form::default() }),
            _ => form(reader, value, "a member of `oneOf`"),
        };
        members.extend(member.map(|member| (tag, member)));
    }
    Some(members)
}

pub(in super::super) fn group(
    reader: &mut NodeReader,
    kind: GroupKind,
    key: &Node,
    node: &Node,
) -> Vec<RawGroup> {
    let place = reader.place(key);
    let name = key.key_text();
    // A list of lists holds several groups.
    if let Kind::List(items) = &node.kind
        && items.iter().all(|item| matches!(item.kind, Kind::List(_)))
        && !items.is_empty()
    {
        return items
            .iter()
            .filter_map(|item| {
                Some(RawGroup { kind, properties: reader.strings(item, &name)?, place })
            })
            .collect();
    }
    reader
        .strings(node, &name)
        .map(|properties| RawGroup { kind, properties, place })
        .into_iter()
        .collect()
}

/// What an object takes over from elsewhere.
pub(super) fn inherited(reader: &mut NodeReader, node: &Node, key: &str) -> Vec<Spanned<String>> {
    reader.has_inheriting_forms = true;
    reader.strings(node, key).unwrap_or_default()
}
