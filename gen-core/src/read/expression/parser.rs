//! The moves of the parser: where it stands, what is next, what was expected.

use std::ops::Range;

use super::{Expression, ExpressionError, Kind};
use crate::diagnostic::Code;

/// How deep an expression may nest.
pub(super) const MAX_DEPTH: usize = 48;

/// Reads an expression from left to right.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) position: usize,
    pub(super) depth: usize,
    /// Whether it is one of TypeScript.
    pub(super) typescript: bool,
}

pub(super) type Parsed<T> = Result<T, ExpressionError>;

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, typescript: bool) -> Self {
        Parser { text, position: 0, depth: 0, typescript }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.position..]
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start().len();
    }

    /// Takes a character and the space behind it, if it is next.
    pub(super) fn eat(&mut self, character: char) -> bool {
        let found = self.rest().starts_with(character);
        if found {
            self.position += character.len_utf8();
            self.skip_space();
        }
        found
    }

    pub(super) fn expect(&mut self, character: char, what: &str) -> Parsed<()> {
        if self.eat(character) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{character}` {what}")))
        }
    }

    /// A description starts with `--`, which is behind a space unless it comes first.
    pub(super) fn at_description(&self) -> bool {
        let before = &self.text[..self.position];
        let rest = self.rest();
        rest.starts_with("--")
            && rest[2..].chars().next().is_none_or(char::is_whitespace)
            && before.chars().next_back().is_none_or(char::is_whitespace)
    }

    pub(super) fn trimmed_end(&self, start: usize) -> usize {
        start + self.text[start..self.position].trim_end().len()
    }

    pub(super) fn error(&self, range: Range<usize>, message: impl Into<String>) -> ExpressionError {
        ExpressionError {
            code: Code::InvalidExpression,
            message: message.into(),
            range,
            help: None,
        }
    }

    /// The next thing is not what was expected.
    pub(super) fn unexpected(&self, expected: &str) -> ExpressionError {
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

    pub(super) fn end(&mut self) -> Parsed<()> {
        if self.rest().is_empty() {
            return Ok(());
        }
        if self.typescript {
            return Err(self.unexpected("`|`, `&` or the end"));
        }
        let mut error = self.unexpected("`|`, `= default`, ` -- description` or the end");
        if self.rest().starts_with('?') {
            error.help = Some("a key that ends in `?` is optional: `label?: string`".into());
        } else if self.text[..self.position].trim_end().ends_with("readonly") {
            error.help = Some("leave `readonly` out: lists in props are readonly anyway".into());
        } else if self.rest().starts_with(is_word_character) {
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
    pub(super) fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
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

    pub(super) fn expression(&self, start: usize, kind: Kind) -> Expression {
        Expression { range: start..self.trimmed_end(start), kind }
    }

    /// Comma-separated things up to a closing bracket; a comma may come last.
    pub(super) fn list<T>(
        &mut self,
        close: char,
        item: fn(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
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

    pub(super) fn key(&mut self) -> Parsed<String> {
        if self.rest().starts_with(['"', '\'']) {
            return self.quoted();
        }
        let word = self.take_word();
        if word.is_empty() { Err(self.unexpected("a key")) } else { Ok(word.to_owned()) }
    }

    pub(super) fn take_word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_word_character(c)).unwrap_or(rest.len());
        self.position += end;
        self.skip_space();
        &rest[..end]
    }
}

pub(super) fn is_word_character(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '_' | '$' | '-' | '.' | '#' | '/' | '@' | '%' | '+')
}
