//! Each kind of type.

use expect_test::expect;

use super::*;
use crate::model::{
    Additional, Described, Enum, EnumValue, Field, GroupKind, Number, Parameter, Text, TypeScript,
};
use crate::value::Value;

#[test]
fn scalars() {
    check_type(
        Type::Object(object([
            required("unknown", Type::Unknown),
            required("null", Type::Null),
            required("boolean", Type::Boolean),
            required("number", number()),
            required("integer", Type::Number(Number { integer: true, ..Number::default() })),
            required("string", TEXT),
            required("literal", literal("it's")),
            required("negative", Type::Literal(Value::Integer(-1))),
            required("fraction", Type::Literal(Value::Number(1e-7))),
            required("true", Type::Literal(Value::Boolean(true))),
        ])),
        expect![[r#"
            export interface T {
              unknown: unknown;
              null: null;
              boolean: boolean;
              number: number;
              /** Constraint: integer. */
              integer: number;
              string: string;
              literal: "it's";
              negative: -1;
              fraction: 1e-7;
              true: true;
            }
        "#]],
    );
}

#[test]
fn a_choice() {
    check_type(
        choice(["calm", "loud"]),
        expect![[r#"
        export type T = "calm" | "loud";
    "#]],
    );
    check_type(
        choice(["calm"]),
        expect![[r#"
        export type T = "calm";
    "#]],
    );
    let values = [Value::Integer(1), Value::Number(0.5), Value::Boolean(false), Value::Null];
    let value = |value| EnumValue { value, docs: Default::default() };
    let values = values.into_iter().map(value).collect();
    check_type(
        Type::Enum(Enum { name: None, values }),
        expect![[r#"
        export type T = 1 | 0.5 | false | null;
    "#]],
    );
    check_type(
        Type::Enum(Enum { name: None, values: Vec::new() }),
        expect![[r#"
        export type T = never;
    "#]],
    );
}

#[test]
fn lists() {
    check_type(
        array(TEXT),
        expect![[r#"
        export type T = string[];
    "#]],
    );
    check_type(
        array(array(TEXT)),
        expect![[r#"
        export type T = string[][];
    "#]],
    );
    check_type(
        array(union([TEXT, Type::Null])),
        expect![[r#"
        export type T = (string | null)[];
    "#]],
    );
    check_type(
        tuple([TEXT, array(number())]),
        expect![[r#"
        export type T = [string, number[]];
    "#]],
    );
    check_type(
        tuple([]),
        expect![[r#"
        export type T = [];
    "#]],
    );
}

#[test]
fn lists_in_props_are_readonly() {
    check_props(
        object([
            required("list", array(TEXT)),
            required("nested", array(array(TEXT))),
            required("union", array(union([TEXT, number()]))),
            required("tuple", tuple([TEXT, array(TEXT)])),
            required("tuples", array(tuple([TEXT]))),
            required("record", record(array(TEXT))),
        ]),
        expect![[r#"
            export interface CProps {
              list: readonly string[];
              nested: readonly (readonly string[])[];
              union: readonly (string | number)[];
              tuple: readonly [string, readonly string[]];
              tuples: readonly (readonly [string])[];
              record: Record<string, readonly string[]>;
            }
        "#]],
    );
}

#[test]
fn optional_properties_may_be_undefined_in_props_only() {
    let fields = [
        optional("text", TEXT),
        optional("nullable", union([TEXT, Type::Null])),
        optional("unknown", Type::Unknown),
        optional("unknown_too", union([TEXT, Type::Unknown])),
        optional("undefined", typescript("undefined", None, [])),
        Field { read_only: true, ..optional("readOnly", TEXT) },
    ];
    check_props(
        object(fields.clone()),
        expect![[r#"
        export interface CProps {
          text?: string | undefined;
          nullable?: string | null | undefined;
          unknown?: unknown;
          unknown_too?: string | unknown;
          undefined?: undefined;
          readonly readOnly?: string | undefined;
        }
    "#]],
    );
    check_type(
        Type::Object(object(fields)),
        expect![[r#"
        export interface T {
          text?: string;
          nullable?: string | null;
          unknown?: unknown;
          unknown_too?: string | unknown;
          undefined?: undefined;
          readonly readOnly?: string;
        }
    "#]],
    );
}

#[test]
fn records() {
    check_type(
        record(number()),
        expect![[r#"
        export type T = Record<string, number>;
    "#]],
    );
    check_type(
        record(Type::Unknown),
        expect![[r#"
        export type T = Record<string, unknown>;
    "#]],
    );
    let empty = |additional| Type::Object(Object { additional, ..Object::default() });
    check_type(
        empty(Additional::Ignored),
        expect![[r#"
        export type T = Record<string, unknown>;
    "#]],
    );
    check_type(
        empty(Additional::Refused),
        expect![[r#"
        export type T = Record<string, never>;
    "#]],
    );
}

#[test]
fn other_properties_have_a_type_that_includes_the_known_ones() {
    let of = |ty: Type, fields: &[Field]| {
        let additional = Additional::Of(Box::new(Described { docs: described("Others."), ty }));
        Type::Object(Object { fields: fields.into(), additional, ..Object::default() })
    };
    check_type(
        of(number(), &[required("a", TEXT), optional("b", number())]),
        expect![[r#"
        export interface T {
          a: string;
          b?: number;
          /** Others. */
          [key: string]: number | string | undefined;
        }
    "#]],
    );
    check_type(
        of(number(), &[required("a", number())]),
        expect![[r#"
        export interface T {
          a: number;
          /** Others. */
          [key: string]: number;
        }
    "#]],
    );
    check_type(
        of(Type::Unknown, &[optional("a", TEXT)]),
        expect![[r#"
        export interface T {
          a?: string;
          /** Others. */
          [key: string]: unknown;
        }
    "#]],
    );
    check_type(
        of(TEXT, &[optional("a", Type::Unknown)]),
        expect![[r#"
        export interface T {
          a?: unknown;
          /** Others. */
          [key: string]: string | unknown;
        }
    "#]],
    );
}

#[test]
fn a_record_may_lead_back_to_its_alias() {
    check_type(
        union([TEXT, record(reference_to(None, "T", []))]),
        expect![[r#"
        export type T = string | { [key: string]: T };
    "#]],
    );
    check_file(
        [named("A", record(reference("B"))), named("B", union([Type::Null, reference("A")]))],
        expect![[r#"
            import type { B } from "./B.js";

            export interface A {
              [key: string]: B;
            }
        "#]],
    );
    check_type(
        Type::Object(object([optional("t", record(reference_to(None, "T", [])))])),
        expect![[r#"
            export interface T {
              t?: Record<string, T>;
            }
        "#]],
    );
}

#[test]
fn unions_have_each_member_once() {
    let email = Type::String(Text { format: Some("email".into()), ..Text::default() });
    check_type(
        union([email, TEXT, union([number(), TEXT])]),
        expect![[r#"
        /** Constraint: email format. */
        export type T = string | number;
    "#]],
    );
    check_type(
        union([TEXT, TEXT]),
        expect![[r#"
        export type T = string;
    "#]],
    );
    check_type(
        union([choice(["a", "b"]), Type::Null]),
        expect![[r#"
        export type T = "a" | "b" | null;
    "#]],
    );
}

#[test]
fn literals_beside_string_are_still_completed() {
    check_type(
        union([choice(["on", "off"]), TEXT, Type::Null]),
        expect![[r#"
        export type T = "on" | "off" | (string & Record<never, never>) | null;
    "#]],
    );
    check_type(
        union([Type::Literal(Value::Integer(1)), TEXT]),
        expect![[r#"
        export type T = 1 | string;
    "#]],
    );
    check_props(
        object([optional("tone", union([choice(["on", "off"]), TEXT]))]),
        expect![[r#"
        export interface CProps {
          tone?: CTone | (string & Record<never, never>) | undefined;
        }

        export type CTone = "on" | "off";
    "#]],
    );
    check_file(
        [
            named("T", union([TEXT, reference("Tone"), reference("Row")])),
            named("Tone", choice(["on"])),
        ],
        expect![[r#"
            import type { Row } from "./Row.js";
            import type { Tone } from "./Tone.js";

            export type T = (string & Record<never, never>) | Tone | Row;
        "#]],
    );
}

#[test]
fn a_discriminated_union() {
    check_type(
        cases([("image", object([required("source", TEXT)])), ("no-media", object([]))]),
        expect![[r#"
            export type T = TImage | TNoMedia;

            export interface TImage {
              kind: "image";
              source: string;
            }

            export interface TNoMedia {
              kind: "no-media";
            }
        "#]],
    );
}

#[test]
fn groups_are_alternatives_of_what_must_be_there() {
    let fields = [
        Field { docs: described("Plain text."), ..optional("text", TEXT) },
        Field { read_only: true, ..optional("inner-html", TEXT) },
        required("id", TEXT),
    ];
    for kind in [GroupKind::AtLeastOne, GroupKind::ExactlyOne, GroupKind::AtMostOne] {
        let groups = vec![group(kind, ["text", "inner-html"])];
        let hint = Object { groups, ..object(fields.clone()) };
        match kind {
            GroupKind::AtLeastOne => check_props(
                hint,
                expect![[r#"
                interface CPropsBase {
                  /** Plain text. */
                  text?: string | undefined;
                  readonly "inner-html"?: string | undefined;
                  id: string;
                }

                export type CProps = CPropsBase &
                  ({ text: string } | { readonly "inner-html": string });
            "#]],
            ),
            GroupKind::ExactlyOne => check_type(
                Type::Object(hint),
                expect![[r#"
                interface TBase {
                  /** Plain text. */
                  text?: string;
                  readonly "inner-html"?: string;
                  id: string;
                }

                export type T = TBase &
                  (
                    | { text: string; readonly "inner-html"?: undefined }
                    | { readonly "inner-html": string; text?: undefined }
                  );
            "#]],
            ),
            GroupKind::AtMostOne => check_type(
                Type::Object(hint),
                expect![[r#"
                interface TBase {
                  /** Plain text. */
                  text?: string;
                  readonly "inner-html"?: string;
                  id: string;
                }

                export type T = TBase &
                  ({ readonly "inner-html"?: undefined } | { text?: undefined });
            "#]],
            ),
        }
    }
}

#[test]
fn several_groups_are_met_at_once() {
    let fields = ["a", "b", "c", "d"].map(|name| optional(name, Type::Boolean));
    let groups =
        vec![group(GroupKind::AtLeastOne, ["a", "b"]), group(GroupKind::AtLeastOne, ["c", "d"])];
    let inline = Type::Object(Object { groups, ..object(fields) });
    check_type(
        Type::Object(object([required("inner", inline)])),
        expect![[r#"
        export interface T {
          inner: TInner;
        }

        interface TInnerBase {
          a?: boolean;
          b?: boolean;
          c?: boolean;
          d?: boolean;
        }

        export type TInner = TInnerBase &
          ({ a: boolean } | { b: boolean }) &
          ({ c: boolean } | { d: boolean });
    "#]],
    );
}

fn function<const N: usize>(parameters: [(&str, bool, Type); N], result: Type) -> Type {
    let parameter =
        |(name, optional, ty): (&str, bool, Type)| Parameter { name: name.into(), optional, ty };
    let parameters = parameters.into_iter().map(parameter).collect();
    Type::TypeScript(TypeScript::Function { parameters, result: Box::new(result) })
}

#[test]
fn functions_stand_in_parentheses_where_they_would_mean_something_else() {
    let compare = function([("a", false, TEXT), ("b", true, TEXT)], number());
    let back = function([], function([], union([TEXT, Type::Null])));
    let both = TypeScript::Intersection(vec![compare.clone(), reference_to(None, "T", [])]);
    check_props(
        object([
            required("required", compare.clone()),
            optional("optional", compare.clone()),
            optional("list", array(compare.clone())),
            required("tuple", tuple([compare.clone()])),
            required("result", back),
            optional("both", Type::TypeScript(both)),
            required("argument", typescript("Map", None, [TEXT, compare])),
        ]),
        expect![[r#"
            export interface CProps {
              required: (a: string, b?: string) => number;
              optional?: ((a: string, b?: string) => number) | undefined;
              list?: readonly ((a: string, b?: string) => number)[] | undefined;
              tuple: readonly [(a: string, b?: string) => number];
              result: () => () => string | null;
              both?: (((a: string, b?: string) => number) & T) | undefined;
              argument: Map<string, (a: string, b?: string) => number>;
            }
        "#]],
    );
}

#[test]
fn intersections_stand_in_parentheses_in_unions_and_lists() {
    let both = TypeScript::Intersection(vec![
        typescript("A", None, []),
        union([typescript("B", None, []), Type::Null]),
    ]);
    let both = Type::TypeScript(both);
    check_props(
        object([optional("a", both.clone()), required("b", array(both))]),
        expect![[r#"
        export interface CProps {
          a?: (A & (B | null)) | undefined;
          b: readonly (A & (B | null))[];
        }
    "#]],
    );
}
