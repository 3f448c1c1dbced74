//! `manifest.json`: the list of all artifacts, for tools and for the next run.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

use gen_core::json::Writer;
use gen_core::model::Definition;

use crate::cache::Kept;
use crate::failure::Failure;
use crate::report::Defined;
use crate::write;

/// The name of the manifest, in the TypeScript folder.
pub(crate) const NAME: &str = "manifest.json";

/// The text of the manifest. The artifacts are sorted by path, their definitions and the [`note`]s
/// by name; `package` is the way to the package.
pub(crate) fn render(
    artifacts: &[Kept],
    definitions: &[Defined],
    notes: &[(String, String)],
    package: &str,
) -> String {
    let mut json = Writer::new();
    json.begin_object();
    json.key("package").string(package);
    json.key("artifacts").begin_array();
    for artifact in artifacts {
        json.begin_object();
        json.key("path").string(&artifact.path);
        json.key("kind").string(artifact.kind.word());
        if let Some(definition) = artifact.definition.and_then(|at| definitions.get(at)) {
            json.key("definition").string(&definition.name);
            json.key("source").string(&definition.source);
        }
        json.key("hash").string(&format!("{:016x}", artifact.known.hash));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    let mut text = json.finish();
    text.truncate(text.trim_end_matches("\n}\n").len());
    text.push_str(",\n  \"definitions\": {");
    for (index, (_, note)) in notes.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(note);
    }
    text.push_str(if notes.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
    text
}

/// What the manifest says of a definition beside its artifacts, as it stands there; `None` if that
/// is nothing.
pub(crate) fn note(definition: &Definition) -> Option<String> {
    if definition.tags.is_empty() && definition.extensions.is_empty() {
        return None;
    }
    let mut json = Writer::new();
    json.begin_object();
    json.key("definitions").begin_object();
    json.key(definition.name()).begin_object();
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
    json.end_object();
    json.end_object();
    let text = json.finish();
    let note = text.strip_prefix("{\n  \"definitions\": {\n").unwrap_or(&text);
    Some(note.strip_suffix("\n  }\n}\n").unwrap_or(note).to_owned())
}

/// The manifest that an earlier run left.
///
/// It is read as what [`render`] writes, line by line. Somebody may have changed it: what cannot be
/// read is not known, and nothing is overwritten or removed for it.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    /// Whether there is one.
    pub(crate) exists: bool,
    /// Whether it says which package wrote it.
    has_package: bool,
    /// The hash of each artifact by path.
    artifacts: BTreeMap<String, u64>,
}

impl Earlier {
    /// Reads the manifest in the TypeScript folder.
    pub(crate) fn read(folder: &Path) -> Result<Earlier, Failure> {
        let file = folder.join(NAME);
        match write::bytes(&file) {
            Ok(bytes) => Ok(Earlier::parse(&String::from_utf8_lossy(&bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Earlier::default()),
            Err(error) => Err(Failure::disk("read", &file, error)),
        }
    }

    fn parse(text: &str) -> Earlier {
        let mut earlier = Earlier { exists: true, ..Earlier::default() };
        let mut path = None;
        for line in text.lines() {
            let Some((key, value)) = member(line) else { continue };
            match key {
                "package" => earlier.has_package = true,
                "path" => path = Some(value),
                "hash" => {
                    if let (Some(path), Ok(hash)) = (path.take(), u64::from_str_radix(value, 16)) {
                        earlier.artifacts.insert(path.to_owned(), hash);
                    }
                }
                // Behind the list of artifacts stands what their authors wrote.
                "definitions" => break,
                _ => {}
            }
        }
        earlier
    }

    /// Whether an earlier run wrote the artifact with this path. The manifest knows nothing of
    /// itself, but says what it is.
    pub(crate) fn names(&self, path: &str) -> bool {
        if path == NAME { self.is_ours() } else { self.artifacts.contains_key(path) }
    }

    fn is_ours(&self) -> bool {
        self.has_package || !self.artifacts.is_empty()
    }

    /// The artifacts, sorted by path, with their hashes.
    pub(crate) fn artifacts(&self) -> impl Iterator<Item = (&str, u64)> {
        self.artifacts.iter().map(|(path, hash)| (path.as_str(), *hash))
    }
}

/// The way from a folder to the package that wrote the manifest in it, if there is one.
pub(crate) fn package(folder: &Path) -> Option<String> {
    first_lines(&folder.join(NAME)).iter().find_map(|line| {
        let (key, value) = member(line)?;
        (key == "package").then(|| value.to_owned())
    })
}

/// The first lines of a file, as far as there are any: those of a JSON document in which it says
/// what it is.
pub(crate) fn first_lines(file: &Path) -> Vec<String> {
    let Some(file) = file.is_file().then(|| File::open(file).ok()).flatten() else {
        return Vec::new();
    };
    BufReader::new(file.take(4096)).lines().take(6).map_while(Result::ok).collect()
}

/// A line `"key": "value",`. Values with escapes are no names of files.
pub(crate) fn member(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().strip_prefix('"')?.split_once("\": ")?;
    if key == "definitions" {
        return Some((key, ""));
    }
    let value = value.strip_suffix(',').unwrap_or(value);
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    (!value.contains('\\')).then_some((key, value))
}
