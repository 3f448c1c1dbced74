//! The rows of enums.

use std::collections::HashMap;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_repr::{Deserialize_repr, Serialize_repr};

use crate::runner::Cases;

pub(crate) const KEYS: &[&str] = &["N", "Alias", "A", "S", "b", "Q", "R", "a", "x", "y"];

types! {
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all(serialize = "camelCase", deserialize = "UPPERCASE"))]
    enum TwoWays { FirstOne, Second(u8) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all_fields(serialize = "UPPERCASE", deserialize = "PascalCase"))]
    enum FieldsTwoWays { S { a: u8 }, #[serde(rename_all = "camelCase")] Own { a_b: u8 } }

    #[derive(Serialize, Deserialize, Type)]
    enum AliasUnit { #[serde(alias = "Alias", alias = "b")] A, B }
    #[derive(Serialize, Deserialize, Type)]
    enum AliasPayload { #[serde(alias = "Alias")] N(u8), U }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum AliasInternal { #[serde(alias = "Alias")] S { a: u8 }, #[serde(alias = "x")] U }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum AliasAdjacent { #[serde(alias = "Alias")] N(u8), #[serde(rename(serialize = "x", deserialize = "y"))] U }

    #[derive(Serialize, Deserialize, Type)]
    enum Skips {
        A, #[serde(skip)] Never(super::enums::Unheard), #[serde(skip_serializing)] Accepted(u8),
        #[serde(skip_deserializing)] Sent(u8),
    }
    #[derive(Serialize, Deserialize, Type)]
    enum SkippedField { V(#[serde(skip)] u8), T(#[serde(skip)] u8, u8) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged)]
    enum SkippedUntagged { V(#[serde(skip)] u8), T(#[serde(skip)] u8, u8) }
    #[derive(Serialize, Deserialize, Type)]
    enum Trailing { T(u8, #[serde(default)] bool) }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum OnlyAccepted { #[serde(skip_serializing)] A { a: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum OtherInternal { A { a: u8 }, B, #[serde(other)] Unk }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum OtherAdjacent { A(u8), B, #[serde(other)] Unk }
    #[derive(Serialize, Deserialize, Type)]
    enum OtherExternal { N(u8), B, #[serde(other)] Unk }
    #[derive(Serialize, Deserialize, Type)]
    enum OtherChoice { A, #[serde(alias = "x")] B, #[serde(other)] Unk }

    #[derive(Serialize, Deserialize, Type)]
    enum PartlyUntagged { A, N(u8), #[serde(untagged)] Text(String), #[serde(untagged)] S { a: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum InternalUntagged { A { a: u8 }, U, #[serde(untagged)] Any(HashMap<String, serde_json::Value>) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum AdjacentUntagged { A(u8), U, #[serde(untagged)] Number(u8) }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum Outer { Inner(Inner), External(External), Unit(Unit), Nothing(()), Value(serde_json::Value), Map(HashMap<String, u8>) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "b")]
    enum Inner { X { x: u8 }, Y }
    #[derive(Serialize, Deserialize, Type)]
    enum External { Q(u8), R, S { a: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    struct Unit;
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind")]
    enum OuterAdjacent { A(Adjacent), U(Union) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent { N(u8), U }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged)]
    enum Union { X { x: u8 }, Y { y: bool } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum Generic<T> { A(T), B { b: T } }
    #[derive(Serialize, Deserialize, Type)]
    struct Payload { a: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesGeneric { a: Generic<Payload> }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum StrictAdjacent { A, N(u8), O(Option<u8>), S { a: u8 } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    enum StrictExternal { A, S { a: Option<u8> }, E {} }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", deny_unknown_fields)]
    enum StrictInternal { A, S { a: Option<u8> }, E {} }

    #[derive(Serialize, Deserialize, Type)]
    enum Discriminants { A = 4, B = 2 }
    #[derive(Serialize_repr, Deserialize_repr, Type)]
    #[repr(u8)]
    enum Repr { A = 1, B, C = 0x10 }
    #[derive(Serialize_repr, Deserialize_repr, Type)]
    #[repr(i8)]
    enum ReprOther { A = -1, #[serde(other)] Unk = 7 }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesRepr { a: Repr, #[serde(default)] b: Level }
    #[derive(Default, Serialize_repr, Deserialize_repr, Type)]
    #[repr(u16)]
    enum Level { Low, #[default] High = 1000 }
    #[derive(Serialize, Deserialize, Type)]
    enum Empty {}
    #[derive(Serialize, Deserialize, Type)]
    struct UsesEmpty { a: Option<Empty> }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesResult { a: Result<u8, String>, b: Option<Result<(), Payload>> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "snake_case")]
    #[expect(non_camel_case_types, reason = "serde's rules are not those of a style")]
    enum Raw { r#Type, HTTPServer, Under_Score }

    #[derive(Deserialize, Type)]
    #[serde(field_identifier, rename_all = "kebab-case")]
    enum FieldName { FirstOne, #[serde(alias = "2nd")] SecondOne, #[serde(rename = "x")] Third }
    #[derive(Deserialize, Type)]
    #[serde(field_identifier)]
    enum AnyFieldName { First, Other(String) }
    #[derive(Deserialize, Type)]
    #[serde(field_identifier, rename_all = "lowercase")]
    enum OtherFieldName { First, #[serde(other)] Other }
    #[derive(Deserialize, PartialEq, Eq, Hash, Type)]
    #[serde(variant_identifier)]
    enum VariantName { First, Second }
    #[derive(Deserialize, Type)]
    struct OfIdentifiers { field: FieldName, by_name: HashMap<VariantName, u8> }
}

#[derive(Default)]
pub(crate) struct Unheard;

pub(crate) fn cases(cases: &mut Cases) {
    cases.conform_all([TwoWays::FirstOne, TwoWays::Second(1)]);
    cases.accept::<TwoWays>([json!("FIRSTONE"), json!({ "SECOND": 1 })]);
    cases.refuse::<TwoWays>([json!("firstOne"), json!({ "second": 1 })]);
    cases.conform_all([FieldsTwoWays::S { a: 1 }, FieldsTwoWays::Own { a_b: 1 }]);
    cases.accept::<FieldsTwoWays>([json!({ "S": { "A": 1 } }), json!({ "Own": { "aB": 1 } })]);

    cases.accept::<FieldName>(["first-one", "second-one", "2nd", "x"].map(|it| json!(it)));
    cases.refuse::<FieldName>([json!("FirstOne"), json!("third"), json!(0), json!({ "x": null })]);
    cases.accept::<AnyFieldName>([json!("First"), json!("Other"), json!("")]);
    cases.refuse::<AnyFieldName>([json!({ "Other": "a" }), json!(1), json!(null)]);
    cases.accept::<OtherFieldName>([json!("first"), json!("other"), json!("?")]);
    cases.refuse::<OtherFieldName>([json!(0), json!({ "first": null }), json!(null)]);
    cases.accept::<VariantName>([json!("First"), json!("Second")]);
    cases.refuse::<VariantName>([json!("first"), json!(0), json!({ "First": null })]);
    cases.accept::<OfIdentifiers>([
        json!({ "field": "x", "by_name": {} }),
        json!({ "field": "x", "by_name": { "First": 1 } }),
    ]);
    cases.refuse::<OfIdentifiers>([
        json!({ "field": "y", "by_name": {} }),
        json!({ "field": "x", "by_name": { "Third": 1 } }),
    ]);

    cases.conform([AliasUnit::A, AliasUnit::B]);
    cases.accept::<AliasUnit>([json!("Alias"), json!("b")]);
    cases.conform([AliasPayload::N(1), AliasPayload::U]);
    cases.accept::<AliasPayload>([json!({ "Alias": 1 })]);
    cases.conform([AliasInternal::S { a: 1 }, AliasInternal::U]);
    cases.accept::<AliasInternal>([json!({ "t": "Alias", "a": 1 }), json!({ "t": "x" })]);
    cases.conform_all([AliasAdjacent::N(1), AliasAdjacent::U]);
    cases.accept::<AliasAdjacent>([json!({ "t": "Alias", "c": 1 }), json!({ "t": "y" })]);
    cases.refuse::<AliasAdjacent>([json!({ "t": "x" })]);

    cases.conform_all([Skips::A, Skips::Sent(1)]);
    cases.accept::<Skips>([json!({ "Accepted": 1 })]);
    cases.refuse::<Skips>([json!({ "Sent": 1 }), json!("Never")]);
    cases.conform([SkippedField::V(1), SkippedField::T(1, 2)]);
    cases.conform([SkippedUntagged::V(1), SkippedUntagged::T(1, 2)]);
    cases.conform([Trailing::T(1, true)]);

    cases.accept::<OnlyAccepted>([json!({ "t": "A", "a": 1 })]);
    cases.refuse::<OnlyAccepted>([json!({ "t": "A" }), json!("A")]);
    cases.conform([OtherInternal::A { a: 1 }, OtherInternal::B, OtherInternal::Unk]);
    cases.accept::<OtherInternal>([json!({ "t": "else" })]);
    cases.accept_in_schema::<OtherInternal>([json!({ "t": "else", "a": null })]);
    cases.refuse::<OtherInternal>([json!({ "t": "A" }), json!({ "a": 1 })]);
    cases.conform([OtherAdjacent::A(1), OtherAdjacent::B, OtherAdjacent::Unk]);
    cases.accept::<OtherAdjacent>([json!({ "t": "else" }), json!({ "t": "else", "c": null })]);
    cases.refuse::<OtherAdjacent>([json!({ "t": "else", "c": 1 }), json!({ "t": "A" })]);
    cases.conform([OtherExternal::N(1), OtherExternal::B, OtherExternal::Unk]);
    cases.accept::<OtherExternal>([json!("else"), json!("a.b")]);
    cases.refuse::<OtherExternal>([json!("N"), json!(null)]);
    cases.conform([OtherChoice::A, OtherChoice::B, OtherChoice::Unk]);

    cases.conform([
        PartlyUntagged::A,
        PartlyUntagged::N(1),
        PartlyUntagged::Text("b".into()),
        PartlyUntagged::S { a: 1 },
    ]);
    cases.conform([
        InternalUntagged::A { a: 1 },
        InternalUntagged::U,
        InternalUntagged::Any(HashMap::from([("t".into(), json!(1))])),
    ]);
    cases.conform([AdjacentUntagged::A(1), AdjacentUntagged::U, AdjacentUntagged::Number(1)]);

    cases.conform([
        Outer::Inner(Inner::X { x: 1 }),
        Outer::Inner(Inner::Y),
        Outer::External(External::Q(1)),
        Outer::External(External::R),
        Outer::External(External::S { a: 1 }),
        Outer::Unit(Unit),
        Outer::Nothing(()),
        Outer::Value(json!({ "any": 1 })),
        Outer::Map(HashMap::from([("any".into(), 1)])),
    ]);
    cases.conform([
        OuterAdjacent::A(Adjacent::N(1)),
        OuterAdjacent::A(Adjacent::U),
        OuterAdjacent::U(Union::X { x: 1 }),
        OuterAdjacent::U(Union::Y { y: true }),
    ]);
    cases.send([
        UsesGeneric { a: Generic::A(Payload { a: 1 }) },
        UsesGeneric { a: Generic::B { b: Payload { a: 1 } } },
    ]);

    cases.conform([
        StrictAdjacent::A,
        StrictAdjacent::N(1),
        StrictAdjacent::O(None),
        StrictAdjacent::S { a: 1 },
    ]);
    cases.conform([StrictExternal::A, StrictExternal::S { a: None }, StrictExternal::E {}]);
    cases.conform([StrictInternal::A, StrictInternal::S { a: None }, StrictInternal::E {}]);

    cases.conform([Discriminants::A, Discriminants::B]);
    cases.conform([Repr::A, Repr::B, Repr::C]);
    cases.conform([ReprOther::A, ReprOther::Unk]);
    cases.accept::<ReprOther>([json!(-1), json!(7), json!(100)]);
    cases.conform([UsesRepr { a: Repr::A, b: Level::Low }]);
    cases.accept::<UsesRepr>([json!({ "a": 2 })]);
    cases.refuse::<Empty>([json!("a"), json!({}), json!(null)]);
    cases.conform([UsesEmpty { a: None }]);
    cases.conform([
        UsesResult { a: Ok(1), b: None },
        UsesResult { a: Err("a".into()), b: Some(Ok(())) },
        UsesResult { a: Ok(1), b: Some(Err(Payload { a: 1 })) },
    ]);
    cases.conform([Raw::r#Type, Raw::HTTPServer, Raw::Under_Score]);
}
