//! Reads `gen.yaml`.

use std::path::PathBuf;
use std::slice;

use gen_core::diagnostic::{Code, Diagnostic};
use gen_core::name::nearest;
use gen_core::read::yaml::NodeReader;
use gen_core::read::yaml::tree::{self, Kind, Node};
use gen_core::render::json_schema::Draft;

use super::{Settings, batch, import_extension, schema_base};
use crate::strategy::Strategy;

/// What the file says. Whatever is wrong with it goes to `diagnostics`; it is the only source.
pub(super) fn read(bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let mut settings = Settings::default();
    let documents = tree::parse(0, bytes, diagnostics);
    let reader = &mut NodeReader::new(0, diagnostics);
    if let Some(second) = documents.get(1) {
        let message = "`gen.yaml` holds one document, found a second";
        reader.report(Diagnostic::new(Code::WrongKind, reader.place(second), message));
    }
    let Some(document) = documents.first() else { return settings };
    let keys = ["components", "rust", "typescript", "schema", "strategy", "batch"];
    entries(reader, document, "gen.yaml", &keys, |reader, key, value| match key {
        "components" => settings.components = folders(reader, value, "components"),
        "rust" => settings.rust = folders(reader, value, "rust"),
        "typescript" => typescript(reader, value, &mut settings),
        "schema" => schema(reader, value, &mut settings),
        "strategy" => settings.strategy = strategy(reader, value),
        _ => {
            let size = match value.kind {
                Kind::Integer(size) => usize::try_from(size).unwrap_or(0),
                _ => return mismatch(reader, value, "batch", "a whole number"),
            };
            settings.batch = valid(reader, value, "batch", batch(size));
        }
    });
    settings
}

fn typescript(reader: &mut NodeReader, node: &Node, settings: &mut Settings) {
    let keys = ["out", "import_extension"];
    entries(reader, node, "typescript", &keys, |reader, key, value| {
        let Some(text) = reader.string(value, key) else { return };
        match key {
            "out" => settings.typescript = Some(text.into()),
            _ => settings.import_extension = valid(reader, value, key, import_extension(text)),
        }
    });
}

fn schema(reader: &mut NodeReader, node: &Node, settings: &mut Settings) {
    entries(reader, node, "schema", &["out", "draft", "base"], |reader, key, value| {
        if key == "draft" {
            settings.draft = draft(reader, value);
            return;
        }
        let Some(text) = reader.string(value, key) else { return };
        match key {
            "out" => settings.schemas = Some(text.into()),
            _ => settings.schema_base = valid(reader, value, key, schema_base(text)),
        }
    });
}

fn draft(reader: &mut NodeReader, node: &Node) -> Option<Draft> {
    if matches!(node.kind, Kind::List(_) | Kind::Map(_)) {
        mismatch(reader, node, "draft", "a string");
        return None;
    }
    let draft = match &node.kind {
        Kind::String(text) if text == "2020-12" => Ok(Draft::Draft202012),
        Kind::String(text) if text == "07" => Ok(Draft::Draft07),
        // What YAML makes of 07 without quotes.
        Kind::Integer(7) => Ok(Draft::Draft07),
        _ => Err(format!("is `{}`; it can be \"2020-12\" or \"07\"", node.key_text())),
    };
    valid(reader, node, "draft", draft)
}

fn strategy(reader: &mut NodeReader, node: &Node) -> Option<Strategy> {
    let name = reader.string(node, "strategy")?;
    let names = Strategy::ALL.map(Strategy::name);
    let strategy = Strategy::from_name(&name)
        .ok_or_else(|| format!("is `{name}`; it can be `{}`", names.join("`, `")));
    valid(reader, node, "strategy", strategy)
}

/// A folder or a list of folders.
fn folders(reader: &mut NodeReader, node: &Node, key: &str) -> Option<Vec<PathBuf>> {
    let items = match &node.kind {
        Kind::List(items) => items.as_slice(),
        Kind::String(_) => slice::from_ref(node),
        _ => {
            mismatch(reader, node, key, "a folder or a list of folders");
            return None;
        }
    };
    Some(items.iter().filter_map(|item| reader.string(item, key)).map(PathBuf::from).collect())
}

/// Calls `read` for each entry of a map whose key is known.
fn entries(
    reader: &mut NodeReader,
    node: &Node,
    what: &str,
    known: &[&str],
    mut read: impl FnMut(&mut NodeReader, &str, &Node),
) {
    for (key, value) in reader.map(node, what).unwrap_or_default() {
        let text = key.key_text();
        if known.contains(&text.as_str()) {
            read(reader, &text, value);
            continue;
        }
        let help = match nearest(&text, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its keys are `{}`", known.join("`, `")),
        };
        let message = format!("`{what}` has no key `{text}`");
        reader.report(Diagnostic::new(Code::UnknownKey, reader.place(key), message).help(help));
    }
}

fn mismatch(reader: &mut NodeReader, node: &Node, key: &str, expected: &str) {
    let diagnostic = reader.wrong_kind(node, key, expected);
    reader.report(diagnostic);
}

/// The value, unless it cannot be what its key needs.
fn valid<T>(
    reader: &mut NodeReader,
    node: &Node,
    key: &str,
    value: Result<T, String>,
) -> Option<T> {
    let problem = match value {
        Ok(value) => return Some(value),
        Err(problem) => problem,
    };
    let place = reader.place(node);
    reader.report(Diagnostic::new(Code::InvalidSetting, place, format!("`{key}` {problem}")));
    None
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// What is wrong with a file, a line each.
    fn problems(text: &str) -> String {
        let mut diagnostics = Vec::new();
        read(text.as_bytes(), &mut diagnostics);
        let lines = diagnostics.iter().map(|diagnostic| {
            let code = diagnostic.code.name();
            let help: String = diagnostic.help.iter().map(|help| format!("; {help}")).collect();
            format!("{code}: {}{help}\n", diagnostic.message)
        });
        lines.collect()
    }

    #[test]
    fn everything_that_can_be_said() {
        let mut diagnostics = Vec::new();
        let text = "
            components: [components, ../shared]
            rust: src
            typescript: { out: web/types, import_extension: ts }
            schema: { out: web/schemas, draft: \"07\", base: https://example.com/schemas }
            strategy: parallel
            batch: 8
        ";
        let settings = read(text.as_bytes(), &mut diagnostics);
        assert_eq!(diagnostics, []);
        let folders = ["components", "../shared"].map(PathBuf::from);
        assert_eq!(settings.components.as_deref(), Some(&folders[..]));
        assert_eq!(settings.rust, Some(vec!["src".into()]));
        assert_eq!(settings.typescript, Some("web/types".into()));
        assert_eq!(settings.import_extension.as_deref(), Some("ts"));
        assert_eq!(settings.schemas, Some("web/schemas".into()));
        assert_eq!(settings.draft, Some(Draft::Draft07));
        assert_eq!(settings.schema_base.as_deref(), Some("https://example.com/schemas/"));
        assert_eq!(settings.batch, Some(8));
        assert_eq!(settings.strategy, Some(Strategy::Parallel));
    }

    #[test]
    fn an_empty_file_says_nothing() {
        for text in ["", "# nothing\n", "---\n", "{}"] {
            assert_eq!(problems(text), "", "{text:?}");
        }
    }

    #[test]
    fn a_draft_without_quotes() {
        let mut diagnostics = Vec::new();
        let settings = read(b"schema: { draft: 07 }", &mut diagnostics);
        assert_eq!(settings.draft, Some(Draft::Draft07));
        assert_eq!(diagnostics, []);
    }

    #[test]
    fn what_is_wrong() {
        let check = |text, expected: Expect| expected.assert_eq(&problems(text));
        check(
            "component: ui",
            expect![[r#"
            unknown-key: `gen.yaml` has no key `component`; did you mean `components`?
        "#]],
        );
        check(
            "output: ui",
            expect![[r#"
            unknown-key: `gen.yaml` has no key `output`; its keys are `components`, `rust`, `typescript`, `schema`, `strategy`, `batch`
        "#]],
        );
        check(
            "typescript: { extension: js }",
            expect![[r#"
            unknown-key: `typescript` has no key `extension`; its keys are `out`, `import_extension`
        "#]],
        );
        check(
            "components: 1",
            expect![[r#"
            wrong-kind: `components` is a folder or a list of folders, found a number
        "#]],
        );
        check(
            "components: [1]",
            expect![[r#"
                wrong-kind: `components` is a string, found a number; put quotes around it
            "#]],
        );
        check(
            "components: { a: b }",
            expect![[r#"
            wrong-kind: `components` is a folder or a list of folders, found a map
        "#]],
        );
        check(
            "typescript: web",
            expect![[r#"
                wrong-kind: `typescript` is a map, found a string; write `key: value`, with a space behind the colon
            "#]],
        );
        check(
            "typescript: { import_extension: mjs }",
            expect![[r#"
            invalid-setting: `import_extension` is `mjs`; it can be `js`, `ts` or empty
        "#]],
        );
        check(
            "schema: { draft: 2019-09 }",
            expect![[r#"
            invalid-setting: `draft` is `2019-09`; it can be "2020-12" or "07"
        "#]],
        );
        check(
            "schema: { draft: [1] }",
            expect![[r#"
                wrong-kind: `draft` is a string, found a list
            "#]],
        );
        check(
            "schema: { base: schemas }",
            expect![[r#"
            invalid-setting: `base` is `schemas`; it has to be an absolute address such as `https://example.com/schemas/`
        "#]],
        );
        check(
            "schema: { base: \"https://example.com/?a\" }",
            expect![[r#"
            invalid-setting: `base` is `https://example.com/?a`; it has to be an absolute address such as `https://example.com/schemas/`
        "#]],
        );
        check(
            "strategy: fast",
            expect![[r#"
            invalid-setting: `strategy` is `fast`; it can be `sequential`, `parallel`, `batched`, `cached`
        "#]],
        );
        check(
            "batch: 0",
            expect![[r#"
            invalid-setting: `batch` has to be at least 1
        "#]],
        );
        check(
            "batch: -1",
            expect![[r#"
            invalid-setting: `batch` has to be at least 1
        "#]],
        );
        check(
            "batch: many",
            expect![[r#"
                wrong-kind: `batch` is a whole number, found a string
            "#]],
        );
        check(
            "batch: 1.5",
            expect![[r#"
                wrong-kind: `batch` is a whole number, found a number
            "#]],
        );
        check(
            "[]",
            expect![[r#"
                wrong-kind: `gen.yaml` is a map, found a list; write `key: value` for each, without a `-` before it
            "#]],
        );
        check(
            "batch: 1\nbatch: 2",
            expect![[r#"
            duplicate-key: the key `batch` occurs twice; remove one of the two
        "#]],
        );
        check(
            "batch: 1\n---\nbatch: 2",
            expect![[r#"
            wrong-kind: `gen.yaml` holds one document, found a second
        "#]],
        );
        check(
            "batch: [",
            expect![[r#"
                yaml-syntax: unclosed bracket '['; close each `[` with `]` and each `{` with `}`; a value that holds one of them needs quotes: "string[]"
            "#]],
        );
    }
}
