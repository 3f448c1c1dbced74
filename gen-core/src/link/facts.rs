//! What a type says about fields of it: whether serde takes one that is missing for `None`, and what
//! stands in for it.

use crate::model::{Definition, Main, Presence, Project, Reference, Type, TypeDefinition};
use crate::ordered::{Map, Set};
use crate::value::Value;

/// The facts of all definitions, by name.
pub(super) struct Facts(Map<String, Fact>);

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
        let mut finding = Finding { project, known: Map::new(), open: Set::new() };
        for (name, definition) in &project.definitions {
            finding.definition(name, definition);
        }
        Facts(finding.known)
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

/// Finds the facts, each once.
struct Finding<'a> {
    project: &'a Project,
    known: Map<String, Fact>,
    /// The definitions of which the facts are being found.
    open: Set<&'a str>,
}

impl<'a> Finding<'a> {
    /// What a definition says, through types that are read as another is.
    fn definition(&mut self, name: &'a str, definition: &'a Definition) -> Fact {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        if !self.open.insert(name) {
            return Fact::default();
        }
        let fact = match &definition.main {
            Main::Component(_) => Fact::default(),
            Main::Type(ty) => self.type_definition(ty),
        };
        self.open.remove(name);
        self.known.insert(name.to_owned(), fact.clone());
        fact
    }

    fn type_definition(&mut self, ty: &'a TypeDefinition) -> Fact {
        let default = ty.as_field.default.clone();
        match &ty.as_field.presence {
            Presence::Optional => Fact { is_option: IsOption::Yes, default },
            Presence::OfType { .. } => {
                let inner = self.of_type(ty.input.as_ref().unwrap_or(&ty.ty), &ty.generics);
                Fact { default: default.or(inner.default), ..inner }
            }
            Presence::Required | Presence::Default(_) => Fact { is_option: IsOption::No, default },
        }
    }

    /// What a type says in a definition with these type parameters.
    fn of_type(&mut self, ty: &'a Type, generics: &[String]) -> Fact {
        match ty {
            Type::Parameter(name) => {
                let position = generics.iter().position(|it| it == name);
                let is_option = position.map_or(IsOption::No, IsOption::AsArgument);
                Fact { is_option, default: None }
            }
            Type::Reference(reference) => {
                let target = reference.definition.as_ref();
                let target = target.and_then(|name| self.project.definitions.get_key_value(name));
                let Some((name, target)) = target else { return Fact::default() };
                let fact = self.definition(name, target);
                let IsOption::AsArgument(position) = fact.is_option else { return fact };
                let is_option = match reference.arguments.get(position) {
                    _ if reference.options.contains(&position) => IsOption::Yes,
                    Some(ty) => self.of_type(ty, generics).is_option,
                    None => IsOption::No,
                };
                Fact { is_option, ..fact }
            }
            _ => Fact::default(),
        }
    }
}
