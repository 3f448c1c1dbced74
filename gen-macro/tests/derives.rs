//! What the derives add compiles wherever a type does.

#![no_implicit_prelude]
#![deny(warnings, missing_docs, unused, deprecated)]
#![expect(dead_code, reason = "the fields of the types are never read")]

use ::gen_macro::{Component, Type};
use ::std::prelude::rust_2024::*;
use ::std::{assert_eq, string::String, vec::Vec};

/// A name of core's that is taken.
#[expect(non_camel_case_types, reason = "it is the point")]
struct str;

#[derive(Component)]
struct ButtonProps {
    label: String,
}

#[derive(Component)]
#[deprecated]
struct Old {
    #[deprecated]
    label: String,
}

#[derive(Type)]
struct Page<'a, 'b: 'a, T: Clone, U>
where
    U: Copy + 'a,
{
    items: Vec<T>,
    #[serde(skip)]
    lifetimes: ::std::marker::PhantomData<(&'a u8, &'b U)>,
}

#[derive(Type, Component)]
struct r#Both {
    r#type: String,
}

#[derive(Type)]
enum Choice {
    #[serde(rename = "one")]
    One,
}

mod private {
    #[derive(::gen_macro::Type)]
    pub(super) struct Inner(u8);
}

#[test]
fn every_type_has_its_name() {
    assert_eq!(ButtonProps::COMPONENT_NAME, "Button");
    assert_eq!(Page::<String, u8>::TYPE_NAME, "Page");
    assert_eq!(Both::COMPONENT_NAME, "Both");
    assert_eq!(Both::TYPE_NAME, "Both");
    assert_eq!(Choice::TYPE_NAME, "Choice");
    assert_eq!(private::Inner::TYPE_NAME, "Inner");
}
