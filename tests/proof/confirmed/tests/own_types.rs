//! The types of a test are not scanned, and need no artifacts.

#[derive(gen_macro::Type)]
struct OnlyHere {
    label: String,
}

#[test]
fn it_has_a_name() {
    assert_eq!(OnlyHere::TYPE_NAME, "OnlyHere");
    assert_eq!(OnlyHere { label: String::new() }.label, "");
}
