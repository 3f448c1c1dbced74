use crate::config::{Config, Settings};
use crate::deliver::Mode;
use crate::failure::Failure;
use crate::pipeline;
use crate::temporary::Folder;

/// What a run gives that has so many sources in memory at a time: all files, or all messages.
fn run(folder: &Folder, part: usize, mode: Mode) -> Result<Vec<(String, String)>, String> {
    let settings = Settings { cache: Some(folder.path().join("target")), ..Settings::default() };
    let config = Config { part, ..Config::load(folder.path(), settings).unwrap() };
    _ = std::fs::remove_dir_all(folder.path().join("target"));
    match pipeline::run(&config, mode) {
        Ok(_) => {
            let files = folder.files().into_iter().filter(|file| file.starts_with("web/"));
            Ok(files.map(|file| (folder.read(&file), file)).collect())
        }
        Err(Failure::Definitions(messages)) => {
            Err(messages.iter().map(|message| format!("{message}\n")).collect())
        }
        Err(failure) => panic!("{failure}"),
    }
}

const WRITE: Mode = Mode::Write { stamp: None };

/// Thirty components and some types, which refer to and extend each other across all parts.
fn project(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("components/_folder.yaml", "vocabulary: { size?: Size }\ntypes: { Size: s | m }\n");
    folder
        .write("components/base.yaml", "component: Zero\nabstract: true\nprops: { id: string }\n");
    folder.write("src/lib.rs", "#[derive(gen_macro::Type)] pub struct Page { pub size: Size }\n");
    for number in 0..30 {
        let other = (number * 7 + 11) % 30;
        folder.write(
            &format!("components/{}.yaml", 99 - number),
            &format!(
                "component: C{number}
extends: [Zero]
uses: [size]
tags: [t{number}]
props: {{ other?: C{other}, row?: Row, page?: Page, kind: a | b = a }}
types: {{ Row: {{ properties: {{ id: string }} }}}}
"
            ),
        );
    }
    folder
}

#[test]
fn all_parts_give_the_same_bytes() {
    let folder = project("parts");
    let expected = run(&folder, 500, WRITE).unwrap();
    assert_eq!(expected.len(), 2 * 32 + 3);
    for part in [1, 2, 3, 7] {
        // Nothing differs from what is there, and from nothing the same is made.
        assert_eq!(run(&folder, part, Mode::Check).unwrap(), expected, "parts of {part}");
        std::fs::remove_dir_all(folder.path().join("web")).unwrap();
        assert_eq!(run(&folder, part, WRITE).unwrap(), expected, "parts of {part}");
    }
}

#[test]
fn all_parts_find_the_same_mistakes_and_write_nothing() {
    let mistakes = [
        ("components/5.yaml", "component: Broken\nprops: { a: [ }\n"),
        ("components/6.yaml", "component: Unknown\nprops: { a: Nowhere }\n"),
        ("components/7.yaml", "component: C7\nprops: { twice: string }\n"),
        ("components/8.yaml", "component: c8\nprops: {}\n"),
        ("components/8b.yaml", "component: CA\nprops: {}\n"),
        ("components/a.yaml", "component: Ca\nprops: {}\n"),
        ("components/9.yaml", "component: Default\nprops: { a: x | y = z }\n"),
        ("components/b.yaml", "types: { C3Kind: string }\n"),
        ("components/c.yaml", "types: { Round: { properties: { next: Round } } }\n"),
        ("components/d/_folder.yaml", "vocabulary: { a: 1 | }\n"),
    ];
    let folder = project("mistakes");
    for (path, text) in mistakes {
        folder.write(path, text);
    }
    let expected = run(&folder, 500, WRITE).unwrap_err();
    for (path, _) in mistakes {
        assert!(expected.contains(path), "{path} in {expected}");
    }
    for part in [1, 3, 7] {
        assert_eq!(run(&folder, part, WRITE).unwrap_err(), expected, "parts of {part}");
    }
    assert!(!folder.path().join("web").exists());
}
