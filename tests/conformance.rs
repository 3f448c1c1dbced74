//! What the reader makes of Rust types is what serde_json does with them.
//!
//! Each value is sent by serde_json and has to fit the type as it is sent. Then it is changed in
//! every place in every way, and serde_json has to accept exactly the changed values that fit the
//! type as it is accepted.
#![expect(dead_code, reason = "serde reads and writes the fields")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use gen_core::diagnostic::Place;
use gen_core::fits::{input_mismatches, mismatches};
use gen_core::link::link;
use gen_core::model::{Definition, Project, Reference, Type as ModelType};
use gen_core::read::rust::read_file;
use gen_core::value::Value;
use gen_macro::Type;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

/// Declares types, and keeps their text.
macro_rules! types {
    ($($tokens:tt)*) => {
        $($tokens)*
        const SOURCE: &str = stringify!(use gen_macro::Type; $($tokens)*);
    };
}

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Scalars { a: bool, b: u8, c: i64, d: f64, e: String, f: char, g: (), h: serde_json::Value }

    #[derive(Serialize, Deserialize, Type)]
    struct Optional {
        option: Option<u8>,
        boxed: Box<Option<u8>>,
        cow: Cow<'static, Option<bool>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        never_null: Option<u8>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nested: Option<Option<u8>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        one_way: Vec<u8>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        both_ways: Vec<u8>,
        any: Option<serde_json::Value>,
        unit: Option<()>,
        newtype: NewtypeOfOption,
    }

    #[derive(Default, Serialize, Deserialize, Type)]
    struct NewtypeOfOption(Option<u8>);

    #[derive(Default, Serialize, Deserialize, Type)]
    #[serde(default, rename_all = "camelCase", deny_unknown_fields)]
    struct Defaults { the_number: u8, #[serde(rename = "the-text")] text: String, #[serde(skip)] skipped: u8 }

    #[derive(Serialize, Deserialize, Type)]
    struct Containers {
        a: Vec<Option<u8>>, b: VecDeque<bool>, c: [u8; 2], d: [u8; 17], e: (u8, String), f: (u8,),
        g: HashMap<String, u8>, h: BTreeMap<Box<str>, Option<u8>>, i: Rc<NewtypeOfOption>, j: Box<[u8]>,
    }

    #[derive(Serialize, Deserialize, Type)]
    struct Sets { a: BTreeSet<String>, b: HashSet<u8> }

    #[derive(Serialize, Deserialize, Type)]
    struct Unit;
    #[derive(Serialize, Deserialize, Type)]
    struct Pair(u8, Option<bool>);
    #[derive(Serialize, Deserialize, Type)]
    struct SkippedItem(u8, #[serde(skip)] u8, bool);
    #[derive(Serialize, Deserialize, Type)]
    struct SkippedOnly(#[serde(skip)] u8);
    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Transparent { #[serde(skip)] skipped: u8, inner: String }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind")]
    struct Tagged { a: Option<u8> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind", rename = "tagged")]
    struct TaggedRenamed { a: u8 }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "SCREAMING-KEBAB-CASE")]
    enum Choice { FirstOne, #[serde(rename = "2nd")] SecondOne, #[serde(skip)] Never }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase", rename_all_fields = "kebab-case")]
    enum External {
        Unit, Newtype(u8), Optional(Option<u8>), Tuple(u8, bool), Struct { a_b: u8, c: Option<u8> },
        Empty {}, EmptyTuple(), OfUnit(()), #[serde(rename_all = "UPPERCASE")] Own { a: u8 },
    }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    enum ExternalStrict { Struct { a: u8, b: Option<u8> }, Empty {} }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum Internal { Unit, Struct { a: u8, b: Option<u8>, #[serde(default)] c: bool }, Empty {} }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", deny_unknown_fields)]
    enum InternalStrict { Unit, Struct { a: u8 }, Empty {} }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        Unit, Newtype(u8), Optional(Option<u8>), Boxed(Box<Option<u8>>), Tuple(u8, bool),
        Struct { a: u8, b: Option<u8> }, Empty {}, EmptyTuple(), OfUnit(()), Nested(NewtypeOfOption),
    }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum AdjacentStrict { Unit, Newtype(u8), Struct { a: u8 }, Empty {} }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged)]
    enum Untagged { Unit, Newtype(u8), Tuple(u8, bool), Struct { a: u8, b: Option<u8> }, Text(String) }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged, deny_unknown_fields)]
    enum UntaggedStrict { Struct { a: u8 }, Other { b: Choice } }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum Mixed { Open(MixedOpen), Strict(Box<MixedStrict>), Near(Near), Map(HashMap<String, u8>), Flat(Flat) }
    #[derive(Serialize, Deserialize, Type)]
    struct MixedOpen { a: u8, b: Option<u8>, #[serde(default)] f: Vec<Option<u8>>, g: NewtypeOfOption }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(deny_unknown_fields)]
    struct MixedStrict { a: u8, b: Option<bool> }
    #[derive(Serialize, Deserialize, Type)]
    struct Near(Defaults);

    #[derive(Serialize, Deserialize, Type)]
    #[serde(rename_all = "UPPERCASE")]
    struct Flat { x: u8, #[serde(flatten)] open: MixedOpen, y: Option<u8>, #[serde(flatten)] defaults: Box<Defaults> }
    #[derive(Serialize, Deserialize, Type)]
    struct FlatTwice { #[serde(flatten)] flat: Flat, #[serde(flatten)] tagged: AlsoTagged }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind")]
    struct AlsoTagged { z: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct FlatMap { a: bool, #[serde(flatten)] others: BTreeMap<String, Option<u8>> }
    #[derive(Serialize, Deserialize, Type)]
    enum FlatVariant { Struct { x: u8, #[serde(flatten)] strict: MixedStrict } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum FlatTagged { Struct { x: u8, #[serde(flatten)] strict: MixedStrict } }

    #[derive(Serialize, Deserialize, Type)]
    struct Page<T> { items: Vec<T>, next: Option<Box<Self>>, optional: Vec<Optional> }
    #[derive(Serialize, Deserialize, Type)]
    struct Pages { pages: Page<Choice> }
}

#[test]
fn structs() {
    let value = json!({ "any": [1] });
    conforms([Scalars {
        a: true,
        b: 1,
        c: -1,
        d: 1.5,
        e: String::new(),
        f: 'é',
        g: (),
        h: value.clone(),
    }]);
    conforms([
        Optional {
            option: None,
            boxed: Box::new(None),
            cow: Cow::Owned(None),
            never_null: None,
            nested: None,
            one_way: vec![],
            both_ways: vec![],
            any: None,
            unit: None,
            newtype: NewtypeOfOption(None),
        },
        optional(),
    ]);
    conforms([NewtypeOfOption(Some(1)), NewtypeOfOption(None)]);
    conforms([Defaults { the_number: 2, text: "a".into(), skipped: 1 }]);
    conforms([Containers {
        a: vec![Some(1), None],
        b: VecDeque::from([true]),
        c: [1, 2],
        d: [3; 17],
        e: (1, "a".into()),
        f: (1,),
        g: HashMap::from([("a".into(), 1)]),
        h: BTreeMap::from([("a".into(), None), ("b".into(), Some(1))]),
        i: Rc::new(NewtypeOfOption(None)),
        j: Box::new([1]),
    }]);
    conforms([Sets { a: BTreeSet::from(["a".into(), "b".into()]), b: HashSet::from([1]) }]);
    conforms([Unit]);
    conforms([Pair(1, None), Pair(1, Some(true))]);
    conforms([SkippedItem(1, 2, true)]);
    conforms([SkippedOnly(1)]);
    conforms([Transparent { skipped: 1, inner: "a".into() }]);
    conforms([Tagged { a: None }]);
    conforms([TaggedRenamed { a: 1 }]);
    // Where a type parameter stands a schema takes anything.
    sends([Pages { pages: Page { items: vec![Choice::FirstOne], next: None, optional: vec![] } }]);
}

#[test]
fn enums() {
    conforms([Choice::FirstOne, Choice::SecondOne]);
    conforms([
        External::Unit,
        External::Newtype(1),
        External::Optional(None),
        External::Tuple(1, true),
        External::Struct { a_b: 1, c: Some(1) },
        External::Empty {},
        External::EmptyTuple(),
        External::OfUnit(()),
        External::Own { a: 1 },
    ]);
    conforms([ExternalStrict::Struct { a: 1, b: None }, ExternalStrict::Empty {}]);
    conforms([Internal::Unit, Internal::Struct { a: 1, b: None, c: true }, Internal::Empty {}]);
    conforms([InternalStrict::Unit, InternalStrict::Struct { a: 1 }, InternalStrict::Empty {}]);
    conforms([
        Adjacent::Unit,
        Adjacent::Newtype(1),
        Adjacent::Optional(None),
        Adjacent::Optional(Some(1)),
        Adjacent::Boxed(Box::new(None)),
        Adjacent::Tuple(1, true),
        Adjacent::Struct { a: 1, b: Some(1) },
        Adjacent::Empty {},
        Adjacent::EmptyTuple(),
        Adjacent::OfUnit(()),
        Adjacent::Nested(NewtypeOfOption(None)),
    ]);
    conforms([
        AdjacentStrict::Unit,
        AdjacentStrict::Newtype(1),
        AdjacentStrict::Struct { a: 1 },
        AdjacentStrict::Empty {},
    ]);
    conforms([
        Untagged::Unit,
        Untagged::Newtype(1),
        Untagged::Tuple(1, true),
        Untagged::Struct { a: 1, b: None },
        Untagged::Text("a".into()),
    ]);
    conforms([UntaggedStrict::Struct { a: 1 }, UntaggedStrict::Other { b: Choice::SecondOne }]);
}

#[test]
fn mixed() {
    let open = || MixedOpen { a: 1, b: None, f: vec![None], g: NewtypeOfOption(Some(1)) };
    let defaults = || Defaults { the_number: 1, text: "a".into(), skipped: 0 };
    let strict = || MixedStrict { a: 1, b: Some(true) };
    let flat = || Flat { x: 1, open: open(), y: None, defaults: Box::new(defaults()) };
    conforms([
        Mixed::Open(open()),
        Mixed::Strict(Box::new(strict())),
        Mixed::Near(Near(defaults())),
        Mixed::Map(HashMap::from([("a".into(), 1)])),
        Mixed::Flat(flat()),
    ]);
    conforms([flat()]);
    conforms([FlatTwice { flat: flat(), tagged: AlsoTagged { z: 1 } }]);
    conforms([FlatMap {
        a: true,
        others: BTreeMap::from([("b".into(), None), ("d".into(), Some(1))]),
    }]);
    conforms([FlatVariant::Struct { x: 1, strict: strict() }]);
    conforms([FlatTagged::Struct { x: 1, strict: strict() }]);
}

fn optional() -> Optional {
    Optional {
        option: Some(1),
        boxed: Box::new(Some(1)),
        cow: Cow::Owned(Some(true)),
        never_null: Some(1),
        nested: Some(None),
        one_way: vec![1],
        both_ways: vec![1],
        any: Some(json!("a")),
        unit: Some(()),
        newtype: NewtypeOfOption(Some(1)),
    }
}

/// Checks that what serde_json makes of values fits the type as it is sent.
fn sends<T: Serialize>(values: impl IntoIterator<Item = T>) {
    let (project, ty) = (project(), reference::<T>());
    for value in values {
        let sent = serde_json::to_value(value).expect("serde_json sends it");
        let found = mismatches(&model_value(&sent), &ty, definition::<T>(&project), &project);
        assert!(found.is_empty(), "{} sends {sent}, which does not fit: {found:?}", name::<T>());
    }
}

/// Checks values of one type in both directions.
fn conforms<T: Serialize + DeserializeOwned>(values: impl IntoIterator<Item = T>) {
    let (project, ty, name) = (project(), reference::<T>(), name::<T>());
    let definition = definition::<T>(&project);
    let (mut right, mut wrong) = (0, 0);
    for value in values {
        let sent = serde_json::to_value(&value).expect("serde_json sends it");
        sends([value]);
        for changed in changes(&sent).into_iter().chain([sent]) {
            let accepted = serde_json::from_str::<T>(&changed.to_string());
            let fits = input_mismatches(&model_value(&changed), &ty, definition, &project);
            match (&accepted, fits.is_empty()) {
                (Ok(_), true) => right += 1,
                (Err(_), false) => wrong += 1,
                (Ok(_), false) => panic!("{name} accepts {changed}, which does not fit: {fits:?}"),
                (Err(error), true) => panic!("{name} refuses {changed}, which fits: {error}"),
            }
        }
    }
    assert!(right > 0 && wrong > 0, "{name}: {right} values are accepted, {wrong} refused");
}

fn name<T>() -> &'static str {
    std::any::type_name::<T>().rsplit("::").next().unwrap_or_default()
}

fn definition<T>(project: &Project) -> &Definition {
    &project.definitions[name::<T>()]
}

fn reference<T>() -> ModelType {
    ModelType::Reference(Reference {
        definition: Some(name::<T>().to_owned()),
        name: name::<T>().to_owned(),
        arguments: Vec::new(),
        place: Place::default(),
    })
}

fn project() -> Project {
    let (definitions, diagnostics) = read_file(0, SOURCE);
    let errors: Vec<_> = diagnostics.iter().filter(|it| it.code.severity() == gen_core::diagnostic::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let definitions = definitions.into_iter().map(|it| (it.name().to_owned(), it));
    let mut project = Project { definitions: definitions.collect(), ..Project::default() };
    assert_eq!(link(&mut project), []);
    project
}

/// The value with one thing changed, in all ways.
fn changes(value: &Json) -> Vec<Json> {
    let mut changed = vec![json!(null), json!(true), json!(1), json!(-1.5), json!(300), json!("a")];
    match value {
        Json::Object(fields) => {
            for (key, field) in fields {
                let mut without = fields.clone();
                without.remove(key);
                changed.push(without.into());
                changed.extend(changes(field).into_iter().map(|field| {
                    let mut with = fields.clone();
                    with.insert(key.clone(), field);
                    with.into()
                }));
            }
            // `c` and `t` are the content and the tag of enums.
            for key in ["unknown", "c", "t", "kind", "never_null", "nested", "one_way", "skipped"] {
                for field in [json!(null), json!(1)] {
                    if !fields.contains_key(key) {
                        let mut with = fields.clone();
                        with.insert(key.to_owned(), field);
                        changed.push(with.into());
                    }
                }
            }
        }
        Json::Array(items) => {
            changed.push(json!({}));
            changed.push(items.iter().chain(items.last()).cloned().collect());
            changed.push(items[..items.len().saturating_sub(1)].to_vec().into());
            changed.push([items.clone(), vec![json!(1), json!(null)]].concat().into());
            for (index, item) in items.iter().enumerate() {
                changed.extend(changes(item).into_iter().map(|item| {
                    let mut with = items.clone();
                    with[index] = item;
                    with.into()
                }));
            }
        }
        _ => changed.extend([json!([]), json!({}), json!({ "a": 1 }), json!([1, true])]),
    }
    changed
}

fn model_value(value: &Json) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(fact) => Value::Boolean(*fact),
        Json::Number(number) => match number.as_i128() {
            Some(integer) => Value::Integer(integer),
            None => Value::Number(number.as_f64().expect("a number of serde_json is finite")),
        },
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(model_value).collect()),
        Json::Object(fields) => Value::Object(
            fields.iter().map(|(key, value)| (key.clone(), model_value(value))).collect(),
        ),
    }
}
