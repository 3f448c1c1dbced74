//! Any text as a Rust source: read it, and find the place of every diagnostic.

#![no_main]

use gen_core::read::rust;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (_, diagnostics) = rust::read_file(0, text);
    for diagnostic in diagnostics {
        let place = diagnostic.place.as_bytes().expect("places in Rust are bytes");
        assert!(text.get(place).is_some(), "{diagnostic:?} is inside of the text");
    }
});
