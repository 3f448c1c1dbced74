//! Numbers and strings that may fit.

use crate::model::{Number, Text};
use crate::pattern;
use crate::value::Value;

/// The integers that every JSON library holds.
const LEAST: i128 = i64::MIN as i128;
const MOST: i128 = u64::MAX as i128;
/// The longest string that is made to reach a length.
const LONGEST: u64 = 5000;

/// Numbers, the plainest first: none of them need fit.
pub(super) fn numbers(number: &Number) -> Vec<Value> {
    let mut numbers: Vec<Value> = [1, 0, -1, 2].map(Value::Integer).to_vec();
    if !number.integer {
        numbers.extend([0.5, -1.5].map(Value::Number));
    }
    let inclusive = [&number.minimum, &number.maximum].into_iter().flatten();
    for bound in inclusive.clone() {
        match bound {
            Value::Integer(bound) => numbers.push(Value::Integer((*bound).clamp(LEAST, MOST))),
            Value::Number(float) if !number.integer => numbers.push(Value::Number(*float)),
            Value::Number(float) => {
                numbers.push(Value::Integer((*float as i128).clamp(LEAST, MOST)))
            }
            _ => {}
        }
    }
    let exclusive = [&number.exclusive_minimum, &number.exclusive_maximum].into_iter().flatten();
    for bound in exclusive.clone() {
        let Some(float) = float(bound) else { continue };
        for step in [-1.0, 1.0, -0.25, 0.25] {
            numbers.push(value(float + step, number.integer));
        }
    }
    if let Some(factor) = number.multiple_of.as_ref().and_then(float) {
        for bound in inclusive.chain(exclusive).filter_map(float).chain([0.0]) {
            for step in [-1.0, 0.0, 1.0] {
                numbers.push(value(((bound / factor).round() + step) * factor, number.integer));
            }
        }
    }
    numbers
}

fn float(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(integer) => Some(*integer as f64),
        Value::Number(float) => Some(*float),
        _ => None,
    }
}

fn value(float: f64, integer: bool) -> Value {
    if integer || float.fract() == 0.0 {
        Value::Integer((float as i128).clamp(LEAST, MOST))
    } else {
        Value::Number(float)
    }
}

/// Strings, the plainest first: none of them need fit. A string that is borrowed cannot hold what
/// JSON has to escape, so there is nothing of that.
pub(super) fn texts(text: &Text) -> Vec<Value> {
    let mut texts: Vec<String> = Vec::new();
    if let Some(pattern) = &text.pattern {
        texts.extend(pattern::examples(pattern));
    }
    if let Some(format) = &text.format {
        texts.extend(of_format(format).iter().map(|text| (*text).to_owned()));
    }
    texts.extend(["a", "", "Zoë 日本", "A B"].map(str::to_owned));
    for length in [text.min_length, text.max_length].into_iter().flatten() {
        if length <= LONGEST {
            texts.push("a".repeat(length as usize));
            texts.push("é".repeat(length as usize));
        }
    }
    texts.into_iter().map(Value::String).collect()
}

/// Strings in a format.
fn of_format(format: &str) -> &'static [&'static str] {
    match format {
        "date" => &["2027-04-10", "2024-02-29"],
        "date-time" => &["2027-04-10T10:00:00Z", "2027-04-10T10:00:00.5+02:00"],
        "time" => &["10:00:00Z", "23:59:59+02:00"],
        "duration" => &["PT1H30M", "P3D"],
        "email" | "idn-email" => &["ada@example.com"],
        "hostname" | "idn-hostname" => &["example.com"],
        "ipv4" => &["192.0.2.1"],
        "ipv6" => &["2001:db8::1", "::1"],
        "uri" | "iri" => &["https://example.com/a?b=c#d", "mailto:ada@example.com"],
        "uri-reference" | "iri-reference" => &["/a/b?c=d", "https://example.com/"],
        "uri-template" => &["/a/{b}"],
        "uuid" => &["123e4567-e89b-12d3-a456-426614174000"],
        "json-pointer" => &["/a/0"],
        "relative-json-pointer" => &["1/a"],
        "regex" => &["^a+$"],
        _ => &[],
    }
}
