//! What attribute macros change before the derive sees a type is known.

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

#[skip_serializing_none]
#[derive(Serialize, Deserialize, Type)]
pub struct Above {
    pub a: Option<u8>,
    #[serialize_always]
    pub b: Option<u8>,
    #[serde(rename = "sea")]
    pub c: std::option::Option<String>,
    pub d: u8,
}

#[derive(Serialize, Deserialize, Type)]
#[skip_serializing_none]
pub struct Below {
    pub a: Option<u8>,
}

/// A number on the wire, which no derive can see.
#[derive(serde_repr::Serialize_repr, serde_repr::Deserialize_repr, Type)]
#[repr(u8)]
pub enum Level {
    Low = 1,
    High = 3,
}
