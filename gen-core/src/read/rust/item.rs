//! A struct or enum to a definition.

use syn::{Data, DataStruct, DeriveInput, Fields, FieldsUnnamed, GenericParam};

use super::attribute::{self, Carrier, Container, Directions, Own, Shape, Stated};
use super::both::Both;
use super::fields::{self, Rules};
use super::repr::{self, Repr};
use super::variants::{self, field, literal_field};
use super::{Derive, Reader, SpanRange, Test, constrain, docs, outside, types, value};
use crate::model::{
    AsField, Component, Definition, Field, Flattened, Main, Merged, Object, Presence, RustFacts,
    Type, TypeDefinition,
};
use crate::value::Value;

/// The definition that a type derives. What cannot be read is refused and stands for anything, so
/// that references to the type are no mistakes of their own.
pub(super) fn read(reader: &mut Reader, input: &DeriveInput, derive: Derive) -> Definition {
    // In source order, so that places are.
    let mut docs = docs::read(reader, &input.attrs);
    let container = Container::read(reader, &input.attrs, shape(&input.data));
    container.own.document(&mut docs);
    let place = reader.place(SpanRange::from(input.ident.span()));
    reader.itself = super::name(&input.ident);
    reader.itself_place = place;
    let (parameter_defaults, option_defaults) = parameters(reader, input);
    let generics = reader.parameters.clone();
    let rust = reader.itself.clone();
    let stated = container.own.name.clone();
    reader.test = test(reader, input, &container.own);
    let wants_samples = reader.test.as_ref().is_some_and(|test| test.accepted);
    let is_buffered = match &input.data {
        Data::Enum(_) if container.from.is_some() => false,
        Data::Enum(data) => {
            let is_mixed = container.tag.is_some() && container.content.is_none();
            is_mixed || container.untagged.is_some() || variants::has_untagged_variant(data)
        }
        Data::Struct(_) | Data::Union(_) => false,
    };
    let is_tagged = container.tag.is_some();
    let is_identifier = container.identifier.is_some();
    let is_replaced = container.from.is_some() || container.transparent;
    let has_loose_tag = matches!(input.data, Data::Struct(_)) && is_tagged && !is_replaced;
    reader.flattens = false;
    let main = match derive {
        Derive::Component => {
            let own = container.own.clone();
            refuse_constraints(reader, &own);
            let props = props(reader, input, container).map(Type::Object);
            let (events, slots) = (outside::events(reader, &own), outside::slots(reader, &own));
            let name = stated.map_or_else(|| component_name(&rust).to_owned(), |it| it.value);
            Main::Component(Component {
                name,
                docs,
                generics,
                props: props.sent,
                input: props.accepted,
                events,
                slots,
                examples: Vec::new(),
            })
        }
        Derive::Type => {
            outside::refuse(reader, &container.own);
            let Read { ty, as_field } = read_type(reader, input, container);
            let name = stated.map_or_else(|| rust.clone(), |it| it.value);
            Main::Type(TypeDefinition {
                name,
                place,
                docs,
                generics,
                ty: ty.sent,
                input: ty.accepted,
                as_field,
            })
        }
    };
    let flattened = match &input.data {
        _ if is_replaced => Flattened::Everything,
        Data::Enum(_) if is_identifier => Flattened::Never,
        Data::Enum(_) if is_buffered => Flattened::Everything,
        Data::Enum(_) if is_tagged => Flattened::ByName,
        Data::Enum(_) => Flattened::OneKey,
        Data::Struct(DataStruct { fields: Fields::Named(_), .. }) if !reader.flattens => {
            Flattened::ByName
        }
        Data::Struct(_) | Data::Union(_) => Flattened::Everything,
    };
    let mut definition = Definition {
        place,
        main,
        locals: Vec::new(),
        tags: Vec::new(),
        extensions: Vec::new(),
        rust: RustFacts {
            name: None,
            modules: Vec::new(),
            parameter_defaults,
            option_defaults,
            is_source: true,
            wants_samples,
            flattened,
            has_loose_tag,
            is_buffered,
        },
    };
    if definition.name() != rust && definition.type_name() != rust {
        definition.rust.name = Some(rust);
    }
    definition
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

/// Learns the names of the parameters. The defaults of the last type parameters, and the positions of
/// those that are an `Option`.
fn parameters(reader: &mut Reader, input: &DeriveInput) -> (Vec<Type>, Vec<usize>) {
    reader.parameters.clear();
    reader.constants.clear();
    let mut defaults = Vec::new();
    for parameter in &input.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Type(parameter) => {
                reader.parameters.push(super::name(&parameter.ident));
                defaults.extend(parameter.default.as_ref().map(|(_, default)| default));
            }
            GenericParam::Const(parameter) => {
                reader.constants.push(super::name(&parameter.ident));
            }
        }
    }
    let first = reader.parameters.len() - defaults.len();
    let options = defaults.iter().enumerate().filter(|(_, it)| types::optional(it).is_some());
    let options = options.map(|(position, _)| first + position).collect();
    let defaults = defaults.into_iter().map(|default| types::read(reader, default).sent).collect();
    (defaults, options)
}

/// The test that a type asks for. One with parameters has no values before they are known.
fn test(reader: &mut Reader, input: &DeriveInput, own: &Own) -> Option<Test> {
    let Stated { value, place } = own.test.clone()?;
    if input.generics.type_params().next().is_some()
        || input.generics.const_params().next().is_some()
    {
        let message = format!("`{}` has parameters, so there are no values to test", reader.itself);
        let help = "put `test` on a type that uses it: `struct Example(Page<u8>);`";
        reader.refuse_at(place, message, help);
        return None;
    }
    Some(value)
}

/// Props are an object, which has no bounds.
fn refuse_constraints(reader: &mut Reader, own: &Own) {
    for constraint in &own.constraints {
        let message = format!("`{}` does not apply to the props of a component", constraint.key);
        reader.refuse_at(constraint.place, message, "put it on a field");
    }
}

fn props(reader: &mut Reader, input: &DeriveInput, container: Container) -> Both<Object> {
    let outer = outer(reader, &container);
    let own = match outer {
        Directions { sent: Some(_), accepted: Some(_) } => None,
        _ => match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) if !container.transparent => {
                    Some(named_struct(reader, fields, container))
                }
                _ => None,
            },
            Data::Enum(_) | Data::Union(_) => None,
        },
    };
    let is_missing = own.is_none();
    let own = own.unwrap_or_else(|| Object::default().into());
    let place = reader.itself_place;
    let mut is_object = true;
    let mut direction = |outer: Option<Outer>, own: Object| match outer {
        None => {
            is_object &= !is_missing;
            own
        }
        Some(Outer { ty: Type::Object(object), .. }) => object,
        Some(Outer { ty: ty @ Type::Reference(_), .. }) => {
            let merged = Merged {
                ty,
                written_out: None,
                position: 0,
                is_whole: true,
                is_optional: false,
                place,
            };
            Object { merged: vec![merged], ..Object::default() }
        }
        Some(_) => {
            is_object = false;
            own
        }
    };
    let accepted = direction(outer.accepted, own.accepted.unwrap_or_else(|| own.sent.clone()));
    let sent = direction(outer.sent, own.sent);
    if !is_object {
        reader.refuse(
            &input.ident,
            "the props of a component are a struct with named fields",
            "derive `Type` here, and `Component` on a struct that has a field of this type",
        );
    }
    Both::of(sent, accepted)
}

/// What a type is in one direction by an attribute, whatever its fields are.
#[derive(Clone)]
struct Outer {
    ty: Type,
    /// Whether serde reads it as it reads an `Option`.
    presence: Presence,
}

/// What stands on the wire in place of the fields: by `as`, `type`, `from`, `try_from` or `into`.
fn outer(reader: &mut Reader, container: &Container) -> Directions<Option<Outer>> {
    let none = None;
    let own = value::of_whole(reader, Directions { sent: &none, accepted: &none }, &container.own);
    let mut direction = |own: Option<Type>, text: &Option<attribute::Text>, is_sent: bool| {
        if let Some(ty) = own {
            return Some(Outer { ty, presence: Presence::Required });
        }
        let rust = value::parse(reader, text.as_ref()?);
        let Some(rust) = rust else {
            return Some(Outer { ty: Type::Unknown, presence: Presence::Required });
        };
        let ty = types::read(reader, &rust);
        let ty = if is_sent { ty.sent } else { ty.accepted.unwrap_or(ty.sent) };
        Some(Outer { presence: presence(&rust, &ty), ty })
    };
    Directions {
        sent: direction(own.sent, &container.into, true),
        accepted: direction(own.accepted, &container.from, false),
    }
}

/// Whether a property of a type that is read as another must be there.
fn presence(rust: &syn::Type, ty: &Type) -> Presence {
    if types::optional(rust).is_some() {
        Presence::Optional
    } else if ty.decides_presence() {
        Presence::OfType { has_default: false }
    } else {
        Presence::Required
    }
}

/// What a type is, and what that says about fields of it.
struct Read {
    ty: Both<Type>,
    as_field: AsField,
}

impl From<Both<Type>> for Read {
    fn from(ty: Both<Type>) -> Self {
        Read { ty, as_field: AsField::default() }
    }
}

fn read_type(reader: &mut Reader, input: &DeriveInput, container: Container) -> Read {
    let constraints = container.own.constraints.clone();
    let outer = outer(reader, &container);
    let mut read = match outer {
        Directions { sent: Some(sent), accepted: Some(accepted) } => Read {
            ty: Both::of(sent.ty, accepted.ty),
            as_field: AsField { presence: accepted.presence, default: None },
        },
        Directions { sent, accepted } => {
            let mut own = read_shape(reader, input, container);
            if let Some(Outer { ty, presence }) = accepted {
                own.ty = Both::of(own.ty.sent, ty);
                own.as_field = AsField { presence, default: None };
            }
            if let Some(Outer { ty, .. }) = sent {
                own.ty = Both::of(ty, own.ty.accepted.unwrap_or(own.ty.sent));
            }
            own
        }
    };
    constrain::apply(reader, &mut read.ty, &constraints);
    read
}

fn read_shape(reader: &mut Reader, input: &DeriveInput, container: Container) -> Read {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unit => Both::from(Type::Null).into(),
            fields if container.transparent => transparent(reader, fields, &container),
            Fields::Named(fields) => {
                named_struct(reader, fields, container).map(Type::Object).into()
            }
            Fields::Unnamed(fields) => tuple_struct(reader, fields, &container).into(),
        },
        Data::Enum(data) => read_enum(reader, input, data, container),
        Data::Union(_) => {
            reader.refuse(&input.ident, "a union has no JSON", "use an enum");
            Both::from(Type::Unknown).into()
        }
    }
}

fn read_enum(
    reader: &mut Reader,
    input: &DeriveInput,
    data: &syn::DataEnum,
    container: Container,
) -> Read {
    let of_default = |default: Option<Value>| AsField { presence: Presence::Required, default };
    let repr = Repr::of(input);
    if repr.sent && repr.accepted {
        let (ty, default) = repr::read(reader, input, data);
        return Read { ty, as_field: of_default(default) };
    }
    let variants::Read { ty, default } = variants::read(reader, data, container);
    if !repr.sent && !repr.accepted {
        return Read { ty, as_field: of_default(default) };
    }
    let (integers, number) = repr::read(reader, input, data);
    let (names, accepted_names) = (ty.sent.clone(), ty.accepted.unwrap_or(ty.sent));
    let (ty, default) = if repr.sent {
        (Both::of(integers.sent, accepted_names), default)
    } else {
        (Both::of(names, integers.accepted.unwrap_or(integers.sent)), number)
    };
    Read { ty, as_field: of_default(default) }
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
        skips_none: container.skips_none,
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

fn tuple_struct(reader: &mut Reader, fields: &FieldsUnnamed, container: &Container) -> Both<Type> {
    match fields.unnamed.first() {
        // serde ignores `skip` and `default` on the only field.
        Some(only) if fields.unnamed.len() == 1 => {
            let refused = reader.diagnostics.len();
            let mut attributes = attribute::Field::read(reader, &only.attrs, Carrier::Position);
            attributes.skip_serializing = false;
            attributes.skip_deserializing = false;
            if !reader.is_fine_since(refused) {
                return Type::Unknown.into();
            }
            value::read(reader, &only.ty, &attributes).map(of_value)
        }
        _ => {
            let rules = Rules {
                default: container.default,
                skips_none: container.skips_none,
                ..Rules::default()
            };
            fields::unnamed(reader, fields, rules)
        }
    }
}

fn of_value(value: value::Value) -> Type {
    if value.is_option { types::nullable(value.ty) } else { value.ty }
}

/// A transparent struct is its one field that is not skipped.
fn transparent(reader: &mut Reader, fields: &Fields, container: &Container) -> Read {
    let mut inner = Vec::new();
    for field in fields {
        let carrier = if field.ident.is_some() { Carrier::Field } else { Carrier::Position };
        let attributes = attribute::Field::read(reader, &field.attrs, carrier);
        if let Some(place) = attributes.flatten {
            let message = "a transparent struct is its field, and flattens nothing";
            reader.refuse_at(place, message, "keep one of `transparent` and `flatten`");
        }
        let is_skipped = attributes.skip_serializing && attributes.skip_deserializing;
        if !is_skipped && !is_phantom(&field.ty) {
            inner.push((field, attributes));
        }
    }
    if container.tag.is_some() || container.default || container.deny_unknown_fields {
        let place = reader.itself_place;
        let message = "a transparent struct has no tag, default or unknown fields of its own";
        reader.refuse_at(place, message, "keep `transparent` alone");
    }
    let [(field, attributes)] = &inner[..] else {
        let place = reader.itself_place;
        let message = "a transparent struct has one field that is not skipped";
        reader.refuse_at(place, message, "remove `transparent`, or skip the other fields");
        return Both::from(Type::Unknown).into();
    };
    let value = value::read(reader, &field.ty, attributes);
    let accepted = value.accepted.as_ref().unwrap_or(&value.sent);
    let presence = match accepted {
        value::Value { is_option: true, .. } => Presence::Optional,
        value::Value { is_rust: true, ty, .. } if ty.decides_presence() => {
            Presence::OfType { has_default: false }
        }
        _ => Presence::Required,
    };
    Read { ty: value.map(of_value), as_field: AsField { presence, default: None } }
}

/// serde passes `PhantomData` over when it looks for the field of a transparent struct.
fn is_phantom(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path)
        if path.path.segments.last().is_some_and(|last| last.ident == "PhantomData"))
}
