//! Renderers: a definition to the text of one artifact, one a language. They cannot fail: what
//! cannot be rendered was refused by a check.

pub mod json_schema;
pub mod typescript;
