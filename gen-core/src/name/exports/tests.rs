//! The exported names of a definition, inline types among them.

use expect_test::{Expect, expect};

use super::exports;
use crate::fixture::*;
use crate::model::{
    Additional, Definition, Docs, GroupKind, Main, Object, Parameter, Type, TypeDefinition,
    TypeScript,
};
use crate::name::name_inline_types;

/// Compares the exported names of the first definition.
fn check<const N: usize>(definitions: [Definition; N], expected: Expect) {
    let name = definitions[0].name().to_owned();
    let mut project = project(definitions);
    name_inline_types(&mut project);
    let names = exports(&project.definitions[&name]).into_iter().map(|(name, _)| name);
    expected.assert_eq(&names.collect::<Vec<_>>().join(" "));
}

fn check_prop(name: &str, ty: Type, expected: Expect) {
    let component = component("Button", object([required(name, ty)]));
    check([definition(Main::Component(component))], expected);
}

fn check_type(ty: Type, expected: Expect) {
    check([named("Tone", ty)], expected);
}

fn point() -> Type {
    Type::Object(object([required("x", number())]))
}

#[test]
fn a_prop_gives_its_name() {
    check_prop("variant", choice(["a"]), expect!["ButtonProps ButtonVariant"]);
    check_prop("aria-label", choice(["a"]), expect!["ButtonProps ButtonAriaLabel"]);
    check_prop(
        "style",
        Type::Object(object([required("align", choice(["a"]))])),
        expect!["ButtonProps ButtonStyle ButtonStyleAlign"],
    );
    check_prop("2", choice(["a"]), expect!["ButtonProps Button2"]);
}

#[test]
fn scalars_references_and_records_have_no_name() {
    check_prop("a", TEXT, expect!["ButtonProps"]);
    check_prop("a", literal("b"), expect!["ButtonProps"]);
    check_prop("a", reference("Row"), expect!["ButtonProps"]);
    check_prop("a", union([TEXT, Type::Null]), expect!["ButtonProps"]);
    check_prop("a", Type::Object(object([])), expect!["ButtonProps"]);
    check_prop("a", record(TEXT), expect!["ButtonProps"]);
}

#[test]
fn what_is_inside_of_a_type_has_a_suffix() {
    check_prop("rows", array(point()), expect!["ButtonProps ButtonRowsItem"]);
    check_prop("rows", array(array(choice(["a"]))), expect!["ButtonProps ButtonRowsItemItem"]);
    check_prop("rows", record(point()), expect!["ButtonProps ButtonRowsValue"]);
    check_prop(
        "pair",
        tuple([point(), TEXT, choice(["a"])]),
        expect!["ButtonProps ButtonPairItem1 ButtonPairItem3"],
    );
    check_prop(
        "page",
        reference_to(Some("Page"), "Page", [point()]),
        expect!["ButtonProps ButtonPageArgument"],
    );
    check_prop(
        "map",
        typescript("Map", None, [choice(["a"]), point()]),
        expect!["ButtonProps ButtonMapArgument1 ButtonMapArgument2"],
    );
    let additional = Additional::Of(Box::new(choice(["a"]).into()));
    let open = Object { additional, ..object([required("x", number())]) };
    check_prop("open", Type::Object(open), expect!["ButtonProps ButtonOpen ButtonOpenValue"]);
    let parameters = vec![Parameter { name: "row".into(), optional: false, ty: point() }];
    let result = Box::new(choice(["a"]));
    let function = TypeScript::Function { parameters, result };
    check_prop(
        "compare",
        Type::TypeScript(function),
        expect!["ButtonProps ButtonCompareRow ButtonCompareResult"],
    );
}

#[test]
fn the_only_such_member_of_a_union_takes_the_name() {
    check_prop("tone", union([choice(["a", "b"]), Type::Null]), expect!["ButtonProps ButtonTone"]);
    check_prop("tone", union([TEXT, point()]), expect!["ButtonProps ButtonTone"]);
    check_prop(
        "tone",
        union([choice(["a"]), array(point())]),
        expect!["ButtonProps ButtonTone ButtonToneItem"],
    );
}

#[test]
fn several_members_of_a_union_have_their_titles_or_numbers() {
    check_prop(
        "tone",
        union([choice(["a"]), TEXT, point(), point()]),
        expect!["ButtonProps ButtonTone1 ButtonTone2 ButtonTone3"],
    );
    check_prop(
        "tone",
        union([array(point()), record(point())]),
        expect!["ButtonProps ButtonTone1Item ButtonTone2Value"],
    );
    let mut titled = union([choice(["a"]), point()]);
    if let Type::Union(union) = &mut titled {
        union.members[1].docs = Docs { title: Some("in pixels".into()), ..Docs::default() };
    }
    check_prop("tone", titled, expect!["ButtonProps ButtonTone1 ButtonToneInPixels"]);
}

#[test]
fn cases_have_the_value_of_the_discriminator() {
    let media = || {
        cases([
            ("image", object([required("fit", choice(["a"]))])),
            ("audio-book", object([])),
            ("2d", object([])),
            ("+", object([])),
        ])
    };
    check_prop(
        "media",
        media(),
        expect![
            "ButtonProps ButtonMedia ButtonMediaImage ButtonMediaImageFit ButtonMediaAudioBook ButtonMedia2d ButtonMediaU2B"
        ],
    );
    check_prop(
        "media",
        union([media(), Type::Null]),
        expect![
            "ButtonProps ButtonMedia ButtonMediaImage ButtonMediaImageFit ButtonMediaAudioBook ButtonMedia2d ButtonMediaU2B"
        ],
    );
    check_type(
        union([media(), Type::Null]),
        expect!["Tone ToneImage ToneImageFit ToneAudioBook Tone2d ToneU2B"],
    );
    check_type(
        union([media(), media()]),
        expect![
            "Tone Tone1 Tone1Image Tone1ImageFit Tone1AudioBook Tone12d Tone1U2B Tone2 Tone2Image Tone2ImageFit Tone2AudioBook Tone22d Tone2U2B"
        ],
    );
    check_type(media(), expect!["Tone ToneImage ToneImageFit ToneAudioBook Tone2d ToneU2B"]);
}

#[test]
fn the_own_type_of_a_definition_has_its_name() {
    check_type(choice(["a"]), expect!["Tone"]);
    check_type(Type::Object(object([required("edge", choice(["a"]))])), expect!["Tone ToneEdge"]);
    check_type(array(choice(["a"])), expect!["Tone ToneItem"]);
    check_type(union([choice(["a"]), Type::Null]), expect!["Tone"]);
    check_type(union([choice(["a"]), point()]), expect!["Tone Tone1"]);
}

#[test]
fn events_and_slots_have_names_apart_from_props() {
    let component = crate::model::Component {
        events: vec![event("move", Some(point())), event("update:x", Some(choice(["a"])))],
        slots: vec![slot("cell", Some(object([required("row", point())]))), slot("icon", None)],
        ..component("Button", object([required("move", point()), required("cell", point())]))
    };
    check(
        [definition(Main::Component(component))],
        expect![
            "ButtonProps ButtonEvents ButtonSlots ButtonMove ButtonCell ButtonMoveDetail ButtonUpdateXDetail ButtonCellSlotProps ButtonCellSlotPropsRow"
        ],
    );
}

#[test]
fn locals_and_bases_are_exported_too() {
    let groups = vec![group(GroupKind::AtLeastOne, ["a", "b"])];
    let hint = Object { groups, ..object([optional("a", TEXT), optional("b", TEXT)]) };
    let inline = required("hint", Type::Object(hint.clone()));
    let mut props = hint.clone();
    props.fields.push(inline);
    let mut button = definition(Main::Component(component("Button", props)));
    button.locals = vec![type_definition("ButtonHintText", Type::Object(hint))];
    check(
        [button],
        expect![
            "ButtonPropsBase ButtonProps ButtonHintBase ButtonHint ButtonHintTextBase ButtonHintText"
        ],
    );
}

#[test]
fn names_that_two_things_claim_occur_twice() {
    let props = object([required("a-b", choice(["a"])), required("aB", choice(["b"]))]);
    check(
        [definition(Main::Component(component("Button", props)))],
        expect!["ButtonProps ButtonAB ButtonAB"],
    );
}

#[test]
fn an_input_shares_what_is_the_same() {
    let sent = || {
        [
            required("tone", choice(["calm", "loud"])),
            required("edge", Type::Object(object([required("inner", point())]))),
            required("plain", Type::Object(object([required("row", reference("Row"))]))),
            required("size", Type::Object(object([required("size", reference("Size"))]))),
            required("media", cases([("image", object([])), ("video", object([]))])),
        ]
    };
    let mut accepted = sent();
    accepted[0].ty = choice(["calm", "loud", "alarming"]);
    accepted[1].ty =
        Type::Object(object([required("inner", Type::Object(object([optional("x", number())])))]));
    accepted[4].ty = cases([("image", object([optional("alt", TEXT)])), ("video", object([]))]);
    let button = TypeDefinition {
        input: Some(Type::Object(object(accepted))),
        ..type_definition("Button", Type::Object(object(sent())))
    };
    let size = TypeDefinition { input: Some(TEXT), ..type_definition("Size", number()) };
    check(
        [definition(Main::Type(button)), definition(Main::Type(size))],
        expect![
            "Button ButtonInput ButtonTone ButtonEdge ButtonEdgeInner ButtonPlain ButtonSize ButtonMedia ButtonMediaImage ButtonMediaVideo ButtonToneInput ButtonEdgeInput ButtonEdgeInnerInput ButtonSizeInput ButtonMediaInput ButtonMediaImageInput"
        ],
    );
}
