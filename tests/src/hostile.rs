//! Inputs that nobody writes, except by accident or with bad intent.

use std::iter::repeat_n;

/// What has to come of a hostile input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// No error.
    Fine,
    /// An error with this code among the errors.
    Code(&'static str),
}

use Expected::{Code, Fine};

/// A hostile input: its name, how it is made, what has to come of it.
pub type Case = (&'static str, fn() -> Vec<u8>, Expected);

/// All cases. Large ones are made when they are used.
pub const CASES: &[Case] = &[
    // Encodings.
    ("empty", Vec::new, Fine),
    ("only-comments", || b"# one\n\n# two\n".to_vec(), Fine),
    ("only-byte-order-mark", || "\u{feff}".into(), Fine),
    ("byte-order-mark", || "\u{feff}component: Button\n".into(), Fine),
    ("two-byte-order-marks", || "\u{feff}\u{feff}component: Button\n".into(), Fine),
    ("carriage-returns", || button("  a: string\r\n  b: string -- Text.\r\n"), Fine),
    ("lone-carriage-returns", || b"component: Button\rprops:\r  a: string\r".to_vec(), Fine),
    ("nul", || button("  a: str\0ing\n"), Code("unreadable")),
    ("escaped-nul", || button("  a: { type: string, default: \"\\0\" }\n"), Fine),
    ("not-utf-8", || b"component: Button\ndescription: \xff\xfe\n".to_vec(), Code("unreadable")),
    (
        "half-a-character",
        || b"component: Button\ndescription: \xf0\x9f\x98".to_vec(),
        Code("unreadable"),
    ),
    (
        "surrogate",
        || b"component: Button\ndescription: \xed\xa0\x80\n".to_vec(),
        Code("unreadable"),
    ),
    (
        "escaped-surrogate",
        || button("  a: { type: string, default: \"\\ud800\" }\n"),
        Code("yaml-syntax"),
    ),
    (
        "utf-16-little",
        || utf_16(&"\u{feff}component: Button\n".replace('\n', "\r\n"), u16::to_le_bytes),
        Code("unreadable"),
    ),
    ("utf-16-big", || utf_16("\u{feff}component: Button\n", u16::to_be_bytes), Code("unreadable")),
    ("utf-16-little-bare", || utf_16("component: Button\n", u16::to_le_bytes), Code("unreadable")),
    ("utf-16-big-bare", || utf_16("component: Button\n", u16::to_be_bytes), Code("unreadable")),
    (
        "utf-32",
        || "component: Button\n".bytes().flat_map(|byte| [byte, 0, 0, 0]).collect(),
        Code("unreadable"),
    ),
    ("control-character", || button("  a: str\u{1}ing\n"), Code("yaml-syntax")),
    ("tabs", || button("\ta: string\n"), Code("yaml-syntax")),
    ("tab-after-value", || button("  a: string\t\n"), Fine),
    // YAML that is not for us.
    ("duplicate-keys", || button("  a: string\n  \"a\": string\n"), Code("duplicate-key")),
    ("merge-key", || button("  <<: { a: string }\n"), Code("unsupported-yaml")),
    (
        "merge-key-alias",
        || b"x-base: &base { a: string }\ncomponent: Button\nprops: { <<: *base }\n".to_vec(),
        Code("unsupported-yaml"),
    ),
    ("binary-tag", || button("  a: !!binary c3RyaW5n\n"), Code("unknown-type")),
    ("language-tag", || button("  a: !!python/object:os.system {}\n"), Code("missing-type")),
    ("directive", || b"%YAML 1.1\n---\ncomponent: Button\n".to_vec(), Fine),
    ("wrong-directive", || b"%YAML 9.9\n---\ncomponent: Button\n".to_vec(), Code("yaml-syntax")),
    ("anchor-in-itself", || button("  a: &a { items: *a }\n"), Code("unreadable")),
    ("list-in-itself", || button("  a: &a [*a]\n"), Code("unreadable")),
    ("unknown-alias", || button("  a: *nowhere\n"), Code("yaml-syntax")),
    ("alias-bomb", alias_bomb, Code("unreadable")),
    (
        "alias-bomb-in-extension",
        || [b"x-bomb:\n".to_vec(), alias_bomb_lines("  ")].concat(),
        Code("unreadable"),
    ),
    (
        "long-list-many-aliases",
        || {
            let list = many("string, ", 100_000);
            button(&format!("  a: &a [{list}]\n  b: [{}]\n", many("*a, ", 10_000)))
        },
        Code("unreadable"),
    ),
    (
        "long-text-many-aliases",
        || button(&format!("  a: &a {}\n  b: [{}]\n", many("x", 1_000_000), many("*a, ", 10_000))),
        Code("unreadable"),
    ),
    (
        "many-anchors",
        || button(&numbered(5_000, |number| format!("  a{number}: &a{number} string\n"))),
        Fine,
    ),
    (
        "anchors-in-anchors",
        || {
            let open = numbered(100, |number| format!("&a{number} ["));
            format!("component: Button\nx-deep: {open}{}\n", many("]", 100)).into()
        },
        Fine,
    ),
    // Depth.
    (
        "deep-lists",
        || button(&format!("  a: {}{}\n", many("[", 10_000), many("]", 10_000))),
        Code("unreadable"),
    ),
    (
        "deep-maps",
        || button(&format!("  a: {}{}\n", many("{ a: ", 10_000), many("}", 10_000))),
        Code("unreadable"),
    ),
    (
        "deep-mixed",
        || button(&format!("  a: {}{}\n", many("[{ a: ", 5_000), many("}]", 5_000))),
        Code("unreadable"),
    ),
    (
        "deep-block-lists",
        || button(&format!("  a:\n    {}a\n", many("- ", 10_000))),
        Code("unreadable"),
    ),
    (
        "deep-block-maps",
        || numbered(2_000, |number| format!("{}a:\n", many(" ", number))).into(),
        Code("unreadable"),
    ),
    ("deep-complex-keys", || many("? ", 10_000).into(), Code("unreadable")),
    ("unclosed-lists", || button(&format!("  a: {}\n", many("[", 100_000))), Code("unreadable")),
    ("unclosed-maps", || many("{", 100_000).into(), Code("unreadable")),
    ("unclosed-pairs", || many("{a: [", 100_000).into(), Code("unreadable")),
    (
        "brackets-in-quotes",
        || button(&format!("  a: {{ type: string, default: \"{}\" }}\n", many("[", 100))),
        Fine,
    ),
    // Size.
    (
        "hundred-megabytes",
        || button(&format!("  a: {{ description: {} }}\n", many("x", 100_000_000))),
        Code("unreadable"),
    ),
    ("hundred-megabytes-of-lines", || many("\n", 100_000_000).into(), Code("unreadable")),
    (
        "large-description",
        || button(&format!("  a: string -- {}\n", many("word ", 1_000_000))),
        Fine,
    ),
    (
        "large-quoted-description",
        || {
            button(&format!(
                "  a: {{ type: string, description: \"{}\" }}\n",
                many("\\u00e9 ", 1_000_000)
            ))
        },
        Fine,
    ),
    ("large-comment", || format!("# {}\ncomponent: Button\n", many("x", 10_000_000)).into(), Fine),
    ("long-key", || button(&format!("  ? \"{}\"\n  : string\n", many("k", 1_000_000))), Fine),
    (
        "long-plain-key",
        || button(&format!("  {}: string\n", many("k", 1_000_000))),
        Code("yaml-syntax"),
    ),
    ("long-name", || format!("component: A{}\n", many("a", 100_000)).into(), Code("invalid-name")),
    ("many-props", || button(&numbered(5_000, |number| format!("  a{number}: string\n"))), Fine),
    (
        "too-many-props",
        || button(&numbered(500_000, |number| format!("  a{number}: string\n"))),
        Code("unreadable"),
    ),
    (
        "many-values",
        || button(&format!("  a: [{}]\n", numbered(20_000, |number| format!("a{number}, ")))),
        Fine,
    ),
    (
        "many-members",
        || {
            button(&format!(
                "  a: {}\n",
                numbered(20_000, |number| format!("a{number} | ")) + "last"
            ))
        },
        Fine,
    ),
    (
        "many-documents",
        || numbered(2_000, |number| format!("component: A{number}\n---\n")).into(),
        Fine,
    ),
    ("many-empty-documents", || many("---\n", 100_000).into(), Fine),
    ("many-duplicates", || button(&many("  a: string\n", 5_000)), Code("duplicate-key")),
    (
        "many-errors",
        || button(&numbered(5_000, |number| format!("  a{number}: strin\n"))),
        Code("unknown-type"),
    ),
    // Numbers.
    ("huge-number", || button("  a: { type: number, maximum: 1e999999 }\n"), Code("wrong-kind")),
    (
        "many-digits",
        || button(&format!("  a: {{ type: number, maximum: {} }}\n", many("9", 400))),
        Code("wrong-kind"),
    ),
    (
        "large-integer",
        || button(&format!("  a: {{ type: number, maximum: {} }}\n", many("9", 60))),
        Fine,
    ),
    ("tiny-number", || button("  a: { type: number, minimum: 1e-999999 }\n"), Fine),
    ("not-a-number", || button("  a: { type: number, minimum: .nan }\n"), Code("wrong-kind")),
    (
        "huge-length",
        || button("  a: { type: string, maxLength: 99999999999999999999999999 }\n"),
        Code("wrong-kind"),
    ),
    ("huge-default", || button("  a: { type: string, default: 1e400 }\n"), Fine),
    // Type expressions.
    (
        "expression-parentheses",
        || button(&format!("  a: \"{}\"\n", many("(", 150))),
        Code("invalid-expression"),
    ),
    (
        "expression-closed-parentheses",
        || button(&format!("  a: \"{}string{}\"\n", many("(", 100_000), many(")", 100_000))),
        Code("invalid-expression"),
    ),
    (
        "expression-arrays",
        || button(&format!("  a: \"string{}\"\n", many("[]", 50))),
        Code("invalid-expression"),
    ),
    (
        "expression-records",
        || {
            button(&format!(
                "  a: {}string{}\n",
                many("Record<string, ", 10_000),
                many(">", 10_000)
            ))
        },
        Code("invalid-expression"),
    ),
    (
        "expression-unclosed-quote",
        || button(&format!("  a: '\"{}'\n", many("x", 1_000_000))),
        Code("invalid-expression"),
    ),
    (
        "expression-default-depth",
        || button(&format!("  a: 'unknown = {}'\n", many("[", 150))),
        Code("invalid-expression"),
    ),
    // What grows with the square, or faster.
    (
        "extends-diamonds",
        || {
            let step = |number| {
                format!(
                    "component: A{}\nextends: [A{number}, A{number}]\nprops: {{ a{number}: string }}\n---\n",
                    number + 1
                )
            };
            format!("component: A0\n---\n{}", numbered(60, step)).into()
        },
        Fine,
    ),
    (
        "extends-chain",
        || {
            let step = |number| {
                format!(
                    "component: A{}\nextends: [A{number}]\nprops: {{ a{number}: string }}\n---\n",
                    number + 1
                )
            };
            format!("component: A0\n---\n{}", numbered(300, step)).into()
        },
        Fine,
    ),
    (
        "types-doubling",
        || {
            let step = |number| format!("  T{}: \"[T{number}, T{number}]\"\n", number + 1);
            format!("types:\n  T0: string\n{}", numbered(60, step)).into()
        },
        Fine,
    ),
    (
        "types-chain",
        || {
            let step =
                |number| format!("  T{}: {{ properties: {{ a?: T{number} }} }}\n", number + 1);
            format!("types:\n  T0: string\n{}", numbered(300, step)).into()
        },
        Fine,
    ),
    (
        "types-cycle",
        || {
            let step = |number| format!("  T{number}: T{}\n", (number + 1) % 3_000);
            format!("types:\n{}", numbered(3_000, step)).into()
        },
        Code("cyclic-type"),
    ),
    (
        "ambiguous-default",
        || {
            let value = format!("{}1{}", many("{ x: ", 60), many(" }", 60));
            format!("types:\n  T: \"{{ x?: T }} | {{ x?: T }}\"\n---\ncomponent: A\nprops:\n  a: {{ type: T, default: {value} }}\n").into()
        },
        Code("invalid-default"),
    ),
    (
        "backtracking-pattern",
        || {
            let text = many("a", 10_000);
            button(&format!("  a: {{ type: string, pattern: '^(a+)+$', default: {text}b }}\n"))
        },
        Fine,
    ),
    (
        "counted-pattern",
        || {
            button(
                "  a: { type: string, pattern: '^((a{1,1000}){1,1000}){1,1000}$', default: b }\n",
            )
        },
        Code("invalid-default"),
    ),
    (
        "deep-pattern",
        || {
            button(&format!(
                "  a: {{ type: string, pattern: \"{}a{}\" }}\n",
                many("(", 100_000),
                many(")", 100_000)
            ))
        },
        Code("invalid-pattern"),
    ),
    // Rust.
    (
        "rust-deep-type",
        || rust(&format!("a: {}u8{}", many("Vec<", 10_000), many(">", 10_000))),
        Code("unsupported-rust"),
    ),
    (
        "rust-deep-tuple",
        || rust(&format!("a: {}u8{}", many("(", 10_000), many(",)", 10_000))),
        Code("unsupported-rust"),
    ),
    (
        "rust-deep-groups",
        || format!("fn f() {{ {}{} }}", many("{", 100_000), many("}", 100_000)).into(),
        Fine,
    ),
    ("rust-unclosed", || many("(", 100_000).into(), Fine),
    (
        "rust-deep-attribute",
        || rust(&format!("#[serde{}{}] a: u8", many("(", 10_000), many(")", 10_000))),
        Code("unsupported-rust"),
    ),
    (
        "rust-deep-modules",
        || format!("{}{}", many("mod a {", 10_000), many("}", 10_000)).into(),
        Fine,
    ),
    ("rust-many-fields", || rust(&numbered(5_000, |number| format!("a{number}: u8, "))), Fine),
    (
        "rust-many-types",
        || {
            let line =
                |number| format!("#[derive(gen_macro::Type)] struct A{number} {{ a: u8 }}\n");
            numbered(500, line).into()
        },
        Fine,
    ),
    ("rust-long-comment", || format!("/*{}*/", many("/* */", 1_000_000)).into(), Fine),
    (
        "rust-deep-comment",
        || format!("{}{}", many("/*", 100_000), many("*/", 100_000)).into(),
        Fine,
    ),
    ("rust-not-utf-8", || b"struct A;\xff".to_vec(), Code("rust-syntax")),
    (
        "rust-alias-doubling",
        || {
            let line = |number| format!("type A{} = (A{number}, A{number});\n", number + 1);
            let start = "type A0 = u8;\n#[derive(gen_macro::Type)] struct B(A60);\n";
            format!("{start}{}", numbered(60, line)).into()
        },
        Code("unknown-type"),
    ),
];

fn rust(fields: &str) -> Vec<u8> {
    format!("#[derive(gen_macro::Component)]\nstruct Button {{ {fields} }}\n").into_bytes()
}

fn button(props: &str) -> Vec<u8> {
    format!("component: Button\nprops:\n{props}").into_bytes()
}

fn many(text: &str, times: usize) -> String {
    repeat_n(text, times).collect()
}

fn numbered(end: usize, line: impl Fn(usize) -> String) -> String {
    (0..end).map(line).collect()
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn alias_bomb() -> Vec<u8> {
    [b"component: Button\nprops:\n".to_vec(), alias_bomb_lines("  ")].concat()
}

/// Each line is nine times the one before.
fn alias_bomb_lines(indent: &str) -> Vec<u8> {
    let line = |number: usize| match number {
        0 => format!("{indent}a0: &a0 [x, x, x, x, x, x, x, x, x]\n"),
        _ => {
            format!("{indent}a{number}: &a{number} [{}]\n", many(&format!("*a{}, ", number - 1), 9))
        }
    };
    numbered(12, line).into_bytes()
}
