//! The rows of `flatten`.

use std::collections::HashMap;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

pub(crate) const KEYS: &[&str] = &["p", "q", "N", "S", "U", "x", "y", "t", "c"];

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Part { p: u8, q: Option<u8> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct Strict { p: u8, #[serde(default)] q: bool }

    #[derive(Serialize, Deserialize, Type)]
    struct OfStruct { a: u8, #[serde(flatten)] part: Part }
    #[derive(Serialize, Deserialize, Type)]
    struct OfStrict { a: u8, #[serde(flatten)] part: Strict }
    #[derive(Serialize, Deserialize, Type)]
    struct OfOption { a: u8, #[serde(flatten)] part: Option<Part> }
    #[derive(Serialize, Deserialize, Type)]
    struct OfSkipped { a: u8, #[serde(flatten, skip_serializing_if = "Option::is_none")] part: Option<Part> }
    #[derive(Serialize, Deserialize, Type)]
    struct OfMap { a: u8, #[serde(flatten)] rest: HashMap<String, u8> }
    #[derive(Serialize, Deserialize, Type)]
    struct OfValue { a: u8, #[serde(flatten)] rest: serde_json::Value }
    #[derive(Serialize, Deserialize, Type)]
    struct OfStructAndMap { a: u8, #[serde(flatten)] part: Part, #[serde(flatten)] rest: HashMap<String, bool> }
    #[derive(Serialize, Deserialize, Type)]
    struct NewtypeMap(HashMap<String, u8>);
    #[derive(Serialize, Deserialize, Type)]
    struct OfNewtypeMap { a: u8, #[serde(flatten)] rest: NewtypeMap }
    #[derive(Serialize, Deserialize, Type)]
    struct OfUnit { a: u8, #[serde(flatten)] nothing: () }

    #[derive(Serialize, Deserialize, Type)]
    enum External { U, N(u8), S { x: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    struct OfExternal { a: u8, #[serde(flatten)] external: External, b: Option<u8> }
    #[derive(Serialize, Deserialize, Type)]
    enum Choice { X, Y }
    #[derive(Serialize, Deserialize, Type)]
    struct OfChoice { a: u8, #[serde(flatten)] choice: Choice }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum Internal { U, S { x: u8, y: Option<u8> }, P(Part) }
    #[derive(Serialize, Deserialize, Type)]
    struct OfInternal { a: u8, #[serde(flatten)] internal: Internal }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent { U, N(u8), S { x: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    struct OfAdjacent { a: u8, #[serde(flatten)] adjacent: Adjacent }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum AdjacentStrict { U, N(u8), S { x: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    struct OfAdjacentStrict { a: u8, #[serde(flatten)] adjacent: AdjacentStrict }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", deny_unknown_fields)]
    enum InternalStrict { U, S { x: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    struct OfInternalStrict { a: u8, #[serde(flatten)] internal: InternalStrict }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged)]
    enum Untagged { X { x: u8 }, P(Part) }
    #[derive(Serialize, Deserialize, Type)]
    struct OfUntagged { a: u8, #[serde(flatten)] untagged: Untagged }
    #[derive(Serialize, Deserialize, Type)]
    struct OfTwo { #[serde(flatten)] internal: Internal, #[serde(flatten)] external: External }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind")]
    enum Outer { A { a: u8, #[serde(flatten)] internal: Internal }, B(OfInternal), C }

    #[derive(Serialize, Deserialize, Type)]
    struct Page<T> { total: u8, #[serde(flatten)] inner: T }
    #[derive(Serialize, Deserialize, Type)]
    struct Pages { page: Page<Part>, tagged: Page<Internal> }
    #[derive(Serialize, Deserialize, Type)]
    struct Items<T> { items: Vec<T>, p: T }
    #[derive(Serialize, Deserialize, Type)]
    struct OfGeneric { a: u8, #[serde(flatten)] items: Items<Choice> }
    #[derive(Serialize, Deserialize, Type)]
    struct OneWay { a: u8, #[serde(flatten, skip_deserializing)] part: DefaultPart }
    #[derive(Default, Serialize, Deserialize, Type)]
    struct DefaultPart { p: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct WithAlias { a: u8, #[serde(flatten)] alias: Alias }
    #[derive(Serialize, Deserialize, Type)]
    struct Alias { #[serde(alias = "x")] p: u8 }
}

pub(crate) fn cases(cases: &mut Cases) {
    let part = || Part { p: 1, q: None };
    cases.conform([OfStruct { a: 1, part: part() }]);
    cases.conform([OfStrict { a: 1, part: Strict { p: 1, q: true } }]);
    cases.conform([OfOption { a: 1, part: None }, OfOption { a: 1, part: Some(part()) }]);
    cases.conform([OfSkipped { a: 1, part: None }, OfSkipped { a: 1, part: Some(part()) }]);
    cases.conform([OfMap { a: 1, rest: HashMap::from([("b".into(), 1)]) }]);
    cases.conform([OfValue { a: 1, rest: json!({ "b": true }) }]);
    cases.conform([OfStructAndMap {
        a: 1,
        part: part(),
        rest: HashMap::from([("b".into(), true)]),
    }]);
    cases.conform([OfNewtypeMap { a: 1, rest: NewtypeMap(HashMap::from([("b".into(), 1)])) }]);
    cases.conform([OfUnit { a: 1, nothing: () }]);

    let external = |external| OfExternal { a: 1, external, b: None };
    cases.conform([
        external(External::U),
        external(External::N(1)),
        external(External::S { x: 1 }),
    ]);
    cases.conform([OfChoice { a: 1, choice: Choice::X }, OfChoice { a: 1, choice: Choice::Y }]);
    let internal = |internal| OfInternal { a: 1, internal };
    cases.conform([
        internal(Internal::U),
        internal(Internal::S { x: 1, y: None }),
        internal(Internal::P(part())),
    ]);
    let adjacent = |adjacent| OfAdjacent { a: 1, adjacent };
    cases.conform([
        adjacent(Adjacent::U),
        adjacent(Adjacent::N(1)),
        adjacent(Adjacent::S { x: 1 }),
    ]);
    let strict = |adjacent| OfAdjacentStrict { a: 1, adjacent };
    cases.conform([
        strict(AdjacentStrict::U),
        strict(AdjacentStrict::N(1)),
        strict(AdjacentStrict::S { x: 1 }),
    ]);
    let strict = |internal| OfInternalStrict { a: 1, internal };
    cases.conform([strict(InternalStrict::U), strict(InternalStrict::S { x: 1 })]);
    let untagged = |untagged| OfUntagged { a: 1, untagged };
    cases.conform([untagged(Untagged::X { x: 1 }), untagged(Untagged::P(part()))]);
    cases.conform([
        OfTwo { internal: Internal::U, external: External::N(1) },
        OfTwo { internal: Internal::S { x: 1, y: Some(1) }, external: External::U },
    ]);
    cases.conform([
        Outer::A { a: 1, internal: Internal::U },
        Outer::B(internal(Internal::P(part()))),
        Outer::C,
    ]);

    cases.send([Page { total: 1, inner: part() }]);
    cases.send([Pages {
        page: Page { total: 1, inner: part() },
        tagged: Page { total: 1, inner: Internal::U },
    }]);
    cases.conform([OfGeneric { a: 1, items: Items { items: vec![Choice::X], p: Choice::Y } }]);
    cases.conform_all([OneWay { a: 1, part: DefaultPart { p: 1 } }]);
    cases.conform([WithAlias { a: 1, alias: Alias { p: 1 } }]);
}
