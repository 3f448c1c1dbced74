//! What may stand for a type parameter that is flattened.
//!
//! Where the generic type is not flattened itself, TypeScript reads `T & { … }`, with `T` as it is
//! where it stands alone. So all values of the argument have to be objects: of an enum, serde writes
//! a unit variant as a key there, and as a text elsewhere. They have to get on with what stands
//! beside them, too.

use std::cell::Cell;

use super::merge::has_unbuffered;
use super::{find, references};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Additional, Definition, Flattened, Project, Reference, Type};
use crate::name::parts::each_part;
use crate::ordered::{Map, Set};

/// So many types are looked at for each argument; more come only from types that double.
const MOST: usize = 1_000;

/// Refuses arguments that are flattened and cannot be. Everything that is mixed together is already
/// where it belongs, but for type parameters.
pub(super) fn refuse_others(project: &Project) -> Vec<Diagnostic> {
    let mixed = mixed(project);
    let mut diagnostics = Vec::new();
    if mixed.is_empty() {
        return diagnostics;
    }
    for definition in project.definitions.values() {
        for reference in references(definition) {
            for (position, argument) in arguments(reference, &mixed) {
                let Some(what) = problem(project, reference, position, argument) else { continue };
                let found = refusal(reference, argument, &what);
                // The same mistake may be in both directions.
                if !diagnostics.contains(&found) {
                    diagnostics.push(found);
                }
            }
        }
    }
    diagnostics
}

/// Why an argument cannot be flattened, as it goes on behind its name.
fn problem(
    project: &Project,
    reference: &Reference,
    position: usize,
    argument: &Type,
) -> Option<String> {
    let target = find(project, reference.definition.as_ref()?)?;
    let beside = beside(target, target.generics().get(position)?);
    let of_argument = match argument {
        Type::Reference(argument) => argument.definition.as_ref().and_then(|it| find(project, it)),
        _ => None,
    };
    let sees_all = of_argument.is_some_and(|it| it.rust.flattened == Flattened::Everything);
    if of_argument.is_some_and(|it| has_unbuffered(project, it)) {
        let what = "which has a map with integers or `bool` as keys or a 128-bit integer: serde cannot read them here";
        return Some(what.to_owned());
    }
    let mut what = None;
    leaves(project, argument, &mut |leaf| match leaf {
        Type::Unknown | Type::Parameter(_) => {}
        Type::Object(object) => {
            let twice = object.fields.iter().find(|field| beside.contains(field.name.as_str()));
            if let Some(twice) = twice {
                what = Some(format!("which has `{}`, too", twice.name));
            } else if matches!(object.additional, Additional::Of(_)) {
                what = Some("which takes all properties that are left".to_owned());
            } else if matches!(object.additional, Additional::Refused) && sees_all {
                what = Some("which refuses the properties beside its own".to_owned());
            }
        }
        _ => what = Some("which is not always an object in JSON".to_owned()),
    });
    what
}

/// The names of the properties that stand beside a parameter that is flattened.
fn beside<'t>(target: &'t Definition, parameter: &str) -> Set<&'t str> {
    let mut found = Set::new();
    let mut types: Vec<&Type> = target.forms().collect();
    while let Some(ty) = types.pop() {
        match ty {
            Type::Union(union) => types.extend(union.members.iter().map(|member| &member.ty)),
            Type::Object(object) => {
                let is_it = |ty: &Type| matches!(ty, Type::Parameter(name) if name == parameter);
                if object.merged.iter().any(|merged| is_it(&merged.ty)) {
                    found.extend(object.fields.iter().map(|field| field.name.as_str()));
                }
            }
            _ => {}
        }
    }
    found
}

fn refusal(reference: &Reference, argument: &Type, what: &str) -> Diagnostic {
    let name = &reference.name;
    let argument = match argument {
        Type::Reference(reference) => format!("`{}`", reference.name),
        _ => "its argument".to_owned(),
    };
    let message = format!("`{name}` flattens {argument}, {what}");
    let help = format!(
        "use a struct with other fields as the argument, or write `{name}` out without the type parameter"
    );
    Diagnostic::new(Code::UnsupportedRust, reference.place, message).help(help)
}

/// The positions of the parameters that are flattened, by the names of the generic types; also
/// where one is an argument of another such type.
fn mixed(project: &Project) -> Map<String, Set<usize>> {
    let is_generic = |it: &&Definition| it.rust.is_source && !it.generics().is_empty();
    let generic: Vec<&Definition> = project.definitions.values().filter(is_generic).collect();
    let mut mixed: Map<String, Set<usize>> = Map::new();
    loop {
        let mut is_changed = false;
        for definition in &generic {
            let mut names = Set::new();
            definition.forms().for_each(|ty| collect(project, ty, &mixed, &mut names));
            for (position, name) in definition.generics().iter().enumerate() {
                if names.contains(name) {
                    let known = mixed.entry(definition.name().to_owned()).or_default();
                    is_changed |= known.insert(position);
                }
            }
        }
        if !is_changed {
            return mixed;
        }
    }
}

fn collect(project: &Project, ty: &Type, mixed: &Map<String, Set<usize>>, names: &mut Set<String>) {
    let mut add = |leaf: &Type| {
        if let Type::Parameter(name) = leaf {
            names.insert(name.clone());
        }
    };
    match ty {
        Type::Object(object) => object.merged.iter().for_each(|merged| add(&merged.ty)),
        Type::Reference(reference) => {
            arguments(reference, mixed).for_each(|(_, it)| leaves(project, it, &mut add));
        }
        _ => {}
    }
    each_part(ty, &mut |part| collect(project, part.ty, mixed, names));
}

/// The arguments of a reference that are flattened, with their positions.
fn arguments<'r>(
    reference: &'r Reference,
    mixed: &Map<String, Set<usize>>,
) -> impl Iterator<Item = (usize, &'r Type)> {
    let positions = reference.definition.as_ref().and_then(|name| mixed.get(name));
    let arguments = reference.arguments.iter().enumerate();
    arguments.filter(move |(position, _)| positions.is_some_and(|it| it.contains(position)))
}

/// Visits what a type is in the end, behind references and choices.
fn leaves(project: &Project, ty: &Type, visit: &mut dyn FnMut(&Type)) {
    Leaves { project, left: Cell::new(MOST) }.visit(ty, visit);
}

struct Leaves<'a> {
    project: &'a Project,
    left: Cell<usize>,
}

impl Leaves<'_> {
    fn visit(&self, ty: &Type, visit: &mut dyn FnMut(&Type)) {
        let Some(left) = self.left.get().checked_sub(1) else { return };
        self.left.set(left);
        match ty {
            Type::Union(union) => {
                union.members.iter().for_each(|member| self.visit(&member.ty, visit));
            }
            Type::Reference(reference) => {
                let target = reference.definition.as_ref();
                let Some(target) = target.and_then(|name| find(self.project, name)) else { return };
                let mut in_target = |leaf: &Type| match leaf {
                    Type::Parameter(name) => {
                        let position = target.generics().iter().position(|it| it == name);
                        let argument = position.and_then(|it| reference.arguments.get(it));
                        if let Some(argument) = argument {
                            self.visit(argument, visit);
                        }
                    }
                    leaf => visit(leaf),
                };
                target.forms().for_each(|ty| self.visit(ty, &mut in_target));
            }
            leaf => visit(leaf),
        }
    }
}
