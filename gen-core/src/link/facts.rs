//! What a type says about fields of it: whether serde takes one that is missing for `None`, and what
//! stands in for it.

use std::collections::BTreeMap;

use crate::model::{Definition, Main, Presence, Project, Reference, Type};
use crate::value::Value;

/// The facts of all definitions, by name.
pub(super) struct Facts(BTreeMap<String, Fact>);

#[derive(Clone, Default)]
struct Fact {
    is_option: IsOption,
    default: Option<Value>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum IsOption {
    #[default]
    No,
    Yes,
    /// If the argument at this position is one.
    AsArgument(usize),
}

/// How serde reads a field.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reading<'t> {
    /// It has to be there.
    Value,
    /// It may be missing.
    Option,
    /// As it reads the argument for this type parameter.
    Parameter(&'t str),
}

impl Facts {
    pub(super) fn of(project: &Project) -> Self {
        let depth = project.definitions.len();
        let fact =
            |(name, it): (&String, &Definition)| (name.clone(), Fact::of(project, it, depth));
        Facts(project.definitions.iter().map(fact).collect())
    }

    /// How serde reads a field of a type.
    pub(super) fn reading<'t>(&self, ty: &'t Type) -> Reading<'t> {
        match ty {
            Type::Parameter(name) => Reading::Parameter(name),
            Type::Reference(reference) => match self.get(reference).map(|fact| fact.is_option) {
                Some(IsOption::Yes) => Reading::Option,
                Some(IsOption::AsArgument(position)) => self.argument(reference, position),
                Some(IsOption::No) | None => Reading::Value,
            },
            _ => Reading::Value,
        }
    }

    /// How serde reads a field that is an argument of a reference.
    pub(super) fn argument<'t>(&self, reference: &'t Reference, position: usize) -> Reading<'t> {
        if reference.options.contains(&position) {
            return Reading::Option;
        }
        reference.arguments.get(position).map_or(Reading::Value, |argument| self.reading(argument))
    }

    /// What stands in for a field of a type that has a default.
    pub(super) fn default(&self, ty: &Type) -> Option<&Value> {
        let Type::Reference(reference) = ty else { return None };
        self.get(reference)?.default.as_ref()
    }

    fn get(&self, reference: &Reference) -> Option<&Fact> {
        self.0.get(reference.definition.as_ref()?)
    }
}

impl Fact {
    /// What a definition says, through types that are read as another is.
    fn of(project: &Project, definition: &Definition, depth: usize) -> Self {
        let Main::Type(ty) = &definition.main else { return Fact::default() };
        let default = ty.as_field.default.clone();
        match &ty.as_field.presence {
            Presence::Optional => Fact { is_option: IsOption::Yes, default },
            Presence::OfType { .. } => {
                let inner = ty.input.as_ref().unwrap_or(&ty.ty);
                let inner = Fact::of_type(project, inner, &ty.generics, depth);
                Fact { default: default.or(inner.default), ..inner }
            }
            Presence::Required | Presence::Default(_) => Fact { is_option: IsOption::No, default },
        }
    }

    /// What a type says in a definition with these type parameters.
    fn of_type(project: &Project, ty: &Type, generics: &[String], depth: usize) -> Self {
        let as_argument = |name| match generics.iter().position(|it| it == name) {
            Some(position) => IsOption::AsArgument(position),
            None => IsOption::No,
        };
        match ty {
            Type::Parameter(name) => Fact { is_option: as_argument(name), default: None },
            Type::Reference(reference) => {
                let target = reference.definition.as_ref();
                let target = target.and_then(|name| project.definitions.get(name));
                let (Some(target), Some(depth)) = (target, depth.checked_sub(1)) else {
                    return Fact::default();
                };
                let fact = Fact::of(project, target, depth);
                let IsOption::AsArgument(position) = fact.is_option else { return fact };
                let is_option = match reference.arguments.get(position) {
                    _ if reference.options.contains(&position) => IsOption::Yes,
                    Some(ty) => Fact::of_type(project, ty, generics, depth).is_option,
                    None => IsOption::No,
                };
                Fact { is_option, ..fact }
            }
            _ => Fact::default(),
        }
    }
}
