//! Short ways to write models in tests.

use crate::diagnostic::Place;
use crate::model::{
    Array, AsField, Component, Definition, Described, Docs, Enum, EnumValue, Field, Main, Object,
    Presence, Project, Reference, RustFacts, Text, Type, TypeDefinition, Union,
};
use crate::value::Value;

pub(crate) fn named(name: &str, ty: Type) -> Definition {
    definition(Main::Type(type_definition(name, ty)))
}

pub(crate) fn definition(main: Main) -> Definition {
    Definition {
        place: Place::default(),
        main,
        locals: Vec::new(),
        tags: Vec::new(),
        extensions: Vec::new(),
        rust: RustFacts::default(),
    }
}

pub(crate) fn type_definition(name: &str, ty: Type) -> TypeDefinition {
    TypeDefinition {
        name: name.into(),
        place: Place::default(),
        docs: Docs::default(),
        generics: Vec::new(),
        ty,
        input: None,
        as_field: AsField::default(),
    }
}

pub(crate) fn component(name: &str, props: Object) -> Component {
    Component {
        name: name.into(),
        docs: Docs::default(),
        generics: Vec::new(),
        props: Type::Object(props),
        input: None,
        events: Vec::new(),
        slots: Vec::new(),
        examples: Vec::new(),
    }
}

pub(crate) fn project(definitions: impl IntoIterator<Item = Definition>) -> Project {
    let named = definitions.into_iter().map(|definition| (definition.name().into(), definition));
    Project { definitions: named.collect(), ..Project::default() }
}

pub(crate) fn described(description: &str) -> Docs {
    Docs { description: Some(description.into()), ..Docs::default() }
}

pub(crate) fn text() -> Type {
    Type::String(Text::default())
}

pub(crate) fn string(text: &str) -> Value {
    Value::String(text.into())
}

pub(crate) fn field(name: &str, ty: Type, presence: Presence) -> Field {
    Field {
        name: name.into(),
        place: Place::default(),
        docs: Docs::default(),
        ty,
        presence,
        read_only: false,
        write_only: false,
        typescript_only: false,
        typescript: None,
    }
}

pub(crate) fn object(fields: impl Into<Vec<Field>>) -> Object {
    Object { fields: fields.into(), ..Object::default() }
}

pub(crate) fn union(members: impl IntoIterator<Item = Type>) -> Type {
    let members = members.into_iter().map(Described::from).collect();
    Type::Union(Union { name: None, discriminator: None, members })
}

pub(crate) fn choice(values: impl IntoIterator<Item = Value>) -> Enum {
    let value = |value| EnumValue { value, docs: Docs::default() };
    Enum { name: None, values: values.into_iter().map(value).collect() }
}

pub(crate) fn array(items: Type) -> Array {
    Array { items: Box::new(items.into()), min_items: None, max_items: None, unique_items: false }
}

pub(crate) fn reference(definition: Option<&str>, name: &str) -> Type {
    Type::Reference(Reference {
        definition: definition.map(Into::into),
        name: name.into(),
        arguments: Vec::new(),
        options: Vec::new(),
        place: Place::default(),
    })
}
