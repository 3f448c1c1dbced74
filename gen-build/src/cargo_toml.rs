//! What a `Cargo.toml` says. Cargo itself edits it; this only looks through its lines, since tables and
//! keys have one of their own in every manifest.

use std::fs;
use std::path::{Path, PathBuf};

/// What matters here.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Manifest {
    /// Whether there is a package, not only a workspace.
    pub(crate) is_package: bool,
    /// The name of the package.
    pub(crate) package: String,
    /// Whether gen-build is a build dependency.
    pub(crate) has_dependency: bool,
    /// `build`, where it is stated.
    pub(crate) build_script: Option<String>,
    /// What is stated of the library.
    pub(crate) library: Target,
    /// What is stated of programs.
    pub(crate) programs: Vec<Target>,
    /// What each feature turns on.
    features: Vec<(String, Vec<String>)>,
}

/// The name and the path of a target, where they are stated.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Target {
    pub(crate) name: Option<String>,
    pub(crate) path: Option<String>,
}

/// The build script of the package in a folder.
pub(crate) fn build_script(package: &Path) -> PathBuf {
    let stated = Manifest::of(package).build_script;
    package.join(stated.as_deref().unwrap_or("build.rs"))
}

impl Manifest {
    /// The manifest of the package in a folder; without one, it says nothing.
    pub(crate) fn of(package: &Path) -> Manifest {
        Manifest::read(&fs::read_to_string(package.join("Cargo.toml")).unwrap_or_default())
    }

    /// Looks through the lines. What is written in another way than in Cargo's own documentation says
    /// nothing.
    pub(crate) fn read(text: &str) -> Manifest {
        let mut manifest = Manifest::default();
        let mut table = "";
        let mut lines = text.lines().map(str::trim);
        while let Some(line) = lines.next() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
                table = name.trim();
                manifest.is_package |= table == "package";
                manifest.has_dependency |= table == "build-dependencies.gen-build";
                if table == "[bin" {
                    manifest.programs.push(Target::default());
                }
                continue;
            }
            let Some((key, value)) = line.split_once('=') else { continue };
            let key = key.trim().trim_matches('"');
            let mut value = value.trim().to_owned();
            if value.starts_with('[') {
                while !value.contains(']')
                    && let Some(line) = lines.next()
                {
                    value.push_str(line.split('#').next().unwrap_or_default());
                }
            }
            manifest.take(table, key, &value);
        }
        manifest
    }

    fn take(&mut self, table: &str, key: &str, value: &str) {
        let text = || quoted(value).next().map(str::to_owned);
        match (table, key) {
            ("build-dependencies", key) => {
                self.has_dependency |= key.split('.').next() == Some("gen-build");
            }
            ("package", "name") => self.package = text().unwrap_or_default(),
            ("package", "build") => {
                let value = value.split('#').next().unwrap_or_default();
                self.build_script = Some(value.trim().trim_matches(['"', '\'']).to_owned());
            }
            ("lib", "name") => self.library.name = text(),
            ("lib", "path") => self.library.path = text(),
            ("[bin", "name" | "path") => {
                if let Some(program) = self.programs.last_mut() {
                    let field = if key == "name" { &mut program.name } else { &mut program.path };
                    *field = text();
                }
            }
            ("features", feature) => {
                let on = quoted(value).map(str::to_owned).collect();
                self.features.push((feature.to_owned(), on));
            }
            _ => {}
        }
    }

    /// The features that are on if nobody says otherwise.
    pub(crate) fn default_features(&self) -> Vec<String> {
        let mut on: Vec<String> = Vec::new();
        let mut next = vec!["default".to_owned()];
        while let Some(feature) = next.pop() {
            if !on.contains(&feature)
                && let Some((_, more)) = self.features.iter().find(|(name, _)| *name == feature)
            {
                next.extend(more.iter().cloned());
                on.push(feature);
            }
        }
        on
    }
}

/// The texts between quotes.
fn quoted(value: &str) -> impl Iterator<Item = &str> {
    let quote = if value.contains('"') { '"' } else { '\'' };
    value.split(quote).skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::Manifest;

    #[test]
    fn features_that_are_on_by_default() {
        let manifest = Manifest::read(
            "[features]\ndefault = [\n  \"a\", # one\n  \"dep:x\",\n]\na = [\"b\"]\nb = []\nc = []\n",
        );
        let mut features = manifest.default_features();
        features.sort_unstable();
        assert_eq!(features, ["a", "b", "default"]);
    }
}
