//! From forms to the model: what each key means for the type.

mod expression;
mod object;
mod statement;
mod union;

use super::constrain;
use super::documentation;
use super::names::Scope;
use super::typescript;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Array, Described, Event, Object, Slot, Type};
use crate::read::yaml::{Choice, Form, Other, RawGroup, RawProp, RawSlot, Spanned};

use object::group;
use union::enumeration;

/// Turns forms into types, in the scope of one definition.
pub(super) struct Lowering<'s, 'n> {
    pub(super) scope: &'s Scope<'n>,
    pub(super) diagnostics: &'s mut Vec<Diagnostic>,
}

impl<'s, 'n> Lowering<'s, 'n> {
    pub(super) fn new(scope: &'s Scope<'n>, diagnostics: &'s mut Vec<Diagnostic>) -> Self {
        Lowering { scope, diagnostics }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The props of a component.
    pub(super) fn props<'p>(
        &mut self,
        props: impl IntoIterator<Item = &'p RawProp>,
        other: Option<&Other>,
        groups: &[&RawGroup],
    ) -> Object {
        Object {
            name: None,
            fields: props.into_iter().map(|prop| self.field(prop, None)).collect(),
            additional: self.additional(other),
            groups: groups.iter().copied().map(group).collect(),
            key: None,
            merged: Vec::new(),
        }
    }

    pub(super) fn event(&mut self, name: &Spanned<String>, form: &Form) -> Event {
        if let Some(default) = &form.default {
            let message = "the payload of an event has no default";
            self.report(
                Diagnostic::new(Code::ConflictingKeys, default.place, message).help("remove it"),
            );
        }
        self.no_access(form, "the payload of an event");
        let payload = (form.states_type() || form.narrows_type()).then(|| match &form.typescript {
            Some(ty) => {
                self.no_constraints(form);
                typescript::lower(self, ty, &form.imports)
            }
            None => self.described(form, name).ty,
        });
        Event {
            name: name.value.clone(),
            place: name.place,
            docs: documentation(&form.docs),
            payload,
        }
    }

    pub(super) fn slot(&mut self, name: &Spanned<String>, slot: &RawSlot) -> Slot {
        Slot {
            name: name.value.clone(),
            place: name.place,
            docs: documentation(&slot.docs),
            required: slot.required,
            props: slot.props.as_ref().map(|props| self.props(props, None, &[])),
        }
    }

    /// The type of a form with its documentation. What is wrong is reported, and the type is then
    /// unknown.
    pub(super) fn described(&mut self, form: &Form, name: &Spanned<String>) -> Described {
        let docs = documentation(&form.docs);
        if !self.only_one_statement(form, name) {
            return Described { docs, ty: Type::Unknown };
        }
        if form.is_broken {
            return Described { docs, ty: Type::Unknown };
        }
        if let Some(ty) = &form.typescript {
            let message =
                "a type that only TypeScript knows can be a whole prop, not a part of another type";
            let help = "a schema cannot describe it: write the whole prop under `typescript`";
            self.report(Diagnostic::new(Code::TypeScriptOnly, ty.place, message).help(help));
            return Described { docs, ty: Type::Unknown };
        }
        let mut ty = self.stated_type(form, name);
        for constraint in &form.constraints {
            if let Err(diagnostic) = constrain::apply(&mut ty, constraint) {
                self.report(*diagnostic);
            }
        }
        Described { docs, ty }
    }

    /// What is no property is neither read nor written on its own.
    pub(super) fn no_access(&mut self, form: &Form, what: &str) {
        let keys = [(form.read_only, "readOnly"), (form.write_only, "writeOnly")];
        for (_, key) in keys.into_iter().filter(|(stated, _)| stated.is_some()) {
            let message = format!("`{key}` does not apply to {what}");
            let diagnostic = Diagnostic::new(Code::ConflictingKeys, form.place, message);
            self.report(diagnostic.at([key]).help("move it to the prop or property, or remove it"));
        }
    }

    fn stated_type(&mut self, form: &Form, name: &Spanned<String>) -> Type {
        if let Some(choices) = &form.choices {
            self.literals_fit_type(form, choices);
            return enumeration(choices);
        }
        if let Some(constant) = &form.constant {
            let choices = [Choice { value: constant.clone(), docs: Default::default() }];
            self.literals_fit_type(form, &choices);
            return Type::Literal(constant.value.clone());
        }
        if let Some(items) = &form.prefix_items {
            return Type::Tuple(items.iter().map(|item| self.part(item, name)).collect());
        }
        if let Some(items) = &form.items {
            return array(self.part(items, name));
        }
        if form.properties.is_some() || form.other.is_some() {
            return Type::Object(self.object(form));
        }
        if let Some(members) = &form.any_of {
            return self.any_of(members, name);
        }
        if let (Some(members), Some(discriminator)) = (&form.one_of, &form.discriminator) {
            return self.discriminated(members, discriminator);
        }
        match &form.ty {
            Some(ty) => self.expression(&ty.value, ty.place),
            None => Type::Unknown,
        }
    }

    /// A part of a type: an item, a member. It has no key of its own.
    fn part(&mut self, form: &Form, name: &Spanned<String>) -> Described {
        if let Some(ty) = &form.typescript {
            let message =
                "a type that only TypeScript knows can be a whole prop, not a part of another type";
            let help = "write the whole type under `typescript`";
            self.report(Diagnostic::new(Code::TypeScriptOnly, ty.place, message).help(help));
            return Type::Unknown.into();
        }
        if let Some(default) = &form.default {
            let message = "only a whole prop or property has a default";
            self.report(
                Diagnostic::new(Code::ConflictingKeys, default.place, message)
                    .help("move it there"),
            );
        }
        self.no_access(form, "a part of a type");
        let name = Spanned { value: name.value.clone(), place: form.place };
        self.described(form, &name)
    }
}

fn array(items: Described) -> Type {
    Type::Array(Array {
        items: Box::new(items),
        min_items: None,
        max_items: None,
        unique_items: false,
    })
}
