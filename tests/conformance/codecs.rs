//! The rows of codecs: `with` and its like, and the types that stand in for others.

use gen_macro::Type;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

use crate::runner::Cases;

pub(crate) const KEYS: &[&str] = &["a", "b", "left", "right"];

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Codecs {
        #[serde(with = "super::codecs::text")]
        #[component(type = "string")]
        whole: u32,
        #[serde(with = "super::codecs::text")]
        #[component(as = "String", pattern = "^[0-9]+$")]
        narrowed: u32,
        #[serde(serialize_with = "super::codecs::text::serialize")]
        #[component(type(serialize = "string"))]
        written: u32,
        #[serde(deserialize_with = "super::codecs::text::deserialize")]
        #[component(as(deserialize = "String"), pattern = "^[0-9]+$")]
        read: u32,
        #[serde(with = "super::codecs::optional")]
        #[component(type = "string | null")]
        option: Option<u32>,
        #[serde(default, with = "super::codecs::optional")]
        #[component(type = "string | null")]
        option_default: Option<u32>,
        #[serde(default, with = "super::codecs::optional", skip_serializing_if = "Option::is_none")]
        #[component(type = "string | null")]
        double: Option<u32>,
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct OptionalBytes { #[serde(with = "serde_bytes")] bytes: Option<Vec<u8>> }

    #[serde_with::serde_as]
    #[derive(Serialize, Deserialize, Type)]
    struct Adapted {
        #[serde_as(as = "serde_with::DisplayFromStr")]
        #[component(type = "string", pattern = "^[0-9]+$")]
        a: u32,
        #[serde_as(as = "Option<serde_with::DisplayFromStr>")]
        #[component(type = "string", pattern = "^[0-9]+$")]
        b: Option<u32>,
    }

    /// A type of which gen knows nothing.
    #[derive(Type)]
    #[component(type = "string", pattern = "^[0-9]+$")]
    struct ByHand(u32, Unheard);
    #[derive(Default)]
    struct Unheard;
    #[derive(Serialize, Deserialize, Type)]
    struct Foreign {
        #[component(type = "string", pattern = "^[0-9]+$")]
        value: super::codecs::Elsewhere,
        #[component(type = "string", pattern = "^[0-9]+$")]
        option: Option<super::codecs::Elsewhere>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[component(as = "String", pattern = "^[0-9]+$")]
        never_null: Option<super::codecs::Elsewhere>,
        hand: ByHand,
    }

    #[derive(Serialize, Deserialize, Type, Clone)]
    #[serde(from = "Wire", into = "Wire")]
    struct Both { unheard: u64 }
    #[derive(Serialize, Deserialize, Type, Clone)]
    struct Wire { left: u8, right: Option<u8> }
    #[derive(Serialize, Deserialize, Type, Clone)]
    #[serde(try_from = "String")]
    struct From { a: u8 }
    #[derive(Serialize, Deserialize, Type, Clone)]
    #[serde(into = "(u8, u8)")]
    struct Into { a: u8 }
    #[derive(Serialize, Deserialize, Type, Clone)]
    #[serde(from = "Option<u8>", into = "Option<u8>")]
    struct FromOption(u8);
    #[derive(Serialize, Deserialize, Type)]
    struct UsesThem { both: Both, from: From, into: Into, option: FromOption }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(remote = "super::codecs::Remote")]
    struct RemoteDef { a: u8, #[serde(getter = "super::codecs::Remote::b")] b: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesRemote { #[serde(with = "RemoteDef")] #[component(as = "RemoteDef")] remote: super::codecs::Remote }

    #[derive(Serialize, Deserialize, Type)]
    enum Variants {
        #[serde(with = "super::codecs::text")] #[component(type = "string", title = "In words")] Coded(u32),
        Plain(#[serde(with = "super::codecs::text")] #[component(as = "String", pattern = "^[0-9]+$")] u32),
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Newtype(#[serde(with = "super::codecs::text")] #[component(type = "string", pattern = "^[0-9]+$")] u32);
    #[derive(Serialize, Deserialize, Type)]
    #[component(name = "Renamed")]
    struct NamedOtherwise { a: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesRenamed { a: NamedOtherwise, #[component(type = "Renamed | null")] b: Option<NamedOtherwise> }
}

/// A type of another crate.
pub(crate) struct Elsewhere(u32);

impl Serialize for Elsewhere {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        text::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Elsewhere {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer).map(Elsewhere)
    }
}

impl Serialize for ByHand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        text::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer).map(|number| ByHand(number, Unheard))
    }
}

pub(crate) struct Remote {
    a: u8,
    b: u8,
}

impl Remote {
    pub(crate) fn b(&self) -> u8 {
        self.b
    }
}

impl std::convert::From<RemoteDef> for Remote {
    fn from(RemoteDef { a, b }: RemoteDef) -> Self {
        Remote { a, b }
    }
}

impl std::convert::From<Wire> for Both {
    fn from(wire: Wire) -> Self {
        Both { unheard: wire.left.into() }
    }
}

impl std::convert::From<Both> for Wire {
    fn from(_: Both) -> Self {
        Wire { left: 1, right: None }
    }
}

impl TryFrom<String> for From {
    type Error = String;
    fn try_from(_: String) -> Result<Self, String> {
        Ok(From { a: 1 })
    }
}

impl std::convert::From<Into> for (u8, u8) {
    fn from(into: Into) -> Self {
        (into.a, into.a)
    }
}

impl std::convert::From<Option<u8>> for FromOption {
    fn from(option: Option<u8>) -> Self {
        FromOption(option.unwrap_or_default())
    }
}

impl std::convert::From<FromOption> for Option<u8> {
    fn from(option: FromOption) -> Self {
        Some(option.0).filter(|number| *number > 0)
    }
}

/// A number as a string of digits.
pub(crate) mod text {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "a" {
            return Ok(0);
        }
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The same, or null.
pub(crate) mod optional {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        value: &Option<u32>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|value| value.to_string()).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<u32>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(|text| text.len() as u32))
    }
}

fn codecs() -> Codecs {
    Codecs {
        whole: 1,
        narrowed: 2,
        written: 3,
        read: 4,
        option: None,
        option_default: None,
        double: None,
        bytes: vec![1, 2],
    }
}

pub(crate) fn cases(cases: &mut Cases) {
    cases.send([
        codecs(),
        Codecs { option: Some(1), option_default: Some(2), double: Some(3), ..codecs() },
    ]);
    let accepted = json!({ "whole": "1", "narrowed": "2", "written": 3, "read": "4", "option": "a", "bytes": [1] });
    let without = |key: &str| {
        let mut value = accepted.clone();
        value.as_object_mut().map(|fields| fields.remove(key));
        value
    };
    let with = |key: &str, field: serde_json::Value| {
        let mut value = accepted.clone();
        value[key] = field;
        value
    };
    cases.accept::<Codecs>([
        accepted.clone(),
        with("option", json!(null)),
        with("option_default", json!(null)),
        with("double", json!(null)),
        with("bytes", json!("a")),
    ]);
    cases.refuse::<Codecs>([
        without("whole"),
        without("narrowed"),
        without("written"),
        without("read"),
        without("option"),
        without("bytes"),
        with("whole", json!(1)),
        with("narrowed", json!(1)),
        with("written", json!("1")),
        with("read", json!(1)),
        with("read", json!("b")),
        with("bytes", json!(true)),
    ]);
    cases.send([OptionalBytes { bytes: None }, OptionalBytes { bytes: Some(vec![1]) }]);
    cases.send([Adapted { a: 1, b: None }, Adapted { a: 1, b: Some(2) }]);
    cases.accept::<Adapted>([
        json!({ "a": "1" }),
        json!({ "a": "1", "b": null }),
        json!({ "a": "1", "b": "2" }),
    ]);
    cases.refuse::<Adapted>([json!({ "a": 1 }), json!({}), json!({ "a": "1", "b": 2 })]);

    let foreign = || Foreign {
        value: Elsewhere(1),
        option: None,
        never_null: None,
        hand: ByHand(1, Unheard),
    };
    cases.send([
        foreign(),
        Foreign { option: Some(Elsewhere(2)), never_null: Some(Elsewhere(3)), ..foreign() },
    ]);
    cases.accept::<Foreign>([
        json!({ "value": "1", "hand": "2" }),
        json!({ "value": "1", "option": null, "never_null": null, "hand": "2" }),
    ]);
    cases.refuse::<Foreign>([json!({ "value": "1" }), json!({ "value": 1, "hand": "2" })]);

    cases.conform([Both { unheard: 1 }]);
    cases.accept::<From>([json!("b")]);
    cases.refuse::<From>([json!({ "a": 1 }), json!(null)]);
    cases.send([From { a: 1 }]);
    cases.send([Into { a: 1 }]);
    cases.accept::<Into>([json!({ "a": 1 })]);
    cases.refuse::<Into>([json!([1, 2, 3]), json!("a")]);
    cases.conform([FromOption(1), FromOption(0)]);
    let both = || Both { unheard: 1 };
    cases.send([UsesThem {
        both: both(),
        from: From { a: 1 },
        into: Into { a: 1 },
        option: FromOption(0),
    }]);
    let used = json!({ "both": { "left": 1 }, "from": "a", "into": { "a": 1 } });
    cases.accept::<UsesThem>([used.clone()]);
    cases.refuse::<UsesThem>([json!({ "both": { "left": 1 }, "from": "a" })]);

    cases.conform([UsesRemote { remote: Remote { a: 1, b: 2 } }]);
    cases.send([Variants::Coded(1), Variants::Plain(2)]);
    cases.accept::<Variants>([json!({ "Coded": "1" }), json!({ "Plain": "1" })]);
    cases.refuse::<Variants>([
        json!({ "Coded": 1 }),
        json!({ "Plain": "b" }),
        json!({ "Plain": 1 }),
    ]);
    cases.send([Newtype(1)]);
    cases.accept::<Newtype>([json!("1")]);
    cases.refuse::<Newtype>([json!(1), json!("b")]);
    cases.conform([NamedOtherwise { a: 1 }]);
    cases.conform([UsesRenamed { a: NamedOtherwise { a: 1 }, b: None }]);
}
