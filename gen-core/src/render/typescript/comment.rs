//! Documentation comments.

use std::fmt::Write;

use super::layout::{COLUMNS, is_within};
use crate::json;
use crate::model::{Docs, Example};
use crate::value::Value;

/// A documentation comment.
#[derive(Debug, Default)]
pub(super) struct Comment {
    /// Its lines, without the asterisks.
    lines: String,
}

impl Comment {
    /// A comment of one line.
    pub(super) fn of(text: String) -> Self {
        Comment { lines: text }
    }

    /// The text of what is written about a thing; its tags come last.
    pub(super) fn about(docs: &Docs) -> Self {
        let mut comment = Comment::default();
        if let Some(text) = docs.description.as_ref().or(docs.title.as_ref()) {
            push_prose(&mut comment.lines, text, "");
        }
        comment
    }

    /// Adds what a type cannot say of its values.
    pub(super) fn push_constraints(&mut self, constraints: &[String]) {
        let sentence = match constraints {
            [] => return,
            [only] => format!("Constraint: {only}."),
            _ => format!("Constraints: {}.", constraints.join("; ")),
        };
        self.end_markdown();
        push_prose(self.line(), &sentence, "");
    }

    /// Adds a list of what is written about parts of a thing.
    pub(super) fn push_list(&mut self, parts: &[(String, &Docs)]) {
        let mut is_first = true;
        for (name, docs) in parts {
            let mut text = String::new();
            push_prose(&mut text, &in_sentences(docs), "  ");
            if text.is_empty() {
                continue;
            }
            if std::mem::take(&mut is_first) {
                self.end_markdown();
            }
            let name = name.replace("*/", "*\\/");
            let tick = if name.contains('`') { "" } else { "`" };
            let line = self.line();
            for part in ["- ", tick, &name, tick, ": ", &text] {
                line.push_str(part);
            }
        }
    }

    /// Adds the value that a property has when it is missing.
    pub(super) fn push_default(&mut self, value: &Value) {
        let line = self.line();
        line.push_str("@default ");
        push_data(line, value);
    }

    /// Adds the tags of what is written about a thing.
    pub(super) fn push_tags(&mut self, docs: &Docs) {
        if let Some(reason) = &docs.deprecated {
            self.push_tag("@deprecated ", reason);
        }
        if let Some(version) = &docs.since {
            self.push_tag("@since ", version);
        }
        for example in &docs.examples {
            let line = self.line();
            line.push_str("@example ");
            push_data(line, example);
        }
        for address in &docs.see {
            self.push_tag("@see ", address);
        }
    }

    /// Adds the examples of a component.
    pub(super) fn push_examples(&mut self, examples: &[Example]) {
        for example in examples {
            let mut caption = example.name.clone();
            if let Some(description) = &example.description {
                caption.push_str(": ");
                caption.push_str(description);
            }
            let mut lines = String::new();
            push_prose(&mut lines, &caption, "");
            let line = self.line();
            line.push_str("@example <caption>");
            line.push_str(&lines.replace('\n', " "));
            line.push_str("</caption>");
            push_data(self.line(), &example.value);
        }
    }

    fn push_tag(&mut self, tag: &str, text: &str) {
        let line = self.line();
        line.push_str(tag);
        push_prose(line, text, "");
        line.truncate(line.trim_end().len());
    }

    /// Begins a line.
    fn line(&mut self) -> &mut String {
        if !self.lines.is_empty() {
            self.lines.push('\n');
        }
        &mut self.lines
    }

    /// Adds an empty line behind a text of several lines: its last one may belong to a list.
    fn end_markdown(&mut self) {
        if self.lines.contains('\n') {
            self.lines.push('\n');
        }
    }

    /// Adds the comment to a text, with so many spaces in front of each line: on one line if it is
    /// one and fits, nothing if it is empty.
    pub(super) fn push(&self, text: &mut String, indent: &str) {
        if self.lines.is_empty() {
            return;
        }
        text.push_str(indent);
        let columns = COLUMNS - indent.len() - "/**  */".len();
        if !self.lines.contains('\n') && is_within(&self.lines, columns) {
            text.push_str("/** ");
            text.push_str(&self.lines);
            text.push_str(" */\n");
            return;
        }
        text.push_str("/**\n");
        for line in self.lines.split('\n') {
            text.push_str(indent);
            text.push_str(if line.is_empty() { " *" } else { " * " });
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(indent);
        text.push_str(" */\n");
    }
}

/// What is written about a thing, in one text.
fn in_sentences(docs: &Docs) -> String {
    let mut text = String::new();
    let mut push = |label: &str, sentence: &str| {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?', ':', ';']) { " " } else { ". " });
        }
        text.push_str(label);
        text.push_str(sentence.trim());
    };
    for sentence in [&docs.title, &docs.description].into_iter().flatten() {
        push("", sentence);
    }
    match docs.deprecated.as_deref().map(str::trim) {
        None => {}
        Some("") => push("", "Deprecated."),
        Some(reason) => push("Deprecated: ", reason),
    }
    if let Some(version) = &docs.since {
        push("Since ", &format!("{}.", version.trim()));
    }
    text
}

/// Adds the lines of a text as they can stand in a comment, without empty ones around them. All but
/// the first are moved to the right.
fn push_prose(lines: &mut String, text: &str, indent: &str) {
    if is_plain(text) {
        return lines.push_str(text);
    }
    let line_break = |it| matches!(it, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}');
    let text = text.replace("\r\n", "\n");
    let mut is_first = true;
    let mut empty = 0;
    for line in text.split(line_break) {
        let line = escaped(line);
        if line.is_empty() {
            empty += 1;
        } else if std::mem::take(&mut is_first) {
            lines.push_str(line.trim_start_matches(is_space));
            empty = 0;
        } else {
            lines.extend(std::iter::repeat_n('\n', empty + 1));
            lines.push_str(indent);
            lines.push_str(&line);
            empty = 0;
        }
    }
}

/// Whether a text is one line in which nothing needs an escape, as most are.
fn is_plain(text: &str) -> bool {
    let plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'@' | b'*');
    text.as_bytes().iter().all(plain) && !text.starts_with(' ') && !text.ends_with(' ')
}

/// A line of text that neither ends the comment nor begins a tag: TypeScript takes an `@` behind a
/// space for one anywhere, in code too.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        if character.is_control() && character != '\t' {
            continue;
        }
        if (character == '@' && is_space(before)) || (character == '/' && before == '*') {
            line.push('\\');
        }
        line.push(character);
        before = character;
    }
    line.truncate(line.trim_end_matches(is_space).len());
    line
}

/// Adds a value as compact JSON, with escapes of JSON where a comment would end or a tag begin.
fn push_data(line: &mut String, value: &Value) {
    let json = json::compact(value);
    if is_plain(&json) {
        return line.push_str(&json);
    }
    let mut before = ' ';
    for character in json.chars() {
        match character {
            '/' if before == '*' => line.push_str("\\/"),
            '@' if is_space(before) => line.push_str("\\u0040"),
            '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                let _ = write!(line, "\\u{:04x}", u32::from(character));
            }
            _ => line.push(character),
        }
        before = character;
    }
}

/// Whether JavaScript trims a character from the end of a line.
fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}
