//! Random Rust types, against what serde_json does with them.
//!
//! Each run writes programs in which serde answers: what it sends for values, and whether it reads
//! texts. What it sends has to fit the type as it is sent, and what it reads has to be what fits
//! the type as it is accepted, by gen's own judge and by the schema that is emitted.
//!
//! `GEN_TEST_SEED` sets the first seed and `GEN_TEST_ITERATIONS` the number of programs, of some
//! sixty types each: `GEN_TEST_SEED=7 GEN_TEST_ITERATIONS=100 cargo test -p gen-tests --test
//! random_rust -- --nocapture`. Failures show the seed of their types and their source.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::diagnostic::{Diagnostic, Severity, drop_consequences};
use gen_core::fits::{input_mismatches, mismatches};
use gen_core::model::{Definition, Project, Reference, Type};
use gen_core::read::rust::read_file;
use gen_core::render::json_schema;
use gen_tests::changes::{changes, model_value};
use gen_tests::expected::assert_none;
use gen_tests::pipeline::Options;
use gen_tests::random::{Random, iterations, seed};
use gen_tests::random_rust::lenient::is_lenient;
use gen_tests::random_rust::program::{Answer, Question, compile};
use gen_tests::random_rust::sample::Sampler;
use gen_tests::random_rust::{Case, case};
use serde_json::{Value as Json, json};

/// Cases in a program, each of which is a few types.
const CASES: u64 = 15;

/// The most texts that are judged for a type.
const TEXTS: usize = 500;

/// What gen refuses because serde itself cannot send it or read it back.
const BROKEN: [&str; 7] = [
    "two fields are … in JSON",
    "two variants are … in JSON",
    "the field … is also the tag",
    "serde cannot read",
    "which serde cannot read here",
    "a map is flattened beside this",
    "refers to itself before it says what it is",
];

#[test]
fn serde_does_with_random_types_what_gen_says() {
    // Runs with other seeds may go on at the same time.
    let name = format!("random-rust-{}", seed());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut count = Count::default();
    let mut problems = Vec::new();
    for seed in seed()..seed() + iterations(1) {
        let cases = (0..CASES).map(|index| case(seed * 1000 + index)).collect();
        let before = problems.len();
        run(&folder, cases, &mut count, &mut problems);
        #[expect(clippy::print_stderr, reason = "a long run says what it does")]
        {
            eprintln!("GEN_TEST_SEED={seed}: {count:#?}\n{}", problems[before..].join("\n"));
        }
    }
    assert_none(problems);
    let Count { types, refused, .. } = count;
    assert!(refused * 100 <= types * 3, "{refused} of {types} types are refused");
}

/// What was done.
#[derive(Debug, Default)]
struct Count {
    types: usize,
    /// Types that rustc or serde refuse, with those beside them.
    uncompilable: usize,
    errors: BTreeMap<String, usize>,
    refused: usize,
    broken: usize,
    /// What gen refuses, and how often.
    reasons: BTreeMap<String, usize>,
    values: usize,
    texts: usize,
    lenient: usize,
    /// Texts that fit and are refused, where a type is generic or an integer has a fraction of zero.
    unsure: usize,
}

/// A case as gen reads it.
struct Read {
    case: Case,
    project: Project,
    /// The schemas of its roots, as they are sent and accepted.
    schemas: Vec<[jsonschema::Validator; 2]>,
    /// Objects that fit somewhere in it.
    objects: Vec<Json>,
    /// What tags may be.
    words: Vec<String>,
}

fn run(folder: &Path, mut cases: Vec<Case>, count: &mut Count, problems: &mut Vec<String>) {
    cases.retain(|case| {
        count.types += case.types;
        is_read(case, count)
    });
    let (program, uncompilable) = compile(folder, &mut cases);
    for (case, error) in uncompilable {
        count.uncompilable += case.types;
        *count.errors.entry(without_names(&error)).or_default() += 1;
    }
    let cases: Vec<Read> = cases.into_iter().map(read).collect();
    let mut seen = BTreeSet::new();
    let mut report = |case: &Case, root: usize, direction: &str, text: String| {
        if seen.insert((case.seed, root, direction.to_owned())) {
            let name = &case.roots[root];
            problems.push(format!("seed {}: {name} {text}\n\n{}\n", case.seed, case.source));
        }
    };
    let made = program.made();
    for Question { case, root, text } in &made {
        count.values += 1;
        let read = &cases[*case];
        if let Some(problem) = read.misfit(*root, text, false) {
            report(&read.case, *root, "sends", format!("sends {text}: {problem}"));
        }
    }
    let questions = questions(&cases, &made);
    for (question, answer) in questions.iter().zip(program.judge(&questions)) {
        count.texts += 1;
        let Question { case, root, text } = question;
        let read = &cases[*case];
        let misfit = read.misfit(*root, text, true);
        match (&answer, misfit) {
            // A schema takes anything for a type parameter.
            (Answer::Refuses(_), None) if read.is_generic() => count.unsure += 1,
            // Neither a schema nor JavaScript tells `1.0` from `1`.
            (Answer::Refuses(error), None)
                if text.contains(".0") && error.contains("invalid type: floating point") =>
            {
                count.unsure += 1;
            }
            (Answer::Refuses(error), None) => {
                report(&read.case, *root, "refuses", format!("refuses {text}: {error}"));
            }
            (Answer::Reads(_), Some(misfit)) => {
                if read.is_lenient(*root, text) {
                    count.lenient += 1;
                } else {
                    report(&read.case, *root, "reads", format!("reads {text}: {misfit}"));
                }
            }
            _ => {}
        }
        if let Answer::Reads(Some(sent)) = &answer
            && let Some(problem) = read.misfit(*root, sent, false)
            // A number beyond those of an `f32` is infinite there, and is sent as `null`.
            && !(text.contains("1e+100") && problem.contains("found null"))
        {
            let text = format!("sends {sent} for {text}: {problem}");
            report(&read.case, *root, "sends", text);
        }
    }
}

/// Whether gen reads a case; what it refuses is counted.
fn is_read(case: &Case, count: &mut Count) -> bool {
    let (_, mut found) = define(case);
    found.retain(|found| found.code.severity() == Severity::Error);
    drop_consequences(&mut found);
    let mut types = BTreeSet::new();
    for diagnostic in &found {
        let place = diagnostic.place.as_bytes().map_or(0, |bytes| bytes.start);
        if !types.insert(case.source[..place].matches("#[derive(").count()) {
            continue;
        }
        let reason = without_names(&diagnostic.message);
        if BROKEN.iter().any(|broken| reason.contains(broken)) {
            count.broken += 1;
        } else {
            count.refused += 1;
        }
        *count.reasons.entry(format!("{reason} (seed {})", case.seed)).or_default() += 1;
    }
    found.is_empty()
}

fn define(case: &Case) -> (Project, Vec<Diagnostic>) {
    let (definitions, mut diagnostics) = read_file(0, &case.source);
    let (project, found) = assemble(Vec::new(), definitions);
    diagnostics.extend(found);
    diagnostics.extend(check(&project));
    (project, diagnostics)
}

/// A value without some keys of one of its objects.
fn without_some_keys(value: &Json) -> Vec<Json> {
    let Json::Object(fields) = value else {
        let Json::Array(items) = value else { return Vec::new() };
        let without = |(index, item)| {
            without_some_keys(item).into_iter().map(move |item| {
                let mut changed = items.clone();
                changed[index] = item;
                Json::Array(changed)
            })
        };
        return items.iter().enumerate().flat_map(without).collect();
    };
    let mut all = Vec::new();
    for subset in 1..1_usize << fields.len().min(10) {
        let is_left = |index: usize| subset & (1 << index.min(10)) == 0;
        let left = fields.iter().enumerate().filter(|(index, _)| is_left(*index));
        all.push(Json::Object(left.map(|(_, (key, it))| (key.clone(), it.clone())).collect()));
    }
    for (key, inner) in fields {
        all.extend(without_some_keys(inner).into_iter().map(|inner| {
            let mut changed = fields.clone();
            changed.insert(key.clone(), inner);
            Json::Object(changed)
        }));
    }
    all
}

/// A message without what is in backticks.
fn without_names(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<&str>>().join("…")
}

fn read(case: Case) -> Read {
    let (project, _) = define(&case);
    let all = json_schema::render_all(&project, &Options::default().schema);
    let all: Json = serde_json::from_str(&all).expect("a schema is JSON");
    let validator = |name: String| {
        let mut schema = all.clone();
        schema["$ref"] = json!(format!("#/$defs/{name}"));
        jsonschema::options()
            .should_validate_formats(false)
            .build(&schema)
            .unwrap_or_else(|error| panic!("seed {}: {error}\n{schema}", case.seed))
    };
    let schemas = case.roots.iter().map(|name| {
        let input = if project.definitions[name].has_input() { "Input" } else { "" };
        [validator(name.clone()), validator(format!("{name}{input}"))]
    });
    let schemas = schemas.collect();
    let mut words = case.keys.clone();
    gather_words(&all, &mut words);
    let mut objects = Vec::new();
    for definition in project.definitions.values() {
        for value in samples(&project, definition, true, 12, case.seed) {
            gather_objects(&value, &mut objects);
        }
    }
    Read { case, project, schemas, objects, words }
}

fn samples(
    project: &Project,
    definition: &Definition,
    input: bool,
    count: u64,
    seed: u64,
) -> Vec<Json> {
    let sample = |index| {
        let random = &mut Random::new(seed * 100 + index);
        Sampler { project, input, random }.definition(definition)
    };
    (0..count).filter_map(sample).collect()
}

fn gather_objects(value: &Json, objects: &mut Vec<Json>) {
    match value {
        Json::Object(fields) => {
            if !objects.contains(value) && objects.len() < 60 {
                objects.push(value.clone());
            }
            fields.values().for_each(|field| gather_objects(field, objects));
        }
        Json::Array(items) => items.iter().for_each(|item| gather_objects(item, objects)),
        _ => {}
    }
}

/// The constants of a schema.
fn gather_words(schema: &Json, words: &mut Vec<String>) {
    match schema {
        Json::Object(entries) => {
            for (key, entry) in entries {
                match (key.as_str(), entry) {
                    ("const", Json::String(word)) => words.push(word.clone()),
                    ("enum", Json::Array(values)) => {
                        words.extend(values.iter().filter_map(|it| Some(it.as_str()?.to_owned())));
                    }
                    _ => gather_words(entry, words),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| gather_words(item, words)),
        _ => {}
    }
}

/// What serde is asked: values that are sent and values that fit, and each of them with changes.
fn questions(cases: &[Read], made: &[Question]) -> Vec<Question> {
    let mut questions = Vec::new();
    for (number, read) in cases.iter().enumerate() {
        for (root, name) in read.case.roots.iter().enumerate() {
            let mut random = Random::new(read.case.seed * 10 + root as u64);
            let sent = made.iter().filter(|it| it.case == number && it.root == root);
            let mut values: Vec<Json> = sent
                .map(|it| serde_json::from_str(&it.text).expect("serde_json sends JSON"))
                .collect();
            let definition = &read.project.definitions[name];
            values.extend(samples(&read.project, definition, true, 16, read.case.seed));
            let mut texts: BTreeSet<String> = values.iter().map(Json::to_string).collect();
            let mut keys: Vec<&str> = read.case.keys.iter().map(String::as_str).collect();
            while keys.len() > 6 {
                keys.remove(random.below(keys.len()));
            }
            let changed: BTreeSet<String> = values
                .iter()
                .flat_map(|value| changes(value, &keys))
                .map(|(value, _)| value.to_string())
                .collect();
            let share = 1 + changed.len() / TEXTS;
            texts.extend(changed.into_iter().filter(|_| random.once_in(share)));
            questions.extend(texts.into_iter().map(|text| Question { case: number, root, text }));
        }
    }
    questions
}

impl Read {
    fn is_generic(&self) -> bool {
        self.project.definitions.values().any(|definition| !definition.generics().is_empty())
    }

    /// Why a text does not fit, by gen's judge and by the schema, which have to agree.
    fn misfit(&self, root: usize, text: &str, input: bool) -> Option<String> {
        let value: Json = serde_json::from_str(text).expect("it is JSON");
        let again = value.to_string();
        if !input && again != text {
            // A flattened map holds the key of another field, and serde writes both.
            return None;
        }
        let misfit = self.misfit_of(root, &value, input);
        let by_schema = self.schemas[root][usize::from(input)].validate(&value);
        match (&misfit, by_schema) {
            (None, Err(error)) => Some(format!("fits, but its schema says: {error}")),
            (Some(misfit), Ok(())) => Some(format!("fits its schema, but {misfit}")),
            _ => misfit,
        }
    }

    fn misfit_of(&self, root: usize, value: &Json, input: bool) -> Option<String> {
        let name = &self.case.roots[root];
        let ty = Type::Reference(Reference {
            definition: None,
            name: name.clone(),
            arguments: Vec::new(),
            options: Vec::new(),
            place: Default::default(),
        });
        let definition = &self.project.definitions[name];
        let judge = if input { input_mismatches } else { mismatches };
        let found = judge(&model_value(value), &ty, definition, &self.project);
        let mut text = String::new();
        for mismatch in &found {
            _ = write!(text, "{}: {}; ", mismatch.location(), mismatch.message);
        }
        (!found.is_empty()).then_some(text)
    }

    fn is_lenient(&self, root: usize, text: &str) -> bool {
        let value: Json = serde_json::from_str(text).expect("it is JSON");
        is_lenient(&value, &self.objects, &self.words, &mut |value| {
            self.misfit_of(root, value, true).is_none()
        }) || self.has_flattened_option()
            && without_some_keys(&value)
                .iter()
                .any(|value| self.misfit_of(root, value, true).is_none())
    }

    /// Whether there is an `Option` that is flattened: it is `None` where it cannot be read, and
    /// what it took away is gone.
    fn has_flattened_option(&self) -> bool {
        self.case.source.lines().any(|line| line.contains("flatten)]") && line.contains("Option<"))
    }
}
