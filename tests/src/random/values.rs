//! Values that fit a shape, and values that do not.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Random;
use super::shape::{Object, Shape};
use super::text::text;

/// Makes values; references are looked up in `shared`.
#[derive(Debug)]
pub struct Values<'a> {
    /// The source of chance.
    pub random: &'a mut Random,
    /// The shapes that references stand for.
    pub shared: &'a [Shape],
}

impl Values<'_> {
    /// A value that fits; what can be left out is, once `depth` is used up.
    pub fn right(&mut self, shape: &Shape, depth: usize) -> Value {
        let deeper = depth.saturating_sub(1);
        let many = if depth == 0 { 0 } else { self.random.below(3) };
        match shape {
            Shape::Word(word) => self.of_word(word),
            Shape::Constrained(constraint) => {
                serde_json::from_str(constraint.right).expect("the constraints hold JSON")
            }
            Shape::Literal(value) => value.clone(),
            Shape::Choice(values) => self.random.pick(values).0.clone(),
            Shape::Array(item) => (0..many).map(|_| self.right(item, deeper)).collect(),
            Shape::Tuple(items) => items.iter().map(|item| self.right(item, deeper)).collect(),
            Shape::Record(value) => Value::Object(
                (0..many)
                    .map(|index| {
                        (format!("{}{index}", text(self.random)), self.right(value, deeper))
                    })
                    .collect(),
            ),
            Shape::Object(object) => Value::Object(self.of_object(object, depth)),
            Shape::Union(members) => {
                let member = &members[self.random.below(members.len())];
                self.right(member, deeper)
            }
            Shape::Tagged(tag, members) => {
                let (kind, object) = &members[self.random.below(members.len())];
                let mut fields = Map::from_iter([(tag.clone(), json!(kind))]);
                fields.extend(self.of_object(object, deeper));
                Value::Object(fields)
            }
            Shape::Reference(number) => {
                let shared = self.shared;
                self.right(&shared[*number], deeper)
            }
            Shape::Parameter => json!("row"),
        }
    }

    fn of_object(&mut self, object: &Object, depth: usize) -> Map<String, Value> {
        let members = object.group.as_ref().map_or(&[][..], |(_, members)| members);
        let chosen = if members.is_empty() { None } else { Some(self.random.pick(members)) };
        let mut fields = Map::new();
        for (index, field) in object.fields.iter().enumerate() {
            let present = match chosen {
                Some(chosen) if members.contains(&index) => index == chosen,
                _ => !field.optional || depth > 0 && self.random.once_in(2),
            };
            if present {
                fields.insert(field.key.clone(), self.right(&field.shape, depth.saturating_sub(1)));
            }
        }
        fields
    }

    fn of_word(&mut self, word: &str) -> Value {
        match word {
            "string" => json!(text(self.random)),
            "number" => json!(self.random.pick(&[0.5, -1.0, 1e21, 0.0])),
            "boolean" => json!(self.random.once_in(2)),
            "null" => Value::Null,
            "object" => json!({ "a": 1 }),
            "unknown" => {
                self.random.pick(&[json!(null), json!([1]), json!("a"), json!({})]).clone()
            }
            "date" => json!("2024-02-29"),
            "time" => json!("12:00:00Z"),
            "date-time" => json!("2024-02-29T12:00:00Z"),
            "duration" => json!("P1D"),
            "email" => json!("a@example.com"),
            "hostname" => json!("example.com"),
            "ipv4" => json!("127.0.0.1"),
            "ipv6" => json!("::1"),
            "uri" => json!("https://example.com/"),
            "uri-reference" => json!("/path"),
            "uuid" => json!("123e4567-e89b-12d3-a456-426614174000"),
            "json-pointer" => json!("/a/0"),
            "regex" => json!("^a$"),
            // Integers of any width.
            _ => json!(self.random.below(100)),
        }
    }

    /// A value that both a schema and a compiler refuse, if there is one that is easily told.
    pub fn wrong(&mut self, shape: &Shape, depth: usize) -> Option<Value> {
        match shape {
            Shape::Array(item) if depth > 0 && self.random.once_in(2) => {
                self.wrong(item, depth - 1).map(|item| json!([item]))
            }
            Shape::Record(value) if depth > 0 && self.random.once_in(2) => {
                self.wrong(value, depth - 1).map(|value| json!({ "a": value }))
            }
            Shape::Tuple(items) if self.random.once_in(2) => {
                let mut values: Vec<Value> =
                    items.iter().map(|item| self.right(item, depth)).collect();
                values.pop();
                Some(Value::Array(values))
            }
            // TypeScript takes anything but null for an interface without members.
            Shape::Object(object) if object.fields.is_empty() => None,
            Shape::Object(object) if self.random.once_in(2) => self.wrong_object(object, depth),
            Shape::Choice(_) if self.random.once_in(2) => Some(json!("no such value")),
            Shape::Reference(number) if depth > 0 => {
                let shared = self.shared;
                self.wrong(&shared[*number], depth - 1)
            }
            _ => self.of_another_kind(shape),
        }
    }

    /// A right object with one mistake.
    pub fn wrong_object(&mut self, object: &Object, depth: usize) -> Option<Value> {
        let mut fields = self.of_object(object, depth);
        let index = self.random.below(object.fields.len() + 1);
        match object.fields.get(index) {
            None if object.open => return None,
            None => {
                fields.insert("unknown key".to_owned(), json!(1));
            }
            Some(field) if !field.optional && self.random.once_in(2) => {
                fields.remove(&field.key);
            }
            Some(field) => {
                let value = self.wrong(&field.shape, depth.checked_sub(1)?)?;
                fields.insert(field.key.clone(), value);
            }
        }
        Some(Value::Object(fields))
    }

    fn of_another_kind(&mut self, shape: &Shape) -> Option<Value> {
        let kinds = self.kinds(shape, 8);
        let candidates =
            [json!("none"), json!(12345.5), json!(true), Value::Null, json!([]), json!({})];
        let candidates: Vec<Value> =
            candidates.into_iter().filter(|value| !kinds.contains(kind(value))).collect();
        if candidates.is_empty() { None } else { Some(self.random.pick(&candidates)) }
    }

    /// The kinds of JSON values that may fit.
    fn kinds(&self, shape: &Shape, depth: usize) -> BTreeSet<&'static str> {
        let all = || BTreeSet::from(["string", "number", "boolean", "null", "array", "object"]);
        if depth == 0 {
            return all();
        }
        match shape {
            Shape::Word("unknown") | Shape::Parameter => all(),
            Shape::Word("boolean") => BTreeSet::from(["boolean"]),
            Shape::Word("null") => BTreeSet::from(["null"]),
            // TypeScript takes an array for a `Record<string, unknown>`.
            Shape::Word("object") | Shape::Record(_) => BTreeSet::from(["object", "array"]),
            Shape::Word("number" | "integer") => BTreeSet::from(["number"]),
            Shape::Word(word)
                if word.starts_with(['u', 'i'])
                    && word.ends_with(|last: char| last.is_ascii_digit())
                    && !word.starts_with("ip") =>
            {
                BTreeSet::from(["number"])
            }
            Shape::Word(_) => BTreeSet::from(["string"]),
            Shape::Constrained(constraint) => {
                let value =
                    serde_json::from_str(constraint.right).expect("the constraints hold JSON");
                BTreeSet::from([kind(&value)])
            }
            Shape::Literal(value) => BTreeSet::from([kind(value)]),
            Shape::Choice(values) => values.iter().map(|(value, _)| kind(value)).collect(),
            Shape::Array(_) | Shape::Tuple(_) => BTreeSet::from(["array"]),
            // An array has no unknown keys for TypeScript to refuse: it may pass for an object
            // whose keys are all optional.
            Shape::Object(object) if object.fields.is_empty() => all(),
            Shape::Object(_) => BTreeSet::from(["object", "array"]),
            Shape::Tagged(..) => BTreeSet::from(["object", "array"]),
            Shape::Union(members) => {
                members.iter().flat_map(|member| self.kinds(member, depth - 1)).collect()
            }
            Shape::Reference(number) => self.kinds(&self.shared[*number], depth - 1),
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
