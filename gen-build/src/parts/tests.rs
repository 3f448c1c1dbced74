use crate::config::{Config, Settings};
use crate::deliver::Mode;
use crate::failure::Failure;
use crate::pipeline;
use crate::temporary::Folder;

/// What a run gives that has so many sources in memory at a time: all files, or all messages.
fn run(folder: &Folder, part: usize, mode: Mode) -> Result<Vec<(String, String)>, String> {
    let settings = Settings { cache: Some(folder.path().join("target")), ..Settings::default() };
    let out_dir = Some(folder.path().join("out"));
    let config = Config { part, out_dir, ..Config::load(folder.path(), settings).unwrap() };
    for earlier in ["target", "out"] {
        _ = std::fs::remove_dir_all(folder.path().join(earlier));
    }
    match pipeline::run(&config, mode) {
        Ok(_) => {
            let files = folder.files().into_iter();
            let files = files.filter(|file| file.starts_with("web/") || file.starts_with("out/"));
            Ok(files.map(|file| (folder.read(&file), file)).collect())
        }
        Err(Failure::Definitions(messages)) => {
            Err(messages.iter().map(|message| format!("{message}\n")).collect())
        }
        Err(failure) => panic!("{failure}"),
    }
}

const WRITE: Mode = Mode::Write { stamp: None };

/// What a name in one file means stands in another, and YAML says of one type what Rust says.
const RUST: [(&str, &str); 4] = [
    ("Cargo.toml", "[package]\nname = \"shown\"\nedition = \"2024\"\n"),
    (
        "src/lib.rs",
        "mod media; mod shape;
#[derive(gen_macro::Type)] pub struct Page { pub size: Size, pub media: media::Media }
",
    ),
    (
        "src/media.rs",
        "use gen_macro::Type;
use crate::shape::*;
/// What is shown.
#[derive(Type)] pub struct Media { pub url: Address, pub kind: Shape, pub row: Row }
#[derive(Type)] pub struct Row {}
",
    ),
    (
        "src/shape.rs",
        "pub type Address = String;
#[derive(gen_macro::Type)] pub enum Shape { Round, Flat }
",
    ),
];

/// Thirty components and some types, which refer to and extend each other across all parts.
fn project(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("components/_folder.yaml", "vocabulary: { size?: Size }\ntypes: { Size: s | m }\n");
    folder
        .write("components/base.yaml", "component: Zero\nabstract: true\nprops: { id: string }\n");
    for (path, text) in RUST {
        folder.write(path, text);
    }
    folder.write(
        "components/media.yaml",
        "types:\n  Media: { properties: { url: string, kind: Shape, row: { properties: {} } } }\n",
    );
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
    // Beside the artifacts, what was read of the Rust types and the schemas of these.
    assert_eq!(expected.len(), 2 * 35 + 3 + 1 + 4);
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

#[test]
fn all_parts_find_where_a_contract_is_broken() {
    let folder = project("broken-contract");
    folder.write("components/media.yaml", "types:\n  Media: { properties: { url: u8 } }\n");
    let expected = run(&folder, 500, WRITE).unwrap_err();
    assert!(expected.contains("error[contract]"), "{expected}");
    for part in [1, 3, 7] {
        assert_eq!(run(&folder, part, WRITE).unwrap_err(), expected, "parts of {part}");
    }
}
