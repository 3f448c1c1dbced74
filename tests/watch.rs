//! `cargo gen watch`, with a real package, real changes and nothing but its own lines to wait for.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use gen_tests::command::Session;
use serde_json::Value;

/// More than any machine takes; a test that waits so long has failed.
const FOREVER: Duration = Duration::from_secs(60);

const BUTTON: &str = "component: Button\nprops: { label: string }\n";

/// A running `cargo gen watch`; it is ended when the test is.
struct Watch {
    session: Session,
    child: Child,
    lines: Receiver<String>,
    complaints: Receiver<String>,
    seen: Vec<String>,
}

impl Watch {
    /// Starts to watch a package with a button, and waits until changes are noticed.
    fn start(name: &str, arguments: &[&str]) -> Watch {
        let session = Session::new(env!("CARGO_TARGET_TMPDIR"), &format!("watch-{name}"));
        session.write("components/button.yaml", BUTTON);
        let mut command = session.command(&[&["watch"], arguments].concat());
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the command can be run");
        let lines = listen(child.stdout.take().expect("it is piped"));
        let complaints = listen(child.stderr.take().expect("it is piped"));
        Watch { session, child, lines, complaints, seen: Vec::new() }
    }

    /// Waits for a line with all these words in it.
    #[track_caller]
    fn wait(&mut self, words: &[&str]) -> String {
        wait(&self.lines, &mut self.seen, words)
    }

    /// Waits for a line with all these words in it on standard error.
    #[track_caller]
    fn wait_for_error(&mut self, words: &[&str]) {
        wait(&self.complaints, &mut self.seen, words);
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.session.folder().join(path)
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("it can be renamed");
    }

    #[track_caller]
    fn assert_artifact(&self, name: &str, part: &str) {
        let text = self.session.read(&format!("web/src/generated/{name}"));
        assert!(text.contains(part), "{name} has no `{part}`:\n{text}");
    }

    fn has_artifact(&self, name: &str) -> bool {
        self.path(&format!("web/src/generated/{name}")).exists()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

#[track_caller]
fn wait(lines: &Receiver<String>, seen: &mut Vec<String>, words: &[&str]) -> String {
    let start = Instant::now();
    while let Some(rest) = FOREVER.checked_sub(start.elapsed()) {
        let Ok(line) = lines.recv_timeout(rest) else { break };
        seen.push(line.clone());
        if words.iter().all(|word| line.contains(word)) {
            return line;
        }
    }
    panic!("no line with {words:?} after:\n{}", seen.join("\n"));
}

fn listen(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

#[test]
fn files_are_saved_in_place_and_by_renaming() {
    let mut watch = Watch::start("save", &[]);
    watch.wait(&["built", "all definitions", "written", "ms"]);
    watch.wait(&["watching", "components", "gen.yaml"]);
    watch.assert_artifact("Button.ts", "label: string;");

    watch.session.write("components/button.yaml", &BUTTON.replace("label", "text"));
    watch.wait(&["built", "components/button.yaml:", "written", "ms"]);
    watch.assert_artifact("Button.ts", "text: string;");

    // As vim does with a backup, and as most other editors do.
    watch.rename("components/button.yaml", "components/button.yaml~");
    watch.session.write("components/button.yaml", &BUTTON.replace("label", "words"));
    watch.wait(&["built", "components/button.yaml", "written"]);
    watch.assert_artifact("Button.ts", "words: string;");
    watch.session.write("components/.button.yaml.tmp", &BUTTON.replace("label", "title"));
    watch.rename("components/.button.yaml.tmp", "components/button.yaml");
    watch.wait(&["built", "components/button.yaml", "written"]);
    watch.assert_artifact("Button.ts", "title: string;");

    // What says the same is one line, too.
    watch
        .session
        .write("components/button.yaml", &BUTTON.replace("label: string", "title:   string"));
    watch.wait(&["built", "components/button.yaml", "all up to date"]);
}

#[test]
fn errors_do_not_end_it() {
    let mut watch = Watch::start("errors", &[]);
    watch.wait(&["watching"]);
    watch.session.write("components/button.yaml", &BUTTON.replace("string", "strng"));
    watch.wait_for_error(&["error[unknown-type]"]);
    watch.wait(&["failed", "components/button.yaml", "ms"]);
    watch.assert_artifact("Button.ts", "label: string;");
    watch.session.write("components/button.yaml", &BUTTON.replace("string", "number"));
    watch.wait(&["built", "components/button.yaml", "written"]);
    watch.assert_artifact("Button.ts", "label: number;");

    watch.session.write("gen.yaml", "compnents: ui\n");
    watch.wait_for_error(&["error[unknown-key]"]);
    watch.wait(&["failed", "gen.yaml"]);
    fs::remove_file(watch.path("gen.yaml")).expect("the file is there");
    watch.wait(&["built", "gen.yaml"]);
}

#[test]
fn folders_come_and_go() {
    let mut watch = Watch::start("folders", &[]);
    watch.wait(&["watching"]);
    watch.session.write("components/rows/deep/row.yaml", "types: { Row: string }\n");
    watch.wait(&["built", "written"]);
    watch.assert_artifact("Row.ts", "type Row = string;");
    watch.session.write("components/rows/deep/row.yaml", "types: { Row: number }\n");
    watch.wait(&["built", "components/rows/deep/row.yaml", "written"]);
    watch.assert_artifact("Row.ts", "type Row = number;");

    watch.session.write("components/_folder.yaml", "defaults: { props: { id?: string } }\n");
    watch.wait(&["built", "components/_folder.yaml", "written"]);
    watch.assert_artifact("Button.ts", "id?: string");

    watch.rename("components/rows", "rows");
    watch.wait(&["built", "removed"]);
    assert!(!watch.has_artifact("Row.ts"), "Row.ts is still there");
    watch.rename("rows", "components/v1.2");
    watch.wait(&["built", "written"]);
    watch.assert_artifact("Row.ts", "type Row = number;");
    fs::remove_dir_all(watch.path("components/v1.2")).expect("the folder is there");
    watch.wait(&["built", "removed"]);
    assert!(!watch.has_artifact("Row.ts"), "Row.ts is still there");
}

#[test]
fn configured_folders_come_and_go() {
    let mut watch = Watch::start("configured", &[]);
    watch.wait(&["watching"]);
    watch.session.write("src/lib.rs", "#[derive(gen_macro::Type)] pub struct Row { pub id: u8 }\n");
    watch.wait(&["built", "written"]);
    watch.assert_artifact("Row.ts", "id: number;");
    watch
        .session
        .write("src/lib.rs", "#[derive(gen_macro::Type)] pub struct Row { pub id: String }\n");
    watch.wait(&["built", "src/lib.rs", "written"]);
    watch.assert_artifact("Row.ts", "id: string;");

    watch.session.write("gen.yaml", "components: ui/all\n");
    watch.wait_for_error(&["`components` names a folder that does not exist"]);
    watch.wait(&["failed", "gen.yaml"]);
    watch.session.write("ui/all/card.yaml", "component: Card\n");
    watch.wait(&["built", "written"]);
    assert!(watch.has_artifact("Card.ts"), "Card.ts was not made");
    assert!(!watch.has_artifact("Button.ts"), "Button.ts is still there");
    watch.session.write("ui/all/card.yaml", "component: Card\nprops: { a: string }\n");
    watch.wait(&["built", "ui/all/card.yaml", "written"]);

    watch.rename("ui", "away");
    watch.wait(&["failed"]);
    watch.rename("away", "ui");
    watch.wait(&["built"]);
    watch.session.write("ui/all/card.yaml", "component: Card\nprops: { b: string }\n");
    watch.wait(&["built", "ui/all/card.yaml", "written"]);
    watch.assert_artifact("Card.ts", "b: string;");
}

#[test]
fn programs_get_a_document_a_line() {
    let mut watch = Watch::start("json", &["--format", "json"]);
    let first = json(&watch.wait(&["written"]));
    assert_eq!((&first["ok"], &first["changed"]), (&true.into(), &Value::Array(Vec::new())));
    watch.session.write("components/button.yaml", &BUTTON.replace("string", "strng"));
    let failed = json(&watch.wait(&["components/button.yaml"]));
    assert_eq!(
        (&failed["ok"], &failed["messages"][0]["code"]),
        (&false.into(), &"unknown-type".into())
    );
    watch.session.write("components/button.yaml", &BUTTON.replace("label", "text"));
    let built = json(&watch.wait(&["web/src/generated/Button.ts"]));
    assert_eq!(
        (&built["ok"], &built["changed"][0]),
        (&true.into(), &"components/button.yaml".into())
    );
    assert!(built["milliseconds"].is_number(), "{built}");
}

fn json(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_when_interrupted() {
    for signal in ["INT", "TERM"] {
        let mut watch = Watch::start("ends", &[]);
        watch.wait(&["watching"]);
        let id = watch.child.id().to_string();
        let sent = std::process::Command::new("kill").args(["-s", signal, &id]).status();
        assert!(sent.is_ok_and(|sent| sent.success()), "{signal} was not sent");
        watch.wait(&["ended"]);
        assert_eq!(watch.child.wait().expect("it ends").code(), Some(0));
    }
}
