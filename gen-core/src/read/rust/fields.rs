//! Fields, named and not.

use syn::{FieldsNamed, FieldsUnnamed};

use super::attribute::{self, Carrier, Directions, FieldDefault, Stated};
use super::both::Both;
use super::rename::RenameRule;
use super::value::{self, Value};
use super::{Reader, SpanRange, docs, flatten, traps, types, variants};
use crate::diagnostic::Place;
use crate::model::{
    Additional, Described, Docs, Field, Group, GroupKind, Merged, Object, Presence, Type, Union,
};

/// What a container says about its fields.
#[derive(Clone, Copy, Default)]
pub(super) struct Rules {
    pub(super) rename_all: Directions<Option<RenameRule>>,
    /// Whether a default of the whole container stands in for what is missing.
    pub(super) default: bool,
    pub(super) deny_unknown_fields: bool,
    /// Whether `None` is left out, unless the field says otherwise.
    pub(super) skips_none: bool,
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
    let has_tag = first.is_some();
    properties.extend(first.map(|tag| tag.map(|tag| tag.map_or(Property::Nothing, Property::one))));
    for field in &fields.named {
        properties.push(property(reader, field, rules));
    }
    flatten::refuse_map_before_others(reader, &properties);
    if has_tag {
        flatten::refuse_map_beside_tag(reader, &properties);
    }
    let properties = Both::all(properties);
    refuse_same(reader, &properties.sent);
    if let Some(accepted) = &properties.accepted
        && names(accepted).ne(names(&properties.sent))
    {
        refuse_same(reader, accepted);
    }
    properties.map(|properties| object(properties, rules))
}

fn object(properties: Vec<Property>, rules: Rules) -> Object {
    let mut object = Object { additional: rules.additional(), ..Object::default() };
    for property in properties {
        match property {
            Property::Nothing => {}
            Property::One(field) => object.fields.push(*field),
            Property::Several(fields, kind) => {
                let properties = fields.iter().map(|field| field.name.clone()).collect();
                let place = fields.first().map(|field| field.place).unwrap_or_default();
                object.groups.push(Group { kind, properties, place });
                object.fields.extend(fields);
            }
            Property::Merged(merged) => {
                let position = object.fields.len();
                object.merged.push(Merged { position, ..*merged });
            }
            Property::Others(values, _) => object.additional = Additional::Of(values),
        }
    }
    object
}

/// What a named field is in an object.
#[derive(Clone, PartialEq)]
pub(super) enum Property {
    Nothing,
    One(Box<Field>),
    /// The same property under several names.
    Several(Vec<Field>, GroupKind),
    /// All properties of another type.
    Merged(Box<Merged>),
    /// Everything that is no other property, and where that is written.
    Others(Box<Described>, Place),
}

impl Property {
    fn one(field: Field) -> Self {
        Property::One(Box::new(field))
    }
}

fn names(properties: &[Property]) -> impl Iterator<Item = (&str, Place)> {
    properties.iter().flat_map(|property| {
        let fields = match property {
            Property::One(field) => std::slice::from_ref(&**field),
            Property::Several(fields, _) => fields,
            _ => &[],
        };
        fields.iter().map(|field| (field.name.as_str(), field.place))
    })
}

fn refuse_same(reader: &mut Reader, properties: &[Property]) {
    reader.refuse_same("fields", names(properties));
}

/// One named field.
fn property(reader: &mut Reader, field: &syn::Field, rules: Rules) -> Both<Property> {
    let Some(ident) = field.ident.as_ref() else { return Property::Nothing.into() };
    let refused = reader.diagnostics.len();
    let mut docs = docs::read(reader, &field.attrs);
    let mut attributes = attribute::Field::read(reader, &field.attrs, Carrier::Field);
    attributes.own.document(&mut docs);
    if rules.skips_none && types::is_option(&field.ty) && !attributes.serialize_always {
        attributes.skip_serializing_if.get_or_insert_with(|| "Option::is_none".to_owned());
    }
    if attributes.skip_serializing && attributes.skip_deserializing {
        return Property::Nothing.into();
    }
    if let Some(place) = attributes.flatten {
        let flattened = flatten::read(reader, &field.ty, &attributes, place, rules);
        let is_understood = reader.is_fine_since(refused);
        return if is_understood { flattened } else { Property::Nothing.into() };
    }
    let place = reader.place(SpanRange::from(ident.span()));
    let name = |stated: &Option<Stated<String>>, rule: Option<RenameRule>| match stated {
        Some(rename) => (rename.value.clone(), rename.place),
        None => {
            let name = super::name(ident);
            (rule.map_or_else(|| name.clone(), |rule| rule.field(&name)), place)
        }
    };
    let value = if reader.is_fine_since(refused) {
        value::read(reader, &field.ty, &attributes)
    } else {
        let is_option = types::optional(&field.ty).is_some();
        Value { ty: Type::Unknown, is_option, is_rust: true }.into()
    };
    let is_default = refuse_default(reader, &attributes, rules);
    traps::field(reader, &attributes, &value, rules, ident);

    let accepted_value = value.accepted.as_ref().unwrap_or(&value.sent);
    let is_of_type = accepted_value.is_rust && accepted_value.ty.decides_presence();
    let accepted_presence = match (attributes.default, &attributes.own.default) {
        (_, Some(default)) if is_default => Presence::Default(default.value.clone()),
        (Some(FieldDefault::OfType), _) if !accepted_value.is_option => {
            match types::default(&field.ty) {
                Some(default) if accepted_value.is_rust && attributes.own.accepted.is_none() => {
                    Presence::Default(default)
                }
                _ if is_of_type => Presence::OfType { has_default: true },
                _ => Presence::Optional,
            }
        }
        (Some(_), _) => Presence::Optional,
        (None, _) if rules.default => Presence::Optional,
        (None, _) if accepted_value.is_option => Presence::Optional,
        (None, _) if is_of_type => Presence::OfType { has_default: false },
        (None, _) => Presence::Required,
    };
    let nullable = |value: &Value| {
        let ty = value.ty.clone();
        if value.is_option { types::nullable(ty) } else { ty }
    };

    let accepted = if attributes.skip_deserializing {
        Property::Nothing
    } else {
        let (name, place) = name(&attributes.names.accepted, rules.rename_all.accepted);
        let field = Field {
            presence: accepted_presence.clone(),
            docs: docs.clone(),
            ..variants::field(&name, place, nullable(accepted_value))
        };
        aliased(field, &attributes.names.aliases)
    };
    let sent = if attributes.skip_serializing {
        Property::Nothing
    } else {
        let (name, place) = name(&attributes.names.sent, rules.rename_all.sent);
        let left_out = attributes.skip_serializing_if.as_deref();
        let never_null = value.sent.is_option && left_out.is_some_and(is_option_is_none);
        let ty = if never_null { value.sent.ty.clone() } else { nullable(&value.sent) };
        let presence = match (left_out, accepted_presence) {
            (Some(_), _) => Presence::Optional,
            (None, same @ Presence::OfType { has_default: false }) => same,
            (None, _) => Presence::Required,
        };
        Property::one(Field { presence, docs, ..variants::field(&name, place, ty) })
    };
    Both::of(sent, accepted)
}

/// A default that nobody fills in is no default; whether there is one.
fn refuse_default(reader: &mut Reader, attributes: &attribute::Field, rules: Rules) -> bool {
    let Some(default) = &attributes.own.default else { return false };
    if attributes.default.is_none() && !rules.default {
        let message = "serde fills in no default here";
        reader.refuse_at(default.place, message, "add `#[serde(default = \"…\")]`");
        return false;
    }
    true
}

/// A field that is accepted under several names, exactly one of which may be there.
fn aliased(field: Field, aliases: &[Stated<String>]) -> Property {
    let others: Vec<&Stated<String>> =
        aliases.iter().filter(|alias| alias.value != field.name).collect();
    if others.is_empty() {
        return Property::one(field);
    }
    let is_required = match &field.presence {
        Presence::Required | Presence::OfType { has_default: false } => true,
        Presence::Optional | Presence::Default(_) | Presence::OfType { has_default: true } => false,
    };
    let description = format!("Another name of `{}`.", field.name);
    let docs = Docs { description: Some(description), ..Docs::default() };
    let mut fields = vec![field.clone()];
    for alias in others {
        fields.push(Field {
            presence: Presence::Optional,
            docs: docs.clone(),
            ..variants::field(&alias.value, alias.place, field.ty.clone())
        });
    }
    if is_required {
        fields[0].presence = Presence::Optional;
        return Property::Several(fields, GroupKind::ExactlyOne);
    }
    Property::Several(fields, GroupKind::AtMostOne)
}

/// A field without a name.
struct Item {
    value: Both<Value>,
    is_sent: bool,
    is_accepted: bool,
    /// Whether it may be left out when it is sent.
    is_left_out: bool,
    /// Whether it may be left out at the end of what is accepted.
    has_default: bool,
}

/// The most fields of a tuple that may be left out independently of each other.
const MOST_LEFT_OUT: usize = 4;

/// The list that fields without names are, without those that are skipped.
pub(super) fn unnamed(reader: &mut Reader, fields: &FieldsUnnamed, rules: Rules) -> Both<Type> {
    let mut items = Vec::with_capacity(fields.unnamed.len());
    for field in &fields.unnamed {
        let refused = reader.diagnostics.len();
        let mut attributes = attribute::Field::read(reader, &field.attrs, Carrier::Position);
        if rules.skips_none && types::is_option(&field.ty) && !attributes.serialize_always {
            attributes.skip_serializing_if.get_or_insert_with(|| "Option::is_none".to_owned());
        }
        let is_skipped = attributes.skip_serializing && attributes.skip_deserializing;
        let value = if !is_skipped && reader.is_fine_since(refused) {
            value::read(reader, &field.ty, &attributes)
        } else {
            Value { ty: Type::Unknown, is_option: false, is_rust: true }.into()
        };
        items.push(Item {
            value,
            is_sent: !attributes.skip_serializing,
            is_accepted: !attributes.skip_deserializing,
            is_left_out: attributes.skip_serializing_if.is_some(),
            has_default: attributes.default.is_some() || rules.default,
        });
    }
    if items.iter().filter(|item| item.is_sent && item.is_left_out).count() > MOST_LEFT_OUT {
        let message = "too many of these fields may be left out, each of which moves the others";
        reader.refuse(fields, message, "name the fields");
        return Type::Unknown.into();
    }
    Both::of(lists(sent_lists(&items)), lists(accepted_lists(&items)))
}

fn item_type(value: &Value) -> Type {
    if value.is_option { types::nullable(value.ty.clone()) } else { value.ty.clone() }
}

/// Every list that may be sent: what is left out moves what follows.
fn sent_lists(items: &[Item]) -> Vec<Vec<Type>> {
    let mut lists = vec![Vec::new()];
    for item in items.iter().filter(|item| item.is_sent) {
        let without = if item.is_left_out { lists.clone() } else { Vec::new() };
        for list in &mut lists {
            list.push(item_type(&item.value.sent));
        }
        lists.extend(without);
    }
    lists
}

/// Every list that is accepted: defaults stand in for what is missing at the end.
fn accepted_lists(items: &[Item]) -> Vec<Vec<Type>> {
    let accepted: Vec<&Item> = items.iter().filter(|item| item.is_accepted).collect();
    let defaults = accepted.iter().rev().take_while(|item| item.has_default).count();
    let types: Vec<Type> = accepted
        .iter()
        .map(|item| item_type(item.value.accepted.as_ref().unwrap_or(&item.value.sent)))
        .collect();
    let lengths = types.len() - defaults..=types.len();
    lengths.rev().map(|length| types[..length].to_vec()).collect()
}

fn lists(mut lists: Vec<Vec<Type>>) -> Type {
    if lists.len() == 1 {
        return types::tuple_of(lists.remove(0));
    }
    let members = lists.into_iter().map(|list| types::tuple_of(list).into()).collect();
    Type::Union(Union { name: None, discriminator: None, members })
}

/// Whether a predicate is `Option::is_none`, by one of its names.
pub(super) fn is_option_is_none(path: &str) -> bool {
    let path: String = path.split_whitespace().collect();
    let path = path.trim_start_matches("::");
    let path =
        path.strip_prefix("std::option::").or(path.strip_prefix("core::option::")).unwrap_or(path);
    path == "Option::is_none"
}
