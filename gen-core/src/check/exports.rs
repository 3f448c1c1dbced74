//! Names that TypeScript sees.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Project;
use crate::name;
use crate::ordered::{Map, sort_by_key};

/// Schemas have names of their own beside TypeScript's: a local type is not named as its
/// component, and no definition is named as the input form of another.
pub(super) fn schemas(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let inputs: Map<String, Place> = project
        .definitions
        .values()
        .filter(|definition| definition.has_input())
        .map(|definition| (format!("{}input", definition.name().to_lowercase()), definition.place))
        .collect();
    for definition in project.definitions.values() {
        if let Some(first) = inputs.get(&definition.name().to_lowercase()) {
            let message = format!(
                "`{0}` is also the name of what another definition accepts, and so its files are taken",
                definition.name()
            );
            diagnostics.push(
                Diagnostic::new(Code::ExportCollision, definition.place, message)
                    .related(*first, "what is accepted here has that name")
                    .help("rename one of the two"),
            );
        }
        for local in definition.locals.iter().filter(|local| local.name == definition.name()) {
            let message = format!("the local type `{}` has the name of its component", local.name);
            diagnostics.push(
                Diagnostic::new(Code::ExportCollision, local.place, message)
                    .help("give it another name"),
            );
        }
    }
}

/// No two things are exported under one name, since `index.ts` exports them all: not a prop
/// `variant: a | b` beside a local type `Variant`.
pub(super) fn unique(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, (Place, &str)> = BTreeMap::new();
    let mut definitions: Vec<_> = project.definitions.values().collect();
    sort_by_key(&mut definitions, |definition| definition.place);
    for definition in definitions {
        for (export, place) in name::exports(definition) {
            let Some((first, owner)) = seen.get(&export) else {
                seen.insert(export, (place, definition.name()));
                continue;
            };
            let whose = if *owner == definition.name() {
                String::new()
            } else {
                format!(" by `{owner}` too")
            };
            let message = format!("the TypeScript name `{export}` is taken{whose}");
            diagnostics.push(
                Diagnostic::new(Code::ExportCollision, place, message)
                    .related(*first, "also exported here")
                    .help("rename one, or give the type a name of its own under `types`"),
            );
        }
    }
}
