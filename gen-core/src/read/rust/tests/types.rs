use expect_test::expect;

use super::check;

#[test]
fn types_of_the_standard_library() {
    check(
        r#"
        #[derive(Component)]
        #[serde(deny_unknown_fields)]
        struct All<'a> {
            a: bool, b: i8, c: u16, d: i64, e: u64, f: usize, g: f32, h: f64,
            i: String, j: &'a str, k: std::borrow::Cow<'a, str>, l: Box<str>, m: char,
            n: Vec<u8>, o: &'a [bool], p: VecDeque<u8>, q: Cow<'a, [u8]>, r: Box<[u8]>,
            s: [f64; 2], t: [[u8; 2]; 2], u: [u8; 17], v: [[u8; 4]; 5],
            w: (u8, String), x: (u8,), y: ((u8)),
            z: Box<Rc<Arc<Row>>>,
        }
        "#,
        expect![[r#"
            component All
              a: boolean
              b: i8
              c: u16
              d: i64
              e: u64
              f: u64
              g: number
              h: number
              i: string
              j: string
              k: string
              l: string
              m: string(1..1)
              n: Array<u8>
              o: Array<boolean>
              p: Array<u8>
              q: Array<u8>
              r: Array<u8>
              s: [number, number]
              t: [[u8, u8], [u8, u8]]
              u: Array<u8>(17..17)
              v: Array<[u8, u8, u8, u8]>(5..5)
              w: [u8, string]
              x: [u8]
              y: u8
              z: Row
        "#]],
    );
}

#[test]
fn maps_and_sets() {
    check(
        r#"
        #[derive(Type)]
        struct Maps {
            a: HashMap<String, u8>,
            b: std::collections::BTreeMap<u32, Vec<Row>>,
            c: HashMap<&'static str, u8, Hasher>,
            d: BTreeMap<Box<str>, Option<u8>>,
        }
        #[derive(Type)]
        struct Sets { a: HashSet<String>, b: std::collections::BTreeSet<(u8, bool)>, c: BTreeSet<Row> }
        "#,
        expect![[r#"
            type Maps
              a: Record<u8>
              b: Record<u32, Array<Row>>
              c: Record<u8>
              d: Record<u8 | null>
              …
            type Sets
              a: unique Array<string>
              b: unique Array<[u8, boolean]>
              c: Array<Row>
              …
              → a: Array<string>
              → b: Array<[u8, boolean]>
              → c: Array<Row>
              → …
        "#]],
    );
}

#[test]
fn an_option_within_a_type() {
    check(
        "#[derive(Type)] struct Options(Vec<Option<u8>>, Option<Option<u8>>, Option<(Option<Row>,)>);",
        expect![[r#"
            type Options
              [Array<u8 | null>, u8 | null, [Row | null] | null]
        "#]],
    );
}

#[test]
fn standard_types_that_are_imported() {
    check(
        "
        use std::{path::PathBuf, time::Duration as Span, ops};
        #[derive(Type)] struct A { a: PathBuf, b: Option<Span>, c: ops::Range<u8>, d: std::num::NonZeroU8 }
        ",
        expect![[r#"
            type A
              a: string
              b: { secs: u64, nanos: 0..999999999 } | null
              c: { start: u8, end: u8 }
              d: 1..255
              …
              → a: string
              → b?: { secs: u64, nanos: 0..999999999 } | null
              → c: { start: u8, end: u8 }
              → d: 1..255
              → …
        "#]],
    );
}

#[test]
fn capacities_of_lists_and_strings() {
    check(
        "
        #[derive(Type)] struct A {
            list: arrayvec::ArrayVec<u8, 4>, lists: arrayvec::ArrayVec<[u8; 2], 4>, computed: arrayvec::ArrayVec<[u8; 2], { 2 * 2 }>,
            named: arrayvec::ArrayVec<u8, SIZE>, before: arrayvec::ArrayVec<[u8; 4]>, heapless: heapless::Vec<Option<u8>, 4>,
            tiny: tinyvec::ArrayVec<[u8; 4]>, spills: tinyvec::TinyVec<[u8; 4]>, text: heapless::String<8>, named_text: heapless::String<SIZE>,
        }
        const SIZE: usize = 4;
        ",
        expect![[r#"
            type A
              list: Array<u8>(..4)
              lists: Array<[u8, u8]>(..4)
              computed: Array<[u8, u8]>
              named: Array<u8>
              before: Array<u8>(..4)
              heapless: Array<u8 | null>(..4)
              tiny: Array<u8>(..4)
              spills: Array<u8>
              text: string(..8)
              named_text: string
              …
        "#]],
    );
}
