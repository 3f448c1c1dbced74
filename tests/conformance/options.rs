//! `Option`s as the arguments of generic types, as they are written and as other types are one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

pub(crate) const KEYS: &[&str] = &["data", "other", "t", "c"];

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Answer<T> { data: T, others: Vec<T>, #[serde(alias = "other")] boxed: Box<T> }
    #[derive(Serialize, Deserialize, Type)]
    struct Answers {
        plain: Answer<Option<u8>>, of_type: Answer<Seen>, boxed: Answer<Box<Option<u8>>>,
        cell: Answer<std::cell::Cell<Option<bool>>>, list: Vec<Answer<Cow<'static, Option<u8>>>>,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct NoOptions { newtype: Answer<Newtype>, unit: Answer<()>, any: Answer<serde_json::Value>, list: Answer<Vec<Option<u8>>> }
    #[derive(Serialize, Deserialize, Type)]
    struct NullArguments { unit: Answer<Option<()>>, any: Answer<Option<serde_json::Value>> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Seen { seen: Option<u8> }
    #[derive(Clone, Serialize, Deserialize, Type)]
    struct Newtype(Option<u8>);

    #[derive(Serialize, Deserialize, Type)]
    struct Several<A, B> { a: A, b: B, both: BTreeMap<String, (A, B)>, maybe: Option<A> }
    #[derive(Serialize, Deserialize, Type)]
    struct SeveralOptions { first: Several<Option<u8>, bool>, second: Several<u8, Option<bool>>, both: Several<Option<u8>, Option<Newtype>> }

    #[derive(Serialize, Deserialize, Type)]
    struct Outer<T> { inner: Answer<T>, more: Vec<T> }
    #[derive(Serialize, Deserialize, Type)]
    struct OuterOption { outer: Outer<Option<u8>>, optional: Option<Outer<Option<u8>>> }
    #[derive(Serialize, Deserialize, Type)]
    struct AnswerInAnswer { answer: Answer<Option<Answer<Option<u8>>>> }

    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Marked<T> { inner: T, marker: PhantomData<T> }
    #[derive(Serialize, Deserialize, Type)]
    struct MarkedFields { option: Marked<Option<u8>>, of_type: Marked<Seen>, twice: Marked<Marked<Option<u8>>>, plain: Marked<u8> }
    #[derive(Serialize, Deserialize, Type)]
    struct HasMarked<T> { marked: Marked<T>, #[serde(default)] defaulted: T }
    #[derive(Serialize, Deserialize, Type)]
    struct HasMarkedOption { has: HasMarked<Option<u8>> }

    #[derive(Serialize, Deserialize, Type)]
    struct Alone<T>(T);
    #[derive(Serialize, Deserialize, Type)]
    struct Row<T>(T, T);
    #[derive(Serialize, Deserialize, Type)]
    struct Unnamed { alone: Alone<Option<u8>>, row: Row<Option<u8>> }

    #[derive(Serialize, Deserialize, Type)]
    enum External<T> { Unit, Newtype(T), Tuple(T, u8), Struct { data: T } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t")]
    enum Internal<T> { Unit, Struct { data: T } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent<T> { Unit, Newtype(T), Struct { data: T } }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(untagged)]
    enum Untagged<T> { Struct { kind: u8, data: T }, List(Vec<T>) }
    #[derive(Serialize, Deserialize, Type)]
    struct Enums { external: External<Option<u8>>, internal: Internal<Option<u8>>, adjacent: Adjacent<Option<u8>>, untagged: Untagged<Option<u8>> }

    #[derive(Serialize, Deserialize, Type)]
    struct Flattened { #[serde(flatten)] answer: Answer<Option<u8>>, own: bool }
    #[derive(Serialize, Deserialize, Type)]
    struct Defaulted<T, U = T> { data: T, more: U }
    #[derive(Serialize, Deserialize, Type)]
    struct DefaultedOption { data: Defaulted<Option<u8>> }
    #[derive(Serialize, Deserialize, Type)]
    struct OptionByDefault<T = Option<u8>, U = Maybe> { data: T, more: U }
    type Maybe = Option<u8>;
    #[derive(Serialize, Deserialize, Type)]
    struct UsesDefault { both: OptionByDefault, second: OptionByDefault<u8>, none: OptionByDefault<u8, bool> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(from = "Answer<Option<u8>>", into = "u8")]
    struct Converted { value: u8 }
}

impl Clone for Converted {
    fn clone(&self) -> Self {
        Converted { value: self.value }
    }
}

impl From<Answer<Option<u8>>> for Converted {
    fn from(answer: Answer<Option<u8>>) -> Self {
        Converted { value: answer.data.unwrap_or_default() }
    }
}

impl From<Converted> for u8 {
    fn from(converted: Converted) -> Self {
        converted.value
    }
}

fn answer<T: Clone>(data: T) -> Answer<T> {
    Answer { data: data.clone(), others: vec![data.clone()], boxed: Box::new(data) }
}

fn seen(seen: Option<u8>) -> Answer<Seen> {
    Answer { data: Seen { seen }, others: vec![], boxed: Box::new(Seen { seen }) }
}

fn marked<T>(inner: T) -> Marked<T> {
    Marked { inner, marker: PhantomData }
}

pub(crate) fn cases(cases: &mut Cases) {
    arguments(cases);
    nested(cases);
    enums(cases);
}

fn arguments(cases: &mut Cases) {
    cases.conform([None, Some(1)].map(|data| Answers {
        plain: answer(data),
        of_type: seen(data),
        boxed: answer(Box::new(data)),
        cell: Answer { data: None.into(), others: vec![], boxed: Box::new(Some(true).into()) },
        list: vec![answer(Cow::Owned(data))],
    }));
    // Where a type parameter stands a schema takes anything.
    cases.send([NoOptions {
        newtype: answer(Newtype(None)),
        unit: answer(()),
        any: answer(serde_json::Value::Null),
        list: answer(vec![None]),
    }]);
    let no_options = json!({
        "newtype": { "data": null, "others": [], "boxed": null },
        "unit": { "data": null, "others": [], "boxed": null },
        "any": { "data": null, "others": [], "boxed": null },
        "list": { "data": [], "others": [], "boxed": [] },
    });
    cases.accept::<NoOptions>([no_options.clone()]);
    for answer in ["newtype", "unit", "any", "list"] {
        for field in ["data", "boxed"] {
            let mut value = no_options.clone();
            value[answer].as_object_mut().expect("it is an object").remove(field);
            cases.refuse::<NoOptions>([value]);
        }
    }
    cases.conform_all([NullArguments { unit: answer(None), any: answer(None) }]);
    let several = |a| Several { a, b: true, both: BTreeMap::new(), maybe: Some(a) };
    cases.send([SeveralOptions {
        first: several(None),
        second: Several { a: 1, b: None, both: BTreeMap::new(), maybe: None },
        both: Several {
            a: None,
            b: Some(Newtype(Some(1))),
            both: BTreeMap::from([("a".into(), (Some(1), None))]),
            maybe: Some(Some(1)),
        },
    }]);
    cases.conform_all([SeveralOptions {
        first: several(Some(1)),
        second: Several { a: 1, b: None, both: BTreeMap::new(), maybe: None },
        both: Several { a: None, b: None, both: BTreeMap::new(), maybe: None },
    }]);
}

fn nested(cases: &mut Cases) {
    let outer = |data| Outer { inner: answer(data), more: vec![data] };
    cases.conform([OuterOption { outer: outer(None), optional: Some(outer(Some(1))) }]);
    let inner = || answer(None);
    cases.conform([AnswerInAnswer {
        answer: Answer { data: Some(inner()), others: vec![None], boxed: Box::new(Some(inner())) },
    }]);
    cases.send([MarkedFields {
        option: marked(None),
        of_type: marked(Seen { seen: Some(1) }),
        twice: marked(marked(None)),
        plain: marked(1),
    }]);
    cases.accept::<MarkedFields>([
        json!({ "plain": 1 }),
        json!({ "option": null, "of_type": null, "twice": null, "plain": 1 }),
        json!({ "option": 1, "of_type": 1, "twice": 1, "plain": 1 }),
    ]);
    cases.refuse::<MarkedFields>([json!({ "option": 1, "of_type": 1, "twice": 1 })]);
    cases.send([HasMarkedOption { has: HasMarked { marked: marked(None), defaulted: Some(1) } }]);
    cases.accept::<HasMarkedOption>([
        json!({ "has": {} }),
        json!({ "has": { "marked": null, "defaulted": null } }),
        json!({ "has": { "marked": 1, "defaulted": 1 } }),
    ]);
    cases.refuse::<HasMarkedOption>([json!({})]);
    cases.send([Unnamed { alone: Alone(None), row: Row(Some(1), None) }]);
    cases.accept::<Unnamed>([json!({ "alone": null, "row": [null, 1] })]);
    cases.refuse::<Unnamed>([json!({ "row": [null, 1] }), json!({ "alone": null, "row": [1] })]);
    cases.conform([Flattened { answer: answer(None), own: true }]);
    cases.conform([DefaultedOption { data: Defaulted { data: None, more: Some(1) } }]);
    cases.send([UsesDefault {
        both: OptionByDefault { data: None, more: Some(1) },
        second: OptionByDefault { data: 1, more: None },
        none: OptionByDefault { data: 1, more: true },
    }]);
    let plain = json!({ "data": 1, "more": true });
    cases.accept::<UsesDefault>([json!({ "both": {}, "second": { "data": 1 }, "none": plain })]);
    cases.refuse::<UsesDefault>([
        json!({ "both": {}, "second": {}, "none": plain }),
        json!({ "both": {}, "second": { "data": 1 }, "none": {} }),
    ]);
    cases.conform_all([Converted { value: 1 }]);
    cases.accept::<Converted>([json!({ "others": [null] })]);
    cases.refuse::<Converted>([json!({})]);
}

fn enums(cases: &mut Cases) {
    let enums = || Enums {
        external: External::Unit,
        internal: Internal::Unit,
        adjacent: Adjacent::Unit,
        untagged: Untagged::List(vec![None]),
    };
    cases.conform([
        enums(),
        Enums {
            external: External::Newtype(None),
            internal: Internal::Struct { data: None },
            ..enums()
        },
        Enums { external: External::Tuple(None, 1), adjacent: Adjacent::Newtype(None), ..enums() },
        Enums { external: External::Struct { data: Some(1) }, ..enums() },
        Enums { adjacent: Adjacent::Newtype(Some(1)), ..enums() },
        Enums { adjacent: Adjacent::Struct { data: None }, ..enums() },
        Enums { untagged: Untagged::Struct { kind: 1, data: None }, ..enums() },
    ]);
}
