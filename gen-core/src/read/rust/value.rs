//! What is on the wire for a field's value, where its attributes have a say.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type as RustType;

use super::attribute::{Codec, Directions, Field, Own, Replacement, Text};
use super::both::Both;
use super::scan::is_deep;
use super::{Reader, constrain, expression, standard, types};
use crate::model::{Number, Text as TextType, Type};

/// A value in one direction.
#[derive(Clone, PartialEq)]
pub(super) struct Value {
    /// What it is, without the `null` of an `Option`.
    pub(super) ty: Type,
    /// Whether it is an `Option`: it may be `null` too, and be missing.
    pub(super) is_option: bool,
    /// Whether the Rust type says whether it may be missing, unless the field does.
    pub(super) is_rust: bool,
}

/// Reads the type of a field in the directions that it is not skipped in.
pub(super) fn read(reader: &mut Reader, ty: &RustType, attributes: &Field) -> Both<Value> {
    let own = &attributes.own;
    let refused = reader.diagnostics.len();
    let is_option = types::optional(ty).is_some();
    let sent = Source::of(reader, &attributes.writer, own.sent.as_ref(), is_option);
    let accepted = Source::of(reader, &attributes.reader, own.accepted.as_ref(), is_option);
    if let (Source::Refused, Source::Refused) = (&sent, &accepted)
        && attributes.writer.as_ref().map(|it| it.place)
            == attributes.reader.as_ref().map(|it| it.place)
    {
        reader.diagnostics.truncate(refused + 1);
    }
    let mut value = match (&sent, &accepted) {
        _ if attributes.skip_serializing => accepted.read(reader, ty),
        _ if attributes.skip_deserializing => sent.read(reader, ty),
        (Source::Rust, Source::Rust) => sent.read(reader, ty),
        (Source::Known(_), Source::Known(_)) => sent.read(reader, ty),
        (Source::Replaced(one, false), Source::Replaced(other, false)) if one.is(other) => {
            sent.read(reader, ty)
        }
        (Source::Replaced(one, true), Source::Replaced(other, true)) if one.is(other) => {
            sent.read(reader, ty)
        }
        _ => {
            let sent = sent.read(reader, ty).sent;
            let accepted = accepted.read(reader, ty);
            Both::of(sent, accepted.accepted.unwrap_or(accepted.sent))
        }
    };
    let takes_missing = attributes.reader.as_ref().is_some_and(|codec| codec.takes_missing);
    if takes_missing && types::optional(ty).is_some() {
        let accepted = value.accepted.get_or_insert_with(|| value.sent.clone());
        accepted.is_option = true;
        value.sent.is_option = true;
    }
    constrain(reader, value, own)
}

fn constrain(reader: &mut Reader, value: Both<Value>, own: &Own) -> Both<Value> {
    if own.constraints.is_empty() {
        return value;
    }
    let mut types = value.clone().map(|value| value.ty);
    constrain::apply(reader, &mut types, &own.constraints);
    let Both { mut sent, mut accepted } = value;
    sent.ty = types.sent;
    if let (Some(value), Some(ty)) = (&mut accepted, types.accepted) {
        value.ty = ty;
    }
    Both { sent, accepted }
}

/// What decides the JSON of a value in one direction.
enum Source<'a> {
    /// Its Rust type.
    Rust,
    /// A codec that is known.
    Known(Box<Both<Type>>),
    /// What `#[component(…)]` says; whether a codec stands behind it.
    Replaced(&'a Replacement, bool),
    /// A codec that was refused.
    Refused,
}

impl<'a> Source<'a> {
    fn of(
        reader: &mut Reader,
        codec: &Option<Codec>,
        replacement: Option<&'a Replacement>,
        is_option: bool,
    ) -> Source<'a> {
        match (codec, replacement) {
            (None, None) => Source::Rust,
            (codec, Some(replacement)) => Source::Replaced(replacement, codec.is_some()),
            (Some(codec), None) => match known(codec, is_option) {
                Some(ty) => Source::Known(Box::new(ty)),
                None => {
                    refuse(reader, codec);
                    Source::Refused
                }
            },
        }
    }

    fn read(&self, reader: &mut Reader, ty: &RustType) -> Both<Value> {
        match self {
            Source::Rust => read_rust(reader, ty, types::optional(ty).is_some()),
            Source::Known(ty) => Both::clone(ty).map(whole),
            Source::Refused => whole(Type::Unknown).into(),
            Source::Replaced(Replacement::As(text), true) => {
                read_text(reader, text, |reader, ty| types::read(reader, ty).map(whole))
            }
            Source::Replaced(Replacement::As(text), false) => {
                let is_option = types::optional(ty).is_some();
                read_text(reader, text, |reader, ty| {
                    read_rust(reader, ty, is_option || types::optional(ty).is_some())
                })
            }
            Source::Replaced(Replacement::Type(text), is_coded) => {
                let ty_of_text = expression::read_type(reader, text);
                let is_option = !is_coded && types::optional(ty).is_some();
                Value { ty: ty_of_text, is_option, is_rust: !is_coded }.into()
            }
        }
    }
}

impl Replacement {
    fn text(&self) -> &Text {
        match self {
            Replacement::As(text) | Replacement::Type(text) => text,
        }
    }

    /// Whether it is the same one, stated for both directions.
    fn is(&self, other: &Replacement) -> bool {
        self.text().place == other.text().place
    }
}

fn read_rust(reader: &mut Reader, ty: &RustType, is_option: bool) -> Both<Value> {
    let inner = types::optional(ty).unwrap_or(ty);
    types::read(reader, inner).map(|ty| Value { ty, is_option, is_rust: true })
}

fn whole(ty: Type) -> Value {
    Value { ty, is_option: false, is_rust: false }
}

/// Reads the Rust type that a string holds.
fn read_text(
    reader: &mut Reader,
    text: &Text,
    read: impl Fn(&mut Reader, &RustType) -> Both<Value>,
) -> Both<Value> {
    match parse(reader, text) {
        Some(ty) => read(reader, &ty),
        None => whole(Type::Unknown).into(),
    }
}

/// The Rust type that a string holds. All of it stands where the string does.
pub(super) fn parse(reader: &mut Reader, text: &Text) -> Option<RustType> {
    let tokens = match reader.texts.get(&text.value) {
        Some(resolved) => Ok(resolved.to_token_stream()),
        None => text.literal.parse::<TokenStream>(),
    };
    let ty = match tokens {
        Ok(tokens) if !is_deep(tokens.clone(), 0) => {
            syn::parse2(moved(tokens, text.literal.span())).ok()
        }
        _ => None,
    };
    if ty.is_none() {
        reader.refuse_at(text.place, "this is no Rust type", "write a type such as `Vec<String>`");
    }
    ty
}

fn moved(tokens: TokenStream, span: Span) -> TokenStream {
    let token = |mut token| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), moved(group.stream(), span)).into();
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(token).collect()
}

/// What `#[component(as = "…")]` or `#[component(type = "…")]` of a whole type or variant says.
pub(super) fn replaced(reader: &mut Reader, replacement: &Replacement) -> Both<Type> {
    match replacement {
        Replacement::Type(text) => expression::read_type(reader, text).into(),
        Replacement::As(text) => rust(reader, text),
    }
}

/// The JSON of the Rust type that a string holds.
pub(super) fn rust(reader: &mut Reader, text: &Text) -> Both<Type> {
    match parse(reader, text) {
        Some(ty) => types::read(reader, &ty),
        None => Type::Unknown.into(),
    }
}

/// What is said of a whole variant or type in place of what it holds, in each direction. Codecs
/// without a replacement are refused.
pub(super) fn of_whole(
    reader: &mut Reader,
    codecs: Directions<&Option<Codec>>,
    own: &Own,
) -> Directions<Option<Type>> {
    let mut read = |codec: &Option<Codec>, replacement: Option<&Replacement>| match Source::of(
        reader,
        codec,
        replacement,
        false,
    ) {
        Source::Rust => None,
        Source::Known(ty) => Some(*ty),
        Source::Refused => Some(Type::Unknown.into()),
        Source::Replaced(replacement, _) => Some(replaced(reader, replacement)),
    };
    let sent = read(codecs.sent, own.sent.as_ref());
    let place = |codec: &Option<Codec>| codec.as_ref().map(|codec| codec.place);
    let is_one_codec = place(codecs.sent) == place(codecs.accepted);
    let accepted = match (&own.sent, &own.accepted) {
        (Some(one), Some(other)) if one.is(other) => sent.clone(),
        (None, None) if is_one_codec => sent.clone(),
        _ => read(codecs.accepted, own.accepted.as_ref()),
    };
    Directions {
        sent: sent.map(|ty| ty.sent),
        accepted: accepted.map(|ty| ty.accepted.unwrap_or(ty.sent)),
    }
}

fn refuse(reader: &mut Reader, codec: &Codec) {
    let message = format!("gen does not know what `{}` makes of this in JSON", codec.key);
    let help = match codec.key {
        "serialize_with" => {
            "say it: `#[component(type(serialize = \"string\"))]`, or `as` with a Rust type"
        }
        "deserialize_with" => {
            "say it: `#[component(type(deserialize = \"string\"))]`, or `as` with a Rust type"
        }
        _ => "say it: `#[component(type = \"string\")]`, or `as = \"…\"` with a Rust type",
    };
    reader.refuse_at(codec.place, message, help);
}

/// What well-known codecs write and read.
fn known(codec: &Codec, is_option: bool) -> Option<Both<Type>> {
    let path: String = codec.path.split_whitespace().collect();
    let path = path.trim_start_matches("::");
    if codec.key == "with" && path == "serde_bytes" {
        let bytes = standard::bytes();
        return Some(if is_option { bytes.map(types::nullable) } else { bytes });
    }
    let (path, is_option) = match path.strip_suffix("_option").or(path.strip_suffix("::option")) {
        Some(path) => (path, true),
        None => (path, false),
    };
    let path = match codec.key {
        "serialize_with" => path.strip_suffix("::serialize")?,
        "deserialize_with" => path.strip_suffix("::deserialize")?,
        _ => path,
    };
    let ty = match path {
        "chrono::serde::ts_seconds"
        | "chrono::serde::ts_milliseconds"
        | "chrono::serde::ts_microseconds"
        | "chrono::serde::ts_nanoseconds"
        | "time::serde::timestamp" => Type::Number(Number { integer: true, ..Number::default() }),
        "time::serde::rfc3339" => {
            let format = Some("date-time".to_owned());
            Type::String(TextType { format, ..TextType::default() })
        }
        _ => return None,
    };
    Some(if is_option { types::nullable(ty) } else { ty }.into())
}
