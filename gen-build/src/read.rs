//! Reads sources, in batches. No text of YAML is kept: the error path reads a file once more.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;

use gen_core::diagnostic::{Code, Diagnostic, Place};
use gen_core::model::Definition;
use gen_core::read::rust::{self, TypeReading};
use gen_core::read::yaml;

use crate::batch;
use crate::cache::Mark;
use crate::config::Config;
use crate::failure::Failure;
use crate::hash::hash;
use crate::walk::{Language, Source};

/// What sources say.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) files: Vec<yaml::File>,
    pub(crate) rust: Vec<Definition>,
    /// What was read of each Rust type, for its derive.
    pub(crate) readings: Vec<TypeReading>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// For each source that was read, what it was when it was read.
    pub(crate) contents: Vec<Content>,
    /// What Rust sources say about names, by their numbers: of all that had a say.
    pub(crate) environments: BTreeMap<usize, u64>,
}

/// A file at the time it was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Content {
    /// What the system said before.
    pub(crate) mark: Mark,
    /// The hash of its bytes.
    pub(crate) hash: u64,
}

/// Reads the sources with these numbers; they are sorted, YAML first.
pub(crate) fn read(
    sources: &[Source],
    numbers: &[usize],
    config: &Config,
) -> Result<Read, Failure> {
    let share = config.share();
    let first_rust = numbers.partition_point(|number| sources[*number].language == Language::Yaml);
    let (yaml, rust) = numbers.split_at(first_rust);
    let mut read = Read::default();
    let files = batch::each(yaml, share, |_, number| {
        let source = &sources[*number];
        let (bytes, content) = bytes(source)?;
        Ok((yaml::read(*number as u32, &source.path, &bytes), content))
    });
    for file in files {
        let ((file, diagnostics), content) = file?;
        read.files.push(file);
        read.diagnostics.extend(diagnostics);
        read.contents.push(content);
    }
    read_rust(sources, rust, config, &mut read)?;
    Ok(read)
}

/// Reads Rust sources. What a name means may stand in any source of a crate, so the texts of all
/// are there.
fn read_rust(
    sources: &[Source],
    numbers: &[usize],
    config: &Config,
    read: &mut Read,
) -> Result<(), Failure> {
    if numbers.is_empty() {
        return Ok(());
    }
    let first = sources.partition_point(|source| source.language == Language::Yaml);
    let files = batch::each(&sources[first..], config.share(), |_, source| bytes(source));
    let mut texts = Vec::with_capacity(files.len());
    for (number, file) in (first..).zip(files) {
        let (bytes, content) = file?;
        let is_read = numbers.binary_search(&number).is_ok();
        read.contents.extend(is_read.then_some(content));
        texts.push(String::from_utf8(bytes).unwrap_or_else(|error| {
            let end = error.utf8_error().valid_up_to();
            let place = Place::bytes(number as u32, end, end + 1);
            let message = "this file is not UTF-8";
            read.diagnostics.push(Diagnostic::new(Code::RustSyntax, place, message));
            String::new()
        }));
    }
    let sources: Vec<rust::Source> = (first..)
        .zip(&texts)
        .map(|(number, text)| {
            let Source { path, defines, .. } = &sources[number];
            let defines = *defines && numbers.binary_search(&number).is_ok();
            rust::Source { number: number as u32, path, text, defines }
        })
        .collect();
    let found = rust::read_crates(&sources, &config.crates, &config.conditions);
    read.rust = found.definitions;
    read.readings = found.readings;
    read.diagnostics.extend(found.diagnostics);
    let environments = (first..).zip(found.environments);
    read.environments = environments.filter_map(|(number, it)| Some((number, it?))).collect();
    Ok(())
}

/// Whether a Rust source that had no say in what was read may have one now.
pub(crate) fn may_matter(source: &Source) -> bool {
    let text = bytes(source).ok().and_then(|(bytes, _)| String::from_utf8(bytes).ok());
    text.is_none_or(|text| rust::may_matter(&text))
}

/// What a source is now.
pub(crate) fn content(source: &Source) -> Result<Content, Failure> {
    bytes(source).map(|(_, content)| content)
}

/// The bytes of a source, as far as any reader would look at them.
fn bytes(source: &Source) -> Result<(Vec<u8>, Content), Failure> {
    let mut bytes = Vec::new();
    let read = File::open(&source.file).and_then(|file| {
        let metadata = file.metadata()?;
        bytes.reserve_exact(metadata.len().min(LIMIT) as usize + 1);
        file.take(LIMIT).read_to_end(&mut bytes)?;
        Ok(Mark::new(&metadata))
    });
    let mark = read.map_err(|error| Failure::disk("read", &source.file, error))?;
    let hash = hash(&bytes);
    Ok((bytes, Content { mark, hash }))
}

/// More than the largest file that is accepted.
const LIMIT: u64 = 32 << 20;
