//! What does not fit on a line breaks as Prettier breaks it.

use expect_test::expect;

use super::*;
use crate::model::{GroupKind, Parameter, TypeDefinition, TypeScript};

const LONG: &str = "aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine";

fn choice_of(count: usize) -> Type {
    let values = ["primary", "secondary", "tertiary", "danger", "warning", "information", "plain"];
    match count {
        4 => choice([values[0], values[1], values[2], values[3]]),
        5 => choice([values[0], values[1], values[2], values[3], values[4]]),
        _ => choice(values),
    }
}

fn named_types<const N: usize>(names: [&str; N]) -> [Type; N] {
    names.map(|name| typescript(name, None, []))
}

fn long_union() -> Type {
    union(named_types(["ConfigurationOfColumns", "ConfigurationOfRows", "ConfigurationOfCells"]))
}

#[test]
fn an_alias_of_a_union() {
    check_file(
        [named("VariantOfButton", choice_of(4))],
        expect![[r#"
        export type VariantOfButton = "primary" | "secondary" | "tertiary" | "danger";
    "#]],
    );
    check_file(
        [named("VariantOfButton", choice_of(5))],
        expect![[r#"
        export type VariantOfButton =
          "primary" | "secondary" | "tertiary" | "danger" | "warning";
    "#]],
    );
    check_file(
        [named("VariantOfButton", choice_of(7))],
        expect![[r#"
        export type VariantOfButton =
          | "primary"
          | "secondary"
          | "tertiary"
          | "danger"
          | "warning"
          | "information"
          | "plain";
    "#]],
    );
}

#[test]
fn a_property_of_a_union() {
    check_props(
        object([required(LONG, union([TEXT, number(), Type::Null]))]),
        expect![[r#"
        export interface CProps {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine:
            string | number | null;
        }
    "#]],
    );
    check_props(
        object([optional("rows", long_union())]),
        expect![[r#"
        export interface CProps {
          rows?:
            | ConfigurationOfColumns
            | ConfigurationOfRows
            | ConfigurationOfCells
            | undefined;
        }
    "#]],
    );
    check_props(
        object([optional("rows", array(long_union()))]),
        expect![[r#"
        export interface CProps {
          rows?:
            | readonly (
                ConfigurationOfColumns | ConfigurationOfRows | ConfigurationOfCells
              )[]
            | undefined;
        }
    "#]],
    );
}

#[test]
fn one_object_or_null_does_not_break_at_its_bars() {
    let [key, value] = named_types(["ConfigurationOfColumns", "ConfigurationOfRows"]);
    let map = typescript("Map", None, [key, value]);
    let nullable = union([map.clone(), Type::Null]);
    check_type(
        Type::Object(object([required("nullable", nullable.clone())])),
        expect![[r#"
        export interface T {
          nullable: Map<ConfigurationOfColumns, ConfigurationOfRows> | null;
        }
    "#]],
    );
    check_type(
        Type::Object(object([required(LONG, nullable)])),
        expect![[r#"
        export interface T {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine: Map<
            ConfigurationOfColumns,
            ConfigurationOfRows
          > | null;
        }
    "#]],
    );
    let three = union([map, Type::Null, TEXT]);
    check_type(
        Type::Object(object([required(LONG, three)])),
        expect![[r#"
        export interface T {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine:
            Map<ConfigurationOfColumns, ConfigurationOfRows> | null | string;
        }
    "#]],
    );
}

#[test]
fn tuples() {
    let items = || named_types(["ConfigurationOfColumns", "ConfigurationOfRows", "Configuration"]);
    check_props(
        object([required("configuration", tuple(items()))]),
        expect![[r#"
        export interface CProps {
          configuration: readonly [
            ConfigurationOfColumns,
            ConfigurationOfRows,
            Configuration,
          ];
        }
    "#]],
    );
    let [column, row, other] = items();
    let nested = tuple([union([column.clone(), row.clone(), other.clone()]), long_union()]);
    check_props(
        object([required("nested", nested)]),
        expect![[r#"
        export interface CProps {
          nested: readonly [
            ConfigurationOfColumns | ConfigurationOfRows | Configuration,
            ConfigurationOfColumns | ConfigurationOfRows | ConfigurationOfCells,
          ];
        }
    "#]],
    );
    check_props(
        object([required("one", tuple([long_union()]))]),
        expect![[r#"
        export interface CProps {
          one: readonly [
            ConfigurationOfColumns | ConfigurationOfRows | ConfigurationOfCells,
          ];
        }
    "#]],
    );
    let map = component("Map", object([]));
    let events = vec![event("select", Some(long_union())), event(LONG, Some(column))];
    check_component(
        crate::model::Component { events, ..map },
        expect![[r#"
            export interface MapProps {}

            /** The events of Map and what their listeners get. */
            export interface MapEvents {
              select: [
                detail: ConfigurationOfColumns | ConfigurationOfRows | ConfigurationOfCells,
              ];
              aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine: [
                detail: ConfigurationOfColumns,
              ];
            }
        "#]],
    );
}

#[test]
fn type_arguments() {
    let argument = || typescript("ConfigurationOfColumns", None, []);
    check_props(
        object([required(LONG, typescript("Set", None, [argument()]))]),
        expect![[r#"
        export interface CProps {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine: Set<ConfigurationOfColumns>;
        }
    "#]],
    );
    check_props(
        object([required(LONG, record(argument()))]),
        expect![[r#"
        export interface CProps {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine: Record<
            string,
            ConfigurationOfColumns
          >;
        }
    "#]],
    );
    check_props(
        object([required(LONG, typescript("Set", None, [array(TEXT)]))]),
        expect![[r#"
        export interface CProps {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine: Set<
            readonly string[]
          >;
        }
    "#]],
    );
    check_type(
        record(long_union()),
        expect![[r#"
        export type T = Record<
          string,
          ConfigurationOfColumns | ConfigurationOfRows | ConfigurationOfCells
        >;
    "#]],
    );
}

#[test]
fn functions() {
    let parameter = |name: &str| Parameter {
        name: name.into(),
        optional: false,
        ty: typescript("Row", None, []),
    };
    let function = |names: &[&str], result: Type| {
        let parameters = names.iter().map(|name| parameter(name)).collect();
        Type::TypeScript(TypeScript::Function { parameters, result: Box::new(result) })
    };
    let names = ["before", "after", "selected", "highlighted"];
    check_props(
        object([optional("compare", function(&names, TEXT))]),
        expect![[r#"
        export interface CProps {
          compare?:
            | ((before: Row, after: Row, selected: Row, highlighted: Row) => string)
            | undefined;
        }
    "#]],
    );
    check_props(
        object([required("compare", function(&names, TEXT))]),
        expect![[r#"
        export interface CProps {
          compare: (before: Row, after: Row, selected: Row, highlighted: Row) => string;
        }
    "#]],
    );
    check_props(
        object([required("choose", function(&names[..1], long_union()))]),
        expect![[r#"
        export interface CProps {
          choose: (
            before: Row,
          ) => ConfigurationOfColumns | ConfigurationOfRows | ConfigurationOfCells;
        }
    "#]],
    );
    check_props(
        object([required(LONG, function(&[], TEXT))]),
        expect![[r#"
        export interface CProps {
          aNameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLine: () => string;
        }
    "#]],
    );
}

#[test]
fn intersections() {
    let both = TypeScript::Intersection(
        named_types(["ConfigurationOfColumns", "ConfigurationOfRows", "ConfigurationOfCells"])
            .into(),
    );
    check_props(
        object([optional("both", Type::TypeScript(both))]),
        expect![[r#"
        export interface CProps {
          both?:
            | (ConfigurationOfColumns & ConfigurationOfRows & ConfigurationOfCells)
            | undefined;
        }
    "#]],
    );
}

#[test]
fn groups() {
    let field = |name: &str| optional(name, typescript("ConfigurationOfColumns", None, []));
    let object = |kind| Object {
        groups: vec![group(kind, ["columns", "rows", "cells"])],
        ..object([field("columns"), field("rows"), field("cells")])
    };
    check_type(
        Type::Object(object(GroupKind::AtLeastOne)),
        expect![[r#"
        interface TBase {
          columns?: ConfigurationOfColumns;
          rows?: ConfigurationOfColumns;
          cells?: ConfigurationOfColumns;
        }

        export type T = TBase &
          (
            | { columns: ConfigurationOfColumns }
            | { rows: ConfigurationOfColumns }
            | { cells: ConfigurationOfColumns }
          );
    "#]],
    );
    check_type(
        Type::Object(object(GroupKind::ExactlyOne)),
        expect![[r#"
        interface TBase {
          columns?: ConfigurationOfColumns;
          rows?: ConfigurationOfColumns;
          cells?: ConfigurationOfColumns;
        }

        export type T = TBase &
          (
            | { columns: ConfigurationOfColumns; rows?: undefined; cells?: undefined }
            | { rows: ConfigurationOfColumns; columns?: undefined; cells?: undefined }
            | { cells: ConfigurationOfColumns; columns?: undefined; rows?: undefined }
          );
    "#]],
    );
}

#[test]
fn an_object_that_is_spread_spreads_what_is_around_it() {
    let name = "ConfigurationOfColumnsAndOfRowsAndOfCells";
    let back = reference_to(None, name, [TEXT, TEXT, TEXT]);
    let one = || record(back.clone());
    check_file(
        [named(name, union([Type::Null, one()]))],
        expect![[r#"
        export type ConfigurationOfColumnsAndOfRowsAndOfCells = null | {
          [key: string]: ConfigurationOfColumnsAndOfRowsAndOfCells<
            string,
            string,
            string
          >;
        };
    "#]],
    );
    check_file(
        [named(name, union([TEXT, one()]))],
        expect![[r#"
        export type ConfigurationOfColumnsAndOfRowsAndOfCells =
          | string
          | {
              [key: string]: ConfigurationOfColumnsAndOfRowsAndOfCells<
                string,
                string,
                string
              >;
            };
    "#]],
    );
    check_file(
        [named(name, tuple([one()]))],
        expect![[r#"
        export type ConfigurationOfColumnsAndOfRowsAndOfCells = [
          {
            [key: string]: ConfigurationOfColumnsAndOfRowsAndOfCells<
              string,
              string,
              string
            >;
          },
        ];
    "#]],
    );
}

#[test]
fn type_parameters() {
    let generics = ["ConfigurationOfColumns", "ConfigurationOfRows", "ConfigurationOfCells"];
    let generics: Vec<String> = generics.into_iter().map(Into::into).collect();
    let of = |ty| TypeDefinition { generics: generics.clone(), ..type_definition("T", ty) };
    check_file(
        [definition(Main::Type(of(Type::Object(object([required("a", TEXT)])))))],
        expect![[r#"
            export interface T<
              _ConfigurationOfColumns,
              _ConfigurationOfRows,
              _ConfigurationOfCells,
            > {
              a: string;
            }
        "#]],
    );
    check_file(
        [definition(Main::Type(of(array(TEXT))))],
        expect![[r#"
            export type T<
              _ConfigurationOfColumns,
              _ConfigurationOfRows,
              _ConfigurationOfCells,
            > = string[];
        "#]],
    );
    check_file(
        [definition(Main::Type(of(choice_of(7))))],
        expect![[r#"
            export type T<
              _ConfigurationOfColumns,
              _ConfigurationOfRows,
              _ConfigurationOfCells,
            > =
              | "primary"
              | "secondary"
              | "tertiary"
              | "danger"
              | "warning"
              | "information"
              | "plain";
        "#]],
    );
}

#[test]
fn an_alias_of_a_long_name() {
    let name = "ANameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLineOfTheFile";
    check_file(
        [named(name, literal("primary"))],
        expect![[r#"
        export type ANameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLineOfTheFile =
          "primary";
    "#]],
    );
    check_file(
        [named(name, array(TEXT))],
        expect![[r#"
        export type ANameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLineOfTheFile =
          string[];
    "#]],
    );
    check_file(
        [named(name, record(TEXT))],
        expect![[r#"
        export type ANameThatIsLongEnoughToMoveWhateverComesBehindItToAnotherLineOfTheFile =
          Record<string, string>;
    "#]],
    );
}

#[test]
fn width_is_counted_in_columns() {
    let wide = "日本".repeat(13);
    check_type(
        choice([wide.as_str(), "abcd"]),
        expect![[r#"
            export type T = "日本日本日本日本日本日本日本日本日本日本日本日本日本" | "abcd";
        "#]],
    );
    check_type(
        choice([wide.as_str(), "abcde"]),
        expect![[r#"
            export type T =
              "日本日本日本日本日本日本日本日本日本日本日本日本日本" | "abcde";
        "#]],
    );
}
