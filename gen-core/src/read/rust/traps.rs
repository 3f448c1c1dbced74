//! What compiles, and surprises on the wire: warnings.

use proc_macro2::Ident;

use super::attribute;
use super::both::Both;
use super::fields::Rules;
use super::value::Value;
use super::{Reader, SpanRange};
use crate::diagnostic::Place;
use crate::model::{Additional, Field, Number, Object, Presence, Text, Type};
use crate::value::Value as Json;

/// A field that is left out, and needed when it is read back.
pub(super) fn field(
    reader: &mut Reader,
    attributes: &attribute::Field,
    value: &Both<Value>,
    rules: Rules,
    ident: &Ident,
) {
    let accepted = value.accepted.as_ref().unwrap_or(&value.sent);
    let is_needed = attributes.default.is_none() && !rules.default && !accepted.is_option;
    let is_read = !attributes.skip_deserializing;
    if attributes.skip_serializing_if.is_some() && is_needed && is_read {
        let place = reader.place(SpanRange::from(ident.span()));
        let message = format!(
            "`{}` may be left out when it is sent, but is needed when it is read",
            super::name(ident)
        );
        reader.warn_at(place, message, "add `#[serde(default)]`");
    }
}

/// A variant of an untagged enum, as it is accepted.
pub(super) struct Untagged<'a> {
    pub(super) name: &'a str,
    pub(super) place: Place,
    pub(super) ty: Type,
}

/// Variants that are never read, since one before them takes all of their values.
pub(super) fn untagged(reader: &mut Reader, variants: &[Untagged]) {
    for (index, later) in variants.iter().enumerate() {
        let earlier = variants[..index].iter().find(|earlier| takes(&earlier.ty, &later.ty));
        if let Some(earlier) = earlier {
            let message = format!(
                "`{}` is never read: `{}` stands before it and takes all of its values",
                later.name, earlier.name
            );
            reader.warn_at(later.place, message, "put the variant with more fields first");
        }
    }
}

/// Whether every value of the second type is known to be one of the first.
fn takes(first: &Type, second: &Type) -> bool {
    match (first, second) {
        (Type::Unknown, _) => true,
        (Type::Object(first), Type::Object(second)) => takes_object(first, second),
        (Type::Number(first), Type::Number(second)) => takes_number(first, second),
        (Type::String(first), Type::String(_) | Type::Literal(Json::String(_))) => {
            *first == Text::default()
        }
        (first, second) => first == second,
    }
}

fn takes_object(first: &Object, second: &Object) -> bool {
    let is_open = matches!(first.additional, Additional::Ignored);
    let is_plain = |object: &Object| object.merged.is_empty() && object.groups.is_empty();
    let fields_fit = first.fields.iter().all(|field| {
        match second.fields.iter().find(|other| other.name == field.name) {
            Some(other) => {
                (is_required(other) || !is_required(field)) && takes(&field.ty, &other.ty)
            }
            None => !is_required(field),
        }
    });
    is_open && is_plain(first) && is_plain(second) && fields_fit
}

fn is_required(field: &Field) -> bool {
    matches!(field.presence, Presence::Required | Presence::OfType { has_default: false })
}

/// All numbers are known to take only those of the same bounds, and fractions to take integers.
fn takes_number(first: &Number, second: &Number) -> bool {
    first == second || *first == Number::default()
}
