//! Choices and unions.

use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Described, Docs, Enum, EnumValue, Type, Union};
use crate::read::expression::{Expression, Kind};
use crate::read::yaml::{Choice, Form, Spanned};
use crate::value::Value;

impl Lowering<'_, '_> {
    /// `type` beside `enum` or `const` must be what every value is.
    pub(super) fn literals_fit_type(&mut self, form: &Form, choices: &[Choice]) {
        let Some(Spanned { value: Expression { kind: Kind::Keyword(word), .. }, .. }) = &form.ty
        else {
            return;
        };
        for choice in choices {
            let fits = match choice.value.value {
                Value::String(_) => word == "string",
                Value::Integer(_) => word == "integer" || word == "number",
                Value::Number(_) => word == "number",
                Value::Boolean(_) => word == "boolean",
                _ => false,
            };
            if !fits {
                let value = crate::json::compact(&choice.value.value);
                let message = format!(
                    "the type is `{word}`, but the value `{value}` is {}",
                    choice.value.value.kind()
                );
                let mut diagnostic =
                    Diagnostic::new(Code::InvalidChoice, choice.value.place, message);
                diagnostic = if word == "string" {
                    diagnostic.help("put quotes around it")
                } else {
                    diagnostic.help("remove `type`: the values say it all")
                };
                self.report(diagnostic);
            }
        }
    }

    pub(super) fn any_of(&mut self, members: &[Form], name: &Spanned<String>) -> Type {
        let (message, help) = match members {
            [] => ("`anyOf` has no members", "list at least two types"),
            [_] => {
                ("`anyOf` has one member", "write the member itself, or list at least two types")
            }
            _ => {
                let parts: Vec<Described> =
                    members.iter().map(|member| self.part(member, name)).collect();
                self.lost_documentation(members, &parts);
                return union(parts);
            }
        };
        self.report(Diagnostic::new(Code::InvalidChoice, name.place, message).help(help));
        Type::Unknown
    }

    /// A choice or union inside of a union becomes a part of it, so only its members are documented.
    fn lost_documentation(&mut self, members: &[Form], parts: &[Described]) {
        let literals = parts.iter().filter(|it| is_literal(it)).count();
        for (form, part) in members.iter().zip(parts) {
            let dissolves = match &part.ty {
                Type::Enum(_) => literals > 1,
                Type::Union(union) => union.discriminator.is_none(),
                _ => false,
            };
            if dissolves && part.docs != Docs::default() {
                let message = "what documents a choice inside of a union would be lost";
                let help = "document each of its members, or give it a name under `types`";
                let diagnostic = Diagnostic::new(Code::ConflictingKeys, form.place, message);
                self.report(diagnostic.help(help));
            }
        }
    }
}

pub(super) fn enumeration(choices: &[Choice]) -> Type {
    let value = |choice: &Choice| EnumValue {
        value: choice.value.value.clone(),
        docs: documentation(&choice.docs),
    };
    Type::Enum(Enum { name: None, values: choices.iter().map(value).collect() })
}

/// A union of members: nested unions dissolve, and literals join into one choice.
pub(super) fn union(members: Vec<Described>) -> Type {
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

fn is_literal(member: &Described) -> bool {
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
