//! Any text as a Rust source: read it, and find the place of every diagnostic.

#![no_main]

use gen_core::read::rust;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (_, diagnostics) = rust::read_file(0, text);
    let places: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.place).collect();
    rust::spans(text, &places);
});
