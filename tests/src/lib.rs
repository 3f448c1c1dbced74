//! What the tests of the whole of gen share: cases on disk, the pipeline over them, the judgement
//! of the tools that users run, random definitions.
//!
//! Each file beside `Cargo.toml` is one test program: `golden.rs` compares artifacts with what is
//! expected of them, `rejects.rs` compares reports; `random_rust.rs` asks serde_json what random Rust
//! types are in JSON; `random.rs`, `mutation.rs` and `hostile.rs` feed what nobody would write.
//! `cargo test -p gen-tests` runs all of them; `UPDATE_EXPECT=1` rewrites what is expected.

pub mod changes;
pub mod command;
pub mod difference;
pub mod expected;
pub mod hostile;
pub mod inputs;
pub mod judge;
pub mod markdown;
pub mod mutation;
pub mod package;
pub mod pipeline;
pub mod random;
pub mod random_model;
pub mod random_rust;
