//! Why what is accepted has a type of its own.

use super::comment::Comment;
use crate::model::{Field, Object, Presence, Type};

/// The comment above the type of what is accepted.
pub(super) fn about_input(name: &str, sent: &Type, accepted: &Type) -> Comment {
    match (sent, accepted) {
        (Type::Object(sent), Type::Object(accepted)) => about_input_object(name, sent, accepted),
        _ => comment(name, &[]),
    }
}

fn about_input_object(name: &str, sent: &Object, accepted: &Object) -> Comment {
    let mut reasons = Vec::new();
    let is_required = |field: &Field| field.presence == Presence::Required;
    let same = |field: &Field| sent.fields.iter().find(|other| other.name == field.name);
    let both = || accepted.fields.iter().filter_map(|field| Some((same(field)?, field)));
    if both().any(|(sent, accepted)| is_required(sent) && !is_required(accepted)) {
        reasons.push("properties may be missing");
    }
    if both().any(|(sent, accepted)| !is_required(sent) && is_required(accepted)) {
        reasons.push("properties that may be left out are required");
    }
    if accepted.fields.iter().any(|field| same(field).is_none()) {
        reasons.push("there are other properties");
    } else if accepted.fields.len() < sent.fields.len() {
        reasons.push("properties are not taken");
    }
    comment(name, &reasons)
}

fn comment(name: &str, reasons: &[&str]) -> Comment {
    let reasons = match reasons {
        [] => String::new(),
        [first, rest @ ..] => {
            rest.iter().fold(format!(": {first}"), |text, reason| text + ", " + reason)
        }
    };
    Comment::of(format!("What is accepted where {{@link {name}}} is sent{reasons}."))
}
