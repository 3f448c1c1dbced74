//! Whole projects of random definitions.

use serde_json::Value;

use super::Random;
use super::format::{Name, Writer};
use super::shape::{Shape, Shapes};
use super::text::name;
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

/// Makes a project of so many definitions.
pub fn project(random: &mut Random, size: usize) -> Project {
    let definitions: Vec<Name> = (0..size)
        .map(|number| Name {
            name: name(random, number),
            component: random.below(3) > 0,
            generic: random.once_in(6),
        })
        .collect();
    let mut shapes: Vec<Shape> = Vec::new();
    let mut texts = Vec::new();
    let mut vocabulary = Vec::new();
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
        let mut writer = Writer::new(random, &definitions, &mut vocabulary);
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
    let mut files = files(random, &definitions, texts);
    if !vocabulary.is_empty() {
        let folder = vec![("vocabulary".to_owned(), Yaml::Map(vocabulary))];
        files.push(("_folder.yaml".to_owned(), document(random, folder)));
    }
    Project { files, definitions: known }
}

/// Spreads definitions over files and folders; some files hold several.
fn files(random: &mut Random, definitions: &[Name], texts: Vec<String>) -> Vec<(String, String)> {
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
