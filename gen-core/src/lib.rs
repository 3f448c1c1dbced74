//! The pure part of gen: text in, text out. No files, no environment, no clock, no printing.
//!
//! A definition flows through it in one direction: a reader in [`read`] turns text into the
//! [`model`], [`check`](check::check) judges it, and a renderer in [`render`] turns it into the
//! text of an artifact.

#[cfg(all(test, feature = "yaml"))]
#[expect(clippy::format_push_string, reason = "a test reads better so")]
mod case;
pub mod conform;
#[cfg(feature = "yaml")]
mod contract;
pub mod diagnostic;
pub mod fits;
#[cfg(test)]
mod fixture;
mod format;
pub mod json;
pub mod link;
pub mod model;
pub mod name;
pub mod ordered;
mod pattern;
#[cfg(all(test, any(feature = "yaml", feature = "rust")))]
#[expect(clippy::format_push_string, reason = "a test reads better so")]
mod print;
pub mod read;
pub mod render;
pub mod report;
#[cfg(test)]
mod samples;
#[cfg(feature = "yaml")]
pub mod schemas;
mod subject;
pub mod value;
mod width;

#[cfg(feature = "yaml")]
pub mod assemble;
pub mod check;
