//! The types of other crates, with the features that their `serde` support has by default.

use std::collections::HashMap;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::runner::Cases;

types! {
    #[derive(Serialize, Deserialize, Type)]
    struct Texts {
        array: arrayvec::ArrayString<8>, path: camino::Utf8PathBuf, compact: compact_str::CompactString,
        eco: ecow::EcoString, heapless: heapless::String<8>, smol: smol_str::SmolStr,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Ids { uuid: uuid::Uuid, optional: Option<uuid::Uuid> }
    #[derive(Serialize, Deserialize, Type)]
    struct Parsed {
        ulid: ulid::Ulid, url: url::Url, version: semver::Version, requirement: semver::VersionReq,
        net: ipnet::IpNet, net4: ipnet::Ipv4Net, net6: ipnet::Ipv6Net,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Decimals { decimal: rust_decimal::Decimal, big: bigdecimal::BigDecimal }
    #[derive(Serialize, Deserialize, Type)]
    struct Floats {
        ordered: ordered_float::OrderedFloat<f64>, not_nan: ordered_float::NotNan<f64>, number: serde_json::Number,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Blobs { bytes: bytes::Bytes, mutable: bytes::BytesMut, buf: serde_bytes::ByteBuf }

    #[derive(Serialize, Deserialize, Type)]
    struct Chrono {
        utc: chrono::DateTime<chrono::Utc>, offset: chrono::DateTime<chrono::FixedOffset>,
        date: chrono::NaiveDate, date_time: chrono::NaiveDateTime, time: chrono::NaiveTime,
        weekday: chrono::Weekday, month: chrono::Month, zone: chrono_tz::Tz,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Jiff {
        stamp: jiff::Timestamp, zoned: jiff::ZonedDateTime, date: jiff::civil::Date, date_time: jiff::civil::DateTime,
        time: jiff::civil::Time, span: jiff::Span, duration: jiff::SignedDuration, week: jiff::civil::ISOWeekDate,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct TimeCodecs {
        #[serde(with = "time::serde::rfc3339")] text: time::OffsetDateTime,
        #[serde(with = "time::serde::timestamp")] number: time::OffsetDateTime,
        #[serde(default, with = "time::serde::rfc3339::option")] option: Option<time::OffsetDateTime>,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct ChronoCodecs {
        #[serde(with = "chrono::serde::ts_seconds")] seconds: chrono::DateTime<chrono::Utc>,
        #[serde(with = "chrono::serde::ts_milliseconds")] milliseconds: chrono::DateTime<chrono::Utc>,
        #[serde(default, with = "chrono::serde::ts_seconds_option")] option: Option<chrono::DateTime<chrono::Utc>>,
    }

    #[derive(Serialize, Deserialize, Type)]
    struct Lists {
        array: arrayvec::ArrayVec<u8, 4>, eco: ecow::EcoVec<Option<u8>>, heapless: heapless::Vec<u8, 4>,
        small: smallvec::SmallVec<[u8; 2]>, tiny: tinyvec::ArrayVec<[u8; 4]>, tiny_or_heap: tinyvec::TinyVec<[u8; 4]>,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Sets { index: indexmap::IndexSet<u8>, hash: hashbrown::HashSet<String>, dash: dashmap::DashSet<u8> }
    #[derive(Serialize, Deserialize, Type)]
    struct Maps {
        index: indexmap::IndexMap<String, u8>, hash: hashbrown::HashMap<u8, Option<u8>>,
        dash: dashmap::DashMap<String, u8>, json: serde_json::Map<String, serde_json::Value>,
    }
    #[derive(Serialize, Deserialize, Type)]
    struct Holders { mutex: parking_lot::Mutex<u8>, lock: parking_lot::RwLock<Option<u8>> }
    #[derive(Serialize, Deserialize, Type)]
    struct Sides { side: either::Either<u8, String>, optional: Option<either::Either<Vec<u8>, Option<bool>>> }
}

fn read<T: for<'a> Deserialize<'a>>(text: &str) -> T {
    serde_json::from_value(json!(text)).expect("serde_json accepts it")
}

/// The value with one property changed.
fn with(
    value: &serde_json::Value,
    key: &str,
    property: impl Into<serde_json::Value>,
) -> serde_json::Value {
    let mut value = value.clone();
    value[key] = property.into();
    value
}

pub(crate) fn cases(cases: &mut Cases) {
    let a = |text: &str| text.to_owned();
    cases.conform_changes([Texts {
        array: arrayvec::ArrayString::from("b").expect("it is short"),
        path: a("b/c").into(),
        compact: a("b").into(),
        eco: a("b").into(),
        heapless: read("b"),
        smol: a("b").into(),
    }]);

    let texts = json!({ "array": "12345678", "path": "", "compact": "", "eco": "", "heapless": "éééé", "smol": "" });
    cases.send([serde_json::from_value::<Texts>(texts.clone()).expect("it is short")]);
    cases.accept::<Texts>([texts.clone()]);
    for key in ["array", "heapless"] {
        cases.refuse::<Texts>([with(&texts, key, "123456789")]);
    }

    let uuid = uuid::Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def0);
    cases.conform_changes([Ids { uuid, optional: None }, Ids { uuid, optional: Some(uuid) }]);

    let parsed = json!({
        "ulid": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "url": "https://example.org/a?b=|^{}",
        "version": "1.2.3-beta.1+build",
        "requirement": ">=1.2, <2",
        "net": "10.0.0.0/8",
        "net4": "10.0.0.0/8",
        "net6": "2001:db8::/32",
    });
    cases.send([serde_json::from_value::<Parsed>(parsed.clone()).expect("it is right")]);
    cases.accept::<Parsed>([parsed.clone()]);
    cases.accept::<Parsed>([
        with(&parsed, "ulid", "01arz3ndektsv4rrffq69g5fav"),
        with(&parsed, "ulid", "ZZZZZZZZZZZZZZZZZZZZZZZZZZ"),
    ]);
    for wrong in ["", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV"] {
        cases.refuse::<Parsed>([with(&parsed, "ulid", wrong)]);
    }
    for letter in "iIlLoOuU-é".chars() {
        let wrong = format!("01ARZ3NDEKTSV4RRFFQ69G5FA{letter}");
        cases.refuse::<Parsed>([with(&parsed, "ulid", wrong)]);
    }
    for key in ["ulid", "url", "version", "requirement", "net", "net4", "net6"] {
        cases.refuse::<Parsed>([with(&parsed, key, 1), with(&parsed, key, json!(null))]);
    }

    cases.send([Decimals { decimal: rust_decimal::Decimal::new(15, 1), big: 1.into() }]);
    let decimals = json!({ "decimal": "1.5", "big": "2" });
    cases.accept::<Decimals>([
        decimals.clone(),
        with(&decimals, "decimal", 1),
        with(&decimals, "decimal", 1.5),
        with(&decimals, "big", 1),
        with(&decimals, "big", 1.5),
    ]);
    for key in ["decimal", "big"] {
        cases.refuse::<Decimals>([with(&decimals, key, true), with(&decimals, key, json!(null))]);
    }
    cases.conform_changes([Floats {
        ordered: 1.5.into(),
        not_nan: ordered_float::NotNan::new(1.5).expect("it is a number"),
        number: 1.into(),
    }]);
    cases.conform_changes([Blobs {
        bytes: vec![1, 2].into(),
        mutable: [1, 2][..].into(),
        buf: vec![1, 2].into(),
    }]);

    times(cases);

    cases.conform_changes([Lists {
        array: [1, 2].into_iter().collect(),
        eco: [None].into(),
        heapless: [1, 2].into_iter().collect(),
        small: [1, 2, 3].into_iter().collect(),
        tiny: [1, 2].into_iter().collect(),
        tiny_or_heap: [1, 2].into_iter().collect(),
    }]);
    let lists = json!({ "array": [1, 2, 3, 4], "eco": [], "heapless": [1, 2, 3, 4], "small": [1, 2, 3], "tiny": [1, 2, 3, 4], "tiny_or_heap": [1, 2, 3, 4, 5] });
    cases.accept::<Lists>([lists.clone()]);
    for key in ["array", "heapless", "tiny"] {
        cases.refuse::<Lists>([with(&lists, key, json!([1, 2, 3, 4, 5]))]);
    }
    cases.conform_changes([Sets {
        index: [1].into_iter().collect(),
        hash: [a("b")].into_iter().collect(),
        dash: [1].into_iter().collect(),
    }]);
    cases.conform_changes([Maps {
        index: [(a("b"), 1)].into_iter().collect(),
        hash: [(1, None)].into_iter().collect(),
        dash: HashMap::from([(a("b"), 1)]).into_iter().collect(),
        json: [(a("b"), json!(1))].into_iter().collect(),
    }]);
    cases.conform_changes([Holders { mutex: 1.into(), lock: None.into() }]);
    cases.conform_changes([
        Sides { side: either::Either::Left(1), optional: None },
        Sides { side: either::Either::Right(a("b")), optional: Some(either::Either::Right(None)) },
        Sides { side: either::Either::Left(1), optional: Some(either::Either::Left(vec![1])) },
    ]);
}

fn times(cases: &mut Cases) {
    let chrono = json!({
        "utc": "2024-02-29T12:30:00.5Z",
        "offset": "2024-02-29T12:30:00+01:00",
        "date": "2024-02-29",
        "date_time": "2024-02-29T12:30:00",
        "time": "12:30:00",
        "weekday": "Sun",
        "month": "February",
        "zone": "Europe/Paris",
    });
    let jiff = json!({
        "stamp": "2024-02-29T12:30:00.5Z",
        "zoned": "2024-02-29T12:30:00+01:00[Europe/Paris]",
        "date": "2024-02-29",
        "date_time": "2024-02-29T12:30:00",
        "time": "12:30:00",
        "span": "P1DT2H",
        "duration": "PT1.5S",
        "week": "2024-W09-4",
    });
    cases.send([serde_json::from_value::<Chrono>(chrono.clone()).expect("it is right")]);
    cases.send([serde_json::from_value::<Jiff>(jiff.clone()).expect("it is right")]);
    cases.accept::<Chrono>([chrono.clone()]);
    cases.accept::<Jiff>([jiff.clone()]);
    for key in ["utc", "offset", "date", "date_time", "time", "weekday", "month", "zone"] {
        cases.refuse::<Chrono>([with(&chrono, key, 1), with(&chrono, key, json!(null))]);
    }
    for key in ["utc", "offset", "date", "weekday", "month"] {
        cases.refuse::<Chrono>([with(&chrono, key, "else")]);
    }
    for key in ["stamp", "zoned", "date", "date_time", "time", "span", "duration", "week"] {
        cases.refuse::<Jiff>([with(&jiff, key, 1), with(&jiff, key, json!(null))]);
    }
    for key in ["stamp", "date"] {
        cases.refuse::<Jiff>([with(&jiff, key, "else")]);
    }
    let chrono: Vec<serde_json::Value> =
        (1..=7).map(|day| with(&chrono, "date", format!("2024-02-0{day}"))).collect();
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let days = days.iter().map(|day| with(&chrono[0], "weekday", *day));
    let months = months.iter().map(|month| with(&chrono[0], "month", *month));
    for value in days.chain(months) {
        cases.accept::<Chrono>([value.clone()]);
        cases.send([serde_json::from_value::<Chrono>(value).expect("it is right")]);
    }

    let codecs = json!({ "text": "2024-02-29T12:30:00Z", "number": 1, "option": null });
    cases.send([serde_json::from_value::<TimeCodecs>(codecs.clone()).expect("it is right")]);
    cases.accept::<TimeCodecs>([
        codecs.clone(),
        json!({ "text": "2024-02-29T12:30:00Z", "number": -1 }),
        with(&codecs, "option", "2024-02-29T12:30:00Z"),
    ]);
    cases.refuse::<TimeCodecs>([
        with(&codecs, "text", 1),
        with(&codecs, "text", "else"),
        with(&codecs, "number", "1"),
        with(&codecs, "option", 1),
    ]);
    let codecs = json!({ "seconds": 1, "milliseconds": 1, "option": null });
    cases.send([serde_json::from_value::<ChronoCodecs>(codecs.clone()).expect("it is right")]);
    cases.accept::<ChronoCodecs>([
        codecs.clone(),
        json!({ "seconds": 1, "milliseconds": -1 }),
        with(&codecs, "option", 1),
    ]);
    cases.refuse::<ChronoCodecs>([
        with(&codecs, "seconds", "2024-02-29T12:30:00Z"),
        with(&codecs, "milliseconds", 1.5),
        with(&codecs, "option", "1"),
    ]);
}
