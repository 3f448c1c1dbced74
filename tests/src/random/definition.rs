//! Whole projects of random definitions.

use serde_json::{Value, json};

use super::Random;
use super::shape::{Field, Object, Shape, Shapes};
use super::text::{description, line, name};
use super::values::Values;
use super::yaml::{Yaml, document};

/// A project: files, and what is known of the definitions in them.
#[derive(Debug, Default)]
pub struct Project {
    /// The YAML files by path, without the folder `components`.
    pub files: Vec<(String, String)>,
    /// The definitions.
    pub definitions: Vec<Known>,
}

/// What is known of a definition: values that are right, wrong, and wrong for a schema only.
#[derive(Debug)]
pub struct Known {
    /// Its name.
    pub name: String,
    /// The TypeScript type to judge values with: `Button1XProps`, `Page2X<string>`.
    pub ty: String,
    /// Values that fit.
    pub right: Vec<Value>,
    /// Values that do not.
    pub wrong: Vec<Value>,
}

/// A definition while the project is made.
#[derive(Debug)]
struct Definition {
    name: String,
    component: bool,
    generic: bool,
}

/// Makes a project of so many definitions.
pub fn project(random: &mut Random, size: usize) -> Project {
    let definitions: Vec<Definition> = (0..size)
        .map(|number| Definition {
            name: name(random, number),
            component: random.below(3) > 0,
            generic: random.once_in(6),
        })
        .collect();
    let mut shapes: Vec<Shape> = Vec::new();
    let mut texts = Vec::new();
    for (number, definition) in definitions.iter().enumerate() {
        let mut maker =
            Shapes { random, earlier: number, all: size, generic: definition.generic, keys: 0 };
        let shape = if definition.component {
            let mut object = maker.object(3, 8, false);
            object.open = false;
            Shape::Object(object)
        } else {
            maker.shape(3, false)
        };
        let mut writer = Writer { random, definitions: &definitions };
        texts.push(writer.definition(definition, &shape));
        shapes.push(shape);
    }
    let known = definitions.iter().zip(&shapes).map(|(definition, shape)| {
        let mut values = Values { random, shared: &shapes };
        let right = (0..4).map(|depth| values.right(shape, depth)).collect();
        let wrong = (0..4).filter_map(|_| values.wrong(shape, 3)).collect();
        let arguments = if definition.generic { "<string>" } else { "" };
        let props = if definition.component { "Props" } else { "" };
        let ty = format!("{}{props}{arguments}", definition.name);
        Known { name: definition.name.clone(), ty, right, wrong }
    });
    let known = known.collect();
    Project { files: files(random, &definitions, texts), definitions: known }
}

/// Spreads definitions over files and folders; some files hold several.
fn files(
    random: &mut Random,
    definitions: &[Definition],
    texts: Vec<String>,
) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (definition, text) in definitions.iter().zip(texts) {
        match files.last_mut() {
            Some((_, last)) if random.once_in(4) => {
                last.push_str("---\n");
                last.push_str(&text);
            }
            _ => {
                let folder = random.pick(&["", "", "inner/", "inner/deep/", "größe/"]);
                files.push((format!("{folder}{}.yaml", definition.name), text));
            }
        }
    }
    files
}

/// Writes definitions in the format of gen.
struct Writer<'a> {
    random: &'a mut Random,
    definitions: &'a [Definition],
}

impl Writer<'_> {
    fn definition(&mut self, definition: &Definition, shape: &Shape) -> String {
        let mut map = Vec::new();
        let mut add = |key: &str, value: Yaml| map.push((key.to_owned(), value));
        match shape {
            Shape::Object(object) if definition.component => {
                add("component", Yaml::Text(definition.name.clone()));
                if self.random.once_in(2) {
                    add("description", Yaml::Text(description(self.random)));
                }
                if definition.generic {
                    add("generics", Yaml::List(vec![Yaml::Text("Row".to_owned())]));
                }
                add("props", self.fields(object));
                if let Some(group) = self.group(object) {
                    map.push(group);
                }
                self.add_events_and_slots(&mut map);
            }
            _ => {
                let mut ty = self.long_form(shape);
                if definition.generic {
                    ty.push((
                        "generics".to_owned(),
                        Yaml::List(vec![Yaml::Text("Row".to_owned())]),
                    ));
                }
                let description = self.random.once_in(2).then(|| description(self.random));
                if let Some(description) = description {
                    ty.push(("description".to_owned(), Yaml::Text(description)));
                }
                add("types", Yaml::Map(vec![(definition.name.clone(), Yaml::Map(ty))]));
            }
        }
        document(self.random, map)
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
        let fields = object.fields.iter().map(|field| {
            // A default makes a field optional, with or without the question mark.
            let plain = !field.optional || field.default.is_some() && self.random.once_in(2);
            let mark = if plain { "" } else { "?" };
            (format!("{}{mark}", field.key), self.field(field))
        });
        Yaml::Map(fields.collect())
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
            Shape::Object(object) => {
                let mut map = one("properties", self.fields(object));
                map.extend(self.group(object));
                if object.open {
                    map.push(("additionalProperties".to_owned(), Yaml::Json(json!(true))));
                }
                map
            }
            Shape::Tagged(tag, members) => {
                let members = members.iter().map(|(kind, object)| {
                    (kind.clone(), Yaml::Map(self.long_form(&Shape::Object(object.clone()))))
                });
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

    /// The shape as a type expression, if it has one.
    fn expression(&mut self, shape: &Shape) -> Option<String> {
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
