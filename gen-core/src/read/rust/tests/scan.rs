use expect_test::{Expect, expect};

use super::super::read_file;
use crate::print;

/// The names of the definitions that a file has.
fn found(text: &str, expected: Expect) {
    let (definitions, diagnostics) = read_file(0, text);
    assert_eq!(diagnostics, [], "{text}");
    expected.assert_eq(&print::definitions(&definitions).replace("\n  null\n", " "));
}

#[test]
fn derives_that_are_ours() {
    found("#[derive(gen_macro::Type)] struct A;", expect!["type A "]);
    found(
        "use gen_macro::Type; #[derive(Debug, Type)] #[derive(Clone)] struct A;",
        expect!["type A "],
    );
    found("use gen_macro::{Component, Type}; #[derive(Type)] struct A;", expect!["type A "]);
    found("use ::gen_macro::*; #[derive(Type)] struct A;", expect!["type A "]);
    found("use gen_macro::Type as Wire; #[derive(Wire)] struct A;", expect!["type A "]);
    found(
        "use gen_macro::{Component as C, Type as Wire,}; #[derive(Wire)] struct A;",
        expect!["type A "],
    );
    found("#[derive(::gen_macro::Type)] struct A; use other::Type;", expect!["type A "]);
}

#[test]
fn derives_of_others() {
    found("use bevy::Component; use gen_macro::Type; #[derive(Component)] struct A;", expect![""]);
    found("/// See gen_macro.\n #[derive(sqlx::Type)] struct A;", expect![""]);
    found("use gen_macro::Type as T; #[derive(Type)] struct A;", expect![""]);
    found("use gen_macro::Component; #[component(gen_macro)] struct A;", expect![""]);
}

#[test]
fn where_types_are_found() {
    found(
        r#"
        #![allow(dead_code)]
        //! Inner documentation.
        use gen_macro::Type;
        const fn answer<T>() -> u8 where T: Sized { 42 }
        #[derive(Type)] pub(crate) struct A;
        pub mod inner {
            use super::*;
            mod deeper { use super::*; #[derive(Type)] pub struct B; }
        }
        #[cfg(test)]
        mod tests { #[derive(Type)] struct NotHere; }
        #[cfg(test)]
        #[derive(Type)]
        struct NorHere;
        macro_rules! more { () => { #[derive(Type)] struct NorThere; } }
        fn f() { #[derive(Type)] struct NorInFunctions; }
        #[path = "other.rs"] mod other;
        impl A { const B: u8 = { struct C; 3 }; }
        #[derive(Type)] struct D
        where
            u8: Copy;
        #[derive(Clone)] struct E { a: fn() -> (), }
        #[derive(Type)] #[must_use] pub struct F {}
        "#,
        expect![[r#"
            type A type B type D type F
              …
        "#]],
    );
}

#[test]
fn a_file_without_derives_is_not_even_tokenized() {
    found("#[derive(Debug)] struct A; \" not Rust", expect![""]);
}
