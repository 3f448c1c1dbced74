//! The settings of `gen.yaml`, said in Rust.

use std::path::{Path, PathBuf};

use crate::cargo::{self, Task};
use crate::check::Check;
use crate::config::{Config, Settings, left};
use crate::deliver::Mode;
use crate::failure::Failure;
use crate::message::Message;
use crate::pipeline;
use crate::report::Report;
use crate::strategy::Strategy;
pub use gen_core::render::json_schema::Draft;

/// Settings, to be followed by [`generate`](Builder::generate) or [`run`](Builder::run).
///
/// What is set here goes before `gen.yaml`, and what neither of them says has a default. Paths are
/// relative to the folder of the package.
#[derive(Debug, Default, Clone)]
#[must_use = "settings do nothing until `generate` or `run`"]
pub struct Builder {
    root: Option<PathBuf>,
    settings: Settings,
}

impl Builder {
    /// Settings that were made before.
    #[cfg(feature = "cli")]
    pub(crate) fn with(root: PathBuf, settings: Settings) -> Self {
        Builder { root: Some(root), settings }
    }

    /// The folder of the package: where `gen.yaml` is and where all paths start. By default the
    /// package whose build script is running.
    pub fn root(mut self, folder: impl AsRef<Path>) -> Self {
        self.root = Some(folder.as_ref().into());
        self
    }

    /// A folder of YAML definitions; several if called several times. Default: `components`, if
    /// it exists.
    pub fn components(mut self, folder: impl AsRef<Path>) -> Self {
        self.settings.components.get_or_insert_default().push(folder.as_ref().into());
        self
    }

    /// A folder of Rust sources to scan; several if called several times. Default: `src`, if it
    /// exists.
    pub fn rust(mut self, folder: impl AsRef<Path>) -> Self {
        self.settings.rust.get_or_insert_default().push(folder.as_ref().into());
        self
    }

    /// The folder for TypeScript. Default: `web/src/generated`.
    pub fn typescript(mut self, folder: impl AsRef<Path>) -> Self {
        self.settings.typescript = Some(folder.as_ref().into());
        self
    }

    /// The folder for JSON Schema. Default: the folder for TypeScript.
    pub fn schemas(mut self, folder: impl AsRef<Path>) -> Self {
        self.settings.schemas = Some(folder.as_ref().into());
        self
    }

    /// The extension in the imports between generated files: `js` (the default, understood by
    /// every TypeScript tool), `ts`, or empty for none.
    pub fn import_extension(mut self, extension: &str) -> Self {
        self.settings.import_extension = Some(extension.into());
        self
    }

    /// The dialect of JSON Schema. Default: [`Draft::Draft202012`].
    pub fn draft(mut self, draft: Draft) -> Self {
        self.settings.draft = Some(draft);
        self
    }

    /// The address under which the schemas are published. With it, each has an `$id`.
    pub fn schema_base(mut self, address: &str) -> Self {
        self.settings.schema_base = Some(address.into());
        self
    }

    /// How many definitions a thread takes at a time. Default: 32.
    pub fn batch(mut self, size: usize) -> Self {
        self.settings.batch = Some(size);
        self
    }

    /// How the work is cut and shared. Default: [`Strategy::Cached`].
    pub fn strategy(mut self, strategy: Strategy) -> Self {
        self.settings.strategy = Some(strategy);
        self
    }

    /// The folder in which [`Strategy::Cached`] remembers what a run did; it need not exist.
    /// Default: `OUT_DIR` in a build script; otherwise nothing is remembered.
    pub fn cache(mut self, folder: impl AsRef<Path>) -> Self {
        self.settings.cache = Some(folder.as_ref().into());
        self
    }

    /// Does all that a build script has to do; see [`generate`](crate::generate).
    pub fn generate(self) {
        cargo::generate(|task| match task {
            Task::Build => self.run(),
            Task::Check => self.compare(),
        });
    }

    /// Brings all artifacts up to date, without printing anything or ending the process.
    ///
    /// # Errors
    ///
    /// When definitions or settings are wrong, and when a file cannot be read or written. If
    /// anything is wrong with a definition, nothing was written.
    pub fn run(self) -> Result<Report, Failure> {
        self.bring(Task::Build)
    }

    /// Compares all artifacts with what [`run`](Builder::run) would write, and writes nothing.
    ///
    /// # Errors
    ///
    /// As with [`run`](Builder::run). Artifacts that are not up to date are no failure.
    pub fn check(self) -> Result<Check, Failure> {
        let report = self.compare()?;
        Ok(Check {
            definitions: report.definitions,
            artifacts: report.artifacts.len(),
            differences: report.differences,
            warnings: report.warnings,
        })
    }

    pub(crate) fn compare(self) -> Result<Report, Failure> {
        self.bring(Task::Check)
    }

    fn bring(mut self, task: Task) -> Result<Report, Failure> {
        let root = self.root.unwrap_or_else(cargo::package);
        if let Some(out_dir) = cargo::out_dir() {
            left::leave(&out_dir, &cargo::package(), &root, &self.settings);
        }
        self.settings.cache = self.settings.cache.or_else(cargo::out_dir);
        let mode = cargo::mode(&root, task);
        let config = match Config::load(&root, self.settings.checked()?) {
            // A package need not contain what its artifacts were made from.
            Err(failure @ Failure::MissingFolder { .. }) if mode == Mode::Compare => {
                let warning =
                    Message::warning(format!("the artifacts were not compared: {failure}"));
                return Ok(Report { warnings: vec![warning], ..Report::default() });
            }
            config => config?,
        };
        let own = cargo::out_dir();
        if let Some(folder) =
            config.watched.iter().find(|folder| own.iter().any(|own| own.starts_with(folder)))
        {
            return Err(Failure::ContainsOutput { path: folder.clone() });
        }
        pipeline::run(&config, mode)
    }
}
