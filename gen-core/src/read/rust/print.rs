//! Definitions in a compact notation, for tests: one line a property, `…` for an open object, the
//! names of Rust's integers for their bounds, and `→` before what is accepted where that differs.

use crate::model::{
    Additional, Definition, Described, Docs, Field, Main, Number, Object, Presence, Reference, Type,
};
use crate::value::Value;

/// The integers that are known by their bounds.
const INTEGERS: [(&str, i128, i128); 8] = [
    ("u8", 0, u8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
];

/// Each definition on lines of its own.
pub(crate) fn definitions<'a>(definitions: impl IntoIterator<Item = &'a Definition>) -> String {
    definitions.into_iter().map(definition).collect()
}

fn definition(definition: &Definition) -> String {
    let (kind, docs) = match &definition.main {
        Main::Component(component) => ("component", &component.docs),
        Main::Type(ty) => ("type", &ty.docs),
    };
    let mut text = format!("{kind} {}", definition.name());
    if !definition.generics().is_empty() {
        text += &format!("<{}>", definition.generics().join(", "));
    }
    text += &described(docs);
    let (sent, accepted) = match &definition.main {
        Main::Component(component) => {
            (lines_of_object(&component.props), component.input.as_ref().map(lines_of_object))
        }
        Main::Type(declared) => (lines(&declared.ty), declared.input.as_ref().map(lines)),
    };
    for line in &sent {
        text += &format!("\n  {line}");
    }
    for line in accepted.iter().flatten() {
        text += &format!("\n  → {line}");
    }
    text + "\n"
}

/// The properties or members of an outermost type, one a line.
fn lines(ty: &Type) -> Vec<String> {
    match ty {
        Type::Object(object) if !matches!(object.additional, Additional::Of(_)) => {
            lines_of_object(object)
        }
        Type::Union(union) => {
            let by = union.discriminator.iter().map(|key| format!("by {key}"));
            by.chain(union.members.iter().map(|it| format!("| {}", member(it)))).collect()
        }
        ty => vec![self::ty(ty)],
    }
}

fn lines_of_object(object: &Object) -> Vec<String> {
    let open = matches!(object.additional, Additional::Ignored).then(|| "…".to_owned());
    object.fields.iter().map(field).chain(open).collect()
}

fn described(docs: &Docs) -> String {
    let mut text = String::new();
    if let Some(title) = &docs.title {
        text += &format!(" #{title}");
    }
    if let Some(description) = &docs.description {
        text += &format!(" -- {description:?}");
    }
    if let Some(reason) = &docs.deprecated {
        text += &format!(" deprecated {reason:?}");
    }
    text
}

fn ty(ty: &Type) -> String {
    match ty {
        Type::Unknown => "unknown".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Number(number) => self::number(number),
        Type::String(text) => "string".to_owned() + &bounds(text.min_length, text.max_length),
        Type::Literal(literal) => value(literal),
        Type::Enum(choice) => {
            let values = choice.values.iter();
            joined(values.map(|choice| value(&choice.value) + &described(&choice.docs)), " | ")
        }
        Type::Array(array) => {
            let unique = if array.unique_items { "unique " } else { "" };
            let bounds = bounds(array.min_items, array.max_items);
            format!("{unique}Array<{}>{bounds}", member(&array.items))
        }
        Type::Tuple(items) => format!("[{}]", joined(items.iter().map(member), ", ")),
        Type::Object(object) => self::object(object),
        Type::Union(union) => {
            let members = joined(union.members.iter().map(member), " | ");
            match &union.discriminator {
                Some(key) => format!("by {key}: {members}"),
                None => members,
            }
        }
        Type::Reference(reference) => self::reference(reference),
        Type::Parameter(name) => format!("'{name}"),
        Type::TypeScript(_) => "typescript".to_owned(),
    }
}

fn reference(reference: &Reference) -> String {
    let arguments = joined(reference.arguments.iter().map(ty), ", ");
    if arguments.is_empty() {
        reference.name.clone()
    } else {
        format!("{}<{arguments}>", reference.name)
    }
}

fn number(number: &Number) -> String {
    let (Some(Value::Integer(minimum)), Some(Value::Integer(maximum))) =
        (&number.minimum, &number.maximum)
    else {
        return "number".to_owned();
    };
    let known = INTEGERS.iter().find(|(_, low, high)| (low, high) == (minimum, maximum));
    known.map_or_else(|| format!("{minimum}..{maximum}"), |(name, ..)| (*name).to_owned())
}

fn object(object: &Object) -> String {
    if let (Additional::Of(item), []) = (&object.additional, &object.fields[..]) {
        return format!("Record<{}>", member(item));
    }
    match &lines_of_object(object)[..] {
        [] => "{}".to_owned(),
        lines => format!("{{ {} }}", lines.join(", ")),
    }
}

fn field(field: &Field) -> String {
    let (mark, default) = match &field.presence {
        Presence::Required => ("", String::new()),
        Presence::Optional => ("?", String::new()),
        Presence::Default(default) => ("?", format!(" = {}", value(default))),
    };
    format!("{}{mark}: {}{default}{}", field.name, ty(&field.ty), described(&field.docs))
}

fn member(member: &Described) -> String {
    ty(&member.ty) + &described(&member.docs)
}

fn bounds(minimum: Option<u64>, maximum: Option<u64>) -> String {
    let bound = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    match (minimum, maximum) {
        (None, None) => String::new(),
        _ => format!("({}..{})", bound(minimum), bound(maximum)),
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::String(text) => format!("{text:?}"),
        Value::Boolean(fact) => fact.to_string(),
        Value::Array(items) if items.is_empty() => "[]".to_owned(),
        Value::Object(fields) if fields.is_empty() => "{}".to_owned(),
        value => format!("{value:?}"),
    }
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}
