//! Random values that fit a type.

use std::iter::repeat_n;

use gen_core::model::{Array, Number, Text, Type};
use gen_core::value::Value;

use super::text;
use crate::random::Random;

/// A value that fits a type, unless that is hard to find.
pub fn value(random: &mut Random, ty: &Type) -> Option<Value> {
    match ty {
        Type::Unknown => Some(text::value(random, 2)),
        Type::Null => Some(Value::Null),
        Type::Boolean => Some(Value::Boolean(random.chance(50))),
        Type::Number(number) => number_within(random, number),
        Type::String(string) => string_within(random, string),
        Type::Literal(value) => Some(value.clone()),
        Type::Enum(choice) => Some(random.pick(&choice.values).value),
        Type::Array(array) => list(random, array),
        Type::Tuple(items) => {
            let items = items.iter().map(|item| value(random, &item.ty));
            items.collect::<Option<_>>().map(Value::Array)
        }
        Type::Union(union) => value(random, &union.members.first()?.ty),
        Type::Object(_) | Type::Reference(_) | Type::Parameter(_) | Type::TypeScript(_) => None,
    }
}

fn number_within(random: &mut Random, number: &Number) -> Option<Value> {
    let Number { integer, minimum, maximum, .. } = number;
    if number.multiple_of.is_some() || number.exclusive_minimum.is_some() {
        return None;
    }
    match minimum.as_ref().or(maximum.as_ref()) {
        Some(bound) => Some(bound.clone()),
        None if *integer => Some(text::integer(random)),
        None => Some(text::float(random)),
    }
}

fn string_within(random: &mut Random, string: &Text) -> Option<Value> {
    if string.format.is_some() || string.pattern.is_some() {
        return None;
    }
    let least = usize::try_from(string.min_length.unwrap_or(0)).ok()?;
    let most = string.max_length.map_or(usize::MAX, |most| most.try_into().unwrap_or(usize::MAX));
    let found: String = text::string(random).chars().take(most).collect();
    let missing = least.saturating_sub(found.chars().count());
    Some(Value::String(found + &repeat_n('x', missing).collect::<String>()))
}

fn list(random: &mut Random, array: &Array) -> Option<Value> {
    let least = usize::try_from(array.min_items.unwrap_or(0)).ok()?;
    if least == 0 && random.chance(40) {
        return Some(Value::Array(Vec::new()));
    }
    if array.unique_items && least > 1 {
        return None;
    }
    let items = (0..least.max(1)).map(|_| value(random, &array.items.ty));
    items.collect::<Option<_>>().map(Value::Array)
}
