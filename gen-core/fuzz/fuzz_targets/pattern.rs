//! Any text as the `pattern` of a prop, and another as its default, which the pattern judges.

#![no_main]

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::json::compact;
use gen_core::read::yaml;
use gen_core::value::Value;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (String, String)| {
    let (pattern, default) = (compact(&Value::String(texts.0)), compact(&Value::String(texts.1)));
    let text = format!(
        "component: A\nprops:\n  a: {{ type: string, pattern: {pattern}, default: {default} }}\n"
    );
    let (file, _) = yaml::read(0, "a.yaml", text.as_bytes());
    check(&assemble(vec![file], Vec::new()).0);
});
