//! A copy of all sources in a temporary folder, to be built again and again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use crate::cli::package;
use crate::config::{Config, Settings};
use crate::failure::Failure;
use crate::strategy::Strategy;
use crate::walk::{Language, discover};

/// The copy; it is removed at the end.
#[derive(Debug)]
pub(super) struct Copy {
    folder: PathBuf,
    settings: Settings,
    /// The files, YAML before Rust.
    pub(super) sources: Vec<PathBuf>,
}

impl Copy {
    /// Copies the sources of the package in a folder.
    pub(super) fn new(folder: &Path) -> Result<Copy, Failure> {
        let config = package::config(folder)?;
        let folder = std::env::temp_dir().join(format!("cargo-gen-bench-{}", process::id()));
        _ = fs::remove_dir_all(&folder);
        let mut copy = Copy { folder, settings: Settings::default(), sources: Vec::new() };
        for source in discover(&config)? {
            let (folders, name) = match source.language {
                Language::Yaml => (&config.components, "components"),
                Language::Rust => (&config.rust, "rust"),
            };
            // Folders may lie outside of the package, and in each other.
            let below = folders.iter().enumerate().find_map(|(index, folder)| {
                Some(
                    Path::new(name)
                        .join(index.to_string())
                        .join(source.file.strip_prefix(folder).ok()?),
                )
            });
            let file = copy.folder.join(below.unwrap_or_else(|| source.file.clone()));
            put(&source.file, &file)?;
            copy.sources.push(file);
        }
        let copied = |folders: &[PathBuf], name: &str| {
            let folders =
                (0..folders.len()).map(|index| PathBuf::from(name).join(index.to_string()));
            Some(folders.filter(|path| copy.folder.join(path).is_dir()).collect())
        };
        copy.settings = Settings {
            components: copied(&config.components, "components"),
            rust: copied(&config.rust, "rust"),
            typescript: Some("artifacts".into()),
            import_extension: Some(config.typescript_options.import_extension),
            draft: Some(config.schema_options.draft),
            schema_base: config.schema_options.base,
            batch: Some(config.batch),
            cache: Some("cache".into()),
            ..Settings::default()
        };
        Ok(copy)
    }

    /// What is to be built, and how.
    pub(super) fn config(&self, strategy: Strategy) -> Result<Config, Failure> {
        let mut settings = Settings { strategy: Some(strategy), ..self.settings.clone() };
        settings.cache = settings.cache.map(|cache| self.folder.join(cache));
        let config = Config::load(&self.folder, settings)?;
        // A user's files are old; these would be in doubt for seconds.
        Ok(Config { doubt: Duration::ZERO, ..config })
    }

    /// Removes what earlier runs left.
    pub(super) fn clear(&self) {
        for folder in ["artifacts", "cache"] {
            _ = fs::remove_dir_all(self.folder.join(folder));
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.folder);
    }
}

fn put(from: &Path, to: &Path) -> Result<(), Failure> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| Failure::disk("create", folder, error))?;
    fs::copy(from, to).map_err(|error| Failure::disk("copy", from, error))?;
    Ok(())
}
