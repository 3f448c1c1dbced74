//! The rows of field attributes, in both directions.

use std::collections::HashMap;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

pub(crate) const KEYS: &[&str] =
    &["a", "b", "x", "y", "primary", "aB", "a_b", "a-b", "first", "the-a", "two", "zwei", "deux"];

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Renamed {
        #[serde(rename(serialize = "x", deserialize = "y"))] both: u8,
        #[serde(rename(serialize = "a"))] sent: u8,
        #[serde(rename(deserialize = "b"))] accepted: Option<u8>,
    }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all(serialize = "camelCase"), rename_all(deserialize = "kebab-case"))]
    struct RenamedTwice { #[serde(rename(serialize = "x"), rename(deserialize = "y"))] both: u8, a_b: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
    struct RenamedAll { a_b: u8, #[serde(rename = "first")] c_d: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all(deserialize = "UPPERCASE"))]
    struct RenamedOneWay { a: u8 }

    #[derive(Serialize, Deserialize, Type)]
    struct Alias { #[serde(alias = "x", alias = "y")] primary: u8, b: Option<u8> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct AliasOptional {
        #[serde(alias = "x")] primary: Option<u8>,
        #[serde(default, alias = "y")] b: bool,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct AliasRenamed { #[serde(rename(serialize = "a", deserialize = "b"), alias = "x")] field: String }

    #[derive(Serialize, Deserialize, Type)]
    struct Skips {
        #[serde(skip)] never: Unserializable,
        #[serde(skip_serializing)] accepted: u8,
        #[serde(skip_serializing, default)] accepted_default: u8,
        #[serde(skip_deserializing)] sent: u8,
        #[serde(skip_serializing_if = "is_zero")] one_way: u8,
        #[serde(default, skip_serializing_if = "is_zero")] both_ways: u8,
        #[serde(default = "seven")] computed: u8,
    }
    #[derive(Default, Clone, Copy)]
    struct Unserializable;
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct SkipsStrict { #[serde(skip)] skipped: u8, #[serde(skip_deserializing)] sent: u8, a: u8 }

    #[derive(Serialize, Deserialize, Type)]
    struct Defaults {
        #[serde(default)] choice: Choice,
        #[serde(default)] tagged: TaggedChoice,
        #[serde(default)] number: u8,
        #[serde(default)] list: Vec<u8>,
        #[serde(default)] option: Option<u8>,
        #[serde(default)] text: String,
        #[serde(default)] map: HashMap<String, u8>,
        #[serde(default)] nested: Nested,
    }
    #[derive(Default, Serialize, Deserialize, Type)]
    #[serde(rename_all = "kebab-case")]
    enum Choice { FirstOne, #[default] #[serde(alias = "zwei")] SecondOne }
    #[derive(Default, Serialize, Deserialize, Type)]
    #[serde(tag = "kind")]
    enum TaggedChoice { #[default] Unit, Other { a: u8 } }
    #[derive(Default, Serialize, Deserialize, Type)]
    #[serde(default)]
    struct Nested { a: u8, b: Option<bool> }

    #[derive(Serialize, Deserialize, Type)]
    struct Options {
        plain: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")] never_null: Option<u8>,
        #[serde(skip_serializing_if = "is_none_or_zero")] other_predicate: Option<u8>,
        nested: Option<Option<u8>>,
        newtype: Newtype,
        transparent: Transparent,
        boxed_transparent: Box<Transparent>,
        chain: Chain,
        named_transparent: NamedTransparent,
        unit: (),
        unit_struct: Unit,
        any: serde_json::Value,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Newtype(Option<u8>);
    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Transparent(Option<u8>);
    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Chain(Transparent);
    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct NamedTransparent { inner: Option<bool>, #[serde(skip)] skipped: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct Unit;
    #[derive(Serialize, Deserialize, Type)]
    struct OnlyTransparent { a: Transparent }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent { T(Transparent), N(Newtype), C(Chain) }

    #[serde_with::skip_serializing_none]
    #[derive(Serialize, Deserialize, Type)]
    struct NoneSkipped { a: Option<u8>, #[serialize_always] b: Option<u8>, c: Box<Option<u8>> }

    #[derive(Serialize, Deserialize, Type)]
    struct Raw { r#type: u8, r#fn: Option<u8> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "PascalCase")]
    struct RawRenamed { r#type: u8, #[serde(bound = "")] bound: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(bound = "", expecting = "a struct", crate = "serde")]
    struct Silent { a: u8 }
}

fn is_zero(number: &u8) -> bool {
    *number == 0
}

fn is_none_or_zero(number: &Option<u8>) -> bool {
    number.is_none_or(|number| number == 0)
}

fn seven() -> u8 {
    7
}

pub(crate) fn cases(cases: &mut Cases) {
    cases.send([Renamed { both: 1, sent: 2, accepted: None }]);
    cases.accept::<Renamed>([json!({ "y": 1, "sent": 2, "b": 3 }), json!({ "y": 1, "sent": 2 })]);
    cases.refuse::<Renamed>([json!({ "x": 1, "a": 2, "b": 3 }), json!({ "both": 1, "sent": 2 })]);
    cases.conform_all([Renamed { both: 1, sent: 2, accepted: Some(3) }]);
    cases.send([RenamedTwice { both: 1, a_b: 2 }]);
    cases.accept::<RenamedTwice>([json!({ "y": 1, "a-b": 2 })]);
    cases.refuse::<RenamedTwice>([json!({ "x": 1, "aB": 2 }), json!({ "y": 1, "a_b": 2 })]);
    cases.send([RenamedAll { a_b: 1, c_d: 2 }]);
    cases.accept::<RenamedAll>([json!({ "a-b": 1, "first": 2 })]);
    cases.refuse::<RenamedAll>([json!({ "aB": 1, "first": 2 })]);
    cases.send([RenamedOneWay { a: 1 }]);
    cases.accept::<RenamedOneWay>([json!({ "A": 1 })]);
    cases.refuse::<RenamedOneWay>([json!({ "a": 1 })]);

    cases.conform([Alias { primary: 1, b: None }]);
    cases.refuse::<Alias>([json!({ "x": 1, "y": 1 }), json!({ "primary": 1, "y": 1 }), json!({})]);
    cases.accept::<Alias>([json!({ "x": 1 }), json!({ "y": 1, "b": null })]);
    cases.conform([AliasOptional { primary: Some(1), b: true }]);
    cases.accept::<AliasOptional>([json!({}), json!({ "x": null, "y": false })]);
    cases.refuse::<AliasOptional>([
        json!({ "x": 1, "primary": 1 }),
        json!({ "y": true, "b": true }),
    ]);
    cases.conform_all([AliasRenamed { field: "a".into() }]);
    cases.accept::<AliasRenamed>([json!({ "b": "a" }), json!({ "x": "a" })]);

    let skips = |one_way| Skips {
        never: Unserializable,
        accepted: 1,
        accepted_default: 2,
        sent: 3,
        one_way,
        both_ways: one_way,
        computed: 4,
    };
    cases.conform_all([skips(0), skips(1)]);
    cases.accept::<Skips>([
        json!({ "accepted": 1, "one_way": 1 }),
        json!({ "accepted": 1, "accepted_default": 1, "one_way": 1, "both_ways": 1, "computed": 1 }),
    ]);
    cases.refuse::<Skips>([json!({ "accepted": 1 }), json!({ "one_way": 1 })]);
    cases.conform_all([SkipsStrict { skipped: 1, sent: 1, a: 1 }]);
    cases.accept::<SkipsStrict>([json!({ "a": 1 })]);
    cases.refuse::<SkipsStrict>([json!({ "a": 1, "sent": 1 }), json!({ "a": 1, "skipped": 1 })]);

    cases.conform([Defaults {
        choice: Choice::FirstOne,
        tagged: TaggedChoice::Other { a: 1 },
        number: 1,
        list: vec![1],
        option: None,
        text: "a".into(),
        map: HashMap::new(),
        nested: Nested { a: 1, b: Some(true) },
    }]);
    cases.accept::<Defaults>([json!({}), json!({ "choice": "zwei" })]);
    cases.conform([Choice::FirstOne, Choice::SecondOne]);

    cases.conform([Options {
        plain: None,
        never_null: Some(1),
        other_predicate: Some(1),
        nested: None,
        newtype: Newtype(None),
        transparent: Transparent(Some(1)),
        boxed_transparent: Box::new(Transparent(None)),
        chain: Chain(Transparent(Some(1))),
        named_transparent: NamedTransparent { inner: Some(true), skipped: 1 },
        unit: (),
        unit_struct: Unit,
        any: json!(null),
    }]);
    cases.conform([
        OnlyTransparent { a: Transparent(None) },
        OnlyTransparent { a: Transparent(Some(1)) },
    ]);
    cases.accept::<OnlyTransparent>([json!({})]);
    cases.conform([Transparent(None), Transparent(Some(1))]);
    cases.conform([
        Adjacent::T(Transparent(None)),
        Adjacent::N(Newtype(Some(1))),
        Adjacent::C(Chain(Transparent(Some(1)))),
    ]);
    cases.conform([
        NoneSkipped { a: None, b: None, c: Box::new(None) },
        NoneSkipped { a: Some(1), b: Some(1), c: Box::new(Some(1)) },
    ]);
    cases.conform([Raw { r#type: 1, r#fn: None }]);
    cases.conform([RawRenamed { r#type: 1, bound: 1 }]);
    cases.conform([Silent { a: 1 }]);
}
