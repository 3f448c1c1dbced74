//! Reads Rust types that derive `Component` or `Type`.
//!
//! [`read_crates`] finds them in source files, for the build; [`read_item`] reads one, for the
//! derive. Both understand a type in the same way and refuse what they do not understand: a type
//! that is described is described rightly, as serde_json writes and reads it.
//!
//! One file a concern: `scan` finds the types in files and resolves names, `attribute` and `docs`
//! read what stands above a type, `item`, `fields` and `variants` what it is, `flatten` what is mixed
//! into it, `types` what its fields are, with the types of the standard library in `known` and those
//! of other crates in `foreign`. `reading` is what the derive gets to compare.

mod attribute;
mod both;
mod constrain;
mod docs;
mod expression;
mod fields;
mod flatten;
mod foreign;
mod item;
mod known;
mod outside;
mod reading;
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

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::DeriveInput;
use syn::ext::IdentExt;

use self::both::Both;
pub use self::reading::{Difference, Part, Reading, Readings, TypeReading, parts};
pub use self::scan::{Conditions, Crate, Found, Source, may_matter, read_crates};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::model::{Definition, Type};
use crate::ordered::Map;

/// What a type derives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derive {
    /// `#[derive(Component)]`
    Component,
    /// `#[derive(Type)]`
    Type,
}

impl Derive {
    /// The derive of a name.
    fn named(name: &str) -> Option<Derive> {
        match name {
            "Component" => Some(Derive::Component),
            "Type" => Some(Derive::Type),
            _ => None,
        }
    }
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
    /// The test that it asks for.
    pub test: Option<Test>,
}

/// The test that a type asks for with `#[component(test)]`.
#[derive(Debug, Clone, Default)]
pub struct Test {
    /// Whether serde reads samples of what it accepts and of what it refuses.
    pub accepted: bool,
    /// Whether serde sends what it has read.
    pub sent: bool,
    /// The path of a function that gives values to be sent.
    pub values: Option<TokenStream>,
}

/// The first and the last token of a place.
#[derive(Debug, Clone, Copy)]
pub struct SpanRange {
    /// The first token.
    pub start: Span,
    /// The last token.
    pub end: Span,
}

/// Reads one type, inside the compiler. Names are taken for what they are called.
pub fn read_item(input: &DeriveInput, derive: Derive) -> Item {
    let mut reader = Reader::new(0, false);
    let definition = item::read(&mut reader, input, derive);
    let Reader { diagnostics, spans, test, .. } = reader;
    Item { definition, diagnostics, spans, test }
}

/// Reads all types of a file that derive `Component` or `Type`, in source order, as a crate of its
/// own. `source` is the file's number in every place.
pub fn read_file(source: u32, text: &str) -> (Vec<Definition>, Vec<Diagnostic>) {
    let sources = [Source { number: source, path: "lib.rs", text, defines: true }];
    let Found { definitions, diagnostics, .. } = read_crates(&sources, &[], &Conditions::default());
    (definitions, diagnostics)
}

/// What is kept while types are read.
struct Reader {
    source: u32,
    /// Whether it reads a file, of which places are bytes; otherwise they are tokens of a macro.
    #[cfg(feature = "rust-spans")]
    is_file: bool,
    spans: Vec<SpanRange>,
    diagnostics: Vec<Diagnostic>,
    /// The name of the type that is being read, and where it is written.
    itself: String,
    itself_place: Place,
    /// Its type parameters.
    parameters: Vec<String>,
    /// Its const parameters.
    constants: Vec<String>,
    /// The definitions that types derive, by their full paths.
    names: Map<String, String>,
    /// The types in the strings of attributes, with all names resolved.
    texts: Map<String, syn::Type>,
    /// Whether serde reads it into a buffer first, which has no text of its keys any more.
    is_buffered: bool,
    /// Whether a field of the type that is read is flattened where serde reads it.
    flattens: bool,
    /// The test that the type asks for which is being read.
    test: Option<Test>,
}

impl Reader {
    /// `is_file` says whether there are bytes to count; without the feature for it there are none.
    fn new(source: u32, is_file: bool) -> Self {
        #[cfg(not(feature = "rust-spans"))]
        let _ = is_file;
        Reader {
            source,
            #[cfg(feature = "rust-spans")]
            is_file,
            spans: Vec::new(),
            diagnostics: Vec::new(),
            itself: String::new(),
            itself_place: Place { source, ..Place::default() },
            parameters: Vec::new(),
            constants: Vec::new(),
            names: Map::new(),
            texts: Map::new(),
            is_buffered: false,
            flattens: false,
            test: None,
        }
    }

    fn place(&mut self, span: SpanRange) -> Place {
        #[cfg(feature = "rust-spans")]
        if self.is_file {
            let (start, end) = (span.start.byte_range().start, span.end.byte_range().end);
            return Place::bytes(self.source, start, end.max(start));
        }
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
        let mut first = Map::new();
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
pub fn name(ident: &Ident) -> String {
    ident.unraw().to_string()
}
