use gen_macro::Type;
use serde::{Deserialize, Serialize};

/// What happened, where and when.
#[derive(Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    at_second: u32,
    #[serde(flatten)]
    event: Event,
    #[serde(flatten)]
    source: Option<Source>,
}

/// What happened.
#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Event {
    /// A key was pressed.
    Key { code: u8 },
    Click(Place),
}

/// Where it comes from.
#[derive(Serialize, Deserialize, Type)]
pub struct Source {
    device: String,
}

#[derive(Serialize, Deserialize, Type)]
pub struct Place {
    x: f64,
    y: f64,
}

/// Some of many.
#[derive(Serialize, Deserialize, Type)]
pub struct Page<T> {
    total: u32,
    #[serde(flatten)]
    content: T,
}

#[derive(Serialize, Deserialize, Type)]
pub struct Log {
    page: Page<Named>,
}

#[derive(Serialize, Deserialize, Type)]
pub struct Named {
    name: String,
    #[serde(flatten)]
    event: Event,
}
