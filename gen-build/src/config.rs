//! What to read and where to write: settings with everything decided.

use std::path::{Path, PathBuf};

use gen_core::render::json_schema::{self, Draft};
use gen_core::render::typescript;

use crate::failure::Failure;
use crate::path;

/// What somebody said, in `gen.yaml` or in Rust. What nobody said is `None`.
#[derive(Debug, Default, Clone)]
pub(crate) struct Settings {
    pub(crate) components: Option<Vec<PathBuf>>,
    pub(crate) rust: Option<Vec<PathBuf>>,
    pub(crate) typescript: Option<PathBuf>,
    pub(crate) import_extension: Option<String>,
    pub(crate) schemas: Option<PathBuf>,
    pub(crate) draft: Option<Draft>,
    pub(crate) schema_base: Option<String>,
    pub(crate) batch: Option<usize>,
}

/// The settings of a run. All paths are absolute, without `.` and `..`.
#[derive(Debug)]
pub(crate) struct Config {
    /// The folder of the package.
    pub(crate) root: PathBuf,
    /// Folders of YAML definitions; all exist.
    pub(crate) components: Vec<PathBuf>,
    /// Folders of Rust sources; all exist.
    pub(crate) rust: Vec<PathBuf>,
    /// What would be read if it existed: nobody asked for it, so it need not.
    pub(crate) absent: Vec<PathBuf>,
    /// Where TypeScript goes.
    pub(crate) typescript: Output,
    /// Where JSON Schema goes.
    pub(crate) schemas: Output,
    /// How TypeScript is written.
    pub(crate) typescript_options: typescript::Options,
    /// How JSON Schema is written.
    pub(crate) schema_options: json_schema::Options,
    /// How many definitions a thread takes at a time.
    pub(crate) batch: usize,
}

/// A folder that artifacts are written to.
#[derive(Debug)]
pub(crate) struct Output {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// What stands before the name of a file in the manifest: empty, or `../schemas/`.
    pub(crate) prefix: String,
}

impl Config {
    /// Decides everything that the settings leave open.
    pub(crate) fn new(root: &Path, settings: Settings) -> Result<Config, Failure> {
        let root = std::path::absolute(root)
            .map(|root| path::normal(&root))
            .map_err(|error| Failure::disk("find", root, error))?;
        if !root.is_dir() {
            return Err(Failure::MissingFolder { setting: "root", path: root });
        }
        let mut absent = Vec::new();
        let mut folders = |setting, stated: Option<Vec<PathBuf>>, default: &str| {
            let required = stated.is_some();
            let mut found = Vec::new();
            for folder in stated.unwrap_or_else(|| vec![default.into()]) {
                let folder = path::normal(&root.join(folder));
                match folder.is_dir() {
                    true => found.push(folder),
                    false if required => {
                        return Err(Failure::MissingFolder { setting, path: folder });
                    }
                    false => absent.push(folder),
                }
            }
            Ok(found)
        };
        let components = folders("components", settings.components, "components")?;
        let rust = folders("rust", settings.rust, "src")?;

        let typescript = settings.typescript.unwrap_or_else(|| "web/src/generated".into());
        // Schemas stand beside the types unless somebody wants them elsewhere.
        let schemas = settings.schemas.unwrap_or_else(|| typescript.clone());
        let typescript = path::normal(&root.join(typescript));
        let schemas = path::normal(&root.join(schemas));
        let mut prefix = path::relative(&typescript, &schemas);
        if !prefix.is_empty() {
            prefix.push('/');
        }

        Ok(Config {
            components,
            rust,
            absent,
            typescript: Output { folder: typescript, prefix: String::new() },
            schemas: Output { folder: schemas, prefix },
            typescript_options: typescript::Options {
                import_extension: import_extension(settings.import_extension)?,
            },
            schema_options: json_schema::Options {
                draft: settings.draft.unwrap_or(Draft::Draft202012),
                base: settings.schema_base.map(base).transpose()?,
            },
            batch: batch(settings.batch)?,
            root,
        })
    }

    /// The folders that are read.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &PathBuf> {
        self.components.iter().chain(&self.rust)
    }
}

/// Only what TypeScript can resolve to a generated `.ts` file.
fn import_extension(stated: Option<String>) -> Result<String, Failure> {
    let extension = stated.unwrap_or_else(|| "js".into());
    match extension.as_str() {
        "js" | "ts" | "" => Ok(extension),
        _ => Err(Failure::Setting {
            setting: "typescript.import_extension",
            problem: format!("is `{extension}`; it can be `js`, `ts` or empty"),
        }),
    }
}

fn base(stated: String) -> Result<String, Failure> {
    let has_scheme = stated.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
            && !rest.is_empty()
    });
    let is_plain = stated.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}#?".contains(c));
    if !has_scheme || !is_plain {
        return Err(Failure::Setting {
            setting: "schema.base",
            problem: format!(
                "is `{stated}`; it has to be an absolute address such as `https://example.com/schemas/`"
            ),
        });
    }
    Ok(if stated.ends_with('/') { stated } else { stated + "/" })
}

fn batch(stated: Option<usize>) -> Result<usize, Failure> {
    match stated {
        Some(0) => {
            Err(Failure::Setting { setting: "batch", problem: "has to be at least 1".into() })
        }
        stated => Ok(stated.unwrap_or(32)),
    }
}
