//! Reads Rust types that derive `Component` or `Type`.
//!
//! [`read_file`] finds them in a source file, for the build; [`read_item`] reads one, for the
//! derive. Both understand a type in the same way and refuse what they do not understand: a type
//! that is described is described rightly, as serde_json writes and reads it.
//!
//! One file a concern: `scan` finds the types in a file, `attribute` and `docs` read what stands
//! above them, `item`, `fields` and `variants` what they are, `flatten` what is mixed into them, `types` what their
//! fields are.

mod attribute;
mod both;
mod constrain;
mod docs;
mod expression;
mod fields;
mod flatten;
mod item;
mod outside;
mod rename;
mod repr;
mod scan;
mod standard;
#[cfg(test)]
mod tests;
mod traps;
mod types;
mod value;
mod variants;

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::DeriveInput;
use syn::ext::IdentExt;

use self::both::Both;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::model::{Definition, Type};

/// What a type derives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derive {
    /// `#[derive(Component)]`
    Component,
    /// `#[derive(Type)]`
    Type,
}

/// What [`read_item`] made of a type.
#[derive(Debug)]
pub struct Item {
    /// The definition; complete if there are no diagnostics.
    pub definition: Definition,
    /// What could not be understood.
    pub diagnostics: Vec<Diagnostic>,
    /// The tokens that places stand for: [`Place::node`] is an index into it.
    pub spans: Vec<SpanRange>,
}

/// The first and the last token of a place.
#[derive(Debug, Clone, Copy)]
pub struct SpanRange {
    /// The first token.
    pub start: Span,
    /// The last token.
    pub end: Span,
}

/// Reads one type. `source` is the number of its file in every place.
pub fn read_item(source: u32, input: &DeriveInput, derive: Derive) -> Item {
    let mut reader = Reader::new(source);
    let definition = item::read(&mut reader, input, derive);
    Item { definition, diagnostics: reader.diagnostics, spans: reader.spans }
}

/// Reads all types of a file that derive `Component` or `Type`, in source order. `source` is the
/// file's number in every place.
pub fn read_file(source: u32, text: &str) -> (Vec<Definition>, Vec<Diagnostic>) {
    let mut reader = Reader::new(source);
    let definitions = scan::read(&mut reader, text);
    #[cfg(feature = "rust-spans")]
    proc_macro2::extra::invalidate_current_thread_spans();
    (definitions, reader.diagnostics)
}

/// The bytes of the file that each place stands for. Reads the file once more, so it is for the
/// error path only.
#[cfg(feature = "rust-spans")]
pub fn spans(text: &str, places: &[Place]) -> Vec<std::ops::Range<usize>> {
    let mut reader = Reader::new(0);
    scan::read(&mut reader, text);
    let range = |place: &Place| {
        if let Some(bytes) = place.as_bytes() {
            return Some(bytes);
        }
        let range = reader.spans.get(place.node as usize)?;
        let (start, end) = (range.start.byte_range().start, range.end.byte_range().end);
        Some(start..end.max(start))
    };
    let ranges = places.iter().map(|place| range(place).unwrap_or(0..0)).collect();
    proc_macro2::extra::invalidate_current_thread_spans();
    ranges
}

/// What is kept while types are read.
struct Reader {
    source: u32,
    spans: Vec<SpanRange>,
    diagnostics: Vec<Diagnostic>,
    /// The name of the type that is being read, and where it is written.
    itself: String,
    itself_place: Place,
    /// Its type parameters.
    parameters: Vec<String>,
    /// Its const parameters.
    constants: Vec<String>,
    /// Whether serde reads it into a buffer first, which has no text of its keys any more.
    is_buffered: bool,
}

impl Reader {
    fn new(source: u32) -> Self {
        Reader {
            source,
            spans: Vec::new(),
            diagnostics: Vec::new(),
            itself: String::new(),
            itself_place: Place { source, ..Place::default() },
            parameters: Vec::new(),
            constants: Vec::new(),
            is_buffered: false,
        }
    }

    fn place(&mut self, span: SpanRange) -> Place {
        let node = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
        self.spans.push(span);
        Place { source: self.source, node, ..Place::default() }
    }

    fn refuse(
        &mut self,
        tokens: &impl ToTokens,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.place(SpanRange::of(tokens));
        self.refuse_at(place, message, help);
    }

    fn refuse_at(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(Code::UnsupportedRust, place, message).help(help));
    }

    /// Whether nothing was refused since there were so many diagnostics.
    fn is_fine_since(&self, before: usize) -> bool {
        self.diagnostics[before.min(self.diagnostics.len())..]
            .iter()
            .all(|diagnostic| diagnostic.code.severity() == Severity::Warning)
    }

    /// Warns of what compiles and surprises on the wire.
    fn warn_at(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(Code::SerdeTrap, place, message).help(help));
    }

    /// Refuses `things` with one name on the wire: serde writes both, and reads the first.
    fn refuse_same<'a>(&mut self, things: &str, names: impl IntoIterator<Item = (&'a str, Place)>) {
        let mut first = BTreeMap::new();
        for (name, place) in names {
            let earlier = *first.entry(name).or_insert(place);
            if earlier != place {
                let message = format!("two {things} are `{name}` in JSON");
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateKey, place, message)
                        .related(earlier, "the first one")
                        .help("give one of them another name with `#[serde(rename = \"…\")]`"),
                );
            }
        }
    }

    /// A refused type stands for anything.
    fn refuse_type(
        &mut self,
        tokens: &impl ToTokens,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Both<Type> {
        self.refuse(tokens, message, help);
        Type::Unknown.into()
    }
}

impl From<Span> for SpanRange {
    fn from(span: Span) -> Self {
        SpanRange { start: span, end: span }
    }
}

impl SpanRange {
    /// From the first to the last token.
    fn of(tokens: &impl ToTokens) -> Self {
        let mut spans = tokens.to_token_stream().into_iter().map(|token| token.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        SpanRange { start, end: spans.last().unwrap_or(start) }
    }
}

/// A name as serde sees it, without the `r#` of a raw identifier.
fn name(ident: &Ident) -> String {
    ident.unraw().to_string()
}
