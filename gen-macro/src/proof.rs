//! Has rustc confirm what the build script read.
//!
//! gen-build scans text; here are the real tokens. Where a type is not what gen-build read, that is
//! a compile error at the part that differs. Where it is, rustc gets to compare each field's type
//! with the one that gen-build resolved: an alias, a shadowed name or a type of the same name in
//! another module cannot slip through.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs};

use gen_core::read::rust::{Derive, Difference, Part, Readings, SpanRange, TypeReading, parts};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use crate::compile_error;

/// What a build script left for the derives of its package.
pub(crate) struct Proof {
    folder: PathBuf,
    readings: Arc<Readings>,
}

/// What there is to say of one type.
pub(crate) struct Checked {
    /// The name of the definition, if the build script read the type as it is.
    pub(crate) definition: Option<String>,
    /// What rustc has to confirm, or what is wrong.
    pub(crate) tokens: TokenStream,
}

impl Proof {
    /// What a build script left, if one did that scanned the crate which is being compiled.
    pub(crate) fn find() -> Option<Proof> {
        let folder = PathBuf::from(env::var_os("OUT_DIR")?).join("gen");
        let readings = read(&folder)?;
        // Tests, examples and benchmarks have a build script, too, and are not scanned.
        let is_scanned =
            env::var("CARGO_CRATE_NAME").is_ok_and(|krate| readings.crates.contains(&krate));
        is_scanned.then_some(Proof { folder, readings })
    }

    /// Compares a type with what was read of it.
    pub(crate) fn check(&self, input: &DeriveInput, derive: Derive) -> Checked {
        let name = gen_core::read::rust::name(&input.ident);
        let found = parts(input);
        let candidates = self
            .readings
            .types
            .iter()
            .filter(|reading| reading.name == name && reading.derive == derive);
        let candidates: Vec<&TypeReading> = candidates.collect();
        let same: Vec<&TypeReading> =
            candidates.iter().copied().filter(|it| it.difference(&found).is_none()).collect();
        match (&same[..], &candidates[..]) {
            ([], []) => Checked { definition: None, tokens: unread(input.ident.span(), &name) },
            ([], candidates) => {
                let reading = nearest(candidates, input.ident.span());
                let tokens = match reading.difference(&found) {
                    Some(difference) => differs(reading, &found, &difference),
                    None => TokenStream::new(),
                };
                Checked { definition: None, tokens }
            }
            (same, _) => {
                let reading = nearest(same, input.ident.span());
                let tokens = confirmed(input, reading, &found);
                Checked { definition: Some(reading.definition.clone()), tokens }
            }
        }
    }

    /// Whether the build script left the schemas of a definition.
    pub(crate) fn has_schemas(&self, definition: &str) -> bool {
        self.folder.join(format!("{definition}.schema.json")).is_file()
    }

    /// Whether the build script left samples of a definition.
    pub(crate) fn has_samples(&self, definition: &str) -> bool {
        self.folder.join(format!("{definition}.samples")).is_file()
    }

    /// The constants with the schemas of a definition.
    pub(crate) fn schemas(&self, definition: &str) -> TokenStream {
        if !self.has_schemas(definition) {
            return TokenStream::new();
        }
        let sent = format!("{definition}.schema.json");
        let accepted = format!("{definition}Input.schema.json");
        let text = |file: &str| {
            let file = format!("/gen/{file}");
            quote!(::core::include_str!(::core::concat!(::core::env!("OUT_DIR"), #file)))
        };
        let sent = text(&sent);
        let accepted = match self.folder.join(&accepted).is_file() {
            true => text(&accepted),
            false => quote!(Self::JSON_SCHEMA),
        };
        quote! {
            /// The JSON Schema of what serde sends.
            pub const JSON_SCHEMA: &'static ::core::primitive::str = #sent;
            /// The JSON Schema of what serde accepts.
            pub const INPUT_JSON_SCHEMA: &'static ::core::primitive::str = #accepted;
        }
    }
}

/// The readings in a folder. They are asked for once for each type, in an editor for days.
fn read(folder: &Path) -> Option<Arc<Readings>> {
    static LAST: Mutex<Option<(PathBuf, SystemTime, Arc<Readings>)>> = Mutex::new(None);
    let file = folder.join("readings");
    let written = fs::metadata(&file).and_then(|it| it.modified()).ok()?;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match &*last {
        Some((known, at, readings)) if (known, at) == (&file, &written) => Some(readings.clone()),
        _ => {
            let readings = Arc::new(Readings::from_text(&fs::read_to_string(&file).ok()?)?);
            *last = Some((file, written, readings.clone()));
            Some(readings)
        }
    }
}

/// Of types with one name, the one that is written in the file of the derive.
fn nearest<'r>(readings: &[&'r TypeReading], span: Span) -> &'r TypeReading {
    let file = span.unwrap().local_file();
    let is_here = |reading: &&&TypeReading| {
        file.as_deref().is_some_and(|file| file.ends_with(reading.file.trim_start_matches("../")))
    };
    readings.iter().find(is_here).unwrap_or(&readings[0])
}

fn unread(span: Span, name: &str) -> TokenStream {
    let message = format!(
        "the build script did not read `{name}`\n\
         help: gen-build reads the modules of the folders that `rust` names in gen.yaml, without what \
         macros, functions and `include!` make; move the type to a module, or add its folder"
    );
    only_in_builds(compile_error(span.into(), &message))
}

fn differs(reading: &TypeReading, found: &[Part], difference: &Difference) -> TokenStream {
    let part = &found[difference.position];
    let what = if part.label.is_empty() {
        format!("`{}`", reading.name)
    } else {
        format!("`{}` of `{}`", part.label, reading.name)
    };
    let read = difference.read.as_ref().map_or_else(|| "nothing".into(), |it| format!("`{it}`"));
    let message = format!(
        "{what} is not what the build script read\n\
         rustc sees: `{}`\n\
         {} says: {read}\n\
         help: it may depend on a condition that only the compiler knows, such as one that a build \
         script sets; write the type without it, or build again if the file has just changed",
        part.text, reading.file
    );
    only_in_builds(compile_error(part.span, &message))
}

/// Lets rustc compare the types of all fields with those that were resolved.
fn confirmed(input: &DeriveInput, reading: &TypeReading, found: &[Part]) -> TokenStream {
    let mut comparisons = TokenStream::new();
    for (part, read) in found.iter().zip(&reading.parts) {
        let (Some(ty), Ok(resolved)) = (part.ty, read.resolved.parse::<TokenStream>()) else {
            continue;
        };
        if read.resolved.is_empty() || read.resolved == "_" {
            continue;
        }
        let SpanRange { start, .. } = part.span;
        // rustc points at the type of the field, and says both.
        let field = quote_spanned!(start=> WhatGenBuildRead::<#ty>(::core::marker::PhantomData));
        comparisons.extend(quote! { let _: WhatGenBuildRead<#resolved> = #field; });
    }
    if comparisons.is_empty() {
        return comparisons;
    }
    let ident = &input.ident;
    let (parameters, arguments, bounds) = input.generics.split_for_impl();
    only_in_builds(quote! {
        const _: () = {
            struct WhatGenBuildRead<T: ?::core::marker::Sized>(::core::marker::PhantomData<T>);
            trait Confirmed { fn confirmed(); }
            #[automatically_derived]
            #[allow(dead_code, deprecated, unused_qualifications, clippy::all, clippy::pedantic)]
            impl #parameters Confirmed for #ident #arguments #bounds {
                fn confirmed() { #comparisons }
            }
        };
    })
}

/// Tests and documentation are compiled with conditions of their own, and beside a build.
fn only_in_builds(tokens: TokenStream) -> TokenStream {
    if tokens.is_empty() {
        tokens
    } else {
        quote! { #[cfg(not(any(test, doc)))] #tokens }
    }
}
