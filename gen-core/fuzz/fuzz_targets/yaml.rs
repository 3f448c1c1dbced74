//! Any bytes as a YAML file: read, report every diagnostic, render what is right.

#![no_main]

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::diagnostic::{Diagnostic, Place, Severity};
use gen_core::read::yaml;
use gen_core::render::{json_schema, typescript};
use gen_core::report::{self, Located, Report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A first byte decides whether the file speaks for its folder.
    let path =
        if bytes.first() == Some(&b'#') { "components/_folder.yaml" } else { "components/a.yaml" };
    let (file, mut diagnostics) = yaml::read(0, path, bytes);
    let (project, found) = assemble(vec![file], Vec::new());
    diagnostics.extend(found);
    diagnostics.extend(check(&project));
    show(bytes, path, &diagnostics);
    if diagnostics.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error) {
        return;
    }
    let typescript = typescript::Options { import_extension: "js".to_owned() };
    let schema = json_schema::Options { draft: json_schema::Draft::Draft202012, base: None };
    for definition in project.definitions.values() {
        typescript::render(definition, &project, &typescript);
        json_schema::render(definition, &project, &schema);
    }
    typescript::render_index(&project, &typescript);
    json_schema::render_all(&project, &schema);
});

fn show(bytes: &[u8], path: &str, diagnostics: &[Diagnostic]) {
    let places: Vec<(Place, &[String])> = diagnostics
        .iter()
        .map(|diagnostic| (diagnostic.place, diagnostic.path.as_slice()))
        .collect();
    let text = String::from_utf8_lossy(bytes);
    let parts = report::parts(&text, &yaml::spans(bytes, &places));
    for (part, diagnostic) in parts.iter().zip(diagnostics) {
        let place = Some(Located { path, text: &text, part });
        let report = Report { diagnostic, place, related: Vec::new() };
        report.render(false);
        report.line();
    }
}
