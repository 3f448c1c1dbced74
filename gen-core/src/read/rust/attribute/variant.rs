//! The attributes of a variant.

use syn::Attribute;

use super::entry::{EntryValue, entries};
use super::{Carrier, Codec, Directions, Names, Own, is_silent, refuse, refuse_foreign, take_rule};
use crate::diagnostic::Place;
use crate::read::rust::Reader;
use crate::read::rust::rename::RenameRule;

/// The attributes of a variant.
#[derive(Default)]
pub(in crate::read::rust) struct Variant {
    pub(in crate::read::rust) names: Names,
    pub(in crate::read::rust) rename_all: Directions<Option<RenameRule>>,
    pub(in crate::read::rust) skip_serializing: bool,
    pub(in crate::read::rust) skip_deserializing: bool,
    pub(in crate::read::rust) untagged: bool,
    /// Whether it stands for every tag that is not known.
    pub(in crate::read::rust) other: Option<Place>,
    pub(in crate::read::rust) writer: Option<Codec>,
    pub(in crate::read::rust) reader: Option<Codec>,
    /// Whether it is the enum's `Default`.
    pub(in crate::read::rust) is_default: bool,
    pub(in crate::read::rust) own: Own,
}

impl Variant {
    pub(in crate::read::rust) fn read(reader: &mut Reader, attributes: &[Attribute]) -> Self {
        let mut variant = Variant::default();
        refuse_foreign(reader, attributes);
        for entry in entries(reader, attributes) {
            if entry.own {
                variant.own.take(reader, &entry, Carrier::Variant);
                continue;
            }
            let codec = |key, path: &str| {
                Some(Codec { path: path.to_owned(), key, place: entry.place, takes_missing: false })
            };
            match (entry.key.as_str(), &entry.value) {
                ("rename_all", _) if take_rule(reader, &mut variant.rename_all, &entry) => {}
                ("skip", EntryValue::None) => {
                    variant.skip_serializing = true;
                    variant.skip_deserializing = true;
                }
                ("skip_serializing", EntryValue::None) => variant.skip_serializing = true,
                ("skip_deserializing", EntryValue::None) => variant.skip_deserializing = true,
                ("untagged", EntryValue::None) => variant.untagged = true,
                ("other", EntryValue::None) => variant.other = Some(entry.place),
                ("with", EntryValue::Text(text)) => {
                    variant.writer = codec("with", &text.value);
                    variant.reader = codec("with", &text.value);
                }
                ("serialize_with", EntryValue::Text(text)) => {
                    variant.writer = codec("serialize_with", &text.value);
                }
                ("deserialize_with", EntryValue::Text(text)) => {
                    variant.reader = codec("deserialize_with", &text.value);
                }
                (key, _) if is_silent(key) => {}
                _ if variant.names.take(&entry) => {}
                _ => refuse(reader, &entry),
            }
        }
        variant.is_default = attributes.iter().any(|it| it.path().is_ident("default"));
        variant
    }
}
