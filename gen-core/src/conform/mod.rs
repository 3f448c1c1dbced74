//! Samples of a definition: values that it accepts, and values that it has to refuse.
//!
//! They are what a test of a Rust type sends through serde and a validator, to find out whether both
//! agree with the definition. Everything that a type can be is in some sample: each member of a
//! union, each value of an enum, each property present and absent, the bounds of numbers, lists and
//! records that are empty and that are not. From them come the mutants, in which one thing is wrong.
//!
//! Nothing is random: the same definition has the same samples.

mod mutants;
mod relax;
mod scalar;
#[cfg(all(test, feature = "yaml", feature = "rust"))]
#[expect(clippy::format_push_string, reason = "a test reads better so")]
mod tests;
mod values;

use std::fmt::Write;

use crate::fits::{Mismatch, input_mismatches};
use crate::json::compact;
use crate::model::{Definition, Project, Reference, Type};
use crate::ordered::Set;
use crate::value::Value;

pub use relax::relaxed;

/// How many samples there are of either kind.
const MOST: usize = 150;
/// How large all samples of a kind may be together, in bytes.
const LARGEST: usize = 200_000;

/// Samples of one definition.
#[derive(Debug, Default)]
pub struct Samples {
    /// Values that fit.
    pub accepted: Vec<Value>,
    /// Values that do not fit, and that serde refuses.
    pub refused: Vec<Value>,
    /// Values that do not fit, but that serde may read: a constraint, a format or a definition in
    /// YAML says more than the Rust type.
    pub refused_by_schema: Vec<Value>,
    /// Parts of the definition for which no value could be made up: `user.id`.
    pub missing: Vec<String>,
}

/// Makes samples of a definition in the form that is accepted. `relaxed` is what [`relaxed`] makes
/// of the project.
pub fn samples(definition: &Definition, project: &Project, relaxed: &Project) -> Samples {
    let found = values::values(definition, project);
    let mut samples = Samples { missing: found.missing, ..Samples::default() };
    let fits = |value: &Value| misfits(value, definition, project).is_empty();
    samples.accepted = limited(found.values.into_iter().filter(|value| fits(value)));
    if samples.accepted.is_empty() && samples.missing.is_empty() {
        samples.missing.push(definition.type_name());
    }
    let fits_at_all = |value: &Value| fits(value) || fits(&without_empty_objects(value));
    let relaxed_definition = relaxed.definitions.get(definition.name()).unwrap_or(definition);
    let mutants = mutants::mutants(&samples.accepted, |value| !fits_at_all(value));
    let may_be_read = |value: &Value| {
        let misfits = |value: &Value| misfits(value, relaxed_definition, relaxed);
        misfits(value).is_empty() || misfits(&without_empty_objects(value)).is_empty()
    };
    let (by_schema, refused): (Vec<Value>, Vec<Value>) = mutants.into_iter().partition(may_be_read);
    samples.refused = limited(refused.into_iter());
    samples.refused_by_schema = limited(by_schema.into_iter());
    samples
}

/// How a value does not fit what a definition accepts.
fn misfits(value: &Value, definition: &Definition, project: &Project) -> Vec<Mismatch> {
    let itself = Type::Reference(Reference {
        definition: Some(definition.name().to_owned()),
        name: definition.type_name(),
        arguments: Vec::new(),
        options: Vec::new(),
        place: definition.place,
    });
    input_mismatches(value, &itself, definition, project)
}

/// The value with `null` for `{}`: serde may read the one for the other.
fn without_empty_objects(value: &Value) -> Value {
    match value {
        Value::Object(entries) if entries.is_empty() => Value::Null,
        Value::Object(entries) => {
            let entry =
                |(key, value): &(String, Value)| (key.clone(), without_empty_objects(value));
            Value::Object(entries.iter().map(entry).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(without_empty_objects).collect()),
        _ => value.clone(),
    }
}

/// No value twice, not too many of them, and not too large.
fn limited(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut known = Set::new();
    let mut size = 0;
    let mut kept = Vec::new();
    for value in values {
        let text = compact(&value);
        size += text.len();
        if size > LARGEST && !kept.is_empty() {
            break;
        }
        if known.insert(text) {
            kept.push(value);
        }
    }
    spread(kept, MOST)
}

/// Some of many things, from the first to the last.
fn spread<T>(things: Vec<T>, most: usize) -> Vec<T> {
    let count = things.len();
    if count <= most {
        return things;
    }
    let is_kept = |index: usize| index == 0 || index * most / count != (index - 1) * most / count;
    things.into_iter().enumerate().filter(|(index, _)| is_kept(*index)).map(|it| it.1).collect()
}

impl Samples {
    /// The text that a test reads: a JSON document a line, behind a sign. `+` is accepted, `-` is
    /// refused, `~` is refused by the schema; behind `?` stands a part that has no values.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (sign, values) in
            [('+', &self.accepted), ('-', &self.refused), ('~', &self.refused_by_schema)]
        {
            for value in values {
                _ = writeln!(text, "{sign} {}", compact(value));
            }
        }
        for part in &self.missing {
            _ = writeln!(text, "? {part}");
        }
        text
    }
}
