//! Short ways to write models, for tests of what is named and rendered as TypeScript; what
//! every test needs is in [`crate::samples`].

use crate::diagnostic::Place;
use crate::model::{
    Additional, Array, Described, Docs, Enum, EnumValue, Event, Field, Group, GroupKind, Number,
    Object, Presence, Reference, Slot, Text, Type, TypeScript, Union,
};
pub(crate) use crate::samples::{
    component, definition, described, named, project, string, type_definition,
};

pub(crate) const TEXT: Type =
    Type::String(Text { format: None, pattern: None, min_length: None, max_length: None });

pub(crate) fn number() -> Type {
    Type::Number(Number::default())
}

pub(crate) fn literal(text: &str) -> Type {
    Type::Literal(string(text))
}

pub(crate) fn choice<const N: usize>(values: [&str; N]) -> Type {
    let value = |value: &str| EnumValue { value: string(value), docs: Docs::default() };
    Type::Enum(Enum { name: None, values: values.into_iter().map(value).collect() })
}

pub(crate) fn union<const N: usize>(members: [Type; N]) -> Type {
    let members = members.into_iter().map(Described::from).collect();
    Type::Union(Union { name: None, discriminator: None, members })
}

/// A union of objects that `kind` tells apart.
pub(crate) fn cases<const N: usize>(cases: [(&str, Object); N]) -> Type {
    let case = |(tag, mut object): (&str, Object)| {
        object.fields.insert(0, required("kind", literal(tag)));
        Described::from(Type::Object(object))
    };
    let members = cases.into_iter().map(case).collect();
    Type::Union(Union { name: None, discriminator: Some("kind".into()), members })
}

pub(crate) fn array(items: Type) -> Type {
    let items = Box::new(items.into());
    Type::Array(Array { items, min_items: None, max_items: None, unique_items: false })
}

pub(crate) fn tuple<const N: usize>(items: [Type; N]) -> Type {
    Type::Tuple(items.into_iter().map(Described::from).collect())
}

pub(crate) fn record(values: Type) -> Type {
    let additional = Additional::Of(Box::new(values.into()));
    Type::Object(Object { additional, ..Object::default() })
}

/// A reference to a type of the same name as its definition.
pub(crate) fn reference(name: &str) -> Type {
    reference_to(Some(name), name, [])
}

pub(crate) fn reference_to<const N: usize>(
    definition: Option<&str>,
    name: &str,
    arguments: [Type; N],
) -> Type {
    Type::Reference(Reference {
        definition: definition.map(Into::into),
        name: name.into(),
        arguments: arguments.into(),
        options: Vec::new(),
        place: Place::default(),
    })
}

pub(crate) fn typescript<const N: usize>(
    path: &str,
    module: Option<&str>,
    arguments: [Type; N],
) -> Type {
    Type::TypeScript(TypeScript::Named {
        path: path.into(),
        module: module.map(Into::into),
        arguments: arguments.into(),
    })
}

pub(crate) fn required(name: &str, ty: Type) -> Field {
    Field {
        name: name.into(),
        place: Place::default(),
        docs: Docs::default(),
        ty,
        presence: Presence::Required,
        read_only: false,
        write_only: false,
        typescript_only: false,
        typescript: None,
    }
}

pub(crate) fn optional(name: &str, ty: Type) -> Field {
    Field { presence: Presence::Optional, ..required(name, ty) }
}

pub(crate) fn object<const N: usize>(fields: [Field; N]) -> Object {
    Object { fields: fields.into(), ..Object::default() }
}

pub(crate) fn group<const N: usize>(kind: GroupKind, properties: [&str; N]) -> Group {
    let properties = properties.into_iter().map(Into::into).collect();
    Group { kind, properties, place: Place::default() }
}

pub(crate) fn event(name: &str, payload: Option<Type>) -> Event {
    Event { name: name.into(), place: Place::default(), docs: Docs::default(), payload }
}

pub(crate) fn slot(name: &str, props: Option<Object>) -> Slot {
    let (place, docs) = (Place::default(), Docs::default());
    Slot { name: name.into(), place, docs, required: false, props }
}
