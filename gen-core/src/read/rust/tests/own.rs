use expect_test::expect;

use super::check;

#[test]
fn a_component_with_events_and_slots() {
    check(
        r#"
        /// Rows of cells.
        #[derive(Component)]
        #[component(title = "A table", since = "1.2.0")]
        #[component(event(press, select = "Row -- The chosen row.", "update:sort" = "{ key: string }"))]
        #[component(slot(caption = "-- Above the rows.", cell = "{ row: Row, index?: u32 }"))]
        struct TableProps<Row> { rows: Vec<Row> }
        "#,
        expect![[r#"
            component Table<Row> #A table -- "Rows of cells." since 1.2.0
              rows: Array<'Row>
              …
              event press
              event select: 'Row -- "The chosen row."
              event update:sort: { key: string }
              slot caption? -- "Above the rows."
              slot cell?: { row: 'Row, index?: u32 }
        "#]],
    );
}

#[test]
fn names() {
    check(
        r#"
        #[derive(Type)] #[component(name = "OrderRow")] struct Row { next: Option<Box<Row>> }
        #[derive(Component)] #[component(name = "Fancy")] struct Button {}
        "#,
        expect![[r#"
            type OrderRow
              next: OrderRow | null
              …
              → next?: OrderRow | null
              → …
            component Fancy
              …
        "#]],
    );
}

#[test]
fn other_types() {
    check(
        r#"
        #[derive(Type)]
        struct Row {
            #[component(as = "Option<String>")] a: Elsewhere,
            #[component(type = "date-time")] b: Elsewhere,
            #[component(type = "date-time")] c: Option<Elsewhere>,
            #[component(type = "calm | loud | Row[]")] d: Elsewhere,
            #[component(type(serialize = "string"))] e: u8,
            #[component(as(deserialize = "String"), type(serialize = "uuid"))] f: Elsewhere,
            #[serde(skip_serializing_if = "Option::is_none")] #[component(type = "uuid")] g: Option<Elsewhere>,
            #[serde(with = "chrono::serde::ts_seconds_option")] h: Elsewhere,
            #[serde(with = "time::serde::rfc3339")] i: Elsewhere,
        }
        #[derive(Type)] #[component(type = "string", pattern = "^#")] struct Color(u8, u8, u8);
        #[derive(Type)] #[component(as = "Vec<Row>")] enum Rows { None, Some(Elsewhere) }
        "#,
        expect![[r#"
            type Row
              a: string | null
              b: date-time
              c: date-time | null
              d: "calm" | "loud" | Array<Row>
              e: string
              f: uuid
              g?: uuid
              h: integer | null
              i: date-time
              …
              → a?: string | null
              → b: date-time
              → c?: date-time | null
              → d: "calm" | "loud" | Array<Row>
              → e: u8
              → f: string
              → g?: uuid | null
              → h: integer | null
              → i: date-time
              → …
            type Color
              string /^#/
            type Rows
              Array<Row>
        "#]],
    );
}

#[test]
fn constraints_and_documentation() {
    check(
        r#"
        #[derive(Type)]
        struct Row {
            #[component(minimum = 1, maximum = 99, multiple_of = 3)] a: u8,
            #[component(exclusive_minimum = -0.5, exclusive_maximum = 0.5)] b: Option<f64>,
            #[component(min_length = 1, max_length = 80, pattern = "^[a-z]+$")] c: String,
            #[component(format = "email")] d: Option<String>,
            #[component(min_items = 1, max_items = 3, unique_items)] e: Vec<String>,
            #[serde(default = "three")] #[component(default = 3, example = 4, example = 5)] f: u8,
            #[serde(default = "list")] #[component(default = ["a", "b"])] g: Vec<String>,
            #[component(deprecated = "use `a`", title = "The eighth", since = "2.0.0")] h: bool,
            #[component(deprecated, example = { a: null, "b-c": [true, -1.5] })] i: serde_json::Value,
        }
        #[derive(Type)]
        enum Tone { #[component(title = "Calm and quiet", since = "1.1.0")] Calm, Loud }
        "#,
        expect![[r#"
            type Row
              a: 1..99
              b: number >-0.5 <0.5 | null
              c: string(1..80) /^[a-z]+$/
              d: email | null
              e: unique Array<string>(1..3)
              f: u8 such as 4 such as 5
              g: Array<string>
              h: boolean #The eighth deprecated "use `a`" since 2.0.0
              i: unknown deprecated "" such as {"a": null, "b-c": [true, -1.5]}
              …
              → a: 1..99
              → b?: number >-0.5 <0.5 | null
              → c: string(1..80) /^[a-z]+$/
              → d?: email | null
              → e: unique Array<string>(1..3)
              → f?: u8 = 3 such as 4 such as 5
              → g?: Array<string> = ["a", "b"]
              → h: boolean #The eighth deprecated "use `a`" since 2.0.0
              → i: unknown deprecated "" such as {"a": null, "b-c": [true, -1.5]}
              → …
            type Tone
              "Calm" #Calm and quiet since 1.1.0 | "Loud"
        "#]],
    );
}
