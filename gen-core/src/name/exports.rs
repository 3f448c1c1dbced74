use super::inline::{Inline, InlineType, inline_types, inline_types_of_object, input_name};
use crate::diagnostic::Place;
use crate::model::{Component, Definition, Main, Object, Type, TypeDefinition};
use crate::ordered::Set;

/// Every TypeScript name that the file of a definition declares, and the place it comes from.
/// Most are exported; the rest may not be taken either.
///
/// A name occurs more than once when different things claim it.
pub fn exports(definition: &Definition) -> Vec<(String, Place)> {
    let mut exports = Exports { names: Vec::new(), sent: Set::new() };
    match &definition.main {
        Main::Component(component) => exports.component(component, definition.place),
        Main::Type(ty) => exports.type_definition(ty),
    }
    for local in &definition.locals {
        exports.type_definition(local);
    }
    exports.names
}

struct Exports {
    names: Vec<(String, Place)>,
    /// The inline types of what is sent, which what is accepted may share.
    sent: Set<String>,
}

impl Exports {
    fn component(&mut self, component: &Component, place: Place) {
        let props = format!("{}Props", component.name);
        self.own(props.clone(), &component.props, place);
        if let Some(input) = &component.input {
            self.own(input_name(&props), input, place);
        }
        if !component.events.is_empty() {
            self.names.push((format!("{}Events", component.name), place));
        }
        if !component.slots.is_empty() {
            self.names.push((format!("{}Slots", component.name), place));
        }
        self.inline(inline_types(&component.props, place));
        for event in &component.events {
            if let Some(payload) = &event.payload {
                self.inline(inline_types(payload, event.place));
            }
        }
        for slot in &component.slots {
            if let Some(props) = &slot.props {
                self.inline(inline_types_of_object(props, slot.place));
            }
        }
        if let Some(input) = &component.input {
            self.inline_of_input(inline_types(input, place));
        }
    }

    fn type_definition(&mut self, definition: &TypeDefinition) {
        let place = definition.place;
        self.own(definition.name.clone(), &definition.ty, place);
        if let Some(input) = &definition.input {
            self.own(input_name(&definition.name), input, place);
        }
        self.inline(inline_types(&definition.ty, place));
        if let Some(input) = &definition.input {
            self.inline_of_input(inline_types(input, place));
        }
    }

    fn own(&mut self, name: String, ty: &Type, place: Place) {
        match ty {
            Type::Object(object) => self.object(name, object, place),
            _ => self.names.push((name, place)),
        }
    }

    fn object(&mut self, name: String, object: &Object, place: Place) {
        let has_base = !object.groups.is_empty() || !object.merged.is_empty();
        if has_base && !object.fields.is_empty() {
            self.names.push((base_name(&name), place));
        }
        self.names.push((name, place));
    }

    fn inline(&mut self, found: Vec<Inline<'_>>) {
        for inline in found {
            self.sent.insert(inline.name.to_owned());
            self.inline_type(inline);
        }
    }

    fn inline_of_input(&mut self, found: Vec<Inline<'_>>) {
        for inline in found {
            if !self.sent.contains(inline.name) {
                self.inline_type(inline);
            }
        }
    }

    fn inline_type(&mut self, inline: Inline<'_>) {
        let name = inline.name.to_owned();
        match inline.ty {
            InlineType::Object(object) => self.object(name, object, inline.place),
            InlineType::Enum(_) | InlineType::Union(_) => self.names.push((name, inline.place)),
        }
    }
}

/// The interface with all properties of an object of which a group must be there.
pub(crate) fn base_name(name: &str) -> String {
    format!("{name}Base")
}

#[cfg(test)]
mod tests;
