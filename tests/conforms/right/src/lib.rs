//! Types that are what they say: all of these tests pass.

#![deny(warnings)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::num::NonZeroU16;

use gen_macro::{Component, Type};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[component(test)]
pub struct ButtonProps {
    #[component(max_length = 80, example = "Save")]
    pub label: String,
    #[serde(alias = "index", skip_serializing_if = "Option::is_none")]
    pub tab_index: Option<i32>,
    #[serde(default)]
    pub variant: Variant,
    pub port: NonZeroU16,
    #[component(minimum = 1, maximum = 4)]
    pub places: u8,
    pub sizes: BTreeMap<u32, [f64; 2]>,
}

#[derive(Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
#[component(test)]
pub enum Variant {
    #[default]
    Primary,
    VeryBad,
}

/// A recursive type of two lifetimes' worth of borrowing.
#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[component(test)]
pub enum Media<'a> {
    Image {
        alt: &'a str,
    },
    List {
        title: Cow<'a, str>,
        #[serde(borrow)]
        media: Vec<Media<'a>>,
    },
    None,
}

/// Its codec is a string of digits, and its `type` says so.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct Account {
    #[serde(with = "digits")]
    #[component(type = "string", pattern = "^(0|[1-9][0-9]{0,8})$")]
    pub number: u32,
    #[serde(deserialize_with = "number_or_digits")]
    #[component(type(deserialize = "u32 | string"), pattern = "^(0|[1-9][0-9]{0,8})$")]
    pub attempts: u32,
}

/// serde only reads it.
#[derive(Deserialize, Type)]
#[component(test(accepted))]
pub struct Request {
    pub wanted: Option<String>,
}

/// serde only sends it.
#[derive(Serialize, Type)]
#[component(test(sent = "Reply::some"))]
pub struct Reply {
    pub found: &'static [&'static str],
    #[serde(serialize_with = "digits::serialize")]
    #[component(type = "string")]
    pub count: u32,
}

impl Reply {
    #[cfg(test)]
    fn some() -> [Reply; 2] {
        [Reply { found: &["a"], count: 1 }, Reply { found: &[], count: 0 }]
    }
}

#[derive(Serialize, Deserialize, Type)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Box<Page<T>>>,
}

/// A generic type is tested where it is used.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct Buttons(pub Page<Variant>);

/// It is called as something that tests use.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct String2(pub std::string::String);

mod digits {
    use super::*;

    pub fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        parse::<D>(&String::deserialize(deserializer)?)
    }

    pub fn parse<'de, D: Deserializer<'de>>(text: &str) -> Result<u32, D::Error> {
        text.parse().map_err(error::<D>)
    }

    fn error<'de, D: Deserializer<'de>>(error: impl Display) -> D::Error {
        serde::de::Error::custom(error)
    }
}

fn number_or_digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(u32),
        Digits(String),
    }
    match Either::deserialize(deserializer)? {
        Either::Number(number) => Ok(number),
        Either::Digits(digits) => digits::parse::<D>(&digits),
    }
}
