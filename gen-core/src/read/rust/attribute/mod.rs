//! The attributes that decide what is on the wire: `#[serde(…)]` and `#[component(…)]`.
//!
//! What is not understood is refused. An attribute that is silently left out would make a type
//! that looks right and is not.

mod container;
mod entry;
mod field;
mod own;
mod variant;

use syn::Attribute;

pub(super) use self::container::{Container, Shape, derives, is_skip_serializing_none};
pub(super) use self::entry::{Entry, EntryValue, Text};
pub(super) use self::field::{Codec, Field, FieldDefault};
pub(super) use self::own::{Carrier, Constraint, Own, Replacement};
pub(super) use self::variant::Variant;
use super::Reader;
use super::rename::{RULES, RenameRule};
use crate::diagnostic::Place;

/// A value with the place where it is written.
#[derive(Clone)]
pub(super) struct Stated<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// A thing in each direction, where it may be stated for one of them only.
#[derive(Clone, Copy, Default)]
pub(super) struct Directions<T> {
    pub(super) sent: T,
    pub(super) accepted: T,
}

/// The names of a field or variant that are not made from its name in Rust.
#[derive(Clone, Default)]
pub(super) struct Names {
    pub(super) sent: Option<Stated<String>>,
    pub(super) accepted: Option<Stated<String>>,
    /// Other names that are accepted.
    pub(super) aliases: Vec<Stated<String>>,
}

impl Names {
    /// Takes `rename = "…"`, `rename(serialize = "…", deserialize = "…")` or `alias = "…"`.
    fn take(&mut self, entry: &Entry) -> bool {
        match (entry.key.as_str(), &entry.value) {
            ("rename", EntryValue::Text(text)) => {
                self.sent = Some(text.stated());
                self.accepted = Some(text.stated());
            }
            ("rename", EntryValue::List(list)) => {
                for entry in list {
                    match (entry.key.as_str(), &entry.value) {
                        ("serialize", EntryValue::Text(text)) => self.sent = Some(text.stated()),
                        ("deserialize", EntryValue::Text(text)) if self.accepted.is_none() => {
                            self.accepted = Some(text.stated());
                        }
                        ("deserialize", EntryValue::Text(text)) => self.aliases.push(text.stated()),
                        _ => return false,
                    }
                }
            }
            ("alias", EntryValue::Text(text)) => self.aliases.push(text.stated()),
            _ => return false,
        }
        true
    }
}

/// Takes a rule for both directions or `rename_all(serialize = "…", deserialize = "…")`; false if
/// it is something else.
fn take_rule(
    reader: &mut Reader,
    rules: &mut Directions<Option<RenameRule>>,
    entry: &Entry,
) -> bool {
    match &entry.value {
        EntryValue::Text(text) => {
            let rule = rule(reader, text);
            *rules = Directions { sent: rule, accepted: rule };
            true
        }
        EntryValue::List(list) => {
            list.iter().all(|entry| match (entry.key.as_str(), &entry.value) {
                ("serialize", EntryValue::Text(text)) => {
                    rules.sent = rule(reader, text);
                    true
                }
                ("deserialize", EntryValue::Text(text)) => {
                    rules.accepted = rule(reader, text);
                    true
                }
                _ => false,
            })
        }
        _ => false,
    }
}

fn rule(reader: &mut Reader, text: &Text) -> Option<RenameRule> {
    let rule = RenameRule::named(&text.value);
    if rule.is_none() {
        let known: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
        let message = format!("there is no rename rule `{}`", text.value);
        reader.refuse_at(text.place, message, format!("serde has: {}", known.join(", ")));
    }
    rule
}

/// Whether an attribute of serde says nothing about the wire.
fn is_silent(key: &str) -> bool {
    matches!(key, "bound" | "borrow" | "crate" | "expecting" | "getter")
}

/// Refuses the attributes of others that change what serde sees. The rest are helpers of other
/// derives and lints, which mean nothing on the wire.
fn refuse_foreign(reader: &mut Reader, attributes: &[Attribute]) {
    for attribute in attributes {
        let Some(last) = attribute.path().segments.last() else { continue };
        let name = last.ident.to_string();
        match name.as_str() {
            "cfg" | "cfg_attr" => reader.refuse(
                attribute.path(),
                format!("`#[{name}(…)]` is not evaluated yet"),
                "leave the condition out, or derive on one type for each case",
            ),
            "apply" => reader.refuse(
                attribute.path(),
                format!("`#[{name}]` changes what serde does in a way that gen does not follow"),
                "write serde's own attributes on the fields",
            ),
            _ => {}
        }
    }
}

fn refuse(reader: &mut Reader, entry: &Entry) {
    let attribute = if entry.own { "component" } else { "serde" };
    let message = format!("gen does not understand `#[{attribute}({})]` here", entry.key);
    reader.refuse_at(entry.place, message, help(entry));
}

/// What to write in place of an attribute that is refused.
fn help(entry: &Entry) -> &'static str {
    if entry.own {
        return match entry.key.as_str() {
            "as" => "write another Rust type: `as = \"String\"`",
            "type" => "write a type expression: `type = \"date-time | null\"`",
            "event" => "list events with what listeners get: `event(press, select = \"Row\")`",
            "slot" => "list slots with what they hand out: `slot(icon, cell = \"{ row: Row }\")`",
            "test" => {
                "write `test`; `test(accepted)` where serde only reads the type, and \
                 `test(sent = \"values\")` with a function that gives values where it only sends it"
            }
            "min_length" | "max_length" | "min_items" | "max_items" => {
                "write a whole number: `max_length = 80`"
            }
            "unique_items" => "write `unique_items`",
            "pattern" | "format" | "name" | "title" | "since" | "deprecated" => {
                "write a string: `title = \"…\"`"
            }
            "default" | "example" => "write a JSON value: `\"a\"`, `1`, `[true]`, `{ a: null }`",
            _ => "write a number: `minimum = 0`",
        };
    }
    match entry.key.as_str() {
        "rename" => "write `rename = \"…\"` or `rename(serialize = \"…\", deserialize = \"…\")`",
        "rename_all" | "rename_all_fields" => {
            "write `rename_all = \"…\"` or `rename_all(serialize = \"…\", deserialize = \"…\")`"
        }
        "flatten" | "alias" => "put it on a field with a name",
        "other" => "put it on a variant without fields",
        "tag" | "content" => "tags belong to an enum; `tag` also to a named struct",
        "untagged" => "put it on an enum or on a variant",
        "default" | "skip_serializing_if" => "put it on a field",
        "from" | "try_from" | "into" | "remote" => "put it on the type",
        "with" | "serialize_with" | "deserialize_with" => "put it on a field or a variant",
        _ => "serde has no such attribute here: remove it",
    }
}
