//! Renders each definition, plans its artifacts and writes those that are not up to date.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gen_core::model::{Definition, Project};

use crate::batch;
use crate::config::Config;
use crate::failure::Failure;
use crate::hash::hash;
use crate::manifest::{self, Earlier, Entry, Origin};
use crate::message::Message;
use crate::path;
use crate::plan::{self, Artifact};
use crate::report::Report;
use crate::walk::Source;
use crate::write::{self, State};

/// What happens to an artifact that is not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is written, with the stamp as its time of modification, where there is one.
    Write { stamp: Option<SystemTime> },
    /// It is reported: the sources may not be changed.
    Compare,
}

/// An artifact that was written or compared.
struct Delivered<'a> {
    entry: Entry<'a>,
    file: PathBuf,
    differed: bool,
}

/// Brings the artifacts of all definitions to the disk.
pub(crate) fn deliver(
    project: &Project,
    sources: &[Source],
    config: &Config,
    mode: Mode,
) -> Result<Report, Failure> {
    let manifest = config.typescript.folder.join(manifest::NAME);
    let nothing_to_do = match mode {
        // A project without definitions gets no artifacts, unless it had some.
        Mode::Write { .. } => project.definitions.is_empty() && !manifest.exists(),
        // Outside of its repository, a package need not contain its definitions or its artifacts.
        Mode::Compare => project.definitions.is_empty() || !manifest.exists(),
    };
    if nothing_to_do {
        let mut report = report(project, config);
        if mode != Mode::Compare && project.bases.is_empty() {
            report.warnings.push(none_found(config));
        }
        return Ok(report);
    }
    let folders = [&config.typescript.folder, &config.schemas.folder];
    let mut changed = Vec::new();
    if mode != Mode::Compare {
        for folder in folders {
            changed.extend(write::create_folder(folder)?);
        }
    }

    let earlier = Earlier::new(&config.typescript.folder);
    let put = |artifact| put(artifact, sources, &earlier, mode);
    let definitions: Vec<&Definition> = project.definitions.values().collect();
    let of_definitions = batch::each(&definitions, config.batch, |_, definition| {
        let artifacts = plan::of_definition(definition, project, config).into_iter();
        artifacts.map(put).collect::<Result<Vec<_>, _>>()
    });
    let mut delivered = Vec::new();
    for artifacts in of_definitions {
        delivered.extend(artifacts?);
    }
    for artifact in plan::of_project(project, config) {
        delivered.push(put(artifact)?);
    }
    delivered.sort_unstable_by(|a, b| a.entry.path.cmp(&b.entry.path));

    let mut report = report(project, config);
    let mut note = |file: PathBuf, differed: bool| {
        if differed && mode == Mode::Compare {
            report.stale.push(file.clone());
        } else if differed {
            report.written.push(file.clone());
        }
        report.artifacts.push(file);
    };
    let mut entries = Vec::with_capacity(delivered.len());
    for Delivered { entry, file, differed } in delivered {
        note(file, differed);
        entries.push(entry);
    }
    let contents = manifest::render(&entries, project);
    let differed = write_or_compare(&manifest, manifest::NAME, &contents, &earlier, mode)?;
    note(manifest, differed);

    if let Mode::Write { stamp: Some(stamp) } = mode
        && !report.written.is_empty()
    {
        changed.extend(folders.map(PathBuf::clone));
        changed.retain(|folder| config.watched.iter().any(|input| folder.starts_with(input)));
        write::stamp_folders(&changed, stamp);
    }
    report.warnings.extend(stale_warning(&report.stale, config));
    Ok(report)
}

fn none_found(config: &Config) -> Message {
    let list = |folders: &mut dyn Iterator<Item = &PathBuf>| {
        let paths = folders.map(|folder| format!("`{}`", path::relative(&config.root, folder)));
        paths.collect::<Vec<_>>().join(" and ")
    };
    let read = list(&mut config.components.iter().chain(&config.rust));
    let absent = list(&mut config.absent.iter().filter(|path| !path.ends_with("gen.yaml")));
    let mut text = "no definitions were found".to_owned();
    if !read.is_empty() {
        text.push_str(" in ");
        text.push_str(&read);
    }
    if !absent.is_empty() {
        text.push_str("; there is no ");
        text.push_str(&absent);
    }
    Message::warning(text)
}

fn stale_warning(stale: &[PathBuf], config: &Config) -> Option<Message> {
    let first = path::relative(&config.root, stale.first()?);
    let which = match stale.len() - 1 {
        0 => format!("`{first}` is"),
        others => format!("`{first}` and {others} other artifacts are"),
    };
    Some(Message::warning(format!(
        "{which} not up to date, and these sources may not be changed: run `cargo build` in the repository and commit what it writes"
    )))
}

fn report(project: &Project, config: &Config) -> Report {
    Report {
        definitions: project.definitions.len(),
        inputs: config.watched.clone(),
        absent: config.absent.clone(),
        ..Report::default()
    }
}

fn put<'a>(
    artifact: Artifact<'a>,
    sources: &'a [Source],
    earlier: &Earlier,
    mode: Mode,
) -> Result<Delivered<'a>, Failure> {
    let file = artifact.output.folder.join(&artifact.name);
    let path = format!("{}{}", artifact.output.prefix, artifact.name);
    let differed = write_or_compare(&file, &path, &artifact.contents, earlier, mode)?;
    let origin = artifact.definition.map(|definition| Origin {
        definition: definition.name(),
        source: sources.get(definition.place.source as usize).map_or("", |source| &source.path),
    });
    let hash = hash(artifact.contents.as_bytes());
    Ok(Delivered { entry: Entry { path, kind: artifact.kind, origin, hash }, file, differed })
}

/// Whether the file was not up to date; it is now, unless it may only be compared.
fn write_or_compare(
    file: &Path,
    path: &str,
    contents: &str,
    earlier: &Earlier,
    mode: Mode,
) -> Result<bool, Failure> {
    let state = write::state(file, contents)?;
    if let Mode::Write { stamp } = mode
        && state != State::Same
    {
        if state == State::Different && !is_ours(file, path, earlier) {
            return Err(Failure::Foreign { path: file.to_path_buf() });
        }
        write::replace(file, contents, stamp)?;
    }
    Ok(state != State::Same)
}

/// Whether gen wrote a file: it says so, or the manifest does. Schemas cannot say so, and their
/// names are not what somebody else would choose.
fn is_ours(file: &Path, path: &str, earlier: &Earlier) -> bool {
    path.ends_with(".schema.json")
        || earlier.names(path)
        || fs::read_to_string(file).is_ok_and(|text| {
            text.lines().next().is_some_and(|line| line.contains("generated by gen"))
        })
}
