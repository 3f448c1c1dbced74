//! Mistakes and what rustc says: one file a mistake, the message beside it.

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
