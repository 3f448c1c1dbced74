//! A walk over every type of a definition.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{
    Additional, Definition, Described, Main, Object, Type, TypeDefinition, TypeScript,
};

/// Where a type stands: the nearest key, and the way from there.
#[derive(Clone)]
pub(super) struct Site {
    pub(super) place: Place,
    pub(super) path: Vec<String>,
    /// The key or name itself, for messages.
    pub(super) name: String,
}

impl Site {
    pub(super) fn new(place: Place, name: &str) -> Site {
        Site { place, path: Vec::new(), name: name.to_owned() }
    }

    fn below(&self, segment: impl Into<String>) -> Site {
        let mut site = self.clone();
        site.path.push(segment.into());
        site
    }

    /// A diagnostic about one key of what stands here.
    pub(super) fn diagnostic(&self, code: Code, key: &str, message: String) -> Diagnostic {
        let path =
            self.path.iter().map(String::as_str).chain([key]).filter(|segment| !segment.is_empty());
        Diagnostic::new(code, self.place, message).at(path)
    }
}

type Visitor<'v> = dyn FnMut(&Type, &Site) + 'v;

/// Calls the visitor with every type of the definition, outer types first.
pub(super) fn each_type(definition: &Definition, visitor: &mut Visitor) {
    let types = definition.locals.iter();
    match &definition.main {
        Main::Component(component) => {
            let site = Site::new(definition.place, &component.name);
            object(&component.props, &site, visitor);
            for event in &component.events {
                if let Some(payload) = &event.payload {
                    visit(payload, &Site::new(event.place, &event.name), visitor);
                }
            }
            for slot in &component.slots {
                if let Some(props) = &slot.props {
                    object(props, &Site::new(slot.place, &slot.name), visitor);
                }
            }
        }
        Main::Type(ty) => visit(&ty.ty, &Site::new(ty.place, &ty.name), visitor),
    }
    for ty in types {
        visit(&ty.ty, &Site::new(ty.place, &ty.name), visitor);
    }
}

/// The same for what is accepted, where that differs from what is sent.
pub(super) fn each_accepted_type(definition: &Definition, visitor: &mut Visitor) {
    match &definition.main {
        Main::Component(component) => {
            let site = Site::new(definition.place, &component.name);
            component.input.iter().for_each(|input| object(input, &site, visitor));
        }
        Main::Type(ty) => accepted_type(ty, visitor),
    }
    definition.locals.iter().for_each(|ty| accepted_type(ty, visitor));
}

fn accepted_type(ty: &TypeDefinition, visitor: &mut Visitor) {
    let site = Site::new(ty.place, &ty.name);
    ty.input.iter().for_each(|input| visit(input, &site, visitor));
}

/// Props and slot props are no [`Type`] in the model, but are judged like one.
fn object(object: &Object, site: &Site, visitor: &mut Visitor) {
    visit(&Type::Object(object.clone()), site, visitor);
}

fn visit(ty: &Type, site: &Site, visitor: &mut Visitor) {
    visitor(ty, site);
    match ty {
        Type::Array(array) => visit(&array.items.ty, &site.below("items"), visitor),
        Type::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(&item.ty, &site.below("prefixItems").below(index.to_string()), visitor);
            }
        }
        Type::Object(object) => {
            for field in &object.fields {
                visit(&field.ty, &Site::new(field.place, &field.name), visitor);
            }
            if let Additional::Of(values) = &object.additional {
                visit(&values.ty, &site.below("additionalProperties"), visitor);
            }
        }
        Type::Union(union) => {
            for (index, Described { ty, .. }) in union.members.iter().enumerate() {
                visit(ty, &site.below("anyOf").below(index.to_string()), visitor);
            }
        }
        Type::Reference(reference) => {
            reference.arguments.iter().for_each(|argument| visit(argument, site, visitor));
        }
        Type::TypeScript(TypeScript::Named { arguments, .. }) => {
            arguments.iter().for_each(|argument| visit(argument, site, visitor));
        }
        Type::TypeScript(TypeScript::Function { parameters, result }) => {
            parameters.iter().for_each(|parameter| visit(&parameter.ty, site, visitor));
            visit(result, site, visitor);
        }
        Type::TypeScript(TypeScript::Intersection(members)) => {
            members.iter().for_each(|member| visit(member, site, visitor));
        }
        Type::Unknown
        | Type::Null
        | Type::Boolean
        | Type::Number(_)
        | Type::String(_)
        | Type::Literal(_)
        | Type::Enum(_)
        | Type::Parameter(_) => {}
    }
}
