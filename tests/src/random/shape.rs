//! The generator's own idea of a type.

use serde_json::{Value, json};

use super::Random;
use super::text::{description, key, line, text};

/// Anything that a prop can be.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A word of the format that stands for a type: `string`, `u8`, `date`.
    Word(&'static str),
    /// A string with `minLength`, `maxLength` or `pattern`: the keys, and texts that fit and do not.
    Constrained(&'static Constraint),
    /// Exactly one value.
    Literal(Value),
    /// One of several values, each with a description or none.
    Choice(Vec<(Value, Option<String>)>),
    /// A list.
    Array(Box<Shape>),
    /// A list of fixed length.
    Tuple(Vec<Shape>),
    /// An object with any keys.
    Record(Box<Shape>),
    /// An object with known keys.
    Object(Object),
    /// One of several shapes of different kinds.
    Union(Vec<Shape>),
    /// An object whose property `tag` says what the others are.
    Tagged(String, Vec<(String, Object)>),
    /// A shared type or component of the project, by its number.
    Reference(usize),
    /// The type parameter of the definition.
    Parameter,
}

/// Keys of the long form with values that they let pass and that they refuse.
#[derive(Debug)]
pub struct Constraint {
    /// The keys, as JSON.
    pub keys: &'static str,
    /// A value that fits, as JSON.
    pub right: &'static str,
    /// A value of the right kind that does not fit, as JSON.
    pub wrong: &'static str,
}

const CONSTRAINTS: &[Constraint] = &[
    Constraint {
        keys: r#"{"type":"string","minLength":2,"maxLength":3}"#,
        right: r#""😀😀""#,
        wrong: r#""a""#,
    },
    Constraint {
        keys: r#"{"type":"string","pattern":"^[a-z]+\\d*$"}"#,
        right: r#""a1""#,
        wrong: r#""A""#,
    },
    Constraint {
        keys: r#"{"type":"string","format":"email"}"#,
        right: r#""a@example.com""#,
        wrong: r#""a""#,
    },
    Constraint { keys: r#"{"type":"integer","minimum":-3,"maximum":3}"#, right: "0", wrong: "4" },
    Constraint {
        keys: r#"{"type":"number","exclusiveMinimum":0,"multipleOf":0.5}"#,
        right: "1.5",
        wrong: "0",
    },
    Constraint { keys: r#"{"type":"u16","multipleOf":10}"#, right: "10", wrong: "65540" },
    Constraint {
        keys: r#"{"type":"string[]","minItems":1,"uniqueItems":true}"#,
        right: r#"["a"]"#,
        wrong: r#"["a","a"]"#,
    },
    Constraint {
        keys: r#"{"items":{"type":"integer","minimum":0},"maxItems":2}"#,
        right: "[0,1]",
        wrong: "[-1]",
    },
];

/// An object with known keys.
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// The keys, in order.
    pub fields: Vec<Field>,
    /// The indexes of optional fields of which exactly one, or at least one, must be there.
    pub group: Option<(&'static str, Vec<usize>)>,
    /// Whether other keys are accepted.
    pub open: bool,
}

/// A key of an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key on the wire.
    pub key: String,
    /// What it holds.
    pub shape: Shape,
    /// Whether it may be missing.
    pub optional: bool,
    /// What it means when it is missing.
    pub default: Option<Value>,
    /// What it is for: one line, or several.
    pub description: Option<String>,
    /// Further keys of the long form that change no value: `deprecated`, `since`, `title`.
    pub notes: Vec<(&'static str, Value)>,
}

/// Makes shapes. Numbers that make keys unique are counted on.
#[derive(Debug)]
pub struct Shapes<'a> {
    /// The source of chance.
    pub random: &'a mut Random,
    /// The definitions that may be referred to anywhere: those that are complete by now.
    pub earlier: usize,
    /// The definitions that may be referred to where a value can do without: all of them.
    pub all: usize,
    /// Whether the definition has a type parameter.
    pub generic: bool,
    /// How many keys were made.
    pub keys: usize,
}

const WORDS: &[&str] = &[
    "string",
    "number",
    "integer",
    "boolean",
    "unknown",
    "object",
    "null",
    "u8",
    "u16",
    "u32",
    "u64",
    "i8",
    "i16",
    "i32",
    "i64",
    "date",
    "time",
    "date-time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
    "json-pointer",
    "regex",
];

impl Shapes<'_> {
    /// A shape, at most `depth` deep. Where `lazy`, a value can do without it.
    pub fn shape(&mut self, depth: usize, lazy: bool) -> Shape {
        let simple = 7;
        match self.random.below(if depth == 0 { simple } else { 16 }) {
            0..=2 => Shape::Word(self.random.pick(WORDS)),
            3 => Shape::Constrained(&CONSTRAINTS[self.random.below(CONSTRAINTS.len())]),
            4 => Shape::Literal(self.literal()),
            5 => self.choice(),
            6 => self.reference(lazy),
            7..=8 => Shape::Array(Box::new(self.shape(depth - 1, true))),
            9 => Shape::Tuple(
                (0..=self.random.below(3)).map(|_| self.shape(depth - 1, lazy)).collect(),
            ),
            10 => Shape::Record(Box::new(self.shape(depth - 1, true))),
            11..=12 => Shape::Object(self.object(depth - 1, 4, lazy)),
            13 => self.tagged(depth - 1, lazy),
            _ => self.union(depth - 1, lazy),
        }
    }

    /// An object with at most so many fields.
    pub fn object(&mut self, depth: usize, most: usize, lazy: bool) -> Object {
        let fields: Vec<Field> =
            (0..self.random.below(most + 1)).map(|_| self.field(depth, lazy)).collect();
        let candidates: Vec<usize> = (0..fields.len())
            .filter(|&index| fields[index].optional && fields[index].default.is_none())
            .collect();
        let group = (candidates.len() >= 2 && self.random.once_in(4)).then(|| {
            let kind = self.random.pick(&["atLeastOne", "exactlyOne"]);
            (kind, candidates[..2].to_vec())
        });
        let open = group.is_none() && self.random.once_in(10);
        Object { fields, group, open }
    }

    fn field(&mut self, depth: usize, lazy: bool) -> Field {
        self.keys += 1;
        let key = key(self.random, self.keys);
        let optional = self.random.once_in(2);
        let shape = self.shape(depth, lazy || optional);
        let default = if optional && self.random.once_in(3) { self.default(&shape) } else { None };
        let description = match self.random.below(4) {
            0 => Some(description(self.random)),
            1 => Some(line(self.random)),
            _ => None,
        };
        let mut notes = Vec::new();
        for (name, value) in [
            ("deprecated", json!(true)),
            ("deprecated", json!(line(self.random))),
            ("since", json!("1.2.0")),
            ("title", json!("A Title")),
            ("readOnly", json!(true)),
            ("x-note", json!({ "a": [1, "*/"] })),
        ] {
            if self.random.once_in(20) && notes.iter().all(|(other, _)| *other != name) {
                notes.push((name, value));
            }
        }
        Field { key, shape, optional, default, description, notes }
    }

    /// A default for shapes that are known without looking elsewhere.
    fn default(&mut self, shape: &Shape) -> Option<Value> {
        match shape {
            Shape::Word("string") => Some(json!(text(self.random))),
            Shape::Word("number") => Some(json!(self.random.pick(&[0.5, -1.0, 1e21, 1e-7, 0.1]))),
            Shape::Word("integer" | "i64" | "i32") => Some(json!(self.random.below(100))),
            Shape::Word("boolean") => Some(json!(self.random.once_in(2))),
            Shape::Literal(value) => Some(value.clone()),
            Shape::Choice(values) => Some(self.random.pick(values).0.clone()),
            Shape::Array(_) => Some(json!([])),
            Shape::Record(_) => Some(json!({})),
            Shape::Constrained(constraint) => {
                Some(serde_json::from_str(constraint.right).expect("the constraints hold JSON"))
            }
            _ => None,
        }
    }

    fn literal(&mut self) -> Value {
        match self.random.below(4) {
            0 => json!(self.random.below(1000)),
            1 => json!(-1.5),
            2 => json!(true),
            _ => json!(text(self.random)),
        }
    }

    /// Strings, or numbers; now and then of one value only.
    fn choice(&mut self) -> Shape {
        let mut values: Vec<(Value, Option<String>)> = Vec::new();
        let numbers = self.random.once_in(5);
        for index in 0..=self.random.below(5) {
            self.keys += 1;
            let value = match self.random.below(3) {
                _ if numbers => json!(index * 2),
                0 => json!(format!("{}{}", text(self.random), self.keys)),
                _ => json!(key(self.random, self.keys)),
            };
            let described = !numbers && self.random.once_in(5);
            values.push((value, described.then(|| description(self.random))));
        }
        Shape::Choice(values)
    }

    fn reference(&mut self, lazy: bool) -> Shape {
        let end = if lazy { self.all } else { self.earlier };
        if self.generic && self.random.once_in(3) {
            return Shape::Parameter;
        }
        if end == 0 { Shape::Word("string") } else { Shape::Reference(self.random.below(end)) }
    }

    fn tagged(&mut self, depth: usize, lazy: bool) -> Shape {
        self.keys += 1;
        let tag = format!("kind{}x", self.keys);
        let members = (0..=self.random.below(3))
            .map(|index| {
                let mut object = self.object(depth, 3, lazy);
                object.open = false;
                (format!("{}-{index}", self.random.pick(&["image", "video", "2d"])), object)
            })
            .collect();
        Shape::Tagged(tag, members)
    }

    /// Members of different JSON kinds, so that each value has one member that takes it.
    fn union(&mut self, depth: usize, lazy: bool) -> Shape {
        let mut members = Vec::new();
        if self.random.once_in(2) {
            members.push(if self.random.once_in(2) { Shape::Word("string") } else { self.texts() });
        }
        if self.random.once_in(2) {
            members.push(Shape::Word(self.random.pick(&["number", "integer", "u8"])));
        }
        if self.random.once_in(3) {
            members.push(Shape::Word("boolean"));
        }
        if self.random.once_in(3) {
            members.push(Shape::Array(Box::new(self.shape(depth, true))));
        }
        if self.random.once_in(3) {
            members.push(Shape::Object(self.object(depth, 3, lazy)));
        }
        if self.random.once_in(3) || members.len() == 1 {
            members.push(Shape::Word("null"));
        }
        if members.len() < 2 { Shape::Word("string") } else { Shape::Union(members) }
    }

    /// A choice of strings without descriptions.
    fn texts(&mut self) -> Shape {
        let mut values = Vec::new();
        for _ in 0..2 {
            self.keys += 1;
            values.push((json!(key(self.random, self.keys)), None));
        }
        Shape::Choice(values)
    }
}
