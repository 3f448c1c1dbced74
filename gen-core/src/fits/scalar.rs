//! Numbers, strings and literals.

use std::cmp::Ordering;

use super::{Judge, words};
use crate::model::{Enum, Number, Text};
use crate::value::Value;
use crate::{format, pattern};

impl Judge<'_> {
    pub(super) fn number(&mut self, value: &Value, number: &Number) {
        let kind = if number.integer { "an integer" } else { "a number" };
        let whole = match value {
            Value::Integer(_) => true,
            Value::Number(float) => float.fract() == 0.0,
            _ => return self.wrong_kind(kind, value),
        };
        if number.integer && !whole {
            return self.unexpected(kind, value);
        }
        let bounds = [
            (&number.minimum, Ordering::Less, false, "at least"),
            (&number.maximum, Ordering::Greater, false, "at most"),
            (&number.exclusive_minimum, Ordering::Less, true, "more than"),
            (&number.exclusive_maximum, Ordering::Greater, true, "less than"),
        ];
        for (bound, wrong, exclusive, words) in bounds {
            let Some(bound) = bound else { continue };
            let order = compare(value, bound);
            if order == Some(wrong) || (exclusive && order == Some(Ordering::Equal)) {
                self.unexpected(&format!("{words} {}", words::found(bound)), value);
            }
        }
        if let Some(factor) = &number.multiple_of
            && !is_multiple(value, factor)
        {
            self.unexpected(&format!("a multiple of {}", words::found(factor)), value);
        }
    }

    pub(super) fn text(&mut self, value: &Value, text: &Text) {
        let Value::String(string) = value else { return self.wrong_kind("a string", value) };
        let length = string.chars().count();
        self.count(length, "character", text.min_length, text.max_length);
        if let Some(format) = &text.format
            && !format::fits(format, string)
        {
            self.unexpected(&format!("a string in the format `{format}`"), value);
        }
        if let Some(pattern) = &text.pattern
            && let Ok(parsed) = pattern::parse(pattern)
            && parsed.matches(string, &mut self.pattern_budget) == Some(false)
        {
            self.unexpected(&format!("a string that matches `{pattern}`"), value);
        }
    }

    pub(super) fn literal(&mut self, value: &Value, literal: &Value) {
        if !equal(value, literal) {
            self.none_of(value, &[literal]);
        }
    }

    pub(super) fn choice(&mut self, value: &Value, choice: &Enum) {
        self.spend(choice.values.len());
        if !choice.values.iter().any(|option| equal(value, &option.value)) {
            let options: Vec<&Value> = choice.values.iter().map(|option| &option.value).collect();
            self.none_of(value, &options);
        }
    }

    pub(super) fn none_of(&mut self, value: &Value, options: &[&Value]) {
        let texts = options.iter().map(|option| words::found(option)).collect();
        self.wrong_kind(&words::either(texts), value);
        let help = words::nearest_option(value, options.iter().copied());
        if let Some(mismatch) = self.found.last_mut() {
            mismatch.help = help;
        }
    }
}

/// Whether two values are the same JSON: `1` is `1.0`, and the order of keys does not matter.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Integer(_) | Value::Number(_), Value::Integer(_) | Value::Number(_)) => {
            compare(left, right) == Some(Ordering::Equal)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(a, b)| equal(a, b))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, value): &(String, Value)| {
                right.iter().any(|(other, twin)| key == other && equal(value, twin))
            };
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}

/// The order of two numbers; nothing for other values.
fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => Some(left.cmp(right)),
        _ => as_float(left)?.partial_cmp(&as_float(right)?),
    }
}

/// Whether dividing gives a whole number, in floating point as every validator does it, but for
/// integers that a float cannot hold.
fn is_multiple(value: &Value, factor: &Value) -> bool {
    if let (Value::Integer(value), Value::Integer(factor)) = (value, factor) {
        return value.checked_rem(*factor) == Some(0);
    }
    let (Some(value), Some(factor)) = (as_float(value), as_float(factor)) else { return true };
    let quotient = value / factor;
    // ajv compares with `parseInt`, which stops at the exponent of what is larger.
    quotient.fract() == 0.0 && quotient.abs() < 1e21
}

fn as_float(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(integer) => Some(*integer as f64),
        Value::Number(float) => Some(*float),
        _ => None,
    }
}
