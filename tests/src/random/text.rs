//! Random words, keys and texts; among them whatever a careless renderer stumbles over.

use super::Random;

const WORDS: &[&str] = &[
    "label",
    "size",
    "tone",
    "href",
    "rows",
    "align",
    "count",
    "open",
    "style",
    "class",
    "default",
    "delete",
    "name",
    "async",
    "constructor",
    "readonly",
    "aria-label",
    "data_id",
    "on",
    "no",
    "with space",
    "größe",
    "表",
    "a.b",
    "a/b",
    "a~b",
    "a%20b",
    "$ref",
    "quote\"s",
    "apostrophe's",
    "back\\slash",
    "😀",
    "colon: x",
    "hash # x",
    "-dash",
    "*star",
    "&and",
    "!not",
    "@at",
    "1st",
];

const NASTY: &[&str] = &[
    "*/",
    "/* */ //",
    "\\",
    "\\n",
    "${x}",
    "`tick`",
    "\"",
    "'",
    "@deprecated",
    "{@link x}",
    "<b>",
    "-->",
    "--",
    " = ",
    "|",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{0}",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "\u{200d}",
    "e\u{301}",
    "😀",
    "表",
    "\t",
    "#",
    ": ",
    "- ",
    "null",
    "true",
    "~",
    "1e3",
    "0x10",
    "&amp;",
    "%",
    "\r",
    "*",
    "_x_",
    "#{",
    "]]>",
    "</script>",
    "__proto__",
    "constructor",
];

const PROSE: &[&str] = &[
    "the",
    "component",
    "shows",
    "a",
    "value",
    "when",
    "user",
    "presses",
    "it,",
    "unless",
    "disabled.",
    "See",
    "`other`",
    "for",
    "more:",
    "details",
    "(and",
    "examples)",
    "e.g.",
    "*bold*",
];

/// A key that is used nowhere else: `number` is in it, and no other key ends like it.
pub fn key(random: &mut Random, number: usize) -> String {
    format!("{}{number}x", random.pick(WORDS))
}

/// A name in PascalCase that is used nowhere else.
pub fn name(random: &mut Random, number: usize) -> String {
    format!(
        "{}{number}X",
        random.pick(&["Button", "Card", "Menu", "Dialog", "Tree", "Grid2d", "A"])
    )
}

/// A text that means nothing to YAML, JSON or TypeScript, or everything.
pub fn text(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..random.below(4) {
        if random.once_in(2) {
            text.push_str(random.pick(NASTY));
        } else {
            text.push_str(random.pick(PROSE));
        }
    }
    text
}

/// A description: prose of some length, now and then several lines, now and then nasty.
pub fn description(random: &mut Random) -> String {
    let mut text = String::from("About");
    for _ in 0..random.below(30) {
        let separator = match random.below(40) {
            0 => "\n",
            1 => "\n\n",
            2 => "\n  ",
            _ => " ",
        };
        text.push_str(separator);
        if random.once_in(15) {
            text.push_str(random.pick(NASTY));
        } else {
            text.push_str(random.pick(PROSE));
        }
    }
    text
}

/// A description that fits on the line of a type expression.
pub fn line(random: &mut Random) -> String {
    let text = description(random);
    let words: Vec<&str> =
        text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\0']).collect();
    words.concat().trim().to_owned()
}
