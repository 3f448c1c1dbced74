//! The rows of structs and enums that have no attributes, or one that works both ways.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

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
    enum Mix { Open(MixedOpen), Strict(Box<MixedStrict>), Near(Near), Map(HashMap<String, u8>), Flat(Flat) }
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

pub(crate) fn cases(cases: &mut Cases) {
    structs(cases);
    enums(cases);
    mixed(cases);
}

fn structs(cases: &mut Cases) {
    let value = json!({ "any": [1] });
    cases.conform([Scalars {
        a: true,
        b: 1,
        c: -1,
        d: 1.5,
        e: String::new(),
        f: 'é',
        g: (),
        h: value.clone(),
    }]);
    cases.conform([
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
    cases.conform([NewtypeOfOption(Some(1)), NewtypeOfOption(None)]);
    cases.conform([Defaults { the_number: 2, text: "a".into(), skipped: 1 }]);
    cases.conform([Containers {
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
    cases.conform([Sets { a: BTreeSet::from(["a".into(), "b".into()]), b: HashSet::from([1]) }]);
    cases.conform([Unit]);
    cases.conform([Pair(1, None), Pair(1, Some(true))]);
    cases.conform([SkippedItem(1, 2, true)]);
    cases.conform([SkippedOnly(1)]);
    cases.conform([Transparent { skipped: 1, inner: "a".into() }]);
    cases.conform([Tagged { a: None }]);
    cases.conform([TaggedRenamed { a: 1 }]);
    // Where a type parameter stands a schema takes anything.
    cases.send([Pages {
        pages: Page { items: vec![Choice::FirstOne], next: None, optional: vec![] },
    }]);
}

fn enums(cases: &mut Cases) {
    cases.conform([Choice::FirstOne, Choice::SecondOne]);
    cases.conform([
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
    cases.conform([ExternalStrict::Struct { a: 1, b: None }, ExternalStrict::Empty {}]);
    cases.conform([
        Internal::Unit,
        Internal::Struct { a: 1, b: None, c: true },
        Internal::Empty {},
    ]);
    cases.conform([
        InternalStrict::Unit,
        InternalStrict::Struct { a: 1 },
        InternalStrict::Empty {},
    ]);
    cases.conform([
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
    cases.conform([
        AdjacentStrict::Unit,
        AdjacentStrict::Newtype(1),
        AdjacentStrict::Struct { a: 1 },
        AdjacentStrict::Empty {},
    ]);
    cases.conform([
        Untagged::Unit,
        Untagged::Newtype(1),
        Untagged::Tuple(1, true),
        Untagged::Struct { a: 1, b: None },
        Untagged::Text("a".into()),
    ]);
    cases
        .conform([UntaggedStrict::Struct { a: 1 }, UntaggedStrict::Other { b: Choice::SecondOne }]);
}

fn mixed(cases: &mut Cases) {
    let open = || MixedOpen { a: 1, b: None, f: vec![None], g: NewtypeOfOption(Some(1)) };
    let defaults = || Defaults { the_number: 1, text: "a".into(), skipped: 0 };
    let strict = || MixedStrict { a: 1, b: Some(true) };
    let flat = || Flat { x: 1, open: open(), y: None, defaults: Box::new(defaults()) };
    cases.conform([
        Mix::Open(open()),
        Mix::Strict(Box::new(strict())),
        Mix::Near(Near(defaults())),
        Mix::Map(HashMap::from([("a".into(), 1)])),
        Mix::Flat(flat()),
    ]);
    cases.conform([flat()]);
    cases.conform([FlatTwice { flat: flat(), tagged: AlsoTagged { z: 1 } }]);
    cases.conform([FlatMap {
        a: true,
        others: BTreeMap::from([("b".into(), None), ("d".into(), Some(1))]),
    }]);
    cases.conform([FlatVariant::Struct { x: 1, strict: strict() }]);
    cases.conform([FlatTagged::Struct { x: 1, strict: strict() }]);
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
