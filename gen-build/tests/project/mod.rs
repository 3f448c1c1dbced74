//! Packages that the real Cargo builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const BUTTON: &str = "component: Button\nprops: { label: string }\n";
pub(crate) const CARD: &str = "component: Card\nprops: { title: string }\n";
pub(crate) const OUT: &str = "web/src/generated";

/// A package of a test's own. All share a target folder, so that gen-build is compiled once.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
}

/// How a build went.
pub(crate) struct Build {
    pub(crate) succeeded: bool,
    pub(crate) output: String,
}

impl Package {
    pub(crate) fn new(name: &str, build_script: &str) -> Package {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cargo").join(name);
        _ = fs::remove_dir_all(&folder);
        let package = Package { name: name.into(), folder };
        let gen_build = env!("CARGO_MANIFEST_DIR");
        let manifest = format!(
            "[package]\nname = '{name}'\nversion = '0.1.0'\nedition = '2024'\n\n\
             [build-dependencies]\ngen-build = {{ path = '{gen_build}' }}\n\n[workspace]\n"
        );
        package.write("Cargo.toml", &manifest);
        package.write("build.rs", &format!("fn main() {{ {build_script} }}\n"));
        package.write("src/lib.rs", "");
        // The versions that this workspace is tested with, which are there without a network.
        fs::copy(Path::new(gen_build).join("../Cargo.lock"), package.folder.join("Cargo.lock"))
            .unwrap();
        package
    }

    pub(crate) fn write(&self, path: &str, contents: &str) {
        let file = self.folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, contents).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.folder.join(path)).unwrap();
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.join(from), self.folder.join(to)).unwrap();
    }

    /// `cargo` in the package, to be completed and run.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", target());
        for variable in ["GEN_BUILD", "DOCS_RS"] {
            cargo.env_remove(variable);
        }
        cargo
    }

    pub(crate) fn build_with(&self, variables: &[(&str, &str)]) -> Build {
        let mut cargo = self.cargo();
        cargo.args(["build", "--offline", "-v"]).envs(variables.iter().copied());
        Build::of(cargo)
    }

    /// Builds, and expects that the build script ran and that it then has nothing more to do.
    #[track_caller]
    pub(crate) fn rebuild(&self, why: &str) -> Build {
        let build = self.build_with(&[]);
        assert!(build.succeeded, "{why}: {}", build.output);
        assert!(!build.is_fresh(self), "{why} is not noticed: {}", build.output);
        let again = self.build_with(&[]);
        assert!(again.is_fresh(self), "{why} is noticed twice: {}", again.output);
        build
    }
}

impl Build {
    pub(crate) fn of(mut cargo: Command) -> Build {
        let output = cargo.output().unwrap();
        Build {
            succeeded: output.status.success(),
            output: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What Cargo said, after it succeeded.
    #[track_caller]
    pub(crate) fn expect(self, what: &str) -> Build {
        assert!(self.succeeded, "{what}: {}", self.output);
        self
    }

    pub(crate) fn is_fresh(&self, package: &Package) -> bool {
        self.output.contains(&format!("Fresh {} v0.1.0", package.name))
    }
}

/// The target folder of all packages but those that need one of their own.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("cargo/target")
}
