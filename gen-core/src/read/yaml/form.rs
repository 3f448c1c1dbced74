//! The long form: what a prop, a property or a type is, in JSON Schema's words. The shorthand is
//! read into the same [`Form`].

use std::ops::{Deref, DerefMut};

use super::node_reader::{NodeReader, Spanned};
use super::tree::{Kind, Node};
use super::{RawGroup, RawProp};
use crate::diagnostic::Place;
use crate::read::expression::Expression;
use crate::value::Value;

/// What a type says, as it is written. Everything is optional: a form may override another.
///
/// It can be read and written like the [`LongForm`] that it may hold.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it is written.
    pub place: Place,
    /// Title, description and the like.
    pub docs: DocsForm,
    /// `type`.
    pub ty: Option<Spanned<Expression>>,
    /// Whether `type` is `array`, of which `items` or `prefixItems` say the rest.
    pub is_array: bool,
    /// Whether a key that says what the type is could not be read; that was reported.
    pub is_broken: bool,
    /// `default`.
    pub default: Option<Spanned<Value>>,
    /// What only the long form can say. Most forms are short, and this is large.
    pub long: Option<Box<LongForm>>,
}

/// What the shorthand cannot say.
#[derive(Debug, Clone, Default)]
pub struct LongForm {
    /// `enum`.
    pub choices: Option<Vec<Choice>>,
    /// `const`.
    pub constant: Option<Spanned<Value>>,
    /// `items`.
    pub items: Option<Box<Form>>,
    /// `prefixItems`.
    pub prefix_items: Option<Vec<Form>>,
    /// `extends`: types whose properties an object takes over.
    pub extends: Vec<Spanned<String>>,
    /// `uses`: vocabulary that an object picks.
    pub uses: Vec<Spanned<String>>,
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
    /// What else is known of the value.
    pub constraints: Vec<Constraint>,
    /// `readOnly`.
    pub read_only: Option<bool>,
    /// `writeOnly`.
    pub write_only: Option<bool>,
}

/// What a short form says in the long form's words.
static NOTHING: LongForm = LongForm {
    choices: None,
    constant: None,
    items: None,
    prefix_items: None,
    extends: Vec::new(),
    uses: Vec::new(),
    properties: None,
    required: None,
    other: None,
    any_of: None,
    one_of: None,
    discriminator: None,
    typescript: None,
    imports: Vec::new(),
    groups: Vec::new(),
    constraints: Vec::new(),
    read_only: None,
    write_only: None,
};

impl Deref for Form {
    type Target = LongForm;

    fn deref(&self) -> &LongForm {
        self.long.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Form {
    fn deref_mut(&mut self) -> &mut LongForm {
        self.long.get_or_insert_default()
    }
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
    /// The `x-…` keys.
    pub extensions: Vec<(String, Value)>,
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

            pub(super) fn from_key(key: &str) -> Option<Self> {
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
            || self.is_array
            || self.is_broken
            || self.long.as_ref().is_some_and(|long| long.states_type())
    }

    /// Whether it says something about a type that is stated elsewhere.
    pub fn narrows_type(&self) -> bool {
        !self.constraints.is_empty()
            || self.required.is_some()
            || !self.groups.is_empty()
            || self.discriminator.is_some()
            || !self.imports.is_empty()
    }

    /// Puts what another form says, which states no type, over this one.
    pub fn override_with(&mut self, over: &Form) {
        self.docs.override_with(&over.docs);
        if over.default.is_some() {
            self.default.clone_from(&over.default);
        }
        if let Some(over) = &over.long {
            self.long.get_or_insert_default().override_with(over);
        }
    }
}

impl LongForm {
    fn states_type(&self) -> bool {
        self.choices.is_some()
            || self.constant.is_some()
            || self.items.is_some()
            || self.prefix_items.is_some()
            || self.properties.is_some()
            || self.other.is_some()
            || self.any_of.is_some()
            || self.one_of.is_some()
            || self.typescript.is_some()
            || !self.extends.is_empty()
            || !self.uses.is_empty()
    }

    fn override_with(&mut self, over: &LongForm) {
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
        for (key, value) in &over.extensions {
            self.extensions.retain(|(inherited, _)| inherited != key);
            self.extensions.push((key.clone(), value.clone()));
        }
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
