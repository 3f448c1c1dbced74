//! Types to Rust.

use std::fmt::Write;

use super::shape::{Body, Field, Fields, Item, Variant};

/// What stands above the types.
const USES: &str = "\
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::marker::PhantomData;
use std::num::NonZeroU8;
use std::rc::Rc;
use std::time::Duration;

use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};
";

/// The types as gen reads them, and what the program needs besides.
pub(super) fn write(items: &[Item]) -> (String, String) {
    let (mut source, mut support) = (USES.to_owned(), String::new());
    for item in items {
        source.push('\n');
        self::item(&mut source, item);
        self::support(&mut support, item);
    }
    (source, support)
}

fn item(text: &mut String, item: &Item) {
    let Item { name, attributes, body, .. } = item;
    let is_choice = matches!(body, Body::Enum(variants)
        if variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)));
    let keys = if is_choice { ", PartialEq, Eq, PartialOrd, Ord" } else { "" };
    let default = if has_default(item) { ", Default" } else { "" };
    let derive = if item.is_component { "Component" } else { "Type" };
    _ = writeln!(text, "#[derive(Clone{keys}{default}, Serialize, Deserialize, {derive})]");
    self::attributes(text, attributes, "\n");
    let parameter = item.parameter.map(|name| format!("<{name}>")).unwrap_or_default();
    match body {
        Body::Struct(fields) => {
            _ = write!(text, "pub struct {name}{parameter}");
            self::fields(text, fields);
            let is_braced = matches!(fields, Fields::Named(_));
            text.push_str(if is_braced { "\n" } else { ";\n" });
        }
        Body::Enum(variants) => {
            _ = writeln!(text, "pub enum {name}{parameter} {{");
            for Variant { name, attributes, fields, is_default } in variants {
                text.push_str("    ");
                if *is_default && has_default(item) {
                    text.push_str("#[default] ");
                }
                self::attributes(text, attributes, " ");
                text.push_str(name);
                self::fields(text, fields);
                text.push_str(",\n");
            }
            text.push_str("}\n");
        }
    }
}

fn has_default(item: &Item) -> bool {
    item.parameter.is_none()
        && matches!(&item.body, Body::Enum(variants) if variants.iter().any(|it| it.is_default))
}

fn attributes(text: &mut String, attributes: &[String], end: &str) {
    if !attributes.is_empty() {
        _ = write!(text, "#[serde({})]{end}", attributes.join(", "));
    }
}

fn fields(text: &mut String, fields: &Fields) {
    let field = |field: &Field| {
        let mut text = String::new();
        attributes(&mut text, &field.attributes, " ");
        if !field.name.is_empty() {
            _ = write!(text, "{}: ", field.name);
        }
        text + &field.ty
    };
    match fields {
        Fields::Unit => {}
        Fields::Unnamed(fields) => {
            let fields: Vec<String> = fields.iter().map(field).collect();
            _ = write!(text, "({})", fields.join(", "));
        }
        Fields::Named(fields) => {
            let fields: Vec<String> = fields.iter().map(field).collect();
            _ = write!(text, " {{ {} }}", fields.join(", "));
        }
    }
}

/// How values are made, and how a type becomes another one.
fn support(text: &mut String, item: &Item) {
    let name = &item.name;
    let (bound, parameter) = match item.parameter {
        Some(name) => (format!("<{name}: Make>"), format!("<{name}>")),
        None => (String::new(), String::new()),
    };
    _ = write!(
        text,
        "impl{bound} Make for {name}{parameter} {{ fn make(random: &mut Random) -> Self {{ "
    );
    match &item.body {
        Body::Struct(fields) => _ = write!(text, "Self{}", made(fields)),
        Body::Enum(variants) => {
            _ = write!(text, "match random.below({}) {{ ", variants.len());
            for (index, variant) in variants.iter().enumerate() {
                let pattern =
                    if index + 1 == variants.len() { "_".to_owned() } else { index.to_string() };
                _ = write!(text, "{pattern} => Self::{}{}, ", variant.name, made(&variant.fields));
            }
            text.push('}');
        }
    }
    text.push_str("}}\n");
    if !has_default(item) {
        _ = writeln!(
            text,
            "impl{bound} Default for {name}{parameter} {{ fn default() -> Self {{ Make::make(&mut Random::new()) }} }}"
        );
    }
    let Some(other) = &item.other else { return };
    let ty = &other.ty;
    if other.from {
        _ = writeln!(
            text,
            "impl From<{ty}> for {name} {{ fn from(_: {ty}) -> Self {{ Make::make(&mut Random::new()) }} }}"
        );
    }
    if other.try_from {
        _ = writeln!(
            text,
            "impl TryFrom<{ty}> for {name} {{ type Error = String; fn try_from(_: {ty}) -> Result<Self, String> {{ Ok(Make::make(&mut Random::new())) }} }}"
        );
    }
    if other.into {
        _ = writeln!(
            text,
            "impl From<{name}> for {ty} {{ fn from(_: {name}) -> Self {{ Make::make(&mut Random::new()) }} }}"
        );
    }
}

fn made(fields: &Fields) -> String {
    match fields {
        Fields::Unit => String::new(),
        Fields::Unnamed(fields) => {
            format!("({})", vec!["Make::make(random)"; fields.len()].join(", "))
        }
        Fields::Named(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|it| format!("{}: Make::make(random)", it.name)).collect();
            format!(" {{ {} }}", fields.join(", "))
        }
    }
}
