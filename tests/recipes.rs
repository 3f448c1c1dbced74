//! The recipes for continuous integration do what they say, and the short ones of the README are
//! those of docs/ci.md.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Write, stderr};
use std::path::Path;
use std::process::{Command, Stdio};

use gen_tests::inputs::{Files, empty_folder, package, write};
use gen_tests::markdown::blocks;
use gen_tests::package::lay_out;
use serde_yaml::Value;

/// The jobs of the workflows that a document shows.
fn jobs(document: &str) -> Vec<Value> {
    let page = package().join("..").join(document);
    let page = fs::read_to_string(page).expect("the document is there");
    let workflows = blocks(&page).into_iter().filter(|block| block.text.contains(".github/"));
    let mut jobs = Vec::new();
    for block in workflows {
        let workflow: Value = serde_yaml::from_str(&block.text).expect("a workflow is YAML");
        assert!(workflow.get("name").is_some() && workflow.get("on").is_some(), "{document}");
        let all = workflow["jobs"].as_mapping().expect("a workflow has jobs");
        jobs.extend(all.iter().map(|(_, job)| job.clone()));
    }
    jobs
}

/// A job without what only tells people more.
fn essence(job: &Value) -> Value {
    let mut job = job.clone();
    for step in job["steps"].as_sequence_mut().expect("a job has steps") {
        step.as_mapping_mut().expect("a step is a map").remove("name");
    }
    job
}

#[test]
fn the_short_recipes_are_the_long_ones() {
    let [short, long] = ["README.md", "docs/ci.md"].map(jobs);
    assert_eq!(short.len(), 2);
    let essences = |jobs: &[Value]| jobs.iter().map(essence).collect::<Vec<_>>();
    assert_eq!(essences(&short), essences(&long));
    assert_eq!(short[0]["steps"][1]["env"]["GEN_BUILD"], "check");
}

/// What a job hands to the step that uploads, in a package whose settings say where schemas go.
fn uploaded(script: &str, types: &str, settings: &str, root: &Path) -> BTreeSet<String> {
    let files = Files::from([
        ("gen.yaml".to_owned(), settings.as_bytes().to_vec()),
        ("button.yaml".to_owned(), b"component: Button\n".to_vec()),
    ]);
    lay_out(&files, root);
    gen_build::configure().root(root).run().expect("the definitions are right");
    write(&root.join(types).join("theirs.ts"), b"");
    let output = root.join("output");
    let mut shell = Command::new("bash");
    shell.args(["-euo", "pipefail", "-c", script]).current_dir(root);
    shell.env("GENERATED", types).env("GITHUB_OUTPUT", &output);
    assert!(shell.status().expect("bash can be run").success());
    let output = fs::read_to_string(output).expect("the step has an output");
    let files = output.strip_prefix("files<<END\n").and_then(|rest| rest.strip_suffix("END\n"));
    files.expect("the output is one of several lines").lines().map(str::to_owned).collect()
}

#[test]
fn what_the_manifest_lists_is_uploaded() {
    let has_tools = ["jq", "realpath", "xargs"].into_iter().all(|tool| {
        let mut command = Command::new(tool);
        let status = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    });
    if !has_tools {
        _ = writeln!(stderr(), "NOT TRIED: the recipe that uploads needs jq, realpath and xargs");
        return;
    }
    let jobs = jobs("README.md");
    let job = &jobs[1];
    let script = job["steps"][2]["run"].as_str().expect("the third step reads the manifest");
    let types = job["env"]["GENERATED"].as_str().expect("the folder is stated");
    let root = |name| empty_folder(env!("CARGO_TARGET_TMPDIR"), &format!("recipes/{name}"));
    let expected = |schemas: &str| -> BTreeSet<String> {
        let types =
            ["Button.ts", "index.ts", "manifest.json"].map(|name| format!("{types}/{name}"));
        let all = ["Button.schema.json", "components.schema.json"];
        types.into_iter().chain(all.map(|name| format!("{schemas}/{name}"))).collect()
    };
    assert_eq!(uploaded(script, types, "", &root("together")), expected(types));
    let apart = "schema: { out: web/schemas }\n";
    assert_eq!(uploaded(script, types, apart, &root("apart")), expected("web/schemas"));
}
