//! Diagnostics as text for people, in the manner of rustc.

use std::fmt::Write;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::ordered::sort_by_key;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The part, in bytes; whatever is outside the text is cut off.
    pub span: Range<usize>,
    /// The line of the start, counted from 1.
    pub line: usize,
    /// The column of the start in characters, counted from 1.
    pub column: usize,
}

/// The parts of a text that the spans stand for, in their order. The text is gone through once,
/// however many there are.
pub fn parts(text: &str, spans: &[Range<usize>]) -> Vec<Part> {
    let mut parts: Vec<Part> =
        spans.iter().map(|span| Part { span: span.clone(), line: 1, column: 1 }).collect();
    let mut in_order: Vec<&mut Part> = parts.iter_mut().collect();
    sort_by_key(&mut in_order, |part| part.span.start);
    let (mut offset, mut line, mut column) = (0, 1, 1);
    for part in in_order {
        let start = floor(text, part.span.start);
        for character in text[offset..start].chars() {
            match character {
                '\n' => (line, column) = (line + 1, 1),
                '\u{feff}' if column == 1 => {}
                _ => column += 1,
            }
        }
        offset = start;
        (part.line, part.column) = (line, column);
    }
    parts
}

/// A part of a source, as a reader of a report needs it.
#[derive(Debug, Clone)]
pub struct Located<'s> {
    /// The path of the source.
    pub path: &'s str,
    /// The whole text of the source.
    pub text: &'s str,
    /// The part.
    pub part: &'s Part,
}

/// A diagnostic with all its places found. The related places are in the diagnostic's order.
#[derive(Debug, Clone)]
pub struct Report<'s> {
    /// The diagnostic.
    pub diagnostic: &'s Diagnostic,
    /// Where it is; `None` if the source cannot be read any more.
    pub place: Option<Located<'s>>,
    /// Where the related places are.
    pub related: Vec<Option<Located<'s>>>,
}

impl Report<'_> {
    /// One line, for tools: `components/button.yaml:4:9: message [code]`.
    pub fn line(&self) -> String {
        let Diagnostic { code, message, .. } = self.diagnostic;
        let mut line = match &self.place {
            Some(located) => {
                let Part { line, column, .. } = located.part;
                format!("{}:{line}:{column}: {} [{}]", located.path, plain(message), code.name())
            }
            None => format!("{} [{}]", plain(message), code.name()),
        };
        if let Some(help) = self.diagnostic.help.first() {
            line.push_str("; ");
            line.push_str(&plain(help));
        }
        line
    }

    /// The whole report: the lines of source with the place underlined, and how to mend it. With
    /// `color`, it has the escape sequences of a terminal.
    pub fn render(&self, color: bool) -> String {
        let style = Style { color };
        let Diagnostic { code, message, label, help, .. } = self.diagnostic;
        let (severity, tint) = match code.severity() {
            Severity::Error => ("error", RED),
            Severity::Warning => ("warning", YELLOW),
        };
        let mut out = String::new();
        out.push_str(&style.paint(tint, &format!("{severity}[{}]", code.name())));
        out.push_str(&style.paint(BOLD, &format!(": {}", plain(message))));
        out.push('\n');
        let places = self.place.iter().chain(self.related.iter().flatten());
        let last = places.map(|located| located.part.line).max().unwrap_or(1);
        let margin = " ".repeat(last.to_string().len());
        if let Some(located) = &self.place {
            snippet(&mut out, style, located, "-->", '^', label, tint, &margin);
        }
        for (located, (_, label)) in self.related.iter().zip(&self.diagnostic.related) {
            if let Some(located) = located {
                snippet(&mut out, style, located, ":::", '-', label, BLUE, &margin);
            }
        }
        if self.place.is_some() {
            out.push_str(&style.paint(BLUE, &format!("{margin} |")));
            out.push('\n');
        }
        for help in help {
            out.push_str(&style.paint(BLUE, &format!("{margin} =")));
            out.push_str(&style.paint(BOLD, " help"));
            out.push_str(": ");
            out.push_str(&plain(help));
            out.push('\n');
        }
        out
    }
}

/// A path, the line of source and the underlined place. A place of several lines is underlined to
/// the end of its first.
#[expect(clippy::too_many_arguments, reason = "each is one visible part of the picture")]
fn snippet(
    out: &mut String,
    style: Style,
    located: &Located,
    arrow: &str,
    mark: char,
    label: &str,
    tint: &str,
    margin: &str,
) {
    let Part { span, line: number, column } = located.part;
    let start = floor(located.text, span.start);
    // A very long line is cut around the place; no more of it is looked at than can be shown.
    let window = floor(located.text, start.saturating_sub(MOST_BYTES));
    let window_end = floor(located.text, start + MOST_BYTES);
    let before = &located.text[window..start];
    let line_start = before.rfind('\n').map(|newline| newline + 1);
    let is_whole = line_start.is_some() || window == 0;
    let before = before[line_start.unwrap_or(0)..].trim_start_matches('\u{feff}');
    let rest = &located.text[start..window_end];
    let rest = rest.split(['\n', '\r']).next().unwrap_or(rest);
    let end = floor(located.text, span.end.max(start)).min(start + rest.len());
    let (marked, after) = rest.split_at(end - start);

    let before_shown = tail(before, 60);
    let marked_shown = head(marked, 80);
    let after_shown = if marked_shown.len() < marked.len() { "" } else { head(after, 60) };
    let lead = if is_whole && before_shown.len() == before.len() { "" } else { "…" };
    let shown = format!("{lead}{before_shown}{marked_shown}{after_shown}");

    out.push_str(&style.paint(BLUE, &format!("{margin}{arrow}")));
    let _ = writeln!(out, " {}:{number}:{column}", located.path);
    out.push_str(&style.paint(BLUE, &format!("{margin} |")));
    out.push('\n');
    let padded = format!("{number:>width$} |", width = margin.len());
    out.push_str(&style.paint(BLUE, &padded));
    let shown = visible(&shown);
    if !shown.is_empty() {
        out.push(' ');
        out.push_str(&shown);
    }
    out.push('\n');
    let indent = width(&visible(lead)) + width(&visible(before_shown));
    let marks = width(&visible(marked_shown)).max(1);
    let mut underline: String = std::iter::repeat_n(mark, marks).collect();
    if !label.is_empty() {
        underline.push(' ');
        underline.push_str(&plain(label));
    }
    out.push_str(&style.paint(BLUE, &format!("{margin} |")));
    let _ = writeln!(out, " {}{}", " ".repeat(indent), style.paint(tint, &underline));
}

/// At least as many bytes as the characters that are shown before a place, or from it on.
const MOST_BYTES: usize = 150 * 4;

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn head(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

fn tail(text: &str, characters: usize) -> &str {
    let count = text.chars().count();
    if count <= characters {
        return text;
    }
    text.char_indices().nth(count - characters).map_or(text, |(start, _)| &text[start..])
}

/// Text as a terminal may show it: tabs as spaces, other control characters as their pictures.
fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|character| match character {
            '\t' => "    ".chars().collect::<Vec<_>>(),
            '\u{7f}' => vec!['\u{2421}'],
            control if control.is_control() || is_direction_mark(control) => {
                vec![
                    char::from_u32(0x2400 + control as u32)
                        .filter(|_| (control as u32) < 32)
                        .unwrap_or('\u{fffd}'),
                ]
            }
            _ => vec![character],
        })
        .collect()
}

/// Characters that reorder what is shown, so that a line would not read as it is.
fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Words in one line without control characters.
fn plain(text: &str) -> String {
    visible(&text.replace(['\n', '\r'], " "))
}

/// How many columns a text takes; East Asian wide characters and pictures take two.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

fn is_wide(character: char) -> bool {
    matches!(character as u32,
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd)
}

const RED: &str = "1;31";
const YELLOW: &str = "1;33";
const BLUE: &str = "1;34";
const BOLD: &str = "1";

#[derive(Clone, Copy)]
struct Style {
    color: bool,
}

impl Style {
    fn paint(self, tint: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{tint}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
