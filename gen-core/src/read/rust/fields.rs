//! Fields, named and not.

use syn::{FieldsNamed, FieldsUnnamed};

use super::attribute::{self, FieldDefault, Position};
use super::both::Both;
use super::rename::RenameRule;
use super::{Reader, SpanRange, docs, types};
use crate::diagnostic::Code;
use crate::model::{Additional, Field, Object, Presence, Type};

/// What a container says about its named fields.
#[derive(Clone, Copy)]
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
    properties.extend(first);
    for field in &fields.named {
        if let Some(field) = property(reader, field, rules) {
            refuse_same_key(reader, &properties, &field.sent);
            properties.push(field.map(Some));
        }
    }
    Both::all(properties).map(|fields| Object {
        fields: fields.into_iter().flatten().collect(),
        additional: rules.additional(),
        ..Object::default()
    })
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
fn property(reader: &mut Reader, field: &syn::Field, rules: Rules) -> Option<Both<Field>> {
    let ident = field.ident.as_ref()?;
    let refused = reader.diagnostics.len();
    let docs = docs::read(reader, &field.attrs);
    let attributes = attribute::Field::read(reader, &field.attrs);
    if attributes.skip {
        return None;
    }
    let own_name = super::name(ident);
    let (name, place) = match attributes.rename {
        Some(rename) => (rename.value, rename.place),
        None => {
            let place = reader.place(SpanRange::from(ident.span()));
            (rules.rename_all.map_or_else(|| own_name.clone(), |rule| rule.field(&own_name)), place)
        }
    };
    let optional = types::optional(&field.ty);

    let inner = types::read_unless(refused, reader, optional.unwrap_or(&field.ty));
    let whole = if optional.is_some() { inner.clone().map(types::nullable) } else { inner.clone() };
    let skipped = attributes.skip_serializing_if.as_deref();
    let never_null = optional.is_some() && skipped.is_some_and(is_option_is_none);
    let null_differs = never_null && !types::accepts_null(&inner.sent);

    let sent_presence = if skipped.is_some() { Presence::Optional } else { Presence::Required };
    let accepted_presence = match attributes.default {
        Some(FieldDefault::OfType) if optional.is_none() => {
            types::default(&field.ty).map_or(Presence::Optional, Presence::Default)
        }
        None if optional.is_none() && !rules.default => Presence::Required,
        _ => Presence::Optional,
    };

    let differs = null_differs || whole.accepted.is_some() || sent_presence != accepted_presence;
    let property = |ty, presence| Field {
        name: name.clone(),
        place,
        docs: docs.clone(),
        ty,
        presence,
        read_only: false,
        write_only: false,
        typescript_only: false,
    };
    let accepted = differs.then(|| {
        let ty = whole.accepted.unwrap_or_else(|| whole.sent.clone());
        property(ty, accepted_presence)
    });
    let ty = if never_null { inner.sent } else { whole.sent };
    Some(Both { sent: property(ty, sent_presence), accepted })
}

/// Two fields with one name on the wire: serde writes the key twice.
fn refuse_same_key(reader: &mut Reader, before: &[Both<Option<Field>>], field: &Field) {
    let before = before.iter().filter_map(|other| other.sent.as_ref());
    if let Some(first) = before.into_iter().find(|other| other.name == field.name) {
        let diagnostic = crate::diagnostic::Diagnostic::new(
            Code::DuplicateKey,
            field.place,
            format!("two fields are `{}` in JSON", field.name),
        );
        reader.diagnostics.push(
            diagnostic
                .related(first.place, "the first one")
                .help("give one of them another name with `#[serde(rename = \"…\")]`"),
        );
    }
}

/// Whether a predicate is `Option::is_none`, by one of its names.
fn is_option_is_none(path: &str) -> bool {
    let path: String = path.split_whitespace().collect();
    let path = path.trim_start_matches("::");
    let path =
        path.strip_prefix("std::option::").or(path.strip_prefix("core::option::")).unwrap_or(path);
    path == "Option::is_none"
}
