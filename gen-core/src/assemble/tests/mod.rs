//! YAML in, definitions in a compact notation out.

mod cascade;
mod ignored;
