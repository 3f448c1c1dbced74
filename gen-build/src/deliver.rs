//! Renders each definition, plans its artifacts and writes those that are not up to date.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use gen_core::model::{Definition, Main, Project};
use gen_core::render::json_schema::{All, AllEntry, render_all_of};

use crate::batch;
use crate::cache::{Cache, Facts, Kept, Known};
use crate::check::{Difference, DifferenceKind};
use crate::claim;
use crate::config::Config;
use crate::diff;
use crate::failure::Failure;
use crate::hash::hash;
use crate::lock::Lock;
use crate::manifest::{self, Earlier, Entry, Origin};
use crate::message::Message;
use crate::orphan::{self, Orphan};
use crate::path;
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

/// What came of it all.
#[derive(Debug, Default)]
pub(crate) struct Delivery {
    pub(crate) report: Report,
    /// The artifacts but the manifest, in the order of the report, with hashes and without marks.
    pub(crate) kept: Vec<Kept>,
    /// The hash of the manifest; `None` if there was nothing to do.
    pub(crate) manifest: Option<u64>,
    /// The entries of `components.schema.json`, and where the first starts.
    pub(crate) entries: Vec<AllEntry>,
    pub(crate) start: usize,
    /// What the manifest says of definitions.
    pub(crate) notes: Vec<(String, String)>,
}

/// Brings the artifacts of all definitions to the disk.
pub(crate) fn deliver(
    project: &Project,
    sources: &[Source],
    config: &Config,
    mode: Mode,
) -> Result<Delivery, Failure> {
    let mut earlier = Earlier::read(&config.typescript.folder)?;
    let nothing_to_do = match mode {
        // A project without definitions gets no artifacts, unless it had some.
        Mode::Write { .. } | Mode::Check => project.definitions.is_empty() && !earlier.exists,
        // Outside of its repository, a package need not contain its definitions or its artifacts.
        Mode::Compare => project.definitions.is_empty() || !earlier.exists,
    };
    let mut report = report(project, sources, config);
    if nothing_to_do {
        if mode != Mode::Compare && project.bases.is_empty() {
            report.warnings.push(none_found(config));
        }
        return Ok(Delivery { report, ..Delivery::default() });
    }
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

    let desk = Desk { config, earlier: Some(&earlier), mode };
    let definitions: Vec<&Definition> = project.definitions.values().collect();
    let mut delivered = desk.put_all(&definitions, project, sources)?;
    delivered.push(desk.put(plan::index(project, config), sources)?);
    let all = render_all_of(definitions, project, &config.schema_options);
    let All { text, entries, start } = claim::stated(all, config);
    delivered.push(desk.put(plan::all_schemas(text, config), sources)?);
    report.rendered = project.definitions.len();
    let notes = notes(project.definitions.values());

    delivered.sort_unstable_by(|a, b| a.entry.path.cmp(&b.entry.path));
    let is_current =
        |path: &str| delivered.binary_search_by(|one| (*one.entry.path).cmp(path)).is_ok();
    // While the manifest still names them, the next run would find them too.
    for orphan in orphan::orphans(&earlier, config, is_current)? {
        desk.part_with(orphan, &mut report)?;
    }
    if mode != Mode::Compare {
        let files = orphan::unlisted(&names, &earlier, config, is_current);
        report.warnings.extend(files.iter().map(|file| unlisted_warning(file, config)));
    }
    let (kept, manifest) = desk.finish(delivered, &notes, &mut report)?;
    stamp(changed, config, mode, &report);
    report.differences.sort_by(|a, b| a.path.cmp(&b.path));
    report.warnings.extend(stale_warning(&report.stale, config));
    Ok(Delivery { report, kept, manifest: Some(manifest), entries, start, notes })
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
    sources: &[Source],
    (cache, facts): (&Cache, &Facts),
    config: &Config,
    mode: Mode,
) -> Result<Option<Delivery>, Failure> {
    let all = render_all_of(some.iter().copied(), project, &config.schema_options);
    let changed: BTreeSet<&str> = some.iter().map(|definition| definition.name()).collect();
    let is_changed = |name: &str| changed.contains(name);
    let file = config.schemas.folder.join(plan::ALL_SCHEMAS);
    let known = cache.artifacts.iter().find(|kept| kept.kind == Kind::AllSchemas);
    let old = match (write::bytes(&file), known) {
        (Ok(old), Some(kept)) if hash(&old) == kept.known.hash => String::from_utf8(old),
        _ => return Ok(None),
    };
    let Some(All { text, entries, start }) = old.ok().and_then(|text| {
        splice(&All { text, entries: facts.entries.clone(), start: facts.start }, &all, is_changed)
    }) else {
        return Ok(None);
    };

    let desk = Desk { config, earlier: None, mode };
    let mut delivered = desk.put_all(some, project, sources)?;
    delivered.push(desk.put(plan::all_schemas(text, config), sources)?);
    for kept in &cache.artifacts {
        let definition = kept.definition.and_then(|position| cache.definitions.get(position));
        let is_done = match definition {
            Some(definition) => is_changed(&definition.name),
            None => kept.kind == Kind::AllSchemas,
        };
        if !is_done {
            delivered.push(Delivered {
                file: kept.file(config),
                entry: Entry {
                    path: kept.path.clone(),
                    kind: kept.kind,
                    origin: definition.map(|definition| Origin {
                        definition: &definition.name,
                        source: &definition.source,
                    }),
                    hash: kept.known.hash,
                },
                outcome: Outcome::Current,
            });
        }
    }
    let mut notes = notes(some.iter().copied());
    notes.extend(facts.notes.iter().filter(|(name, _)| !is_changed(name)).cloned());
    notes.sort_unstable();

    let mut report = cache.report(config);
    report.artifacts.clear();
    report.rendered = some.len();
    let (kept, manifest) = desk.finish(delivered, &notes, &mut report)?;
    stamp(Vec::new(), config, mode, &report);
    Ok(Some(Delivery { report, kept, manifest: Some(manifest), entries, start, notes }))
}

/// Replaces the entries of some definitions. `None` if a text is not what its entries say.
fn splice(old: &All, new: &All, is_changed: impl Fn(&str) -> bool) -> Option<All> {
    let mut texts: Vec<(&AllEntry, &str)> = Vec::with_capacity(old.entries.len());
    let mut end = old.start;
    for entry in &old.entries {
        let text = old.text.get(end..end + entry.length)?;
        end += entry.length;
        if !is_changed(&entry.definition) {
            texts.push((entry, text));
        }
    }
    let mut at = new.start;
    for entry in &new.entries {
        texts.push((entry, new.text.get(at..at + entry.length)?));
        at += entry.length;
    }
    if old.entries.is_empty() || texts.is_empty() {
        return None;
    }
    texts.sort_unstable_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let mut all = All {
        text: String::with_capacity(old.text.len() + new.text.len()),
        entries: Vec::with_capacity(texts.len()),
        start: old.start,
    };
    all.text.push_str(old.text.get(..old.start)?);
    for (index, (entry, text)) in texts.into_iter().enumerate() {
        let start = all.text.len();
        if index > 0 {
            all.text.push(',');
        }
        all.text.push_str(text.strip_prefix(',').unwrap_or(text));
        all.entries.push(AllEntry { length: all.text.len() - start, ..entry.clone() });
    }
    all.text.push_str(old.text.get(end..)?);
    Some(all)
}

fn notes<'d>(definitions: impl IntoIterator<Item = &'d Definition>) -> Vec<(String, String)> {
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
        Outcome::Differs(difference) => report.differences.push(difference),
    }
    report.artifacts.push(file);
}

/// Where artifacts are brought, one at a time.
struct Desk<'a> {
    config: &'a Config,
    /// The manifest that tells whose a file is; `None` if all artifacts are known to be gen's.
    earlier: Option<&'a Earlier>,
    mode: Mode,
}

impl<'a> Desk<'a> {
    /// Renders definitions and brings their artifacts, one by one, so that few texts are in memory
    /// at a time.
    fn put_all<'s>(
        &self,
        definitions: &[&'s Definition],
        project: &Project,
        sources: &'s [Source],
    ) -> Result<Vec<Delivered<'s>>, Failure>
    where
        'a: 's,
    {
        let all = batch::each(definitions, self.config.share(), |_, definition| {
            let artifacts = plan::of_definition(definition, project, self.config).into_iter();
            artifacts.map(|artifact| self.put(artifact, sources)).collect::<Result<Vec<_>, _>>()
        });
        let mut delivered = Vec::with_capacity(2 * all.len() + 2);
        for artifacts in all {
            delivered.extend(artifacts?);
        }
        Ok(delivered)
    }

    /// Lists everything in the report and in the manifest, which comes last: what it says is there.
    fn finish(
        &self,
        mut delivered: Vec<Delivered>,
        notes: &[(String, String)],
        report: &mut Report,
    ) -> Result<(Vec<Kept>, u64), Failure> {
        delivered.sort_unstable_by(|a, b| a.entry.path.cmp(&b.entry.path));
        let mut entries = Vec::with_capacity(delivered.len());
        let mut kept = Vec::with_capacity(delivered.len());
        for Delivered { entry, file, outcome } in delivered {
            let definition = entry.origin.as_ref().and_then(|origin| {
                let name = |defined: &Defined| (*defined.name).cmp(origin.definition);
                report.definitions.binary_search_by(name).ok()
            });
            let known = Known { mark: None, hash: entry.hash };
            kept.push(Kept { path: entry.path.clone(), kind: entry.kind, definition, known });
            note(report, file, outcome);
            entries.push(entry);
        }
        let file = self.config.typescript.folder.join(manifest::NAME);
        let contents = manifest::render(&entries, notes, &claim::package(self.config));
        let outcome = self.bring(&file, manifest::NAME, &contents)?;
        note(report, file, outcome);
        Ok((kept, hash(contents.as_bytes())))
    }

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
        let old = write::bytes(file).unwrap_or_default();
        Ok(Outcome::Differs(self.difference(file, kind, &String::from_utf8_lossy(&old), contents)))
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

pub(crate) fn report(project: &Project, sources: &[Source], config: &Config) -> Report {
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
