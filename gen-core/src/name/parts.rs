//! The types that a type is made of.

use crate::diagnostic::Place;
use crate::model::{Additional, Described, Docs, Field, Object, Type, TypeScript};

/// A type inside of another.
pub(crate) struct Part<'a> {
    /// The type.
    pub(crate) ty: &'a Type,
    /// Its documentation, where it has no key that is documented.
    pub(crate) docs: Option<&'a Docs>,
    /// Where its key is written, if it has one.
    pub(crate) place: Option<Place>,
}

impl<'a> From<&'a Type> for Part<'a> {
    fn from(ty: &'a Type) -> Self {
        Part { ty, docs: None, place: None }
    }
}

impl<'a> From<&'a Described> for Part<'a> {
    fn from(described: &'a Described) -> Self {
        Part { ty: &described.ty, docs: Some(&described.docs), place: None }
    }
}

impl<'a> From<&'a Field> for Part<'a> {
    fn from(field: &'a Field) -> Self {
        Part { ty: field.shown(), docs: None, place: Some(field.place) }
    }
}

/// The types directly inside of a type, in source order.
pub(crate) fn parts(ty: &Type) -> Vec<Part<'_>> {
    match ty {
        Type::Array(array) => vec![(&*array.items).into()],
        Type::Tuple(items) => items.iter().map(Part::from).collect(),
        Type::Object(object) => parts_of_object(object),
        Type::Union(union) => union.members.iter().map(Part::from).collect(),
        Type::Reference(reference) => reference.arguments.iter().map(Part::from).collect(),
        Type::TypeScript(TypeScript::Named { arguments, .. }) => {
            arguments.iter().map(Part::from).collect()
        }
        Type::TypeScript(TypeScript::Function { parameters, result }) => {
            let parameters = parameters.iter().map(|parameter| &parameter.ty);
            parameters.chain([&**result]).map(Part::from).collect()
        }
        Type::TypeScript(TypeScript::Intersection(members)) => {
            members.iter().map(Part::from).collect()
        }
        Type::Unknown
        | Type::Null
        | Type::Boolean
        | Type::Number(_)
        | Type::String(_)
        | Type::Literal(_)
        | Type::Enum(_)
        | Type::Parameter(_) => Vec::new(),
    }
}

/// The types directly inside of an object, in source order.
pub(crate) fn parts_of_object(object: &Object) -> Vec<Part<'_>> {
    let mut parts: Vec<_> = object.fields.iter().map(Part::from).collect();
    parts.extend(object.merged.iter().map(|merged| Part::from(&merged.ty)));
    if let Additional::Of(values) = &object.additional {
        parts.push((&**values).into());
    }
    parts.extend(object.key.as_deref().map(Part::from));
    parts
}

/// The types directly inside of a type, to change them.
pub(crate) fn parts_mut(ty: &mut Type) -> Vec<&mut Type> {
    match ty {
        Type::Array(array) => vec![&mut array.items.ty],
        Type::Tuple(items) => items.iter_mut().map(|item| &mut item.ty).collect(),
        Type::Object(object) => parts_of_object_mut(object),
        Type::Union(union) => union.members.iter_mut().map(|member| &mut member.ty).collect(),
        Type::Reference(reference) => reference.arguments.iter_mut().collect(),
        Type::TypeScript(TypeScript::Named { arguments, .. }) => arguments.iter_mut().collect(),
        Type::TypeScript(TypeScript::Function { parameters, result }) => {
            let parameters = parameters.iter_mut().map(|parameter| &mut parameter.ty);
            parameters.chain([&mut **result]).collect()
        }
        Type::TypeScript(TypeScript::Intersection(members)) => members.iter_mut().collect(),
        Type::Unknown
        | Type::Null
        | Type::Boolean
        | Type::Number(_)
        | Type::String(_)
        | Type::Literal(_)
        | Type::Enum(_)
        | Type::Parameter(_) => Vec::new(),
    }
}

/// The types directly inside of an object, to change them.
pub(crate) fn parts_of_object_mut(object: &mut Object) -> Vec<&mut Type> {
    let mut parts = Vec::with_capacity(object.fields.len());
    for field in &mut object.fields {
        parts.push(&mut field.ty);
        parts.extend(&mut field.typescript);
    }
    parts.extend(object.merged.iter_mut().map(|merged| &mut merged.ty));
    if let Additional::Of(values) = &mut object.additional {
        parts.push(&mut values.ty);
    }
    parts.extend(object.key.as_deref_mut());
    parts
}
