//! Root folder, then nearer folders, then `extends`, then `uses`, then the component itself.

use expect_test::expect;

use crate::case::{accepted, refused};

#[test]
fn the_nearest_wins() {
    accepted(
        "
        === _folder.yaml
        defaults:
          tags: [all]
          since: 1.0.0
          props:
            a: string -- root
            b: string -- root
            c: string -- root
            d: string -- root
            e: string -- root
        === inner/_folder.yaml
        defaults:
          tags: [inner]
          extends: [Base]
          uses: [d]
          props: { b: string -- folder, c: string -- folder, d: string -- folder, e: string -- folder }
        vocabulary:
          d: string -- vocabulary
          e: string -- vocabulary
        === base.yaml
        component: Base
        abstract: true
        props: { c: string -- base, d: string -- base, e: string -- base }
        === inner/button.yaml
        component: Button
        uses: [d, e]
        props: { e: string -- own }
        ",
        expect![[r#"
            component Button since 1.0.0 tags inner
              a: string -- "root"
              b: string -- "root"
              c: string -- "base"
              d: string -- "vocabulary"
              e: string -- "own"
            component Base since 1.0.0 tags all
              a: string -- "root"
              b: string -- "root"
              c: string -- "base"
              d: string -- "base"
              e: string -- "base"
        "#]],
    );
}

#[test]
fn a_prop_that_states_no_type_overrides_what_it_states() {
    accepted(
        "
        component: Base
        props:
          size: { enum: [s, m], description: How large., examples: [s], title: Size }
          name: { type: string, minLength: 1, maxLength: 5, since: 1.0.0, deprecated: Do not. }
          text?: string
          list: { items: string, minItems: 1 }
        ---
        component: Button
        extends: [Base]
        props:
          size: { default: s, examples: [m] }
          name: { maxLength: 9, pattern: x, deprecated: false, readOnly: true }
          text: -- What it says.
          list?: = [a]
        ",
        expect![[r#"
            component Base
              size: "s" | "m" #Size -- "How large." such as "s"
              name: string(1..5) deprecated "Do not." since 1.0.0
              text?: string
              list: Array<string>(1..)
            component Button
              size?: "s" | "m" = "s" #Size -- "How large." such as "m"
              read-only name: string(1..9) /x/ since 1.0.0
              text?: string -- "What it says."
              list?: Array<string>(1..) = ["a"]
        "#]],
    );
}

#[test]
fn a_prop_that_states_a_type_replaces_the_inherited_one_in_its_place() {
    accepted(
        "
        component: Base
        props: { a: string, b: string = x -- Text., c: string }
        ---
        component: Button
        extends: [Base]
        props: { d: string, b: number }
        ",
        expect![[r#"
            component Base
              a: string
              b?: string = "x" -- "Text."
              c: string
            component Button
              a: string
              b: number
              c: string
              d: string
        "#]],
    );
}

#[test]
fn null_drops_what_is_inherited() {
    accepted(
        "
        component: Base
        props: { a: string, b: string }
        events: { press: -- It., focus: string }
        slots: { icon: -- It., end: {} }
        ---
        component: Button
        extends: [Base]
        props: { b: null, a: }
        events: { focus: null }
        slots: { end: null }
        ",
        expect![[r#"
            component Base
              a: string
              b: string
              event press -- "It."
              event focus: string
              slot icon? -- "It."
              slot end?
            component Button
              event press -- "It."
              slot icon? -- "It."
        "#]],
    );
    refused(
        "
        component: Button
        props: { a: null, b: string }
        events: { press: null }
        slots: { icon: null }
        ",
        expect![[r#"
            2:10 "a" missing-type: `a` has no type; write a type such as `string`, or `unknown` for anything
            3:11 "press" unknown-base: `press` drops an inherited event, but none of that name is inherited; state what the event is, or remove the line; without a payload or more to say, write `press: -- What it is for.`
            4:10 "icon" unknown-base: `icon` drops an inherited slot, but none of that name is inherited; state what the slot is, or remove the line; without a payload or more to say, write `icon: -- What it is for.`
        "#]],
    );
}

#[test]
fn a_component_takes_back_that_its_folder_is_deprecated() {
    accepted(
        "
        === _folder.yaml
        defaults: { deprecated: Use the new ones. }
        === old.yaml
        component: Old
        === kept.yaml
        component: Kept
        deprecated: false
        === new/_folder.yaml
        defaults: { deprecated: false }
        === new/card.yaml
        component: Card
        ",
        expect![[r#"
            component Card
            component Kept
            component Old deprecated "Use the new ones."
        "#]],
    );
}

#[test]
fn nearer_vocabulary_changes_keys_of_farther_vocabulary() {
    accepted(
        "
        === _folder.yaml
        vocabulary:
          size: { type: s | m | l, default: m, description: How large it is. }
          tone: calm | loud
          id: string
        === a/_folder.yaml
        vocabulary:
          size: { default: s }
          tone: soft | hard
          id:
        === a/button.yaml
        component: Button
        uses: [size, tone]
        === button.yaml
        component: Other
        uses: [size, tone]
        ",
        expect![[r#"
            component Button
              size?: "s" | "m" | "l" = "s" -- "How large it is."
              tone: "soft" | "hard"
            component Other
              size?: "s" | "m" | "l" = "m" -- "How large it is."
              tone: "calm" | "loud"
        "#]],
    );
    refused(
        "
        === _folder.yaml
        vocabulary: { id: string }
        === a/_folder.yaml
        vocabulary: { id: null, size: { default: s } }
        === a/button.yaml
        component: Button
        uses: [id, size]
        ",
        expect![[r#"
            a/button.yaml:2:8 "id" unknown-base: no vocabulary of a folder above defines `id`; define it under `vocabulary` in `_folder.yaml`, or here
        "#]],
    );
}
