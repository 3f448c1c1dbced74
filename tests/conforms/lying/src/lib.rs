//! Types that are not what they say, and what the test of each has to say to it.

use gen_macro::Type;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Its codec is a string.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct WrongInBoth {
    #[serde(with = "digits")]
    #[component(type = "u32")]
    pub number: u32,
}

/// It sends a string.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct WrongWhereSent {
    #[serde(serialize_with = "digits::serialize")]
    #[component(type = "u32")]
    pub number: u32,
}

/// It sends a string, and serde only sends it.
#[derive(Serialize, Type)]
#[component(test(sent = "values"))]
pub struct OnlySent {
    #[serde(serialize_with = "digits::serialize")]
    #[component(type = "u32")]
    pub number: u32,
}

#[cfg(test)]
fn values() -> Vec<OnlySent> {
    vec![OnlySent { number: 1 }]
}

/// It reads numbers, too.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct TooNarrow {
    #[serde(deserialize_with = "anything")]
    #[component(type(deserialize = "string"))]
    pub text: String,
}

/// It does not read every string.
#[derive(Deserialize, Type)]
#[component(test(accepted))]
pub struct TooWide {
    #[serde(deserialize_with = "digits::deserialize")]
    #[component(type = "string")]
    pub number: u32,
}

/// The tag is not what it was.
#[derive(Type)]
#[component(test, type = r#"{ kind: "dot" } | { kind: "line", length: u8 }"#)]
pub enum ByHand {
    Dot,
    Line(u8),
}

impl Serialize for ByHand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ByHand::Dot => ("dot", 0).serialize(serializer),
            ByHand::Line(length) => ("line", length).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(tag = "kind", rename_all = "lowercase")]
        enum Wire {
            Dot,
            Line { length: u16 },
        }
        Ok(match Wire::deserialize(deserializer)? {
            Wire::Dot => ByHand::Dot,
            Wire::Line { length } => ByHand::Line(length as u8),
        })
    }
}

/// Nobody can guess a word twice.
#[derive(Serialize, Deserialize, Type)]
#[component(test)]
pub struct WithoutExample {
    #[component(pattern = "^(..*)-\\1$")]
    pub twice: String,
    #[component(pattern = "^(..*)-\\1$", example = "so-so")]
    pub with_example: String,
}

mod digits {
    use super::*;

    pub fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

fn anything<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Number(f64),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Text(text) => text,
        Either::Number(number) => number.to_string(),
    })
}
