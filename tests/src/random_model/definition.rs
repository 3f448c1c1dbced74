//! Random definitions.

use std::collections::BTreeSet;

use gen_core::diagnostic::Place;
use gen_core::model::{
    AsField, Component, Definition, Event, Main, Object, Presence, RustFacts, Slot, Type,
    TypeDefinition, Union,
};
use gen_core::name::pascal_case;

use super::{Plan, text};
use crate::random::Random;

/// Makes one definition.
pub(super) struct Generator<'a> {
    pub(super) random: &'a mut Random,
    pub(super) plans: &'a [Plan],
    /// The definition that is being made.
    pub(super) current: usize,
    /// The type parameters of what is being made.
    pub(super) generics: &'a [String],
}

/// What may stand where a type is needed.
#[derive(Clone, Copy)]
pub(super) struct Allowed {
    /// How deep types may still be nested.
    pub(super) depth: usize,
    /// Any reference; otherwise only one to an earlier definition, since a type may not be nothing
    /// but itself.
    pub(super) any_reference: bool,
    /// Types that only TypeScript knows.
    pub(super) typescript: bool,
}

impl Allowed {
    pub(super) fn inside(self) -> Self {
        Allowed { depth: self.depth - 1, any_reference: true, ..self }
    }

    pub(super) fn beside(self) -> Self {
        Allowed { depth: self.depth - 1, ..self }
    }
}

const PROPS: Allowed = Allowed { depth: 3, any_reference: true, typescript: false };

impl<'a> Generator<'a> {
    pub(super) fn definition(&mut self) -> Definition {
        let plan = &self.plans[self.current];
        self.generics = &plan.generics;
        let main = if plan.is_component {
            Main::Component(self.component(plan))
        } else {
            Main::Type(self.type_definition(&plan.name, &plan.generics))
        };
        let mut locals = Vec::new();
        for (name, generics) in &plan.locals {
            locals.push(self.type_definition(name, generics));
        }
        let place = Place::default();
        Definition {
            place,
            main,
            locals,
            tags: Vec::new(),
            extensions: Vec::new(),
            rust: RustFacts::default(),
        }
    }

    fn component(&mut self, plan: &Plan) -> Component {
        let props = self.object(PROPS, 9);
        let input = self.random.chance(15).then(|| self.accepting(&props));
        let mut names = BTreeSet::new();
        let mut events = Vec::new();
        let count = if self.random.chance(50) { self.random.below(5) } else { 0 };
        for _ in 0..count {
            let name = text::property_name(self.random);
            if names.insert(pascal_case(&name).to_lowercase()) {
                let docs = text::docs(self.random);
                let payload = self
                    .random
                    .chance(60)
                    .then(|| self.ty(Allowed { depth: 2, any_reference: true, typescript: true }));
                events.push(Event { name, place: Place::default(), docs, payload });
            }
        }
        let mut slots = Vec::new();
        let count = if self.random.chance(50) { self.random.below(4) } else { 0 };
        for _ in 0..count {
            let name = text::property_name(self.random);
            if names.insert(pascal_case(&name).to_lowercase()) {
                let docs = text::docs(self.random);
                let props = self.random.chance(50).then(|| {
                    self.object(Allowed { depth: 2, any_reference: true, typescript: true }, 3)
                });
                let required = self.random.chance(20);
                slots.push(Slot { name, place: Place::default(), docs, required, props });
            }
        }
        Component {
            name: plan.name.clone(),
            docs: text::docs(self.random),
            generics: plan.generics.clone(),
            props: Type::Object(props),
            input: input.map(Type::Object),
            events,
            slots,
            examples: Vec::new(),
        }
    }

    fn type_definition(&mut self, name: &str, generics: &'a [String]) -> TypeDefinition {
        self.generics = generics;
        let own = Allowed { depth: 4, any_reference: false, typescript: false };
        let ty = if self.random.chance(40) {
            Type::Object(self.object(own.inside(), 8))
        } else {
            self.ty(own)
        };
        let input = match &ty {
            Type::Object(object) if self.random.chance(15) => {
                Some(Type::Object(self.accepting(object)))
            }
            _ => None,
        };
        TypeDefinition {
            name: name.to_owned(),
            place: Place::default(),
            docs: text::docs(self.random),
            generics: generics.to_vec(),
            ty,
            input,
            as_field: AsField::default(),
        }
    }

    /// What is accepted where an object is sent: the same, or less strict.
    fn accepting(&mut self, sent: &Object) -> Object {
        let mut accepted = sent.clone();
        for field in &mut accepted.fields {
            match self.random.below(6) {
                0 => field.presence = Presence::Optional,
                1 if field.presence == Presence::Optional => {
                    let members = vec![field.ty.clone().into(), Type::Null.into()];
                    field.ty = Type::Union(Union { name: None, discriminator: None, members });
                }
                _ => {}
            }
        }
        accepted
    }
}
