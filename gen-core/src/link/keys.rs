//! The keys of maps that have a named type: strings, integers, or the names of an enum.

use super::find;
use super::merge::Direction;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Additional, Definition, Field, Main, Object, Presence, Project, Reference, Text, Type,
};
use crate::name::parts::{parts, parts_mut, parts_of_object, parts_of_object_mut};
use crate::value::Value;

/// Follows the keys of all maps.
pub(super) fn follow(project: &mut Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let users = project.definitions.iter().filter(|(_, definition)| !keys(definition).is_empty());
    let names: Vec<String> = users.map(|(name, _)| name.clone()).collect();
    for name in names {
        let Some(mut definition) = project.definitions.get(&name).cloned() else { continue };
        let differs = keys(&definition).iter().any(|key| {
            let target = key.definition.as_ref().and_then(|name| find(project, name));
            target.is_some_and(Definition::has_input)
        });
        let (sent, accepted) = (Direction::Sent, Direction::Accepted);
        let mut following = Following { project, direction: sent, diagnostics: &mut diagnostics };
        let (ty, input) = definition.forms_mut();
        if differs {
            input.get_or_insert_with(|| ty.clone());
        }
        following.ty(ty);
        following.direction = accepted;
        input.iter_mut().for_each(|input| following.ty(input));
        project.definitions.insert(name, definition);
    }
    diagnostics
}

/// The named types of keys, in both directions.
fn keys(definition: &Definition) -> Vec<&Reference> {
    let mut found = Vec::new();
    definition.forms().for_each(|ty| collect(ty, &mut found));
    found
}

fn collect<'a>(ty: &'a Type, found: &mut Vec<&'a Reference>) {
    match ty {
        Type::Object(object) => collect_object(object, found),
        ty => parts(ty).into_iter().for_each(|part| collect(part.ty, found)),
    }
}

fn collect_object<'a>(object: &'a Object, found: &mut Vec<&'a Reference>) {
    if let Some(Type::Reference(reference)) = object.key.as_deref() {
        found.push(reference);
    }
    parts_of_object(object).into_iter().for_each(|part| collect(part.ty, found));
}

struct Following<'a> {
    project: &'a Project,
    direction: Direction,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Following<'_> {
    fn ty(&mut self, ty: &mut Type) {
        match ty {
            Type::Object(object) => self.object(object),
            ty => parts_mut(ty).into_iter().for_each(|part| self.ty(part)),
        }
    }

    fn object(&mut self, object: &mut Object) {
        if let Some(Type::Reference(reference)) = object.key.as_deref() {
            let reference = reference.clone();
            match self.meaning(&reference) {
                Some(Type::String(text)) if text == Text::default() => object.key = None,
                Some(key @ Type::String(_)) => object.key = Some(Box::new(key)),
                Some(key @ Type::Number(_)) => object.key = Some(Box::new(key)),
                Some(Type::Enum(choice)) => {
                    object.key = None;
                    let names = choice.values.into_iter().filter_map(|value| match value.value {
                        Value::String(name) => Some((name, value.docs)),
                        _ => None,
                    });
                    if let Additional::Of(values) = std::mem::take(&mut object.additional) {
                        object.fields = names
                            .map(|(name, docs)| Field {
                                name,
                                place: reference.place,
                                docs,
                                ty: values.ty.clone(),
                                presence: Presence::Optional,
                                read_only: false,
                                write_only: false,
                                typescript_only: false,
                                typescript: None,
                            })
                            .collect();
                    }
                }
                _ => {
                    object.key = None;
                    self.refuse(&reference);
                }
            }
        }
        parts_of_object_mut(object).into_iter().for_each(|part| self.ty(part));
    }

    /// What a type is, through types that are nothing but another one.
    fn meaning(&self, reference: &Reference) -> Option<Type> {
        let mut name = reference.definition.clone()?;
        for _ in 0..=self.project.definitions.len() {
            let Main::Type(ty) = &find(self.project, &name)?.main else { return None };
            let is_accepted = self.direction == Direction::Accepted;
            match ty.input.as_ref().filter(|_| is_accepted).unwrap_or(&ty.ty) {
                Type::Reference(Reference { definition: Some(next), .. }) => name.clone_from(next),
                ty => return Some(ty.clone()),
            }
        }
        None
    }

    fn refuse(&mut self, reference: &Reference) {
        let name = reference.definition.as_ref().unwrap_or(&reference.name);
        // An unknown name was reported.
        if find(self.project, name).is_none() {
            return;
        }
        let message = format!("`{name}` cannot be the key of a map in JSON");
        let help = "use `String`, an integer or an enum without fields as the key";
        let found = Diagnostic::new(Code::UnsupportedRust, reference.place, message).help(help);
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
    }
}
