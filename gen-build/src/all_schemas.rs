//! `components.schema.json`, written as its entries come, so that it is never in memory as a whole.

use std::collections::BTreeMap;

use gen_core::ordered::{sort_by, sort_by_key};
use gen_core::render::json_schema::{Entry, around_entries};

use crate::claim;
use crate::config::Config;
use crate::deliver::Mode;
use crate::failure::Failure;
use crate::hash::hash;
use crate::pipeline::Run;
use crate::plan::ALL_SCHEMAS;
use crate::write::{self, Replacement};

/// An entry of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AllEntry {
    /// Its key.
    pub(crate) name: String,
    /// How many bytes of the key are the name of the definition that it comes from.
    pub(crate) stem: usize,
    /// Its bytes, without the comma before it.
    pub(crate) length: usize,
}

impl AllEntry {
    /// The name of the definition that it comes from.
    pub(crate) fn definition(&self) -> &str {
        self.name.get(..self.stem).unwrap_or(&self.name)
    }
}

/// The file in the making.
#[derive(Debug)]
pub(crate) struct AllSchemas {
    sink: Sink,
    /// What may have to wait for entries of definitions to come.
    waiting: BTreeMap<String, (usize, String)>,
    is_empty: bool,
    /// The entries, if there will be a cache that keeps them.
    entries: Option<Vec<AllEntry>>,
    end: &'static str,
}

/// Where the text goes.
#[derive(Debug)]
enum Sink {
    File(Replacement),
    /// It is only compared with what is there.
    Text(String),
}

/// The file, complete.
#[derive(Debug)]
pub(crate) struct Complete {
    pub(crate) entries: Vec<AllEntry>,
    pub(crate) hash: u64,
    /// Whether it was written, or its text if that was not wanted.
    pub(crate) written: Result<bool, String>,
}

impl AllSchemas {
    /// Begins the file.
    pub(crate) fn new(are_any: bool, run: Run) -> Result<AllSchemas, Failure> {
        let Run { config, mode, .. } = run;
        let (start, end) = around(are_any, config);
        let sink = match mode {
            Mode::Write { stamp } => {
                let file = config.schemas.folder.join(ALL_SCHEMAS);
                Sink::File(Replacement::new(file, stamp))
            }
            Mode::Check | Mode::Compare => Sink::Text(String::new()),
        };
        let entries = run.cache().map(|_| Vec::new());
        let mut all = AllSchemas { sink, waiting: BTreeMap::new(), is_empty: true, entries, end };
        all.push(&start)?;
        Ok(all)
    }

    /// Adds the entries of a definition, which start with its name; those of definitions with
    /// lesser names were added before.
    pub(crate) fn add(&mut self, definition: &str, entries: Vec<Entry>) -> Result<(), Failure> {
        while self.waiting.first_key_value().is_some_and(|(name, _)| name.as_str() < definition) {
            self.push_first()?;
        }
        for Entry { name, text } in entries {
            self.waiting.insert(name, (definition.len(), text));
        }
        Ok(())
    }

    /// Ends the file.
    pub(crate) fn finish(mut self) -> Result<Complete, Failure> {
        while !self.waiting.is_empty() {
            self.push_first()?;
        }
        self.push(self.end)?;
        let (written, hash) = match self.sink {
            Sink::File(replacement) => {
                let (written, hash) = replacement.finish()?;
                (Ok(written), hash)
            }
            Sink::Text(text) => {
                let hash = hash(text.as_bytes());
                (Err(text), hash)
            }
        };
        Ok(Complete { entries: self.entries.unwrap_or_default(), hash, written })
    }

    fn push_first(&mut self) -> Result<(), Failure> {
        let Some((name, (stem, text))) = self.waiting.pop_first() else { return Ok(()) };
        if !std::mem::take(&mut self.is_empty) {
            self.push(",")?;
        }
        self.push(&text)?;
        if let Some(entries) = &mut self.entries {
            entries.push(AllEntry { name, stem, length: text.len() });
        }
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), Failure> {
        match &mut self.sink {
            Sink::File(replacement) => replacement.add(text),
            Sink::Text(all) => {
                all.push_str(text);
                Ok(())
            }
        }
    }
}

/// What stands before the entries and after them.
fn around(are_any: bool, config: &Config) -> (String, &'static str) {
    let (start, end) = around_entries(are_any, &config.schema_options);
    (claim::stated(start, config), end)
}

/// The file with the entries of some definitions replaced by new ones, sorted by name. `None` if it
/// does not hold the entries that it should.
pub(crate) fn splice(
    config: &Config,
    expected: u64,
    old: &[AllEntry],
    mut new: Vec<(usize, Entry)>,
    is_changed: impl Fn(&str) -> bool,
) -> Option<(String, Vec<AllEntry>)> {
    let text = write::bytes(&config.schemas.folder.join(ALL_SCHEMAS)).ok()?;
    if hash(&text) != expected || old.is_empty() {
        return None;
    }
    let text = String::from_utf8(text).ok()?;
    let (start, end) = around(true, config);
    let mut at = start.len();
    let mut texts: Vec<(&str, usize, &str)> = Vec::with_capacity(old.len());
    for entry in old {
        let kept = text.get(at..at + entry.length)?;
        at += entry.length + 1;
        if !is_changed(entry.definition()) {
            texts.push((&entry.name, entry.stem, kept));
        }
    }
    sort_by(&mut new, |(_, a), (_, b)| a.name.cmp(&b.name));
    texts.extend(new.iter().map(|(stem, it)| (it.name.as_str(), *stem, it.text.as_str())));
    sort_by_key(&mut texts, |(name, ..)| *name);
    let mut all = String::with_capacity(text.len());
    let mut entries = Vec::with_capacity(texts.len());
    all.push_str(&start);
    for (index, (name, stem, text)) in texts.into_iter().enumerate() {
        all.push_str(if index == 0 { "" } else { "," });
        all.push_str(text);
        entries.push(AllEntry { name: name.to_owned(), stem, length: text.len() });
    }
    all.push_str(end);
    Some((all, entries))
}
