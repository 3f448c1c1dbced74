//! The rules over complete definitions, one function a rule. Both readers' definitions pass
//! through them.
//!
//! A rule looks at a definition and at what it refers to. One that looks further, as those of
//! `exports` do, has to be told to the cache of gen-build, which checks again only what refers to
//! something that changed.

mod constraints;
mod cycles;
mod exports;
mod objects;
mod values;
mod visit;

#[cfg(any(feature = "yaml", feature = "rust"))]
pub(crate) use constraints::compare;

use crate::diagnostic::Diagnostic;
use crate::model::{Project, Type};
use crate::subject::Shape;

/// Everything that is wrong with the definitions, in source order.
pub fn check(project: &Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for definition in project.definitions.values().chain(&project.bases) {
        visit::each_type(definition, &mut |shape, site| match shape {
            Shape::Props(object) | Shape::Type(Type::Object(object)) => {
                objects::names(object, &mut diagnostics);
                objects::groups(object, site, &mut diagnostics);
            }
            Shape::Type(ty) => {
                constraints::bounds(ty, site, &mut diagnostics);
                constraints::pattern(ty, site, &mut diagnostics);
                values::choice(ty, site, &mut diagnostics);
                objects::discriminator(ty, site, &mut diagnostics);
            }
        });
        visit::each_accepted_type(definition, &mut |shape, _| {
            if let Shape::Props(object) | Shape::Type(Type::Object(object)) = shape {
                objects::names(object, &mut diagnostics);
            }
        });
        values::defaults_and_examples(definition, project, &mut diagnostics);
    }
    exports::unique(project, &mut diagnostics);
    exports::schemas(project, &mut diagnostics);
    cycles::circles(project, &mut diagnostics);
    crate::diagnostic::sort(&mut diagnostics);
    diagnostics
}
