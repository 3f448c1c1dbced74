//! Whatever somebody does to a project, one thing after the other.

use super::*;

const RUST: &[(&str, &[(&str, &str)])] = &[
    (
        "Rust as it was",
        &[("lib.rs", "#[derive(gen_macro::Type)] pub struct Page { pub cell: Cell }\n")],
    ),
    (
        "another field in Rust",
        &[(
            "lib.rs",
            "#[derive(gen_macro::Type)] pub struct Page { pub cells: Vec<Cell>, pub n: u8 }\n",
        )],
    ),
    (
        "a module in Rust",
        &[
            (
                "lib.rs",
                "pub mod extra;\n#[derive(gen_macro::Type)] pub struct Page { pub cell: Cell }\n",
            ),
            ("extra.rs", "#[derive(gen_macro::Type)] pub struct Extra { pub size: Size }\n"),
        ],
    ),
    (
        "a module in a folder in Rust",
        &[
            ("lib.rs", "pub mod extra;\n"),
            ("extra/mod.rs", "#[derive(gen_macro::Type)] pub enum Extra { One, Two }\n"),
        ],
    ),
    (
        "a type that YAML does not have, in Rust",
        &[("lib.rs", "#[derive(gen_macro::Type)] pub struct Page { pub gone: Gone }\n")],
    ),
    ("no definitions in Rust", &[("lib.rs", "pub fn nothing() {}\n")]),
];

const SETTINGS: &[&str] = &[
    "",
    "batch: 2",
    "strategy: batched",
    "typescript: { import_extension: ts }",
    "schema: { draft: '07' }",
    "schema: { base: https://example.com/schemas/ }",
    "rust: src",
];

#[test]
fn whatever_changes_the_artifacts_are_those_of_a_clean_run() {
    let seed = std::env::var("GEN_TEST_SEED").map_or(7, |seed| seed.parse().unwrap());
    let rounds = std::env::var("GEN_TEST_ROUNDS").map_or(2, |rounds| rounds.parse().unwrap());
    let mut random = Random(seed);
    let mut partial = 0;
    for round in 0..rounds {
        let folder = project(&format!("random-{round}"));
        run(&folder);
        for step in 0..30 {
            let before = artifacts(&folder);
            let what = step_of(&folder, &mut random);
            let what = format!("{round}.{step}: {what}");
            sleep(2 * TICK);
            match pipeline::run(&config(&folder, true), WRITE) {
                Ok(report) => partial += usize::from((1..20).contains(&report.read)),
                Err(failure) => {
                    // A project that is wrong leaves everything as it was, and is mended.
                    let is_wrong = pipeline::run(&config(&folder, false), WRITE).is_err();
                    assert!(is_wrong, "{what}: {failure}");
                    let is_edit = what.contains("artifact");
                    assert!(is_edit || before == artifacts(&folder), "{what}");
                    mend(&folder);
                    run(&folder);
                }
            }
            let checked = std::panic::catch_unwind(|| assert_clean(&folder));
            assert!(checked.is_ok(), "after {what}");
        }
    }
    assert!(partial > 3 * rounds, "only {partial} runs did less than everything");
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % limit
    }

    fn one_of<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}

/// Does what somebody may do between two builds, and says what.
fn step_of(folder: &Folder, random: &mut Random) -> String {
    // What somebody edited stays when its definition goes: a clean run knows nothing of it.
    if random.below(6) == 0 {
        return edit_artifact(folder, random);
    }
    let edits = *random.one_of(&[1, 1, 1, 2, 3]);
    let edits: Vec<String> = (0..edits).map(|_| edit(folder, random)).collect();
    edits.join(", ")
}

fn edit_artifact(folder: &Folder, random: &mut Random) -> String {
    let all = artifacts(folder);
    let (text, path) = random.one_of(&all);
    match random.below(3) {
        0 => {
            fs::remove_file(folder.path().join(path)).unwrap();
            format!("the artifact {path} was removed")
        }
        1 => {
            folder.write(path, &format!("{text}\n"));
            format!("the artifact {path} was edited")
        }
        _ => {
            folder.write(path, "");
            format!("the artifact {path} was emptied")
        }
    }
}

/// Does one thing that somebody may do, and says what.
fn edit(folder: &Folder, random: &mut Random) -> String {
    let files = folder.files();
    let is_definition = |path: &&String| {
        (path.starts_with("components/") || path.starts_with("other/")) && path.contains(".y")
    };
    let sources: Vec<&String> = files.iter().filter(is_definition).collect();
    let path = *random.one_of(&sources);
    let full = folder.path().join(path);
    match random.below(18) {
        0 => {
            let number = random.below(1000);
            let text = format!("component: New{number}\nextends: [Base]\n");
            folder.write(&format!("other/new{number}.yaml"), &text);
            format!("New{number}")
        }
        1 => {
            fs::remove_file(full).unwrap();
            format!("{path} is gone")
        }
        2 => {
            fs::rename(&full, full.with_extension("yml")).unwrap();
            format!("{path} is a .yml")
        }
        3 => {
            folder.write(path, &folder.read(path));
            format!("{path} was touched")
        }
        4 => {
            let (what, files) = random.one_of(RUST);
            fs::remove_dir_all(folder.path().join("src")).unwrap();
            for (path, text) in *files {
                folder.write(&format!("src/{path}"), text);
            }
            (*what).to_owned()
        }
        5 => {
            let more = random.one_of(SETTINGS);
            folder.write("gen.yaml", &format!("components: [components, other]\n{more}\n"));
            format!("gen.yaml: {more}")
        }
        6 => {
            let other = folder.path().join("other");
            let (from, to) = (other.join("a"), other.join("b"));
            fs::create_dir_all(&from).unwrap();
            folder.write("other/a/_folder.yaml", "defaults: { props: { moved?: boolean } }\n");
            folder.write("other/a/one.yaml", "component: One\n");
            _ = fs::remove_dir_all(&to);
            fs::rename(from, to).unwrap();
            "a folder was moved".into()
        }
        7 => {
            let to = folder.path().join("components/c");
            fs::create_dir_all(&to).unwrap();
            fs::rename(&full, to.join(full.file_name().unwrap())).unwrap();
            format!("{path} was moved")
        }
        8 => {
            let to = folder.path().join("components/a");
            let is_folder = to.is_dir();
            if is_folder {
                fs::remove_dir_all(&to).unwrap();
                folder.write("components/a", "no definition");
            }
            format!("a folder was replaced by a file: {is_folder}")
        }
        9 => {
            if folder.path().join("components/a").is_file() {
                fs::remove_file(folder.path().join("components/a")).unwrap();
            }
            folder.write("components/a/back.yaml", "component: Back\nuses: [size]\n");
            "a file was replaced by a folder".into()
        }
        kind => {
            let extra = random.one_of(&[
                "  extra?: Size\n",
                "  extra?: Color[]\n",
                "  extra?: { properties: { a: Row } }\n",
                "  extra?: a | b\n",
                "  extra: Gone\n",
                "  extra: null\n",
            ]);
            let text = folder.read(path);
            let kept = text.split("props:\n").next().unwrap();
            let is_component = kept.starts_with("component:") && !kept.contains("props:");
            let text = if is_component {
                format!("{kept}props:\n{extra}")
            } else if kind < 14 {
                text.replace("text: string", "text: Size").replace("s | m", "xs | s | m")
            } else {
                text.replace("id: string", "id: integer").replace("xs | s", "s")
            };
            folder.write(path, &text);
            format!("{path}: {text}")
        }
    }
}

/// Writes everything once more as it was at first.
fn mend(folder: &Folder) {
    let fresh = project(&format!("fresh-{}", folder.path().display()).replace('/', "-"));
    for path in ["components", "other", "src"] {
        fs::remove_dir_all(folder.path().join(path)).unwrap();
    }
    for path in fresh.files() {
        folder.write(&path, &fresh.read(&path));
    }
}
