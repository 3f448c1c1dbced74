//! Renders each definition, plans its artifacts and writes those that are not up to date.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gen_core::model::{Definition, Project};

use crate::batch;
use crate::config::Config;
use crate::failure::Failure;
use crate::hash::hash;
use crate::manifest::{self, Entry, Origin};
use crate::message::Message;
use crate::path;
use crate::plan::{self, Artifact};
use crate::report::Report;
use crate::walk::Source;
use crate::write;

/// What happens to an artifact that is not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is written, with the stamp as its time of modification, where there is one.
    Write { stamp: Option<SystemTime> },
    /// It is reported: the sources may not be changed.
    Compare,
}

/// An artifact that was written or compared.
struct Delivered<'a> {
    entry: Entry<'a>,
    file: PathBuf,
    differed: bool,
}

/// Brings the artifacts of all definitions to the disk.
pub(crate) fn deliver(
    project: &Project,
    sources: &[Source],
    config: &Config,
    mode: Mode,
) -> Result<Report, Failure> {
    let manifest = config.typescript.folder.join(manifest::NAME);
    let nothing_to_do = match mode {
        // A project without definitions gets no artifacts, unless it had some.
        Mode::Write { .. } => project.definitions.is_empty() && !manifest.exists(),
        // Outside of its repository, a package need not contain its definitions or its artifacts.
        Mode::Compare => project.definitions.is_empty() || !manifest.exists(),
    };
    if nothing_to_do {
        return Ok(report(project, config));
    }
    let folders = [&config.typescript.folder, &config.schemas.folder];
    let mut changed = Vec::new();
    if mode != Mode::Compare {
        for folder in folders {
            changed.extend(write::create_folder(folder)?);
        }
    }

    let definitions: Vec<&Definition> = project.definitions.values().collect();
    let of_definitions = batch::each(&definitions, config.batch, |_, definition| {
        let artifacts = plan::of_definition(definition, project, config).into_iter();
        artifacts.map(|artifact| put(artifact, sources, mode)).collect::<Result<Vec<_>, _>>()
    });
    let mut delivered = Vec::new();
    for artifacts in of_definitions {
        delivered.extend(artifacts?);
    }
    for artifact in plan::of_project(project, config) {
        delivered.push(put(artifact, sources, mode)?);
    }
    delivered.sort_unstable_by(|a, b| a.entry.path.cmp(&b.entry.path));

    let mut report = report(project, config);
    let mut note = |file: PathBuf, differed: bool| {
        if differed && mode == Mode::Compare {
            report.stale.push(file.clone());
        } else if differed {
            report.written.push(file.clone());
        }
        report.artifacts.push(file);
    };
    let mut entries = Vec::with_capacity(delivered.len());
    for Delivered { entry, file, differed } in delivered {
        note(file, differed);
        entries.push(entry);
    }
    let contents = manifest::render(&entries, project);
    let differed = write_or_compare(&manifest, &contents, mode)?;
    note(manifest, differed);

    if let Mode::Write { stamp: Some(stamp) } = mode
        && !report.written.is_empty()
    {
        changed.extend(folders.map(PathBuf::clone));
        changed.retain(|folder| config.watched.iter().any(|input| folder.starts_with(input)));
        write::stamp_folders(&changed, stamp);
    }
    report.warnings.extend(stale_warning(&report.stale, config));
    Ok(report)
}

fn stale_warning(stale: &[PathBuf], config: &Config) -> Option<Message> {
    let first = path::relative(&config.root, stale.first()?);
    let which = match stale.len() - 1 {
        0 => format!("`{first}` is"),
        others => format!("`{first}` and {others} other artifacts are"),
    };
    Some(Message::warning(format!(
        "{which} not up to date, and these sources may not be changed: run `cargo build` in the repository and commit what it writes"
    )))
}

fn report(project: &Project, config: &Config) -> Report {
    Report {
        definitions: project.definitions.len(),
        inputs: config.watched.clone(),
        absent: config.absent.clone(),
        ..Report::default()
    }
}

fn put<'a>(
    artifact: Artifact<'a>,
    sources: &'a [Source],
    mode: Mode,
) -> Result<Delivered<'a>, Failure> {
    let file = artifact.output.folder.join(&artifact.name);
    let differed = write_or_compare(&file, &artifact.contents, mode)?;
    let origin = artifact.definition.map(|definition| Origin {
        definition: definition.name(),
        source: sources.get(definition.place.source as usize).map_or("", |source| &source.path),
    });
    let entry = Entry {
        path: format!("{}{}", artifact.output.prefix, artifact.name),
        kind: artifact.kind,
        origin,
        hash: hash(artifact.contents.as_bytes()),
    };
    Ok(Delivered { entry, file, differed })
}

/// Whether the file was not up to date; it is now, unless it may only be compared.
fn write_or_compare(file: &Path, contents: &str, mode: Mode) -> Result<bool, Failure> {
    let differs = write::differs(file, contents)?;
    if let Mode::Write { stamp } = mode
        && differs
    {
        write::replace(file, contents, stamp)?;
    }
    Ok(differs)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::time::Duration;
    use std::{fs, slice};

    use expect_test::expect;
    use gen_core::diagnostic::Place;
    use gen_core::model::{Docs, Main, Type, TypeDefinition};
    use gen_core::value::Value;

    use super::*;
    use crate::config::Settings;
    use crate::temporary::Folder;
    use crate::walk::Language;

    /// A shared type.
    pub(crate) fn definition(name: &str) -> Definition {
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
            }),
            locals: Vec::new(),
            tags: Vec::new(),
            extensions: Vec::new(),
        }
    }

    pub(crate) fn project(definitions: impl IntoIterator<Item = Definition>) -> Project {
        let named =
            definitions.into_iter().map(|definition| (definition.name().into(), definition));
        Project { definitions: named.collect(), ..Project::default() }
    }

    /// Delivers to a folder with default settings; all definitions come from one source.
    fn run(folder: &Folder, project: &Project, settings: Settings, mode: Mode) -> Report {
        let source = Source {
            path: "components/types.yaml".into(),
            file: folder.path().join("components/types.yaml"),
            language: Language::Yaml,
        };
        let config = Config::load(folder.path(), settings).unwrap();
        deliver(project, slice::from_ref(&source), &config, mode).unwrap()
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
        assert_eq!(report.definitions, 2);
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
        let hash =
            format!("\"hash\": \"{:016x}\"", hash(folder.read("web/types/Row.ts").as_bytes()));
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
        assert_eq!(run(&folder, &none, Settings::default(), WRITE).artifacts, [] as [PathBuf; 0]);
        assert_eq!(folder.files(), [] as [&str; 0]);

        run(&folder, &project([definition("Row")]), Settings::default(), WRITE);
        let report = run(&folder, &none, Settings::default(), WRITE);
        assert!(
            paths(&folder, &report.written).contains(&"web/src/generated/manifest.json".into())
        );
        assert!(!folder.read("web/src/generated/manifest.json").contains("Row"));
    }

    #[test]
    fn sources_that_may_not_change_are_compared() {
        let folder = Folder::new("compare");
        let one = project([definition("Row")]);
        let report = run(&folder, &one, Settings::default(), Mode::Compare);
        assert_eq!(
            report.artifacts,
            [] as [PathBuf; 0],
            "artifacts that are not there are not missed"
        );

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
            assert_eq!(
                fs::metadata(&path).unwrap().modified().unwrap(),
                stamp,
                "{}",
                path.display()
            );
        }
        let modified = fs::metadata(folder.path()).unwrap().modified().unwrap();
        assert_ne!(modified, stamp, "the folder of the package is not watched");
    }
}
