//! Literals, and the values of defaults.

use super::parser::{Parsed, Parser, is_word_character};
use crate::value::Value;

impl Parser<'_> {
    pub(super) fn at_number(&self) -> bool {
        self.rest()
            .strip_prefix('-')
            .unwrap_or(self.rest())
            .starts_with(|c: char| c.is_ascii_digit())
    }

    /// A number such as `-1.5e3`, or a word that starts with a digit, such as `2xl`.
    pub(super) fn number_or_word(&mut self) -> Parsed<Value> {
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
            None if is_too_large(text) => {
                let range = start..start + text.len();
                let mut error = self.error(range, format!("the number `{text}` is too large"));
                error.help = Some("if it is a word, put it in quotes".into());
                Err(error)
            }
            None if sign == 0 => Ok(Value::String(text.to_owned())),
            None => Err(self.error(start..start + text.len(), format!("`{text}` is not a number"))),
        }
    }

    pub(super) fn quoted(&mut self) -> Parsed<String> {
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

    pub(super) fn value(&mut self) -> Parsed<Value> {
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
}

/// The number that a text spells out as JSON would, or `None`.
fn number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit() {
        return None;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(Value::Integer);
    }
    let numeric =
        digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    let value = text.parse::<f64>().ok().filter(|value| numeric && value.is_finite())?;
    Some(Value::Number(value))
}

/// Whether a text spells out a number that is no [`Value`].
fn is_too_large(text: &str) -> bool {
    let is_numeric = text.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    let has_zero_in_front = text.len() > 1 && text.starts_with('0');
    is_numeric && !has_zero_in_front && text.parse::<f64>().is_ok()
}
