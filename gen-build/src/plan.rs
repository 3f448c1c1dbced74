//! Which files there shall be, and with what text.

use gen_core::diagnostic::{Code, Diagnostic};
use gen_core::model::{Definition, Project};
use gen_core::render::{json_schema, typescript};

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

/// The artifacts that are made from all definitions.
pub(crate) fn of_project<'a>(project: &Project, config: &'a Config) -> [Artifact<'a>; 2] {
    [
        Artifact {
            output: &config.typescript,
            name: INDEX.into(),
            contents: typescript::render_index(project, &config.typescript_options),
            kind: Kind::Index,
            definition: None,
        },
        Artifact {
            output: &config.schemas,
            name: ALL_SCHEMAS.into(),
            contents: json_schema::render_all(project, &config.schema_options),
            kind: Kind::AllSchemas,
            definition: None,
        },
    ]
}

/// Definitions whose files would be the same as other files, on file systems that do not
/// distinguish case too, or could not exist on Windows.
pub(crate) fn check(project: &Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for definition in project.definitions.values() {
        let name = definition.name();
        let refuse = |why: String| {
            Diagnostic::new(Code::InvalidName, definition.place, why).help("choose another name")
        };
        if let Some(file) = [INDEX, ALL_SCHEMAS].into_iter().find(|file| is_stem(file, name)) {
            diagnostics.push(refuse(format!(
                "`{name}` would be written to `{file}`, which gen writes itself"
            )));
        }
        if is_device(name) {
            diagnostics.push(refuse(format!("`{name}` cannot be the name of a file on Windows")));
        }
        let input = name.strip_suffix("Input").and_then(|name| project.definitions.get(name));
        if let Some(input) = input.filter(|input| input.has_input()) {
            diagnostics.push(
                refuse(format!(
                    "`{name}` is also the name of what `{}` accepts, which differs from what it sends",
                    input.name()
                ))
                .related(input.place, "this one"),
            );
        }
    }
    diagnostics
}

/// Whether a file is named after a definition, however it is spelled.
fn is_stem(file: &str, name: &str) -> bool {
    file.split_once('.').is_some_and(|(stem, _)| stem.eq_ignore_ascii_case(name))
}

/// Whether Windows takes a name for a device, whatever its extension.
/// See <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")) {
        Some(number) => matches!(number.as_bytes(), [b'0'..=b'9']),
        None => matches!(name.as_str(), "con" | "prn" | "aux" | "nul"),
    }
}

const INDEX: &str = "index.ts";
const ALL_SCHEMAS: &str = "components.schema.json";

/// The name of a definition, which cannot lead out of the folder.
fn file_stem(name: &str) -> &str {
    assert!(
        name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')),
        "the names of definitions are checked before anything is planned"
    );
    name
}

#[cfg(test)]
mod tests {
    use gen_core::model::{Main, Type};

    use super::*;
    use crate::deliver::tests::{definition, project};

    fn refused(definitions: &[Definition]) -> Vec<String> {
        let diagnostics = check(&project(definitions.iter().cloned()));
        diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn files_of_our_own_are_not_overwritten() {
        let cases = [
            ("Index", "`Index` would be written to `index.ts`, which gen writes itself"),
            ("INDEX", "`INDEX` would be written to `index.ts`, which gen writes itself"),
            (
                "Components",
                "`Components` would be written to `components.schema.json`, which gen writes itself",
            ),
        ];
        for (name, message) in cases {
            assert_eq!(refused(&[definition(name)]), [message]);
        }
        assert_eq!(refused(&["Indexes", "Component", "Manifest"].map(definition)), [""; 0]);
    }

    #[test]
    fn names_that_windows_keeps_for_devices() {
        for name in ["Con", "Aux", "NUL", "Com1", "Lpt9"] {
            let message = format!("`{name}` cannot be the name of a file on Windows");
            assert_eq!(refused(&[definition(name)]), [message]);
        }
        assert_eq!(refused(&["Console", "Com", "Com10", "Common"].map(definition)), [""; 0]);
    }

    #[test]
    fn what_a_type_accepts_has_a_file_of_its_own() {
        let mut row = definition("Row");
        assert_eq!(refused(&[row.clone(), definition("RowInput")]), [""; 0]);
        if let Main::Type(ty) = &mut row.main {
            ty.input = Some(Type::Null);
        }
        assert_eq!(
            refused(&[row, definition("RowInput")]),
            ["`RowInput` is also the name of what `Row` accepts, which differs from what it sends"]
        );
    }
}
