//! Interfaces and aliases: on one line where they fit.

use super::comment::Comment;
use super::document::{Layout, TypeParameter, interface, push_broken};
use super::file::File;
use super::layout::{COLUMNS, is_within};
use super::lower::{Lowering, uses};
use super::syntax::{Member, Node};
use crate::model::{Additional, Object};
use crate::name::base_name;
use crate::name::parts::parts_of_object;

/// What a declaration begins with.
pub(super) struct Head<'h> {
    /// The name that is declared.
    pub(super) name: &'h str,
    /// Its type parameters.
    pub(super) parameters: &'h [TypeParameter],
    /// What is written about it.
    pub(super) comment: Comment,
}

impl<'a> File<'a> {
    /// Declares an object: as an interface where it can be one.
    pub(super) fn object(&mut self, head: Head<'_>, object: &'a Object, lowering: Lowering<'a>) {
        if object.fields.is_empty() {
            match lowering.record(object) {
                // An object that is nothing but what stands for a parameter.
                node if !object.merged.is_empty() => self.alias(&head, &node),
                Node::Object(members) => self.interface(&head, |file| {
                    for member in &members {
                        file.member(&Comment::default(), member);
                    }
                }),
                record => self.alias(&head, &record),
            }
        } else if object.groups.is_empty() && object.merged.is_empty() {
            self.interface(&head, |file| file.members(object, lowering));
        } else {
            let base = base_name(head.name);
            self.text.push('\n');
            // What is only mixed in is no business of the base.
            let is_in_base = |name: &str| {
                let mixed = object.merged.iter().filter(|it| uses(&it.ty, name)).count();
                let all = parts_of_object(object).into_iter().filter(|it| uses(it.ty, name));
                all.count() > mixed
            };
            let parameters = lowering.used(is_in_base);
            self.block(&format!("interface {base}"), &parameters, |file| {
                file.members(object, lowering);
            });
            let arguments = parameters.iter().map(|it| Node::name(&it.name)).collect();
            let mut all = vec![Node::Reference { name: base, arguments }];
            all.extend(object.merged.iter().map(|merged| lowering.node(&merged.ty)));
            all.extend(object.groups.iter().map(|group| lowering.alternatives(group, object)));
            self.alias(&head, &Node::Intersection(all));
        }
    }

    fn members(&mut self, object: &'a Object, lowering: Lowering<'a>) {
        for field in &object.fields {
            self.member(&lowering.comment_of_field(field), &lowering.field(field));
        }
        if let Additional::Of(values) = &object.additional {
            let comment = lowering.comment(&values.docs, Some(&values.ty));
            self.member(&comment, &lowering.additional(values, &object.fields));
        }
    }

    /// Declares an interface, with members that a function adds.
    pub(super) fn interface(&mut self, head: &Head<'_>, members: impl FnOnce(&mut Self)) {
        self.text.push('\n');
        head.comment.push(&mut self.text, "");
        self.block(&format!("export interface {}", head.name), head.parameters, members);
    }

    fn block(
        &mut self,
        start: &str,
        parameters: &[TypeParameter],
        members: impl FnOnce(&mut Self),
    ) {
        let line = self.text.len();
        self.text.push_str(start);
        push_parameters(&mut self.text, parameters);
        self.text.push_str(" {");
        if !is_within(&self.text[line..], COLUMNS) {
            self.text.truncate(line);
            push_broken(&mut self.text, 0, |_| interface(start, parameters));
        }
        let inside = self.text.len();
        self.text.push('\n');
        let first = self.text.len();
        members(self);
        if self.text.len() == first {
            self.text.truncate(inside);
        }
        self.text.push_str("}\n");
    }

    /// Adds a member of an interface.
    pub(super) fn member(&mut self, comment: &Comment, member: &Member) {
        comment.push(&mut self.text, "  ");
        self.text.push_str("  ");
        let start = self.text.len();
        member.push_flat(&mut self.text);
        self.text.push(';');
        if !is_within(&self.text[start..], COLUMNS - 2) {
            self.text.truncate(start);
            push_broken(&mut self.text, 2, |layout: &mut Layout| layout.member(member));
        }
        self.text.push('\n');
    }

    /// Declares another name for a type.
    pub(super) fn alias(&mut self, head: &Head<'_>, ty: &Node) {
        self.text.push('\n');
        head.comment.push(&mut self.text, "");
        let line = self.text.len();
        let start = format!("export type {}", head.name);
        self.text.push_str(&start);
        push_parameters(&mut self.text, head.parameters);
        self.text.push_str(" = ");
        ty.push_flat(&mut self.text);
        self.text.push(';');
        if !is_within(&self.text[line..], COLUMNS) {
            self.text.truncate(line);
            push_broken(&mut self.text, 0, |layout| layout.alias(&start, head.parameters, ty));
        }
        self.text.push('\n');
    }
}

fn push_parameters(text: &mut String, parameters: &[TypeParameter]) {
    for (index, parameter) in parameters.iter().enumerate() {
        text.push_str(if index == 0 { "<" } else { ", " });
        text.push_str(&parameter.name);
        if let Some(default) = parameter.default {
            text.push_str(" = ");
            text.push_str(default);
        }
    }
    if !parameters.is_empty() {
        text.push('>');
    }
}
