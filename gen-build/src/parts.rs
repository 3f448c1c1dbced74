//! The project in parts, each held in memory as a whole.
//!
//! A project of usual size is one part, which is read once. Of a larger one, every source is read
//! once to learn which names it defines and uses. Then the definitions are cut into parts in the
//! order of their names, and a part is read again, with all that it refers to, whenever something
//! is to be done with it: so memory depends on the size of the parts and not on that of the
//! project.

use std::collections::BTreeSet;
use std::io;
use std::ops::Bound;

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::diagnostic::{self, Diagnostic};
use gen_core::model::{Definition, Project};
use gen_core::ordered::{Set, sort};
use gen_core::read::rust::TypeReading;

use crate::cache::SourceFacts;
use crate::deliver::{defined, notes};
use crate::facts;
use crate::failure::Failure;
use crate::hash::hash;
use crate::pipeline::Run;
use crate::progress::{self, Stage};
use crate::read::{Content, Read, read};
use crate::report::Defined;
use crate::walk::{Language, Source};

/// How many parts' worth of sources are still held in memory together.
const WHOLE: usize = 4;

/// The project, checked and ready to be delivered.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The only part, if there is only one.
    whole: Option<Project>,
    /// All others: the names that a part is about, and the numbers of the sources it needs.
    parts: Vec<Part>,
    /// What each source was when it was read.
    pub(crate) contents: Vec<Content>,
    /// What was read of each Rust type, for its derive.
    pub(crate) readings: Vec<TypeReading>,
    /// How the sources hang together, where somebody wants to know.
    pub(crate) facts: Vec<SourceFacts>,
    /// Every name that a source defines, with the number of the source; sorted.
    pub(crate) names: Vec<(String, usize)>,
    pub(crate) outline: Outline,
}

#[derive(Debug)]
struct Part {
    first: String,
    last: String,
    needed: Vec<usize>,
}

/// What is known of all definitions together.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The definitions that get artifacts, sorted by name.
    pub(crate) definitions: Vec<Defined>,
    /// Whether there are components that exist to be extended.
    pub(crate) has_bases: bool,
    /// What the manifest says of definitions beside their artifacts.
    pub(crate) notes: Vec<(String, String)>,
    /// The hash of each name that may not occur twice in the project, with the source.
    taken: Vec<(u64, usize)>,
}

impl Outline {
    fn add(&mut self, definitions: &[&Definition], sources: &[Source], facts: &mut [SourceFacts]) {
        self.definitions.extend(definitions.iter().map(|it| defined(it, sources)));
        self.notes.extend(notes(definitions.iter().copied()));
        for (source, names) in facts::exports(definitions.iter().copied()) {
            self.taken.extend(names.iter().map(|name| (*name, source)));
            if let Some(facts) = facts.get_mut(source) {
                facts.exports.extend(names);
                sort(&mut facts.exports);
            }
        }
        for definition in definitions {
            let source = definition.place.source as usize;
            let stem = definition.name().to_lowercase();
            let input = definition.has_input().then(|| format!("{stem}input.schema.json"));
            let files = input.into_iter().chain([format!("{stem}.schema.json")]);
            self.taken.extend(files.map(|file| (hash(file.as_bytes()), source)));
        }
    }

    /// The sources that share a name with another, which no part may have noticed.
    fn collisions(&mut self) -> BTreeSet<usize> {
        sort(&mut self.taken);
        let pairs = self.taken.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        let sources = pairs.flat_map(|pair| [pair[0].1, pair[1].1]).collect();
        self.taken = Vec::new();
        sources
    }
}

impl Parts {
    /// One part, of a project that is in memory.
    pub(crate) fn of_one(project: Project, sources: &[Source], facts: &mut [SourceFacts]) -> Parts {
        let mut outline = Outline { has_bases: !project.bases.is_empty(), ..Outline::default() };
        outline.add(&project.definitions.values().collect::<Vec<_>>(), sources, facts);
        Parts { whole: Some(project), outline, ..Parts::default() }
    }

    /// Does something with every part and the definitions that it is about, in the order of their
    /// names.
    pub(crate) fn each(
        &self,
        run: Run,
        work: impl FnMut(&Project, &[&Definition]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.each_if(run, |_| true, work)
    }

    /// The same, without the parts that are about none of these definitions.
    pub(crate) fn each_of(
        &self,
        run: Run,
        names: &Set<&str>,
        work: impl FnMut(&Project, &[&Definition]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let is_about =
            |part: &Part| names.iter().any(|it| (part.first.as_str()..=&part.last).contains(it));
        self.each_if(run, is_about, work)
    }

    fn each_if(
        &self,
        run: Run,
        is_wanted: impl Fn(&Part) -> bool,
        mut work: impl FnMut(&Project, &[&Definition]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if let Some(project) = &self.whole {
            return work(project, &project.definitions.values().collect::<Vec<_>>());
        }
        for part in self.parts.iter().filter(|part| is_wanted(part)) {
            let (project, _) = load(run, &part.needed, &self.contents)?;
            work(&project, &own(part, &project))?;
        }
        Ok(())
    }
}

/// Reads, assembles and checks the project, and says what is wrong with it.
pub(crate) fn survey(run: Run) -> Result<(Parts, Vec<Diagnostic>), Failure> {
    let Run { sources, config, .. } = run;
    let numbers: Vec<usize> = (0..sources.len()).collect();
    if sources.len() > WHOLE * config.part {
        return survey_in_parts(run, &numbers);
    }
    progress::enter(Stage::Reading);
    let read = read(sources, &numbers, config)?;
    let (mut facts, names) = match run.cache() {
        Some(_) => facts::connect(facts::written(&numbers, &read), sources),
        None => Default::default(),
    };
    let Read { files, rust, readings, diagnostics: found, contents, .. } = read;
    progress::enter(Stage::Checking);
    let (project, mut diagnostics) = assemble(files, rust);
    diagnostics.extend(found);
    diagnostics.extend(check(&project));
    let parts = Parts::of_one(project, sources, &mut facts);
    Ok((Parts { contents, readings, facts, names, ..parts }, diagnostics))
}

fn survey_in_parts(run: Run, numbers: &[usize]) -> Result<(Parts, Vec<Diagnostic>), Failure> {
    let Run { sources, config, .. } = run;
    let mut parts = Parts::default();
    let mut diagnostics = Vec::new();
    let mut written = Vec::with_capacity(sources.len());
    let first_rust = sources.partition_point(|source| source.language == Language::Yaml);
    let (yaml, rust) = numbers.split_at(first_rust);
    progress::enter(Stage::Reading);
    // What a name means in Rust may stand in any of its sources.
    for numbers in yaml.chunks(config.part).chain([rust]) {
        let read = read(sources, numbers, config)?;
        written.extend(facts::written(numbers, &read));
        parts.contents.extend(read.contents);
        parts.readings.extend(read.readings);
        diagnostics.extend(read.diagnostics);
    }
    progress::enter(Stage::Checking);
    let (mut facts, names) = facts::connect(written, sources);
    let needed = |own: BTreeSet<usize>, facts: &[SourceFacts]| {
        facts::needed(&own, |number| &facts[number].uses)
    };

    let mut rest = names.as_slice();
    while let (Some((first, _)), Some((last, _))) =
        (rest.first(), rest.get(config.part.min(rest.len()).saturating_sub(1)))
    {
        // What stands in YAML and in Rust under one name is one definition.
        let (own, others) = rest.split_at(rest.partition_point(|(name, _)| name <= last));
        rest = others;
        let needed = needed(own.iter().map(|(_, source)| *source).collect(), &facts);
        parts.parts.push(Part { first: first.clone(), last: last.clone(), needed });
    }
    let mut look = |needed: &[usize]| {
        let (project, found) = load(run, needed, &parts.contents)?;
        diagnostics.extend(found);
        diagnostics.extend(check(&project));
        // The same is found in every part that needs a source.
        diagnostic::sort(&mut diagnostics);
        Ok(project)
    };
    let mut outline = Outline::default();
    for part in &parts.parts {
        let project = look(&part.needed)?;
        outline.has_bases |= !project.bases.is_empty();
        outline.add(&own(part, &project), sources, &mut facts);
    }
    let together = outline.collisions();
    if !together.is_empty() {
        look(&needed(together, &facts))?;
    }
    let seen: BTreeSet<usize> = parts.parts.iter().flat_map(|it| it.needed.clone()).collect();
    let rest: Vec<usize> = numbers.iter().copied().filter(|it| !seen.contains(it)).collect();
    for rest in rest.chunks(config.part) {
        look(&needed(rest.iter().copied().collect(), &facts))?;
    }
    Ok((Parts { outline, facts, names, ..parts }, diagnostics))
}

/// The definitions that a part is about.
fn own<'p>(part: &Part, project: &'p Project) -> Vec<&'p Definition> {
    let range = (Bound::Included(part.first.as_str()), Bound::Included(part.last.as_str()));
    project.definitions.range::<str, _>(range).map(|(_, definition)| definition).collect()
}

/// Reads and assembles sources that were read before.
fn load(
    run: Run,
    numbers: &[usize],
    contents: &[Content],
) -> Result<(Project, Vec<Diagnostic>), Failure> {
    let Run { sources, config, .. } = run;
    let read = read(sources, numbers, config)?;
    for (number, content) in numbers.iter().zip(&read.contents) {
        if content.hash != contents[*number].hash {
            let error = io::Error::other("it changed while it was read");
            return Err(Failure::disk("read", &sources[*number].file, error));
        }
    }
    let (project, mut diagnostics) = assemble(read.files, read.rust);
    diagnostics.extend(read.diagnostics);
    Ok((project, diagnostics))
}

#[cfg(test)]
mod tests;
