use expect_test::expect;

use super::check;

#[test]
fn a_component_and_its_descriptions() {
    check(
        r#"
        /// Starts an action
        /// or submits a form.
        ///
        ///  - indented
        #[derive(Serialize, Deserialize, Component)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct ButtonProps<'a> {
            /// Text shown in the button.
            pub(crate) label_text: &'a str,
            /**
             * In a block
             *   of lines.
             */
            r#type: Kind,
            #[deprecated]
            old: bool,
            #[deprecated(since = "1.2.0", note = "use `kind`")]
            #[doc = "By an attribute."]
            older: bool,
            #[deprecated = "never used"]
            oldest: bool,
        }
        "#,
        expect![[r#"
            component Button -- "Starts an action\nor submits a form.\n\n - indented"
              labelText: string -- "Text shown in the button."
              type: Kind -- "In a block\n  of lines."
              old: boolean deprecated ""
              older: boolean -- "By an attribute." deprecated "use `kind`"
              oldest: boolean deprecated "never used"
        "#]],
    );
}

#[test]
fn every_shape() {
    check(
        "
        #[derive(Type)] struct Named { a: u8 }
        #[derive(Type)] struct Empty {}
        #[derive(Type)] struct Unit;
        #[derive(Type)] struct Newtype(String);
        #[derive(Type)] struct NewtypeOfOption(Option<String>);
        #[derive(Type)] struct Pair(String, bool);
        #[derive(Type)] struct NoItems();
        #[derive(Type)] struct SkippedItem(#[serde(skip)] u8, String);
        #[derive(Type)] struct SkippedOnly(#[serde(skip)] u8);
        #[derive(Type)] #[serde(transparent)] struct Transparent { a: String, #[serde(skip)] b: u8 }
        #[derive(Type)] #[serde(transparent)] struct TransparentItem(#[serde(skip)] u8, String);
        ",
        expect![[r#"
            type Named
              a: u8
              …
            type Empty
              …
            type Unit
              null
            type Newtype
              string
            type NewtypeOfOption
              | string
              | null
            type Pair
              [string, boolean]
            type NoItems
              []
            type SkippedItem
              [string]
            type SkippedOnly
              u8
            type Transparent
              string
            type TransparentItem
              string
        "#]],
    );
}

#[test]
fn what_is_sent_and_what_is_accepted() {
    check(
        r#"
        #[derive(Type)]
        struct Fields {
            plain: u8,
            option: Option<u8>,
            boxed: Box<Option<u8>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            never_null: Option<u8>,
            #[serde(default, skip_serializing_if = "std::option::Option::is_none")]
            nested: Option<Option<u8>>,
            #[serde(skip_serializing_if = "is_boring")]
            sometimes: Option<u8>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            no_round_trip: Vec<u8>,
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            round_trip: Vec<u8>,
            #[serde(default = "three")]
            three: u8,
            #[serde(rename = "is it?")]
            renamed: bool,
            #[serde(skip)]
            skipped: Unheard<Of<'static, 3>>,
            unit: (),
            any: serde_json::Value,
            any_or_missing: Option<serde_json::Value>,
        }
        "#,
        expect![[r#"
            type Fields
              plain: u8
              option: u8 | null
              boxed: u8 | null
              never_null?: u8
              nested?: u8 | null
              sometimes?: u8 | null
              no_round_trip?: Array<u8>
              round_trip?: Array<u8>
              three: u8
              is it?: boolean
              unit: null
              any: unknown
              any_or_missing: unknown
              …
              → plain: u8
              → option?: u8 | null
              → boxed?: u8 | null
              → never_null?: u8 | null
              → nested?: u8 | null
              → sometimes?: u8 | null
              → no_round_trip: Array<u8>
              → round_trip?: Array<u8> = []
              → three?: u8
              → is it?: boolean
              → unit: null
              → any: unknown
              → any_or_missing?: unknown
              → …
        "#]],
    );
}

#[test]
fn the_same_in_both_directions_has_no_input() {
    check(
        r#"
        #[derive(Type)]
        struct Same {
            plain: u8,
            #[serde(default, skip_serializing_if = "is_nothing")]
            any: Option<serde_json::Value>,
            #[serde(skip_serializing_if = "Option::is_none")]
            nested: Option<Option<u8>>,
        }
        "#,
        expect![[r#"
            type Same
              plain: u8
              any?: unknown
              nested?: u8 | null
              …
        "#]],
    );
}

#[test]
fn defaults_that_everybody_knows() {
    check(
        r#"
        #[derive(Type)]
        struct Defaults {
            #[serde(default)] a: bool,
            #[serde(default)] b: u64,
            #[serde(default)] c: f32,
            #[serde(default)] d: String,
            #[serde(default)] e: Vec<Row>,
            #[serde(default)] f: Option<u8>,
            #[serde(default)] g: std::collections::BTreeMap<String, u8>,
            #[serde(default)] h: Box<i8>,
            #[serde(default)] i: Row,
            #[serde(default)] j: char,
        }
        #[derive(Type)]
        #[serde(default)]
        struct Container { a: u8, #[serde(default)] b: u8, c: Option<u8> }
        "#,
        expect![[r#"
            type Defaults
              a: boolean
              b: u64
              c: number
              d: string
              e: Array<Row>
              f: u8 | null
              g: Record<u8>
              h: i8
              i: Row
              j: string(1..1)
              …
              → a?: boolean = false
              → b?: u64 = 0
              → c?: number = 0
              → d?: string = ""
              → e?: Array<Row> = []
              → f?: u8 | null
              → g?: Record<u8> = {}
              → h?: i8 = 0
              → i?: Row = …
              → j?: string(1..1)
              → …
            type Container
              a: u8
              b: u8
              c: u8 | null
              …
              → a?: u8
              → b?: u8 = 0
              → c?: u8 | null
              → …
        "#]],
    );
}

#[test]
fn a_tagged_struct_sends_its_name_and_does_not_look_at_it() {
    check(
        r#"
        #[derive(Type)] #[serde(tag = "kind")] struct Open { a: u8 }
        #[derive(Type)] #[serde(tag = "kind", rename = "other")] struct Renamed {}
        #[derive(Type)] #[serde(tag = "kind", deny_unknown_fields)] struct Closed { a: u8 }
        "#,
        expect![[r#"
            type Open
              kind: "Open"
              a: u8
              …
              → kind?: unknown
              → a: u8
              → …
            type Renamed
              kind: "other"
              …
              → kind?: unknown
              → …
            type Closed
              kind: "Closed"
              a: u8
              → a: u8
        "#]],
    );
}

#[test]
fn type_parameters() {
    check(
        r#"
        #[derive(Type)]
        struct Page<'a, T: Clone> where T: Copy { items: Vec<T>, next: Option<Box<Self>>, text: &'a str }
        #[derive(Type)]
        struct Pages { rows: Page<'static, Row>, pages: Page<Page<u8>> }
        "#,
        expect![[r#"
            type Page<T>
              items: Array<'T>
              next: Page<'T> | null
              text: string
              …
              → items: Array<'T>
              → next?: Page<'T> | null
              → text: string
              → …
            type Pages
              rows: Page<Row>
              pages: Page<Page<u8>>
              …
        "#]],
    );
}
