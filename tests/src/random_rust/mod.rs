//! Random Rust types: source text as a person might write it, with all of serde's attributes that
//! gen understands, and a program in which serde answers what they are in JSON.
//!
//! What is here knows Rust and serde, and nothing of gen's code, but for [`sample`], which makes
//! values that fit a model.

pub mod lenient;
pub mod program;
pub mod sample;
mod shape;
mod write;

use crate::random::Random;

/// A few types that refer to each other.
#[derive(Debug)]
pub struct Case {
    /// The seed that they were made from.
    pub seed: u64,
    /// Their source, as gen reads it.
    pub source: String,
    /// What the program needs besides: how to make values of them.
    pub support: String,
    /// The names of the types that are judged: those without parameters.
    pub roots: Vec<String>,
    /// How many types there are.
    pub types: usize,
    /// Names that may mean something as keys.
    pub keys: Vec<String>,
}

/// The types of a seed.
pub fn case(seed: u64) -> Case {
    let mut random = Random::new(seed);
    let items = shape::items(&mut random);
    let (source, support) = write::write(&items);
    let is_root = |item: &&shape::Item| item.parameter.is_none();
    let roots = items.iter().filter(is_root).map(|item| item.name.clone()).collect();
    Case { seed, keys: keys(&source), types: items.len(), source, support, roots }
}

/// The words of the source that are in quotes: names, tags and aliases.
fn keys(source: &str) -> Vec<String> {
    let mut keys: Vec<String> = source.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    keys.retain(|key| !key.contains(':') && !key.contains('<'));
    keys.sort();
    keys.dedup();
    keys
}
