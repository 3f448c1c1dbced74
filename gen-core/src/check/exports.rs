//! Names that TypeScript sees.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Project;
use crate::name;

/// No two things are exported under one name, since `index.ts` exports them all: not a prop
/// `variant: a | b` beside a local type `Variant`.
pub(super) fn unique(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, (Place, &str)> = BTreeMap::new();
    let mut definitions: Vec<_> = project.definitions.values().collect();
    definitions.sort_by_key(|definition| definition.place);
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
