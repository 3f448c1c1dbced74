//! Does only what the changes since the last run ask for.
//!
//! There are three ways. If every source and every artifact is as the cache says, nothing is done.
//! If all that changed is what files hold, and they define the same names as before, only what
//! depends on these files is read, rendered and written. In every other case, and as soon as
//! anything is wrong or in doubt, everything is done: then [`run`] gives `None`.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::mem;
use std::path::Path;
use std::time::SystemTime;

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::diagnostic::{Code, Diagnostic, Severity};
use gen_core::model::Definition;
use gen_core::ordered::{Set, sort_by};

use crate::batch::{self, Share};
use crate::cache::{Cache, Facts, Known, Mark, Seen};
use crate::deliver::{Delivery, deliver_some};
use crate::facts::{exports, needed, reached, uses, written};
use crate::failure::Failure;
use crate::hash::Hasher;
use crate::message::{Message, messages};
use crate::pipeline::Run;
use crate::plan::Kind;
use crate::proof;
use crate::read::{Content, content, may_matter, read};
use crate::report::Report;
use crate::strategy::Strategy;
use crate::walk::{Language, Source};

/// How many files a thread looks at at a time: to look at one takes a microsecond.
const LOOKS: usize = 512;

/// Brings the artifacts up to date with what the cache in a folder says of the last run, if it says
/// enough.
pub(crate) fn run(run: Run, folder: &Path) -> Result<Option<Report>, Failure> {
    let Run { sources, config, settled, .. } = run;
    let Some(mut cache) = Cache::load(folder, config) else { return Ok(None) };
    let same = cache.sources.len() == sources.len()
        && cache.sources.iter().zip(sources).all(|(seen, source)| seen.path == source.path);
    if !same {
        return Ok(None);
    }
    let looks = Share::new(Strategy::Batched, LOOKS);
    let found = batch::each(sources, looks, |number, source| {
        look(&source.file, cache.sources[number].known, || content(source).ok())
    });
    let mut dirty = Vec::new();
    let mut learnt = false;
    for (number, found) in found.into_iter().enumerate() {
        match found {
            Found::Same => {}
            Found::SameBytes(mark) => {
                learnt |= learn(&mut cache.sources[number].known, mark, settled);
            }
            Found::Changed => dirty.push(number),
        }
    }

    let report = cache.report(config);
    let knowns: Vec<Known> =
        cache.artifacts.iter().map(|kept| kept.known).chain([cache.manifest]).collect();
    let found = batch::each(&report.artifacts, looks, |position, file| {
        look(file, knowns[position], || artifact(file))
    });
    for (position, found) in found.into_iter().enumerate() {
        match found {
            Found::Same => {}
            Found::SameBytes(mark) => {
                let known = match cache.artifacts.get_mut(position) {
                    Some(kept) => &mut kept.known,
                    None => &mut cache.manifest,
                };
                learnt |= learn(known, mark, settled);
            }
            // Whoever changed it may have changed others in the same moment.
            Found::Changed => return Ok(None),
        }
    }
    if !dirty.is_empty() {
        return run_some(run, folder, cache, &dirty);
    }
    if learnt {
        cache.save(folder, config);
    }
    Ok(Some(report))
}

/// How a file compares with what is known of it.
enum Found {
    /// Nobody touched it.
    Same,
    /// It holds the same bytes, and this is its mark now.
    SameBytes(Mark),
    /// It holds other bytes, or is gone.
    Changed,
}

fn look(file: &Path, known: Known, read: impl FnOnce() -> Option<Content>) -> Found {
    if known.mark.is_some()
        && fs::metadata(file).is_ok_and(|metadata| known.mark == Some(Mark::new(&metadata)))
    {
        return Found::Same;
    }
    match read() {
        Some(content) if content.hash == known.hash => Found::SameBytes(content.mark),
        _ => Found::Changed,
    }
}

/// How many bytes of an artifact are in memory at a time: that of all schemas may be large.
const PIECE: u64 = 1 << 16;

/// What an artifact holds now.
fn artifact(file: &Path) -> Option<Content> {
    let metadata = fs::metadata(file).ok().filter(Metadata::is_file)?;
    let mut file = File::open(file).ok()?;
    let mut hasher = Hasher::new();
    let mut piece = vec![0; metadata.len().clamp(1, PIECE) as usize];
    loop {
        match file.read(&mut piece).ok()? {
            0 => break,
            length => hasher.add(&piece[..length]),
        }
    }
    Some(Content { mark: Mark::new(&metadata), hash: hasher.finish() })
}

/// Takes over a mark. Whether the next run knows more than this one.
fn learn(known: &mut Known, mark: Mark, settled: SystemTime) -> bool {
    let before = known.mark;
    known.mark = mark.trusted(settled);
    known.mark != before
}

/// Brings the artifacts up to date for which the changed sources matter.
fn run_some(
    run: Run,
    folder: &Path,
    cache: Cache,
    dirty: &[usize],
) -> Result<Option<Report>, Failure> {
    let Run { sources, config, mode, settled } = run;
    let Some(mut facts) = cache.facts().filter(|facts| facts.sources.len() == sources.len()) else {
        return Ok(None);
    };
    // Most Rust has nothing to do with definitions.
    let has_say = |number: &usize| {
        let is_silent = facts.sources[*number].environment.is_none() && {
            let source = &sources[*number];
            source.language == Language::Rust && !may_matter(source)
        };
        !is_silent
    };
    let (dirty, silent): (Vec<usize>, Vec<usize>) = dirty.iter().partition(|it| has_say(it));
    let mut next = cache;
    for number in silent {
        let content = content(&sources[number])?;
        next.sources[number].known =
            Known { mark: content.mark.trusted(settled), hash: content.hash };
    }
    if dirty.is_empty() {
        next.save(folder, config);
        return Ok(Some(next.report(config)));
    }
    let affected = users(&dirty, &facts);
    let is_little = affected.len() <= sources.len() / 2 + 1;
    if !is_little {
        return Ok(None);
    }
    let changed = read(sources, &dirty, config)?;
    for written in written(&dirty, &changed) {
        let number = written.source;
        let known = &facts.sources[number];
        if written.signatures != known.signatures || written.environment != known.environment {
            return Ok(None);
        }
        facts.sources[number].uses = uses(&written, &facts.names, sources);
    }

    let needed = needed(&affected, |number| &facts.sources[number].uses);
    let read = read(sources, &needed, config)?;
    let mut contents: Vec<Content> = Vec::new();
    for (number, content) in needed.iter().zip(&read.contents) {
        let expected = match dirty.binary_search(number) {
            Ok(position) => changed.contents[position].hash,
            Err(_) => next.sources[*number].known.hash,
        };
        if content.hash != expected {
            return Ok(None);
        }
    }
    contents.extend(&changed.contents);
    let (project, mut diagnostics) = assemble(read.files, read.rust);
    diagnostics.extend(read.diagnostics);
    diagnostics.extend(check(&project));
    let stops =
        |one: &Diagnostic| one.code.severity() == Severity::Error || one.code == Code::RustSyntax;
    if diagnostics.iter().any(stops) {
        return Ok(None);
    }
    let some: Vec<&Definition> = project
        .definitions
        .values()
        .filter(|definition| affected.contains(&(definition.place.source as usize)))
        .collect();
    if !are_known(&some, &next, sources) || !take_exports(&some, &affected, &mut facts) {
        return Ok(None);
    }
    let done = deliver_some(&some, &project, (&next, &facts), config, mode)?;
    let Some(mut delivery) = done else { return Ok(None) };
    let again: Set<&str> = needed.iter().map(|it| sources[*it].path.as_str()).collect();
    if !proof::renew(config, &read.readings, &again)? {
        return Ok(None);
    }
    proof::leave_schemas(config, some.iter().copied(), &read.readings, &project)?;
    for (number, environment) in &read.environments {
        facts.sources[*number].environment = Some(*environment);
    }
    delivery.report.read = needed.len();
    facts.entries.clone_from(&delivery.entries);
    facts.notes.clone_from(&delivery.notes);
    let warnings = mem::take(&mut next.warnings);
    next.warnings = renewed(warnings, messages(sources, diagnostics), &again);
    delivery.report.warnings.clone_from(&next.warnings);
    for (number, content) in dirty.iter().zip(contents) {
        next.sources[*number].known =
            Known { mark: content.mark.trusted(settled), hash: content.hash };
    }
    let Some(manifest) = delivery.manifest else { return Ok(None) };
    let unchanged: Vec<Known> = next.artifacts.iter().map(|kept| kept.known).collect();
    next.artifacts = delivery.kept;
    for (position, kept) in next.artifacts.iter_mut().enumerate() {
        let before = unchanged.get(position).filter(|known| known.hash == kept.known.hash);
        kept.known =
            before.copied().unwrap_or_else(|| left(&kept.file(config), kept.known, settled));
    }
    next.manifest = Known { mark: None, hash: manifest };
    next.set_facts(&facts);
    next.save(folder, config);
    Ok(Some(delivery.report))
}

/// Warnings in source order, with new ones for the files that were read again.
fn renewed(known: Vec<Message>, new: Vec<Message>, again: &Set<&str>) -> Vec<Message> {
    let is_old = |message: &Message| {
        message.position().is_some_and(|position| again.contains(position.path.as_str()))
    };
    let mut warnings: Vec<Message> = known.into_iter().filter(|it| !is_old(it)).collect();
    warnings.extend(new);
    sort_by(&mut warnings, |a, b| {
        let key = |it: &Message| it.position().map(|at| (at.path.clone(), at.line, at.column));
        key(a).cmp(&key(b))
    });
    warnings
}

/// The sources, and all that use them or what uses them.
fn users(changed: &[usize], facts: &Facts) -> BTreeSet<usize> {
    let mut users = vec![Vec::new(); facts.sources.len()];
    for (number, source) in facts.sources.iter().enumerate() {
        for used in &source.uses {
            if let Some(users) = users.get_mut(*used) {
                users.push(number);
            }
        }
    }
    reached(changed.iter().copied(), |number| &users[number])
}

/// Whether these definitions have the artifacts that they had, and stand where they stood.
fn are_known(some: &[&Definition], cache: &Cache, sources: &[Source]) -> bool {
    let has_input: BTreeSet<usize> = cache
        .artifacts
        .iter()
        .filter(|kept| kept.kind == Kind::InputSchema)
        .filter_map(|kept| kept.definition)
        .collect();
    some.iter().all(|definition| {
        let known = cache
            .definitions
            .binary_search_by(|known| (*known.name).cmp(definition.name()))
            .ok()
            .filter(|position| {
                let source = sources.get(definition.place.source as usize);
                source.is_some_and(|source| source.path == cache.definitions[*position].source)
            });
        known.is_some_and(|position| has_input.contains(&position) == definition.has_input())
    })
}

/// Takes over the names that these definitions export now, unless one may be taken elsewhere.
fn take_exports(some: &[&Definition], affected: &BTreeSet<usize>, facts: &mut Facts) -> bool {
    let mut exports = exports(some.iter().copied());
    for number in affected {
        let now = exports.remove(number).unwrap_or_default();
        let before = &facts.sources[*number].exports;
        for name in now.iter().filter(|name| before.binary_search(name).is_err()) {
            if facts.sources.iter().any(|source| source.exports.binary_search(name).is_ok()) {
                return false;
            }
        }
        facts.sources[*number].exports = now;
    }
    true
}

/// What is known of an artifact that was just left like this.
fn left(file: &Path, known: Known, settled: SystemTime) -> Known {
    let mark = fs::metadata(file).ok().and_then(|metadata| Mark::new(&metadata).trusted(settled));
    Known { mark, ..known }
}

/// Leaves a cache of a run in which everything was done.
pub(crate) fn keep(
    run: Run,
    folder: &Path,
    facts: Facts,
    contents: &[Content],
    delivery: &mut Delivery,
    warnings: &[Message],
) {
    let Run { sources, config, settled, .. } = run;
    let Some(manifest) = delivery.manifest else { return };
    let mut cache = Cache {
        manifest: Known { mark: None, hash: manifest },
        warnings: warnings.to_vec(),
        ..Cache::default()
    };
    // All of this is large, and needed only once.
    cache.set_facts(&facts);
    drop(facts);
    let seen = sources.iter().zip(contents).map(|(source, content)| Seen {
        path: source.path.clone(),
        known: Known { mark: content.mark.trusted(settled), hash: content.hash },
    });
    cache.sources = seen.collect();
    cache.artifacts = mem::take(&mut delivery.kept);
    for (kept, file) in cache.artifacts.iter_mut().zip(&delivery.report.artifacts) {
        kept.known = left(file, kept.known, settled);
    }
    cache.definitions = mem::take(&mut delivery.report.definitions);
    cache.save(folder, config);
    delivery.report.definitions = cache.definitions;
}

#[cfg(test)]
mod tests;
