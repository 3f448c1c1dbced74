//! A Rust type to the JSON that serde makes of it.

use syn::{
    Expr, ExprLit, GenericArgument, Lit, Path, PathArguments, PathSegment, Type as RustType,
};

use super::both::Both;
use super::{Reader, foreign, standard, variants};
use crate::diagnostic::Place;
use crate::model::{
    Additional, Array, Described, Field, Number, Object, Presence, Reference, Text, Type, Union,
};
use crate::value::Value;

/// The most items for which an array is described item by item: a 4 × 4 matrix.
const LARGEST_TUPLE: usize = 16;

/// What is on the wire for a type that does not stand directly in a named field.
pub(super) fn read(reader: &mut Reader, ty: &RustType) -> Both<Type> {
    match plain(ty) {
        RustType::Path(path) if path.qself.is_none() => read_path(reader, ty, &path.path),
        RustType::Reference(reference) if reference.mutability.is_none() => {
            if let RustType::Slice(slice) = plain(&reference.elem)
                && is_byte(&slice.elem)
            {
                return reader.refuse_type(
                    ty,
                    "serde writes `&[u8]` as numbers but reads it from a string",
                    "write `Vec<u8>` or `Cow<[u8]>`",
                );
            }
            read(reader, &reference.elem)
        }
        RustType::Slice(slice) => read(reader, &slice.elem).map(list),
        RustType::Array(array) => match length(&array.len) {
            Some(length) => read(reader, &array.elem).map(|item| repeated(item, length)),
            // Like a type parameter, it may be anything.
            None if is_constant(reader, &array.len) => read(reader, &array.elem).map(list),
            None => reader.refuse_type(
                &array.len,
                "the length of this array is not written as a number",
                "write the number, or use `Vec`",
            ),
        },
        RustType::Tuple(tuple) if tuple.elems.is_empty() => Type::Null.into(),
        RustType::Tuple(tuple) => {
            let items = tuple.elems.iter().map(|item| read(reader, item)).collect();
            Both::all(items).map(tuple_of)
        }
        _ => reader.refuse_type(
            ty,
            "gen does not know what this type is in JSON",
            "use a type that derives `Type`, or one of the standard library's that serde supports",
        ),
    }
}

/// The types that may be an `Option` or hold one as if they were not there.
const TRANSPARENT: [&str; 13] = [
    "Arc",
    "Box",
    "Cell",
    "Cow",
    "Mutex",
    "Option",
    "Rc",
    "RefCell",
    "Reverse",
    "RwLock",
    "Saturating",
    "Weak",
    "Wrapping",
];

/// The type in an `Option`, also in one that is boxed: a field of it may be missing.
pub(super) fn optional(ty: &RustType) -> Option<&RustType> {
    let RustType::Path(path) = plain(ty) else { return None };
    let last = &path.path.segments.last()?.ident;
    if !TRANSPARENT.iter().any(|name| last == name) {
        return None;
    }
    if let Some(name) = standard_name(&path.path) {
        let arguments = type_arguments(path.path.segments.last()?);
        let inner = standard::optional(&name, &arguments);
        if inner.is_some() {
            return inner;
        }
    }
    let Some(segment) = known(&path.path) else {
        return foreign::optional(
            &written(&path.path),
            &type_arguments(path.path.segments.last()?),
        );
    };
    let arguments = arguments(segment)?;
    let [inner] = arguments[..] else { return None };
    match segment.ident.to_string().as_str() {
        "Option" => Some(inner),
        "Box" | "Rc" | "Arc" | "Cow" => optional(inner),
        _ => None,
    }
}

/// Whether a type is written as an `Option`.
pub(super) fn is_option(ty: &RustType) -> bool {
    matches!(plain(ty), RustType::Path(path)
        if known(&path.path).is_some_and(|segment| segment.ident == "Option"))
}

/// A type or `null`.
pub(super) fn nullable(ty: Type) -> Type {
    if accepts_null(&ty) {
        return ty;
    }
    let mut members = match ty {
        Type::Union(Union { discriminator: None, members, .. }) => members,
        ty => vec![ty.into()],
    };
    members.push(Type::Null.into());
    Type::Union(Union { name: None, discriminator: None, members })
}

/// Whether `null` is known to be one of the values.
pub(super) fn accepts_null(ty: &Type) -> bool {
    match ty {
        Type::Unknown | Type::Null => true,
        Type::Union(union) => union.members.iter().any(|member| accepts_null(&member.ty)),
        _ => false,
    }
}

/// The value of `Default` for the types of which everybody knows it.
pub(super) fn default(ty: &RustType) -> Option<Value> {
    match plain(ty) {
        RustType::Path(path) => {
            let segment = known(&path.path)?;
            match segment.ident.to_string().as_str() {
                "bool" => Some(Value::Boolean(false)),
                "f32" | "f64" => Some(Value::Integer(0)),
                "String" => Some(Value::String(String::new())),
                "Vec" | "VecDeque" | "HashSet" | "BTreeSet" => Some(Value::Array(Vec::new())),
                "HashMap" | "BTreeMap" => Some(Value::Object(Vec::new())),
                "Box" | "Rc" | "Arc" => match arguments(segment)?[..] {
                    [inner] => default(inner),
                    _ => None,
                },
                name => integer(name).map(|_| Value::Integer(0)),
            }
        }
        _ => None,
    }
}

fn read_path(reader: &mut Reader, ty: &RustType, path: &Path) -> Both<Type> {
    let Some(segment) = path.segments.last() else { return Type::Unknown.into() };
    if let Some(name) = standard_name(path)
        && let Some(found) = standard::read(reader, &name, &type_arguments(segment))
    {
        return found;
    }
    let Some(segment) = known(path) else { return read_far(reader, path) };
    let Some(arguments) = arguments(segment) else {
        return reader.refuse_type(
            ty,
            "only types and lifetimes can stand between these `<` and `>`",
            "use a type that derives `Type`",
        );
    };
    let name = segment.ident.to_string();
    if arguments.is_empty()
        && let Some(number) = integer(&name)
    {
        return Type::Number(number).into();
    }
    match (name.as_str(), &arguments[..]) {
        ("bool", []) => Type::Boolean.into(),
        ("f32" | "f64", []) => Type::Number(Number::default()).into(),
        ("String" | "str", []) => Type::String(Text::default()).into(),
        ("char", []) => character().into(),
        ("i128" | "u128", []) if reader.is_buffered => reader.refuse_type(
            ty,
            format!("serde cannot read `{name}` back here: it reads from a buffer first"),
            "use `i64` or `u64`, or a string, or add `content = \"…\"` beside `tag`",
        ),
        ("i128", []) => Type::Number(Number {
            integer: true,
            minimum: Some(Value::Integer(i128::MIN)),
            maximum: Some(Value::Integer(i128::MAX)),
            ..Number::default()
        })
        .into(),
        ("u128", []) => Type::Number(Number {
            integer: true,
            minimum: Some(Value::Integer(0)),
            maximum: Some(Value::Number(u128::MAX as f64)),
            ..Number::default()
        })
        .into(),
        ("Option", [inner]) => read(reader, inner).map(nullable),
        ("Box" | "Rc" | "Arc" | "Cow", [inner]) => read(reader, inner),
        ("Vec" | "VecDeque", [item]) => read(reader, item).map(list),
        ("HashSet", [item] | [item, _]) | ("BTreeSet", [item]) => set(read(reader, item)),
        ("HashMap", [key, value] | [key, value, _]) | ("BTreeMap", [key, value]) => {
            record(reader, key, value)
        }
        (
            "Option" | "Box" | "Rc" | "Arc" | "Cow" | "Vec" | "VecDeque" | "HashSet" | "BTreeSet"
            | "HashMap" | "BTreeMap",
            _,
        ) => reader.refuse_type(
            ty,
            format!("`{name}` has another number of types between `<` and `>` here"),
            "write the type as in the standard library, without an allocator",
        ),
        (name, []) if reader.parameters.iter().any(|parameter| parameter == name) => {
            Type::Parameter(name.to_owned()).into()
        }
        _ if path.segments.len() > 1 => reader.refuse_type(
            ty,
            "gen does not know what this type is in JSON",
            "use a type that derives `Type`",
        ),
        _ => reference(reader, segment, &name, &arguments),
    }
}

/// A type of another module or of another crate.
fn read_far(reader: &mut Reader, path: &Path) -> Both<Type> {
    let Some(segment) = path.segments.last() else { return Type::Unknown.into() };
    let written = written(path);
    let types: Vec<&RustType> = type_arguments(segment);
    if let Some(ty) = foreign::read(reader, &written, &types, constant(segment)) {
        return ty;
    }
    reference(reader, segment, &written, &types)
}

/// A path without arguments.
fn written(path: &Path) -> String {
    let names: Vec<String> =
        path.segments.iter().map(|segment| super::name(&segment.ident)).collect();
    names.join("::")
}

/// Another definition. Its name is the Rust type's until `link` has seen all definitions.
fn reference(
    reader: &mut Reader,
    segment: &PathSegment,
    path: &str,
    arguments: &[&RustType],
) -> Both<Type> {
    let place = reader.place(segment.ident.span().into());
    let mut options = Vec::new();
    let (name, arguments) = if segment.ident == "Self" {
        let parameters: Vec<Type> =
            reader.parameters.iter().cloned().map(Type::Parameter).collect();
        (reader.itself.clone(), Both::from(parameters))
    } else {
        let is_constant = |ty: &&&RustType| match plain(ty) {
            RustType::Path(path) => {
                reader.constants.iter().any(|constant| path.path.is_ident(constant))
            }
            _ => false,
        };
        let arguments: Vec<&RustType> =
            arguments.iter().filter(|it| !is_constant(it)).copied().collect();
        options.extend((0..arguments.len()).filter(|at| optional(arguments[*at]).is_some()));
        let arguments = arguments.into_iter().map(|argument| read(reader, argument)).collect();
        let name = reader.names.get(path).cloned();
        (name.unwrap_or_else(|| super::name(&segment.ident)), Both::all(arguments))
    };
    arguments.map(|arguments| {
        let definition = Some(name.clone());
        let (name, options) = (name.clone(), options.clone());
        Type::Reference(Reference { definition, name, arguments, options, place })
    })
}

pub(super) fn record(reader: &mut Reader, key: &RustType, value: &RustType) -> Both<Type> {
    let refused = reader.diagnostics.len();
    // serde writes the key in `Some`, and fails on `None`.
    let key = optional(key).unwrap_or(key);
    let key_type = read(reader, key).sent;
    let key_type = match key_type {
        Type::String(text) if text == Text::default() => None,
        Type::Boolean => {
            if reader.is_buffered {
                refuse_unbuffered(reader, key);
            }
            return read(reader, value).map(|value| by_name(["true", "false"], value));
        }
        Type::String(_) | Type::Reference(_) => Some(Box::new(key_type)),
        Type::Number(ref number) if number.integer => Some(Box::new(key_type)),
        _ if refused == reader.diagnostics.len() => {
            return reader.refuse_type(
                key,
                "gen does not know what the keys of this map are in JSON",
                "use `String`, an integer or an enum without fields as the key",
            );
        }
        _ => None,
    };
    let has_integer_keys = matches!(key_type.as_deref(), Some(Type::Number(_)));
    if reader.is_buffered && has_integer_keys {
        refuse_unbuffered(reader, key);
    }
    read(reader, value).map(|value| {
        let additional = Additional::Of(Box::new(value.into()));
        Type::Object(Object { additional, key: key_type.clone(), ..Object::default() })
    })
}

/// Keys that are text in a buffer, and no more what they were.
fn refuse_unbuffered(reader: &mut Reader, key: &RustType) {
    reader.refuse(
        key,
        "serde cannot read these keys back, in an enum without a key around it",
        "use `String` as the key, or add `content = \"…\"` beside `tag`",
    );
}

/// A record of which the possible keys are known.
fn by_name<const N: usize>(names: [&str; N], value: Type) -> Type {
    let field = |name| Field {
        presence: Presence::Optional,
        ..variants::field(name, Place::default(), value.clone())
    };
    Type::Object(Object { fields: names.map(field).into(), ..Object::default() })
}

/// A set sends no item twice, and accepts them.
pub(super) fn set(item: Both<Type>) -> Both<Type> {
    let unique = distinct(&item.sent);
    let accepted = item.accepted.or_else(|| unique.then(|| item.sent.clone()));
    let sent = match list(item.sent) {
        Type::Array(array) => Type::Array(Array { unique_items: unique, ..array }),
        ty => ty,
    };
    Both { sent, accepted: accepted.map(list) }
}

/// Whether different Rust values are different JSON. Of other definitions it is not known: they may
/// skip fields.
fn distinct(ty: &Type) -> bool {
    match ty {
        Type::Null | Type::Boolean | Type::String(_) => true,
        Type::Number(number) => number.integer,
        Type::Array(array) => distinct(&array.items.ty),
        Type::Tuple(items) => items.iter().all(|item| distinct(&item.ty)),
        _ => false,
    }
}

pub(super) fn list(item: Type) -> Type {
    let items = Box::new(item.into());
    Type::Array(Array { items, min_items: None, max_items: None, unique_items: false })
}

fn repeated(item: Type, length: usize) -> Type {
    if items(&item).saturating_mul(length) <= LARGEST_TUPLE {
        return tuple_of(vec![item; length]);
    }
    let bound = u64::try_from(length).ok();
    let items = Box::new(item.into());
    Type::Array(Array { items, min_items: bound, max_items: bound, unique_items: false })
}

/// How many items an array of arrays has, all counted.
fn items(ty: &Type) -> usize {
    match ty {
        Type::Tuple(members) => members.iter().map(|member| items(&member.ty)).sum(),
        _ => 1,
    }
}

/// Any of several types.
pub(super) fn any_of(types: Vec<Type>) -> Type {
    let members = types.into_iter().map(Described::from).collect();
    Type::Union(Union { name: None, discriminator: None, members })
}

/// An object with one key.
pub(super) fn keyed(name: &str, place: Place, ty: Type) -> Type {
    let fields = vec![super::variants::field(name, place, ty)];
    Type::Object(Object { fields, ..Object::default() })
}

/// A list of fixed length.
pub(super) fn tuple_of(items: Vec<Type>) -> Type {
    Type::Tuple(items.into_iter().map(Described::from).collect())
}

fn character() -> Type {
    Type::String(Text { min_length: Some(1), max_length: Some(1), ..Text::default() })
}

pub(super) fn integer(name: &str) -> Option<Number> {
    let (minimum, maximum) = match name {
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" | "usize" => (0, u64::MAX.into()),
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" | "isize" => (i64::MIN.into(), i64::MAX.into()),
        _ => return None,
    };
    let bound = |value| Some(Value::Integer(value));
    Some(Number {
        integer: true,
        minimum: bound(minimum),
        maximum: bound(maximum),
        ..Number::default()
    })
}

/// Without parentheses and the invisible groups that macros make.
fn plain(ty: &RustType) -> &RustType {
    match ty {
        RustType::Group(group) => plain(&group.elem),
        RustType::Paren(paren) => plain(&paren.elem),
        ty => ty,
    }
}

fn is_byte(ty: &RustType) -> bool {
    let RustType::Path(path) = plain(ty) else { return false };
    known(&path.path).is_some_and(|segment| segment.ident == "u8")
}

/// The segment that names the type, if it stands alone or is known to be of the standard library.
fn known(path: &Path) -> Option<&PathSegment> {
    let is_alone = path.segments.len() == 1 && path.leading_colon.is_none();
    if is_alone || super::known::is_standard(path) { path.segments.last() } else { None }
}

/// The full name of a type of the standard library, `std::ops::Range`, if that is how it is written.
fn standard_name(path: &Path) -> Option<String> {
    let first = &path.segments.first()?.ident;
    if path.segments.len() == 1 {
        // The only one of these types that needs no `use`.
        return (first == "Result").then(|| "std::result::Result".to_owned());
    }
    let is_standard = ["std", "core", "alloc"].iter().any(|name| first == name);
    let rest: Vec<String> =
        path.segments.iter().skip(1).map(|segment| segment.ident.to_string()).collect();
    is_standard.then(|| format!("std::{}", rest.join("::")))
}

/// The types among the arguments of a path segment.
fn type_arguments(segment: &PathSegment) -> Vec<&RustType> {
    let PathArguments::AngleBracketed(list) = &segment.arguments else { return Vec::new() };
    let mut types = Vec::with_capacity(list.args.len());
    for argument in &list.args {
        if let GenericArgument::Type(ty) = argument {
            types.push(ty);
        }
    }
    types
}

/// The constant argument of a path segment.
fn constant(segment: &PathSegment) -> Option<&Expr> {
    let PathArguments::AngleBracketed(list) = &segment.arguments else { return None };
    list.args.iter().find_map(|argument| match argument {
        GenericArgument::Const(constant) => Some(constant),
        _ => None,
    })
}

/// The type arguments of a path segment; nothing if there is something else among them.
fn arguments(segment: &PathSegment) -> Option<Vec<&RustType>> {
    let list = match &segment.arguments {
        PathArguments::None => return Some(Vec::new()),
        PathArguments::AngleBracketed(list) => list,
        PathArguments::Parenthesized(_) => return None,
    };
    let mut types = Vec::with_capacity(list.args.len());
    for argument in &list.args {
        match argument {
            GenericArgument::Type(ty) => types.push(ty),
            GenericArgument::Lifetime(_) | GenericArgument::Const(_) => {}
            _ => return None,
        }
    }
    Some(types)
}

/// Whether a length is a const parameter.
fn is_constant(reader: &Reader, length: &Expr) -> bool {
    matches!(length, Expr::Path(path)
        if reader.constants.iter().any(|constant| path.path.is_ident(constant)))
}

pub(super) fn length(length: &Expr) -> Option<usize> {
    match length {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        Expr::Group(group) => self::length(&group.expr),
        _ => None,
    }
}
