//! The test of a type that asks for one with `#[component(test)]`.
//!
//! It sends samples through the real serde_json and asks a validator of JSON Schema, an independent
//! judge, about the schemas of the type. It refers to the dev-dependencies `serde_json` and
//! `jsonschema` of whoever asks, and to what the build script left.

use gen_core::read::rust::{Test, name};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{DeriveInput, GenericParam, Lifetime};

use crate::proof::Proof;

/// The test, which is compiled in tests only. Without what a build script leaves it is an error.
pub(crate) fn test(input: &DeriveInput, test: &Test, found: Option<(&Proof, &str)>) -> TokenStream {
    let rust = name(&input.ident);
    let is_complete = |found: &(&Proof, &str)| {
        let (proof, definition) = *found;
        proof.has_schemas(definition) && (!test.accepted || proof.has_samples(definition))
    };
    let Some((_, definition)) = found.filter(is_complete) else {
        let message = format!(
            "there are no samples to test `{rust}` with\n\
             help: `#[component(test)]` needs what the build script leaves: call \
             `gen_build::generate()` in build.rs, and put the type into a module that gen-build reads"
        );
        let error = crate::compile_error(input.ident.span().into(), &message);
        return quote! { #[cfg(test)] #error };
    };
    let function = Ident::new(&function_name(&rust), input.ident.span());
    let ty = ty(input);
    let reading = test.accepted.then(|| reading(&ty, definition, test.sent));
    let sending = test.values.as_ref().map(|values| sending(&ty, values));
    let findings = findings(&rust);
    quote! {
        #[cfg(test)]
        #[test]
        #[allow(deprecated, unused_imports, unused_qualifications, clippy::all, clippy::pedantic)]
        fn #function() {
            use ::std::prelude::rust_2021::*;
            #findings
            #reading
            #sending
            findings.report();
        }
    }
}

/// The type with lifetimes that everything in a test outlives.
fn ty(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let lifetimes = input.generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Lifetime(_) => Some(Lifetime::new("'static", Span::call_site())),
        _ => None,
    });
    // A type of the user may be called as something that is used here.
    quote! { self::#ident<#(#lifetimes),*> }
}

/// `SignUp` is tested by `sign_up_conforms`.
fn function_name(rust: &str) -> String {
    let mut function = String::new();
    for letter in rust.chars() {
        if letter.is_uppercase() && !function.is_empty() && !function.ends_with('_') {
            function.push('_');
        }
        function.extend(letter.to_lowercase());
    }
    function.push_str("_conforms");
    function
}

/// What is wrong, by what can be done about it.
fn findings(rust: &str) -> TokenStream {
    let title = format!("`{rust}` is not what gen describes");
    quote! {
        struct WhatGenFound([Vec<String>; 6]);
        impl WhatGenFound {
            fn report(self) {
                let about = [
                    "there are no values of these, and gen can make up none: give some, with \
                     `#[component(example = \"…\")]` or with `examples` in YAML",
                    "INPUT_JSON_SCHEMA accepts what serde refuses: `type` or `as` promises too much, or the \
                     type has rules that gen cannot see, to be said with `pattern`, `minimum` and the like",
                    "INPUT_JSON_SCHEMA refuses what serde reads: `type` or `as` leaves something out; \
                     `type(deserialize = \"…\")` says it for this direction",
                    "JSON_SCHEMA refuses what serde sends: `type` or `as` is wrong, or leaves something out; \
                     `type(serialize = \"…\")` says it for this direction",
                    "serde cannot send these values",
                    "the validator does not judge by INPUT_JSON_SCHEMA as gen does: one of them is wrong",
                ];
                let mut text = String::new();
                for (about, findings) in about.iter().zip(self.0) {
                    if findings.is_empty() {
                        continue;
                    }
                    text.push_str("\n\n");
                    text.push_str(about);
                    for finding in findings.iter().take(10) {
                        text.push_str("\n  ");
                        text.push_str(finding);
                    }
                    if findings.len() > 10 {
                        text.push_str(&::std::format!("\n  and {} more", findings.len() - 10));
                    }
                }
                if !text.is_empty() {
                    ::std::panic!("{}{}\n", #title, text);
                }
            }
        }
        let mut findings = WhatGenFound(Default::default());
        let validator = |schema: &str| {
            let schema = ::serde_json::from_str(schema).expect("a schema is JSON");
            let options = ::jsonschema::options().should_validate_formats(true);
            options.build(&schema).expect("a schema that gen writes is valid")
        };
    }
}

/// Reads the samples, and sends what was read.
fn reading(ty: &TokenStream, definition: &str, is_sent: bool) -> TokenStream {
    let samples = format!("/gen/{definition}.samples");
    let send = if is_sent {
        quote! {
            match ::serde_json::to_string(&value) {
                Ok(text) => {
                    let json = ::serde_json::from_str(&text).expect("serde_json writes JSON");
                    if let Some(error) = sent.iter_errors(&json).next() {
                        let same = if text == sample { String::new() } else {
                            ::std::format!(", read from {sample}")
                        };
                        findings.0[3].push(::std::format!("{text}{same}: {error}"));
                    }
                }
                Err(error) => findings.0[4].push(::std::format!("{sample}: {error}")),
            }
        }
    } else {
        quote! { let _ = value; }
    };
    let sent = is_sent.then(|| quote! { let sent = validator(<#ty>::JSON_SCHEMA); });
    quote! {
        let samples: &'static str =
            ::core::include_str!(::core::concat!(::core::env!("OUT_DIR"), #samples));
        let accepted = validator(<#ty>::INPUT_JSON_SCHEMA);
        #sent
        for line in samples.lines() {
            let (sign, sample) = line.split_at(2);
            if sign == "? " {
                findings.0[0].push(sample.to_owned());
                continue;
            }
            let json = ::serde_json::from_str(sample).expect("a sample is JSON");
            let error = accepted.iter_errors(&json).next().map(|error| error.to_string());
            if error.is_none() != (sign == "+ ") {
                let error = error.unwrap_or_else(|| "it is valid".to_owned());
                findings.0[5].push(::std::format!("{sample}: {error}"));
                continue;
            }
            match ::serde_json::from_str::<#ty>(sample) {
                Ok(value) if sign == "+ " => { #send }
                Ok(_) if sign == "- " => {
                    findings.0[2].push(::std::format!("{sample}: {}", error.unwrap_or_default()));
                }
                Err(error) if sign == "+ " => {
                    findings.0[1].push(::std::format!("{sample}: {error}"));
                }
                _ => {}
            }
        }
    }
}

/// Sends the values that a function gives.
fn sending(ty: &TokenStream, values: &TokenStream) -> TokenStream {
    let function = values.to_string().replace(' ', "");
    quote! {
        let sent = validator(<#ty>::JSON_SCHEMA);
        let mut is_empty = true;
        for value in #values() {
            is_empty = false;
            let value: #ty = value;
            match ::serde_json::to_string(&value) {
                Ok(text) => {
                    let json = ::serde_json::from_str(&text).expect("serde_json writes JSON");
                    if let Some(error) = sent.iter_errors(&json).next() {
                        findings.0[3].push(::std::format!("{text}: {error}"));
                    }
                }
                Err(error) => findings.0[4].push(error.to_string()),
            }
        }
        if is_empty {
            findings.0[0].push(#function.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::function_name;

    #[test]
    fn tests_have_names_of_functions() {
        assert_eq!(function_name("SignUp"), "sign_up_conforms");
        assert_eq!(function_name("Url"), "url_conforms");
        assert_eq!(function_name("A1B"), "a1_b_conforms");
    }
}
