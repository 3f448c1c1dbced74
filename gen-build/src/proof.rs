//! What a build script leaves in `OUT_DIR` for the derives: what it read of each Rust type, so that
//! the compiler can confirm it, the schemas that are constants of the types, and samples for tests.

use std::fs;
use std::mem;
use std::path::Path;

use gen_core::conform;
use gen_core::model::{Definition, Project};
use gen_core::ordered::{Set, sort_by};
use gen_core::read::rust::{Readings, TypeReading};
use gen_core::render::json_schema;

use crate::config::Config;
use crate::failure::Failure;
use crate::parts::Parts;
use crate::pipeline::Run;
use crate::write::{self, State};

/// The folder in `OUT_DIR`; the derives know its name, and those of the files in it.
const FOLDER: &str = "gen";
const READINGS: &str = "readings";

/// Leaves what was read of all types, and removes the schemas of types that are gone.
pub(crate) fn leave(parts: &mut Parts, run: Run) -> Result<(), Failure> {
    let Run { config, .. } = run;
    let Some(out_dir) = &config.out_dir else { return Ok(()) };
    let folder = out_dir.join(FOLDER);
    let crates = config.crates.iter().map(|krate| krate.name.clone()).collect();
    let readings = Readings { crates, types: mem::take(&mut parts.readings) };
    write::create_folder(&folder)?;
    bring(&folder.join(READINGS), &readings.to_text())?;
    let mut kept: Set<String> = Set::from_iter([READINGS.to_owned()]);
    let types = &readings.types;
    let derived: Set<&str> = types.iter().map(|ty| ty.definition.as_str()).collect();
    parts.each_of(run, &derived, |project, definitions| {
        kept.extend(leave_schemas(config, definitions.iter().copied(), types, project)?);
        Ok(())
    })?;
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if !entry.file_name().to_str().is_some_and(|name| kept.contains(name)) {
            // It does no harm: no type has it as a constant.
            _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

/// Takes over what was read of the types in some files. Whether there was something to begin with.
pub(crate) fn renew(
    config: &Config,
    types: &[TypeReading],
    files: &Set<&str>,
) -> Result<bool, Failure> {
    let Some(out_dir) = &config.out_dir else { return Ok(true) };
    let file = out_dir.join(FOLDER).join(READINGS);
    let known = fs::read_to_string(&file).ok().and_then(|text| Readings::from_text(&text));
    let Some(mut readings) = known else { return Ok(false) };
    readings.types.retain(|known| !files.contains(known.file.as_str()));
    readings.types.extend(types.iter().cloned());
    // Those of one file stay in its order.
    sort_by(&mut readings.types, |a, b| a.file.cmp(&b.file));
    bring(&file, &readings.to_text())?;
    Ok(true)
}

/// Leaves the schemas of those definitions that Rust types derive, and samples where a type asks for
/// a test. Gives the names of the files.
pub(crate) fn leave_schemas<'d>(
    config: &Config,
    definitions: impl IntoIterator<Item = &'d Definition>,
    types: &[TypeReading],
    project: &Project,
) -> Result<Vec<String>, Failure> {
    let Some(out_dir) = &config.out_dir else { return Ok(Vec::new()) };
    let folder = out_dir.join(FOLDER);
    let derived: Set<&str> = types.iter().map(|ty| ty.definition.as_str()).collect();
    let mut names = Vec::new();
    // Only a type that asks for a test pays for it.
    let mut relaxed: Option<Project> = None;
    for definition in definitions {
        if !derived.contains(definition.name()) {
            continue;
        }
        let options = &config.schema_options;
        let name = definition.name();
        let mut leave = |name: String, schema: String| {
            let written = bring(&folder.join(&name), &schema);
            names.push(name);
            written
        };
        let sent = json_schema::render(definition, project, options);
        leave(format!("{name}.schema.json"), sent)?;
        if definition.has_input() {
            let accepted = json_schema::render_input(definition, project, options);
            leave(format!("{name}Input.schema.json"), accepted)?;
        }
        if definition.rust.wants_samples {
            let relaxed = relaxed.get_or_insert_with(|| conform::relaxed(project));
            let samples = conform::samples(definition, project, relaxed);
            leave(format!("{name}.samples"), samples.to_text())?;
        }
    }
    Ok(names)
}

fn bring(file: &Path, text: &str) -> Result<(), Failure> {
    match write::state(file, text)? {
        State::Same => Ok(()),
        State::Missing | State::Different => write::replace(file, text, None),
    }
}
