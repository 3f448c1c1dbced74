//! Finds the types of a file that derive `Component` or `Type`.
//!
//! It walks the tokens of modules and never looks into functions or macros: for that syn needs no
//! more than what a derive needs.

mod depth;
mod derives;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::DeriveInput;

use self::depth::DEEPEST;
pub(super) use self::depth::is_deep;
use self::derives::{CRATE, derived, derives_conditionally, imports};
use super::{Derive, Reader, SpanRange, item};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Definition;

/// Every definition of the file.
pub(super) fn read(reader: &mut Reader, text: &str) -> Vec<Definition> {
    if !text.contains(CRATE) {
        return Vec::new();
    }
    let tokens = match text.parse::<TokenStream>() {
        Ok(tokens) => tokens,
        Err(error) => {
            warn(
                reader,
                SpanRange::from(error.span()),
                "this file is not valid Rust, so nothing is written until it is",
            );
            return Vec::new();
        }
    };
    let mut found = Found::default();
    walk(tokens, &mut found, &Module::default());
    let Found { items, imports, too_deep } = found;
    if let Some(module) = too_deep {
        warn(reader, SpanRange::from(module), "modules this deep are left out");
    }
    let mut definitions = Vec::new();
    for candidate in items {
        read_candidate(reader, candidate, &imports, &mut definitions);
    }
    definitions
}

/// What the tokens of a file hold.
#[derive(Default)]
struct Found {
    items: Vec<Candidate>,
    /// Names under which the file imports our derives.
    imports: Vec<(String, Derive)>,
    /// A module inside of too many others.
    too_deep: Option<Span>,
}

/// A struct or enum with attributes.
struct Candidate {
    attributes: Vec<Group>,
    tokens: TokenStream,
    keyword: Span,
    /// The condition of the module that it is in.
    condition: Option<Span>,
}

/// Where tokens stand.
#[derive(Clone, Copy, Default)]
struct Module {
    depth: usize,
    /// A `cfg` of the module or of one around it.
    condition: Option<Span>,
}

fn walk(tokens: TokenStream, found: &mut Found, module: &Module) {
    let mut module = *module;
    let mut tokens = tokens.into_iter().peekable();
    let mut attributes: Vec<Group> = Vec::new();
    // The tokens since the first attribute, which belong to the item that follows.
    let mut before: Vec<TokenTree> = Vec::new();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let inner = tokens.next_if(|next| is_punct(next, '!')).is_some();
                match tokens.next_if(is_bracket) {
                    Some(TokenTree::Group(group)) if inner => {
                        module.condition = module.condition.or(condition(&group));
                    }
                    Some(TokenTree::Group(group)) => {
                        before.push(token);
                        before.push(TokenTree::Group(group.clone()));
                        attributes.push(group);
                    }
                    _ => {}
                }
                continue;
            }
            TokenTree::Ident(word) if word == "pub" => {
                before.push(token);
                before.extend(tokens.next_if(is_parentheses));
                continue;
            }
            TokenTree::Ident(word) if word == "use" => {
                let path: Vec<TokenTree> =
                    std::iter::from_fn(|| tokens.next_if(|next| !is_punct(next, ';'))).collect();
                imports(&path, &mut found.imports);
            }
            TokenTree::Ident(word) if word == "mod" => {
                tokens.next();
                if let Some(TokenTree::Group(body)) = tokens.next_if(is_braces)
                    && !attributes.iter().any(is_test_only)
                {
                    let condition = attributes.iter().find_map(condition);
                    let condition = module.condition.or(condition);
                    if module.depth < DEEPEST {
                        let depth = module.depth + 1;
                        walk(body.stream(), found, &Module { depth, condition });
                    } else {
                        found.too_deep = found.too_deep.or(Some(word.span()));
                    }
                }
            }
            TokenTree::Ident(word) if word == "struct" || word == "enum" || word == "union" => {
                let keyword = word.span();
                before.push(token);
                take_item(&mut tokens, &mut before);
                if !attributes.is_empty() && !attributes.iter().any(is_test_only) {
                    found.items.push(Candidate {
                        attributes: std::mem::take(&mut attributes),
                        tokens: before.drain(..).collect(),
                        keyword,
                        condition: module.condition,
                    });
                }
            }
            _ => {}
        }
        attributes.clear();
        before.clear();
    }
}

/// Takes the tokens of a struct or enum after its keyword: up to its braces or its semicolon.
fn take_item(
    tokens: &mut std::iter::Peekable<proc_macro2::token_stream::IntoIter>,
    item: &mut Vec<TokenTree>,
) {
    for token in tokens.by_ref() {
        let last = is_braces(&token) || is_punct(&token, ';');
        item.push(token);
        if last {
            return;
        }
    }
}

fn read_candidate(
    reader: &mut Reader,
    candidate: Candidate,
    imports: &[(String, Derive)],
    definitions: &mut Vec<Definition>,
) {
    let mut derives = Vec::new();
    for attribute in &candidate.attributes {
        let mut tokens = attribute.stream().into_iter();
        let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(list))) =
            (tokens.next(), tokens.next())
        else {
            continue;
        };
        if name == "derive" {
            derives.extend(derived(list.stream(), imports));
        } else if name == "cfg_attr" && derives_conditionally(list.stream(), imports) {
            let place = reader.place(SpanRange::from(name.span()));
            let message = "a derive under `cfg_attr` is not evaluated yet";
            reader.refuse_at(place, message, "derive without a condition");
        }
    }
    if derives.is_empty() {
        return;
    }
    if let Some(condition) = candidate.condition {
        let place = reader.place(SpanRange::from(condition));
        let message = "the `cfg` around this module is not evaluated yet";
        reader.refuse_at(place, message, "move the types that derive out of the module");
    }
    if is_deep(candidate.tokens.clone(), 0) {
        let place = reader.place(SpanRange::from(candidate.keyword));
        let message = "this type is nested too deeply to be read";
        reader.refuse_at(place, message, "name the inner types");
        return;
    }
    match syn::parse2::<DeriveInput>(candidate.tokens) {
        Ok(input) => {
            definitions
                .extend(derives.into_iter().map(|derive| item::read(reader, &input, derive)));
        }
        Err(error) => {
            let message = format!("this type cannot be read: {error}");
            warn(reader, SpanRange::from(error.span()), message);
        }
    }
}

/// rustc reports the same mistake better and stops the build.
fn warn(reader: &mut Reader, span: SpanRange, message: impl Into<String>) {
    let place = reader.place(span);
    reader.diagnostics.push(Diagnostic::new(Code::RustSyntax, place, message));
}

/// Whether an attribute is `cfg(test)`: what it stands on is no part of the crate.
fn is_test_only(attribute: &Group) -> bool {
    let mut tokens = attribute.stream().into_iter();
    let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(condition))) =
        (tokens.next(), tokens.next())
    else {
        return false;
    };
    name == "cfg" && condition.stream().to_string() == "test"
}

/// The place of a `cfg`.
fn condition(attribute: &Group) -> Option<Span> {
    match attribute.stream().into_iter().next() {
        Some(TokenTree::Ident(name)) if name == "cfg" => Some(name.span()),
        _ => None,
    }
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

fn is_parentheses(token: &TokenTree) -> bool {
    is_group(token, Delimiter::Parenthesis)
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}
