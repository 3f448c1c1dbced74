//! The attributes of a field.

use syn::Attribute;

use super::entry::{EntryValue, entries};
use super::{Carrier, Names, Own, is_silent, refuse, refuse_foreign};
use crate::diagnostic::Place;
use crate::read::rust::Reader;

/// The attributes of a field.
#[derive(Default, Clone)]
pub(in crate::read::rust) struct Field {
    pub(in crate::read::rust) names: Names,
    pub(in crate::read::rust) default: Option<FieldDefault>,
    pub(in crate::read::rust) skip_serializing_if: Option<String>,
    pub(in crate::read::rust) skip_serializing: bool,
    pub(in crate::read::rust) skip_deserializing: bool,
    pub(in crate::read::rust) flatten: Option<Place>,
    /// What writes the value in place of its type.
    pub(in crate::read::rust) writer: Option<Codec>,
    /// What reads the value in place of its type.
    pub(in crate::read::rust) reader: Option<Codec>,
    /// Whether `skip_serializing_none` passes it over.
    pub(in crate::read::rust) serialize_always: bool,
    pub(in crate::read::rust) own: Own,
}

/// What a missing field becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::read::rust) enum FieldDefault {
    /// The default of its type.
    OfType,
    /// What a function returns.
    Computed,
}

/// Code that writes or reads a value.
#[derive(Clone)]
pub(in crate::read::rust) struct Codec {
    /// The module or function, or nothing if it is none of serde's own attributes.
    pub(in crate::read::rust) path: String,
    /// The attribute.
    pub(in crate::read::rust) key: &'static str,
    pub(in crate::read::rust) place: Place,
    /// Whether it lets an `Option` be missing.
    pub(in crate::read::rust) takes_missing: bool,
}

impl Field {
    pub(in crate::read::rust) fn read(
        reader: &mut Reader,
        attributes: &[Attribute],
        carrier: Carrier,
    ) -> Self {
        let mut field = Field::default();
        refuse_foreign(reader, attributes);
        let is_named = carrier == Carrier::Field;
        for entry in entries(reader, attributes) {
            if entry.own {
                field.own.take(reader, &entry, carrier);
                continue;
            }
            let codec = |key, path: &str| {
                Some(Codec { path: path.to_owned(), key, place: entry.place, takes_missing: false })
            };
            match (entry.key.as_str(), &entry.value) {
                ("default", EntryValue::None) => field.default = Some(FieldDefault::OfType),
                ("default", EntryValue::Text(_)) => field.default = Some(FieldDefault::Computed),
                ("skip_serializing_if", EntryValue::Text(text)) => {
                    field.skip_serializing_if = Some(text.value.clone());
                }
                ("skip", EntryValue::None) => {
                    field.skip_serializing = true;
                    field.skip_deserializing = true;
                }
                ("skip_serializing", EntryValue::None) => field.skip_serializing = true,
                ("skip_deserializing", EntryValue::None) => field.skip_deserializing = true,
                ("flatten", EntryValue::None) if is_named => field.flatten = Some(entry.place),
                ("with", EntryValue::Text(text)) => {
                    field.writer = codec("with", &text.value);
                    field.reader = codec("with", &text.value);
                }
                ("serialize_with", EntryValue::Text(text)) => {
                    field.writer = codec("serialize_with", &text.value);
                }
                ("deserialize_with", EntryValue::Text(text)) => {
                    field.reader = codec("deserialize_with", &text.value);
                }
                (key, _) if is_silent(key) => {}
                _ if is_named && field.names.take(&entry) => {}
                _ => refuse(reader, &entry),
            }
        }
        for attribute in attributes {
            let path = attribute.path();
            field.serialize_always |= path.is_ident("serialize_always");
            if path.is_ident("serde_as") {
                let place = reader.place(super::super::SpanRange::of(path));
                let codec = Codec {
                    path: String::new(),
                    key: "serde_as",
                    place,
                    takes_missing: is_optional_adapter(attribute),
                };
                field.writer = Some(codec.clone());
                field.reader = Some(codec);
            }
        }
        field
    }
}

/// Whether serde_with takes a missing field for `None`: where the adapter is an `Option` too.
fn is_optional_adapter(attribute: &Attribute) -> bool {
    let mut is_option = false;
    // What is malformed is serde_with's to report.
    let _ = attribute.parse_nested_meta(|entry| {
        let text: syn::LitStr = entry.value()?.parse()?;
        if entry.path.is_ident("as") {
            let text = text.value();
            let path = text.split('<').next().unwrap_or_default();
            is_option =
                text.contains('<') && path.rsplit("::").next().map(str::trim) == Some("Option");
        }
        Ok(())
    });
    is_option
}
