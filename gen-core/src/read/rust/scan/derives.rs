//! Which derives are ours. Other crates have derives with the same names.

use proc_macro2::{TokenStream, TokenTree};

use super::is_punct;
use crate::read::rust::Derive;

/// The crate that a file must name for its derives to be ours.
pub(super) const CRATE: &str = "gen_macro";

/// Which of our derives a list of derives names.
pub(super) fn derived(list: TokenStream, imports: &[(String, Derive)]) -> Vec<Derive> {
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
pub(super) fn derives_conditionally(tokens: TokenStream, imports: &[(String, Derive)]) -> bool {
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
pub(super) fn imports(path: &[TokenTree], imports: &mut Vec<(String, Derive)>) {
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
