//! The long form: what a prop, a property or a type is, in JSON Schema's words. The shorthand is
//! read into the same [`Form`].

use super::node_reader::{NodeReader, Spanned};
use super::tree::{Kind, Node};
use super::{RawGroup, RawProp};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::GroupKind;
use crate::read::expression::{self, Expression, ExpressionError};
use crate::value::Value;

/// What a type says, as it is written. Everything is optional: a form may override another.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it is written.
    pub place: Place,
    /// Title, description and the like.
    pub docs: DocsForm,
    /// `type`.
    pub ty: Option<Spanned<Expression>>,
    /// `enum`.
    pub choices: Option<Vec<Choice>>,
    /// `const`.
    pub constant: Option<Spanned<Value>>,
    /// `items`.
    pub items: Option<Box<Form>>,
    /// `prefixItems`.
    pub prefix_items: Option<Vec<Form>>,
    /// `properties`.
    pub properties: Option<Vec<RawProp>>,
    /// `required`.
    pub required: Option<Vec<Spanned<String>>>,
    /// `additionalProperties`.
    pub other: Option<Other>,
    /// `anyOf`.
    pub any_of: Option<Vec<Form>>,
    /// `oneOf`: the value of the discriminator, and the member.
    pub one_of: Option<Vec<(Spanned<String>, Form)>>,
    /// `discriminator`.
    pub discriminator: Option<Spanned<String>>,
    /// `typescript`.
    pub typescript: Option<Spanned<Expression>>,
    /// `import`: identifier and module; an empty identifier stands for the one that is used.
    pub imports: Vec<(String, String)>,
    /// `atLeastOne` and `exactlyOne`.
    pub groups: Vec<RawGroup>,
    /// `default`.
    pub default: Option<Spanned<Value>>,
    /// What else is known of the value.
    pub constraints: Vec<Constraint>,
    /// `readOnly`.
    pub read_only: Option<bool>,
    /// `writeOnly`.
    pub write_only: Option<bool>,
}

/// Documentation as it is written.
#[derive(Debug, Clone, Default)]
pub struct DocsForm {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`; `Some(None)` is `deprecated: false`, which takes back an inherited one.
    pub deprecated: Option<Option<String>>,
    /// `since`.
    pub since: Option<String>,
    /// `see`.
    pub see: Option<Vec<String>>,
    /// `examples`.
    pub examples: Option<Vec<Value>>,
}

/// One value of `enum`.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The value.
    pub value: Spanned<Value>,
    /// What the documentation says of it.
    pub docs: DocsForm,
}

/// `additionalProperties`.
#[derive(Debug, Clone)]
pub enum Other {
    /// `true` or `false`.
    Any(bool),
    /// The type of every other property.
    Of(Box<Form>),
}

/// One of the keys that narrow a type down.
#[derive(Debug, Clone)]
pub struct Constraint {
    /// Which one.
    pub kind: ConstraintKind,
    /// Its value.
    pub value: Value,
    /// Where the key is written.
    pub place: Place,
}

/// Declares [`ConstraintKind`] with the key of each constraint.
macro_rules! constraints {
    ($($(#[doc = $doc:literal])+ $variant:ident = $key:literal,)+) => {
        /// The keys that narrow a type down.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ConstraintKind { $($(#[doc = $doc])+ $variant,)+ }

        impl ConstraintKind {
            /// The key, in JSON Schema's words.
            pub fn key(self) -> &'static str {
                match self { $(ConstraintKind::$variant => $key,)+ }
            }

            fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(ConstraintKind::$variant),)+ _ => None }
            }
        }
    };
}

constraints! {
    /// Of strings.
    Format = "format",
    /// Of strings.
    Pattern = "pattern",
    /// Of strings.
    MinLength = "minLength",
    /// Of strings.
    MaxLength = "maxLength",
    /// Of numbers.
    Minimum = "minimum",
    /// Of numbers.
    Maximum = "maximum",
    /// Of numbers.
    ExclusiveMinimum = "exclusiveMinimum",
    /// Of numbers.
    ExclusiveMaximum = "exclusiveMaximum",
    /// Of numbers.
    MultipleOf = "multipleOf",
    /// Of arrays.
    MinItems = "minItems",
    /// Of arrays.
    MaxItems = "maxItems",
    /// Of arrays.
    UniqueItems = "uniqueItems",
}

impl Form {
    /// Whether it says what the type is, rather than only more about it.
    pub fn states_type(&self) -> bool {
        self.ty.is_some()
            || self.choices.is_some()
            || self.constant.is_some()
            || self.items.is_some()
            || self.prefix_items.is_some()
            || self.properties.is_some()
            || self.other.is_some()
            || self.any_of.is_some()
            || self.one_of.is_some()
            || self.typescript.is_some()
    }

    /// Puts what another form says, which states no type, over this one.
    pub fn override_with(&mut self, over: &Form) {
        self.docs.override_with(&over.docs);
        if over.default.is_some() {
            self.default.clone_from(&over.default);
        }
        for constraint in &over.constraints {
            self.constraints.retain(|inherited| inherited.kind != constraint.kind);
            self.constraints.push(constraint.clone());
        }
        self.read_only = over.read_only.or(self.read_only);
        self.write_only = over.write_only.or(self.write_only);
        if over.required.is_some() {
            self.required.clone_from(&over.required);
        }
        self.groups.extend(over.groups.iter().cloned());
    }
}

impl DocsForm {
    /// Puts what another says over this one.
    pub fn override_with(&mut self, over: &DocsForm) {
        fn keep<T: Clone>(mine: &mut Option<T>, over: &Option<T>) {
            if over.is_some() {
                mine.clone_from(over);
            }
        }
        keep(&mut self.title, &over.title);
        keep(&mut self.description, &over.description);
        keep(&mut self.deprecated, &over.deprecated);
        keep(&mut self.since, &over.since);
        keep(&mut self.see, &over.see);
        keep(&mut self.examples, &over.examples);
    }

    /// Reads one of the keys of documentation; `false` if it is none.
    pub fn read_key(&mut self, reader: &mut NodeReader, key: &str, node: &Node) -> bool {
        match key {
            "title" => self.title = reader.string(node, key),
            "description" => {
                self.description = reader.string(node, key).map(|text| text.trim().to_owned())
            }
            "deprecated" => self.deprecated = deprecated(reader, node),
            "since" => self.since = reader.string(node, key),
            "see" => {
                self.see = match node.as_str() {
                    Some(address) => Some(vec![address.to_owned()]),
                    None => reader
                        .strings(node, key)
                        .map(|list| list.into_iter().map(|item| item.value).collect()),
                }
            }
            _ => return false,
        }
        true
    }
}

/// `true`, `false` or a reason.
pub(super) fn deprecated(reader: &mut NodeReader, node: &Node) -> Option<Option<String>> {
    match &node.kind {
        Kind::Boolean(true) => Some(Some(String::new())),
        Kind::Boolean(false) => Some(None),
        Kind::String(reason) => Some(Some(reason.trim().to_owned())),
        _ => {
            let diagnostic = reader.wrong_kind(node, "deprecated", "true or a reason");
            reader.report(diagnostic);
            None
        }
    }
}

/// The keys of the long form, for suggestions.
pub(super) const KEYS: &[&str] = &[
    "type",
    "enum",
    "const",
    "default",
    "description",
    "title",
    "examples",
    "deprecated",
    "since",
    "see",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "required",
    "additionalProperties",
    "anyOf",
    "oneOf",
    "discriminator",
    "readOnly",
    "writeOnly",
    "typescript",
    "import",
    "atLeastOne",
    "exactlyOne",
];

/// Reads a type expression, a list of literals or a map. `None` if nothing could be read; that
/// was reported.
pub(super) fn form(reader: &mut NodeReader, node: &Node, what: &str) -> Option<Form> {
    form_with(reader, node, what, &mut |_, _, _| false)
}

/// The same, where a few keys more are allowed: `extra` reads those and says whether it did.
pub(super) fn form_with(
    reader: &mut NodeReader,
    node: &Node,
    what: &str,
    extra: &mut dyn FnMut(&mut NodeReader, &str, &Node) -> bool,
) -> Option<Form> {
    let place = reader.place(node);
    match &node.kind {
        Kind::String(text) => shorthand(reader, node, text),
        Kind::List(items) => {
            let choices = items.iter().filter_map(|item| choice(reader, item)).collect();
            Some(Form { place, choices: Some(choices), ..Form::default() })
        }
        Kind::Map(entries) => {
            let mut form = Form { place, ..Form::default() };
            for (key, value) in entries {
                let Some(text) = reader.key(key, "a key") else { continue };
                if !long_form_key(reader, &mut form, text, key, value)
                    && !extra(reader, text, value)
                {
                    unknown_key(reader, key, what, entries.len());
                }
            }
            Some(form)
        }
        Kind::Null => {
            let message = format!("{what} has no type");
            let help = "write a type such as `string`, or `unknown` for anything";
            reader.report(Diagnostic::new(Code::MissingType, place, message).help(help));
            None
        }
        _ => {
            let diagnostic = reader
                .wrong_kind(node, what, "a type")
                .help("a single literal is written as `const`");
            reader.report(diagnostic);
            None
        }
    }
}

fn unknown_key(reader: &mut NodeReader, key: &Node, what: &str, entries: usize) {
    let near = crate::name::nearest(&key.key_text(), KEYS.iter().copied()).is_some();
    let known_elsewhere = key.as_str().is_some_and(|text| text.len() > 6);
    if near || known_elsewhere || entries > 8 {
        return reader.unknown_key(key, what, KEYS);
    }
    let message = format!("{what} has no key `{}`", key.key_text());
    let place = reader.place(key);
    let help = "the properties of an object stand under `properties`";
    reader.report(Diagnostic::new(Code::UnknownKey, place, message).help(help));
}

fn shorthand(reader: &mut NodeReader, node: &Node, text: &str) -> Option<Form> {
    let place = reader.place(node);
    match expression::parse(text) {
        Ok(entry) => Some(Form {
            place,
            docs: DocsForm { description: entry.description, ..DocsForm::default() },
            ty: entry.ty.map(|value| Spanned { value, place }),
            default: entry.default.map(|(value, part)| Spanned { value, place: place.part(part) }),
            ..Form::default()
        }),
        Err(error) => {
            report_expression(reader, place, error);
            None
        }
    }
}

fn report_expression(reader: &mut NodeReader, place: Place, error: ExpressionError) {
    let mut diagnostic = Diagnostic::new(error.code, place.part(error.range), error.message);
    diagnostic.help.extend(error.help);
    reader.report(diagnostic);
}

/// Reads one key of the long form; `false` if there is no such key.
fn long_form_key(
    reader: &mut NodeReader,
    form: &mut Form,
    text: &str,
    key: &Node,
    node: &Node,
) -> bool {
    if form.docs.read_key(reader, text, node) {
        return true;
    }
    let place = reader.place(key);
    if let Some(kind) = ConstraintKind::from_key(text) {
        if let Some(value) = constraint_value(reader, kind, node) {
            form.constraints.push(Constraint { kind, value, place });
        }
        return true;
    }
    match text {
        "type" => form.ty = type_key(reader, form, node),
        "enum" => form.choices = choices(reader, node),
        "const" => form.constant = literal(reader, node, "const"),
        "default" => {
            form.default = Some(Spanned { value: node.to_value(), place: reader.place(node) })
        }
        "examples" => {
            form.docs.examples =
                reader.list(node, text).map(|items| items.iter().map(Node::to_value).collect());
        }
        "items" => form.items = self::form(reader, node, "`items`").map(Box::new),
        "prefixItems" => {
            form.prefix_items = reader.list(node, text).map(|items| {
                items
                    .iter()
                    .filter_map(|item| self::form(reader, item, "an item of `prefixItems`"))
                    .collect()
            });
        }
        "properties" => form.properties = properties(reader, node, text, "a property"),
        "required" => form.required = reader.strings(node, text),
        "additionalProperties" => form.other = other(reader, node),
        "anyOf" => {
            form.any_of = reader.list(node, text).map(|items| {
                items
                    .iter()
                    .filter_map(|item| self::form(reader, item, "a member of `anyOf`"))
                    .collect()
            });
        }
        "oneOf" => form.one_of = one_of(reader, node),
        "discriminator" => form.discriminator = reader.spanned_string(node, text),
        "typescript" => form.typescript = typescript(reader, node),
        "import" => form.imports = imports(reader, node),
        "atLeastOne" => form.groups.extend(group(reader, GroupKind::AtLeastOne, key, node)),
        "exactlyOne" => form.groups.extend(group(reader, GroupKind::ExactlyOne, key, node)),
        "readOnly" => form.read_only = reader.boolean(node, text),
        "writeOnly" => form.write_only = reader.boolean(node, text),
        _ => return false,
    }
    true
}

/// `type` may hold a whole entry, with default and description.
fn type_key(reader: &mut NodeReader, form: &mut Form, node: &Node) -> Option<Spanned<Expression>> {
    if let Kind::List(items) = &node.kind {
        let words: Vec<String> = items.iter().map(Node::key_text).collect();
        let diagnostic = reader
            .wrong_kind(node, "type", "a type expression")
            .help(format!("write it as a union: `type: {}`", words.join(" | ")));
        reader.report(diagnostic);
        return None;
    }
    reader.string(node, "type")?;
    let place = reader.place(node);
    // `array` is JSON Schema's word; `items` or `prefixItems` say the rest.
    if node.as_str() == Some("array") {
        form.items.get_or_insert_with(|| Box::new(Form { place, ..Form::default() }));
        return None;
    }
    let read = shorthand(reader, node, node.as_str()?)?;
    form.docs.override_with(&read.docs);
    form.default = read.default.or(form.default.take());
    read.ty
}

fn choices(reader: &mut NodeReader, node: &Node) -> Option<Vec<Choice>> {
    match &node.kind {
        Kind::List(items) => Some(items.iter().filter_map(|item| choice(reader, item)).collect()),
        Kind::Map(entries) => Some(
            entries
                .iter()
                .filter_map(|(key, value)| described_choice(reader, key, value))
                .collect(),
        ),
        _ => {
            let diagnostic =
                reader.wrong_kind(node, "enum", "a list, or a map of value to description");
            reader.report(diagnostic);
            None
        }
    }
}

fn choice(reader: &mut NodeReader, node: &Node) -> Option<Choice> {
    Some(Choice { value: literal(reader, node, "a value of a choice")?, docs: DocsForm::default() })
}

fn described_choice(reader: &mut NodeReader, key: &Node, node: &Node) -> Option<Choice> {
    let value = literal(reader, key, "a value of `enum`")?;
    let mut docs = DocsForm::default();
    match &node.kind {
        Kind::Null => {}
        Kind::String(text) => docs.description = Some(text.trim().to_owned()),
        Kind::Map(entries) => {
            const KNOWN: &[&str] = &["title", "description", "deprecated", "since"];
            for (key, value) in entries {
                let Some(text) = reader.key(key, "a key") else { continue };
                if !KNOWN.contains(&text) || !docs.read_key(reader, text, value) {
                    reader.unknown_key(key, "a value of `enum`", KNOWN);
                }
            }
        }
        _ => {
            let diagnostic = reader.wrong_kind(node, "a value of `enum`", "a description or a map");
            reader.report(diagnostic);
        }
    }
    Some(Choice { value, docs })
}

fn literal(reader: &mut NodeReader, node: &Node, key: &str) -> Option<Spanned<Value>> {
    if matches!(node.kind, Kind::List(_) | Kind::Map(_)) {
        let mut diagnostic = reader.wrong_kind(node, key, "a string, a number, a boolean or null");
        if let Kind::Map(_) = node.kind {
            diagnostic = diagnostic
                .help("values with descriptions are written as a map: `enum: { small: Compact. }`");
        }
        reader.report(diagnostic);
        return None;
    }
    Some(Spanned { value: node.to_value(), place: reader.place(node) })
}

/// Reads `properties`, `props` and the like.
pub(super) fn properties(
    reader: &mut NodeReader,
    node: &Node,
    key: &str,
    what: &str,
) -> Option<Vec<RawProp>> {
    let entries = reader.map(node, key)?;
    let mut properties: Vec<RawProp> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Some(text) = reader.key(key, what) else { continue };
        let (name, optional) = match text.strip_suffix('?') {
            Some(name) => (name, true),
            None => (text, false),
        };
        let place = reader.place(key);
        if name.is_empty() {
            let message = format!("{what} has an empty name");
            reader
                .report(Diagnostic::new(Code::InvalidName, place, message).help("give it a name"));
            continue;
        }
        if let Some(first) = properties.iter().find(|property| property.name.value == name) {
            let message = format!("`{name}` is defined twice, with and without `?`");
            let first = first.name.place;
            reader.report(
                Diagnostic::new(Code::DuplicateKey, place, message)
                    .related(first, "first here")
                    .help("remove one of the two"),
            );
            continue;
        }
        let name = Spanned { value: name.to_owned(), place };
        let dropped = matches!(value.kind, Kind::Null);
        let form = if dropped { None } else { form(reader, value, &format!("`{}`", name.value)) };
        if dropped || form.is_some() {
            properties.push(RawProp { name, optional, form });
        }
    }
    Some(properties)
}

pub(super) fn other(reader: &mut NodeReader, node: &Node) -> Option<Other> {
    if let Kind::Boolean(value) = node.kind {
        return Some(Other::Any(value));
    }
    form(reader, node, "`additionalProperties`").map(|form| Other::Of(Box::new(form)))
}

fn one_of(reader: &mut NodeReader, node: &Node) -> Option<Vec<(Spanned<String>, Form)>> {
    let Kind::Map(entries) = &node.kind else {
        let diagnostic = reader.wrong_kind(node, "oneOf", "a map of tag to member").help(
            "write `discriminator: kind` and `oneOf: { image: { properties: … } }`, or `anyOf` for a list",
        );
        reader.report(diagnostic);
        return None;
    };
    let mut members = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let Some(tag) = reader.key(key, "a member of `oneOf`") else { continue };
        let tag = Spanned { value: tag.to_owned(), place: reader.place(key) };
        let member = match value.kind {
            Kind::Null => Some(Form { place: tag.place, ..Form::default() }),
            _ => form(reader, value, "a member of `oneOf`"),
        };
        members.extend(member.map(|member| (tag, member)));
    }
    Some(members)
}

fn typescript(reader: &mut NodeReader, node: &Node) -> Option<Spanned<Expression>> {
    let text = reader.string(node, "typescript")?;
    let place = reader.place(node);
    match expression::parse_typescript(&text) {
        Ok(value) => Some(Spanned { value, place }),
        Err(error) => {
            report_expression(reader, place, error);
            None
        }
    }
}

/// A module, or a map of identifier to module.
fn imports(reader: &mut NodeReader, node: &Node) -> Vec<(String, String)> {
    if let Kind::Map(entries) = &node.kind {
        return entries
            .iter()
            .filter_map(|(key, value)| {
                Some((reader.key(key, "an import")?.to_owned(), reader.string(value, "a module")?))
            })
            .collect();
    }
    reader.string(node, "import").map(|module| (String::new(), module)).into_iter().collect()
}

pub(super) fn group(
    reader: &mut NodeReader,
    kind: GroupKind,
    key: &Node,
    node: &Node,
) -> Vec<RawGroup> {
    let place = reader.place(key);
    let name = key.key_text();
    // A list of lists holds several groups.
    if let Kind::List(items) = &node.kind
        && items.iter().all(|item| matches!(item.kind, Kind::List(_)))
        && !items.is_empty()
    {
        return items
            .iter()
            .filter_map(|item| {
                Some(RawGroup { kind, properties: reader.strings(item, &name)?, place })
            })
            .collect();
    }
    reader
        .strings(node, &name)
        .map(|properties| RawGroup { kind, properties, place })
        .into_iter()
        .collect()
}

fn constraint_value(reader: &mut NodeReader, kind: ConstraintKind, node: &Node) -> Option<Value> {
    use ConstraintKind as K;
    let key = kind.key();
    let expected = match kind {
        K::Format | K::Pattern => return reader.string(node, key).map(Value::String),
        K::UniqueItems => return reader.boolean(node, key).map(Value::Boolean),
        K::MinLength | K::MaxLength | K::MinItems | K::MaxItems => match node.kind {
            Kind::Integer(value) if u64::try_from(value).is_ok() => {
                return Some(Value::Integer(value));
            }
            _ => "a whole number that is not negative",
        },
        K::Minimum | K::Maximum | K::ExclusiveMinimum | K::ExclusiveMaximum | K::MultipleOf => {
            match node.kind {
                Kind::Integer(_) | Kind::Number(_) => return Some(node.to_value()),
                _ => "a number",
            }
        }
    };
    let diagnostic = reader.wrong_kind(node, key, expected);
    reader.report(diagnostic);
    None
}
