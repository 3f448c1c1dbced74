//! `#[component(minimum = 1, pattern = "…")]`: what narrows a type down.

use super::Reader;
use super::attribute::Constraint;
use super::both::Both;
use crate::check::compare;
use crate::diagnostic::{Code, Diagnostic};
use crate::format;
use crate::model::{Array, Number, Text, Type};
use crate::name::nearest;
use crate::value::Value;

/// Narrows both directions of a type down.
pub(super) fn apply(reader: &mut Reader, ty: &mut Both<Type>, constraints: &[Constraint]) {
    for constraint in constraints {
        if let ("format", Value::String(format)) = (constraint.key, &constraint.value)
            && !format::is_known(format)
        {
            reader.diagnostics.push(unknown_format(format, constraint));
            continue;
        }
        // A codec of one direction may leave a type in the other to which it does not apply.
        let accepted = ty.accepted.as_mut().map(|ty| narrowed(ty, constraint));
        let sent = narrowed(&mut ty.sent, constraint);
        match accepted.map_or(sent, |accepted| accepted.max(sent)) {
            Narrowed::Yes => {}
            Narrowed::Wider => {
                let message = format!("`{}` is outside of what the type can hold", constraint.key);
                let help = "narrow it down, or choose a wider type";
                let code = Code::ContradictoryConstraint;
                let found = Diagnostic::new(code, constraint.place, message).help(help);
                reader.diagnostics.push(found);
            }
            Narrowed::No => reader.diagnostics.push(inapplicable(&ty.sent, constraint)),
        }
    }
}

fn inapplicable(ty: &Type, constraint: &Constraint) -> Diagnostic {
    let key = constraint.key;
    let message = format!("`{key}` does not apply to this type");
    let help = match ty {
        Type::Reference(_) => format!("state `{key}` where the type is defined"),
        _ => format!("`{key}` is for {}", owner(key)),
    };
    Diagnostic::new(Code::InapplicableConstraint, constraint.place, message).help(help)
}

fn unknown_format(format: &str, constraint: &Constraint) -> Diagnostic {
    let message = format!("there is no format `{format}`");
    let found = Diagnostic::new(Code::UnknownType, constraint.place, message);
    match nearest(format, format::all()) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help("use a format of JSON Schema, or a `pattern`"),
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Narrowed {
    No,
    Yes,
    Wider,
}

fn narrowed(ty: &mut Type, constraint: &Constraint) -> Narrowed {
    match ty {
        Type::String(text) => narrow_text(text, constraint),
        Type::Number(number) => narrow_number(number, constraint),
        Type::Array(array) => narrow_array(array, constraint),
        Type::Union(union) if union.discriminator.is_none() => {
            let members = union.members.iter_mut();
            members.map(|it| narrowed(&mut it.ty, constraint)).max().unwrap_or(Narrowed::No)
        }
        _ => Narrowed::No,
    }
}

fn narrow_text(text: &mut Text, Constraint { key, value, .. }: &Constraint) -> Narrowed {
    match (*key, value) {
        ("format", Value::String(format)) => text.format = Some(format.clone()),
        ("pattern", Value::String(pattern)) => text.pattern = Some(pattern.clone()),
        ("min_length", value) => text.min_length = count(value),
        ("max_length", value) => text.max_length = count(value),
        _ => return Narrowed::No,
    }
    Narrowed::Yes
}

fn narrow_number(number: &mut Number, Constraint { key, value, .. }: &Constraint) -> Narrowed {
    let least = number.minimum.clone();
    let most = number.maximum.clone();
    let bound = match *key {
        "minimum" => &mut number.minimum,
        "maximum" => &mut number.maximum,
        "exclusive_minimum" => &mut number.exclusive_minimum,
        "exclusive_maximum" => &mut number.exclusive_maximum,
        "multiple_of" => &mut number.multiple_of,
        _ => return Narrowed::No,
    };
    *bound = Some(value.clone());
    let is_inside = *key == "multiple_of"
        || least.is_none_or(|least| compare(value, &least).is_ge())
            && most.is_none_or(|most| compare(value, &most).is_le());
    if is_inside { Narrowed::Yes } else { Narrowed::Wider }
}

fn narrow_array(array: &mut Array, Constraint { key, value, .. }: &Constraint) -> Narrowed {
    match (*key, value) {
        ("min_items", value) => array.min_items = count(value),
        ("max_items", value) => array.max_items = count(value),
        ("unique_items", Value::Boolean(unique)) => array.unique_items = *unique,
        _ => return Narrowed::No,
    }
    Narrowed::Yes
}

fn count(value: &Value) -> Option<u64> {
    match value {
        Value::Integer(count) => u64::try_from(*count).ok(),
        _ => None,
    }
}

fn owner(key: &str) -> &'static str {
    match key {
        "format" | "pattern" | "min_length" | "max_length" => "strings",
        "min_items" | "max_items" | "unique_items" => "arrays",
        _ => "numbers",
    }
}
