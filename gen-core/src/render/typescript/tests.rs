use expect_test::{Expect, expect};

use super::{Options, render};
use crate::fixture::*;
use crate::model::{Definition, Main, Project};
use crate::name::name_inline_types;

/// Compares the file of the first definition, without its head.
fn check<const N: usize>(definitions: [Definition; N], expected: Expect) {
    let name = definitions[0].name().to_owned();
    let mut project: Project = project(definitions);
    name_inline_types(&mut project);
    let options = Options { import_extension: "js".into() };
    let text = render(&project.definitions[&name], &project, &options);
    expected.assert_eq(text.split_once("\n\n").map_or("", |(_, body)| body));
}

#[test]
fn a_component() {
    let mut component = component(
        "Button",
        object([
            required("label", TEXT),
            optional("variant", choice(["primary", "secondary"])),
            optional("tags", array(TEXT)),
            optional("row", reference("Row")),
            optional("aria-label", union([TEXT, crate::model::Type::Null])),
            optional(
                "render",
                crate::model::Type::TypeScript(crate::model::TypeScript::Function {
                    parameters: vec![],
                    result: Box::new(TEXT),
                }),
            ),
            optional(
                "looooooooooooooooooooooooooooooooooooooooooooooong",
                union([
                    reference("Row"),
                    array(TEXT),
                    number(),
                    typescript("CSSProperties", Some("react"), []),
                ]),
            ),
        ]),
    );
    component.events = vec![event("press", None), event("select", Some(reference("Row")))];
    component.slots =
        vec![slot("icon", None), slot("cell", Some(object([required("row", reference("Row"))])))];
    check(
        [definition(Main::Component(component)), named("Row", array(TEXT))],
        expect![[r#"
            import type { CSSProperties } from "react";
            import type { Row } from "./Row.js";

            export interface ButtonProps {
              label: string;
              variant?: ButtonVariant | undefined;
              tags?: readonly string[] | undefined;
              row?: Row | undefined;
              "aria-label"?: string | null | undefined;
              render?: (() => string) | undefined;
              looooooooooooooooooooooooooooooooooooooooooooooong?:
                Row | readonly string[] | number | CSSProperties | undefined;
            }

            /** The events of Button, with what listeners get. */
            export interface ButtonEvents {
              press: [];
              select: [detail: Row];
            }

            /** The slots of Button. */
            export interface ButtonSlots<Slot = unknown> {
              icon?: Slot | undefined;
              cell?: ((props: ButtonCellSlotProps) => Slot) | undefined;
            }

            export type ButtonVariant = "primary" | "secondary";

            export interface ButtonCellSlotProps {
              row: Row;
            }
        "#]],
    );
}
