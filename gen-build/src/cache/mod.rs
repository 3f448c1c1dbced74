//! What a run leaves for the next, so that nothing is done twice.
//!
//! A cache is only ever a shortcut. One that is missing, damaged, or was written by another build of
//! gen or with other settings does not exist, and everything is done again.

mod codec;
mod mark;

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use gen_core::diagnostic::Code;

pub(crate) use mark::Mark;

use self::codec::{Decoder, Encoder};
use crate::all_schemas::AllEntry;
use crate::config::Config;
use crate::manifest;
use crate::message::{Message, Position};
use crate::plan::Kind;
use crate::report::{Defined, DefinedKind, Report};
use crate::write;

/// The name of the file.
const NAME: &str = "gen-cache";

/// Changes with everything that changes the meaning of the file's bytes.
const FORMAT: &str = "gen cache 2";

/// What a run saw and did.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    /// All sources, in the order in which they are discovered.
    pub(crate) sources: Vec<Seen>,
    /// All artifacts but the manifest, sorted by path.
    pub(crate) artifacts: Vec<Kept>,
    /// The manifest.
    pub(crate) manifest: Known,
    /// All definitions, sorted by name.
    pub(crate) definitions: Vec<Defined>,
    /// What was warned of.
    pub(crate) warnings: Vec<Message>,
    /// What only a run needs that does something; kept as bytes until then.
    pub(crate) facts: Vec<u8>,
}

/// The content of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// The mark that goes with the hash, if there is one that can be trusted.
    pub(crate) mark: Option<Mark>,
    /// The hash of its bytes.
    pub(crate) hash: u64,
}

/// A source as it was read.
#[derive(Debug)]
pub(crate) struct Seen {
    /// Relative to the package, with `/`.
    pub(crate) path: String,
    /// Its content.
    pub(crate) known: Known,
}

/// An artifact as it was left.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Relative to the manifest, with `/`.
    pub(crate) path: String,
    /// What it is for.
    pub(crate) kind: Kind,
    /// The definition it is made from, by its position in the list.
    pub(crate) definition: Option<usize>,
    /// Its content.
    pub(crate) known: Known,
}

/// How sources hang together, and what files are made of that are made from all definitions.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// For each source.
    pub(crate) sources: Vec<SourceFacts>,
    /// Every name that a source defines, with the number of the source; sorted.
    pub(crate) names: Vec<(String, usize)>,
    /// The entries of `components.schema.json`.
    pub(crate) entries: Vec<AllEntry>,
    /// What the manifest says of a definition beside its artifacts, where it says something.
    pub(crate) notes: Vec<(String, String)>,
}

/// What others need to know of a source.
#[derive(Debug, Default, Clone)]
pub(crate) struct SourceFacts {
    /// What is known elsewhere of each name that it defines: what it is, how many parameters it
    /// takes. Sorted.
    pub(crate) signatures: Vec<String>,
    /// The numbers of the sources that may change what it means, sorted.
    pub(crate) uses: Vec<usize>,
    /// The hashes of the names that its definitions export to TypeScript, sorted.
    pub(crate) exports: Vec<u64>,
    /// What it says about names in Rust; nothing if it had no say.
    pub(crate) environment: Option<u64>,
}

impl Cache {
    /// The cache in a folder, if there is one for this configuration.
    pub(crate) fn load(folder: &Path, config: &Config) -> Option<Cache> {
        let mut bytes = fs::read(folder.join(NAME)).ok()?;
        // Where the facts start; they have a hash of their own, to be looked at when they are.
        let start = usize::try_from(u64::from_le_bytes(*bytes.first_chunk()?)).ok()?;
        let facts = (start <= bytes.len()).then(|| bytes.split_off(start))?;
        let mut decoder = Decoder::new(bytes.get(size_of::<u64>()..)?)?;
        let decoder = &mut decoder;
        if decoder.bytes()? != key(config)?.as_bytes() {
            return None;
        }
        Some(Cache {
            sources: decoder.list(|decoder| {
                Some(Seen { path: decoder.text()?, known: Known::decode(decoder)? })
            })?,
            artifacts: decoder.list(|decoder| {
                Some(Kept {
                    path: decoder.text()?,
                    kind: Kind::from_number(decoder.number()?)?,
                    definition: decoder.count()?.checked_sub(1),
                    known: Known::decode(decoder)?,
                })
            })?,
            manifest: Known::decode(decoder)?,
            definitions: decoder.list(|decoder| {
                Some(Defined {
                    name: decoder.text()?,
                    kind: match decoder.number()? {
                        0 => DefinedKind::Component,
                        _ => DefinedKind::Type,
                    },
                    source: decoder.text()?,
                })
            })?,
            warnings: decoder.list(warning)?,
            facts,
        })
    }

    /// Leaves the cache in a folder. Where that fails there is none, and nothing else is lost.
    pub(crate) fn save(&self, folder: &Path, config: &Config) {
        let file = folder.join(NAME);
        let Some(key) = key(config) else { return };
        let mut encoder = Encoder::default();
        encoder.text(&key);
        encoder.list(&self.sources, |encoder, Seen { path, known }| {
            encoder.text(path);
            known.encode(encoder);
        });
        encoder.list(&self.artifacts, |encoder, Kept { path, kind, definition, known }| {
            encoder.text(path);
            encoder.number(kind.number());
            encoder.count(definition.map_or(0, |definition| definition + 1));
            known.encode(encoder);
        });
        self.manifest.encode(&mut encoder);
        encoder.list(&self.definitions, |encoder, Defined { name, kind, source }| {
            encoder.text(name);
            encoder.number(u64::from(*kind == DefinedKind::Type));
            encoder.text(source);
        });
        encoder.list(&self.warnings, encode_warning);
        let seen = encoder.finish();
        let start = (size_of::<u64>() + seen.len()) as u64;
        let pieces = [&start.to_le_bytes(), seen.as_slice(), &self.facts];
        if fs::create_dir_all(folder).is_err() || write::replace_pieces(&file, &pieces).is_err() {
            _ = fs::remove_file(&file);
        }
    }

    /// The facts.
    pub(crate) fn facts(&self) -> Option<Facts> {
        let mut decoder = Decoder::new(&self.facts)?;
        let decoder = &mut decoder;
        Some(Facts {
            sources: decoder.list(|decoder| {
                Some(SourceFacts {
                    signatures: decoder.texts()?,
                    uses: decoder.list(Decoder::count)?,
                    exports: decoder.list(Decoder::number)?,
                    environment: match decoder.number()? {
                        0 => None,
                        _ => Some(decoder.number()?),
                    },
                })
            })?,
            names: decoder.list(|decoder| Some((decoder.text()?, decoder.count()?)))?,
            entries: decoder.list(|decoder| {
                Some(AllEntry {
                    name: decoder.text()?,
                    stem: decoder.count()?,
                    length: decoder.count()?,
                })
            })?,
            notes: decoder.list(|decoder| Some((decoder.text()?, decoder.text()?)))?,
        })
    }

    /// Replaces the facts.
    pub(crate) fn set_facts(&mut self, facts: &Facts) {
        let mut encoder = Encoder::default();
        encoder.list(&facts.sources, |encoder, source| {
            let SourceFacts { signatures, uses, exports, environment } = source;
            encoder.texts(signatures);
            encoder.list(uses, |encoder, number| encoder.count(*number));
            encoder.list(exports, |encoder, hash| encoder.number(*hash));
            encoder.number(u64::from(environment.is_some()));
            environment.iter().for_each(|number| encoder.number(*number));
        });
        encoder.list(&facts.names, |encoder, (name, source)| {
            encoder.text(name);
            encoder.count(*source);
        });
        encoder.list(&facts.entries, |encoder, AllEntry { name, stem, length }| {
            encoder.text(name);
            encoder.count(*stem);
            encoder.count(*length);
        });
        encoder.list(&facts.notes, |encoder, (name, note)| {
            encoder.text(name);
            encoder.text(note);
        });
        self.facts = encoder.finish();
    }
}

impl Cache {
    /// What a run reports that finds everything as it was left.
    pub(crate) fn report(&self, config: &Config) -> Report {
        let mut artifacts: Vec<PathBuf> =
            self.artifacts.iter().map(|kept| kept.file(config)).collect();
        artifacts.push(config.typescript.folder.join(manifest::NAME));
        Report {
            definitions: self.definitions.clone(),
            artifacts,
            warnings: self.warnings.clone(),
            inputs: config.watched.clone(),
            absent: config.absent.clone(),
            ..Report::default()
        }
    }
}

impl Kept {
    /// Where it is.
    pub(crate) fn file(&self, config: &Config) -> PathBuf {
        let output = match self.kind {
            Kind::TypeScript | Kind::Index => &config.typescript,
            Kind::Schema | Kind::InputSchema | Kind::AllSchemas => &config.schemas,
        };
        output.folder.join(self.path.strip_prefix(&output.prefix).unwrap_or(&self.path))
    }
}

impl Known {
    fn encode(self, encoder: &mut Encoder) {
        encoder.number(self.hash);
        Mark::encode(self.mark, encoder);
    }

    fn decode(decoder: &mut Decoder) -> Option<Known> {
        Some(Known { hash: decoder.number()?, mark: Mark::decode(decoder)? })
    }
}

/// What has to be the same for a cache to mean anything: the program, by the time it was built, and
/// all settings but those that change no bytes.
fn key(config: &Config) -> Option<String> {
    let program = env::current_exe().ok()?;
    let mark = Mark::new(&fs::metadata(&program).ok()?);
    let Config {
        root,
        components,
        rust,
        context,
        crates,
        conditions,
        out_dir,
        watched,
        absent,
        typescript,
        schemas,
        typescript_options,
        schema_options,
        batch: _,
        strategy: _,
        doubt: _,
        part: _,
        cache: _,
    } = config;
    let mut key = String::from(FORMAT);
    let version = env!("CARGO_PKG_VERSION");
    write!(
        key,
        "{version} {program:?} {mark:?} {root:?} {components:?} {rust:?} {context:?} \
         {crates:?} {conditions:?} {out_dir:?} {watched:?} {absent:?} \
         {typescript:?} {schemas:?} {typescript_options:?} {schema_options:?}"
    )
    .ok()?;
    Some(key)
}

fn encode_warning(encoder: &mut Encoder, warning: &Message) {
    let Message { code, is_error: _, position, text, help, line, report, colored } = warning;
    encoder.text(code.unwrap_or_default());
    let position = position.as_ref();
    encoder.text(position.map_or("", |position| &position.path));
    encoder.count(position.map_or(0, |position| position.line));
    encoder.count(position.map_or(0, |position| position.column));
    encoder.text(text);
    encoder.texts(help);
    encoder.text(line);
    encoder.text(report);
    encoder.text(colored);
}

fn warning(decoder: &mut Decoder) -> Option<Message> {
    let code = decoder.text()?;
    let code = match code.as_str() {
        "" => None,
        name => Some(Code::ALL.iter().map(|code| code.name()).find(|known| *known == name)?),
    };
    let position =
        Position { path: decoder.text()?, line: decoder.count()?, column: decoder.count()? };
    Some(Message {
        code,
        is_error: false,
        position: (position.line > 0).then_some(position),
        text: decoder.text()?,
        help: decoder.texts()?,
        line: decoder.text()?,
        report: decoder.text()?,
        colored: decoder.text()?,
    })
}
