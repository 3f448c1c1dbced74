//! What is chosen at random.

use crate::random::Random;

/// A struct or an enum.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) name: String,
    /// What stands in `#[serde(…)]`.
    pub(super) attributes: Vec<String>,
    /// Its only type parameter.
    pub(super) parameter: Option<&'static str>,
    pub(super) body: Body,
    /// The type that it is read from and written into.
    pub(super) other: Option<Other>,
    /// Whether it is a component.
    pub(super) is_component: bool,
    /// Whether its JSON is an object, so that it can be flattened and tagged.
    is_object: bool,
    /// Whether it is an enum without fields, which can be a key.
    is_choice: bool,
}

#[derive(Debug)]
pub(super) enum Body {
    Struct(Fields),
    Enum(Vec<Variant>),
}

#[derive(Debug)]
pub(super) struct Other {
    pub(super) ty: String,
    pub(super) from: bool,
    pub(super) try_from: bool,
    pub(super) into: bool,
}

#[derive(Debug)]
pub(super) enum Fields {
    Unit,
    Unnamed(Vec<Field>),
    Named(Vec<Field>),
}

#[derive(Debug)]
pub(super) struct Field {
    /// Nothing for a field without a name.
    pub(super) name: String,
    pub(super) attributes: Vec<String>,
    pub(super) ty: String,
}

#[derive(Debug)]
pub(super) struct Variant {
    pub(super) name: String,
    pub(super) attributes: Vec<String>,
    pub(super) fields: Fields,
    /// Whether it is the `#[default]` one.
    pub(super) is_default: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Representation {
    External,
    Internal,
    Adjacent,
    Untagged,
}

const RULES: [&str; 8] = [
    "lowercase",
    "UPPERCASE",
    "PascalCase",
    "camelCase",
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "SCREAMING-KEBAB-CASE",
];

const FIELDS: [&str; 14] = [
    "a",
    "b",
    "foo_bar",
    "fooBar",
    "a1_b2",
    "_lead",
    "trail_",
    "dbl__under",
    "n_2x",
    "FOO",
    "r#type",
    "r#match",
    "name",
    "value",
];

const VARIANTS: [&str; 8] =
    ["One", "FooBar", "HTTPServer", "A1B2", "Under_Score", "Self_", "X", "snake_v"];

const SCALARS: [&str; 14] = [
    "bool",
    "u8",
    "i32",
    "u32",
    "i64",
    "f64",
    "String",
    "char",
    "()",
    "serde_json::Value",
    "Box<str>",
    "Cow<'static, str>",
    "u64",
    "PhantomData<u8>",
];

/// Makes the types of one case, each of which may refer to those before it.
pub(super) fn items(random: &mut Random) -> Vec<Item> {
    let mut maker = Maker { random, items: Vec::new(), names: 0, parameter: None, itself: None };
    let count = 3 + maker.random.below(3);
    for index in 0..count {
        let item = maker.item(index);
        maker.items.push(item);
    }
    maker.items
}

struct Maker<'a> {
    random: &'a mut Random,
    items: Vec<Item>,
    names: usize,
    parameter: Option<&'static str>,
    /// The name of the type that is made, where it may hold itself.
    itself: Option<String>,
}

impl Maker<'_> {
    fn item(&mut self, index: usize) -> Item {
        let name = format!("{}{index}", self.random.pick(&["Row", "HttpNode", "Item", "Kind"]));
        self.parameter = self.random.chance(12).then_some("T");
        self.itself = self.parameter.is_none().then(|| name.clone());
        let mut item = Item {
            name,
            attributes: Vec::new(),
            parameter: self.parameter,
            body: Body::Struct(Fields::Unit),
            other: None,
            is_component: false,
            is_object: false,
            is_choice: false,
        };
        match self.random.below(20) {
            0 => {}
            1 => self.map(&mut item),
            2..=3 => self.unnamed_struct(&mut item),
            4..=10 => self.named_struct(&mut item),
            11..=12 => self.choice(&mut item),
            _ => self.enumeration(&mut item),
        }
        if matches!(item.body, Body::Struct(Fields::Unit)) || item.is_choice {
            item.parameter = None;
        }
        if item.parameter.is_some() && !uses_parameter(&item) {
            item.parameter = None;
        }
        if item.parameter.is_none() && self.random.chance(5) {
            self.other(&mut item);
        }
        if self.random.chance(4) {
            item.attributes.push("expecting = \"something else\"".to_owned());
        }
        item
    }

    fn other(&mut self, item: &mut Item) {
        self.itself = None;
        let ty = self.plain(2);
        let (from, into) = (self.random.chance(70), self.random.chance(70));
        let try_from = !from && self.random.chance(50);
        if from {
            item.attributes.push(format!("from = \"{ty}\""));
        }
        if try_from {
            item.attributes.push(format!("try_from = \"{ty}\""));
        }
        if into {
            item.attributes.push(format!("into = \"{ty}\""));
        }
        item.other = Some(Other { ty, from, try_from, into });
        item.is_object = false;
        item.is_component = false;
        item.is_choice = false;
    }

    fn unnamed_struct(&mut self, item: &mut Item) {
        let count = self.random.pick(&[0, 1, 1, 1, 2, 3]);
        let fields = self.unnamed(count, false);
        if count == 1 && self.random.chance(30) {
            item.attributes.push("transparent".to_owned());
        }
        item.body = Body::Struct(Fields::Unnamed(fields));
    }

    /// A map with a name of its own, which can be flattened.
    fn map(&mut self, item: &mut Item) {
        let (key, value) = (self.key(), self.plain(1));
        item.is_object = true;
        let fields = vec![unnamed_field(format!("BTreeMap<{key}, {value}>"))];
        item.body = Body::Struct(Fields::Unnamed(fields));
    }

    fn named_struct(&mut self, item: &mut Item) {
        if self.random.chance(6) {
            item.attributes.push("transparent".to_owned());
            self.parameter = None;
            let mut fields = vec![self.plain_field()];
            if self.random.chance(50) {
                let mut skipped = self.plain_field();
                skipped.attributes = vec!["skip".to_owned()];
                fields.push(skipped);
            }
            item.body = Body::Struct(Fields::Named(fields));
            return;
        }
        item.is_object = true;
        self.rule(&mut item.attributes, "rename_all", 40);
        let is_strict = self.random.chance(25);
        let fields = self.named(true, 5);
        if is_strict {
            item.attributes.push("deny_unknown_fields".to_owned());
        }
        if self.random.chance(15) {
            item.attributes.push("default".to_owned());
        }
        if self.random.chance(8) {
            item.attributes.push("tag = \"kind\"".to_owned());
            self.rename(&mut item.attributes, 30);
        }
        item.is_component = self.random.chance(30);
        item.body = Body::Struct(Fields::Named(fields));
    }

    /// An enum without fields.
    fn choice(&mut self, item: &mut Item) {
        item.is_choice = true;
        self.rule(&mut item.attributes, "rename_all", 60);
        let count = self.random.count(5);
        let mut variants: Vec<Variant> = (0..count).map(|_| self.variant(Fields::Unit)).collect();
        for variant in &mut variants {
            self.aliases(&mut variant.attributes, 15);
        }
        variants[0].is_default = true;
        if count > 1 && self.random.chance(10) {
            variants[count - 1].attributes = vec!["other".to_owned()];
            item.is_choice = false;
        }
        item.body = Body::Enum(variants);
    }

    fn enumeration(&mut self, item: &mut Item) {
        use Representation::{Adjacent, External, Internal, Untagged};
        let representation = self.random.pick(&[External, Internal, Internal, Adjacent, Untagged]);
        match representation {
            External => {}
            Internal => item.attributes.push("tag = \"t\"".to_owned()),
            Adjacent => item.attributes.push("tag = \"t\", content = \"c\"".to_owned()),
            Untagged => item.attributes.push("untagged".to_owned()),
        }
        self.rule(&mut item.attributes, "rename_all", 40);
        self.rule(&mut item.attributes, "rename_all_fields", 20);
        if self.random.chance(15) {
            item.attributes.push("deny_unknown_fields".to_owned());
        }
        item.is_object = representation != Untagged;
        let count = self.random.count(5);
        let mut variants = Vec::new();
        for _ in 0..count {
            let variant = self.any_variant(representation);
            variants.push(variant);
        }
        if representation != Untagged && self.random.chance(12) {
            let mut last = self.variant(Fields::Unit);
            last.attributes = vec!["other".to_owned()];
            variants.push(last);
        } else if representation != Untagged && self.random.chance(12) {
            let mut last = self.any_variant(Untagged);
            last.attributes = vec!["untagged".to_owned()];
            variants.push(last);
            item.is_object = false;
        }
        let unit = variants.iter_mut().find(|variant| {
            matches!(variant.fields, Fields::Unit)
                && !variant.attributes.iter().any(|it| it.starts_with("skip"))
        });
        if let Some(variant) = unit {
            variant.is_default = true;
        }
        item.body = Body::Enum(variants);
    }

    fn any_variant(&mut self, representation: Representation) -> Variant {
        use Representation::{Internal, Untagged};
        let fields = match (self.random.below(10), representation) {
            (0 | 1, _) => Fields::Unit,
            (2..=4, Internal) => match self.object_type() {
                Some(ty) => Fields::Unnamed(vec![unnamed_field(ty)]),
                None => Fields::Unit,
            },
            (2..=4, _) => Fields::Unnamed(self.unnamed(1, true)),
            (5, representation) if representation != Internal => {
                let count = self.random.pick(&[0, 2, 3]);
                Fields::Unnamed(self.unnamed(count, true))
            }
            _ => Fields::Named(self.named(true, 3)),
        };
        let is_named = matches!(fields, Fields::Named(_));
        let mut variant = self.variant(fields);
        if is_named {
            self.rule(&mut variant.attributes, "rename_all", 15);
        }
        if representation != Untagged {
            self.aliases(&mut variant.attributes, 10);
        }
        if self.random.chance(6) {
            let skip = self.random.pick(&["skip", "skip_serializing", "skip_deserializing"]);
            variant.attributes.push(skip.to_owned());
        }
        variant
    }

    fn variant(&mut self, fields: Fields) -> Variant {
        self.names += 1;
        let name = format!("{}{}", self.random.pick(&VARIANTS), self.names);
        let mut variant = Variant { name, attributes: Vec::new(), fields, is_default: false };
        self.rename(&mut variant.attributes, 15);
        variant
    }

    fn named(&mut self, may_flatten: bool, limit: usize) -> Vec<Field> {
        let count = self.random.below(limit + 1);
        let mut fields: Vec<Field> = (0..count).map(|_| self.named_field(may_flatten)).collect();
        if may_flatten && self.random.chance(6) {
            let value = self.plain(1);
            let mut last = self.named_field(false);
            last.attributes = vec!["flatten".to_owned()];
            last.ty = match self.random.below(5) {
                0 => "serde_json::Value".to_owned(),
                4 => format!("Option<BTreeMap<String, {value}>>"),
                1 => format!("BTreeMap<String, {value}>"),
                _ => format!("HashMap<String, {value}>"),
            };
            fields.push(last);
        }
        fields
    }

    fn plain_field(&mut self) -> Field {
        self.names += 1;
        let number = if self.random.chance(80) { self.names.to_string() } else { String::new() };
        let name = format!("{}{number}", self.random.pick(&FIELDS));
        Field { name, attributes: Vec::new(), ty: self.ty(3) }
    }

    fn named_field(&mut self, may_flatten: bool) -> Field {
        let mut field = self.plain_field();
        if may_flatten
            && self.random.chance(20)
            && let Some(ty) = self.object_type()
        {
            field.ty = if self.random.chance(20) { format!("Option<{ty}>") } else { ty };
            field.attributes.push("flatten".to_owned());
            return field;
        }
        self.rename(&mut field.attributes, 12);
        self.aliases(&mut field.attributes, 10);
        self.presence(&mut field);
        field
    }

    /// Whether a field may be missing, and where.
    fn presence(&mut self, field: &mut Field) {
        let is_option = field.ty.starts_with("Option<");
        let attributes: &[&str] = match self.random.below(24) {
            0 => &["skip"],
            1 => &["skip_serializing"],
            2 => &["skip_deserializing"],
            3 => &["skip_serializing", "default"],
            4..=6 => &["default"],
            7 => &["default = \"Default::default\""],
            8..=10 if is_option => &["skip_serializing_if = \"Option::is_none\""],
            8 if field.ty.starts_with("Vec<") => &["skip_serializing_if = \"Vec::is_empty\""],
            9 if field.ty.starts_with("Vec<") => {
                &["default", "skip_serializing_if = \"Vec::is_empty\""]
            }
            8..=10 if field.ty == "String" => {
                &["default", "skip_serializing_if = \"String::is_empty\""]
            }
            11 if is_option => &["default", "skip_serializing_if = \"Option::is_none\""],
            _ => &[],
        };
        field.attributes.extend(attributes.iter().map(|it| (*it).to_owned()));
    }

    fn unnamed(&mut self, count: usize, is_variant: bool) -> Vec<Field> {
        let mut fields: Vec<Field> = (0..count).map(|_| unnamed_field(self.ty(2))).collect();
        if count > 1 && self.random.chance(20) {
            let last = fields.last_mut().expect("there are some");
            last.attributes.push("default".to_owned());
            if last.ty.starts_with("Option<") {
                last.attributes.push("skip_serializing_if = \"Option::is_none\"".to_owned());
            }
        }
        if count > 1 && self.random.chance(8) {
            let index = self.random.below(count);
            fields[index].attributes = vec!["skip".to_owned()];
        } else if count == 1 && !is_variant && self.random.chance(4) {
            fields[0].attributes = vec!["skip".to_owned()];
        }
        fields
    }

    /// A type that is an object in JSON.
    fn object_type(&mut self) -> Option<String> {
        let objects: Vec<usize> =
            (0..self.items.len()).filter(|index| self.items[*index].is_object).collect();
        if self.parameter.is_some() && self.random.chance(10) {
            return Some("T".to_owned());
        }
        if objects.is_empty() {
            return None;
        }
        let index = self.random.pick(&objects);
        let name = self.named_type(index);
        Some(if self.random.chance(15) { format!("Box<{name}>") } else { name })
    }

    fn named_type(&mut self, index: usize) -> String {
        let name = self.items[index].name.clone();
        match self.items[index].parameter {
            Some(_) => format!("{name}<{}>", self.argument()),
            None => name,
        }
    }

    /// What stands for the parameter of a generic type: it may be flattened in there.
    fn argument(&mut self) -> String {
        let objects = self.items.iter().filter(|it| it.is_object && it.parameter.is_none());
        let names: Vec<String> = objects.map(|item| item.name.clone()).collect();
        if names.is_empty() || self.random.chance(30) {
            return self.random.pick(&["u8", "String", "Vec<bool>", "Option<u8>"]).to_owned();
        }
        self.random.pick(&names)
    }

    /// A type without the one that is made and without parameters.
    fn plain(&mut self, depth: usize) -> String {
        let (parameter, itself) = (self.parameter.take(), self.itself.take());
        let ty = self.ty(depth);
        self.parameter = parameter;
        self.itself = itself;
        ty
    }

    fn ty(&mut self, depth: usize) -> String {
        if self.parameter.is_some() && self.random.chance(30) {
            return "T".to_owned();
        }
        if depth == 0 || self.random.chance(35) {
            return self.random.pick(&SCALARS).to_owned();
        }
        let below = depth - 1;
        match self.random.below(24) {
            0..=5 => format!("Option<{}>", self.ty(below)),
            6..=7 => format!("Vec<{}>", self.ty(below)),
            8 => format!("Box<{}>", self.ty(below)),
            9 => format!("({}, {})", self.ty(below), self.ty(below)),
            10 => format!("[{}; 2]", self.ty(below)),
            11 => format!("HashMap<String, {}>", self.ty(below)),
            12 => format!("BTreeMap<{}, {}>", self.key(), self.ty(below)),
            13 => {
                let item = self.random.pick(&["u8", "String", "bool", "char"]);
                format!("BTreeSet<{item}>")
            }
            14 => format!("Rc<{}>", self.ty(below)),
            15 => match self.itself.clone() {
                Some(name) if self.random.chance(50) => format!("Vec<{name}>"),
                Some(name) => format!("Option<Box<{name}>>"),
                None => format!("VecDeque<{}>", self.ty(below)),
            },
            16 => self.random.pick(&["NonZeroU8", "Duration", "i128", "f32"]).to_owned(),
            _ if self.items.is_empty() => self.random.pick(&SCALARS).to_owned(),
            _ => {
                let index = self.random.below(self.items.len());
                self.named_type(index)
            }
        }
    }

    fn key(&mut self) -> String {
        let choices = self.items.iter().filter(|item| item.is_choice);
        let mut keys: Vec<String> = choices.map(|item| item.name.clone()).collect();
        keys.extend(["String", "char"].map(str::to_owned));
        if self.random.chance(30) {
            keys.extend(["u8", "i32", "bool"].map(str::to_owned));
        }
        self.random.pick(&keys)
    }

    fn rule(&mut self, attributes: &mut Vec<String>, key: &str, percent: usize) {
        if !self.random.chance(percent) {
            return;
        }
        let rule = self.random.pick(&RULES);
        attributes.push(match self.random.below(12) {
            0 => format!("{key}(serialize = \"{rule}\")"),
            1 => format!("{key}(deserialize = \"{rule}\")"),
            _ => format!("{key} = \"{rule}\""),
        });
    }

    fn rename(&mut self, attributes: &mut Vec<String>, percent: usize) {
        if !self.random.chance(percent) {
            return;
        }
        let (one, other) = (self.word(), self.word());
        attributes.push(match self.random.below(6) {
            0 => format!("rename(serialize = \"{one}\")"),
            1 => format!("rename(deserialize = \"{one}\")"),
            2 => format!("rename(serialize = \"{one}\", deserialize = \"{other}\")"),
            _ => format!("rename = \"{one}\""),
        });
    }

    fn aliases(&mut self, attributes: &mut Vec<String>, percent: usize) {
        while self.random.chance(percent) {
            attributes.push(format!("alias = \"{}\"", self.word()));
        }
    }

    fn word(&mut self) -> String {
        self.names += 1;
        let word = self.random.pick(&["x", "the-key", "zwei drei", "é", "A", "$ref", "1"]);
        format!("{word}{}", self.names)
    }
}

fn unnamed_field(ty: String) -> Field {
    Field { name: String::new(), attributes: Vec::new(), ty }
}

fn uses_parameter(item: &Item) -> bool {
    let fields = |fields: &Fields| match fields {
        Fields::Unit => false,
        Fields::Unnamed(fields) | Fields::Named(fields) => fields
            .iter()
            .any(|field| field.ty.split(|it: char| !it.is_alphanumeric()).any(|word| word == "T")),
    };
    match &item.body {
        Body::Struct(body) => fields(body),
        Body::Enum(variants) => variants.iter().any(|variant| fields(&variant.fields)),
    }
}
