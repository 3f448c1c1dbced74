//! The types that a type is made of.

use crate::diagnostic::Place;
use crate::model::{Additional, Described, Docs, Field, Object, Type, TypeScript};

/// A type inside of another.
pub(crate) struct Part<'a> {
    /// The type that TypeScript shows.
    pub(crate) ty: &'a Type,
    /// Its documentation, where it has no key that is documented.
    pub(crate) docs: Option<&'a Docs>,
    /// Its key, if it has one.
    pub(crate) field: Option<&'a Field>,
}

impl<'a> Part<'a> {
    /// The type that a schema takes.
    pub(crate) fn taken(&self) -> &'a Type {
        self.field.map_or(self.ty, |field| &field.ty)
    }

    /// Where its key is written, if it has one.
    pub(crate) fn place(&self) -> Option<Place> {
        self.field.map(|field| field.place)
    }
}

impl<'a> From<&'a Type> for Part<'a> {
    fn from(ty: &'a Type) -> Self {
        Part { ty, docs: None, field: None }
    }
}

impl<'a> From<&'a Described> for Part<'a> {
    fn from(described: &'a Described) -> Self {
        Part { ty: &described.ty, docs: Some(&described.docs), field: None }
    }
}

impl<'a> From<&'a Field> for Part<'a> {
    fn from(field: &'a Field) -> Self {
        Part { ty: field.shown(), docs: None, field: Some(field) }
    }
}

/// The types directly inside of a type, in source order.
pub(crate) fn parts(ty: &Type) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    each_part(ty, &mut |part| parts.push(part));
    parts
}

/// The types directly inside of an object, in source order.
pub(crate) fn parts_of_object(object: &Object) -> Vec<Part<'_>> {
    let mut parts = Vec::with_capacity(object.fields.len());
    each_part_of_object(object, &mut |part| parts.push(part));
    parts
}

/// Visits the types directly inside of a type, in source order.
pub(crate) fn each_part<'a>(ty: &'a Type, visit: &mut dyn FnMut(Part<'a>)) {
    match ty {
        Type::Array(array) => visit((&*array.items).into()),
        Type::Tuple(items) => items.iter().for_each(|item| visit(item.into())),
        Type::Object(object) => each_part_of_object(object, visit),
        Type::Union(union) => union.members.iter().for_each(|member| visit(member.into())),
        Type::Reference(reference) => reference.arguments.iter().for_each(|it| visit(it.into())),
        Type::TypeScript(TypeScript::Named { arguments, .. }) => {
            arguments.iter().for_each(|argument| visit(argument.into()));
        }
        Type::TypeScript(TypeScript::Function { parameters, result }) => {
            parameters.iter().for_each(|parameter| visit((&parameter.ty).into()));
            visit((&**result).into());
        }
        Type::TypeScript(TypeScript::Intersection(members)) => {
            members.iter().for_each(|member| visit(member.into()));
        }
        Type::Unknown
        | Type::Null
        | Type::Boolean
        | Type::Number(_)
        | Type::String(_)
        | Type::Literal(_)
        | Type::Enum(_)
        | Type::Parameter(_) => {}
    }
}

/// Visits the types directly inside of an object, in source order.
pub(crate) fn each_part_of_object<'a>(object: &'a Object, visit: &mut dyn FnMut(Part<'a>)) {
    object.fields.iter().for_each(|field| visit(field.into()));
    object.merged.iter().for_each(|merged| visit((&merged.ty).into()));
    if let Additional::Of(values) = &object.additional {
        visit((&**values).into());
    }
    if let Some(key) = object.key.as_deref() {
        visit(key.into());
    }
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
