//! Typed reading of nodes: a wrong kind is reported, and reading goes on.

use super::tree::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::name;

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Place,
}

/// Reads nodes of one file and collects what is wrong with them.
pub struct NodeReader<'d> {
    source: u32,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// Whether an object that is read takes over properties from elsewhere.
    pub(super) has_inheriting_forms: bool,
}

/// The entries of a map.
type Entries<'n, 'a> = &'n [(Node<'a>, Node<'a>)];

impl<'d> NodeReader<'d> {
    /// A reader for the file with this number.
    pub fn new(source: u32, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        NodeReader { source, diagnostics, has_inheriting_forms: false }
    }

    /// Adds a diagnostic.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Where a node stands.
    pub fn place(&self, node: &Node) -> Place {
        Place { source: self.source, node: node.ordinal, ..Place::default() }
    }

    /// Reports that a node is not what its key needs.
    pub fn wrong_kind(&mut self, node: &Node, key: &str, expected: &str) -> Diagnostic {
        // A key is code, `an item of …` is prose.
        let what = if key.contains(' ') { key.to_owned() } else { format!("`{key}`") };
        let message = format!("{what} is {expected}, found {}", node.kind_name());
        Diagnostic::new(Code::WrongKind, self.place(node), message)
            .label(format!("expected {expected}"))
    }

    /// A string.
    pub fn string(&mut self, node: &Node, key: &str) -> Option<String> {
        if let Some(text) = node.as_str() {
            return Some(text.to_owned());
        }
        let mut diagnostic = self.wrong_kind(node, key, "a string");
        if matches!(node.kind, Kind::Number(_) | Kind::Integer(_) | Kind::Boolean(_)) {
            diagnostic = diagnostic.help("put quotes around it");
        }
        self.report(diagnostic);
        None
    }

    /// A string and its place.
    pub fn spanned_string(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        Some(Spanned { value: self.string(node, key)?, place: self.place(node) })
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, node: &Node, key: &str) -> Option<bool> {
        if let Kind::Boolean(value) = node.kind {
            return Some(value);
        }
        let mut diagnostic = self.wrong_kind(node, key, "true or false");
        if node.as_str().is_some() {
            diagnostic = diagnostic.help("write `true` or `false` without quotes");
        }
        self.report(diagnostic);
        None
    }

    /// The items of a list.
    pub fn list<'n, 'a>(&mut self, node: &'n Node<'a>, key: &str) -> Option<&'n [Node<'a>]> {
        if let Kind::List(items) = &node.kind {
            return Some(items);
        }
        let mut diagnostic = self.wrong_kind(node, key, "a list");
        if let Some(text) = node.as_str() {
            diagnostic = diagnostic.help(format!("write `{key}: [{text}]`"));
        } else if key == "required" {
            diagnostic = diagnostic
                .help("a prop is required unless its key ends in `?` or it has a default");
        }
        self.report(diagnostic);
        None
    }

    /// The entries of a map; nothing at all reads as an empty map.
    pub fn map<'n, 'a>(&mut self, node: &'n Node<'a>, key: &str) -> Option<Entries<'n, 'a>> {
        match &node.kind {
            Kind::Map(entries) => Some(entries),
            Kind::Null => Some(&[]),
            _ => {
                let mut diagnostic = self.wrong_kind(node, key, "a map");
                if node.as_str().is_some() {
                    diagnostic =
                        diagnostic.help("write `key: value`, with a space behind the colon");
                } else if matches!(node.kind, Kind::List(_)) {
                    diagnostic =
                        diagnostic.help("write `key: value` for each, without a `-` before it");
                }
                self.report(diagnostic);
                None
            }
        }
    }

    /// A list of strings with their places.
    pub fn strings(&mut self, node: &Node, key: &str) -> Option<Vec<Spanned<String>>> {
        let items = self.list(node, key)?;
        let item = format!("an item of `{key}`");
        Some(items.iter().filter_map(|node| self.spanned_string(node, &item)).collect())
    }

    /// The key of an entry, which must be a string.
    pub fn key<'n>(&mut self, key: &'n Node, what: &str) -> Option<&'n str> {
        if let Some(text) = key.as_str() {
            return Some(text);
        }
        let message = format!("the name of {what} is a string, found {}", key.kind_name());
        let place = self.place(key);
        self.report(
            Diagnostic::new(Code::WrongKind, place, message)
                .help(format!("put quotes around it: \"{}\"", key.key_text())),
        );
        None
    }

    /// Reports a key that does not exist here, with the nearest one that does.
    pub fn unknown_key(&mut self, key: &Node, what: &str, known: &[&str]) {
        let text = key.key_text();
        let message = format!("{what} has no key `{text}`");
        let mut diagnostic = Diagnostic::new(Code::UnknownKey, self.place(key), message);
        if let Some(help) = FOREIGN_KEYS.iter().find(|(foreign, _)| *foreign == text) {
            diagnostic = diagnostic.help(help.1);
        } else if let Some(near) = name::nearest(&text, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        } else {
            diagnostic =
                diagnostic.help(format!("its keys are {}, and `x-…` for your own", listed(known)));
        }
        self.report(diagnostic);
    }
}

/// Keys that people bring from other formats, and what to write instead.
const FOREIGN_KEYS: &[(&str, &str)] = &[
    ("name", "the name of a component is the value of `component`"),
    ("example", "write `examples`"),
    ("values", "write `enum`"),
    ("nullable", "write the type as a union: `string | null`"),
    ("optional", "a key that ends in `?` is optional: `label?: string`"),
    ("allOf", "copy from another component with `extends`, or list all `properties`"),
    ("not", "there is no type for what a value is not; say what it is"),
    ("if", "describe alternatives with `discriminator` and `oneOf`"),
    ("$ref", "name the type: `type: Row`"),
    ("$defs", "write `types`"),
    ("definitions", "write `types`"),
    ("patternProperties", "write `additionalProperties` with the type of all values"),
    ("meta:enum", "write `enum` as a map of value to description"),
    ("min", "write `minimum`, `minLength` or `minItems`"),
    ("max", "write `maximum`, `maxLength` or `maxItems`"),
    ("children", "content that users hand in is a slot: write `slots`"),
];

/// Whether what to write instead of a key is known.
pub(super) fn is_foreign_key(key: &str) -> bool {
    FOREIGN_KEYS.iter().any(|(foreign, _)| *foreign == key)
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
