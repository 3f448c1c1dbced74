//! The reader for all of YAML: the events of `granit-parser` become a tree, strict and bounded.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StrInput, Tag};

use super::tree::{Kind, Node, has_duplicates};
use super::{scalar, syntax};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ordered::Map;

/// How many nodes a file may have; aliases count for what they repeat.
const MAX_NODES: usize = 1 << 20;
/// How many bytes all strings of a file may have together; aliases count for what they repeat.
const MAX_TEXT: usize = 64 << 20;
/// How many keys one map may have: what is done for each key may look at all others.
const MAX_KEYS: usize = 10_000;
/// How deep collections may nest.
const MAX_DEPTH: usize = 128;

/// What a file holds.
pub(super) struct Documents<'a> {
    /// The documents that are not empty.
    pub(super) documents: Vec<Node<'a>>,
    /// Where the scalars stand, by their ordinals.
    pub(super) scalars: Vec<Scalar>,
}

/// Where a scalar stands, or a tag.
#[derive(Clone)]
pub(super) struct Scalar {
    /// Its bytes in the file, with the quotes.
    pub(super) span: Range<usize>,
    /// Whether it has quotes.
    pub(super) is_quoted: bool,
}

/// The documents of a file, whatever it holds.
pub(super) fn read<'a>(
    source: u32,
    text: &'a str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Documents<'a> {
    let mut reader = Reader {
        source,
        text,
        parser: Parser::new_from_str(text),
        size: Size::default(),
        anchored_size: Size::default(),
        anchored: Map::new(),
        scalars: Vec::new(),
        diagnostics,
    };
    let mut documents = Vec::new();
    while let Some(document) = reader.document().transpose() {
        match document {
            Ok(Node { kind: Kind::Null, .. }) => {}
            Ok(node) => documents.push(node),
            Err(diagnostic) => {
                reader.diagnostics.push(*diagnostic);
                break;
            }
        }
    }
    Documents { documents, scalars: reader.scalars }
}

/// How many nodes there are, and how many bytes their strings have.
#[derive(Clone, Copy, Default)]
struct Size {
    nodes: usize,
    text: usize,
}

struct Reader<'a, 'd> {
    source: u32,
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    /// What was made of the file.
    size: Size,
    /// What was made besides, for aliases to repeat.
    anchored_size: Size,
    /// The nodes that an alias may repeat, by the numbers of their anchors.
    anchored: Map<usize, Node<'a>>,
    scalars: Vec<Scalar>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

type Result<T> = std::result::Result<T, Box<Diagnostic>>;

impl<'a> Reader<'a, '_> {
    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>> {
        let event = self.parser.next_event().transpose();
        event.map_err(|error| Box::new(syntax::diagnostic(self.source, self.text, &error)))
    }

    /// The next document.
    fn document(&mut self) -> Result<Option<Node<'a>>> {
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(..) => self.anchored = Map::new(),
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                _ => {
                    let node = self.node(event, &span, 0)?;
                    // What is wrong may show behind the node.
                    self.next()?;
                    return Ok(Some(node));
                }
            }
        }
        Ok(None)
    }

    /// The node that starts with an event, inside so many collections.
    fn node(&mut self, event: Event<'a>, span: &Span, depth: usize) -> Result<Node<'a>> {
        let before = self.size;
        let (node, anchor) = match event {
            Event::Alias(id) => return self.repeated(id, span, depth),
            Event::Scalar(text, style, anchor, tag) => {
                (self.scalar(text, style, tag.as_deref(), span)?, anchor)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), "seq", span);
                (self.list(span, depth)?, anchor)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), "map", span);
                (self.map(span, depth)?, anchor)
            }
            // The parser ends what it started, and has no other events for nodes.
            _ => (self.scalar(Cow::default(), ScalarStyle::Plain, None, span)?, 0),
        };
        if anchor != 0 {
            self.anchored_size.nodes += self.size.nodes - before.nodes;
            self.anchored_size.text += self.size.text - before.text;
            self.count(0, 0, span)?;
            self.anchored.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self, span: &Span, depth: usize) -> Result<Node<'a>> {
        self.enter(span, depth)?;
        let first = self.scalars.len();
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            items.push(self.node(event, &span, depth + 1)?);
        }
        Ok(self.collection(first, Kind::List(items)))
    }

    fn map(&mut self, span: &Span, depth: usize) -> Result<Node<'a>> {
        self.enter(span, depth)?;
        let first = self.scalars.len();
        let mut entries = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            if entries.len() == MAX_KEYS {
                let message = format!("a map has more than {MAX_KEYS} keys");
                return Err(self.unreadable(&span, message, "split it into several definitions"));
            }
            let key = self.node(event, &span, depth + 1)?;
            let Some((event, span)) = self.next()? else { break };
            let value = self.node(event, &span, depth + 1)?;
            if self.accepts_key(&key) {
                entries.push((key, value));
            }
        }
        if has_duplicates(&entries) {
            self.refuse_duplicates(&mut entries);
        }
        Ok(self.collection(first, Kind::Map(entries)))
    }

    /// Counts a collection inside so many others.
    fn enter(&mut self, span: &Span, depth: usize) -> Result<()> {
        if depth == MAX_DEPTH {
            return Err(Box::new(syntax::too_deep(self.source, bytes(span).start)));
        }
        self.count(1, 0, span)
    }

    /// A collection stands where its first scalar stands, an empty one where the last one stood.
    fn collection(&self, first: usize, kind: Kind<'a>) -> Node<'a> {
        let is_empty = self.scalars.len() == first;
        Node { ordinal: (if is_empty { first.saturating_sub(1) } else { first }) as u32, kind }
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: &Span,
    ) -> Result<Node<'a>> {
        let is_text = style != ScalarStyle::Plain || core_tag(tag) == Some("str");
        let kind = if is_text { None } else { scalar::resolve(&text) };
        let kind = kind.unwrap_or(Kind::String(text));
        let own_tag = match kind {
            Kind::Null => "null",
            Kind::Boolean(_) => "bool",
            Kind::Integer(_) => "int",
            Kind::Number(_) => "float",
            _ => "str",
        };
        self.refuse_tag(tag, own_tag, span);
        let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let node = self.placed(kind, Scalar { span: bytes(span), is_quoted }, span)?;
        match node.kind {
            Kind::Number(value) if !value.is_finite() => {
                let message = "JSON has no infinite numbers and no NaN";
                let help = "leave the bound out, or quote the word if it is meant as text";
                self.report(Code::WrongKind, &node, message, help);
                Ok(Node { kind: Kind::Number(0.0), ..node })
            }
            _ => Ok(node),
        }
    }

    /// A scalar and where it stands, counted.
    fn placed(&mut self, kind: Kind<'a>, scalar: Scalar, span: &Span) -> Result<Node<'a>> {
        self.count(1, if let Kind::String(text) = &kind { text.len() } else { 0 }, span)?;
        let ordinal = self.scalars.len() as u32;
        self.scalars.push(scalar);
        Ok(Node { ordinal, kind })
    }

    /// What an alias repeats.
    fn repeated(&mut self, anchor: usize, span: &Span, depth: usize) -> Result<Node<'a>> {
        let Some(anchored) = self.anchored.remove(&anchor) else {
            let message = "an alias stands inside of what it repeats";
            let help = "give what refers to itself a name under `types`";
            return Err(self.unreadable(span, message, help));
        };
        let node = self.copy(&anchored, span, depth)?;
        self.anchored.insert(anchor, anchored);
        Ok(node)
    }

    /// A node once more, for an alias.
    fn copy(&mut self, node: &Node<'a>, span: &Span, depth: usize) -> Result<Node<'a>> {
        let first = self.scalars.len();
        let kind = match &node.kind {
            Kind::List(items) => {
                self.enter(span, depth)?;
                let items = items.iter().map(|item| self.copy(item, span, depth + 1));
                Kind::List(items.collect::<Result<_>>()?)
            }
            Kind::Map(entries) => {
                self.enter(span, depth)?;
                let entries = entries.iter().map(|(key, value)| {
                    Ok((self.copy(key, span, depth + 1)?, self.copy(value, span, depth + 1)?))
                });
                Kind::Map(entries.collect::<Result<_>>()?)
            }
            kind => {
                let scalar = self.scalars[node.ordinal as usize].clone();
                return self.placed(kind.clone(), scalar, span);
            }
        };
        Ok(self.collection(first, kind))
    }

    /// Counts what is made, and stops at the limits.
    fn count(&mut self, nodes: usize, text: usize, span: &Span) -> Result<()> {
        self.size.nodes += nodes;
        self.size.text += text;
        let nodes = self.size.nodes + self.anchored_size.nodes;
        let text = self.size.text + self.anchored_size.text;
        if nodes <= MAX_NODES && text <= MAX_TEXT {
            return Ok(());
        }
        let message = "the file holds more than is read, with what its aliases repeat";
        let help = "split it, or give what is shared a name under `types` or in the vocabulary of `_folder.yaml`";
        Err(self.unreadable(span, message, help))
    }

    fn unreadable(&self, span: &Span, message: impl Into<String>, help: &str) -> Box<Diagnostic> {
        let start = bytes(span).start;
        let place = Place::bytes(self.source, start, start);
        Box::new(Diagnostic::new(Code::Unreadable, place, message).help(help))
    }

    fn place(&self, node: &Node) -> Place {
        Place { source: self.source, node: node.ordinal, ..Place::default() }
    }

    fn report(&mut self, code: Code, node: &Node, message: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, self.place(node), message).help(help));
    }

    /// Reports a tag, unless it says what the node is anyhow.
    fn refuse_tag(&mut self, tag: Option<&Tag>, own: &str, span: &Span) {
        let Some(tag) = tag.filter(|_| core_tag(tag) != Some(own)) else { return };
        // It has a place in the order of places, as a scalar has.
        let ordinal = self.scalars.len() as u32;
        let span = bytes(&span.tag_span().unwrap_or(*span));
        self.scalars.push(Scalar { span, is_quoted: false });
        self.report(
            Code::UnsupportedYaml,
            &Node { ordinal, kind: Kind::Null },
            format!("the tag `{}` is not supported", tag.original()),
            "remove the tag, or quote the value if the `!` belongs to it",
        );
    }

    /// Whether a key can be one, reported if not.
    fn accepts_key(&mut self, key: &Node) -> bool {
        let (message, help) = match &key.kind {
            Kind::String(text) if text == "<<" => (
                "merge keys are not supported",
                "list the component to copy from in `extends`, or pick shared props with `uses`",
            ),
            Kind::List(_) | Kind::Map(_) => {
                ("a key must be a word, not a list or a map", "quote it if it is meant as text")
            }
            _ => return true,
        };
        self.report(Code::UnsupportedYaml, key, message, help);
        false
    }

    /// Drops every entry whose key occurred before, and reports it.
    fn refuse_duplicates(&mut self, entries: &mut Vec<(Node, Node)>) {
        let mut first_places = Map::new();
        entries.retain(|(key, _)| {
            let text = key.key_text();
            match first_places.get(&text) {
                None => {
                    first_places.insert(text, self.place(key));
                    true
                }
                Some(first) => {
                    let message = format!("the key `{text}` occurs twice");
                    self.diagnostics.push(
                        Diagnostic::new(Code::DuplicateKey, self.place(key), message)
                            .related(*first, "first here")
                            .help("remove one of the two"),
                    );
                    false
                }
            }
        });
    }
}

/// The name of a tag, if it is one of YAML's own.
fn core_tag(tag: Option<&Tag>) -> Option<&str> {
    tag?.core_suffix()
}

/// The bytes of the file, which the parser knows since it has the whole text.
fn bytes(span: &Span) -> Range<usize> {
    span.byte_range().unwrap_or_default()
}
