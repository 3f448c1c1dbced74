//! Fields, named and not.

use syn::{FieldsNamed, FieldsUnnamed};

use super::attribute::{self, FieldDefault, Position};
use super::both::Both;
use super::rename::RenameRule;
use super::{Reader, SpanRange, docs, flatten, types, variants};
use crate::diagnostic::Place;
use crate::model::{Additional, Described, Field, Merged, Object, Presence, Type};

/// What a container says about its named fields.
#[derive(Clone, Copy, Default)]
pub(super) struct Rules {
    pub(super) rename_all: Option<RenameRule>,
    /// Whether a default of the whole container stands in for what is missing.
    pub(super) default: bool,
    pub(super) deny_unknown_fields: bool,
}

impl Rules {
    pub(super) fn additional(self) -> Additional {
        if self.deny_unknown_fields { Additional::Refused } else { Additional::Ignored }
    }
}

/// The properties that named fields are. `first` is a tag that stands before them.
pub(super) fn named(
    reader: &mut Reader,
    fields: &FieldsNamed,
    rules: Rules,
    first: Option<Both<Option<Field>>>,
) -> Both<Object> {
    let mut properties = Vec::with_capacity(fields.named.len() + 1);
    properties.extend(first.map(|tag| tag.map(|tag| tag.map_or(Property::Nothing, Property::one))));
    for field in &fields.named {
        properties.extend(property(reader, field, rules));
    }
    flatten::refuse_map_beside_others(reader, &properties);
    let sent = properties.iter().filter_map(|property| match &property.sent {
        Property::One(field) => Some((field.name.as_str(), field.place)),
        _ => None,
    });
    reader.refuse_same("fields", sent);
    Both::all(properties).map(|properties| {
        let mut object = Object { additional: rules.additional(), ..Object::default() };
        for property in properties {
            match property {
                Property::Nothing => {}
                Property::One(field) => object.fields.push(*field),
                Property::Merged(ty) => {
                    let position = object.fields.len();
                    object.merged.push(Merged { ty, position, is_whole: false });
                }
                Property::Others(values, _) => object.additional = Additional::Of(values),
            }
        }
        object
    })
}

/// What a named field is in an object.
#[derive(Clone)]
pub(super) enum Property {
    Nothing,
    One(Box<Field>),
    /// All properties of another definition.
    Merged(Type),
    /// Everything that is no other property, and where that is written.
    Others(Box<Described>, Place),
}

impl Property {
    fn one(field: Field) -> Self {
        Property::One(Box::new(field))
    }
}

/// The items that fields without names are, without those that are skipped.
pub(super) fn unnamed(reader: &mut Reader, fields: &FieldsUnnamed) -> Both<Vec<Type>> {
    let mut items = Vec::with_capacity(fields.unnamed.len());
    for field in &fields.unnamed {
        let refused = reader.diagnostics.len();
        if Position::read(reader, &field.attrs).skip.is_none() {
            items.push(types::read_unless(refused, reader, &field.ty));
        }
    }
    Both::all(items)
}

/// One named field; nothing if it is skipped.
fn property(reader: &mut Reader, field: &syn::Field, rules: Rules) -> Option<Both<Property>> {
    let ident = field.ident.as_ref()?;
    let refused = reader.diagnostics.len();
    let docs = docs::read(reader, &field.attrs);
    let attributes = attribute::Field::read(reader, &field.attrs);
    if attributes.skip {
        return None;
    }
    if let Some(place) = attributes.flatten {
        let flattened = flatten::read(reader, &field.ty, &attributes, place, rules);
        return (reader.diagnostics.len() == refused).then_some(flattened);
    }
    let (name, place) = match attributes.rename {
        Some(rename) => (rename.value, rename.place),
        None => {
            let name = super::name(ident);
            let name = rules.rename_all.map_or_else(|| name.clone(), |rule| rule.field(&name));
            (name, reader.place(SpanRange::from(ident.span())))
        }
    };
    let optional = types::optional(&field.ty);
    let ty = types::read_unless(refused, reader, optional.unwrap_or(&field.ty));
    let nullable = |ty| if optional.is_some() { types::nullable(ty) } else { ty };

    let left_out = attributes.skip_serializing_if.as_deref();
    let never_null = optional.is_some() && left_out.is_some_and(is_option_is_none);
    let presence = if left_out.is_some() { Presence::Optional } else { Presence::Required };
    let accepted_presence = match attributes.default {
        Some(FieldDefault::OfType) if optional.is_none() => {
            types::default(&field.ty).map_or(Presence::Optional, Presence::Default)
        }
        None if optional.is_none() && !rules.default => Presence::Required,
        _ => Presence::Optional,
    };
    let differs = ty.accepted.is_some()
        || presence != accepted_presence
        || never_null && !types::accepts_null(&ty.sent);

    let accepted = differs.then(|| Field {
        presence: accepted_presence,
        docs: docs.clone(),
        ..variants::field(&name, place, nullable(ty.accepted.unwrap_or_else(|| ty.sent.clone())))
    });
    let sent = if never_null { ty.sent } else { nullable(ty.sent) };
    let sent = Field { presence, docs, ..variants::field(&name, place, sent) };
    Some(Both { sent, accepted }.map(Property::one))
}

/// Whether a predicate is `Option::is_none`, by one of its names.
fn is_option_is_none(path: &str) -> bool {
    let path: String = path.split_whitespace().collect();
    let path = path.trim_start_matches("::");
    let path =
        path.strip_prefix("std::option::").or(path.strip_prefix("core::option::")).unwrap_or(path);
    path == "Option::is_none"
}
