//! What the type of a field says about the field: whether it may be missing, and what it is then.

use std::collections::BTreeMap;

use crate::model::{Definition, Main, Object, Presence, Project, Reference, Type};
use crate::name::parts::{parts, parts_mut, parts_of_object, parts_of_object_mut};
use crate::value::Value;

/// What a type says about fields of it.
#[derive(Clone, Default)]
struct Facts {
    is_option: bool,
    default: Option<Value>,
}

/// Decides the presence of all fields that leave it to their types. Where that makes a difference
/// between what is sent and what is accepted, the definition gets an input.
pub(super) fn settle(project: &mut Project) {
    let facts: BTreeMap<String, Facts> = project
        .definitions
        .iter()
        .map(|(name, definition)| (name.clone(), facts(project, definition)))
        .collect();
    for definition in project.definitions.values_mut() {
        let settling = Settling { facts: &facts };
        match &mut definition.main {
            Main::Component(component) => {
                if component.input.is_none() && settling.changes(&component.props) {
                    component.input = Some(component.props.clone());
                }
                settling.ty(&mut component.props, true);
                component.input.iter_mut().for_each(|input| settling.ty(input, false));
            }
            Main::Type(ty) => {
                if ty.input.is_none() && settling.changes(&ty.ty) {
                    ty.input = Some(ty.ty.clone());
                }
                settling.ty(&mut ty.ty, true);
                ty.input.iter_mut().for_each(|input| settling.ty(input, false));
            }
        }
    }
}

/// What a definition says, through types that are read as another is.
fn facts(project: &Project, definition: &Definition) -> Facts {
    let mut definition = definition;
    let mut default = None;
    for _ in 0..project.definitions.len() {
        let Main::Type(ty) = &definition.main else { break };
        default = default.or(ty.as_field.default.clone());
        match &ty.as_field.presence {
            Presence::Optional => return Facts { is_option: true, default },
            Presence::OfType { .. } => {}
            Presence::Required | Presence::Default(_) => break,
        }
        let Type::Reference(reference) = ty.input.as_ref().unwrap_or(&ty.ty) else { break };
        let target = reference.definition.as_ref();
        let Some(target) = target.and_then(|name| project.definitions.get(name)) else { break };
        definition = target;
    }
    Facts { is_option: false, default }
}

struct Settling<'a> {
    facts: &'a BTreeMap<String, Facts>,
}

impl Settling<'_> {
    fn of(&self, ty: &Type) -> Facts {
        match ty {
            Type::Reference(Reference { definition: Some(name), .. }) => {
                self.facts.get(name).cloned().unwrap_or_default()
            }
            _ => Facts::default(),
        }
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
            field.presence == (Presence::OfType { has_default: false })
                && self.of(&field.ty).is_option
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
                let Facts { is_option, default } = self.of(&field.ty);
                field.presence = match default {
                    _ if is_sent => Presence::Required,
                    Some(default) if has_default => Presence::Default(default),
                    _ if has_default || is_option => Presence::Optional,
                    _ => Presence::Required,
                };
            }
        }
        // A field that may be missing is no longer one of which there has to be one.
        for group in &mut object.groups {
            let first = group.properties.first();
            let primary = first.and_then(|name| object.fields.iter().find(|it| it.name == *name));
            if !is_sent && primary.is_some_and(|field| self.of(&field.ty).is_option) {
                group.kind = crate::model::GroupKind::AtMostOne;
            }
        }
        parts_of_object_mut(object).into_iter().for_each(|part| self.ty(part, is_sent));
    }
}
