//! YAML text, written in one of the many ways there are.

use std::fmt::Write as _;

use serde_json::Value;

use super::Random;

/// What is to be written.
#[derive(Debug, Clone)]
pub enum Yaml {
    /// A string.
    Text(String),
    /// Any JSON value.
    Json(Value),
    /// Nothing: `key:`.
    Nothing,
    /// A list.
    List(Vec<Yaml>),
    /// A map.
    Map(Vec<(String, Yaml)>),
}

impl From<Value> for Yaml {
    fn from(value: Value) -> Yaml {
        match value {
            Value::String(text) => Yaml::Text(text),
            Value::Array(items) => Yaml::List(items.into_iter().map(Yaml::from).collect()),
            Value::Object(fields) => {
                Yaml::Map(fields.into_iter().map(|(key, value)| (key, value.into())).collect())
            }
            other => Yaml::Json(other),
        }
    }
}

/// The text of a document.
pub fn document(random: &mut Random, map: Vec<(String, Yaml)>) -> String {
    let mut writer = Writer { random, text: String::new() };
    for (key, value) in map {
        writer.entry(&key, &value, 0);
    }
    writer.text
}

struct Writer<'a> {
    random: &'a mut Random,
    text: String,
}

impl Writer<'_> {
    fn entry(&mut self, key: &str, value: &Yaml, indent: usize) {
        if self.random.once_in(30) {
            self.pad(indent);
            self.text.push_str("# A comment: with [brackets\n");
        }
        self.pad(indent);
        self.scalar(key, true);
        self.text.push(':');
        self.value(value, indent);
    }

    fn pad(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    /// A value after `key:` or `-`, with the end of its line.
    fn value(&mut self, value: &Yaml, indent: usize) {
        match value {
            Yaml::Map(map) if !map.is_empty() && self.random.below(3) > 0 => {
                self.text.push('\n');
                for (key, value) in map {
                    self.entry(key, value, indent + 2);
                }
            }
            Yaml::List(items) if !items.is_empty() && self.random.once_in(3) => {
                self.text.push('\n');
                for item in items {
                    self.pad(indent + 2);
                    self.text.push('-');
                    self.value(item, indent + 2);
                }
            }
            Yaml::Text(text) if is_block(text) && self.random.once_in(2) => {
                self.text.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
                for line in text.lines() {
                    if !line.is_empty() {
                        self.pad(indent + 2);
                    }
                    self.text.push_str(line);
                    self.text.push('\n');
                }
            }
            Yaml::Nothing => self.text.push('\n'),
            _ => {
                self.text.push(' ');
                self.flow(value, false);
                if self.random.once_in(30) {
                    self.text.push_str(" # note");
                }
                self.text.push('\n');
            }
        }
    }

    fn flow(&mut self, value: &Yaml, inside: bool) {
        match value {
            Yaml::Text(text) => self.scalar(text, inside),
            Yaml::Json(value) => {
                _ = write!(self.text, "{value}");
            }
            Yaml::Nothing => self.text.push_str("null"),
            Yaml::List(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.text.push_str(if index == 0 { "" } else { ", " });
                    self.flow(item, true);
                }
                self.text.push(']');
            }
            Yaml::Map(map) => {
                self.text.push('{');
                for (index, (key, value)) in map.iter().enumerate() {
                    self.text.push_str(if index == 0 { " " } else { ", " });
                    self.scalar(key, true);
                    self.text.push_str(": ");
                    self.flow(value, true);
                }
                self.text.push_str(" }");
            }
        }
    }

    /// A string: bare, in single quotes or in double quotes. `strict` in a key or inside brackets.
    fn scalar(&mut self, text: &str, strict: bool) {
        let printable =
            text.chars().all(|c| (' '..='~').contains(&c) || ('¡'..'\u{2000}').contains(&c));
        if is_bare(text, strict) && self.random.below(4) > 0 {
            self.text.push_str(text);
        } else if printable && self.random.once_in(2) {
            self.text.push('\'');
            self.text.push_str(&text.replace('\'', "''"));
            self.text.push('\'');
        } else {
            self.double_quoted(text);
        }
    }

    fn double_quoted(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                '\n' => self.text.push_str("\\n"),
                '\t' => self.text.push_str("\\t"),
                ' '..='~' | '¡'..'\u{2000}' | '\u{3000}'..'\u{d000}' | '😀' => {
                    self.text.push(character);
                }
                _ if u32::from(character) <= 0xffff => {
                    _ = write!(self.text, "\\u{:04x}", u32::from(character));
                }
                _ => {
                    _ = write!(self.text, "\\U{:08x}", u32::from(character));
                }
            }
        }
        self.text.push('"');
    }
}

/// Whether a text means itself without quotes. It may say less than YAML allows.
fn is_bare(text: &str, strict: bool) -> bool {
    let in_brackets = |c: char| strict && matches!(c, '[' | ']' | '{' | '}' | ',');
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && !text.ends_with(' ')
        && text.chars().all(|c| (' '..='~').contains(&c) && !in_brackets(c))
        && !text.contains(if strict { ":" } else { ": " })
        && !text.ends_with(':')
        && !text.contains(" #")
        && !matches!(text.to_lowercase().as_str(), "null" | "true" | "false")
}

/// Whether a text can be a block of lines.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.ends_with("\n\n")
        && !text.starts_with([' ', '\n', '\t'])
        && text.lines().next().is_some_and(|first| !first.trim().is_empty())
        && text.chars().all(|c| c == '\n' || (' '..='~').contains(&c))
        && text.lines().all(|line| line.is_empty() || !line.trim().is_empty())
}
