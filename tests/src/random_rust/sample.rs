//! JSON values that fit the type of a model.

use gen_core::model::{Additional, Definition, GroupKind, Object, Presence, Project, Type};
use gen_core::value::Value;
use serde_json::{Map, Value as Json, json};

use crate::random::Random;

/// A value of a type that stands in one direction of a definition. Deep down there is only what
/// has to be.
#[derive(Debug)]
pub struct Sampler<'a> {
    /// All definitions.
    pub project: &'a Project,
    /// Whether what is accepted is meant.
    pub input: bool,
    /// What decides.
    pub random: &'a mut Random,
}

/// What the type parameters stand for, with what their own parameters stand for.
struct Scope<'a> {
    definition: &'a Definition,
    arguments: &'a [Type],
    outer: Option<&'a Scope<'a>>,
}

impl Sampler<'_> {
    /// A value of a whole definition.
    pub fn definition(&mut self, definition: &Definition) -> Option<Json> {
        let scope = Scope { definition, arguments: &[], outer: None };
        self.ty(type_of(definition, self.input)?, &scope, 8)
    }

    fn ty(&mut self, ty: &Type, scope: &Scope, depth: usize) -> Option<Json> {
        let below = depth.checked_sub(1)?;
        Some(match ty {
            Type::Unknown => self.random.pick(&[json!(null), json!({}), json!("a"), json!(1)]),
            Type::Null => Json::Null,
            Type::Boolean => self.random.chance(50).into(),
            Type::Number(number) => match (&number.minimum, number.integer) {
                (_, false) => self.random.pick(&[json!(1.5), json!(2)]),
                (Some(Value::Integer(0)), true) => self.random.pick(&[json!(0), json!(1)]),
                (Some(Value::Integer(minimum)), true) if *minimum < 0 => {
                    self.random.pick(&[json!(-1), json!(-128)])
                }
                _ => json!(1),
            },
            Type::String(text) if text.max_length == Some(1) => {
                self.random.pick(&["b", "é"]).into()
            }
            Type::String(_) => self.random.pick(&["", "b", "1"]).into(),
            Type::Literal(value) => json(value),
            Type::Enum(of) if of.values.is_empty() => return None,
            Type::Enum(of) => json(&self.random.pick(&of.values).value),
            Type::Array(array) => {
                let least = array.min_items.unwrap_or(0);
                let count =
                    if depth > 3 && least == 0 { self.random.below(3) as u64 } else { least };
                let items = (0..count).map(|_| self.ty(&array.items.ty, scope, below));
                let mut items = items.collect::<Option<Vec<Json>>>()?;
                if array.unique_items {
                    items.dedup();
                }
                items.into()
            }
            Type::Tuple(items) => {
                let items = items.iter().map(|item| self.ty(&item.ty, scope, below));
                items.collect::<Option<Vec<Json>>>()?.into()
            }
            Type::Object(object) => self.object(object, scope, depth)?.into(),
            Type::Union(union) if union.members.is_empty() => return None,
            Type::Union(union) => {
                let first = self.random.below(union.members.len());
                let (later, earlier) = (&union.members[first..], &union.members[..first]);
                return later.iter().chain(earlier).find_map(|it| self.ty(&it.ty, scope, below));
            }
            Type::Reference(reference) => {
                let definition = self.project.definitions.get(reference.definition.as_deref()?)?;
                let inner =
                    Scope { definition, arguments: &reference.arguments, outer: Some(scope) };
                return self.ty(type_of(definition, self.input)?, &inner, below);
            }
            Type::Parameter(name) => {
                let generics = scope.definition.generics();
                let position = generics.iter().position(|generic| generic == name)?;
                return self.ty(scope.arguments.get(position)?, scope.outer?, below);
            }
            Type::TypeScript(_) => return None,
        })
    }

    fn object(
        &mut self,
        object: &Object,
        scope: &Scope,
        depth: usize,
    ) -> Option<Map<String, Json>> {
        let mut fields = Map::new();
        let grouped = |name: &str| {
            object.groups.iter().find(|group| group.properties.iter().any(|it| it == name))
        };
        for field in &object.fields {
            if grouped(&field.name).is_some() {
                continue;
            }
            let is_required = matches!(field.presence, Presence::Required);
            if is_required || (depth > 3 && self.random.chance(50)) {
                match self.ty(&field.ty, scope, depth - 1) {
                    Some(value) => _ = fields.insert(field.name.clone(), value),
                    None if is_required => return None,
                    None => {}
                }
            }
        }
        for group in &object.groups {
            if matches!(group.kind, GroupKind::AtMostOne) && self.random.chance(50) {
                continue;
            }
            let name = self.random.pick(&group.properties);
            let field = object.fields.iter().find(|field| field.name == name)?;
            fields.insert(name, self.ty(&field.ty, scope, depth - 1)?);
        }
        if let Additional::Of(values) = &object.additional
            && depth > 3
            && self.random.chance(60)
        {
            let key = match &object.key {
                Some(key) => match self.ty(key, scope, depth - 1)? {
                    Json::String(key) => key,
                    other => other.to_string(),
                },
                None => "more".to_owned(),
            };
            if let Some(value) = self.ty(&values.ty, scope, depth - 1) {
                fields.entry(key).or_insert(value);
            }
        }
        Some(fields)
    }
}

fn type_of(definition: &Definition, input: bool) -> Option<&Type> {
    let gen_core::model::Main::Type(ty) = &definition.main else { return None };
    Some(ty.input.as_ref().filter(|_| input).unwrap_or(&ty.ty))
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(fact) => json!(fact),
        Value::Integer(integer) => json!(integer),
        Value::Number(number) => json!(number),
        Value::String(text) => json!(text),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Object(fields) => {
            Json::Object(fields.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}
