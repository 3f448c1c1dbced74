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

use std::ops::Range;

use crate::diagnostic::Code;
use crate::format;
use crate::value::Value;

/// How deep an expression may nest.
const MAX_DEPTH: usize = 48;

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
    let mut parser = Parser { text, position: 0, depth: 0, typescript: false };
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
    let mut parser = Parser { text, position: 0, depth: 0, typescript: true };
    parser.skip_space();
    let ty = parser.union()?;
    parser.end()?;
    Ok(ty)
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

struct Parser<'t> {
    text: &'t str,
    position: usize,
    depth: usize,
    typescript: bool,
}

type Parsed<T> = Result<T, ExpressionError>;

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.position..]
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start().len();
    }

    /// Takes a character and the space behind it, if it is next.
    fn eat(&mut self, character: char) -> bool {
        let found = self.rest().starts_with(character);
        if found {
            self.position += character.len_utf8();
            self.skip_space();
        }
        found
    }

    fn expect(&mut self, character: char, what: &str) -> Parsed<()> {
        if self.eat(character) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{character}` {what}")))
        }
    }

    /// A description starts with `--`, which is behind a space unless it comes first.
    fn at_description(&self) -> bool {
        let before = &self.text[..self.position];
        let rest = self.rest();
        rest.starts_with("--")
            && rest[2..].chars().next().is_none_or(char::is_whitespace)
            && before.chars().next_back().is_none_or(char::is_whitespace)
    }

    fn trimmed_end(&self, start: usize) -> usize {
        start + self.text[start..self.position].trim_end().len()
    }

    fn error(&self, range: Range<usize>, message: impl Into<String>) -> ExpressionError {
        ExpressionError {
            code: Code::InvalidExpression,
            message: message.into(),
            range,
            help: None,
        }
    }

    /// The next thing is not what was expected.
    fn unexpected(&self, expected: &str) -> ExpressionError {
        let rest = self.rest();
        let Some(next) = rest.chars().next() else {
            let end = self.text.trim_end().len();
            return self.error(end..end, format!("expected {expected}, found the end"));
        };
        let word = rest.find(|c: char| !is_word_character(c)).unwrap_or(rest.len());
        let length = word.max(next.len_utf8());
        let found = &rest[..length];
        self.error(
            self.position..self.position + length,
            format!("expected {expected}, found `{found}`"),
        )
    }

    fn end(&mut self) -> Parsed<()> {
        if self.rest().is_empty() {
            return Ok(());
        }
        let mut error = self.unexpected("`|`, `= default`, ` -- description` or the end");
        if self.rest().starts_with(is_word_character) {
            error.help = Some("a default or literal of several words needs quotes; a description starts with ` -- `".into());
        } else if self.rest().starts_with("--") {
            error.help = Some("a description is separated by spaces: ` -- `".into());
        } else if self.rest().starts_with("=>") || self.rest().starts_with('&') {
            error.help = Some(
                "functions and intersections are TypeScript only: write `{ typescript: \"…\" }`"
                    .into(),
            );
        }
        Err(error)
    }

    /// Goes one level deeper.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let mut error =
                self.error(self.position..self.text.len(), "the type is nested too deep");
            error.help = Some("give its inner parts names under `types`".into());
            return Err(error);
        }
        let result = parse(self);
        self.depth -= 1;
        result
    }

    fn expression(&self, start: usize, kind: Kind) -> Expression {
        Expression { range: start..self.trimmed_end(start), kind }
    }

    fn union(&mut self) -> Parsed<Expression> {
        self.eat('|');
        let start = self.position;
        let first = self.intersection()?;
        if !self.rest().starts_with('|') {
            return Ok(first);
        }
        let mut members = vec![first];
        while self.eat('|') {
            members.push(self.intersection()?);
        }
        Ok(self.expression(start, Kind::Union(members)))
    }

    fn intersection(&mut self) -> Parsed<Expression> {
        let start = self.position;
        let first = self.postfix()?;
        if !self.typescript || !self.rest().starts_with('&') {
            return Ok(first);
        }
        let mut members = vec![first];
        while self.eat('&') {
            members.push(self.postfix()?);
        }
        Ok(self.expression(start, Kind::Intersection(members)))
    }

    fn postfix(&mut self) -> Parsed<Expression> {
        let start = self.position;
        let mut ty = self.nested(Self::atom)?;
        let mut suffixes = 0;
        while self.eat('[') {
            suffixes += 1;
            if self.depth + suffixes > MAX_DEPTH {
                return Err(self.error(start..self.position, "the type is nested too deep"));
            }
            self.expect(']', "to close `[`")?;
            ty = self.expression(start, Kind::Array(Box::new(ty)));
        }
        Ok(ty)
    }

    fn atom(&mut self) -> Parsed<Expression> {
        let start = self.position;
        let kind = match self.rest().chars().next() {
            Some('(') if self.typescript && self.at_function() => return self.function(),
            Some('(') => {
                self.eat('(');
                let inner = self.union()?;
                self.expect(')', "to close `(`")?;
                return Ok(inner);
            }
            Some('[') => {
                self.eat('[');
                let items = self.list(']', Self::union)?;
                if items.is_empty() {
                    return Err(self
                        .error(start..self.trimmed_end(start), "a tuple needs at least one type"));
                }
                Kind::Tuple(items)
            }
            Some('{') => {
                self.eat('{');
                Kind::Object(self.list('}', Self::property)?)
            }
            Some('"' | '\'') => Kind::Literal(Value::String(self.quoted()?)),
            Some('-') if self.at_number() => Kind::Literal(self.number_or_word()?),
            Some(character) if is_word_character(character) => self.word()?,
            _ => return Err(self.unexpected("a type")),
        };
        Ok(self.expression(start, kind))
    }

    /// Comma-separated things up to a closing bracket; a comma may come last.
    fn list<T>(&mut self, close: char, item: fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut items = Vec::new();
        while !self.eat(close) {
            items.push(item(self)?);
            let separated = self.eat(',') || close == '}' && self.eat(';');
            if !separated && !self.rest().starts_with(close) {
                return Err(self.unexpected(&format!("`,` or `{close}`")));
            }
        }
        Ok(items)
    }

    fn property(&mut self) -> Parsed<Property> {
        let start = self.position;
        let name = self.key()?;
        let range = start..self.trimmed_end(start);
        let optional = self.eat('?');
        self.expect(':', "and a type")?;
        Ok(Property { name, range, optional, ty: self.nested(Self::union)? })
    }

    fn key(&mut self) -> Parsed<String> {
        if self.rest().starts_with(['"', '\'']) {
            return self.quoted();
        }
        let word = self.take_word();
        if word.is_empty() { Err(self.unexpected("a key")) } else { Ok(word.to_owned()) }
    }

    fn take_word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_word_character(c)).unwrap_or(rest.len());
        self.position += end;
        self.skip_space();
        &rest[..end]
    }

    fn word(&mut self) -> Parsed<Kind> {
        if self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(match self.number_or_word()? {
                Value::String(word) => Kind::Word(word),
                number => Kind::Literal(number),
            });
        }
        let start = self.position;
        let word = self.take_word();
        match word {
            "true" => return Ok(Kind::Literal(Value::Boolean(true))),
            "false" => return Ok(Kind::Literal(Value::Boolean(false))),
            _ => {}
        }
        if !self.typescript && !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            if is_keyword(word) && self.rest().starts_with('<') {
                let mut error = self.unexpected("no type arguments");
                error.code = Code::TypeArguments;
                error.message = format!("`{word}` takes no type arguments");
                error.help = Some(format!("write `{word}`"));
                return Err(error);
            }
            return Ok(if is_keyword(word) {
                Kind::Keyword(word.into())
            } else {
                Kind::Word(word.into())
            });
        }
        let arguments = if self.eat('<') { self.list('>', Self::union)? } else { Vec::new() };
        if word != "Record" {
            return Ok(Kind::Name(word.to_owned(), arguments));
        }
        let range = start..self.trimmed_end(start);
        match <[Expression; 2]>::try_from(arguments) {
            Ok([key, value]) if key.kind == self.string_type() => Ok(Kind::Record(Box::new(value))),
            Ok([key, _]) => {
                let mut error = self.error(key.range, "the keys of a record are strings");
                error.help = Some("write `Record<string, T>`".into());
                Err(error)
            }
            Err(_) => {
                let mut error = self.error(range, "a record needs two type arguments");
                error.help = Some("write `Record<string, T>`".into());
                Err(error)
            }
        }
    }

    fn string_type(&self) -> Kind {
        if self.typescript {
            Kind::Name("string".into(), Vec::new())
        } else {
            Kind::Keyword("string".into())
        }
    }

    fn at_number(&self) -> bool {
        self.rest()
            .strip_prefix('-')
            .unwrap_or(self.rest())
            .starts_with(|c: char| c.is_ascii_digit())
    }

    /// A number such as `-1.5e3`, or a word that starts with a digit, such as `2xl`.
    fn number_or_word(&mut self) -> Parsed<Value> {
        let start = self.position;
        let sign = usize::from(self.rest().starts_with('-'));
        let rest = &self.rest()[sign..];
        let mut end = rest.find(|c: char| !is_word_character(c)).unwrap_or(rest.len());
        if rest[..end].ends_with(['e', 'E']) && rest[end..].starts_with('+') {
            end += 1 + rest[end + 1..]
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len() - end - 1);
        }
        let text = &self.rest()[..sign + end];
        self.position += text.len();
        self.skip_space();
        match number(text) {
            Some(value) => Ok(value),
            None if sign == 0 => Ok(Value::String(text.to_owned())),
            None => Err(self.error(start..start + text.len(), format!("`{text}` is not a number"))),
        }
    }

    fn quoted(&mut self) -> Parsed<String> {
        let start = self.position;
        let quote = self.rest().chars().next().unwrap_or('"');
        let mut value = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((offset, character)) = characters.next() {
            match character {
                _ if character == quote => {
                    self.position += offset + 1;
                    self.skip_space();
                    return Ok(value);
                }
                '\\' => match characters.next() {
                    Some((_, 'n')) => value.push('\n'),
                    Some((_, 't')) => value.push('\t'),
                    Some((_, escaped @ ('"' | '\'' | '\\'))) => value.push(escaped),
                    _ => {
                        let range = start + offset..start + offset + 1;
                        let mut error = self.error(range, "unknown escape sequence");
                        error.help = Some("known are \\\\, \\\", \\', \\n and \\t".into());
                        return Err(error);
                    }
                },
                _ => value.push(character),
            }
        }
        Err(self.error(start..self.text.len(), "the closing quote is missing"))
    }

    fn value(&mut self) -> Parsed<Value> {
        match self.rest().chars().next() {
            Some('"' | '\'') => Ok(Value::String(self.quoted()?)),
            Some('[') => {
                self.eat('[');
                Ok(Value::Array(self.nested(|parser| parser.list(']', Self::value))?))
            }
            Some('{') => {
                let start = self.position;
                self.eat('{');
                let entries = self.nested(|parser| parser.list('}', Self::entry))?;
                let repeated = entries.iter().enumerate().find(|(index, (key, _))| {
                    entries[..*index].iter().any(|(earlier, _)| earlier == key)
                });
                if let Some((_, (key, _))) = repeated {
                    let range = start..self.trimmed_end(start);
                    return Err(self.error(range, format!("the key `{key}` occurs twice")));
                }
                Ok(Value::Object(entries))
            }
            Some('-') if self.at_number() => self.number_or_word(),
            Some(character) if character.is_ascii_digit() => self.number_or_word(),
            Some(character) if is_word_character(character) => Ok(match self.take_word() {
                "null" => Value::Null,
                "true" => Value::Boolean(true),
                "false" => Value::Boolean(false),
                word => Value::String(word.to_owned()),
            }),
            _ => Err(self.unexpected("a default")),
        }
    }

    fn entry(&mut self) -> Parsed<(String, Value)> {
        let key = self.key()?;
        self.expect(':', "and a value")?;
        Ok((key, self.value()?))
    }

    /// Whether the `(` here opens the parameters of a function rather than a group.
    fn at_function(&self) -> bool {
        let inner = self.rest()[1..].trim_start();
        let word = inner.find(|c: char| !is_word_character(c)).unwrap_or(inner.len());
        let behind = inner[word..].trim_start();
        inner.starts_with(')') || word > 0 && (behind.starts_with(':') || behind.starts_with('?'))
    }

    fn function(&mut self) -> Parsed<Expression> {
        let start = self.position;
        self.eat('(');
        let parameters = self.list(')', Self::property)?;
        self.expect('=', "and `>` and the type of the result")?;
        self.expect('>', "and the type of the result")?;
        let result = Box::new(self.nested(Self::union)?);
        Ok(self.expression(start, Kind::Function(parameters, result)))
    }
}

/// The number that a text spells out as JSON would, or `None`.
fn number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
    {
        return text.parse().ok().map(Value::Integer);
    }
    let numeric =
        digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    let value = text.parse::<f64>().ok().filter(|value| numeric && value.is_finite())?;
    Some(Value::Number(value))
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '_' | '$' | '-' | '.' | '#' | '/' | '@' | '%' | '+')
}
