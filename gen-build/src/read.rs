//! Reads the sources, in batches. No text is kept: the error path reads a file once more.

use std::fs::File;
use std::io::Read as _;

use gen_core::diagnostic::{Code, Diagnostic, Place};
use gen_core::model::Definition;
use gen_core::read::{rust, yaml};

use crate::batch::{self, Share};
use crate::failure::Failure;
use crate::walk::{Language, Source};

/// What all sources say.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) files: Vec<yaml::File>,
    pub(crate) rust: Vec<Definition>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads every source. The sources are sorted by language.
pub(crate) fn read(sources: &[Source], share: Share) -> Result<Read, Failure> {
    let first_rust = sources.partition_point(|source| source.language == Language::Yaml);
    let (yaml, rust) = sources.split_at(first_rust);
    let mut read = Read::default();
    let files = batch::each(yaml, share, |number, source| {
        Ok(yaml::read(number as u32, &source.path, &bytes(source)?))
    });
    for file in files {
        let (file, diagnostics) = file?;
        read.files.push(file);
        read.diagnostics.extend(diagnostics);
    }
    let files = batch::each(rust, share, |number, source| {
        Ok(read_rust((first_rust + number) as u32, &bytes(source)?))
    });
    for file in files {
        let (definitions, diagnostics) = file?;
        read.rust.extend(definitions);
        read.diagnostics.extend(diagnostics);
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

/// The bytes of a source, as far as any reader would look at them.
fn bytes(source: &Source) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(&source.file).and_then(|file| {
        bytes.reserve_exact(file.metadata()?.len().min(LIMIT) as usize + 1);
        file.take(LIMIT).read_to_end(&mut bytes)
    });
    read.map_err(|error| Failure::disk("read", &source.file, error))?;
    Ok(bytes)
}

/// More than the largest file that is accepted.
const LIMIT: u64 = 32 << 20;
