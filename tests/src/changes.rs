//! Values that are changed in every place in every way.

use gen_core::value::Value;
use serde_json::{Value as Json, json};

/// The value with one thing changed, in all ways, and whether something is only left out. Where
/// something else stands, TypeScript may refuse the keys beside it in a literal.
pub fn changes(value: &Json, keys: &[&str]) -> Vec<(Json, bool)> {
    let mut changed: Vec<(Json, bool)> = Vec::new();
    let scalars = [json!(null), json!(true), json!(1), json!(-1.5), json!(300), json!("a")];
    changed.extend(scalars.into_iter().map(|value| (value, false)));
    match value {
        Json::Object(fields) => {
            for (key, field) in fields {
                let mut without = fields.clone();
                without.remove(key);
                changed.push((without.clone().into(), true));
                changed.extend(changes(field, keys).into_iter().map(|(field, is_plain)| {
                    let mut with = fields.clone();
                    with.insert(key.clone(), field);
                    (with.into(), is_plain)
                }));
                // The same under another name.
                for other in keys.iter().filter(|other| !fields.contains_key(**other)) {
                    let mut renamed = without.clone();
                    renamed.insert((*other).to_owned(), field.clone());
                    changed.push((renamed.into(), false));
                    let mut twice = fields.clone();
                    twice.insert((*other).to_owned(), field.clone());
                    changed.push((twice.into(), false));
                }
            }
            // `c` and `t` are the content and the tag of enums.
            let all = ["unknown", "c", "t", "kind", "never_null", "nested", "one_way", "skipped"];
            for key in all.iter().chain(keys).filter(|key| !fields.contains_key(**key)) {
                for field in [json!(null), json!(1)] {
                    let mut with = fields.clone();
                    with.insert((*key).to_owned(), field);
                    changed.push((with.into(), false));
                }
            }
        }
        Json::Array(items) => {
            changed.push((json!({}), false));
            let lists: [Vec<Json>; 3] = [
                items.iter().chain(items.last()).cloned().collect(),
                items[..items.len().saturating_sub(1)].to_vec(),
                [items.clone(), vec![json!(1), json!(null)]].concat(),
            ];
            changed.extend(lists.into_iter().map(|list| (list.into(), false)));
            for (index, item) in items.iter().enumerate() {
                changed.extend(changes(item, keys).into_iter().map(|(item, is_plain)| {
                    let mut with = items.clone();
                    with[index] = item;
                    (with.into(), is_plain)
                }));
            }
        }
        _ => {
            let others = [json!([]), json!({}), json!({ "a": 1 }), json!([1, true])];
            changed.extend(others.into_iter().map(|value| (value, false)));
            changed.extend(keys.iter().map(|key| (json!(key), false)));
        }
    }
    changed
}

/// A value as gen's own judge takes it.
pub fn model_value(value: &Json) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(fact) => Value::Boolean(*fact),
        Json::Number(number) => match number.as_i128() {
            Some(integer) => Value::Integer(integer),
            None => Value::Number(number.as_f64().expect("a number of serde_json is finite")),
        },
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(model_value).collect()),
        Json::Object(fields) => Value::Object(
            fields.iter().map(|(key, value)| (key.clone(), model_value(value))).collect(),
        ),
    }
}
