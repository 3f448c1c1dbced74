//! Rejects: the smallest wrong inputs of each rule, and the reports that they get.
//!
//! A case is a file `rejects/<code>/<case>.yaml` (or `.rs`), or a folder `rejects/<code>/<case>/` of
//! several files. The report, as a build script prints it, stands beside it in `<case>.txt`.

use std::collections::{BTreeMap, BTreeSet};

use gen_build::Failure;
use gen_core::diagnostic::{Code, Severity};
use gen_tests::expected::{assert_none, compare};
use gen_tests::inputs::{self, Files, empty_folder, files_below, names_in};
use gen_tests::package::{build, lay_out};

#[test]
fn rejects() {
    let packages = empty_folder(env!("CARGO_TARGET_TMPDIR"), "rejects-packages");
    let artifacts = empty_folder(env!("CARGO_TARGET_TMPDIR"), "rejects");
    let folder = inputs::package().join("rejects");
    let mut problems = Vec::new();
    for code in names_in(&folder) {
        for (case, inputs) in cases(&code) {
            let package = packages.join(&code).join(&case);
            lay_out(&inputs, &package);
            let report = match build(&package, &artifacts.join(&code).join(&case)) {
                Ok(report) => {
                    let warnings: Vec<_> =
                        report.warnings.iter().map(ToString::to_string).collect();
                    warnings.join("\n")
                }
                Err(Failure::Definitions(messages)) => {
                    let made = names_in(&artifacts.join(&code).join(&case));
                    assert!(made.is_empty(), "{code}/{case}: {made:?} in spite of an error");
                    Failure::Definitions(messages).to_string()
                }
                Err(failure) => panic!("{code}/{case}: {failure}"),
            };
            if !report.contains(&format!("[{code}]")) {
                problems
                    .push(format!("{code}/{case}: the report does not name the code:\n{report}"));
            }
            problems
                .extend(compare(&folder.join(&code).join(format!("{case}.txt")), Some(&report)));
        }
    }
    assert_none(problems);
}

/// The codes that let artifacts be written.
const WARNINGS: [Code; 3] = [Code::RustSyntax, Code::UnreachedFile, Code::SerdeTrap];

#[test]
fn every_code_has_a_case() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let folders: BTreeSet<String> =
        names_in(&inputs::package().join("rejects")).into_iter().collect();
    assert_eq!(codes, folders);
    for code in Code::ALL {
        assert!(!cases(code.name()).is_empty(), "{} has no case", code.name());
        assert!(code.severity() == Severity::Error || WARNINGS.contains(code));
    }
}

/// The inputs of all cases of a code, by the name of the case.
fn cases(code: &str) -> BTreeMap<String, Files> {
    let folder = inputs::package().join("rejects").join(code);
    let mut cases = BTreeMap::new();
    for name in names_in(&folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            cases.insert(name, files_below(&path));
        } else if let Some((case, "yaml" | "rs")) = name.rsplit_once('.') {
            cases.insert(case.to_owned(), Files::from([(name.clone(), inputs::read(&path))]));
        }
    }
    cases
}
