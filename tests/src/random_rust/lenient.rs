//! What serde accepts besides what gen describes, and nobody should send: a list in place of an
//! object, `{ "Unit": null }` in place of `"Unit"`, and, where it reads from a buffer, `{}` or `[]`
//! in place of `null` and the number of a variant in place of its tag.

use serde_json::{Value as Json, json};

/// Whether a value fits once such things are taken back. `objects` are values that fit somewhere,
/// `words` what tags may be.
pub fn is_lenient(
    value: &Json,
    objects: &[Json],
    words: &[String],
    fits: &mut dyn FnMut(&Json) -> bool,
) -> bool {
    let mut strict = value.clone();
    nulls(&mut strict);
    [value, &strict].into_iter().any(|value| with_parts(value, objects, words, fits))
}

fn with_parts(
    value: &Json,
    objects: &[Json],
    words: &[String],
    fits: &mut dyn FnMut(&Json) -> bool,
) -> bool {
    if fits(value) {
        return true;
    }
    let mut places = Vec::new();
    gather(value, String::new(), &mut places);
    let words: Vec<Json> = words.iter().map(|word| json!(word)).collect();
    places.iter().any(|place| {
        let others = match value.pointer(place) {
            Some(Json::Array(items)) if items.is_empty() => [objects, &[Json::Null]].concat(),
            Some(Json::Array(_)) => objects.to_vec(),
            Some(Json::Number(_)) => words.clone(),
            Some(Json::Object(fields)) => {
                fields.keys().map(|key| json!(key)).chain([Json::Null]).collect()
            }
            _ => return false,
        };
        others.iter().any(|other| {
            let mut changed = value.clone();
            *changed.pointer_mut(place).expect("the place is in the value") = other.clone();
            fits(&changed)
        })
    })
}

/// All places at which something can be taken back, as JSON pointers.
fn gather(value: &Json, place: String, places: &mut Vec<String>) {
    match value {
        Json::Object(fields) => {
            if fields.values().all(Json::is_null) && fields.len() < 2 {
                places.push(place.clone());
            }
            for (key, field) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                gather(field, format!("{place}/{key}"), places);
            }
        }
        Json::Array(items) => {
            places.push(place.clone());
            for (index, item) in items.iter().enumerate() {
                gather(item, format!("{place}/{index}"), places);
            }
        }
        Json::Number(_) => places.push(place),
        _ => {}
    }
}

fn nulls(value: &mut Json) {
    match value {
        Json::Object(fields) if fields.is_empty() => *value = Json::Null,
        Json::Array(items) if items.is_empty() => *value = Json::Null,
        Json::Object(fields) => fields.values_mut().for_each(nulls),
        Json::Array(items) => items.iter_mut().for_each(nulls),
        _ => {}
    }
}
