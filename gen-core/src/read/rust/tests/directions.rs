use expect_test::expect;

use super::check;

#[test]
fn names_of_one_direction() {
    check(
        r#"
        #[derive(Type)]
        #[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
        struct Row {
            a_b: u8,
            #[serde(rename(serialize = "x"))] c_d: u8,
            #[serde(rename(serialize = "y", deserialize = "z"))] e_f: u8,
        }
        #[derive(Type)]
        #[serde(rename_all(deserialize = "UPPERCASE"))]
        enum Tone { Calm, #[serde(rename(deserialize = "noisy", deserialize = "shrill"))] Loud }
        "#,
        expect![[r#"
            type Row
              aB: u8
              x: u8
              y: u8
              …
              → a-b: u8
              → c-d: u8
              → z: u8
              → …
            type Tone
              "Calm" | "Loud"
              → "CALM" | "noisy" | "shrill"
        "#]],
    );
}

#[test]
fn aliases() {
    check(
        r#"
        #[derive(Type)]
        struct Row {
            #[serde(alias = "number", alias = "no")] id: u8,
            #[serde(alias = "text")] label: Option<String>,
            #[serde(default, alias = "hidden")] is_hidden: bool,
        }
        #[derive(Type)] enum Tone { #[serde(alias = "quiet")] Calm, Loud }
        #[derive(Type)] #[serde(tag = "kind")] enum Event { #[serde(alias = "press")] Click { x: u8 }, Key }
        "#,
        expect![[r#"
            type Row
              id: u8
              label: string | null
              is_hidden: boolean
              …
              → id?: u8
              → number?: u8 -- "Another name of `id`."
              → no?: u8 -- "Another name of `id`."
              → label?: string | null
              → text?: string | null -- "Another name of `label`."
              → is_hidden?: boolean = false
              → hidden?: boolean -- "Another name of `is_hidden`."
              → …
              → exactly one of id, number, no
              → at most one of label, text
              → at most one of is_hidden, hidden
            type Tone
              "Calm" | "Loud"
              → "Calm" | "quiet" | "Loud"
            type Event
              by kind
              | { kind: "Click", x: u8, … }
              | { kind: "Key", … }
              → by kind
              → | { kind: "Click", x: u8, … }
              → | { kind: "press", x: u8, … }
              → | { kind: "Key", … }
        "#]],
    );
}

#[test]
fn what_is_skipped_in_one_direction() {
    check(
        r#"
        #[derive(Type)]
        struct Row {
            #[serde(skip_serializing)] password: String,
            #[serde(skip_deserializing)] id: u8,
            #[serde(skip)] cache: Elsewhere,
        }
        #[derive(Type)]
        enum Tone { Calm, #[serde(skip_serializing)] Old, #[serde(skip_deserializing)] New }
        #[skip_serializing_none]
        #[derive(Serialize, Type)]
        struct Sparse { a: Option<u8>, #[serialize_always] b: Option<u8> }
        #[derive(Serialize, Type)]
        #[skip_serializing_none]
        struct TooLate { a: Option<u8> }
        "#,
        expect![[r#"
            type Row
              id: u8
              …
              → password: string
              → …
            type Tone
              "Calm" | "New"
              → "Calm" | "Old"
            type Sparse
              a?: u8
              b: u8 | null
              …
              → a?: u8 | null
              → b?: u8 | null
              → …
            type TooLate
              a: u8 | null
              …
              → a?: u8 | null
              → …
        "#]],
    );
}

#[test]
fn lists_that_may_be_shorter() {
    check(
        r#"
        #[derive(Type)]
        struct Point(f64, #[serde(default)] f64, #[serde(default, skip_serializing_if = "is_zero")] f64);
        "#,
        expect![[r#"
            type Point
              | [number, number, number]
              | [number, number]
              → | [number, number, number]
              → | [number, number]
              → | [number]
        "#]],
    );
}

#[test]
fn types_that_stand_in() {
    check(
        r#"
        #[derive(Type)] #[serde(from = "String", into = "u8")] struct Both { unheard: Elsewhere }
        #[derive(Type)] #[serde(try_from = "Option<u8>")] struct From { a: bool }
        #[derive(Component)] #[serde(into = "Wire")] struct Button { label: String }
        "#,
        expect![[r#"
            type Both
              u8
              → string
            type From
              a: boolean
              …
              → | u8
              → | null
            component Button
              ...Wire
              → label: string
              → …
        "#]],
    );
}

#[test]
fn integers_of_an_enum() {
    check(
        r#"
        #[derive(Serialize_repr, Deserialize_repr, Type)]
        #[repr(u8)]
        enum Level { Low = 1, /** In between. */ Middle, High = 0x10, #[serde(other)] Unknown = 255 }
        "#,
        expect![[r#"
            type Level
              1 #Low | 2 #Middle -- "In between." | 16 #High | 255 #Unknown
              → u8
        "#]],
    );
}

#[test]
fn variants_for_what_is_not_known() {
    check(
        r#"
        #[derive(Type)] enum Tone { Calm, #[serde(other)] Other }
        #[derive(Type)] #[serde(tag = "kind")] enum Event { Click { x: u8 }, #[serde(other)] Other }
        #[derive(Type)] enum Size { Small, #[serde(untagged)] Custom(u8) }
        #[derive(Type)] enum Never {}
        "#,
        expect![[r#"
            type Tone
              "Calm" | "Other"
              → | "Calm"
              → | string
            type Event
              by kind
              | { kind: "Click", x: u8, … }
              | { kind: "Other", … }
              → | { kind: "Click", x: u8, … } #Click
              → | { kind: string /^(?!(?:Click)$)/, … }
            type Size
              | "Small"
              | u8
            type Never
        "#]],
    );
}
