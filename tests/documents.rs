//! What the documentation shows is true: its definitions are read, its wrong ones are refused, and
//! what it says they become is what they become.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use gen_core::diagnostic::{Code, Diagnostic};
use gen_tests::expected::assert_none;
use gen_tests::inputs::{Files, empty_folder, package};
use gen_tests::markdown::{Block, blocks};
use gen_tests::package::{build, lay_out};
use gen_tests::pipeline::{Options, define, render};

/// The documents of the workspace that show definitions.
const DOCUMENTS: &[&str] = &["docs/format.md", "docs/rust.md", "docs/switching.md", "README.md"];

/// Pages whose wrong input is a file that no page can show.
const ABOUT_BYTES: &[Code] = &[Code::Unreadable];

#[test]
fn documents_show_what_is() {
    let mut problems = Vec::new();
    for name in DOCUMENTS {
        let page = fs::read_to_string(workspace().join(name)).expect("the document is there");
        let mut artifacts = BTreeMap::new();
        for block in blocks(&page) {
            let found = match block.language.as_str() {
                "yaml" => accepted(&block, &mut artifacts),
                "yaml,refused" => refused(&block),
                "rust" if block.text.contains("#[derive(") => of_rust(&block, &mut artifacts),
                "ts" | "json" => shown(&block, &artifacts),
                _ => None,
            };
            problems.extend(found.map(|what| format!("{name}:{}: {what}\n", block.line)));
        }
    }
    assert_none(problems);
}

/// A definition that is as it should be; leaves its artifacts for the blocks that follow.
fn accepted(block: &Block, artifacts: &mut BTreeMap<String, String>) -> Option<String> {
    let outcome = define(&definitions(block));
    if outcome.diagnostics.is_empty() {
        *artifacts = render(&outcome.project, &Options::default());
        return None;
    }
    Some(format!("the definition is refused:\n{}", report(&outcome.diagnostics)))
}

/// The same in Rust, which may leave out what it names.
fn of_rust(block: &Block, artifacts: &mut BTreeMap<String, String>) -> Option<String> {
    let text =
        format!("use gen_macro::{{Component, Type}};\nuse std::time::Duration;\n{}", block.text);
    let mut outcome = define(&Files::from([("lib.rs".to_owned(), text.into_bytes())]));
    *artifacts = render(&outcome.project, &Options::default());
    outcome.diagnostics.retain(|found| found.code != Code::UnknownType);
    let is_fine = outcome.diagnostics.is_empty();
    (!is_fine).then(|| format!("the definition is refused:\n{}", report(&outcome.diagnostics)))
}

fn refused(block: &Block) -> Option<String> {
    let outcome = define(&definitions(block));
    (!outcome.has_errors()).then(|| "the definition is not refused".to_owned())
}

/// A part of an artifact of the definition before it, perhaps below the path of the artifact; `…`
/// stands for anything.
fn shown(block: &Block, artifacts: &BTreeMap<String, String>) -> Option<String> {
    let plain = |text: &[u8]| -> Vec<String> {
        let text = String::from_utf8_lossy(text);
        text.lines().map(|line| line.trim().trim_end_matches(',').to_owned()).collect()
    };
    let made: Vec<Vec<String>> = artifacts.values().map(|text| plain(text.as_bytes())).collect();
    let lines: Vec<String> = block.files("").values().flat_map(|text| plain(text)).collect();
    let is_part = |part: &[String]| {
        made.iter().any(|text| text.windows(part.len()).any(|window| window == part))
    };
    let mut parts = lines.split(|line| line.is_empty() || line == "…");
    let missing = parts.find(|part| !part.is_empty() && !is_part(part))?;
    Some(format!("nothing that is made has these lines:\n{}", missing.join("\n")))
}

/// The YAML definitions of a block; settings and workflows are not among them.
fn definitions(block: &Block) -> Files {
    let mut files = block.files("example.yaml");
    files.retain(|path, _| path != "gen.yaml" && !path.starts_with(".github/"));
    files
}

fn report(diagnostics: &[Diagnostic]) -> String {
    let lines = diagnostics
        .iter()
        .map(|found| format!("{}: {} {}", found.code.name(), found.message, found.help.join("; ")));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_code_has_a_page_with_a_wrong_and_a_right_input() {
    let mut problems = Vec::new();
    for code in Code::ALL {
        let name = code.name();
        let page = code.page();
        if !page.starts_with(&format!("# {name}\n\n")) {
            problems.push(format!("{name}: the page does not start with the name of the code\n"));
        }
        if page.lines().count() > 40 {
            problems.push(format!("{name}: the page has {} lines\n", page.lines().count()));
        }
        let mut blocks = blocks(page);
        // Rust among YAML stands beside both inputs.
        let is_mixed = blocks.first().is_some_and(|first| first.language == "yaml");
        let beside: Vec<Block> =
            blocks.extract_if(.., |it| is_mixed && it.language == "rust").collect();
        match blocks.as_slice() {
            [] if ABOUT_BYTES.contains(code) => {}
            [wrong, right, ..] => {
                let reported = messages(name, "wrong", wrong, &beside);
                if !reported.contains(&format!("[{name}]")) {
                    problems.push(format!("{name}: the first input gives:\n{reported}\n"));
                }
                let reported = messages(name, "right", right, &beside);
                if !reported.is_empty() {
                    problems.push(format!("{name}: the second input gives:\n{reported}\n"));
                }
            }
            _ => problems.push(format!("{name}: the page shows no wrong and right input\n")),
        }
    }
    assert_none(problems);
}

/// What a build says of the files of some blocks, beside a definition that is as it should be.
fn messages(code: &str, kind: &str, block: &Block, beside: &[Block]) -> String {
    let mut files = Files::new();
    for block in [block].into_iter().chain(beside) {
        let (file, before) = match (block.language.as_str(), code) {
            ("rust", _) => ("lib.rs", "use gen_macro::{Component, Type};\n"),
            (_, "invalid-setting") => ("gen.yaml", ""),
            _ => ("example.yaml", ""),
        };
        for (path, mut text) in block.files(file) {
            text.splice(0..0, before.bytes());
            files.insert(path, text);
        }
    }
    files.insert("another.yaml".to_owned(), b"component: Another\n".to_vec());
    let root = empty_folder(env!("CARGO_TARGET_TMPDIR"), &format!("codes/{code}-{kind}"));
    lay_out(&files, &root);
    match build(&root, &root.join("artifacts")) {
        Ok(report) => {
            let warnings: Vec<String> = report.warnings.iter().map(ToString::to_string).collect();
            warnings.join("\n")
        }
        Err(failure) => failure.to_string(),
    }
}

fn workspace() -> PathBuf {
    package().parent().expect("the package is in the workspace").to_owned()
}
