//! What names mean: modules in files, imports, aliases, conditions, and the types of other crates.

use expect_test::{Expect, expect};

use super::super::{Conditions, Crate, Found, Source, read_crates};
use crate::print;

/// Reads a package whose files each start with `//- path`. Prints the definitions, and behind `=` the
/// resolved type of each field.
fn resolved(crates: &[(&str, &str)], files: &str, expected: Expect) {
    let files: Vec<(&str, &str)> =
        files.split("//- ").skip(1).filter_map(|file| file.split_once('\n')).collect();
    let sources: Vec<Source> = (0..)
        .zip(&files)
        .map(|(number, (path, text))| Source { number, path: path.trim(), text, defines: true })
        .collect();
    let crates: Vec<Crate> = crates
        .iter()
        .map(|(name, root)| Crate { name: (*name).into(), root: (*root).into() })
        .collect();
    let mut conditions = Conditions::default();
    conditions.set("unix");
    conditions.set_value("feature", "admin");
    let Found { definitions, diagnostics, readings, .. } =
        read_crates(&sources, &crates, &conditions);
    let mut report = print::definitions(&definitions);
    for reading in readings {
        for part in reading.parts.iter().filter(|part| !part.resolved.is_empty()) {
            let resolved: String = part.resolved.split_whitespace().collect();
            report += &format!("= {}.{} {resolved}\n", reading.name, part.text);
        }
    }
    for diagnostic in diagnostics {
        let path = sources[diagnostic.place.source as usize].path;
        report += &format!("! {path}: {}\n", diagnostic.message);
    }
    expected.assert_eq(&report);
}

const APP: [(&str, &str); 1] = [("app", "src/lib.rs")];

#[test]
fn modules_are_followed_from_the_root() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
mod a;
pub mod b { pub mod c; #[path = "elsewhere.rs"] pub mod d; }
#[path = "other/place.rs"] mod e;
//- src/a.rs
use gen_macro::Type;
mod inner;
#[derive(Type)] struct A(crate::b::c::C, super::b::d::D, self::inner::I, inner::I);
//- src/a/inner.rs
#[derive(gen_macro::Type)] pub struct I(u8);
//- src/b/c.rs
#[derive(gen_macro::Type)] pub struct C(u8);
//- src/b/elsewhere.rs
#[derive(gen_macro::Type)] pub struct D(u8);
//- src/other/place.rs
mod near;
#[derive(gen_macro::Type)] pub struct E(near::N);
//- src/other/near.rs
#[derive(gen_macro::Type)] pub struct N(u8);
//- src/unreached.rs
#[derive(gen_macro::Type)] pub struct U(u8);
"#,
        expect![[r#"
            type A
              [C, D, I, I]
            type I
              u8
            type C
              u8
            type D
              u8
            type E
              N
            type N
              u8
            = A.crate::b::c::C crate::b::c::C
            = A.super::b::d::D crate::b::d::D
            = A.self::inner::I crate::a::inner::I
            = A.inner::I crate::a::inner::I
            = I.u8 ::core::primitive::u8
            = C.u8 ::core::primitive::u8
            = D.u8 ::core::primitive::u8
            = E.near::N crate::e::near::N
            = N.u8 ::core::primitive::u8
            ! src/unreached.rs: no module leads to this file, so its types are left out
        "#]],
    );
}

#[test]
fn imports_and_globs() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
mod model; mod prelude; mod ui;
//- src/model.rs
use gen_macro::*;
#[derive(Type)] pub struct Row(u8);
#[derive(Type)] pub struct Cell(u8);
//- src/prelude.rs
pub use gen_macro::Type;
pub use crate::model::{self, Row as Line, *};
pub use std::collections::*;
//- src/ui.rs
use crate::prelude::*;
use super::model as m;
use std::{string::String as Text, rc::{self, Rc}};
#[derive(Type)] struct Table { a: Line, b: m::Cell, c: Cell, d: model::Row, e: Text, f: rc::Rc<u8>, g: Rc<u8>, h: BTreeMap<String, Row> }
"#,
        expect![[r#"
            type Row
              u8
            type Cell
              u8
            type Table
              a: Row
              b: Cell
              c: Cell
              d: Row
              e: string
              f: u8
              g: u8
              h: Record<Row>
              …
            = Row.u8 ::core::primitive::u8
            = Cell.u8 ::core::primitive::u8
            = Table.a: Line crate::model::Row
            = Table.b: m::Cell crate::model::Cell
            = Table.c: Cell crate::model::Cell
            = Table.d: model::Row crate::model::Row
            = Table.e: Text ::std::string::String
            = Table.f: rc::Rc<u8> ::std::rc::Rc<::core::primitive::u8>
            = Table.g: Rc<u8> ::std::rc::Rc<::core::primitive::u8>
            = Table.h: BTreeMap<String, Row> ::std::collections::BTreeMap<::std::string::String,crate::model::Row>
        "#]],
    );
}

#[test]
fn imports_in_circles() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
pub mod a { pub use super::b::*; pub use super::c::*; use gen_macro::Type; #[derive(Type)] pub struct A(C, Nowhere); }
pub mod b { pub use super::a::*; pub use super::c::*; pub use self::Itself as Itself; }
pub mod c { pub use super::a::*; pub use super::b::*; #[derive(gen_macro::Type)] pub struct C(Itself); }
"#,
        expect![[r#"
            type A
              [C, Nowhere]
            type C
              Itself
            = A.C crate::c::C
            = A.Nowhere Nowhere
            = C.Itself Itself
        "#]],
    );
}

#[test]
fn aliases_and_constants() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
mod ids;
use gen_macro::Type;
use ids::*;
type Maybe<T = Id> = Option<T>;
type Pair<'a, A, B> = (A, std::borrow::Cow<'a, B>);
type Loop = Again;
type Again = Loop;
#[derive(Type)] struct A<'a, T> { a: Maybe, b: Maybe<T>, c: Rows<Row>, d: Pair<'a, u8, str>, e: [u8; SIZE], f: [u8; ids::DEEP], g: Loop }
//- src/ids.rs
use std::collections::HashMap as Map;
pub type Id = u32;
pub type Rows<T> = Map<Id, Vec<T>>;
pub const SIZE: usize = 3;
pub const DEEP: usize = 4_usize;
#[derive(gen_macro::Type)] pub struct Row(Id);
"#,
        expect![[r#"
            type A<T>
              a: u32 | null
              b: 'T | null
              c: Record<u32, Array<Row>>
              d: [u8, string]
              e: [u8, u8, u8]
              f: [u8, u8, u8, u8]
              g: Loop
              …
              → a?: u32 | null
              → b?: 'T | null
              → c: Record<u32, Array<Row>>
              → d: [u8, string]
              → e: [u8, u8, u8]
              → f: [u8, u8, u8, u8]
              → g: Loop
              → …
            type Row
              u32
            = A.a: Maybe ::std::option::Option<::core::primitive::u32>
            = A.b: Maybe<T> ::std::option::Option<T>
            = A.c: Rows<Row> ::std::collections::HashMap<::core::primitive::u32,::std::vec::Vec<crate::ids::Row>>
            = A.d: Pair<'a, u8, str> (::core::primitive::u8,::std::borrow::Cow<'a,::core::primitive::str>)
            = A.e: [u8;SIZE] [::core::primitive::u8;3]
            = A.f: [u8;ids::DEEP] [::core::primitive::u8;4]
            = A.g: Loop Loop
            = Row.Id ::core::primitive::u32
        "#]],
    );
}

#[test]
fn names_that_shadow() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
use gen_macro::Type;
#[derive(Type)] struct String(u8);
mod inner {
    use gen_macro::Type;
    trait Vec {}
    #[derive(Type)] struct A { text: String, other: super::String }
    #[derive(Type)] struct Option { list: Vec<u8>, itself: Box<Option>, std: ::std::option::Option<u8> }
}
"#,
        expect![[r#"
            type String
              u8
            type A
              text: string
              other: String
              …
            type Option
              list: Vec<u8>
              itself: Option
              std: u8 | null
              …
              → list: Vec<u8>
              → itself: Option
              → std?: u8 | null
              → …
            = String.u8 ::core::primitive::u8
            = A.text: String ::std::string::String
            = A.other: super::String crate::String
            = Option.list: Vec<u8> self::Vec<::core::primitive::u8>
            = Option.itself: Box<Option> ::std::boxed::Box<crate::inner::Option>
            = Option.std: ::std::option::Option<u8> ::std::option::Option<::core::primitive::u8>
        "#]],
    );
}

#[test]
fn conditions_are_evaluated() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
#[cfg(feature = "admin")] mod admin;
#[cfg(not(feature = "admin"))] mod other;
use gen_macro::Type;
#[cfg_attr(unix, derive(Type), serde(rename_all = "UPPERCASE"))] struct A {
    #[cfg(unix)] a: u8,
    #[cfg(windows)] b: std::collections::HashMap<u8, Nowhere>,
    #[cfg_attr(all(), serde(rename = "see"))] c: u8,
}
#[derive(Type)] #[cfg(test)] struct B;
#[derive(Type)] enum E { #[cfg(any())] One(Nowhere), Two }
#[cfg(unix)] type Id = u8;
#[cfg(not(unix))] type Id = u16;
#[derive(Type)] struct C(Id);
#[derive(Type)] #[cfg(feature)] struct D;
#[derive(Type)] #[cfg(some(thing))] struct F;
//- src/admin.rs
#![cfg(unix)]
#[derive(gen_macro::Type)] struct G;
//- src/other.rs
#[derive(gen_macro::Type)] struct H;
"#,
        expect![[r#"
            type A
              A: u8
              see: u8
              …
            type E
              "Two"
            type C
              u8
            type G
              null
            = A.a: u8 ::core::primitive::u8
            = A.#[serde(rename = "see")] c: u8 ::core::primitive::u8
            = C.Id ::core::primitive::u8
            ! src/lib.rs: this condition cannot be read
        "#]],
    );
}

#[test]
fn several_crates() {
    resolved(
        &[("app", "src/lib.rs"), ("app", "src/main.rs"), ("shared", "../shared/src/lib.rs")],
        r#"
//- ../shared/src/lib.rs
mod model { #[derive(gen_macro::Type)] #[component(name = "SharedRow")] pub struct Row(u8); }
pub use model::Row;
//- src/lib.rs
pub mod both;
//- src/both.rs
#[derive(gen_macro::Type)] pub struct Row(shared::Row);
//- src/main.rs
mod both;
#[derive(gen_macro::Type)] struct Main(both::Row, app::both::Row, shared::Row);
"#,
        expect![[r#"
            type SharedRow
              u8
            type Row
              SharedRow
            type Main
              [Row, Row, SharedRow]
            = Row.u8 ::core::primitive::u8
            = Row.shared::Row _
            = Main.both::Row crate::both::Row
            = Main.app::both::Row ::app::both::Row
            = Main.shared::Row _
        "#]],
    );
}

#[test]
fn types_of_other_crates() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
use gen_macro::Type;
use chrono::{DateTime, Utc, NaiveDate as Day};
use uuid::*;
type At = DateTime<Utc>;
#[derive(Type)] struct A {
    at: At, day: Day, id: Uuid, any: serde_json::Value, more: serde_json::Map<String, serde_json::Value>,
    either: either::Either<u8, Id>, list: smallvec::SmallVec<[u8; 4]>, price: rust_decimal::Decimal,
    unknown: other::Thing<u8>, bytes: bytes::Bytes, sets: indexmap::IndexSet<u8>,
}
#[derive(Type)] struct Id(u8);
"#,
        expect![[r#"
            type A
              at: date-time
              day: date
              id: uuid
              any: unknown
              more: Record<unknown>
              either: { Left: u8 } | { Right: Id }
              list: Array<u8>
              price: string
              unknown: Thing<u8>
              bytes: Array<u8>
              sets: unique Array<u8>
              …
              → at: date-time
              → day: date
              → id: uuid
              → any: unknown
              → more: Record<unknown>
              → either: { Left: u8 } | { Right: Id }
              → list: Array<u8>
              → price: string | number
              → unknown: Thing<u8>
              → bytes: Array<u8> | string
              → sets: Array<u8>
              → …
            type Id
              u8
            = A.at: At ::chrono::DateTime<::chrono::Utc>
            = A.day: Day ::chrono::NaiveDate
            = A.id: Uuid ::uuid::Uuid
            = A.any: serde_json::Value ::serde_json::Value
            = A.more: serde_json::Map<String, serde_json::Value> ::serde_json::Map<::std::string::String,::serde_json::Value>
            = A.either: either::Either<u8, Id> ::either::Either<::core::primitive::u8,crate::Id>
            = A.list: smallvec::SmallVec<[u8;4]> ::smallvec::SmallVec<[::core::primitive::u8;4]>
            = A.price: rust_decimal::Decimal ::rust_decimal::Decimal
            = A.unknown: other::Thing<u8> ::other::Thing<::core::primitive::u8>
            = A.bytes: bytes::Bytes ::bytes::Bytes
            = A.sets: indexmap::IndexSet<u8> ::indexmap::IndexSet<::core::primitive::u8>
            = Id.u8 ::core::primitive::u8
        "#]],
    );
}

#[test]
fn what_cannot_be_reached_is_left_to_the_compiler() {
    resolved(
        &APP,
        r#"
//- src/lib.rs
mod a { mod b { #[derive(gen_macro::Type)] pub struct B<T>(T); } pub use b::B; }
#[derive(gen_macro::Type)] struct A(Vec<a::B<u8>>, a::B<(u8, String)>);
"#,
        expect![[r#"
            type B<T>
              'T
            type A
              [Array<B<u8>>, B<[u8, string]>]
            = B.T T
            = A.Vec<a::B<u8>> ::std::vec::Vec<_>
            = A.a::B<(u8, String)> _
        "#]],
    );
}

#[test]
fn without_the_standard_library() {
    resolved(
        &APP,
        "
//- src/lib.rs
#![no_std]
extern crate alloc;
use alloc::string::String as Text;
#[derive(gen_macro::Type)] struct A(Text);
",
        expect![[r#"
            type A
              string
            = A.Text _
        "#]],
    );
}
