//! Which files there shall be, and with what text.

use gen_core::model::{Definition, Project};
use gen_core::render::{json_schema, typescript};

use crate::cache::{Kept, Known};
use crate::config::{Config, Output};

/// A file that shall exist.
#[derive(Debug)]
pub(crate) struct Artifact<'a> {
    /// The folder it stands in.
    pub(crate) output: &'a Output,
    /// Its name in that folder.
    pub(crate) name: String,
    /// Its text.
    pub(crate) contents: String,
    /// What it is for.
    pub(crate) kind: Kind,
    /// The definition it is made from; `None` for what is made from all of them.
    pub(crate) definition: Option<&'a Definition>,
}

/// What an [`Artifact`] is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `Name.ts`
    TypeScript,
    /// `Name.schema.json`
    Schema,
    /// `NameInput.schema.json`
    InputSchema,
    /// `index.ts`
    Index,
    /// `components.schema.json`
    AllSchemas,
}

impl Kind {
    /// The word that the manifest has for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::TypeScript => "typescript",
            Kind::Schema => "schema",
            Kind::InputSchema => "input-schema",
            Kind::Index => "index",
            Kind::AllSchemas => "all-schemas",
        }
    }

    /// The number that the cache has for it.
    pub(crate) fn number(self) -> u64 {
        self as u64
    }

    /// The kind with a number.
    pub(crate) fn from_number(number: u64) -> Option<Kind> {
        let kinds =
            [Kind::TypeScript, Kind::Schema, Kind::InputSchema, Kind::Index, Kind::AllSchemas];
        kinds.into_iter().find(|kind| kind.number() == number)
    }
}

/// The artifacts of one definition.
pub(crate) fn of_definition<'a>(
    definition: &'a Definition,
    project: &Project,
    config: &'a Config,
) -> Vec<Artifact<'a>> {
    let name = file_stem(definition.name());
    let mut artifacts = vec![
        Artifact {
            output: &config.typescript,
            name: format!("{name}.ts"),
            contents: typescript::render(definition, project, &config.typescript_options),
            kind: Kind::TypeScript,
            definition: Some(definition),
        },
        Artifact {
            output: &config.schemas,
            name: format!("{name}.schema.json"),
            contents: json_schema::render(definition, project, &config.schema_options),
            kind: Kind::Schema,
            definition: Some(definition),
        },
    ];
    if definition.has_input() {
        artifacts.push(Artifact {
            output: &config.schemas,
            name: format!("{name}Input.schema.json"),
            contents: json_schema::render_input(definition, project, &config.schema_options),
            kind: Kind::InputSchema,
            definition: Some(definition),
        });
    }
    artifacts
}

/// `index.ts`.
pub(crate) fn index<'a, 'n>(
    names: impl IntoIterator<Item = &'n str>,
    config: &'a Config,
) -> Artifact<'a> {
    Artifact {
        output: &config.typescript,
        name: INDEX.into(),
        contents: typescript::render_index_of(names, &config.typescript_options),
        kind: Kind::Index,
        definition: None,
    }
}

/// `components.schema.json`, with its text.
pub(crate) fn all_schemas<'a>(contents: &str, config: &'a Config) -> Artifact<'a> {
    Artifact {
        output: &config.schemas,
        name: ALL_SCHEMAS.into(),
        contents: contents.into(),
        kind: Kind::AllSchemas,
        definition: None,
    }
}

/// What is kept of an artifact. Its definition is given by its position in the list of all.
pub(crate) fn kept(artifact: &Artifact, definition: Option<usize>, hash: u64) -> Kept {
    let path = format!("{}{}", artifact.output.prefix, artifact.name);
    Kept { path, kind: artifact.kind, definition, known: Known { mark: None, hash } }
}

const INDEX: &str = "index.ts";
/// The name of the file with all schemas.
pub(crate) const ALL_SCHEMAS: &str = "components.schema.json";

/// The name of a definition, which cannot lead out of the folder.
fn file_stem(name: &str) -> &str {
    assert!(
        name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')),
        "the names of definitions are checked before anything is planned"
    );
    name
}
