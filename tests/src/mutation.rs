//! Broken input: texts that were right, and random bytes.

use crate::inputs::{Files, files_below, package};
use crate::random::Random;

/// Pieces that mean something to YAML, to type expressions or to the format.
const PIECES: &[&str] = &[
    ":",
    ": ",
    "- ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "|-\n",
    "'",
    "\"",
    "#",
    " #",
    "%",
    "@",
    "`",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "---\n",
    "...\n",
    "<<: ",
    "null",
    "~",
    "true",
    "1e999",
    "-0",
    "0x1F",
    ".inf",
    "é",
    "😀",
    "\u{feff}",
    "\u{2028}",
    "\0",
    "\\",
    "\\u0000",
    " -- ",
    " = ",
    "?",
    "Record<string, ",
    "<",
    ">",
    "(",
    ")",
    "string",
    "x-a: 1\n",
    "type: ",
    "enum: ",
    "default: ",
    "properties: ",
    "oneOf: ",
    "discriminator: kind\n",
    "extends: [Button]\n",
    "uses: [size]\n",
    "generics: [T]\n",
    "pattern: '(a'\n",
    "types:\n",
    "component: Button\n",
    "atLeastOne: [a, b]\n",
    "typescript: A<B>[]\n",
    "import: x\n",
    "examples: [1]\n",
];

/// Pieces that mean something to Rust, to serde or to gen.
const RUST_PIECES: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    ",",
    ";",
    ":",
    "::",
    "=",
    "#",
    "#[serde(",
    "#[component(",
    "default",
    "rename_all = \"kebab-case\"",
    "tag = \"kind\"",
    "content = \"c\"",
    "untagged",
    "flatten",
    "transparent",
    "skip",
    "alias = \"x\"",
    "type = \"string | null\"",
    "name = \"X\"",
    "Option<",
    "Vec<",
    "Box<Self>",
    "[u8; 4]",
    "&'a str",
    "dyn Fn()",
    "impl Trait",
    "fn(u8)",
    "r#type",
    "r\"",
    "b'",
    "/*",
    "*/",
    "/// Doc.\n",
    "//! Doc.\n",
    "\"",
    "'",
    "0x",
    "1_000u128",
    "const N: usize",
    "where T: Copy",
    "struct A;",
    "enum B {}",
    "union C { a: u8 }",
    "#[derive(Component)]",
    "#[derive(Type)]",
    "é",
    "😀",
];

/// Everything of the golden cases and the rejects that is YAML.
pub fn yaml_corpus() -> Vec<Vec<u8>> {
    corpus(".yaml")
}

/// Everything of the golden cases and the rejects that is Rust.
pub fn rust_corpus() -> Vec<Vec<u8>> {
    corpus(".rs")
}

fn corpus(extension: &str) -> Vec<Vec<u8>> {
    let mut files = Files::new();
    for area in ["golden", "rejects"] {
        files.extend(
            files_below(&package().join(area))
                .into_iter()
                .map(|(path, bytes)| (format!("{area}/{path}"), bytes)),
        );
    }
    files.retain(|path, _| path.ends_with(extension) && !path.ends_with("values.yaml"));
    files.into_values().collect()
}

/// A text of the corpus with a few random changes; now and then only random bytes.
pub fn mutated(random: &mut Random, corpus: &[Vec<u8>]) -> Vec<u8> {
    if random.once_in(50) {
        return (0..random.below(400)).map(|_| random.number().to_le_bytes()[0]).collect();
    }
    let mut bytes = random.pick(corpus);
    for _ in 0..=random.below(6) {
        mutate(random, &mut bytes, corpus);
    }
    bytes
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    let start = random.below(bytes.len() + 1);
    let end = (start + random.below(20)).min(bytes.len());
    match random.below(8) {
        0 => drop(bytes.drain(start..end)),
        1 => bytes.truncate(start),
        2 => {
            let repeated = bytes[start..end].repeat(1 + random.below(4));
            bytes.splice(start..start, repeated);
        }
        3 if start < bytes.len() => bytes[start] = random.number().to_le_bytes()[0],
        4 => {
            let other = random.pick(corpus);
            let from = random.below(other.len() + 1);
            let to = (from + random.below(60)).min(other.len());
            bytes.splice(start..end, other[from..to].iter().copied());
        }
        _ => {
            let pieces = if random.once_in(2) { PIECES } else { RUST_PIECES };
            let piece = random.pick(pieces);
            bytes.splice(start..start, piece.bytes());
        }
    }
}
