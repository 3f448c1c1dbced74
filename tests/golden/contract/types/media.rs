use gen_macro::Type;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Media {
    /// A picture that stands still.
    Image { url: String, alt: Option<String> },
    Video { url: String, loops: bool },
}

#[derive(Serialize, Deserialize, Type)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<u32>,
}

/// A type that only Rust has refers to what the YAML says.
#[derive(Serialize, Deserialize, Type)]
pub struct Gallery {
    pub page: Page<Media>,
}
