//! Which crates the configured Rust folders belong to: what `Cargo.toml` says of them, and the
//! places where Cargo looks for their roots.
//!
//! See <https://doc.rust-lang.org/cargo/guide/project-layout.html>.

use std::fs;
use std::path::{Path, PathBuf};

use gen_core::ordered::sort;
use gen_core::read::rust::Crate;

use crate::cargo_toml::Manifest;
use crate::path;

/// The crates of the packages around some folders, and the folders whose files belong to them but
/// define nothing: a module may lead from there into a configured folder.
#[derive(Debug, Default)]
pub(crate) struct Crates {
    pub(crate) all: Vec<Crate>,
    pub(crate) context: Vec<PathBuf>,
}

/// Finds the crates of configured folders. `root` is where all paths start.
pub(crate) fn find(root: &Path, folders: &[PathBuf]) -> Crates {
    let mut packages: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| folder.ancestors().find(|above| above.join("Cargo.toml").is_file()))
        .map(Path::to_path_buf)
        .collect();
    sort(&mut packages);
    packages.dedup();
    let mut crates = Crates::default();
    for package in packages {
        for Target { name, file } in targets(&package, &Manifest::of(&package)) {
            let Some(folder) = file.parent() else { continue };
            let is_inside = folders.iter().any(|configured| file.starts_with(configured));
            let is_around = *folder != package
                && folders.iter().any(|configured| configured.starts_with(folder));
            if is_around && !is_inside && !crates.context.iter().any(|known| known == folder) {
                crates.context.push(folder.to_path_buf());
            }
            if is_inside || is_around {
                crates.all.push(Crate { name, root: path::relative(root, &file) });
            }
        }
    }
    crates
}

/// A target of a package.
struct Target {
    name: String,
    file: PathBuf,
}

/// The libraries and programs of a package, the library first.
fn targets(package: &Path, manifest: &Manifest) -> Vec<Target> {
    let spelled = |name: &str| name.replace('-', "_");
    let mut targets = Vec::new();
    let mut add = |name: &str, path: &str| {
        let file = path::normal(&package.join(path));
        if file.is_file() && !targets.iter().any(|target: &Target| target.file == file) {
            targets.push(Target { name: spelled(name), file });
        }
    };
    let library = manifest.library.name.as_deref().unwrap_or(&manifest.package);
    add(library, manifest.library.path.as_deref().unwrap_or("src/lib.rs"));
    for program in &manifest.programs {
        let Some(name) = program.name.as_deref() else { continue };
        match &program.path {
            Some(path) => add(name, path),
            None => {
                add(name, &format!("src/bin/{name}.rs"));
                add(name, &format!("src/bin/{name}/main.rs"));
                if name == manifest.package {
                    add(name, "src/main.rs");
                }
            }
        }
    }
    add(&manifest.package, "src/main.rs");
    let mut programs: Vec<PathBuf> = fs::read_dir(package.join("src/bin"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    sort(&mut programs);
    for program in programs {
        let Some(stem) = program.file_stem().and_then(|stem| stem.to_str()) else { continue };
        if program.is_dir() {
            add(stem, &format!("src/bin/{stem}/main.rs"));
        } else if program.extension().is_some_and(|extension| extension == "rs") {
            add(stem, &format!("src/bin/{stem}.rs"));
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::Folder;

    fn found(folder: &Folder, folders: &[&str]) -> (Vec<String>, Vec<PathBuf>) {
        let root = folder.path();
        let folders: Vec<PathBuf> =
            folders.iter().map(|folder| path::normal(&root.join(folder))).collect();
        let Crates { all, context } = find(root, &folders);
        let all = all.into_iter().map(|krate| format!("{} {}", krate.name, krate.root)).collect();
        (all, context)
    }

    #[test]
    fn targets_are_where_cargo_looks_for_them() {
        let folder = Folder::new("targets");
        folder.write("Cargo.toml", "[package]\nname = \"my-app\"\n");
        for file in ["lib.rs", "main.rs", "bin/one.rs", "bin/two/main.rs", "bin/two/a.rs"] {
            folder.write(&format!("src/{file}"), "");
        }
        let expected = [
            "my_app src/lib.rs",
            "my_app src/main.rs",
            "one src/bin/one.rs",
            "two src/bin/two/main.rs",
        ];
        assert_eq!(found(&folder, &["src"]), (expected.map(str::to_owned).into(), vec![]));
    }

    #[test]
    fn targets_are_where_the_manifest_says() {
        let folder = Folder::new("stated-targets");
        let manifest = "[package]\nname = 'app'\n\n[lib] # the library\nname = \"other\"\npath = \"src/other.rs\"\n[[bin]]\nname = \"tool\"\npath = \"src/tool.rs\"\n[[bin]]\nname = \"app\"\n";
        folder.write("Cargo.toml", manifest);
        for file in ["other.rs", "tool.rs", "main.rs"] {
            folder.write(&format!("src/{file}"), "");
        }
        let expected = ["other src/other.rs", "tool src/tool.rs", "app src/main.rs"];
        assert_eq!(found(&folder, &["src"]), (expected.map(str::to_owned).into(), vec![]));
    }

    #[test]
    fn modules_may_lead_into_a_folder_and_out_of_the_package() {
        let folder = Folder::new("context");
        folder.write("app/Cargo.toml", "[package]\nname = \"app\"\n");
        folder.write("app/src/lib.rs", "");
        folder.write("app/src/api/mod.rs", "");
        folder.write("shared/Cargo.toml", "[package]\nname = \"shared-types\"\n");
        folder.write("shared/src/lib.rs", "");
        folder.write("loose/a.rs", "");
        let (all, context) = found(&folder, &["app/src/api", "shared/src", "loose"]);
        assert_eq!(all, ["app app/src/lib.rs", "shared_types shared/src/lib.rs"]);
        assert_eq!(context, [folder.path().join("app/src")]);
    }
}
