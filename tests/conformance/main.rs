//! What the reader makes of Rust types is what serde_json does with them.
//!
//! Each value is sent by serde_json and has to fit the type as it is sent. Then it is changed in
//! every place in every way, and serde_json has to accept exactly the changed values that fit the
//! type as it is accepted. The same values are judged by the schemas and types that are written.
#![expect(dead_code, reason = "serde reads and writes the fields")]
#![expect(nonstandard_style, reason = "names of every style are the point")]
#![expect(clippy::type_complexity, reason = "a tuple of sixteen is the point")]

/// Declares types, and keeps their text.
macro_rules! types {
    ($($tokens:tt)*) => {
        $($tokens)*
        pub(crate) const SOURCE: &str = stringify!(use gen_macro::{Component, Type}; $($tokens)*);
    };
}

mod attributes;
mod base;
mod codecs;
mod containers;
mod enums;
mod flatten;
mod foreign;
mod names;
mod options;
mod runner;
mod standard;

use gen_tests::expected::assert_none;
use gen_tests::inputs::empty_folder;
use gen_tests::judge::{Scope, judge};

use runner::Cases;

/// A file of cases: its name, its types, keys that mean something in it, and its values.
type File = (&'static str, &'static str, &'static [&'static str], fn(&mut Cases));

const FILES: [File; 10] = [
    ("base", base::SOURCE, &[], base::cases),
    ("attributes", attributes::SOURCE, attributes::KEYS, attributes::cases),
    ("codecs", codecs::SOURCE, codecs::KEYS, codecs::cases),
    ("containers", containers::SOURCE, containers::KEYS, containers::cases),
    ("enums", enums::SOURCE, enums::KEYS, enums::cases),
    ("flatten", flatten::SOURCE, flatten::KEYS, flatten::cases),
    ("foreign", foreign::SOURCE, &[], foreign::cases),
    ("names", names::SOURCE, &[], names::cases),
    ("options", options::SOURCE, options::KEYS, options::cases),
    ("standard", standard::SOURCE, &[], standard::cases),
];

fn run(name: &str) -> Cases {
    let file = FILES.iter().find(|(known, ..)| *known == name);
    let (_, source, keys, run) = file.expect("the file of cases is listed");
    let mut cases = Cases::new(source, keys);
    run(&mut cases);
    cases
}

#[test]
fn base() {
    run("base");
}

#[test]
fn attributes() {
    run("attributes");
}

#[test]
fn codecs() {
    run("codecs");
}

#[test]
fn containers() {
    run("containers");
}

#[test]
fn enums() {
    run("enums");
}

#[test]
fn flatten() {
    run("flatten");
}

#[test]
fn foreign() {
    run("foreign");
}

#[test]
fn names() {
    run("names");
}

#[test]
fn options() {
    run("options");
}

#[test]
fn standard() {
    run("standard");
}

#[test]
fn the_tools_of_users_agree() {
    let folder = empty_folder(env!("CARGO_TARGET_TMPDIR"), "conformance");
    for (name, ..) in FILES {
        run(name).write(&folder.join(name));
    }
    assert_none(judge(&folder, Scope::NEWEST));
}
