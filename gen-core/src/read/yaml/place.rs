//! From the ordinal of a node back to the bytes of the file, for the error path.
//!
//! The file is read once more, and at every scalar that is looked for a visitor fails on purpose:
//! the error of `serde_yaml` then carries the position, and since the scalar has been consumed the
//! reading goes on behind it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::tree::{self, Kind, Node};
use crate::diagnostic::Place;
use crate::read::expression;

/// The bytes of the file that each place, followed by its path, stands for.
pub fn spans(bytes: &[u8], places: &[(Place, &[String])]) -> Vec<Range<usize>> {
    let mut ignored = Vec::new();
    let documents = tree::parse(0, bytes, &mut ignored);
    let targets: Vec<Target> =
        places.iter().map(|(place, path)| target(&documents, *place, path)).collect();
    let scalars = locate(bytes, targets.iter().filter_map(|target| target.ordinal()).collect());
    targets.iter().map(|target| target.bytes(&scalars)).collect()
}

/// What a place stands for, once its path has been followed.
enum Target {
    Bytes(Range<usize>),
    Scalar { ordinal: u32, part: Option<Range<usize>> },
}

impl Target {
    fn ordinal(&self) -> Option<u32> {
        match self {
            Target::Bytes(_) => None,
            Target::Scalar { ordinal, .. } => Some(*ordinal),
        }
    }

    fn bytes(&self, scalars: &BTreeMap<u32, Scalar>) -> Range<usize> {
        match self {
            Target::Bytes(range) => range.clone(),
            Target::Scalar { ordinal, part } => match (scalars.get(ordinal), part) {
                (Some(Scalar { span, text: Some(text) }), Some(part)) if part.end <= text.len() => {
                    text.start + part.start..text.start + part.end
                }
                (Some(scalar), _) => scalar.span.clone(),
                (None, _) => 0..0,
            },
        }
    }
}

fn target(documents: &[Node], place: Place, path: &[String]) -> Target {
    if let Some(range) = place.as_bytes() {
        return Target::Bytes(range);
    }
    let part = (place.end > place.start).then_some(place.start as usize..place.end as usize);
    let mut target = Target::Scalar { ordinal: place.node, part };
    if path.is_empty() {
        return target;
    }
    let Some(mut node) = documents.iter().find_map(|document| value_at(document, place.node))
    else {
        return target;
    };
    for (depth, segment) in path.iter().enumerate() {
        if let Some(text) = node.as_str() {
            let part = path[depth..].iter().find_map(|segment| expression::part(text, segment));
            if part.is_some() {
                target = Target::Scalar { ordinal: node.ordinal, part };
            }
            return target;
        }
        // A segment that is not there is a detour of the model: the shorthand has no `anyOf`.
        let Some((ordinal, next)) = child(node, segment) else { continue };
        target = Target::Scalar { ordinal, part: None };
        node = next;
    }
    // A scalar is the smallest place; of a collection, the key names it best.
    if !matches!(node.kind, Kind::List(_) | Kind::Map(_)) {
        target = Target::Scalar { ordinal: node.ordinal, part: None };
    }
    target
}

/// The value whose key, or which itself, has the ordinal.
fn value_at<'n, 'a>(node: &'n Node<'a>, ordinal: u32) -> Option<&'n Node<'a>> {
    match &node.kind {
        Kind::Map(entries) => entries.iter().find_map(|(key, value)| {
            if key.ordinal == ordinal { Some(value) } else { value_at(value, ordinal) }
        }),
        Kind::List(items) => items.iter().find_map(|item| {
            if item.ordinal == ordinal { Some(item) } else { value_at(item, ordinal) }
        }),
        _ => (node.ordinal == ordinal).then_some(node),
    }
}

/// The ordinal that names a part best, and the part. A key may be marked optional with a `?`.
fn child<'n, 'a>(node: &'n Node<'a>, segment: &str) -> Option<(u32, &'n Node<'a>)> {
    match &node.kind {
        Kind::Map(entries) => entries.iter().find_map(|(key, value)| {
            let text = key.key_text();
            let matches = text == segment || text.strip_suffix('?') == Some(segment);
            matches.then_some((key.ordinal, value))
        }),
        Kind::List(items) => {
            let item = items.get(segment.parse::<usize>().ok()?)?;
            Some((item.ordinal, item))
        }
        _ => None,
    }
}

/// A scalar in the file.
struct Scalar {
    span: Range<usize>,
    /// Where the value stands in the file letter by letter; `None` if it is folded or escaped.
    text: Option<Range<usize>>,
}

fn locate(bytes: &[u8], mut wanted: Vec<u32>) -> BTreeMap<u32, Scalar> {
    let Ok(text) = tree::text(0, bytes) else { return BTreeMap::new() };
    wanted.sort_unstable();
    let Some(last) = wanted.last().copied() else { return BTreeMap::new() };
    let search = Search {
        lines: line_starts(text),
        text,
        last,
        wanted,
        scalars: Cell::new(0),
        pending: Cell::new(None),
        found: RefCell::default(),
    };
    for document in serde_yaml::Deserializer::from_str(text) {
        if search.attempt(Seek(&search).deserialize(document)).is_err() {
            break;
        }
    }
    let shift = tree::bom_length(bytes);
    let mut found = search.found.into_inner();
    for scalar in found.values_mut() {
        scalar.span = scalar.span.start + shift..scalar.span.end + shift;
        scalar.text = scalar.text.take().map(|text| text.start + shift..text.end + shift);
    }
    found
}

/// Where each line starts, with everything that YAML's scanner takes for a line break.
fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut characters = text.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        match character {
            '\r' if characters.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                starts.push(characters.peek().map_or(text.len(), |(offset, _)| *offset));
            }
            _ => {}
        }
    }
    starts
}

struct Search<'s> {
    text: &'s str,
    lines: Vec<usize>,
    /// The ordinals that are looked for, sorted.
    wanted: Vec<u32>,
    /// The last of them: nothing behind it is read, since aliases may stand for any number of nodes.
    last: u32,
    scalars: Cell<u32>,
    /// The scalar at which a visitor has just failed, and its value.
    pending: Cell<Option<(u32, String)>>,
    found: RefCell<BTreeMap<u32, Scalar>>,
}

impl Search<'_> {
    fn scalar<E: Error>(&self, value: impl fmt::Display) -> Result<(), E> {
        let ordinal = self.scalars.get();
        self.scalars.set(ordinal + 1);
        if self.wanted.binary_search(&ordinal).is_ok() {
            self.pending.set(Some((ordinal, value.to_string())));
            return Err(E::custom("found"));
        }
        if ordinal > self.last { Err(E::custom("done")) } else { Ok(()) }
    }

    /// Turns a failure of our own making into a position and goes on.
    fn attempt<T: Default, E: Error>(&self, step: Result<T, E>) -> Result<T, E> {
        let error = match step {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let Some((ordinal, value)) = self.pending.take() else { return Err(error) };
        let start = self.offset(&error.to_string());
        self.found.borrow_mut().insert(ordinal, scalar_at(self.text, start, &value));
        Ok(T::default())
    }

    /// The position in `found at line 2 column 5`. A visitor meets the error as any `E: Error`,
    /// whose words are all it can see; the very first byte of a file is not mentioned in them.
    fn offset(&self, words: &str) -> usize {
        let position = words.rsplit_once(" at line ").and_then(|(_, position)| {
            let (line, column) = position.split_once(" column ")?;
            Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?))
        });
        let Some((line, column)) = position else { return 0 };
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = self.text[start..].char_indices().map(|(offset, _)| offset);
        start + rest.chain([self.text.len() - start]).nth(column.saturating_sub(1)).unwrap_or(0)
    }
}

/// The extent of the scalar that starts at an offset.
fn scalar_at(text: &str, start: usize, value: &str) -> Scalar {
    let rest = &text[start..];
    let whole = |length: usize| start..start + length;
    if !value.is_empty() && rest.starts_with(value) {
        return Scalar { span: whole(value.len()), text: Some(whole(value.len())) };
    }
    let quoted = |quote: char| {
        let inner = rest.strip_prefix(quote)?;
        if inner.starts_with(value) && inner[value.len()..].starts_with(quote) {
            let text = start + 1..start + 1 + value.len();
            return Some(Scalar { span: whole(value.len() + 2), text: Some(text) });
        }
        let mut escaped = false;
        let end = inner.char_indices().find(|(_, character)| {
            let closes = *character == quote && !escaped;
            escaped = quote == '"' && *character == '\\' && !escaped;
            closes
        });
        let length = end.map_or(rest.len(), |(offset, _)| offset + 2);
        Some(Scalar { span: whole(length), text: None })
    };
    if let Some(scalar) = quoted('"').or_else(|| quoted('\'')) {
        return scalar;
    }
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let line = line.split(" #").next().unwrap_or(line);
    let line = line.split(": ").next().unwrap_or(line);
    let plain = if value.is_empty() { "" } else { line.trim_end().trim_end_matches(':') };
    Scalar { span: whole(plain.len()), text: None }
}

struct Seek<'s, 't>(&'s Search<'t>);

impl<'de> DeserializeSeed<'de> for Seek<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seek<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("YAML")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.scalar("")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.0.scalar("")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.0.scalar(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.0.scalar(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.0.scalar(value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.0.scalar(value)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.0.scalar(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.0.scalar(value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.scalar(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        loop {
            let item = items.next_element_seed(Seek(self.0));
            // A scalar that was found counts as an item, not as the end of the list.
            let found = item.is_err();
            if self.0.attempt(item)?.is_none() && !found {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        loop {
            let key = entries.next_key_seed(Seek(self.0));
            let found = key.is_err();
            if self.0.attempt(key)?.is_none() && !found {
                return Ok(());
            }
            self.0.attempt(entries.next_value_seed(Seek(self.0)))?;
        }
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        self.0.attempt(content.newtype_variant_seed(Seek(self.0)))
    }
}
