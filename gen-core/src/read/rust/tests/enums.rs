use expect_test::expect;

use super::check;

const VARIANTS: &str = "
    U,
    /// A newtype.
    N(u8),
    O(Option<u8>),
    T(u8, bool),
    S { a_b: u8, c: Option<u8> },
    E {},
    ET(),
    NU(()),
    #[serde(skip)]
    Skipped(Unheard::of),
";

#[test]
fn a_choice() {
    check(
        r#"
        #[derive(Type)]
        #[serde(rename_all = "kebab-case")]
        enum Variant {
            /// The one.
            Primary,
            #[default]
            VerySecondary,
            #[serde(rename = "DANGER")]
            #[deprecated]
            Danger = 4,
        }
        "#,
        expect![[r#"
            type Variant
              "primary" -- "The one." | "very-secondary" | "DANGER" deprecated ""
        "#]],
    );
}

#[test]
fn externally_tagged() {
    check(
        &format!("#[derive(Type)] enum Event {{ {VARIANTS} }}"),
        expect![[r#"
            type Event
              | "U"
              | { N: u8 } #N -- "A newtype."
              | { O: u8 | null } #O
              | { T: [u8, boolean] } #T
              | { S: { a_b: u8, c: u8 | null, … } } #S
              | { E: { … } } #E
              | { ET: [] } #ET
              | { NU: null } #NU
              → | "U"
              → | { N: u8 } #N -- "A newtype."
              → | { O: u8 | null } #O
              → | { T: [u8, boolean] } #T
              → | { S: { a_b: u8, c?: u8 | null, … } } #S
              → | { E: { … } } #E
              → | { ET: [] } #ET
              → | { NU: null } #NU
        "#]],
    );
    check(
        &format!("#[derive(Type)] #[serde(deny_unknown_fields)] enum Event {{ {VARIANTS} }}"),
        expect![[r#"
            type Event
              | "U"
              | { N: u8 } #N -- "A newtype."
              | { O: u8 | null } #O
              | { T: [u8, boolean] } #T
              | { S: { a_b: u8, c: u8 | null } } #S
              | { E: {} } #E
              | { ET: [] } #ET
              | { NU: null } #NU
              → | "U"
              → | { N: u8 } #N -- "A newtype."
              → | { O: u8 | null } #O
              → | { T: [u8, boolean] } #T
              → | { S: { a_b: u8, c?: u8 | null } } #S
              → | { E: {} } #E
              → | { ET: [] } #ET
              → | { NU: null } #NU
        "#]],
    );
}

#[test]
fn internally_tagged() {
    check(
        r#"
        #[derive(Type)]
        #[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
        enum Event {
            Ping,
            /// It moved.
            MovedTo { new_x: f64, old_x: Option<f64> },
            #[serde(rename_all = "UPPERCASE")]
            Renamed { new_name: String },
            Empty {},
        }
        #[derive(Type)]
        #[serde(tag = "kind", deny_unknown_fields)]
        enum Strict { Unit, Empty {}, Full { a: u8 } }
        "#,
        expect![[r#"
            type Event
              by kind
              | { kind: "ping", … }
              | { kind: "moved_to", newX: number, oldX: number | null, … } -- "It moved."
              | { kind: "renamed", NEW_NAME: string, … }
              | { kind: "empty", … }
              → by kind
              → | { kind: "ping", … }
              → | { kind: "moved_to", newX: number, oldX?: number | null, … } -- "It moved."
              → | { kind: "renamed", NEW_NAME: string, … }
              → | { kind: "empty", … }
            type Strict
              by kind
              | { kind: "Unit", … }
              | { kind: "Empty" }
              | { kind: "Full", a: u8 }
        "#]],
    );
}

#[test]
fn adjacently_tagged() {
    let attribute = r#"#[derive(Type)] #[serde(tag = "t", content = "c")]"#;
    check(
        &format!("{attribute} enum Event {{ {VARIANTS} }}"),
        expect![[r#"
            type Event
              by t
              | { t: "U", … }
              | { t: "N", c: u8, … } -- "A newtype."
              | { t: "O", c: u8 | null, … }
              | { t: "T", c: [u8, boolean], … }
              | { t: "S", c: { a_b: u8, c: u8 | null, … }, … }
              | { t: "E", c: { … }, … }
              | { t: "ET", c: [], … }
              | { t: "NU", c: null, … }
              → by t
              → | { t: "U", c?: null, … }
              → | { t: "N", c: u8, … } -- "A newtype."
              → | { t: "O", c?: u8 | null, … }
              → | { t: "T", c: [u8, boolean], … }
              → | { t: "S", c: { a_b: u8, c?: u8 | null, … }, … }
              → | { t: "E", c: { … }, … }
              → | { t: "ET", c: [], … }
              → | { t: "NU", c: null, … }
        "#]],
    );
    check(
        r#"
        #[derive(Type)] #[serde(tag = "t", content = "c", deny_unknown_fields)]
        enum Strict { U, N(u8), S { a: u8 } }
        "#,
        expect![[r#"
            type Strict
              by t
              | { t: "U" }
              | { t: "N", c: u8 }
              | { t: "S", c: { a: u8 } }
              → by t
              → | { t: "U", c?: null }
              → | { t: "N", c: u8 }
              → | { t: "S", c: { a: u8 } }
        "#]],
    );
}

#[test]
fn untagged() {
    check(
        &format!("#[derive(Type)] #[serde(untagged)] enum Event {{ {VARIANTS} }}"),
        expect![[r#"
            type Event
              | null
              | u8 -- "A newtype."
              | u8 | null
              | [u8, boolean]
              | { a_b: u8, c: u8 | null, … } #S
              | { … } #E
              | []
              | null
              → | null
              → | u8 -- "A newtype."
              → | u8 | null
              → | [u8, boolean]
              → | { a_b: u8, c?: u8 | null, … } #S
              → | { … } #E
              → | []
              → | null
        "#]],
    );
}

#[test]
fn one_variant_is_no_union() {
    check(
        r#"
        #[derive(Type)] enum External { Only(u8) }
        #[derive(Type)] #[serde(untagged)] enum Untagged { Only(u8) }
        #[derive(Type)] #[serde(tag = "kind")] enum Internal { Only }
        "#,
        expect![[r#"
            type External
              Only: u8
            type Untagged
              u8
            type Internal
              by kind
              | { kind: "Only", … }
        "#]],
    );
}

#[test]
fn identifiers() {
    check(
        r#"
        #[derive(Type)]
        #[serde(field_identifier, rename_all = "lowercase")]
        enum A { First, #[serde(alias = "2nd")] Second }
        #[derive(Type)] #[serde(field_identifier)] enum B { First, Rest(String) }
        #[derive(Type)] #[serde(field_identifier)] enum C { First, #[serde(other)] Rest }
        #[derive(Type)] #[serde(variant_identifier)] enum D { First }
        "#,
        expect![[r#"
            type A
              "first" | "second"
              → "first" | "second" | "2nd"
            type B
              | "First"
              | string
            type C
              "First" | "Rest"
              → | "First"
              → | string
            type D
              "First"
        "#]],
    );
}
