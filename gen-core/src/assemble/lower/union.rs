//! Choices and unions.

use super::{Lowering, documentation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Described, Enum, EnumValue, Type};
use crate::read::expression::{Expression, Kind, union};
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
        if members.is_empty() {
            let message = "`anyOf` has no members";
            self.report(
                Diagnostic::new(Code::InvalidChoice, name.place, message)
                    .help("list at least two types"),
            );
            return Type::Unknown;
        }
        let members: Vec<Described> =
            members.iter().map(|member| self.part(member, name)).collect();
        union(members)
    }
}

pub(super) fn enumeration(choices: &[Choice]) -> Type {
    let value = |choice: &Choice| EnumValue {
        value: choice.value.value.clone(),
        docs: documentation(&choice.docs),
    };
    Type::Enum(Enum { name: None, values: choices.iter().map(value).collect() })
}
