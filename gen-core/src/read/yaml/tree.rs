//! YAML text as a tree of plain nodes, strict and bounded.
//!
//! A node carries no position, only its ordinal: the number of scalars before it. Reading the
//! text once more (see `place.rs`) turns an ordinal into bytes, so that positions cost
//! nothing as long as nothing is wrong.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::simple;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::value::Value;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 16 << 20;
/// How many nodes a file may have; aliases count for what they repeat.
const MAX_NODES: u32 = 1 << 20;
/// How many bytes all strings of a file may have together; aliases count for what they repeat.
const MAX_TEXT: usize = 64 << 20;
/// How many keys one map may have: what is done for each key may look at all others.
const MAX_KEYS: usize = 10_000;
/// How deep brackets may nest. The scanner's time grows with the square of it: 100,000 take 17 s.
const MAX_BRACKETS: usize = 200;

/// A node of a YAML document.
#[derive(Debug)]
pub struct Node<'a> {
    /// How many scalars of the file come before it.
    pub ordinal: u32,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a [`Node`] is.
#[derive(Debug)]
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
    if let Some(document) = simple::read(text) {
        return vec![document];
    }
    read(source, text, bytes, diagnostics)
}

/// The documents of a file, whatever it holds.
pub(super) fn read<'a>(
    source: u32,
    text: &'a str,
    bytes: &'a [u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Node<'a>> {
    let tree = Tree {
        source,
        scalars: Cell::new(0),
        nodes: Cell::new(0),
        text: Cell::new(0),
        found: RefCell::default(),
    };
    let mut documents = Vec::new();
    for document in serde_yaml::Deserializer::from_str(text) {
        match NodeSeed(&tree).deserialize(document) {
            // A file that is empty, or whose last `---` is followed by nothing.
            Ok(Node { kind: Kind::Null, .. }) => {}
            Ok(node) => documents.push(node),
            Err(error) => {
                tree.report(syntax_error(source, bytes, &error));
                break;
            }
        }
    }
    diagnostics.append(&mut tree.found.into_inner());
    documents
}

/// The file as text, without a byte-order mark, if it can be read in bounded time and memory.
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
    if let Some(offset) = too_many_brackets(bytes) {
        return refuse(
            offset,
            format!("brackets are nested more than {MAX_BRACKETS} deep"),
            "give the inner parts names under `types`",
        );
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Where more than [`MAX_BRACKETS`] brackets are open. Brackets in quotes and comments count too:
/// nobody opens that many without closing any.
fn too_many_brackets(bytes: &[u8]) -> Option<usize> {
    let mut open = 0_usize;
    for (offset, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' | b'{' => {
                open += 1;
                if open > MAX_BRACKETS {
                    return Some(offset);
                }
            }
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn syntax_error(source: u32, bytes: &[u8], error: &serde_yaml::Error) -> Diagnostic {
    let offset = error.location().map_or(0, |location| location.index()) + bom_length(bytes);
    let offset = offset.min(bytes.len());
    let words = error.to_string();
    if words.contains(LIMIT) || words.contains("repetition limit") {
        let place = Place::bytes(source, offset, offset);
        return Diagnostic::new(
            Code::Unreadable,
            place,
            "the file's aliases repeat more than is read",
        )
        .help("give what is shared a name under `types` or in the vocabulary of `_folder.yaml`");
    }
    if words.contains(CROWDED) {
        let place = Place::bytes(source, offset, offset);
        let message = format!("a map has more than {MAX_KEYS} keys");
        return Diagnostic::new(Code::Unreadable, place, message)
            .help("split it into several definitions");
    }
    let message = words.split(" at line ").next().unwrap_or(&words);
    let message = message.split(", while ").next().unwrap_or(message);
    let place = Place::bytes(source, offset, offset);
    if message.contains("recursion limit") {
        return Diagnostic::new(Code::Unreadable, place, "the document is nested too deep")
            .help("give the inner parts names under `types`");
    }
    let message = message.strip_suffix('.').unwrap_or(message);
    let diagnostic = Diagnostic::new(Code::YamlSyntax, place, message.to_owned());
    match hint(&words, bytes, offset) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What people usually mean where the scanner stumbles.
fn hint(words: &str, bytes: &[u8], offset: usize) -> Option<&'static str> {
    let line_start =
        bytes[..offset].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let before = &bytes[line_start..offset];
    if words.contains("mapping values are not allowed") {
        if !before.contains(&b':') && before.starts_with(b" ") {
            return Some(
                "start a key in the same column as the keys around it; a text that holds `: ` needs quotes, or a block: `>-`",
            );
        }
        return Some(
            "a text that holds `: ` needs quotes around the whole value, or a block: `>-` and the text on the next lines",
        );
    }
    if words.contains("unknown anchor") {
        return Some(
            "an alias such as `*name` needs an anchor `&name` before it in the same document",
        );
    }
    if bytes.get(offset) == Some(&b'\t') || before.starts_with(b"\t") {
        return Some("indent with spaces: YAML does not allow tabs");
    }
    if matches!(bytes.get(offset), Some(b'@' | b'`' | b'%')) {
        return Some("a value that starts with this character needs quotes around it");
    }
    if words.contains("quoted scalar") {
        return Some("a quote that opens a value has to close it: in `'`, `'` is written `''`");
    }
    let value = before.split(|byte| *byte == b':').nth(1).unwrap_or_default().trim_ascii();
    if value.starts_with(b"[") && value.ends_with(b"]") {
        return Some(
            "nothing may stand behind a list: write a choice as `a | b = a`, and a tuple with quotes around the whole value",
        );
    }
    if before.contains(&b'|') || bytes.get(offset) == Some(&b'|') {
        return Some(
            "a type expression that starts with a quote needs other quotes around it all: '\"a\" | \"b\"'",
        );
    }
    if words.contains("flow sequence") || words.contains("flow mapping") {
        return Some(
            "inside `[ ]` and `{ }`, a value that holds a bracket, a brace or a comma needs quotes: \"string[]\"",
        );
    }
    if value.starts_with(b"\"") || value.starts_with(b"'") {
        return Some(
            "quotes go around the whole value, its default and description too: \"string -- A text: this\"",
        );
    }
    if words.contains("block mapping") {
        return Some("keys of one map stand in one column, each followed by `:`");
    }
    None
}

pub(super) fn bom_length(bytes: &[u8]) -> usize {
    if bytes.starts_with("\u{feff}".as_bytes()) { '\u{feff}'.len_utf8() } else { 0 }
}

/// The words of the error by which our own limits stop the parser.
const LIMIT: &str = "more nodes or text than is read";
/// The same, for a map with more than [`MAX_KEYS`].
const CROWDED: &str = "more keys in a map than are read";

/// What is counted and found while a file is read.
struct Tree {
    source: u32,
    scalars: Cell<u32>,
    nodes: Cell<u32>,
    text: Cell<usize>,
    found: RefCell<Vec<Diagnostic>>,
}

impl Tree {
    fn report(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    fn count<E: Error>(&self) -> Result<(), E> {
        self.nodes.set(self.nodes.get() + 1);
        if self.nodes.get() > MAX_NODES { Err(E::custom(LIMIT)) } else { Ok(()) }
    }

    fn scalar<'a, E: Error>(&self, kind: Kind<'a>) -> Result<Node<'a>, E> {
        self.count()?;
        let ordinal = self.scalars.get();
        self.scalars.set(ordinal + 1);
        Ok(Node { ordinal, kind })
    }

    fn string<'a, E: Error>(&self, text: Cow<'a, str>) -> Result<Node<'a>, E> {
        self.text.set(self.text.get() + text.len());
        if self.text.get() > MAX_TEXT {
            return Err(E::custom(LIMIT));
        }
        self.scalar(Kind::String(text))
    }

    /// A collection stands where its first scalar stands, an empty one where the last one stood.
    fn collection_ordinal(&self, first: u32) -> u32 {
        if self.scalars.get() == first { first.saturating_sub(1) } else { first }
    }

    fn place(&self, ordinal: u32) -> Place {
        Place { source: self.source, node: ordinal, ..Place::default() }
    }

    /// Whether a key can be one, reported if not.
    fn accepts_key(&self, key: &Node) -> bool {
        let place = self.place(key.ordinal);
        if key.as_str() == Some("<<") {
            self.report(
                Diagnostic::new(Code::UnsupportedYaml, place, "merge keys are not supported").help(
                    "list the component to copy from in `extends`, or pick shared props with `uses`",
                ),
            );
            return false;
        }
        if matches!(key.kind, Kind::List(_) | Kind::Map(_)) {
            self.report(
                Diagnostic::new(
                    Code::UnsupportedYaml,
                    place,
                    "a key must be a word, not a list or a map",
                )
                .help("quote it if it is meant as text"),
            );
            return false;
        }
        true
    }

    /// Drops every entry whose key occurred before, and reports it.
    fn refuse_duplicates(&self, entries: &mut Vec<(Node, Node)>) {
        let mut first_places = BTreeMap::new();
        entries.retain(|(key, _)| {
            let text = key.key_text();
            match first_places.get(&text) {
                None => {
                    first_places.insert(text, key.ordinal);
                    true
                }
                Some(first) => {
                    let message = format!("the key `{text}` occurs twice");
                    self.report(
                        Diagnostic::new(Code::DuplicateKey, self.place(key.ordinal), message)
                            .related(self.place(*first), "first here")
                            .help("remove one of the two"),
                    );
                    false
                }
            }
        });
    }
}

/// Whether a key occurs twice. Comparing each with each is the fastest way for maps of usual size.
pub(super) fn has_duplicates(entries: &[(Node, Node)]) -> bool {
    if entries.len() > 32 {
        let mut keys: Vec<String> = entries.iter().map(|(key, _)| key.key_text()).collect();
        keys.sort_unstable();
        return keys.windows(2).any(|pair| pair[0] == pair[1]);
    }
    entries.iter().enumerate().any(|(index, (key, _))| match &key.kind {
        Kind::String(text) => {
            entries[..index].iter().any(|(earlier, _)| earlier.as_str() == Some(&**text))
        }
        _ => entries[..index].iter().any(|(earlier, _)| earlier.key_text() == key.key_text()),
    })
}

struct NodeSeed<'t>(&'t Tree);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("YAML")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        self.0.scalar(Kind::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node<'de>, E> {
        self.0.scalar(Kind::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        self.0.scalar(Kind::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'de>, E> {
        self.0.scalar(Kind::Integer(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'de>, E> {
        self.0.scalar(Kind::Integer(value.into()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node<'de>, E> {
        self.0.scalar(Kind::Integer(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node<'de>, E> {
        match i128::try_from(value) {
            Ok(value) => self.visit_i128(value),
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'de>, E> {
        if !value.is_finite() {
            let place = self.0.place(self.0.scalars.get());
            self.0.report(
                Diagnostic::new(Code::WrongKind, place, "JSON has no infinite numbers and no NaN")
                    .help("leave the bound out, or quote the word if it is meant as text"),
            );
            return self.0.scalar(Kind::Number(0.0));
        }
        self.0.scalar(Kind::Number(value))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        self.0.string(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        self.0.string(Cow::Owned(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        self.0.count()?;
        let first = self.0.scalars.get();
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(NodeSeed(self.0))? {
            list.push(item);
        }
        Ok(Node { ordinal: self.0.collection_ordinal(first), kind: Kind::List(list) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        self.0.count()?;
        let first = self.0.scalars.get();
        let mut map = Vec::new();
        while let Some(key) = entries.next_key_seed(NodeSeed(self.0))? {
            let value = entries.next_value_seed(NodeSeed(self.0))?;
            if map.len() == MAX_KEYS {
                return Err(A::Error::custom(CROWDED));
            }
            if self.0.accepts_key(&key) {
                map.push((key, value));
            }
        }
        if has_duplicates(&map) {
            self.0.refuse_duplicates(&mut map);
        }
        Ok(Node { ordinal: self.0.collection_ordinal(first), kind: Kind::Map(map) })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node<'de>, A::Error> {
        let first = self.0.scalars.get();
        let (TagName(tag), content) = tagged.variant()?;
        let node = content.newtype_variant_seed(NodeSeed(self.0))?;
        self.0.report(
            Diagnostic::new(
                Code::UnsupportedYaml,
                self.0.place(first),
                format!("the tag `{tag}` is not supported"),
            )
            .help("remove the tag, or quote the value if the `!` belongs to it"),
        );
        Ok(node)
    }
}

/// The name of a tag, which the deserializer hands out as the name of an enum's variant.
struct TagName(String);

impl<'de> Deserialize<'de> for TagName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TagName, D::Error> {
        String::deserialize(deserializer).map(TagName)
    }
}
