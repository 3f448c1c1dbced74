use expect_test::{Expect, expect};

use super::super::read_file;

/// Each message with the text that it points at and its help.
fn refused(types: &str, expected: Expect) {
    let text = format!("use gen_macro::{{Component, Type}};\n{types}");
    expected.assert_eq(&report(&text));
}

fn report(text: &str) -> String {
    let (_, mut diagnostics) = read_file(0, text);
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    let mut report = String::new();
    for diagnostic in diagnostics {
        let range = diagnostic.place.as_bytes().expect("places in Rust are bytes");
        report += &format!("`{}`: {}\n", &text[range], diagnostic.message);
        for (place, label) in &diagnostic.related {
            let range = place.as_bytes().expect("places in Rust are bytes");
            report += &format!("    `{}`: {label}\n", &text[range]);
        }
        for help in &diagnostic.help {
            report += &format!("    {help}\n");
        }
    }
    report
}

#[test]
fn attributes() {
    refused(
        r#"
        #[derive(Type)]
        #[serde(rename_all(serialize = "camelCase"), into = "Other", tag = "t", tag = "u")]
        #[serde(rename_all = "Camel")]
        #[component(minimum = 3)]
        struct A {
            #[serde(flatten, alias = "b")] a: B,
            #[serde(with = "hex", default)] c: u8,
            #[serde(rename = 3)] d: u8,
            #[serde(untagged)] e: u8,
            #[cfg(feature = "f")] f: u8,
            #[cfg_attr(feature = "f", serde(skip))] g: u8,
            #[serde_as(as = "DisplayFromStr")] h: u8,
            #[serde] i: u8,
            #[serde(rename = "a" "b")] j: u8,
        }
        "#,
        expect![[r#"
            `tag = "u"`: `tag` is given twice
                keep one of them
            `rename_all = "Camel"`: `rename_all` is given twice
                keep one of them
            `minimum = 3`: `minimum` does not apply to this type
                state `minimum` where the type is defined
            `flatten`: a flattened field has no key that could be renamed
                remove `rename` and `alias`, or `flatten`
            `with = "hex"`: gen does not know what `with` makes of this in JSON
                say it: `#[component(type = "string")]`, or `as = "…"` with a Rust type
            `rename = 3`: gen does not understand `#[serde(rename)]` here
                write `rename = "…"` or `rename(serialize = "…", deserialize = "…")`
            `untagged`: gen does not understand `#[serde(untagged)]` here
                put it on an enum or on a variant
            `serde_as`: gen does not know what `serde_as` makes of this in JSON
                say it: `#[component(type = "string")]`, or `as = "…"` with a Rust type
            `serde`: this attribute cannot be read: expected attribute arguments in parentheses: #[serde(...)]
                write `#[serde(key)]` or `#[serde(key = "…")]`
            `"b"`: this attribute cannot be read: expected `,`
                write `#[serde(key)]` or `#[serde(key = "…")]`
        "#]],
    );
}

#[test]
fn attributes_in_the_wrong_place() {
    refused(
        r#"
        #[derive(Type)] #[serde(untagged, content = "c")] struct A { a: u8 }
        #[derive(Type)] #[serde(tag = "t", default)] struct B(u8);
        #[derive(Type)] #[serde(transparent, default)] enum C { A }
        #[derive(Type)] struct D(#[serde(default)] u8, #[serde(rename = "x")] u8);
        #[derive(Type)] #[serde(content = "c")] enum E { A }
        #[derive(Type)] #[serde(untagged, tag = "c")] enum F { A }
        #[derive(Type)] #[serde(tag = "c", content = "c")] enum G { A }
        #[derive(Type)] enum H { #[serde(other)] A, #[serde(alias = "c")] B(#[serde(skip)] u8) }
        #[derive(Type)] #[serde(transparent)] struct I { a: u8, b: u8 }
        #[derive(Type)] #[serde(transparent)] struct J(Option<u8>);
        #[derive(Type)] #[serde(transparent, deny_unknown_fields)] struct K { #[serde(default)] a: u8 }
        "#,
        expect![[r#"
            `untagged`: gen does not understand `#[serde(untagged)]` here
                put it on an enum or on a variant
            `content = "c"`: gen does not understand `#[serde(content)]` here
                tags belong to an enum; `tag` also to a named struct
            `tag = "t"`: gen does not understand `#[serde(tag)]` here
                tags belong to an enum; `tag` also to a named struct
            `transparent`: gen does not understand `#[serde(transparent)]` here
                serde has no such attribute here: remove it
            `default`: gen does not understand `#[serde(default)]` here
                put it on a field
            `rename = "x"`: gen does not understand `#[serde(rename)]` here
                write `rename = "…"` or `rename(serialize = "…", deserialize = "…")`
            `"c"`: `content` without `tag`
                add `tag = "…"`
            `untagged`: an enum is either `untagged` or has a `tag`
                keep one of them
            `"c"`: the tag and the content are both `c`
                give them different names
            `I`: a transparent struct has one field that is not skipped
                remove `transparent`, or skip the other fields
            `K`: a transparent struct has no tag, default or unknown fields of its own
                keep `transparent` alone
        "#]],
    );
}

#[test]
fn types() {
    refused(
        r#"
        #[derive(Type)]
        struct A<'a> {
            a: u128, b: chrono::DateTime<Utc>, c: &'a [u8], d: [u8; N], e: fn() -> u8, f: *const u8,
            g: HashMap<Id, u8>, h: HashMap<bool, (i128, u128)>, i: Vec<u8, Global>, j: <T as U>::V,
            k: std::time::Duration, l: Option, m: Page<Option<u8>>, n: Row<3>, o: &'a mut u8,
            p: crate::Row, q: serde_json::Map<String, u8>, r: !, s: vec!(u8), t: dyn Fn(u8) -> u8,
        }
        "#,
        expect![[r#"
            `&'a [u8]`: serde writes `&[u8]` as numbers but reads it from a string
                write `Vec<u8>` or `Cow<[u8]>`
            `N`: the length of this array is not written as a number
                write the number, or use `Vec`
            `fn() -> u8`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
            `*const u8`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
            `Vec<u8, Global>`: `Vec` has another number of types between `<` and `>` here
                write the type as in the standard library, without an allocator
            `<T as U>::V`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
            `Option`: `Option` has another number of types between `<` and `>` here
                write the type as in the standard library, without an allocator
            `&'a mut u8`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
            `!`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
            `vec!(u8)`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
            `dyn Fn(u8) -> u8`: gen does not know what this type is in JSON
                use a type that derives `Type`, or one of the standard library's that serde supports
        "#]],
    );
}

#[test]
fn items() {
    refused(
        r#"
        #[derive(Component)] enum A { B }
        #[derive(Component)] struct C(u8);
        #[derive(Component)] #[serde(transparent)] struct D { a: u8 }
        #[derive(Type)] union E { a: u8 }
        #[derive(Type)] enum F {}
        #[derive(Type)] struct G<const N: usize, T = u8> { a: T }
        #[derive(Type)] #[serde(tag = "t")] enum H { A(u8), B(Row), C(u8, u8) }
        #[cfg_attr(feature = "types", derive(Type))] struct I;
        #[derive(Type)] struct J { a: u8, #[serde(rename = "a")] b: u8 }
        #[derive(Type)] #[serde(rename_all = "lowercase")] enum K { Ab, AB }
        #[derive(Type)] #[serde(tag = "kind")] enum L { A { kind: u8 } }
        #[doc = include_str!("m.md")] #[derive(Type)] struct M;
        "#,
        expect![[r#"
            `A`: the props of a component are a struct with named fields
                derive `Type` here, and `Component` on a struct that has a field of this type
            `C`: the props of a component are a struct with named fields
                derive `Type` here, and `Component` on a struct that has a field of this type
            `D`: the props of a component are a struct with named fields
                derive `Type` here, and `Component` on a struct that has a field of this type
            `E`: a union has no JSON
                use an enum
            `A`: the fields of `A` have no names beside the tag
                name them: `A { … }`, or add `content = "…"` beside `tag`
            `C`: the fields of `C` have no names beside the tag
                name them: `C { … }`, or add `content = "…"` beside `tag`
            `"a"`: two fields are `a` in JSON
                `a`: the first one
                give one of them another name with `#[serde(rename = "…")]`
            `AB`: two variants are `ab` in JSON
                `Ab`: the first one
                give one of them another name with `#[serde(rename = "…")]`
            `kind`: the field `kind` is also the tag
                give one of them another name
            `include_str!("m.md")`: this description is not a literal
                write the text itself, as a doc comment
        "#]],
    );
}

#[test]
fn flattened_fields() {
    refused(
        r#"
        #[derive(Type)] struct A<T> {
            #[serde(flatten)] a: Option<B>,
            #[serde(flatten)] b: T,
            #[serde(flatten)] c: serde_json::Value,
            #[serde(flatten)] d: HashMap<u8, u8>,
            #[serde(flatten, default)] e: B,
            #[serde(flatten = "f")] f: B,
        }
        #[derive(Type)] #[serde(deny_unknown_fields)] struct C { #[serde(flatten)] a: HashMap<String, u8> }
        #[derive(Type)] #[serde(tag = "t")] struct I { #[serde(flatten)] a: HashMap<String, u8> }
        #[derive(Type)] struct D { #[serde(flatten)] a: B, #[serde(flatten)] b: BTreeMap<String, u8> }
        #[derive(Type)] struct E(#[serde(flatten)] B);
        #[derive(Type)] #[serde(transparent)] struct F { #[serde(flatten)] a: B }
        #[derive(Type)] #[serde(tag = "t")] enum G { A(Option<B>), B(Vec<B>), C(HashMap<u8, u8>), D(HashMap<bool, u8>) }
        "#,
        expect![[r#"
            `flatten`: this map takes the properties of what is flattened after it
                flatten the map last, or give it a key of its own
            `u8`: serde cannot read these keys back, in an enum without a key around it
                use `String` as the key, or add `content = "…"` beside `tag`
            `flatten = "f"`: gen does not understand `#[serde(flatten)]` here
                put it on a field with a name
            `flatten`: serde reads this map without taking its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this
                remove `deny_unknown_fields`, or give the map a key of its own
            `flatten`: this map takes the tag of the struct: serde cannot read this
                remove `tag`, or give the map a key of its own
            `flatten`: gen does not understand `#[serde(flatten)]` here
                put it on a field with a name
            `flatten`: a transparent struct is its field, and flattens nothing
                keep one of `transparent` and `flatten`
            `A`: the fields of `A` have no names beside the tag
                name them: `A { … }`, or add `content = "…"` beside `tag`
            `B`: the fields of `B` have no names beside the tag
                name them: `B { … }`, or add `content = "…"` beside `tag`
            `C`: the fields of `C` have no names beside the tag
                name them: `C { … }`, or add `content = "…"` beside `tag`
            `u8`: serde cannot read these keys back, in an enum without a key around it
                use `String` as the key, or add `content = "…"` beside `tag`
            `bool`: serde cannot read these keys back, in an enum without a key around it
                use `String` as the key, or add `content = "…"` beside `tag`
        "#]],
    );
}

#[test]
fn identifiers() {
    refused(
        r#"
        #[derive(Type)] #[serde(field_identifier)] enum A { First, Rest(u8) }
        #[derive(Type)] #[serde(field_identifier)] enum B { First, #[serde(skip)] Rest }
        #[derive(Type)] #[serde(variant_identifier)] enum C { First, #[serde(skip_deserializing)] Rest }
        #[derive(Type)] #[serde(field_identifier)] struct D { a: u8 }
        "#,
        expect![[r#"
            `field_identifier`: the last variant of an identifier holds names, which are strings
                use `String`, or `#[serde(other)]` on a variant without fields
            `field_identifier`: serde accepts the names of skipped variants of an identifier, too
                remove `skip` from the variants
            `variant_identifier`: serde accepts the names of skipped variants of an identifier, too
                remove `skip` from the variants
            `field_identifier`: gen does not understand `#[serde(field_identifier)]` here
                serde has no such attribute here: remove it
        "#]],
    );
}

#[test]
fn keys_that_serde_cannot_read_back() {
    refused(
        r#"
        #[derive(Type)] #[serde(tag = "t")] enum A { B { map: HashMap<u8, u8> } }
        #[derive(Type)] #[serde(untagged)] enum C { D(BTreeMap<i64, u8>), E(HashMap<String, u8>) }
        #[derive(Type)] #[serde(tag = "t", content = "c")] enum F { G(BTreeMap<i64, u8>) }
        #[derive(Type)] struct H(BTreeMap<i64, u8>);
        #[derive(Type)] enum I { J(BTreeMap<i32, u8>), #[serde(untagged)] K(String) }
        "#,
        expect![[r#"
            `u8`: serde cannot read these keys back, in an enum without a key around it
                use `String` as the key, or add `content = "…"` beside `tag`
            `i64`: serde cannot read these keys back, in an enum without a key around it
                use `String` as the key, or add `content = "…"` beside `tag`
            `i32`: serde cannot read these keys back, in an enum without a key around it
                use `String` as the key, or add `content = "…"` beside `tag`
        "#]],
    );
}

#[test]
fn what_rustc_reports_better() {
    refused(
        "#[derive(Type)] struct A { a }",
        expect![[r#"
        `}`: this type cannot be read: expected `:`
    "#]],
    );
    refused(
        "#[derive(Type)] struct A;\n fn f( {",
        expect![[r#"
            ``: this file is not valid Rust, so nothing is written until it is
        "#]],
    );
}

#[test]
fn places_count_the_byte_order_mark_and_wide_characters() {
    let text = "\u{feff}/* ä€𝄞 */ #[derive(gen_macro::Type)]\r\nstruct A(/*ä*/ u128);";
    expect![""].assert_eq(&report(text));
}

#[test]
fn shifts_are_no_nesting() {
    let variants: String = (0..60).map(|bit| format!("V{bit} = 1 << {bit},")).collect();
    refused(&format!("#[derive(Type)] enum Flags {{ {variants} }}"), expect![""]);
}

#[test]
fn hostile_nesting_of_modules() {
    let text = format!(
        "use gen_macro::Type; {}{}",
        "mod a { #[derive(Type)] struct A; ".repeat(20_000),
        "}".repeat(20_000)
    );
    expect![[r#"
        `mod`: modules this deep are left out
    "#]]
    .assert_eq(&report(&text));
}

#[test]
fn hostile_nesting_is_refused() {
    let nested = |open: &str, close: &str, depth: usize| {
        let text = format!(
            "#[derive(gen_macro::Type)] struct A({}u8{});",
            open.repeat(depth),
            close.repeat(depth)
        );
        let (_, diagnostics) = read_file(0, &text);
        diagnostics.into_iter().map(|diagnostic| diagnostic.message + "\n").collect::<String>()
    };
    let mut report = String::new();
    for (open, close) in [
        ("(", ")"),
        ("Vec<", ">"),
        ("A<u8, ", ">"),
        ("&", ""),
        ("*const ", ""),
        ("fn() -> ", ""),
        ("A<fn() -> u8, ", ">"),
        ("A<B = ", ">"),
        ("A<1, <", ">::B>"),
        ("<", ">::A"),
        ("[", "; 1]"),
    ] {
        report += &nested(open, close, 20_000);
        // Whatever is allowed fits on the stack of a thread.
        for depth in 1..=64 {
            nested(open, close, depth);
        }
    }
    expect![[r#"
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
        this type is nested too deeply to be read
    "#]]
    .assert_eq(&report);
}

#[test]
fn our_own_attributes() {
    refused(
        r#"
        #[derive(Type)]
        #[component(event(press), minmum = 1, format = "emial")]
        struct A(String);
        #[derive(Component)]
        #[component(event(press = 1, press), slot(cell = "Row"), minimum = 1)]
        struct B {
            #[component(minmum = 3)] a: u8,
            #[component(minimum = "3")] b: u8,
            #[component(maximum = 300)] c: u8,
            #[component(min_length = 3)] d: u8,
            #[component(min_length = -3)] e: String,
            #[component(type = "strin")] f: u8,
            #[component(type = "strin | null")] f2: u8,
            #[component(type = "calm | string")] f3: u8,
            #[component(type = "string |")] g: u8,
            #[component(type = "string = a")] h: u8,
            #[component(type = "-- only words")] i: u8,
            #[component(as = "Vec<")] j: u8,
            #[component(as = 3)] k: u8,
            #[component(default = 3)] l: u8,
            #[component(name = "other", unheard)] m: u8,
            #[component(type(serialise = "string"))] n: u8,
            #[component(default = some::path)] o: u8,
            #[component] p: u8,
            #[component(format = "nothing-like-it")] q: String,
            #[component(pattern = "a")] r: Row,
        }
        #[derive(Type)]
        enum C { #[component(minimum = 1)] D, #[serde(with = "hex")] E(u8), #[serde(other)] F(u8) }
        "#,
        expect![[r#"
            `press`: only a component has events and slots
                derive `Component`, or remove it
            `minmum = 1`: `#[component(minmum)]` means nothing here
                did you mean `minimum`?
            `format = "emial"`: there is no format `emial`
                did you mean `email`?
            `press = 1`: `press` has something else than a string
                write `select = "Row -- The chosen row."`
            `press`: the event `press` is declared twice
                `press = 1`: the first one
                remove one of the two
            `"Row"`: expected an object: what the slot hands to its content
                write `{ row: Row }`
            `minimum = 1`: `minimum` does not apply to the props of a component
                put it on a field
            `minmum = 3`: `#[component(minmum)]` means nothing here
                did you mean `minimum`?
            `minimum = "3"`: gen does not understand `#[component(minimum)]` here
                write a number: `minimum = 0`
            `maximum = 300`: `maximum` is outside of what the type can hold
                narrow it down, or choose a wider type
            `min_length = 3`: `min_length` does not apply to this type
                `min_length` is for strings
            `min_length = -3`: gen does not understand `#[component(min_length)]` here
                write a whole number: `max_length = 80`
            `"strin"`: there is no type `strin`
                did you mean `string`?
            `"strin | null"`: there is no type `strin`
                did you mean `string`?
            `"calm | string"`: `string` may be a literal or the type `string`
                put quotes around the literals: `\"calm\" | string`
            `"string |"`: expected a type, found the end
            `"string = a"`: a default does not belong to a type
                write `#[component(default = …)]`
            `"-- only words"`: expected a type
                write an expression such as `string | null`
            `"Vec<"`: this is no Rust type
                write a type such as `Vec<String>`
            `as = 3`: gen does not understand `#[component(as)]` here
                write another Rust type: `as = "String"`
            `default = 3`: serde fills in no default here
                add `#[serde(default = "…")]`
            `name = "other"`: `#[component(name)]` means nothing here
                put it on the type
            `unheard`: `#[component(unheard)]` means nothing here
                known are: title, since, deprecated, example, as, type, default, minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, min_length, max_length, pattern, format, min_items, max_items, unique_items
            `type(serialise = "string")`: gen does not understand `#[component(type)]` here
                write a type expression: `type = "date-time | null"`
            `default = some::path`: gen does not understand `#[component(default)]` here
                write a JSON value: `"a"`, `1`, `[true]`, `{ a: null }`
            `component`: this attribute cannot be read: expected attribute arguments in parentheses: #[component(...)]
                write `#[component(key)]` or `#[component(key = "…")]`
            `format = "nothing-like-it"`: there is no format `nothing-like-it`
                use a format of JSON Schema, or a `pattern`
            `pattern = "a"`: `pattern` does not apply to this type
                state `pattern` where the type is defined
            `minimum = 1`: `#[component(minimum)]` means nothing here
                put it on a field
            `with = "hex"`: gen does not know what `with` makes of this in JSON
                say it: `#[component(type = "string")]`, or `as = "…"` with a Rust type
            `other`: `other` stands on a variant without fields
                remove the fields
        "#]],
    );
}

#[test]
fn codecs() {
    refused(
        r#"
        #[derive(Type)]
        #[serde(from = "Vec<")]
        struct A {
            #[serde(serialize_with = "write")] a: u8,
            #[serde(deserialize_with = "read")] b: u8,
            #[serde(with = "codec")] #[component(type(serialize = "string"))] c: u8,
            #[serde(flatten, with = "codec")] d: u8,
            #[serde(flatten, rename = "f")] e: B,
        }
        "#,
        expect![[r#"
            `"Vec<"`: this is no Rust type
                write a type such as `Vec<String>`
            `serialize_with = "write"`: gen does not know what `serialize_with` makes of this in JSON
                say it: `#[component(type(serialize = "string"))]`, or `as` with a Rust type
            `deserialize_with = "read"`: gen does not know what `deserialize_with` makes of this in JSON
                say it: `#[component(type(deserialize = "string"))]`, or `as` with a Rust type
            `with = "codec"`: gen does not know what `with` makes of this in JSON
                say it: `#[component(type = "string")]`, or `as = "…"` with a Rust type
            `with = "codec"`: gen does not know what `with` makes of this in JSON
                say it: `#[component(type = "string")]`, or `as = "…"` with a Rust type
            `flatten`: a flattened field has no key that could be renamed
                remove `rename` and `alias`, or `flatten`
        "#]],
    );
}

#[test]
fn traps() {
    refused(
        r#"
        #[derive(Type)]
        struct A {
            #[serde(skip_serializing_if = "Vec::is_empty")] a: Vec<u8>,
            #[serde(skip_serializing_if = "Option::is_none")] b: Option<u8>,
            #[serde(default, skip_serializing_if = "Vec::is_empty")] c: Vec<u8>,
            #[serde(skip_serializing_if = "is_zero", skip_deserializing)] d: u8,
        }
        #[derive(Type)]
        #[serde(untagged)]
        enum B { Any {}, Some { a: u8 }, Number(f64), Small(u8), Text(String), Any2(serde_json::Value), Null }
        #[derive(Type)]
        #[serde(untagged)]
        enum C { Long { a: u8, b: u8 }, Short { a: u8 }, Small(u8), Number(f64), Null }
        "#,
        expect![[r#"
            `a`: `a` may be left out when it is sent, but is needed when it is read
                add `#[serde(default)]`
            `Some`: `Some` is never read: `Any` stands before it and takes all of its values
                put the variant with more fields first
            `Small`: `Small` is never read: `Number` stands before it and takes all of its values
                put the variant with more fields first
            `Null`: `Null` is never read: `Any2` stands before it and takes all of its values
                put the variant with more fields first
        "#]],
    );
}
