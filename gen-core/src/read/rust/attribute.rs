//! The attributes that decide what is on the wire: `#[serde(…)]` and `#[component(…)]`.
//!
//! What is not understood is refused. An attribute that is silently left out would make a type
//! that looks right and is not.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Token};

use super::rename::{RULES, RenameRule};
use super::{Reader, SpanRange};
use crate::diagnostic::Place;

/// A value with the place where it is written.
#[derive(Clone)]
pub(super) struct Stated<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// What carries the attributes of a container.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Named,
    Tuple,
    Unit,
    Enum,
}

/// The attributes of a struct or enum.
#[derive(Default)]
pub(super) struct Container {
    pub(super) rename: Option<Stated<String>>,
    pub(super) rename_all: Option<RenameRule>,
    pub(super) rename_all_fields: Option<RenameRule>,
    pub(super) tag: Option<Stated<String>>,
    pub(super) content: Option<Stated<String>>,
    pub(super) untagged: Option<Place>,
    pub(super) default: bool,
    pub(super) deny_unknown_fields: bool,
    pub(super) transparent: bool,
}

impl Container {
    pub(super) fn read(reader: &mut Reader, attributes: &[Attribute], shape: Shape) -> Self {
        let mut container = Container::default();
        for entry in entries(reader, attributes) {
            let structure = matches!(shape, Shape::Named | Shape::Tuple);
            let fields = matches!(shape, Shape::Named | Shape::Enum);
            match (entry.key.as_str(), &entry.value) {
                ("rename", EntryValue::Text(text)) => container.rename = Some(text.clone()),
                ("rename_all", EntryValue::Text(text)) => container.rename_all = rule(reader, text),
                ("rename_all_fields", EntryValue::Text(text)) if shape == Shape::Enum => {
                    container.rename_all_fields = rule(reader, text);
                }
                ("tag", EntryValue::Text(text)) if fields => {
                    container.tag = Some(text.clone());
                }
                ("content", EntryValue::Text(text)) if shape == Shape::Enum => {
                    container.content = Some(text.clone());
                }
                ("untagged", EntryValue::None) if shape == Shape::Enum => {
                    container.untagged = Some(entry.place);
                }
                ("default", EntryValue::None | EntryValue::Text(_)) if shape == Shape::Named => {
                    container.default = true;
                }
                ("deny_unknown_fields", EntryValue::None) => container.deny_unknown_fields = true,
                ("transparent", EntryValue::None) if structure => container.transparent = true,
                _ => refuse(reader, &entry),
            }
        }
        container
    }
}

/// The attributes of a named field.
#[derive(Default)]
pub(super) struct Field {
    pub(super) rename: Option<Stated<String>>,
    pub(super) default: Option<FieldDefault>,
    pub(super) skip_serializing_if: Option<String>,
    pub(super) skip: bool,
    pub(super) flatten: Option<Place>,
}

/// What a missing field becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldDefault {
    /// The default of its type.
    OfType,
    /// What a function returns.
    Computed,
}

impl Field {
    /// Whether something is said of the field's own key.
    pub(super) fn has_key_rules(&self) -> bool {
        self.rename.is_some() || self.default.is_some() || self.skip_serializing_if.is_some()
    }

    pub(super) fn read(reader: &mut Reader, attributes: &[Attribute]) -> Self {
        let mut field = Field::default();
        for entry in entries(reader, attributes) {
            match (entry.key.as_str(), &entry.value) {
                ("rename", EntryValue::Text(text)) => field.rename = Some(text.clone()),
                ("default", EntryValue::None) => field.default = Some(FieldDefault::OfType),
                ("default", EntryValue::Text(_)) => field.default = Some(FieldDefault::Computed),
                ("skip_serializing_if", EntryValue::Text(text)) => {
                    field.skip_serializing_if = Some(text.value.clone());
                }
                ("skip", EntryValue::None) => field.skip = true,
                ("flatten", EntryValue::None) => field.flatten = Some(entry.place),
                _ => refuse(reader, &entry),
            }
        }
        field
    }
}

/// The attributes of a field without a name.
#[derive(Default)]
pub(super) struct Position {
    pub(super) skip: Option<Place>,
}

impl Position {
    pub(super) fn read(reader: &mut Reader, attributes: &[Attribute]) -> Self {
        let mut position = Position::default();
        for entry in entries(reader, attributes) {
            match (entry.key.as_str(), &entry.value) {
                ("skip", EntryValue::None) => position.skip = Some(entry.place),
                _ => refuse(reader, &entry),
            }
        }
        position
    }
}

/// The attributes of a variant.
#[derive(Default)]
pub(super) struct Variant {
    pub(super) rename: Option<Stated<String>>,
    pub(super) rename_all: Option<RenameRule>,
    pub(super) skip: bool,
}

impl Variant {
    pub(super) fn read(reader: &mut Reader, attributes: &[Attribute]) -> Self {
        let mut variant = Variant::default();
        for entry in entries(reader, attributes) {
            match (entry.key.as_str(), &entry.value) {
                ("rename", EntryValue::Text(text)) => variant.rename = Some(text.clone()),
                ("rename_all", EntryValue::Text(text)) => variant.rename_all = rule(reader, text),
                ("skip", EntryValue::None) => variant.skip = true,
                _ => refuse(reader, &entry),
            }
        }
        variant
    }
}

/// One `key`, `key = "value"` or `key(…)` in the parentheses of an attribute.
struct Entry {
    key: String,
    place: Place,
    value: EntryValue,
    /// Whether it stands in `#[component(…)]`.
    own: bool,
}

enum EntryValue {
    None,
    Text(Stated<String>),
    Other,
}

/// The tokens of an [`Entry`].
struct EntryTokens {
    key: Ident,
    end: Span,
    /// Whether there is nothing but the key.
    is_bare: bool,
    text: Option<LitStr>,
}

impl Parse for EntryTokens {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        let is_bare = input.is_empty() || input.peek(Token![,]);
        let mut entry = EntryTokens { end: key.span(), key, is_bare, text: None };
        if input.peek(Token![=]) && input.peek2(LitStr) {
            input.parse::<Token![=]>()?;
            let text: LitStr = input.parse()?;
            entry.end = text.span();
            entry.text = Some(text);
        } else {
            while !input.is_empty() && !input.peek(Token![,]) {
                entry.end = input.parse::<TokenTree>()?.span();
            }
        }
        Ok(entry)
    }
}

impl Entry {
    fn new(reader: &mut Reader, tokens: &EntryTokens, own: bool) -> Self {
        let place = reader.place(SpanRange { start: tokens.key.span(), end: tokens.end });
        let value = match &tokens.text {
            Some(text) => EntryValue::Text(Stated {
                value: text.value(),
                place: reader.place(SpanRange::from(text.span())),
            }),
            None if tokens.is_bare => EntryValue::None,
            None => EntryValue::Other,
        };
        Entry { key: super::name(&tokens.key), place, value, own }
    }
}

/// All entries of serde's attributes and of ours, in source order.
fn entries(reader: &mut Reader, attributes: &[Attribute]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut keys = BTreeSet::new();
    for attribute in attributes {
        let path = attribute.path();
        let own = path.is_ident("component");
        if !own && !path.is_ident("serde") {
            refuse_foreign(reader, attribute);
            continue;
        }
        let list = Punctuated::<EntryTokens, Token![,]>::parse_terminated;
        match attribute.parse_args_with(list) {
            Ok(list) => {
                for tokens in &list {
                    let entry = Entry::new(reader, tokens, own);
                    if keys.insert((own, entry.key.clone())) {
                        entries.push(entry);
                    } else {
                        let message = format!("`{}` is given twice", entry.key);
                        reader.refuse_at(entry.place, message, "keep one of them");
                    }
                }
            }
            Err(error) => {
                let place = reader.place(SpanRange::from(error.span()));
                let message = format!("this attribute cannot be read: {error}");
                reader.refuse_at(
                    place,
                    message,
                    "write `#[serde(key)]` or `#[serde(key = \"…\")]`",
                );
            }
        }
    }
    entries
}

/// Refuses the attributes of others that change what serde sees. The rest are helpers of other
/// derives and lints, which mean nothing on the wire.
fn refuse_foreign(reader: &mut Reader, attribute: &Attribute) {
    let Some(first) = attribute.path().segments.first() else { return };
    let name = first.ident.to_string();
    match name.as_str() {
        "serde_as" | "serde_with" | "skip_serializing_none" | "apply" => reader.refuse(
            attribute.path(),
            format!("`#[{name}]` changes what serde does in a way that gen does not follow"),
            "write serde's own attributes on the fields",
        ),
        _ => {}
    }
}

fn rule(reader: &mut Reader, text: &Stated<String>) -> Option<RenameRule> {
    let rule = RenameRule::named(&text.value);
    if rule.is_none() {
        let known: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
        let message = format!("there is no rename rule `{}`", text.value);
        reader.refuse_at(text.place, message, format!("serde has: {}", known.join(", ")));
    }
    rule
}

fn refuse(reader: &mut Reader, entry: &Entry) {
    let attribute = if entry.own { "component" } else { "serde" };
    let message = format!("gen does not understand `#[{attribute}({})]` here", entry.key);
    reader.refuse_at(entry.place, message, help(entry));
}

/// What to write in place of an attribute that is refused.
fn help(entry: &Entry) -> &'static str {
    if entry.own {
        return "leave it out: `#[component(…)]` has no keys yet";
    }
    match entry.key.as_str() {
        "rename" | "rename_all" | "rename_all_fields" => {
            "use one name in both directions: `rename = \"…\"`, `rename_all = \"…\"`"
        }
        "flatten" => "put it on a field with a name",
        "alias" => "accept one name only, or add an optional field for the other",
        "skip_serializing" | "skip_deserializing" => "use `skip`, or a type for each direction",
        "with" | "serialize_with" | "deserialize_with" | "from" | "try_from" | "into"
        | "remote" | "getter" => {
            "use a type that derives `Serialize` and `Deserialize` as it is on the wire"
        }
        "other" => "list the variants, or make the enum `untagged` with a `String` variant",
        "tag" | "content" | "untagged" => "tags belong to an enum; `tag` also to a named struct",
        "default" | "skip_serializing_if" => "put it on a named field",
        "bound" | "borrow" | "crate" | "expecting" => "leave it out if the type compiles without",
        _ => "remove it, or describe the type in YAML",
    }
}
