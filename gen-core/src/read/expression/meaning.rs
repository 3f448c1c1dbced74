//! What the parts of an expression mean in the model.

use crate::model::{Additional, Described, Enum, EnumValue, Number, Object, Text, Type, Union};
use crate::value::Value;

/// The type that a lowercase name stands for.
pub(crate) fn keyword(word: &str) -> Type {
    let integer = |minimum: i128, maximum: i128| {
        Type::Number(Number {
            integer: true,
            minimum: Some(Value::Integer(minimum)),
            maximum: Some(Value::Integer(maximum)),
            ..Number::default()
        })
    };
    match word {
        "string" => Type::String(Text::default()),
        "number" => Type::Number(Number::default()),
        "integer" => Type::Number(Number { integer: true, ..Number::default() }),
        "boolean" => Type::Boolean,
        "null" => Type::Null,
        "unknown" => Type::Unknown,
        "object" => Type::Object(Object {
            additional: Additional::Of(Box::new(Type::Unknown.into())),
            ..Object::default()
        }),
        "i8" => integer(i8::MIN.into(), i8::MAX.into()),
        "i16" => integer(i16::MIN.into(), i16::MAX.into()),
        "i32" => integer(i32::MIN.into(), i32::MAX.into()),
        "i64" => integer(i64::MIN.into(), i64::MAX.into()),
        "u8" => integer(0, u8::MAX.into()),
        "u16" => integer(0, u16::MAX.into()),
        "u32" => integer(0, u32::MAX.into()),
        "u64" => integer(0, u64::MAX.into()),
        format => Type::String(Text { format: Some(format.to_owned()), ..Text::default() }),
    }
}

/// A union of members: nested unions dissolve, and literals join into one choice.
pub(crate) fn union(members: Vec<Described>) -> Type {
    let mut flat: Vec<Described> = Vec::with_capacity(members.len());
    for member in members {
        match member.ty {
            Type::Union(Union { discriminator: None, members, .. }) => flat.extend(members),
            _ => flat.push(member),
        }
    }
    if flat.iter().filter(|member| is_literal(member)).count() > 1 {
        flat = join_literals(flat);
    }
    match flat.len() {
        1 => flat.remove(0).ty,
        _ => Type::Union(Union { name: None, discriminator: None, members: flat }),
    }
}

/// Whether a member is a literal, or a choice of literals.
pub(crate) fn is_literal(member: &Described) -> bool {
    matches!(member.ty, Type::Literal(_) | Type::Enum(_))
}

fn join_literals(members: Vec<Described>) -> Vec<Described> {
    let mut joined: Vec<Described> = Vec::new();
    let mut position = None;
    for member in members {
        let values = match member.ty {
            Type::Literal(value) => vec![EnumValue { value, docs: member.docs }],
            Type::Enum(choice) => choice.values,
            _ => {
                joined.push(member);
                continue;
            }
        };
        match position.and_then(|position: usize| joined.get_mut(position)) {
            Some(Described { ty: Type::Enum(choice), .. }) => choice.values.extend(values),
            _ => {
                position = Some(joined.len());
                joined.push(Type::Enum(Enum { name: None, values }).into());
            }
        }
    }
    joined
}
