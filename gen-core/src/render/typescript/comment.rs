//! Documentation comments.

use std::fmt::Write;

use super::layout::COLUMNS;
use crate::json;
use crate::model::{Docs, Example};
use crate::value::Value;
use crate::width::width;

/// A documentation comment: its lines, without the asterisks.
#[derive(Debug, Default)]
pub(super) struct Comment {
    lines: Vec<String>,
}

impl Comment {
    /// A comment of one line.
    pub(super) fn of(text: String) -> Self {
        Comment { lines: vec![text] }
    }

    /// The text of what is written about a thing; its tags come last.
    pub(super) fn about(docs: &Docs) -> Self {
        let text = docs.description.as_ref().or(docs.title.as_ref());
        Comment { lines: text.map_or_else(Vec::new, |text| prose(text)) }
    }

    /// Adds what a type cannot say of its values.
    pub(super) fn push_constraints(&mut self, constraints: &[String]) {
        let sentence = match constraints {
            [] => return,
            [only] => format!("Constraint: {only}."),
            _ => format!("Constraints: {}.", constraints.join("; ")),
        };
        self.end_markdown();
        self.lines.extend(prose(&sentence));
    }

    /// Adds an empty line behind a text of several lines: its last one may belong to a list.
    fn end_markdown(&mut self) {
        if self.lines.len() > 1 {
            self.lines.push(String::new());
        }
    }

    /// Adds a list of what is written about parts of a thing.
    pub(super) fn push_list(&mut self, parts: &[(String, &Docs)]) {
        let mut is_first = true;
        for (name, docs) in parts {
            let mut lines = prose(&in_sentences(docs)).into_iter();
            let Some(first) = lines.next() else { continue };
            if std::mem::take(&mut is_first) {
                self.end_markdown();
            }
            let name = name.replace("*/", "*\\/");
            let tick = if name.contains('`') { "" } else { "`" };
            self.lines.push(format!("- {tick}{name}{tick}: {}", first.trim_start()));
            let continued = |line: String| if line.is_empty() { line } else { format!("  {line}") };
            self.lines.extend(lines.map(continued));
        }
    }

    /// Adds the value that a property has when it is missing.
    pub(super) fn push_default(&mut self, value: &Value) {
        self.lines.push(format!("@default {}", data(value)));
    }

    /// Adds the tags of what is written about a thing.
    pub(super) fn push_tags(&mut self, docs: &Docs) {
        if let Some(reason) = &docs.deprecated {
            self.push_tag("@deprecated", reason);
        }
        if let Some(version) = &docs.since {
            self.push_tag("@since", version);
        }
        for example in &docs.examples {
            self.lines.push(format!("@example {}", data(example)));
        }
        for address in &docs.see {
            self.push_tag("@see", address);
        }
    }

    /// Adds the examples of a component.
    pub(super) fn push_examples(&mut self, examples: &[Example]) {
        for example in examples {
            let mut caption = prose(&example.name).join(" ");
            if let Some(description) = &example.description {
                caption = format!("{caption}: {}", prose(description).join(" "));
            }
            self.lines.push(format!("@example <caption>{caption}</caption>"));
            self.lines.push(data(&example.value));
        }
    }

    fn push_tag(&mut self, tag: &str, text: &str) {
        let mut lines = prose(text).into_iter();
        self.lines.push(match lines.next() {
            Some(first) => format!("{tag} {}", first.trim_start()),
            None => tag.to_owned(),
        });
        self.lines.extend(lines);
    }

    /// Adds the comment to a text, with so many spaces in front of each line: on one line if it is
    /// one and fits, nothing if it is empty.
    pub(super) fn push(&self, text: &mut String, indent: &str) {
        match self.lines.as_slice() {
            [] => {}
            [line] if indent.len() + width(line) + "/**  */".len() <= COLUMNS => {
                text.push_str(indent);
                text.push_str("/** ");
                text.push_str(line);
                text.push_str(" */\n");
            }
            lines => {
                text.push_str(indent);
                text.push_str("/**\n");
                for line in lines {
                    text.push_str(indent);
                    text.push_str(if line.is_empty() { " *" } else { " * " });
                    text.push_str(line);
                    text.push('\n');
                }
                text.push_str(indent);
                text.push_str(" */\n");
            }
        }
    }
}

/// What is written about a thing, in one text.
fn in_sentences(docs: &Docs) -> String {
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(docs.title.clone());
    sentences.extend(docs.description.clone());
    if let Some(reason) = &docs.deprecated {
        let reason = prose(reason).join("\n");
        let colon = if reason.is_empty() { "." } else { ": " };
        sentences.push(format!("Deprecated{colon}{reason}"));
    }
    if let Some(version) = &docs.since {
        sentences.push(format!("Since {}.", version.trim()));
    }
    let mut text = String::new();
    for sentence in sentences {
        let before = text.trim_end().len();
        text.truncate(before);
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?', ':', ';']) { " " } else { ". " });
        }
        text.push_str(sentence.trim());
    }
    text
}

/// The lines of a text as they can stand in a comment, without empty ones around them.
fn prose(text: &str) -> Vec<String> {
    let line_break =
        |character| matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}');
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<String> = text.split(line_break).map(prose_line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let empty = lines.iter().take_while(|line| line.is_empty()).count();
    lines.split_off(empty)
}

/// A line of text that neither ends the comment nor begins a tag: TypeScript takes an `@` behind a
/// space for one anywhere, in code too.
fn prose_line(text: &str) -> String {
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

/// A value as compact JSON, with escapes of JSON where a comment would end or a tag begin.
fn data(value: &Value) -> String {
    let json = json::compact(value);
    let mut line = String::with_capacity(json.len());
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
    line
}

/// Whether JavaScript trims a character from the end of a line.
fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}
