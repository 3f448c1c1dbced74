//! Component definitions become TypeScript and JSON Schema on `cargo build`.
//!
//! A definition is a YAML file or a Rust type that derives `Component` or `Type`. Each becomes a
//! `Name.ts` and a `Name.schema.json` for the front end of a Rust project. The whole build script:
//!
//! ```no_run
//! fn main() {
//!     gen_build::generate()
//! }
//! ```
//!
//! By default the YAML files in `components` and the Rust files in `src` are read, and the
//! artifacts go to `web/src/generated`. A file `gen.yaml` beside `Cargo.toml` says otherwise:
//!
//! ```yaml
//! components: components        # a folder or a list of folders of YAML definitions
//! rust: src                     # a folder or a list of folders of Rust sources
//! typescript: { out: web/src/generated, import_extension: js }
//! schema: { out: web/src/generated, draft: "2020-12", base: https://example.com/schemas/ }
//! strategy: cached              # or `batched`, `parallel`, `sequential`: all write the same
//! batch: 32                     # definitions that a thread takes at a time
//! ```
//!
//! Schemas go where the TypeScript goes unless `schema` has an `out` of its own. Paths start at
//! the folder of the package and may lead out of it: `../web/src/generated`.
//!
//! [`configure`] says the same in Rust, and goes before `gen.yaml`:
//!
//! ```no_run
//! fn main() {
//!     gen_build::configure().components("ui/components").typescript("../web/types").generate()
//! }
//! ```
//!
//! # What is read
//!
//! Files ending in `.yaml` or `.yml`, and `.rs`, in the folders and below them, through symbolic
//! links; hidden files and folders (`.name`) are passed over. A folder that somebody configured
//! has to exist. The default folders need not: when one appears, the next build notices (on
//! Windows, the next build in which something else changed).
//!
//! # What is written
//!
//! For each definition `Name.ts` and `Name.schema.json`, and `NameInput.schema.json` where more or
//! less is accepted than is sent; for all of them `index.ts`, `components.schema.json` and
//! `manifest.json`, which lists every other file with its source and a hash (XXH64). Where schemas
//! have a folder of their own, a `$comment` in `components.schema.json` says where the manifest is.
//!
//! A file that no definition produces any more is removed, if it is still as it was written; one
//! that somebody edited is a warning. Each package has folders of its own: to find in one what
//! another package generated is an error.
//!
//! A file is written only if its bytes differ, whole or not at all, and nothing is written when
//! anything is wrong. A deleted or edited artifact is restored by the next `cargo build`; a build
//! in which nothing changed does not even start the build script. A file that is in the way and was
//! not written by gen is left alone, and an error.
//!
//! In a package that is being published or is a dependency, on docs.rs and on a read-only disk
//! nothing is written. The artifacts that are there are compared, and a difference is a warning.
//!
//! # Continuous integration
//!
//! With `GEN_BUILD=check` in the environment, `cargo build` writes nothing. It fails if a committed
//! artifact is not up to date, is missing or is left over, and shows the difference. With
//! `GEN_BUILD=off` nothing is done at all. [`Builder::check`] is the same for a program.
//!
//! # From a program
//!
//! [`Builder::run`] neither prints nor ends the process:
//!
//! ```no_run
//! # fn main() -> Result<(), gen_build::Failure> {
//! let report = gen_build::configure().root("path/to/package").run()?;
//! assert!(report.written.is_empty());
//! # Ok(()) }
//! ```

#![expect(clippy::needless_doctest_main, reason = "a build script is a `main`")]

mod all_schemas;
mod batch;
mod builder;
mod cache;
mod cargo;
mod cargo_toml;
mod check;
mod claim;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod conditions;
mod config;
mod crates;
mod deliver;
mod diff;
mod facts;
mod failure;
mod hash;
mod incremental;
mod lock;
mod manifest;
mod message;
mod orphan;
mod parts;
mod path;
mod pipeline;
mod plan;
mod progress;
mod proof;
mod read;
mod report;
mod strategy;
#[cfg(test)]
mod temporary;
mod walk;
mod write;

pub use builder::{Builder, Draft};
pub use check::{Check, Difference, DifferenceKind};
pub use failure::Failure;
pub use message::{Message, Position};
pub use report::{Defined, DefinedKind, Report};
pub use strategy::Strategy;

/// Does all that a build script has to do, with the settings of `gen.yaml` or the defaults.
///
/// Tells Cargo what to watch and what went wrong, prints the full report to standard error, and
/// ends the process with 1 if there are errors. With `GEN_BUILD=check` in the environment it only
/// says what it would write, which is an error too; with `GEN_BUILD=off` it does nothing.
pub fn generate() {
    configure().generate();
}

/// Settings in Rust; see [`Builder`].
pub fn configure() -> Builder {
    Builder::default()
}
