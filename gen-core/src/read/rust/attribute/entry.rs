//! What stands in the parentheses of `#[serde(…)]` and `#[component(…)]`.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Lit, LitStr, Token};

use super::Stated;
use crate::diagnostic::Place;
use crate::ordered::Set;
use crate::read::rust::{Reader, SpanRange, name};
use crate::value::Value;

/// One `key`, `key = value` or `key(…)`.
#[derive(Clone)]
pub(in crate::read::rust) struct Entry {
    pub(in crate::read::rust) key: String,
    pub(in crate::read::rust) place: Place,
    pub(in crate::read::rust) value: EntryValue,
    /// Whether it stands in `#[component(…)]`.
    pub(super) own: bool,
}

/// What follows a key.
#[derive(Clone)]
pub(in crate::read::rust) enum EntryValue {
    None,
    Text(Text),
    Value(Stated<Value>),
    List(Vec<Entry>),
    Other,
}

/// A string, as a value and as the token that it is.
#[derive(Clone)]
pub(in crate::read::rust) struct Text {
    pub(in crate::read::rust) value: String,
    pub(in crate::read::rust) place: Place,
    pub(in crate::read::rust) literal: LitStr,
}

impl Text {
    pub(super) fn stated(&self) -> Stated<String> {
        Stated { value: self.value.clone(), place: self.place }
    }
}

/// Keys that may be given several times.
const REPEATED: [&str; 4] = ["alias", "event", "slot", "example"];

/// All entries of serde's attributes and of ours, in source order.
pub(super) fn entries(reader: &mut Reader, attributes: &[Attribute]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut keys = Set::new();
    for attribute in attributes {
        let path = attribute.path();
        let own = path.is_ident("component");
        if !own && !path.is_ident("serde") {
            continue;
        }
        let list = Punctuated::<EntryTokens, Token![,]>::parse_terminated;
        match attribute.parse_args_with(list) {
            Ok(list) => {
                for tokens in list {
                    let entry = Entry::new(reader, tokens, own);
                    let is_new = keys.insert((own, entry.key.clone()));
                    // serde takes the directions one by one.
                    let is_direction = !own
                        && entry.key.starts_with("rename")
                        && matches!(entry.value, EntryValue::List(_));
                    if is_new || is_direction || REPEATED.contains(&entry.key.as_str()) {
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
                let help = format!(
                    "write `#[{0}(key)]` or `#[{0}(key = \"…\")]`",
                    if own { "component" } else { "serde" }
                );
                reader.refuse_at(place, message, help);
            }
        }
    }
    entries
}

/// The tokens of an [`Entry`].
struct EntryTokens {
    key: Key,
    end: Span,
    value: ValueTokens,
}

enum Key {
    Ident(Ident),
    Text(LitStr),
}

enum ValueTokens {
    None,
    Text(LitStr),
    Value(Value),
    List(Vec<EntryTokens>),
    Other,
}

impl Parse for EntryTokens {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key = match input.parse() {
            Ok(text) => Key::Text(text),
            Err(_) => Key::Ident(input.call(Ident::parse_any)?),
        };
        let span = match &key {
            Key::Ident(ident) => ident.span(),
            Key::Text(text) => text.span(),
        };
        let mut entry = EntryTokens { key, end: span, value: ValueTokens::None };
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(entry);
        }
        if input.peek(Token![=]) && input.peek2(LitStr) {
            input.parse::<Token![=]>()?;
            let text: LitStr = input.parse()?;
            entry.end = text.span();
            entry.value = ValueTokens::Text(text);
            return Ok(entry);
        }
        let mut tokens: Vec<TokenTree> = Vec::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            tokens.push(input.parse()?);
        }
        entry.end = tokens.last().map_or(span, TokenTree::span);
        entry.value = value_of(tokens);
        Ok(entry)
    }
}

fn value_of(tokens: Vec<TokenTree>) -> ValueTokens {
    if let [TokenTree::Group(group)] = &tokens[..] {
        let list = Punctuated::<EntryTokens, Token![,]>::parse_terminated;
        return match list.parse2(group.stream()) {
            Ok(list) => ValueTokens::List(list.into_iter().collect()),
            Err(_) => ValueTokens::Other,
        };
    }
    let mut rest = tokens.into_iter();
    let Some(TokenTree::Punct(equals)) = rest.next() else { return ValueTokens::Other };
    let rest: TokenStream = rest.collect();
    match parse_value.parse2(rest) {
        Ok(value) if equals.as_char() == '=' => ValueTokens::Value(value),
        _ => ValueTokens::Other,
    }
}

/// A JSON value, written with Rust's literals: `1`, `-1.5`, `true`, `null`, `["a"]`, `{ a: 1 }`.
fn parse_value(input: ParseStream) -> syn::Result<Value> {
    if input.peek(syn::token::Bracket) {
        let content;
        syn::bracketed!(content in input);
        let items = content.parse_terminated(parse_value, Token![,])?;
        return Ok(Value::Array(items.into_iter().collect()));
    }
    if input.peek(syn::token::Brace) {
        let content;
        syn::braced!(content in input);
        let entries = content.parse_terminated(parse_property, Token![,])?;
        return Ok(Value::Object(entries.into_iter().collect()));
    }
    if input.peek(Ident) {
        let word: Ident = input.parse()?;
        return match word.to_string().as_str() {
            "null" => Ok(Value::Null),
            _ => Err(syn::Error::new(word.span(), "expected a value")),
        };
    }
    let negative = input.parse::<Option<Token![-]>>()?.is_some();
    let literal: Lit = input.parse()?;
    match &literal {
        Lit::Str(text) if !negative => Ok(Value::String(text.value())),
        Lit::Bool(fact) if !negative => Ok(Value::Boolean(fact.value)),
        Lit::Int(number) => {
            let number: i128 = number.base10_parse()?;
            Ok(Value::Integer(if negative { -number } else { number }))
        }
        Lit::Float(number) => {
            let number: f64 = number.base10_parse()?;
            Ok(Value::Number(if negative { -number } else { number }))
        }
        _ => Err(syn::Error::new(literal.span(), "expected a value")),
    }
}

fn parse_property(input: ParseStream) -> syn::Result<(String, Value)> {
    let key = match input.parse::<LitStr>() {
        Ok(text) => text.value(),
        Err(_) => name(&input.call(Ident::parse_any)?),
    };
    input.parse::<Token![:]>()?;
    Ok((key, parse_value(input)?))
}

impl Entry {
    fn new(reader: &mut Reader, tokens: EntryTokens, own: bool) -> Self {
        let (key, start) = match &tokens.key {
            Key::Ident(ident) => (name(ident), ident.span()),
            Key::Text(text) => (text.value(), text.span()),
        };
        let place = reader.place(SpanRange { start, end: tokens.end });
        let value = match tokens.value {
            ValueTokens::None => EntryValue::None,
            ValueTokens::Text(literal) => EntryValue::Text(Text {
                value: literal.value(),
                place: reader.place(SpanRange::from(literal.span())),
                literal,
            }),
            ValueTokens::Value(value) => EntryValue::Value(Stated { value, place }),
            ValueTokens::List(list) => EntryValue::List(
                list.into_iter().map(|tokens| Entry::new(reader, tokens, own)).collect(),
            ),
            ValueTokens::Other => EntryValue::Other,
        };
        Entry { key, place, value, own }
    }

    /// The value, if it is a JSON value.
    pub(in crate::read::rust) fn json(&self) -> Option<Value> {
        match &self.value {
            EntryValue::None => Some(Value::Boolean(true)),
            EntryValue::Text(text) => Some(Value::String(text.value.clone())),
            EntryValue::Value(value) => Some(value.value.clone()),
            EntryValue::List(_) | EntryValue::Other => None,
        }
    }
}
