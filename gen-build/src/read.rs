//! Reads sources, in batches. No text is kept: the error path reads a file once more.

use std::fs::File;
use std::io::Read as _;

use gen_core::diagnostic::{Code, Diagnostic, Place};
use gen_core::model::Definition;
use gen_core::read::{rust, yaml};

use crate::batch::{self, Share};
use crate::cache::Mark;
use crate::failure::Failure;
use crate::hash::hash;
use crate::walk::{Language, Source};

/// What sources say.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) files: Vec<yaml::File>,
    pub(crate) rust: Vec<Definition>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// For each source that was read, what it was when it was read.
    pub(crate) contents: Vec<Content>,
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
pub(crate) fn read(sources: &[Source], numbers: &[usize], share: Share) -> Result<Read, Failure> {
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
    let files = batch::each(rust, share, |_, number| {
        let (bytes, content) = bytes(&sources[*number])?;
        Ok((read_rust(*number as u32, &bytes), content))
    });
    for file in files {
        let ((definitions, diagnostics), content) = file?;
        read.rust.extend(definitions);
        read.diagnostics.extend(diagnostics);
        read.contents.push(content);
    }
    Ok(read)
}

fn read_rust(source: u32, bytes: &[u8]) -> (Vec<Definition>, Vec<Diagnostic>) {
    match str::from_utf8(bytes) {
        Ok(text) => rust::read_file(source, text),
        Err(error) => {
            let place = Place::bytes(source, error.valid_up_to(), error.valid_up_to() + 1);
            (Vec::new(), vec![Diagnostic::new(Code::RustSyntax, place, "this file is not UTF-8")])
        }
    }
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
