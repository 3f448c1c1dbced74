//! Values in which one thing is wrong.
//!
//! A value is changed in one place, in every way but those that serde takes and nobody describes: a
//! list in place of an object, the number of a variant in place of its name.

use super::values::parts;
use super::{MOST, spread};
use crate::json::compact;
use crate::ordered::{Set, sort_by_key};
use crate::value::Value;

/// How many values are judged to find mutants.
const JUDGED: usize = 4000;
/// How many parts these may have together.
const PARTS: usize = 400_000;

/// What values become that `is_wrong` when one thing in them is changed: one for each way in which
/// each part can be wrong.
pub(super) fn mutants(values: &[Value], is_wrong: impl Fn(&Value) -> bool) -> Vec<Value> {
    let mut sorted: Vec<(usize, &Value)> =
        values.iter().map(|value| (compact(value).len(), value)).collect();
    // The smaller a sample is, the plainer is what is wrong with it.
    sort_by_key(&mut sorted, |(length, _)| *length);
    let mut search = Search { seen: Set::new(), judged: 0, parts: 0, found: Vec::new() };
    for (_, value) in sorted {
        search.part(value, value, &mut Vec::new(), &is_wrong);
    }
    spread(search.found, 2 * MOST)
}

struct Search {
    /// What was changed, in which way.
    seen: Set<String>,
    judged: usize,
    parts: usize,
    found: Vec<Value>,
}

impl Search {
    /// Changes a part of a value, and what is in it.
    fn part(
        &mut self,
        whole: &Value,
        part: &Value,
        path: &mut Vec<usize>,
        is_wrong: &impl Fn(&Value) -> bool,
    ) {
        let place = described(whole, path);
        let size = parts(whole);
        for (way, change) in ways(part) {
            let key = format!("{place} {} {way}", part.kind());
            // Bounds are tried until one is passed, and are one way together.
            if self.judged >= JUDGED || self.parts >= PARTS || self.seen.contains(&key) {
                continue;
            }
            let mut mutant = whole.clone();
            if let Some(there) = at(&mut mutant, path) {
                *there = change;
            }
            self.judged += 1;
            self.parts += size;
            if is_wrong(&mutant) {
                self.seen.insert(key);
                self.found.push(mutant);
            }
        }
        let inner: Vec<&Value> = match part {
            Value::Array(items) => items.iter().collect(),
            Value::Object(entries) => entries.iter().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        for (index, inner) in inner.into_iter().enumerate() {
            path.push(index);
            self.part(whole, inner, path, is_wrong);
            path.pop();
        }
    }
}

/// The keys that lead to a part.
fn described(whole: &Value, path: &[usize]) -> String {
    let mut place = String::new();
    let mut part = whole;
    for index in path {
        match part {
            Value::Array(items) => {
                place.push_str("[]");
                part = &items[*index];
            }
            Value::Object(entries) => {
                let (key, value) = &entries[*index];
                place.push('.');
                place.push_str(key);
                part = value;
            }
            _ => {}
        }
    }
    place
}

fn at<'v>(whole: &'v mut Value, path: &[usize]) -> Option<&'v mut Value> {
    let Some((first, rest)) = path.split_first() else { return Some(whole) };
    match whole {
        Value::Array(items) => at(items.get_mut(*first)?, rest),
        Value::Object(entries) => at(&mut entries.get_mut(*first)?.1, rest),
        _ => None,
    }
}

/// What a part is changed to, with a name for the way.
fn ways(part: &Value) -> Vec<(String, Value)> {
    let unexpected = || ("unexpected".to_owned(), Value::Boolean(true));
    let mut ways: Vec<(String, Value)> = Vec::new();
    let mut add = |way: &str, value: Value| ways.push((way.to_owned(), value));
    add("null", Value::Null);
    add("boolean", Value::Boolean(true));
    add("fraction", Value::Number(0.5));
    add("text", Value::String("unexpected text".to_owned()));
    match part {
        Value::Integer(_) => {
            let bounds = [7, 8, 15, 16, 31, 32, 63, 64];
            add("zero", Value::Integer(0));
            for bits in bounds {
                add("above", Value::Integer(1 << bits));
            }
            for below in bounds.map(|bits| (1 << bits) + 1) {
                // Not the neighbour of a bound that a float cannot hold.
                add("below", Value::Integer(if below > 1 << 53 { -(below * 2) } else { -below }));
            }
            add("below", Value::Integer(-1));
        }
        Value::String(_) => add("empty", Value::String(String::new())),
        Value::Array(items) => {
            if let Some((last, rest)) = items.split_last() {
                add("shorter", Value::Array(rest.to_vec()));
                add("longer", Value::Array([&items[..], std::slice::from_ref(last)].concat()));
            }
        }
        Value::Object(entries) => {
            for (index, (key, _)) in entries.iter().enumerate() {
                let mut rest = entries.clone();
                rest.remove(index);
                add(&format!("without {key}"), Value::Object(rest));
            }
            let more = [&entries[..], &[unexpected()]].concat();
            let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
            if !keys.contains(&"unexpected") {
                // The keys tell members of a union apart.
                add(&format!("more than {}", keys.join(" ")), Value::Object(more));
            }
        }
        _ => {}
    }
    if !matches!(part, Value::Object(_)) {
        add("object", Value::Object(vec![unexpected()]));
    }
    ways
}
