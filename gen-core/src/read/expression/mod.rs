//! Type expressions, the shorthand of the YAML format: `primary | secondary = primary -- Weight.`
//!
//! ```text
//! entry     = [ type ] [ "=" value ] [ "--" description ]
//! type      = [ "|" ] postfix { "|" postfix }
//! postfix   = atom { "[]" }
//! atom      = keyword | word | literal | Name [ "<" type { "," type } ">" ]
//!           | "[" type { "," type } "]" | "{" property { "," property } "}" | "(" type ")"
//! property  = key [ "?" ] ":" type
//! value     = literal | word | "[" value { "," value } "]" | "{" key ":" value … "}"
//! ```
//!
//! Inside `typescript:` an atom may also be a dotted name or a function type, and types may be
//! joined with `&`.

mod literal;
mod meaning;
mod parser;
mod types;

use std::ops::Range;

use crate::diagnostic::Code;
use crate::format;
use crate::value::Value;

#[cfg(feature = "yaml")]
pub(crate) use meaning::is_literal;
pub(crate) use meaning::{keyword, union};
use parser::Parser;

/// A type expression and the bytes of the text that it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// Its part of the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What an [`Expression`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A type with a lowercase name: `string`, `u8`, `date-time`.
    Keyword(String),
    /// A lowercase word that is no type: a string literal, in a union.
    Word(String),
    /// A quoted string, a number, `true` or `false`.
    Literal(Value),
    /// `Row`, `Page<Row>`; in TypeScript also `React.ReactNode`.
    Name(String, Vec<Expression>),
    /// `T[]`.
    Array(Box<Expression>),
    /// `[A, B]`.
    Tuple(Vec<Expression>),
    /// `Record<string, T>`.
    Record(Box<Expression>),
    /// `{ a: A, b?: B }`.
    Object(Vec<Property>),
    /// `A | B`; at least two.
    Union(Vec<Expression>),
    /// `(row: Row) => string`; only in TypeScript.
    Function(Vec<Property>, Box<Expression>),
    /// `A & B`; only in TypeScript; at least two.
    Intersection(Vec<Expression>),
}

/// A property of an inline object, or a parameter of a function type.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// The key.
    pub name: String,
    /// Its part of the text.
    pub range: Range<usize>,
    /// Whether a `?` follows the key.
    pub optional: bool,
    /// The type.
    pub ty: Expression,
}

/// A whole entry: everything but the key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// The type, unless only a description is given.
    pub ty: Option<Expression>,
    /// The default and its part of the text.
    pub default: Option<(Value, Range<usize>)>,
    /// The text behind `--`.
    pub description: Option<String>,
}

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpressionError {
    /// The rule that was broken.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// The part of the text that is responsible.
    pub range: Range<usize>,
    /// What to write instead.
    pub help: Option<String>,
}

/// Parses a whole entry: type, default and description.
pub fn parse(text: &str) -> Result<Entry, ExpressionError> {
    let mut parser = Parser::new(text, false);
    let mut entry = Entry::default();
    parser.skip_space();
    if !parser.at_description() && !parser.rest().is_empty() && !parser.rest().starts_with('=') {
        entry.ty = Some(parser.union()?);
    }
    if parser.eat('=') {
        parser.skip_space();
        let start = parser.position;
        let value = parser.value()?;
        entry.default = Some((value, start..parser.trimmed_end(start)));
    }
    if parser.at_description() {
        let description = parser.rest()[2..].trim();
        entry.description = (!description.is_empty()).then(|| description.to_owned());
        return Ok(entry);
    }
    parser.end()?;
    Ok(entry)
}

/// Parses a type that only TypeScript knows.
pub fn parse_typescript(text: &str) -> Result<Expression, ExpressionError> {
    let mut parser = Parser::new(text, true);
    parser.skip_space();
    let ty = parser.union().and_then(|ty| parser.end().map(|()| ty));
    ty.map_err(|mut error| {
        error.help.get_or_insert_with(|| {
            "what is not read here gets a name in a module: `{ typescript: Name, import: ./module.js }`".into()
        });
        error
    })
}

/// The part of an entry's text that a key of the long form stands for.
pub fn part(text: &str, key: &str) -> Option<Range<usize>> {
    let entry = parse(text).ok()?;
    match key {
        "default" => entry.default.map(|(_, range)| range),
        "enum" => entry.ty.map(|ty| ty.range),
        _ => None,
    }
}

/// Whether a lowercase word names a type.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || format::is_known(word)
}

/// The types with lowercase names, formats aside.
pub const KEYWORDS: &[&str] = &[
    "string", "number", "integer", "boolean", "null", "unknown", "object", "i8", "i16", "i32",
    "i64", "u8", "u16", "u32", "u64",
];
