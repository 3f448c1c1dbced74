//! The contract: a component or type that is defined in YAML and in Rust is one definition, and
//! both have to describe the same JSON.
//!
//! The rule has two halves. **What Rust sends fits what the YAML describes, and what the YAML
//! describes is accepted by Rust.** So the one form that YAML has lies between the two forms that a
//! Rust type may have, and serves for both. Three things are added to it:
//!
//! - The YAML may say more precisely than Rust what a string, a number or a list holds; Rust has no
//!   words for that. It may not say less: what Rust refuses, the YAML refuses.
//! - A property that Rust only sends is `readOnly`, one that it only accepts is `writeOnly`. What is
//!   for TypeScript only is never on the wire.
//! - Two defaults are the same.
//!
//! The artifact is the YAML's. Where it is silent, the documentation is that of Rust.

mod alternatives;
mod compare;
mod constraints;
mod object;
mod supplement;
#[cfg(all(test, feature = "rust-spans"))]
mod tests;
mod words;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Definition, Main, Project};
use crate::subject::{Shape, Subject};

use alternatives::{Alternative, Kind, Standing};
use compare::{At, Comparison};
pub(crate) use supplement::supplement;

/// A direction of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Direction {
    /// From Rust to whoever knows the YAML.
    Sent,
    /// From there to Rust.
    Accepted,
}

/// That a definition has another number of type parameters in YAML than in Rust; then nothing else
/// can be compared.
pub(crate) fn other_parameters(yaml: &Definition, rust: &Definition) -> Option<Diagnostic> {
    let (of_yaml, of_rust) = (yaml.generics().len(), rust.generics().len());
    if of_yaml == of_rust {
        return None;
    }
    let message = format!(
        "`{}` has {} in YAML and {} in Rust",
        yaml.name(),
        words::count(of_yaml, "type parameter"),
        words::count(of_rust, "type parameter")
    );
    Some(
        Diagnostic::new(Code::Contract, yaml.place, message)
            .related(rust.place, "in Rust")
            .help("give it the same type parameters, in the same order"),
    )
}

/// What differs between the definitions of some names in two projects, which are linked: in one
/// these definitions are those of YAML, in the other those of Rust.
pub(crate) fn differences(names: &[String], yaml: &Project, rust: &Project) -> Vec<Diagnostic> {
    let mut differences = Vec::new();
    for name in names {
        if let (Some(left), Some(right)) = (yaml.definitions.get(name), rust.definitions.get(name))
        {
            differences.extend(differences_of(left, right, yaml, rust));
        }
    }
    differences
}

fn differences_of<'a>(
    left: &'a Definition,
    right: &'a Definition,
    yaml: &'a Project,
    rust: &'a Project,
) -> Vec<Diagnostic> {
    let mut differences = Vec::new();
    for direction in [Direction::Sent, Direction::Accepted] {
        let mut comparison = Comparison::new(direction, yaml, rust);
        let at = At::new(left.name(), left.place, right.place);
        let of_yaml = subject(Subject::of(left), direction);
        let of_rust = subject(Subject::of(right), direction);
        match (of_yaml.shape(), of_rust.shape()) {
            (Shape::Props(of_yaml_props), Shape::Props(of_rust_props)) => comparison.props(
                Alternative::new(Kind::Object(of_yaml_props), of_yaml.scope),
                Alternative::new(Kind::Object(of_rust_props), of_rust.scope),
                at,
            ),
            // A component and a type of one name were reported.
            _ if is_component(left) != is_component(right) => {}
            (shape, _) => {
                comparison.compare(
                    Standing::new(of_yaml.ty(), of_yaml.scope),
                    Standing::new(of_rust.ty(), of_rust.scope),
                    at,
                );
                if matches!(shape, Shape::Props(_)) && !comparison.found.is_empty() {
                    comparison.found.clear();
                    let message = format!(
                        "the props of {} are one object in YAML and a choice of several in Rust",
                        at.words()
                    );
                    let help = "remove the YAML, which cannot say that, or flatten no enum and no `Option` in Rust";
                    comparison.differ(at, message, help.to_owned());
                    return comparison.found;
                }
            }
        }
        differences.extend(comparison.found);
    }
    differences
}

fn is_component(definition: &Definition) -> bool {
    matches!(definition.main, Main::Component(_))
}

fn subject(subject: Subject<'_>, direction: Direction) -> Subject<'_> {
    match direction {
        Direction::Sent => subject,
        Direction::Accepted => subject.accepted(),
    }
}
