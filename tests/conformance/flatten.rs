//! The rows of `flatten`.

use std::collections::HashMap;

use gen_macro::{Component, Type};
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
    #[serde(untagged, deny_unknown_fields)]
    enum UntaggedStrict { X { x: u8 }, P(Strict) }
    #[derive(Serialize, Deserialize, Type)]
    struct OfUntaggedStrict { a: u8, #[serde(flatten)] untagged: UntaggedStrict }
    #[derive(Serialize, Deserialize, Type)]
    enum LastUntagged { N(u8), U, #[serde(untagged)] Last(Part) }
    #[derive(Serialize, Deserialize, Type)]
    struct OfLastUntagged { a: u8, #[serde(flatten)] last: LastUntagged }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum InternalOfStrict { U, P(StrictY) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct StrictY { y: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct StrictAfter { a: u8, #[serde(flatten)] part: Part, #[serde(flatten)] external: External, #[serde(flatten)] internal: InternalOfStrict }
    #[derive(Serialize, Deserialize, Type)]
    struct StrictInside { b: u8, #[serde(flatten)] inner: OfInternalStrict }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", deny_unknown_fields)]
    enum OneStrict { S { x: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    struct OfOneStrict { a: u8, #[serde(flatten)] one: OneStrict }
    #[derive(Serialize, Deserialize, Type)]
    struct OneStrictInside { b: u8, #[serde(flatten)] inner: OfOneStrict }
    #[derive(Serialize, Deserialize, PartialEq, Eq, Hash, Type)]
    enum Name { X, Y }
    #[derive(Serialize, Deserialize, Type)]
    struct ByName(HashMap<Name, u8>);
    #[derive(Serialize, Deserialize, Type)]
    struct OfByName { a: u8, #[serde(flatten)] names: ByName }
    #[derive(Serialize, Deserialize, Type)]
    struct OfPartAndByName { #[serde(flatten)] part: Part, #[serde(flatten)] names: ByName }
    #[derive(Serialize, Deserialize, Type)]
    struct OfExternalAndMap { #[serde(flatten)] external: External, #[serde(flatten)] rest: HashMap<String, bool> }
    #[derive(Serialize, Deserialize, Type)]
    struct OfAdjacentAndMap { #[serde(flatten)] adjacent: Adjacent, #[serde(flatten)] rest: HashMap<String, bool> }
    #[derive(Serialize, Deserialize, Type)]
    struct OfOptionMap { a: u8, #[serde(flatten)] rest: Option<HashMap<String, u8>> }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesBesideStruct { a: u8, #[serde(flatten)] part: Box<Part>, #[serde(flatten)] unit: (), #[serde(flatten)] default: DefaultZ }
    #[derive(Default, Serialize, Deserialize, Type)]
    #[serde(default)]
    struct DefaultZ { #[serde(alias = "y")] x: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesBesideStrict { a: u8, #[serde(flatten)] part: Strict }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesBesideOption { a: u8, #[serde(flatten)] part: Option<Part> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesBesideExternal { a: u8, #[serde(flatten)] external: External }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesBesideAdjacent { a: u8, #[serde(flatten)] adjacent: Adjacent, #[serde(flatten)] choice: Choice }
    #[derive(Serialize, Deserialize, Type)]
    struct NearPart(Part);
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesBesideNewtype { #[serde(flatten)] part: NearPart, #[serde(default)] b: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct DeniesInside { b: u8, #[serde(flatten)] inner: DeniesBesideExternal }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "k", deny_unknown_fields)]
    struct DeniesItsTag { a: u8, #[serde(flatten)] part: Part }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    enum DeniesInVariant { V { a: u8, #[serde(flatten)] part: Part } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", deny_unknown_fields)]
    enum DeniesBesideTag { V { a: u8, #[serde(flatten)] part: Part }, W(DeniesBesideExternal) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged, deny_unknown_fields)]
    enum DeniesUntagged { V { a: u8, #[serde(flatten)] external: External }, W { #[serde(flatten)] part: Part } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct DeniesWhatItSends { a: u8, #[serde(flatten, skip_deserializing)] part: DefaultPart }

    #[derive(Serialize, Deserialize, Component)]
    struct PropsOfEnum { a: u8, #[serde(flatten)] internal: Internal, b: Option<u8> }
    #[derive(Serialize, Deserialize, Component)]
    struct PropsOfExternal { a: u8, #[serde(flatten)] external: External }
    #[derive(Serialize, Deserialize, Component)]
    struct PropsOfOption { a: u8, #[serde(flatten)] part: Option<Part> }
    #[derive(Serialize, Deserialize, Component)]
    struct PropsOfOptionMap { a: u8, #[serde(flatten)] rest: Option<HashMap<String, u8>> }
    #[derive(Serialize, Deserialize, Component)]
    #[serde(deny_unknown_fields)]
    struct PropsThatDeny { a: u8, #[serde(flatten)] external: External, #[serde(flatten)] part: Part }
    #[derive(Serialize, Deserialize, Component)]
    struct PropsOfSeveral { #[serde(flatten)] untagged: Untagged, #[serde(flatten)] adjacent: Adjacent }
    #[derive(Serialize, Deserialize, Type)]
    struct FlatProps { z: u8, #[serde(flatten)] props: PropsOfEnum }
    #[derive(Serialize, Deserialize, Component)]
    struct PropsOfComponent { props: Vec<PropsOfEnum>, #[serde(flatten)] flat: PropsOfExternal }

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

    strict_ones(cases);
    before_maps(cases);
    denying(cases);
    props(cases);
}

/// The props of a component are a choice, like any other type.
fn props(cases: &mut Cases) {
    let part = || Part { p: 1, q: None };
    let of_enum = |internal| PropsOfEnum { a: 1, internal, b: Some(1) };
    cases.conform([
        of_enum(Internal::U),
        of_enum(Internal::S { x: 1, y: None }),
        of_enum(Internal::P(part())),
    ]);
    let of_external = |external| PropsOfExternal { a: 1, external };
    cases.conform([
        of_external(External::U),
        of_external(External::N(1)),
        of_external(External::S { x: 1 }),
    ]);
    cases.conform([PropsOfOption { a: 1, part: None }, PropsOfOption { a: 1, part: Some(part()) }]);
    cases.send([
        PropsOfOptionMap { a: 1, rest: None },
        PropsOfOptionMap { a: 1, rest: Some(HashMap::from([("b".into(), 1)])) },
    ]);
    cases.accept::<PropsOfOptionMap>([json!({ "a": 1 }), json!({ "a": 1, "b": 2 })]);
    cases.refuse::<PropsOfOptionMap>([json!({ "b": 2 })]);
    cases.conform([
        PropsThatDeny { a: 1, external: External::U, part: part() },
        PropsThatDeny { a: 1, external: External::S { x: 1 }, part: part() },
    ]);
    cases.conform([
        PropsOfSeveral { untagged: Untagged::P(part()), adjacent: Adjacent::U },
        PropsOfSeveral { untagged: Untagged::P(part()), adjacent: Adjacent::N(1) },
    ]);
    cases.conform([
        FlatProps { z: 1, props: of_enum(Internal::U) },
        FlatProps { z: 1, props: of_enum(Internal::P(part())) },
    ]);
    cases.conform([PropsOfComponent {
        props: vec![of_enum(Internal::U), of_enum(Internal::P(part()))],
        flat: of_external(External::N(1)),
    }]);
}

/// What looks at everything that is left, and refuses what it does not know.
fn strict_ones(cases: &mut Cases) {
    let strict = || Strict { p: 1, q: true };
    let untagged = |untagged| OfUntaggedStrict { a: 1, untagged };
    cases.conform([untagged(UntaggedStrict::X { x: 1 }), untagged(UntaggedStrict::P(strict()))]);
    let last = |last| OfLastUntagged { a: 1, last };
    cases.conform([
        last(LastUntagged::N(1)),
        last(LastUntagged::U),
        last(LastUntagged::Last(Part { p: 1, q: None })),
    ]);
    let after = |internal| StrictAfter {
        a: 1,
        part: Part { p: 1, q: None },
        external: External::U,
        internal,
    };
    cases.conform([after(InternalOfStrict::U), after(InternalOfStrict::P(StrictY { y: 1 }))]);
    let inner = || OfInternalStrict { a: 1, internal: InternalStrict::S { x: 1 } };
    cases.conform([
        StrictInside { b: 1, inner: inner() },
        StrictInside { b: 1, inner: OfInternalStrict { a: 1, internal: InternalStrict::U } },
    ]);
    cases.conform([OneStrictInside {
        b: 1,
        inner: OfOneStrict { a: 1, one: OneStrict::S { x: 1 } },
    }]);
    cases.conform([OfOneStrict { a: 1, one: OneStrict::S { x: 1 } }]);
    let names = || ByName(HashMap::from([(Name::X, 1)]));
    cases.conform([OfByName { a: 1, names: names() }]);
    cases.conform([OfPartAndByName { part: Part { p: 1, q: None }, names: names() }]);
}

/// A map takes what is left by what takes its properties away.
fn before_maps(cases: &mut Cases) {
    let rest = || HashMap::from([("b".into(), true)]);
    cases.conform([
        OfExternalAndMap { external: External::U, rest: rest() },
        OfExternalAndMap { external: External::N(1), rest: rest() },
        OfExternalAndMap { external: External::S { x: 1 }, rest: rest() },
    ]);
    cases.conform([
        OfAdjacentAndMap { adjacent: Adjacent::U, rest: rest() },
        OfAdjacentAndMap { adjacent: Adjacent::N(1), rest: rest() },
    ]);
    cases.send([
        OfOptionMap { a: 1, rest: None },
        OfOptionMap { a: 1, rest: Some(HashMap::from([("b".into(), 1)])) },
    ]);
    cases.accept::<OfOptionMap>([json!({ "a": 1 }), json!({ "a": 1, "b": 2 })]);
    cases.accept_undescribed::<OfOptionMap>([json!({ "a": 1, "b": "no number" })]);
    cases.refuse::<OfOptionMap>([json!({}), json!({ "b": 2 })]);
}

/// What denies unknown fields knows those that are taken away.
fn denying(cases: &mut Cases) {
    let part = || Part { p: 1, q: None };
    cases.conform([DeniesBesideStruct {
        a: 1,
        part: Box::new(part()),
        unit: (),
        default: DefaultZ { x: 1 },
    }]);
    cases.conform([DeniesBesideStrict { a: 1, part: Strict { p: 1, q: true } }]);
    cases.send([
        DeniesBesideOption { a: 1, part: None },
        DeniesBesideOption { a: 1, part: Some(part()) },
    ]);
    cases.accept::<DeniesBesideOption>([
        json!({ "a": 1 }),
        json!({ "a": 1, "p": 1 }),
        json!({ "a": 1, "p": 1, "q": 2 }),
    ]);
    cases.accept_undescribed::<DeniesBesideOption>([
        json!({ "a": 1, "q": 1 }),
        json!({ "a": 1, "p": "no number" }),
    ]);
    cases.refuse::<DeniesBesideOption>([
        json!({ "a": 1, "x": 1 }),
        json!({ "a": 1, "p": 1, "x": 1 }),
        json!({ "p": 1 }),
    ]);
    let external = |external| DeniesBesideExternal { a: 1, external };
    cases.conform([
        external(External::U),
        external(External::N(1)),
        external(External::S { x: 1 }),
    ]);
    cases.conform([
        DeniesBesideAdjacent { a: 1, adjacent: Adjacent::U, choice: Choice::X },
        DeniesBesideAdjacent { a: 1, adjacent: Adjacent::N(1), choice: Choice::Y },
    ]);
    cases.conform([DeniesBesideNewtype { part: NearPart(part()), b: 1 }]);
    cases.conform([
        DeniesInside { b: 1, inner: external(External::U) },
        DeniesInside { b: 1, inner: external(External::N(1)) },
    ]);
    cases.send([DeniesItsTag { a: 1, part: part() }]);
    cases.accept::<DeniesItsTag>([json!({ "a": 1, "p": 1 }), json!({ "a": 1, "p": 1, "q": 2 })]);
    cases.refuse::<DeniesItsTag>([json!({ "k": "DeniesItsTag", "a": 1, "p": 1 })]);
    cases.conform([DeniesInVariant::V { a: 1, part: part() }]);
    cases.conform([
        DeniesBesideTag::V { a: 1, part: part() },
        DeniesBesideTag::W(external(External::N(1))),
    ]);
    cases.conform([
        DeniesUntagged::V { a: 1, external: External::U },
        DeniesUntagged::W { part: part() },
    ]);
    cases.send([DeniesWhatItSends { a: 1, part: DefaultPart { p: 1 } }]);
    cases.accept::<DeniesWhatItSends>([json!({ "a": 1 })]);
    cases.refuse::<DeniesWhatItSends>([json!({ "a": 1, "p": 1 })]);
}
