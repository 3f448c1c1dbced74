//! Types.

use super::parser::{MAX_DEPTH, Parsed, Parser, is_word_character};
use super::{Expression, Kind, Property, is_keyword};
use crate::diagnostic::Code;
use crate::value::Value;

impl Parser<'_> {
    pub(super) fn union(&mut self) -> Parsed<Expression> {
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
            Some('(') if self.at_function() => {
                let mut error = self.error(start..start + 1, "expected a type, found a function");
                error.help = Some(
                    "functions are TypeScript only: write `{ typescript: \"() => void\" }`".into(),
                );
                return Err(error);
            }
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

    fn property(&mut self) -> Parsed<Property> {
        let start = self.position;
        let name = self.key()?;
        let range = start..self.trimmed_end(start);
        let optional = self.eat('?');
        self.expect(':', "and a type")?;
        Ok(Property { name, range, optional, ty: self.nested(Self::union)? })
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
        let again = parameters.iter().enumerate().find(|(index, parameter)| {
            parameters[..*index].iter().any(|earlier| earlier.name == parameter.name)
        });
        if let Some((_, Property { name, range, .. })) = again {
            let message = format!("two parameters of the function are called `{name}`");
            let mut error = self.error(range.clone(), message);
            error.help = Some("give one of them another name".into());
            return Err(error);
        }
        self.expect('=', "and `>` and the type of the result")?;
        self.expect('>', "and the type of the result")?;
        let result = Box::new(self.nested(Self::union)?);
        Ok(self.expression(start, Kind::Function(parameters, result)))
    }
}
