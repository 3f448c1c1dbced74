//! What gen-build read of each type, for the derive to compare with what the compiler sees.
//!
//! The scan in a build script is text; the derive sees the real tokens, after conditions and macros.
//! gen-build leaves a [`Readings`] in `OUT_DIR`. The derive takes its own [`parts`] of the type,
//! compares them, and has rustc confirm that every field has the type that gen-build resolved.

use std::fmt::Write;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Data, DeriveInput, Fields, Type};

use super::{Derive, SpanRange, name};

/// A part of a type that means something on the wire.
pub struct Part<'t> {
    /// What to call it: `label`, `Image`, `Image.alt`; empty for the type itself.
    pub label: String,
    /// Its tokens, in a spelling of their own.
    pub text: String,
    /// Where it is.
    pub span: SpanRange,
    /// Its type, if it is a field.
    pub ty: Option<&'t Type>,
}

/// All parts of a type, in source order: itself, its fields, its variants and their fields.
pub fn parts(input: &DeriveInput) -> Vec<Part<'_>> {
    let mut text = attributes(&input.attrs);
    let keyword = match &input.data {
        Data::Struct(_) => "struct",
        Data::Enum(_) => "enum",
        Data::Union(_) => "union",
    };
    text.push_str(keyword);
    text.push(' ');
    write_tokens(input.ident.to_token_stream(), &mut text);
    write_tokens(input.generics.to_token_stream(), &mut text);
    write_tokens(input.generics.where_clause.to_token_stream(), &mut text);
    let span = SpanRange::from(input.ident.span());
    let mut parts = vec![Part { label: String::new(), text, span, ty: None }];
    match &input.data {
        Data::Struct(data) => add_fields(&data.fields, "", &mut parts),
        Data::Enum(data) => {
            for variant in &data.variants {
                let label = name(&variant.ident);
                let mut text = attributes(&variant.attrs);
                write_tokens(variant.ident.to_token_stream(), &mut text);
                text.push_str(match &variant.fields {
                    Fields::Named(_) => " {…}",
                    Fields::Unnamed(_) => "(…)",
                    Fields::Unit => "",
                });
                if let Some((_, number)) = &variant.discriminant {
                    text.push_str(" = ");
                    write_tokens(number.to_token_stream(), &mut text);
                }
                let span = SpanRange::from(variant.ident.span());
                let inside = format!("{label}.");
                parts.push(Part { label, text, span, ty: None });
                add_fields(&variant.fields, &inside, &mut parts);
            }
        }
        Data::Union(_) => {}
    }
    parts
}

fn add_fields<'t>(fields: &'t Fields, before: &str, parts: &mut Vec<Part<'t>>) {
    for (index, field) in fields.iter().enumerate() {
        let mut text = attributes(&field.attrs);
        let label = match &field.ident {
            Some(ident) => {
                let name = name(ident);
                text.push_str(&name);
                text.push_str(": ");
                name
            }
            None => index.to_string(),
        };
        write_tokens(field.ty.to_token_stream(), &mut text);
        let span = SpanRange::of(&field.ty);
        parts.push(Part { label: format!("{before}{label}"), text, span, ty: Some(&field.ty) });
    }
}

/// The attributes that decide what is on the wire.
fn attributes(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        let matters = ["serde", "component", "repr", "default"];
        if matters.iter().any(|name| attribute.path().is_ident(name)) {
            text.push_str("#[");
            write_tokens(attribute.meta.to_token_stream(), &mut text);
            text.push_str("] ");
        }
    }
    text
}

/// Writes tokens with the fewest spaces: the compiler and a file disagree on them.
fn write_tokens(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '#');
        let word = match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    // The compiler marks what a macro was given.
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write_tokens(group.stream(), text);
                text.push_str(close);
                continue;
            }
            TokenTree::Punct(punct) => {
                match punct.as_char() {
                    '=' => text.push_str(" = "),
                    ',' => text.push_str(", "),
                    punct => text.push(punct),
                }
                continue;
            }
            TokenTree::Ident(ident) => ident.to_string(),
            TokenTree::Literal(literal) => literal.to_string(),
        };
        if text.ends_with(is_word) && word.starts_with(is_word) {
            text.push(' ');
        }
        // In the file with the readings, a line is a part.
        for c in word.chars() {
            match c {
                '\n' | '\r' | '\t' => _ = write!(text, "{}", c.escape_default()),
                c => text.push(c),
            }
        }
    }
}

/// What gen-build read of the types of a package.
#[derive(Debug, Default, PartialEq)]
pub struct Readings {
    /// The names of the crates that were read.
    pub crates: Vec<String>,
    /// The types that derive, in source order.
    pub types: Vec<TypeReading>,
}

/// What gen-build read of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeReading {
    /// The path of the file, relative to the package.
    pub file: String,
    /// The name of the type in Rust.
    pub name: String,
    /// What it derives.
    pub derive: Derive,
    /// The name of the definition, which its artifacts have.
    pub definition: String,
    /// Its parts; the first is the type itself.
    pub parts: Vec<Reading>,
}

/// What gen-build read of a part of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its tokens, as in [`Part::text`].
    pub text: String,
    /// The type that gen-build resolved, spelled so that it can be compiled beside the type; empty
    /// if it is no field.
    pub resolved: String,
}

/// Where a type is not what gen-build read.
#[derive(Debug, PartialEq)]
pub struct Difference {
    /// The position of the part that differs, among those of the compiler.
    pub position: usize,
    /// What gen-build read in its place; `None` if nothing.
    pub read: Option<String>,
}

/// The first line of the file. Readings of another version are none.
const HEADER: &str = concat!("gen ", env!("CARGO_PKG_VERSION"), " 1");

impl Readings {
    /// The text to leave in `OUT_DIR`.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for name in &self.crates {
            _ = writeln!(text, "crate\t{name}");
        }
        for TypeReading { file, name, derive, definition, parts } in &self.types {
            let derive = match derive {
                Derive::Component => "Component",
                Derive::Type => "Type",
            };
            _ = writeln!(text, "type\t{file}\t{name}\t{derive}\t{definition}");
            for Reading { text: part, resolved } in parts {
                _ = writeln!(text, "part\t{part}\t{resolved}");
            }
        }
        text
    }

    /// Reads what [`to_text`](Readings::to_text) gave; `None` if it is not that.
    pub fn from_text(text: &str) -> Option<Readings> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return None;
        }
        let mut readings = Readings::default();
        for line in lines {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["crate", name] => readings.crates.push(name.to_owned()),
                ["type", file, name, derive, definition] => readings.types.push(TypeReading {
                    file: file.to_owned(),
                    name: name.to_owned(),
                    derive: Derive::named(derive)?,
                    definition: definition.to_owned(),
                    parts: Vec::new(),
                }),
                ["part", text, resolved] => readings
                    .types
                    .last_mut()?
                    .parts
                    .push(Reading { text: text.to_owned(), resolved: resolved.to_owned() }),
                _ => return None,
            }
        }
        Some(readings)
    }
}

impl TypeReading {
    /// Where the parts that the compiler sees are not those that gen-build read.
    pub fn difference(&self, parts: &[Part]) -> Option<Difference> {
        let differs = |position: &usize| {
            self.parts.get(*position).map(|it| &it.text) != Some(&parts[*position].text)
        };
        if let Some(position) = (0..parts.len()).find(differs) {
            let read = self.parts.get(position).map(|part| part.text.clone());
            return Some(Difference { position, read });
        }
        // Something is missing at the end.
        let more = self.parts.get(parts.len())?;
        Some(Difference { position: parts.len().saturating_sub(1), read: Some(more.text.clone()) })
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    fn texts(input: &DeriveInput) -> Vec<String> {
        parts(input).into_iter().map(|part| format!("{}: {}", part.label, part.text)).collect()
    }

    #[test]
    fn parts_are_what_matters_on_the_wire() {
        let input: DeriveInput = parse_quote! {
            /// A button.
            #[serde(rename_all = "camelCase", deny_unknown_fields)]
            #[must_use]
            pub struct Button<'a, T: Clone + 'a = u8> where T: Copy {
                /// What it says.
                #[serde(default)] pub(crate) label: Option<Vec<&'a str>>,
                rows: [(T, u8); 2],
            }
        };
        assert_eq!(
            texts(&input),
            [
                r#": #[serde(rename_all = "camelCase", deny_unknown_fields)] struct Button<'a, T:Clone+'a = u8>where T:Copy"#,
                "label: #[serde(default)] label: Option<Vec<&'a str>>",
                "rows: rows: [(T, u8);2]",
            ]
        );
        let input: DeriveInput = parse_quote! {
            enum Media { #[default] None, #[serde(rename = "i\tm")] Image { alt: String }, Two(u8, #[serde(skip)] u8), Set = 3 }
        };
        assert_eq!(
            texts(&input),
            [
                ": enum Media",
                "None: #[default] None",
                "Image: #[serde(rename = \"i\\tm\")] Image {…}",
                "Image.alt: alt: String",
                "Two: Two(…)",
                "Two.0: u8",
                "Two.1: #[serde(skip)] u8",
                "Set: Set = 3",
            ]
        );
    }

    #[test]
    fn readings_come_back_from_their_text() {
        let part =
            |text: &str, resolved: &str| Reading { text: text.into(), resolved: resolved.into() };
        let readings = Readings {
            crates: vec!["app".into()],
            types: vec![TypeReading {
                file: "src/main.rs".into(),
                name: "Row".into(),
                derive: Derive::Type,
                definition: "Row".into(),
                parts: vec![part("struct Row", ""), part("a: u8", "::core::primitive::u8")],
            }],
        };
        assert_eq!(Readings::from_text(&readings.to_text()), Some(readings));
        assert_eq!(Readings::from_text("gen 0\n"), None);
        assert_eq!(Readings::from_text(""), None);
    }

    #[test]
    fn the_first_difference_is_named() {
        let input: DeriveInput = parse_quote! { struct Row { a: u8, b: u8 } };
        let read = |texts: &[&str]| TypeReading {
            file: String::new(),
            name: "Row".into(),
            derive: Derive::Type,
            definition: "Row".into(),
            parts: texts
                .iter()
                .map(|text| Reading { text: (*text).into(), resolved: String::new() })
                .collect(),
        };
        let difference = |texts| read(texts).difference(&parts(&input));
        let found = |position, read: Option<&str>| {
            Some(Difference { position, read: read.map(str::to_owned) })
        };
        assert_eq!(difference(&["struct Row", "a: u8", "b: u8"]), None);
        assert_eq!(difference(&["struct Row", "a: u8", "b: u16"]), found(2, Some("b: u16")));
        assert_eq!(difference(&["struct Row", "a: u8"]), found(2, None));
        assert_eq!(difference(&["struct Row", "a: u8", "b: u8", "c: u8"]), found(2, Some("c: u8")));
    }
}
