//! Renders each definition, plans its artifacts and writes those that are not up to date.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gen_core::model::{Definition, Main, Project};

use crate::batch;
use crate::check::{Difference, DifferenceKind};
use crate::config::Config;
use crate::diff;
use crate::failure::Failure;
use crate::hash::hash;
use crate::manifest::{self, Earlier, Entry, Origin};
use crate::message::Message;
use crate::orphan::{self, Orphan};
use crate::path;
use crate::plan::{self, Artifact};
use crate::report::{Defined, DefinedKind, Report};
use crate::walk::Source;
use crate::write::{self, State};

/// What happens to an artifact that is not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is written, with the stamp as its time of modification, where there is one.
    Write { stamp: Option<SystemTime> },
    /// Its difference is reported: somebody wants to know.
    Check,
    /// Its name is reported: the sources may not be changed.
    Compare,
}

impl Mode {
    fn writes(self) -> bool {
        matches!(self, Mode::Write { .. })
    }
}

/// An artifact that was written or compared.
struct Delivered<'a> {
    entry: Entry<'a>,
    file: PathBuf,
    outcome: Outcome,
}

/// What became of an artifact.
enum Outcome {
    Current,
    Written,
    Stale,
    Differs(Difference),
}

/// Brings the artifacts of all definitions to the disk.
pub(crate) fn deliver(
    project: &Project,
    sources: &[Source],
    config: &Config,
    mode: Mode,
) -> Result<Report, Failure> {
    let earlier = Earlier::read(&config.typescript.folder)?;
    let nothing_to_do = match mode {
        // A project without definitions gets no artifacts, unless it had some.
        Mode::Write { .. } | Mode::Check => project.definitions.is_empty() && !earlier.exists,
        // Outside of its repository, a package need not contain its definitions or its artifacts.
        Mode::Compare => project.definitions.is_empty() || !earlier.exists,
    };
    if nothing_to_do {
        let mut report = report(project, sources, config);
        if mode != Mode::Compare && project.bases.is_empty() {
            report.warnings.push(none_found(config));
        }
        return Ok(report);
    }
    if mode != Mode::Compare {
        refuse_other_package(&earlier, config)?;
    }
    let folders = [&config.typescript.folder, &config.schemas.folder];
    let mut changed = Vec::new();
    if mode.writes() {
        for folder in folders {
            changed.extend(write::create_folder(folder)?);
        }
    }

    let desk = Desk { config, earlier: &earlier, mode };
    let definitions: Vec<&Definition> = project.definitions.values().collect();
    let of_definitions = batch::each(&definitions, config.share(), |_, definition| {
        let artifacts = plan::of_definition(definition, project, config).into_iter();
        artifacts.map(|artifact| desk.put(artifact, sources)).collect::<Result<Vec<_>, _>>()
    });
    let mut delivered = Vec::new();
    for artifacts in of_definitions {
        delivered.extend(artifacts?);
    }
    for artifact in plan::of_project(project, config) {
        delivered.push(desk.put(artifact, sources)?);
    }
    delivered.sort_unstable_by(|a, b| a.entry.path.cmp(&b.entry.path));

    let mut report = report(project, sources, config);
    let mut entries = Vec::with_capacity(delivered.len());
    for Delivered { entry, file, outcome } in delivered {
        note(&mut report, file, outcome);
        entries.push(entry);
    }
    // While the manifest still names them, the next run would find them too.
    let is_current = |path: &str| entries.binary_search_by(|entry| (*entry.path).cmp(path)).is_ok();
    for orphan in orphan::orphans(&earlier, config, is_current)? {
        desk.part_with(orphan, &mut report)?;
    }
    let file = config.typescript.folder.join(manifest::NAME);
    let contents = manifest::render(&entries, project, &package(config));
    let outcome = desk.bring(&file, manifest::NAME, &contents)?;
    note(&mut report, file, outcome);

    if let Mode::Write { stamp: Some(stamp) } = mode
        && !(report.written.is_empty() && report.removed.is_empty())
    {
        changed.extend(folders.map(PathBuf::clone));
        changed.retain(|folder| config.watched.iter().any(|input| folder.starts_with(input)));
        write::stamp_folders(&changed, stamp);
    }
    report.differences.sort_by(|a, b| a.path.cmp(&b.path));
    report.warnings.extend(stale_warning(&report.stale, config));
    Ok(report)
}

/// The way from the folder for TypeScript to the package, which tells packages apart.
fn package(config: &Config) -> String {
    let way = path::relative(&config.typescript.folder, &config.root);
    if way.is_empty() { ".".into() } else { way }
}

/// What another package wrote would be taken for artifacts that nobody produces any more. A package
/// that was moved or removed has no claim.
fn refuse_other_package(earlier: &Earlier, config: &Config) -> Result<(), Failure> {
    let Some(other) = earlier.package.as_ref().filter(|other| **other != package(config)) else {
        return Ok(());
    };
    let other = path::normal(&config.typescript.folder.join(other));
    if !other.join("Cargo.toml").exists() || other == config.root {
        return Ok(());
    }
    Err(Failure::OtherPackage { folder: config.typescript.folder.clone(), package: other })
}

fn note(report: &mut Report, file: PathBuf, outcome: Outcome) {
    match outcome {
        Outcome::Current => {}
        Outcome::Written => report.written.push(file.clone()),
        Outcome::Stale => report.stale.push(file.clone()),
        Outcome::Differs(difference) => report.differences.push(difference),
    }
    report.artifacts.push(file);
}

/// Where artifacts are brought, one at a time.
struct Desk<'a> {
    config: &'a Config,
    earlier: &'a Earlier,
    mode: Mode,
}

impl Desk<'_> {
    fn put<'s>(
        &self,
        artifact: Artifact<'s>,
        sources: &'s [Source],
    ) -> Result<Delivered<'s>, Failure> {
        let file = artifact.output.folder.join(&artifact.name);
        let path = format!("{}{}", artifact.output.prefix, artifact.name);
        let outcome = self.bring(&file, &path, &artifact.contents)?;
        let origin = artifact.definition.map(|definition| Origin {
            definition: definition.name(),
            source: source_of(definition, sources),
        });
        let hash = hash(artifact.contents.as_bytes());
        Ok(Delivered { entry: Entry { path, kind: artifact.kind, origin, hash }, file, outcome })
    }

    /// Brings a text to a file, or says how the file differs.
    fn bring(&self, file: &Path, path: &str, contents: &str) -> Result<Outcome, Failure> {
        let state = write::state(file, contents)?;
        if state == State::Same {
            return Ok(Outcome::Current);
        }
        if self.mode == Mode::Compare {
            return Ok(Outcome::Stale);
        }
        if state == State::Different && !self.is_ours(file, path) {
            return Err(Failure::Foreign { path: file.to_path_buf() });
        }
        if let Mode::Write { stamp } = self.mode {
            write::replace(file, contents, stamp)?;
            return Ok(Outcome::Written);
        }
        let kind = match state {
            State::Missing => DifferenceKind::Missing,
            State::Different | State::Same => DifferenceKind::Changed,
        };
        let old = fs::read(file).unwrap_or_default();
        Ok(Outcome::Differs(self.difference(file, kind, &String::from_utf8_lossy(&old), contents)))
    }

    fn difference(&self, file: &Path, kind: DifferenceKind, old: &str, new: &str) -> Difference {
        let path = path::relative(&self.config.root, file);
        let side = |exists: bool| if exists { path.as_str() } else { "/dev/null" };
        let text = diff::unified(
            (side(kind != DifferenceKind::Missing), old),
            (side(kind != DifferenceKind::Extra), new),
        );
        Difference { file: file.to_path_buf(), path, kind, text }
    }

    /// Whether gen wrote a file: it says so, or the manifest does. Schemas cannot say so, and their
    /// names are not what somebody else would choose.
    fn is_ours(&self, file: &Path, path: &str) -> bool {
        path.ends_with(".schema.json")
            || self.earlier.names(path)
            || fs::read_to_string(file).is_ok_and(|text| orphan::has_header(&text))
    }

    /// Removes what no definition produces any more, unless somebody edited it.
    fn part_with(&self, orphan: Orphan, report: &mut Report) -> Result<(), Failure> {
        let Orphan { file, untouched } = orphan;
        let Some(text) = untouched else {
            report.warnings.push(Message::warning(format!(
                "`{}` was edited and is not made from any definition any more: remove it, or move it elsewhere",
                path::relative(&self.config.root, &file)
            )));
            return Ok(());
        };
        match self.mode {
            Mode::Write { .. } => {
                fs::remove_file(&file).map_err(|error| Failure::disk("remove", &file, error))?;
                report.removed.push(file);
            }
            Mode::Check => {
                let kind = DifferenceKind::Extra;
                report.differences.push(self.difference(&file, kind, &text, ""));
            }
            Mode::Compare => report.stale.push(file),
        }
        Ok(())
    }
}

/// The path of the source in which a definition is written.
fn source_of<'s>(definition: &Definition, sources: &'s [Source]) -> &'s str {
    sources.get(definition.place.source as usize).map_or("", |source| &source.path)
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

fn report(project: &Project, sources: &[Source], config: &Config) -> Report {
    let definitions = project.definitions.values().map(|definition| Defined {
        name: definition.name().to_owned(),
        kind: match definition.main {
            Main::Component(_) => DefinedKind::Component,
            Main::Type(_) => DefinedKind::Type,
        },
        source: source_of(definition, sources).to_owned(),
    });
    Report {
        definitions: definitions.collect(),
        inputs: config.watched.clone(),
        absent: config.absent.clone(),
        ..Report::default()
    }
}
