//! Imports, and names that are taken.

use expect_test::expect;

use super::*;
use crate::model::Component;

#[test]
fn imports_are_sorted_packages_first() {
    let mut props = object([
        required("b", reference_to(Some("Button"), "ButtonProps", [])),
        required("a", reference("alpha")),
        required("Z", reference("Zebra")),
        required("c", reference_to(Some("Button"), "ButtonKind", [])),
        required("style", typescript("CSSProperties", Some("react"), [])),
        required("node", typescript("React.ReactNode", Some("react"), [])),
        required("again", typescript("React.ReactElement", Some("react"), [TEXT])),
        required("scoped", typescript("Thing", Some("@scope/it's"), [])),
        required("global", typescript("HTMLElement", None, [])),
    ]);
    props.fields.push(required("self", reference_to(Some("C"), "CProps", [])));
    check_props(
        props,
        expect![[r#"
        import type { Thing } from "@scope/it's";
        import type * as React from "react";
        import type { CSSProperties } from "react";
        import type { alpha } from "./alpha.js";
        import type { ButtonKind, ButtonProps } from "./Button.js";
        import type { Zebra } from "./Zebra.js";

        export interface CProps {
          b: ButtonProps;
          a: alpha;
          Z: Zebra;
          c: ButtonKind;
          style: CSSProperties;
          node: React.ReactNode;
          again: React.ReactElement<string>;
          scoped: Thing;
          global: HTMLElement;
          self: CProps;
        }
    "#]],
    );
}

#[test]
fn long_imports_take_a_line_for_each_name() {
    let names = ["ConfigurationOfColumns", "ConfigurationOfRows", "ConfigurationOfCells"];
    let fields = names.map(|name| required(name, reference_to(Some("Table"), name, [])));
    check_type(
        Type::Object(object(fields)),
        expect![[r#"
        import type {
          ConfigurationOfCells,
          ConfigurationOfColumns,
          ConfigurationOfRows,
        } from "./Table.js";

        export interface T {
          ConfigurationOfColumns: ConfigurationOfColumns;
          ConfigurationOfRows: ConfigurationOfRows;
          ConfigurationOfCells: ConfigurationOfCells;
        }
    "#]],
    );
    let name = "ConfigurationOfColumnsThatIsMuchTooLongToBeReadByAnybody";
    check_type(
        reference_to(Some(name), name, []),
        expect![[r#"
        import type { ConfigurationOfColumnsThatIsMuchTooLongToBeReadByAnybody } from "./ConfigurationOfColumnsThatIsMuchTooLongToBeReadByAnybody.js";

        export type T = ConfigurationOfColumnsThatIsMuchTooLongToBeReadByAnybody;
    "#]],
    );
}

#[test]
fn the_extension_of_imports_is_configurable() {
    let mut project = project([named("A", reference("B"))]);
    name_inline_types(&mut project);
    for (extension, expected) in [("", "\"./B\""), ("ts", "\"./B.ts\"")] {
        let options = Options { import_extension: extension.into() };
        let text = render(&project.definitions["A"], &project, &options);
        assert!(text.contains(&format!("import type {{ B }} from {expected};\n")), "{text}");
    }
}

#[test]
fn an_import_gets_another_name_where_its_own_is_taken() {
    let table = Component {
        generics: vec!["Row".into()],
        ..component(
            "Table",
            object([
                required("own", Type::Parameter("Row".into())),
                required("other", reference("Row")),
                required("sort", choice(["up"])),
                required("TableSort", typescript("TableSort", Some("tables"), [])),
                required("global", typescript("Map", None, [TEXT, TEXT])),
                required("map", reference("Map")),
                required("one", typescript("Cell", Some("one"), [])),
                required("two", typescript("Cell", Some("two"), [])),
            ]),
        )
    };
    check_component(
        table,
        expect![[r#"
        import type { Cell } from "one";
        import type { TableSort as TableSort_ } from "tables";
        import type { Cell as Cell_ } from "two";
        import type { Map as Map_ } from "./Map.js";
        import type { Row as Row_ } from "./Row.js";

        export interface TableProps<Row> {
          own: Row;
          other: Row_;
          sort: TableSort;
          TableSort: TableSort_;
          global: Map<string, string>;
          map: Map_;
          one: Cell;
          two: Cell_;
        }

        export type TableSort = "up";
    "#]],
    );
}

#[test]
fn a_type_parameter_gets_another_name_where_its_own_is_taken() {
    let table = Component {
        generics: vec!["TableSort".into(), "TableSort_".into()],
        ..component(
            "Table",
            object([
                required("parameter", Type::Parameter("TableSort".into())),
                required("other", Type::Parameter("TableSort_".into())),
                required("sort", choice(["up"])),
            ]),
        )
    };
    check_component(
        table,
        expect![[r#"
            export interface TableProps<TableSort_, TableSort__> {
              parameter: TableSort_;
              other: TableSort__;
              sort: TableSort;
            }

            export type TableSort = "up";
        "#]],
    );
}

#[test]
fn keys_are_quoted_one_by_one() {
    let names = ["plain", "aria-label", "class", "1", "größe", "m²", "it's \"so\"", ""];
    check_props(
        object(names.map(|name| required(name, TEXT))),
        expect![[r#"
        export interface CProps {
          plain: string;
          "aria-label": string;
          class: string;
          "1": string;
          größe: string;
          "m\u00b2": string;
          'it\'s "so"': string;
          "": string;
        }
    "#]],
    );
}
