//! `#[serde(flatten)]`: the properties of a field's type stand beside the other fields.

use syn::Type as RustType;

use super::both::Both;
use super::fields::{Property, Rules};
use super::{Reader, attribute, types};
use crate::diagnostic::Place;
use crate::model::{Additional, Object, Type};

/// A definition is mixed in once all of them are known, a map takes what is left.
pub(super) fn read(
    reader: &mut Reader,
    ty: &RustType,
    attributes: &attribute::Field,
    place: Place,
    rules: Rules,
) -> Both<Property> {
    if attributes.has_key_rules() {
        let message = "a flattened field has no key that could be renamed or left out";
        reader.refuse_at(place, message, "keep `flatten` alone");
    }
    if rules.deny_unknown_fields {
        let message = "serde does not support `flatten` together with `deny_unknown_fields`";
        reader.refuse_at(place, message, "remove one of them");
    }
    let refused = reader.diagnostics.len();
    let was_buffered = std::mem::replace(&mut reader.is_buffered, true);
    let flattened = types::read(reader, ty);
    reader.is_buffered = was_buffered;
    let understood = |ty: &Type| match ty {
        Type::Reference(_) => true,
        Type::Object(object) => matches!(object.additional, Additional::Of(_)),
        _ => false,
    };
    if !understood(&flattened.sent) && reader.diagnostics.len() == refused {
        reader.refuse(
            ty,
            "only structs and maps can be flattened",
            "write a struct that derives `Type`, or a map with `String` keys",
        );
    }
    flattened.map(|ty| match ty {
        Type::Object(Object { additional: Additional::Of(values), .. }) => {
            Property::Others(values, place)
        }
        ty => Property::Merged(ty),
    })
}

/// A flattened map also takes what a flattened struct beside it takes, depending on their order.
pub(super) fn refuse_map_beside_others(reader: &mut Reader, properties: &[Both<Property>]) {
    let flattened = |property: &&Both<Property>| {
        matches!(property.sent, Property::Merged(_) | Property::Others(..))
    };
    if properties.iter().filter(flattened).count() < 2 {
        return;
    }
    for property in properties {
        if let Property::Others(_, place) = property.sent {
            reader.refuse_at(
                place,
                "a map is flattened beside another type, and may take its properties",
                "flatten the map alone, or give it a key of its own",
            );
        }
    }
}
