//! The types of the standard library.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, LinkedList};
use std::num::NonZeroU8;
use std::ops::Bound;
use std::time::Duration;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Cells {
        cell: std::cell::Cell<u8>, ref_cell: std::cell::RefCell<Option<u8>>,
        mutex: std::sync::Mutex<u8>, lock: std::sync::RwLock<Option<u8>>,
        wrapping: std::num::Wrapping<u8>, saturating: std::num::Saturating<u8>, reverse: std::cmp::Reverse<u8>,
        atomic: std::sync::atomic::AtomicU8, fact: std::sync::atomic::AtomicBool,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct NonZeros { a: std::num::NonZeroU8, b: std::num::NonZeroI8, c: std::num::NonZero<u16>, d: Option<std::num::NonZeroU8> }
    #[derive(Serialize, Deserialize, Type)]
    struct Weaks { a: std::rc::Weak<u8> }
    #[derive(Serialize, Deserialize, Type)]
    struct Phantom { a: std::marker::PhantomData<Unheard> }
    struct Unheard;
    #[derive(Serialize, Deserialize, Type)]
    struct Times { a: std::time::Duration, b: Option<std::time::SystemTime> }
    #[derive(Serialize, Deserialize, Type)]
    struct Ranges { a: std::ops::Range<u8>, b: std::ops::RangeInclusive<u8>, c: std::ops::RangeFrom<u8>, d: std::ops::RangeTo<u8>, e: std::ops::Bound<u8> }
    #[derive(Serialize, Deserialize, Type)]
    struct Paths { a: std::path::PathBuf, b: Box<std::path::Path>, c: std::ffi::CString }
    #[derive(Serialize, Type)]
    struct Native { a: std::ffi::OsString }
    #[derive(Serialize, Deserialize, Type)]
    struct Addresses { a: std::net::IpAddr, b: std::net::Ipv4Addr, c: std::net::Ipv6Addr }
    #[derive(Serialize, Type)]
    struct Sockets { a: std::net::SocketAddr }
    #[derive(Serialize, Deserialize, Type)]
    struct Lists { a: std::collections::BinaryHeap<u8>, b: std::collections::LinkedList<Option<u8>>, c: std::collections::BTreeSet<u8>, d: [u8; 32] }
    #[derive(Serialize, Deserialize, Type)]
    struct Keys {
        text: HashMap<String, u8>, number: HashMap<u32, u8>, signed: BTreeMap<i8, bool>, fact: HashMap<bool, u8>,
        letter: HashMap<char, u8>, choice: HashMap<Choice, u8>, newtype: HashMap<Name, Option<u8>>, id: Option<HashMap<Id, u8>>,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct OptionalKeys { text: BTreeMap<Option<String>, u8>, number: BTreeMap<Option<u8>, u8> }
    #[derive(PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
    #[serde(rename_all = "kebab-case")]
    enum Choice { FirstOne, #[serde(rename(serialize = "two", deserialize = "2nd"))] Second, Third }
    #[derive(PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
    struct Name(String);
    #[derive(PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
    #[serde(transparent)]
    struct Id { id: u16 }
    #[derive(Serialize, Deserialize, Type)]
    struct Sixteen((u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, bool));
}

pub(crate) fn cases(cases: &mut Cases) {
    cases.conform([Cells {
        cell: 1.into(),
        ref_cell: None.into(),
        mutex: 1.into(),
        lock: Some(1).into(),
        wrapping: std::num::Wrapping(1),
        saturating: std::num::Saturating(1),
        reverse: std::cmp::Reverse(1),
        atomic: 1.into(),
        fact: true.into(),
    }]);
    let one = NonZeroU8::MIN;
    cases.conform([NonZeros {
        a: one,
        b: std::num::NonZeroI8::MIN,
        c: std::num::NonZero::<u16>::MIN,
        d: Some(one),
    }]);
    cases
        .refuse::<NonZeros>([json!({ "a": 0, "b": 1, "c": 1 }), json!({ "a": 1, "b": 0, "c": 1 })]);
    cases.send([Weaks { a: std::rc::Weak::new() }]);
    cases.accept::<Weaks>([json!({}), json!({ "a": null }), json!({ "a": 1 })]);
    cases.refuse::<Weaks>([json!({ "a": "a" })]);
    cases.conform([Phantom { a: std::marker::PhantomData }]);
    cases.conform([Times {
        a: Duration::from_millis(1500),
        b: Some(std::time::SystemTime::UNIX_EPOCH),
    }]);
    cases.conform([
        Ranges { a: 1..2, b: 1..=2, c: 1.., d: ..2, e: Bound::Unbounded },
        Ranges { a: 1..2, b: 1..=2, c: 1.., d: ..2, e: Bound::Included(1) },
    ]);
    cases.send([Paths { a: "a".into(), b: std::path::Path::new("b").into(), c: c"a".into() }]);
    cases.accept::<Paths>([
        json!({ "a": "a", "b": "b", "c": [1] }),
        json!({ "a": "a", "b": "b", "c": "a" }),
    ]);
    cases.refuse::<Paths>([json!({ "a": 1, "b": "b", "c": [1] })]);
    cases.send([Native { a: "a".into() }]);
    cases.conform([
        Addresses { a: [127, 0, 0, 1].into(), b: [1, 2, 3, 4].into(), c: [0; 8].into() },
        Addresses { a: [0_u16; 8].into(), b: [1, 2, 3, 4].into(), c: [1; 8].into() },
    ]);
    cases.send([Sockets { a: ([127, 0, 0, 1], 80).into() }]);
    cases.conform([Lists {
        a: BinaryHeap::from([1]),
        b: LinkedList::from([None]),
        c: BTreeSet::from([1]),
        d: [1; 32],
    }]);
    // `serde_json::to_value` fails on them, `to_string` does not.
    let sent = serde_json::to_string(&OptionalKeys {
        text: BTreeMap::from([(Some("any".into()), 1)]),
        number: BTreeMap::from([(Some(1), 1)]),
    });
    let sent = sent.expect("serde_json sends it");
    assert_eq!(sent, r#"{"text":{"any":1},"number":{"1":1}}"#);
    cases.accept::<OptionalKeys>([serde_json::from_str(&sent).expect("it is JSON")]);
    cases.refuse::<OptionalKeys>([json!({ "text": {}, "number": { "any": 1 } })]);
    let keys = || Keys {
        text: HashMap::from([("any".into(), 1)]),
        number: HashMap::from([(1, 1)]),
        signed: BTreeMap::from([(-1, true), (1, false)]),
        fact: HashMap::from([(true, 1)]),
        letter: HashMap::from([('é', 1)]),
        choice: HashMap::from([(Choice::FirstOne, 1)]),
        newtype: HashMap::from([(Name("any".into()), None)]),
        id: Some(HashMap::from([(Id { id: 1 }, 1)])),
    };
    cases.conform([keys()]);
    cases.send([Keys {
        choice: HashMap::from([(Choice::Second, 1), (Choice::Third, 1)]),
        ..keys()
    }]);
    let empty = json!({ "text": {}, "number": {}, "signed": {}, "fact": {}, "letter": {}, "choice": {}, "newtype": {} });
    let with = |key: &str, map: serde_json::Value| {
        let mut value = empty.clone();
        value[key] = map;
        value
    };
    cases.accept::<Keys>([
        empty.clone(),
        with("number", json!({ "0": 1, "17": 1 })),
        with("signed", json!({ "-7": true })),
        with("choice", json!({ "2nd": 1, "third": 1 })),
    ]);
    cases.refuse::<Keys>([
        with("number", json!({ "a": 1 })),
        with("number", json!({ "-1": 1 })),
        with("number", json!({ "01": 1 })),
        with("number", json!({ "": 1 })),
        with("signed", json!({ "1.5": true })),
        with("fact", json!({ "yes": 1 })),
        with("letter", json!({ "ab": 1 })),
        with("choice", json!({ "two": 1 })),
        with("choice", json!({ "else": 1 })),
    ]);
    cases.conform([Sixteen((1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, true))]);
}
