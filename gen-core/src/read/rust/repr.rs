//! `serde_repr`: enums that are the integers of their discriminants.

use syn::{DataEnum, DeriveInput, Expr, Lit, UnOp};

use super::attribute::{self, derives};
use super::both::Both;
use super::{Reader, docs, types};
use crate::model::{Enum, EnumValue, Number, Type};
use crate::value::Value;

/// Which directions go through an integer.
#[derive(Clone, Copy)]
pub(super) struct Repr {
    pub(super) sent: bool,
    pub(super) accepted: bool,
}

impl Repr {
    /// Whether an enum derives `Serialize_repr` or `Deserialize_repr`.
    pub(super) fn of(input: &DeriveInput) -> Repr {
        let derived = |name| input.attrs.iter().any(|attribute| derives(attribute, name));
        Repr { sent: derived("Serialize_repr"), accepted: derived("Deserialize_repr") }
    }
}

/// The integers of an enum, and that of its `Default`.
pub(super) fn read(
    reader: &mut Reader,
    input: &DeriveInput,
    data: &DataEnum,
) -> (Both<Type>, Option<Value>) {
    let mut values = Vec::with_capacity(data.variants.len());
    let mut default = None;
    let mut is_open = false;
    let mut next = Some(0_i128);
    for variant in &data.variants {
        let mut docs = docs::read(reader, &variant.attrs);
        let attributes = attribute::Variant::read(reader, &variant.attrs);
        attributes.own.document(&mut docs);
        if let Some((_, discriminant)) = &variant.discriminant {
            next = integer(discriminant);
            if next.is_none() {
                let message = "the value of this discriminant is not written as a number";
                reader.refuse(discriminant, message, "write the number");
            }
        }
        let value = Value::Integer(next.unwrap_or_default());
        next = next.map(|value| value.saturating_add(1));
        if attributes.is_default {
            default = Some(value.clone());
        }
        is_open |= attributes.other.is_some();
        docs.title = docs.title.or(Some(super::name(&variant.ident)));
        values.push(EnumValue { value, docs });
    }
    let sent = Type::Enum(Enum { name: None, values });
    // `other` stands for every other integer.
    let accepted = if is_open { Type::Number(width(input)) } else { sent.clone() };
    (Both::of(sent, accepted), default)
}

/// The integer that `#[repr(…)]` names.
fn width(input: &DeriveInput) -> Number {
    let mut found = None;
    for attribute in input.attrs.iter().filter(|it| it.path().is_ident("repr")) {
        // What is malformed is rustc's to report.
        let _ = attribute.parse_nested_meta(|repr| {
            let name = repr.path.get_ident().map(ToString::to_string).unwrap_or_default();
            found = found.take().or(types::integer(&name));
            Ok(())
        });
    }
    found.unwrap_or(Number { integer: true, ..Number::default() })
}

fn integer(value: &Expr) -> Option<i128> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().ok(),
            Lit::Byte(byte) => Some(byte.value().into()),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            integer(&unary.expr).map(|value| -value)
        }
        Expr::Group(group) => integer(&group.expr),
        Expr::Paren(paren) => integer(&paren.expr),
        _ => None,
    }
}
