//! Every kind of change, and what is done for it.

use expect_test::expect;

use super::*;

/// A change of the project: what somebody does, and how to say it.
type Change = (&'static str, fn(&Folder));

const CHANGES: &[Change] = &[
    ("nothing", |_| {}),
    ("a definition is saved as it was", |it| it.write("other/7.yaml", &it.read("other/7.yaml"))),
    ("a prop is added", |it| {
        it.write("other/7.yaml", "component: Other7\nprops: { a: string }\n");
    }),
    ("a comment is added", |it| {
        it.write("other/7.yaml", "component: Other7\nprops: { a: string } # the same\n");
    }),
    // What extends it, with its folders, the vocabulary and the types of that.
    ("a base changes", |it| {
        let base = "component: Base\nabstract: true\nprops: { id: integer }\n";
        it.write("components/base.yaml", base);
    }),
    // What refers to it, however far; Rust is read as a whole.
    ("a type changes", |it| {
        it.write("components/cell.yaml", "types: { Cell: { properties: { text: integer } } }\n");
    }),
    // Everything below.
    ("the defaults of a folder change", |it| {
        let defaults = "defaults: { props: { color?: Color, dark?: boolean } }\n";
        it.write("components/a/_folder.yaml", defaults);
    }),
    ("the vocabulary changes", |it| {
        it.write("components/_folder.yaml", "vocabulary: { size: Size, wide: boolean }\n");
    }),
    ("a reference is added", |it| {
        it.write("other/3.yaml", "component: Other3\nprops: { row: Row }\ntags: [new]\n");
    }),
    ("what is referred to changes", |it| {
        it.write("components/row.yaml", "types: { Row: { properties: { cells?: 'Cell[]' } } }\n");
    }),
    ("a reference is removed", |it| it.write("other/3.yaml", "component: Other3\n")),
    // From here on, other names, places or settings: everything is looked at, and what differs is
    // written.
    ("a definition is added", |it| it.write("other/new.yaml", "component: New\n")),
    ("a definition is renamed", |it| it.write("other/new.yaml", "component: Newer\n")),
    ("its file is renamed", |it| rename(it, "other/new.yaml", "other/newer.yml")),
    ("its file is moved to another folder", |it| {
        rename(it, "other/newer.yml", "components/a/newer.yml");
    }),
    ("a definition is removed", |it| remove(it, "components/a/newer.yml")),
    ("a folder is renamed", |it| rename(it, "components/a", "components/b")),
    ("the defaults of a folder are removed", |it| remove(it, "components/b/_folder.yaml")),
    ("a folder is replaced by a file", |it| {
        fs::remove_dir_all(it.path().join("components/b")).unwrap();
        it.write("components/b", "no definition");
    }),
    ("a folder comes back", |it| {
        remove(it, "components/b");
        it.write("components/b/card.yaml", "component: Card\nprops: { row: Row }\n");
    }),
    ("a type and what refers to it are renamed", |it| {
        it.write("components/row.yaml", "types: { Line: { properties: { cells?: 'Cell[]' } } }\n");
        it.write("components/b/card.yaml", "component: Card\nprops: { row: Line }\n");
    }),
    ("a type in Rust changes", |it| {
        let page = "#[derive(gen_macro::Type)] pub struct Page { pub cells: Vec<Cell> }\n";
        it.write("src/lib.rs", page);
    }),
    ("a comment in Rust is added", |it| {
        it.write("src/lib.rs", &format!("// The same.\n{}", it.read("src/lib.rs")));
    }),
    ("Rust is removed", |it| remove(it, "src/lib.rs")),
    ("Rust is added", |it| {
        it.write("src/lib.rs", "#[derive(gen_macro::Type)] pub struct Page { pub cell: Cell }\n");
    }),
    ("the size of batches changes", |it| settings(it, "batch: 3")),
    ("the extension of imports changes", |it| settings(it, "typescript: { import_extension: ts }")),
    ("the dialect of schemas changes", |it| settings(it, "schema: { draft: '07' }")),
    ("schemas get a folder of their own", |it| {
        settings(it, "schema: { out: web/src/generated/schemas }");
    }),
    ("a folder is read no more", |it| {
        let all = "components: components\nschema: { out: web/src/generated/schemas }\n";
        it.write("gen.yaml", all);
    }),
    ("types are removed", |it| remove(it, "web/src/generated/Card.ts")),
    ("a schema is edited", |it| it.write("web/src/generated/schemas/Card.schema.json", "{}")),
    ("all schemas are removed", |it| {
        remove(it, "web/src/generated/schemas/components.schema.json");
    }),
    ("the manifest is removed", |it| remove(it, "web/src/generated/manifest.json")),
    ("the cache is removed", |it| remove(it, "target/gen-cache")),
    ("everything is removed", |it| fs::remove_dir_all(it.path().join("web")).unwrap()),
];

fn rename(folder: &Folder, from: &str, to: &str) {
    fs::rename(folder.path().join(from), folder.path().join(to)).unwrap();
}

fn remove(folder: &Folder, path: &str) {
    fs::remove_file(folder.path().join(path)).unwrap();
}

fn settings(folder: &Folder, more: &str) {
    folder.write("gen.yaml", &format!("components: [components, other]\n{more}\n"));
}

#[test]
fn what_depends_on_a_change_is_done_and_no_more() {
    let folder = project("table");
    run(&folder);
    let mut table = String::from("change: sources read, definitions rendered\n");
    for (what, change) in CHANGES {
        change(&folder);
        let report = run(&folder);
        table.push_str(&line(what, &report));
        assert_clean(&folder);
        let again = run(&folder);
        assert_eq!((work(&again), again.removed), ((0, 0, vec![]), vec![]), "after: {what}");
    }
    // Whoever imports from the index of a project finds it, as long as there was one.
    for path in ["src", "components"] {
        fs::remove_dir_all(folder.path().join(path)).unwrap();
    }
    folder.write("components/none.yaml", "");
    table.push_str(&line("all definitions are removed", &run(&folder)));
    let left: Vec<String> = artifacts(&folder).into_iter().map(|(_, path)| path).collect();
    let out = "web/src/generated/";
    let expected = ["index.ts", "manifest.json", "schemas/components.schema.json"];
    assert_eq!(left, expected.map(|name| format!("{out}{name}")));
    expect![[r#"
        change: sources read, definitions rendered
        nothing: 0 0
        a definition is saved as it was: 0 0
        a prop is added: 1 1
            written: Other7.schema.json Other7.ts components.schema.json manifest.json
        a comment is added: 1 1
        a base changes: 6 1
            written: Button.schema.json Button.ts components.schema.json manifest.json
        a type changes: 8 4
            written: Card.schema.json Cell.schema.json Cell.ts Page.schema.json Row.schema.json components.schema.json manifest.json
        the defaults of a folder change: 9 2
            written: Button.schema.json Button.ts Card.schema.json Card.ts components.schema.json manifest.json
        the vocabulary changes: 10 7
        a reference is added: 5 1
            written: Other3.schema.json Other3.ts components.schema.json manifest.json
        what is referred to changes: 8 3
            written: Card.schema.json Other3.schema.json Row.schema.json Row.ts components.schema.json manifest.json
        a reference is removed: 1 1
            written: Other3.schema.json Other3.ts components.schema.json manifest.json
        a definition is added: 31 28
            written: New.schema.json New.ts components.schema.json index.ts manifest.json
        a definition is renamed: 31 28
            written: Newer.schema.json Newer.ts components.schema.json index.ts manifest.json
            removed: New.schema.json New.ts
        its file is renamed: 31 28
            written: manifest.json
        its file is moved to another folder: 31 28
            written: Newer.schema.json Newer.ts components.schema.json manifest.json
        a definition is removed: 30 27
            written: components.schema.json index.ts manifest.json
            removed: Newer.schema.json Newer.ts
        a folder is renamed: 30 27
            written: manifest.json
        the defaults of a folder are removed: 29 27
            written: Button.schema.json Button.ts Card.schema.json Card.ts components.schema.json manifest.json
        a folder is replaced by a file: 27 25
            written: components.schema.json index.ts manifest.json
            removed: Button.schema.json Button.ts Card.schema.json Card.ts
        a folder comes back: 28 26
            written: Card.schema.json Card.ts components.schema.json index.ts manifest.json
        a type and what refers to it are renamed: 28 26
            written: Card.schema.json Card.ts Line.schema.json Line.ts components.schema.json index.ts manifest.json
            removed: Row.schema.json Row.ts
        a type in Rust changes: 4 1
            written: Page.schema.json Page.ts components.schema.json manifest.json
        a comment in Rust is added: 4 1
        Rust is removed: 27 25
            written: components.schema.json index.ts manifest.json
            removed: Page.schema.json Page.ts
        Rust is added: 28 26
            written: Page.schema.json Page.ts components.schema.json index.ts manifest.json
        the size of batches changes: 0 0
        the extension of imports changes: 28 26
            written: Card.ts Line.ts Page.ts index.ts manifest.json
        the dialect of schemas changes: 28 26
            written: 32 files
        schemas get a folder of their own: 28 26
            written: 28 files
            removed: 27 files
        a folder is read no more: 8 6
            written: components.schema.json index.ts manifest.json
            removed: 40 files
        types are removed: 8 6
            written: Card.ts
        a schema is edited: 8 6
            written: Card.schema.json
        all schemas are removed: 8 6
            written: components.schema.json
        the manifest is removed: 8 6
            written: manifest.json
        the cache is removed: 8 6
        everything is removed: 8 6
            written: 15 files
        all definitions are removed: 1 0
            written: components.schema.json index.ts manifest.json
            removed: 12 files
    "#]].assert_eq(&table);
}

/// What was done for a change, and to which files.
fn line(what: &str, report: &Report) -> String {
    let names = |files: &[std::path::PathBuf]| {
        let name = |file: &std::path::PathBuf| file.file_name()?.to_str().map(str::to_owned);
        let names: BTreeSet<String> = files.iter().filter_map(name).collect();
        match names.len() {
            0 => "-".to_owned(),
            1..10 => names.into_iter().collect::<Vec<_>>().join(" "),
            count => format!("{count} files"),
        }
    };
    let Report { read, rendered, written, removed, .. } = report;
    format!(
        "{what}: {read} {rendered}\n    written: {}\n    removed: {}\n",
        names(written),
        names(removed)
    )
    .replace("    removed: -\n", "")
    .replace("    written: -\n", "")
}
