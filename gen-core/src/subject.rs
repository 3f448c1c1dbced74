//! What a name stands for: which component or type a reference means, and in which form.

use std::borrow::Cow;

use crate::model::{Component, Definition, Main, Object, Project, Reference, Type, TypeDefinition};

/// Where a reference stands: in whose file, and in which form of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// The definition whose local types are known by their names alone.
    pub(crate) home: &'a Definition,
    /// Whether it stands in the form that is accepted; then it means such forms too.
    pub(crate) input: bool,
}

impl<'a> Scope<'a> {
    /// What a reference means; nothing if there is no such definition.
    pub(crate) fn resolve(
        self,
        reference: &Reference,
        project: &'a Project,
    ) -> Option<Subject<'a>> {
        let home = match &reference.definition {
            Some(name) if name != self.home.name() => project.definitions.get(name)?,
            _ => self.home,
        };
        let target = Subject::all_of(home)
            .skip(1)
            .find(|local| local.name() == reference.name)
            .unwrap_or_else(|| Subject::of(home));
        Some(if self.input { target.accepted() } else { target })
    }
}

/// A component or a type that has a name of its own, in one of its two forms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// Where its references stand.
    pub(crate) scope: Scope<'a>,
    /// What it is.
    pub(crate) what: What<'a>,
}

/// What a [`Subject`] is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What<'a> {
    Component(&'a Component),
    Type(&'a TypeDefinition),
}

/// What a [`Subject`] is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape<'a> {
    Props(&'a Object),
    Type(&'a Type),
}

impl<'a> Shape<'a> {
    /// The shape of props, which may be a choice.
    pub(crate) fn of_props(props: &'a Type) -> Self {
        match props {
            Type::Object(object) => Shape::Props(object),
            props => Shape::Type(props),
        }
    }
}

impl<'a> Subject<'a> {
    /// What a definition is about, as it is sent.
    pub(crate) fn of(definition: &'a Definition) -> Self {
        let what = match &definition.main {
            Main::Component(component) => What::Component(component),
            Main::Type(ty) => What::Type(ty),
        };
        Subject { scope: Scope { home: definition, input: false }, what }
    }

    /// All that the file of a definition exports, as it is sent.
    pub(crate) fn all_of(definition: &'a Definition) -> impl Iterator<Item = Self> {
        let scope = Scope { home: definition, input: false };
        let locals = definition.locals.iter();
        let local = move |ty| Subject { scope, what: What::Type(ty) };
        std::iter::once(Subject::of(definition)).chain(locals.map(local))
    }

    /// The same as it is accepted; no different unless it has an input.
    pub(crate) fn accepted(self) -> Self {
        let input = match self.what {
            What::Component(component) => component.input.is_some(),
            What::Type(ty) => ty.input.is_some(),
        };
        Subject { scope: Scope { input, ..self.scope }, ..self }
    }

    /// The name that no other component, type or form of the project has.
    pub(crate) fn name(self) -> Cow<'a, str> {
        let name = match self.what {
            What::Component(component) => &component.name,
            What::Type(ty) => &ty.name,
        };
        if self.scope.input { Cow::Owned(format!("{name}Input")) } else { Cow::Borrowed(name) }
    }

    /// Its type parameters.
    #[cfg(feature = "yaml")]
    pub(crate) fn generics(self) -> &'a [String] {
        match self.what {
            What::Component(component) => &component.generics,
            What::Type(ty) => &ty.generics,
        }
    }

    /// Where it stands in memory, which tells it from everything else as long as it is borrowed.
    pub(crate) fn address(self) -> usize {
        match self.what {
            What::Component(component) => std::ptr::from_ref(component).addr(),
            What::Type(ty) => std::ptr::from_ref(ty).addr(),
        }
    }

    /// What it is made of, in its form.
    pub(crate) fn shape(self) -> Shape<'a> {
        match self.what {
            What::Component(_) => Shape::of_props(self.ty()),
            What::Type(_) => Shape::Type(self.ty()),
        }
    }

    /// The type that it is, in its form.
    pub(crate) fn ty(self) -> &'a Type {
        let (ty, input) = match self.what {
            What::Component(component) => (&component.props, &component.input),
            What::Type(ty) => (&ty.ty, &ty.input),
        };
        input.as_ref().filter(|_| self.scope.input).unwrap_or(ty)
    }
}
