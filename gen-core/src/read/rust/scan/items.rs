//! The items of a file that matter for what its names mean.
//!
//! It walks the tokens of modules and never looks into functions or macros: for that syn needs no
//! more than what a derive needs.

use std::hash::{Hash, Hasher};
use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

use super::condition::{self, Conditions, Kept};
use super::depth::DEEPEST;
use super::{is_braces, is_bracket, is_group, is_punct};
use crate::ordered::Set;

/// What a module says about names.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) imports: Vec<Import>,
    pub(super) types: Vec<LocalType>,
    pub(super) aliases: Vec<Alias>,
    pub(super) constants: Vec<Constant>,
    pub(super) modules: Vec<Submodule>,
    /// Names that are neither types nor modules: traits.
    pub(super) others: Set<String>,
}

impl Items {
    /// Hashes all that matters to the meaning of names.
    pub(super) fn hash_names(&self, hasher: &mut impl Hasher) {
        self.imports.hash(hasher);
        self.others.hash(hasher);
        for LocalType { name, visibility, attributes, .. } in &self.types {
            (name, visibility).hash(hasher);
            // What it derives, and under which name.
            for attribute in attributes.iter().map(Group::stream) {
                let first = attribute.clone().into_iter().next();
                if first.is_some_and(|it| is_word(&it, "derive") || is_word(&it, "component")) {
                    attribute.to_string().hash(hasher);
                }
            }
        }
        for Alias { name, visibility, tokens } in &self.aliases {
            (name, visibility, tokens.to_string()).hash(hasher);
        }
        for Constant { name, value } in &self.constants {
            (name, value.to_string()).hash(hasher);
        }
    }
}

/// One name that a `use` brings in, or all names of a module.
#[derive(Debug, Hash)]
pub(super) struct Import {
    /// The name here; `None` for `*`.
    pub(super) name: Option<String>,
    pub(super) path: Vec<String>,
    /// Whether the path starts with `::`.
    pub(super) is_global: bool,
    pub(super) visibility: Visibility,
}

/// From where an item can be named.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Visibility {
    Public,
    Crate,
    Parent,
    Private,
}

/// A struct, enum or union.
#[derive(Debug)]
pub(super) struct LocalType {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    /// Where its keyword is.
    pub(super) keyword: Span,
    /// What stands in the brackets of its attributes.
    pub(super) attributes: Vec<Group>,
    /// Its tokens, without attributes.
    pub(super) tokens: TokenStream,
}

/// `type Name<…> = …;`
#[derive(Debug)]
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    /// What stands between the name and the semicolon.
    pub(super) tokens: TokenStream,
}

/// A constant whose value is a literal.
#[derive(Debug)]
pub(super) struct Constant {
    pub(super) name: String,
    pub(super) value: Literal,
}

/// `mod name;` or `mod name { … }`.
#[derive(Debug)]
pub(super) struct Submodule {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    /// What `#[path = "…"]` says.
    pub(super) path: Option<String>,
    /// The items; `None` if they are in a file of their own.
    pub(super) items: Option<Items>,
}

/// What is found on the way and has to be said.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Conditions that cannot be read.
    pub(super) unread: Vec<Span>,
    /// A module inside of too many others.
    pub(super) too_deep: Option<Span>,
    /// Whether the file says `#![no_std]`.
    pub(super) is_without_std: bool,
}

/// Reads the items of a file. `None` if a condition says that there are none.
pub(super) fn read(
    tokens: TokenStream,
    conditions: &Conditions,
    findings: &mut Findings,
) -> Option<Items> {
    Walk { conditions, findings }.module(tokens, 0)
}

struct Walk<'w> {
    conditions: &'w Conditions,
    findings: &'w mut Findings,
}

/// What stands before the keyword of an item.
#[derive(Default)]
struct Before {
    attributes: Vec<Group>,
    visibility: Option<Visibility>,
}

impl Walk<'_> {
    fn module(&mut self, tokens: TokenStream, depth: usize) -> Option<Items> {
        let mut items = Items::default();
        let mut tokens = tokens.into_iter().peekable();
        let mut before = Before::default();
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    let inner = tokens.next_if(|next| is_punct(next, '!')).is_some();
                    if let Some(TokenTree::Group(group)) = tokens.next_if(is_bracket) {
                        if !inner {
                            before.attributes.push(group);
                        } else if depth == 0 && group.stream().to_string() == "no_std" {
                            self.findings.is_without_std = true;
                        } else if self.kept(vec![group]).is_none() {
                            return None;
                        }
                    }
                    continue;
                }
                TokenTree::Ident(word) if word == "pub" => {
                    let inside = tokens.next_if(|it| is_group(it, Delimiter::Parenthesis));
                    before.visibility = Some(visibility(inside));
                    continue;
                }
                TokenTree::Ident(keyword) => {
                    let before = std::mem::take(&mut before);
                    self.item(keyword, before, &mut tokens, &mut items, depth);
                }
                _ => before = Before::default(),
            }
        }
        Some(items)
    }

    /// Reads an item, if its keyword is one that matters and its conditions hold.
    fn item(
        &mut self,
        keyword: &Ident,
        before: Before,
        tokens: &mut Peekable<IntoIter>,
        items: &mut Items,
        depth: usize,
    ) {
        let Before { attributes, visibility } = before;
        let visibility = visibility.unwrap_or(Visibility::Private);
        match keyword.to_string().as_str() {
            "use" => {
                let tree = until_semicolon(tokens);
                if self.kept(attributes).is_some() {
                    import(tree, &visibility, &mut items.imports);
                }
            }
            "extern" if tokens.next_if(|next| is_word(next, "crate")).is_some() => {
                let tree = until_semicolon(tokens);
                if self.kept(attributes).is_some() {
                    extern_crate(tree, &visibility, &mut items.imports);
                }
            }
            "mod" => {
                let Some(name) = next_name(tokens) else { return };
                let body = tokens.next_if(is_braces);
                let Some(attributes) = self.kept(attributes) else { return };
                let path = attributes.iter().find_map(path);
                let inner = match body {
                    Some(TokenTree::Group(_)) if depth >= DEEPEST => {
                        self.findings.too_deep.get_or_insert(keyword.span());
                        return;
                    }
                    Some(TokenTree::Group(body)) => match self.module(body.stream(), depth + 1) {
                        Some(items) => Some(items),
                        None => return,
                    },
                    _ => None,
                };
                items.modules.push(Submodule { name, visibility, path, items: inner });
            }
            "struct" | "enum" | "union" => {
                let name = match tokens.peek() {
                    Some(TokenTree::Ident(name)) => name.unraw().to_string(),
                    _ => return,
                };
                let mut item = vec![TokenTree::Ident(keyword.clone())];
                take_item(tokens, &mut item);
                if let Some(attributes) = self.kept(attributes) {
                    let tokens = item.into_iter().collect();
                    let keyword = keyword.span();
                    items.types.push(LocalType { name, visibility, keyword, attributes, tokens });
                }
            }
            "trait" => items.others.extend(next_name(tokens)),
            "type" => {
                let Some(name) = next_name(tokens) else { return };
                let tokens = until_semicolon(tokens).into_iter().collect();
                if self.kept(attributes).is_some() {
                    items.aliases.push(Alias { name, visibility, tokens });
                }
            }
            "const" => {
                // Not a function: those have a keyword here.
                let is_constant = |next: &TokenTree| {
                    !["fn", "unsafe", "extern", "async"].iter().any(|word| is_word(next, word))
                };
                let Some(TokenTree::Ident(name)) = tokens.next_if(is_constant) else { return };
                let rest = until_semicolon(tokens);
                let value = rest.iter().rposition(|token| is_punct(token, '='));
                if let Some(position) = value
                    && let [TokenTree::Literal(value)] = &rest[position + 1..]
                    && self.kept(attributes).is_some()
                {
                    let (name, value) = (name.unraw().to_string(), value.clone());
                    items.constants.push(Constant { name, value });
                }
            }
            _ => {}
        }
    }

    /// The attributes that conditions leave; `None` if the item is left out.
    fn kept(&mut self, attributes: Vec<Group>) -> Option<Vec<Group>> {
        match condition::apply(self.conditions, attributes) {
            Kept::With(kept) => Some(kept),
            Kept::Nothing => None,
            Kept::Unread(attribute) => {
                self.findings.unread.push(attribute.span());
                None
            }
        }
    }
}

/// What stands in the parentheses after `pub`.
fn visibility(inside: Option<TokenTree>) -> Visibility {
    let Some(TokenTree::Group(group)) = inside else { return Visibility::Public };
    match group.stream().to_string().as_str() {
        "crate" | "in crate" => Visibility::Crate,
        "super" | "in super" => Visibility::Parent,
        "self" | "in self" => Visibility::Private,
        // A module above: what can be named from there at least can be named from here.
        _ => Visibility::Private,
    }
}

/// Takes the tokens of a struct or enum after its keyword: up to its braces or its semicolon.
fn take_item(tokens: &mut Peekable<IntoIter>, item: &mut Vec<TokenTree>) {
    for token in tokens.by_ref() {
        let last = is_braces(&token) || is_punct(&token, ';');
        item.push(token);
        if last {
            return;
        }
    }
}

/// Takes the tokens up to a semicolon, and the semicolon.
fn until_semicolon(tokens: &mut Peekable<IntoIter>) -> Vec<TokenTree> {
    tokens.by_ref().take_while(|token| !is_punct(token, ';')).collect()
}

fn next_name(tokens: &mut Peekable<IntoIter>) -> Option<String> {
    match tokens.next_if(|next| matches!(next, TokenTree::Ident(_))) {
        Some(TokenTree::Ident(name)) => Some(name.unraw().to_string()),
        _ => None,
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// What `#[path = "…"]` says, if this is one.
fn path(attribute: &Group) -> Option<String> {
    let mut tokens = attribute.stream().into_iter();
    let (name, equals, value) = (tokens.next()?, tokens.next()?, tokens.next()?);
    match value {
        TokenTree::Literal(value) if is_word(&name, "path") && is_punct(&equals, '=') => {
            condition::text(&value)
        }
        _ => None,
    }
}

/// `extern crate a;` and `extern crate a as b;`
fn extern_crate(tree: Vec<TokenTree>, visibility: &Visibility, imports: &mut Vec<Import>) {
    let names: Vec<String> = tree.iter().filter_map(word).collect();
    let (path, name) = match &names[..] {
        [name] => (name, name),
        [path, keyword, name] if keyword == "as" => (path, name),
        _ => return,
    };
    imports.push(Import {
        name: Some(name.clone()),
        path: vec![path.clone()],
        is_global: true,
        visibility: visibility.clone(),
    });
}

fn word(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(word) => Some(word.unraw().to_string()),
        _ => None,
    }
}

/// The names that a `use` brings in.
fn import(tree: Vec<TokenTree>, visibility: &Visibility, imports: &mut Vec<Import>) {
    let is_global = tree.first().is_some_and(|first| is_punct(first, ':'));
    branch(tree, &[], is_global, visibility, imports, 0);
}

fn branch(
    tree: Vec<TokenTree>,
    above: &[String],
    is_global: bool,
    visibility: &Visibility,
    imports: &mut Vec<Import>,
    depth: usize,
) {
    let mut path = above.to_vec();
    let mut is_empty = true;
    let import = |name: Option<String>, path: Vec<String>| Import {
        name,
        path,
        is_global,
        visibility: visibility.clone(),
    };
    let mut tokens = tree.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(keyword) if keyword == "as" => {
                // `as _` brings in no name.
                let name = tokens.next().as_ref().and_then(word).filter(|name| name != "_");
                imports.extend(name.map(|name| import(Some(name), path)));
                return;
            }
            // `a::{self}` is `a`.
            TokenTree::Ident(segment) if segment == "self" && is_empty && !above.is_empty() => {}
            TokenTree::Ident(segment) => path.push(segment.unraw().to_string()),
            TokenTree::Punct(star) if star.as_char() == '*' => {
                imports.push(import(None, path));
                return;
            }
            TokenTree::Group(group) if depth < DEEPEST => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for tree in inner.split(|token| is_punct(token, ',')) {
                    branch(tree.to_vec(), &path, is_global, visibility, imports, depth + 1);
                }
                return;
            }
            _ => {}
        }
        is_empty = false;
    }
    if !is_empty && let Some(name) = path.last().cloned() {
        imports.push(import(Some(name), path));
    }
}
