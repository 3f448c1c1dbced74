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
    let mut range = if number.integer { String::from("integer") } else { String::new() };
    let mut push = |words: String| {
        if !range.is_empty() {
            range.push(' ');
        }
        range.push_str(&words);
    };
    match (&number.minimum, &number.maximum) {
        (Some(minimum), Some(maximum)) => {
            push(format!("from {} to {}", value(minimum), value(maximum)));
        }
        (Some(minimum), None) => push(format!("of at least {}", value(minimum))),
        (None, Some(maximum)) => push(format!("of at most {}", value(maximum))),
        (None, None) => {}
    }
    if let Some(bound) = &number.exclusive_minimum {
        push(format!("above {}", value(bound)));
    }
    if let Some(bound) = &number.exclusive_maximum {
        push(format!("below {}", value(bound)));
    }
    if !range.is_empty() {
        found.push(range.strip_prefix("of ").unwrap_or(&range).to_owned());
    }
    if let Some(step) = &number.multiple_of {
        found.push(format!("a multiple of {}", value(step)));
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
