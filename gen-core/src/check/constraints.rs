//! Constraints that no value can meet, and patterns that are none.

use std::cmp::Ordering;

use super::visit::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Number, Type};
use crate::pattern;
use crate::value::Value;

/// Bounds leave at least one value: not `{ type: integer, minimum: 5, maximum: 3 }`.
pub(super) fn bounds(ty: &Type, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    match ty {
        Type::Number(number) => number_bounds(number, site, diagnostics),
        Type::String(text) => {
            counts("minLength", text.min_length, "maxLength", text.max_length, site, diagnostics)
        }
        Type::Array(array) => {
            counts("minItems", array.min_items, "maxItems", array.max_items, site, diagnostics)
        }
        _ => {}
    }
}

fn counts(
    least: &str,
    minimum: Option<u64>,
    most: &str,
    maximum: Option<u64>,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let (Some(minimum), Some(maximum)) = (minimum, maximum)
        && minimum > maximum
    {
        let message =
            format!("`{least}` {minimum} is more than `{most}` {maximum}, so nothing fits");
        diagnostics.push(
            site.diagnostic(Code::ContradictoryConstraint, least, message)
                .help("swap or change them"),
        );
    }
}

fn number_bounds(number: &Number, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |key: &str, message: String, help: &str| {
        diagnostics.push(site.diagnostic(Code::ContradictoryConstraint, key, message).help(help));
    };
    if let Some(step) = &number.multiple_of
        && as_float(step) <= 0.0
    {
        let message = format!("`multipleOf` is {}, so nothing fits", json(step));
        report("multipleOf", message, "write a number above 0");
    }
    let lower = [
        ("minimum", &number.minimum, false),
        ("exclusiveMinimum", &number.exclusive_minimum, true),
    ];
    let upper = [
        ("maximum", &number.maximum, false),
        ("exclusiveMaximum", &number.exclusive_maximum, true),
    ];
    for (low_key, low, low_open) in lower {
        for (high_key, high, high_open) in upper {
            let (Some(low), Some(high)) = (low, high) else { continue };
            let nothing_between = match compare(low, high) {
                Ordering::Less => {
                    number.integer && no_integer_between(low, low_open, high, high_open)
                }
                Ordering::Equal => low_open || high_open,
                Ordering::Greater => true,
            };
            if nothing_between {
                let kind = if number.integer { "integer" } else { "number" };
                let message = format!(
                    "no {kind} is between `{low_key}` {} and `{high_key}` {}",
                    json(low),
                    json(high)
                );
                report(low_key, message, "swap or change them");
            }
        }
    }
}

fn no_integer_between(low: &Value, low_open: bool, high: &Value, high_open: bool) -> bool {
    let (low, high) = (as_float(low), as_float(high));
    let first = if low_open { low.floor() + 1.0 } else { low.ceil() };
    if high_open { first >= high } else { first > high }
}

/// Compares two numbers; integers exactly.
pub(crate) fn compare(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
        _ => as_float(left).total_cmp(&as_float(right)),
    }
}

fn as_float(value: &Value) -> f64 {
    match value {
        Value::Integer(integer) => *integer as f64,
        Value::Number(number) => *number,
        _ => f64::NAN,
    }
}

fn json(value: &Value) -> String {
    crate::json::compact(value)
}

/// A pattern is a regular expression of ECMAScript with the `u` flag: not `pattern: "["`.
pub(super) fn pattern(ty: &Type, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Type::String(text) = ty else { return };
    let Some(text) = &text.pattern else { return };
    if let Err(error) = pattern::parse(text) {
        let message =
            format!("the pattern is not a regular expression of ECMAScript: {}", error.message);
        let diagnostic = site.diagnostic(Code::InvalidPattern, "pattern", message);
        let near: String = text
            .chars()
            .skip(text[..error.offset.min(text.len())].chars().count())
            .take(12)
            .collect();
        diagnostics.push(if near.is_empty() {
            diagnostic.help("the mistake is at its end")
        } else {
            diagnostic.help(format!("the mistake is at `{near}`"))
        });
    }
}
