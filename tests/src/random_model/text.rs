//! Random names, strings and documentation.

use gen_core::model::Docs;
use gen_core::name::{is_identifier, is_reserved_type_name};
use gen_core::value::Value;

use crate::random::Random;

const WORDS: &[&str] = &[
    "a",
    "x",
    "id",
    "is",
    "of",
    "row",
    "tab",
    "size",
    "name",
    "menu",
    "label",
    "value",
    "column",
    "button",
    "variant",
    "heading",
    "disabled",
    "navigation",
    "responsive",
    "placeholder",
    "information",
    "configuration",
    "internationalization",
];

const ODD_NAMES: &[&str] = &[
    "class",
    "new",
    "default",
    "readonly",
    "get",
    "set",
    "static",
    "constructor",
    "__proto__",
    "toString",
    "type",
    "interface",
    "undefined",
    "null",
    "true",
    "in",
    "1",
    "007",
    "1e3",
    "2xl",
    "-",
    "",
    " ",
    "a b",
    "a.b",
    "a-b-",
    "$",
    "_",
    "$ref",
    "@type",
    "#hash",
    "data-a:b",
    "ünïcode",
    "größe",
    "日本語",
    "名前 テスト",
    "🙂",
    "a🙂b",
    "e\u{301}",
    "m²",
    "→",
    "ﬁ",
    "𝒳",
    "ªº",
    "it's",
    "say \"hi\"",
    "\"'",
    "back\\slash",
    "new\nline",
    "tab\t",
    "nul\0",
    "\u{7f}",
    "\u{200d}",
    "\u{2028}",
    "\u{feff}x",
    "${a}",
    "`tick`",
    "*/",
    "//",
    "</script>",
    "ǅ",
    "ß",
    "İ",
    "Σς",
];

const ODD_TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "*/",
    "/* a */",
    "//",
    "**/",
    "*",
    "*\\/",
    "@deprecated",
    "a @deprecated b",
    "mail a@b.c",
    "@",
    "a\n@param b",
    "line one\nline two",
    "line one\r\nline two\r\n",
    "\n\n  indented\n\n\n",
    "trailing \nspace\t",
    "a\n\n- one\n- two\n",
    "# heading",
    "1. one",
    "```ts\nconst a = \"b\";\n```",
    "`code`",
    "``",
    "it's \"quoted\"",
    "back\\slash\\",
    "\\",
    "\0",
    "\u{7f}\u{85}",
    "\u{2028}",
    "a\u{2029}b",
    "nbsp\u{a0}",
    "\u{feff}bom\u{feff}",
    "日本語のテキスト",
    "mixed 日本語 and 🙂",
    "👩‍👩‍👧‍👦 family",
    "e\u{301}",
    "prettier-ignore",
    "@ts-ignore",
    "@format",
    "{@link Button}",
    "{@link",
    "<b>bold</b>",
    "${a}",
    "\u{202e}reversed",
    "\t\ttabs",
    "eslint-disable",
    "a\u{b}b\u{c}c",
    "# sourceMappingURL=a.map",
];

/// A name for a component or a type.
pub fn type_name(random: &mut Random) -> String {
    loop {
        let mut name = String::new();
        for _ in 0..random.count(4) {
            let word = random.pick(WORDS);
            name.push_str(&word[..1].to_ascii_uppercase());
            name.push_str(&word[1..]);
        }
        if random.chance(10) {
            name.push_str(&random.below(100).to_string());
        }
        if !is_reserved_type_name(&name) {
            return name;
        }
    }
}

/// A name for a property, an event or a slot.
pub fn property_name(random: &mut Random) -> String {
    if random.chance(12) {
        return random.pick(ODD_NAMES).to_owned();
    }
    let separator = random.pick(&["", "", "", "", "-", "_", ":"]);
    let mut name = random.pick(WORDS).to_owned();
    for _ in 1..random.count(5) {
        name.push_str(separator);
        let word = random.pick(WORDS);
        name.push_str(
            if separator.is_empty() { &word[..1] } else { word }.to_ascii_uppercase().as_str(),
        );
        if separator.is_empty() {
            name.push_str(&word[1..]);
        }
    }
    name
}

/// A name for a parameter of a function.
pub fn parameter_name(random: &mut Random) -> String {
    loop {
        let name = property_name(random);
        if is_identifier(&name) && name.is_ascii() {
            return name;
        }
    }
}

/// A string value.
pub fn string(random: &mut Random) -> String {
    match random.below(10) {
        0 => random.pick(ODD_NAMES).to_owned(),
        1 => random.pick(ODD_TEXTS).to_owned(),
        2 => sentence(random),
        _ => property_name(random),
    }
}

/// A few words, or very many.
pub fn sentence(random: &mut Random) -> String {
    let words = if random.chance(10) { random.below(40) } else { random.below(12) };
    let mut sentence = random.pick(WORDS).to_owned();
    for _ in 0..words {
        sentence.push(' ');
        let words = if random.chance(4) { ODD_TEXTS } else { WORDS };
        sentence.push_str(random.pick(words));
    }
    sentence.push('.');
    sentence
}

/// What a person may have written about a thing, without examples.
pub fn docs(random: &mut Random) -> Docs {
    let mut docs = Docs::default();
    if random.chance(40) {
        return docs;
    }
    if random.chance(80) {
        docs.description = Some(paragraph(random));
    }
    if random.chance(15) {
        docs.title = Some(paragraph(random));
    }
    if random.chance(10) {
        docs.deprecated = Some(if random.chance(30) { String::new() } else { paragraph(random) });
    }
    if random.chance(10) {
        docs.since = Some(if random.chance(10) { paragraph(random) } else { "1.2.0".to_owned() });
    }
    if random.chance(10) {
        docs.see.push(format!("https://example.com/{}", random.pick(WORDS)));
        if random.chance(20) {
            docs.see.push(paragraph(random));
        }
    }
    docs
}

fn paragraph(random: &mut Random) -> String {
    match random.below(10) {
        0 => random.pick(ODD_TEXTS).to_owned(),
        1 => format!("{}\n\n{}", sentence(random), sentence(random)),
        _ => sentence(random),
    }
}

/// A value of any kind.
pub fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => Value::Boolean(random.chance(50)),
        2 => integer(random),
        3 => float(random),
        4 => Value::String(string(random)),
        5 => Value::Array((0..random.below(4)).map(|_| value(random, depth - 1)).collect()),
        _ => {
            let mut entries: Vec<(String, Value)> = Vec::new();
            for _ in 0..random.below(4) {
                let key = string(random);
                if entries.iter().all(|(other, _)| *other != key) {
                    entries.push((key, value(random, depth - 1)));
                }
            }
            Value::Object(entries)
        }
    }
}

/// A whole number.
pub fn integer(random: &mut Random) -> Value {
    let odd = [0, -1, 1, 255, -128, i128::from(u64::MAX), i128::from(i64::MIN), 1 << 53];
    if random.chance(30) {
        Value::Integer(random.pick(&odd))
    } else {
        Value::Integer(random.below(1000) as i128 - 200)
    }
}

/// A number that need not be whole.
pub fn float(random: &mut Random) -> Value {
    let odd = [0.1, -0.5, 1.5e-7, 1e21, -1e300, 5e-324, f64::MAX, 2.5, 100.25];
    Value::Number(random.pick(&odd))
}
