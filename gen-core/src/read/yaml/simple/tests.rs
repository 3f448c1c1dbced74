use std::fs;
use std::path::Path;

use super::super::events;
use super::read;

/// Whether the simple reader answers, after making sure that its answer is that of the other.
fn answers(text: &str) -> bool {
    let Some(node) = read(text) else { return false };
    let mut diagnostics = Vec::new();
    let documents = events::read(0, text, &mut diagnostics).documents;
    assert_eq!(format!("{diagnostics:?}"), "[]", "{text}");
    assert_eq!(format!("{:?}", [node]), format!("{documents:?}"), "{text}");
    true
}

#[test]
fn what_nearly_everyone_writes_is_read() {
    let texts = [
        "a: b\n",
        "---\na: b\n",
        "# comment\n\na: b # comment\n# comment\nc: d\n",
        "a:\n  b:\n    c: d\n  e: f\ng: h\n",
        "a:\n  - b\n  - c\nd:\n- e\n- f\ng: h\n",
        "a:\n  - b: c\n    d: e\n  - f: g\n",
        "- a\n- b\n",
        "a:\nb: # nothing\nc:\n  # nothing\nd: ~\n",
        "a: { b: c, d?: [e, { f: g }], h: {}, i: [] } # comment\nj: [k, -1]\n",
        "a: 'b: c'\nd: \"e # f\"\n'g': h\n\"i\": { 'j': 'k', \"l\": m }\n",
        "a: |\n  b\n   c\n\n  d: # e\n\nf: >\n  g\n  h\n\n\n  i\nj: |-\n  k\n\nl: >-\n  m\n# n\no: p\n",
        "a: true\nb: False\nc: null\nd: 12\ne: -1\nf: 0.5\ng: 1e3\nh: 1.2.3\ni: -- j\nk: 12px\nl: -\u{2014}\n",
        "a: 007\nb: 0x1F\nc: +1\nd: 12345678901234567890\ne: 0b2\nf: -.5\ng: ++1\nh: 1e999\n",
        "a: b c:d e#f - g\nh i: j\n1: k\nl: a | b = a -- c, d? (e) -> f\n",
        "a: größe 日本 🙂 \u{2014} \u{a0}\n",
    ];
    for text in texts {
        assert!(answers(text), "{text}");
    }
}

#[test]
fn everything_else_is_left_alone() {
    let texts = [
        "",
        "a: b",
        "a\n",
        "[a, b]\n",
        "a: b\nc\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a:\n    b: c\n  d: e\n",
        "a: b: c\n",
        "a: b:\n",
        "a: [b\n",
        "a: [b,\n  c]\n",
        "a: [b, c,]\n",
        "a: [b: c]\n",
        "a: { b }\n",
        "a: {b:c}\n",
        "a: { b: string[] }\n",
        "a: {b: c} d\n",
        "a: 'b' c\n",
        "a: 'b''c'\n",
        "a: \"b\\n\"\n",
        "a: 'b\n  c'\n",
        "a: &b c\nd: *b\n",
        "a: !b c\n",
        "? a\n",
        "a: @b\n",
        "<<: a\n",
        "a: b\na: c\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "%YAML 1.2\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: b\u{85}c\n",
        "a: b\u{2028}c\n",
        "\u{feff}a: b\n",
        "a: |2\n  b\n",
        "a: |+\n  b\n",
        "a: |\n\n  b\n",
        "a: >\n  b\n    c\n",
        "a: |\n  b\n     \n  c\n",
        "a: .inf\n",
        "a: - b\n",
        "- - a\n",
        "-\n  a\n",
        "- a\n  b\n",
        "- a\nb: c\n",
        "a: b\n- c\n",
    ];
    for text in texts {
        assert!(!answers(text), "{text}");
    }
}

#[test]
fn real_definitions_are_read() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let (mut simple, mut all) = (0, 0);
    let mut folders = vec![golden];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                simple += usize::from(answers(&fs::read_to_string(&path).unwrap()));
                all += 1;
            }
        }
    }
    assert!(simple * 10 >= all * 6, "{simple} of {all}");
}

/// Texts with a few bytes exchanged, so that most are wrong in some way.
#[test]
fn wrong_texts_are_not_read_otherwise() {
    let start = "component: Button\nsince: 1.0.0\nprops:\n  label?: string -- Text.\n  size: { enum: [s, 'm'], default: m }\n  list:\n  - a\n  - b: c\n    d: >-\n      Some text,\n      on lines.\n\n      More.\nevents: { press: A }\ntext: |\n  Literal\n   text.\nlast: -1\n";
    let pieces = [
        "\n", " ", "  ", ":", ": ", "-", "- ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "?",
        "|", ">", "&", "*", "!", "%", "@", "a", "0", "1.5", "~", ".", "\\", "---", "\n\n", "\n  ",
        "\n    ", "\u{e9}", "\t", "<<", "null", ":\n",
    ];
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut answered = 0;
    for _ in 0..4000 {
        let mut text: Vec<char> = start.chars().collect();
        for _ in 0..=random(3) {
            let at = random(text.len());
            let end = (at + random(3)).min(text.len());
            text.splice(at..end, pieces[random(pieces.len())].chars());
        }
        answered += usize::from(answers(&text.into_iter().collect::<String>()));
    }
    assert!(answered > 400, "{answered}");
}
