//! What Rust adds to a definition in YAML: the documentation that the YAML has not.

use crate::model::{
    Component, Definition, Described, Docs, Enum, Field, Main, Object, Presence, RustFacts, Type,
    TypeDefinition,
};
use crate::value::Value;

/// Adds to a definition in YAML what only its Rust type says. The types stay those of YAML.
pub(crate) fn supplement(yaml: &mut Definition, rust: &Definition) {
    match (&mut yaml.main, &rust.main) {
        (Main::Component(yaml), Main::Component(rust)) => component(yaml, rust),
        (Main::Type(yaml), Main::Type(rust)) => type_definition(yaml, rust),
        _ => return,
    }
    if yaml.tags.is_empty() {
        yaml.tags.clone_from(&rust.tags);
    }
    // Rust types refer to it as to any other of theirs.
    yaml.rust = RustFacts { is_source: false, ..rust.rust.clone() };
    for (key, value) in &rust.extensions {
        if yaml.extensions.iter().all(|(known, _)| known != key) {
            yaml.extensions.push((key.clone(), value.clone()));
        }
    }
}

fn component(yaml: &mut Component, rust: &Component) {
    docs(&mut yaml.docs, &rust.docs);
    ty(&mut yaml.props, rust.input.as_ref().unwrap_or(&rust.props));
    add(&mut yaml.events, &rust.events, |event| &event.name);
    add(&mut yaml.slots, &rust.slots, |slot| &slot.name);
    add(&mut yaml.examples, &rust.examples, |example| &example.name);
}

fn type_definition(yaml: &mut TypeDefinition, rust: &TypeDefinition) {
    docs(&mut yaml.docs, &rust.docs);
    yaml.as_field.clone_from(&rust.as_field);
    ty(&mut yaml.ty, rust.input.as_ref().unwrap_or(&rust.ty));
}

/// Appends what has a name that is not among the others.
fn add<T: Clone>(yaml: &mut Vec<T>, rust: &[T], name: impl Fn(&T) -> &String) {
    let missing = |one: &&T| yaml.iter().all(|known| name(known) != name(one));
    let missing: Vec<T> = rust.iter().filter(missing).cloned().collect();
    yaml.extend(missing);
}

fn docs(yaml: &mut Docs, rust: &Docs) {
    fill(&mut yaml.title, &rust.title);
    fill(&mut yaml.description, &rust.description);
    fill(&mut yaml.deprecated, &rust.deprecated);
    fill(&mut yaml.since, &rust.since);
    if yaml.see.is_empty() {
        yaml.see.clone_from(&rust.see);
    }
    if yaml.examples.is_empty() {
        yaml.examples.clone_from(&rust.examples);
    }
}

fn fill(yaml: &mut Option<String>, rust: &Option<String>) {
    if yaml.is_none() {
        yaml.clone_from(rust);
    }
}

fn ty(yaml: &mut Type, rust: &Type) {
    match (yaml, rust) {
        (Type::Object(yaml), Type::Object(rust)) => object(yaml, rust),
        (Type::Enum(yaml), Type::Enum(rust)) => choice(yaml, rust),
        (Type::Array(yaml), Type::Array(rust)) => ty(&mut yaml.items.ty, &rust.items.ty),
        (Type::Union(yaml), Type::Union(rust)) => {
            let is_tagged =
                yaml.discriminator.is_some() && yaml.discriminator == rust.discriminator;
            for member in yaml.members.iter_mut().filter(|_| is_tagged) {
                let Some(tag) = tag(&member.ty).cloned() else { continue };
                let is_same = |other: &&Described| self::tag(&other.ty) == Some(&tag);
                if let Some(other) = rust.members.iter().find(is_same) {
                    docs(&mut member.docs, &other.docs);
                    ty(&mut member.ty, &other.ty);
                }
            }
        }
        _ => {}
    }
}

/// What tells a member of a discriminated union apart.
fn tag(member: &Type) -> Option<&Value> {
    let Type::Object(object) = member else { return None };
    match &object.fields.first()?.ty {
        Type::Literal(value) => Some(value),
        _ => None,
    }
}

fn choice(yaml: &mut Enum, rust: &Enum) {
    for value in &mut yaml.values {
        if let Some(other) = rust.values.iter().find(|other| other.value == value.value) {
            docs(&mut value.docs, &other.docs);
        }
    }
}

fn object(yaml: &mut Object, rust: &Object) {
    for field in &mut yaml.fields {
        if let Some(other) = rust.fields.iter().find(|other| other.name == field.name) {
            self::field(field, other);
        }
    }
}

fn field(yaml: &mut Field, rust: &Field) {
    docs(&mut yaml.docs, &rust.docs);
    if yaml.presence == Presence::Optional
        && let Presence::Default(_) = rust.presence
    {
        yaml.presence = rust.presence.clone();
    }
    ty(&mut yaml.ty, &rust.ty);
}
