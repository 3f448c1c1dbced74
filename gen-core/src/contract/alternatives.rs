//! What a type may be: itself, or each member of a union, through references.

use crate::model::{Array, Described, Number, Object, Project, Reference, Text, Type};
use crate::subject::{Scope, Shape};
use crate::value::Value;

/// More references than this lead from one type to itself.
const STEPS: usize = 100;

/// A type where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) ty: &'a Type,
    pub(super) scope: Scope<'a>,
    /// What the type parameters around it are, in [`Arguments`].
    pub(super) arguments: usize,
}

impl<'a> Standing<'a> {
    pub(super) fn new(ty: &'a Type, scope: Scope<'a>) -> Self {
        Standing { ty, scope, arguments: Arguments::NONE }
    }

    /// Another type at the same place.
    pub(super) fn with(self, ty: &'a Type) -> Self {
        Standing { ty, ..self }
    }
}

/// One of the things that a type may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alternative<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) scope: Scope<'a>,
    pub(super) arguments: usize,
    /// The name by which it was found.
    pub(super) name: Option<&'a str>,
}

impl<'a> Alternative<'a> {
    pub(super) fn new(kind: Kind<'a>, scope: Scope<'a>) -> Self {
        Alternative { kind, scope, arguments: Arguments::NONE, name: None }
    }

    /// A type inside of it.
    pub(super) fn part(self, ty: &'a Type) -> Standing<'a> {
        Standing { ty, scope: self.scope, arguments: self.arguments }
    }
}

/// A type that is no union and no reference.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    Unknown,
    Null,
    Boolean,
    Number(&'a Number),
    Text(&'a Text),
    Literal(&'a Value),
    Array(&'a Array),
    Tuple(&'a [Described]),
    Object(&'a Object),
    /// A type parameter of the definition, by its position.
    Parameter(usize),
    /// Nothing that JSON has.
    TypeScript,
}

impl Kind<'_> {
    /// Where a type that may contain itself stands in memory.
    pub(super) fn address(&self) -> Option<usize> {
        match self {
            Kind::Array(array) => Some(std::ptr::from_ref(*array).addr()),
            Kind::Tuple(items) => Some(items.as_ptr().addr()),
            Kind::Object(object) => Some(std::ptr::from_ref(*object).addr()),
            _ => None,
        }
    }
}

/// What type parameters are, for each use of a generic type: lists of names and types.
#[derive(Debug)]
pub(super) struct Arguments<'a>(Vec<Vec<(&'a str, Standing<'a>)>>);

impl<'a> Arguments<'a> {
    /// The list of a definition that nobody uses: its parameters are themselves.
    const NONE: usize = 0;

    pub(super) fn new() -> Self {
        Arguments(vec![Vec::new()])
    }

    /// The number of a list, which is the same for equal lists.
    fn number(&mut self, list: Vec<(&'a str, Standing<'a>)>) -> usize {
        let same = |known: &Vec<(&str, Standing)>| {
            known.len() == list.len()
                && known.iter().zip(&list).all(|((name, known), (other, given))| {
                    name == other
                        && std::ptr::eq(known.ty, given.ty)
                        && known.arguments == given.arguments
                        && known.scope.input == given.scope.input
                })
        };
        self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push(list);
            self.0.len() - 1
        })
    }

    fn find(&self, list: usize, name: &str) -> Option<Standing<'a>> {
        let (_, found) = self.0[list].iter().find(|(known, _)| *known == name)?;
        Some(*found)
    }

    /// What a parameter stands for; itself if that is not known.
    pub(super) fn follow(&self, mut standing: Standing<'a>) -> Standing<'a> {
        for _ in 0..STEPS {
            let Type::Parameter(name) = standing.ty else { break };
            let Some(next) = self.find(standing.arguments, name) else { break };
            standing = next;
        }
        standing
    }

    /// The members of a type, references among them as they are.
    pub(super) fn members(&self, standing: Standing<'a>) -> Vec<Standing<'a>> {
        let standing = self.follow(standing);
        match standing.ty {
            Type::Union(union) => union
                .members
                .iter()
                .flat_map(|member| self.members(standing.with(&member.ty)))
                .collect(),
            _ => vec![standing],
        }
    }

    /// All that members may be.
    pub(super) fn alternatives(
        &mut self,
        members: &[Standing<'a>],
        project: &'a Project,
    ) -> Vec<Alternative<'a>> {
        let mut found = Vec::new();
        for member in members {
            self.expand(*member, None, STEPS, project, &mut found);
        }
        found
    }

    fn expand(
        &mut self,
        standing: Standing<'a>,
        name: Option<&'a str>,
        steps: usize,
        project: &'a Project,
        found: &mut Vec<Alternative<'a>>,
    ) {
        let standing = self.follow(standing);
        let Standing { ty, scope, arguments } = standing;
        let mut push = |kind| found.push(Alternative { kind, scope, arguments, name });
        match ty {
            Type::Unknown => push(Kind::Unknown),
            Type::Null => push(Kind::Null),
            Type::Boolean => push(Kind::Boolean),
            Type::Number(number) => push(Kind::Number(number)),
            Type::String(text) => push(Kind::Text(text)),
            Type::Literal(value) => push(Kind::Literal(value)),
            Type::Enum(choice) => {
                choice.values.iter().for_each(|value| push(Kind::Literal(&value.value)));
            }
            Type::Array(array) => push(Kind::Array(array)),
            Type::Tuple(items) => push(Kind::Tuple(items)),
            Type::Object(object) => push(Kind::Object(object)),
            Type::TypeScript(_) => push(Kind::TypeScript),
            Type::Parameter(name) => {
                let position = scope.home.generics().iter().position(|known| known == name);
                push(Kind::Parameter(position.unwrap_or(usize::MAX)));
            }
            Type::Union(union) => {
                for member in &union.members {
                    self.expand(standing.with(&member.ty), name, steps, project, found);
                }
            }
            Type::Reference(reference) => {
                // An unknown name was reported, and so was a type that is nothing but itself.
                let Some(subject) = scope.resolve(reference, project).filter(|_| steps > 0) else {
                    return;
                };
                let arguments = self.number(given(reference, standing, subject.generics()));
                match subject.shape() {
                    Shape::Props(props) => found.push(Alternative {
                        kind: Kind::Object(props),
                        scope: subject.scope,
                        arguments,
                        name: Some(&reference.name),
                    }),
                    Shape::Type(ty) => {
                        let target = Standing { ty, scope: subject.scope, arguments };
                        self.expand(target, Some(&reference.name), steps - 1, project, found);
                    }
                }
            }
        }
    }
}

/// The arguments of a reference by the names of the parameters.
fn given<'a>(
    reference: &'a Reference,
    standing: Standing<'a>,
    parameters: &'a [String],
) -> Vec<(&'a str, Standing<'a>)> {
    let arguments = reference.arguments.iter().map(|ty| standing.with(ty));
    parameters.iter().map(String::as_str).zip(arguments).collect()
}
