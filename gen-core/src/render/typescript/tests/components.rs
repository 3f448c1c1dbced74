//! Events, slots, generics, local types, inputs.

use expect_test::expect;

use super::*;
use crate::model::{Component, TypeDefinition};

#[test]
fn a_component_without_props() {
    check_component(
        component("Divider", object([])),
        expect![[r#"
        export interface DividerProps {}
    "#]],
    );
}

#[test]
fn events_are_the_arguments_of_listeners() {
    let events = vec![
        event("press", None),
        event("update:modelValue", Some(union([TEXT, Type::Null]))),
        event("move", Some(Type::Object(object([required("x", number())])))),
    ];
    check_component(
        Component { events, ..component("Map", object([])) },
        expect![[r#"
            export interface MapProps {}

            /** The events of Map and what their listeners get. */
            export interface MapEvents {
              press: [];
              "update:modelValue": [detail: string | null];
              move: [detail: MapMoveDetail];
            }

            export interface MapMoveDetail {
              x: number;
            }
        "#]],
    );
}

#[test]
fn slots_are_content_or_make_it() {
    let mut label = slot("label", None);
    label.required = true;
    let mut cell = slot("cell", Some(object([required("row", reference("Row"))])));
    cell.required = true;
    let slots = vec![label, slot("icon", None), cell, slot("end", Some(object([])))];
    check_component(
        Component { slots, ..component("Table", object([])) },
        expect![[r#"
        import type { Row } from "./Row.js";

        export interface TableProps {}

        /** The slots of Table. */
        export interface TableSlots<Slot = unknown> {
          label: Slot;
          icon?: Slot | undefined;
          cell: (props: TableCellSlotProps) => Slot;
          end?: ((props: Record<string, never>) => Slot) | undefined;
        }

        export interface TableCellSlotProps {
          row: Row;
        }
    "#]],
    );
}

#[test]
fn type_parameters_are_declared_where_they_are_used() {
    let row = || Type::Parameter("Row".into());
    let key = || Type::Parameter("Key".into());
    let column = object([required("key", key()), optional("value", row())]);
    let table = Component {
        generics: vec!["Row".into(), "Key".into()],
        events: vec![event("press", None), event("select", Some(row()))],
        slots: vec![slot("cell", Some(object([required("key", key())])))],
        ..component(
            "Table",
            object([
                required("rows", array(row())),
                required("columns", array(Type::Object(column))),
                optional("sort", choice(["up", "down"])),
                optional("page", reference_to(Some("Page"), "Page", [row()])),
            ]),
        )
    };
    check_component(
        table,
        expect![[r#"
            import type { Page } from "./Page.js";

            export interface TableProps<Row, Key> {
              rows: readonly Row[];
              columns: readonly TableColumnsItem<Row, Key>[];
              sort?: TableSort | undefined;
              page?: Page<Row> | undefined;
            }

            /** The events of Table and what their listeners get. */
            export interface TableEvents<Row> {
              press: [];
              select: [detail: Row];
            }

            /** The slots of Table. */
            export interface TableSlots<Key, Slot = unknown> {
              cell?: ((props: TableCellSlotProps<Key>) => Slot) | undefined;
            }

            export interface TableColumnsItem<Row, Key> {
              key: Key;
              value?: Row | undefined;
            }

            export type TableSort = "up" | "down";

            export interface TableCellSlotProps<Key> {
              key: Key;
            }
        "#]],
    );
}

#[test]
fn the_type_parameter_of_slots_gets_out_of_the_way() {
    let table = Component {
        generics: vec!["Slot".into()],
        slots: vec![slot("a", Some(object([required("b", Type::Parameter("Slot".into()))])))],
        ..component("Table", object([]))
    };
    check_component(
        table,
        expect![[r#"
            export interface TableProps<_Slot> {}

            /** The slots of Table. */
            export interface TableSlots<Slot, Slot_ = unknown> {
              a?: ((props: TableASlotProps<Slot>) => Slot_) | undefined;
            }

            export interface TableASlotProps<Slot> {
              b: Slot;
            }
        "#]],
    );
}

#[test]
fn local_types_follow_the_component() {
    let mut table = definition(Main::Component(component(
        "Table",
        object([required("rows", array(reference_to(None, "TableRow", [TEXT])))]),
    )));
    let row = TypeDefinition {
        generics: vec!["T".into()],
        docs: described("A row."),
        ..type_definition(
            "TableRow",
            Type::Object(object([optional("cells", array(Type::Parameter("T".into())))])),
        )
    };
    table.locals = vec![row, type_definition("TableSort", choice(["up", "down"]))];
    check_file(
        [table],
        expect![[r#"
        export interface TableProps {
          rows: readonly TableRow<string>[];
        }

        /** A row. */
        export interface TableRow<T> {
          cells?: T[];
        }

        export type TableSort = "up" | "down";
    "#]],
    );
}

#[test]
fn what_is_accepted_otherwise_has_a_type_of_its_own() {
    let tone = || choice(["calm", "loud"]);
    let corner = || Type::Object(object([required("size", reference("Size"))]));
    let button = Component {
        docs: described("Starts an action."),
        input: Some(Type::Object(object([
            optional("tone", tone()),
            required("corner", corner()),
            required("edge", Type::Object(object([optional("width", number())]))),
            required("row", reference("Row")),
        ]))),
        ..component(
            "Button",
            object([
                required("tone", tone()),
                required("corner", corner()),
                required("edge", Type::Object(object([required("width", number())]))),
                required("row", reference("Row")),
            ]),
        )
    };
    let size = TypeDefinition { input: Some(TEXT), ..type_definition("Size", number()) };
    check_file(
        [definition(Main::Component(button)), definition(Main::Type(size)), named("Row", TEXT)],
        expect![[r#"
            import type { Row } from "./Row.js";
            import type { Size, SizeInput } from "./Size.js";

            /** Starts an action. */
            export interface ButtonProps {
              tone: ButtonTone;
              corner: ButtonCorner;
              edge: ButtonEdge;
              row: Row;
            }

            /**
             * What is accepted where {@link ButtonProps} is sent: properties may be missing.
             */
            export interface ButtonPropsInput {
              tone?: ButtonTone | undefined;
              corner: ButtonCornerInput;
              edge: ButtonEdgeInput;
              row: Row;
            }

            export type ButtonTone = "calm" | "loud";

            export interface ButtonCorner {
              size: Size;
            }

            export interface ButtonEdge {
              width: number;
            }

            export interface ButtonCornerInput {
              size: SizeInput;
            }

            export interface ButtonEdgeInput {
              width?: number | undefined;
            }
        "#]],
    );
    let size = TypeDefinition {
        input: Some(union([number(), TEXT])),
        docs: described("How large."),
        ..type_definition("Size", number())
    };
    check_file(
        [definition(Main::Type(size))],
        expect![[r#"
            /** How large. */
            export type Size = number;

            /** What is accepted where {@link Size} is sent. */
            export type SizeInput = number | string;
        "#]],
    );
}
