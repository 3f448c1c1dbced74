//! Readers: text to definitions, one a language.

#[cfg(feature = "rust")]
pub mod rust;
#[cfg(feature = "yaml")]
pub mod yaml;
