//! TypeScript: types only.

use crate::model::{Definition, Project};

/// Settings of the TypeScript artifacts.
#[derive(Debug, Clone)]
pub struct Options {
    /// The extension in `import type … from "./Row.js"`, without the dot; empty for none.
    pub import_extension: String,
}

/// The text of `Name.ts`.
pub fn render(_definition: &Definition, _project: &Project, _options: &Options) -> String {
    String::new()
}

/// The text of `index.ts`, which exports the types of every definition.
pub fn render_index(_project: &Project, _options: &Options) -> String {
    String::new()
}
