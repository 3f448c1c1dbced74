//! Cases in YAML, for tests: files in, definitions or reports out.

use expect_test::Expect;

use crate::assemble::assemble;
use crate::check::check;
use crate::diagnostic::{self, Diagnostic};
use crate::model::Project;
use crate::print;
use crate::read::yaml;
use crate::report::{self, Part};

/// The definitions that files become, in the notation of [`print`]. Lines such as `=== a.yaml`
/// divide the files; without any there is one file.
#[track_caller]
pub(crate) fn accepted(files: &str, expected: Expect) {
    let files = split(files);
    let (project, diagnostics) = define(&files);
    assert_eq!(lines(&files, &diagnostics), "");
    expected.assert_eq(&print::definitions(project.definitions.values().chain(&project.bases)));
}

/// What is wrong with files, one line a diagnostic: `2:3 "the place" code: message; help`.
#[track_caller]
pub(crate) fn refused(files: &str, expected: Expect) {
    let files = split(files);
    let (_, diagnostics) = define(&files);
    expected.assert_eq(&lines(&files, &diagnostics));
}

/// Paths and texts.
pub(crate) type Files = Vec<(String, String)>;

/// Reads, assembles and checks files.
pub(crate) fn define(files: &Files) -> (Project, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut read = Vec::new();
    for (number, (path, text)) in (0..).zip(files) {
        let (file, found) = yaml::read(number, path, text.as_bytes());
        read.push(file);
        diagnostics.extend(found);
    }
    let (project, found) = assemble(read, Vec::new());
    diagnostics.extend(found);
    diagnostics.extend(check(&project));
    diagnostic::sort(&mut diagnostics);
    (project, diagnostics)
}

fn split(files: &str) -> Files {
    let margin = files.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let margin = &margin[..margin.len() - margin.trim_start().len()];
    let mut split = Files::new();
    for line in files.lines().skip_while(|line| line.trim().is_empty()) {
        let line = line.strip_prefix(margin).unwrap_or_else(|| line.trim_start());
        if let Some(path) = line.strip_prefix("=== ") {
            split.push((path.to_owned(), String::new()));
            continue;
        }
        if split.is_empty() {
            split.push(("a.yaml".to_owned(), String::new()));
        }
        if let Some((_, text)) = split.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    split
}

/// One line a diagnostic.
pub(crate) fn lines(files: &Files, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let place = &diagnostic.path;
        lines += &located(files, diagnostic.place, place);
        lines += &format!(" {}: {}", diagnostic.code.name(), diagnostic.message);
        for (place, label) in &diagnostic.related {
            lines += &format!("; {label}: {}", located(files, *place, &[]));
        }
        for help in &diagnostic.help {
            lines += &format!("; {help}");
        }
        lines.push('\n');
    }
    lines
}

fn located(files: &Files, place: diagnostic::Place, path: &[String]) -> String {
    let (name, text) = &files[place.source as usize];
    let span = yaml::spans(text.as_bytes(), &[(place, path)]).remove(0);
    let Part { line, column, .. } = report::parts(text, std::slice::from_ref(&span)).remove(0);
    let file = if files.len() > 1 { format!("{name}:") } else { String::new() };
    format!("{file}{line}:{column} {:?}", text.get(span).unwrap_or("(outside)"))
}
