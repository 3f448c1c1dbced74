//! The exported TypeScript names of types that are written inline, and how to find them again.

use super::parts::{Part, each_part, each_part_of_object, parts, parts_mut};
use super::pascal_case;
use super::same::same_inline;
use crate::diagnostic::Place;
use crate::model::{
    Additional, Component, Definition, Described, Docs, Enum, Main, Object, Project, Type,
    TypeDefinition, TypeScript, Union,
};
use crate::ordered::{Map, Set};
use crate::value::Value;

/// The name under which a type is accepted, where that differs from how it is sent.
pub fn input_name(name: &str) -> String {
    format!("{name}Input")
}

/// Gives each enum, object and discriminated union that is written inline its exported name, made
/// from the path to it: `ButtonVariant`, `ButtonRowsItem`, `ButtonMoveDetail`.
///
/// Comes after linking: what is accepted has the names of what is sent, and names of its own,
/// `ButtonStyleInput`, only where it differs.
pub fn name_inline_types(project: &mut Project) {
    let accepted_apart = accepted_apart(project);
    for definition in project.definitions.values_mut().chain(&mut project.bases) {
        name_definition(definition, &accepted_apart);
    }
}

/// The exported names of all types that have an input of their own.
fn accepted_apart(project: &Project) -> Set<String> {
    let mut names = Set::new();
    for definition in project.definitions.values() {
        if definition.has_input() {
            names.insert(definition.type_name());
        }
        let locals = definition.locals.iter().filter(|local| local.input.is_some());
        names.extend(locals.map(|local| local.name.clone()));
    }
    names
}

fn name_definition(definition: &mut Definition, accepted_apart: &Set<String>) {
    match &mut definition.main {
        Main::Component(component) => name_component(component, accepted_apart),
        Main::Type(ty) => name_type_definition(ty, accepted_apart),
    }
    for local in &mut definition.locals {
        name_type_definition(local, accepted_apart);
    }
}

fn name_component(component: &mut Component, accepted_apart: &Set<String>) {
    let path = &component.name;
    name_own(&mut component.props, path);
    for event in &mut component.events {
        if let Some(payload) = &mut event.payload {
            name_type(payload, format!("{path}{}Detail", pascal_case(&event.name)));
        }
    }
    for slot in &mut component.slots {
        if let Some(props) = &mut slot.props {
            name_object(props, format!("{path}{}SlotProps", pascal_case(&slot.name)));
        }
    }
    if let Some(input) = &mut component.input {
        name_own(input, path);
        let mut sent = Map::new();
        for inline in inline_types(&component.props, Place::default()) {
            sent.insert(inline.name.to_owned(), inline.ty);
        }
        rename_differing(input, &sent, accepted_apart);
    }
}

fn name_type_definition(definition: &mut TypeDefinition, accepted_apart: &Set<String>) {
    name_own(&mut definition.ty, &definition.name);
    if let Some(input) = &mut definition.input {
        name_own(input, &definition.name);
        let mut sent = Map::new();
        for inline in inline_types(&definition.ty, Place::default()) {
            sent.insert(inline.name.to_owned(), inline.ty);
        }
        rename_differing(input, &sent, accepted_apart);
    }
}

/// Names what is in the type of a definition; the type itself has the definition's name.
fn name_own(ty: &mut Type, path: &str) {
    match ty {
        Type::Enum(_) => {}
        Type::Object(object) => name_parts(object, path),
        Type::Union(union) if union.discriminator.is_some() => name_cases(union, path),
        Type::Union(union) => {
            // A choice, and the cases of a discriminated union, are written out.
            let is_cases = |ty: &Type| matches!(ty, Type::Union(it) if it.discriminator.is_some());
            let several = union.members.iter().filter(|member| is_cases(&member.ty)).count() > 1;
            let mut members = Vec::new();
            for member in &mut union.members {
                match &mut member.ty {
                    Type::Enum(_) => {}
                    Type::Union(inner) if inner.discriminator.is_some() && !several => {
                        name_cases(inner, path);
                    }
                    _ => members.push(member),
                }
            }
            name_members(members, path, true);
        }
        _ => name_type(ty, path.to_owned()),
    }
}

fn name_type(ty: &mut Type, path: String) {
    match ty {
        Type::Enum(choice) => choice.name = Some(path),
        Type::Object(object) => name_object(object, path),
        Type::Union(union) if union.discriminator.is_some() => {
            name_cases(union, &path);
            union.name = Some(path);
        }
        Type::Union(union) => name_members(union.members.iter_mut(), &path, false),
        Type::Array(array) => name_type(&mut array.items.ty, path + "Item"),
        Type::Tuple(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                name_type(&mut item.ty, format!("{path}Item{}", index + 1));
            }
        }
        Type::Reference(reference) => name_list(&mut reference.arguments, &path, "Argument"),
        Type::TypeScript(TypeScript::Named { arguments, .. }) => {
            name_list(arguments, &path, "Argument");
        }
        Type::TypeScript(TypeScript::Function { parameters, result }) => {
            for parameter in parameters {
                name_type(&mut parameter.ty, path.clone() + &pascal_case(&parameter.name));
            }
            name_type(result, path + "Result");
        }
        Type::TypeScript(TypeScript::Intersection(members)) => name_list(members, &path, ""),
        Type::Unknown
        | Type::Null
        | Type::Boolean
        | Type::Number(_)
        | Type::String(_)
        | Type::Literal(_)
        | Type::Parameter(_) => {}
    }
}

/// Names an object and what is in it. One without properties is a record, which needs no name.
fn name_object(object: &mut Object, path: String) {
    name_parts(object, &path);
    if !object.fields.is_empty() {
        object.name = Some(path);
    }
}

fn name_parts(object: &mut Object, path: &str) {
    for field in &mut object.fields {
        let shown = field.typescript.as_mut().unwrap_or(&mut field.ty);
        name_type(shown, path.to_owned() + &pascal_case(&field.name));
    }
    if let Additional::Of(values) = &mut object.additional {
        name_type(&mut values.ty, path.to_owned() + "Value");
    }
}

/// Names the members of a discriminated union for the values of the discriminator.
fn name_cases(union: &mut Union, path: &str) {
    for member in &mut union.members {
        let Type::Object(object) = &mut member.ty else { continue };
        let case = match object.fields.first().map(|tag| &tag.ty) {
            Some(Type::Literal(Value::String(tag))) => pascal_case(tag),
            _ => String::new(),
        };
        name_object(object, path.to_owned() + &case);
    }
}

/// Names the members of a union. The only one that needs a name takes the path itself, unless that
/// is taken.
fn name_members<'a>(
    members: impl IntoIterator<Item = &'a mut Described>,
    path: &str,
    is_taken: bool,
) {
    let (named, others): (Vec<_>, Vec<_>) =
        members.into_iter().filter(|it| contains_inline(&it.ty)).partition(|it| takes_name(&it.ty));
    let alone = named.len() <= 1 && !is_taken;
    for (index, member) in named.into_iter().enumerate() {
        let suffix = match &member.docs.title {
            _ if alone => String::new(),
            Some(title) => pascal_case(title),
            None => (index + 1).to_string(),
        };
        name_type(&mut member.ty, path.to_owned() + &suffix);
    }
    let alone = others.len() <= 1;
    for (index, member) in others.into_iter().enumerate() {
        let suffix = if alone { String::new() } else { (index + 1).to_string() };
        name_type(&mut member.ty, path.to_owned() + &suffix);
    }
}

fn name_list(types: &mut [Type], path: &str, suffix: &str) {
    let alone = types.len() == 1;
    for (index, ty) in types.iter_mut().enumerate() {
        let number = if alone { String::new() } else { (index + 1).to_string() };
        name_type(ty, format!("{path}{suffix}{number}"));
    }
}

/// Whether a type gets a name of its own when it is written inline.
fn takes_name(ty: &Type) -> bool {
    match ty {
        Type::Enum(_) => true,
        Type::Object(object) => !object.fields.is_empty(),
        Type::Union(union) => union.discriminator.is_some(),
        _ => false,
    }
}

fn contains_inline(ty: &Type) -> bool {
    takes_name(ty) || parts(ty).into_iter().any(|part| contains_inline(part.ty))
}

/// An inline type and its exported name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inline<'a> {
    /// The exported name.
    pub(crate) name: &'a str,
    /// The type.
    pub(crate) ty: InlineType<'a>,
    /// What the documentation says, where it says it of the type and not of a key that has it.
    pub(crate) docs: Option<&'a Docs>,
    /// The key that has the type.
    pub(crate) place: Place,
}

/// A type that gets a name when it is written inline.
#[derive(Debug, Clone, Copy)]
pub(crate) enum InlineType<'a> {
    /// A choice of literals.
    Enum(&'a Enum),
    /// An object with properties.
    Object(&'a Object),
    /// A discriminated union.
    Union(&'a Union),
}

/// All named inline types of a type, the outer before the inner.
pub(crate) fn inline_types(ty: &Type, place: Place) -> Vec<Inline<'_>> {
    let mut found = Vec::new();
    collect(&ty.into(), place, &mut found);
    found
}

/// All named inline types of an object, itself included, the outer before the inner.
pub(crate) fn inline_types_of_object(object: &Object, place: Place) -> Vec<Inline<'_>> {
    let mut found = Vec::new();
    if let Some(name) = &object.name {
        found.push(Inline { name, ty: InlineType::Object(object), docs: None, place });
    }
    each_part_of_object(object, &mut |part| collect(&part, place, &mut found));
    found
}

fn collect<'a>(part: &Part<'a>, place: Place, found: &mut Vec<Inline<'a>>) {
    let place = part.place().unwrap_or(place);
    if let Some((name, ty)) = named(part.ty) {
        found.push(Inline { name, ty, docs: part.docs, place });
    }
    each_part(part.ty, &mut |inner| collect(&inner, place, found));
}

fn named(ty: &Type) -> Option<(&str, InlineType<'_>)> {
    let (name, inline) = match ty {
        Type::Enum(choice) => (&choice.name, InlineType::Enum(choice)),
        Type::Object(object) => (&object.name, InlineType::Object(object)),
        Type::Union(union) => (&union.name, InlineType::Union(union)),
        _ => return None,
    };
    Some((name.as_deref()?, inline))
}

/// Gives each inline type of an input that is not what is sent under its name a name of its own.
fn rename_differing(
    ty: &mut Type,
    sent: &Map<String, InlineType<'_>>,
    accepted_apart: &Set<String>,
) {
    for part in parts_mut(ty) {
        rename_differing(part, sent, accepted_apart);
    }
    let differs = named(ty).is_some_and(|(name, accepted)| {
        sent.get(name).is_some_and(|sent| !same_inline(*sent, accepted, accepted_apart))
    });
    if differs {
        let name = match ty {
            Type::Enum(choice) => &mut choice.name,
            Type::Object(object) => &mut object.name,
            Type::Union(union) => &mut union.name,
            _ => return,
        };
        *name = name.as_deref().map(input_name);
    }
}
