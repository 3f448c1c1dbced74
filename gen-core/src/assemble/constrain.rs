//! Constraints find the part of a type that they narrow down.

use crate::check::compare;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::format;
use crate::model::{Array, Number, Text, Type};
use crate::name;
use crate::read::yaml::{Constraint, ConstraintKind};
use crate::value::Value;

/// Applies a constraint to a type, or to every member of a union that it fits.
pub(super) fn apply(ty: &mut Type, constraint: &Constraint) -> Result<(), Box<Diagnostic>> {
    if let (ConstraintKind::Format, Value::String(format)) = (constraint.kind, &constraint.value)
        && !format::is_known(format)
    {
        return Err(Box::new(unknown_format(format, constraint.place)));
    }
    if applied(ty, constraint) {
        return Ok(());
    }
    let key = constraint.kind.key();
    let message = format!("`{key}` does not apply to {}", described(ty));
    let help = match ty {
        Type::Number(_)
            if matches!(constraint.kind, ConstraintKind::Minimum | ConstraintKind::Maximum) =>
        {
            let message = format!("`{key}` is outside of what the integer type can hold");
            let help = "write `integer` for a type without bounds of its own";
            return Err(Box::new(
                Diagnostic::new(Code::ContradictoryConstraint, constraint.place, message)
                    .help(help),
            ));
        }
        Type::Reference(_) => {
            format!("state `{key}` where the type is defined, or write the type out here")
        }
        Type::String(Text { format: Some(_), .. }) if key == "format" => {
            "keep one format".to_owned()
        }
        _ => format!("`{key}` is for {}", owner(constraint.kind)),
    };
    Err(Box::new(
        Diagnostic::new(Code::InapplicableConstraint, constraint.place, message).help(help),
    ))
}

fn unknown_format(format: &str, place: Place) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Code::UnknownType, place, format!("there is no format `{format}`"));
    match name::nearest(format, format::all()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("use a format of JSON Schema, or a `pattern`"),
    }
}

fn applied(ty: &mut Type, constraint: &Constraint) -> bool {
    match ty {
        Type::String(text) => text_constraint(text, constraint),
        Type::Number(number) => number_constraint(number, constraint),
        Type::Array(array) => array_constraint(array, constraint),
        Type::Union(union) if union.discriminator.is_none() => {
            let mut any = false;
            for member in &mut union.members {
                any |= applied(&mut member.ty, constraint);
            }
            any
        }
        _ => false,
    }
}

fn text_constraint(text: &mut Text, Constraint { kind, value, .. }: &Constraint) -> bool {
    match (kind, value) {
        (ConstraintKind::Format, Value::String(format)) => {
            let free = text.format.as_ref().is_none_or(|stated| stated == format);
            text.format = Some(format.clone());
            return free;
        }
        (ConstraintKind::Pattern, Value::String(pattern)) => text.pattern = Some(pattern.clone()),
        (ConstraintKind::MinLength, value) => text.min_length = count(value),
        (ConstraintKind::MaxLength, value) => text.max_length = count(value),
        _ => return false,
    }
    true
}

fn number_constraint(number: &mut Number, Constraint { kind, value, .. }: &Constraint) -> bool {
    let bound = match kind {
        ConstraintKind::Minimum => &mut number.minimum,
        ConstraintKind::Maximum => &mut number.maximum,
        ConstraintKind::ExclusiveMinimum => &mut number.exclusive_minimum,
        ConstraintKind::ExclusiveMaximum => &mut number.exclusive_maximum,
        ConstraintKind::MultipleOf => &mut number.multiple_of,
        _ => return false,
    };
    let inside_width = match kind {
        ConstraintKind::Minimum => bound.as_ref().is_none_or(|least| compare(value, least).is_ge()),
        ConstraintKind::Maximum => bound.as_ref().is_none_or(|most| compare(value, most).is_le()),
        _ => true,
    };
    *bound = Some(value.clone());
    inside_width
}

fn array_constraint(array: &mut Array, Constraint { kind, value, .. }: &Constraint) -> bool {
    match (kind, value) {
        (ConstraintKind::MinItems, value) => array.min_items = count(value),
        (ConstraintKind::MaxItems, value) => array.max_items = count(value),
        (ConstraintKind::UniqueItems, Value::Boolean(unique)) => array.unique_items = *unique,
        _ => return false,
    }
    true
}

fn count(value: &Value) -> Option<u64> {
    match value {
        Value::Integer(count) => u64::try_from(*count).ok(),
        _ => None,
    }
}

fn described(ty: &Type) -> &'static str {
    match ty {
        Type::Unknown => "`unknown`",
        Type::Null => "`null`",
        Type::Boolean => "a boolean",
        Type::Number(_) => "a number",
        Type::String(Text { format: Some(_), .. }) => "a string that has a format",
        Type::String(_) => "a string",
        Type::Literal(_) => "a single value",
        Type::Enum(_) => "a choice of values",
        Type::Array(_) => "an array",
        Type::Tuple(_) => "a tuple",
        Type::Object(_) => "an object",
        Type::Union(_) => "any member of the union",
        Type::Reference(_) => "a type that is defined elsewhere",
        Type::Parameter(_) => "a type parameter",
        Type::TypeScript(_) => "a type that only TypeScript knows",
    }
}

fn owner(kind: ConstraintKind) -> &'static str {
    use ConstraintKind as K;
    match kind {
        K::Format | K::Pattern | K::MinLength | K::MaxLength => "strings",
        K::Minimum | K::Maximum | K::ExclusiveMinimum | K::ExclusiveMaximum | K::MultipleOf => {
            "numbers"
        }
        K::MinItems | K::MaxItems | K::UniqueItems => "arrays",
    }
}
