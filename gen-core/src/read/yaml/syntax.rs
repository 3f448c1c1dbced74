//! What the parser stumbles over, in words that help.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Code, Diagnostic, Place};

/// An error of the parser.
pub(super) fn diagnostic(source: u32, text: &str, error: &ScanError) -> Diagnostic {
    let offset = error.marker().byte_offset().unwrap_or_default().min(text.len());
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return too_deep(source, offset);
    }
    let offset = offset_of_cause(error.kind(), text.as_bytes(), offset);
    let (before, rest) = text.as_bytes().split_at(offset);
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let place = Place::bytes(source, offset, offset);
    let diagnostic = Diagnostic::new(Code::YamlSyntax, place, message(error.kind()));
    match help(error.kind(), line, rest) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// Collections nest deeper than is read.
pub(super) fn too_deep(source: u32, offset: usize) -> Diagnostic {
    let place = Place::bytes(source, offset, offset);
    Diagnostic::new(Code::Unreadable, place, "the document is nested too deep")
        .help("give the inner parts names under `types`")
}

/// The parser points to the start of a scalar when something inside of it is wrong.
fn offset_of_cause(kind: &ErrorKind, text: &[u8], offset: usize) -> usize {
    let cause = match kind {
        ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart => {
            tab_that_indents(&text[offset..])
        }
        kind if is_escape(kind) => wrong_escape(&text[offset..]),
        ErrorKind::TabInBlockIndentation => {
            let tabs = text[..offset].iter().rev().take_while(|byte| **byte == b'\t').count();
            return offset - tabs;
        }
        _ => None,
    };
    offset + cause.unwrap_or_default()
}

fn tab_that_indents(text: &[u8]) -> Option<usize> {
    let mut is_indent = false;
    text.iter().position(|byte| {
        is_indent = *byte == b'\n' || is_indent && matches!(byte, b' ' | b'\t');
        is_indent && *byte == b'\t'
    })
}

/// Where a `\` starts no escape, or one of no character, in a text that starts with its quote.
fn wrong_escape(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    while let [byte, next, rest @ ..] = text.get(at..)? {
        let digits = match (byte, next) {
            (b'\\', b'x') => 2,
            (b'\\', b'u') => 4,
            (b'\\', b'U') => 8,
            (b'\\', next) if b"0abtnvfreNLP\t\r\n \"/\\_".contains(next) => 0,
            (b'\\', _) => return Some(at),
            _ => {
                at += 1;
                continue;
            }
        };
        let code = rest.get(..digits).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if digits > 0 && code.and_then(char::from_u32).is_none() {
            return Some(at);
        }
        at += 2 + digits;
    }
    None
}

fn message(kind: &ErrorKind) -> String {
    let words = match kind {
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            return "the value goes on behind its closing quote".to_owned();
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            return "a value cannot start with this character".to_owned();
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            return "a key needs a `:` behind it".to_owned();
        }
        kind if is_tab(kind) => return "a tab stands where only spaces may".to_owned(),
        kind if is_value_missing(kind) => return "a value is missing".to_owned(),
        kind => kind.to_string(),
    };
    // The parser says what it was doing before it says what is wrong.
    let message = match words.split_once(", ") {
        Some((doing, message)) if doing.starts_with("while ") => message,
        _ => &words,
    };
    message.strip_prefix("found ").unwrap_or(message).to_owned()
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

fn is_escape(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape
    )
}

/// Where something else stands than a value, the parser speaks of the end of the file.
fn is_value_missing(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEofBlockSequence
            | ErrorKind::UnexpectedEofBlockMapping
            | ErrorKind::UnexpectedEof
            | ErrorKind::ExpectedNodeContent
    )
}

/// What people usually mean where the parser stumbles, between what stands before it on the line
/// and the rest of the file.
fn help(kind: &ErrorKind, line: &[u8], rest: &[u8]) -> Option<&'static str> {
    let value = line.split(|byte| *byte == b':').nth(1).unwrap_or_default().trim_ascii();
    Some(match kind {
        kind if is_tab(kind) => "indent with spaces: YAML does not allow tabs",
        ErrorKind::UnknownAnchor => {
            "an alias such as `*name` needs an anchor `&name` before it in the same document"
        }
        ErrorKind::MappingValueNotAllowed if !line.contains(&b':') && line.starts_with(b" ") => {
            "start a key in the same column as the keys around it; a text that holds `: ` needs quotes, or a block: `>-`"
        }
        ErrorKind::MappingValueNotAllowed => TEXT_WITH_COLON,
        ErrorKind::ExpectedFlowMappingSeparator
            if rest.starts_with(b":") && line.contains(&b'{') =>
        {
            TEXT_WITH_COLON
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            "inside `[ ]` and `{ }`, a value that holds a bracket, a brace or a comma needs quotes: \"string[]\""
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::InvalidColonPlacement => {
            "close each `[` with `]` and each `{` with `}`; a value that holds one of them needs quotes: \"string[]\""
        }
        ErrorKind::BlockEntryInFlowCollection => {
            "write the items of `[ ]` without `-`, with commas between them"
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            "start a list on the next line, or write it as `[a, b]`; a text that starts with `- ` needs quotes"
        }
        kind if is_value_missing(kind) && rest.starts_with(b",") => {
            "a text that starts with a comma needs quotes around it"
        }
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MappingKeyNotAllowed => {
            "a value that starts with this character needs quotes around it"
        }
        ErrorKind::InvalidBlockScalarHeader => {
            "behind `|` or `>`, a text starts on the next line; a value that starts with one needs quotes"
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            "a quote that opens a value has to close it: in `'`, `'` is written `''`"
        }
        kind if is_escape(kind) => {
            "in `\"`, `\\` is written `\\\\`; in `'` it is a character like others"
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => match rest.first() {
            Some(b'|') => {
                "a type expression that starts with a quote needs other quotes around it all: '\"a\" | \"b\"'"
            }
            Some(byte) if byte.is_ascii_alphanumeric() && !line.ends_with(b" ") => {
                "in `'`, `'` is written `''`; in `\"`, `\"` is written `\\\"`"
            }
            _ => {
                "quotes go around the whole value, its default and description too: \"string -- A text: this\""
            }
        },
        ErrorKind::ExpectedBlockMappingKey if value.starts_with(b"[") && value.ends_with(b"]") => {
            "nothing may stand behind a list: write a choice as `a | b = a`, and a tuple with quotes around the whole value"
        }
        ErrorKind::ExpectedBlockMappingKey if value.starts_with(b"{") => {
            "nothing may stand behind `{ }`: a description is one of its keys, and a type has quotes around the whole value"
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey => {
            "keys of one map stand in one column, each followed by `:`"
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            "items of one list stand in one column, each behind `- `"
        }
        _ => return None,
    })
}

const TEXT_WITH_COLON: &str = "a text that holds `: ` needs quotes around the whole value, or a block: `>-` and the text on the next lines";
