//! `#[derive(Component)]` and `#[derive(Type)]` declare that a Rust type crosses the JSON boundary.
//!
//! From the types that derive them, `gen-build` makes TypeScript and JSON Schema on `cargo build`.
//! serde's attributes say what is on the wire; doc comments become descriptions.
//!
//! ```
//! use gen_macro::{Component, Type};
//! use serde::{Deserialize, Serialize};
//!
//! /// Starts an action or submits a form.
//! #[derive(Serialize, Deserialize, Component)]
//! #[serde(rename_all = "camelCase", deny_unknown_fields)]
//! pub struct ButtonProps {
//!     /// Text shown in the button.
//!     label: String,
//!     #[serde(skip_serializing_if = "Option::is_none")]
//!     tab_index: Option<i32>,
//!     #[serde(default)]
//!     variant: Variant,
//! }
//!
//! /// Visual weight.
//! #[derive(Default, Serialize, Deserialize, Type)]
//! #[serde(rename_all = "kebab-case")]
//! pub enum Variant {
//!     Primary,
//!     #[default]
//!     Secondary,
//! }
//!
//! assert_eq!(ButtonProps::COMPONENT_NAME, "Button");
//! assert_eq!(Variant::TYPE_NAME, "Variant");
//! ```
//!
//! `#[component(test)]` on a type adds a test that serde and the schemas of the type agree, for which
//! the package needs the dev-dependencies `serde_json` and `jsonschema`.
//!
//! The derives add constants and refer to nothing but `core`. What cannot be described rightly is a
//! compile error at the place that is responsible, all of them at once.
//!
//! # With a build script
//!
//! In a package whose build script calls gen-build, the constants `JSON_SCHEMA` and
//! `INPUT_JSON_SCHEMA` hold the schemas of what serde sends and accepts, and rustc confirms what the
//! build script read of each type: its attributes, and the type of every field. Where it read
//! something else, or never saw the type, that is a compile error with both readings.

mod conformance;
mod proof;

use std::env;

use gen_core::diagnostic::{Diagnostic, Severity};
use gen_core::model::Main;
use gen_core::read::rust::{Derive, Item, SpanRange, read_item};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use self::proof::{Checked, Proof};

/// Declares a struct with named fields as the props of a component.
///
/// A struct named `ButtonProps` or `Button` is the component `Button`, and its constant
/// `COMPONENT_NAME` says so.
///
/// ```
/// # use gen_macro::Component;
/// #[derive(Component)]
/// struct TableProps<'a, Row: Clone> {
///     caption: &'a str,
///     rows: Vec<Row>,
/// }
///
/// assert_eq!(TableProps::<u8>::COMPONENT_NAME, "Table");
/// ```
#[proc_macro_derive(Component, attributes(component, serde))]
pub fn derive_component(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input.into(), Derive::Component).into()
}

/// Declares a struct or enum as a type that props are made of. Its constant `TYPE_NAME` is the
/// type's name in TypeScript.
///
/// ```
/// # use gen_macro::Type;
/// #[derive(Type)]
/// #[serde(tag = "kind", rename_all = "lowercase")]
/// enum Media {
///     Image { alt: String },
///     Video { seconds: u32 },
/// }
///
/// assert_eq!(Media::TYPE_NAME, "Media");
/// ```
#[proc_macro_derive(Type, attributes(component, serde))]
pub fn derive_type(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(input.into(), Derive::Type).into()
}

fn derive(input: TokenStream, derive: Derive) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let item = read_item(&input, derive);
    let Some(proof) = Proof::find() else {
        let mut tokens = constants(&input, &item, TokenStream::new());
        tokens.extend(errors(&item));
        if let Some(test) = item.test.as_ref().filter(|_| !is_editor()) {
            tokens.extend(conformance::test(&input, test, None));
        }
        return tokens;
    };
    // Whatever the build script read has no errors, and it knows what names mean.
    let Checked { definition, tokens: checked } = if is_editor() {
        // An editor compiles what was not saved yet, of which the build script cannot know.
        let definition = Some(item.definition.name().to_owned());
        Checked { definition, tokens: TokenStream::new() }
    } else {
        proof.check(&input, derive)
    };
    let definition = definition.as_deref();
    let schemas = definition.map_or_else(TokenStream::new, |it| proof.schemas(it));
    let mut tokens = constants(&input, &item, schemas);
    tokens.extend(checked);
    if let Some(test) = item.test.as_ref().filter(|_| !is_editor()) {
        let found = definition.map(|definition| (&proof, definition));
        tokens.extend(conformance::test(&input, test, found));
    }
    tokens
}

/// Whether the macro is expanded for an editor and not by the compiler.
fn is_editor() -> bool {
    env::var_os("RUST_ANALYZER_INTERNALS_DO_NOT_USE").is_some()
}

/// The constants with the name and the schemas. They are there also when there are errors, so that
/// whoever uses them has no errors of their own.
fn constants(input: &DeriveInput, item: &Item, schemas: TokenStream) -> TokenStream {
    let name = item.definition.name();
    let (constant, docs) = match item.definition.main {
        Main::Component(_) => (quote!(COMPONENT_NAME), "The name of the component."),
        Main::Type(_) => (quote!(TYPE_NAME), "The name of the type in TypeScript."),
    };
    let ident = &input.ident;
    let (parameters, arguments, bounds) = input.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(dead_code, deprecated)]
        impl #parameters #ident #arguments #bounds {
            #[doc = #docs]
            pub const #constant: &'static ::core::primitive::str = #name;
            #schemas
        }
    }
}

/// A compile error at each place that cannot be described.
fn errors(item: &Item) -> TokenStream {
    let mut tokens = TokenStream::new();
    let is_error = |it: &&Diagnostic| it.code.severity() == Severity::Error;
    for diagnostic in item.diagnostics.iter().filter(is_error) {
        let mut message = diagnostic.message.clone();
        for help in &diagnostic.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        let range = item.spans.get(diagnostic.place.node as usize);
        let (start, end) = range.map_or_else(
            || (Span::call_site(), Span::call_site()),
            |range| (range.start, range.end),
        );
        tokens.extend(compile_error(SpanRange { start, end }, &message));
    }
    tokens
}

/// An error of the compiler. rustc marks a macro call from its first token to its last.
fn compile_error(range: SpanRange, message: &str) -> TokenStream {
    let path = quote_spanned!(range.start=> ::core::compile_error!);
    let text = quote_spanned!(range.end=> { #message });
    [path, text].into_iter().collect()
}
