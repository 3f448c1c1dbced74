//! What TypeScript cannot say of a type, in words.

use crate::json;
use crate::model::{Array, Number, Text, Type};
use crate::value::Value;

/// What is known of the values of a type beyond what its TypeScript says: `1 to 80 characters`.
pub(super) fn constraints(ty: &Type) -> Vec<String> {
    let mut found = Vec::new();
    match ty {
        Type::Number(number) => push_number(&mut found, number),
        Type::String(text) => push_text(&mut found, text),
        Type::Array(array) => push_array(&mut found, array),
        Type::Union(union) if union.discriminator.is_none() => {
            for member in &union.members {
                for constraint in constraints(&member.ty) {
                    if !found.contains(&constraint) {
                        found.push(constraint);
                    }
                }
            }
        }
        _ => {}
    }
    found
}

fn push_number(found: &mut Vec<String>, number: &Number) {
    let mut words: Vec<String> = Vec::new();
    match (&number.minimum, &number.maximum) {
        (Some(Value::Integer(minimum)), Some(Value::Integer(maximum)))
            if number.integer && integer_type(*minimum, *maximum).is_some() =>
        {
            words.extend(integer_type(*minimum, *maximum).map(str::to_owned));
        }
        (minimum, maximum) => {
            if number.integer {
                words.push("integer".into());
            }
            words.extend(bounds(minimum.as_ref(), maximum.as_ref()));
        }
    }
    words.extend(number.exclusive_minimum.as_ref().map(|bound| format!("above {}", value(bound))));
    words.extend(number.exclusive_maximum.as_ref().map(|bound| format!("below {}", value(bound))));
    words.extend(number.multiple_of.as_ref().map(|step| format!("a multiple of {}", value(step))));
    if !words.is_empty() {
        found.push(words.join(", "));
    }
}

fn bounds(minimum: Option<&Value>, maximum: Option<&Value>) -> Option<String> {
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) => Some(format!("{} to {}", value(minimum), value(maximum))),
        (Some(minimum), None) => Some(format!("at least {}", value(minimum))),
        (None, Some(maximum)) => Some(format!("at most {}", value(maximum))),
        (None, None) => None,
    }
}

/// The name of an integer type with these bounds, where it says more than the bounds.
fn integer_type(minimum: i128, maximum: i128) -> Option<&'static str> {
    const I32: (i128, i128) = (i32::MIN as i128, i32::MAX as i128);
    const U32: i128 = u32::MAX as i128;
    const I64: (i128, i128) = (i64::MIN as i128, i64::MAX as i128);
    const U64: i128 = u64::MAX as i128;
    match (minimum, maximum) {
        I32 => Some("32-bit integer"),
        I64 => Some("64-bit integer"),
        (0, U32) => Some("unsigned 32-bit integer"),
        (0, U64) => Some("unsigned 64-bit integer"),
        _ => None,
    }
}

fn push_text(found: &mut Vec<String>, text: &Text) {
    if let Some(format) = &text.format {
        found.push(format!("{format} format"));
    }
    found.extend(count(text.min_length, text.max_length, "character"));
    if let Some(pattern) = &text.pattern {
        let tick = if pattern.contains('`') { "``" } else { "`" };
        found.push(format!("matches {tick}{pattern}{tick}"));
    }
}

fn push_array(found: &mut Vec<String>, array: &Array) {
    found.extend(count(array.min_items, array.max_items, "item"));
    if array.unique_items {
        found.push("no item twice".into());
    }
    let each = constraints(&array.items.ty);
    if !each.is_empty() {
        found.push(format!("each item: {}", each.join(", ")));
    }
}

fn count(least: Option<u64>, most: Option<u64>, unit: &str) -> Option<String> {
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    match (least, most) {
        (Some(least), Some(most)) if least == most => {
            Some(format!("exactly {most} {unit}{}", plural(most)))
        }
        (Some(least), Some(most)) => Some(format!("{least} to {most} {unit}{}", plural(most))),
        (Some(least), None) => Some(format!("at least {least} {unit}{}", plural(least))),
        (None, Some(most)) => Some(format!("at most {most} {unit}{}", plural(most))),
        (None, None) => None,
    }
}

fn value(value: &Value) -> String {
    json::compact(value)
}
