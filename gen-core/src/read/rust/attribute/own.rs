//! `#[component(…)]`: what serde cannot say.

use quote::ToTokens;

use super::entry::{Entry, EntryValue, Text};
use super::{Stated, refuse};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Docs;
use crate::name::nearest;
use crate::read::rust::{Reader, Test};
use crate::value::Value;

/// Keys of everything that has documentation.
const DOCUMENTATION: [&str; 4] = ["title", "since", "deprecated", "example"];
/// Keys that say what a value is, whatever its Rust type.
const REPLACEMENTS: [&str; 2] = ["as", "type"];
/// Keys that narrow a type down.
const CONSTRAINTS: [&str; 12] = [
    "minimum",
    "maximum",
    "exclusive_minimum",
    "exclusive_maximum",
    "multiple_of",
    "min_length",
    "max_length",
    "pattern",
    "format",
    "min_items",
    "max_items",
    "unique_items",
];

/// What carries `#[component(…)]`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::read::rust) enum Carrier {
    Container,
    Variant,
    /// A field with a name.
    Field,
    /// A field without a name.
    Position,
}

/// The entries of `#[component(…)]`.
#[derive(Default, Clone)]
pub(in crate::read::rust) struct Own {
    pub(in crate::read::rust) name: Option<Stated<String>>,
    /// What stands on the wire in place of the Rust type.
    pub(in crate::read::rust) sent: Option<Replacement>,
    pub(in crate::read::rust) accepted: Option<Replacement>,
    pub(in crate::read::rust) constraints: Vec<Constraint>,
    pub(in crate::read::rust) default: Option<Stated<Value>>,
    pub(in crate::read::rust) events: Vec<Entry>,
    pub(in crate::read::rust) slots: Vec<Entry>,
    pub(in crate::read::rust) test: Option<Stated<Test>>,
    docs: Docs,
}

/// What is read in place of a Rust type.
#[derive(Clone)]
pub(in crate::read::rust) enum Replacement {
    /// `as = "…"`: another Rust type.
    As(Text),
    /// `type = "…"`: a type expression.
    Type(Text),
}

/// A key that narrows a type down.
#[derive(Clone)]
pub(in crate::read::rust) struct Constraint {
    pub(in crate::read::rust) key: &'static str,
    pub(in crate::read::rust) value: Value,
    pub(in crate::read::rust) place: Place,
}

impl Own {
    /// Takes an entry of `#[component(…)]`.
    pub(super) fn take(&mut self, reader: &mut Reader, entry: &Entry, carrier: Carrier) {
        let key = entry.key.as_str();
        let allowed = allowed(carrier);
        if !allowed.contains(&key) {
            return refuse_unknown(reader, entry, &allowed);
        }
        match (key, &entry.value) {
            ("as", value) if self.replace(value, Replacement::As) => {}
            ("type", value) if self.replace(value, Replacement::Type) => {}
            ("name", EntryValue::Text(text)) => self.name = Some(text.stated()),
            ("title", EntryValue::Text(text)) => self.docs.title = Some(text.value.clone()),
            ("since", EntryValue::Text(text)) => self.docs.since = Some(text.value.clone()),
            ("deprecated", EntryValue::Text(text)) => {
                self.docs.deprecated = Some(text.value.clone());
            }
            ("deprecated", EntryValue::None) => self.docs.deprecated = Some(String::new()),
            ("example", EntryValue::Text(_) | EntryValue::Value(_)) => {
                self.docs.examples.extend(entry.json());
            }
            ("default", EntryValue::Text(_) | EntryValue::Value(_)) => {
                self.default = entry.json().map(|value| Stated { value, place: entry.place });
            }
            ("event", EntryValue::List(list)) => self.events.extend(list.iter().cloned()),
            ("slot", EntryValue::List(list)) => self.slots.extend(list.iter().cloned()),
            ("test", value) => match test(value) {
                Some(value) => self.test = Some(Stated { value, place: entry.place }),
                None => refuse(reader, entry),
            },
            _ => {
                let constraint = CONSTRAINTS.iter().find(|known| **known == key);
                match (constraint, entry.json()) {
                    (Some(key), Some(value)) if fits(key, &value) => {
                        self.constraints.push(Constraint { key, value, place: entry.place });
                    }
                    _ => refuse(reader, entry),
                }
            }
        }
    }

    /// `as = "…"`, or `as(serialize = "…", deserialize = "…")` with one of them or both.
    fn replace(&mut self, value: &EntryValue, replacement: fn(Text) -> Replacement) -> bool {
        match value {
            EntryValue::Text(text) => {
                self.sent = Some(replacement(text.clone()));
                self.accepted = self.sent.clone();
                true
            }
            EntryValue::List(list) => {
                for entry in list {
                    match (entry.key.as_str(), &entry.value) {
                        ("serialize", EntryValue::Text(text)) => {
                            self.sent = Some(replacement(text.clone()));
                        }
                        ("deserialize", EntryValue::Text(text)) => {
                            self.accepted = Some(replacement(text.clone()));
                        }
                        _ => return false,
                    }
                }
                true
            }
            _ => false,
        }
    }

    /// Adds what is said to what the doc comments say.
    pub(in crate::read::rust) fn document(&self, docs: &mut Docs) {
        let Docs { title, since, deprecated, examples, .. } = self.docs.clone();
        docs.title = title.or(docs.title.take());
        docs.since = since.or(docs.since.take());
        docs.deprecated = deprecated.or(docs.deprecated.take());
        docs.examples.extend(examples);
    }
}

/// `test`, or `test(accepted)`, `test(sent = "path")` or both.
fn test(value: &EntryValue) -> Option<Test> {
    let EntryValue::List(list) = value else {
        let test = Test { accepted: true, sent: true, values: None };
        return matches!(value, EntryValue::None).then_some(test);
    };
    let mut test = Test::default();
    for entry in list {
        match (entry.key.as_str(), &entry.value) {
            ("accepted", EntryValue::None) => test.accepted = true,
            ("sent", EntryValue::Text(text)) => {
                let path: syn::Path = text.literal.parse().ok()?;
                test.values = Some(path.to_token_stream());
            }
            _ => return None,
        }
    }
    (test.accepted || test.values.is_some()).then_some(test)
}

fn allowed(carrier: Carrier) -> Vec<&'static str> {
    let mut allowed = DOCUMENTATION.to_vec();
    allowed.extend(REPLACEMENTS);
    match carrier {
        Carrier::Container => allowed.extend(["name", "event", "slot", "test"]),
        Carrier::Field => allowed.push("default"),
        Carrier::Variant | Carrier::Position => {}
    }
    if carrier != Carrier::Variant {
        allowed.extend(CONSTRAINTS);
    }
    allowed
}

fn fits(key: &str, value: &Value) -> bool {
    match key {
        "pattern" | "format" => matches!(value, Value::String(_)),
        "unique_items" => matches!(value, Value::Boolean(_)),
        "min_length" | "max_length" | "min_items" | "max_items" => {
            matches!(value, Value::Integer(0..))
        }
        _ => matches!(value, Value::Integer(_) | Value::Number(_)),
    }
}

fn refuse_unknown(reader: &mut Reader, entry: &Entry, allowed: &[&str]) {
    let message = format!("`#[component({})]` means nothing here", entry.key);
    let known = [&CONSTRAINTS[..], &["name", "event", "slot", "test", "default"]].concat();
    let help = match nearest(&entry.key, allowed.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.contains(&entry.key.as_str()) => match entry.key.as_str() {
            "name" | "event" | "slot" | "test" => "put it on the type".to_owned(),
            _ => "put it on a field".to_owned(),
        },
        None => format!("known are: {}", allowed.join(", ")),
    };
    reader.diagnostics.push(Diagnostic::new(Code::UnknownKey, entry.place, message).help(help));
}
