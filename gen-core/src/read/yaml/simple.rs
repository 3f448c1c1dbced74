//! A reader for the YAML that nearly everyone writes, ten times as fast as one for all of YAML.
//!
//! It knows block maps and lists by indentation, flow maps and lists on one line, scalars on one
//! line and block scalars, all of it in one document. As soon as a file holds anything else,
//! whatever is wrong or only rare, it gives up, and the whole file is read as it always was. So it
//! never reports anything, and where it answers, the answer is the same: a test compares the two.

use std::borrow::Cow;

use super::scalar;
use super::tree::{Kind, Node, has_duplicates};

/// Larger files are not worth the trouble: they have to be watched for what they may cost.
const MAX_BYTES: usize = 64 << 10;
/// How deep collections may nest.
const MAX_DEPTH: usize = 24;
/// How many bytes a key may have: less than any reader of YAML has to accept.
const MAX_KEY: usize = 200;

/// The only document of a file; `None` if the file has to be read with care.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    if text.len() > MAX_BYTES || !text.ends_with('\n') {
        return None;
    }
    let text = text.strip_prefix("---\n").unwrap_or(text);
    if !is_usual(text.as_bytes()) {
        return None;
    }
    let mut reader =
        Reader { text, bytes: text.as_bytes(), at: 0, column: None, scalars: 0, depth: 0 };
    reader.next_line();
    let column = reader.column?;
    let node = reader.block(column)?;
    reader.column.is_none().then_some(node)
}

/// Whether there are only characters of which every reader of YAML thinks the same, and no mark
/// between documents.
fn is_usual(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte < b' ' {
            if byte != b'\n' || is_mark(&bytes[at + 1..]) {
                return false;
            }
        } else if byte > b'~' {
            // Control characters, breaks of lines, the byte-order mark and the like.
            match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
                (0xc2, Some(..0xa0), _) | (0xe2, Some(0x80), Some(0xa8 | 0xa9)) => return false,
                (0x7f | 0xef, ..) => return false,
                _ => {}
            }
        }
        at += 1;
    }
    !is_mark(bytes)
}

/// Whether a line may mean something for the document as a whole.
fn is_mark(line: &[u8]) -> bool {
    match line.first() {
        Some(b'-') => line.starts_with(b"---"),
        Some(b'.') => line.starts_with(b"..."),
        first => first == Some(&b'%'),
    }
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The column of the line that comes next, when one has been read; `None` at the end.
    column: Option<usize>,
    /// How many scalars were read.
    scalars: u32,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn byte(&self) -> u8 {
        self.byte_after(0)
    }

    /// The byte so many places further on; 0 behind the end.
    fn byte_after(&self, places: usize) -> u8 {
        let at = self.at + places;
        if at < self.bytes.len() { self.bytes[at] } else { 0 }
    }

    fn skip_blanks(&mut self) {
        while self.byte() == b' ' {
            self.at += 1;
        }
    }

    /// Goes behind the end of the line.
    fn skip_line(&mut self) {
        while self.at < self.bytes.len() && self.bytes[self.at] != b'\n' {
            self.at += 1;
        }
        self.at += 1;
    }

    /// Goes from the start of a line to the first character of the next one that holds more than a
    /// comment.
    fn next_line(&mut self) {
        loop {
            let start = self.at;
            self.skip_blanks();
            match self.byte() {
                0 => return self.column = None,
                b'\n' => self.at += 1,
                b'#' => self.skip_line(),
                _ => return self.column = Some(self.at - start),
            }
        }
    }

    /// Goes from behind a value to the next line, unless something else stands behind it.
    fn end_line(&mut self) -> Option<()> {
        let end = self.at;
        self.skip_blanks();
        match self.byte() {
            b'\n' => self.at += 1,
            b'#' if self.at > end => self.skip_line(),
            _ => return None,
        }
        self.next_line();
        Some(())
    }

    /// Whether an item of a block list starts here.
    fn at_item(&self) -> bool {
        self.byte() == b'-' && self.byte_after(1) == b' '
    }

    fn scalar(&mut self, kind: Kind<'a>) -> Node<'a> {
        let ordinal = self.scalars;
        self.scalars += 1;
        Node { ordinal, kind }
    }

    /// A collection stands where its first scalar stands, an empty one where the last one stood.
    fn collection(&self, first: u32, kind: Kind<'a>) -> Option<Node<'a>> {
        let is_empty = self.scalars == first;
        Some(Node { ordinal: if is_empty { first.saturating_sub(1) } else { first }, kind })
    }

    /// What is nested in something else.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Option<Node<'a>>) -> Option<Node<'a>> {
        if self.depth == MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let node = read(self);
        self.depth -= 1;
        node
    }

    /// The block map or list whose lines start in a column.
    fn block(&mut self, column: usize) -> Option<Node<'a>> {
        if self.at_item() { self.block_list(column) } else { self.block_map(column) }
    }

    fn block_map(&mut self, column: usize) -> Option<Node<'a>> {
        let first = self.scalars;
        let mut entries = Vec::new();
        loop {
            let key = self.key(false)?;
            if !matches!(self.byte(), b' ' | b'\n') {
                return None;
            }
            entries.push((key, self.block_value(column)?));
            match self.column {
                Some(next) if next > column => return None,
                Some(next) if next == column => {}
                _ => break,
            }
            if self.at_item() {
                return None;
            }
        }
        self.map(first, entries)
    }

    fn map(&self, first: u32, entries: Vec<(Node<'a>, Node<'a>)>) -> Option<Node<'a>> {
        let is_merge = entries.iter().any(|(key, _)| key.as_str() == Some("<<"));
        if is_merge || has_duplicates(&entries) {
            return None;
        }
        self.collection(first, Kind::Map(entries))
    }

    /// What stands behind a key in a column, to the line that is not part of it.
    fn block_value(&mut self, column: usize) -> Option<Node<'a>> {
        self.skip_blanks();
        let value = match self.byte() {
            b'\n' | b'#' => {
                self.skip_line();
                self.next_line();
                return match self.column {
                    Some(next) if next > column => self.nested(|reader| reader.block(next)),
                    Some(next) if next == column && self.at_item() => {
                        self.nested(|reader| reader.block_list(column))
                    }
                    _ => Some(self.scalar(Kind::Null)),
                };
            }
            b'|' | b'>' => return self.block_scalar(column),
            _ => self.value(false)?,
        };
        self.end_line()?;
        // Otherwise the value goes on there.
        self.column.is_none_or(|next| next <= column).then_some(value)
    }

    fn block_list(&mut self, column: usize) -> Option<Node<'a>> {
        let first = self.scalars;
        let mut items = Vec::new();
        while self.column == Some(column) && self.at_item() {
            let start = self.at;
            self.at += 1;
            self.skip_blanks();
            let inner = column + self.at - start;
            let is_flow = matches!(self.byte(), b'[' | b'{');
            let item = if !is_flow && self.starts_map() {
                self.nested(|reader| reader.block_map(inner))?
            } else {
                let item = self.value(false)?;
                self.end_line()?;
                item
            };
            if self.column.is_some_and(|next| next > column) {
                return None;
            }
            items.push(item);
        }
        self.collection(first, Kind::List(items))
    }

    /// Whether a key stands here.
    fn starts_map(&mut self) -> bool {
        let (at, scalars) = (self.at, self.scalars);
        let is_key = self.key(false).is_some();
        (self.at, self.scalars) = (at, scalars);
        is_key
    }

    /// A key, to behind its colon.
    fn key(&mut self, in_flow: bool) -> Option<Node<'a>> {
        let start = self.at;
        let key = match self.byte() {
            b'"' | b'\'' => self.quoted()?,
            _ => self.plain(in_flow)?,
        };
        if self.byte() != b':' || self.at - start > MAX_KEY {
            return None;
        }
        self.at += 1;
        Some(self.scalar(key))
    }

    /// A value that stands on one line.
    fn value(&mut self, in_flow: bool) -> Option<Node<'a>> {
        match self.byte() {
            b'{' => self.nested(Self::flow_map),
            b'[' => self.nested(Self::flow_list),
            b'"' | b'\'' => {
                let kind = self.quoted()?;
                Some(self.scalar(kind))
            }
            _ => {
                let kind = self.plain(in_flow)?;
                Some(self.scalar(kind))
            }
        }
    }

    fn flow_map(&mut self) -> Option<Node<'a>> {
        let first = self.scalars;
        let mut entries = Vec::new();
        self.at += 1;
        self.skip_blanks();
        if self.byte() == b'}' {
            self.at += 1;
            return self.map(first, entries);
        }
        loop {
            let key = self.key(true)?;
            if self.byte() != b' ' {
                return None;
            }
            self.skip_blanks();
            entries.push((key, self.value(true)?));
            if !self.goes_on(b'}')? {
                return self.map(first, entries);
            }
        }
    }

    fn flow_list(&mut self) -> Option<Node<'a>> {
        let first = self.scalars;
        let mut items = Vec::new();
        self.at += 1;
        self.skip_blanks();
        if self.byte() == b']' {
            self.at += 1;
            return self.collection(first, Kind::List(items));
        }
        loop {
            items.push(self.value(true)?);
            if !self.goes_on(b']')? {
                return self.collection(first, Kind::List(items));
            }
        }
    }

    /// Whether a flow collection goes on behind an item, or ends here.
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        self.skip_blanks();
        let byte = self.byte();
        self.at += 1;
        if byte == b',' {
            self.skip_blanks();
            return Some(true);
        }
        (byte == end).then_some(false)
    }

    /// A text in quotes, without escapes.
    fn quoted(&mut self) -> Option<Kind<'a>> {
        let quote = self.byte();
        let start = self.at + 1;
        let mut end = start;
        while end < self.bytes.len() && self.bytes[end] != quote {
            if matches!(self.bytes[end], b'\n' | b'\\') {
                return None;
            }
            end += 1;
        }
        self.at = end + 1;
        // Twice in a row, the quote is part of the text.
        if self.byte() == quote {
            return None;
        }
        Some(Kind::String(Cow::Borrowed(self.text.get(start..end)?)))
    }

    /// A scalar without quotes, to what ends it.
    fn plain(&mut self, in_flow: bool) -> Option<Kind<'a>> {
        let is_plain = match self.byte() {
            b'-' => !matches!(self.byte_after(1), b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}'),
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|'
            | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' | b'\n' => false,
            _ => true,
        };
        if !is_plain {
            return None;
        }
        let bytes = self.bytes;
        let start = self.at;
        let mut end = start;
        let mut at = start;
        // The text ends with a newline, so that there is always a next byte.
        loop {
            match bytes[at] {
                b'\n' => break,
                b' ' => {
                    at += 1;
                    if bytes[at] == b'#' {
                        break;
                    }
                    continue;
                }
                b':' => match bytes[at + 1] {
                    b' ' | b'\n' => break,
                    b',' | b'?' | b'[' | b']' | b'{' | b'}' if in_flow => return None,
                    _ => {}
                },
                b',' | b'[' | b']' | b'{' | b'}' if in_flow => break,
                _ => {}
            }
            at += 1;
            end = at;
        }
        self.at = end;
        if at > end && bytes[at] == b':' {
            // Blanks before a colon are rare.
            return None;
        }
        resolved(self.text.get(start..end)?)
    }

    /// A text of several lines behind a key in a column.
    fn block_scalar(&mut self, column: usize) -> Option<Node<'a>> {
        let is_folded = self.byte() == b'>';
        self.at += 1;
        let is_stripped = self.byte() == b'-';
        self.at += usize::from(is_stripped);
        if self.byte() != b'\n' {
            return None;
        }
        self.at += 1;
        let start = self.at;
        self.skip_blanks();
        let indent = self.at - start;
        if indent <= column || self.byte() == b'\n' {
            return None;
        }
        self.at = start;
        let mut text = String::new();
        let mut empty_lines = 0;
        while let Some(line) = self.block_line(indent)? {
            if line.is_empty() {
                empty_lines += 1;
                continue;
            }
            if is_folded && (line.starts_with(' ')) {
                return None;
            }
            if !text.is_empty() {
                text.push_str(if is_folded && empty_lines == 0 { " " } else { "\n" });
                let more = if is_folded { 1 } else { 0 };
                (more..empty_lines).for_each(|_| text.push('\n'));
            }
            empty_lines = 0;
            text.push_str(line);
        }
        if !is_stripped {
            text.push('\n');
        }
        self.next_line();
        Some(self.scalar(Kind::String(Cow::Owned(text))))
    }

    /// The next line of a text with an indent, without that; nothing if the text ends before it.
    fn block_line(&mut self, indent: usize) -> Option<Option<&'a str>> {
        let start = self.at;
        while self.at < start + indent && self.byte() == b' ' {
            self.at += 1;
        }
        let content = self.at;
        if self.byte() != b'\n' && content < start + indent || self.byte() == 0 {
            self.at = start;
            return Some(None);
        }
        self.skip_line();
        let line = self.text.get(content..self.at - 1)?;
        // A line of nothing but blanks beyond the indent is part of the text.
        let is_blank = !line.is_empty() && line.bytes().all(|byte| byte == b' ');
        if is_blank { None } else { Some(Some(line)) }
    }
}

/// What a scalar without quotes stands for.
fn resolved(text: &str) -> Option<Kind<'_>> {
    match scalar::resolve(text) {
        Some(Kind::Number(value)) if !value.is_finite() => None,
        Some(kind) => Some(kind),
        None => Some(Kind::String(Cow::Borrowed(text))),
    }
}

#[cfg(test)]
mod tests;
