//! What a type adds to an object that it is mixed into.

use super::find;
use super::merge::Direction;
use super::parameters::substituted;
use crate::model::{
    Additional, Definition, Field, Flattened, Group, Merged, Object, Presence, Project, Reference,
    Type,
};
use crate::name::pascal_case;
use crate::value::Value;

/// Properties for another object.
#[derive(Clone, Default)]
pub(super) struct Fragment {
    /// What tells it from other fragments.
    pub(super) title: Option<String>,
    fields: Vec<Field>,
    groups: Vec<Group>,
    pub(super) additional: Additional,
    /// Type parameters that are mixed in, too.
    merged: Vec<Merged>,
    /// Whether serde takes all of its properties away from what is read after it.
    pub(super) is_taken: bool,
}

impl Fragment {
    /// No properties at all.
    pub(super) fn nothing(title: String) -> Self {
        let additional = Additional::Ignored;
        Fragment { title: Some(title), additional, is_taken: true, ..Fragment::default() }
    }

    fn of_object(object: Object, title: Option<String>) -> Self {
        let Object { fields, groups, additional, merged, .. } = object;
        Fragment { title, fields, groups, additional, merged, is_taken: false }
    }

    /// Whether it has properties.
    pub(super) fn is_something(&self) -> bool {
        !self.fields.is_empty() || !self.merged.is_empty() || self.takes_rest()
    }

    /// Whether serde looks at every property that is left and refuses those that it does not know.
    pub(super) fn is_strict(&self) -> bool {
        matches!(self.additional, Additional::Refused)
    }

    /// Whether it takes every property that is no other.
    pub(super) fn takes_rest(&self) -> bool {
        matches!(self.additional, Additional::Of(_))
    }

    /// An object with these properties among its own.
    pub(super) fn mixed_into(&self, object: &Object, merged: &Merged) -> Object {
        let mut object = object.clone();
        let at = merged.position.min(object.fields.len());
        object.fields.splice(at..at, self.fields.iter().cloned());
        object.groups.extend(self.groups.iter().cloned());
        let parameters = self.merged.iter().cloned();
        // What is mixed in last stands first, as its fields do.
        object.merged.splice(0..0, parameters.map(|merged| Merged { position: at, ..merged }));
        // Where both stand in what is sent, the map still sends what it holds.
        let is_closed = self.is_strict() && !matches!(object.additional, Additional::Of(_));
        if merged.is_whole || self.takes_rest() || is_closed {
            object.additional = self.additional.clone();
        }
        if !self.merged.is_empty() {
            object.additional = Additional::Ignored;
        }
        object
    }
}

/// Why a type cannot be mixed into an object.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Problem {
    /// It has other values than objects, or is not known.
    NoFields,
    /// It may be too many things.
    TooMany,
    /// It is another type, which is another one, and so on.
    TooDeep,
}

type Result<T> = std::result::Result<T, Problem>;

/// The most things that a type may be where it is mixed into an object.
pub(super) const MOST_ALTERNATIVES: usize = 64;
/// Through so many types, the properties are looked for.
const MOST_TYPES: usize = 100;

/// Finds the fragments that a type is, in one direction.
pub(super) struct Fragments<'a> {
    pub(super) project: &'a Project,
    pub(super) direction: Direction,
    /// Whether the type alone decides what else the object holds.
    pub(super) is_whole: bool,
}

/// Where a type stands.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    /// It is what is merged.
    Merged,
    /// It is one of several.
    Member,
    /// It is what a reference among several leads to.
    Referred,
}

impl<'a> Fragments<'a> {
    /// What a type adds: one of several fragments.
    pub(super) fn of(&self, merged: &Merged) -> Result<Vec<Fragment>> {
        let fragments = self.read_merged(merged, MOST_TYPES)?;
        Ok(match &merged.ty {
            Type::Object(_) if merged.written_out.is_none() => {
                self.taken(fragments, Flattened::ByName, true)
            }
            _ => fragments,
        })
    }

    fn read_merged(&self, merged: &Merged, depth: usize) -> Result<Vec<Fragment>> {
        let Some(definition) = self.written_out(merged) else {
            return self.read(&merged.ty, Position::Merged, Flattened::ByName, depth);
        };
        let flattened = definition.rust.flattened;
        if flattened == Flattened::Never {
            return Err(Problem::NoFields);
        }
        let fragments = self.read(&merged.ty, Position::Merged, flattened, depth)?;
        Ok(self.taken(fragments, flattened, !definition.rust.has_loose_tag))
    }

    /// The definition that is written out, behind those that are nothing but another type.
    fn written_out(&self, merged: &Merged) -> Option<&'a Definition> {
        let mut definition = find(self.project, merged.written_out.as_ref()?)?;
        for _ in 0..MOST_TYPES {
            let Type::Reference(reference) = definition.accepted() else { break };
            definition = find(self.project, reference.definition.as_ref()?)?;
        }
        Some(definition)
    }

    fn read(
        &self,
        ty: &Type,
        position: Position,
        flattened: Flattened,
        depth: usize,
    ) -> Result<Vec<Fragment>> {
        match ty {
            Type::Object(object) => self.read_object(object, depth),
            Type::Null if position == Position::Merged => {
                let additional =
                    if self.is_whole { Additional::Refused } else { Additional::Ignored };
                Ok(vec![Fragment { additional, ..Fragment::default() }])
            }
            Type::Unknown => {
                let additional = Additional::Of(Box::new(Type::Unknown.into()));
                Ok(vec![Fragment { additional, ..Fragment::default() }])
            }
            Type::Parameter(_) => {
                let merged = Merged {
                    ty: ty.clone(),
                    written_out: None,
                    position: 0,
                    is_whole: false,
                    is_optional: false,
                    place: Default::default(),
                };
                let additional = Additional::Ignored;
                Ok(vec![Fragment { merged: vec![merged], additional, ..Fragment::default() }])
            }
            // A variant without fields is a key whose value is null.
            Type::Literal(Value::String(name)) if position != Position::Referred => {
                Ok(vec![self.unit(name, flattened)])
            }
            Type::Enum(choice) if position != Position::Referred => {
                let name = |value: &Value| match value {
                    Value::String(name) => Some(self.unit(name, flattened)),
                    _ => None,
                };
                let fragments = choice.values.iter().map(|value| name(&value.value));
                fragments.collect::<Option<_>>().ok_or(Problem::NoFields)
            }
            Type::Union(union) => {
                let mut fragments = Vec::new();
                for member in &union.members {
                    let inner = match &member.ty {
                        Type::Reference(_) => Position::Referred,
                        _ => Position::Member,
                    };
                    let mut found = self.read(&member.ty, inner, flattened, depth)?;
                    for fragment in &mut found {
                        let outer = member
                            .docs
                            .title
                            .clone()
                            .or_else(|| tag(fragment, union.discriminator.as_deref()));
                        fragment.title = match (outer, fragment.title.take()) {
                            (Some(outer), Some(inner)) => Some(outer + &inner),
                            (outer, inner) => outer.or(inner),
                        };
                    }
                    fragments.extend(found);
                    refuse_many(fragments.len())?;
                }
                Ok(fragments)
            }
            Type::Reference(reference) => {
                let (definition, ty) = self.target(reference).ok_or(Problem::NoFields)?;
                if definition.rust.flattened == Flattened::Never {
                    return Err(Problem::NoFields);
                }
                let ty = substituted(&ty, definition.generics(), &reference.arguments);
                let is_outermost = position == Position::Merged;
                let flattened = if is_outermost { definition.rust.flattened } else { flattened };
                let fragments = self.read(&ty, position, flattened, deeper(depth)?)?;
                // One that is nothing but another type is read as that is.
                if !is_outermost || matches!(ty, Type::Reference(_)) {
                    return Ok(fragments);
                }
                Ok(self.taken(fragments, flattened, !definition.rust.has_loose_tag))
            }
            _ => Err(Problem::NoFields),
        }
    }

    /// What a type adds that is flattened: serde does not look at what it refuses, unless it looks
    /// at everything.
    fn taken(
        &self,
        mut fragments: Vec<Fragment>,
        flattened: Flattened,
        is_complete: bool,
    ) -> Vec<Fragment> {
        if !self.is_whole && flattened != Flattened::Everything {
            for fragment in &mut fragments {
                fragment.is_taken = is_complete;
                if fragment.is_strict() {
                    fragment.additional = Additional::Ignored;
                }
            }
        }
        fragments
    }

    /// An object into which an argument is mixed that stands for a type parameter.
    fn read_object(&self, object: &Object, depth: usize) -> Result<Vec<Fragment>> {
        // What narrows keys down would narrow those down that are beside them.
        if object.key.is_some() {
            return Err(Problem::NoFields);
        }
        let is_parameter = |merged: &Merged| matches!(merged.ty, Type::Parameter(_));
        let (parameters, others) = object.merged.iter().cloned().partition(is_parameter);
        let others: Vec<Merged> = others;
        let mut fragments =
            vec![Fragment::of_object(Object { merged: parameters, ..object.clone() }, None)];
        let inner = Fragments { is_whole: false, ..*self };
        for merged in others.iter().rev() {
            let found = inner.read_merged(merged, deeper(depth)?)?;
            refuse_many(found.len() * fragments.len())?;
            let mut combined = Vec::with_capacity(found.len() * fragments.len());
            for outer in &fragments {
                let object = Object {
                    additional: outer.additional.clone(),
                    fields: outer.fields.clone(),
                    groups: outer.groups.clone(),
                    merged: outer.merged.clone(),
                    ..Object::default()
                };
                for fragment in &found {
                    let title = both(&fragment.title, &outer.title);
                    let object = fragment.mixed_into(&object, merged);
                    combined.push(Fragment::of_object(object, title));
                }
            }
            fragments = combined;
        }
        Ok(fragments)
    }

    fn unit(&self, name: &str, flattened: Flattened) -> Fragment {
        let is_alone = self.is_whole || flattened == Flattened::Everything;
        let field = Field {
            name: name.to_owned(),
            place: Default::default(),
            docs: Default::default(),
            ty: Type::Null,
            presence: Presence::Required,
            read_only: false,
            write_only: false,
            typescript_only: false,
            typescript: None,
        };
        Fragment {
            title: Some(pascal_case(name)),
            fields: vec![field],
            // Beside a tag there is one key; elsewhere nobody looks at the others.
            additional: if is_alone { Additional::Refused } else { Additional::Ignored },
            ..Fragment::default()
        }
    }

    /// What a definition is in this direction.
    fn target(&self, reference: &Reference) -> Option<(&'a Definition, Type)> {
        let definition = find(self.project, reference.definition.as_ref()?)?;
        // The local types of YAML are not known elsewhere.
        if !definition.locals.is_empty() {
            return None;
        }
        let ty = match self.direction {
            Direction::Sent => definition.sent(),
            Direction::Accepted => definition.accepted(),
        };
        Some((definition, ty.clone()))
    }
}

/// The title of what is a choice twice.
pub(super) fn both(first: &Option<String>, second: &Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}{second}")),
        (first, second) => first.clone().or_else(|| second.clone()),
    }
}

fn refuse_many(alternatives: usize) -> Result<()> {
    if alternatives > MOST_ALTERNATIVES { Err(Problem::TooMany) } else { Ok(()) }
}

fn deeper(depth: usize) -> Result<usize> {
    depth.checked_sub(1).ok_or(Problem::TooDeep)
}

/// A title for a fragment that a tag tells from others.
fn tag(fragment: &Fragment, discriminator: Option<&str>) -> Option<String> {
    let name = discriminator?;
    let field = fragment.fields.iter().find(|field| field.name == name)?;
    match &field.ty {
        Type::Literal(Value::String(text)) => Some(pascal_case(text)),
        _ => None,
    }
}
