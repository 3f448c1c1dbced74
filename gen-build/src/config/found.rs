//! What a build script said in Rust, as it was left when it ran last.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gen_core::read::rust::Conditions;

use super::left::{NAME, SEPARATOR, fingerprint};
use super::{Settings, file};
use crate::cargo_toml::build_script;

/// What was left of settings that a build script made in Rust.
#[derive(Debug)]
pub(crate) enum Left {
    /// It makes none.
    None,
    /// It made these, with that as the folder of the package.
    Settings(PathBuf, Box<Settings>),
    /// It generates more than once, each time with other settings.
    Several,
    /// It makes some, and has not run since it was changed.
    Unknown,
}

/// What was left by the build script of a package, below these target folders of Cargo.
pub(crate) fn find(package: &Path, targets: impl IntoIterator<Item = PathBuf>) -> Left {
    let (tried, otherwise) = match makes_settings(&build_script(package)) {
        Some(true) => (usize::MAX, Left::Unknown),
        Some(false) => return Left::None,
        // Where nothing is left, it is another crate that is configured.
        None => (1, Left::None),
    };
    for target in targets.into_iter().take(tried) {
        let mut found: Vec<(SystemTime, Left)> = Vec::new();
        for file in candidates(&target) {
            let modified = fs::metadata(&file).and_then(|metadata| metadata.modified());
            if let (Ok(modified), Some(left)) = (modified, read(&file, package)) {
                found.push((modified, left));
            }
        }
        if let Some((_, left)) = found.into_iter().max_by_key(|(modified, _)| *modified) {
            return left;
        }
    }
    otherwise
}

/// What `cfg` was told when the package was built last, below these target folders of Cargo.
pub(crate) fn conditions(
    package: &Path,
    targets: impl IntoIterator<Item = PathBuf>,
) -> Option<Conditions> {
    let files = targets.into_iter().flat_map(|target| candidates(&target));
    let found = files.filter_map(|file| {
        let modified = fs::metadata(&file).and_then(|metadata| metadata.modified()).ok()?;
        let text = fs::read_to_string(&file).ok()?;
        let notes = notes(&text);
        let list = notes.get("conditions")?;
        let conditions = Conditions::from_list(list.split(SEPARATOR));
        is_same(notes.get("package")?.as_ref(), package).then_some((modified, conditions))
    });
    found.max_by_key(|(modified, _)| *modified).map(|(_, conditions)| conditions)
}

/// Whether a build script makes settings, as far as its text tells. `None` if it does not name
/// gen-build, which may have been given another name, and configures something.
pub(crate) fn makes_settings(script: &Path) -> Option<bool> {
    let text = fs::read_to_string(script).unwrap_or_default();
    if text.contains("gen_build") {
        return Some(text.replace("gen_build::generate", "").contains("gen_build"));
    }
    let is_possible = text.contains("configure") || text.contains("Builder");
    if is_possible { None } else { Some(false) }
}

/// The files in which build scripts left something: `PROFILE/build/PACKAGE/out` below the target
/// folder, or below that of a platform, or one folder deeper.
fn candidates(target: &Path) -> Vec<PathBuf> {
    let below = |folders: Vec<PathBuf>| -> Vec<PathBuf> {
        let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        entries.flatten().map(|entry| entry.path()).collect()
    };
    let profiles = below(vec![target.to_path_buf()]);
    let platforms = below(profiles.clone());
    let builds = profiles.into_iter().chain(platforms).map(|folder| folder.join("build"));
    let packages = below(builds.collect());
    let deeper = below(packages.clone());
    let files = packages.into_iter().chain(deeper).map(|folder| folder.join("out").join(NAME));
    files.filter(|file| file.is_file()).collect()
}

/// What a file says, if it is of this package and its build script is still the same.
fn read(file: &Path, package: &Path) -> Option<Left> {
    let text = fs::read_to_string(file).ok()?;
    let notes = notes(&text);
    if !is_same(notes.get("package")?.as_ref(), package)
        || *notes.get("script")? != fingerprint(package)?
    {
        return None;
    }
    if notes.contains_key("several") {
        return Some(Left::Several);
    }
    let mut diagnostics = Vec::new();
    let settings = file::read(text.as_bytes(), &mut diagnostics);
    let root = PathBuf::from(notes.get("root")?);
    diagnostics.is_empty().then_some(Left::Settings(root, Box::new(settings)))
}

/// What stands in the comments at the start of a file.
fn notes(text: &str) -> BTreeMap<&str, String> {
    text.lines()
        .map_while(|line| line.strip_prefix("# ")?.split_once(": "))
        .map(|(key, value)| (key, unquoted(value)))
        .collect()
}

fn is_same(a: &Path, b: &Path) -> bool {
    a == b || fs::canonicalize(a).ok().is_some_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b))
}

/// The text of a JSON string without characters that need more than a backslash.
pub(crate) fn unquoted(json: &str) -> String {
    let inner = json.trim().trim_start_matches('"');
    let mut text = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next()),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use gen_core::render::json_schema::Draft;

    use super::super::left::said;
    use super::*;
    use crate::strategy::Strategy;
    use crate::temporary::Folder;

    const SCRIPT: &str = "fn main() { gen_build::configure().generate() }";

    fn everything() -> Settings {
        Settings {
            components: Some(vec!["ui".into(), "../a \"b\" \\c".into()]),
            rust: Some(vec!["src/api".into()]),
            typescript: Some("web: #1".into()),
            import_extension: Some(String::new()),
            schemas: Some("/absolute".into()),
            draft: Some(Draft::Draft07),
            schema_base: Some("https://example.com/".into()),
            batch: Some(7),
            strategy: Some(Strategy::Parallel),
            cache: None,
            conditions: None,
        }
    }

    /// What is found after a build script with these settings ran in that folder.
    fn found(folder: &Folder, out_dir: &str, settings: &Settings) -> Left {
        let package = folder.path().join("app");
        let text = said(&package, Path::new(""), settings).unwrap();
        folder.write(&format!("{out_dir}/{NAME}"), &text);
        find(&package, [folder.path().join("target"), folder.path().join("elsewhere")])
    }

    #[test]
    fn what_is_left_is_found_as_it_was_said() {
        let folder = Folder::new("left");
        folder.write("app/build.rs", SCRIPT);
        for out_dir in [
            "target/debug/build/app-1/out",
            "target/release/build/app-1/out",
            "target/wasm32-unknown-unknown/debug/build/app-1/out",
            "target/debug/build/app/1/out",
        ] {
            for settings in [Settings::default(), everything()] {
                let Left::Settings(root, found) = found(&folder, out_dir, &settings) else {
                    panic!("nothing is found in {out_dir}");
                };
                assert_eq!(root, folder.path().join("app"));
                assert_eq!(format!("{found:?}"), format!("{settings:?}"));
            }
            fs::remove_dir_all(folder.path().join("target")).unwrap();
        }
    }

    #[test]
    fn what_cfg_was_told_is_found_whatever_the_script_says_now() {
        let folder = Folder::new("left-conditions");
        folder.write("app/build.rs", SCRIPT);
        let package = folder.path().join("app");
        let targets = || [folder.path().join("target")];
        assert_eq!(conditions(&package, targets()), None);
        found(&folder, "target/debug/build/app-1/out", &Settings::default());
        folder.write("app/build.rs", "fn main() { gen_build::generate() }");
        assert_eq!(conditions(&package, targets()), Some(crate::conditions::find(&package)));
        assert_eq!(conditions(folder.path(), targets()), None);
    }

    #[test]
    fn only_what_the_build_script_says_now_counts() {
        let folder = Folder::new("left-old");
        let package = folder.path().join("app");
        let targets = || [folder.path().join("target")];
        for script in [
            "fn main() { gen_build::generate() }",
            "fn main() { gen_build::generate(); other::configure().run() }",
            "fn main() { other::configure().run() }",
            "fn main() {}",
        ] {
            folder.write("app/build.rs", script);
            assert!(matches!(find(&package, targets()), Left::None), "{script}");
        }
        // The dependency has another name.
        let found_other = || found(&folder, "target/debug/build/app-1/out", &everything());
        folder.write("app/build.rs", "fn main() { other::configure().generate() }");
        assert!(matches!(found_other(), Left::Settings(..)));
        folder.write("app/build.rs", "use gen_build as other;\nfn main() { other::generate() }");
        assert!(matches!(find(&package, targets()), Left::Unknown));
        folder.write("app/build.rs", SCRIPT);
        assert!(matches!(find(&package, targets()), Left::Unknown));
        let found = || found(&folder, "target/debug/build/app-1/out", &everything());
        assert!(matches!(found(), Left::Settings(..)));
        folder.write("app/build.rs", &format!("{SCRIPT}\n"));
        assert!(matches!(find(&package, targets()), Left::Unknown));
        assert!(matches!(found(), Left::Settings(..)));
        folder.write("app/Cargo.toml", "[package]\nbuild = \"script.rs\"\n");
        assert!(matches!(find(&package, targets()), Left::None));
        folder.write("app/script.rs", SCRIPT);
        assert!(matches!(find(&package, targets()), Left::Unknown));
    }
}
