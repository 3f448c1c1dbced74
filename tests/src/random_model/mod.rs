//! Random models: definitions as they are after all checks, with all that nobody would write. They
//! reach what no reader produces yet, and tell a fault of a renderer from one of a reader.

mod definition;
pub mod text;
mod ty;
pub mod value;

use std::collections::BTreeSet;

use gen_core::link::link;
use gen_core::model::Project;
use gen_core::name::{exports, name_inline_types};

use crate::random::Random;
use definition::Generator;

/// A project of so many definitions, linked, with its inline types named.
pub fn project(random: &mut Random, definitions: usize) -> Project {
    loop {
        let project = candidate(random, definitions);
        if !has_collisions(&project) {
            return project;
        }
    }
}

fn candidate(random: &mut Random, definitions: usize) -> Project {
    let plans = plan(random, definitions);
    let mut project = Project::default();
    for current in 0..plans.len() {
        let mut generator = Generator { random, plans: &plans, current, generics: &[] };
        let definition = generator.definition();
        project.definitions.insert(definition.name().to_owned(), definition);
    }
    let diagnostics = link(&mut project);
    assert!(diagnostics.is_empty(), "random definitions refer to each other: {diagnostics:?}");
    name_inline_types(&mut project);
    project
}

/// Whether exported names collide, as a check would find.
fn has_collisions(project: &Project) -> bool {
    let mut seen = BTreeSet::new();
    let mut names = project.definitions.values().flat_map(exports);
    names.any(|(name, _)| !seen.insert(name))
}

/// What is known of a definition before it is made, so that others can refer to it.
struct Plan {
    name: String,
    is_component: bool,
    generics: Vec<String>,
    locals: Vec<(String, Vec<String>)>,
}

fn plan(random: &mut Random, definitions: usize) -> Vec<Plan> {
    let mut names = BTreeSet::new();
    let mut plans = Vec::new();
    while plans.len() < definitions {
        let name = text::type_name(random);
        if !names.insert(name.to_lowercase()) {
            continue;
        }
        let is_component = random.chance(55);
        let mut locals = Vec::new();
        if is_component && random.chance(30) {
            for _ in 0..random.count(3) {
                let local = format!("{name}{}", text::type_name(random));
                if names.insert(local.to_lowercase()) {
                    locals.push((local, generics(random)));
                }
            }
        }
        plans.push(Plan { name, is_component, generics: generics(random), locals });
    }
    plans
}

fn generics(random: &mut Random) -> Vec<String> {
    let mut generics: Vec<String> = Vec::new();
    if random.chance(20) {
        for _ in 0..random.count(4) {
            let name = match random.below(4) {
                0 => "Slot".to_owned(),
                1 => "T".to_owned(),
                _ => text::type_name(random),
            };
            if !generics.contains(&name) {
                generics.push(name);
            }
        }
    }
    generics
}
