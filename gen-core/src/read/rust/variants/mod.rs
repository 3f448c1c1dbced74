//! Enums, in each of serde's representations.

mod represent;

use syn::{DataEnum, Fields, FieldsUnnamed};

use self::represent::represent;
use super::attribute::{self, Carrier, Container, Directions, Stated};
use super::both::Both;
use super::fields::{self, Rules};
use super::{Reader, SpanRange, docs, types, value};
use crate::diagnostic::Place;
use crate::model::{Docs, Field, Object, Presence, Text, Type};
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
    /// Its name where it is sent, unless it is not.
    sent: Option<String>,
    /// The names under which it is accepted.
    accepted: Vec<String>,
    /// The name in Rust, which is a good title.
    title: String,
    place: Place,
    docs: Docs,
    content: Directions<Content>,
    /// Whether it has no tag, though the others have.
    is_untagged: bool,
    /// Whether it is accepted under every name that no other variant has.
    is_other: bool,
    is_default: bool,
}

/// What a variant holds, in one direction.
#[derive(Clone, PartialEq)]
enum Content {
    Nothing,
    One {
        ty: Type,
        /// Whether it is an `Option`, which serde lets be missing.
        is_option: bool,
    },
    Several(Type),
    Named(Object),
}

/// What an enum is in JSON.
pub(super) struct Read {
    pub(super) ty: Both<Type>,
    /// Its `Default`, if that is a variant without fields.
    pub(super) default: Option<Value>,
}

/// What is on the wire for an enum.
pub(super) fn read(reader: &mut Reader, data: &DataEnum, container: Container) -> Read {
    let rules = Rules {
        rename_all: container.rename_all_fields,
        default: false,
        deny_unknown_fields: container.deny_unknown_fields,
        skips_none: container.skips_none,
    };
    let rename_all = container.rename_all;
    let identifier = container.identifier;
    let tagging = tagging(reader, container);
    let is_buffered = matches!(tagging, Tagging::Internal { .. } | Tagging::Untagged)
        || has_untagged_variant(data);
    let was_buffered = std::mem::replace(&mut reader.is_buffered, is_buffered);
    let mut variants: Vec<Variant> = Vec::with_capacity(data.variants.len());
    for variant in &data.variants {
        let docs = docs::read(reader, &variant.attrs);
        let attributes = attribute::Variant::read(reader, &variant.attrs);
        if attributes.skip_serializing && attributes.skip_deserializing {
            continue;
        }
        variants.push(read_variant(
            reader,
            variant,
            docs,
            attributes,
            (rename_all, rules),
            &tagging,
        ));
    }
    reader.is_buffered = was_buffered;
    if let Some(place) = identifier {
        let has_skipped = variants.len() < data.variants.len();
        read_identifier(reader, &mut variants, has_skipped, place);
    }
    refuse_same_names(reader, &variants, &tagging);
    let default = variants.iter().find(|variant| variant.is_default);
    let default = default.and_then(|variant| default_value(variant, &tagging));
    Read { ty: represent(reader, variants, &tagging, rules), default }
}

/// The names of fields or variants. The last variant may hold every other name.
fn read_identifier(reader: &mut Reader, variants: &mut [Variant], has_skipped: bool, place: Place) {
    let takes_names = |variant: &Variant| {
        let accepted = &variant.content.accepted;
        matches!(accepted, Content::One { ty: Type::String(text), .. } if *text == Text::default())
    };
    if let Some(last) = variants.last_mut().filter(|last| takes_names(last)) {
        last.is_untagged = true;
    }
    let is_name = |it: &Variant| it.is_untagged || it.content.accepted == Content::Nothing;
    if !variants.iter().all(is_name) {
        let message = "the last variant of an identifier holds names, which are strings";
        reader.refuse_at(
            place,
            message,
            "use `String`, or `#[serde(other)]` on a variant without fields",
        );
    }
    if has_skipped || variants.iter().any(|it| it.sent.is_none() || it.accepted.is_empty()) {
        let message = "serde accepts the names of skipped variants of an identifier, too";
        reader.refuse_at(place, message, "remove `skip` from the variants");
    }
}

/// Whether serde tries one variant after the other, so that it reads the whole enum into a buffer.
pub(super) fn has_untagged_variant(data: &DataEnum) -> bool {
    let is_untagged = |attribute: &syn::Attribute| {
        let mut found = false;
        if attribute.path().is_ident("serde") {
            // What is malformed is refused where the attribute is read.
            let _ = attribute.parse_nested_meta(|entry| {
                found |= entry.path.is_ident("untagged");
                if entry.input.peek(syn::Token![=]) {
                    entry.value()?.parse::<syn::Lit>()?;
                }
                Ok(())
            });
        }
        found
    };
    data.variants.iter().any(|variant| variant.attrs.iter().any(is_untagged))
}

fn read_variant(
    reader: &mut Reader,
    variant: &syn::Variant,
    mut docs: Docs,
    attributes: attribute::Variant,
    (rename_all, rules): (Directions<Option<super::rename::RenameRule>>, Rules),
    tagging: &Tagging,
) -> Variant {
    attributes.own.document(&mut docs);
    let title = super::name(&variant.ident);
    let place = reader.place(SpanRange::from(variant.ident.span()));
    let named =
        |stated: &Option<Stated<String>>, rule: Option<super::rename::RenameRule>| match stated {
            Some(rename) => rename.value.clone(),
            None => rule.map_or_else(|| title.clone(), |rule| rule.variant(&title)),
        };
    let names = &attributes.names;
    let sent = (!attributes.skip_serializing).then(|| named(&names.sent, rename_all.sent));
    let mut accepted = Vec::new();
    if !attributes.skip_deserializing {
        accepted.push(named(&names.accepted, rename_all.accepted));
        for alias in &names.aliases {
            if !accepted.contains(&alias.value) {
                accepted.push(alias.value.clone());
            }
        }
    }
    let rules = Rules {
        rename_all: Directions {
            sent: attributes.rename_all.sent.or(rules.rename_all.sent),
            accepted: attributes.rename_all.accepted.or(rules.rename_all.accepted),
        },
        ..rules
    };
    let codecs = Directions { sent: &attributes.writer, accepted: &attributes.reader };
    let replaced = value::of_whole(reader, codecs, &attributes.own);
    let content = match replaced {
        Directions { sent: Some(sent), accepted: Some(accepted) } => Directions {
            sent: Content::One { ty: sent, is_option: false },
            accepted: Content::One { ty: accepted, is_option: false },
        },
        Directions { sent, accepted } => {
            let is_tagged = matches!(tagging, Tagging::Internal { .. }) && !attributes.untagged;
            let content = match &variant.fields {
                Fields::Unnamed(unnamed) if is_tagged && unnamed.unnamed.len() != 1 => {
                    refuse_nameless(reader, &title, place);
                    Content::Nothing.into()
                }
                fields => content(reader, fields, rules, tagging),
            };
            let whole = |ty| Content::One { ty, is_option: false };
            Directions {
                accepted: accepted.map_or_else(
                    || content.accepted.clone().unwrap_or_else(|| content.sent.clone()),
                    whole,
                ),
                sent: sent.map_or(content.sent, whole),
            }
        }
    };
    if let Some(place) = attributes.other
        && !matches!(variant.fields, Fields::Unit)
    {
        let message = "`other` stands on a variant without fields";
        reader.refuse_at(place, message, "remove the fields");
    }
    Variant {
        sent,
        accepted,
        title,
        place,
        docs,
        content,
        is_untagged: attributes.untagged,
        is_other: attributes.other.is_some(),
        is_default: attributes.is_default,
    }
}

fn refuse_same_names(reader: &mut Reader, variants: &[Variant], tagging: &Tagging) {
    if matches!(tagging, Tagging::Untagged) {
        return;
    }
    let tagged = || variants.iter().filter(|variant| !variant.is_untagged);
    let sent = tagged().filter_map(|variant| Some((variant.sent.as_deref()?, variant.place)));
    let refused = reader.diagnostics.len();
    reader.refuse_same("variants", sent);
    if reader.is_fine_since(refused) {
        let accepted = tagged()
            .flat_map(|variant| variant.accepted.iter().map(|name| (name.as_str(), variant.place)));
        reader.refuse_same("variants", accepted);
    }
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

fn content(reader: &mut Reader, fields: &Fields, rules: Rules, tagging: &Tagging) -> Both<Content> {
    match fields {
        Fields::Unit => Content::Nothing.into(),
        Fields::Named(named) => fields::named(reader, named, rules, None).map(Content::Named),
        Fields::Unnamed(unnamed) if unnamed.unnamed.len() != 1 => {
            let rules = Rules { default: false, ..rules };
            fields::unnamed(reader, unnamed, rules).map(Content::Several)
        }
        Fields::Unnamed(unnamed) => one(reader, unnamed, rules, tagging),
    }
}

/// The content of a variant with one field that has no name.
fn one(
    reader: &mut Reader,
    fields: &FieldsUnnamed,
    rules: Rules,
    tagging: &Tagging,
) -> Both<Content> {
    let field = &fields.unnamed[0];
    let refused = reader.diagnostics.len();
    let attributes = attribute::Field::read(reader, &field.attrs, Carrier::Position);
    if attributes.skip_serializing || attributes.skip_deserializing {
        if matches!(tagging, Tagging::Adjacent { .. })
            || attributes.skip_serializing != attributes.skip_deserializing
        {
            reader.refuse(
                field,
                "serde writes this variant as if it had no field, and does not read it back",
                "remove the field",
            );
        }
        return Content::Nothing.into();
    }
    if !reader.is_fine_since(refused) {
        return Content::Nothing.into();
    }
    if attributes.skip_serializing_if.is_some() || rules.skips_none && types::is_option(&field.ty) {
        reader.refuse(
            &field.ty,
            "the only field of a variant cannot be left out",
            "remove `skip_serializing_if`, or name the field",
        );
    }
    value::read(reader, &field.ty, &attributes).map(|value| {
        let ty = if value.is_option { types::nullable(value.ty) } else { value.ty };
        Content::One { ty, is_option: value.is_option }
    })
}

/// The value of a variant without fields.
fn default_value(variant: &Variant, tagging: &Tagging) -> Option<Value> {
    if variant.content.accepted != Content::Nothing {
        return None;
    }
    let name = Value::String(variant.accepted.first()?.clone());
    Some(match tagging {
        _ if variant.is_untagged => Value::Null,
        Tagging::Untagged => Value::Null,
        Tagging::External => name,
        Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => {
            Value::Object(vec![(tag.value.clone(), name)])
        }
    })
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

/// Beside a tag there is place for properties only.
fn refuse_nameless(reader: &mut Reader, variant: &str, place: Place) {
    let message = format!("the fields of `{variant}` have no names beside the tag");
    let help = format!("name them: `{variant} {{ … }}`, or add `content = \"…\"` beside `tag`");
    reader.refuse_at(place, message, help);
}
