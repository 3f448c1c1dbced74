//! What a form says its type is: one key says it, the others only add to that.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::expression::Kind;
use crate::read::yaml::{Form, Spanned};

impl Lowering<'_, '_> {
    /// Two keys that each say what the type is contradict each other, unless one is the general
    /// word for what the other spells out.
    pub(super) fn only_one_statement(&mut self, form: &Form, name: &Spanned<String>) -> bool {
        let object = form.properties.is_some() || form.other.is_some();
        let keyword = form.ty.as_ref().and_then(|ty| match &ty.value.kind {
            Kind::Keyword(word) => Some(word.as_str()),
            _ => None,
        });
        let general = match keyword {
            Some("object") => object,
            Some("string" | "number" | "integer" | "boolean") => {
                form.choices.is_some() || form.constant.is_some()
            }
            _ => false,
        };
        let stated: Vec<&str> = [
            (form.ty.is_some() && !general, "type"),
            (form.choices.is_some(), "enum"),
            (form.constant.is_some(), "const"),
            (form.prefix_items.is_some(), "prefixItems"),
            (form.items.is_some(), "items"),
            (form.is_array && form.items.is_none() && form.prefix_items.is_none(), "type"),
            (object, if form.properties.is_some() { "properties" } else { "additionalProperties" }),
            (form.any_of.is_some(), "anyOf"),
            (form.one_of.is_some(), "oneOf"),
            (form.typescript.is_some(), "typescript"),
        ]
        .into_iter()
        .filter_map(|(is_stated, key)| is_stated.then_some(key))
        .collect();
        match stated.as_slice() {
            [_] => {}
            [] if form.is_broken => {}
            [] => {
                let message = format!("`{}` states no type", name.value);
                let help = missing_type_help(form);
                self.report(Diagnostic::new(Code::MissingType, name.place, message).help(help));
                return false;
            }
            [first, second, ..] => {
                let message =
                    format!("`{}` states its type twice: `{first}` and `{second}`", name.value);
                let help = format!("keep `{first}` or `{second}`");
                self.report(Diagnostic::new(Code::ConflictingKeys, name.place, message).help(help));
                return false;
            }
        }
        if !form.is_broken {
            self.keys_without_their_statement(form, name);
        }
        true
    }

    /// Keys that only mean something beside another key.
    fn keys_without_their_statement(&mut self, form: &Form, name: &Spanned<String>) {
        let is_object = form.properties.is_some();
        let orphans = [
            (form.required.is_some() && !is_object, "required", "properties"),
            (!form.groups.is_empty() && !is_object, "atLeastOne` or `exactlyOne", "properties"),
            (!form.imports.is_empty() && form.typescript.is_none(), "import", "typescript"),
            (form.discriminator.is_some() && form.one_of.is_none(), "discriminator", "oneOf"),
            (form.one_of.is_some() && form.discriminator.is_none(), "oneOf", "discriminator"),
            (
                form.is_array && form.items.is_none() && form.prefix_items.is_none(),
                "type: array",
                "items",
            ),
        ];
        for (_, key, missing) in orphans.into_iter().filter(|(is_orphan, ..)| *is_orphan) {
            let message = format!("`{}` has `{key}` without `{missing}`", name.value);
            let help = format!("add `{missing}`, or remove `{key}`");
            self.report(Diagnostic::new(Code::MissingKey, name.place, message).help(help));
        }
        if is_object {
            self.required_without_property(form);
        }
    }

    fn required_without_property(&mut self, form: &Form) {
        let names =
            || form.properties.iter().flatten().map(|property| property.name.value.as_str());
        for listed in form.required.iter().flatten() {
            if names().any(|name| name == listed.value) {
                continue;
            }
            let message = format!("`required` lists `{}`, which is no property", listed.value);
            let help = match crate::name::nearest(&listed.value, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add it to `properties`".to_owned(),
            };
            self.report(Diagnostic::new(Code::ConflictingKeys, listed.place, message).help(help));
        }
    }
}

fn missing_type_help(form: &Form) -> &'static str {
    if !form.imports.is_empty() {
        return "add `typescript` with the name of the imported type";
    }
    let of = |kinds: &[&str]| {
        form.constraints.iter().any(|constraint| kinds.contains(&constraint.kind.key()))
    };
    if of(&["format", "pattern", "minLength", "maxLength"]) {
        "add `type: string`"
    } else if of(&["minItems", "maxItems", "uniqueItems"]) {
        "add `items` with the type of the items"
    } else if !form.constraints.is_empty() {
        "add `type: number`, or `type: integer`"
    } else {
        "add `type`, such as `type: string`, or `type: unknown` for anything"
    }
}
