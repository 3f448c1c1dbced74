//! Names: spelling, reserved words, near misses, and the names of inline types.

use std::fmt::Write;

mod exports;
mod inline;
mod nearest;
pub(crate) mod parts;
mod same;

pub(crate) use exports::base_name;
pub use exports::exports;
pub(crate) use inline::{Inline, InlineType, inline_types, inline_types_of_object};
pub use inline::{input_name, name_inline_types};
pub use nearest::nearest;
pub(crate) use parts::{Part, each_part, each_part_of_object, parts, parts_of_object};

/// The words of a text, each with a capital, and nothing between them: `aria-label` becomes
/// `AriaLabel`.
///
/// The result can continue an identifier, but begins with a digit if the text does. It is never
/// empty: a text without letters and digits is spelt in code points, `+` as `U2B`.
pub fn pascal_case(text: &str) -> String {
    let mut pascal = String::with_capacity(text.len());
    let mut word_starts = true;
    for character in text.chars() {
        if !character.is_ascii_alphanumeric() && !is_letter(character) {
            word_starts = true;
        } else if word_starts {
            push_capital(&mut pascal, character);
            word_starts = false;
        } else {
            pascal.push(character);
        }
    }
    if pascal.is_empty() {
        for character in text.chars().take(8) {
            let _ = write!(pascal, "U{:X}", u32::from(character));
        }
    }
    if pascal.is_empty() { "Empty".into() } else { pascal }
}

/// Adds the capital of a letter, where that is one letter.
fn push_capital(text: &mut String, character: char) {
    let mut capitals = character.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital.is_ascii() || is_letter(capital) => text.push(capital),
        _ => text.push(character),
    }
}

/// Whether a word can name a component or a type: an ASCII capital, then ASCII letters and digits.
pub fn is_pascal_case(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a word can name a parameter or a variable in TypeScript.
pub fn is_identifier(word: &str) -> bool {
    is_identifier_name(word) && KEYWORDS.binary_search(&word).is_err()
}

/// Whether a word has the form of an identifier, so that it can be a key without quotes.
///
/// Of letters beyond ASCII only those count on which all versions of ECMAScript agree.
pub fn is_identifier_name(word: &str) -> bool {
    let mut characters = word.chars();
    let starts = |first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$');
    characters.next().is_some_and(|first| starts(first) || is_letter(first))
        && characters.all(|next| starts(next) || next.is_ascii_digit() || is_letter(next))
}

/// Whether a type of this name would break generated TypeScript, or be mistaken for the one that
/// everybody knows.
pub fn is_reserved_type_name(name: &str) -> bool {
    RESERVED_TYPES.binary_search(&name).is_ok() || KEYWORDS.binary_search(&name).is_ok()
}

/// Letters beyond ASCII that can start an identifier since ECMAScript 5, from the scripts in use.
pub(crate) fn is_letter(character: char) -> bool {
    let code = u32::from(character);
    code >= 0x80
        && match LETTERS.binary_search_by(|&(first, _)| first.cmp(&code)) {
            Ok(_) => true,
            Err(0) => false,
            Err(index) => code <= LETTERS[index - 1].1,
        }
}

const LETTERS: &[(u32, u32)] = &[
    (0xaa, 0xaa),
    (0xb5, 0xb5),
    (0xba, 0xba),
    (0xc0, 0xd6),
    (0xd8, 0xf6),
    (0xf8, 0x2c1),
    (0x370, 0x373),
    (0x388, 0x38a),
    (0x38e, 0x3a1),
    (0x3a3, 0x3e1),
    (0x400, 0x481),
    (0x48a, 0x527),
    (0x531, 0x556),
    (0x561, 0x587),
    (0x5d0, 0x5ea),
    (0x620, 0x64a),
    (0x671, 0x6d3),
    (0x904, 0x939),
    (0x985, 0x98c),
    (0xe01, 0xe30),
    (0x10d0, 0x10f0),
    (0x1e00, 0x1f15),
    (0x3041, 0x3096),
    (0x30a1, 0x30fa),
    (0x3105, 0x312d),
    (0x4e00, 0x9fcc),
    (0xac00, 0xd7a3),
];

/// What cannot name a variable in a module in strict mode; sorted.
const KEYWORDS: &[&str] = &[
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Types of TypeScript itself; sorted.
const RESERVED_TYPES: &[&str] = &[
    "Array",
    "BigInt",
    "Boolean",
    "Function",
    "Number",
    "Object",
    "Omit",
    "Partial",
    "Pick",
    "Promise",
    "Readonly",
    "ReadonlyArray",
    "Record",
    "Required",
    "String",
    "Symbol",
    "any",
    "bigint",
    "boolean",
    "globalThis",
    "never",
    "number",
    "object",
    "string",
    "symbol",
    "undefined",
    "unknown",
];

#[cfg(test)]
mod tests {
    use super::pascal_case;
    use super::{KEYWORDS, LETTERS, RESERVED_TYPES};
    use super::{is_identifier, is_identifier_name, is_pascal_case, is_reserved_type_name};

    #[test]
    fn pascal_case_joins_words() {
        let cases = [
            ("primary", "Primary"),
            ("aria-label", "AriaLabel"),
            ("update:modelValue", "UpdateModelValue"),
            ("snake_case_word", "SnakeCaseWord"),
            ("two words", "TwoWords"),
            ("HTML", "HTML"),
            ("2xl", "2xl"),
            ("1.5", "15"),
            ("größe", "Größe"),
            ("ßtraße", "ßtraße"),
            ("日本", "日本"),
            ("a→b", "AB"),
            ("+", "U2B"),
            ("→←", "U2192U2190"),
            ("", "Empty"),
        ];
        for (text, expected) in cases {
            assert_eq!(pascal_case(text), expected, "{text:?}");
        }
    }

    #[test]
    fn pascal_case_names_are_ascii() {
        for word in ["A", "Button", "H1", "URLInput"] {
            assert!(is_pascal_case(word), "{word:?}");
        }
        for word in ["", "button", "1A", "Two Words", "A_B", "A-b", "Größe"] {
            assert!(!is_pascal_case(word), "{word:?}");
        }
    }

    #[test]
    fn keys_may_be_keywords_and_parameters_may_not() {
        for word in ["a", "$", "_1", "größe", "日本"] {
            assert!(is_identifier_name(word) && is_identifier(word), "{word:?}");
        }
        for word in ["class", "new", "default"] {
            assert!(is_identifier_name(word) && !is_identifier(word), "{word:?}");
        }
        for word in ["", "1a", "a-b", "a b", "🙂", "e\u{301}", "\u{200d}"] {
            assert!(!is_identifier_name(word) && !is_identifier(word), "{word:?}");
        }
    }

    #[test]
    fn reserved_type_names() {
        for name in ["string", "Record", "Array", "any", "void"] {
            assert!(is_reserved_type_name(name), "{name:?}");
        }
        for name in ["Row", "Date", "Event", "Records"] {
            assert!(!is_reserved_type_name(name), "{name:?}");
        }
    }

    #[test]
    fn tables_are_sorted() {
        assert!(KEYWORDS.is_sorted() && RESERVED_TYPES.is_sorted() && LETTERS.is_sorted());
    }
}
