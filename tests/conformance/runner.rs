//! Runs the cases: values through the real serde_json, judged by the model, the schema and the types.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gen_core::assemble::assemble;
use gen_core::check::check;
use gen_core::conform::{relaxed, samples};
use gen_core::diagnostic::{Place, Severity};
use gen_core::fits::{input_mismatches, mismatches};
use gen_core::json::compact;
use gen_core::model::{Definition, Project, Reference, Type as ModelType};
use gen_core::read::rust::read_file;
use gen_tests::changes::{changes, model_value};
use gen_tests::inputs::write;
use gen_tests::judge::describe_case;
use gen_tests::pipeline::{Options, render};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

/// The types of a file of cases, and the values that were judged.
pub(crate) struct Cases {
    project: Project,
    /// Keys that may mean something, added to every object.
    keys: &'static [&'static str],
    values: BTreeMap<(String, bool), Values>,
}

/// Values of one type in one direction, as JSON texts.
#[derive(Default)]
struct Values {
    right: BTreeSet<String>,
    /// Right, but with keys that TypeScript does not let be written.
    right_in_schema: BTreeSet<String>,
    wrong_in_schema: BTreeSet<String>,
}

impl Cases {
    /// Reads the types of a source.
    pub(crate) fn new(source: &str, keys: &'static [&'static str]) -> Self {
        let (definitions, mut diagnostics) = read_file(0, source);
        let (project, found) = assemble(Vec::new(), definitions);
        diagnostics.extend(found);
        diagnostics.extend(check(&project));
        diagnostics.retain(|it| it.code.severity() == Severity::Error);
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        Cases { project, keys, values: BTreeMap::new() }
    }

    /// Checks that what serde_json makes of values fits the type as it is sent.
    pub(crate) fn send<T: Serialize>(&mut self, values: impl IntoIterator<Item = T>) {
        let (ty, name) = (reference::<T>(), name::<T>());
        for value in values {
            let sent = serde_json::to_value(value).expect("serde_json sends it");
            let found = mismatches(&model_value(&sent), &ty, self.definition(name), &self.project);
            assert!(found.is_empty(), "{name} sends {sent}, which does not fit: {found:?}");
            self.values(name, false).right.insert(sent.to_string());
        }
    }

    /// Checks that serde_json accepts values, and that they fit the type as it is accepted.
    pub(crate) fn accept<T: DeserializeOwned>(&mut self, values: impl IntoIterator<Item = Json>) {
        for value in values {
            assert!(self.judge::<T>(&value, true), "{} refuses {value}", name::<T>());
        }
    }

    /// Like [`Cases::accept`], for values with keys that TypeScript does not let be written.
    pub(crate) fn accept_in_schema<T: DeserializeOwned>(
        &mut self,
        values: impl IntoIterator<Item = Json>,
    ) {
        for value in values {
            assert!(self.judge::<T>(&value, false), "{} refuses {value}", name::<T>());
        }
    }

    /// Checks that serde_json accepts values that are not described, since nobody should send them.
    pub(crate) fn accept_undescribed<T: DeserializeOwned>(
        &self,
        values: impl IntoIterator<Item = Json>,
    ) {
        let (ty, name) = (reference::<T>(), name::<T>());
        for value in values {
            assert!(serde_json::from_value::<T>(value.clone()).is_ok(), "{name} refuses {value}");
            let definition = self.definition(name);
            let fits = input_mismatches(&model_value(&value), &ty, definition, &self.project);
            assert!(!fits.is_empty(), "{value} fits {name}");
        }
    }

    /// Checks that serde_json refuses values, and that they do not fit.
    pub(crate) fn refuse<T: DeserializeOwned>(&mut self, values: impl IntoIterator<Item = Json>) {
        for value in values {
            assert!(!self.judge::<T>(&value, true), "{} accepts {value}", name::<T>());
        }
    }

    /// Checks values of one type in both directions: each is sent, and changed in every place in
    /// every way to be accepted or refused. So are samples that are made from the type.
    pub(crate) fn conform<T: Serialize + DeserializeOwned>(
        &mut self,
        values: impl IntoIterator<Item = T>,
    ) {
        self.conform_changes(values);
        self.conform_samples::<T>();
    }

    /// Like [`Cases::conform`], for types that are strings of which JSON Schema cannot say more.
    pub(crate) fn conform_changes<T: Serialize + DeserializeOwned>(
        &mut self,
        values: impl IntoIterator<Item = T>,
    ) {
        let (mut right, mut wrong) = (0, 0);
        for value in values {
            let sent = serde_json::to_value(&value).expect("serde_json sends it");
            self.send([value]);
            let changed = changes(&sent, self.keys);
            for (changed, is_plain) in changed.into_iter().chain([(sent, true)]) {
                if self.judge::<T>(&changed, is_plain) {
                    right += 1;
                } else {
                    wrong += 1;
                }
            }
        }
        let name = name::<T>();
        assert!(right > 0 && wrong > 0, "{name}: {right} values are accepted, {wrong} refused");
    }

    /// Checks the samples that a test of the type would have.
    fn conform_samples<T: Serialize + DeserializeOwned>(&self) {
        let (ty, name) = (reference::<T>(), name::<T>());
        let definition = self.definition(name);
        let samples = samples(definition, &self.project, &relaxed(&self.project));
        assert!(samples.missing.is_empty(), "{name}: no values of {:?}", samples.missing);
        assert!(!samples.accepted.is_empty(), "{name}: no samples");
        for value in &samples.accepted {
            let value = compact(value);
            let read = serde_json::from_str::<T>(&value);
            let read = read.unwrap_or_else(|error| panic!("{name} refuses {value}: {error}"));
            let sent = serde_json::to_string(&read).expect("serde_json sends it");
            let sent = serde_json::from_str(&sent).expect("it was written as JSON");
            let found = mismatches(&model_value(&sent), &ty, definition, &self.project);
            assert!(found.is_empty(), "{name} sends {sent} for {value}: {found:?}");
        }
        for value in &samples.refused {
            let value = compact(value);
            let read = serde_json::from_str::<T>(&value);
            assert!(read.is_err(), "{name} accepts {value}");
        }
    }

    /// Like [`Cases::conform`], for types that accept everything or no change of what they send.
    pub(crate) fn conform_all<T: Serialize + DeserializeOwned>(
        &mut self,
        values: impl IntoIterator<Item = T>,
    ) {
        for value in values {
            let sent = serde_json::to_value(&value).expect("serde_json sends it");
            self.send([value]);
            for (changed, is_plain) in changes(&sent, self.keys) {
                self.judge::<T>(&changed, is_plain);
            }
        }
    }

    /// Whether serde_json accepts a value, which has to fit then and only then.
    fn judge<T: DeserializeOwned>(&mut self, value: &Json, is_plain: bool) -> bool {
        let (ty, name) = (reference::<T>(), name::<T>());
        let accepted = serde_json::from_str::<T>(&value.to_string());
        let definition = self.definition(name);
        let fits = input_mismatches(&model_value(value), &ty, definition, &self.project);
        match (&accepted, fits.is_empty()) {
            (Ok(_), false) if self.is_lenient(value, &ty, name) => return true,
            (Ok(_), false) => panic!("{name} accepts {value}, which does not fit: {fits:?}"),
            (Err(error), true) => panic!("{name} refuses {value}, which fits: {error}"),
            _ => {}
        }
        let input = definition.has_input();
        let values = self.values(name, input);
        let list = match (&accepted, is_plain) {
            (Ok(_), true) => &mut values.right,
            (Ok(_), false) => &mut values.right_in_schema,
            (Err(_), _) => &mut values.wrong_in_schema,
        };
        list.insert(value.to_string());
        accepted.is_ok()
    }

    /// Whether a value is accepted only because serde takes `{}` for `null`, and the number of a
    /// variant for its tag, where it reads from a buffer. Nobody sends that, so it is not described.
    fn is_lenient(&self, value: &Json, ty: &ModelType, name: &str) -> bool {
        if let Json::Object(fields) = value
            && ["t", "b"].iter().any(|tag| fields.get(*tag).is_some_and(Json::is_u64))
        {
            return true;
        }
        let text = value.to_string();
        let strict: Json =
            serde_json::from_str(&text.replace("{}", "null")).expect("it is still JSON");
        let definition = self.definition(name);
        input_mismatches(&model_value(&strict), ty, definition, &self.project).is_empty()
    }

    fn definition(&self, name: &str) -> &Definition {
        let found = self.project.definitions.values().find(|definition| {
            definition.name() == name || definition.rust.name.as_deref() == Some(name)
        });
        found.unwrap_or_else(|| panic!("{name} is a definition"))
    }

    fn values(&mut self, name: &str, input: bool) -> &mut Values {
        self.values.entry((name.to_owned(), input)).or_default()
    }

    /// Writes the artifacts and the values for the tools that users run.
    pub(crate) fn write(&self, folder: &Path) {
        for (name, text) in render(&self.project, &Options::default()) {
            write(&folder.join(name), text.as_bytes());
        }
        let mut definitions = Vec::new();
        for ((name, input), values) in &self.values {
            let definition = self.definition(name);
            let suffix = if *input { "Input" } else { "" };
            // A schema takes anything for a type parameter; TypeScript wants to know it.
            let is_generic = !definition.generics().is_empty();
            let right = if is_generic { Vec::new() } else { json_values(&values.right) };
            let in_schema = if is_generic { &values.right } else { &BTreeSet::new() };
            let fits = [json_values(in_schema), json_values(&values.right_in_schema)].concat();
            let name = definition.name();
            definitions.push(json!({
                "schema": format!("{name}{suffix}.schema.json"),
                "type": format!("{}{suffix}", definition.type_name()),
                "module": format!("./{name}.js"),
                "right": right,
                "fits_schema": fits,
                "misfits_schema": json_values(&values.wrong_in_schema),
            }));
        }
        describe_case(folder, None, &definitions);
    }
}

fn json_values(texts: &BTreeSet<String>) -> Vec<Json> {
    // What JavaScript rounds is not for it to judge.
    let exact =
        texts.iter().filter(|text| !text.contains("340282366920938463463374607431768211455"));
    exact.map(|text| serde_json::from_str(text).expect("it was written as JSON")).collect()
}

fn name<T>() -> &'static str {
    let name = std::any::type_name::<T>();
    name.split('<').next().and_then(|name| name.rsplit("::").next()).unwrap_or_default()
}

fn reference<T>() -> ModelType {
    ModelType::Reference(Reference {
        definition: None,
        name: name::<T>().to_owned(),
        arguments: Vec::new(),
        options: Vec::new(),
        place: Place::default(),
    })
}
