//! `manifest.json`: the list of all artifacts, for tools and for the next run.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use gen_core::json::{Writer, compact};
use gen_core::model::Project;
use gen_core::value::Value;

use crate::plan::Kind;

/// The name of the manifest, in the TypeScript folder.
pub(crate) const NAME: &str = "manifest.json";

/// What the manifest says of one artifact.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    /// Relative to the manifest, with `/`.
    pub(crate) path: String,
    /// What it is for.
    pub(crate) kind: Kind,
    /// The name of the definition it is made from, and the source of that, relative to the
    /// package; `None` for what is made from all definitions.
    pub(crate) origin: Option<Origin<'a>>,
    /// The XXH64 of its bytes.
    pub(crate) hash: u64,
}

/// What an artifact is made from.
#[derive(Debug)]
pub(crate) struct Origin<'a> {
    /// The name of the definition.
    pub(crate) definition: &'a str,
    /// The source, relative to the package, with `/`.
    pub(crate) source: &'a str,
}

/// The text of the manifest; the entries are sorted by path.
pub(crate) fn render(entries: &[Entry], project: &Project) -> String {
    let mut json = Writer::new();
    json.begin_object();
    json.key("artifacts").begin_array();
    for entry in entries {
        json.begin_object();
        json.key("path").string(&entry.path);
        json.key("kind").string(entry.kind.word());
        if let Some(origin) = &entry.origin {
            json.key("definition").string(origin.definition);
            json.key("source").string(origin.source);
        }
        json.key("hash").string(&format!("{:016x}", entry.hash));
        json.end_object();
    }
    json.end_array();
    json.key("definitions").begin_object();
    for (name, definition) in &project.definitions {
        if definition.tags.is_empty() && definition.extensions.is_empty() {
            continue;
        }
        json.key(name).begin_object();
        if !definition.tags.is_empty() {
            json.key("tags").begin_array();
            for tag in &definition.tags {
                json.string(tag);
            }
            json.end_array();
        }
        for (key, value) in &definition.extensions {
            json.key(key).value(value);
        }
        json.end_object();
    }
    json.end_object();
    json.end_object();
    json.finish()
}

/// The manifest that an earlier run left, read when it is needed.
#[derive(Debug)]
pub(crate) struct Earlier {
    file: PathBuf,
    text: OnceLock<String>,
}

impl Earlier {
    /// The manifest in the TypeScript folder.
    pub(crate) fn new(folder: &Path) -> Earlier {
        Earlier { file: folder.join(NAME), text: OnceLock::new() }
    }

    /// Whether an earlier run wrote the artifact with this path. The manifest knows nothing of
    /// itself, but says what it is.
    pub(crate) fn names(&self, path: &str) -> bool {
        let text = self.text.get_or_init(|| fs::read_to_string(&self.file).unwrap_or_default());
        if path == NAME {
            return text.contains("\"artifacts\": [");
        }
        text.contains(&format!("\"path\": {}", compact(&Value::String(path.into()))))
    }
}
