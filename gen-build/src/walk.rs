//! Finds the sources: every YAML file and every Rust file of the configured folders.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use gen_core::ordered::sort_by;

use walkdir::{DirEntry, WalkDir};

use crate::config::Config;
use crate::failure::Failure;
use crate::path;

/// A file to read. Its position in the list of all sources is its number in every place.
#[derive(Debug, PartialEq)]
pub(crate) struct Source {
    /// Relative to the package, with `/`: `components/button.yaml`.
    pub(crate) path: String,
    /// Where it is.
    pub(crate) file: PathBuf,
    /// What it is written in.
    pub(crate) language: Language,
    /// Whether its types become definitions; otherwise it only tells what names mean.
    pub(crate) defines: bool,
}

/// What a [`Source`] is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    Yaml,
    Rust,
}

impl Language {
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Language::Yaml => &["yaml", "yml"],
            Language::Rust => &["rs"],
        }
    }
}

/// All sources: YAML first, then Rust, each sorted by path.
pub(crate) fn discover(config: &Config) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for folder in &config.components {
        find(&config.root, folder, Language::Yaml, true, &mut sources)?;
    }
    for folder in &config.rust {
        find(&config.root, folder, Language::Rust, true, &mut sources)?;
    }
    for folder in &config.context {
        find(&config.root, folder, Language::Rust, false, &mut sources)?;
    }
    sort_by(&mut sources, |a, b| {
        (a.language, &a.path, &a.file, !a.defines).cmp(&(b.language, &b.path, &b.file, !b.defines))
    });
    // Folders may overlap. What is no Unicode in two names looks the same in their paths.
    sources.dedup_by(|a, b| a.file == b.file);
    Ok(sources)
}

/// Adds the files of one language in a folder and below, following symbolic links.
fn find(
    root: &Path,
    folder: &Path,
    language: Language,
    defines: bool,
    sources: &mut Vec<Source>,
) -> Result<(), Failure> {
    let mut prefix = path::relative(root, folder);
    if !prefix.is_empty() {
        prefix.push('/');
    }
    let walk = WalkDir::new(folder).follow_links(true).into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path())) {
        match entry {
            Ok(entry) if is_source(&entry, language) => {
                let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                sources.push(Source {
                    path: format!("{prefix}{}", path::slashed(below)),
                    file: entry.into_path(),
                    language,
                    defines,
                });
            }
            Ok(_) => {}
            Err(error) if is_harmless(&error, language) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                return Err(Failure::disk("read", &path, error.into()));
            }
        }
    }
    Ok(())
}

/// What a link leads back to is being walked already, and a link to nowhere only matters where a
/// source should be. (Editors mark an open file with a hidden one.)
fn is_harmless(error: &walkdir::Error, language: Language) -> bool {
    let is_gone = error.io_error().is_some_and(|error| error.kind() == ErrorKind::NotFound)
        || error.path().is_some_and(is_circle);
    error.loop_ancestor().is_some()
        || error.path().is_some_and(|path| {
            is_hidden(path) || is_gone && error.depth() > 0 && !has_extension(path, language)
        })
}

/// Whether a link leads to itself: the system says so in ways of its own.
fn is_circle(link: &Path) -> bool {
    link.is_symlink()
        && link.metadata().is_err_and(|error| {
            !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied)
        })
}

fn is_source(entry: &DirEntry, language: Language) -> bool {
    has_extension(entry.path(), language) && entry.file_type().is_file()
}

fn has_extension(path: &Path, language: Language) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| language.extensions().contains(&extension))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::temporary::Folder;

    fn discovered(folder: &Folder, components: &[&str]) -> Vec<String> {
        let components = Some(components.iter().map(PathBuf::from).collect());
        let settings = Settings { components, ..Settings::default() };
        let sources = discover(&Config::load(folder.path(), settings).unwrap()).unwrap();
        sources.into_iter().map(|source| source.path).collect()
    }

    #[test]
    fn yaml_then_rust_sorted_and_nothing_hidden() {
        let folder = Folder::new("walk");
        for file in [
            "src/main.rs",
            "src/a/mod.rs",
            "src/a.yaml",
            "ui/table.yml",
            "ui/button.yaml",
            "ui/_folder.yaml",
            "ui/forms/input.yaml",
            "ui/readme.md",
            "ui/.draft.yaml",
            "ui/.drafts/button.yaml",
            "ui/yaml",
        ] {
            folder.write(file, "");
        }
        std::fs::create_dir(folder.path().join("ui/folder.yaml")).unwrap();
        assert_eq!(
            discovered(&folder, &["ui"]),
            [
                "ui/_folder.yaml",
                "ui/button.yaml",
                "ui/forms/input.yaml",
                "ui/table.yml",
                "src/a/mod.rs",
                "src/main.rs",
            ]
        );
    }

    #[test]
    fn a_file_in_two_folders_is_one_source() {
        let folder = Folder::new("overlap");
        folder.write("ui/forms/input.yaml", "");
        assert_eq!(
            discovered(&folder, &["ui", "ui/forms", "./ui/../ui/"]),
            ["ui/forms/input.yaml"]
        );
    }

    #[test]
    fn a_folder_beside_the_package() {
        let folder = Folder::new("beside");
        folder.write("ui/button.yaml", "");
        folder.write("app/Cargo.toml", "");
        let settings = Settings { components: Some(vec!["../ui".into()]), ..Settings::default() };
        let config = Config::load(&folder.path().join("app"), settings).unwrap();
        assert_eq!(discover(&config).unwrap()[0].path, "../ui/button.yaml");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once() {
        use std::os::unix::fs::symlink;
        let folder = Folder::new("links");
        folder.write("shared/row.yaml", "");
        folder.write("ui/button.yaml", "");
        let ui = folder.path().join("ui");
        symlink("../shared", ui.join("shared")).unwrap();
        symlink("../ui", ui.join("again")).unwrap();
        symlink("nowhere", ui.join("latest")).unwrap();
        symlink("user@host:1", ui.join(".#button.yaml")).unwrap();
        assert_eq!(discovered(&folder, &["ui"]), ["ui/button.yaml", "ui/shared/row.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_is_named() {
        let folder = Folder::new("nowhere");
        folder.write("ui/button.yaml", "");
        let link = folder.path().join("ui/row.yaml");
        std::os::unix::fs::symlink("gone.yaml", &link).unwrap();
        let config = Config::load(
            folder.path(),
            Settings { components: Some(vec!["ui".into()]), ..Settings::default() },
        );
        let failure = discover(&config.unwrap()).unwrap_err();
        assert!(matches!(failure, Failure::Disk { path, .. } if path == link));
    }
}
