//! YAML as gen reads it, beside what an independent reader makes of it, the maintained
//! continuation of serde_yaml.
//!
//! `GEN_TEST_SEED` sets the seed and `GEN_TEST_ITERATIONS` the number of texts.

use std::fmt::Write;

use gen_core::read::yaml::tree::{self, Kind, Node};
use gen_tests::expected::assert_none;
use gen_tests::random::{Random, iterations, seed};
use serde::Deserialize;
use serde_yaml::Value;

include!("yaml/texts.rs");

#[test]
fn what_both_read_is_the_same() {
    let different = TEXTS.iter().filter_map(|text| {
        let (ours, other) = (ours(text), other(text));
        (ours.as_ref().ok() != other.as_ref())
            .then(|| format!("{text}\nis {ours:?}\nnot {other:?}\n"))
    });
    assert_none(different.collect());
}

#[test]
fn what_only_gen_reads_is_yaml() {
    let different = ONLY_GEN.iter().filter_map(|(text, why, documents)| {
        let (ours, other) = (ours(text), other(text));
        let is_so = ours.as_deref() == Ok(*documents) && other.as_deref() != Some(*documents);
        (!is_so).then(|| format!("{why}: {text}\nis {ours:?}\nand {other:?}\n"))
    });
    assert_none(different.collect());
}

#[test]
fn what_gen_refuses_is_no_yaml_or_not_for_gen() {
    let different = REFUSED.iter().filter_map(|(text, message, why)| {
        let (ours, other) = (ours(text), other(text));
        let is_so = ours.as_ref().is_err_and(|ours| ours.starts_with(message)) && other.is_some();
        (!is_so).then(|| format!("{why}: {text}\nis {ours:?}\nand {other:?}\n"))
    });
    assert_none(different.collect());
}

/// Texts with pieces of others in them: most are wrong in some way.
#[test]
fn broken_texts_are_not_read_otherwise() {
    let mut random = Random::new(seed());
    let (mut both, mut refused) = (0, 0);
    let mut different = Vec::new();
    for _ in 0..iterations(20_000) {
        let text = mutated(&mut random);
        if is_known_to_differ(&text) {
            continue;
        }
        let (ours, other) = (ours(&text), other(&text));
        let is_known = match (&ours, &other) {
            (Ok(ours), Some(other)) => {
                both += 1;
                ours == other
            }
            (Err(message), Some(_)) => {
                REFUSED.iter().any(|(_, known, _)| message.starts_with(known))
            }
            (Err(_), None) => {
                refused += 1;
                true
            }
            (Ok(_), None) => true,
        };
        if !is_known {
            different.push(format!("{text:?}\nis {ours:?}\nnot {other:?}\n"));
        }
    }
    different.sort_by_key(String::len);
    different.truncate(20);
    assert_none(different);
    assert!(both > 0 && refused > 0, "{both} texts were read, {refused} were refused");
}

/// What means something else since YAML 1.2, and what libyaml never read as the specification
/// has it. `ONLY_GEN` has an example of each.
fn is_known_to_differ(text: &str) -> bool {
    let is_name = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let other_name = text.split(['&', '*']).skip(1).any(|name| {
        !name.trim_start_matches(is_name).starts_with([' ', '\n', '\r', ',', ']', '}'])
    });
    let other_indicator =
        text.split(['?', ':']).skip(1).any(|rest| !rest.starts_with([' ', '\t', '\n', '\r']));
    let empty_pair = text.split('?').skip(1).any(|rest| rest.trim_start().starts_with(','));
    let is_property = |word: &&str| *word == "---" || word.starts_with(['!', '&']);
    let block_document = text.split(['\n', '\r', '\u{feff}']).any(|line| {
        let value = line.split_whitespace().find(|word| !is_property(word));
        value.is_some_and(|word| word.starts_with(['|', '>']))
    });
    let anchors = text.split('&').skip(1).map(|rest| rest.split(|c| !is_name(c)).next());
    let mut anchors: Vec<_> = anchors.collect();
    anchors.sort_unstable();
    let same_anchors = anchors.windows(2).any(|pair| pair[0] == pair[1]);
    let unended_block = !text.ends_with('\n') && text.contains(['|', '>']);
    let other_break = text
        .trim_start_matches('\u{feff}')
        .contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}']);
    same_anchors
        || other_name
        || other_indicator
        || empty_pair
        || block_document
        || unended_block
        || other_break
}

fn mutated(random: &mut Random) -> String {
    let mut text: Vec<char> = random.pick(TEXTS).chars().collect();
    for _ in 0..random.count(4) {
        let piece: Vec<char> = if random.once_in(3) {
            let other: Vec<char> = random.pick(TEXTS).chars().collect();
            let start = random.below(other.len());
            let end = (start + random.count(12)).min(other.len());
            other[start..end].to_vec()
        } else {
            random.pick(PIECES).chars().collect()
        };
        let at = random.below(text.len() + 1);
        let end = (at + random.below(3)).min(text.len());
        text.splice(at..end, piece);
    }
    text.into_iter().collect()
}

/// What gen reads, or what it says against it.
fn ours(text: &str) -> Result<String, String> {
    let mut diagnostics = Vec::new();
    let documents = tree::parse(0, text.as_bytes(), &mut diagnostics);
    if let Some(diagnostic) = diagnostics.first() {
        return Err(format!("{}: {}", diagnostic.code.name(), diagnostic.message));
    }
    let mut words = String::new();
    for document in &documents {
        describe_node(document, &mut words);
        words.push('\n');
    }
    Ok(words)
}

/// What the other reader reads.
fn other(text: &str) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut words = String::new();
    for document in serde_yaml::Deserializer::from_str(text) {
        let value = Value::deserialize(document).ok()?;
        if value != Value::Null {
            describe_value(&value, &mut words);
            words.push('\n');
        }
    }
    Some(words)
}

fn describe_node(node: &Node, words: &mut String) {
    match &node.kind {
        Kind::Null => words.push('~'),
        Kind::Boolean(value) => _ = write!(words, "{value}"),
        Kind::Integer(value) => _ = write!(words, "{value}"),
        Kind::Number(value) => _ = write!(words, "{value:?}"),
        Kind::String(text) => _ = write!(words, "{text:?}"),
        Kind::List(items) => {
            words.push('[');
            for item in items {
                describe_node(item, words);
                words.push(' ');
            }
            words.push(']');
        }
        Kind::Map(entries) => {
            words.push('{');
            for (key, value) in entries {
                describe_node(key, words);
                words.push(':');
                describe_node(value, words);
                words.push(' ');
            }
            words.push('}');
        }
    }
}

fn describe_value(value: &Value, words: &mut String) {
    match value {
        Value::Null => words.push('~'),
        Value::Bool(value) => _ = write!(words, "{value}"),
        Value::Number(value) if value.is_f64() => {
            _ = write!(words, "{:?}", value.as_f64().unwrap_or_default());
        }
        Value::Number(value) => _ = write!(words, "{value}"),
        Value::String(text) => _ = write!(words, "{text:?}"),
        Value::Sequence(items) => {
            words.push('[');
            for item in items {
                describe_value(item, words);
                words.push(' ');
            }
            words.push(']');
        }
        Value::Mapping(entries) => {
            words.push('{');
            for (key, value) in entries {
                describe_value(key, words);
                words.push(':');
                describe_value(value, words);
                words.push(' ');
            }
            words.push('}');
        }
        Value::Tagged(tagged) => {
            _ = write!(words, "{} ", tagged.tag);
            describe_value(&tagged.value, words);
        }
    }
}
