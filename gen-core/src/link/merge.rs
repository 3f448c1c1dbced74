//! What serde mixes into the fields of another type: the struct beside an enum's tag, and whatever
//! is flattened.

use std::collections::{BTreeMap, BTreeSet};

use super::find;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Additional, Definition, Main, Merged, Object, Project, Reference, Type};
use crate::name::parts::{parts, parts_mut, parts_of_object, parts_of_object_mut};

/// A direction of the wire.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Sent,
    Accepted,
}

/// Puts the properties of all merged definitions among the fields, the innermost first.
pub(super) fn merge(project: &mut Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut pending: BTreeSet<String> = project
        .definitions
        .iter()
        .filter(|(_, definition)| !merged(definition).is_empty())
        .map(|(name, _)| name.clone())
        .collect();
    while !pending.is_empty() {
        let is_ready = |name: &&String| {
            merged(&project.definitions[*name]).iter().all(|reference| {
                follow(project, reference).is_none_or(|target| !pending.contains(target.name()))
            })
        };
        let ready: Vec<String> = pending.iter().filter(is_ready).cloned().collect();
        if ready.is_empty() {
            let circular: Vec<String> =
                pending.iter().filter(|name| is_circular(project, name)).cloned().collect();
            refuse_circles(project, &circular, &mut diagnostics);
            pending.retain(|name| !circular.contains(name));
        }
        for name in ready {
            pending.remove(&name);
            if let Some(mut definition) = project.definitions.remove(&name) {
                complete(&mut definition, project, &mut diagnostics);
                project.definitions.insert(name, definition);
            }
        }
    }
    diagnostics
}

/// The references to all that is merged into the objects of a definition. What is accepted has the
/// same.
fn merged(definition: &Definition) -> Vec<&Reference> {
    let mut found = Vec::new();
    match &definition.main {
        Main::Component(component) => collect(&component.props, &mut found),
        Main::Type(ty) => collect_type(&ty.ty, &mut found),
    }
    found
}

fn collect<'a>(object: &'a Object, found: &mut Vec<&'a Reference>) {
    found.extend(object.merged.iter().filter_map(reference));
    for part in parts_of_object(object) {
        collect_type(part.ty, found);
    }
}

fn collect_type<'a>(ty: &'a Type, found: &mut Vec<&'a Reference>) {
    if let Type::Object(object) = ty {
        return collect(object, found);
    }
    for part in parts(ty) {
        collect_type(part.ty, found);
    }
}

fn reference(merged: &Merged) -> Option<&Reference> {
    match &merged.ty {
        Type::Reference(reference) => Some(reference),
        _ => None,
    }
}

/// The definition that a reference leads to, through types that are nothing but another one.
fn follow<'a>(project: &'a Project, reference: &Reference) -> Option<&'a Definition> {
    let mut target = find(project, reference.definition.as_ref()?)?;
    // A circle of such types is a mistake that a check reports.
    for _ in 0..project.definitions.len() {
        let Main::Type(ty) = &target.main else { break };
        let Type::Reference(next) = &ty.ty else { break };
        target = find(project, next.definition.as_ref()?)?;
    }
    Some(target)
}

/// Whether a definition is among what is merged into it.
fn is_circular(project: &Project, name: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut rest = vec![name];
    while let Some(next) = rest.pop() {
        for reference in merged(&project.definitions[next]) {
            let Some(target) = follow(project, reference).map(Definition::name) else { continue };
            if target == name {
                return true;
            }
            if seen.insert(target) {
                rest.push(target);
            }
        }
    }
    false
}

fn refuse_circles(project: &mut Project, circular: &[String], diagnostics: &mut Vec<Diagnostic>) {
    for name in circular {
        let Some(definition) = project.definitions.get_mut(name) else { continue };
        let message = format!("the properties of `{name}` contain themselves");
        let help = "give one of the types a key of its own";
        diagnostics
            .push(Diagnostic::new(Code::UnsupportedRust, definition.place, message).help(help));
        match &mut definition.main {
            Main::Component(component) => {
                forget(&mut component.props);
                component.input.iter_mut().for_each(forget);
            }
            Main::Type(ty) => {
                forget_type(&mut ty.ty);
                ty.input.iter_mut().for_each(forget_type);
            }
        }
    }
}

fn forget(object: &mut Object) {
    object.merged.clear();
    parts_of_object_mut(object).into_iter().for_each(forget_type);
}

fn forget_type(ty: &mut Type) {
    match ty {
        Type::Object(object) => forget(object),
        ty => parts_mut(ty).into_iter().for_each(forget_type),
    }
}

/// Both directions of a definition; what it accepts is another thing if that is so of anything that
/// is merged.
fn complete(definition: &mut Definition, project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let differs = merged(definition)
        .iter()
        .any(|reference| follow(project, reference).is_some_and(Definition::has_input));
    let mut found = Vec::new();
    let mut filling = Filling { project, direction: Direction::Sent, diagnostics: &mut found };
    match &mut definition.main {
        Main::Component(component) => {
            if differs && component.input.is_none() {
                component.input = Some(component.props.clone());
            }
            filling.object(&mut component.props);
            filling.turn();
            component.input.iter_mut().for_each(|input| filling.object(input));
        }
        Main::Type(ty) => {
            if differs && ty.input.is_none() {
                ty.input = Some(ty.ty.clone());
            }
            filling.ty(&mut ty.ty);
            filling.turn();
            ty.input.iter_mut().for_each(|input| filling.ty(input));
        }
    }
    // The same mistake may be in both directions.
    for diagnostic in found {
        if !diagnostics.contains(&diagnostic) {
            diagnostics.push(diagnostic);
        }
    }
}

/// Fills the objects of a definition in one direction.
struct Filling<'a> {
    project: &'a Project,
    direction: Direction,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Filling<'_> {
    fn turn(&mut self) {
        self.direction = Direction::Accepted;
    }

    fn ty(&mut self, ty: &mut Type) {
        match ty {
            Type::Object(object) => self.object(object),
            ty => parts_mut(ty).into_iter().for_each(|part| self.ty(part)),
        }
    }

    fn object(&mut self, object: &mut Object) {
        parts_of_object_mut(object).into_iter().for_each(|part| self.ty(part));
        let merged = std::mem::take(&mut object.merged);
        if merged.is_empty() {
            return;
        }
        // From the last, so that positions stay what they are.
        for merged in merged.iter().rev() {
            let Some(reference) = reference(merged) else { continue };
            // An unknown name was reported.
            let Some(target) = follow(self.project, reference) else { continue };
            if has_integer_keys(self.project, target) {
                self.refuse_keys(reference);
                continue;
            }
            match properties(target, self.direction) {
                Some(found)
                    if merged.is_whole || !matches!(found.additional, Additional::Of(_)) =>
                {
                    let at = merged.position.min(object.fields.len());
                    object.fields.splice(at..at, found.fields.iter().cloned());
                    if merged.is_whole {
                        object.additional = found.additional.clone();
                    }
                }
                _ => self.refuse(reference, merged.is_whole),
            }
        }
        self.refuse_same(object, merged.iter().find_map(reference));
    }

    fn refuse(&mut self, reference: &Reference, is_whole: bool) {
        let name = reference.definition.as_ref().unwrap_or(&reference.name);
        let (message, help) = if is_whole {
            (
                format!("`{name}` has no fields that can stand beside the tag"),
                "use a struct with named fields, or add `content = \"…\"` beside `tag`",
            )
        } else {
            (
                format!("`{name}` has no fields that can be flattened"),
                "use a struct with named fields, or remove `flatten`",
            )
        };
        let found = Diagnostic::new(Code::UnsupportedRust, reference.place, message).help(help);
        self.diagnostics.push(found);
    }

    fn refuse_keys(&mut self, reference: &Reference) {
        let name = reference.definition.as_ref().unwrap_or(&reference.name);
        let message =
            format!("`{name}` has a map with integers as keys, which serde cannot read here");
        let help = "use `String` as the key, or give the type a key of its own";
        let found = Diagnostic::new(Code::UnsupportedRust, reference.place, message).help(help);
        self.diagnostics.push(found);
    }

    /// serde writes both of two properties with one name, and cannot read them.
    fn refuse_same(&mut self, object: &Object, merged: Option<&Reference>) {
        let Some(merged) = merged else { return };
        let mut first: BTreeMap<&str, Place> = BTreeMap::new();
        for field in &object.fields {
            if let Some(earlier) = first.insert(&field.name, field.place) {
                let message = format!("two fields are `{}` in JSON", field.name);
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateKey, merged.place, message)
                        .related(earlier, "the first one")
                        .related(field.place, "the second one")
                        .help("give one of them another name with `#[serde(rename = \"…\")]`"),
                );
            }
        }
    }
}

/// The properties of a definition, if it has nothing else that matters.
fn properties(definition: &Definition, direction: Direction) -> Option<&Object> {
    let accepted = direction == Direction::Accepted;
    let object = match &definition.main {
        Main::Component(component) => {
            component.input.as_ref().filter(|_| accepted).unwrap_or(&component.props)
        }
        Main::Type(ty) => match ty.input.as_ref().filter(|_| accepted).unwrap_or(&ty.ty) {
            Type::Object(object) => object,
            _ => return None,
        },
    };
    let is_plain = object.groups.is_empty()
        && definition.locals.is_empty()
        && definition.generics().is_empty();
    is_plain.then_some(object)
}

/// Whether there is a map with integer keys anywhere in a definition. serde reads what it mixes from
/// a buffer, in which keys are only text.
fn has_integer_keys(project: &Project, definition: &Definition) -> bool {
    let mut seen = BTreeSet::from([definition.name()]);
    let mut definitions = vec![definition];
    let mut types = Vec::new();
    while let Some(definition) = definitions.pop() {
        match &definition.main {
            Main::Component(component) => {
                types.extend(parts_of_object(&component.props).into_iter().map(|part| part.ty));
            }
            Main::Type(ty) => types.push(&ty.ty),
        }
        while let Some(ty) = types.pop() {
            match ty {
                Type::Object(object) if object.has_integer_keys => return true,
                Type::Reference(reference) => {
                    let target = reference.definition.as_ref().and_then(|it| find(project, it));
                    definitions.extend(target.filter(|target| seen.insert(target.name())));
                }
                _ => {}
            }
            types.extend(parts(ty).into_iter().map(|part| part.ty));
        }
    }
    false
}
