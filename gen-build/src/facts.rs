//! How sources hang together: which of them may change what another means.

use std::collections::{BTreeMap, BTreeSet};

use gen_core::link;
use gen_core::model::{Definition, Main};
use gen_core::name;
use gen_core::ordered::{Set, sort};
use gen_core::read::yaml::{self, FOLDER_FILE};

use crate::cache::SourceFacts;
use crate::hash::hash;
use crate::read::Read;
use crate::walk::{Language, Source};

/// What a source alone says about the names in it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The number of the source.
    pub(crate) source: usize,
    /// What is known elsewhere of each name that it defines, sorted.
    pub(crate) signatures: Vec<String>,
    /// The names that it defines.
    defines: Vec<String>,
    /// The names that it uses, those that it defines among them: who defines them too, matters.
    mentions: Set<String>,
    /// What it says about names in Rust; nothing if it had no say.
    pub(crate) environment: Option<u64>,
}

/// What the sources with these numbers say, in their order.
pub(crate) fn written(numbers: &[usize], read: &Read) -> Vec<Written> {
    let Read { files, rust, environments, .. } = read;
    let written = |source: &usize| Written {
        source: *source,
        environment: environments.get(source).copied(),
        ..Written::default()
    };
    let mut all: Vec<Written> = numbers.iter().map(written).collect();
    // The sources are sorted by language.
    for (written, file) in all.iter_mut().zip(files) {
        written.read(file);
    }
    for definition in rust {
        let number = definition.place.source as usize;
        if let Ok(position) = numbers.binary_search(&number) {
            all[position].read_rust(definition);
        }
    }
    for written in &mut all {
        sort(&mut written.signatures);
    }
    all
}

impl Written {
    fn read(&mut self, file: &yaml::File) {
        for component in &file.components {
            let kind = if component.is_abstract { "abstract" } else { "component" };
            self.define(&component.name.value, kind, component.generics.len());
        }
        for ty in &file.types {
            self.define(&ty.name.value, "type", ty.generics.len());
        }
        self.mentions = yaml::mentions(file).into_iter().map(str::to_owned).collect();
    }

    fn read_rust(&mut self, definition: &Definition) {
        let kind = match definition.main {
            Main::Component(_) => "component",
            Main::Type(_) => "type",
        };
        self.define(definition.name(), kind, definition.generics().len());
        self.defines.extend(definition.rust.name.clone());
        self.mentions.extend(link::mentions(definition));
        self.mentions.insert(definition.name().to_owned());
    }

    fn define(&mut self, name: &str, kind: &str, parameters: usize) {
        self.defines.push(name.to_owned());
        self.signatures.push(format!("{name} {kind} {parameters}"));
    }
}

/// What others need to know of sources, but for what they export; and every name that a source
/// defines, with the number of the source, sorted.
pub(crate) fn connect(
    written: Vec<Written>,
    sources: &[Source],
) -> (Vec<SourceFacts>, Vec<(String, usize)>) {
    let of_each = written.iter().map(|it| it.defines.iter().map(|name| (name.clone(), it.source)));
    let mut names: Vec<(String, usize)> = of_each.flatten().collect();
    sort(&mut names);
    let connected = written.into_iter().map(|written| SourceFacts {
        uses: uses(&written, &names, sources),
        signatures: written.signatures,
        exports: Vec::new(),
        environment: written.environment,
    });
    (connected.collect(), names)
}

/// The sources, and all that they use.
pub(crate) fn needed<'u>(
    sources: &BTreeSet<usize>,
    uses: impl Fn(usize) -> &'u Vec<usize>,
) -> Vec<usize> {
    reached(sources.iter().copied(), uses).into_iter().collect()
}

/// Where the steps of a graph lead from some of its nodes.
pub(crate) fn reached<'u>(
    start: impl Iterator<Item = usize>,
    next: impl Fn(usize) -> &'u Vec<usize>,
) -> BTreeSet<usize> {
    let mut open: Vec<usize> = start.collect();
    let mut reached: BTreeSet<usize> = open.iter().copied().collect();
    while let Some(number) = open.pop() {
        open.extend(next(number).iter().filter(|next| reached.insert(**next)));
    }
    reached
}

/// The numbers of the other sources that may change what a source means: those that define what it
/// mentions, and the `_folder.yaml` files above.
pub(crate) fn uses(written: &Written, names: &[(String, usize)], sources: &[Source]) -> Vec<usize> {
    let mut uses = Set::new();
    for name in &written.mentions {
        let first = names.partition_point(|(known, _)| known < name);
        let found = names[first..].iter().take_while(|(known, _)| known == name);
        uses.extend(found.map(|(_, source)| *source));
    }
    let source = &sources[written.source];
    if source.language == Language::Yaml {
        let ends = source.path.match_indices('/').map(|(end, _)| end + 1);
        for end in [0].into_iter().chain(ends) {
            let folder = format!("{}{FOLDER_FILE}", &source.path[..end]);
            let key = (Language::Yaml, folder.as_str());
            uses.extend(sources.binary_search_by(|it| (it.language, it.path.as_str()).cmp(&key)));
        }
    }
    uses.remove(&written.source);
    uses.into_iter().collect()
}

/// The hashes of the names that definitions export to TypeScript, sorted, by the source they are
/// written in.
pub(crate) fn exports<'d>(
    definitions: impl IntoIterator<Item = &'d Definition>,
) -> BTreeMap<usize, Vec<u64>> {
    let mut exports: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    for definition in definitions {
        let names = name::exports(definition).into_iter().map(|(name, _)| hash(name.as_bytes()));
        exports.entry(definition.place.source as usize).or_default().extend(names);
    }
    exports.values_mut().for_each(|names| sort(names));
    exports
}
