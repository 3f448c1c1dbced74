//! Shapes in the format of gen: the shortest form, the longest one, and what lies between.

use serde_json::{Value, json};

use super::Random;
use super::shape::{Field, Object, Shape, Shapes};
use super::text::{description, line};
use super::yaml::{Yaml, document};

/// What other definitions have to know of a definition.
#[derive(Debug)]
pub struct Name {
    /// The name.
    pub name: String,
    /// Whether it is a component.
    pub component: bool,
    /// Whether it has a type parameter, `Row`.
    pub generic: bool,
}

/// Writes definitions in the format of gen.
#[derive(Debug)]
pub struct Writer<'a> {
    random: &'a mut Random,
    definitions: &'a [Name],
    /// The vocabulary of the root folder, which grows.
    vocabulary: &'a mut Vec<(String, Yaml)>,
    /// The types beside the component that is being written.
    locals: Vec<(String, Yaml)>,
    /// Whether parts may be given a name in `locals`.
    names_parts: bool,
}

impl<'a> Writer<'a> {
    /// A writer for definitions of a project.
    pub fn new(
        random: &'a mut Random,
        definitions: &'a [Name],
        vocabulary: &'a mut Vec<(String, Yaml)>,
    ) -> Writer<'a> {
        Writer { random, definitions, vocabulary, locals: Vec::new(), names_parts: false }
    }

    /// The text of a definition; an abstract component that it extends may stand before it.
    pub fn definition(&mut self, definition: &Name, shape: &Shape) -> String {
        match shape {
            Shape::Object(object) if definition.component => self.component(definition, object),
            _ => self.shared_type(definition, shape),
        }
    }

    fn shared_type(&mut self, definition: &Name, shape: &Shape) -> String {
        let mut ty = self.long_form(shape);
        if definition.generic {
            ty.push(("generics".to_owned(), row()));
        }
        if self.random.once_in(2) {
            ty.push(("description".to_owned(), Yaml::Text(description(self.random))));
        }
        let types = Yaml::Map(vec![(definition.name.clone(), Yaml::Map(ty))]);
        document(self.random, vec![("types".to_owned(), types)])
    }

    /// Some props come from an abstract component and from the vocabulary.
    fn component(&mut self, definition: &Name, object: &Object) -> String {
        let (mut inherited, mut uses, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for field in &object.fields {
            let source = if definition.generic { 0 } else { self.random.below(8) };
            let is_new =
                self.vocabulary.iter().all(|(word, _)| word.trim_end_matches('?') != field.key);
            match source {
                1 => {
                    inherited.push(self.keyed(field));
                    own.extend(self.addition(field));
                }
                2 if is_new => {
                    let word = self.keyed(field);
                    self.vocabulary.push(word);
                    uses.push(Yaml::Text(field.key.clone()));
                    own.extend(self.addition(field));
                }
                _ => {
                    self.names_parts = !definition.generic;
                    own.push(self.keyed(field));
                    self.names_parts = false;
                }
            }
        }
        let mut text = String::new();
        let mut map = vec![("component".to_owned(), Yaml::Text(definition.name.clone()))];
        if !inherited.is_empty() {
            let base = format!("{}Base", definition.name);
            inherited.push(("dropped".to_owned(), Yaml::Text("string".to_owned())));
            own.push(("dropped".to_owned(), Yaml::Nothing));
            map.push(("extends".to_owned(), Yaml::List(vec![Yaml::Text(base.clone())])));
            let base = vec![
                ("component".to_owned(), Yaml::Text(base)),
                ("abstract".to_owned(), Yaml::Json(json!(true))),
                ("props".to_owned(), Yaml::Map(inherited)),
            ];
            text = document(self.random, base) + "---\n";
        }
        if !uses.is_empty() {
            map.push(("uses".to_owned(), Yaml::List(uses)));
        }
        if self.random.once_in(2) {
            map.push(("description".to_owned(), Yaml::Text(description(self.random))));
        }
        if definition.generic {
            map.push(("generics".to_owned(), row()));
        }
        map.push(("props".to_owned(), Yaml::Map(own)));
        map.extend(self.group(object));
        self.add_events_and_slots(&mut map);
        let locals = std::mem::take(&mut self.locals);
        if !locals.is_empty() {
            map.push(("types".to_owned(), Yaml::Map(locals)));
        }
        text + &document(self.random, map)
    }

    /// What a component may say of a prop that it inherits, without changing its values.
    fn addition(&mut self, field: &Field) -> Option<(String, Yaml)> {
        let description = Yaml::Text(description(self.random));
        let map = Yaml::Map(vec![("description".to_owned(), description)]);
        self.random.once_in(2).then(|| (field.key.clone(), map))
    }

    /// Events and slots have no values to judge: it is enough that the compilers take them.
    fn add_events_and_slots(&mut self, map: &mut Vec<(String, Yaml)>) {
        if self.random.once_in(2) {
            let events = vec![
                ("press".to_owned(), Yaml::Text(format!("-- {}", line(self.random)))),
                ("update:value".to_owned(), Yaml::Text("string | null".to_owned())),
                ("silent".to_owned(), Yaml::Map(Vec::new())),
                ("moved".to_owned(), self.payload()),
            ];
            map.push(("events".to_owned(), Yaml::Map(events)));
        }
        if self.random.once_in(3) {
            let cell = Yaml::Map(vec![(
                "props".to_owned(),
                Yaml::Map(vec![
                    ("index".to_owned(), Yaml::Text("integer".to_owned())),
                    ("tone?".to_owned(), Yaml::Text("calm | loud".to_owned())),
                ]),
            )]);
            let slots = vec![
                ("icon".to_owned(), Yaml::Text(format!("-- {}", line(self.random)))),
                ("cell".to_owned(), cell),
                (
                    "end".to_owned(),
                    Yaml::Map(vec![("required".to_owned(), Yaml::Json(json!(true)))]),
                ),
            ];
            map.push(("slots".to_owned(), Yaml::Map(slots)));
        }
    }

    fn payload(&mut self) -> Yaml {
        let mut maker =
            Shapes { random: self.random, earlier: 0, all: 0, generic: false, keys: 1000 };
        let object = maker.object(1, 3, false);
        Yaml::Map(self.long_form(&Shape::Object(object)))
    }

    fn fields(&mut self, object: &Object) -> Yaml {
        Yaml::Map(object.fields.iter().map(|field| self.keyed(field)).collect())
    }

    /// A field with its key. A default makes it optional, with or without the question mark.
    fn keyed(&mut self, field: &Field) -> (String, Yaml) {
        let plain = !field.optional || field.default.is_some() && self.random.once_in(2);
        let mark = if plain { "" } else { "?" };
        (format!("{}{mark}", field.key), self.field(field))
    }

    fn group(&mut self, object: &Object) -> Option<(String, Yaml)> {
        let (kind, members) = object.group.as_ref()?;
        let names = members.iter().map(|&member| Yaml::Text(object.fields[member].key.clone()));
        Some((kind.to_string(), Yaml::List(names.collect())))
    }

    /// A field in its shortest form, or in the long one.
    fn field(&mut self, field: &Field) -> Yaml {
        if field.notes.is_empty() && self.random.below(4) > 0 {
            if let Some(expression) = self.whole_expression(field) {
                return Yaml::Text(expression);
            }
            if let Shape::Choice(values) = &field.shape
                && field.default.is_none()
                && field.description.is_none()
                && values.iter().all(|(_, description)| description.is_none())
            {
                return Yaml::List(values.iter().map(|(value, _)| value.clone().into()).collect());
            }
        }
        let mut map = self.long_form(&field.shape);
        if let Some(default) = &field.default {
            map.push(("default".to_owned(), default.clone().into()));
        }
        if let Some(description) = &field.description {
            map.push(("description".to_owned(), Yaml::Text(description.clone())));
        }
        for (key, value) in &field.notes {
            map.push(((*key).to_owned(), value.clone().into()));
        }
        Yaml::Map(map)
    }

    /// Type, default and description on one line.
    fn whole_expression(&mut self, field: &Field) -> Option<String> {
        let mut expression = self.expression(&field.shape)?;
        if let Some(default) = &field.default {
            expression = format!("{expression} = {}", literal(default)?);
        }
        if let Some(description) = &field.description {
            if description.contains(LINE_ENDS) {
                return None;
            }
            expression = format!("{expression} -- {description}");
        }
        Some(expression)
    }

    fn nested(&mut self, shape: &Shape) -> Yaml {
        match self.expression(shape) {
            Some(expression) if self.random.below(3) > 0 => Yaml::Text(expression),
            _ => Yaml::Map(self.long_form(shape)),
        }
    }

    fn long_form(&mut self, shape: &Shape) -> Vec<(String, Yaml)> {
        let one = |key: &str, value: Yaml| vec![(key.to_owned(), value)];
        if self.names_parts && self.random.once_in(6) && is_worth_a_name(shape) {
            return one("type", Yaml::Text(self.name_part(shape)));
        }
        match shape {
            Shape::Constrained(constraint) => {
                let keys: Value =
                    serde_json::from_str(constraint.keys).expect("constraints are JSON");
                match Yaml::from(keys) {
                    Yaml::Map(map) => map,
                    _ => unreachable!("the keys of a constraint are a map"),
                }
            }
            Shape::Literal(value) if self.random.once_in(2) => one("const", value.clone().into()),
            Shape::Choice(values) => one("enum", choice(values)),
            Shape::Array(item) if self.random.once_in(2) => one("items", self.nested(item)),
            Shape::Tuple(items) if self.random.once_in(2) => {
                one("prefixItems", Yaml::List(items.iter().map(|item| self.nested(item)).collect()))
            }
            Shape::Record(value) if self.random.once_in(2) => {
                one("additionalProperties", self.nested(value))
            }
            Shape::Object(object) => self.object(object),
            Shape::Tagged(tag, members) => {
                let members = members
                    .iter()
                    .map(|(kind, object)| (kind.clone(), Yaml::Map(self.object(object))));
                let members = members.collect();
                vec![
                    ("discriminator".to_owned(), Yaml::Text(tag.clone())),
                    ("oneOf".to_owned(), Yaml::Map(members)),
                ]
            }
            Shape::Union(members) if self.random.once_in(2) => {
                one("anyOf", Yaml::List(members.iter().map(|member| self.nested(member)).collect()))
            }
            _ => match self.expression(shape) {
                Some(expression) => one("type", Yaml::Text(expression)),
                None => match shape {
                    Shape::Array(item) => one("items", self.nested(item)),
                    Shape::Tuple(items) => {
                        let items = items.iter().map(|item| self.nested(item));
                        one("prefixItems", Yaml::List(items.collect()))
                    }
                    Shape::Record(value) => one("additionalProperties", self.nested(value)),
                    Shape::Union(members) => {
                        let members = members.iter().map(|member| self.nested(member));
                        one("anyOf", Yaml::List(members.collect()))
                    }
                    _ => one("const", literal_value(shape)),
                },
            },
        }
    }

    fn object(&mut self, object: &Object) -> Vec<(String, Yaml)> {
        let mut map = vec![("properties".to_owned(), self.fields(object))];
        map.extend(self.group(object));
        if object.open {
            map.push(("additionalProperties".to_owned(), Yaml::Json(json!(true))));
        }
        map
    }

    /// Gives a shape a name of its own under `types`.
    fn name_part(&mut self, shape: &Shape) -> String {
        self.names_parts = false;
        let ty = Yaml::Map(self.long_form(shape));
        self.names_parts = true;
        let name = format!("Part{}", self.locals.len());
        self.locals.push((name.clone(), ty));
        name
    }

    /// The shape as a type expression, if it has one.
    fn expression(&mut self, shape: &Shape) -> Option<String> {
        if self.names_parts && self.random.once_in(6) && is_worth_a_name(shape) {
            return Some(self.name_part(shape));
        }
        Some(match shape {
            Shape::Word(word) => (*word).to_owned(),
            Shape::Constrained(_) | Shape::Tagged(..) => return None,
            Shape::Literal(value) => literal(value)?,
            Shape::Choice(values) => {
                if values.len() < 2 || values.iter().any(|(_, description)| description.is_some()) {
                    return None;
                }
                let values: Option<Vec<String>> =
                    values.iter().map(|(value, _)| literal(value)).collect();
                values?.join(" | ")
            }
            Shape::Array(item) => match (self.expression(item)?, &**item) {
                (text, Shape::Union(_) | Shape::Choice(_)) => format!("({text})[]"),
                (text, _) => format!("{text}[]"),
            },
            Shape::Tuple(items) => {
                let items: Option<Vec<String>> =
                    items.iter().map(|item| self.expression(item)).collect();
                format!("[{}]", items?.join(", "))
            }
            Shape::Record(value) => format!("Record<string, {}>", self.expression(value)?),
            Shape::Object(object) => {
                if object.open || object.group.is_some() {
                    return None;
                }
                let fields: Option<Vec<String>> =
                    object.fields.iter().map(|field| self.inline_field(field)).collect();
                format!("{{ {} }}", fields?.join(", "))
            }
            Shape::Union(members) => {
                let members: Option<Vec<String>> =
                    members.iter().map(|member| self.expression(member)).collect();
                let members = members?;
                let separator = self.random.pick(&[" | ", "|", "  |  "]);
                members.join(separator)
            }
            Shape::Reference(number) => {
                let definition = &self.definitions[*number];
                let arguments = if definition.generic { "<string>" } else { "" };
                format!("{}{arguments}", definition.name)
            }
            Shape::Parameter => "Row".to_owned(),
        })
    }

    fn inline_field(&mut self, field: &Field) -> Option<String> {
        if field.default.is_some() || field.description.is_some() || !field.notes.is_empty() {
            return None;
        }
        let mark = if field.optional { "?" } else { "" };
        Some(format!("{}{mark}: {}", literal(&json!(field.key))?, self.expression(&field.shape)?))
    }
}

/// Characters that end a line for someone.
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\0'];

/// Whether a person would give it a name.
fn is_worth_a_name(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(_) | Shape::Choice(_) | Shape::Tagged(..) | Shape::Tuple(_))
}

/// The type parameters of a generic definition.
fn row() -> Yaml {
    Yaml::List(vec![Yaml::Text("Row".to_owned())])
}

/// A list, or a map of values to descriptions.
fn choice(values: &[(Value, Option<String>)]) -> Yaml {
    if values.iter().all(|(_, description)| description.is_none()) {
        return Yaml::List(values.iter().map(|(value, _)| value.clone().into()).collect());
    }
    let described = |(value, description): &(Value, Option<String>)| {
        let text = value.as_str().expect("only strings are described").to_owned();
        (text, description.clone().map_or(Yaml::Nothing, Yaml::Text))
    };
    Yaml::Map(values.iter().map(described).collect())
}

fn literal_value(shape: &Shape) -> Yaml {
    match shape {
        Shape::Literal(value) => value.clone().into(),
        other => unreachable!("{other:?} has an expression or a long form"),
    }
}

/// A value of the expression language, which has fewer escapes than JSON.
fn literal(value: &Value) -> Option<String> {
    let text = value.to_string();
    let foreign = ["\\u", "\\r", "\\b", "\\f"];
    (!foreign.iter().any(|escape| text.contains(escape))).then_some(text)
}
