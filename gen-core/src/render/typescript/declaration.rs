//! The declarations of a file: interfaces and aliases.

use std::collections::BTreeSet;

use super::comment::Comment;
use super::constraint::constraints;
use super::document::{Layout, TypeParameter, interface, push_broken};
use super::layout::COLUMNS;
use super::lower::{Lowering, object_uses, uses};
use super::scope::Scope;
use super::syntax::{Member, Node};
use crate::diagnostic::Place;
use crate::model::{Additional, Component, Docs, Field, Object, Presence, Type, TypeDefinition};
use crate::name::{
    Inline, InlineType, base_name, inline_types, inline_types_of_object, input_name,
};
use crate::width::width;

/// A file that is being written.
pub(super) struct File<'a> {
    /// What there is of it.
    pub(super) text: String,
    scope: &'a Scope<'a>,
    /// The inline types that are declared.
    declared: BTreeSet<&'a str>,
}

impl<'a> File<'a> {
    /// A file that begins with a text.
    pub(super) fn new(text: String, scope: &'a Scope<'a>) -> Self {
        File { text, scope, declared: BTreeSet::new() }
    }

    /// Adds the declarations of a component.
    pub(super) fn component(&mut self, component: &'a Component) {
        let lowering = Lowering {
            scope: self.scope,
            for_props: true,
            accepted: false,
            generics: &component.generics,
            alias: None,
        };
        let accepting = Lowering { accepted: true, ..lowering };
        let parameters = self.parameters(&component.generics);
        let props = format!("{}Props", component.name);

        let mut comment = Comment::about(&component.docs);
        comment.push_tags(&component.docs);
        comment.push_examples(&component.examples);
        self.props(&props, &parameters, &comment, &component.props, lowering);
        if let Some(input) = &component.input {
            let comment = Comment::of(format!("What is accepted where {{@link {props}}} is sent."));
            self.props(&input_name(&props), &parameters, &comment, input, accepting);
        }
        self.events(component, lowering);
        self.slots(component, lowering);

        self.inline_types(inline_types_of_object(&component.props, Place::default()), lowering);
        for payload in component.events.iter().filter_map(|event| event.payload.as_ref()) {
            self.inline_types(inline_types(payload, Place::default()), lowering);
        }
        for props in component.slots.iter().filter_map(|slot| slot.props.as_ref()) {
            self.inline_types(inline_types_of_object(props, Place::default()), lowering);
        }
        if let Some(input) = &component.input {
            self.inline_types(inline_types_of_object(input, Place::default()), accepting);
        }
    }

    /// Adds the declarations of a type.
    pub(super) fn type_definition(&mut self, definition: &'a TypeDefinition) {
        let lowering = Lowering {
            scope: self.scope,
            for_props: false,
            accepted: false,
            generics: &definition.generics,
            alias: Some(&definition.name),
        };
        let accepting = Lowering { accepted: true, ..lowering };
        let parameters = self.parameters(&definition.generics);
        let name = &definition.name;

        let mut comment = Comment::about(&definition.docs);
        comment.push_constraints(&constraints(&definition.ty));
        if let Type::Enum(choice) = &definition.ty {
            comment.push_values(choice);
        }
        comment.push_tags(&definition.docs);
        self.own(name, &parameters, &comment, &definition.ty, lowering);
        if let Some(input) = &definition.input {
            let comment = Comment::of(format!("What is accepted where {{@link {name}}} is sent."));
            self.own(&input_name(name), &parameters, &comment, input, accepting);
        }
        self.inline_types(inline_types(&definition.ty, Place::default()), lowering);
        if let Some(input) = &definition.input {
            self.inline_types(inline_types(input, Place::default()), accepting);
        }
    }

    fn parameters(&self, generics: &[String]) -> Vec<TypeParameter> {
        let parameter = |name| TypeParameter { name: self.scope.parameter(name), default: None };
        generics.iter().map(|name| parameter(name)).collect()
    }

    fn props(
        &mut self,
        name: &str,
        parameters: &[TypeParameter],
        comment: &Comment,
        object: &'a Object,
        lowering: Lowering<'a>,
    ) {
        if object.fields.is_empty() && !matches!(object.additional, Additional::Of(_)) {
            self.begin(comment);
            self.line(&format!("export interface {name}"), parameters, " {}");
        } else {
            self.object(name, parameters, comment, object, lowering);
        }
    }

    fn events(&mut self, component: &'a Component, lowering: Lowering<'a>) {
        let events = &component.events;
        if events.is_empty() {
            return;
        }
        let used = lowering.used(&|parameter| {
            let mut payloads = events.iter().filter_map(|event| event.payload.as_ref());
            payloads.any(|payload| uses(payload, parameter))
        });
        let parameters: Vec<_> =
            used.into_iter().map(|name| TypeParameter { name, default: None }).collect();
        let comment =
            Comment::of(format!("The events of {} and what their listeners get.", component.name));
        self.begin(&comment);
        self.line(&format!("export interface {}Events", component.name), &parameters, " {");
        for event in events {
            let mut comment = Comment::about(&event.docs);
            if let Some(payload) = &event.payload {
                comment.push_constraints(&constraints(payload));
            }
            comment.push_tags(&event.docs);
            self.member(&comment, &lowering.event(event));
        }
        self.text.push_str("}\n");
    }

    fn slots(&mut self, component: &'a Component, lowering: Lowering<'a>) {
        let slots = &component.slots;
        if slots.is_empty() {
            return;
        }
        let used = lowering.used(&|parameter| {
            let mut props = slots.iter().filter_map(|slot| slot.props.as_ref());
            props.any(|props| object_uses(props, parameter))
        });
        let mut parameters: Vec<_> =
            used.into_iter().map(|name| TypeParameter { name, default: None }).collect();
        let slot = self.scope.slot().to_owned();
        parameters.push(TypeParameter { name: slot, default: Some("unknown") });
        let comment = Comment::of(format!("The slots of {}.", component.name));
        self.begin(&comment);
        self.line(&format!("export interface {}Slots", component.name), &parameters, " {");
        for slot in slots {
            let mut comment = Comment::about(&slot.docs);
            comment.push_tags(&slot.docs);
            self.member(&comment, &lowering.slot(slot));
        }
        self.text.push_str("}\n");
    }

    /// Declares the type of a definition.
    fn own(
        &mut self,
        name: &str,
        parameters: &[TypeParameter],
        comment: &Comment,
        ty: &'a Type,
        lowering: Lowering<'a>,
    ) {
        let node = match ty {
            Type::Object(object) => {
                return self.object(name, parameters, comment, object, lowering);
            }
            Type::Enum(choice) => lowering.choice(choice),
            Type::Union(union) => Node::union(
                union
                    .members
                    .iter()
                    .map(|member| match &member.ty {
                        Type::Enum(choice) => lowering.choice(choice),
                        ty => lowering.node(ty),
                    })
                    .collect(),
            ),
            _ => lowering.node(ty),
        };
        self.alias(name, parameters, comment, &node);
    }

    fn inline_types(&mut self, found: Vec<Inline<'a>>, lowering: Lowering<'a>) {
        let lowering = Lowering { alias: None, ..lowering };
        for inline in found {
            if self.declared.insert(inline.name) {
                self.inline_type(inline, lowering);
            }
        }
    }

    fn inline_type(&mut self, inline: Inline<'a>, lowering: Lowering<'a>) {
        let empty = Docs::default();
        let docs = inline.docs.unwrap_or(&empty);
        let mut comment = Comment::about(docs);
        if let InlineType::Enum(choice) = inline.ty {
            comment.push_values(choice);
        }
        comment.push_tags(docs);
        let used = lowering.used(&|parameter| match inline.ty {
            InlineType::Enum(_) => false,
            InlineType::Object(object) => object_uses(object, parameter),
            InlineType::Union(union) => union.members.iter().any(|it| uses(&it.ty, parameter)),
        });
        let parameters: Vec<_> =
            used.into_iter().map(|name| TypeParameter { name, default: None }).collect();
        match inline.ty {
            InlineType::Enum(choice) => {
                self.alias(inline.name, &parameters, &comment, &lowering.choice(choice));
            }
            InlineType::Object(object) => {
                self.object(inline.name, &parameters, &comment, object, lowering);
            }
            InlineType::Union(union) => {
                let node = lowering.union(&union.members);
                self.alias(inline.name, &parameters, &comment, &node);
            }
        }
    }

    /// Declares an object: as an interface where it can be one.
    fn object(
        &mut self,
        name: &str,
        parameters: &[TypeParameter],
        comment: &Comment,
        object: &'a Object,
        lowering: Lowering<'a>,
    ) {
        if object.fields.is_empty() {
            self.alias(name, parameters, comment, &lowering.record(object));
        } else if object.groups.is_empty() {
            self.begin(comment);
            self.line(&format!("export interface {name}"), parameters, " {");
            self.members(object, lowering);
        } else {
            let base = base_name(name);
            self.text.push('\n');
            self.line(&format!("interface {base}"), parameters, " {");
            self.members(object, lowering);
            let arguments = parameters.iter().map(|it| Node::name(&it.name)).collect();
            let mut all = vec![Node::Reference { name: base, arguments }];
            all.extend(object.groups.iter().map(|group| lowering.alternatives(group, object)));
            self.alias(name, parameters, comment, &Node::Intersection(all));
        }
    }

    fn members(&mut self, object: &'a Object, lowering: Lowering<'a>) {
        for field in &object.fields {
            self.member(&comment_of_field(field), &lowering.field(field));
        }
        if let Additional::Of(values) = &object.additional {
            let mut comment = Comment::about(&values.docs);
            comment.push_tags(&values.docs);
            self.member(&comment, &lowering.additional(values, &object.fields));
        }
        self.text.push_str("}\n");
    }

    fn member(&mut self, comment: &Comment, member: &Member) {
        comment.push(&mut self.text, "  ");
        self.text.push_str("  ");
        let start = self.text.len();
        member.push_flat(&mut self.text);
        self.text.push(';');
        if width(&self.text[start..]) > COLUMNS - 2 {
            self.text.truncate(start);
            push_broken(&mut self.text, 2, |layout: &mut Layout| layout.member(member));
        }
        self.text.push('\n');
    }

    fn alias(&mut self, name: &str, parameters: &[TypeParameter], comment: &Comment, ty: &Node) {
        self.begin(comment);
        let head = format!("export type {name}");
        let start = self.text.len();
        self.text.push_str(&head);
        self.push_parameters(parameters);
        self.text.push_str(" = ");
        ty.push_flat(&mut self.text);
        self.text.push(';');
        if width(&self.text[start..]) > COLUMNS {
            self.text.truncate(start);
            push_broken(&mut self.text, 0, |layout| layout.alias(&head, parameters, ty));
        }
        self.text.push('\n');
    }

    /// Begins a declaration.
    fn begin(&mut self, comment: &Comment) {
        self.text.push('\n');
        comment.push(&mut self.text, "");
    }

    /// Adds the first line of an interface.
    fn line(&mut self, head: &str, parameters: &[TypeParameter], end: &str) {
        let start = self.text.len();
        self.text.push_str(head);
        self.push_parameters(parameters);
        self.text.push_str(end);
        if width(&self.text[start..]) > COLUMNS {
            self.text.truncate(start);
            push_broken(&mut self.text, 0, |_| interface(head, parameters, end));
        }
        self.text.push('\n');
    }

    fn push_parameters(&mut self, parameters: &[TypeParameter]) {
        for (index, parameter) in parameters.iter().enumerate() {
            self.text.push_str(if index == 0 { "<" } else { ", " });
            self.text.push_str(&parameter.name);
            if let Some(default) = parameter.default {
                self.text.push_str(" = ");
                self.text.push_str(default);
            }
        }
        if !parameters.is_empty() {
            self.text.push('>');
        }
    }
}

fn comment_of_field(field: &Field) -> Comment {
    let mut comment = Comment::about(&field.docs);
    let mut words = constraints(&field.ty);
    if field.write_only {
        words.push("write-only".into());
    }
    comment.push_constraints(&words);
    if let Presence::Default(value) = &field.presence {
        comment.push_default(value);
    }
    comment.push_tags(&field.docs);
    comment
}
