//! Values that stand in definitions: choices, defaults, examples.

use super::visit::Site;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fits::{self, Mismatch, Segment};
use crate::json;
use crate::model::{
    Additional, Definition, Described, Docs, Main, Object, Presence, Project, Type, TypeDefinition,
};
use crate::ordered::Set;
use crate::value::Value;

/// A choice lists each value once, and at least one: not `enum: [a, a]`.
pub(super) fn choice(ty: &Type, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Type::Enum(choice) = ty else { return };
    if choice.values.is_empty() {
        let message = format!("`{}` is a choice of nothing", site.name);
        let diagnostic = site.diagnostic(Code::InvalidChoice, "enum", message);
        return diagnostics.push(diagnostic.help("list the values"));
    }
    let mut earlier = Set::new();
    for (index, value) in choice.values.iter().enumerate() {
        if !earlier.insert(spelling(&value.value)) {
            let message = format!("the choice lists {} twice", json::compact(&value.value));
            let index = index.to_string();
            let diagnostic = Diagnostic::new(Code::InvalidChoice, site.place, message);
            let path = site.path().into_iter().chain(["enum".to_owned(), index]);
            diagnostics.push(diagnostic.at(path).help("remove one of the two"));
        }
    }
}

/// A literal as JSON text, the same for two that JSON cannot tell apart: `1` and `1.0` are one number.
fn spelling(value: &Value) -> String {
    match value {
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e38 => {
            json::compact(&Value::Integer(*number as i128))
        }
        _ => json::compact(value),
    }
}

/// Defaults and examples fit their types: not `size: s | m = l`.
pub(super) fn defaults_and_examples(
    definition: &Definition,
    project: &Project,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut judge = Judge { definition, project, accepted: false, diagnostics };
    match &definition.main {
        Main::Component(component) => {
            judge.props(&component.props);
            for event in &component.events {
                if let Some(payload) = &event.payload {
                    judge.described(payload, &event.docs, event.place, &[]);
                }
            }
            for slot in &component.slots {
                slot.props.iter().for_each(|props| judge.object(props));
            }
            for example in &component.examples {
                for mismatch in fits::example_mismatches(&example.value, definition, project) {
                    let message = format!("the example `{}` does not fit the props", example.name);
                    judge.report(Code::InvalidExample, example.place, &[], mismatch, message);
                }
            }
        }
        Main::Type(ty) => judge.described(&ty.ty, &ty.docs, ty.place, &[]),
    }
    for ty in &definition.locals {
        judge.described(&ty.ty, &ty.docs, ty.place, &[]);
    }
    judge.accepted = true;
    match &definition.main {
        Main::Component(component) => {
            component.input.iter().for_each(|input| judge.props(input));
        }
        Main::Type(ty) => judge.input(ty),
    }
    definition.locals.iter().for_each(|ty| judge.input(ty));
}

struct Judge<'c> {
    definition: &'c Definition,
    project: &'c Project,
    /// Whether what is accepted is judged.
    accepted: bool,
    diagnostics: &'c mut Vec<Diagnostic>,
}

impl Judge<'_> {
    fn mismatches(&self, value: &Value, ty: &Type) -> Vec<Mismatch> {
        let judge = if self.accepted { fits::input_mismatches } else { fits::mismatches };
        judge(value, ty, self.definition, self.project)
    }

    /// The examples of a type are of what is sent.
    fn input(&mut self, ty: &TypeDefinition) {
        if let Some(input) = &ty.input {
            self.described(input, &Docs::default(), ty.place, &[]);
        }
    }

    fn props(&mut self, props: &Type) {
        match props {
            Type::Object(object) => self.object(object),
            Type::Union(union) => union.members.iter().for_each(|member| self.props(&member.ty)),
            _ => {}
        }
    }

    fn object(&mut self, object: &Object) {
        for field in &object.fields {
            if let Presence::Default(default) = &field.presence
                && !field.typescript_only
            {
                for mismatch in self.mismatches(default, &field.ty) {
                    let message = format!("the default of `{}` does not fit its type", field.name);
                    self.report(Code::InvalidDefault, field.place, &["default"], mismatch, message);
                }
            }
            if field.typescript_only {
                if !field.docs.examples.is_empty() {
                    let message = format!(
                        "`{}` is TypeScript only, so its examples cannot be checked",
                        field.name
                    );
                    let diagnostic = Diagnostic::new(Code::InvalidExample, field.place, message)
                        .at(["examples"]);
                    self.diagnostics.push(diagnostic.help("remove them"));
                }
            } else {
                self.described(&field.ty, &field.docs, field.place, &[]);
            }
        }
        if let Additional::Of(values) = &object.additional {
            self.part(values, Place::default(), &[]);
        }
    }

    /// A type with its examples, and what is below it.
    fn described(&mut self, ty: &Type, docs: &Docs, place: Place, path: &[&str]) {
        for (index, example) in docs.examples.iter().enumerate() {
            for mismatch in self.mismatches(example, ty) {
                let index = index.to_string();
                let path: Vec<&str> =
                    path.iter().copied().chain(["examples", index.as_str()]).collect();
                let message = "the example does not fit its type".to_owned();
                self.report(Code::InvalidExample, place, &path, mismatch, message);
            }
        }
        match ty {
            Type::Object(object) => self.object(object),
            Type::Array(array) => self.part(&array.items, place, &extended(path, "items")),
            Type::Tuple(items) => {
                for (index, item) in items.iter().enumerate() {
                    let index = index.to_string();
                    self.part(item, place, &extended(&extended(path, "prefixItems"), &index));
                }
            }
            Type::Union(union) => {
                for (index, member) in union.members.iter().enumerate() {
                    let index = index.to_string();
                    self.part(member, place, &extended(&extended(path, "anyOf"), &index));
                }
            }
            _ => {}
        }
    }

    fn part(&mut self, part: &Described, place: Place, path: &[&str]) {
        self.described(&part.ty, &part.docs, place, path);
    }

    fn report(
        &mut self,
        code: Code,
        place: Place,
        path: &[&str],
        mismatch: Mismatch,
        message: String,
    ) {
        let location = mismatch.location();
        let message = if location.is_empty() {
            format!("{message}: {}", mismatch.message)
        } else {
            format!("{message}: {location}: {}", mismatch.message)
        };
        let steps = mismatch.path.iter().map(|segment| match segment {
            Segment::Key(key) => key.clone(),
            Segment::Index(index) => index.to_string(),
        });
        let path = path.iter().map(|segment| (*segment).to_owned()).chain(steps);
        let mut diagnostic = Diagnostic::new(code, place, message).at(path);
        diagnostic.help.extend(mismatch.help);
        self.diagnostics.push(diagnostic);
    }
}

fn extended<'p>(path: &[&'p str], segment: &'p str) -> Vec<&'p str> {
    path.iter().copied().chain([segment]).collect()
}

#[cfg(test)]
mod tests {
    use super::defaults_and_examples;
    use crate::model::{Main, Presence, Project, Type};
    use crate::samples::{definition, field, object, string, text, type_definition};
    use crate::value::Value;

    #[test]
    fn what_is_accepted_is_judged_too() {
        let with = |default| Type::Object(object([field("a", text(), Presence::Default(default))]));
        let mut ty = type_definition("Row", with(string("x")));
        ty.input = Some(with(Value::Boolean(true)));
        let mut diagnostics = Vec::new();
        let row = definition(Main::Type(ty));
        defaults_and_examples(&row, &Project::default(), &mut diagnostics);
        let messages: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(
            messages,
            ["the default of `a` does not fit its type: expected a string, found true"]
        );
    }
}
