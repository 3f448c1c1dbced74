//! Arrays and tuples.

use super::{Judge, Segment};
use crate::json::compact;
use crate::model::{Array, Described};
use crate::ordered::{sort, sort_by};
use crate::subject::Scope;
use crate::value::Value;

impl<'a> Judge<'a> {
    pub(super) fn array(&mut self, value: &Value, array: &Array, scope: Scope<'a>) {
        let Value::Array(items) = value else { return self.wrong_kind("an array", value) };
        self.count(items.len(), "item", array.min_items, array.max_items);
        if array.unique_items {
            self.unique(items);
        }
        for (index, item) in items.iter().enumerate() {
            self.part(Segment::Index(index), item, &array.items.ty, scope);
        }
    }

    pub(super) fn tuple(&mut self, value: &Value, types: &[Described], scope: Scope<'a>) {
        let Value::Array(items) = value else { return self.wrong_kind("an array", value) };
        let length = Some(types.len() as u64);
        self.count(items.len(), "item", length, length);
        for (index, (item, described)) in items.iter().zip(types).enumerate() {
            self.part(Segment::Index(index), item, &described.ty, scope);
        }
    }

    /// Compares how many there are with how many there may be.
    pub(super) fn count(
        &mut self,
        found: usize,
        what: &str,
        least: Option<u64>,
        most: Option<u64>,
    ) {
        let (bound, expected) = match (least, most) {
            (Some(least), _) if (found as u64) < least => ("at least", least),
            (_, Some(most)) if found as u64 > most => ("at most", most),
            _ => return,
        };
        let bound = if least == most { "exactly" } else { bound };
        let plural = if expected == 1 { "" } else { "s" };
        self.mismatch(format!("expected {bound} {expected} {what}{plural}, found {found}"));
    }

    fn unique(&mut self, items: &[Value]) {
        // Equal values have equal texts, and texts can be sorted.
        let texts = items.iter().map(|item| compact(&ordered(item)));
        let mut texts: Vec<(String, usize)> = texts.zip(1..).collect();
        sort(&mut texts);
        if let Some(twins) = texts.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let (first, second) = (twins[0].1, twins[1].1);
            self.mismatch(format!(
                "expected different items, but items {first} and {second} are the same"
            ));
        }
    }
}

/// The same value with the keys of every object sorted.
fn ordered(value: &Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().map(ordered).collect()),
        Value::Object(entries) => {
            let entry = |(key, value): &(String, Value)| (key.clone(), ordered(value));
            let mut entries: Vec<_> = entries.iter().map(entry).collect();
            sort_by(&mut entries, |(left, _), (right, _)| left.cmp(right));
            Value::Object(entries)
        }
        _ => value.clone(),
    }
}
