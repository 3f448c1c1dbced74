//! Which derives of a type are ours, and what it defines. Other crates have derives with the same
//! names.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::MetaList;

use super::condition::text;
use super::is_punct;
use super::resolve::Resolver;
use super::tree::ModuleId;
use crate::read::rust::{Derive, item};

/// Our derives among the attributes of a type, each with the position of its attribute.
pub(super) fn of(
    resolver: &mut Resolver,
    module: ModuleId,
    attributes: &[Group],
) -> Vec<(usize, Derive)> {
    let mut derives = Vec::new();
    let lists = attributes.iter().enumerate();
    for (position, list) in lists.filter_map(|(at, it)| Some((at, inside(it, "derive")?))) {
        let mut path: Vec<String> = Vec::new();
        let tokens = list.into_iter().map(Some).chain([None]);
        for token in tokens {
            match token {
                Some(TokenTree::Ident(word)) => path.push(word.to_string()),
                Some(token) if !is_punct(&token, ',') => {}
                _ => {
                    let path = std::mem::take(&mut path);
                    let derive = resolver.derive(module, &path);
                    derives.extend(derive.map(|derive| (position, derive)));
                }
            }
        }
    }
    derives
}

/// The name of what a type defines: `#[component(name = "…")]`, or its own.
pub(super) fn definition(attributes: &[Group], name: &str, derive: Derive) -> String {
    let stated = attributes.iter().filter_map(|it| inside(it, "component")).find_map(stated_name);
    stated.unwrap_or_else(|| match derive {
        Derive::Component => item::component_name(name).to_owned(),
        Derive::Type => name.to_owned(),
    })
}

/// The value of `name = "…"` in a list.
fn stated_name(list: TokenStream) -> Option<String> {
    let mut tokens = list.into_iter();
    while let Some(token) = tokens.next() {
        if matches!(&token, TokenTree::Ident(key) if key == "name")
            && tokens.next().is_some_and(|next| is_punct(&next, '='))
            && let Some(TokenTree::Literal(value)) = tokens.next()
        {
            return text(&value);
        }
    }
    None
}

/// What stands in the parentheses of an attribute of a name.
fn inside(attribute: &Group, name: &str) -> Option<TokenStream> {
    let mut tokens = attribute.stream().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(word)), Some(TokenTree::Group(list))) if word == name => {
            Some(list.stream())
        }
        _ => None,
    }
}

/// The strings in an attribute that may be Rust types.
pub(super) fn types_in(list: &MetaList) -> Vec<String> {
    let is_own = list.path.is_ident("component");
    if !is_own && !list.path.is_ident("serde") {
        return Vec::new();
    }
    let mut texts = Vec::new();
    let mut open = vec![(String::new(), list.tokens.clone())];
    while let Some((outer, tokens)) = open.pop() {
        let mut key = outer.clone();
        for token in tokens {
            match token {
                // `as(serialize = "…")` is an `as` in one direction.
                TokenTree::Ident(word) if outer.is_empty() => key = word.to_string(),
                TokenTree::Group(group) => open.push((key.clone(), group.stream())),
                TokenTree::Literal(value) => {
                    let names_type = match is_own {
                        true => key == "as",
                        false => ["from", "try_from", "into"].contains(&key.as_str()),
                    };
                    texts.extend(text(&value).filter(|_| names_type));
                }
                _ => {}
            }
        }
    }
    texts
}
