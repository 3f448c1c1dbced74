//! Literals and keys, written as Prettier writes them.

use std::fmt::Write;

use crate::json;
use crate::name::{is_identifier_name, is_letter};
use crate::value::Value;

/// A literal value: `"calm"`, `-1`, `true`, `null`.
pub(super) fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => string(text, |_| false),
        _ => json::compact(value),
    }
}

/// A property key, in quotes if it needs them.
///
/// Prettier takes the quotes away from what it thinks is an identifier, by a table of its own.
/// Where that is in doubt, an escape in the key keeps the quotes.
pub(super) fn key(name: &str) -> String {
    if is_identifier_name(name) {
        return name.to_owned();
    }
    let certain = |character: char| {
        character > '\u{ffff}'
            || (character.is_ascii() && !character.is_ascii_alphanumeric())
                && !matches!(character, '_' | '$')
    };
    let quoted = name.starts_with(|first: char| first.is_ascii_digit()) || name.contains(certain);
    string(name, |character| !quoted && !character.is_ascii() && !is_letter(character))
}

/// A string in the quotes that need fewer escapes; double ones if it makes no difference.
fn string(text: &str, is_escaped: impl Fn(char) -> bool) -> String {
    let plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\'' | b'\\');
    if text.as_bytes().iter().all(plain) {
        return format!("\"{text}\"");
    }
    let count = |quote: u8| text.bytes().filter(|&byte| byte == quote).count();
    let quote = if count(b'"') > count(b'\'') { '\'' } else { '"' };
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push(quote);
    for character in text.chars() {
        match character {
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            _ if character == quote => {
                literal.push('\\');
                literal.push(quote);
            }
            _ if is_invisible(character) || is_escaped(character) => {
                push_escape(&mut literal, character);
            }
            _ => literal.push(character),
        }
    }
    literal.push(quote);
    literal
}

/// Characters that a reader of the source would not see, or that would reorder or break its lines.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn push_escape(literal: &mut String, character: char) {
    let mut units = [0; 2];
    for unit in character.encode_utf16(&mut units) {
        let _ = write!(literal, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{key, literal};
    use crate::value::Value;

    #[test]
    fn strings_take_the_quotes_that_need_fewer_escapes() {
        let cases = [
            ("", r#""""#),
            ("calm", r#""calm""#),
            ("it's", r#""it's""#),
            (r#"say "hi""#, r#"'say "hi"'"#),
            (r#""it's""#, r#"'"it\'s"'"#),
            (r#"'a"b"#, r#""'a\"b""#),
            (r"back\slash", r#""back\\slash""#),
            ("a\nb\r\tc\0", r#""a\nb\r\tc\u0000""#),
            ("\u{2028}\u{feff}\u{202e}\u{85}", r#""\u2028\ufeff\u202e\u0085""#),
            ("größe 日本 🙂", r#""größe 日本 🙂""#),
            ("${a}", r#""${a}""#),
        ];
        for (text, expected) in cases {
            assert_eq!(literal(&Value::String(text.into())), expected, "{text:?}");
        }
    }

    #[test]
    fn other_literals_are_written_as_in_json() {
        let cases = [
            (Value::Null, "null"),
            (Value::Boolean(true), "true"),
            (Value::Integer(-1), "-1"),
            (Value::Number(-0.0), "0"),
            (Value::Number(1e300), "1e300"),
        ];
        for (value, expected) in cases {
            assert_eq!(literal(&value), expected);
        }
    }

    #[test]
    fn keys_are_quoted_where_prettier_quotes_them() {
        let cases = [
            ("label", "label"),
            ("class", "class"),
            ("$ref", "$ref"),
            ("aria-label", r#""aria-label""#),
            ("1", r#""1""#),
            ("2xl", r#""2xl""#),
            ("", r#""""#),
            (r#"a"b"#, r#"'a"b'"#),
            ("größe", "größe"),
            ("größe in m²", r#""größe in m²""#),
            ("m²", r#""m\u00b2""#),
            ("→", r#""\u2192""#),
            ("🙂", r#""🙂""#),
            ("𝒳x", r#""𝒳x""#),
        ];
        for (name, expected) in cases {
            assert_eq!(key(name), expected, "{name:?}");
        }
    }
}
