//! Generic types of which an argument is an `Option`.
//!
//! serde takes a missing field for `None` if its type is such an argument, which no type parameter
//! can say. So what is accepted is written out there, with the arguments in their places. What is
//! sent is no different: `null` is always there.

use super::facts::{Facts, Reading};
use super::find;
use super::parameters::substitute;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Definition, Group, GroupKind, Merged, Object, Presence, Project, Reference, Type,
};
use crate::name::parts::{each_part, each_part_of_object, parts_mut};
use crate::ordered::{Map, Set};

/// So many types are written out in one definition; more come only from types that double.
const MOST: usize = 10_000;

/// Writes out what is accepted of all generic types for which it matters.
pub(super) fn write_out(project: &mut Project) -> Vec<Diagnostic> {
    if project.definitions.values().all(|it| it.generics().is_empty()) {
        return Vec::new();
    }
    let facts = Facts::of(project);
    let uses = Uses::of(project, &facts);
    if uses.0.is_empty() {
        return Vec::new();
    }
    let mut written = Vec::new();
    let mut diagnostics = Vec::new();
    for (name, definition) in &project.definitions {
        let mut writing = Writing {
            project,
            facts: &facts,
            uses: &uses,
            open: Vec::new(),
            left: MOST,
            diagnostics: &mut diagnostics,
        };
        if let Some(definition) = writing.definition(definition) {
            written.push((name.clone(), definition));
        }
    }
    project.definitions.extend(written);
    diagnostics
}

/// What generic types do with their parameters that an `Option` does not do as other types do, by
/// the name of the definition and the position of the parameter.
struct Uses(Map<String, Set<(usize, Use)>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// A field that has to be there has its type.
    Field,
    /// Its properties are mixed into others.
    Mixed,
}

impl Uses {
    /// Follows parameters that are arguments of other generic types, until nothing changes.
    fn of(project: &Project, facts: &Facts) -> Self {
        let is_generic = |it: &&Definition| it.rust.is_source && !it.generics().is_empty();
        let mut uses = Uses(Map::new());
        loop {
            let mut is_changed = false;
            for definition in project.definitions.values().filter(is_generic) {
                let mut found = Set::new();
                definition.forms().for_each(|ty| uses.collect(ty, facts, &mut found));
                let position = |name: &str| definition.generics().iter().position(|it| it == name);
                let found = found.into_iter().filter_map(|(name, of)| Some((position(name)?, of)));
                let found: Vec<(usize, Use)> = found.collect();
                if !found.is_empty() {
                    let known = uses.0.entry(definition.name().to_owned()).or_default();
                    let before = known.len();
                    known.extend(found);
                    is_changed |= known.len() > before;
                }
            }
            if !is_changed {
                return uses;
            }
        }
    }

    fn collect<'t>(&self, ty: &'t Type, facts: &Facts, found: &mut Set<(&'t str, Use)>) {
        match ty {
            Type::Object(object) => return self.collect_object(object, facts, found),
            Type::Reference(reference) => {
                for (position, of) in self.get(reference) {
                    if let Reading::Parameter(name) = facts.argument(reference, *position) {
                        found.insert((name, *of));
                    }
                }
            }
            _ => {}
        }
        each_part(ty, &mut |part| self.collect(part.ty, facts, found));
    }

    fn collect_object<'t>(
        &self,
        object: &'t Object,
        facts: &Facts,
        found: &mut Set<(&'t str, Use)>,
    ) {
        for field in &object.fields {
            if let Presence::OfType { has_default: false } = field.presence
                && let Reading::Parameter(name) = facts.reading(&field.ty)
            {
                found.insert((name, Use::Field));
            }
        }
        for group in object.groups.iter().filter(|it| it.kind == GroupKind::ExactlyOne) {
            if let Some(Type::Parameter(name)) = primary(group, object) {
                found.insert((name, Use::Field));
            }
        }
        for merged in &object.merged {
            if let Type::Parameter(name) = &merged.ty {
                found.insert((name, Use::Mixed));
            }
        }
        each_part_of_object(object, &mut |part| self.collect(part.ty, facts, found));
    }

    /// Those of what a reference names.
    fn get(&self, reference: &Reference) -> impl Iterator<Item = &(usize, Use)> {
        let uses = reference.definition.as_ref().and_then(|name| self.0.get(name));
        uses.into_iter().flatten()
    }
}

/// The type of the field that has several names.
fn primary<'t>(group: &Group, object: &'t Object) -> Option<&'t Type> {
    let name = group.properties.first()?;
    object.fields.iter().find(|field| field.name == *name).map(|field| &field.ty)
}

/// Writes out what one definition accepts.
struct Writing<'a> {
    project: &'a Project,
    facts: &'a Facts,
    uses: &'a Uses,
    /// The definitions that are being written out, one inside of the other.
    open: Vec<String>,
    /// How many types may be written out yet.
    left: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Writing<'_> {
    /// The definition with what it accepts written out, if there is something to write out.
    fn definition(&mut self, definition: &Definition) -> Option<Definition> {
        let mut is_concerned = false;
        definition.forms().for_each(|ty| is_concerned |= self.concerns(ty));
        if !is_concerned {
            return None;
        }
        let mut definition = definition.clone();
        let (sent, input) = definition.forms_mut();
        self.ty(input.get_or_insert_with(|| sent.clone()));
        Some(definition)
    }

    /// Whether something in a type has to be written out. What cannot be is refused.
    fn concerns(&mut self, ty: &Type) -> bool {
        let mut is_concerned = false;
        if let Type::Reference(reference) = ty {
            is_concerned = self.is_used(reference, Use::Field);
            if self.is_used(reference, Use::Mixed) {
                let name = &reference.name;
                let message = format!("an `Option` as the argument that `{name}` flattens");
                let help = format!("flatten an `Option` of the parameter in `{name}`");
                self.refuse(reference, message, help);
            }
        }
        each_part(ty, &mut |part| is_concerned |= self.concerns(part.ty));
        is_concerned
    }

    /// Whether an argument that is an `Option` is used in this way.
    fn is_used(&self, reference: &Reference, expected: Use) -> bool {
        self.uses.get(reference).any(|(position, of)| {
            *of == expected && self.facts.argument(reference, *position) == Reading::Option
        })
    }

    fn ty(&mut self, ty: &mut Type) {
        // The arguments first: a type may be its own argument without end, but not contain itself.
        if let Type::Object(object) = ty {
            for merged in &mut object.merged {
                self.merged(merged);
            }
        }
        parts_mut(ty).into_iter().for_each(|part| self.ty(part));
        if let Type::Reference(reference) = ty
            && self.is_used(reference, Use::Field)
            && let Some(mut instance) = self.instance(reference)
        {
            self.open.push(reference.name.clone());
            self.ty(&mut instance);
            self.open.pop();
            *ty = instance;
        }
    }

    /// What is mixed into others is still read as the definition is.
    fn merged(&mut self, merged: &mut Merged) {
        let Type::Reference(reference) = &merged.ty else { return };
        let (name, place) = (reference.definition.clone(), reference.place);
        self.ty(&mut merged.ty);
        if !matches!(merged.ty, Type::Reference(_)) {
            merged.written_out = name;
            merged.place = place;
        }
    }

    /// What is accepted for a reference, with arguments in place of parameters.
    fn instance(&mut self, reference: &Reference) -> Option<Type> {
        let target = find(self.project, reference.definition.as_ref()?)?;
        if self.open.contains(&reference.name) {
            let name = &reference.name;
            let message = format!("an `Option` as the argument of `{name}`, which contains itself");
            let help = format!("put the `Option` on the fields of `{name}`");
            self.refuse(reference, message, help);
            return None;
        }
        let mut ty = target.accepted().clone();
        let of_arguments: Vec<usize> =
            reference.arguments.iter().map(|it| size(it, &|_| 1)).collect();
        let of_parameter = |name: &str| {
            let position = target.generics().iter().position(|it| it == name);
            position.and_then(|position| of_arguments.get(position)).copied().unwrap_or(1)
        };
        let Some(left) = self.left.checked_sub(size(&ty, &of_parameter)) else {
            let name = &reference.name;
            let message = format!("an `Option` as the argument of `{name}` makes too large a type");
            let help = format!("put the `Option` on the fields of `{name}`");
            self.refuse(reference, message, help);
            return None;
        };
        self.left = left;
        let is_option = |(position, name): (usize, &String)| {
            let reading = self.facts.argument(reference, position);
            (reading == Reading::Option).then(|| name.clone())
        };
        let options: Vec<String> =
            target.generics().iter().enumerate().filter_map(is_option).collect();
        mark(&mut ty, &options);
        substitute(&mut ty, target.generics(), &reference.arguments);
        Some(ty)
    }

    fn refuse(&mut self, reference: &Reference, message: String, help: String) {
        let found = Diagnostic::new(Code::UnsupportedRust, reference.place, message).help(help);
        // The same mistake may be in both directions.
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
    }
}

/// How many types a type is made of, with so many in place of each parameter.
fn size(ty: &Type, of_parameter: &dyn Fn(&str) -> usize) -> usize {
    if let Type::Parameter(name) = ty {
        return of_parameter(name);
    }
    let mut all: usize = 1;
    each_part(ty, &mut |part| all = all.saturating_add(size(part.ty, of_parameter)));
    all
}

/// Says of everything in a type that it is an `Option` where it is one of these parameters.
fn mark(ty: &mut Type, options: &[String]) {
    let is_option = |ty: &Type| matches!(ty, Type::Parameter(name) if options.contains(name));
    match ty {
        Type::Object(object) => {
            for index in 0..object.groups.len() {
                if primary(&object.groups[index], object).is_some_and(is_option) {
                    object.groups[index].kind = GroupKind::AtMostOne;
                }
            }
            for field in &mut object.fields {
                if matches!(field.presence, Presence::OfType { .. }) && is_option(&field.ty) {
                    field.presence = Presence::Optional;
                }
            }
        }
        Type::Reference(reference) => {
            let arguments = reference.arguments.iter().enumerate();
            let found = arguments.filter(|(_, argument)| is_option(argument));
            reference.options.extend(found.map(|(position, _)| position));
        }
        _ => {}
    }
    parts_mut(ty).into_iter().for_each(|part| mark(part, options));
}
