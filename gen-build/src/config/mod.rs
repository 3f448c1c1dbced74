//! What to read and where to write: settings with everything decided.

mod file;
#[cfg(any(test, feature = "cli"))]
pub(crate) mod found;
pub(crate) mod left;
#[cfg(any(test, feature = "cli"))]
pub(crate) mod schema;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gen_core::read::rust::{Conditions, Crate};
use gen_core::render::json_schema::{self, Draft};
use gen_core::render::typescript;

use crate::batch::Share;
use crate::crates::{self, Crates};
use crate::failure::Failure;
use crate::message::messages;
use crate::path;
use crate::strategy::Strategy;
use crate::walk::{Language, Source};
use crate::{cargo, conditions};

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
    pub(crate) strategy: Option<Strategy>,
    pub(crate) cache: Option<PathBuf>,
    /// What `cfg` is told, where the environment does not say it.
    pub(crate) conditions: Option<Conditions>,
}

impl Settings {
    /// The settings, if they are what `gen.yaml` could say.
    pub(crate) fn checked(mut self) -> Result<Settings, Failure> {
        let refuse = |setting| move |problem| Failure::Setting { setting, problem };
        let extension = self.import_extension.map(import_extension).transpose();
        self.import_extension = extension.map_err(refuse("typescript.import_extension"))?;
        let base = self.schema_base.map(schema_base).transpose();
        self.schema_base = base.map_err(refuse("schema.base"))?;
        self.batch = self.batch.map(batch).transpose().map_err(refuse("batch"))?;
        Ok(self)
    }

    /// These settings, and the others where these say nothing.
    pub(crate) fn or(self, other: Settings) -> Settings {
        Settings {
            components: self.components.or(other.components),
            rust: self.rust.or(other.rust),
            typescript: self.typescript.or(other.typescript),
            import_extension: self.import_extension.or(other.import_extension),
            schemas: self.schemas.or(other.schemas),
            draft: self.draft.or(other.draft),
            schema_base: self.schema_base.or(other.schema_base),
            batch: self.batch.or(other.batch),
            strategy: self.strategy.or(other.strategy),
            cache: self.cache.or(other.cache),
            conditions: self.conditions.or(other.conditions),
        }
    }
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
    /// Folders of Rust sources that define nothing, but belong to the same crates.
    pub(crate) context: Vec<PathBuf>,
    /// The crates that the Rust sources belong to.
    pub(crate) crates: Vec<Crate>,
    /// What `cfg` is told when they are compiled.
    pub(crate) conditions: Conditions,
    /// Where the derives find what was read, in a build script.
    pub(crate) out_dir: Option<PathBuf>,
    /// The files and folders that are read.
    pub(crate) watched: Vec<PathBuf>,
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
    /// How the work is cut and shared.
    pub(crate) strategy: Strategy,
    /// Where a run leaves what it did for the next, if it does.
    pub(crate) cache: Option<PathBuf>,
    /// A file that was changed less than this before a run may be changed once more without a
    /// trace: the clocks of file systems tick slowly.
    pub(crate) doubt: Duration,
    /// How many sources are in memory at a time when a project is too large to be there as a whole.
    pub(crate) part: usize,
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
    /// Decides everything: settings that were said in Rust go before `gen.yaml`, and what neither
    /// says has a default.
    pub(crate) fn load(root: &Path, settings: Settings) -> Result<Config, Failure> {
        let root = std::path::absolute(root)
            .map(|root| path::normal(&root))
            .map_err(|error| Failure::disk("find", root, error))?;
        if !root.is_dir() {
            return Err(Failure::MissingFolder { setting: "root", path: root });
        }
        let (mut watched, mut absent) = (Vec::new(), Vec::new());
        let file = root.join("gen.yaml");
        let settings = match read(&file)? {
            Some(said) => {
                watched.push(file);
                settings.or(said)
            }
            None => {
                absent.push(file);
                settings
            }
        };
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
        let Crates { all: crates, context } = crates::find(&root, &rust);
        watched.extend(components.iter().chain(&rust).chain(&context).cloned());

        let typescript = settings.typescript.unwrap_or_else(|| "web/src/generated".into());
        // Schemas stand beside the types unless somebody wants them elsewhere.
        let schemas = settings.schemas.unwrap_or_else(|| typescript.clone());
        let typescript = path::normal(&root.join(typescript));
        let schemas = path::normal(&root.join(schemas));
        let mut prefix = path::relative(&typescript, &schemas);
        if !prefix.is_empty() {
            prefix.push('/');
        }

        let strategy = settings.strategy.unwrap_or_default();
        Ok(Config {
            components,
            rust,
            context,
            crates,
            conditions: settings.conditions.unwrap_or_else(|| conditions::find(&root)),
            out_dir: cargo::out_dir(),
            watched,
            absent,
            typescript: Output { folder: typescript, prefix: String::new() },
            schemas: Output { folder: schemas, prefix },
            typescript_options: typescript::Options {
                import_extension: settings.import_extension.unwrap_or_else(|| "js".into()),
            },
            schema_options: json_schema::Options {
                draft: settings.draft.unwrap_or(Draft::Draft202012),
                base: settings.schema_base,
            },
            batch: settings.batch.unwrap_or(32),
            cache: settings.cache.filter(|_| strategy == Strategy::Cached),
            strategy,
            doubt: Duration::from_secs(3),
            part: 500,
            root,
        })
    }
}

impl Config {
    /// How many threads there are, and how many definitions each takes at a time.
    pub(crate) fn share(&self) -> Share {
        Share::new(self.strategy, self.batch)
    }
}

/// The settings of `gen.yaml`, if it exists.
fn read(file: &Path) -> Result<Option<Settings>, Failure> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::disk("read", file, error)),
    };
    let mut diagnostics = Vec::new();
    let settings = file::read(&bytes, &mut diagnostics);
    if diagnostics.is_empty() {
        return Ok(Some(settings));
    }
    let (path, file) = ("gen.yaml".into(), file.to_path_buf());
    let source = Source { path, file, language: Language::Yaml, defines: true };
    Err(Failure::Definitions(messages(&[source], diagnostics)))
}

/// Only what TypeScript can resolve to a generated `.ts` file.
fn import_extension(stated: String) -> Result<String, String> {
    match stated.as_str() {
        "js" | "ts" | "" => Ok(stated),
        _ => Err(format!("is `{stated}`; it can be `js`, `ts` or empty")),
    }
}

/// An absolute address, to which the name of a file can be added.
fn schema_base(stated: String) -> Result<String, String> {
    let has_scheme = stated.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
            && !rest.is_empty()
    });
    let is_plain = stated.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}#?".contains(c));
    if !has_scheme || !is_plain {
        return Err(format!(
            "is `{stated}`; it has to be an absolute address such as `https://example.com/schemas/`"
        ));
    }
    Ok(if stated.ends_with('/') { stated } else { stated + "/" })
}

/// A number of definitions.
fn batch(stated: usize) -> Result<usize, String> {
    if stated == 0 { Err("has to be at least 1".into()) } else { Ok(stated) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::Folder;

    fn failure(folder: &Folder, settings: Settings) -> String {
        let failure = settings.checked().and_then(|settings| Config::load(folder.path(), settings));
        failure.unwrap_err().to_string().replace(&format!("{}/", folder.path().display()), "")
    }

    #[test]
    fn defaults_need_not_exist() {
        let folder = Folder::new("defaults");
        let config = Config::load(folder.path(), Settings::default()).unwrap();
        let absent = ["gen.yaml", "components", "src"].map(|path| folder.path().join(path));
        assert_eq!((config.watched, config.absent), (vec![], absent.to_vec()));
        assert_eq!(config.typescript.folder, folder.path().join("web/src/generated"));
        assert_eq!(config.schemas.folder, config.typescript.folder);
        assert_eq!(config.schemas.prefix, "");

        folder.write("components/button.yaml", "");
        folder.write("src/main.rs", "");
        folder.write("gen.yaml", "");
        let config = Config::load(folder.path(), Settings::default()).unwrap();
        assert_eq!((config.watched, config.absent), (absent.to_vec(), vec![]));
        assert_eq!(config.components, [folder.path().join("components")]);
        assert_eq!(config.rust, [folder.path().join("src")]);
    }

    #[test]
    fn a_configured_folder_has_to_exist() {
        let folder = Folder::new("configured");
        let settings = Settings { rust: Some(vec!["src".into()]), ..Settings::default() };
        assert_eq!(failure(&folder, settings), "`rust` names a folder that does not exist: `src`");
        folder.write("gen.yaml", "components: [ui/a, ui/b]");
        folder.write("ui/a/button.yaml", "");
        assert_eq!(
            failure(&folder, Settings::default()),
            "`components` names a folder that does not exist: `ui/b`"
        );
        let settings = Settings { components: Some(vec!["ui/a".into()]), ..Settings::default() };
        let config = Config::load(folder.path(), settings).unwrap();
        assert_eq!(config.components, [folder.path().join("ui/a")], "Rust goes before gen.yaml");
    }

    #[test]
    fn schemas_stand_beside_the_types_unless_they_have_a_place() {
        let folder = Folder::new("outputs");
        folder.write("gen.yaml", "typescript: { out: web/types }");
        let config = Config::load(folder.path(), Settings::default()).unwrap();
        assert_eq!(config.schemas.folder, folder.path().join("web/types"));
        let settings = Settings { schemas: Some("web/schemas".into()), ..Settings::default() };
        let config = Config::load(folder.path(), settings).unwrap();
        assert_eq!(config.schemas.folder, folder.path().join("web/schemas"));
        assert_eq!(config.schemas.prefix, "../schemas/");
    }

    #[test]
    fn settings_in_rust_are_checked_too() {
        let folder = Folder::new("checked");
        let cases = [
            (
                Settings { import_extension: Some("mjs".into()), ..Settings::default() },
                "`typescript.import_extension` is `mjs`; it can be `js`, `ts` or empty",
            ),
            (
                Settings { schema_base: Some("/schemas".into()), ..Settings::default() },
                "`schema.base` is `/schemas`; it has to be an absolute address such as `https://example.com/schemas/`",
            ),
            (Settings { batch: Some(0), ..Settings::default() }, "`batch` has to be at least 1"),
        ];
        for (settings, message) in cases {
            assert_eq!(failure(&folder, settings), message);
        }
    }

    #[test]
    fn bases_end_in_a_slash() {
        let cases = [
            ("https://example.com/schemas", Some("https://example.com/schemas/")),
            ("https://example.com/schemas/", Some("https://example.com/schemas/")),
            ("urn:example", Some("urn:example/")),
            ("example.com", None),
            ("https:", None),
            ("1:a", None),
            ("https://example.com/#a", None),
            ("https://example.com/a b", None),
        ];
        for (stated, expected) in cases {
            assert_eq!(schema_base(stated.into()).ok().as_deref(), expected, "{stated}");
        }
    }
}
