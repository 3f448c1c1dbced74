//! `cargo gen list`: all definitions, and where they come from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use gen_core::value::Value;

use super::outcome::Stop;
use super::package;
use super::terminal::{BOLD, FAINT, Terminal, messages, object, relative, strings, text_of};
use crate::report::{Defined, Report};

pub(super) fn run(folder: &Path, terminal: &Terminal) -> Result<ExitCode, Stop> {
    let report = package::builder(folder)?.compare()?;
    let artifacts = artifacts(&report, folder);
    let definitions: Vec<(&Defined, &[String])> = report
        .definitions
        .iter()
        .map(|defined| {
            (defined, artifacts.get(defined.name.as_str()).map_or(&[][..], Vec::as_slice))
        })
        .collect();
    terminal.messages(&report.warnings);
    if !definitions.is_empty() {
        terminal.print(&table(&definitions));
    }
    terminal.json(|| {
        let definitions = definitions.iter().map(definition).collect();
        object([
            ("ok", Value::Boolean(true)),
            ("definitions", Value::Array(definitions)),
            ("messages", messages(&report.warnings)),
        ])
    });
    Ok(ExitCode::SUCCESS)
}

/// The artifacts of each definition, by its name.
fn artifacts<'r>(report: &'r Report, folder: &Path) -> BTreeMap<&'r str, Vec<String>> {
    let names: BTreeSet<&str> =
        report.definitions.iter().map(|defined| defined.name.as_str()).collect();
    let mut artifacts = BTreeMap::<&str, Vec<String>>::new();
    for (file, path) in report.artifacts.iter().zip(relative(folder, &report.artifacts)) {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
        let definition = names.get(stem).or_else(|| names.get(stem.strip_suffix("Input")?));
        if let Some(definition) = definition {
            artifacts.entry(definition).or_default().push(path);
        }
    }
    artifacts
}

fn definition((defined, artifacts): &(&Defined, &[String])) -> Value {
    object([
        ("name", text_of(&defined.name)),
        ("kind", text_of(defined.kind.word())),
        ("source", text_of(&defined.source)),
        ("artifacts", strings(artifacts.iter().map(String::as_str))),
    ])
}

/// The definitions in columns, a line each.
fn table(definitions: &[(&Defined, &[String])]) -> String {
    let heading = ["name", "kind", "source", "artifacts"].map(str::to_owned);
    let row = |(defined, artifacts): &(&Defined, &[String])| {
        // One folder for all is the rule, and what it is nobody asked here.
        let names = artifacts.iter().map(|path| path.rsplit('/').next().unwrap_or(path));
        let artifacts = names.collect::<Vec<_>>().join(", ");
        [defined.name.clone(), defined.kind.word().to_owned(), defined.source.clone(), artifacts]
    };
    let rows: Vec<[String; 4]> =
        std::iter::once(heading).chain(definitions.iter().map(row)).collect();
    let width =
        |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut lines = Vec::with_capacity(rows.len());
    for (index, [name, kind, source, artifacts]) in rows.iter().enumerate() {
        let (name, source) = (pad(name, widths[0]), pad(source, widths[2]));
        let kind = pad(kind, widths[1]);
        lines.push(match index {
            0 => format!("{FAINT}{name}  {kind}  {source}  {artifacts}{FAINT:#}"),
            _ => format!("{BOLD}{name}{BOLD:#}  {kind}  {source}  {FAINT}{artifacts}{FAINT:#}"),
        });
    }
    lines.join("\n")
}

fn pad(text: &str, width: usize) -> String {
    format!("{text:<width$}")
}
