//! Puts files together: every component gets what folders, `extends` and `uses` give it, every
//! name gets its meaning, and what was written becomes the [`model`](crate::model).

mod constrain;
mod extensions;
mod flatten;
mod inherit;
mod lower;
mod merge;
mod names;
mod rename;
#[cfg(test)]
mod tests;
mod typescript;

use std::collections::BTreeMap;

use crate::contract;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::link;
use crate::model::{
    AsField, Component, Definition, Docs, Example, Main, Project, RustFacts, Type, TypeDefinition,
};
use crate::name;
use crate::read::yaml::{DocsForm, File, RawComponent, RawType};

use flatten::Flat;
use lower::Lowering;
use names::{Names, Scope};

/// Flattens what the YAML files say and joins it with the definitions that were read from Rust.
/// A project with diagnostics is not complete: it is good for more checks, not for rendering.
pub fn assemble(mut files: Vec<File>, rust: Vec<Definition>) -> (Project, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut names = Names::collect(&files, &rust, &mut diagnostics);
    inherit::expand(&mut files, &mut diagnostics);
    let flats = flatten::flatten(&files, &mut diagnostics);
    for flat in &flats {
        names.set_generics(&flat.component.name, flat.generics.len());
    }

    let mut project = Project::default();
    for flat in &flats {
        let definition = component(flat, &names, &mut diagnostics);
        if flat.component.is_abstract {
            project.bases.push(definition);
        } else {
            insert(&mut project, definition);
        }
    }
    for ty in files.iter().flat_map(|file| &file.types) {
        let scope = Scope::new(&names, None, &[], &ty.generics, &mut diagnostics);
        let main = Main::Type(type_definition(ty, ty.name.value.clone(), &scope, &mut diagnostics));
        let definition = Definition {
            place: ty.name.place,
            main,
            locals: Vec::new(),
            tags: Vec::new(),
            extensions: Vec::new(),
            rust: RustFacts::default(),
        };
        insert(&mut project, definition);
    }
    let contracts = join(&mut project, rust, &mut diagnostics);
    diagnostics.extend(link_all(&mut project, contracts));
    name::name_inline_types(&mut project);
    for definition in project.definitions.values_mut() {
        let properties = extensions::of_properties(definition);
        definition.extensions.extend(properties);
    }
    diagnostic::sort(&mut diagnostics);
    (project, diagnostics)
}

/// Puts the definitions of Rust among those of YAML. Those that are in both stay as the YAML has
/// them; they are given back.
fn join(
    project: &mut Project,
    rust: Vec<Definition>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Definition> {
    let mut contracts = Vec::new();
    let mut others = BTreeMap::new();
    for definition in rust {
        let Some(yaml) = project.definitions.get_mut(definition.name()) else {
            others.insert(definition.name().to_owned(), definition);
            continue;
        };
        let other = contract::other_parameters(yaml, &definition);
        if other.is_none() {
            contract::supplement(yaml, &definition);
            contracts.push(definition);
        }
        diagnostics.extend(other);
    }
    project.definitions.extend(others);
    contracts
}

/// Links the project, and compares it with one in which the contracts are as Rust has them.
fn link_all(project: &mut Project, contracts: Vec<Definition>) -> Vec<Diagnostic> {
    if contracts.is_empty() {
        return link::link(project);
    }
    let names: Vec<String> = contracts.iter().map(|it| it.name().to_owned()).collect();
    let mut rust = Project { definitions: project.definitions.clone(), ..Project::default() };
    let contracts = contracts.into_iter().map(|it| (it.name().to_owned(), it));
    rust.definitions.extend(contracts);
    let mut diagnostics = link::link(project);
    let found = link::link(&mut rust);
    diagnostics
        .extend(found.into_iter().filter(|one| !diagnostics.contains(one)).collect::<Vec<_>>());
    diagnostics.extend(contract::differences(&names, project, &rust));
    diagnostics
}

/// The first of two definitions with one name stays; the second was reported.
fn insert(project: &mut Project, definition: Definition) {
    project.definitions.entry(definition.name().to_owned()).or_insert(definition);
}

fn component(flat: &Flat, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Definition {
    let RawComponent { name, docs, examples, extensions, .. } = flat.component;
    let generics = flat.generics.iter().copied();
    let scope = Scope::new(names, Some(&name.value), &flat.types, generics, diagnostics);
    let mut lowering = Lowering::new(&scope, diagnostics);
    let props = lowering.props(flat.props.iter().map(|prop| &**prop), flat.other, &flat.groups);
    let events = flat.events.iter().map(|(name, form)| lowering.event(name, form)).collect();
    let slots = flat.slots.iter().map(|(name, slot)| lowering.slot(name, slot)).collect();
    let locals = flat
        .types
        .iter()
        .map(|ty| {
            let scope = scope.with_generics(&ty.generics, diagnostics);
            type_definition(ty, names::exported(&name.value, &ty.name.value), &scope, diagnostics)
        })
        .collect();
    let mut docs = documentation(docs);
    docs.since = flat.since.clone();
    docs.deprecated = flat.deprecated.clone();
    Definition {
        place: name.place,
        main: Main::Component(Component {
            name: name.value.clone(),
            docs,
            generics: flat.generics.iter().map(|parameter| parameter.value.clone()).collect(),
            props: Type::Object(props),
            input: None,
            events,
            slots,
            examples: examples
                .iter()
                .map(|example| Example {
                    name: example.name.value.clone(),
                    place: example.name.place,
                    description: None,
                    value: example.value.clone(),
                })
                .collect(),
        }),
        locals,
        tags: flat.tags.clone(),
        extensions: extensions.clone(),
        rust: RustFacts::default(),
    }
}

fn type_definition(
    ty: &RawType,
    exported: String,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) -> TypeDefinition {
    if let Some(default) = &ty.form.default {
        diagnostics.push(
            Diagnostic::new(Code::ConflictingKeys, default.place, "a type has no default")
                .help("state the default where a prop uses the type"),
        );
    }
    let mut lowering = Lowering::new(scope, diagnostics);
    lowering.no_access(&ty.form, "a type");
    let described = lowering.described(&ty.form, &ty.name);
    TypeDefinition {
        name: exported,
        place: ty.name.place,
        docs: described.docs,
        generics: ty.generics.iter().map(|parameter| parameter.value.clone()).collect(),
        ty: described.ty,
        input: None,
        as_field: AsField::default(),
    }
}

pub(crate) fn documentation(form: &DocsForm) -> Docs {
    Docs {
        title: form.title.clone(),
        description: form.description.clone().filter(|text| !text.is_empty()),
        deprecated: form.deprecated.clone().flatten(),
        since: form.since.clone(),
        see: form.see.clone().unwrap_or_default(),
        examples: form.examples.clone().unwrap_or_default(),
        extensions: form.extensions.clone(),
    }
}
