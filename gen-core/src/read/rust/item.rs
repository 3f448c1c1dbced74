//! A struct or enum to a definition.

use syn::{Data, DeriveInput, Fields, FieldsUnnamed, GenericParam};

use super::attribute::{self, Container, Position, Shape, Stated};
use super::both::Both;
use super::fields::{self, Rules};
use super::variants::{self, field, literal_field};
use super::{Derive, Reader, SpanRange, docs, types};
use crate::model::{Component, Definition, Field, Main, Object, Presence, Type, TypeDefinition};

/// The definition that a type derives. What cannot be read is refused and stands for anything, so
/// that references to the type are no mistakes of their own.
pub(super) fn read(reader: &mut Reader, input: &DeriveInput, derive: Derive) -> Definition {
    // In source order, so that places are.
    let docs = docs::read(reader, &input.attrs);
    let attributes = Container::read(reader, &input.attrs, shape(&input.data));
    let place = reader.place(SpanRange::from(input.ident.span()));
    reader.itself = super::name(&input.ident);
    reader.itself_place = place;
    reader.parameters = parameters(reader, input);
    let generics = reader.parameters.clone();
    let main = match derive {
        Derive::Component => {
            let props = props(reader, input, attributes);
            Main::Component(Component {
                name: component_name(&reader.itself).to_owned(),
                docs,
                generics,
                props: props.sent,
                input: props.accepted,
                events: Vec::new(),
                slots: Vec::new(),
                examples: Vec::new(),
            })
        }
        Derive::Type => {
            let ty = read_type(reader, input, attributes);
            Main::Type(TypeDefinition {
                name: reader.itself.clone(),
                place,
                docs,
                generics,
                ty: ty.sent,
                input: ty.accepted,
            })
        }
    };
    Definition { place, main, locals: Vec::new(), tags: Vec::new(), extensions: Vec::new() }
}

/// `ButtonProps` in Rust are the props of the component `Button`.
pub(super) fn component_name(rust: &str) -> &str {
    rust.strip_suffix("Props").filter(|name| !name.is_empty()).unwrap_or(rust)
}

fn shape(data: &Data) -> Shape {
    match data {
        Data::Struct(data) => match data.fields {
            Fields::Named(_) => Shape::Named,
            Fields::Unnamed(_) => Shape::Tuple,
            Fields::Unit => Shape::Unit,
        },
        Data::Enum(_) => Shape::Enum,
        Data::Union(_) => Shape::Unit,
    }
}

/// The names of the type parameters.
fn parameters(reader: &mut Reader, input: &DeriveInput) -> Vec<String> {
    let mut names = Vec::new();
    for parameter in &input.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Type(parameter) => {
                if let Some((_, default)) = &parameter.default {
                    reader.refuse(
                        default,
                        "gen does not follow the default of a type parameter",
                        "leave the default out and write the argument where the type is used",
                    );
                }
                names.push(super::name(&parameter.ident));
            }
            GenericParam::Const(parameter) => reader.refuse(
                &parameter.ident,
                "gen does not follow const parameters",
                "write the number in place of the parameter",
            ),
        }
    }
    names
}

fn props(reader: &mut Reader, input: &DeriveInput, container: Container) -> Both<Object> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if !container.transparent => {
                return named_struct(reader, fields, container);
            }
            _ => {}
        },
        Data::Enum(_) | Data::Union(_) => {}
    }
    reader.refuse(
        &input.ident,
        "the props of a component are a struct with named fields",
        "derive `Type` here, and `Component` on a struct that has a field of this type",
    );
    Object::default().into()
}

fn read_type(reader: &mut Reader, input: &DeriveInput, container: Container) -> Both<Type> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unit => Type::Null.into(),
            fields if container.transparent => transparent(reader, fields, &container),
            Fields::Named(fields) => named_struct(reader, fields, container).map(Type::Object),
            Fields::Unnamed(fields) => tuple_struct(reader, fields),
        },
        Data::Enum(data) => variants::read(reader, data, container),
        Data::Union(_) => {
            reader.refuse(&input.ident, "a union has no JSON", "use an enum");
            Type::Unknown.into()
        }
    }
}

fn named_struct(
    reader: &mut Reader,
    fields: &syn::FieldsNamed,
    container: Container,
) -> Both<Object> {
    let rules = Rules {
        rename_all: container.rename_all,
        default: container.default,
        deny_unknown_fields: container.deny_unknown_fields,
    };
    let name = container.rename.map_or_else(|| reader.itself.clone(), |rename| rename.value);
    let tag = container.tag.map(|tag| struct_tag(&tag, &name, rules));
    fields::named(reader, fields, rules, tag)
}

/// The tag of a struct is written, but neither needed nor looked at when it is read; a struct that
/// denies unknown fields denies its own tag.
fn struct_tag(tag: &Stated<String>, name: &str, rules: Rules) -> Both<Option<Field>> {
    let accepted = (!rules.deny_unknown_fields)
        .then(|| field(&tag.value, tag.place, Type::Unknown))
        .map(|field| Field { presence: Presence::Optional, ..field });
    Both { sent: Some(literal_field(tag, name)), accepted: Some(accepted) }
}

fn tuple_struct(reader: &mut Reader, fields: &FieldsUnnamed) -> Both<Type> {
    match fields.unnamed.first() {
        // serde ignores `skip` on the only field.
        Some(only) if fields.unnamed.len() == 1 => {
            let refused = reader.diagnostics.len();
            Position::read(reader, &only.attrs);
            types::read_unless(refused, reader, &only.ty)
        }
        _ => fields::unnamed(reader, fields).map(types::tuple_of),
    }
}

/// A transparent struct is its one field that is not skipped.
fn transparent(reader: &mut Reader, fields: &Fields, container: &Container) -> Both<Type> {
    let mut inner = Vec::new();
    for field in fields {
        let attributes = attribute::Field::read(reader, &field.attrs);
        if !attributes.skip {
            inner.push(field);
        }
        if let Some(place) = attributes.flatten {
            let message = "a transparent struct is its field, and flattens nothing";
            reader.refuse_at(place, message, "keep one of `transparent` and `flatten`");
        }
        if attributes.default.is_some() || attributes.skip_serializing_if.is_some() {
            reader.refuse(
                &field.ty,
                "a transparent field cannot be left out",
                "remove `default` and `skip_serializing_if`",
            );
        }
    }
    if container.tag.is_some() || container.default || container.deny_unknown_fields {
        let place = reader.itself_place;
        let message = "a transparent struct has no tag, default or unknown fields of its own";
        reader.refuse_at(place, message, "keep `transparent` alone");
    }
    let [field] = inner[..] else {
        let place = reader.itself_place;
        let message = "a transparent struct has one field that is not skipped";
        reader.refuse_at(place, message, "remove `transparent`, or skip the other fields");
        return Type::Unknown.into();
    };
    if types::optional(&field.ty).is_some() {
        return reader.refuse_type(
            &field.ty,
            "a field of this transparent `Option` may be missing, which gen does not follow",
            "write the `Option` at the fields, or remove `transparent`",
        );
    }
    types::read(reader, &field.ty)
}
