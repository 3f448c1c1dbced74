//! Finds the types of a package that derive `Component` or `Type`, and what the names in them mean.
//!
//! `tree` knows which file is which module, `items` what stands in a module, `resolve` what a name
//! there means, `rewrite` spells it out in the types of fields, `provable` as the compiler can confirm
//! it, and `condition` leaves out what is not compiled.

mod condition;
mod depth;
mod derives;
mod expand;
mod items;
mod provable;
mod resolve;
mod rewrite;
mod tree;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::{Attribute, Data, DeriveInput, Fields, Meta, Type};

pub use self::condition::Conditions;
use self::condition::apply_inside;
pub(super) use self::depth::is_deep;
use self::items::LocalType;
use self::provable::provable;
use self::resolve::Resolver;
use self::rewrite::{Definitions, Rewriter};
use self::tree::{ModuleId, ProblemKind, Tree, declares_modules};
use super::{Derive, Part, Reader, Reading, SpanRange, TypeReading, item, name, parts};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Definition;
use crate::ordered::Map;

/// The crate of the derives.
const CRATE: &str = "gen_macro";

/// A Rust file.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its number in every place.
    pub number: u32,
    /// Its path from the package, with `/`.
    pub path: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Whether its types become definitions; otherwise it only helps to understand names.
    pub defines: bool,
}

/// A crate to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crate {
    /// Its name in paths: `example_app`.
    pub name: String,
    /// The path of the file that is its root.
    pub root: String,
}

/// What was found in Rust sources.
#[derive(Debug, Default)]
pub struct Found {
    /// The definitions, in source order.
    pub definitions: Vec<Definition>,
    /// What could not be understood.
    pub diagnostics: Vec<Diagnostic>,
    /// What was read of each type, for the derive.
    pub readings: Vec<TypeReading>,
    /// For each source, what it says about names, as a number that changes with it. Nothing if it
    /// had no say in what was found.
    pub environments: Vec<Option<u64>>,
}

/// Whether a file that had no say in what was found may have one with this text.
pub fn may_matter(text: &str) -> bool {
    mentions_derive(text) || declares_modules(text)
}

/// Reads all types of some crates that derive `Component` or `Type`, and are compiled under the
/// conditions. A file of which the folder has nothing to do with a crate is one of its own.
pub fn read_crates(sources: &[Source], crates: &[Crate], conditions: &Conditions) -> Found {
    let mut tree = Tree::new(sources, crates, conditions);
    let mut readers: Vec<Reader> =
        sources.iter().map(|source| Reader::new(source.number, true)).collect();
    let mut modules = Vec::new();
    for (position, source) in sources.iter().enumerate() {
        if !source.defines || !mentions_derive(source.text) {
            continue;
        }
        match tree.of_source(position) {
            Some(module) => modules.push(module),
            None if !crates.iter().any(|krate| is_beside(source.path, &krate.root)) => {
                modules.push(tree.add_root(position));
            }
            None => warn_unreached(&mut readers[position], sources, source),
        }
    }
    let mut resolver = Resolver { tree: &mut tree };
    let candidates = candidates(&mut resolver, modules);
    let definitions: Definitions =
        candidates.iter().map(|it| ((it.module, it.position), it.definition.clone())).collect();
    let mut found = Found::default();
    for candidate in &candidates {
        let position = resolver.tree.module(candidate.module).source;
        let source = &sources[position];
        let reader = &mut readers[position];
        read_candidate(reader, &mut resolver, candidate, &definitions, source, &mut found);
    }
    for problem in &tree.problems {
        let reader = &mut readers[problem.source];
        let span = SpanRange::from(problem.span);
        match problem.kind {
            ProblemKind::NotRust => {
                warn(
                    reader,
                    span,
                    "this file is not valid Rust, so nothing is written until it is",
                );
            }
            ProblemKind::TooDeep => warn(reader, span, "modules this deep are left out"),
            ProblemKind::UnreadCondition => refuse_condition(reader, span),
        }
    }
    found.environments = (0..sources.len()).map(|source| tree.environment(source)).collect();
    found.diagnostics.extend(readers.into_iter().flat_map(|reader| reader.diagnostics));
    #[cfg(feature = "rust-spans")]
    proc_macro2::extra::invalidate_current_thread_spans();
    found
}

/// A type that derives one of ours.
struct Candidate {
    module: ModuleId,
    /// Its position among the types of the module.
    position: usize,
    /// What it derives, and the positions of the attributes that say so.
    derives: Vec<(usize, Derive)>,
    /// The name of what it defines.
    definition: String,
}

/// The types in some files that derive one of ours, in source order.
fn candidates(resolver: &mut Resolver, files: Vec<ModuleId>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for file in files {
        let mut modules = vec![file];
        let mut next = 0;
        while let Some(module) = modules.get(next).copied() {
            modules.extend(resolver.tree.inline_children(module));
            next += 1;
        }
        let first = candidates.len();
        for module in modules {
            let items = resolver.tree.items(module);
            for (position, ty) in items.types.iter().enumerate() {
                let derives = derives::of(resolver, module, &ty.attributes);
                let Some((_, first)) = derives.first() else { continue };
                let definition = derives::definition(&ty.attributes, &ty.name, *first);
                let candidate = Candidate { module, position, derives, definition };
                candidates.push((ty.keyword, candidate));
            }
        }
        // Inline modules stand among the other items.
        sort_by_place(&mut candidates[first..]);
    }
    candidates.into_iter().map(|(_, candidate)| candidate).collect()
}

#[cfg(feature = "rust-spans")]
fn sort_by_place(candidates: &mut [(Span, Candidate)]) {
    crate::ordered::sort_by_key(candidates, |(keyword, _)| keyword.byte_range().start);
}

/// Without places in files, the order of modules will do.
#[cfg(not(feature = "rust-spans"))]
fn sort_by_place(_candidates: &mut [(Span, Candidate)]) {}

fn read_candidate(
    reader: &mut Reader,
    resolver: &mut Resolver,
    candidate: &Candidate,
    definitions: &Definitions,
    source: &Source,
    found: &mut Found,
) {
    let items = resolver.tree.items(candidate.module);
    let LocalType { attributes, tokens, keyword, .. } = &items.types[candidate.position];
    if is_deep(tokens.clone(), 0) {
        let place = reader.place(SpanRange::from(*keyword));
        let message = "this type is nested too deeply to be read";
        reader.refuse_at(place, message, "name the inner types");
        return;
    }
    let mut unread = Vec::new();
    let inside = apply_inside(resolver.tree.conditions(), tokens.clone(), &mut unread);
    for attribute in unread {
        refuse_condition(reader, SpanRange::from(attribute.span()));
    }
    let mut input = TokenStream::new();
    for attribute in attributes {
        let hash = proc_macro2::Punct::new('#', proc_macro2::Spacing::Alone);
        input.extend([TokenTree::Punct(hash), TokenTree::Group(attribute.clone())]);
    }
    input.extend(inside);
    let mut input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => {
            let message = format!("this type cannot be read: {error}");
            return warn(reader, SpanRange::from(error.span()), message);
        }
    };
    let parameters: Vec<String> =
        input.generics.type_params().map(|parameter| name(&parameter.ident)).collect();
    let written = input.clone();
    let mut resolved = Vec::new();
    let from = candidate.module;
    let names = Map::new();
    let mut rewriter = Rewriter { resolver, from, definitions, names, aliases: 0 };
    for_each_type(&mut input, |ty| {
        rewriter.field(ty, &parameters);
        resolved.push(provable(rewriter.resolver, from, ty));
    });
    for parameter in input.generics.type_params_mut() {
        if let Some((_, default)) = &mut parameter.default {
            rewriter.field(default, &parameters);
        }
    }
    reader.texts = texts(&input, &mut rewriter, &parameters);
    reader.names = rewriter.names;
    let modules = resolver.tree.modules_of(from);
    for (position, derive) in &candidate.derives {
        let mut definition = item::read(reader, &input, *derive);
        definition.rust.modules.clone_from(&modules);
        found.readings.push(TypeReading {
            file: source.path.to_owned(),
            name: name(&input.ident),
            derive: *derive,
            definition: definition.name().to_owned(),
            parts: readings(&expand::before(&written, *position), &resolved),
        });
        found.definitions.push(definition);
    }
}

/// What there is to compare of a type, with the resolved types of its fields.
fn readings(input: &DeriveInput, resolved: &[String]) -> Vec<Reading> {
    let mut resolved = resolved.iter().cloned();
    let reading = |part: Part| {
        let resolved = part.ty.and_then(|_| resolved.next()).unwrap_or_default();
        Reading { text: part.text, resolved }
    };
    parts(input).into_iter().map(reading).collect()
}

/// The types in the strings of attributes, such as `from = "…"`, with all names resolved.
fn texts(input: &DeriveInput, rewriter: &mut Rewriter, parameters: &[String]) -> Map<String, Type> {
    let mut attributes: Vec<&Attribute> = input.attrs.iter().collect();
    match &input.data {
        Data::Struct(data) => attributes.extend(data.fields.iter().flat_map(|it| &it.attrs)),
        Data::Enum(data) => {
            for variant in &data.variants {
                attributes.extend(&variant.attrs);
                attributes.extend(variant.fields.iter().flat_map(|it| &it.attrs));
            }
        }
        Data::Union(_) => {}
    }
    let mut texts = Map::new();
    for attribute in attributes {
        let Meta::List(list) = &attribute.meta else { continue };
        for text in derives::types_in(list) {
            if let Ok(tokens) = text.parse::<TokenStream>()
                && !is_deep(tokens.clone(), 0)
                && let Ok(mut ty) = syn::parse2::<Type>(tokens)
            {
                rewriter.field(&mut ty, parameters);
                texts.insert(text, ty);
            }
        }
    }
    texts
}

/// The types of all fields, in source order.
fn for_each_type(input: &mut DeriveInput, mut work: impl FnMut(&mut Type)) {
    let mut fields = |fields: &mut Fields| fields.iter_mut().for_each(|field| work(&mut field.ty));
    match &mut input.data {
        Data::Struct(data) => fields(&mut data.fields),
        Data::Enum(data) => data.variants.iter_mut().for_each(|it| fields(&mut it.fields)),
        Data::Union(_) => {}
    }
}

/// Whether a file is in the folder of a crate's root, or below.
fn is_beside(path: &str, root: &str) -> bool {
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    path.strip_prefix(folder).is_some_and(|rest| folder.is_empty() || rest.starts_with('/'))
}

fn warn_unreached(reader: &mut Reader, sources: &[Source], source: &Source) {
    let stem = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    let declaration = format!("mod {stem};");
    // A condition may have left the module out.
    if sources.iter().any(|other| other.text.contains(&declaration)) {
        return;
    }
    let place = Place::bytes(source.number, 0, 0);
    let message = "no module leads to this file, so its types are left out";
    let help = format!("write `{declaration}` in the file of the module that it belongs to");
    reader.diagnostics.push(Diagnostic::new(Code::UnreachedFile, place, message).help(help));
}

fn refuse_condition(reader: &mut Reader, span: SpanRange) {
    let place = reader.place(span);
    reader.refuse_at(
        place,
        "this condition cannot be read",
        "write it as in the Rust reference: `cfg(all(unix, feature = \"…\"))`",
    );
}

/// rustc reports the same mistake better and stops the build.
fn warn(reader: &mut Reader, span: SpanRange, message: impl Into<String>) {
    let place = reader.place(span);
    reader.diagnostics.push(Diagnostic::new(Code::RustSyntax, place, message));
}

/// Whether a file may have types that derive one of ours.
fn mentions_derive(text: &str) -> bool {
    text.contains(CRATE)
        || text.match_indices("derive").any(|(position, _)| {
            let list = text[position..].split(')').next().unwrap_or_default();
            list.contains("Type") || list.contains("Component")
        })
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn is_braces(token: &TokenTree) -> bool {
    is_group(token, Delimiter::Brace)
}

fn is_bracket(token: &TokenTree) -> bool {
    is_group(token, Delimiter::Bracket)
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}
