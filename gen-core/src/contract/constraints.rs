//! What is said of strings, numbers and lists. YAML may say more than Rust has words for; what Rust
//! says, YAML says as well.

use std::cmp::Ordering;

use super::Direction;
use crate::check::compare;
use crate::json;
use crate::model::{Array, Number, Text};
use crate::value::Value;

/// Whether two literals are one in JSON, which does not tell `1` from `1.0`.
pub(super) fn are_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Integer(_) | Value::Number(_), Value::Integer(_) | Value::Number(_)) => {
            compare(left, right) == Ordering::Equal
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| are_equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, value)| {
                    right.iter().any(|(other, found)| key == other && are_equal(value, found))
                })
        }
        _ => left == right,
    }
}

/// Whether a number fits another; the narrower stands first.
pub(super) fn numbers(direction: Direction, narrow: &Number, wide: &Number) -> bool {
    if wide.integer && !narrow.integer {
        return false;
    }
    match direction {
        // One integer of Rust is not another.
        Direction::Sent => match (integer_name(narrow), integer_name(wide)) {
            (Some(narrow), Some(wide)) => narrow == wide,
            _ => true,
        },
        Direction::Accepted => {
            let is_multiple = wide.multiple_of.as_ref().is_none_or(|wide| {
                narrow.multiple_of.as_ref().is_some_and(|narrow| are_equal(narrow, wide))
            });
            is_multiple
                && is_within(lowest(narrow), lowest(wide), Ordering::Greater)
                && is_within(highest(narrow), highest(wide), Ordering::Less)
        }
    }
}

/// A bound, and whether it is itself outside.
type Bound = Option<(Value, bool)>;

fn lowest(number: &Number) -> Bound {
    strictest(number, &number.minimum, &number.exclusive_minimum, Ordering::Greater)
}

fn highest(number: &Number) -> Bound {
    strictest(number, &number.maximum, &number.exclusive_maximum, Ordering::Less)
}

fn strictest(
    number: &Number,
    inclusive: &Option<Value>,
    exclusive: &Option<Value>,
    inwards: Ordering,
) -> Bound {
    let exclusive = exclusive.as_ref().map(|bound| match bound {
        // The next integer is the bound.
        Value::Integer(bound) if number.integer => {
            let step = if inwards == Ordering::Greater { 1 } else { -1 };
            (Value::Integer(bound.saturating_add(step)), false)
        }
        bound => (bound.clone(), true),
    });
    let inclusive = inclusive.as_ref().map(|bound| (bound.clone(), false));
    match (inclusive, exclusive) {
        (Some(one), Some(other)) => {
            let is_stricter = is_within(Some(one.clone()), Some(other.clone()), inwards);
            Some(if is_stricter { one } else { other })
        }
        (one, other) => one.or(other),
    }
}

/// Whether a bound is as strict as another one.
fn is_within(narrow: Bound, wide: Bound, inwards: Ordering) -> bool {
    match (narrow, wide) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some((narrow, is_open)), Some((wide, is_wide_open))) => match compare(&narrow, &wide) {
            Ordering::Equal => is_open || !is_wide_open,
            order => order == inwards,
        },
    }
}

/// The name of an integer of Rust, if a number has exactly its bounds.
pub(super) fn integer_name(number: &Number) -> Option<&'static str> {
    let bounds = [&number.exclusive_minimum, &number.exclusive_maximum, &number.multiple_of];
    if !number.integer || bounds.iter().any(|bound| bound.is_some()) {
        return None;
    }
    let (Some(Value::Integer(minimum)), Some(Value::Integer(maximum))) =
        (&number.minimum, &number.maximum)
    else {
        return None;
    };
    let known = INTEGERS.iter().find(|(_, low, high)| (low, high) == (minimum, maximum));
    known.map(|(name, ..)| *name)
}

const INTEGERS: [(&str, i128, i128); 8] = [
    ("u8", 0, u8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
];

/// Whether a string fits another; the narrower stands first.
pub(super) fn texts(direction: Direction, narrow: &Text, wide: &Text) -> bool {
    match direction {
        Direction::Sent => {
            agrees(&narrow.format, &wide.format) && agrees(&narrow.pattern, &wide.pattern)
        }
        Direction::Accepted => {
            says(&narrow.format, &wide.format)
                && says(&narrow.pattern, &wide.pattern)
                && at_least(narrow.min_length, wide.min_length)
                && at_most(narrow.max_length, wide.max_length)
        }
    }
}

/// Whether what Rust says is not another thing than what YAML says.
fn agrees(rust: &Option<String>, yaml: &Option<String>) -> bool {
    rust.is_none() || yaml.is_none() || rust == yaml
}

/// Whether YAML says what Rust says.
fn says(yaml: &Option<String>, rust: &Option<String>) -> bool {
    rust.is_none() || yaml == rust
}

fn at_least(narrow: Option<u64>, wide: Option<u64>) -> bool {
    narrow.unwrap_or_default() >= wide.unwrap_or_default()
}

fn at_most(narrow: Option<u64>, wide: Option<u64>) -> bool {
    narrow.unwrap_or(u64::MAX) <= wide.unwrap_or(u64::MAX)
}

/// Whether a list is as long as another one may be; the narrower stands first.
pub(super) fn lengths(direction: Direction, narrow: &Array, wide: &Array) -> bool {
    direction == Direction::Sent
        || at_least(narrow.min_items, wide.min_items)
            && at_most(narrow.max_items, wide.max_items)
            && (narrow.unique_items || !wide.unique_items)
}

/// Whether a list may have so many items.
pub(super) fn allows(array: &Array, items: usize) -> bool {
    let items = items as u64;
    at_least(Some(items), array.min_items)
        && at_most(Some(items), array.max_items)
        && !array.unique_items
}

/// Whether a list always has so many items.
pub(super) fn is_exactly(array: &Array, items: usize) -> bool {
    array.min_items == Some(items as u64) && array.max_items == array.min_items
}

/// The bounds of a number in words: `0..10`.
pub(super) fn range(number: &Number) -> Option<String> {
    let text = |bound: &Bound| bound.iter().map(|(value, _)| json::compact(value)).collect();
    let (low, high) = (lowest(number), highest(number));
    let bounds: (String, String) = (text(&low), text(&high));
    (low.is_some() || high.is_some()).then(|| format!("{}..{}", bounds.0, bounds.1))
}
