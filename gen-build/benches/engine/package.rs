//! Packages with many components.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// A package with components of some two kilobytes each, a hundred in a folder.
pub(crate) struct Package {
    pub(crate) folder: PathBuf,
    size: usize,
}

/// An artifact, as far as it takes time to write it.
pub(crate) struct Artifact {
    pub(crate) name: String,
    pub(crate) length: usize,
}

impl Package {
    pub(crate) fn new(size: usize) -> Package {
        let folder = env::temp_dir().join(format!("gen-bench-{}-{size}", process::id()));
        _ = fs::remove_dir_all(&folder);
        let package = Package { folder, size };
        for (number, source) in package.sources().iter().enumerate() {
            fs::create_dir_all(source.parent().unwrap()).unwrap();
            fs::write(source, component(number)).unwrap();
        }
        package
    }

    pub(crate) fn sources(&self) -> Vec<PathBuf> {
        let source = |number| format!("components/{}/c{number}.yaml", number / 100);
        (0..self.size).map(|number| self.folder.join(source(number))).collect()
    }

    /// What was written into a folder.
    pub(crate) fn artifacts(&self, out: &str) -> Vec<Artifact> {
        let entries = fs::read_dir(self.folder.join(out)).unwrap().map(Result::unwrap);
        let artifact = |entry: fs::DirEntry| Artifact {
            name: entry.file_name().into_string().unwrap(),
            length: entry.metadata().unwrap().len() as usize,
        };
        entries.map(artifact).collect()
    }

    /// Gives a source another prop as its last.
    pub(crate) fn edit(&self, source: &Path, name: &str) {
        let text = fs::read_to_string(source).unwrap();
        let start = text.find("  edited").unwrap_or(text.len());
        fs::write(source, format!("{}  edited{name}?: string\n", &text[..start])).unwrap();
    }
}

/// One in ten refers to the component before it.
fn component(number: usize) -> String {
    let other = if number % 10 == 9 { number - 1 } else { number };
    let mut text = format!(
        "component: Component{number}
description: |
  Shows something to people, in one of the ways that they have come to expect of it.
  It is number {number} of many, and says so.
since: 1.{number}.0
tags: [forms, number{number}]
events:
  press: -- It was activated, by pointer or by keyboard.
  select: Row -- The row that was chosen, with all its cells.
  move: {{ properties: {{ x: number, y: number }} }}
slots:
  icon: -- Shown before the label.
  cell: {{ props: {{ row: Row }} }}
types:
  Row: {{ properties: {{ id: string, cells?: \"string[]\", weight?: number }} }}
examples:
  Plain: {{ label: Save }}
  Loud: {{ label: Delete, variant: danger, size: l }}
props:
  label: string -- The text that is shown; one line, no full stop.
  variant: primary | secondary | danger = secondary -- Visual weight of the whole.
  size: {{ enum: [s, m, l], default: m, description: How large it is shown. }}
  href?: uri-reference -- Where it leads; without, it is a button.
  tabIndex?: {{ type: integer, minimum: -1, maximum: 100, description: Place in the tab order. }}
  rows?: {{ type: array, items: Row, maxItems: 1000, description: The rows that are shown. }}
  style?: {{ properties: {{ align: start | end, width: number, color?: string }} }}
  nested?: Component{other}
"
    );
    for index in 0..8 {
        _ = writeln!(
            text,
            "  option{index}?: string | number -- One more of the many options that people asked for."
        );
    }
    text
}
