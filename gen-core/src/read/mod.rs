//! Readers: text to definitions, one a language.

#[cfg(any(feature = "yaml", feature = "rust"))]
pub mod expression;
#[cfg(feature = "rust")]
pub mod rust;
#[cfg(feature = "yaml")]
pub mod yaml;
