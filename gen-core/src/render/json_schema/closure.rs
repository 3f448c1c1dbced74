//! What a schema file has to hold: everything that its root refers to, directly or not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::{
    Additional, Component, Definition, Main, Object, Project, Reference, Type, TypeDefinition,
};

/// Something with a schema and a name of its own, in one of its two forms.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The definition whose file exports it.
    home: &'a Definition,
    pub(super) what: What<'a>,
    /// Whether it is the form that is accepted, where that differs from what is sent.
    input: bool,
}

#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    Component(&'a Component),
    Type(&'a TypeDefinition),
}

/// What a [`Subject`] is made of.
#[derive(Clone, Copy)]
pub(super) enum Shape<'a> {
    Props(&'a Object),
    Type(&'a Type),
}

impl<'a> Subject<'a> {
    /// What a definition is about, as it is sent.
    pub(super) fn of(definition: &'a Definition) -> Self {
        let what = match &definition.main {
            Main::Component(component) => What::Component(component),
            Main::Type(ty) => What::Type(ty),
        };
        Subject { home: definition, what, input: false }
    }

    /// All that the file of a definition exports, as it is sent.
    pub(super) fn all_of(definition: &'a Definition) -> impl Iterator<Item = Self> {
        let locals = definition.locals.iter();
        let local = |ty| Subject { home: definition, what: What::Type(ty), input: false };
        std::iter::once(Subject::of(definition)).chain(locals.map(local))
    }

    /// The same as it is accepted; no different unless it has an input.
    pub(super) fn accepted(self) -> Self {
        let input = match self.what {
            What::Component(component) => component.input.is_some(),
            What::Type(ty) => ty.input.is_some(),
        };
        Subject { input, ..self }
    }

    /// The name under which a schema refers to it, unique in a project.
    pub(super) fn name(self) -> Cow<'a, str> {
        let name = match self.what {
            What::Component(component) => &component.name,
            What::Type(ty) => &ty.name,
        };
        if self.input { Cow::Owned(format!("{name}Input")) } else { Cow::Borrowed(name) }
    }

    pub(super) fn shape(self) -> Shape<'a> {
        match self.what {
            What::Component(Component { input: Some(input), .. }) if self.input => {
                Shape::Props(input)
            }
            What::Component(component) => Shape::Props(&component.props),
            What::Type(TypeDefinition { input: Some(input), .. }) if self.input => {
                Shape::Type(input)
            }
            What::Type(ty) => Shape::Type(&ty.ty),
        }
    }

    /// What a reference inside this subject stands for.
    pub(super) fn resolve(self, reference: &Reference, project: &'a Project) -> Option<Self> {
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

/// Everything that a subject refers to, directly or not, by name, without itself.
pub(super) fn closure<'a>(
    root: Subject<'a>,
    project: &'a Project,
) -> BTreeMap<String, Subject<'a>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root];
    while let Some(subject) = waiting.pop() {
        let mut visit = |reference: &Reference| {
            let Some(target) = subject.resolve(reference, project) else { return };
            let name = target.name();
            if !found.contains_key(name.as_ref()) {
                found.insert(name.into_owned(), target);
                waiting.push(target);
            }
        };
        match subject.shape() {
            Shape::Props(props) => references_of_object(props, &mut visit),
            Shape::Type(ty) => references(ty, &mut visit),
        }
    }
    found.remove(root.name().as_ref());
    found
}

/// Visits the references that the schema of a type holds.
fn references(ty: &Type, visit: &mut dyn FnMut(&Reference)) {
    match ty {
        Type::Reference(reference) => visit(reference),
        Type::Array(array) => references(&array.items.ty, visit),
        Type::Tuple(items) => items.iter().for_each(|item| references(&item.ty, visit)),
        Type::Object(object) => references_of_object(object, visit),
        Type::Union(union) => union.members.iter().for_each(|member| references(&member.ty, visit)),
        _ => {}
    }
}

fn references_of_object(object: &Object, visit: &mut dyn FnMut(&Reference)) {
    for field in &object.fields {
        if !field.typescript_only {
            references(&field.ty, visit);
        }
    }
    if let Additional::Of(values) = &object.additional {
        references(&values.ty, visit);
    }
}
