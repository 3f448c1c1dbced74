//! Enums, in each of serde's representations.

use syn::{DataEnum, Fields, FieldsUnnamed};

use super::attribute::{self, Container, Position, Stated};
use super::both::Both;
use super::fields::{self, Rules};
use super::{Reader, SpanRange, docs, types};
use crate::diagnostic::Place;
use crate::model::{
    Additional, Described, Docs, Enum, EnumValue, Field, Merged, Object, Presence, Type, Union,
};
use crate::value::Value;

/// How serde tells the variants of an enum apart.
enum Tagging {
    /// `{ "Circle": { … } }`
    External,
    /// `{ "kind": "Circle", … }`
    Internal { tag: Stated<String> },
    /// `{ "kind": "Circle", "value": … }`
    Adjacent { tag: Stated<String>, content: Stated<String> },
    /// The content alone.
    Untagged,
}

/// One variant, not yet in a representation.
struct Variant {
    name: String,
    /// The name in Rust, which is a good title.
    title: String,
    place: Place,
    docs: Docs,
    content: Content,
}

/// What a variant holds.
enum Content {
    Nothing,
    /// One value; whether it is an `Option`, which serde lets be missing.
    One(Both<Type>, bool),
    Several(Both<Vec<Type>>),
    Named(Both<Object>),
}

/// What is on the wire for an enum.
pub(super) fn read(reader: &mut Reader, data: &DataEnum, container: Container) -> Both<Type> {
    let rules = Rules {
        rename_all: container.rename_all_fields,
        default: false,
        deny_unknown_fields: container.deny_unknown_fields,
    };
    let rename_all = container.rename_all;
    let tagging = tagging(reader, container);
    reader.is_buffered = matches!(tagging, Tagging::Internal { .. } | Tagging::Untagged);
    let mut variants: Vec<Variant> = Vec::with_capacity(data.variants.len());
    for variant in &data.variants {
        let docs = docs::read(reader, &variant.attrs);
        let attributes = attribute::Variant::read(reader, &variant.attrs);
        if attributes.skip {
            continue;
        }
        let title = super::name(&variant.ident);
        let (name, place) = match attributes.rename {
            Some(rename) => (rename.value, rename.place),
            None => {
                let place = reader.place(SpanRange::from(variant.ident.span()));
                (rename_all.map_or_else(|| title.clone(), |rule| rule.variant(&title)), place)
            }
        };
        let rules = Rules { rename_all: attributes.rename_all.or(rules.rename_all), ..rules };
        let tag = match &tagging {
            Tagging::Internal { tag } => Some(tag_field(tag, &name)),
            _ => None,
        };
        let content = match &variant.fields {
            Fields::Unnamed(unnamed) => match &tagging {
                Tagging::Internal { tag } => {
                    let tag = literal_field(tag, &name);
                    mixed(reader, unnamed, tag).unwrap_or_else(|| {
                        refuse_nameless(reader, &title, place);
                        Content::Nothing
                    })
                }
                _ => content(reader, &variant.fields, rules, None),
            },
            fields => content(reader, fields, rules, tag),
        };
        variants.push(Variant { name, title, place, docs, content });
    }
    reader.is_buffered = false;
    if !matches!(tagging, Tagging::Untagged) {
        let names = variants.iter().map(|variant| (variant.name.as_str(), variant.place));
        reader.refuse_same("variants", names);
    }
    represent(reader, variants, &tagging, rules)
}

fn tagging(reader: &mut Reader, container: Container) -> Tagging {
    match (container.tag, container.content, container.untagged) {
        (None, None, None) => Tagging::External,
        (None, None, Some(_)) => Tagging::Untagged,
        (Some(tag), None, None) => Tagging::Internal { tag },
        (Some(tag), Some(content), None) => {
            if tag.value == content.value {
                reader.refuse_at(
                    content.place,
                    format!("the tag and the content are both `{}`", tag.value),
                    "give them different names",
                );
            }
            Tagging::Adjacent { tag, content }
        }
        (None, Some(content), None) => {
            let message = "`content` without `tag`";
            reader.refuse_at(content.place, message, "add `tag = \"…\"`");
            Tagging::External
        }
        (_, _, Some(place)) => {
            let message = "an enum is either `untagged` or has a `tag`";
            reader.refuse_at(place, message, "keep one of them");
            Tagging::Untagged
        }
    }
}

fn content(
    reader: &mut Reader,
    fields: &Fields,
    rules: Rules,
    tag: Option<Both<Option<Field>>>,
) -> Content {
    match fields {
        Fields::Unit => Content::Nothing,
        Fields::Named(named) => Content::Named(fields::named(reader, named, rules, tag)),
        Fields::Unnamed(unnamed) => {
            if unnamed.unnamed.len() != 1 {
                return Content::Several(fields::unnamed(reader, unnamed));
            }
            let field = &unnamed.unnamed[0];
            let refused = reader.diagnostics.len();
            if let Some(place) = Position::read(reader, &field.attrs).skip {
                reader.refuse_at(
                    place,
                    "serde writes this variant as if it had no field, and may not read it back",
                    "remove the field",
                );
                return Content::Nothing;
            }
            let optional = types::optional(&field.ty).is_some();
            Content::One(types::read_unless(refused, reader, &field.ty), optional)
        }
    }
}

/// The content of a variant whose one field is mixed with the tag: another definition or a map.
fn mixed(reader: &mut Reader, fields: &FieldsUnnamed, tag: Field) -> Option<Content> {
    if fields.unnamed.len() != 1 {
        return None;
    }
    let refused = reader.diagnostics.len();
    let content = content(reader, &Fields::Unnamed(fields.clone()), Rules::default(), None);
    if reader.diagnostics.len() > refused {
        return Some(Content::Nothing);
    }
    let Content::One(ty, false) = content else { return None };
    let is_object = |ty: &Type| match ty {
        Type::Reference(_) => true,
        Type::Object(object) => object.fields.is_empty(),
        _ => false,
    };
    if !is_object(&ty.sent) {
        return None;
    }
    Some(Content::Named(ty.map(|ty| match ty {
        Type::Object(object) => Object { fields: vec![tag.clone()], ..object },
        ty => Object {
            fields: vec![tag.clone()],
            merged: vec![Merged { ty, position: 1, is_whole: true }],
            ..Object::default()
        },
    })))
}

fn represent(
    reader: &mut Reader,
    variants: Vec<Variant>,
    tagging: &Tagging,
    rules: Rules,
) -> Both<Type> {
    if variants.is_empty() {
        let place = reader.itself_place;
        reader.refuse_at(place, "an enum without variants has no JSON", "add a variant");
        return Type::Unknown.into();
    }
    let external = matches!(tagging, Tagging::External);
    let is_unit = |variant: &Variant| matches!(variant.content, Content::Nothing);
    if external && variants.iter().all(is_unit) {
        let values = variants
            .into_iter()
            .map(|variant| EnumValue { value: Value::String(variant.name), docs: variant.docs });
        return Type::Enum(Enum { name: None, values: values.collect() }).into();
    }
    let discriminator = match tagging {
        Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => Some(tag.value.clone()),
        Tagging::External | Tagging::Untagged => None,
    };
    let mut members = Vec::with_capacity(variants.len());
    for mut variant in variants {
        let content = std::mem::replace(&mut variant.content, Content::Nothing);
        let member = match tagging {
            Tagging::External => external_member(&variant, content),
            Tagging::Internal { tag } => internal_member(&variant, content, tag),
            Tagging::Adjacent { tag, content: key } => {
                adjacent_member(&variant, content, tag, key, rules.additional())
            }
            Tagging::Untagged => value(content),
        };
        let docs = variant.docs;
        // Only an object needs a title, to be named after where nothing else tells it apart.
        let title = discriminator.is_none().then_some(variant.title);
        members.push(member.map(move |ty| {
            let title = title.clone().filter(|_| matches!(ty, Type::Object(_)));
            Described { docs: Docs { title, ..docs.clone() }, ty }
        }));
    }
    Both::all(members).map(|members| union(discriminator.clone(), members))
}

/// A union of one member is the member itself.
fn union(discriminator: Option<String>, mut members: Vec<Described>) -> Type {
    if discriminator.is_none() && members.len() == 1 {
        return members.remove(0).ty;
    }
    Type::Union(Union { name: None, discriminator, members })
}

fn external_member(variant: &Variant, content: Content) -> Both<Type> {
    if let Content::Nothing = content {
        return Type::Literal(Value::String(variant.name.clone())).into();
    }
    value(content)
        .map(|ty| object(vec![field(&variant.name, variant.place, ty)], Additional::Refused))
}

fn internal_member(variant: &Variant, content: Content, tag: &Stated<String>) -> Both<Type> {
    match content {
        Content::Named(object) => object.map(Type::Object),
        // Without fields it is lax also under `deny_unknown_fields`.
        _ => object(vec![literal_field(tag, &variant.name)], Additional::Ignored).into(),
    }
}

fn adjacent_member(
    variant: &Variant,
    content: Content,
    tag: &Stated<String>,
    key: &Stated<String>,
    additional: Additional,
) -> Both<Type> {
    let tagged = |content: Option<Field>| {
        let mut fields = vec![literal_field(tag, &variant.name)];
        fields.extend(content);
        object(fields, additional.clone())
    };
    let keyed = |ty| Some(field(&key.value, key.place, ty));
    let optional = |ty| keyed(ty).map(|field| Field { presence: Presence::Optional, ..field });
    match content {
        Content::Nothing => {
            Both { sent: tagged(None), accepted: Some(tagged(optional(Type::Null))) }
        }
        Content::One(ty, true) => {
            let accepted = ty.accepted.unwrap_or_else(|| ty.sent.clone());
            Both { sent: tagged(keyed(ty.sent)), accepted: Some(tagged(optional(accepted))) }
        }
        content => value(content).map(|ty| tagged(keyed(ty))),
    }
}

/// The content of a variant where no tag is mixed into it.
fn value(content: Content) -> Both<Type> {
    match content {
        Content::Nothing => Type::Null.into(),
        Content::One(ty, _) => ty,
        Content::Several(items) => items.map(types::tuple_of),
        Content::Named(object) => object.map(Type::Object),
    }
}

/// The tag of an enum, which is there in both directions.
fn tag_field(tag: &Stated<String>, name: &str) -> Both<Option<Field>> {
    Some(literal_field(tag, name)).into()
}

/// A property with one possible value.
pub(super) fn literal_field(tag: &Stated<String>, value: &str) -> Field {
    let literal = Type::Literal(Value::String(value.to_owned()));
    field(&tag.value, tag.place, literal)
}

/// A required property of which nothing else is known.
pub(super) fn field(name: &str, place: Place, ty: Type) -> Field {
    Field {
        name: name.to_owned(),
        place,
        docs: Docs::default(),
        ty,
        presence: Presence::Required,
        read_only: false,
        write_only: false,
        typescript_only: false,
        typescript: None,
    }
}

fn object(fields: Vec<Field>, additional: Additional) -> Type {
    Type::Object(Object { fields, additional, ..Object::default() })
}

/// Beside a tag there is place for properties only.
fn refuse_nameless(reader: &mut Reader, variant: &str, place: Place) {
    let message = format!("the fields of `{variant}` have no names beside the tag");
    let help = format!("name them: `{variant} {{ … }}`, or add `content = \"…\"` beside `tag`");
    reader.refuse_at(place, message, help);
}
