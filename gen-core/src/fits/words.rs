//! The words of which messages are made.

use crate::json::compact;
use crate::model::Type;
use crate::name::nearest;
use crate::value::Value;

/// More characters than this are too many to repeat a value in a message.
const LONG: usize = 60;

/// More options than this are too many to list.
const MANY: usize = 12;

/// A value as a message shows it: itself, or what kind of value it is if it is long.
pub(super) fn found(value: &Value) -> String {
    let text = compact(value);
    if text.chars().count() <= LONG { text } else { value.kind().into() }
}

/// A text in double quotes, escaped.
pub(super) fn quoted(text: &str) -> String {
    compact(&Value::String(text.into()))
}

/// `A, B or C`.
pub(super) fn either(mut options: Vec<String>) -> String {
    if options.len() > MANY {
        let more = options.len() - MANY;
        options.truncate(MANY);
        options.push(format!("one of {more} others"));
    }
    join(options, "or")
}

/// `` `a`, `b` and `c` ``.
pub(super) fn all(names: &[&String]) -> String {
    join(names.iter().map(|name| format!("`{name}`")).collect(), "and")
}

fn join(mut words: Vec<String>, conjunction: &str) -> String {
    let Some(last) = words.pop() else { return "nothing".into() };
    if words.is_empty() { last } else { format!("{} {conjunction} {last}", words.join(", ")) }
}

/// What a type expects, in words, each once; and the literals among it.
pub(super) fn expected<'t>(ty: &'t Type, words: &mut Vec<String>, literals: &mut Vec<&'t Value>) {
    let word = match ty {
        Type::Unknown | Type::Parameter(_) | Type::TypeScript(_) => "any value".into(),
        Type::Null => "null".into(),
        Type::Boolean => "a boolean".into(),
        Type::Number(number) if number.integer => "an integer".into(),
        Type::Number(_) => "a number".into(),
        Type::String(_) => "a string".into(),
        Type::Array(_) | Type::Tuple(_) => "an array".into(),
        Type::Object(_) => "an object".into(),
        Type::Reference(reference) => format!("`{}`", reference.name),
        Type::Literal(value) => {
            literals.push(value);
            found(value)
        }
        Type::Enum(choice) => {
            for value in &choice.values {
                literals.push(&value.value);
                words.push(found(&value.value));
            }
            return;
        }
        Type::Union(union) => {
            return union.members.iter().for_each(|member| expected(&member.ty, words, literals));
        }
    };
    if !words.contains(&word) {
        words.push(word);
    }
}

/// The advice to write an option that is much like the value.
pub(super) fn nearest_option<'v>(
    value: &Value,
    options: impl Iterator<Item = &'v Value>,
) -> Option<String> {
    let Value::String(text) = value else { return None };
    let options = options.filter_map(|option| match option {
        Value::String(option) => Some(option.as_str()),
        _ => None,
    });
    nearest(text, options).map(|option| format!("did you mean {}?", quoted(option)))
}
