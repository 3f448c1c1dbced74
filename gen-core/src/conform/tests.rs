use expect_test::{Expect, expect};

use super::{relaxed, samples};
use crate::assemble::assemble;
use crate::check::check as check_project;
use crate::read::{rust, yaml};

/// The samples of the first type.
fn check(rust: &str, expected: Expect) {
    check_contract("", rust, expected);
}

/// The samples of the first type of Rust, which YAML may define too.
fn check_contract(yaml: &str, rust: &str, expected: Expect) {
    expected.assert_eq(&text_of(yaml, rust));
}

/// Those that are accepted.
fn check_accepted(rust: &str, expected: Expect) {
    let text = text_of("", rust);
    let accepted = text.lines().filter(|line| line.starts_with('+'));
    expected.assert_eq(&accepted.map(|line| format!("{line}\n")).collect::<String>());
}

fn text_of(yaml: &str, rust: &str) -> String {
    let rust = format!("use gen_macro::{{Component, Type}};\n{rust}");
    let (file, mut found) = yaml::read(0, "a.yaml", yaml.as_bytes());
    let (definitions, refused) = rust::read_file(1, &rust);
    let name = definitions[0].name().to_owned();
    let files = if yaml.is_empty() { Vec::new() } else { vec![file] };
    let (project, more) = assemble(files, definitions);
    found.extend(refused);
    found.extend(more);
    found.extend(check_project(&project));
    assert!(found.is_empty(), "{found:#?}");
    samples(&project.definitions[&name], &project, &relaxed(&project)).to_text()
}

#[test]
fn integers_have_their_bounds() {
    check(
        "#[derive(Type)] struct A(i8);",
        expect![[r#"
        + 1
        + 0
        + -1
        + 2
        + -128
        + 127
        - null
        - true
        - 0.5
        - "unexpected text"
        - 128
        - -129
        - {"unexpected": true}
    "#]],
    );
    check(
        "#[derive(Type)] struct A(u64);",
        expect![[r#"
        + 1
        + 0
        + 2
        + 18446744073709551615
        - null
        - true
        - 0.5
        - "unexpected text"
        - 18446744073709551616
        - -129
        - {"unexpected": true}
    "#]],
    );
}

#[test]
fn what_only_a_schema_looks_at_is_told_apart() {
    check(
        "#[derive(Type)] struct A(#[component(minimum = 1, maximum = 4)] u8);",
        expect![[r#"
        + 1
        + 2
        + 4
        - null
        - true
        - 0.5
        - "unexpected text"
        - {"unexpected": true}
        ~ 0
        ~ 128
        ~ -129
    "#]],
    );
    check(
        "#[derive(Type)] struct A(#[component(type = \"date\")] D);",
        expect![[r#"
        + "2027-04-10"
        + "2024-02-29"
        - null
        - true
        - 0.5
        - {"unexpected": true}
        ~ "unexpected text"
        ~ ""
    "#]],
    );
    check(
        "#[derive(Type)] struct A(#[component(min_items = 2)] Vec<bool>);",
        expect![[r#"
            + [true, false]
            - null
            - true
            - 0.5
            - "unexpected text"
            - {"unexpected": true}
            - [null, false]
            - [0.5, false]
            - ["unexpected text", false]
            - [{"unexpected": true}, false]
            ~ [true]
        "#]],
    );
}

#[test]
fn strings_match_their_pattern() {
    check(
        r#"#[derive(Type)] struct A(#[component(pattern = "^([a-f0-9]{2})+(-x|\\+)?$")] String);"#,
        expect![[r#"
            + "aa"
            + "ffffffff+"
            - null
            - true
            - 0.5
            - {"unexpected": true}
            ~ "unexpected text"
            ~ ""
        "#]],
    );
}

#[test]
fn what_has_no_value_is_named() {
    check(
        r#"#[derive(Type)] struct A { rows: Vec<B>, c: u8 }
        #[derive(Type)] struct B(#[component(pattern = "^(.)\\1$")] String, u8);"#,
        expect![[r#"
            + {"rows": [], "c": 1}
            + {"rows": [], "c": 0}
            + {"rows": [], "c": 2}
            + {"rows": [], "c": 255}
            + {"rows": [], "c": 1, "unexpected": true}
            - null
            - true
            - 0.5
            - "unexpected text"
            - {"c": 1}
            - {"rows": []}
            - {"rows": null, "c": 1}
            - {"rows": true, "c": 1}
            - {"rows": 0.5, "c": 1}
            - {"rows": "unexpected text", "c": 1}
            - {"rows": {"unexpected": true}, "c": 1}
            - {"rows": [], "c": null}
            - {"rows": [], "c": true}
            - {"rows": [], "c": 0.5}
            - {"rows": [], "c": "unexpected text"}
            - {"rows": [], "c": 256}
            - {"rows": [], "c": -129}
            - {"rows": [], "c": {"unexpected": true}}
            ? A.rows[][0]
        "#]],
    );
    check(
        r#"#[derive(Type)] struct A { #[component(pattern = "^(.)\\1$", example = "oo")] a: String }"#,
        expect![[r#"
            + {"a": "oo"}
            + {"a": "oo", "unexpected": true}
            - null
            - true
            - 0.5
            - "unexpected text"
            - {}
            - {"a": null}
            - {"a": true}
            - {"a": 0.5}
            - {"a": {"unexpected": true}}
            ~ {"a": "unexpected text"}
            ~ {"a": ""}
        "#]],
    );
}

#[test]
fn each_property_is_present_and_absent() {
    check(
        "#[derive(Type)] #[serde(deny_unknown_fields)]
        struct A { a: bool, b: Option<bool>, #[serde(alias = \"d\")] c: bool }",
        expect![[r#"
            + {"a": true, "b": true, "c": true}
            + {"a": false, "b": null, "d": false}
            + {"a": true, "b": false, "c": true}
            + {"a": true, "c": true}
            - null
            - true
            - 0.5
            - "unexpected text"
            - {"c": true}
            - {"a": true}
            - {"a": true, "c": true, "unexpected": true}
            - {"a": null, "c": true}
            - {"a": 0.5, "c": true}
            - {"a": "unexpected text", "c": true}
            - {"a": {"unexpected": true}, "c": true}
            - {"a": true, "c": null}
            - {"a": true, "c": 0.5}
            - {"a": true, "c": "unexpected text"}
            - {"a": true, "c": {"unexpected": true}}
            - {"a": true, "b": true, "c": true, "unexpected": true}
            - {"a": true, "b": 0.5, "c": true}
            - {"a": true, "b": "unexpected text", "c": true}
            - {"a": true, "b": {"unexpected": true}, "c": true}
            - {"a": false, "b": null}
            - {"a": false, "b": null, "d": false, "unexpected": true}
            - {"a": false, "b": 0.5, "d": false}
            - {"a": false, "b": "unexpected text", "d": false}
            - {"a": false, "b": {"unexpected": true}, "d": false}
            - {"a": false, "b": null, "d": null}
            - {"a": false, "b": null, "d": 0.5}
            - {"a": false, "b": null, "d": "unexpected text"}
            - {"a": false, "b": null, "d": {"unexpected": true}}
        "#]],
    );
}

#[test]
fn each_alternative_is_in_some_value() {
    check_accepted(
        "#[derive(Type)] struct A { all: Vec<Choice>, by_name: std::collections::BTreeMap<String, Choice> }
        #[derive(Type)] enum Choice { One, Two(u8), Three { a: () } }",
        expect![[r#"
            + {"all": ["One"], "by_name": {"first": "One"}}
            + {"all": ["One", {"Two": 1}, {"Three": {"a": null}}, {"Two": 0}, {"Two": 2}, {"Three": {"a": null, "unexpected": true}}, {"Two": 255}], "by_name": {}}
            + {"all": [], "by_name": {"first": "One", "Second 2": {"Two": 1}}}
            + {"all": ["One"], "by_name": {"first": {"Two": 1}}}
            + {"all": ["One", {"Two": 1}, {"Three": {"a": null}}, {"Two": 0}, {"Two": 2}, {"Three": {"a": null, "unexpected": true}}, {"Two": 255}], "by_name": {"first": {"Three": {"a": null}}}}
            + {"all": [], "by_name": {"first": {"Two": 0}}}
            + {"all": ["One"], "by_name": {"first": {"Three": {"a": null}}}}
            + {"all": ["One", {"Two": 1}, {"Three": {"a": null}}, {"Two": 0}, {"Two": 2}, {"Three": {"a": null, "unexpected": true}}, {"Two": 255}], "by_name": {"first": {"Two": 2}}}
            + {"all": [], "by_name": {"first": {"Three": {"a": null, "unexpected": true}}}}
            + {"all": ["One"], "by_name": {"first": {"Two": 255}}}
            + {"all": [], "by_name": {"first": {"Two": 1}}}
            + {"all": ["One"], "by_name": {}}
            + {"all": ["One"], "by_name": {"first": "One"}, "unexpected": true}
        "#]],
    );
}

#[test]
fn types_may_go_round_in_circles() {
    check_accepted(
        "#[derive(Type)] #[serde(untagged)] enum Tree { Node { left: Box<Tree>, right: Box<Tree> }, Leaf(bool) }",
        expect![[r#"
            + {"left": {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}}, "right": {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}}}
            + true
            + {"left": true, "right": true}
            + false
            + {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}}
            + {"left": false, "right": false}
            + {"left": {"left": false, "right": false}, "right": {"left": false, "right": false}}
            + {"left": {"left": {"left": true, "right": true, "unexpected": true}, "right": {"left": true, "right": true, "unexpected": true}}, "right": {"left": {"left": true, "right": true, "unexpected": true}, "right": {"left": true, "right": true, "unexpected": true}}}
            + {"left": {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}, "unexpected": true}, "right": {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}, "unexpected": true}}
            + {"left": {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}}, "right": {"left": {"left": true, "right": true}, "right": {"left": true, "right": true}}, "unexpected": true}
        "#]],
    );
}

#[test]
fn arguments_stand_for_parameters() {
    check_accepted(
        "#[derive(Type)] struct A(Page<B>);
        #[derive(Type)] struct Page<T> { rows: Vec<T>, next: Option<Box<Page<T>>> }
        #[derive(Type)] struct B(bool);",
        expect![[r#"
            + {"rows": [true], "next": {"rows": [true], "next": {"rows": []}}}
            + {"rows": [true, false], "next": null}
            + {"rows": [], "next": {"rows": [], "next": null}}
            + {"rows": [true], "next": {"rows": [true]}}
            + {"rows": [true, false], "next": {"rows": [true], "next": {"rows": []}, "unexpected": true}}
            + {"rows": [true]}
            + {"rows": [true], "next": {"rows": [true], "next": {"rows": []}}, "unexpected": true}
        "#]],
    );
}

#[test]
fn a_contract_may_be_stricter_than_serde() {
    check_contract(
        "types: { A: { properties: { a: boolean, b?: u8 } } }",
        "#[derive(Type)] struct A { #[serde(default)] a: bool, #[serde(skip_serializing_if = \"Option::is_none\")] b: Option<u8> }",
        expect![[r#"
            + {"a": true, "b": 1}
            + {"a": false, "b": 0}
            + {"a": true, "b": 2}
            + {"a": false, "b": 255}
            + {"a": true}
            - null
            - true
            - 0.5
            - "unexpected text"
            - {"a": null}
            - {"a": 0.5}
            - {"a": "unexpected text"}
            - {"a": {"unexpected": true}}
            - {"a": true, "b": true}
            - {"a": true, "b": 0.5}
            - {"a": true, "b": "unexpected text"}
            - {"a": true, "b": 256}
            - {"a": true, "b": -129}
            - {"a": true, "b": {"unexpected": true}}
            ~ {}
            ~ {"a": true, "unexpected": true}
            ~ {"a": true, "b": 1, "unexpected": true}
            ~ {"a": true, "b": null}
        "#]],
    );
}

#[test]
fn wide_and_deep_types_have_few_samples() {
    let fields = |ty: &str| (0..40).map(|n| format!("f{n}: {ty}, ")).collect::<String>();
    let mut rust = String::new();
    for level in 0..6 {
        let inner = format!("Option<L{}>", level + 1);
        rust.push_str(&format!("#[derive(Type)] struct L{level} {{ {} }}\n", fields(&inner)));
    }
    rust.push_str("#[derive(Type)] struct L6(u8);");
    let text = text_of("", &rust);
    assert!(text.len() < 1_000_000, "{}", text.len());
    assert!(text.lines().any(|line| line.starts_with('+')));
    assert!(text.lines().any(|line| line.starts_with('-')));
}
