//! Changes in the Rust of a crate with several modules.

use expect_test::expect;

use super::*;

const FILES: [(&str, &str); 7] = [
    ("Cargo.toml", "[package]\nname = \"app\"\n"),
    ("src/lib.rs", "mod row;\nmod table;\nmod ids;\nmod plain;\nmod far;\n"),
    ("src/ids.rs", "pub type Id = u32;\npub struct Unused;\n"),
    (
        "src/row.rs",
        "use crate::ids::*;\n#[derive(gen_macro::Type)]\npub struct Row {\n    pub id: Id,\n}\n",
    ),
    (
        "src/table.rs",
        "use crate::row::Row;\n#[derive(gen_macro::Component)]\npub struct Table {\n    pub rows: Vec<Row>,\n}\n",
    ),
    ("src/far.rs", "#[derive(gen_macro::Type)]\npub struct Far(u8);\n"),
    ("src/plain.rs", "pub fn answer() -> u8 {\n    42\n}\n"),
];

type Change = (&'static str, &'static str, fn(&str) -> String);

const SHADOW: &str =
    "#[derive(gen_macro::Type)] #[component(name = \"Text\")] pub struct String(u8);\n";

const CHANGES: &[Change] = &[
    ("code without types", "src/plain.rs", |it| it.replace("42", "43")),
    ("a field", "src/table.rs", |it| it.replace("}", "    pub wide: bool,\n}")),
    ("a field of what is referred to", "src/row.rs", |it| {
        it.replace("}", "    pub text: String,\n}")
    }),
    ("a comment", "src/row.rs", |it| format!("// Rows.\n{it}")),
    ("a reference", "src/far.rs", |it| it.replace("u8", "crate::table::Table")),
    ("an import beside it", "src/row.rs", |it| format!("use std::fmt;\n{it}")),
    ("an alias", "src/ids.rs", |it| it.replace("u32", "String")),
    ("what shadows", "src/ids.rs", |it| format!("{it}{SHADOW}")),
    ("and no more", "src/ids.rs", |it| it.replace(SHADOW, "")),
    ("a derive where there was none", "src/plain.rs", |it| {
        format!("{it}#[derive(gen_macro::Type)] pub struct Plain;\n")
    }),
    ("a trap", "src/row.rs", |it| {
        let trap = "    #[serde(skip_serializing_if = \"String::is_empty\")]\n    pub text";
        it.replace("    pub text", trap)
    }),
    ("beside a trap", "src/far.rs", |it| it.replace("Table", "Table, u8")),
    ("a trap no more", "src/row.rs", |it| {
        it.replace("    #[serde(skip_serializing_if = \"String::is_empty\")]\n", "")
    }),
];

#[test]
fn what_rust_says_is_read_again_where_it_matters() {
    let folder = Folder::new("incremental-rust");
    for (path, text) in FILES {
        folder.write(path, text);
    }
    run(&folder);
    let mut table = String::new();
    for (what, path, change) in CHANGES {
        folder.write(path, &change(&folder.read(path)));
        let report = run(&folder);
        let written: Vec<String> = work(&report).2;
        let warnings = report.warnings.len();
        table += &format!("{what}: {} {}, {warnings} warnings\n", report.read, report.rendered);
        if !written.is_empty() {
            table += &format!("    {}\n", written.join(" "));
        }
        assert_clean(&folder);
        let again = run(&folder);
        assert_eq!(work(&again), (0, 0, vec![]), "after {what}");
        assert_eq!(again.warnings.len(), warnings, "after {what}");
    }
    expect![[r#"
        code without types: 0 0, 0 warnings
        a field: 2 1, 0 warnings
            Table.schema.json Table.ts components.schema.json manifest.json
        a field of what is referred to: 2 2, 0 warnings
            Row.schema.json Row.ts Table.schema.json components.schema.json manifest.json
        a comment: 2 2, 0 warnings
        a reference: 3 1, 0 warnings
            Far.schema.json Far.ts components.schema.json manifest.json
        an import beside it: 6 3, 0 warnings
        an alias: 6 3, 0 warnings
            Far.schema.json Row.schema.json Row.ts Table.schema.json components.schema.json manifest.json
        what shadows: 6 4, 0 warnings
            Far.schema.json Row.schema.json Row.ts Table.schema.json Text.schema.json Text.ts components.schema.json index.ts manifest.json
        and no more: 6 3, 0 warnings
            Far.schema.json Row.schema.json Row.ts Table.schema.json components.schema.json index.ts manifest.json
        a derive where there was none: 6 4, 0 warnings
            Plain.schema.json Plain.ts components.schema.json index.ts manifest.json
        a trap: 6 4, 1 warnings
            Far.schema.json Far.ts FarInput.schema.json Row.schema.json Row.ts RowInput.schema.json Table.schema.json Table.ts TableInput.schema.json components.schema.json manifest.json
        beside a trap: 3 1, 1 warnings
            Far.schema.json Far.ts FarInput.schema.json components.schema.json manifest.json
        a trap no more: 6 4, 0 warnings
            Far.schema.json Far.ts Row.schema.json Row.ts Table.schema.json Table.ts components.schema.json manifest.json
    "#]].assert_eq(&table);
}
