use std::slice;
use std::time::Duration;

use expect_test::expect;
use gen_core::diagnostic::Place;
use gen_core::model::{AsField, Docs, Main, RustFacts, Type, TypeDefinition};
use gen_core::value::Value;

use super::*;
use crate::config::Settings;
use crate::temporary::Folder;
use crate::walk::Language;

/// A shared type.
fn definition(name: &str) -> Definition {
    let place = Place::default();
    Definition {
        place,
        main: Main::Type(TypeDefinition {
            name: name.into(),
            place,
            docs: Docs::default(),
            generics: Vec::new(),
            ty: Type::Boolean,
            input: None,
            as_field: AsField::default(),
        }),
        locals: Vec::new(),
        tags: Vec::new(),
        extensions: Vec::new(),
        rust: RustFacts::default(),
    }
}

fn project(definitions: impl IntoIterator<Item = Definition>) -> Project {
    let named = definitions.into_iter().map(|definition| (definition.name().into(), definition));
    Project { definitions: named.collect(), ..Project::default() }
}

fn parts(project: &Project, sources: &[Source]) -> Parts {
    let Project { definitions, bases } = project;
    Parts::of_one(
        Project { definitions: definitions.clone(), bases: bases.clone() },
        sources,
        &mut [],
    )
}

/// Delivers to a folder with default settings; all definitions come from one source.
fn run(folder: &Folder, project: &Project, settings: Settings, mode: Mode) -> Report {
    let source = Source {
        path: "components/types.yaml".into(),
        file: folder.path().join("components/types.yaml"),
        language: Language::Yaml,
        defines: true,
    };
    let config = Config::load(folder.path(), settings).unwrap();
    let sources = slice::from_ref(&source);
    let parts = parts(project, sources);
    let run = Run { sources, config: &config, mode, settled: SystemTime::UNIX_EPOCH };
    deliver(&parts, run).unwrap().report
}

const WRITE: Mode = Mode::Write { stamp: None };

fn paths(folder: &Folder, files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|file| path::relative(folder.path(), file)).collect()
}

#[test]
fn artifacts_and_their_manifest() {
    let folder = Folder::new("artifacts");
    let mut row = definition("Row");
    row.tags = vec!["data".into()];
    row.extensions = vec![("x-owner".into(), Value::String("tables".into()))];
    let settings = Settings {
        typescript: Some("web/types".into()),
        schemas: Some("web/schemas".into()),
        ..Settings::default()
    };
    let report = run(&folder, &project([row, definition("Cell")]), settings, WRITE);
    assert_eq!(report.definitions.len(), 2);
    assert_eq!(report.artifacts.len(), 7);
    assert_eq!(report.written, report.artifacts);
    assert_eq!(
        folder.files(),
        [
            "web/schemas/Cell.schema.json",
            "web/schemas/Row.schema.json",
            "web/schemas/components.schema.json",
            "web/types/Cell.ts",
            "web/types/Row.ts",
            "web/types/index.ts",
            "web/types/manifest.json",
        ]
    );
    let manifest = folder.read("web/types/manifest.json");
    let without_hashes: Vec<&str> =
        manifest.lines().filter(|line| !line.contains("\"hash\"")).collect();
    expect![[r#"
        {
          "package": "../..",
          "artifacts": [
            {
              "path": "../schemas/Cell.schema.json",
              "kind": "schema",
              "definition": "Cell",
              "source": "components/types.yaml",
            },
            {
              "path": "../schemas/Row.schema.json",
              "kind": "schema",
              "definition": "Row",
              "source": "components/types.yaml",
            },
            {
              "path": "../schemas/components.schema.json",
              "kind": "all-schemas",
            },
            {
              "path": "Cell.ts",
              "kind": "typescript",
              "definition": "Cell",
              "source": "components/types.yaml",
            },
            {
              "path": "Row.ts",
              "kind": "typescript",
              "definition": "Row",
              "source": "components/types.yaml",
            },
            {
              "path": "index.ts",
              "kind": "index",
            }
          ],
          "definitions": {
            "Row": {
              "tags": ["data"],
              "x-owner": "tables"
            }
          }
        }"#]]
    .assert_eq(&without_hashes.join("\n"));
    let hash = format!("\"hash\": \"{:016x}\"", hash(folder.read("web/types/Row.ts").as_bytes()));
    assert!(manifest.contains(&hash), "{hash} in\n{manifest}");
}

#[test]
fn only_what_differs_is_written() {
    let folder = Folder::new("differs");
    let project = project([definition("Row")]);
    run(&folder, &project, Settings::default(), WRITE);
    let again = run(&folder, &project, Settings::default(), WRITE);
    assert_eq!(again.written, [] as [PathBuf; 0]);

    folder.write("web/src/generated/Row.ts", "edited");
    fs::remove_file(folder.path().join("web/src/generated/index.ts")).unwrap();
    let report = run(&folder, &project, Settings::default(), WRITE);
    assert_eq!(
        paths(&folder, &report.written),
        ["web/src/generated/Row.ts", "web/src/generated/index.ts"]
    );
}

#[test]
fn what_somebody_else_wrote_is_not_overwritten() {
    let project = project([definition("Row")]);
    for file in ["index.ts", "Row.ts", "manifest.json"] {
        let folder = Folder::new("foreign");
        folder.write(&format!("web/src/generated/{file}"), "export {};\n");
        let config = Config::load(folder.path(), Settings::default()).unwrap();
        let settled = SystemTime::UNIX_EPOCH;
        let run = Run { sources: &[], config: &config, mode: WRITE, settled };
        let failure = deliver(&parts(&project, &[]), run).unwrap_err();
        let path = folder.path().join("web/src/generated").join(file);
        assert!(matches!(failure, Failure::Foreign { path: found } if found == path));
        assert_eq!(fs::read_to_string(path).unwrap(), "export {};\n");
    }
}

#[test]
fn an_artifact_is_known_without_a_manifest() {
    let folder = Folder::new("known");
    let project = project([definition("Row")]);
    run(&folder, &project, Settings::default(), WRITE);
    fs::remove_file(folder.path().join("web/src/generated/manifest.json")).unwrap();
    for file in ["index.ts", "Row.ts"] {
        let file = format!("web/src/generated/{file}");
        folder.write(&file, &(folder.read(&file) + "edited"));
    }
    assert_eq!(run(&folder, &project, Settings::default(), WRITE).written.len(), 3);
}

#[test]
fn batches_give_the_same_bytes() {
    let project = project((0..100).map(|number| definition(&format!("Type{number}"))));
    let outputs = [1, 7, 100].map(|batch| {
        let folder = Folder::new(&format!("batches-{batch}"));
        let settings = Settings { batch: Some(batch), ..Settings::default() };
        run(&folder, &project, settings, WRITE);
        folder.files().into_iter().map(|file| (folder.read(&file), file)).collect::<Vec<_>>()
    });
    assert_eq!(outputs[0].len(), 203);
    assert!(outputs[0] == outputs[1] && outputs[1] == outputs[2]);
}

#[test]
fn without_definitions_nothing_is_written_unless_there_were_some() {
    let folder = Folder::new("none");
    let none = project([]);
    let warned = |settings| {
        let report = run(&folder, &none, settings, WRITE);
        assert_eq!(report.artifacts, [] as [PathBuf; 0]);
        report.warnings[0].line().to_owned()
    };
    expect!["no definitions were found; there is no `components` and `src`"]
        .assert_eq(&warned(Settings::default()));
    folder.write("src/main.rs", "");
    expect!["no definitions were found in `src`; there is no `components`"]
        .assert_eq(&warned(Settings::default()));
    let components = Some(vec!["ui".into()]);
    folder.write("ui/readme.md", "");
    expect!["no definitions were found in `ui` and `src`"]
        .assert_eq(&warned(Settings { components, ..Settings::default() }));
    assert_eq!(folder.files(), ["src/main.rs", "ui/readme.md"]);

    run(&folder, &project([definition("Row")]), Settings::default(), WRITE);
    let report = run(&folder, &none, Settings::default(), WRITE);
    assert!(paths(&folder, &report.written).contains(&"web/src/generated/manifest.json".into()));
    assert!(!folder.read("web/src/generated/manifest.json").contains("Row"));
}

#[test]
fn sources_that_may_not_change_are_compared() {
    let folder = Folder::new("compare");
    let one = project([definition("Row")]);
    let report = run(&folder, &one, Settings::default(), Mode::Compare);
    assert_eq!(report.artifacts, [] as [PathBuf; 0], "artifacts that are not there are not missed");

    run(&folder, &one, Settings::default(), WRITE);
    let before = folder.files();
    let two = project([definition("Row"), definition("Cell")]);
    let report = run(&folder, &two, Settings::default(), Mode::Compare);
    assert!(paths(&folder, &report.stale).contains(&"web/src/generated/Cell.ts".into()));
    assert!(!paths(&folder, &report.stale).contains(&"web/src/generated/Row.ts".into()));
    let others = report.stale.len() - 1;
    let warning = format!(
        "`web/src/generated/Cell.schema.json` and {others} other artifacts are not up to date"
    );
    assert!(report.warnings[0].line().starts_with(&warning), "{}", report.warnings[0]);
    assert_eq!(folder.files(), before);
}

#[test]
fn what_is_written_into_a_watched_folder_has_the_stamp() {
    let folder = Folder::new("stamped");
    folder.write("src/main.rs", "");
    let settings = Settings { typescript: Some("src/web/types".into()), ..Settings::default() };
    let stamp = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let mode = Mode::Write { stamp: Some(stamp) };
    let project = project([definition("Row")]);
    let report = run(&folder, &project, settings.clone(), mode);
    let mut stamped = report.written;
    stamped.extend(["src", "src/web", "src/web/types"].map(|path| folder.path().join(path)));
    for path in stamped {
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), stamp, "{}", path.display());
    }
    let modified = fs::metadata(folder.path()).unwrap().modified().unwrap();
    assert_ne!(modified, stamp, "the folder of the package is not watched");
}
