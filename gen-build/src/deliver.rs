//! Renders each definition, plans its artifacts and writes those that are not up to date.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gen_core::model::{Definition, Main, Project};
use gen_core::ordered::{Set, sort, sort_by};
use gen_core::render::json_schema;

use crate::all_schemas::{AllEntry, AllSchemas, Complete, splice};
use crate::batch;
use crate::cache::{Cache, Facts, Kept, Known};
use crate::check::{Difference, DifferenceKind};
use crate::claim;
use crate::config::Config;
use crate::diff;
use crate::failure::Failure;
use crate::hash::hash;
use crate::lock::Lock;
use crate::manifest::{self, Earlier};
use crate::message::Message;
use crate::orphan::{self, Orphan};
use crate::parts::Parts;
use crate::path;
use crate::pipeline::Run;
use crate::plan::{self, Artifact, Kind};
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
    pub(crate) fn writes(self) -> bool {
        matches!(self, Mode::Write { .. })
    }
}

/// An artifact that was written or compared.
struct Delivered {
    kept: Kept,
    outcome: Outcome,
}

/// What became of an artifact.
enum Outcome {
    Current,
    Written,
    Stale,
    Differs(Box<Difference>),
}

/// What came of it all.
#[derive(Debug, Default)]
pub(crate) struct Delivery {
    pub(crate) report: Report,
    /// The artifacts but the manifest, in the order of the report, with hashes and without marks.
    pub(crate) kept: Vec<Kept>,
    /// The hash of the manifest; `None` if there was nothing to do.
    pub(crate) manifest: Option<u64>,
    /// The entries of `components.schema.json`.
    pub(crate) entries: Vec<AllEntry>,
    /// What the manifest says of definitions, where only some were brought.
    pub(crate) notes: Vec<(String, String)>,
}

/// Brings the artifacts of all definitions to the disk.
pub(crate) fn deliver(parts: &Parts, run: Run) -> Result<Delivery, Failure> {
    let Run { config, mode, .. } = run;
    let outline = &parts.outline;
    let mut earlier = Earlier::read(&config.typescript.folder)?;
    let nothing_to_do = match mode {
        // A project without definitions gets no artifacts, unless it had some.
        Mode::Write { .. } | Mode::Check => outline.definitions.is_empty() && !earlier.exists,
        // Outside of its repository, a package need not contain its definitions or its artifacts.
        Mode::Compare => outline.definitions.is_empty() || !earlier.exists,
    };
    let mut report = report(parts, config);
    if nothing_to_do {
        if mode != Mode::Compare && !outline.has_bases {
            report.warnings.push(none_found(config));
        }
        return Ok(Delivery { report, ..Delivery::default() });
    }
    // They come last: the text of the manifest needs the memory before.
    report.definitions = Vec::new();
    if mode != Mode::Compare {
        claim::refuse_other_package(config)?;
    }
    let mut changed = Vec::new();
    let _lock;
    if mode.writes() {
        for folder in [&config.typescript.folder, &config.schemas.folder] {
            changed.extend(write::create_folder(folder)?);
        }
        _lock = Lock::outputs(config);
        if !earlier.exists {
            // Another package may have been faster, in a folder that was new a moment ago.
            claim::refuse_other_package(config)?;
            earlier = Earlier::read(&config.typescript.folder)?;
        }
    }
    let names = names(config, mode);

    let desk = Desk { config, earlier: Some(&earlier), mode, defined: &outline.definitions };
    let mut delivered = Vec::with_capacity(2 * outline.definitions.len() + 2);
    let mut all = AllSchemas::new(!outline.definitions.is_empty(), run)?;
    parts.each(run, |project, definitions| {
        let put = desk.put_all(definitions, project)?;
        for (definition, (artifacts, entries)) in definitions.iter().zip(put) {
            delivered.extend(artifacts);
            all.add(definition.name(), entries)?;
        }
        Ok(())
    })?;
    let exported = outline.definitions.iter().map(|defined| defined.name.as_str());
    delivered.push(desk.put(plan::index(exported, config))?);
    let Complete { entries, hash, written } = all.finish()?;
    delivered.push(match written {
        Ok(written) => {
            let outcome = if written { Outcome::Written } else { Outcome::Current };
            Delivered { kept: plan::kept(&plan::all_schemas("", config), None, hash), outcome }
        }
        Err(text) => desk.put(plan::all_schemas(&text, config))?,
    });
    report.rendered = outline.definitions.len();

    sort_by(&mut delivered, |a, b| a.kept.path.cmp(&b.kept.path));
    let is_current =
        |path: &str| delivered.binary_search_by(|one| (*one.kept.path).cmp(path)).is_ok();
    // While the manifest still names them, the next run would find them too.
    for orphan in orphan::orphans(&earlier, config, is_current)? {
        desk.part_with(orphan, &mut report)?;
    }
    if mode != Mode::Compare {
        let files = orphan::unlisted(&names, &earlier, config, is_current);
        report.warnings.extend(files.iter().map(|file| unlisted_warning(file, config)));
    }
    let (kept, manifest) = desk.finish(delivered, &outline.notes, &mut report)?;
    report.definitions.clone_from(&outline.definitions);
    stamp(changed, config, mode, &report);
    sort_by(&mut report.differences, |a, b| a.path.cmp(&b.path));
    report.warnings.extend(stale_warning(&report.stale, config));
    Ok(Delivery { report, kept, manifest: Some(manifest), entries, ..Delivery::default() })
}

/// What is in the folder for TypeScript. What killed runs left in folders for artifacts is removed.
fn names(config: &Config, mode: Mode) -> Vec<String> {
    let (types, schemas) = (&config.typescript.folder, &config.schemas.folder);
    let names = write::names(types);
    if mode.writes() {
        write::sweep(types, &names);
        if schemas != types {
            write::sweep(schemas, &write::names(schemas));
        }
    }
    names
}

/// Brings the artifacts of some definitions to the disk: all others are as the cache says, and all
/// definitions are the same but for what they hold. `None` if files are not what they were.
pub(crate) fn deliver_some(
    some: &[&Definition],
    project: &Project,
    (cache, facts): (&Cache, &Facts),
    config: &Config,
    mode: Mode,
) -> Result<Option<Delivery>, Failure> {
    let changed: Set<&str> = some.iter().map(|definition| definition.name()).collect();
    let is_changed = |name: &str| changed.contains(name);
    let Some(known) = cache.artifacts.iter().find(|kept| kept.kind == Kind::AllSchemas) else {
        return Ok(None);
    };
    let new = some.iter().flat_map(|definition| {
        let entries = json_schema::entries(definition, project, &config.schema_options);
        entries.into_iter().map(|entry| (definition.name().len(), entry))
    });
    let spliced = splice(config, known.known.hash, &facts.entries, new.collect(), is_changed);
    let Some((text, entries)) = spliced else { return Ok(None) };

    let desk = Desk { config, earlier: None, mode, defined: &cache.definitions };
    let mut delivered = Vec::with_capacity(cache.artifacts.len());
    for (artifacts, _) in desk.put_all(some, project)? {
        delivered.extend(artifacts);
    }
    delivered.push(desk.put(plan::all_schemas(&text, config))?);
    for kept in &cache.artifacts {
        let definition = kept.definition.and_then(|position| cache.definitions.get(position));
        let is_done = match definition {
            Some(definition) => is_changed(&definition.name),
            None => kept.kind == Kind::AllSchemas,
        };
        if !is_done {
            let known = Known { mark: None, ..kept.known };
            let kept = Kept { path: kept.path.clone(), known, ..*kept };
            delivered.push(Delivered { kept, outcome: Outcome::Current });
        }
    }
    let mut notes = notes(some.iter().copied());
    notes.extend(facts.notes.iter().filter(|(name, _)| !is_changed(name)).cloned());
    sort(&mut notes);

    let mut report = cache.report(config);
    report.artifacts.clear();
    report.rendered = some.len();
    let (kept, manifest) = desk.finish(delivered, &notes, &mut report)?;
    stamp(Vec::new(), config, mode, &report);
    Ok(Some(Delivery { report, kept, manifest: Some(manifest), entries, notes }))
}

/// What the manifest says of definitions beside their artifacts.
pub(crate) fn notes<'d>(
    definitions: impl IntoIterator<Item = &'d Definition>,
) -> Vec<(String, String)> {
    let noted = definitions
        .into_iter()
        .filter_map(|definition| Some((definition.name().to_owned(), manifest::note(definition)?)));
    noted.collect()
}

/// What was written into a folder that Cargo watches is not a change of somebody else.
fn stamp(mut changed: Vec<PathBuf>, config: &Config, mode: Mode, report: &Report) {
    if let Mode::Write { stamp: Some(stamp) } = mode
        && !(report.written.is_empty() && report.removed.is_empty())
    {
        changed.extend([config.typescript.folder.clone(), config.schemas.folder.clone()]);
        changed.retain(|folder| config.watched.iter().any(|input| folder.starts_with(input)));
        write::stamp_folders(&changed, stamp);
    }
}

fn note(report: &mut Report, file: PathBuf, outcome: Outcome) {
    match outcome {
        Outcome::Current => {}
        Outcome::Written => report.written.push(file.clone()),
        Outcome::Stale => report.stale.push(file.clone()),
        Outcome::Differs(difference) => report.differences.push(*difference),
    }
    report.artifacts.push(file);
}

/// Where artifacts are brought, one at a time.
struct Desk<'a> {
    config: &'a Config,
    /// The manifest that tells whose a file is; `None` if all artifacts are known to be gen's.
    earlier: Option<&'a Earlier>,
    mode: Mode,
    /// All definitions of the project, sorted by name.
    defined: &'a [Defined],
}

/// The artifacts of a definition, and its entries of `components.schema.json`.
type Put = (Vec<Delivered>, Vec<json_schema::Entry>);

impl Desk<'_> {
    /// Renders definitions and brings their artifacts, one by one, so that few texts are in memory
    /// at a time.
    fn put_all(&self, definitions: &[&Definition], project: &Project) -> Result<Vec<Put>, Failure> {
        let all = batch::each(definitions, self.config.share(), |_, definition| {
            let artifacts = plan::of_definition(definition, project, self.config).into_iter();
            let delivered =
                artifacts.map(|artifact| self.put(artifact)).collect::<Result<_, _>>()?;
            let options = &self.config.schema_options;
            Ok((delivered, json_schema::entries(definition, project, options)))
        });
        all.into_iter().collect()
    }

    /// Lists everything in the report and in the manifest, which comes last: what it says is there.
    fn finish(
        &self,
        mut delivered: Vec<Delivered>,
        notes: &[(String, String)],
        report: &mut Report,
    ) -> Result<(Vec<Kept>, u64), Failure> {
        sort_by(&mut delivered, |a, b| a.kept.path.cmp(&b.kept.path));
        let mut all = Vec::with_capacity(delivered.len());
        for Delivered { kept, outcome } in delivered {
            note(report, kept.file(self.config), outcome);
            all.push(kept);
        }
        let file = self.config.typescript.folder.join(manifest::NAME);
        let contents = manifest::render(&all, self.defined, notes, &claim::package(self.config));
        let outcome = self.bring(&file, manifest::NAME, &contents)?;
        note(report, file, outcome);
        Ok((all, hash(contents.as_bytes())))
    }

    fn put(&self, artifact: Artifact) -> Result<Delivered, Failure> {
        let file = artifact.output.folder.join(&artifact.name);
        let definition = artifact.definition.and_then(|definition| {
            self.defined.binary_search_by(|it| (*it.name).cmp(definition.name())).ok()
        });
        let kept = plan::kept(&artifact, definition, hash(artifact.contents.as_bytes()));
        let outcome = self.bring(&file, &kept.path, &artifact.contents)?;
        Ok(Delivered { kept, outcome })
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
        let old = write::bytes(file).unwrap_or_default();
        let difference = self.difference(file, kind, &String::from_utf8_lossy(&old), contents);
        Ok(Outcome::Differs(Box::new(difference)))
    }

    fn difference(&self, file: &Path, kind: DifferenceKind, old: &str, new: &str) -> Difference {
        let path = path::relative(&self.config.root, file);
        let side = |exists: bool| if exists { path.as_str() } else { "/dev/null" };
        let text = match old.contains('\r') && old.replace("\r\n", "\n") == new {
            // Line by line, nobody would see what it is.
            true => format!(
                "--- {path}\n+++ {path}\n(only the ends of lines differ: `* -text` in a .gitattributes beside it keeps Git from changing them)\n"
            ),
            false => diff::unified(
                (side(kind != DifferenceKind::Missing), old),
                (side(kind != DifferenceKind::Extra), new),
            ),
        };
        Difference { file: file.to_path_buf(), path, kind, text }
    }

    /// Whether gen wrote a file: it says so, or the manifest does. Schemas cannot say so, and their
    /// names are not what somebody else would choose. In an empty file there is nothing to lose: a
    /// system that went down may leave some.
    fn is_ours(&self, file: &Path, path: &str) -> bool {
        path.ends_with(".schema.json")
            || self.earlier.is_none_or(|earlier| earlier.names(path))
            || write::bytes(file).is_ok_and(|bytes| {
                bytes.is_empty() || str::from_utf8(&bytes).is_ok_and(orphan::has_header)
            })
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

fn unlisted_warning(file: &Path, config: &Config) -> Message {
    Message::warning(format!(
        "`{}` was generated, but is not made from any definition, and no manifest lists it: remove it and its schema, or move them elsewhere",
        path::relative(&config.root, file)
    ))
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

/// A definition, for a list of them.
pub(crate) fn defined(definition: &Definition, sources: &[Source]) -> Defined {
    Defined {
        name: definition.name().to_owned(),
        kind: match definition.main {
            Main::Component(_) => DefinedKind::Component,
            Main::Type(_) => DefinedKind::Type,
        },
        source: source_of(definition, sources).to_owned(),
    }
}

pub(crate) fn report(parts: &Parts, config: &Config) -> Report {
    Report {
        definitions: parts.outline.definitions.clone(),
        inputs: config.watched.clone(),
        absent: config.absent.clone(),
        ..Report::default()
    }
}
