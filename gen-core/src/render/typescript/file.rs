//! The declarations of a file, in their order: the definition itself, its events and slots, then
//! the types that are written inline, then local types.

use super::comment::Comment;
use super::declaration::Head;
use super::difference::about_input;
use super::document::TypeParameter;
use super::documentation::values;
use super::lower::{Lowering, object_uses, uses};
use super::scope::Scope;
use crate::diagnostic::Place;
use crate::model::{Additional, Component, Docs, Object, Type, TypeDefinition};
use crate::name::{Inline, InlineType, inline_types, inline_types_of_object, input_name};
use crate::ordered::Set;

/// A file that is being written.
pub(super) struct File<'a> {
    /// What there is of it.
    pub(super) text: String,
    scope: &'a Scope<'a>,
    /// The inline types that are declared: an input shares some with what is sent.
    declared: Set<&'a str>,
}

impl<'a> File<'a> {
    /// A file that begins with a text.
    pub(super) fn new(text: String, scope: &'a Scope<'a>) -> Self {
        File { text, scope, declared: Set::new() }
    }

    /// Adds the declarations of a component.
    pub(super) fn component(&mut self, component: &'a Component) {
        let sent = Lowering {
            scope: self.scope,
            for_props: true,
            accepted: false,
            generics: &component.generics,
            alias: None,
        };
        let accepted = Lowering { accepted: true, ..sent };
        let name = format!("{}Props", component.name);

        let mut comment = sent.comment(&component.docs, None);
        comment.push_examples(&component.examples);
        let parameters = sent.parameters(|parameter| uses(&component.props, parameter));
        self.props(Head { name: &name, parameters: &parameters, comment }, &component.props, sent);
        if let Some(input) = &component.input {
            let comment = about_input(&name, &component.props, input);
            let name = input_name(&name);
            let parameters = accepted.parameters(|parameter| uses(input, parameter));
            self.props(Head { name: &name, parameters: &parameters, comment }, input, accepted);
        }
        self.events(component, sent);
        self.slots(component, sent);

        self.inline_types(inline_types(&component.props, Place::default()), sent);
        for payload in component.events.iter().filter_map(|event| event.payload.as_ref()) {
            self.inline_types(inline_types(payload, Place::default()), sent);
        }
        for props in component.slots.iter().filter_map(|slot| slot.props.as_ref()) {
            self.inline_types(inline_types_of_object(props, Place::default()), sent);
        }
        if let Some(input) = &component.input {
            self.inline_types(inline_types(input, Place::default()), accepted);
        }
    }

    /// Adds the declarations of a type.
    pub(super) fn type_definition(&mut self, definition: &'a TypeDefinition) {
        let sent = Lowering {
            scope: self.scope,
            for_props: false,
            accepted: false,
            generics: &definition.generics,
            alias: Some(&definition.name),
        };
        let accepted = Lowering { accepted: true, ..sent };

        let comment = sent.comment(&definition.docs, Some(&definition.ty));
        let parameters = sent.parameters(|parameter| uses(&definition.ty, parameter));
        let head = Head { name: &definition.name, parameters: &parameters, comment };
        self.own(head, &definition.ty, sent);
        if let Some(input) = &definition.input {
            let name = input_name(&definition.name);
            let comment = about_input(&definition.name, &definition.ty, input);
            let parameters = accepted.parameters(|parameter| uses(input, parameter));
            self.own(Head { name: &name, parameters: &parameters, comment }, input, accepted);
        }
        self.inline_types(inline_types(&definition.ty, Place::default()), sent);
        if let Some(input) = &definition.input {
            self.inline_types(inline_types(input, Place::default()), accepted);
        }
    }

    /// Declares props. Without any they are an interface all the same: people add to it, and a type
    /// that refuses every property would refuse the `key` that React adds.
    fn props(&mut self, head: Head<'_>, props: &'a Type, lowering: Lowering<'a>) {
        match props {
            Type::Object(props) if is_empty(props) => self.interface(&head, |_| {}),
            props => self.own(head, props, lowering),
        }
    }

    fn events(&mut self, component: &'a Component, lowering: Lowering<'a>) {
        let events = &component.events;
        if events.is_empty() {
            return;
        }
        let parameters = lowering.used(|parameter| {
            let mut payloads = events.iter().filter_map(|event| event.payload.as_ref());
            payloads.any(|payload| uses(payload, parameter))
        });
        let name = format!("{}Events", component.name);
        let comment = format!("The events of {} and what their listeners get.", component.name);
        let comment = Comment::of(comment);
        self.interface(&Head { name: &name, parameters: &parameters, comment }, |file| {
            for event in events {
                let comment = lowering.comment(&event.docs, event.payload.as_ref());
                file.member(&comment, &lowering.event(event));
            }
        });
    }

    fn slots(&mut self, component: &'a Component, lowering: Lowering<'a>) {
        let slots = &component.slots;
        if slots.is_empty() {
            return;
        }
        let mut parameters = lowering.used(|parameter| {
            let mut props = slots.iter().filter_map(|slot| slot.props.as_ref());
            props.any(|props| object_uses(props, parameter))
        });
        let content = self.scope.slot().to_owned();
        parameters.push(TypeParameter { name: content, default: Some("unknown") });
        let name = format!("{}Slots", component.name);
        let comment = Comment::of(format!("The slots of {}.", component.name));
        self.interface(&Head { name: &name, parameters: &parameters, comment }, |file| {
            for slot in slots {
                file.member(&lowering.comment(&slot.docs, None), &lowering.slot(slot));
            }
        });
    }

    /// Declares the type of a definition.
    fn own(&mut self, head: Head<'_>, ty: &'a Type, lowering: Lowering<'a>) {
        match ty {
            Type::Object(object) => {
                // What is in an interface may lead back to it in any way.
                let alias = if object.fields.is_empty() { lowering.alias } else { None };
                self.object(head, object, Lowering { alias, ..lowering });
            }
            _ => self.alias(&head, &lowering.node(ty)),
        }
    }

    fn inline_types(&mut self, found: Vec<Inline<'a>>, lowering: Lowering<'a>) {
        for inline in found {
            if self.declared.insert(inline.name) {
                self.inline_type(inline, Lowering { alias: None, ..lowering });
            }
        }
    }

    fn inline_type(&mut self, inline: Inline<'a>, lowering: Lowering<'a>) {
        let empty = Docs::default();
        let docs = inline.docs.unwrap_or(&empty);
        let mut comment = Comment::about(docs);
        if let InlineType::Enum(choice) = inline.ty {
            comment.push_list(&values(choice));
        }
        comment.push_tags(docs);
        let parameters = lowering.used(|parameter| match inline.ty {
            InlineType::Enum(_) => false,
            InlineType::Object(object) => object_uses(object, parameter),
            InlineType::Union(union) => union.members.iter().any(|it| uses(&it.ty, parameter)),
        });
        let head = Head { name: inline.name, parameters: &parameters, comment };
        match inline.ty {
            InlineType::Enum(choice) => self.alias(&head, &lowering.choice(choice)),
            InlineType::Object(object) => self.object(head, object, lowering),
            InlineType::Union(union) => self.alias(&head, &lowering.union(&union.members)),
        }
    }
}

/// Whether an object has no properties, known or not.
fn is_empty(object: &Object) -> bool {
    let is_open = matches!(object.additional, Additional::Of(_));
    object.fields.is_empty() && object.merged.is_empty() && !is_open
}
