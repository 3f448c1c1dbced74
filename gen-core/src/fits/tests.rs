use expect_test::{Expect, expect};

use super::{Mismatch, example_mismatches, input_mismatches, mismatches};
use crate::diagnostic::Place;
use crate::json::compact;
use crate::model::{
    Additional, Array, Definition, Described, Group, GroupKind, Main, Number, Object, Presence,
    Project, Text, Type, TypeScript, Union,
};
use crate::samples::{
    array, choice, component, definition, field, named, object, project, reference, string, text,
    union,
};
use crate::value::Value;
use crate::value::Value::{Boolean, Integer, Null};

/// Judges values in turn; each line is a value and what is wrong with it.
fn check(ty: Type, values: &[Value], expected: Expect) {
    check_in(&Project::default(), &named("T", ty), values, expected);
}

fn check_in(project: &Project, definition: &Definition, values: &[Value], expected: Expect) {
    let mut lines = String::new();
    for value in values {
        lines.push_str(&compact(value));
        lines.push('\n');
        for mismatch in example_mismatches(value, definition, project) {
            lines.push_str(&line(&mismatch));
        }
    }
    expected.assert_eq(&lines);
}

fn line(mismatch: &Mismatch) -> String {
    let Mismatch { message, help, .. } = mismatch;
    let location = match mismatch.location() {
        location if location.is_empty() => location,
        location => format!("{location}: "),
    };
    let help = help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("    {location}{message}{help}\n")
}

fn float(number: f64) -> Value {
    Value::Number(number)
}

fn list(items: impl Into<Vec<Value>>) -> Value {
    Value::Array(items.into())
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.map(|(key, value)| (key.into(), value)).to_vec())
}

#[test]
fn each_kind_of_type_takes_one_kind_of_value() {
    let values = [Null, Boolean(true), Integer(1), string("a"), list([]), map([])];
    let cases = [
        (Type::Null, "null"),
        (Type::Boolean, "true"),
        (Type::Number(Number::default()), "1"),
        (text(), "\"a\""),
        (Type::Array(array(Type::Unknown)), "[]"),
        (Type::Tuple(Vec::new()), "[]"),
        (Type::Object(Object::default()), "{}"),
        (Type::Unknown, "null true 1 \"a\" [] {}"),
    ];
    for (ty, expected) in cases {
        let definition = named("T", ty);
        let fits = values
            .iter()
            .filter(|value| example_mismatches(value, &definition, &Project::default()).is_empty());
        assert_eq!(fits.map(compact).collect::<Vec<_>>().join(" "), expected);
    }
}

#[test]
fn a_value_of_another_kind_is_named_if_it_is_short() {
    let long = list(vec![Integer(123); 20]);
    check(
        Type::Boolean,
        &[Null, string("true"), long],
        expect![[r#"
        null
            expected a boolean, found null
        "true"
            expected a boolean, found "true"
        [123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123, 123]
            expected a boolean, found an array
    "#]],
    );
}

#[test]
fn integers() {
    let integer = Number { integer: true, ..Number::default() };
    let values = [Integer(1), float(1.0), float(1e300), float(1.5), string("1")];
    check(
        Type::Number(integer),
        &values,
        expect![[r#"
        1
        1
        1e300
        1.5
            expected an integer, found 1.5
        "1"
            expected an integer, found "1"
    "#]],
    );
}

#[test]
fn bounds_of_numbers() {
    let between = Number {
        minimum: Some(Integer(1)),
        maximum: Some(float(2.5)),
        exclusive_minimum: Some(Integer(1)),
        exclusive_maximum: Some(Integer(2)),
        ..Number::default()
    };
    let values = [float(1.5), Integer(0), Integer(1), Integer(2), Integer(3)];
    check(
        Type::Number(between),
        &values,
        expect![[r#"
        1.5
        0
            expected at least 1, found 0
            expected more than 1, found 0
        1
            expected more than 1, found 1
        2
            expected less than 2, found 2
        3
            expected at most 2.5, found 3
            expected less than 2, found 3
    "#]],
    );
}

#[test]
fn large_integers_are_compared_exactly() {
    let unsigned = Number { maximum: Some(Integer(u64::MAX.into())), ..Number::default() };
    let values = [Integer(u64::MAX.into()), Integer(i128::from(u64::MAX) + 1)];
    check(
        Type::Number(unsigned),
        &values,
        expect![[r#"
        18446744073709551615
        18446744073709551616
            expected at most 18446744073709551615, found 18446744073709551616
    "#]],
    );
}

#[test]
fn multiples_are_found_by_division_in_floating_point() {
    let multiple = |factor| Number { multiple_of: Some(factor), ..Number::default() };
    let values = [Integer(0), Integer(4), Integer(5), float(1e20), float(1e22)];
    check(
        Type::Number(multiple(Integer(2))),
        &values,
        expect![[r#"
        0
        4
        5
            expected a multiple of 2, found 5
        100000000000000000000
        1e22
            expected a multiple of 2, found 1e22
    "#]],
    );
    let values = [float(0.2), float(0.3), Integer(1)];
    check(
        Type::Number(multiple(float(0.1))),
        &values,
        expect![[r#"
        0.2
        0.3
            expected a multiple of 0.1, found 0.3
        1
    "#]],
    );
}

#[test]
fn lengths_are_counted_in_code_points() {
    let pair = Text { min_length: Some(2), max_length: Some(2), ..Text::default() };
    let values = ["🙂🙂", "🙂", "abc"].map(string);
    check(
        Type::String(pair),
        &values,
        expect![[r#"
        "🙂🙂"
        "🙂"
            expected exactly 2 characters, found 1
        "abc"
            expected exactly 2 characters, found 3
    "#]],
    );
    let word = Text { min_length: Some(1), max_length: Some(3), ..Text::default() };
    check(
        Type::String(word),
        &["", "abcd"].map(string),
        expect![[r#"
        ""
            expected at least 1 character, found 0
        "abcd"
            expected at most 3 characters, found 4
    "#]],
    );
}

#[test]
fn literals() {
    check(
        Type::Literal(Integer(1)),
        &[Integer(1), float(1.0), string("1")],
        expect![[r#"
        1
        1
        "1"
            expected 1, found "1"
    "#]],
    );
    let tone = || Type::Enum(choice(["calm", "loud"].map(string)));
    check(
        tone(),
        &["calm", "Loud", "red"].map(string),
        expect![[r#"
        "calm"
        "Loud"
            expected "calm" or "loud", found "Loud" (did you mean "loud"?)
        "red"
            expected "calm" or "loud", found "red"
    "#]],
    );
    let many = Type::Enum(choice((0..20).map(Integer)));
    check(
        many,
        &[Integer(20)],
        expect![[r#"
            20
                expected 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 or one of 8 others, found 20
        "#]],
    );
}

#[test]
fn arrays() {
    let numbers = Array {
        min_items: Some(1),
        max_items: Some(3),
        unique_items: true,
        ..array(Type::Number(Number::default()))
    };
    let values = [
        list([Integer(1), Integer(2)]),
        list([]),
        list([Integer(1), Integer(2), float(1.0), Null]),
    ];
    check(
        Type::Array(numbers),
        &values,
        expect![[r#"
        [1, 2]
        []
            expected at least 1 item, found 0
        [1, 2, 1, null]
            expected at most 3 items, found 4
            expected different items, but items 1 and 3 are the same
            [3]: expected a number, found null
    "#]],
    );
}

#[test]
fn items_are_the_same_whatever_the_order_of_their_keys() {
    let unique = Array { unique_items: true, ..array(Type::Unknown) };
    let left = map([("a", Integer(1)), ("b", Null)]);
    let right = map([("b", Null), ("a", float(1.0))]);
    check(
        Type::Array(unique),
        &[list([left, Null, right])],
        expect![[r#"
        [{"a": 1, "b": null}, null, {"b": null, "a": 1}]
            expected different items, but items 1 and 3 are the same
    "#]],
    );
}

#[test]
fn tuples() {
    let pair = Type::Tuple(vec![text().into(), Type::Boolean.into()]);
    let values = [
        list([string("a"), Boolean(true)]),
        list([string("a")]),
        list([Null, Boolean(true), Null]),
    ];
    check(
        pair,
        &values,
        expect![[r#"
        ["a", true]
        ["a"]
            expected exactly 2 items, found 1
        [null, true, null]
            expected exactly 2 items, found 3
            [0]: expected a string, found null
    "#]],
    );
}

#[test]
fn objects() {
    let mut style =
        field("style", Type::TypeScript(TypeScript::Intersection(Vec::new())), Presence::Required);
    style.typescript_only = true;
    let fields = [
        field("label", text(), Presence::Required),
        field("aria-label", text(), Presence::Optional),
        style,
    ];
    let values = [
        map([("label", string("a"))]),
        map([("Label", Null), ("aria-label", Null)]),
        map([("label", string("a")), ("style", map([]))]),
    ];
    check(
        Type::Object(object(fields.clone())),
        &values,
        expect![[r#"
        {"label": "a"}
        {"Label": null, "aria-label": null}
            Label: there is no property `Label` (did you mean `label`?)
            ["aria-label"]: expected a string, found null
            the property `label` is missing
        {"label": "a", "style": {}}
            style: `style` is known to TypeScript only, so no JSON value can be given for it
    "#]],
    );
    let open = Object { additional: Additional::Ignored, ..object(fields) };
    check(
        Type::Object(open),
        &values,
        expect![[r#"
        {"label": "a"}
        {"Label": null, "aria-label": null}
            ["aria-label"]: expected a string, found null
            the property `label` is missing
        {"label": "a", "style": {}}
    "#]],
    );
}

#[test]
fn records() {
    let numbers = Additional::Of(Box::new(Type::Boolean.into()));
    let record = Object { additional: numbers, ..object([field("a", text(), Presence::Optional)]) };
    let values = [map([("a", string("a")), ("b", Boolean(true))]), map([("b", Integer(1))])];
    check(
        Type::Object(record),
        &values,
        expect![[r#"
        {"a": "a", "b": true}
        {"b": 1}
            b: expected a boolean, found 1
    "#]],
    );
}

#[test]
fn groups() {
    let fields = ["a", "b", "c"].map(|name| field(name, Type::Unknown, Presence::Optional));
    let group = |kind, names: &[&str]| Group {
        kind,
        properties: names.iter().map(|name| String::from(*name)).collect(),
        place: Place::default(),
    };
    let groups = vec![
        group(GroupKind::AtLeastOne, &["a", "b", "c"]),
        group(GroupKind::ExactlyOne, &["a", "b"]),
        group(GroupKind::AtMostOne, &["a", "b"]),
    ];
    let values = [map([("a", Null), ("c", Null)]), map([]), map([("a", Null), ("b", Null)])];
    check(
        Type::Object(Object { groups, ..object(fields) }),
        &values,
        expect![[r#"
            {"a": null, "c": null}
            {}
                expected at least one of `a`, `b` and `c`, found none
                expected exactly one of `a` and `b`, found none
            {"a": null, "b": null}
                expected exactly one of `a` and `b`, found `a` and `b`
                expected at most one of `a` and `b`, found `a` and `b`
        "#]],
    );
}

#[test]
fn a_union_speaks_of_the_member_that_was_meant() {
    let size = Object {
        additional: Additional::Refused,
        ..object([field("w", text(), Presence::Required)])
    };
    let ty =
        union([Type::Enum(choice(["auto", "full"].map(string))), Type::Object(size), Type::Null]);
    let values = [string("full"), Null, string("FULL"), map([("h", Null)]), Integer(1)];
    check(
        ty,
        &values,
        expect![[r#"
            "full"
            null
            "FULL"
                expected "auto", "full", an object or null, found "FULL" (did you mean "full"?)
            {"h": null}
                h: there is no property `h` (did you mean `w`?)
                the property `w` is missing
            1
                expected "auto", "full", an object or null, found 1
        "#]],
    );
}

#[test]
fn a_discriminated_union_speaks_of_the_member_with_the_tag() {
    let member = |kind: &str, name: &str| -> Described {
        let tag = field("kind", Type::Literal(string(kind)), Presence::Required);
        Type::Object(object([tag, field(name, text(), Presence::Required)])).into()
    };
    let media = Type::Union(Union {
        name: None,
        discriminator: Some("kind".into()),
        members: vec![member("image", "alt"), member("video", "title")],
    });
    let values = [
        map([("kind", string("image")), ("alt", string("a"))]),
        map([("kind", string("video")), ("alt", string("a"))]),
        map([("kind", string("Video"))]),
        map([("alt", string("a"))]),
        Null,
    ];
    check(
        media,
        &values,
        expect![[r#"
        {"kind": "image", "alt": "a"}
        {"kind": "video", "alt": "a"}
            alt: there is no property `alt`
            the property `title` is missing
        {"kind": "Video"}
            kind: expected "image" or "video", found "Video" (did you mean "video"?)
        {"alt": "a"}
            the property `kind` is missing
        null
            expected an object, found null
    "#]],
    );
}

#[test]
fn references_are_followed() {
    let tree = named(
        "Tree",
        Type::Object(object([field(
            "children",
            Type::Array(array(reference(Some("Tree"), "Tree"))),
            Presence::Required,
        )])),
    );
    let project = project([tree]);
    let leaf = map([("children", list([]))]);
    let values = [map([("children", list([leaf, map([])]))])];
    check_in(
        &project,
        &project.definitions["Tree"],
        &values,
        expect![[r#"
        {"children": [{"children": []}, {}]}
            children[1]: the property `children` is missing
    "#]],
    );
}

#[test]
fn a_type_that_is_only_itself_takes_anything() {
    let knot = union([reference(None, "T"), reference(None, "T"), text()]);
    check(
        knot,
        &[Integer(1)],
        expect![[r#"
        1
    "#]],
    );
}

#[test]
fn an_input_means_the_inputs_of_what_it_refers_to() {
    let mut row = component("Row", object([field("id", text(), Presence::Required)]));
    row.input = Some(Type::Object(object([field("id", text(), Presence::Optional)])));
    let project = project([definition(Main::Component(row))]);
    let row = &project.definitions["Row"];
    let ty = reference(Some("Row"), "RowProps");
    assert_eq!(mismatches(&map([]), &ty, row, &project).len(), 1);
    assert_eq!(input_mismatches(&map([]), &ty, row, &project).len(), 0);
}

#[test]
fn a_value_is_judged_to_a_bounded_depth() {
    let list_of_itself = union([Type::Array(array(reference(None, "T"))), text()]);
    let nested = |depth| (0..depth).fold(Null, |value, _| list([value]));
    let definition = named("T", list_of_itself);
    let count = |depth| example_mismatches(&nested(depth), &definition, &Project::default()).len();
    assert_eq!(count(50), 1);
    assert_eq!(count(1000), 0);
}

#[test]
fn a_union_of_unions_is_judged_in_reasonable_time() {
    let member = |name| {
        let fields = [("a", reference(None, "T")), (name, text())];
        Type::Object(object(fields.map(|(name, ty)| field(name, ty, Presence::Optional))))
    };
    let definition = named("T", union([member("b"), member("c")]));
    let nested = (0..60).fold(Null, |value, _| map([("a", value)]));
    let found = example_mismatches(&nested, &definition, &Project::default());
    assert_eq!(found.len(), 1);
}
