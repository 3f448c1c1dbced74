//! Choices and unions.

use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Described, Docs, Enum, EnumValue, Type};
use crate::read::expression::{Expression, Kind, is_literal, union};
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
