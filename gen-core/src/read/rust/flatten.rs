//! `#[serde(flatten)]`: the properties of a field's type stand beside the other fields.

use syn::Type as RustType;

use super::both::Both;
use super::fields::{Property, Rules};
use super::value::{self, Value};
use super::{Reader, attribute};
use crate::diagnostic::Place;
use crate::model::{Additional, Merged, Object, Type};

/// A definition is mixed in once all of them are known, a map takes what is left.
pub(super) fn read(
    reader: &mut Reader,
    ty: &RustType,
    attributes: &attribute::Field,
    place: Place,
    rules: Rules,
) -> Both<Property> {
    let names = &attributes.names;
    if names.sent.is_some() || names.accepted.is_some() || !names.aliases.is_empty() {
        let message = "a flattened field has no key that could be renamed";
        reader.refuse_at(place, message, "remove `rename` and `alias`, or `flatten`");
    }
    reader.flattens |= !attributes.skip_deserializing;
    let refused = reader.diagnostics.len();
    let was_buffered = std::mem::replace(&mut reader.is_buffered, true);
    let value = value::read(reader, ty, attributes);
    reader.is_buffered = was_buffered;
    let accepted = value.accepted.clone().unwrap_or_else(|| value.sent.clone());
    let is_left_out = attributes.skip_serializing_if.is_some();
    let sent = Value { is_option: value.sent.is_option || is_left_out, ..value.sent };
    let direction = |value: Value, is_skipped: bool| {
        if is_skipped { Some(Property::Nothing) } else { property(value, place) }
    };
    match (
        direction(sent, attributes.skip_serializing),
        direction(accepted, attributes.skip_deserializing),
    ) {
        (Some(sent), Some(accepted)) => {
            if rules.deny_unknown_fields && matches!(accepted, Property::Others(..)) {
                let message = "serde reads this map without taking its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this";
                let help = "remove `deny_unknown_fields`, or give the map a key of its own";
                reader.refuse_at(place, message, help);
            }
            Both::of(sent, accepted)
        }
        _ => {
            if reader.is_fine_since(refused) {
                reader.refuse(
                    ty,
                    "only structs, enums and maps can be flattened",
                    "flatten a type that derives `Type`, or a map with `String` keys",
                );
            }
            Property::Nothing.into()
        }
    }
}

fn property(Value { ty, is_option, .. }: Value, place: Place) -> Option<Property> {
    match ty {
        Type::Object(Object { key: Some(_), .. }) => None,
        Type::Object(Object { additional: Additional::Of(values), fields, .. })
            if fields.is_empty() =>
        {
            Some(Property::Others(values, place))
        }
        // Of any JSON value only an object can be written.
        Type::Unknown => Some(Property::Others(Box::new(Type::Unknown.into()), place)),
        Type::Null => Some(Property::Nothing),
        ty @ (Type::Reference(_) | Type::Parameter(_) | Type::Object(_)) => {
            Some(Property::Merged(Box::new(Merged {
                ty,
                written_out: None,
                position: 0,
                is_whole: false,
                is_optional: is_option,
                place,
            })))
        }
        _ => None,
    }
}

/// Serde does not look for the tag of a struct, so that a map takes it with all that is left.
pub(super) fn refuse_map_beside_tag(reader: &mut Reader, properties: &[Both<Property>]) {
    for property in properties {
        if let Property::Others(_, place) = property.accepted.as_ref().unwrap_or(&property.sent) {
            let message = "this map takes the tag of the struct: serde cannot read this";
            reader.refuse_at(*place, message, "remove `tag`, or give the map a key of its own");
        }
    }
}

/// A flattened struct takes its own keys, but only from what a map before it has left.
pub(super) fn refuse_map_before_others(reader: &mut Reader, properties: &[Both<Property>]) {
    let mut map = None;
    for property in properties {
        let flattened = match &property.sent {
            Property::Nothing => property.accepted.as_ref().unwrap_or(&Property::Nothing),
            sent => sent,
        };
        if let Some(place) = map
            && matches!(flattened, Property::Merged(_) | Property::Others(..))
        {
            reader.refuse_at(
                place,
                "this map takes the properties of what is flattened after it",
                "flatten the map last, or give it a key of its own",
            );
            return;
        }
        if let Property::Others(_, place) = flattened {
            map = Some(*place);
        }
    }
}
