//! Whether a JSON value fits a type, for defaults and examples.
//!
//! What fits is what ajv accepts with the type's JSON Schema. Where that cannot be found out with
//! bounded work (types that go round in circles, patterns that explode), a value is taken to fit.

mod list;
mod object;
mod scalar;
mod union;
mod words;

#[cfg(test)]
mod tests;

use std::fmt::Write;

use crate::model::{Definition, Project, Type};
use crate::ordered::Map;
use crate::subject::{Scope, Shape, Subject};
use crate::value::Value;

/// One way in which a value does not fit its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The part of the value that is wrong; empty for the whole value.
    pub path: Vec<Segment>,
    /// What is wrong with it: ``expected a string, found 12``.
    pub message: String,
    /// What was probably meant: ``did you mean `label`?``.
    pub help: Option<String>,
    /// Whether a value of another kind was expected, so that nobody looked any further.
    wrong_kind: bool,
}

/// A step into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Into the value of a key of an object.
    Key(String),
    /// To an item of an array, counted from zero.
    Index(usize),
}

impl Mismatch {
    /// The path as JavaScript would write it: `rows[0].id`, `labels["aria-label"]`.
    pub fn location(&self) -> String {
        let mut text = String::new();
        for segment in &self.path {
            let _ = match segment {
                Segment::Index(index) => write!(text, "[{index}]"),
                Segment::Key(key) if !is_plain(key) => write!(text, "[{}]", words::quoted(key)),
                Segment::Key(key) if text.is_empty() => write!(text, "{key}"),
                Segment::Key(key) => write!(text, ".{key}"),
            };
        }
        text
    }
}

/// Whether a key can stand behind a dot.
fn is_plain(key: &str) -> bool {
    let letter = |character: char| character.is_alphabetic() || "_$".contains(character);
    key.starts_with(letter)
        && key.chars().all(|character| letter(character) || character.is_numeric())
}

/// The ways in which a value does not fit a type that stands in a definition, as it is sent.
pub fn mismatches(
    value: &Value,
    ty: &Type,
    definition: &Definition,
    project: &Project,
) -> Vec<Mismatch> {
    let mut judge = Judge::new(project);
    judge.value(value, ty, Scope { home: definition, input: false });
    judge.found
}

/// The ways in which a value does not fit a type that stands in the form of a definition that is
/// accepted.
pub fn input_mismatches(
    value: &Value,
    ty: &Type,
    definition: &Definition,
    project: &Project,
) -> Vec<Mismatch> {
    let mut judge = Judge::new(project);
    judge.value(value, ty, Scope { home: definition, input: true });
    judge.found
}

/// The ways in which an example does not fit a definition: the props of a component, or a type.
pub fn example_mismatches(
    example: &Value,
    definition: &Definition,
    project: &Project,
) -> Vec<Mismatch> {
    let mut judge = Judge::new(project);
    judge.subject(example, Subject::of(definition));
    judge.found
}

/// How many parts of values are judged before the rest is taken to fit.
const BUDGET: usize = 100_000;

/// How many steps are spent on matching patterns.
const PATTERN_BUDGET: usize = 1_000_000;

/// How deep values and types may nest before the rest is taken to fit.
const DEPTH: usize = 256;

/// Judges one value and gathers what is wrong with it.
struct Judge<'a> {
    project: &'a Project,
    budget: usize,
    pattern_budget: usize,
    depth: usize,
    /// The part of the value that is being judged.
    path: Vec<Segment>,
    found: Vec<Mismatch>,
    /// What was found out about a value and a named type, by their addresses.
    known: Map<(usize, usize, bool), Vec<Mismatch>>,
}

impl<'a> Judge<'a> {
    fn new(project: &'a Project) -> Self {
        Judge {
            project,
            budget: BUDGET,
            pattern_budget: PATTERN_BUDGET,
            depth: 0,
            path: Vec::new(),
            found: Vec::new(),
            known: Map::new(),
        }
    }

    fn value(&mut self, value: &Value, ty: &Type, scope: Scope<'a>) {
        if self.depth == DEPTH || !self.spend(0) {
            return;
        }
        self.depth += 1;
        match ty {
            Type::Unknown | Type::Parameter(_) | Type::TypeScript(_) => {}
            Type::Null if matches!(value, Value::Null) => {}
            Type::Boolean if matches!(value, Value::Boolean(_)) => {}
            Type::Null => self.wrong_kind("null", value),
            Type::Boolean => self.wrong_kind("a boolean", value),
            Type::Number(number) => self.number(value, number),
            Type::String(text) => self.text(value, text),
            Type::Literal(literal) => self.literal(value, literal),
            Type::Enum(choice) => self.choice(value, choice),
            Type::Array(array) => self.array(value, array, scope),
            Type::Tuple(items) => self.tuple(value, items, scope),
            Type::Object(object) => self.object(value, object, scope),
            Type::Union(union) => self.union(value, union, scope),
            Type::Reference(reference) => {
                if let Some(subject) = scope.resolve(reference, self.project) {
                    self.named(value, subject);
                }
            }
        }
        self.depth -= 1;
    }

    /// Judges a value once for each name, since unions of unions can ask for it again and again.
    /// While it is being judged it is taken to fit, so that a type may go round in a circle.
    fn named(&mut self, value: &Value, subject: Subject<'a>) {
        let key = (std::ptr::from_ref(value).addr(), subject.address(), subject.scope.input);
        if let Some(known) = self.known.get(&key) {
            return self.found.extend_from_slice(known);
        }
        self.known.insert(key, Vec::new());
        let before = self.found.len();
        self.subject(value, subject);
        if self.found.len() > before {
            self.known.insert(key, self.found[before..].to_vec());
        }
    }

    fn subject(&mut self, value: &Value, subject: Subject<'a>) {
        match subject.shape() {
            Shape::Props(props) => self.object(value, props, subject.scope),
            Shape::Type(ty) => self.value(value, ty, subject.scope),
        }
    }

    /// Takes from the budget what judging a part and comparing it so often costs; false when
    /// nothing is left.
    fn spend(&mut self, comparisons: usize) -> bool {
        self.budget = self.budget.saturating_sub(1 + comparisons / 32);
        self.budget > 0
    }

    /// Judges a part of the value.
    fn part(&mut self, segment: Segment, value: &Value, ty: &Type, scope: Scope<'a>) {
        self.path.push(segment);
        self.value(value, ty, scope);
        self.path.pop();
    }

    fn mismatch(&mut self, message: String) {
        let path = self.path.clone();
        self.found.push(Mismatch { path, message, help: None, wrong_kind: false });
    }

    fn unexpected(&mut self, expected: &str, value: &Value) {
        self.mismatch(format!("expected {expected}, found {}", words::found(value)));
    }

    fn wrong_kind(&mut self, expected: &str, value: &Value) {
        self.unexpected(expected, value);
        if let Some(mismatch) = self.found.last_mut() {
            mismatch.wrong_kind = true;
        }
    }
}
