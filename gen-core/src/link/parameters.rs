//! Type parameters and what stands in their place.

use super::{find, types_mut};
use crate::model::{Project, Reference, Type, Union};
use crate::name::parts::parts_mut;
use crate::ordered::Map;

/// A type with arguments in place of its parameters.
pub(super) fn substituted(ty: &Type, generics: &[String], arguments: &[Type]) -> Type {
    let mut ty = ty.clone();
    substitute(&mut ty, generics, arguments);
    ty
}

/// Puts arguments in place of parameters.
pub(super) fn substitute(ty: &mut Type, generics: &[String], arguments: &[Type]) {
    if let Type::Parameter(name) = ty {
        let position = generics.iter().position(|parameter| parameter == name);
        if let Some(argument) = position.and_then(|position| arguments.get(position)) {
            *ty = argument.clone();
        }
        return;
    }
    for part in parts_mut(ty) {
        substitute(part, generics, arguments);
    }
    // `T | null` with an argument that is such a choice itself.
    if let Type::Union(Union { discriminator: None, members, .. }) = ty {
        let is_choice = |ty: &Type| matches!(ty, Type::Union(Union { discriminator: None, .. }));
        if let [inner, null] = &members[..]
            && null.ty == Type::Null
            && (is_choice(&inner.ty) || inner.ty == Type::Null)
            && accepts_null(&inner.ty)
        {
            *ty = inner.ty.clone();
        }
    }
}

/// Whether `null` is written among the values of a type.
fn accepts_null(ty: &Type) -> bool {
    match ty {
        Type::Null => true,
        Type::Union(union) => union.members.iter().any(|member| accepts_null(&member.ty)),
        _ => false,
    }
}

/// The type parameters of a definition, and the defaults of the last ones.
struct Defaults {
    generics: Vec<String>,
    defaults: Vec<Type>,
    /// The positions of the parameters of which the default is an `Option`.
    options: Vec<usize>,
}

/// Adds the defaults of type parameters to references that leave them out.
pub(super) fn complete_arguments(project: &mut Project) {
    let has_defaults = |project: &Project| {
        project.definitions.values().any(|it| !it.rust.parameter_defaults.is_empty())
    };
    if !has_defaults(project) {
        return;
    }
    let mut targets: Map<String, Defaults> = Map::new();
    for definition in project.definitions.values() {
        let defaults = &definition.rust.parameter_defaults;
        if !defaults.is_empty() {
            let generics = definition.generics().to_vec();
            let options = definition.rust.option_defaults.clone();
            let found = Defaults { generics, defaults: defaults.clone(), options };
            targets.insert(definition.name().to_owned(), found);
        }
    }
    let names: Vec<String> = project.definitions.keys().cloned().collect();
    for name in names {
        let Some(mut definition) = project.definitions.remove(&name) else { continue };
        for ty in types_mut(&mut definition) {
            complete(ty, project, &name, &targets);
        }
        project.definitions.insert(name, definition);
    }
}

fn complete(ty: &mut Type, project: &Project, itself: &str, targets: &Map<String, Defaults>) {
    for part in parts_mut(ty) {
        complete(part, project, itself, targets);
    }
    let Type::Reference(Reference { definition: Some(target), arguments, options, .. }) = ty else {
        return;
    };
    let name = find(project, target).map_or(itself, |found| found.name());
    let Some(of_target) = targets.get(name) else { return };
    let Defaults { generics, defaults, options: of_defaults } = of_target;
    let first = generics.len() - defaults.len().min(generics.len());
    while arguments.len() >= first && arguments.len() < generics.len() {
        let default = &defaults[arguments.len() - first];
        let argument = substituted(default, generics, arguments);
        let is_option = |name| {
            let position = generics.iter().position(|it| it == name);
            position.is_some_and(|position| options.contains(&position))
        };
        if of_defaults.contains(&arguments.len())
            || matches!(default, Type::Parameter(name) if is_option(name))
        {
            options.push(arguments.len());
        }
        arguments.push(argument);
    }
}
