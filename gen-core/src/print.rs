//! Definitions in a compact notation, for tests: one line a property, `…` for an open object, the
//! names of Rust's integers for their bounds, and `→` before what is accepted where that differs.

use crate::json::compact;
use crate::model::{
    Additional, Definition, Described, Docs, Field, Group, GroupKind, Main, Number, Object,
    Presence, Reference, Text, Type, TypeDefinition, TypeScript,
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
    let mut found = Vec::new();
    let mut text = match &definition.main {
        Main::Type(ty) => type_definition(ty),
        Main::Component(component) => {
            found.extend(lines_of_props(&component.props));
            let accepted = component.input.iter().flat_map(lines_of_props);
            found.extend(accepted.map(|line| format!("→ {line}")));
            for event in &component.events {
                let payload = event.payload.iter().map(|payload| format!(": {}", ty(payload)));
                found.push(format!(
                    "event {}{}{}",
                    event.name,
                    payload.collect::<String>(),
                    described(&event.docs)
                ));
            }
            for slot in &component.slots {
                let mark = if slot.required { "" } else { "?" };
                let props = slot.props.iter().map(|props| format!(": {}", object(props)));
                found.push(format!(
                    "slot {}{mark}{}{}",
                    slot.name,
                    props.collect::<String>(),
                    described(&slot.docs)
                ));
            }
            for example in &component.examples {
                found.push(format!("example {}: {}", example.name, compact(&example.value)));
            }
            format!(
                "component {}{}{}",
                component.name,
                parameters(&component.generics),
                described(&component.docs)
            )
        }
    };
    if !definition.tags.is_empty() {
        text += &format!(" tags {}", definition.tags.join(", "));
    }
    text += &extensions(&definition.extensions);
    found
        .extend(definition.locals.iter().map(|local| type_definition(local).replace('\n', "\n  ")));
    for line in found {
        text += &format!("\n  {line}");
    }
    text + "\n"
}

fn type_definition(ty: &TypeDefinition) -> String {
    let mut text = format!("type {}{}{}", ty.name, parameters(&ty.generics), described(&ty.docs));
    for line in lines(&ty.ty) {
        text += &format!("\n  {line}");
    }
    for line in ty.input.iter().flat_map(lines) {
        text += &format!("\n  → {line}");
    }
    text
}

fn parameters(generics: &[String]) -> String {
    if generics.is_empty() { String::new() } else { format!("<{}>", generics.join(", ")) }
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

fn lines_of_props(props: &Type) -> Vec<String> {
    match props {
        Type::Object(object) => lines_of_object(object),
        props => lines(props),
    }
}

fn lines_of_object(object: &Object) -> Vec<String> {
    let others = match &object.additional {
        Additional::Refused => None,
        Additional::Ignored => Some("…".to_owned()),
        Additional::Of(item) => Some(format!("[others]: {}", member(item))),
    };
    let merged = object.merged.iter().map(|merged| {
        let mark = if merged.is_optional { "?" } else { "" };
        format!("...{}{mark}", ty(&merged.ty))
    });
    object
        .fields
        .iter()
        .map(field)
        .chain(merged)
        .chain(others)
        .chain(object.groups.iter().map(group))
        .collect()
}

fn group(group: &Group) -> String {
    let kind = match group.kind {
        GroupKind::AtLeastOne => "at least one of",
        GroupKind::ExactlyOne => "exactly one of",
        GroupKind::AtMostOne => "at most one of",
    };
    format!("{kind} {}", group.properties.join(", "))
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
    if let Some(version) = &docs.since {
        text += &format!(" since {version}");
    }
    for address in &docs.see {
        text += &format!(" see {address}");
    }
    for example in &docs.examples {
        text += &format!(" such as {}", compact(example));
    }
    text + &extensions(&docs.extensions)
}

fn extensions(extensions: &[(String, Value)]) -> String {
    extensions.iter().map(|(key, value)| format!(" {key}={}", compact(value))).collect()
}

fn ty(ty: &Type) -> String {
    match ty {
        Type::Unknown => "unknown".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Number(number) => self::number(number),
        Type::String(text) => self::text(text),
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
        Type::TypeScript(only) => format!("typescript {}", typescript(only)),
    }
}

fn typescript(only: &TypeScript) -> String {
    match only {
        TypeScript::Named { path, module, arguments } => {
            let module = module.iter().map(|module| format!("{module}:"));
            let arguments = joined(arguments.iter().map(ty), ", ");
            format!("{}{path}<{arguments}>", module.collect::<String>()).replace("<>", "")
        }
        TypeScript::Function { parameters, result } => {
            let parameter = parameters.iter().map(|it| {
                format!("{}{}: {}", it.name, if it.optional { "?" } else { "" }, ty(&it.ty))
            });
            format!("({}) => {}", joined(parameter, ", "), ty(result))
        }
        TypeScript::Intersection(members) => joined(members.iter().map(ty), " & "),
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

fn text(text: &Text) -> String {
    let format = text.format.as_deref().unwrap_or("string");
    let pattern = text.pattern.iter().map(|pattern| format!(" /{pattern}/"));
    format.to_owned() + &bounds(text.min_length, text.max_length) + &pattern.collect::<String>()
}

fn number(number: &Number) -> String {
    let bound = |bound: &Option<Value>| bound.as_ref().map(compact).unwrap_or_default();
    if let (Some(Value::Integer(minimum)), Some(Value::Integer(maximum))) =
        (&number.minimum, &number.maximum)
    {
        let known = INTEGERS.iter().find(|(_, low, high)| (low, high) == (minimum, maximum));
        return known
            .map_or_else(|| format!("{minimum}..{maximum}"), |(name, ..)| (*name).to_owned());
    }
    let mut text = if number.integer { "integer" } else { "number" }.to_owned();
    if number.minimum.is_some() || number.maximum.is_some() {
        text += &format!("({}..{})", bound(&number.minimum), bound(&number.maximum));
    }
    for (sign, bound) in [
        (">", &number.exclusive_minimum),
        ("<", &number.exclusive_maximum),
        ("% ", &number.multiple_of),
    ] {
        text += &bound.iter().map(|bound| format!(" {sign}{}", compact(bound))).collect::<String>();
    }
    text
}

fn object(object: &Object) -> String {
    if let (Additional::Of(item), []) = (&object.additional, &object.fields[..]) {
        let key = object.key.iter().map(|key| format!("{}, ", ty(key)));
        return format!("Record<{}{}>", key.collect::<String>(), member(item));
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
        Presence::OfType { has_default: false } => ("", String::new()),
        Presence::OfType { has_default: true } => ("?", " = …".to_owned()),
    };
    let access = match (field.read_only, field.write_only) {
        (false, false) => "",
        (true, false) => "read-only ",
        (false, true) => "write-only ",
        (true, true) => "read-only write-only ",
    };
    format!("{access}{}{mark}: {}{default}{}", field.name, ty(&field.ty), described(&field.docs))
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
        Value::String(text) => format!("{text:?}"),
        value => compact(value),
    }
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}
