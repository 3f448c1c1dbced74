//! What a build script says in Rust, left where the command line finds it: no program can know what
//! another would say.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use gen_core::json;
use gen_core::render::json_schema::Draft;
use gen_core::value::Value;

use super::Settings;
use crate::cargo_toml::build_script;
use crate::conditions;
use crate::hash::hash;

/// The name of the file, in the `OUT_DIR` of the build script.
pub(super) const NAME: &str = "gen-settings.yaml";

/// What stands between conditions.
pub(super) const SEPARATOR: &str = " & ";

/// What the build script said first.
static FIRST: OnceLock<String> = OnceLock::new();
/// Whether it said something else later.
static SEVERAL: AtomicBool = AtomicBool::new(false);

/// Leaves the settings of a run. Where that fails there are none, and nothing else is lost.
pub(crate) fn leave(out_dir: &Path, package: &Path, root: &Path, settings: &Settings) {
    let file = out_dir.join(NAME);
    let said = said(package, root, settings).and_then(|mut text| {
        let is_other = *FIRST.get_or_init(|| text.clone()) != text;
        if SEVERAL.fetch_or(is_other, Ordering::Relaxed) || is_other {
            text.insert_str(0, "# several: yes\n");
        }
        fs::write(&file, text).ok()
    });
    if said.is_none() {
        _ = fs::remove_file(file);
    }
}

/// The settings as `gen.yaml` would say them, behind comments that say whose they are.
pub(super) fn said(package: &Path, root: &Path, settings: &Settings) -> Option<String> {
    let Settings {
        components,
        rust,
        typescript,
        import_extension,
        schemas,
        draft,
        schema_base,
        batch,
        strategy,
        // They belong to the build script.
        cache: _,
        conditions: _,
    } = settings;
    let text = |text: &str| Value::String(text.to_owned());
    let path = |path: &PathBuf| Some(text(path.to_str()?));
    let paths = |paths: &Vec<PathBuf>| {
        Some(Value::Array(paths.iter().map(path).collect::<Option<Vec<_>>>()?))
    };
    let mut said = String::new();
    let mut say = |key: &str, value: Value| _ = writeln!(said, "{key}: {}", json::compact(&value));
    say("# package", path(&package.to_path_buf())?);
    say("# root", path(&package.join(root))?);
    say("# script", text(&fingerprint(package)?));
    say("# conditions", text(&conditions::find(package).list().join(SEPARATOR)));
    if let Some(folders) = components {
        say("components", paths(folders)?);
    }
    if let Some(folders) = rust {
        say("rust", paths(folders)?);
    }
    let mut types = Vec::new();
    if let Some(folder) = typescript {
        types.push(("out".to_owned(), path(folder)?));
    }
    types.extend(import_extension.iter().map(|it| ("import_extension".to_owned(), text(it))));
    say("typescript", Value::Object(types));
    let mut schema = Vec::new();
    if let Some(folder) = schemas {
        schema.push(("out".to_owned(), path(folder)?));
    }
    let name = |draft: &Draft| match draft {
        Draft::Draft202012 => "2020-12",
        Draft::Draft07 => "07",
    };
    schema.extend(draft.iter().map(|draft| ("draft".to_owned(), text(name(draft)))));
    schema.extend(schema_base.iter().map(|base| ("base".to_owned(), text(base))));
    say("schema", Value::Object(schema));
    if let Some(strategy) = strategy {
        say("strategy", text(strategy.name()));
    }
    if let Some(size) = batch {
        say("batch", Value::Integer(*size as i128));
    }
    Some(said)
}

/// What the build script of a package is now.
pub(super) fn fingerprint(package: &Path) -> Option<String> {
    fs::read(build_script(package)).ok().map(|bytes| format!("{:016x}", hash(&bytes)))
}
