//! What one of the two languages may say, given what the other says.

use expect_test::{Expect, expect};

use super::differences;
use crate::assemble::assemble;
use crate::check::check as check_project;
use crate::diagnostic::{self, Diagnostic, Place};
use crate::model::{Definition, Field, Main, Presence, Project, Type, TypeDefinition};
use crate::name::parts::parts_mut;
use crate::print;
use crate::read::{rust, yaml};
use crate::value::Value;

/// One line a difference: what is written at its place, and at the place in the other language.
#[track_caller]
fn differ(yaml: &str, rust: &str, expected: Expect) {
    let (found, _) = define(yaml, rust);
    expected.assert_eq(&found);
}

/// Nothing differs.
#[track_caller]
fn agree(yaml: &str, rust: &str) {
    let (found, _) = define(yaml, rust);
    assert_eq!(found, "", "{yaml}\n{rust}");
}

/// Nothing differs, and this comes of it.
#[track_caller]
fn become_one(yaml: &str, rust: &str, expected: Expect) {
    let (found, definitions) = define(yaml, rust);
    assert_eq!(found, "", "{yaml}\n{rust}");
    expected.assert_eq(&definitions);
}

/// The props of one component.
#[track_caller]
fn props_agree(yaml: &str, rust: &str) {
    agree(&of_yaml(yaml), &of_rust(rust));
}

#[track_caller]
fn props_differ(yaml: &str, rust: &str, expected: Expect) {
    differ(&of_yaml(yaml), &of_rust(rust), expected);
}

fn of_yaml(props: &str) -> String {
    format!("component: Button\nprops: {{ {props} }}")
}

fn of_rust(fields: &str) -> String {
    format!("#[derive(Component)] struct Button {{ {fields} }}")
}

fn define(yaml: &str, rust: &str) -> (String, String) {
    let rust = format!("use gen_macro::{{Component, Type}};\n{rust}");
    let (file, mut found) = yaml::read(0, "a.yaml", yaml.as_bytes());
    let (definitions, refused) = rust::read_file(1, &rust);
    found.extend(refused);
    let (project, refused) = assemble(vec![file], definitions);
    found.extend(refused);
    found.extend(check_project(&project));
    diagnostic::sort(&mut found);
    let lines = found.iter().map(|one| line(one, yaml, &rust));
    (lines.collect(), print::definitions(project.definitions.values()))
}

fn line(found: &Diagnostic, yaml: &str, rust: &str) -> String {
    let text = |place: Place, path: &[String]| match place.source {
        0 => yaml[yaml::spans(yaml.as_bytes(), &[(place, path)]).remove(0)].to_owned(),
        _ => rust[place.as_bytes().expect("places in Rust are bytes")].to_owned(),
    };
    let related =
        found.related.iter().map(|(place, label)| format!(", {:?} {label}", text(*place, &[])));
    let related: String = related.collect();
    let code = match found.code {
        diagnostic::Code::Contract => String::new(),
        code => format!("{}: ", code.name()),
    };
    let at = text(found.place, &found.path);
    format!("{at:?}{related}: {code}{}; {}\n", found.message, found.help.join("; "))
}

#[test]
fn scalars() {
    props_agree(
        "a: string, b: boolean, c: number, d: u8, e: i64",
        "a: String, b: bool, c: f64, d: u8, e: i64",
    );
    props_differ(
        "a: string",
        "a: bool",
        expect![[r#"
            "a", "a" in Rust: `a` is `string` in YAML and `boolean` in Rust; Rust sends `boolean`, which the YAML does not allow
        "#]],
    );
    props_differ(
        "a: string, b: number",
        "a: u8, b: u8",
        expect![[r#"
            "a", "a" in Rust: `a` is `string` in YAML and `u8` in Rust; Rust sends `u8`, which the YAML does not allow
            "b", "b" in Rust: `b` is `number` in YAML and `u8` in Rust; the YAML allows `number`, which Rust does not accept
        "#]],
    );
    props_differ(
        "a: unknown, b: string",
        "a: String, b: serde_json::Value",
        expect![[r#"
            "a", "a" in Rust: `a` is `unknown` in YAML and `string` in Rust; the YAML allows `unknown`, which Rust does not accept
            "b", "b" in Rust: `b` is `string` in YAML and `unknown` in Rust; Rust sends `unknown`, which the YAML does not allow
        "#]],
    );
    props_agree("a: unknown", "a: serde_json::Value");
}

#[test]
fn the_width_of_an_integer_is_the_same() {
    props_differ(
        "a: integer, b: u16, c: i32, d: u8",
        "a: u32, b: u8, c: u32, d: u16",
        expect![[r#"
            "a", "a" in Rust: `a` is `integer` in YAML and `u32` in Rust; the YAML allows `integer`, which Rust does not accept
            "b", "b" in Rust: `b` is `u16` in YAML and `u8` in Rust; Rust sends `u8`, which the YAML does not allow
            "c", "c" in Rust: `c` is `i32` in YAML and `u32` in Rust; Rust sends `u32`, which the YAML does not allow
            "d", "d" in Rust: `d` is `u8` in YAML and `u16` in Rust; Rust sends `u16`, which the YAML does not allow
        "#]],
    );
}

#[test]
fn yaml_says_more_of_strings_numbers_and_lists() {
    agree(
        "
component: Button
props:
  email: email
  code: { type: string, pattern: '^[A-Z]+$', maxLength: 3 }
  step: { type: integer, minimum: 1, maximum: 10 }
  ratio: { type: number, exclusiveMinimum: 0, multipleOf: 0.5 }
  tags: { items: string, minItems: 1, maxItems: 3, uniqueItems: true }
",
        &of_rust("email: String, code: String, step: u8, ratio: f64, tags: Vec<String>"),
    );
}

#[test]
fn yaml_says_no_less_than_rust() {
    props_differ(
        "a: string, b: { type: integer, minimum: 0, maximum: 256 }, c: { type: integer, exclusiveMinimum: -1, maximum: 255 }",
        "a: char, b: u8, c: u8",
        expect![[r#"
            "a", "a" in Rust: `a` is `string` in YAML and `string of 1 characters` in Rust; the YAML allows `string`, which Rust does not accept
            "b", "b" in Rust: `b` is `integer in 0..256` in YAML and `u8` in Rust; the YAML allows `integer in 0..256`, which Rust does not accept
        "#]],
    );
}

#[test]
fn what_may_be_missing() {
    // Sent always, accepted without.
    props_agree(
        "a: string, b?: string, c: string = ''",
        "a: String, #[serde(default)] b: String, #[serde(default)] c: String",
    );
    props_differ(
        "a?: string",
        "a: String",
        expect![[r#"
        "a?", "a" in Rust: `a` is optional in YAML, and required in Rust; remove the `?` or the default in YAML, or write `#[serde(default)]` in Rust
    "#]],
    );
    props_differ(
        "a: string",
        "#[serde(default, skip_serializing_if = \"String::is_empty\")] a: String",
        expect![[r#"
            "a", "a" in Rust: `a` is required in YAML, and Rust may leave it out; write `a?` in YAML, or remove `skip_serializing_if`
        "#]],
    );
    props_agree(
        "a?: string",
        "#[serde(default, skip_serializing_if = \"String::is_empty\")] a: String",
    );
}

#[test]
fn what_may_be_null() {
    props_agree("a: string | null, b?: string | null", "a: Option<String>, b: Option<String>");
    props_agree(
        "a?: string",
        "#[serde(skip_serializing_if = \"Option::is_none\")] a: Option<String>",
    );
    props_differ(
        "a?: string, b: string",
        "a: Option<String>, b: Option<String>",
        expect![[r#"
        "a?", "a" in Rust: `a` is `string` in YAML and `string | null` in Rust; Rust sends `null`: write `… | null` in YAML, or leave `None` out with `#[serde(skip_serializing_if = "Option::is_none")]`
        "b", "b" in Rust: `b` is `string` in YAML and `string | null` in Rust; Rust sends `null`: write `… | null` in YAML, or leave `None` out with `#[serde(skip_serializing_if = "Option::is_none")]`
    "#]],
    );
    props_differ(
        "a: string | null",
        "a: String",
        expect![[r#"
            "a", "a" in Rust: `a` is `string | null` in YAML and `string` in Rust; the YAML allows `null`, which Rust does not accept
        "#]],
    );
}

#[test]
fn defaults_are_the_same() {
    props_agree(
        "a: u8 = 0, b: string = ''",
        "#[serde(default)] a: u8, #[serde(default)] b: String",
    );
    props_differ(
        "a: u8 = 1",
        "#[serde(default)] a: u8",
        expect![[r#"
        "a", "a" in Rust: the default of `a` is 1 in YAML and 0 in Rust; write the same default in both
    "#]],
    );
    become_one(
        &of_yaml("a?: u8"),
        &of_rust("#[serde(default)] a: u8"),
        expect![[r#"
        component Button
          a?: u8 = 0
    "#]],
    );
}

#[test]
fn properties_are_in_both() {
    props_differ(
        "a: string, b?: string",
        "c: String, #[serde(default)] d: String, a: String",
        expect![[r#"
            "b?", "Button" in Rust: `b` is in YAML, and Rust never sends it; add it to the Rust type, remove it from the YAML, or mark it with `writeOnly: true`
            "c", "Button" `Button` in YAML: Rust sends `c`, which is not in the YAML; add `c: string` to the YAML, or leave it out in Rust
            "d", "Button" `Button` in YAML: Rust sends `d`, which is not in the YAML; add `d: string` to the YAML, or leave it out in Rust
        "#]],
    );
    props_differ(
        "a: string, b?: { typescript: CSSProperties }, c?: { typescript: CSSProperties }",
        "a: String, c: String",
        expect![[r#"
            "c?", "c" in Rust: `c` is for TypeScript only in YAML, and on the wire in Rust; say in the YAML what it is in JSON
        "#]],
    );
}

#[test]
fn other_properties() {
    let open = "component: Button\nadditionalProperties: true\nprops: { a: string }";
    agree(open, &of_rust("a: String"));
    differ(
        open,
        "#[derive(Component)] #[serde(deny_unknown_fields)] struct Button { a: String }",
        expect![[r#"
            "Button", "Button" in Rust: `Button` holds other properties in YAML than in Rust; Rust denies unknown fields: remove `additionalProperties` from the YAML
        "#]],
    );
    differ(
        open,
        &of_rust("a: String, b: String"),
        expect![[r#"
        "b", "Button" `Button` in YAML: Rust requires `b`, which is not in the YAML; add `b: string` to the YAML, or leave it out in Rust
    "#]],
    );
    let typed = "component: Button\nadditionalProperties: u8\nprops: { a: string }";
    agree(typed, &of_rust("a: String, #[serde(flatten)] others: HashMap<String, u8>"));
    differ(
        typed,
        &of_rust("a: String"),
        expect![[r#"
        "Button", "Button" in Rust: `Button` holds other properties in YAML than in Rust; the YAML describes other properties, which Rust does not keep: add a flattened map to the Rust type
    "#]],
    );
    differ(
        typed,
        &of_rust("a: String, #[serde(flatten)] others: HashMap<String, bool>"),
        expect![[r#"
            "Button", "Button" in Rust: a part of `Button` is `u8` in YAML and `boolean` in Rust; Rust sends `boolean`, which the YAML does not allow
        "#]],
    );
    props_differ(
        "a: string",
        "a: String, #[serde(flatten)] others: HashMap<String, u8>",
        expect![[r#"
            "Button", "Button" in Rust: `Button` holds other properties in YAML than in Rust; Rust sends other properties: add `additionalProperties` with their type to the YAML
        "#]],
    );
    props_agree("a: 'Record<string, u8>'", "a: HashMap<String, u8>");
    props_differ(
        "a: 'Record<string, u8>'",
        "a: HashMap<String, bool>",
        expect![[r#"
            "a", "a" in Rust: a part of `a` is `u8` in YAML and `boolean` in Rust; Rust sends `boolean`, which the YAML does not allow
        "#]],
    );
}

#[test]
fn flattened_structs() {
    agree(
        &of_yaml("a: string, x: u8, y: u8"),
        &format!(
            "{} #[derive(Type)] struct At {{ x: u8, y: u8 }}",
            of_rust("#[serde(flatten)] at: At, a: String")
        ),
    );
}

#[test]
fn props_that_are_a_choice() {
    let shape = "#[derive(Type)] enum Shape { Circle(u8), Square(u8) }";
    differ(
        &of_yaml("a: string, Circle: u8"),
        &format!("{} {shape}", of_rust("a: String, #[serde(flatten)] shape: Shape")),
        expect![[r#"
            "Button", "Button" in Rust: the props of `Button` are one object in YAML and a choice of several in Rust; remove the YAML, which cannot say that, or flatten no enum and no `Option` in Rust
        "#]],
    );
    agree(
        &of_yaml("a: string, Circle: u8"),
        &format!(
            "{} #[derive(Type)] enum Shape {{ Circle(u8) }}",
            of_rust("a: String, #[serde(flatten)] shape: Shape")
        ),
    );
}

#[test]
fn choices_in_any_order() {
    let choice = |values: &str| {
        format!(
            "{} #[derive(Type)] #[serde(rename_all = \"lowercase\")] enum Size {{ {values} }}",
            of_rust("size: Size")
        )
    };
    agree(&of_yaml("size: s | m | l"), &choice("L, S, M"));
    differ(
        &of_yaml("size: s | m"),
        &choice("S, M, L"),
        expect![[r#"
            "size", "size" in Rust: `size` is `"s" | "m"` in YAML and `Size` in Rust; Rust sends `"l"`, which the YAML does not allow
        "#]],
    );
    differ(
        &of_yaml("size: s | m | l | xl"),
        &choice("S, M, L"),
        expect![[r#"
            "size", "size" in Rust: `size` is `"s" | "m" | "l" | "xl"` in YAML and `Size` in Rust; the YAML allows `"xl"`, which Rust does not accept
        "#]],
    );
    differ(
        &of_yaml("size: string"),
        &choice("S, M"),
        expect![[r#"
            "size", "size" in Rust: `size` is `string` in YAML and `Size` in Rust; the YAML allows `string`, which Rust does not accept
        "#]],
    );
    differ(
        &of_yaml("size: s | m"),
        &of_rust("size: String"),
        expect![[r#"
            "size", "size" in Rust: `size` is `"s" | "m"` in YAML and `string` in Rust; Rust sends `string`, which the YAML does not allow
        "#]],
    );
    agree(
        "types: { Size: m | s }",
        "#[derive(Type)] #[serde(rename_all = \"lowercase\")] enum Size { S, M }",
    );
    agree("types: { Flag: 'true | false' }", "#[derive(Type)] struct Flag(bool);");
}

#[test]
fn through_references() {
    let rust = "
        #[derive(Component)] struct Table { rows: Vec<Row>, first: Option<Box<Row>> }
        #[derive(Type)] struct Row { id: u32, size: Size }
        #[derive(Type)] enum Size { s, m }
    ";
    // Inline, local and shared types.
    let yaml = "
component: Table
props: { rows: '{ id: u32, size: s | m }[]', first: Line | null }
types: { Line: { properties: { id: u32, size: Size } }, Size: m | s }
";
    agree(yaml, rust);
    let yaml = "
component: Table
props: { rows: 'Row[]', first: Line | null }
types: { Line: { properties: { id: u32, size: s | m | l } } }
";
    differ(
        yaml,
        rust,
        expect![[r#"
            "size", "size" in Rust: `size` is `"s" | "m" | "l"` in YAML and `Size` in Rust; the YAML allows `"l"`, which Rust does not accept
        "#]],
    );
    // The version in YAML of a type that both define is compared once.
    let yaml = "
component: Table
props: { rows: 'Row[]', first: Row | null }
---
types: { Row: { properties: { id: string, size: Size } } }
";
    differ(
        yaml,
        rust,
        expect![[r#"
            "id", "id" in Rust: `id` is `string` in YAML and `u32` in Rust; Rust sends `u32`, which the YAML does not allow
        "#]],
    );
}

#[test]
fn unions() {
    let untagged = "
        #[derive(Type)] #[serde(untagged)] enum Cell { Text(String), Count(u32), Row { id: u8 } }
    ";
    agree("types: { Cell: 'u32 | { id: u8 } | string' }", untagged);
    differ(
        "types: { Cell: 'u32 | { id: string } | string' }",
        untagged,
        expect![[r#"
            "id", "id" in Rust: `id` is `string` in YAML and `u8` in Rust; Rust sends `u8`, which the YAML does not allow
        "#]],
    );
    differ(
        "types: { Cell: u32 | string }",
        untagged,
        expect![[r#"
            "Cell", "Cell" in Rust: `Cell` is `u32 | string` in YAML and `string | u32 | { id: u8 }` in Rust; Rust sends `{ id: u8 }`, which the YAML does not allow
        "#]],
    );
    differ(
        "types: { Cell: 'u32 | { id: u8 } | string | boolean' }",
        untagged,
        expect![[r#"
            "Cell", "Cell" in Rust: `Cell` is `u32 | { id: u8 } | string | boolean` in YAML and `string | u32 | { id: u8 }` in Rust; the YAML allows `boolean`, which Rust does not accept
        "#]],
    );
    let tagged = "
        #[derive(Type)] #[serde(tag = \"kind\", rename_all = \"lowercase\")]
        enum Media { Image { url: String, alt: Option<String> }, Video { url: String, loops: bool }, Nothing }
    ";
    let yaml = |alt: &str| {
        format!(
            "
types:
  Media:
    discriminator: kind
    oneOf:
      video: {{ properties: {{ url: string, loops: boolean }} }}
      image: {{ properties: {{ url: string, alt: {alt} }} }}
      nothing:
"
        )
    };
    agree(&yaml("string | null"), tagged);
    differ(
        &yaml("string"),
        tagged,
        expect![[r#"
        "alt", "alt" in Rust: `alt` is `string` in YAML and `string | null` in Rust; Rust sends `null`: write `… | null` in YAML, or leave `None` out with `#[serde(skip_serializing_if = "Option::is_none")]`
    "#]],
    );
    let external = "#[derive(Type)] #[serde(rename_all = \"lowercase\")] enum Shape { Circle { r: f64 }, Square(f64), None }";
    agree(
        "types: { Shape: '{ square: number } | { circle: { r: number } } | \"none\"' }",
        external,
    );
    differ(
        "types: { Shape: '{ square: number } | { circle: { r: string } } | \"none\"' }",
        external,
        expect![[r#"
            "r", "r" in Rust: `r` is `string` in YAML and `number` in Rust; Rust sends `number`, which the YAML does not allow
        "#]],
    );
}

#[test]
fn recursive_types() {
    let rust = "#[derive(Type)] struct Tree { label: String, children: Vec<Tree> }";
    agree("types: { Tree: { properties: { label: string, children: 'Tree[]' } } }", rust);
    agree(
        "types: { Tree: { properties: { label: string, children: 'Branch[]' } }, Branch: { properties: { label: string, children: 'Tree[]' } } }",
        rust,
    );
    differ(
        "types: { Tree: { properties: { label: string, children: 'Branch[]' } }, Branch: { properties: { label: u8, children: 'Tree[]' } } }",
        rust,
        expect![[r#"
            "label", "label" in Rust: `label` is `u8` in YAML and `string` in Rust; Rust sends `string`, which the YAML does not allow
        "#]],
    );
    agree(
        "types: { Json: 'string | Json[]' }",
        "#[derive(Type)] #[serde(untagged)] enum Json { Text(String), List(Vec<Json>) }",
    );
}

#[test]
fn an_option_as_the_argument_of_a_generic_type() {
    let rust = "
        #[derive(Type)] struct Page<T> { first: T }
        #[derive(Component)] struct Table { page: Page<Option<u8>> }
    ";
    let page = "types: { Page: { generics: [Item], properties: { first: Item } } }";
    agree(page, rust);
    agree(&format!("component: Table\nprops: {{ page: Page<u8 | null> }}\n---\n{page}"), rust);
    agree("component: Table\nprops: { page: '{ first: u8 | null }' }", rust);
    agree("component: Table\nprops: { page: '{ first?: u8 | null }' }", rust);
    differ(
        "component: Table\nprops: { page: '{ first?: u8 }' }",
        rust,
        expect![[r#"
        "first", "first" in Rust: `first` is `u8` in YAML and `u8 | null` in Rust; Rust sends `null`: write `… | null` in YAML, or leave `None` out with `#[serde(skip_serializing_if = "Option::is_none")]`
    "#]],
    );
    differ(
        "component: Table\nprops: { page: '{ first?: u8 | null }' }",
        "#[derive(Type)] struct Page<T> { first: T } #[derive(Component)] struct Table { page: Page<u8> }",
        expect![[r#"
            "first", "first" in Rust: `first` is optional in YAML, and required in Rust; remove the `?` or the default in YAML, or write `#[serde(default)]` in Rust
        "#]],
    );
}

#[test]
fn generic_types() {
    let rust = "
        #[derive(Type)] struct Page<T> { items: Vec<T>, next: Option<u32> }
        #[derive(Component)] struct Table { page: Page<Row>, counts: Page<u8> }
        #[derive(Type)] struct Row { id: u32 }
    ";
    let page =
        "types: { Page: { generics: [Item], properties: { items: 'Item[]', next: u32 | null } } }";
    agree(page, rust);
    agree(
        &format!("component: Table\nprops: {{ page: Page<Row>, counts: Page<u8> }}\n---\n{page}"),
        rust,
    );
    agree(
        "component: Table\nprops: { page: List<Row>, counts: List<u8> }\ntypes: { List: { generics: [T], properties: { items: 'T[]', next: u32 | null } } }",
        rust,
    );
    differ(
        &format!(
            "component: Table\nprops: {{ page: Page<string>, counts: Page<u8> }}\n---\n{page}"
        ),
        rust,
        expect![[r#"
            "page", "page" in Rust: `page` is `string` in YAML and `Row` in Rust; Rust sends `Row`, which the YAML does not allow
        "#]],
    );
    differ(
        "component: Table\nprops: { page: List<Row>, counts: List<string> }\ntypes: { List: { generics: [T], properties: { items: 'T[]', next: u32 | null } } }",
        rust,
        expect![[r#"
            "items", "items" in Rust: a part of `items` is `string` in YAML and `u8` in Rust; Rust sends `u8`, which the YAML does not allow
        "#]],
    );
    differ(
        "types: { Page: { properties: { items: 'string[]', next: u32 | null } } }",
        rust,
        expect![[r#"
            "Page", "Page" in Rust: `Page` has no type parameters in YAML and 1 type parameter in Rust; give it the same type parameters, in the same order
            "Page": type-arguments: `Page` takes no type arguments, found 1; write `Page`
            "Page": type-arguments: `Page` takes no type arguments, found 1; write `Page`
        "#]],
    );
    differ(
        "types: { Pair: { generics: [A, B], properties: { a: B, b: A } } }",
        "#[derive(Type)] struct Pair<A, B> { a: A, b: B }",
        expect![[r#"
            "a", "a" in Rust: `a` is `B` in YAML and `A` in Rust; Rust sends `A`, which the YAML does not allow
            "b", "b" in Rust: `b` is `A` in YAML and `B` in Rust; Rust sends `B`, which the YAML does not allow
        "#]],
    );
    // It grows without end, and no two of its uses are the same.
    differ(
        "types: { Grow: { generics: [T], properties: { item: T, next: 'Grow<T[]> | null' } }, Use: { properties: { grow: Grow<u8> } } }",
        "#[derive(Type)] struct Use { grow: Wider<u8> } #[derive(Type)] struct Wider<T> { item: T, next: Option<Box<Wider<Vec<T>>>> }",
        expect![[r#"
            "item", "item" in Rust: `item` is too deep to be compared with what Rust has; give parts of it names
            "next", "next" in Rust: `next` is too deep to be compared with what Rust has; give parts of it names
        "#]],
    );
}

#[test]
fn lists_and_tuples() {
    props_agree(
        "a: 'u8[]', b: '[u8, string]', c: '[u8, u8]'",
        "a: Vec<u8>, b: (u8, String), c: [u8; 2]",
    );
    props_agree("a: { items: u8, minItems: 2, maxItems: 2 }", "a: [u8; 2]");
    props_differ(
        "a: 'u8[]', b: '[u8, string]', c: '[u8]'",
        "a: [u8; 2], b: (u8, u8), c: (u8, u8)",
        expect![[r#"
            "a", "a" in Rust: `a` is `u8[]` in YAML and `[u8, u8]` in Rust; the YAML allows `u8[]`, which Rust does not accept
            "b", "b" in Rust: a part of `b` is `string` in YAML and `u8` in Rust; Rust sends `u8`, which the YAML does not allow
            "c", "c" in Rust: `c` is `[u8]` in YAML and `[u8, u8]` in Rust; Rust sends `[u8, u8]`, which the YAML does not allow
        "#]],
    );
    props_differ(
        "a: 'string[]'",
        "a: Vec<u8>",
        expect![[r#"
            "a", "a" in Rust: a part of `a` is `string` in YAML and `u8` in Rust; Rust sends `u8`, which the YAML does not allow
        "#]],
    );
}

#[test]
fn types_with_two_forms() {
    // The form of YAML lies between them, so there is one form.
    become_one(
        &of_yaml("a: string | null, b: u8 = 0"),
        &format!(
            "{} #[derive(Type)] struct Bar {{ button: Button }}",
            of_rust("a: Option<String>, #[serde(default)] b: u8")
        ),
        expect![[r#"
            type Bar
              button: ButtonProps
              …
            component Button
              a: string | null
              b?: u8 = 0
        "#]],
    );
    // A type of Rust alone keeps its two forms, and who refers to it has two.
    become_one(
        "component: Button\nprops: { row: Row }",
        "#[derive(Component)] struct Button { row: Row } #[derive(Type)] struct Row { a: Option<String> }",
        expect![[r#"
            component Button
              row: Row
              → row: Row
            type Row
              a: string | null
              …
              → a?: string | null
              → …
        "#]],
    );
}

#[test]
fn what_only_one_direction_has() {
    let sent = "#[serde(skip_serializing_if = \"Option::is_none\")] id: Option<u8>";
    props_agree("id?: { type: u8, readOnly: true }", sent);
}

#[test]
fn one_of_several() {
    let yaml = "component: Button\nprops: { a?: string, b?: string }\natLeastOne: [a, b]";
    let optional = "#[serde(skip_serializing_if = \"Option::is_none\")]";
    agree(yaml, &of_rust(&format!("{optional} a: Option<String>, {optional} b: Option<String>")));
}

#[test]
fn yaml_documents_first() {
    become_one(
        "
component: Button
description: From YAML.
props: { a: string -- Of YAML., b: string, size: { enum: { s: Small., m: } } }
events: { press: {} }
slots: { icon: {} }
examples: { One: { a: x, b: y, size: s } }
",
        "
        /// From Rust.
        #[deprecated]
        #[derive(Component)]
        struct Button {
            /// Of Rust.
            a: String,
            /// Also of Rust.
            b: String,
            size: Size,
        }
        #[derive(Type)] enum Size { s, m }
        ",
        expect![[r#"
            component Button -- "From YAML." deprecated ""
              a: string -- "Of YAML."
              b: string -- "Also of Rust."
              size: "s" -- "Small." | "m"
              event press
              slot icon?
              example One: {"a": "x", "b": "y", "size": "s"}
            type Size
              "s" | "m"
        "#]],
    );
}

#[test]
fn names() {
    differ(
        "component: Button",
        "#[derive(Type)] struct Button { a: u8 }",
        expect![[r#"
        "Button", "Button" first here: duplicate-name: `Button` is defined twice; rename one of the two
    "#]],
    );
    differ(
        "component: Button\nabstract: true",
        "#[derive(Component)] struct Button { a: u8 }",
        expect![[r#"
            "Button", "Button" first here: duplicate-name: `Button` is defined twice; rename one of the two
        "#]],
    );
    differ(
        "component: Button",
        "#[derive(Component)] struct BUTTON {}",
        expect![[r#"
        "BUTTON", "Button" first here: duplicate-name: `BUTTON` and `Button` differ only in case, so their files collide on some systems; rename one of the two
    "#]],
    );
    differ(
        "component: Button",
        "#[derive(Component)] struct Button {} mod other { use gen_macro::Component; #[derive(Component)] struct Button {} }",
        expect![[r#"
            "Button", "Button" first here: duplicate-name: `Button` is defined twice; write `#[component(name = "OtherButton")]` above this one
        "#]],
    );
    agree("component: Button", "#[derive(Component)] struct ButtonProps {}");
}

#[test]
fn groups_of_rust_are_met_by_what_yaml_says() {
    use super::object::meets;
    use crate::fixture::{group, object, optional, required};
    use crate::model::GroupKind::{AtLeastOne, ExactlyOne};

    let check = |yaml: crate::model::Object, kind, expected: bool| {
        assert_eq!(meets(&group(kind, ["a", "b"]), &yaml), expected, "{yaml:?} {kind:?}");
    };
    let text = || crate::samples::text();
    let one = || object([required("a", text())]);
    let maybe = || object([optional("a", text())]);
    let two = || object([optional("a", text()), optional("b", text())]);
    let both = || object([required("a", text()), optional("b", text())]);
    let grouped = |kind| crate::model::Object { groups: vec![group(kind, ["a", "b"])], ..two() };
    check(one(), AtLeastOne, true);
    check(one(), ExactlyOne, true);
    check(maybe(), AtLeastOne, false);
    check(maybe(), ExactlyOne, false);
    check(two(), AtLeastOne, false);
    check(both(), AtLeastOne, true);
    check(both(), ExactlyOne, false);
    check(grouped(AtLeastOne), AtLeastOne, true);
    check(grouped(ExactlyOne), AtLeastOne, true);
    check(grouped(AtLeastOne), ExactlyOne, false);
    check(grouped(ExactlyOne), ExactlyOne, true);
}

/// A type with one thing changed, for each thing that can be.
fn changed(ty: &Type) -> Vec<Type> {
    let mut found = vec![Type::Literal(Value::String("changed".into()))];
    if let Type::Object(object) = ty {
        for at in 0..object.fields.len() {
            let mut without = object.clone();
            without.fields.remove(at);
            found.push(Type::Object(without));
            let mut other = object.clone();
            other.fields[at].presence = match object.fields[at].presence {
                Presence::Required => Presence::Optional,
                _ => Presence::Required,
            };
            found.push(Type::Object(other));
            let mut more = object.clone();
            let field = &mut more.fields[at];
            *field = Field { name: format!("{}X", field.name), ..field.clone() };
            found.push(Type::Object(more));
        }
    }
    if let Type::Enum(choice) = ty {
        for at in 0..choice.values.len() {
            let mut other = choice.clone();
            other.values[at].value = Value::String("changed".into());
            found.push(Type::Enum(other));
        }
    }
    if let Type::Union(union) = ty {
        for at in 0..union.members.len() {
            let mut without = union.clone();
            without.members.remove(at);
            found.push(Type::Union(without));
        }
    }
    for at in 0..parts_mut(&mut ty.clone()).len() {
        for part in changed(parts_mut(&mut ty.clone())[at]) {
            let mut other = ty.clone();
            *parts_mut(&mut other)[at] = part;
            found.push(other);
        }
    }
    found
}

#[test]
fn whatever_is_changed_is_found() {
    let yaml = "
types:
  Row:
    properties:
      id: u32
      name?: string
      size: s | m | l = m
      cells: Cell[]
      at: '[u8, string | null]'
      more: Record<string, boolean>
      inner: { properties: { deep: { properties: { deeper: number } }, also?: date } }
      page: Page<string>
      json: Json
  Cell: 'u32 | { id: u8 } | string | \"x\"[]'
  Page: { generics: [T], properties: { items: 'T[]', next: Page<T> | null } }
  Json: 'string | Json[] | { of: Json, tag: 1 | 2 }'
  Media:
    discriminator: kind
    oneOf:
      image: { properties: { url: string, alt: string | null } }
      video: { properties: { url: string, row: Row } }
      none:
";
    let (file, found) = yaml::read(0, "a.yaml", yaml.as_bytes());
    assert_eq!(found, []);
    let (project, found) = assemble(vec![file], Vec::new());
    assert_eq!(found, []);
    let names: Vec<String> = project.definitions.keys().cloned().collect();
    assert_eq!(differences(&names, &project, &project), [], "a definition agrees with itself");
    let mut changes = 0;
    for (name, definition) in &project.definitions {
        let Main::Type(ty) = &definition.main else { continue };
        for changed in changed(&ty.ty) {
            let definitions = project.definitions.clone();
            let mut other = Project { definitions, ..Project::default() };
            let main = TypeDefinition { ty: changed, ..ty.clone() };
            let definition = Definition { main: Main::Type(main), ..definition.clone() };
            let text = print::definitions([&definition]);
            other.definitions.insert(name.clone(), definition);
            assert_ne!(differences(&names, &project, &other), [], "{text}");
            assert_ne!(differences(&names, &other, &project), [], "{text}");
            changes += 1;
        }
    }
    assert!(changes > 100, "{changes}");
}
