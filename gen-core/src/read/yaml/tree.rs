//! YAML text as a tree of plain nodes, strict and bounded.
//!
//! A node carries no position, only its ordinal: the number of scalars before it. Reading the
//! text once more (see `place.rs`) turns an ordinal into bytes, so that positions cost
//! nothing as long as nothing is wrong.

use std::borrow::Cow;

use super::{events, simple};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ordered::sort;
use crate::value::Value;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 16 << 20;

/// A node of a YAML document.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// How many scalars of the file come before it.
    pub ordinal: u32,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a [`Node`] is.
#[derive(Debug, Clone)]
pub enum Kind<'a> {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`; `yes` and `no` are strings.
    Boolean(bool),
    /// An integer.
    Integer(i128),
    /// A finite number with a fraction or an exponent.
    Number(f64),
    /// Text.
    String(Cow<'a, str>),
    /// A sequence.
    List(Vec<Node<'a>>),
    /// A mapping; duplicate keys were reported and left out.
    Map(Vec<(Node<'a>, Node<'a>)>),
}

impl Node<'_> {
    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of node it is, for messages.
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Boolean(_) => "a boolean",
            Kind::Integer(_) | Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// The JSON value of the node; keys that are no strings become strings.
    pub fn to_value(&self) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Boolean(value) => Value::Boolean(*value),
            Kind::Integer(value) => Value::Integer(*value),
            Kind::Number(value) => Value::Number(*value),
            Kind::String(text) => Value::String(text.to_string()),
            Kind::List(items) => Value::Array(items.iter().map(Node::to_value).collect()),
            Kind::Map(entries) => Value::Object(
                entries.iter().map(|(key, value)| (key.key_text(), value.to_value())).collect(),
            ),
        }
    }

    /// The node as the key of a JSON object.
    pub fn key_text(&self) -> String {
        match &self.kind {
            Kind::String(text) => text.to_string(),
            Kind::Boolean(value) => value.to_string(),
            Kind::Integer(value) => value.to_string(),
            Kind::Number(value) => value.to_string(),
            Kind::Null | Kind::List(_) | Kind::Map(_) => "null".to_owned(),
        }
    }
}

/// The documents of a file. Whatever is wrong with the file as YAML goes to `diagnostics`;
/// documents before a syntax error are returned all the same.
pub fn parse<'a>(source: u32, bytes: &'a [u8], diagnostics: &mut Vec<Diagnostic>) -> Vec<Node<'a>> {
    let text = match text(source, bytes) {
        Ok(text) => text,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return Vec::new();
        }
    };
    match simple::read(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Some(document) => vec![document],
        None => events::read(source, text, diagnostics).documents,
    }
}

/// The file as text, if it can be read in bounded time and memory.
pub(super) fn text(source: u32, bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    let refuse = |offset: usize, message: String, help: &str| {
        let place = Place::bytes(source, offset, offset + 1);
        Err(Box::new(Diagnostic::new(Code::Unreadable, place, message).help(help)))
    };
    if bytes.len() > MAX_BYTES {
        return refuse(
            0,
            format!(
                "the file has {} MiB, more than the {} MiB that are read",
                bytes.len() >> 20,
                MAX_BYTES >> 20
            ),
            "split the definitions into several files",
        );
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse(0, "the file is encoded as UTF-16".to_owned(), "save it as UTF-8");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            return refuse(
                error.valid_up_to(),
                "the file is not valid UTF-8".to_owned(),
                "save it as UTF-8",
            );
        }
    };
    if let Some(offset) = text.find('\0') {
        return refuse(
            offset,
            "the file holds a NUL character".to_owned(),
            "remove it; is this a text file?",
        );
    }
    Ok(text)
}

/// Whether a key occurs twice. Comparing each with each is the fastest way for maps of usual size.
pub(super) fn has_duplicates(entries: &[(Node, Node)]) -> bool {
    if entries.len() > 32 {
        let mut keys: Vec<String> = entries.iter().map(|(key, _)| key.key_text()).collect();
        sort(&mut keys);
        return keys.windows(2).any(|pair| pair[0] == pair[1]);
    }
    entries.iter().enumerate().any(|(index, (key, _))| match &key.kind {
        Kind::String(text) => {
            entries[..index].iter().any(|(earlier, _)| earlier.as_str() == Some(&**text))
        }
        _ => entries[..index].iter().any(|(earlier, _)| earlier.key_text() == key.key_text()),
    })
}
