//! The types of well-known crates, and what they are in JSON with their default features.
//!
//! Where a type also accepts other spellings of what it sends (a UUID without hyphens, a weekday in
//! capitals), the one that it sends is what is described.

use syn::{Expr, Type as RustType};

use super::Reader;
use super::both::Both;
use super::{standard, types};
use crate::model::{Array, Docs, Enum, EnumValue, Number, Text, Type};
use crate::value::Value;

/// What a type of another crate is in JSON.
#[derive(Debug, Clone, Copy)]
enum Wire {
    /// Any JSON value.
    Any,
    /// A string of a format.
    Format(&'static str),
    /// A string.
    Text,
    /// A string that matches exactly what is read.
    Pattern(&'static str),
    /// A string of at most so many bytes as the constant argument says.
    ShortText,
    /// A string; numbers are accepted too.
    Decimal,
    /// A list of the numbers of bytes; a string is accepted too.
    Bytes,
    /// One of some words.
    Words(&'static [&'static str]),
    /// Any number.
    Number,
    /// What the only argument is.
    Inner,
    /// The same, which may be missing where that may be.
    Holder,
    /// A list of what the first argument is.
    List,
    /// The same, with at most as many items as the constant argument says.
    ShortList,
    /// A list of what the items of the array in the first argument are.
    Inline,
    /// The same, with at most as many items as the array.
    ShortInline,
    /// A list that is sent without duplicates.
    Set,
    /// Keys and values.
    Map,
    /// `{ "Left": … }` or `{ "Right": … }`.
    Either,
}

/// The digits of a ULID, of which it reads the small ones too.
const ULID: &str = "^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}$";

/// Every type that is known.
const KNOWN: [(&str, Wire); 61] = [
    ("arrayvec::ArrayString", Wire::ShortText),
    ("arrayvec::ArrayVec", Wire::ShortList),
    ("bigdecimal::BigDecimal", Wire::Decimal),
    ("bytes::Bytes", Wire::Bytes),
    ("bytes::BytesMut", Wire::Bytes),
    ("camino::Utf8PathBuf", Wire::Text),
    ("chrono::DateTime", Wire::Format("date-time")),
    (
        "chrono::Month",
        Wire::Words(&[
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
        ]),
    ),
    ("chrono::NaiveDate", Wire::Format("date")),
    ("chrono::NaiveDateTime", Wire::Text),
    ("chrono::NaiveTime", Wire::Text),
    ("chrono::Weekday", Wire::Words(&["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])),
    ("chrono::naive::NaiveDate", Wire::Format("date")),
    ("chrono::naive::NaiveDateTime", Wire::Text),
    ("chrono::naive::NaiveTime", Wire::Text),
    ("chrono_tz::Tz", Wire::Text),
    ("compact_str::CompactString", Wire::Text),
    ("dashmap::DashMap", Wire::Map),
    ("dashmap::DashSet", Wire::Set),
    ("ecow::EcoString", Wire::Text),
    ("ecow::EcoVec", Wire::List),
    ("either::Either", Wire::Either),
    ("hashbrown::HashMap", Wire::Map),
    ("hashbrown::HashSet", Wire::Set),
    ("heapless::String", Wire::ShortText),
    ("heapless::Vec", Wire::ShortList),
    ("indexmap::IndexMap", Wire::Map),
    ("indexmap::IndexSet", Wire::Set),
    ("indexmap::map::IndexMap", Wire::Map),
    ("indexmap::set::IndexSet", Wire::Set),
    ("ipnet::IpNet", Wire::Text),
    ("ipnet::Ipv4Net", Wire::Text),
    ("ipnet::Ipv6Net", Wire::Text),
    ("jiff::SignedDuration", Wire::Text),
    ("jiff::Span", Wire::Text),
    ("jiff::Timestamp", Wire::Format("date-time")),
    ("jiff::Zoned", Wire::Text),
    ("jiff::ZonedDateTime", Wire::Text),
    ("jiff::civil::Date", Wire::Format("date")),
    ("jiff::civil::DateTime", Wire::Text),
    ("jiff::civil::ISOWeekDate", Wire::Text),
    ("jiff::civil::Time", Wire::Text),
    ("ordered_float::NotNan", Wire::Inner),
    ("ordered_float::OrderedFloat", Wire::Inner),
    ("parking_lot::Mutex", Wire::Holder),
    ("parking_lot::RwLock", Wire::Holder),
    ("rust_decimal::Decimal", Wire::Decimal),
    ("semver::Version", Wire::Text),
    ("semver::VersionReq", Wire::Text),
    ("serde_bytes::ByteBuf", Wire::Bytes),
    ("serde_json::Map", Wire::Map),
    ("serde_json::Number", Wire::Number),
    ("serde_json::Value", Wire::Any),
    ("serde_json::value::Value", Wire::Any),
    ("smallvec::SmallVec", Wire::Inline),
    ("smol_str::SmolStr", Wire::Text),
    ("tinyvec::ArrayVec", Wire::ShortInline),
    ("tinyvec::TinyVec", Wire::Inline),
    ("ulid::Ulid", Wire::Pattern(ULID)),
    ("url::Url", Wire::Text),
    ("uuid::Uuid", Wire::Format("uuid")),
];

fn find(path: &str) -> Option<Wire> {
    let position = KNOWN.binary_search_by(|(known, _)| (*known).cmp(path)).ok()?;
    KNOWN.get(position).map(|(_, wire)| *wire)
}

/// Whether there is a type of this path in a crate that is known.
pub(super) fn is_known(path: &[String]) -> bool {
    find(&path.join("::")).is_some()
}

/// The type for which `None` is read where a field of this type is missing.
pub(super) fn optional<'a>(path: &str, arguments: &[&'a RustType]) -> Option<&'a RustType> {
    match (find(path)?, arguments) {
        (Wire::Holder, [inner]) => types::optional(inner),
        _ => None,
    }
}

/// What is on the wire for a type of a known crate.
pub(super) fn read(
    reader: &mut Reader,
    path: &str,
    arguments: &[&RustType],
    constant: Option<&Expr>,
) -> Option<Both<Type>> {
    let capacity = constant.and_then(number);
    let ty = match (find(path)?, arguments) {
        (Wire::Any, []) => Type::Unknown.into(),
        (Wire::Format(format), _) => {
            Type::String(Text { format: Some(format.to_owned()), ..Text::default() }).into()
        }
        (Wire::Text, _) => Type::String(Text::default()).into(),
        (Wire::Pattern(pattern), []) => {
            Type::String(Text { pattern: Some(pattern.to_owned()), ..Text::default() }).into()
        }
        // A character has one byte or more.
        (Wire::ShortText, _) => {
            Type::String(Text { max_length: capacity, ..Text::default() }).into()
        }
        (Wire::Decimal, []) => Both {
            sent: Type::String(Text::default()),
            accepted: Some(types::any_of(vec![
                Type::String(Text::default()),
                Type::Number(Number::default()),
            ])),
        },
        (Wire::Bytes, []) => standard::bytes(),
        (Wire::Words(words), []) => {
            let value = |word: &&str| EnumValue {
                value: Value::String((*word).to_owned()),
                docs: Docs::default(),
            };
            Type::Enum(Enum { name: None, values: words.iter().map(value).collect() }).into()
        }
        (Wire::Number, []) => Type::Number(Number::default()).into(),
        (Wire::Inner | Wire::Holder, [inner]) => types::read(reader, inner),
        (Wire::Inline, [RustType::Array(array)]) => {
            types::read(reader, &array.elem).map(types::list)
        }
        // Before there were constants as arguments, the array was the argument.
        (Wire::ShortInline, [RustType::Array(array)])
        | (Wire::ShortList, [RustType::Array(array)])
            if constant.is_none() =>
        {
            types::read(reader, &array.elem).map(|item| short(item, number(&array.len)))
        }
        (Wire::ShortList, [item, ..]) => {
            types::read(reader, item).map(|item| short(item, capacity))
        }
        (Wire::List, [item, ..]) => types::read(reader, item).map(types::list),
        (Wire::Set, [item] | [item, _]) => types::set(types::read(reader, item)),
        (Wire::Map, [key, value] | [key, value, _]) => types::record(reader, key, value),
        (Wire::Either, [left, right]) => {
            let place = reader.itself_place;
            let sides = [("Left", left), ("Right", right)].map(|(name, side)| {
                types::read(reader, side).map(|ty| types::keyed(name, place, ty))
            });
            Both::all(sides.into()).map(types::any_of)
        }
        _ => return None,
    };
    Some(ty)
}

/// A number that is written as one.
fn number(constant: &Expr) -> Option<u64> {
    types::length(constant)?.try_into().ok()
}

/// A list of at most so many items.
fn short(item: Type, max_items: Option<u64>) -> Type {
    match types::list(item) {
        Type::Array(array) => Type::Array(Array { max_items, ..array }),
        ty => ty,
    }
}

#[cfg(test)]
mod tests {
    use super::KNOWN;

    #[test]
    fn types_are_sorted_by_path() {
        assert!(KNOWN.is_sorted_by(|(a, _), (b, _)| a < b));
    }
}
