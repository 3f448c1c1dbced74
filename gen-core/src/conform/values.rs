//! Values of a type: every alternative of it in some value, the plainest first.
//!
//! The values of an object's properties are taken in turn, all of them together, so that there are as
//! many objects as the richest property has values, and not their product.

use std::rc::Rc;

use super::{scalar, spread};
use crate::fits::{input_mismatches, mismatches};
use crate::json::compact;
use crate::model::{
    Additional, Array, Definition, Described, GroupKind, Object, Presence, Project, Reference,
    Type, Union,
};
use crate::ordered::{Map, Set, sort_by_key};
use crate::subject::{Scope, Shape, Subject, What};
use crate::value::Value;

/// Inside of so many named types all alternatives are tried; further inside only one.
const RICH: usize = 3;
/// Inside of so many named types there are no values any more: they may go round in circles.
const DEPTH: usize = 24;
/// How many parts all values together may have before only one alternative is tried.
const PARTS: usize = 300_000;
/// How many parts an object should have at most.
const LARGEST: usize = 1000;
/// The longest list that is made to have enough items.
const LONGEST: u64 = 1000;

pub(super) struct Found {
    pub(super) values: Vec<Value>,
    /// The parts of which no value could be made up.
    pub(super) missing: Vec<String>,
}

/// Values of a definition as it is accepted; a few of them may not fit.
pub(super) fn values(definition: &Definition, project: &Project) -> Found {
    let mut maker = Maker {
        project,
        parts: 0,
        known: Map::new(),
        path: vec![definition.type_name()],
        missing: Set::new(),
    };
    let values = maker.subject(Subject::of(definition).accepted(), 0, &Arguments::new());
    Found { values, missing: maker.missing.into_iter().collect() }
}

/// Where a type stands.
#[derive(Clone)]
struct At<'a> {
    scope: Scope<'a>,
    /// Inside of how many named types.
    depth: usize,
    arguments: Rc<Arguments<'a>>,
}

/// What stands for type parameters, and where that stands.
type Arguments<'a> = Map<&'a str, (&'a Type, At<'a>)>;

struct Maker<'a> {
    project: &'a Project,
    parts: usize,
    /// The values of named types without arguments, by their addresses, forms and depths.
    known: Map<(usize, bool, usize), Vec<Value>>,
    path: Vec<String>,
    missing: Set<String>,
}

/// What an object may have: a property, or several that come together.
struct Column {
    name: String,
    is_required: bool,
    options: Vec<Vec<(String, Value)>>,
}

impl<'a> Maker<'a> {
    /// How many values a type has at some depth.
    fn most(&self, depth: usize) -> usize {
        match depth {
            _ if !self.is_rich(depth) => 1,
            0 | 1 => 120,
            2 => 40,
            3 => 12,
            _ => 4,
        }
    }

    fn is_rich(&self, depth: usize) -> bool {
        depth <= RICH && self.parts < PARTS
    }

    fn subject(
        &mut self,
        subject: Subject<'a>,
        depth: usize,
        arguments: &Arguments<'a>,
    ) -> Vec<Value> {
        if depth == DEPTH {
            return Vec::new();
        }
        let key = (subject.address(), subject.scope.input, depth);
        if arguments.is_empty()
            && let Some(known) = self.known.get(&key)
        {
            return known.clone();
        }
        let arguments_here = Rc::new(arguments.clone());
        let at = At { scope: subject.scope, depth: depth + 1, arguments: arguments_here };
        let mut values: Vec<Value> = match subject.what {
            What::Component(component) => {
                component.examples.iter().map(|example| example.value.clone()).collect()
            }
            What::Type(ty) => {
                let mut examples = ty.docs.examples.clone();
                if let Shape::Type(ty) = subject.shape() {
                    examples.retain(|example| self.fits(example, ty, &at));
                }
                examples
            }
        };
        values.extend(match subject.shape() {
            Shape::Props(object) => self.object(object, &at),
            Shape::Type(ty) => self.values(ty, &at),
        });
        if let Shape::Type(ty) = subject.shape() {
            self.note(&values, ty);
        }
        let values = spread(values, self.most(depth));
        self.parts += values.iter().map(parts).sum::<usize>();
        if arguments.is_empty() {
            self.known.insert(key, values.clone());
        }
        values
    }

    fn values(&mut self, ty: &'a Type, at: &At<'a>) -> Vec<Value> {
        let values = match ty {
            Type::Unknown => vec![
                Value::String("anything".to_owned()),
                Value::Null,
                Value::Array(vec![Value::Integer(1)]),
                Value::Object(vec![("key".to_owned(), Value::Boolean(true))]),
            ],
            Type::Null => vec![Value::Null],
            Type::Boolean => vec![Value::Boolean(true), Value::Boolean(false)],
            Type::Number(number) => self.fitting(scalar::numbers(number), ty, at),
            Type::String(text) => self.fitting(scalar::texts(text), ty, at),
            Type::Literal(value) => vec![value.clone()],
            Type::Enum(choice) => choice.values.iter().map(|value| value.value.clone()).collect(),
            Type::Array(array) => self.array(array, at),
            Type::Tuple(items) => self.tuple(items, at),
            Type::Object(object) => self.object(object, at),
            Type::Union(union) => self.union(union, at),
            Type::Reference(reference) => self.reference(reference, at),
            Type::Parameter(name) => match at.arguments.get(name.as_str()).cloned() {
                Some((ty, there)) => self.values(ty, &At { depth: at.depth, ..there }),
                None => Vec::new(),
            },
            Type::TypeScript(_) => Vec::new(),
        };
        spread(values, self.most(at.depth))
    }

    fn reference(&mut self, reference: &'a Reference, at: &At<'a>) -> Vec<Value> {
        let Some(subject) = at.scope.resolve(reference, self.project) else { return Vec::new() };
        let generics = match subject.what {
            What::Component(component) => &component.generics,
            What::Type(ty) => &ty.generics,
        };
        let arguments = generics.iter().zip(&reference.arguments);
        let arguments = arguments.map(|(name, ty)| (name.as_str(), (ty, at.clone()))).collect();
        self.subject(subject, at.depth, &arguments)
    }

    /// The examples of a part that fit, and other values.
    fn described(&mut self, examples: &[Value], ty: &'a Type, at: &At<'a>) -> Vec<Value> {
        let mut values = examples.to_vec();
        values.retain(|example| self.fits(example, ty, at));
        values.extend(self.values(ty, at));
        self.note(&values, ty);
        values
    }

    fn fits(&self, value: &Value, ty: &Type, at: &At) -> bool {
        let judge = if at.scope.input { input_mismatches } else { mismatches };
        judge(value, ty, at.scope.home, self.project).is_empty()
    }

    /// Those of some scalars that fit.
    fn fitting(&mut self, values: Vec<Value>, ty: &Type, at: &At) -> Vec<Value> {
        let mut known = Set::new();
        let fits = |value: &Value| self.fits(value, ty, at) && known.insert(compact(value));
        let values: Vec<Value> = values.into_iter().filter(fits).collect();
        values
    }

    fn array(&mut self, array: &'a Array, at: &At<'a>) -> Vec<Value> {
        self.path.push("[]".to_owned());
        let mut items = self.described(&array.items.docs.examples, &array.items.ty, at);
        self.path.pop();
        let mut known = Set::new();
        items.retain(|item| known.insert(compact(item)));
        let least = array.min_items.unwrap_or(0);
        let most = array.max_items.unwrap_or(u64::MAX);
        let all = (items.len() as u64).clamp(least, most);
        let lengths = if self.is_rich(at.depth) {
            vec![1.clamp(least, most), all, least, array.max_items.unwrap_or(all).min(20)]
        } else {
            vec![least]
        };
        let mut lists = Vec::new();
        let mut known = Set::new();
        for length in lengths {
            let is_possible = length == 0
                || !(items.is_empty() || array.unique_items && length > items.len() as u64);
            if is_possible && length <= LONGEST && known.insert(length) {
                lists.push(Value::Array(
                    items.iter().cycle().take(length as usize).cloned().collect(),
                ));
            }
        }
        lists
    }

    fn tuple(&mut self, items: &'a [Described], at: &At<'a>) -> Vec<Value> {
        let mut columns = Vec::new();
        for (index, item) in items.iter().enumerate() {
            self.path.push(format!("[{index}]"));
            let values = self.described(&item.docs.examples, &item.ty, at);
            self.path.pop();
            if values.is_empty() {
                return Vec::new();
            }
            columns.push(values);
        }
        let rows = columns.iter().map(Vec::len).max().unwrap_or(1);
        let row = |row: usize| columns.iter().map(|it| it[row % it.len()].clone()).collect();
        (0..rows).map(|index| Value::Array(row(index))).collect()
    }

    fn union(&mut self, union: &'a Union, at: &At<'a>) -> Vec<Value> {
        let mut members: Vec<&'a Described> = union.members.iter().collect();
        let is_rich = self.is_rich(at.depth);
        if !is_rich {
            // What leads nowhere else comes to an end.
            sort_by_key(&mut members, |member| match member.ty {
                Type::Null => 0,
                Type::Reference(_) | Type::Object(_) | Type::Tuple(_) => 2,
                _ => 1,
            });
        }
        let mut values: Vec<Vec<Value>> = Vec::new();
        for member in members {
            let found = self.described(&member.docs.examples, &member.ty, at);
            if !is_rich && !found.is_empty() {
                return found;
            }
            values.push(found);
        }
        let longest = values.iter().map(Vec::len).max().unwrap_or(0);
        let in_turn =
            (0..longest).flat_map(|index| values.iter().filter_map(move |it| it.get(index)));
        in_turn.cloned().collect()
    }

    fn object(&mut self, object: &'a Object, at: &At<'a>) -> Vec<Value> {
        let Some(columns) = self.columns(object, at) else { return Vec::new() };
        let is_rich = self.is_rich(at.depth);
        let rows = columns.iter().map(|column| column.options.len());
        let choices = object.groups.iter().map(|group| group.properties.len());
        let rows = if is_rich { rows.chain(choices).max().unwrap_or(1).max(1) } else { 0 };
        let row = |row: usize, is_there: &dyn Fn(&Column) -> bool| {
            let mut entries: Vec<(String, Value)> = Vec::new();
            for column in &columns {
                if !is_there(column) || is_left_out(&column.name, object, row) {
                    continue;
                }
                for (key, value) in &column.options[row % column.options.len()] {
                    if entries.iter().all(|(known, _)| known != key) {
                        entries.push((key.clone(), value.clone()));
                    }
                }
            }
            Value::Object(entries)
        };
        let in_group = |column: &Column| {
            object.groups.iter().any(|group| {
                group.kind != GroupKind::AtMostOne && group.properties.contains(&column.name)
            })
        };
        let mut values: Vec<Value> = (0..rows).map(|index| row(index, &|_| true)).collect();
        values.push(row(0, &|column| column.is_required || in_group(column)));
        if is_rich && at.depth < RICH {
            for absent in columns.iter().filter(|column| !column.is_required) {
                values.push(row(0, &|column| column.name != absent.name));
            }
        }
        if is_rich && object.additional == Additional::Ignored {
            let mut plain = row(0, &|_| true);
            if let Value::Object(entries) = &mut plain {
                entries.push(("unexpected".to_owned(), Value::Boolean(true)));
            }
            values.push(plain);
        }
        values
    }

    /// What an object may have; nothing if something that it must have has no values.
    fn columns(&mut self, object: &'a Object, at: &At<'a>) -> Option<Vec<Column>> {
        let mut columns = Vec::new();
        for field in object.fields.iter().filter(|field| !field.typescript_only) {
            let is_required = field.presence == Presence::Required;
            if !is_required && !self.is_rich(at.depth) {
                continue;
            }
            self.path.push(format!(".{}", field.name));
            let mut values = self.described(&field.docs.examples, &field.ty, at);
            if let Presence::Default(default) = &field.presence {
                values.push(default.clone());
            }
            self.path.pop();
            if values.is_empty() {
                if is_required {
                    return None;
                }
                continue;
            }
            let options = values.into_iter().map(|value| vec![(field.name.clone(), value)]);
            columns.push(Column {
                name: field.name.clone(),
                is_required,
                options: options.collect(),
            });
        }
        for merged in &object.merged {
            let values = self.values(&merged.ty, at).into_iter();
            let entries = |value| match value {
                Value::Object(entries) => Some(entries),
                _ => None,
            };
            let options: Vec<_> = values.filter_map(entries).collect();
            if options.is_empty() && !merged.is_optional {
                return None;
            }
            if !options.is_empty() {
                let is_required = !merged.is_optional;
                columns.push(Column { name: String::new(), is_required, options });
            }
        }
        let options = self.others(object, at);
        if !options.is_empty() {
            columns.push(Column { name: String::new(), is_required: false, options });
        }
        let most = LARGEST / columns.len().max(1);
        for column in &mut columns {
            keep_small(&mut column.options, most);
        }
        Some(columns)
    }

    /// Properties that an object does not name.
    fn others(&mut self, object: &'a Object, at: &At<'a>) -> Vec<Vec<(String, Value)>> {
        let unnamed = |key: &String| object.fields.iter().all(|field| field.name != *key);
        let values = match &object.additional {
            _ if !self.is_rich(at.depth) => return Vec::new(),
            Additional::Refused | Additional::Ignored => return Vec::new(),
            Additional::Of(values) => {
                self.path.push("[key]".to_owned());
                let found = self.described(&values.docs.examples, &values.ty, at);
                self.path.pop();
                found
            }
        };
        let keys: Vec<String> = match object.key.as_deref() {
            None => ["first", "Second 2"].map(str::to_owned).to_vec(),
            Some(ty) => {
                let text = |key| match key {
                    Value::String(text) => Some(text),
                    Value::Integer(number) => Some(number.to_string()),
                    _ => None,
                };
                self.values(ty, at).into_iter().filter_map(text).collect()
            }
        };
        let keys: Vec<String> = keys.into_iter().filter(unnamed).collect();
        if values.is_empty() || keys.is_empty() {
            return vec![Vec::new()];
        }
        let values = spread(values, self.most(at.depth));
        let entry =
            |key: &String, index: usize| (key.clone(), values[index % values.len()].clone());
        let all = keys.iter().zip(0..).map(|(key, index)| entry(key, index)).collect();
        let mut options = vec![vec![entry(&keys[0], 0)], Vec::new(), all];
        options.extend((1..values.len()).map(|index| vec![entry(&keys[0], index)]));
        options
    }

    /// Notes what no value could be made up of. Types that go round in circles have none further in.
    fn note(&mut self, values: &[Value], ty: &Type) {
        if values.is_empty() && matches!(ty, Type::String(_) | Type::Number(_)) {
            self.missing.insert(self.path.concat());
        }
    }
}

/// Whether a property has to give way to another one in this row.
fn is_left_out(name: &str, object: &Object, row: usize) -> bool {
    object.groups.iter().filter(|group| group.kind != GroupKind::AtLeastOne).any(|group| {
        let chosen = &group.properties[row % group.properties.len()];
        chosen != name && group.properties.iter().any(|property| property == name)
    })
}

/// Leaves out what has too many parts, but for the smallest.
fn keep_small(options: &mut Vec<Vec<(String, Value)>>, most: usize) {
    let size = |option: &[(String, Value)]| option.iter().map(|(_, it)| parts(it)).sum::<usize>();
    let smallest = options.iter().map(|option| size(option)).min().unwrap_or(0);
    options.retain(|option| size(option) <= most.max(smallest));
}

/// How many values there are in a value.
pub(super) fn parts(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(parts).sum::<usize>(),
        Value::Object(entries) => 1 + entries.iter().map(|(_, it)| parts(it)).sum::<usize>(),
        _ => 1,
    }
}
