//! What `cargo build` does in a package whose build script is `gen_build::generate()`, with the
//! real Cargo.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::fs::File;
use std::time::{Duration, SystemTime};

use project::{BUTTON, CARD, OUT, Package};

#[test]
fn a_build_leaves_artifacts_and_the_next_does_nothing() {
    let package = Package::new("leaves", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    for artifact in
        ["Button.ts", "Button.schema.json", "index.ts", "components.schema.json", "manifest.json"]
    {
        assert!(package.exists(&format!("{OUT}/{artifact}")), "{artifact}");
    }
}

#[test]
fn a_deleted_or_edited_artifact_is_restored() {
    let package = Package::new("restores", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    for artifact in ["Button.ts", "Button.schema.json", "index.ts", "manifest.json"] {
        let artifact = format!("{OUT}/{artifact}");
        let contents = package.read(&artifact);
        package.remove(&artifact);
        package.rebuild("a deleted artifact");
        assert_eq!(package.read(&artifact), contents);
        package.write(&artifact, &contents.replace("Button", "Bottom"));
        package.rebuild("an edited artifact");
        assert_eq!(package.read(&artifact), contents);
    }
}

fn set_time(package: &Package, path: &str, time: SystemTime) {
    let file = File::options().append(true).open(package.folder.join(path)).unwrap();
    file.set_modified(time).unwrap();
}

#[test]
fn added_changed_and_removed_definitions_are_noticed() {
    let package = Package::new("notices", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    package.write("components/cards/card.yaml", CARD);
    package.rebuild("an added definition");
    assert!(package.read(&format!("{OUT}/components.schema.json")).contains("Card"));
    package.write("components/cards/card.yaml", &CARD.replace("title", "heading"));
    package.rebuild("a changed definition");
    assert!(package.read(&format!("{OUT}/Card.schema.json")).contains("heading"));
    package.write("older.yaml", CARD);
    set_time(&package, "older.yaml", SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000));
    package.rename("older.yaml", "components/cards/card.yaml");
    package.rebuild("a definition replaced by an older file");
    assert!(package.read(&format!("{OUT}/Card.schema.json")).contains("title\": {"));
    set_time(&package, "components/cards/card.yaml", SystemTime::now() + Duration::from_secs(3600));
    let build = package.build_with(&[]).expect("a definition from the future");
    assert!(!build.is_fresh(&package), "{}", build.output);
    set_time(&package, "components/cards/card.yaml", SystemTime::UNIX_EPOCH);
    package.build_with(&[]).expect("a definition from the past");
    package.rename("components/cards", "components/deck");
    package.rebuild("a renamed folder");
    assert!(package.read(&format!("{OUT}/manifest.json")).contains("components/deck/card.yaml"));
    package.rename("components/deck/card.yaml", "components/deck/pack.yaml");
    package.rebuild("a renamed definition");
    assert!(package.read(&format!("{OUT}/manifest.json")).contains("components/deck/pack.yaml"));
    package.remove("components/deck/pack.yaml");
    package.rebuild("a removed definition");
    assert!(!package.exists(&format!("{OUT}/Card.ts")));
    package.rename("components/deck", "deck");
    package.write("components/deck", "no definitions");
    package.rebuild("a folder replaced by a file");
    assert!(!package.read(&format!("{OUT}/components.schema.json")).contains("Card"));
}

#[test]
fn a_wrong_definition_fails_the_build_and_leaves_the_artifacts_alone() {
    let package = Package::new("rejects", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    let before = package.read(&format!("{OUT}/manifest.json"));
    package.write("components/card.yaml", CARD);
    package.write("components/button.yaml", &BUTTON.replace("props", "prop"));
    for _ in 0..2 {
        let build = package.build_with(&[]);
        assert!(!build.succeeded, "{}", build.output);
        let line = "error: rejects@0.1.0: components/button.yaml";
        assert!(build.output.contains(line), "{}", build.output);
        assert!(!package.exists(&format!("{OUT}/Card.ts")));
        assert_eq!(package.read(&format!("{OUT}/manifest.json")), before);
    }
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a mended definition");
    assert!(package.exists(&format!("{OUT}/Card.ts")));
}

#[test]
fn artifacts_in_a_watched_folder_do_not_start_another_build() {
    let package =
        Package::new("inside", "gen_build::configure().typescript(\"src/web\").generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    package.remove("src/web/Button.ts");
    package.rebuild("a deleted artifact");
}

#[cfg(unix)]
#[test]
fn a_default_input_that_appears_or_goes_is_noticed() {
    let package = Package::new("appears", "gen_build::generate()");
    package.rebuild("a first build");
    assert!(!package.exists("web"));
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a new folder of definitions");
    assert!(package.exists(&format!("{OUT}/Button.ts")));
    package.write("gen.yaml", "typescript: { out: types }\n");
    package.rebuild("a new gen.yaml");
    assert!(package.exists("types/Button.ts"));
    package.remove("types/Button.ts");
    package.remove("gen.yaml");
    package.rebuild("a removed gen.yaml");
    assert!(!package.exists("types/Button.ts"));
}

#[test]
fn the_switch_turns_it_off() {
    let package = Package::new("switch", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.build_with(&[("GEN_BUILD", "off")]).expect("the switch");
    assert!(!package.exists("web"));
    package.rebuild("the switch");
    assert!(package.exists(OUT));
    let build = package.build_with(&[("GEN_BUILD", "of")]);
    assert!(!build.succeeded);
    assert!(build.output.contains("error: switch@0.1.0: `GEN_BUILD` is `of`"), "{}", build.output);
}

#[test]
fn the_sources_of_a_published_package_are_left_alone() {
    let package = Package::new("published", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    package.rebuild("a first build");
    package.write("Cargo.toml.orig", "");
    package.write("components/button.yaml", &BUTTON.replace("label", "text"));
    package.remove(&format!("{OUT}/Button.ts"));
    let before = package.read(&format!("{OUT}/Button.schema.json"));
    let build = package.rebuild("a changed definition");
    assert!(!package.exists(&format!("{OUT}/Button.ts")));
    assert_eq!(package.read(&format!("{OUT}/Button.schema.json")), before);
    let line = "warning: published@0.1.0: `web/src/generated/Button.schema.json` and ";
    assert!(build.output.contains(line), "{}", build.output);
}

#[test]
fn a_check_fails_with_the_difference_and_passes_when_there_is_none() {
    let package = Package::new("checks", "gen_build::generate()");
    package.write("components/button.yaml", BUTTON);
    let build = package.build_with(&[("GEN_BUILD", "check")]);
    assert!(!build.succeeded, "{}", build.output);
    for expected in [
        "error: checks@0.1.0: `web/src/generated/Button.ts` is missing",
        "error: checks@0.1.0: run `cargo build` and commit what it writes",
        "\n  +  label: string;\n",
    ] {
        assert!(build.output.contains(expected), "{expected} in\n{}", build.output);
    }
    assert!(!package.exists("web"));
    package.rebuild("a build after a check");
    package.build_with(&[("GEN_BUILD", "check")]).expect("a check");
}
