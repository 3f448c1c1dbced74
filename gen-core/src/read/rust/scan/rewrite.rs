//! Types with all names resolved: `Rows` becomes `::std::vec::Vec<crate::model::Row>`.
//!
//! Whatever the reader, and the proof in the derive, see of a field's type has gone through here.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{
    Expr, ExprLit, GenericArgument, GenericParam, Generics, Lit, Path, PathArguments, PathSegment,
    Token, Type, TypePath,
};

use super::depth::is_deep;
use super::is_punct;
use super::resolve::{Resolver, Target};
use super::tree::ModuleId;
use crate::ordered::Map;
use crate::read::rust::{known, name};

/// How many tokens an alias may stand for.
const LARGEST_ALIAS: usize = 4096;

/// How many aliases may stand for each other.
const LONGEST_CHAIN: usize = 16;

/// How many uses of aliases there may be in one type, those in aliases among them.
const MOST_ALIASES: usize = 256;

/// Resolves the names in types that are written in one module.
pub(super) struct Rewriter<'r, 't, 'a> {
    pub(super) resolver: &'r mut Resolver<'t, 'a>,
    /// The module of the type that has the fields.
    pub(super) from: ModuleId,
    /// What types define, by their modules and positions.
    pub(super) definitions: &'r Definitions,
    /// What types define, by the paths that were spelled out.
    pub(super) names: Map<String, String>,
    /// How many aliases were followed in one type.
    pub(super) aliases: usize,
}

/// The names of definitions by the types that derive them: modules, and positions there.
pub(super) type Definitions = Map<(ModuleId, usize), String>;

impl Rewriter<'_, '_, '_> {
    /// Resolves the names in the type of a field. `parameters` are not resolved.
    pub(super) fn field(&mut self, ty: &mut Type, parameters: &[String]) {
        self.aliases = 0;
        self.ty(ty, self.from, parameters, 0);
    }

    fn ty(&mut self, ty: &mut Type, module: ModuleId, parameters: &[String], depth: usize) {
        match ty {
            Type::Group(group) => self.ty(&mut group.elem, module, parameters, depth),
            Type::Paren(paren) => self.ty(&mut paren.elem, module, parameters, depth),
            Type::Reference(reference) => {
                self.ty(&mut reference.elem, module, parameters, depth);
            }
            Type::Slice(slice) => self.ty(&mut slice.elem, module, parameters, depth),
            Type::Array(array) => {
                self.ty(&mut array.elem, module, parameters, depth);
                self.length(&mut array.len, module);
            }
            Type::Tuple(tuple) => {
                for item in &mut tuple.elems {
                    self.ty(item, module, parameters, depth);
                }
            }
            Type::Path(TypePath { qself: None, path, .. }) => {
                for segment in &mut path.segments {
                    if let PathArguments::AngleBracketed(list) = &mut segment.arguments {
                        for argument in &mut list.args {
                            if let GenericArgument::Type(inner) = argument {
                                self.ty(inner, module, parameters, depth);
                            }
                        }
                    }
                }
                if let Some(resolved) = self.path(path, module, parameters, depth) {
                    *ty = resolved;
                }
            }
            _ => {}
        }
    }

    /// What a path stands for, if that is anything but itself.
    fn path(
        &mut self,
        path: &Path,
        module: ModuleId,
        parameters: &[String],
        depth: usize,
    ) -> Option<Type> {
        let last = path.segments.last()?;
        let names: Vec<String> = path.segments.iter().map(|segment| name(&segment.ident)).collect();
        if path.leading_colon.is_none()
            && let [only] = &names[..]
            && (only == "Self" || parameters.contains(only))
        {
            return None;
        }
        let target = self.resolver.path(module, &names, path.leading_colon.is_some());
        let resolved = match target {
            Some(Target::Foreign(found)) => known::canonical(&found).unwrap_or(found),
            Some(Target::Type(found, position)) => {
                let items = self.resolver.tree.items(found);
                let name = &items.types[position].name;
                let resolved = self.resolver.path_of(found, name, self.from);
                let first = self.resolver.tree.first(found);
                if let Some(definition) = self.definitions.get(&(first, position)) {
                    self.names.insert(resolved.join("::"), definition.clone());
                }
                let is_far = resolved[0] != "crate";
                return Some(spelled(&resolved, is_far, path));
            }
            Some(Target::Alias(found, position)) => {
                return self.alias(found, position, last, depth);
            }
            // No type, so also not the one of the standard library.
            Some(Target::Module(_) | Target::Other) => match &names[..] {
                [only] => return Some(spelled(&["self".into(), only.clone()], false, path)),
                _ => return None,
            },
            // What Rust always knows, and what is taken for the standard library's where nothing
            // else of that name is seen.
            None => match &names[..] {
                [only] => known::standard(only)?,
                _ => return None,
            },
        };
        Some(spelled(&resolved, true, path))
    }

    /// What an alias stands for, with its arguments in place of its parameters.
    fn alias(
        &mut self,
        module: ModuleId,
        position: usize,
        use_site: &PathSegment,
        depth: usize,
    ) -> Option<Type> {
        self.aliases += 1;
        if depth >= LONGEST_CHAIN || self.aliases > MOST_ALIASES {
            return None;
        }
        let items = self.resolver.tree.items(module);
        let tokens = items.aliases[position].tokens.clone();
        if is_deep(tokens.clone(), 0) {
            return None;
        }
        let (generics, mut target) = alias_parts.parse2(tokens).ok()?;
        let parameters: Vec<String> =
            generics.type_params().map(|parameter| name(&parameter.ident)).collect();
        self.ty(&mut target, module, &parameters, depth + 1);
        let mut arguments = match &use_site.arguments {
            PathArguments::AngleBracketed(list) => list.args.clone(),
            _ => Punctuated::new(),
        }
        .into_iter()
        .peekable();

        let mut values = Map::new();
        for parameter in &generics.params {
            match parameter {
                GenericParam::Lifetime(parameter) => {
                    let given = arguments
                        .next_if(|it| matches!(it, GenericArgument::Lifetime(_)))
                        .map(ToTokens::into_token_stream);
                    let elided = || quote::quote!('_);
                    let name = parameter.lifetime.ident.to_string();
                    values.insert(format!("'{name}"), given.unwrap_or_else(elided));
                }
                GenericParam::Type(parameter) => {
                    let value = match arguments.next() {
                        Some(argument) => argument.into_token_stream(),
                        None => {
                            let mut default = parameter.default.clone()?.1;
                            self.ty(&mut default, module, &parameters, depth + 1);
                            substituted(default.to_token_stream(), &values, None)
                        }
                    };
                    values.insert(name(&parameter.ident), value);
                }
                GenericParam::Const(parameter) => {
                    let value = arguments.next()?.into_token_stream();
                    values.insert(name(&parameter.ident), value);
                }
            }
        }
        let span = use_site.ident.span();
        let tokens = substituted(target.to_token_stream(), &values, Some(span));
        if count(&tokens) > LARGEST_ALIAS || is_deep(tokens.clone(), 0) {
            return None;
        }
        syn::parse2(tokens).ok()
    }

    /// A constant in the length of an array becomes its number.
    fn length(&mut self, length: &mut Expr, module: ModuleId) {
        let Expr::Path(path) = &*length else { return };
        let names: Vec<String> =
            path.path.segments.iter().map(|segment| name(&segment.ident)).collect();
        let Some(value) = self.resolver.constant(module, &names) else { return };
        if let Lit::Int(number) = Lit::new(value) {
            let mut number = number;
            number.set_span(path.path.segments[0].ident.span());
            *length = Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Int(number) });
        }
    }
}

/// The parameters and the type in `<…> = …`.
fn alias_parts(input: syn::parse::ParseStream) -> syn::Result<(Generics, Type)> {
    let generics = input.parse()?;
    while !input.is_empty() && !input.peek(Token![=]) {
        input.parse::<TokenTree>()?;
    }
    input.parse::<Token![=]>()?;
    let target = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok((generics, target))
}

/// A path with the arguments and the place of another.
fn spelled(path: &[String], is_global: bool, like: &Path) -> Type {
    let first = like.segments.first().map_or_else(Span::call_site, |first| first.ident.span());
    let mut segments: Punctuated<PathSegment, Token![::]> =
        path.iter().map(|name| PathSegment::from(ident(name, first))).collect();
    if let (Some(last), Some(like)) = (segments.last_mut(), like.segments.last()) {
        last.ident.set_span(like.ident.span());
        last.arguments = like.arguments.clone();
    }
    let leading_colon = is_global.then(|| Token![::](first));
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path: Path { leading_colon, segments } })
}

/// A word, which is raw if it is a keyword that leads no path.
fn ident(name: &str, span: Span) -> Ident {
    if KEYWORDS.contains(&name) { Ident::new_raw(name, span) } else { Ident::new(name, span) }
}

/// The keywords that may be names of types and modules, written `r#…`.
const KEYWORDS: [&str; 47] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while",
];

/// Tokens with values in place of names. What is not a value gets the span.
fn substituted(
    tokens: TokenStream,
    values: &Map<String, TokenStream>,
    span: Option<Span>,
) -> TokenStream {
    let mut result = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    // A name behind `::` is another name.
    let mut is_free = true;
    while let Some(mut token) = tokens.next() {
        let was_free = std::mem::replace(&mut is_free, !is_punct(&token, ':'));
        if let TokenTree::Punct(quote) = &token
            && quote.as_char() == '\''
            && let Some(TokenTree::Ident(lifetime)) = tokens.peek()
            && let Some(value) = values.get(&format!("'{lifetime}"))
        {
            tokens.next();
            result.extend(value.clone());
            continue;
        }
        if was_free
            && let TokenTree::Ident(word) = &token
            && let Some(value) = values.get(&word.to_string())
        {
            let value = Group::new(Delimiter::None, value.clone());
            result.extend([TokenTree::Group(value)]);
            continue;
        }
        if let TokenTree::Group(group) = &token {
            let inside = substituted(group.stream(), values, span);
            let mut changed = Group::new(group.delimiter(), inside);
            changed.set_span(group.span());
            token = TokenTree::Group(changed);
        }
        if let Some(span) = span {
            token.set_span(span);
        }
        result.extend([token]);
    }
    result
}

fn count(tokens: &TokenStream) -> usize {
    let inside = |token| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    };
    tokens.clone().into_iter().map(inside).sum()
}
