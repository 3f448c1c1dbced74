//! What the type of a field says about the field: whether it may be missing, and what it is then.

use super::facts::{Facts, Reading};
use crate::model::{Object, Presence, Project, Type};
use crate::name::parts::{parts, parts_mut, parts_of_object, parts_of_object_mut};

/// Decides the presence of all fields that leave it to their types. Where that makes a difference
/// between what is sent and what is accepted, the definition gets an input.
pub(super) fn settle(project: &mut Project) {
    let facts = Facts::of(project);
    for definition in project.definitions.values_mut() {
        let settling = Settling { facts: &facts };
        let (sent, input) = definition.forms_mut();
        if input.is_none() && settling.changes(sent) {
            *input = Some(sent.clone());
        }
        settling.ty(sent, true);
        input.iter_mut().for_each(|input| settling.ty(input, false));
    }
}

struct Settling<'a> {
    facts: &'a Facts,
}

impl Settling<'_> {
    /// Whether serde takes a missing field of a type for `None`. One whose type is a parameter is
    /// written out where the argument is an `Option`.
    fn is_option(&self, ty: &Type) -> bool {
        self.facts.reading(ty) == Reading::Option
    }

    /// Whether a type has a field that is there when it is sent, and may be missing when it is read.
    fn changes(&self, ty: &Type) -> bool {
        match ty {
            Type::Object(object) => self.changes_object(object),
            ty => parts(ty).into_iter().any(|part| self.changes(part.ty)),
        }
    }

    fn changes_object(&self, object: &Object) -> bool {
        let own = object.fields.iter().any(|field| {
            field.presence == (Presence::OfType { has_default: false }) && self.is_option(&field.ty)
        });
        own || parts_of_object(object).into_iter().any(|part| self.changes(part.ty))
    }

    fn ty(&self, ty: &mut Type, is_sent: bool) {
        match ty {
            Type::Object(object) => self.object(object, is_sent),
            ty => parts_mut(ty).into_iter().for_each(|part| self.ty(part, is_sent)),
        }
    }

    fn object(&self, object: &mut Object, is_sent: bool) {
        for field in &mut object.fields {
            if let Presence::OfType { has_default } = field.presence {
                field.presence = match self.facts.default(&field.ty) {
                    _ if is_sent => Presence::Required,
                    Some(default) if has_default => Presence::Default(default.clone()),
                    _ if has_default || self.is_option(&field.ty) => Presence::Optional,
                    _ => Presence::Required,
                };
            }
        }
        // A field that may be missing is no longer one of which there has to be one.
        for group in &mut object.groups {
            let first = group.properties.first();
            let primary = first.and_then(|name| object.fields.iter().find(|it| it.name == *name));
            if !is_sent && primary.is_some_and(|field| self.is_option(&field.ty)) {
                group.kind = crate::model::GroupKind::AtMostOne;
            }
        }
        parts_of_object_mut(object).into_iter().for_each(|part| self.ty(part, is_sent));
    }
}
