use expect_test::{Expect, expect};

use super::{Draft, Options, render, render_all, render_input};
use crate::diagnostic::Place;
use crate::model::{
    Additional, Array, Described, Docs, Example, Group, GroupKind, Main, Number, Object, Presence,
    Project, Text, Type, TypeScript,
};
use crate::samples::{
    array, choice, component, definition, described, field, named, object, project, reference,
    string, text, type_definition, union,
};
use crate::value::Value;

const MODERN: Options = Options { draft: Draft::Draft202012, base: None };
const DRAFT_07: Options = Options { draft: Draft::Draft07, base: None };

/// Compares what stands in the schema of a type beside its head.
fn check(ty: Type, expected: Expect) {
    check_with(ty, &MODERN, expected);
}

fn check_with(ty: Type, options: &Options, expected: Expect) {
    let schema = render(&named("T", ty), &Project::default(), options);
    let lines: Vec<&str> = schema.lines().collect();
    // The head is `{`, `$schema` and `title`; the end is `}`.
    let body = &lines[3..lines.len() - 1];
    expected.assert_eq(&body.iter().map(|line| format!("{}\n", &line[2..])).collect::<String>());
}

#[test]
fn a_component_is_a_closed_object() {
    let mut size = field("size", Type::Enum(choice(["s", "m"].map(string))), Presence::Optional);
    size.presence = Presence::Default(string("s"));
    size.docs = Docs {
        title: Some("Size".into()),
        description: Some("How large.".into()),
        deprecated: Some("Use `scale`.".into()),
        examples: vec![string("m")],
        ..Docs::default()
    };
    let mut id = field("id", text(), Presence::Required);
    id.read_only = true;
    let mut secret = field("secret", text(), Presence::Optional);
    secret.write_only = true;
    let mut style =
        field("style", Type::TypeScript(TypeScript::Intersection(Vec::new())), Presence::Required);
    style.typescript_only = true;
    let mut button = component("Button", object([id, size, secret, style]));
    button.docs = described("Starts an action.");
    button.examples = vec![Example {
        name: "Primary".into(),
        place: Place::default(),
        description: None,
        value: Value::Object(vec![("id".into(), string("a"))]),
    }];
    let options = Options { base: Some("https://example.com/schemas/".into()), ..MODERN };
    expect![[r#"
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.com/schemas/Button.schema.json",
          "title": "Button",
          "description": "Starts an action.",
          "type": "object",
          "properties": {
            "id": {
              "readOnly": true,
              "type": "string"
            },
            "size": {
              "title": "Size",
              "description": "How large.\n\nDeprecated: Use `scale`.",
              "deprecated": true,
              "type": "string",
              "enum": ["s", "m"],
              "default": "s",
              "examples": ["m"]
            },
            "secret": {
              "writeOnly": true,
              "type": "string"
            }
          },
          "required": ["id"],
          "additionalProperties": false,
          "examples": [
            {
              "id": "a"
            }
          ]
        }
    "#]]
    .assert_eq(&render(&definition(Main::Component(button)), &Project::default(), &options));
}

#[test]
fn scalars() {
    check(Type::Unknown, expect![[""]]);
    check(Type::Parameter("Row".into()), expect![[""]]);
    check(
        Type::Null,
        expect![[r#"
        "type": "null"
    "#]],
    );
    check(
        Type::Boolean,
        expect![[r#"
        "type": "boolean"
    "#]],
    );
    check(
        Type::Number(Number {
            integer: true,
            minimum: Some(Value::Integer(0)),
            maximum: Some(Value::Integer(u64::MAX.into())),
            ..Number::default()
        }),
        expect![[r#"
            "type": "integer",
            "minimum": 0,
            "maximum": 18446744073709551615
        "#]],
    );
    check(
        Type::Number(Number {
            integer: false,
            exclusive_minimum: Some(Value::Number(0.5)),
            exclusive_maximum: Some(Value::Integer(9)),
            multiple_of: Some(Value::Number(0.01)),
            ..Number::default()
        }),
        expect![[r#"
            "type": "number",
            "exclusiveMinimum": 0.5,
            "exclusiveMaximum": 9,
            "multipleOf": 0.01
        "#]],
    );
    check(
        Type::String(Text {
            format: Some("date-time".into()),
            pattern: Some("^\\d".into()),
            min_length: Some(1),
            max_length: Some(80),
        }),
        expect![[r#"
            "type": "string",
            "format": "date-time",
            "pattern": "^\\d",
            "minLength": 1,
            "maxLength": 80
        "#]],
    );
}

#[test]
fn a_format_that_ajv_does_not_know_is_left_out() {
    check(
        Type::String(Text { format: Some("iri".into()), ..Text::default() }),
        expect![[r#"
        "type": "string"
    "#]],
    );
}

#[test]
fn choices() {
    check(
        Type::Literal(string("a")),
        expect![[r#"
        "type": "string",
        "const": "a"
    "#]],
    );
    check(
        Type::Enum(choice([Value::Integer(1), Value::Number(2.5)])),
        expect![[r#"
        "type": "number",
        "enum": [1, 2.5]
    "#]],
    );
    check(
        Type::Enum(choice([string("a"), Value::Null])),
        expect![[r#"
        "type": ["string", "null"],
        "enum": ["a", null]
    "#]],
    );
    check(
        Type::Enum(choice([string("a"), Value::Boolean(true)])),
        expect![[r#"
        "enum": ["a", true]
    "#]],
    );
    check(
        Type::Enum(choice([])),
        expect![[r#"
        "not": {}
    "#]],
    );
}

#[test]
fn a_choice_with_documented_values_is_any_of_them() {
    let mut tone = choice(["calm", "loud"].map(string));
    tone.values[1].docs = Docs {
        title: Some("Loud".into()),
        deprecated: Some(String::new()),
        since: Some("2.0.0".into()),
        ..Docs::default()
    };
    check(
        Type::Enum(tone),
        expect![[r#"
        "anyOf": [
          {
            "type": "string",
            "const": "calm"
          },
          {
            "title": "Loud",
            "deprecated": true,
            "type": "string",
            "const": "loud"
          }
        ]
    "#]],
    );
}

#[test]
fn lists() {
    check(
        Type::Array(array(Type::Unknown)),
        expect![[r#"
        "type": "array"
    "#]],
    );
    check(
        Type::Array(Array {
            min_items: Some(1),
            max_items: Some(9),
            unique_items: true,
            ..array(text())
        }),
        expect![[r#"
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1,
            "maxItems": 9,
            "uniqueItems": true
        "#]],
    );
}

#[test]
fn tuples() {
    let pair = Type::Tuple(vec![Described { docs: described("A."), ty: text() }, text().into()]);
    check(
        pair.clone(),
        expect![[r#"
        "type": "array",
        "prefixItems": [
          {
            "description": "A.",
            "type": "string"
          },
          {
            "type": "string"
          }
        ],
        "items": false,
        "minItems": 2
    "#]],
    );
    check_with(
        pair,
        &DRAFT_07,
        expect![[r#"
        "type": "array",
        "items": [
          {
            "description": "A.",
            "type": "string"
          },
          {
            "type": "string"
          }
        ],
        "additionalItems": false,
        "minItems": 2
    "#]],
    );
    check(
        Type::Tuple(vec![Type::Unknown.into()]),
        expect![[r#"
        "type": "array",
        "prefixItems": [{}],
        "items": false,
        "minItems": 1
    "#]],
    );
    check(
        Type::Tuple(Vec::new()),
        expect![[r#"
        "type": "array",
        "maxItems": 0
    "#]],
    );
}

#[test]
fn objects_and_records() {
    let with = |additional| Type::Object(Object { additional, ..Object::default() });
    check(
        with(Additional::Refused),
        expect![[r#"
        "type": "object",
        "additionalProperties": false
    "#]],
    );
    check(
        with(Additional::Ignored),
        expect![[r#"
        "type": "object"
    "#]],
    );
    check(
        with(Additional::Of(Box::new(Type::Unknown.into()))),
        expect![[r#"
        "type": "object",
        "additionalProperties": true
    "#]],
    );
    check(
        with(Additional::Of(Box::new(text().into()))),
        expect![[r#"
        "type": "object",
        "additionalProperties": {
          "type": "string"
        }
    "#]],
    );
}

#[test]
fn groups() {
    let group = |kind, names: [&str; 2]| Group {
        kind,
        properties: names.map(String::from).to_vec(),
        place: Place::default(),
    };
    let fields = ["a", "b"].map(|name| field(name, Type::Boolean, Presence::Optional));
    let one = group(GroupKind::AtLeastOne, ["a", "b"]);
    let object = Object { groups: vec![one.clone()], ..object(fields) };
    check(
        Type::Object(object),
        expect![[r#"
        "type": "object",
        "properties": {
          "a": {
            "type": "boolean"
          },
          "b": {
            "type": "boolean"
          }
        },
        "additionalProperties": false,
        "anyOf": [
          {
            "properties": {
              "a": {}
            },
            "required": ["a"]
          },
          {
            "properties": {
              "b": {}
            },
            "required": ["b"]
          }
        ]
    "#]],
    );
    let most = group(GroupKind::AtMostOne, ["a", "b"]);
    let nothing = Object { groups: vec![most], ..Object::default() };
    check(
        Type::Object(nothing),
        expect![[r#"
        "type": "object",
        "additionalProperties": false,
        "not": {
          "anyOf": [
            {
              "properties": {
                "a": {},
                "b": {}
              },
              "required": ["a", "b"]
            }
          ]
        }
    "#]],
    );
    let other = group(GroupKind::ExactlyOne, ["c", "d"]);
    let object = Object { groups: vec![one, other], ..Object::default() };
    check(
        Type::Object(object),
        expect![[r#"
        "type": "object",
        "additionalProperties": false,
        "allOf": [
          {
            "anyOf": [
              {
                "properties": {
                  "a": {}
                },
                "required": ["a"]
              },
              {
                "properties": {
                  "b": {}
                },
                "required": ["b"]
              }
            ]
          },
          {
            "oneOf": [
              {
                "properties": {
                  "c": {}
                },
                "required": ["c"]
              },
              {
                "properties": {
                  "d": {}
                },
                "required": ["d"]
              }
            ]
          }
        ]
    "#]],
    );
}

#[test]
fn a_type_or_null_is_a_list_of_types() {
    check(
        union([text(), Type::Null]),
        expect![[r#"
        "type": ["string", "null"]
    "#]],
    );
    check(
        union([Type::Null, Type::Enum(choice([string("a")]))]),
        expect![[r#"
        "type": ["string", "null"],
        "enum": ["a", null]
    "#]],
    );
    check(
        union([Type::Literal(Value::Integer(1)), Type::Null]),
        expect![[r#"
        "type": ["integer", "null"],
        "enum": [1, null]
    "#]],
    );
    check(
        union([Type::Array(array(text())), Type::Null]),
        expect![[r#"
        "type": ["array", "null"],
        "items": {
          "type": "string"
        }
    "#]],
    );
}

#[test]
fn other_unions_are_any_of_their_members() {
    check(
        union([text(), Type::Boolean]),
        expect![[r#"
        "anyOf": [
          {
            "type": "string"
          },
          {
            "type": "boolean"
          }
        ]
    "#]],
    );
    check(
        union([Type::Unknown, Type::Null]),
        expect![[r#"
        "anyOf": [
          {},
          {
            "type": "null"
          }
        ]
    "#]],
    );
}

#[test]
fn a_file_holds_all_that_it_refers_to() {
    let mut table = definition(Main::Component(component(
        "Table",
        object([
            field("rows", Type::Array(array(reference(Some("Row"), "Row"))), Presence::Required),
            field("cell", reference(None, "TableCell"), Presence::Optional),
            field("inner", reference(Some("Table"), "TableProps"), Presence::Optional),
        ]),
    )));
    table.locals.push(type_definition("TableCell", text()));
    let row = named(
        "Row",
        Type::Object(object([
            field("table", reference(Some("Table"), "TableProps"), Presence::Optional),
            field("cell", reference(Some("Table"), "TableCell"), Presence::Optional),
        ])),
    );
    let project = project([table, row, named("Unused", Type::Boolean)]);
    expect![[r##"
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Table",
          "type": "object",
          "properties": {
            "rows": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/Row"
              }
            },
            "cell": {
              "$ref": "#/$defs/TableCell"
            },
            "inner": {
              "$ref": "#"
            }
          },
          "required": ["rows"],
          "additionalProperties": false,
          "$defs": {
            "Row": {
              "type": "object",
              "properties": {
                "table": {
                  "$ref": "#"
                },
                "cell": {
                  "$ref": "#/$defs/TableCell"
                }
              },
              "additionalProperties": false
            },
            "TableCell": {
              "type": "string"
            }
          }
        }
    "##]]
    .assert_eq(&render(&project.definitions["Table"], &project, &MODERN));
}

#[test]
fn draft_07_wraps_a_reference_that_has_siblings() {
    let mut row = field("row", reference(Some("Row"), "Row"), Presence::Optional);
    let bare = field("bare", row.ty.clone(), Presence::Optional);
    row.docs = described("The row.");
    let table = definition(Main::Component(component("Table", object([row, bare]))));
    let project = project([table, named("Row", text())]);
    expect![[r##"
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Table",
          "type": "object",
          "properties": {
            "row": {
              "description": "The row.",
              "allOf": [
                {
                  "$ref": "#/definitions/Row"
                }
              ]
            },
            "bare": {
              "$ref": "#/definitions/Row"
            }
          },
          "additionalProperties": false,
          "definitions": {
            "Row": {
              "type": "string"
            }
          }
        }
    "##]]
    .assert_eq(&render(&project.definitions["Table"], &project, &DRAFT_07));
}

/// `Row` is accepted as something else than is sent, and so is the component that holds it.
fn with_inputs() -> Project {
    let row = || reference(Some("Row"), "Row");
    let mut table = component("Table", object([field("row", row(), Presence::Required)]));
    table.input = Some(Type::Object(object([field("row", row(), Presence::Optional)])));
    let mut ty = type_definition("Row", text());
    ty.input = Some(union([text(), Type::Null]));
    project([definition(Main::Component(table)), definition(Main::Type(ty))])
}

#[test]
fn an_input_refers_to_inputs() {
    let project = with_inputs();
    expect![[r##"
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "TableInput",
          "type": "object",
          "properties": {
            "row": {
              "$ref": "#/$defs/RowInput"
            }
          },
          "additionalProperties": false,
          "$defs": {
            "RowInput": {
              "type": ["string", "null"]
            }
          }
        }
    "##]]
    .assert_eq(&render_input(&project.definitions["Table"], &project, &MODERN));
}

#[test]
fn one_file_can_hold_every_definition() {
    let options = Options { base: Some("https://example.com/".into()), ..MODERN };
    expect![[r##"
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.com/components.schema.json",
          "$defs": {
            "Row": {
              "type": "string"
            },
            "RowInput": {
              "type": ["string", "null"]
            },
            "Table": {
              "type": "object",
              "properties": {
                "row": {
                  "$ref": "#/$defs/Row"
                }
              },
              "required": ["row"],
              "additionalProperties": false
            },
            "TableInput": {
              "type": "object",
              "properties": {
                "row": {
                  "$ref": "#/$defs/RowInput"
                }
              },
              "additionalProperties": false
            }
          }
        }
    "##]]
    .assert_eq(&render_all(&with_inputs(), &options));
}
