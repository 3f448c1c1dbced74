//! Documentation comments.

use expect_test::expect;

use super::*;
use crate::diagnostic::Place;
use crate::model::{
    Additional, Array, Component, Described, Docs, Enum, EnumValue, Example, Field, Number,
    Presence, Text, TypeDefinition, Union,
};
use crate::value::Value;

fn check_docs(docs: Docs, expected: Expect) {
    check_props(object([Field { docs, ..required("a", TEXT) }]), expected);
}

fn check_description(text: &str, expected: Expect) {
    check_docs(described(text), expected);
}

#[test]
fn one_line_where_it_fits() {
    check_description(
        "Shown in the button.",
        expect![[r#"
        export interface CProps {
          /** Shown in the button. */
          a: string;
        }
    "#]],
    );
    check_description(
        &"x".repeat(71),
        expect![[r#"
        export interface CProps {
          /** xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx */
          a: string;
        }
    "#]],
    );
    check_description(
        &"x".repeat(72),
        expect![[r#"
        export interface CProps {
          /**
           * xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
           */
          a: string;
        }
    "#]],
    );
    check_docs(
        Docs { since: Some("1.0".into()), ..Docs::default() },
        expect![[r#"
        export interface CProps {
          /** @since 1.0 */
          a: string;
        }
    "#]],
    );
    check_docs(
        Docs { title: Some("A title".into()), ..Docs::default() },
        expect![[r#"
        export interface CProps {
          /** A title */
          a: string;
        }
    "#]],
    );
}

#[test]
fn several_lines() {
    check_description(
        "\n\nOne.\r\nTwo. \n\n  - three\n\n",
        expect![[r#"
        export interface CProps {
          /**
           * One.
           * Two.
           *
           *   - three
           */
          a: string;
        }
    "#]],
    );
}

#[test]
fn all_tags_follow_the_text() {
    let docs = Docs {
        title: Some("Not shown beside a description".into()),
        description: Some("The size.".into()),
        deprecated: Some("Use `scale`.\nIt is better.".into()),
        since: Some("1.2.0".into()),
        see: vec!["https://example.com".into()],
        examples: vec![string("m"), string("*/ @x")],
        ..Docs::default()
    };
    let presence = Presence::Default(Value::Array(vec![Value::Integer(1), string("a @b")]));
    check_props(
        object([Field { docs, presence, ..required("size", TEXT) }]),
        expect![[r#"
        export interface CProps {
          /**
           * The size.
           * @default [1, "a \u0040b"]
           * @deprecated Use `scale`.
           * It is better.
           * @since 1.2.0
           * @example "m"
           * @example "*\/ \u0040x"
           * @see https://example.com
           */
          size?: string | undefined;
        }
    "#]],
    );
    let docs = Docs { deprecated: Some(String::new()), ..Docs::default() };
    check_docs(
        docs,
        expect![[r#"
        export interface CProps {
          /** @deprecated */
          a: string;
        }
    "#]],
    );
}

#[test]
fn text_neither_ends_the_comment_nor_begins_a_tag() {
    check_description(
        "a */ b **/ @c a@b.c {@link D} (@e)",
        expect![[r#"
        export interface CProps {
          /** a *\/ b **\/ \@c a@b.c {@link D} (@e) */
          a: string;
        }
    "#]],
    );
    check_description(
        "@deprecated\nuse `npm i @scope/x`\n\t@y",
        expect![[r#"
        export interface CProps {
          /**
           * \@deprecated
           * use `npm i \@scope/x`
           * 	\@y
           */
          a: string;
        }
    "#]],
    );
    check_description(
        "a\u{2028}b\u{0}c\u{a0}\n\u{feff}",
        expect![[r#"
        export interface CProps {
          /**
           * a
           * bc
           */
          a: string;
        }
    "#]],
    );
}

#[test]
fn constraints_are_prose() {
    let text = |text: Text| required("a", Type::String(text));
    let integer = Number { integer: true, ..Number::default() };
    let bound = |value| Some(Value::Integer(value));
    let fields = [
        text(Text { min_length: Some(1), max_length: Some(80), ..Text::default() }),
        text(Text { min_length: Some(1), ..Text::default() }),
        text(Text { max_length: Some(1), ..Text::default() }),
        text(Text { min_length: Some(3), max_length: Some(3), ..Text::default() }),
        text(Text { pattern: Some("^[a-z]*/$".into()), ..Text::default() }),
        text(Text { format: Some("date-time".into()), ..Text::default() }),
        required("b", Type::Number(integer.clone())),
        required("b", Type::Number(Number { minimum: bound(0), ..integer.clone() })),
        required("b", Type::Number(Number { minimum: bound(0), maximum: bound(9), ..integer })),
        required("b", Type::Number(Number { maximum: bound(9), ..Number::default() })),
        required("b", Type::Number(Number { minimum: bound(9), ..Number::default() })),
        required(
            "b",
            Type::Number(Number {
                exclusive_minimum: bound(0),
                exclusive_maximum: bound(1),
                multiple_of: Some(Value::Number(0.1)),
                ..Number::default()
            }),
        ),
        Field { write_only: true, ..required("c", Type::Boolean) },
    ];
    check_props(
        object(fields),
        expect![[r#"
            export interface CProps {
              /** Constraint: 1 to 80 characters. */
              a: string;
              /** Constraint: at least 1 character. */
              a: string;
              /** Constraint: at most 1 character. */
              a: string;
              /** Constraint: exactly 3 characters. */
              a: string;
              /** Constraint: matches `^[a-z]*\/$`. */
              a: string;
              /** Constraint: date-time format. */
              a: string;
              /** Constraint: integer. */
              b: number;
              /** Constraint: integer, at least 0. */
              b: number;
              /** Constraint: integer, 0 to 9. */
              b: number;
              /** Constraint: at most 9. */
              b: number;
              /** Constraint: at least 9. */
              b: number;
              /** Constraint: above 0, below 1, a multiple of 0.1. */
              b: number;
              /** Constraint: write-only. */
              c: boolean;
            }
        "#]],
    );
}

#[test]
fn constraints_of_items_and_of_members_of_a_union() {
    let email = Type::String(Text { format: Some("email".into()), ..Text::default() });
    let items = Box::new(email.clone().into());
    let list = Array { items, min_items: Some(1), max_items: None, unique_items: true };
    let field = Field { docs: described("All of them."), ..required("a", Type::Array(list)) };
    check_props(
        object([field, required("b", union([email, Type::Null]))]),
        expect![[r#"
        export interface CProps {
          /**
           * All of them.
           * Constraints: at least 1 item; no item twice; each item: email format.
           */
          a: readonly string[];
          /** Constraint: email format. */
          b: string | null;
        }
    "#]],
    );
}

fn documented(value: &str, docs: Docs) -> EnumValue {
    EnumValue { value: string(value), docs }
}

#[test]
fn values_of_a_choice_are_a_list() {
    let values = vec![
        documented("calm", described("Quiet and\nsmall.")),
        documented("plain", Docs::default()),
        documented("loud", Docs { title: Some("Loud".into()), ..described("For errors") }),
        documented("old", Docs { deprecated: Some("use `calm`".into()), ..Docs::default() }),
        documented("`", Docs { since: Some("2.0".into()), ..Docs::default() }),
        documented("*/", Docs { deprecated: Some(" ".into()), ..described("Why?") }),
    ];
    let tone = Type::Enum(Enum { name: None, values });
    check_props(
        object([required("tone", tone.clone())]),
        expect![[r#"
        export interface CProps {
          tone: CTone;
        }

        /**
         * - `"calm"`: Quiet and
         *   small.
         * - `"loud"`: Loud. For errors
         * - `"old"`: Deprecated: use `calm`
         * - "`": Since 2.0.
         * - `"*\/"`: Why? Deprecated.
         */
        export type CTone = "calm" | "plain" | "loud" | "old" | "`" | "*/";
    "#]],
    );
    let tone = TypeDefinition {
        docs: Docs { since: Some("1.0".into()), ..described("How loud it is.") },
        ..type_definition("Tone", tone)
    };
    check_file(
        [definition(Main::Type(tone))],
        expect![[r#"
        /**
         * How loud it is.
         * - `"calm"`: Quiet and
         *   small.
         * - `"loud"`: Loud. For errors
         * - `"old"`: Deprecated: use `calm`
         * - "`": Since 2.0.
         * - `"*\/"`: Why? Deprecated.
         * @since 1.0
         */
        export type Tone = "calm" | "plain" | "loud" | "old" | "`" | "*/";
    "#]],
    );
}

#[test]
fn examples_of_a_component_have_captions() {
    let example = |name: &str, description: Option<&str>| Example {
        name: name.into(),
        place: Place::default(),
        description: description.map(Into::into),
        value: Value::Object(vec![("label".into(), string("Save"))]),
    };
    let button = Component {
        docs: described("Starts an action."),
        examples: vec![example("Primary", None), example("Loud", Some("For\nerrors."))],
        ..component("Button", object([required("label", TEXT)]))
    };
    check_component(
        button,
        expect![[r#"
        /**
         * Starts an action.
         * @example <caption>Primary</caption>
         * {"label": "Save"}
         * @example <caption>Loud: For errors.</caption>
         * {"label": "Save"}
         */
        export interface ButtonProps {
          label: string;
        }
    "#]],
    );
}

#[test]
fn what_is_written_about_items_and_members_is_kept_at_their_types() {
    let mut rows = array(Type::Object(object([required("id", TEXT)])));
    if let Type::Array(array) = &mut rows {
        array.items.docs = described("One row.");
    }
    let mut media = cases([("image", object([])), ("video", object([]))]);
    if let Type::Union(union) = &mut media {
        union.members[0].docs = described("A picture.");
    }
    check_props(
        object([required("rows", rows), required("media", media)]),
        expect![[r#"
        export interface CProps {
          rows: readonly CRowsItem[];
          media: CMedia;
        }

        /** One row. */
        export interface CRowsItem {
          id: string;
        }

        export type CMedia = CMediaImage | CMediaVideo;

        /** A picture. */
        export interface CMediaImage {
          kind: "image";
        }

        export interface CMediaVideo {
          kind: "video";
        }
    "#]],
    );
}

#[test]
fn what_is_written_about_parts_without_a_name_is_a_list() {
    let about = |ty: Type, text: &str| Described { docs: described(text), ty };
    let members = vec![
        about(TEXT, "In any unit."),
        about(reference("Size"), "As everywhere."),
        about(choice(["full"]), "Not here: it has a name."),
        Type::Null.into(),
    ];
    let union = Type::Union(Union { name: None, discriminator: None, members });
    let tuple = Type::Tuple(vec![about(number(), "To the right."), about(number(), "Down.")]);
    let mut list = array(TEXT);
    if let Type::Array(array) = &mut list {
        array.items.docs = described("A word.");
    }
    let additional = Additional::Of(Box::new(about(TEXT, "A colour.")));
    let colours = Type::Object(Object { additional, ..Object::default() });
    let width = Field { docs: described("How wide."), ..required("width", union.clone()) };
    check_props(
        object([width, required("at", tuple), required("words", list), required("c", colours)]),
        expect![[r#"
            import type { Size } from "./Size.js";

            export interface CProps {
              /**
               * How wide.
               * - `string`: In any unit.
               * - `Size`: As everywhere.
               */
              width: (string & Record<never, never>) | Size | CWidth | null;
              /**
               * - `[0]`: To the right.
               * - `[1]`: Down.
               */
              at: readonly [number, number];
              /** - `[number]`: A word. */
              words: readonly string[];
              /** - `[string]`: A colour. */
              c: Record<string, string>;
            }

            /** Not here: it has a name. */
            export type CWidth = "full";
        "#]],
    );
    let tone =
        Type::Enum(Enum { name: None, values: vec![documented("calm", described("Quiet."))] });
    let members = vec![tone.into(), about(Type::Null, "As it comes.")];
    let union = Type::Union(Union { name: None, discriminator: None, members });
    check_type(
        union,
        expect![[r#"
        /**
         * - `"calm"`: Quiet.
         * - `null`: As it comes.
         */
        export type T = "calm" | null;
    "#]],
    );
}
