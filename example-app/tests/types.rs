//! A definition that changes breaks the front end where it relies on it, when it is compiled and not
//! when it runs: each case changes a copy of the definitions, generates, and runs tsc.

#[path = "../src/front_end.rs"]
mod front_end;

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A change of one definition, and the files of the front end that do not compile any more.
struct Change {
    what: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    broken: &'static [&'static str],
}

const CHANGES: &[Change] = &[
    Change { what: "nothing", file: "gen.yaml", from: "", to: "", broken: &[] },
    Change {
        what: "a union gets a member",
        file: "src/workshop.rs",
        from: "    /// It does not take place.\n",
        to: "    /// It moved.\n    Postponed { until: String },\n    /// It does not take place.\n",
        broken: &["src/pages/workshop-detail.tsx", "src/words.ts"],
    },
    Change {
        what: "a union loses a member",
        file: "src/sign_up.rs",
        from: "    TooFew { places_left: u8 },\n",
        to: "",
        broken: &["src/sign-up/form.tsx"],
    },
    Change {
        what: "an enum gets a value",
        file: "src/workshop.rs",
        from: "    Clay,\n",
        to: "    Clay,\n    Glass,\n",
        broken: &["src/components/craft-mark.tsx"],
    },
    Change {
        what: "a field gets another name on the wire",
        file: "src/workshop.rs",
        from: "    pub(crate) teacher:",
        to: "    #[serde(rename = \"givenBy\")]\n    pub(crate) teacher:",
        broken: &["src/pages/workshop-detail.tsx"],
    },
    Change {
        what: "a page becomes another component",
        file: "src/page.rs",
        from: "    NotFound(NotFound)",
        to: "    Missing(NotFound)",
        broken: &["src/pages/page-view.tsx"],
    },
    Change {
        what: "a prop loses its default",
        file: "components/craft-mark.yaml",
        from: "default: small, ",
        to: "",
        broken: &["src/pages/workshop-list.tsx"],
    },
    Change {
        what: "an abstract base loses a prop",
        file: "components/control.yaml",
        from: "uses: [id, disabled]",
        to: "uses: [id]",
        broken: &[
            "src/components/choice-field.tsx",
            "src/components/stepper.tsx",
            "src/components/text-field.tsx",
        ],
    },
    Change {
        what: "an event carries something else",
        file: "components/stepper.yaml",
        from: "  change: integer",
        to: "  change: string",
        broken: &["src/components/stepper.tsx", "src/sign-up/form.tsx"],
    },
    Change {
        what: "a slot gets other props",
        file: "components/data-table.yaml",
        from: "column: Key }",
        to: "key: Key }",
        broken: &["src/components/data-table.tsx", "src/pages/workshop-list.tsx"],
    },
];

#[test]
fn a_changed_definition_breaks_the_code_that_relies_on_it() -> Result<()> {
    front_end::build()?;
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Where the copy finds the packages that it needs.
    let copy = package.join("web/node_modules/.cache/types");
    for change in CHANGES {
        lay_out(package, &copy)?;
        apply(change, &copy)?;
        gen_build::configure().root(&copy).run().map_err(|failure| failure.to_string())?;
        let (broken, output) = broken_files(&copy.join("web"))?;
        assert_eq!(broken, change.broken, "{}:\n{output}", change.what);
    }
    Ok(())
}

fn lay_out(package: &Path, copy: &Path) -> io::Result<()> {
    if copy.exists() {
        fs::remove_dir_all(copy)?;
    }
    fs::create_dir_all(copy.join("web"))?;
    for part in ["components", "src", "web/src", "gen.yaml", "web/tsconfig.json"] {
        copy_all(&package.join(part), &copy.join(part))?;
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        copy_all(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

fn apply(change: &Change, copy: &Path) -> io::Result<()> {
    let path = copy.join(change.file);
    let text = fs::read_to_string(&path)?;
    assert!(text.contains(change.from), "{}: {} has changed", change.what, change.file);
    fs::write(path, text.replacen(change.from, change.to, 1))
}

/// The files in which tsc finds mistakes, sorted, and all that it says.
fn broken_files(web: &Path) -> Result<(Vec<String>, String)> {
    let tsc = "../../../typescript/bin/tsc";
    let result = Command::new("node")
        .arg(tsc)
        .current_dir(web)
        .output()
        .expect("node runs; install Node.js 20.19 or newer from https://nodejs.org");
    let output = String::from_utf8(result.stdout)?;
    let mut files: Vec<String> = output
        .lines()
        .filter(|line| line.contains(": error TS"))
        .filter_map(|line| line.split_once('('))
        .map(|(file, _)| file.to_owned())
        .collect();
    files.sort();
    files.dedup();
    assert_eq!(result.status.success(), files.is_empty(), "{output}");
    Ok((files, output))
}
