//! Keys that would mean nothing where they stand are refused, not ignored.

use expect_test::expect;

use crate::case::refused;

#[test]
fn keys_beside_no_type() {
    refused(
        "
        component: Button
        props:
          a: { type: string, import: react }
          b:
            discriminator: kind
            oneOf:
              image: { required: [url] }
              video: { minLength: 3 }
        events:
          press: { minLength: 3 }
          move: { typescript: MouseEvent, maxLength: 3 }
        slots:
          item: { props: { index: null } }
        ",
        expect![[r#"
            3:3 "a" missing-key: `a` has `import` without `typescript`; add `typescript`, or remove `import`
            7:16 "required" missing-type: `image` states no type; add `type`, such as `type: string`, or `type: unknown` for anything
            8:16 "minLength" missing-type: `video` states no type; add `type: string`
            10:3 "press" missing-type: `press` states no type; add `type: string`
            11:35 "maxLength" typescript-only: `maxLength` does not apply to a type that only TypeScript knows; a schema would check it, but this prop is not in the schema: remove it
            13:20 "index" missing-type: `index` has no type; write a type such as `string`, or `unknown` for anything
        "#]],
    );
}

#[test]
fn access_to_what_is_no_property() {
    refused(
        "
        component: Button
        props:
          a: { items: { type: string, readOnly: true } }
          b: { anyOf: [string, { type: integer, writeOnly: true }] }
        events:
          press: { type: string, readOnly: true }
        types:
          Row: { type: string, readOnly: true }
        ",
        expect![[r#"
            3:17 "type" conflicting-keys: `readOnly` does not apply to a part of a type; move it to the prop or property, or remove it
            4:52 "true" conflicting-keys: `writeOnly` does not apply to a part of a type; move it to the prop or property, or remove it
            6:12 "type" conflicting-keys: `readOnly` does not apply to the payload of an event; move it to the prop or property, or remove it
            8:10 "type" conflicting-keys: `readOnly` does not apply to a type; move it to the prop or property, or remove it
        "#]],
    );
}

#[test]
fn documentation_of_what_dissolves() {
    refused(
        "
        component: Button
        props:
          a: { anyOf: [{ type: string, description: Lost. }] }
          b: { anyOf: [{ enum: [x, y], description: Lost. }, { const: z }] }
          c: { anyOf: [{ type: string | boolean, description: Lost. }, number] }
          d: { anyOf: [{ enum: [x, y], description: Kept. }, number] }
        ",
        expect![[r#"
            3:3 "a" invalid-choice: `anyOf` has one member; write the member itself, or list at least two types
            4:18 "enum" conflicting-keys: what documents a choice inside of a union would be lost; document each of its members, or give it a name under `types`
            5:18 "type" conflicting-keys: what documents a choice inside of a union would be lost; document each of its members, or give it a name under `types`
        "#]],
    );
}
