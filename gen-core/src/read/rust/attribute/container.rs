//! The attributes of a struct or enum.

use syn::Attribute;

use super::entry::{EntryValue, Text, entries};
use super::{Carrier, Directions, Own, Stated, is_silent, refuse, refuse_foreign, take_rule};
use crate::diagnostic::Place;
use crate::read::rust::Reader;
use crate::read::rust::rename::RenameRule;

/// What carries the attributes of a container.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::read::rust) enum Shape {
    Named,
    Tuple,
    Unit,
    Enum,
}

/// The attributes of a struct or enum.
#[derive(Default)]
pub(in crate::read::rust) struct Container {
    /// The name that a tag of the struct says.
    pub(in crate::read::rust) rename: Option<Stated<String>>,
    pub(in crate::read::rust) rename_all: Directions<Option<RenameRule>>,
    pub(in crate::read::rust) rename_all_fields: Directions<Option<RenameRule>>,
    pub(in crate::read::rust) tag: Option<Stated<String>>,
    pub(in crate::read::rust) content: Option<Stated<String>>,
    pub(in crate::read::rust) untagged: Option<Place>,
    /// Where it says that the enum is the name of a field or of a variant, which serde only reads.
    pub(in crate::read::rust) identifier: Option<Place>,
    pub(in crate::read::rust) default: bool,
    pub(in crate::read::rust) deny_unknown_fields: bool,
    pub(in crate::read::rust) transparent: bool,
    /// The type that is sent in its place.
    pub(in crate::read::rust) into: Option<Text>,
    /// The type that is accepted in its place.
    pub(in crate::read::rust) from: Option<Text>,
    /// Whether serde sees `skip_serializing_if = "Option::is_none"` on every `Option`.
    pub(in crate::read::rust) skips_none: bool,
    pub(in crate::read::rust) own: Own,
}

impl Container {
    pub(in crate::read::rust) fn read(
        reader: &mut Reader,
        attributes: &[Attribute],
        shape: Shape,
    ) -> Self {
        let mut container =
            Container { skips_none: skips_none(attributes), ..Container::default() };
        refuse_foreign(reader, attributes);
        let is_struct = matches!(shape, Shape::Named | Shape::Tuple);
        let is_enum = shape == Shape::Enum;
        for entry in entries(reader, attributes) {
            if entry.own {
                container.own.take(reader, &entry, Carrier::Container);
                continue;
            }
            match (entry.key.as_str(), &entry.value) {
                ("rename", EntryValue::Text(text)) => container.rename = Some(text.stated()),
                ("rename", EntryValue::List(list)) => {
                    // Nobody looks at the name that is accepted.
                    for entry in list.iter().filter(|entry| entry.key == "serialize") {
                        if let EntryValue::Text(text) = &entry.value {
                            container.rename = Some(text.stated());
                        }
                    }
                }
                ("rename_all", _) if take_rule(reader, &mut container.rename_all, &entry) => {}
                ("rename_all_fields", _)
                    if is_enum && take_rule(reader, &mut container.rename_all_fields, &entry) => {}
                ("tag", EntryValue::Text(text)) if is_enum || shape == Shape::Named => {
                    container.tag = Some(text.stated());
                }
                ("content", EntryValue::Text(text)) if is_enum => {
                    container.content = Some(text.stated());
                }
                ("untagged", EntryValue::None) if is_enum => {
                    container.untagged = Some(entry.place);
                }
                ("field_identifier" | "variant_identifier", EntryValue::None) if is_enum => {
                    container.identifier = Some(entry.place);
                }
                ("default", EntryValue::None | EntryValue::Text(_)) if is_struct => {
                    container.default = true;
                }
                ("deny_unknown_fields", EntryValue::None) => container.deny_unknown_fields = true,
                ("transparent", EntryValue::None) if is_struct => container.transparent = true,
                ("into", EntryValue::Text(text)) => container.into = Some(text.clone()),
                ("from" | "try_from", EntryValue::Text(text)) => {
                    container.from = Some(text.clone());
                }
                ("remote", EntryValue::Text(_)) => {}
                (key, _) if is_silent(key) => {}
                _ => refuse(reader, &entry),
            }
        }
        container
    }
}

/// Whether `#[skip_serializing_none]` stands above the derive of `Serialize`: below, serde has seen
/// the fields already.
fn skips_none(attributes: &[Attribute]) -> bool {
    let Some(first) = attributes.iter().position(is_skip_serializing_none) else { return false };
    attributes[first..].iter().any(|attribute| derives(attribute, "Serialize"))
}

/// `#[serde_with::skip_serializing_none]`
pub(in crate::read::rust) fn is_skip_serializing_none(attribute: &Attribute) -> bool {
    let last = attribute.path().segments.last();
    last.is_some_and(|last| last.ident == "skip_serializing_none")
}

/// Whether an attribute is a list of derives with one of this name.
pub(in crate::read::rust) fn derives(attribute: &Attribute, name: &str) -> bool {
    let mut found = false;
    if attribute.path().is_ident("derive") {
        // What is malformed is rustc's to report.
        let _ = attribute.parse_nested_meta(|derive| {
            found |= derive.path.segments.last().is_some_and(|last| last.ident == name);
            Ok(())
        });
    }
    found
}
