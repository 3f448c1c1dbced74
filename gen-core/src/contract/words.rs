//! Types in the words of the YAML format, for messages.

use super::alternatives::{Alternative, Arguments, Kind, Standing};
use super::constraints;
use crate::json;
use crate::model::{Additional, Array, Number, Object, Presence, Text, Type};

/// More members than this are too many to list.
const MANY: usize = 8;

/// How deep a type is shown.
const DEPTH: usize = 2;

/// `1 type parameter`, `2 type parameters`, `no type parameters`.
pub(super) fn count(number: usize, of: &str) -> String {
    match number {
        0 => format!("no {of}s"),
        1 => format!("1 {of}"),
        _ => format!("{number} {of}s"),
    }
}

/// A type as one would write it.
pub(super) fn ty(arguments: &Arguments, standing: Standing) -> String {
    deep(arguments, standing, DEPTH)
}

/// Some of the things that a type may be.
pub(super) fn alternatives(arguments: &Arguments, found: &[Alternative]) -> String {
    let texts = found.iter().map(|found| match found.name {
        Some(name) if !matches!(found.kind, Kind::Literal(_)) => name.to_owned(),
        _ => kind(arguments, *found, DEPTH),
    });
    joined(texts.collect())
}

fn deep(arguments: &Arguments, standing: Standing, depth: usize) -> String {
    let standing = arguments.follow(standing);
    let part = |ty| deep(arguments, standing.with(ty), depth.saturating_sub(1));
    match standing.ty {
        Type::Reference(reference) if reference.arguments.is_empty() => reference.name.clone(),
        Type::Reference(reference) => {
            let given: Vec<String> = reference.arguments.iter().map(part).collect();
            format!("{}<{}>", reference.name, given.join(", "))
        }
        Type::Parameter(name) => name.clone(),
        Type::Union(union) => joined(union.members.iter().map(|member| part(&member.ty)).collect()),
        Type::Enum(choice) => {
            joined(choice.values.iter().map(|value| json::compact(&value.value)).collect())
        }
        Type::Unknown => "unknown".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Number(number) => self::number(number),
        Type::String(text) => self::text(text),
        Type::Literal(value) => json::compact(value),
        Type::Array(array) => list(array, &part(&array.items.ty)),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| part(&item.ty)).collect();
            format!("[{}]", items.join(", "))
        }
        Type::Object(object) => self::object(object, depth, part),
        Type::TypeScript(_) => "a type of TypeScript".to_owned(),
    }
}

fn kind(arguments: &Arguments, found: Alternative, depth: usize) -> String {
    let part = |ty| deep(arguments, found.part(ty), depth.saturating_sub(1));
    match found.kind {
        Kind::Unknown => "unknown".to_owned(),
        Kind::Null => "null".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Number(number) => self::number(number),
        Kind::Text(text) => self::text(text),
        Kind::Literal(value) => json::compact(value),
        Kind::Array(array) => list(array, &part(&array.items.ty)),
        Kind::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| part(&item.ty)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Object(object) => self::object(object, depth, part),
        Kind::Parameter(position) => {
            let name = found.scope.home.generics().get(position);
            name.map_or_else(|| "a type parameter".to_owned(), Clone::clone)
        }
        Kind::TypeScript => "a type of TypeScript".to_owned(),
    }
}

fn number(number: &Number) -> String {
    if let Some(name) = constraints::integer_name(number) {
        return name.to_owned();
    }
    let name = if number.integer { "integer" } else { "number" };
    match (constraints::range(number), &number.multiple_of) {
        (None, None) => name.to_owned(),
        (Some(range), None) => format!("{name} in {range}"),
        (range, Some(multiple)) => {
            let range = range.map(|range| format!(" in {range}")).unwrap_or_default();
            format!("{name}{range}, a multiple of {}", json::compact(multiple))
        }
    }
}

fn text(text: &Text) -> String {
    let mut words = text.format.clone().unwrap_or_else(|| "string".to_owned());
    if let Some(pattern) = &text.pattern {
        words = format!("{words} like /{pattern}/");
    }
    words + &length(text.min_length, text.max_length, "characters")
}

fn length(minimum: Option<u64>, maximum: Option<u64>, of: &str) -> String {
    match (minimum, maximum) {
        (None, None) => String::new(),
        (Some(minimum), Some(maximum)) if minimum == maximum => format!(" of {minimum} {of}"),
        (minimum, maximum) => {
            let bound = |bound: Option<u64>| bound.map(|it| it.to_string()).unwrap_or_default();
            format!(" of {}..{} {of}", bound(minimum), bound(maximum))
        }
    }
}

fn list(array: &Array, items: &str) -> String {
    let items = if items.contains(' ') { format!("({items})[]") } else { format!("{items}[]") };
    let unique = if array.unique_items { " without repetition" } else { "" };
    items + &length(array.min_items, array.max_items, "items") + unique
}

fn object<'a>(object: &'a Object, depth: usize, part: impl Fn(&'a Type) -> String) -> String {
    if let (Additional::Of(values), []) = (&object.additional, &object.fields[..]) {
        return format!("Record<string, {}>", part(&values.ty));
    }
    if object.fields.is_empty() {
        return "{}".to_owned();
    }
    if depth == 0 || object.fields.len() > MANY {
        return "{ … }".to_owned();
    }
    let fields = object.fields.iter().map(|field| {
        let mark = if field.presence == Presence::Required { "" } else { "?" };
        format!("{}{mark}: {}", field.name, part(&field.ty))
    });
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

fn joined(mut texts: Vec<String>) -> String {
    if texts.len() > MANY {
        texts.truncate(MANY);
        texts.push("…".to_owned());
    }
    texts.join(" | ")
}
