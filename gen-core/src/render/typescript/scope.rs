//! The names in a file: what it imports, and what is called otherwise because a name is taken.

use crate::model::{Definition, Main, Project, Reference, Type, TypeDefinition, TypeScript};
use crate::name::{Part, exports, input_name, parts, parts_of_object};
use crate::ordered::{Map, Set};

/// The names in a file.
pub(super) struct Scope<'a> {
    definition: &'a Definition,
    project: &'a Project,
    /// What is imported, and what it is called here.
    pub(super) imports: Map<Import<'a>, String>,
    parameters: Map<&'a str, String>,
    slot: String,
}

/// Something that a file imports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import<'a> {
    /// A name from the file of another definition.
    Definition { definition: &'a str, name: String },
    /// A name from a module.
    Module { module: &'a str, name: &'a str },
    /// All names of a module under one: `* as React`.
    Namespace { module: &'a str, name: &'a str },
}

impl Import<'_> {
    fn name(&self) -> &str {
        match self {
            Import::Definition { name, .. } => name,
            Import::Module { name, .. } | Import::Namespace { name, .. } => name,
        }
    }
}

impl<'a> Scope<'a> {
    /// The names in the file of a definition.
    pub(super) fn new(definition: &'a Definition, project: &'a Project) -> Self {
        let mut scope = Scope {
            definition,
            project,
            imports: Map::new(),
            parameters: Map::new(),
            slot: "Slot".into(),
        };
        let mut taken: Set<String> =
            exports(definition).into_iter().map(|(name, _)| name).collect();
        let locals = definition.locals.iter().flat_map(|local| &local.generics);
        for parameter in definition.generics().iter().chain(locals) {
            if !scope.parameters.contains_key(parameter.as_str()) {
                let name = free(parameter, &taken);
                taken.insert(name.clone());
                scope.parameters.insert(parameter, name);
            }
        }
        scope.find_imports(&mut taken);
        for (import, local) in scope.imports.iter_mut() {
            *local = free(import.name(), &taken);
            taken.insert(local.clone());
        }
        scope.slot = free("Slot", &taken);
        scope
    }

    /// What a reference is called here; where something is accepted, it means what is accepted.
    pub(super) fn reference(&self, reference: &'a Reference, accepted: bool) -> String {
        let name = self.exported(reference, accepted);
        match self.other(reference) {
            None => name,
            Some(definition) => {
                let import = Import::Definition { definition, name };
                match self.imports.get(&import) {
                    Some(local) => local.clone(),
                    None => import.name().to_owned(),
                }
            }
        }
    }

    /// What a type of a module or of TypeScript itself is called here.
    pub(super) fn path(&self, path: &str, module: Option<&str>) -> String {
        let Some(module) = module else { return path.to_owned() };
        let (first, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
        let local = self.imports.get(&imported(module, first, rest));
        local.map_or(first, String::as_str).to_owned() + rest
    }

    /// What a type parameter is called here.
    pub(super) fn parameter(&self, parameter: &str) -> String {
        self.parameters.get(parameter).map_or(parameter, String::as_str).to_owned()
    }

    /// What the type parameter for the content of slots is called.
    pub(super) fn slot(&self) -> &str {
        &self.slot
    }

    /// The type that a reference means, unless it is the props of a component.
    pub(super) fn alias(&self, reference: &Reference, accepted: bool) -> Option<&'a Type> {
        let definition = self.defining(reference)?;
        let found = match &definition.main {
            Main::Type(ty) if ty.name == reference.name => ty,
            _ => definition.locals.iter().find(|local| local.name == reference.name)?,
        };
        match &found.input {
            Some(input) if accepted => Some(input),
            _ => Some(&found.ty),
        }
    }

    /// The definition to which a reference leads, if that is another one.
    fn other(&self, reference: &'a Reference) -> Option<&'a str> {
        reference.definition.as_deref().filter(|name| *name != self.definition.name())
    }

    fn defining(&self, reference: &Reference) -> Option<&'a Definition> {
        match &reference.definition {
            Some(name) if name != self.definition.name() => self.project.definitions.get(name),
            _ => Some(self.definition),
        }
    }

    fn exported(&self, reference: &Reference, accepted: bool) -> String {
        let has_input = |definition: &Definition| {
            let local = definition.locals.iter().find(|local| local.name == reference.name);
            match local {
                Some(local) => local.input.is_some(),
                None => definition.has_input(),
            }
        };
        if accepted && self.defining(reference).is_some_and(has_input) {
            input_name(&reference.name)
        } else {
            reference.name.clone()
        }
    }

    fn find_imports(&mut self, taken: &mut Set<String>) {
        let definition = self.definition;
        match &definition.main {
            Main::Component(component) => {
                self.find_in(vec![(&component.props).into()], false, taken);
                for payload in component.events.iter().filter_map(|event| event.payload.as_ref()) {
                    self.find_in(vec![payload.into()], false, taken);
                }
                for props in component.slots.iter().filter_map(|slot| slot.props.as_ref()) {
                    self.find_in(parts_of_object(props), false, taken);
                }
                if let Some(input) = &component.input {
                    self.find_in(vec![input.into()], true, taken);
                }
            }
            Main::Type(ty) => self.find_in_type(ty, taken),
        }
        for local in &definition.locals {
            self.find_in_type(local, taken);
        }
    }

    fn find_in_type(&mut self, definition: &'a TypeDefinition, taken: &mut Set<String>) {
        self.find_in(vec![(&definition.ty).into()], false, taken);
        if let Some(input) = &definition.input {
            self.find_in(vec![input.into()], true, taken);
        }
    }

    fn find_in(&mut self, types: Vec<Part<'a>>, accepted: bool, taken: &mut Set<String>) {
        for Part { ty, .. } in types {
            match ty {
                Type::Reference(reference) => {
                    if let Some(definition) = self.other(reference) {
                        let name = self.exported(reference, accepted);
                        let import = Import::Definition { definition, name };
                        self.imports.insert(import, String::new());
                    }
                }
                Type::TypeScript(TypeScript::Named { path, module, .. }) => {
                    let (first, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
                    match module {
                        Some(module) => {
                            self.imports.insert(imported(module, first, rest), String::new());
                        }
                        None => {
                            taken.insert(first.to_owned());
                        }
                    }
                }
                _ => {}
            }
            self.find_in(parts(ty), accepted, taken);
        }
    }
}

/// What is imported for a path: its first name, or the module as a whole if the path goes on.
fn imported<'a>(module: &'a str, name: &'a str, rest: &str) -> Import<'a> {
    if rest.is_empty() {
        Import::Module { module, name }
    } else {
        Import::Namespace { module, name }
    }
}

fn free(name: &str, taken: &Set<String>) -> String {
    let mut name = name.to_owned();
    while taken.contains(&name) {
        name.push('_');
    }
    name
}
