//! Finds the types of a file that derive `Component` or `Type`.
//!
//! It walks the tokens of modules and never looks into functions or macros: for that syn needs no
//! more than what a derive needs.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::DeriveInput;

use super::{Derive, Reader, SpanRange, item};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Definition;

/// The crate that a file must name for its derives to be ours.
const CRATE: &str = "gen_macro";

/// How deep tokens may be nested in a type: syn reads with recursion, and unoptimised it needs 45 KB
/// of stack for each pair of `<` and `>`.
const DEEPEST: usize = 24;

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
                "this file is not valid Rust, so its types are left out",
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

/// Which of our derives a list of derives names.
fn derived(list: TokenStream, imports: &[(String, Derive)]) -> Vec<Derive> {
    let mut derives = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut finish = |path: &mut Vec<String>| {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        match names[..] {
            [CRATE, name] => derives.extend(derive_named(name)),
            [name] => derives
                .extend(imports.iter().find(|(local, _)| local == name).map(|(_, derive)| *derive)),
            _ => {}
        }
        path.clear();
    };
    for token in list {
        match token {
            TokenTree::Ident(word) => path.push(word.to_string()),
            token if is_punct(&token, ',') => finish(&mut path),
            _ => {}
        }
    }
    finish(&mut path);
    derives
}

fn derive_named(name: &str) -> Option<Derive> {
    match name {
        "Component" => Some(Derive::Component),
        "Type" => Some(Derive::Type),
        _ => None,
    }
}

/// Whether the tokens of a `cfg_attr` hold a `derive` of ours.
fn derives_conditionally(tokens: TokenStream, imports: &[(String, Derive)]) -> bool {
    let mut after_derive = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token
            && after_derive
            && !derived(group.stream(), imports).is_empty()
        {
            return true;
        }
        after_derive = matches!(&token, TokenTree::Ident(word) if word == "derive");
    }
    false
}

/// The derives that a `use` brings in: `gen_macro::Type`, `gen_macro::{Component, Type as Wire}`,
/// `gen_macro::*`.
fn imports(path: &[TokenTree], imports: &mut Vec<(String, Derive)>) {
    let mut tokens = path.iter().filter(|token| !is_punct(token, ':'));
    if !matches!(tokens.next(), Some(TokenTree::Ident(first)) if first == CRATE) {
        return;
    }
    let mut add = |names: &[String]| match names {
        [name] => imports.extend(derive_named(name).map(|derive| (name.clone(), derive))),
        [name, keyword, local] if keyword == "as" => {
            imports.extend(derive_named(name).map(|derive| (local.clone(), derive)));
        }
        _ => {}
    };
    let mut names: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) => names.push(word.to_string()),
            TokenTree::Punct(_) => {
                add(&["Component".to_owned()]);
                add(&["Type".to_owned()]);
            }
            TokenTree::Group(group) => {
                let mut names: Vec<String> = Vec::new();
                for token in group.stream() {
                    match token {
                        TokenTree::Ident(word) => names.push(word.to_string()),
                        token if is_punct(&token, ',') => add(&std::mem::take(&mut names)),
                        _ => {}
                    }
                }
                add(&names);
            }
            TokenTree::Literal(_) => {}
        }
    }
    add(&names);
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

/// Whether tokens are nested deeper than [`DEEPEST`]: in groups, between `<` and `>`, or behind
/// prefixes such as `&`.
fn is_deep(tokens: TokenStream, outside: usize) -> bool {
    let (mut angles, mut prefixes) = (0_usize, 0);
    // After a literal or a group, `<` compares or shifts; after `-`, `>` ends an arrow.
    let (mut after_value, mut after_minus) = (false, false);
    for token in tokens {
        let punct = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            TokenTree::Group(group) => {
                let inside = outside + angles + prefixes + 1;
                if inside > DEEPEST || is_deep(group.stream(), inside) {
                    return true;
                }
                ' '
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => ' ',
        };
        match punct {
            '<' if !after_value => angles += 1,
            '>' if !after_minus => angles = angles.saturating_sub(1),
            ',' | ';' => prefixes = 0,
            '&' | '*' | '-' | '!' | '=' => prefixes += 1,
            _ => {}
        }
        if outside + angles + prefixes > DEEPEST {
            return true;
        }
        after_value = match token {
            TokenTree::Literal(_) | TokenTree::Group(_) => true,
            // The second `<` of a shift.
            TokenTree::Punct(_) => after_value && punct == '<',
            TokenTree::Ident(_) => false,
        };
        after_minus = punct == '-';
    }
    false
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
