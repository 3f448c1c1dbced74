//! The command `cargo gen`, as users run it. What it shows stands in `cli/*.txt`; standard error
//! is behind `! `, times are left out. `UPDATE_EXPECT=1` rewrites.

use gen_tests::command::Session;
use gen_tests::expected::{assert_none, compare};
use gen_tests::inputs::package;
use serde_json::Value;

const BUTTON: &str = "\
component: Button
props:
  label: string -- Text shown in the button.
  tone?: Tone
types:
  Tone: calm | loud
";
const ROW: &str = "types:\n  Row: { properties: { id: string, cells?: \"string[]\" } }\n";

fn session(name: &str) -> Session {
    Session::new(env!("CARGO_TARGET_TMPDIR"), name)
}

/// Compares what was shown with `cli/<name>.txt`.
fn expect(name: &str, session: Session) {
    let file = package().join("cli").join(format!("{name}.txt"));
    assert_none(compare(&file, Some(&session.transcript())).into_iter().collect());
}

#[test]
fn help() {
    let mut session = session("help");
    session.run(&["--help"]);
    for command in
        ["init", "build", "check", "watch", "bench", "list", "schema", "explain", "completions"]
    {
        session.run(&[command, "--help"]);
    }
    expect("help", session);
}

#[test]
fn every_command_is_documented() {
    let output = session("documented").command(&["--help"]).output();
    let help = output.expect("the command can be run").stdout;
    let help = String::from_utf8_lossy(&help);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"build"), "{help}");
    let page = package().join("../docs/cli.md");
    let page = std::fs::read_to_string(page).expect("the page is there");
    for command in commands {
        assert!(page.contains(&format!("\n## {command}\n")), "{command} has no section");
        assert!(page.contains(&format!("[`{command}`](#{command})")), "{command} is not listed");
    }
}

#[test]
fn init() {
    let mut session = session("init");
    session.write("src/lib.rs", "");
    session.run(&["init"]);
    session.run(&["build"]);
    session.note("once more: nothing is overwritten");
    session.run(&["init"]);
    session.run(&["init", "--format", "json"]);
    let manifest = session.read("Cargo.toml");
    assert!(manifest.contains("[build-dependencies]\ngen-build = {"), "{manifest}");
    expect("init", session);
}

#[test]
fn init_where_there_is_something() {
    let mut session = session("init-beside");
    session.write("src/lib.rs", "");
    session.write("components/button.yaml", BUTTON);
    session.write("build.rs", "fn main() {}\n");
    session.run(&["init"]);
    session.note("it cannot work");
    session.write("Cargo.toml", "[workspace]\n");
    session.run(&["init"]);
    session.write("Cargo.toml", "[package]\n");
    session.run(&["init", "--quiet"]);
    assert_eq!(session.read("build.rs"), "fn main() {}\n");
    assert_eq!(session.read("components/button.yaml"), BUTTON);
    expect("init-beside", session);
}

#[test]
fn build_check_and_list() {
    let mut session = session("build");
    session.write("components/button.yaml", BUTTON);
    session.write("components/rows/row.yaml", ROW);
    session.run(&["build"]);
    session.run(&["build"]);
    session.run(&["check"]);
    session.run(&["list"]);
    session.run(&["list", "--format", "json"]);

    session.note("a prop is renamed, an artifact is lost, a definition is gone");
    session.write("components/button.yaml", &BUTTON.replace("label:", "text:"));
    std::fs::remove_file(session.folder().join("components/rows/row.yaml"))
        .expect("the file is there");
    std::fs::remove_file(session.folder().join("web/src/generated/index.ts"))
        .expect("the file is there");
    session.run(&["check"]);
    let output = session.command(&["check", "--format", "json"]).output();
    let found: Value = serde_json::from_slice(&output.expect("the command can be run").stdout)
        .expect("JSON is asked for");
    let kinds = found["differences"].as_array().expect("there are differences").iter();
    let kinds: Vec<&str> = kinds.filter_map(|difference| difference["kind"].as_str()).collect();
    assert_eq!(kinds, ["changed", "changed", "extra", "extra", "changed", "missing", "changed"]);
    session.run(&["build", "--strategy", "sequential", "--batch", "1"]);
    session.run(&["build", "--format", "json"]);
    expect("build", session);
}

#[test]
fn packaged_sources_are_compared_and_left_alone() {
    let mut session = session("packaged");
    session.write("components/button.yaml", BUTTON);
    session.run(&["build", "--quiet"]);
    session.write("Cargo.toml.orig", "");
    session.run(&["build"]);
    session.write("components/button.yaml", &BUTTON.replace("label:", "text:"));
    session.run(&["build"]);
    session.run(&["build", "--format", "json"]);
    expect("packaged", session);
}

#[test]
fn wrong_definitions() {
    let mut session = session("wrong");
    session.write("components/button.yaml", &BUTTON.replace("string", "strng"));
    session.write("components/row.yaml", &ROW.replace("types", "typs"));
    for command in ["init", "build", "check", "list"] {
        session.run(&[command]);
    }
    session.run(&["build", "--quiet", "--color", "always"]);
    session.run(&["build", "--format", "json"]);
    assert!(!session.folder().join("web").exists(), "something was written");
    expect("wrong", session);
}

#[test]
fn wrong_usage() {
    let mut session = session("usage");
    session.run(&[]);
    session.run(&["biuld"]);
    session.run(&["build", "--batch", "0"]);
    session.run(&["build", "--strategy", "fast"]);
    session.run(&["build", "-C", "nowhere"]);
    session.run(&["build", "--manifest-path", "nowhere/Cargo.toml"]);
    session.run(&["build", "-C", "/"]);
    session.run(&["build", "-C", "/", "--format", "json"]);
    session.run(&["explain", "unknwon-key"]);
    session.run(&["explain", "nothing-like-it"]);
    expect("usage", session);
}

#[test]
fn packages_are_found_from_below_and_from_afar() {
    let mut session = session("folders");
    session.write("ui/Cargo.toml", "[package]\nname = \"ui\"\n");
    session.write("ui/components/button.yaml", BUTTON);
    session.run(&["list", "-C", "ui"]);
    session.run(&["list", "-C", "ui/components"]);
    session.run(&["list", "--manifest-path", "ui/Cargo.toml"]);
    session.run(&["-C", "ui", "build"]);
    session.run(&["list"]);
    expect("folders", session);
}

#[test]
fn settings_in_rust_are_those_of_the_last_build() {
    let mut session = session("configure");
    let gen_build = package().join("../gen-build");
    let manifest = session.read("Cargo.toml").replace(
        "[workspace]",
        &format!("[build-dependencies]\ngen-build = {{ path = {gen_build:?} }}\n\n[workspace]"),
    );
    session.write("Cargo.toml", &manifest);
    let lock = std::fs::copy(package().join("../Cargo.lock"), session.folder().join("Cargo.lock"));
    lock.expect("the versions of this workspace are written down");
    session.write("src/lib.rs", "");
    session.write("ui/button.yaml", BUTTON);
    let script = |call: &str| format!("fn main() {{\n    gen_build::configure(){call}\n}}\n");
    session.write("build.rs", &script(".components(\"ui\").typescript(\"types\").generate()"));
    for command in ["build", "check", "list", "bench", "watch"] {
        session.run(&[command]);
    }

    session.note("cargo build");
    session.cargo_build();
    assert!(session.folder().join("types/Button.ts").exists(), "Cargo did not run the script");
    for command in ["build", "check", "list"] {
        session.run(&[command]);
    }

    session.note("another folder, and no build yet");
    session.write("build.rs", &script(".components(\"ui\").typescript(\"web\").generate()"));
    session.run(&["check"]);

    session.note("two sets of artifacts, and cargo build");
    let twice = ".components(\"ui\").typescript(\"types\").generate();
    gen_build::configure().components(\"ui\").typescript(\"web\").generate()";
    session.write("build.rs", &script(twice));
    session.cargo_build();
    session.run(&["build"]);
    expect("configure", session);
}

#[test]
fn bench_measures_a_copy() {
    let mut session = session("bench");
    session.run(&["bench"]);
    session.write("components/button.yaml", BUTTON);
    let output = session.command(&["bench", "--format", "json", "--svg", "bench.svg"]).output();
    let found: Value = serde_json::from_slice(&output.expect("the command can be run").stdout)
        .expect("JSON is asked for");
    assert_eq!((&found["definitions"], &found["sources"]), (&1.into(), &1.into()));
    let rows = found["milliseconds"].as_array().expect("there are times");
    let names: Vec<_> = rows.iter().map(|row| row["strategy"].as_str()).collect();
    let strategies = ["sequential", "parallel", "batched", "cached"];
    assert_eq!(names, strategies.map(Some));
    for row in rows {
        let is_time = |name: &str| row[name].as_f64().is_some_and(|time| time > 0.0);
        assert!(["cold", "unchanged", "one_changed"].into_iter().all(is_time), "{row}");
    }
    let svg = session.read("bench.svg");
    assert!(strategies.iter().all(|name| svg.matches(name).count() == 3), "{svg}");
    assert_eq!(session.read("components/button.yaml"), BUTTON);
    assert!(!session.folder().join("web").exists(), "the package was built");
    expect("bench", session);
}

/// What a terminal would show, if there is a program that pretends to be one.
fn in_a_terminal(session: &Session, command: &str, variables: &[(&str, &str)]) -> Option<String> {
    let program = gen_tests::command::program().display();
    let mut script = std::process::Command::new("script");
    script.args(["-qec", &format!("{program} gen {command}"), "/dev/null"]);
    script.current_dir(session.folder()).env("TERM", "xterm").envs(variables.iter().copied());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        if variables.iter().all(|(name, _)| *name != variable) {
            script.env_remove(variable);
        }
    }
    let output = script.stdin(std::process::Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.contains("Button").then_some(text)
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let session = session("colours");
    session.write("components/button.yaml", BUTTON);
    let escape = '\u{1b}';
    for (arguments, variable, is_colored) in [
        (&["list"][..], "", false),
        (&["list"], "CLICOLOR_FORCE", true),
        (&["list", "--color", "always"], "", true),
        (&["list", "--color", "always"], "NO_COLOR", true),
        (&["list", "--color", "always", "--format", "json"], "", false),
    ] {
        let mut command = session.command(arguments);
        if !variable.is_empty() {
            command.env(variable, "1");
        }
        let shown = command.output().expect("the command can be run").stdout;
        let shown = String::from_utf8_lossy(&shown);
        assert_eq!(shown.contains(escape), is_colored, "{arguments:?} {variable}: {shown:?}");
    }
    let shown = |command, variables| in_a_terminal(&session, command, variables);
    let Some(plain) = shown("list", &[]) else {
        let text = "NOT TRIED: colours in a terminal need the program `script`\n";
        return drop(std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes()));
    };
    assert!(plain.contains("\u{1b}[1mButton\u{1b}[0m"), "{plain:?}");
    for (command, variables) in [
        ("list", &[("NO_COLOR", "1")][..]),
        ("list", &[("CLICOLOR", "0")]),
        ("list --color never", &[]),
    ] {
        let shown = shown(command, variables).expect("it was shown a moment ago");
        assert!(!shown.contains(escape), "{command} {variables:?}: {shown:?}");
    }
}

#[test]
fn explain() {
    let mut session = session("explain");
    session.run(&["explain"]);
    session.run(&["explain", "error[unknown-key]:"]);
    session.run(&["explain", "unknown-key", "--format", "json"]);
    expect("explain", session);
}

#[test]
fn schema_is_json() {
    let session = session("schema");
    for (of, title) in [
        ("definitions", "Definitions of gen"),
        ("folder", "_folder.yaml of gen"),
        ("config", "gen.yaml"),
    ] {
        let output = session.command(&["schema", of]).output().expect("the command can be run");
        let schema: Value = serde_json::from_slice(&output.stdout).expect("a schema is JSON");
        assert_eq!(schema["title"], title);
    }
}

#[test]
fn completions_are_for_every_shell() {
    let session = session("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = session.command(&["completions", shell]).output();
        let script = output.expect("the command can be run").stdout;
        let script = String::from_utf8_lossy(&script);
        assert!(script.contains("cargo-gen") && script.contains("explain"), "{shell}: {script}");
    }
}
