//! Choices of literals.

use super::super::form::{Choice, DocsForm, Form};
use super::super::node_reader::{NodeReader, Spanned};
use super::super::tree::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::expression;
use crate::value::Value;

pub(super) fn is_type_name(node: &Node) -> bool {
    node.as_str().is_some_and(expression::is_keyword)
}

/// `[string, number]` looks like a tuple, but a list is a choice of literals.
pub(super) fn refuse_list_of_types(
    reader: &mut NodeReader,
    place: Place,
    items: &[Node],
) -> Option<Form> {
    let words: Vec<String> = items.iter().map(Node::key_text).collect();
    let words = words.join(", ");
    reader.report(
        Diagnostic::new(
            Code::AmbiguousLiteral,
            place,
            "a list is a choice of literals, but these are types",
        )
        .label("literals or types?")
        .help(format!("for a tuple, quote it: \"[{words}]\""))
        .help(format!("for the literals, write `enum: [{words}]`")),
    );
    None
}

pub(super) fn choices(reader: &mut NodeReader, node: &Node) -> Option<Vec<Choice>> {
    match &node.kind {
        Kind::List(items) => Some(items.iter().filter_map(|item| choice(reader, item)).collect()),
        Kind::Map(entries) => Some(
            entries
                .iter()
                .filter_map(|(key, value)| described_choice(reader, key, value))
                .collect(),
        ),
        _ => {
            let mut diagnostic =
                reader.wrong_kind(node, "enum", "a list, or a map of value to description");
            if let Some(text) = node.as_str() {
                diagnostic = diagnostic.help(format!("write `type: {text}`"));
            }
            reader.report(diagnostic);
            None
        }
    }
}

pub(super) fn choice(reader: &mut NodeReader, node: &Node) -> Option<Choice> {
    Some(Choice { value: literal(reader, node, "a value of a choice")?, docs: DocsForm::default() })
}

pub(super) fn described_choice(reader: &mut NodeReader, key: &Node, node: &Node) -> Option<Choice> {
    let value = literal(reader, key, "a value of `enum`")?;
    let mut docs = DocsForm::default();
    match &node.kind {
        Kind::Null => {}
        Kind::String(text) => docs.description = Some(text.trim().to_owned()),
        Kind::Map(entries) => {
            const KNOWN: &[&str] = &["title", "description", "deprecated", "since"];
            for (key, value) in entries {
                let Some(text) = reader.key(key, "a key") else { continue };
                if !KNOWN.contains(&text) || !docs.read_key(reader, text, value) {
                    reader.unknown_key(key, "a value of `enum`", KNOWN);
                }
            }
        }
        _ => {
            let diagnostic = reader.wrong_kind(node, "a value of `enum`", "a description or a map");
            reader.report(diagnostic);
        }
    }
    Some(Choice { value, docs })
}

pub(super) fn literal(reader: &mut NodeReader, node: &Node, key: &str) -> Option<Spanned<Value>> {
    if matches!(node.kind, Kind::List(_) | Kind::Map(_)) {
        let mut diagnostic = reader.wrong_kind(node, key, "a string, a number, a boolean or null");
        if let Kind::Map(_) = node.kind {
            diagnostic = diagnostic
                .help("values with descriptions are written as a map: `enum: { small: Compact. }`");
        }
        reader.report(diagnostic);
        return None;
    }
    Some(Spanned { value: node.to_value(), place: reader.place(node) })
}
