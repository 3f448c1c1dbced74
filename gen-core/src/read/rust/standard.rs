//! The standard library's types that are not in every program, and their JSON.

use syn::Type as RustType;

use super::both::Both;
use super::{Reader, types, variants};
use crate::diagnostic::Place;
use crate::model::{Additional, Described, Field, Number, Object, Presence, Text, Type, Union};
use crate::value::Value;

/// What is on the wire for a type of the standard library by its full name, `std::ops::Range`;
/// nothing if it is not known here.
pub(super) fn read(reader: &mut Reader, name: &str, arguments: &[&RustType]) -> Option<Both<Type>> {
    let path = name.strip_prefix("std::")?;
    if let Some(number) = path.strip_prefix("num::NonZero") {
        return non_zero(number, arguments).map(Both::from);
    }
    if let Some(atomic) = path.strip_prefix("sync::atomic::Atomic") {
        return match (atomic, arguments) {
            ("Bool", []) => Some(Type::Boolean.into()),
            (name, []) => integer(name).map(|number| Type::Number(number).into()),
            _ => None,
        };
    }
    let ty = match (path, arguments) {
        (
            "cell::Cell" | "cell::RefCell" | "sync::Mutex" | "sync::RwLock" | "num::Wrapping"
            | "cmp::Reverse",
            [inner],
        ) => types::read(reader, inner),
        // What is too large or too small is cut off.
        ("num::Saturating", [inner]) => {
            let bounds = (types::integer("i64")?.minimum, types::integer("u64")?.maximum);
            let (minimum, maximum) = bounds;
            let accepted = Number { integer: true, minimum, maximum, ..Number::default() };
            Both::of(types::read(reader, inner).sent, Type::Number(accepted))
        }
        ("rc::Weak" | "sync::Weak", [inner]) => types::read(reader, inner).map(types::nullable),
        ("marker::PhantomData", _) => Type::Null.into(),
        ("collections::BinaryHeap" | "collections::LinkedList", [item]) => {
            types::read(reader, item).map(types::list)
        }
        ("result::Result", [value, error]) => {
            let value = types::read(reader, value).map(|ty| variant("Ok", ty));
            let error = types::read(reader, error).map(|ty| variant("Err", ty));
            Both::all(vec![value, error]).map(union)
        }
        ("ops::Bound", [value]) => types::read(reader, value).map(|ty| {
            let unbounded = Type::Literal(Value::String("Unbounded".to_owned()));
            union(vec![unbounded, variant("Included", ty.clone()), variant("Excluded", ty)])
        }),
        ("ops::Range" | "ops::RangeInclusive", [value]) => {
            types::read(reader, value).map(|ty| object([("start", ty.clone()), ("end", ty)]))
        }
        ("ops::RangeFrom", [value]) => types::read(reader, value).map(|ty| object([("start", ty)])),
        ("ops::RangeTo", [value]) => types::read(reader, value).map(|ty| object([("end", ty)])),
        ("time::Duration", []) => seconds("secs", u64::MAX.into(), "nanos").into(),
        ("time::SystemTime", []) => {
            seconds("secs_since_epoch", i64::MAX.into(), "nanos_since_epoch").into()
        }
        ("path::PathBuf" | "path::Path", []) => Type::String(Text::default()).into(),
        ("ffi::OsString" | "ffi::OsStr", []) => {
            let units = |name| types::list(integer(name).map_or(Type::Unknown, Type::Number));
            union(vec![variant("Unix", units("U8")), variant("Windows", units("U16"))]).into()
        }
        ("ffi::CString" | "ffi::CStr", []) => bytes(),
        ("net::Ipv4Addr", []) => format("ipv4").into(),
        ("net::Ipv6Addr", []) => format("ipv6").into(),
        ("net::IpAddr", []) => union(vec![format("ipv4"), format("ipv6")]).into(),
        ("net::SocketAddr" | "net::SocketAddrV4" | "net::SocketAddrV6", []) => {
            Type::String(Text::default()).into()
        }
        _ => return None,
    };
    Some(ty)
}

/// The type for which `None` is read where a field of this type is missing.
pub(super) fn optional<'a>(name: &str, arguments: &[&'a RustType]) -> Option<&'a RustType> {
    match (name.strip_prefix("std::")?, arguments) {
        (
            "cell::Cell" | "cell::RefCell" | "sync::Mutex" | "sync::RwLock" | "num::Wrapping"
            | "num::Saturating" | "cmp::Reverse",
            [inner],
        ) => types::optional(inner),
        ("rc::Weak" | "sync::Weak", [inner]) => Some(inner),
        _ => None,
    }
}

/// Bytes are sent as numbers, and accepted as a string too.
pub(super) fn bytes() -> Both<Type> {
    let numbers = types::list(integer("U8").map_or(Type::Unknown, Type::Number));
    let accepted = union(vec![numbers.clone(), Type::String(Text::default())]);
    Both { sent: numbers, accepted: Some(accepted) }
}

fn non_zero(number: &str, arguments: &[&RustType]) -> Option<Type> {
    let number = match (number, arguments) {
        ("", [RustType::Path(path)]) => {
            integer(&path.path.segments.last()?.ident.to_string().to_uppercase())?
        }
        (name, []) => integer(&name.to_uppercase())?,
        _ => return None,
    };
    let bounded = |minimum, maximum| Type::Number(Number { minimum, maximum, ..number.clone() });
    let above = bounded(Some(Value::Integer(1)), number.maximum.clone());
    if number.minimum == Some(Value::Integer(0)) {
        return Some(above);
    }
    let below = bounded(number.minimum.clone(), Some(Value::Integer(-1)));
    Some(union(vec![below, above]))
}

fn integer(name: &str) -> Option<Number> {
    types::integer(&name.to_lowercase())
}

fn format(name: &str) -> Type {
    Type::String(Text { format: Some(name.to_owned()), ..Text::default() })
}

/// serde takes more nanoseconds than a second has as long as the sum can be held, and refuses the
/// rest. Nobody sends them.
fn seconds(seconds: &str, most: i128, rest: &str) -> Type {
    let up_to = |most| {
        Type::Number(Number {
            integer: true,
            minimum: Some(Value::Integer(0)),
            maximum: Some(Value::Integer(most)),
            ..Number::default()
        })
    };
    object([(seconds, up_to(most)), (rest, up_to(999_999_999))])
}

/// A closed object with required properties.
fn object<const N: usize>(properties: [(&str, Type); N]) -> Type {
    let field = |(name, ty)| Field {
        presence: Presence::Required,
        ..variants::field(name, Place::default(), ty)
    };
    let fields = properties.map(field).into();
    Type::Object(Object { fields, additional: Additional::Refused, ..Object::default() })
}

fn variant(name: &str, ty: Type) -> Type {
    object([(name, ty)])
}

fn union(members: Vec<Type>) -> Type {
    let members = members.into_iter().map(titled).collect();
    Type::Union(Union { name: None, discriminator: None, members })
}

/// An object is named after its variant.
fn titled(ty: Type) -> Described {
    let title = match &ty {
        Type::Object(object) => object.fields.first().map(|field| field.name.clone()),
        _ => None,
    };
    let mut described = Described::from(ty);
    described.docs.title = title;
    described
}
