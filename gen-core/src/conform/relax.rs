//! What Rust types say by themselves: definitions without what only a schema looks at.
//!
//! A value that does not even fit these is refused by serde. Where it cannot be told whether serde
//! looks, it is taken not to.

use crate::model::{Additional, Number, Object, Presence, Project, Text, Type, Union};
use crate::value::Value;

/// The same project without constraints, formats, and what a definition in YAML demands of a Rust
/// type that is more lenient.
pub fn relaxed(project: &Project) -> Project {
    let mut definitions = project.definitions.clone();
    for definition in definitions.values_mut() {
        let is_source = definition.rust.is_source;
        let (sent, input) = definition.forms_mut();
        relax(sent, is_source);
        input.iter_mut().for_each(|input| relax(input, is_source));
        for local in &mut definition.locals {
            relax(&mut local.ty, is_source);
        }
    }
    Project { definitions, ..Project::default() }
}

fn relax(ty: &mut Type, is_source: bool) {
    match ty {
        Type::String(text) => *text = Text::default(),
        Type::Number(number) if !is_of_a_width(number) => {
            *number = Number { integer: number.integer, ..Number::default() };
        }
        Type::Array(array) => {
            (array.min_items, array.max_items, array.unique_items) = (None, None, false);
            relax(&mut array.items.ty, is_source);
        }
        Type::Tuple(items) => items.iter_mut().for_each(|item| relax(&mut item.ty, is_source)),
        Type::Object(object) => relax_object(object, is_source),
        Type::Union(union) => {
            union.members.iter_mut().for_each(|member| relax(&mut member.ty, is_source));
        }
        Type::Reference(reference) => {
            reference.arguments.iter_mut().for_each(|argument| relax(argument, is_source));
        }
        _ => {}
    }
}

fn relax_object(object: &mut Object, is_source: bool) {
    if matches!(object.key.as_deref(), Some(Type::String(_))) {
        object.key = None;
    }
    for field in &mut object.fields {
        relax(&mut field.ty, is_source);
    }
    if let Additional::Of(values) = &mut object.additional {
        relax(&mut values.ty, is_source);
    }
    if is_source {
        return;
    }
    // serde may know defaults, take `null` for a property that may be missing, and pass over others.
    object.groups.clear();
    if object.additional == Additional::Refused {
        object.additional = Additional::Ignored;
    }
    for field in &mut object.fields {
        if field.presence != Presence::Required {
            let members = vec![field.ty.clone().into(), Type::Null.into()];
            field.ty = Type::Union(Union { name: None, discriminator: None, members });
        }
        field.presence = Presence::Optional;
    }
}

/// Whether the bounds are those of an integer of Rust, and nothing narrower.
fn is_of_a_width(number: &Number) -> bool {
    let (Some(Value::Integer(least)), Some(most)) = (&number.minimum, &number.maximum) else {
        return false;
    };
    let Value::Integer(most) = most else { return *least == 0 };
    let is_bound = |bits: u32| match *least {
        0 => *most == (1 << bits) - 1,
        least => least == -(1 << (bits - 1)) && *most == (1 << (bits - 1)) - 1,
    };
    number.integer
        && number.multiple_of.is_none()
        && ([8, 16, 32, 64].into_iter().any(is_bound) || (*least, *most) == (i128::MIN, i128::MAX))
}
