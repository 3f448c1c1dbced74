//! Rust in, definitions in a compact notation out.

mod directions;
mod enums;
#[expect(clippy::format_push_string, reason = "a test reads better so")]
mod names;
mod own;
#[cfg(feature = "rust-spans")]
#[expect(clippy::format_push_string, reason = "a test reads better so")]
mod refused;
mod scan;
mod structs;
mod types;

use expect_test::Expect;

use crate::diagnostic::Severity;
use crate::print;

/// Reads types that derive with our names, and prints what is sent and, where it differs, what is
/// accepted.
fn check(types: &str, expected: Expect) {
    let text = format!("use gen_macro::{{Component, Type}};\n{types}");
    let (definitions, diagnostics) = super::read_file(0, &text);
    let errors: Vec<_> =
        diagnostics.iter().filter(|it| it.code.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{types}: {errors:?}");
    expected.assert_eq(&print::definitions(&definitions));
}
