//! What can only be known when all definitions are together: where a reference leads, and which
//! definitions are accepted otherwise than they are sent because something inside of them is.

mod facts;
mod fragments;
mod instances;
mod keys;
mod merge;
mod mixed;
mod parameters;
mod presence;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Definition, Main, Object, Project, Reference, Type};
use crate::name::nearest;
use crate::name::parts::{parts, parts_mut, parts_of_object, parts_of_object_mut};
use crate::ordered::{Map, Set};

/// Checks and completes all references. One that was read from Rust has the name of a Rust type
/// and gets the exported name of that type's definition.
///
/// Then the properties that serde mixes into others stand among them, and each definition that
/// refers to one with an input gets an input too.
pub fn link(project: &mut Project) -> Vec<Diagnostic> {
    parameters::complete_arguments(project);
    let mut diagnostics = resolve(project);
    diagnostics.extend(keys::follow(project));
    diagnostics.extend(instances::write_out(project));
    presence::settle(project);
    diagnostics.extend(merge::merge(project));
    diagnostics.extend(mixed::refuse_others(project));
    diagnostics.extend(merge::refuse_unbuffered(project));
    propagate_inputs(project);
    diagnostics
}

/// The names of all definitions that a definition from Rust refers to, as they are written.
pub fn mentions(definition: &Definition) -> Set<String> {
    let names = references(definition).into_iter().filter_map(|it| it.definition.as_ref());
    // A Rust type may have the name of a component's props.
    names
        .flat_map(|name| [name.as_str(), name.strip_suffix("Props").unwrap_or(name)])
        .map(str::to_owned)
        .collect()
}

/// The definition that a reference leads to, and the exported name.
type Target = (String, String);

fn resolve(project: &mut Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut targets: Map<String, Target> = Map::new();
    let renamed: Map<&str, &Definition> = project
        .definitions
        .values()
        .filter_map(|definition| Some((definition.rust.name.as_deref()?, definition)))
        .collect();
    let mut incomplete = Vec::new();
    for (name, definition) in &project.definitions {
        let mut complete = true;
        let mut wrong: Vec<Diagnostic> = Vec::new();
        for reference in references(definition) {
            // A local type is of YAML, where `assemble` has resolved all names.
            let Some(target) = &reference.definition else { continue };
            let found = renamed.get(target.as_str()).copied().or_else(|| find(project, target));
            let Some(found) = found else {
                wrong.push(unknown(project, reference));
                continue;
            };
            let local = found.locals.iter().find(|local| local.name == reference.name);
            let generics = local.map_or(found.generics(), |local| &local.generics).len();
            wrong.extend(wrong_arguments(reference, generics));
            let is_renamed = found.name() != target;
            if local.is_none() && (is_renamed || reference.name != found.type_name()) {
                complete = false;
                targets.insert(target.clone(), (found.name().to_owned(), found.type_name()));
            }
        }
        if !complete {
            incomplete.push(name.clone());
        }
        // The same mistake may be in both directions.
        for diagnostic in wrong {
            if !diagnostics.contains(&diagnostic) {
                diagnostics.push(diagnostic);
            }
        }
    }
    for name in &incomplete {
        if let Some(definition) = project.definitions.get_mut(name) {
            for ty in types_mut(definition) {
                complete(ty, &targets);
            }
        }
    }
    diagnostics
}

/// The Rust type `ButtonProps` may be the component `Button`.
fn find<'a>(project: &'a Project, name: &str) -> Option<&'a Definition> {
    project.definitions.get(name).or_else(|| {
        let component = project.definitions.get(name.strip_suffix("Props")?)?;
        matches!(component.main, Main::Component(_)).then_some(component)
    })
}

fn complete(ty: &mut Type, targets: &Map<String, Target>) {
    for part in parts_mut(ty) {
        complete(part, targets);
    }
    if let Type::Reference(reference) = ty
        && let Some((definition, name)) =
            reference.definition.as_ref().and_then(|definition| targets.get(definition))
    {
        reference.definition = Some(definition.clone());
        reference.name.clone_from(name);
    }
}

fn unknown(project: &Project, reference: &Reference) -> Diagnostic {
    let name = &reference.name;
    let message = format!("there is no definition `{name}`");
    let diagnostic = Diagnostic::new(Code::UnknownType, reference.place, message);
    if name == "Value" {
        return diagnostic.help("for any JSON value write `serde_json::Value`");
    }
    match nearest(name, project.definitions.keys().map(String::as_str)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic
            .help(format!("derive `Type` on `{name}`"))
            .help(described_in_yaml(name, !reference.arguments.is_empty())),
    }
}

fn described_in_yaml(name: &str, has_arguments: bool) -> String {
    if has_arguments {
        return format!(
            "if it is of another crate, write `type Name = {name}<…>;`, use `Name`, and say in YAML what it is in JSON: `types: {{ Name: string }}`"
        );
    }
    format!(
        "if it is an alias or of another crate, say in YAML what it is in JSON: `types: {{ {name}: string }}`"
    )
}

fn wrong_arguments(reference: &Reference, expected: usize) -> Option<Diagnostic> {
    let given = reference.arguments.len();
    if given == expected {
        return None;
    }
    let name = reference.definition.as_ref().unwrap_or(&reference.name);
    let (takes, help) = match expected {
        0 => ("no type arguments".to_owned(), format!("write `{name}`")),
        1 => ("1 type argument".to_owned(), format!("write `{name}<…>`")),
        _ => {
            let arguments = vec!["…"; expected].join(", ");
            (format!("{expected} type arguments"), format!("write `{name}<{arguments}>`"))
        }
    };
    let message = format!("`{name}` takes {takes}, found {given}");
    Some(Diagnostic::new(Code::TypeArguments, reference.place, message).help(help))
}

/// Gives an input to whatever refers to something that has one, until nothing changes.
fn propagate_inputs(project: &mut Project) {
    let mut accepted_apart = accepted_apart(project);
    if accepted_apart.is_empty() {
        return;
    }
    let mut users = users(project);
    while let Some(name) = accepted_apart.pop() {
        for user in users.remove(&name).unwrap_or_default() {
            let Some(definition) = project.definitions.get_mut(&user.definition) else { continue };
            accepted_apart.extend(add_input(definition, user.local));
        }
    }
}

/// The exported names of everything that has an input.
fn accepted_apart(project: &Project) -> Vec<String> {
    let mut names = Vec::new();
    for definition in project.definitions.values() {
        if definition.has_input() {
            names.push(definition.type_name());
        }
        let locals = definition.locals.iter().filter(|local| local.input.is_some());
        names.extend(locals.map(|local| local.name.clone()));
    }
    names
}

/// A definition, or the local type at an index beside it.
struct User {
    definition: String,
    local: Option<usize>,
}

/// What refers to each exported name in what it sends.
fn users(project: &Project) -> Map<String, Vec<User>> {
    let mut users: Map<String, Vec<User>> = Map::new();
    for (name, definition) in &project.definitions {
        let mut found = Vec::new();
        collect(definition.sent(), &mut found);
        let mut add = |found: Vec<&Reference>, local| {
            for reference in found {
                let user = User { definition: name.clone(), local };
                users.entry(reference.name.clone()).or_default().push(user);
            }
        };
        add(found, None);
        for (index, local) in definition.locals.iter().enumerate() {
            let mut found = Vec::new();
            collect(&local.ty, &mut found);
            add(found, Some(index));
        }
    }
    users
}

/// Makes what is accepted a copy of what is sent, in which references mean the input of what they
/// name. The exported name, if there was no input before.
fn add_input(definition: &mut Definition, local: Option<usize>) -> Option<String> {
    let ty = match (local, &mut definition.main) {
        (Some(index), _) => definition.locals.get_mut(index)?,
        (None, Main::Type(ty)) => ty,
        (None, Main::Component(component)) => {
            if component.input.is_some() {
                return None;
            }
            component.input = Some(component.props.clone());
            return Some(definition.type_name());
        }
    };
    if ty.input.is_some() {
        return None;
    }
    ty.input = Some(ty.ty.clone());
    Some(ty.name.clone())
}

/// All references in what a definition sends, accepts, emits and hands to slots, and in the defaults
/// of its parameters.
fn references(definition: &Definition) -> Vec<&Reference> {
    let mut found = Vec::new();
    definition.forms().for_each(|ty| collect(ty, &mut found));
    if let Main::Component(component) = &definition.main {
        for payload in component.events.iter().filter_map(|event| event.payload.as_ref()) {
            collect(payload, &mut found);
        }
        for props in component.slots.iter().filter_map(|slot| slot.props.as_ref()) {
            collect_object(props, &mut found);
        }
    }
    for local in &definition.locals {
        collect(&local.ty, &mut found);
        local.input.iter().for_each(|input| collect(input, &mut found));
    }
    definition.rust.parameter_defaults.iter().for_each(|default| collect(default, &mut found));
    found
}

fn collect<'a>(ty: &'a Type, found: &mut Vec<&'a Reference>) {
    if let Type::Reference(reference) = ty {
        found.push(reference);
    }
    for part in parts(ty) {
        collect(part.ty, found);
    }
}

fn collect_object<'a>(object: &'a Object, found: &mut Vec<&'a Reference>) {
    for part in parts_of_object(object) {
        collect(part.ty, found);
    }
}

/// Every outermost type of a definition.
fn types_mut(definition: &mut Definition) -> Vec<&mut Type> {
    let mut types = Vec::new();
    match &mut definition.main {
        Main::Component(component) => {
            types.extend([&mut component.props].into_iter().chain(&mut component.input));
            types.extend(component.events.iter_mut().filter_map(|event| event.payload.as_mut()));
            let slots = component.slots.iter_mut().filter_map(|slot| slot.props.as_mut());
            types.extend(slots.flat_map(parts_of_object_mut));
        }
        Main::Type(ty) => types.extend([&mut ty.ty].into_iter().chain(&mut ty.input)),
    }
    for local in &mut definition.locals {
        types.extend([&mut local.ty].into_iter().chain(&mut local.input));
    }
    types
}

#[cfg(all(test, feature = "rust"))]
mod tests {
    use expect_test::{Expect, expect};

    use super::link;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::model::Project;
    use crate::print;
    use crate::read::rust::read_file;

    fn check(types: &str, expected: Expect) {
        let text = format!("use gen_macro::{{Component, Type}};\n{types}");
        let (definitions, diagnostics) = read_file(0, &text);
        let is_error = |it: &&Diagnostic| it.code.severity() == Severity::Error;
        assert_eq!(diagnostics.iter().find(is_error), None, "{types}");
        let definitions = definitions.into_iter().map(|it| (it.name().to_owned(), it));
        let mut project = Project { definitions: definitions.collect(), ..Project::default() };
        let mut report: String = link(&mut project)
            .into_iter()
            .map(|it| format!("{}: {}; {}\n", it.code.name(), it.message, it.help.join("; ")))
            .collect();
        report += &print::definitions(project.definitions.values());
        expected.assert_eq(&report);
    }

    #[test]
    fn a_reference_has_the_exported_name() {
        check(
            "
            #[derive(Component)] struct ButtonProps { label: Label }
            #[derive(Component)] struct Label { text: String }
            #[derive(Type)] struct Toolbar { buttons: Vec<ButtonProps>, first: Option<Label> }
            ",
            expect![[r#"
                component Button
                  label: LabelProps
                  …
                component Label
                  text: string
                  …
                type Toolbar
                  buttons: Array<ButtonProps>
                  first: LabelProps | null
                  …
                  → buttons: Array<ButtonProps>
                  → first?: LabelProps | null
                  → …
            "#]],
        );
    }

    #[test]
    fn unknown_types() {
        check(
            "#[derive(Type)] struct Row { a: Rwo, b: Vec<Value>, c: Elsewhere, d: Option<Rowe> }",
            expect![[r#"
                unknown-type: there is no definition `Rwo`; did you mean `Row`?
                unknown-type: there is no definition `Value`; for any JSON value write `serde_json::Value`
                unknown-type: there is no definition `Elsewhere`; derive `Type` on `Elsewhere`; if it is an alias or of another crate, say in YAML what it is in JSON: `types: { Elsewhere: string }`
                unknown-type: there is no definition `Rowe`; did you mean `Row`?
                type Row
                  a: Rwo
                  b: Array<Value>
                  c: Elsewhere
                  d: Rowe | null
                  …
                  → a: Rwo
                  → b: Array<Value>
                  → c: Elsewhere
                  → d?: Rowe | null
                  → …
            "#]],
        );
    }

    #[test]
    fn the_number_of_arguments() {
        check(
            "
            #[derive(Type)] struct Page<T> { items: Vec<T> }
            #[derive(Type)] struct Row { a: Page, b: Page<u8, u8>, c: Page<Row>, d: Row<u8> }
            ",
            expect![[r#"
                type-arguments: `Page` takes 1 type argument, found 0; write `Page<…>`
                type-arguments: `Page` takes 1 type argument, found 2; write `Page<…>`
                type-arguments: `Row` takes no type arguments, found 1; write `Row`
                type Page<T>
                  items: Array<'T>
                  …
                type Row
                  a: Page
                  b: Page<u8, u8>
                  c: Page<Row>
                  d: Row<u8>
                  …
            "#]],
        );
    }

    #[test]
    fn what_serde_mixes_together() {
        check(
            r#"
            #[derive(Type)] #[serde(tag = "kind")] enum Event { Click(Box<Click>), Key(Key), Any(HashMap<String, u8>) }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct Click { x: u8, at: Option<u8> }
            #[derive(Type)] struct Key(Press);
            #[derive(Type)] struct Press { code: u8, #[serde(flatten)] click: Click, held: bool }
            #[derive(Component)] struct Button { label: String, #[serde(flatten)] others: HashMap<String, bool> }
            #[derive(Component)] struct Both { #[serde(flatten)] press: Press, #[serde(flatten)] more: More }
            #[derive(Type)] struct More { label: String }
            "#,
            expect![[r#"
                component Both
                  code: u8
                  x: u8
                  at: u8 | null
                  held: boolean
                  label: string
                  …
                  → code: u8
                  → x: u8
                  → at?: u8 | null
                  → held: boolean
                  → label: string
                  → …
                component Button
                  label: string
                  [others]: boolean
                type Click
                  x: u8
                  at: u8 | null
                  → x: u8
                  → at?: u8 | null
                type Event
                  by kind
                  | { kind: "Click", x: u8, at: u8 | null }
                  | { kind: "Key", code: u8, x: u8, at: u8 | null, held: boolean, … }
                  | { kind: "Any", [others]: u8 }
                  → by kind
                  → | { kind: "Click", x: u8, at?: u8 | null }
                  → | { kind: "Key", code: u8, x: u8, at?: u8 | null, held: boolean, … }
                  → | { kind: "Any", [others]: u8 }
                type Key
                  Press
                  → Press
                type More
                  label: string
                  …
                type Press
                  code: u8
                  x: u8
                  at: u8 | null
                  held: boolean
                  …
                  → code: u8
                  → x: u8
                  → at?: u8 | null
                  → held: boolean
                  → …
            "#]],
        );
    }

    #[test]
    fn what_is_flattened_with_an_option_as_its_argument() {
        check(
            r#"
            #[derive(Type)] #[serde(deny_unknown_fields)] struct Fine { #[serde(flatten)] inner: Adjacent<Option<u8>>, a: u8 }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct Tag { #[serde(flatten)] inner: Tagged<Option<u8>> }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct Rest { #[serde(flatten)] inner: Flat<Option<u8>> }
            #[derive(Type)] struct Strict { #[serde(flatten)] inner: Internal<Option<u8>>, #[serde(flatten)] part: Part }
            #[derive(Type)] struct Keys { #[serde(flatten)] inner: Numbers<Option<u8>> }
            #[derive(Type)] #[serde(tag = "t", content = "c")] enum Adjacent<T> { A(T), B { t: T } }
            #[derive(Type)] #[serde(tag = "k")] struct Tagged<T> { t: T }
            #[derive(Type)] struct Flat<T> { t: T, #[serde(flatten)] part: Part }
            #[derive(Type)] struct Part { p: u8 }
            #[derive(Type)] #[serde(tag = "t", deny_unknown_fields)] enum Internal<T> { A { x: T } }
            #[derive(Type)] struct Inside { #[serde(flatten)] inner: Content<Option<u8>> }
            #[derive(Type)] #[serde(tag = "t", content = "c")] enum Content<T> { A { t: T, #[serde(flatten)] part: Part } }
            #[derive(Type)] struct Numbers<T> { t: T, keys: HashMap<u8, u8> }
            "#,
            expect![[r#"
                unsupported-rust: `Numbers` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                unsupported-rust: `Internal` refuses properties that it does not know, and here it sees those of others: serde cannot read this; flatten it last, let it accept unknown fields, or give it a key of its own
                unsupported-rust: serde reads `Tagged` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                unsupported-rust: serde reads `Flat` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                type Adjacent<T>
                  by t
                  | { t: "A", c: 'T, … }
                  | { t: "B", c: { t: 'T, … }, … }
                type Content<T>
                  by t
                  | { t: "A", c: { t: 'T, p: u8, … }, … }
                type Fine
                  by t
                  | { t: "A", c: u8 | null, a: u8 }
                  | { t: "B", c: { t: u8 | null, … }, a: u8 }
                  → by t
                  → | { t: "A", c?: u8 | null, a: u8 }
                  → | { t: "B", c: { t?: u8 | null, … }, a: u8 }
                type Flat<T>
                  t: 'T
                  p: u8
                  …
                type Inside
                  t: "A"
                  c: { t: u8 | null, p: u8, … }
                  …
                  → t: "A"
                  → c: { t?: u8 | null, p: u8, … }
                  → …
                type Internal<T>
                  by t
                  | { t: "A", x: 'T }
                type Keys
                  …
                  → …
                type Numbers<T>
                  t: 'T
                  keys: Record<u8, u8>
                  …
                type Part
                  p: u8
                  …
                type Rest
                  t: u8 | null
                  p: u8
                  → t?: u8 | null
                  → p: u8
                type Strict
                  t: "A"
                  x: u8 | null
                  p: u8
                  → t: "A"
                  → x?: u8 | null
                  → p: u8
                type Tag
                  k: "Tagged"
                  t: u8 | null
                  → k?: unknown
                  → t?: u8 | null
                type Tagged<T>
                  k: "Tagged"
                  t: 'T
                  …
                  → k?: unknown
                  → t: 'T
                  → …
            "#]],
        );
    }

    #[test]
    fn variants_in_variants_are_named_for_both() {
        check(
            r#"
            #[derive(Type)] #[serde(tag = "t0")] enum Inner { A { a: u8 }, B { b: u8 } }
            #[derive(Type)] #[serde(tag = "t1")] enum Middle { A(Inner), B(Inner), C }
            #[derive(Type)] #[serde(tag = "t2")] enum Outer { A(Middle), B(Inner) }
            #[derive(Type)] struct Twice<A, B> { #[serde(flatten)] a: A, #[serde(flatten)] b: B }
            #[derive(Type)] struct Flat { #[serde(flatten)] twice: Twice<Inner, Tone> }
            #[derive(Type)] enum Tone { Calm, Loud }
            "#,
            expect![[r#"
                type Flat
                  | { t0: "A", a: u8, Calm: null, … } #ACalm
                  | { t0: "B", b: u8, Calm: null, … } #BCalm
                  | { t0: "A", a: u8, Loud: null, … } #ALoud
                  | { t0: "B", b: u8, Loud: null, … } #BLoud
                type Inner
                  by t0
                  | { t0: "A", a: u8, … }
                  | { t0: "B", b: u8, … }
                type Middle
                  | { t1: "A", t0: "A", a: u8, … } #AA
                  | { t1: "A", t0: "B", b: u8, … } #AB
                  | { t1: "B", t0: "A", a: u8, … } #BA
                  | { t1: "B", t0: "B", b: u8, … } #BB
                  | { t1: "C", … } #C
                type Outer
                  | { t2: "A", t1: "A", t0: "A", a: u8, … } #AAA
                  | { t2: "A", t1: "A", t0: "B", b: u8, … } #AAB
                  | { t2: "A", t1: "B", t0: "A", a: u8, … } #ABA
                  | { t2: "A", t1: "B", t0: "B", b: u8, … } #ABB
                  | { t2: "A", t1: "C", … } #AC
                  | { t2: "B", t0: "A", a: u8, … } #BA
                  | { t2: "B", t0: "B", b: u8, … } #BB
                type Tone
                  "Calm" | "Loud"
                type Twice<A, B>
                  ...'A
                  ...'B
                  …
            "#]],
        );
    }

    #[test]
    fn what_stands_beside_a_parameter_that_is_flattened() {
        check(
            r#"
            #[derive(Type)] struct Uses {
                good: Page<Part>, open: Page<Strict>, twice: Page<Twice>, alias: Page<Alias>, map: Page<HashMap<String, u8>>,
                rest: Page<Rest>, keys: Page<Keys>, sees: Page<Sees>,
            }
            #[derive(Type)] struct Page<T> { total: u8, #[serde(flatten)] inner: T }
            #[derive(Type)] struct Part { a: u8 }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct Strict { a: u8 }
            #[derive(Type)] struct Twice { total: u8 }
            #[derive(Type)] struct Alias { #[serde(alias = "total")] a: u8 }
            #[derive(Type)] struct Rest { a: u8, #[serde(flatten)] rest: HashMap<String, u8> }
            #[derive(Type)] struct Keys { a: HashMap<u8, u8> }
            #[derive(Type)] #[serde(tag = "t", deny_unknown_fields)] enum Sees { A { a: u8 } }
            "#,
            expect![[r#"
                unsupported-rust: `Page` flattens `Twice`, which has `total`, too; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens `Alias`, which has `total`, too; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens its argument, which takes all properties that are left; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens `Rest`, which takes all properties that are left; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens `Keys`, which has a map with integers or `bool` as keys or a 128-bit integer: serde cannot read them here; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens `Sees`, which refuses the properties beside its own; use a struct with other fields as the argument, or write `Page` out without the type parameter
                type Alias
                  a: u8
                  …
                  → a?: u8
                  → total?: u8 -- "Another name of `a`."
                  → …
                  → exactly one of a, total
                type Keys
                  a: Record<u8, u8>
                  …
                type Page<T>
                  total: u8
                  ...'T
                  …
                type Part
                  a: u8
                  …
                type Rest
                  { a: u8, [others]: u8 }
                type Sees
                  by t
                  | { t: "A", a: u8 }
                type Strict
                  a: u8
                type Twice
                  total: u8
                  …
                type Uses
                  good: Page<Part>
                  open: Page<Strict>
                  twice: Page<Twice>
                  alias: Page<Alias>
                  map: Page<Record<u8>>
                  rest: Page<Rest>
                  keys: Page<Keys>
                  sees: Page<Sees>
                  …
                  → good: Page<Part>
                  → open: Page<Strict>
                  → twice: Page<Twice>
                  → alias: Page<Alias>
                  → map: Page<Record<u8>>
                  → rest: Page<Rest>
                  → keys: Page<Keys>
                  → sees: Page<Sees>
                  → …
            "#]],
        );
    }

    #[test]
    fn what_is_flattened_in_place_of_a_parameter() {
        check(
            r#"
            #[derive(Type)] struct Uses {
                objects: Page<Part>, tagged: Page<Tagged>, unit: Page<()>, tone: Page<Tone>,
                within: Around<Mixed>, whole: Whole<Id>, beside: Page<Vec<u8>>,
            }
            #[derive(Type)] struct Flat { #[serde(flatten)] page: Page<Tone> }
            #[derive(Type)] struct FlatAround { #[serde(flatten)] around: Around<Tone> }
            #[derive(Type)] struct Same<T>(T);
            #[derive(Type)] struct InSame<T> { page: Page<Same<T>> }
            #[derive(Type)] struct UsesSame { good: InSame<Part>, bad: InSame<Tone> }
            #[derive(Type)] struct Page<T> { total: u8, #[serde(flatten)] inner: T }
            #[derive(Type)] struct Around<T> { page: Vec<Page<T>> }
            #[derive(Type)] #[serde(tag = "kind")] enum Whole<T> { A(T), B }
            #[derive(Type)] struct Part { a: u8 }
            #[derive(Type)] #[serde(tag = "kind")] enum Tagged { A, B { b: u8 } }
            #[derive(Type)] enum Mixed { Unit, Newtype(u8) }
            #[derive(Type)] enum Tone { Calm, Loud }
            #[derive(Type)] struct Id(u8);
            "#,
            expect![[r#"
                unsupported-rust: `Page` flattens `Tone`, which is not always an object in JSON; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens its argument, which is not always an object in JSON; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Page` flattens `Tone`, which is not always an object in JSON; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `Around` flattens `Mixed`, which is not always an object in JSON; use a struct with other fields as the argument, or write `Around` out without the type parameter
                unsupported-rust: `Whole` flattens `Id`, which is not always an object in JSON; use a struct with other fields as the argument, or write `Whole` out without the type parameter
                unsupported-rust: `Page` flattens its argument, which is not always an object in JSON; use a struct with other fields as the argument, or write `Page` out without the type parameter
                unsupported-rust: `InSame` flattens `Tone`, which is not always an object in JSON; use a struct with other fields as the argument, or write `InSame` out without the type parameter
                type Around<T>
                  page: Array<Page<'T>>
                  …
                type Flat
                  | { total: u8, Calm: null, … } #Calm
                  | { total: u8, Loud: null, … } #Loud
                type FlatAround
                  page: Array<Page<Tone>>
                  …
                type Id
                  u8
                type InSame<T>
                  page: Page<Same<'T>>
                  …
                type Mixed
                  | "Unit"
                  | { Newtype: u8 } #Newtype
                type Page<T>
                  total: u8
                  ...'T
                  …
                type Part
                  a: u8
                  …
                type Same<T>
                  'T
                type Tagged
                  by kind
                  | { kind: "A", … }
                  | { kind: "B", b: u8, … }
                type Tone
                  "Calm" | "Loud"
                type Uses
                  objects: Page<Part>
                  tagged: Page<Tagged>
                  unit: Page<null>
                  tone: Page<Tone>
                  within: Around<Mixed>
                  whole: Whole<Id>
                  beside: Page<Array<u8>>
                  …
                type UsesSame
                  good: InSame<Part>
                  bad: InSame<Tone>
                  …
                type Whole<T>
                  by kind
                  | { kind: "A", ...'T, … }
                  | { kind: "B", … }
            "#]],
        );
    }

    /// Neither the definitions nor the alternatives are looked at that nobody could write out.
    #[test]
    fn what_is_flattened_has_bounds() {
        let tags = (0..10).map(|at| {
            let variants: String = (0..10).map(|it| format!("V{it} {{ x{at}: u8 }}, ")).collect();
            format!("#[derive(Type)] #[serde(tag = \"t{at}\")] enum E{at} {{ {variants} }}\n")
        });
        let twice = (0..40).map(|at| {
            let next = at + 1;
            format!("#[derive(Type)] #[serde(untagged)] enum U{at} {{ A(U{next}), B(U{next}) }}\n")
        });
        let newtypes = (0..3_000).map(|at| format!("#[derive(Type)] struct N{at}(N{});\n", at + 1));
        let list = |start: &str| (0..10).map(|at| format!("{start}{at}, ")).collect::<String>();
        let fields: String =
            (0..10).map(|at| format!("#[serde(flatten)] f{at}: T{at}, ")).collect();
        let text = format!(
            r#"use gen_macro::Type;
            #[derive(Type)] struct All<{}> {{ {fields} }}
            #[derive(Type)] struct OfAll {{ #[serde(flatten)] all: All<{}> }}
            #[derive(Type)] #[serde(tag = "kind")] enum BesideTag {{ All(All<{}>) }}
            #[derive(Type)] #[serde(untagged)] enum U40 {{ A {{ a: u8 }}, B {{ b: u8 }} }}
            #[derive(Type)] struct OfTwice {{ #[serde(flatten)] twice: U0 }}
            #[derive(Type)] struct N3000 {{ a: u8 }}
            #[derive(Type)] struct OfNewtypes {{ #[serde(flatten)] newtypes: N0 }}
            "#,
            list("T"),
            list("E"),
            list("E")
        );
        let text = text + &tags.chain(twice).chain(newtypes).collect::<String>();
        let (definitions, diagnostics) = read_file(0, &text);
        assert_eq!(diagnostics, []);
        let definitions = definitions.into_iter().map(|it| (it.name().to_owned(), it));
        let mut project = Project { definitions: definitions.collect(), ..Project::default() };
        let found = link(&mut project).into_iter().map(|it| it.message + "\n").collect::<String>();
        expect![[r#"
            the fields of `N0` are behind too many types
            there are too many combinations of what is flattened here
            there are too many combinations of what is flattened here
            there are too many combinations of what is flattened here
        "#]]
        .assert_eq(&found);
    }

    #[test]
    fn what_serde_cannot_mix() {
        check(
            r#"
            #[derive(Type)] #[serde(tag = "kind")] enum Event { A(Id), B(Tone), C(Unit), D(Kind), E(Loop), F(Unknown), G(Page<u8>), H(Ids) }
            #[derive(Type)] struct Ids { all: Vec<ById> }
            #[derive(Type)] struct ById(HashMap<u8, u8>);
            #[derive(Type)] #[serde(tag = "loop")] enum Loop { A(Box<Loop>) }
            #[derive(Type)] struct Id(u8);
            #[derive(Type)] enum Tone { Calm, Loud }
            #[derive(Type)] struct Unit;
            #[derive(Type)] struct Kind { kind: u8 }
            #[derive(Type)] struct Open { #[serde(flatten)] others: HashMap<String, u8> }
            #[derive(Type)] struct Page<T> { items: Vec<T> }
            #[derive(Type)] struct Flat {
                kind: u8, #[serde(flatten)] a: Id, #[serde(flatten)] b: Kind, #[serde(flatten)] c: Open,
                #[serde(flatten)] d: Page<u8>,
            }
            #[derive(Type)] struct Circle { #[serde(flatten)] inner: Inner }
            #[derive(Type)] struct Inner { #[serde(flatten)] circle: Box<Circle> }
            "#,
            expect![[r#"
                unknown-type: there is no definition `Unknown`; derive `Type` on `Unknown`; if it is an alias or of another crate, say in YAML what it is in JSON: `types: { Unknown: string }`
                unsupported-rust: `Id` has no fields that can be flattened; use a struct with named fields, or remove `flatten`
                unsupported-rust: a map is flattened beside this, and takes its properties too; give one of them a key of its own, or flatten the map last
                duplicate-key: two fields are `kind` in JSON; give one of them another name with `#[serde(rename = "…")]`
                unsupported-rust: the properties of `Circle` contain themselves; give one of the types a key of its own
                unsupported-rust: the properties of `Inner` contain themselves; give one of the types a key of its own
                unsupported-rust: the properties of `Loop` contain themselves; give one of the types a key of its own
                unsupported-rust: `Id` has no fields that can stand beside the tag; use a struct with named fields, or add `content = "…"` beside `tag`
                duplicate-key: two fields are `kind` in JSON; give one of them another name with `#[serde(rename = "…")]`
                unsupported-rust: `Ids` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                type ById
                  Record<u8, u8>
                type Circle
                  …
                type Event
                  | { kind: "A" } #A
                  | { kind: "B", Calm: null } #BCalm
                  | { kind: "B", Loud: null } #BLoud
                  | { kind: "C" } #C
                  | { kind: "D", kind: u8, … } #D
                  | { kind: "E", loop: "A" } #E
                  | { kind: "F" } #F
                  | { kind: "G", items: Array<u8>, … } #G
                  | { kind: "H" } #H
                type Flat
                  { kind: u8, kind: u8, [others]: u8 }
                type Id
                  u8
                type Ids
                  all: Array<ById>
                  …
                type Inner
                  …
                type Kind
                  kind: u8
                  …
                type Loop
                  by loop
                  | { loop: "A" }
                type Open
                  Record<u8>
                type Page<T>
                  items: Array<'T>
                  …
                type Tone
                  "Calm" | "Loud"
                type Unit
                  null
            "#]],
        );
    }

    #[test]
    fn what_the_type_of_a_field_says() {
        check(
            r#"
            #[derive(Component)] #[serde(rename_all = "camelCase", deny_unknown_fields)]
            struct Button { label: String, #[serde(default)] variant: Variant, size: MaybeSize, #[serde(alias = "w")] width: MaybeSize }
            #[derive(Type)] #[serde(rename_all = "kebab-case")] enum Variant { Primary, #[default] Secondary }
            #[derive(Type)] #[serde(transparent)] struct MaybeSize(Size);
            #[derive(Type)] #[serde(from = "Option<u8>", into = "Option<u8>")] struct Size(u8);
            #[derive(Type)] #[component(name = "Wrapped")] struct Wrapper { inner: Option<Box<Wrapper>>, size: Size }
            #[derive(Type)] struct Page<T, U = Vec<T>> { item: T, rest: U }
            #[derive(Type)] struct Pages { a: Page<u8>, b: Page<u8, bool>, #[component(type = "Wrapped")] c: Elsewhere }
            "#,
            expect![[r#"
                component Button
                  label: string
                  variant: Variant
                  size: MaybeSize
                  width: MaybeSize
                  → label: string
                  → variant?: Variant = "secondary"
                  → size?: MaybeSize
                  → width?: MaybeSize
                  → w?: MaybeSize -- "Another name of `width`."
                  → at most one of width, w
                type MaybeSize
                  Size
                type Page<T, U>
                  item: 'T
                  rest: 'U
                  …
                type Pages
                  a: Page<u8, Array<u8>>
                  b: Page<u8, boolean>
                  c: Wrapped
                  …
                  → a: Page<u8, Array<u8>>
                  → b: Page<u8, boolean>
                  → c: Wrapped
                  → …
                type Size
                  | u8
                  | null
                type Variant
                  "primary" | "secondary"
                type Wrapped
                  inner: Wrapped | null
                  size: Size
                  …
                  → inner?: Wrapped | null
                  → size?: Size
                  → …
            "#]],
        );
    }

    #[test]
    fn what_is_flattened_may_be_a_choice() {
        check(
            r#"
            #[derive(Type)] struct Row { id: u8, #[serde(flatten)] place: Option<Place>, #[serde(flatten)] event: Event }
            #[derive(Type)] struct Place { x: u8 }
            #[derive(Type)] #[serde(tag = "kind")] enum Event { Click, Key { code: u8 } }
            #[derive(Type)] struct Only { id: u8, #[serde(flatten)] event: Event }
            #[derive(Type)] struct Named { id: u8, #[serde(flatten)] shape: Shape }
            #[derive(Type)] enum Shape { Nothing, Circle { radius: u8 } }
            #[derive(Type)] struct Page<T> { total: u8, #[serde(flatten)] inner: T }
            #[derive(Type)] struct Pages { page: Page<Place>, #[serde(flatten)] more: Page<Place> }
            #[derive(Component)] struct Button { #[serde(flatten)] event: Event }
            #[derive(Type)] struct Rest { #[serde(flatten)] event: Event, #[serde(flatten)] rest: HashMap<String, u8> }
            #[derive(Type)] struct Wide { #[serde(flatten)] number: Number }
            #[derive(Type)] struct Number { number: u128 }
            "#,
            expect![[r#"
                unsupported-rust: a map is flattened beside this, and takes its properties too; give one of them a key of its own, or flatten the map last
                unsupported-rust: `Number` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                component Button
                  by kind
                  | { kind: "Click", … }
                  | { kind: "Key", code: u8, … }
                type Event
                  by kind
                  | { kind: "Click", … }
                  | { kind: "Key", code: u8, … }
                type Named
                  | { id: u8, Nothing: null, … } #Nothing
                  | { id: u8, Circle: { radius: u8, … }, … } #Circle
                type Number
                  number: integer(0..3.402823669209385e38)
                  …
                type Only
                  by kind
                  | { kind: "Click", id: u8, … }
                  | { kind: "Key", id: u8, code: u8, … }
                type Page<T>
                  total: u8
                  ...'T
                  …
                type Pages
                  page: Page<Place>
                  total: u8
                  x: u8
                  …
                type Place
                  x: u8
                  …
                type Rest
                  Record<u8>
                type Row
                  | { id: u8, x: u8, kind: "Click", … } #WithPlaceClick
                  | { id: u8, x: u8, kind: "Key", code: u8, … } #WithPlaceKey
                  | { id: u8, kind: "Click", … } #WithoutPlaceClick
                  | { id: u8, kind: "Key", code: u8, … } #WithoutPlaceKey
                type Shape
                  | "Nothing"
                  | { Circle: { radius: u8, … } } #Circle
                type Wide
                  …
            "#]],
        );
    }

    #[test]
    fn what_refuses_unknown_properties_where_it_is_flattened() {
        check(
            r#"
            #[derive(Type)] struct Part { p: u8 }
            #[derive(Type)] #[serde(tag = "k")] struct Tagged { q: u8 }
            #[derive(Type)] struct Deep { d: u8, #[serde(flatten)] part: Part }
            #[derive(Type)] enum External { N(u8) }
            #[derive(Type)] #[serde(tag = "t", deny_unknown_fields)] enum Strict { S { x: u8 } }
            #[derive(Type)] #[serde(untagged, deny_unknown_fields)] enum Either { A { a: u8 }, B { b: u8 } }
            #[derive(Type)] struct ByName(HashMap<Name, u8>);
            #[derive(Type)] enum Name { Width, Height }

            #[derive(Type)] struct A { own: u8, #[serde(flatten)] part: Part, #[serde(flatten)] external: External, #[serde(flatten)] strict: Strict }
            #[derive(Type)] struct B { #[serde(flatten)] either: Either }
            #[derive(Type)] struct C { own: u8, #[serde(flatten)] sizes: ByName }
            #[derive(Type)] struct D { #[serde(flatten)] a: A }
            #[derive(Type)] struct E { #[serde(flatten)] strict: Strict, #[serde(flatten)] part: Part }
            #[derive(Type)] #[serde(tag = "k")] struct F { #[serde(flatten)] strict: Strict }
            #[derive(Type)] struct G { #[serde(flatten)] tagged: Tagged, #[serde(flatten)] strict: Strict }
            #[derive(Type)] struct H { #[serde(flatten)] deep: Deep, #[serde(flatten)] strict: Strict }
            #[derive(Type)] struct I { #[serde(flatten)] deep: Deep, #[serde(flatten)] rest: HashMap<String, u8> }
            #[derive(Type)] struct J { #[serde(flatten)] external: External, #[serde(flatten)] rest: HashMap<String, u8> }
            #[derive(Type)] struct K { #[serde(flatten, skip_deserializing)] strict: Strict, #[serde(flatten)] rest: HashMap<String, u8> }
            #[derive(Type)] struct L { #[serde(flatten, skip_deserializing)] sizes: Sizes, #[serde(flatten)] rest: HashMap<String, bool> }
            #[derive(Type)] struct Sizes(HashMap<String, u8>);
            "#,
            expect![[r#"
                unsupported-rust: `Strict` refuses properties that it does not know, and here it sees those of others: serde cannot read this; flatten it last, let it accept unknown fields, or give it a key of its own
                unsupported-rust: `Strict` refuses properties that it does not know, and here it sees those of others: serde cannot read this; flatten it last, let it accept unknown fields, or give it a key of its own
                unsupported-rust: `Strict` refuses properties that it does not know, and here it sees those of others: serde cannot read this; flatten it last, let it accept unknown fields, or give it a key of its own
                unsupported-rust: a map is flattened beside this, and takes its properties too; give one of them a key of its own, or flatten the map last
                unsupported-rust: `Strict` refuses properties that it does not know, and here it sees those of others: serde cannot read this; flatten it last, let it accept unknown fields, or give it a key of its own
                unsupported-rust: a map is flattened beside this, and takes its properties too; give one of them a key of its own, or flatten the map last
                type A
                  own: u8
                  p: u8
                  N: u8
                  t: "S"
                  x: u8
                type B
                  | { a: u8 } #A
                  | { b: u8 } #B
                type ByName
                  Width?: u8
                  Height?: u8
                type C
                  own: u8
                  Width?: u8
                  Height?: u8
                type D
                  own: u8
                  p: u8
                  N: u8
                  t: "S"
                  x: u8
                type Deep
                  d: u8
                  p: u8
                  …
                type E
                  t: "S"
                  x: u8
                  p: u8
                type Either
                  | { a: u8 } #A
                  | { b: u8 } #B
                type External
                  N: u8
                type F
                  k: "F"
                  t: "S"
                  x: u8
                  → k?: unknown
                  → t: "S"
                  → x: u8
                type G
                  k: "Tagged"
                  q: u8
                  t: "S"
                  x: u8
                  → k?: unknown
                  → q: u8
                  → t: "S"
                  → x: u8
                type H
                  d: u8
                  p: u8
                  t: "S"
                  x: u8
                type I
                  Record<u8>
                type J
                  { N: u8, [others]: u8 }
                type K
                  { t: "S", x: u8, [others]: u8 }
                  → Record<u8>
                type L
                  Record<boolean>
                  → Record<boolean>
                type Name
                  "Width" | "Height"
                type Part
                  p: u8
                  …
                type Sizes
                  Record<u8>
                type Strict
                  by t
                  | { t: "S", x: u8 }
                type Tagged
                  k: "Tagged"
                  q: u8
                  …
                  → k?: unknown
                  → q: u8
                  → …
            "#]],
        );
    }

    #[test]
    fn what_is_flattened_into_something_strict() {
        check(
            r#"
            #[derive(Type)] struct Part { p: u8 }
            #[derive(Type)] #[serde(tag = "k")] struct Tagged { q: u8 }
            #[derive(Type)] struct Deep { d: u8, #[serde(flatten)] part: Part }
            #[derive(Type)] enum External { N(u8), U }
            #[derive(Type)] #[serde(tag = "t", content = "c")] enum Adjacent { N(u8) }
            #[derive(Type)] #[serde(tag = "t")] enum Internal { S { x: u8 } }
            #[derive(Type)] struct Sizes(HashMap<String, u8>);
            #[derive(Type)] #[serde(transparent)] struct Near(Part);

            #[derive(Type)] #[serde(deny_unknown_fields)] struct A { own: u8, #[serde(flatten)] part: Near, #[serde(flatten)] external: External, #[serde(flatten)] adjacent: Adjacent, #[serde(flatten)] unit: () }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct B { #[serde(flatten)] part: Option<Part> }
            #[derive(Type)] #[serde(deny_unknown_fields)] enum C { V { #[serde(flatten)] part: Part } }
            #[derive(Type)] struct D { #[serde(flatten)] a: A }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct E { #[serde(flatten)] tagged: Tagged }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct F { #[serde(flatten)] deep: Deep }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct G { #[serde(flatten)] internal: Internal }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct H { #[serde(flatten)] sizes: Sizes }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct I<T> { #[serde(flatten)] any: T }
            #[derive(Type)] #[serde(deny_unknown_fields)] struct J { #[serde(flatten, skip_deserializing)] internal: Internal }
            "#,
            expect![[r#"
                unsupported-rust: serde reads `Tagged` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                unsupported-rust: serde reads `Internal` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                unsupported-rust: serde reads `Sizes` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                unsupported-rust: serde reads `T` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                unsupported-rust: serde reads `Deep` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this; remove `deny_unknown_fields`, or give the field a key of its own
                type A
                  | { own: u8, p: u8, N: u8, t: "N", c: u8 } #NN
                  | { own: u8, p: u8, U: null, t: "N", c: u8 } #UN
                type Adjacent
                  by t
                  | { t: "N", c: u8, … }
                type B
                  | { p: u8 } #WithPart
                  | {} #WithoutPart
                type C
                  V: { p: u8 }
                type D
                  | { own: u8, p: u8, N: u8, t: "N", c: u8 } #NN
                  | { own: u8, p: u8, U: null, t: "N", c: u8 } #UN
                type Deep
                  d: u8
                  p: u8
                  …
                type E
                  k: "Tagged"
                  q: u8
                  → k?: unknown
                  → q: u8
                type External
                  | { N: u8 } #N
                  | "U"
                type F
                  d: u8
                  p: u8
                type G
                  t: "S"
                  x: u8
                type H
                  Record<u8>
                type I<T>
                  ...'T
                  …
                type Internal
                  by t
                  | { t: "S", x: u8, … }
                type J
                  t: "S"
                  x: u8
                type Near
                  Part
                type Part
                  p: u8
                  …
                type Sizes
                  Record<u8>
                type Tagged
                  k: "Tagged"
                  q: u8
                  …
                  → k?: unknown
                  → q: u8
                  → …
            "#]],
        );
    }

    #[test]
    fn what_does_not_come_back_from_a_buffer() {
        check(
            r#"
            #[derive(Type)] struct ById { rows: HashMap<u8, u8> }
            #[derive(Type)] #[serde(tag = "t")] enum A { B { by: Vec<ById> } }
            #[derive(Type)] #[serde(untagged)] enum C { D(u8), E { by: Option<ById> } }
            #[derive(Type)] enum F { G(ById), #[serde(untagged)] H(u8) }
            #[derive(Type)] #[serde(tag = "t", content = "c")] enum Fine { I(ById) }
            "#,
            expect![[r#"
                unsupported-rust: `ById` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                unsupported-rust: `ById` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                unsupported-rust: `ById` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                unsupported-rust: `ById` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here; use `String` or a smaller integer, or give the type a key of its own
                type A
                  by t
                  | { t: "B", by: Array<ById>, … }
                type ById
                  rows: Record<u8, u8>
                  …
                type C
                  | u8
                  | { by: ById | null, … } #E
                  → | u8
                  → | { by?: ById | null, … } #E
                type F
                  | { G: ById } #G
                  | u8
                type Fine
                  by t
                  | { t: "I", c: ById, … }
            "#]],
        );
    }

    #[test]
    fn an_option_as_an_argument_is_written_out_in_what_is_accepted() {
        check(
            r#"
            #[derive(Type)] struct Page<T> { first: T, rest: Vec<T>, #[serde(alias = "end")] last: Box<T> }
            #[derive(Type)] struct List<T> { items: Vec<T> }
            #[derive(Type)] struct Book<T> { page: Page<T> }
            #[derive(Type)] #[serde(transparent)] struct Seen { seen: Option<u8> }
            #[derive(Type)] struct Newtype(Option<u8>);
            #[derive(Type)] #[serde(transparent)] struct Marked<T> { inner: T }
            #[derive(Type)] struct Uses {
                a: Page<Option<u8>>, b: Page<Seen>, c: List<Option<u8>>, d: Page<Newtype>, e: Book<Option<bool>>,
                f: Marked<Option<u8>>, g: Page<Marked<Option<u8>>>, h: Page<Marked<u8>>,
            }
            #[derive(Component)] struct View { uses: Uses }
            "#,
            expect![[r#"
                type Book<T>
                  page: Page<'T>
                  …
                  → page: Page<'T>
                  → …
                type List<T>
                  items: Array<'T>
                  …
                type Marked<T>
                  'T
                type Newtype
                  | u8
                  | null
                type Page<T>
                  first: 'T
                  rest: Array<'T>
                  last: 'T
                  …
                  → first: 'T
                  → rest: Array<'T>
                  → last?: 'T
                  → end?: 'T -- "Another name of `last`."
                  → …
                  → exactly one of last, end
                type Seen
                  | u8
                  | null
                type Uses
                  a: Page<u8 | null>
                  b: Page<Seen>
                  c: List<u8 | null>
                  d: Page<Newtype>
                  e: Book<boolean | null>
                  f: Marked<u8 | null>
                  g: Page<Marked<u8 | null>>
                  h: Page<Marked<u8>>
                  …
                  → a: { first?: u8 | null, rest: Array<u8 | null>, last?: u8 | null, end?: u8 | null -- "Another name of `last`.", …, at most one of last, end }
                  → b: { first?: Seen, rest: Array<Seen>, last?: Seen, end?: Seen -- "Another name of `last`.", …, at most one of last, end }
                  → c: List<u8 | null>
                  → d: Page<Newtype>
                  → e: { page: { first?: boolean | null, rest: Array<boolean | null>, last?: boolean | null, end?: boolean | null -- "Another name of `last`.", …, at most one of last, end }, … }
                  → f?: Marked<u8 | null>
                  → g: { first?: Marked<u8 | null>, rest: Array<Marked<u8 | null>>, last?: Marked<u8 | null>, end?: Marked<u8 | null> -- "Another name of `last`.", …, at most one of last, end }
                  → h: Page<Marked<u8>>
                  → …
                component View
                  uses: Uses
                  …
                  → uses: Uses
                  → …
            "#]],
        );
    }

    #[test]
    fn an_option_as_an_argument_that_cannot_be_written_out() {
        check(
            r#"
            #[derive(Type)] struct Page<T> { first: T, next: Option<Box<Page<T>>> }
            #[derive(Type)] struct Mixed<T> { own: u8, #[serde(flatten)] others: T }
            #[derive(Type)] struct Twice<T> { inner: Mixed<T> }
            #[derive(Type)] struct Row { a: u8 }
            #[derive(Type)] struct Uses { a: Page<Option<u8>>, b: Mixed<Option<Row>>, c: Twice<Option<Row>>, d: Mixed<Row> }
            "#,
            expect![[r#"
                unsupported-rust: an `Option` as the argument that `Mixed` flattens; flatten an `Option` of the parameter in `Mixed`
                unsupported-rust: an `Option` as the argument that `Twice` flattens; flatten an `Option` of the parameter in `Twice`
                unsupported-rust: an `Option` as the argument of `Page`, which contains itself; put the `Option` on the fields of `Page`
                unsupported-rust: `Mixed` flattens its argument, which is not always an object in JSON; use a struct with other fields as the argument, or write `Mixed` out without the type parameter
                unsupported-rust: `Twice` flattens its argument, which is not always an object in JSON; use a struct with other fields as the argument, or write `Twice` out without the type parameter
                type Mixed<T>
                  own: u8
                  ...'T
                  …
                type Page<T>
                  first: 'T
                  next: Page<'T> | null
                  …
                  → first: 'T
                  → next?: Page<'T> | null
                  → …
                type Row
                  a: u8
                  …
                type Twice<T>
                  inner: Mixed<'T>
                  …
                type Uses
                  a: Page<u8 | null>
                  b: Mixed<Row | null>
                  c: Twice<Row | null>
                  d: Mixed<Row>
                  …
                  → a: { first?: u8 | null, next?: Page<u8 | null> | null, … }
                  → b: Mixed<Row | null>
                  → c: Twice<Row | null>
                  → d: Mixed<Row>
                  → …
            "#]],
        );
    }

    #[test]
    fn options_as_arguments_that_double() {
        let pairs = (0..40).map(|at| {
            let next = at + 1;
            format!("#[derive(Type)] struct B{at}<T> {{ a: B{next}<T>, b: B{next}<T> }}\n")
        });
        let chain = (0..40).map(|at| {
            let next = at + 1;
            format!("#[derive(Type)] #[serde(transparent)] struct A{at}<T> {{ a: A{next}<A{next}<T>> }}\n")
        });
        let text = format!(
            "use gen_macro::Type;
            #[derive(Type)] struct Uses {{ a: A0<Option<u8>>, b: B0<Option<u8>> }}
            #[derive(Type)] #[serde(transparent)] struct A40<T> {{ a: T }}
            #[derive(Type)] struct B40<T> {{ a: T }}
            {}",
            pairs.chain(chain).collect::<String>()
        );
        let (definitions, diagnostics) = read_file(0, &text);
        assert_eq!(diagnostics, []);
        let definitions = definitions.into_iter().map(|it| (it.name().to_owned(), it));
        let mut project = Project { definitions: definitions.collect(), ..Project::default() };
        let found = link(&mut project).into_iter().map(|it| it.message).collect::<Vec<_>>();
        assert!(!found.is_empty());
        assert!(found.iter().all(|it| it.contains("makes too large a type")), "{found:?}");
    }

    #[test]
    fn defaults_of_type_parameters_are_resolved() {
        check(
            r#"
            mod other { #[derive(gen_macro::Type)] #[component(name = "OtherRow")] pub struct Row(u8); }
            use other::Row as Line;
            type Maybe = Option<u8>;
            #[derive(Type)] struct Page<T = Line, U = Maybe> { first: T, last: U }
            #[derive(Type)] struct Uses { page: Page, bytes: Page<u8, u8> }
            "#,
            expect![[r#"
                type OtherRow
                  u8
                type Page<T, U>
                  first: 'T
                  last: 'U
                  …
                type Uses
                  page: Page<OtherRow, u8 | null>
                  bytes: Page<u8, u8>
                  …
                  → page: { first: OtherRow, last?: u8 | null, … }
                  → bytes: Page<u8, u8>
                  → …
            "#]],
        );
    }

    #[test]
    fn what_only_the_input_refers_to() {
        check(
            r#"
            #[derive(Type)] #[serde(from = "Rwo", into = "u8")] struct A(u8);
            #[derive(Type)] #[serde(from = "Page", into = "u8")] struct B(u8);
            #[derive(Type)] #[serde(from = "ButtonProps", into = "u8")] struct C(u8);
            #[derive(Type)] struct Row { b: B }
            #[derive(Type)] struct Page<T> { items: Vec<T> }
            #[derive(Component)] struct ButtonProps { label: String }
            "#,
            expect![[r#"
                unknown-type: there is no definition `Rwo`; did you mean `Row`?
                type-arguments: `Page` takes 1 type argument, found 0; write `Page<…>`
                type A
                  u8
                  → Rwo
                type B
                  u8
                  → Page
                component Button
                  label: string
                  …
                type C
                  u8
                  → ButtonProps
                type Page<T>
                  items: Array<'T>
                  …
                type Row
                  b: B
                  …
                  → b: B
                  → …
            "#]],
        );
    }

    #[test]
    fn inputs_spread_to_whatever_refers_to_them() {
        check(
            "
            #[derive(Type)] struct Apart { a: Option<u8> }
            #[derive(Type)] struct Near(Apart);
            #[derive(Type)] struct Page<T> { items: Vec<T> }
            #[derive(Component)] struct Far { near: Page<Near>, circle: Circle }
            #[derive(Type)] struct Circle { far: Vec<Far> }
            #[derive(Type)] struct Same { page: Page<u8> }
            ",
            expect![[r#"
                type Apart
                  a: u8 | null
                  …
                  → a?: u8 | null
                  → …
                type Circle
                  far: Array<FarProps>
                  …
                  → far: Array<FarProps>
                  → …
                component Far
                  near: Page<Near>
                  circle: Circle
                  …
                  → near: Page<Near>
                  → circle: Circle
                  → …
                type Near
                  Apart
                  → Apart
                type Page<T>
                  items: Array<'T>
                  …
                type Same
                  page: Page<u8>
                  …
            "#]],
        );
    }
}
