//! A walk over every type of a definition.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Definition, Main, Object, Type, TypeDefinition};
use crate::name::{Part, each_part, each_part_of_object};
use crate::subject::Shape;

/// Where a type stands: the nearest key, and the way from there.
pub(super) struct Site<'s> {
    pub(super) place: Place,
    /// The key or name itself, for messages.
    pub(super) name: &'s str,
    /// The type around it and the step from there, unless it stands at the key itself.
    around: Option<(&'s Site<'s>, Step)>,
}

/// From a type to one inside of it.
#[derive(Clone, Copy)]
enum Step {
    /// By one key.
    Key(&'static str),
    /// By a key and a position in the list there.
    Position(&'static str, usize),
}

impl<'s> Site<'s> {
    fn new(place: Place, name: &'s str) -> Site<'s> {
        Site { place, name, around: None }
    }

    fn below(&'s self, step: Step) -> Site<'s> {
        Site { around: Some((self, step)), ..*self }
    }

    /// The way from the key to what stands here.
    pub(super) fn path(&self) -> Vec<String> {
        let Some((around, step)) = self.around else { return Vec::new() };
        let mut path = around.path();
        match step {
            Step::Key(key) => path.push(key.to_owned()),
            Step::Position(key, position) => path.extend([key.to_owned(), position.to_string()]),
        }
        path
    }

    /// A diagnostic about one key of what stands here.
    pub(super) fn diagnostic(&self, code: Code, key: &str, message: String) -> Diagnostic {
        let path = self.path().into_iter().chain([key.to_owned()]);
        Diagnostic::new(code, self.place, message).at(path.filter(|segment| !segment.is_empty()))
    }
}

type Visitor<'v> = dyn FnMut(Shape, &Site) + 'v;

/// Calls the visitor with every type of the definition, outer types first. The props of a component
/// and of a slot are judged like a type.
pub(super) fn each_type(definition: &Definition, visitor: &mut Visitor) {
    match &definition.main {
        Main::Component(component) => {
            let site = Site::new(definition.place, &component.name);
            visit_shape(&component.props, &site, visitor);
            for event in &component.events {
                if let Some(payload) = &event.payload {
                    visit(payload, &Site::new(event.place, &event.name), visitor);
                }
            }
            for slot in &component.slots {
                if let Some(props) = &slot.props {
                    visit_props(props, &Site::new(slot.place, &slot.name), visitor);
                }
            }
        }
        Main::Type(ty) => visit(&ty.ty, &Site::new(ty.place, &ty.name), visitor),
    }
    for ty in &definition.locals {
        visit(&ty.ty, &Site::new(ty.place, &ty.name), visitor);
    }
}

/// The same for what is accepted, where that differs from what is sent.
pub(super) fn each_accepted_type(definition: &Definition, visitor: &mut Visitor) {
    match &definition.main {
        Main::Component(component) => {
            let site = Site::new(definition.place, &component.name);
            component.input.iter().for_each(|input| visit_shape(input, &site, visitor));
        }
        Main::Type(ty) => visit_accepted(ty, visitor),
    }
    definition.locals.iter().for_each(|ty| visit_accepted(ty, visitor));
}

fn visit_accepted(ty: &TypeDefinition, visitor: &mut Visitor) {
    let site = Site::new(ty.place, &ty.name);
    ty.input.iter().for_each(|input| visit(input, &site, visitor));
}

fn visit_shape(props: &Type, site: &Site, visitor: &mut Visitor) {
    match props {
        Type::Object(object) => visit_props(object, site, visitor),
        props => visit(props, site, visitor),
    }
}

fn visit_props(props: &Object, site: &Site, visitor: &mut Visitor) {
    visitor(Shape::Props(props), site);
    each_part_of_object(props, &mut |part| visit_part(&part, site, ADDITIONAL, visitor));
}

fn visit(ty: &Type, site: &Site, visitor: &mut Visitor) {
    visitor(Shape::Type(ty), site);
    let mut position = 0;
    each_part(ty, &mut |part| {
        let step = match ty {
            Type::Array(_) => Some(Step::Key("items")),
            Type::Tuple(_) => Some(Step::Position("prefixItems", position)),
            Type::Object(_) => ADDITIONAL,
            Type::Union(_) => Some(Step::Position("anyOf", position)),
            _ => None,
        };
        position += 1;
        visit_part(&part, site, step, visitor);
    });
}

/// The step to what is in an object and has no key.
const ADDITIONAL: Option<Step> = Some(Step::Key("additionalProperties"));

fn visit_part(part: &Part, site: &Site, step: Option<Step>, visitor: &mut Visitor) {
    match (part.field, step) {
        (Some(field), _) => visit(part.taken(), &Site::new(field.place, &field.name), visitor),
        (None, Some(step)) => visit(part.taken(), &site.below(step), visitor),
        (None, None) => visit(part.taken(), site, visitor),
    }
}
