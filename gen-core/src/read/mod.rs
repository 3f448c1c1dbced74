//! Readers: text to definitions, one a language.

#[cfg(feature = "yaml")]
pub mod expression;
#[cfg(feature = "rust")]
pub mod rust;
#[cfg(feature = "yaml")]
pub mod yaml;
