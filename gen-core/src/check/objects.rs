//! Rules over the properties of one object.

use super::visit::Site;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{GroupKind, Object, Presence, Type};
use crate::name;
use crate::value::Value;

/// Names that JavaScript gives a meaning of its own: not `__proto__: string`, nor `toString?: string`.
pub(super) fn names(object: &Object, diagnostics: &mut Vec<Diagnostic>) {
    for field in &object.fields {
        let name = field.name.as_str();
        let (message, help) = if name == "__proto__" {
            let message = "the name `__proto__` is reserved: in JavaScript it sets the prototype of an object";
            (message.to_owned(), "choose another name")
        } else if OF_EVERY_OBJECT.contains(&name)
            && field.presence != Presence::Required
            && !field.typescript_only
        {
            let message = format!(
                "`{name}` cannot be optional: in JavaScript every object has a `{name}`, so it is never missing"
            );
            (message, "choose another name, or make it required")
        } else {
            continue;
        };
        diagnostics.push(Diagnostic::new(Code::InvalidName, field.place, message).help(help));
    }
}

/// What objects inherit in JavaScript. TypeScript and ajv take it for a property that is there.
const OF_EVERY_OBJECT: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
];

/// A group is of at least two properties that may be missing: not `atLeastOne: [text]`.
pub(super) fn groups(object: &Object, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for group in &object.groups {
        let key = match group.kind {
            GroupKind::AtLeastOne => "atLeastOne",
            GroupKind::ExactlyOne => "exactlyOne",
            GroupKind::AtMostOne => "atMostOne",
        };
        let place = if group.place == Default::default() { site.place } else { group.place };
        let mut report = |at: Option<usize>, message: String, help: String| {
            let diagnostic = Diagnostic::new(Code::InvalidGroup, place, message).help(help);
            diagnostics.push(diagnostic.at(at.map(|index| index.to_string())));
        };
        if group.properties.len() < 2 {
            let message = format!("`{key}` needs at least two properties to choose from");
            report(
                None,
                message,
                "list the alternatives, or make the property required".to_owned(),
            );
        }
        for (index, property) in group.properties.iter().enumerate() {
            if group.properties[..index].contains(property) {
                let message = format!("`{key}` lists `{property}` twice");
                report(Some(index), message, "remove one of the two".to_owned());
            } else if let Some((message, help)) = unfit(object, group.kind, key, property) {
                report(Some(index), message, help);
            }
        }
    }
}

/// Why a property cannot be part of a group.
fn unfit(object: &Object, kind: GroupKind, key: &str, property: &str) -> Option<(String, String)> {
    let Some(field) = object.fields.iter().find(|field| field.name == property) else {
        let known = object.fields.iter().map(|field| field.name.as_str());
        let help = match name::nearest(property, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "define it, or remove it from the group".to_owned(),
        };
        return Some((format!("`{key}` lists `{property}`, which is no property"), help));
    };
    if field.typescript_only {
        let message = format!("`{key}` lists `{property}`, which only TypeScript knows");
        return Some((message, "list properties that have a schema".to_owned()));
    }
    match field.presence {
        Presence::Optional | Presence::OfType { has_default: true } => None,
        Presence::Required | Presence::OfType { has_default: false } => Some((
            format!("`{key}` lists `{property}`, which is required anyway"),
            format!("make it optional: `{property}?`"),
        )),
        Presence::Default(_) if kind == GroupKind::AtMostOne => None,
        Presence::Default(_) => Some((
            format!("`{key}` lists `{property}`, which has a default and so is always there"),
            "remove the default".to_owned(),
        )),
    }
}

/// A discriminated union has members, each with a tag of its own.
pub(super) fn discriminator(ty: &Type, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Type::Union(union) = ty else { return };
    let Some(discriminator) = &union.discriminator else { return };
    if union.members.is_empty() {
        let message = format!("the union discriminated by `{discriminator}` has no members");
        let diagnostic = site.diagnostic(Code::InvalidDiscriminator, "oneOf", message);
        diagnostics.push(diagnostic.help("list the members under `oneOf`"));
    }
    let tags: Vec<Option<&Value>> =
        union.members.iter().map(|member| tag(&member.ty, discriminator)).collect();
    for (index, value) in tags.iter().enumerate() {
        if let Some(value) = value
            && tags[..index].contains(&Some(value))
        {
            let message = format!("two members have the tag {}", crate::json::compact(value));
            let diagnostic = site.diagnostic(Code::InvalidDiscriminator, "oneOf", message);
            diagnostics.push(diagnostic.help("rename one of the two"));
        }
    }
}

fn tag<'t>(member: &'t Type, discriminator: &str) -> Option<&'t Value> {
    let Type::Object(object) = member else { return None };
    match &object.fields.iter().find(|field| field.name == discriminator)?.ty {
        Type::Literal(value) => Some(value),
        _ => None,
    }
}
