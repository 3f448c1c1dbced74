//! From the ordinal of a node back to the bytes of the file, for the error path.
//!
//! The file is read once more, by the reader that keeps where each scalar stands.

use std::ops::Range;

use super::events::{self, Scalar};
use super::tree::{self, Kind, Node};
use crate::diagnostic::Place;
use crate::read::expression;

/// The bytes of the file that each place, followed by its path, stands for.
pub fn spans(bytes: &[u8], places: &[(Place, &[String])]) -> Vec<Range<usize>> {
    let text = tree::text(0, bytes).unwrap_or_default();
    let file = events::read(0, text, &mut Vec::new());
    let span = |(place, path): &(Place, &[String])| {
        target(&file.documents, *place, path).bytes(text, &file.scalars)
    };
    places.iter().map(span).collect()
}

/// What a place stands for, once its path has been followed.
enum Target {
    Bytes(Range<usize>),
    Scalar { ordinal: u32, part: Option<Range<usize>> },
}

impl Target {
    fn bytes(self, text: &str, scalars: &[Scalar]) -> Range<usize> {
        let (ordinal, part) = match self {
            Target::Bytes(range) => return range,
            Target::Scalar { ordinal, part } => (ordinal, part),
        };
        let Some(scalar) = scalars.get(ordinal as usize) else { return 0..0 };
        let span = &scalar.span;
        let whole = text[span.clone()].trim_end();
        match (part, verbatim(whole, scalar.is_quoted)) {
            (Some(part), Some(letters)) if part.end <= letters.len() => {
                let start = span.start + letters.start;
                start + part.start..start + part.end
            }
            _ => span.start..span.start + whole.len(),
        }
    }
}

/// Where in a scalar its value stands letter by letter; `None` if it is folded or escaped.
fn verbatim(scalar: &str, is_quoted: bool) -> Option<Range<usize>> {
    let (letters, escape) = match scalar.chars().next() {
        Some('"') if is_quoted => (1..scalar.len() - 1, "\\\n\r"),
        Some(_) if is_quoted => (1..scalar.len() - 1, "'\n\r"),
        _ => (0..scalar.len(), "\n\r"),
    };
    let is_verbatim =
        !scalar.get(letters.clone())?.contains(|character| escape.contains(character));
    is_verbatim.then_some(letters)
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
