//! JSON Schema: draft 2020-12, or 07 on request.

use crate::model::{Definition, Project};

/// The dialect of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// Draft 2020-12.
    Draft202012,
    /// Draft 07.
    Draft07,
}

/// Settings of the JSON Schema artifacts.
#[derive(Debug, Clone)]
pub struct Options {
    /// The dialect.
    pub draft: Draft,
    /// The address under which the schemas are published, for `$id`; ends in `/`.
    pub base: Option<String>,
}

/// The text of `Name.schema.json`, which refers to no other file.
pub fn render(_definition: &Definition, _project: &Project, _options: &Options) -> String {
    String::new()
}

/// The text of `NameInput.schema.json`, for a definition that has an input of its own.
pub fn render_input(_definition: &Definition, _project: &Project, _options: &Options) -> String {
    String::new()
}

/// The text of `components.schema.json`: every definition under `$defs`.
pub fn render_all(_project: &Project, _options: &Options) -> String {
    String::new()
}
