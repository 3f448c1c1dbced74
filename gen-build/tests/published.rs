//! Packages that are published, vendored or built in several ways at once, with the real Cargo.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::fs;
use std::io::{Write, stderr};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use project::{BUTTON, Build, CARD, OUT, Package, target};

/// A package that could be published if gen were: Cargo is told to take gen from this workspace.
fn publishable(name: &str) -> Package {
    let package = Package::new(name, "gen_build::generate()");
    let here = env!("CARGO_MANIFEST_DIR");
    let manifest = package
        .read("Cargo.toml")
        .replace("edition =", "license = 'MIT'\ndescription = 'A test.'\nedition =")
        .replace(&format!("path = '{here}'"), "version = '0.1.0'");
    package.write("Cargo.toml", &manifest);
    package.write(".cargo/config.toml", &patch());
    package.write("components/button.yaml", BUTTON);
    package
}

fn patch() -> String {
    let here = env!("CARGO_MANIFEST_DIR");
    format!(
        "[patch.crates-io]\ngen-build = {{ path = '{here}' }}\ngen-core = {{ path = '{here}/../gen-core' }}\n"
    )
}

/// Packs the package, unpacks it and builds it there, as `cargo publish` does.
fn pack(package: &Package) -> Build {
    let mut cargo = package.cargo();
    Build::of({
        cargo.args(["package", "--offline", "--allow-dirty"]);
        cargo
    })
}

#[test]
fn a_package_with_its_artifacts_can_be_published() {
    let package = publishable("publish-inside");
    package.rebuild("a first build");
    let packed = pack(&package).expect("artifacts that are up to date");
    assert!(packed.output.contains("Verifying publish-inside"), "{}", packed.output);
    assert!(!packed.output.contains("not up to date"), "{}", packed.output);

    package.write("components/button.yaml", &BUTTON.replace("label", "text"));
    package.remove(&format!("{OUT}/Button.ts"));
    let before = package.read(&format!("{OUT}/Button.schema.json"));
    let packed = pack(&package).expect("artifacts that are stale");
    let line = "`web/src/generated/Button.schema.json` and 3 other artifacts are not up to date";
    assert!(packed.output.contains(line), "{}", packed.output);
    assert_eq!(package.read(&format!("{OUT}/Button.schema.json")), before);
    assert!(!package.exists(&format!("{OUT}/Button.ts")));
    package.rebuild("what was not written by packing");
}

#[test]
fn a_package_whose_artifacts_or_definitions_are_outside_can_be_published() {
    let package = publishable("publish-outside");
    package.write("gen.yaml", "typescript: { out: ../publish-outside-web }\n");
    package.rebuild("a first build");
    assert!(package.exists("../publish-outside-web/Button.ts"));
    let packed = pack(&package).expect("artifacts outside");
    assert!(!packed.output.contains("warning: publish-outside@"), "{}", packed.output);
    assert!(!target().join("package/publish-outside-web").exists());

    let shared = "../publish-outside-shared";
    _ = fs::remove_dir_all(package.folder.join(shared));
    package.rename("components", shared);
    package.write("gen.yaml", &format!("components: {shared}\n"));
    package.rebuild("definitions outside");
    let packed = pack(&package).expect("definitions outside");
    let line = "the artifacts were not compared: `components` names a folder that does not exist";
    assert!(packed.output.contains(line), "{}", packed.output);
}

#[test]
fn docs_rs_writes_nothing() {
    let package = Package::new("docs", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.build_with(&[("DOCS_RS", "1")]).expect("a package without artifacts");
    assert!(!package.exists("web"));
    package.rebuild("a build elsewhere");
    package.write("components/card.yaml", CARD);
    let build = package.build_with(&[("DOCS_RS", "1")]).expect("a package with stale artifacts");
    assert!(build.output.contains("not up to date"), "{}", build.output);
    assert!(!package.exists(&format!("{OUT}/Card.ts")));
    package.rebuild("a build elsewhere");
    assert!(package.exists(&format!("{OUT}/Card.ts")));
}

#[test]
fn a_vendored_package_is_left_alone() {
    let package = publishable("vendored");
    package.rebuild("a first build");
    pack(&package).expect("packing");
    let user = Package::new("vendor-user", "");
    fs::create_dir(user.folder.join("vendor")).unwrap();
    let unpacked = target().join("package/vendored-0.1.0");
    fs::rename(unpacked, user.folder.join("vendor/vendored")).unwrap();
    user.write("vendor/vendored/.cargo-checksum.json", "{\"files\":{},\"package\":null}");
    user.remove("build.rs");
    // It comes from a registry of which nothing is known but the folder with what is vendored.
    user.write(
        "Cargo.toml",
        "[package]\nname = 'vendor-user'\nversion = '0.1.0'\nedition = '2024'\n\n\
         [dependencies]\nvendored = { version = '0.1.0', registry = 'elsewhere' }\n\n[workspace]\n",
    );
    let sources = "[registries]\nelsewhere = { index = 'file:///nowhere' }\n\
         [source.elsewhere]\nregistry = 'file:///nowhere'\nreplace-with = 'vendor'\n\
         [source.vendor]\ndirectory = 'vendor'\n";
    user.write(".cargo/config.toml", &format!("{}{sources}", patch()));
    user.remove(&format!("vendor/vendored/{OUT}/Button.ts"));
    user.write("vendor/vendored/components/card.yaml", CARD);
    user.build_with(&[]).expect("a vendored package");
    assert!(!user.exists(&format!("vendor/vendored/{OUT}/Button.ts")));
    assert!(!user.exists(&format!("vendor/vendored/{OUT}/Card.ts")));
    assert!(user.build_with(&[]).is_fresh(&user));
}

#[test]
fn profiles_and_target_folders_do_not_disturb_each_other() {
    let package = Package::new("several", "gen_build::generate()");
    let manifest = package.read("Cargo.toml") + "\n[profile.other]\ninherits = 'dev'\n";
    package.write("Cargo.toml", &manifest);
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    // What is compiled there is the same, so that nothing need be compiled again.
    let elsewhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cargo/elsewhere");
    for copy in [target().join("other"), elsewhere.join("debug")] {
        if !copy.exists() {
            fs::create_dir_all(&copy).unwrap();
            let parts = ["build", "deps", ".fingerprint"].map(|it| target().join("debug").join(it));
            // Cargo compiles what is not there.
            _ = Command::new("cp").arg("-a").args(parts).arg(&copy).status();
        }
    }
    let build = |way: &str| {
        let mut cargo = package.cargo();
        cargo.args(match way {
            "check" => &["check", "--offline", "-v"][..],
            "other" => &["build", "--offline", "-v", "--profile", "other"],
            _ => &["build", "--offline", "-v"],
        });
        if way == "elsewhere" {
            cargo.env("CARGO_TARGET_DIR", &elsewhere);
        }
        Build::of(cargo).expect(way)
    };
    let ways = ["debug", "check", "other", "elsewhere"];
    let artifact = format!("{OUT}/Button.ts");
    for change in ["nothing", "a definition", "an artifact", "a lost artifact"] {
        let expected = package.read(&artifact);
        match change {
            "a definition" => package.write("components/card.yaml", CARD),
            "an artifact" => package.write(&artifact, &expected.replace("label", "text")),
            "a lost artifact" => package.remove(&artifact),
            _ => {}
        }
        // Each looks once, whoever mended it, and then there is nothing more to do.
        ways.into_iter().for_each(|way| drop(build(way)));
        assert_eq!(package.read(&artifact), expected, "{change}");
        for way in ways {
            let again = build(way);
            assert!(again.is_fresh(&package), "{change}, {way}: {}", again.output);
        }
    }

    package.write("components/card.yaml", &CARD.replace("title", "heading"));
    thread::scope(|scope| {
        for way in ways {
            scope.spawn(move || build(way));
        }
    });
    assert!(package.read(&format!("{OUT}/Card.ts")).contains("heading"));
    for way in ways {
        assert!(build(way).is_fresh(&package), "at once, {way}");
    }
}

#[test]
fn two_packages_of_a_workspace_with_one_folder_are_refused() {
    let workspace = Package::new("members", "");
    workspace.remove("build.rs");
    let gen_build = env!("CARGO_MANIFEST_DIR");
    workspace.write("Cargo.toml", "[workspace]\nmembers = ['one', 'two']\nresolver = '3'\n");
    for (name, text) in [("one", BUTTON), ("two", CARD)] {
        workspace.write(&format!("{name}/src/lib.rs"), "");
        workspace.write(&format!("{name}/components/it.yaml"), text);
        workspace.write(&format!("{name}/gen.yaml"), "schema: { out: ../schemas }\n");
        workspace.write(&format!("{name}/build.rs"), "fn main() { gen_build::generate() }\n");
        workspace.write(
            &format!("{name}/Cargo.toml"),
            &format!(
                "[package]\nname = '{name}'\nversion = '0.1.0'\nedition = '2024'\n\n\
                 [build-dependencies]\ngen-build = {{ path = '{gen_build}' }}\n"
            ),
        );
    }
    for _ in 0..2 {
        let build = workspace.build_with(&[]);
        assert!(!build.succeeded, "{}", build.output);
        let says = |package: &str, other: &str| {
            let schemas = workspace.folder.join("schemas");
            build.output.contains(&format!(
                "error: {package}@0.1.0: `{}` holds what the package in `{}` generates: choose another folder",
                schemas.display(),
                workspace.folder.join(other).display(),
            ))
        };
        assert!(says("one", "two") || says("two", "one"), "{}", build.output);
    }
    workspace.remove("two/gen.yaml");
    workspace.remove("one/gen.yaml");
    _ = fs::remove_dir_all(workspace.folder.join("schemas"));
    workspace.build_with(&[]).expect("folders of their own");
    assert!(workspace.exists(&format!("one/{OUT}/Button.ts")));
    assert!(workspace.exists(&format!("two/{OUT}/Card.ts")));
}

#[test]
fn sources_on_a_read_only_disk_are_left_alone() {
    let package = Package::new("read-only", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    package.write("components/card.yaml", CARD);
    let mount = |options: &str| {
        let mut mount = Command::new("mount");
        mount.args(["-o", options]).arg(&package.folder).arg(&package.folder).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success())
    };
    if !mount("bind") || !mount("remount,bind,ro") {
        return skip("sources on a read-only disk: this user may not mount one");
    }
    let build = package.build_with(&[]);
    let again = package.build_with(&[]);
    let unmounted = Command::new("umount").arg(&package.folder).status();
    assert!(unmounted.unwrap().success());
    let build = build.expect("a read-only disk");
    assert!(build.output.contains("are not up to date, and these sources may not be changed"));
    assert!(again.is_fresh(&package), "{}", again.output);
    assert!(!package.exists(&format!("{OUT}/Card.ts")));
}

/// Says aloud what was not tried: what is written so is shown for tests that pass, too.
fn skip(what: &str) {
    _ = writeln!(stderr(), "NOT TRIED: {what}");
}
