//! The rows of tuple structs, generics and what else containers do.

use std::marker::PhantomData;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

pub(crate) const KEYS: &[&str] = &["a", "inner"];

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct EmptyNamed {}
    #[derive(Serialize, Deserialize, Type)]
    struct EmptyTuple();
    #[derive(Serialize, Deserialize, Type)]
    struct Unit;
    #[derive(Serialize, Deserialize, Type)]
    struct SkippedNewtype(#[serde(skip)] u8);

    #[derive(Serialize, Deserialize, Type)]
    struct TrailingDefault(u8, #[serde(default)] bool, #[serde(default)] Option<u8>);
    #[derive(Serialize, Deserialize, Type)]
    struct InnerDefault(u8, #[serde(default)] bool, #[serde(default)] u8);
    #[derive(Serialize, Deserialize, Type)]
    struct TrailingSkipIf(u8, #[serde(default, skip_serializing_if = "Option::is_none")] Option<bool>);
    #[derive(Serialize, Deserialize, Type)]
    struct SkippedSlot(#[serde(skip)] u8, String);
    #[derive(Serialize, Deserialize, Type)]
    struct OneWaySlots(#[serde(skip_serializing)] u8, #[serde(skip_deserializing)] bool, String);
    #[derive(Default, Serialize, Deserialize, Type)]
    #[serde(default)]
    struct DefaultTuple(u8, bool);

    #[derive(Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Marked<T> { inner: u8, marker: PhantomData<T> }
    #[derive(Serialize, Deserialize, Type)]
    struct Lengths<const N: usize> where [u8; N]: Serialize + for<'a> Deserialize<'a> { a: [u8; N] }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesLengths { a: Lengths<2> }
    #[derive(Serialize, Deserialize, Type)]
    struct WithDefault<T = String, U = T> { a: T, b: Vec<U> }
    #[derive(Serialize, Deserialize, Type)]
    struct UsesDefault { a: WithDefault, b: WithDefault<u8>, c: Option<WithDefault<u8, bool>> }
    #[derive(Serialize, Deserialize, Type)]
    struct Borrowed<'a> { #[serde(borrow)] a: &'a str, b: std::borrow::Cow<'a, str> }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind")]
    struct Tagged { a: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind", rename(serialize = "sent", deserialize = "accepted"))]
    struct TaggedRenamed { a: u8 }
    #[derive(Serialize, Deserialize, Type)]
    #[serde(tag = "kind", deny_unknown_fields)]
    struct TaggedStrict { a: u8 }
    #[derive(Serialize, Deserialize, Type)]
    struct Wide { a: u64, b: i128, c: u128 }
}

pub(crate) fn cases(cases: &mut Cases) {
    cases.conform([EmptyNamed {}]);
    cases.conform([EmptyTuple()]);
    cases.conform([Unit]);
    cases.conform([SkippedNewtype(1)]);
    cases.conform([TrailingDefault(1, true, None), TrailingDefault(1, true, Some(1))]);
    cases.accept::<TrailingDefault>([json!([1]), json!([1, true])]);
    cases.refuse::<TrailingDefault>([json!([]), json!([1, true, 1, 1])]);
    cases.conform([InnerDefault(1, true, 2)]);
    cases.conform([TrailingSkipIf(1, None), TrailingSkipIf(1, Some(true))]);
    cases.conform([SkippedSlot(1, "a".into())]);
    cases.send([OneWaySlots(1, true, "a".into())]);
    cases.accept::<OneWaySlots>([json!([1, "a"])]);
    cases.refuse::<OneWaySlots>([json!([true, "a"]), json!([1, true, "a"])]);
    cases.conform([DefaultTuple(1, true)]);
    cases.accept::<DefaultTuple>([json!([]), json!([1])]);

    cases.send([Marked::<u8> { inner: 1, marker: PhantomData }]);
    cases.send([UsesLengths { a: Lengths { a: [1, 2] } }]);
    cases.send([UsesDefault {
        a: WithDefault { a: "a".into(), b: vec!["b".into()] },
        b: WithDefault { a: 1, b: vec![2] },
        c: Some(WithDefault { a: 1, b: vec![true] }),
    }]);
    cases.send([Borrowed { a: "a", b: "b".into() }]);
    cases.conform([Tagged { a: 1 }]);
    cases.conform([TaggedRenamed { a: 1 }]);
    cases.conform_all([TaggedStrict { a: 1 }]);
    cases.accept::<TaggedStrict>([json!({ "a": 1 })]);
    cases.conform([Wide { a: u64::MAX, b: -1, c: 1 }]);
}
