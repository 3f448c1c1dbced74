//! Variants in a representation, one direction at a time.

use super::{Content, Tagging, Variant, field, literal_field, refuse_nameless};
use crate::diagnostic::Place;
use crate::model::{
    Additional, Described, Docs, Enum, EnumValue, Field, Merged, Object, Presence, Text, Type,
    Union,
};
use crate::read::rust::attribute::Stated;
use crate::read::rust::both::Both;
use crate::read::rust::fields::Rules;
use crate::read::rust::{Reader, traps};
use crate::value::Value;

/// A direction of the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Sent,
    Accepted,
}

/// What is on the wire for all variants.
pub(super) fn represent(
    reader: &mut Reader,
    variants: Vec<Variant>,
    tagging: &Tagging,
    rules: Rules,
) -> Both<Type> {
    let refused = reader.diagnostics.len();
    let mut direction =
        |direction| Representation { reader, tagging, rules, direction }.all(&variants);
    let sent = direction(Direction::Sent);
    let accepted = direction(Direction::Accepted);
    if let Tagging::Untagged = tagging {
        let accepted = variants.iter().filter(|variant| !variant.accepted.is_empty());
        let all: Vec<traps::Untagged> = accepted
            .map(|variant| traps::Untagged {
                name: &variant.title,
                place: variant.place,
                ty: value(variant.content.accepted.clone()),
            })
            .collect();
        traps::untagged(reader, &all);
    }
    // The same mistake may be in both directions.
    let mut known: Vec<(Place, String)> = Vec::new();
    let found = reader.diagnostics.split_off(refused);
    for diagnostic in found {
        let key = (diagnostic.place, diagnostic.message.clone());
        if !known.contains(&key) {
            known.push(key);
            reader.diagnostics.push(diagnostic);
        }
    }
    Both::of(sent, accepted)
}

struct Representation<'r> {
    reader: &'r mut Reader,
    tagging: &'r Tagging,
    rules: Rules,
    direction: Direction,
}

impl Representation<'_> {
    fn all(&mut self, variants: &[Variant]) -> Type {
        let is_choice = matches!(self.tagging, Tagging::External)
            && variants.iter().all(|it| !it.is_untagged && *self.content(it) == Content::Nothing);
        let is_open = self.direction == Direction::Accepted
            && variants.iter().any(|variant| variant.is_other);
        if variants.is_empty() {
            return union(None, Vec::new());
        }
        if is_choice && !is_open {
            return self.choice(variants);
        }
        let mut discriminator = match self.tagging {
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => Some(tag.value.clone()),
            Tagging::External | Tagging::Untagged => None,
        };
        if is_open || variants.iter().any(|variant| variant.is_untagged) {
            discriminator = None;
        }
        let mut members = Vec::with_capacity(variants.len());
        for variant in variants {
            for name in self.names(variant) {
                let ty = self.member(variant, &name);
                let docs = variant.docs.clone();
                // Only an object needs a title, to be named after where nothing else tells it apart.
                let title = match (&discriminator, &ty) {
                    (None, Type::Object(_)) => {
                        docs.title.clone().or(Some(self.title(variant, &name)))
                    }
                    _ => docs.title.clone(),
                };
                members.push(Described { docs: Docs { title, ..docs }, ty });
            }
            if variant.is_other && self.direction == Direction::Accepted {
                let ty = self.other(variant, variants);
                members.push(Described { docs: variant.docs.clone(), ty });
            }
        }
        // All variants may be skipped in a direction.
        if members.is_empty() {
            discriminator = None;
        }
        union(discriminator, members)
    }

    fn content<'v>(&self, variant: &'v Variant) -> &'v Content {
        match self.direction {
            Direction::Sent => &variant.content.sent,
            Direction::Accepted => &variant.content.accepted,
        }
    }

    /// The names that a variant has; the names of a variant without a tag do not matter.
    fn names(&self, variant: &Variant) -> Vec<String> {
        let is_named = !variant.is_untagged && !matches!(self.tagging, Tagging::Untagged);
        match self.direction {
            Direction::Sent => variant.sent.iter().cloned().collect(),
            Direction::Accepted if variant.is_other => Vec::new(),
            Direction::Accepted if is_named => variant.accepted.clone(),
            Direction::Accepted => variant.accepted.iter().take(1).cloned().collect(),
        }
    }

    fn title(&self, variant: &Variant, name: &str) -> String {
        let is_alias = variant.accepted.iter().skip(1).any(|alias| alias == name);
        if is_alias && self.direction == Direction::Accepted {
            name.to_owned()
        } else {
            variant.title.clone()
        }
    }

    /// Names alone.
    fn choice(&self, variants: &[Variant]) -> Type {
        let mut values = Vec::with_capacity(variants.len());
        for variant in variants {
            for name in self.names(variant) {
                let docs = variant.docs.clone();
                values.push(EnumValue { value: Value::String(name), docs });
            }
        }
        Type::Enum(Enum { name: None, values })
    }

    fn member(&mut self, variant: &Variant, name: &str) -> Type {
        let content = self.content(variant).clone();
        if variant.is_untagged {
            return value(content);
        }
        match self.tagging {
            Tagging::External if content == Content::Nothing => {
                Type::Literal(Value::String(name.to_owned()))
            }
            Tagging::External => {
                object(vec![field(name, variant.place, value(content))], Additional::Refused)
            }
            Tagging::Internal { tag } => self.internal(variant, content, literal_field(tag, name)),
            Tagging::Adjacent { tag, content: key } => {
                self.adjacent(content, literal_field(tag, name), key)
            }
            Tagging::Untagged => value(content),
        }
    }

    fn internal(&mut self, variant: &Variant, content: Content, tag: Field) -> Type {
        match content {
            // Without fields it is lax also under `deny_unknown_fields`.
            Content::Nothing => object(vec![tag], Additional::Ignored),
            Content::Named(mut object) => {
                if let Some(field) = object.fields.iter().find(|field| field.name == tag.name) {
                    let message = format!("the field `{}` is also the tag", field.name);
                    let help = "give one of them another name";
                    self.reader.refuse_at(field.place, message, help);
                }
                object.fields.insert(0, tag);
                object.merged.iter_mut().for_each(|merged| merged.position += 1);
                Type::Object(object)
            }
            Content::One { ty, is_option: false } => match mixed(ty, tag, variant.place) {
                Some(ty) => ty,
                None => self.nameless(variant),
            },
            Content::One { .. } | Content::Several(_) => self.nameless(variant),
        }
    }

    fn nameless(&mut self, variant: &Variant) -> Type {
        refuse_nameless(self.reader, &variant.title, variant.place);
        Type::Unknown
    }

    fn adjacent(&self, content: Content, tag: Field, key: &Stated<String>) -> Type {
        let mut fields = vec![tag];
        let accepted = self.direction == Direction::Accepted;
        let optional =
            |ty| Field { presence: Presence::Optional, ..field(&key.value, key.place, ty) };
        match content {
            Content::Nothing if accepted => fields.push(optional(Type::Null)),
            Content::Nothing => {}
            Content::One { ty, is_option: true } if accepted => fields.push(optional(ty)),
            Content::One { ty, .. } if ty.decides_presence() => fields.push(Field {
                presence: Presence::OfType { has_default: false },
                ..field(&key.value, key.place, ty)
            }),
            content => fields.push(field(&key.value, key.place, value(content))),
        }
        object(fields, self.rules.additional())
    }

    /// What is accepted for a variant that stands for every unknown name.
    fn other(&self, variant: &Variant, variants: &[Variant]) -> Type {
        let takes_text = |it: &Variant| {
            it.is_other
                || matches!(self.tagging, Tagging::External)
                    && *self.content(it) == Content::Nothing
        };
        let known = variants.iter().filter(|it| !it.is_untagged && !takes_text(it));
        let names: Vec<String> =
            known.flat_map(|it| it.accepted.iter().map(|name| escaped(name))).collect();
        let pattern = (!names.is_empty()).then(|| format!("^(?!(?:{})$)", names.join("|")));
        let text = Type::String(Text { pattern, ..Text::default() });
        match self.tagging {
            Tagging::External | Tagging::Untagged => text,
            Tagging::Internal { tag } => {
                object(vec![field(&tag.value, tag.place, text)], Additional::Ignored)
            }
            Tagging::Adjacent { tag, content } => {
                let tag = field(&tag.value, tag.place, text);
                self.adjacent(self.content(variant).clone(), tag, content)
            }
        }
    }
}

/// A text as a regular expression that matches it.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if "^$\\.*+?()[]{}|/".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// A value whose properties stand beside a tag, if it has such.
fn mixed(ty: Type, tag: Field, place: Place) -> Option<Type> {
    Some(match ty {
        Type::Object(mut object) => {
            let has_tag = object.fields.iter().any(|field| field.name == tag.name);
            if has_tag || object.key.is_some() {
                return None;
            }
            object.fields.insert(0, tag);
            Type::Object(object)
        }
        Type::Null => object(vec![tag], Additional::Refused),
        Type::Unknown => object(vec![tag], Additional::Of(Box::new(Type::Unknown.into()))),
        ty @ (Type::Reference(_) | Type::Parameter(_)) => Type::Object(Object {
            fields: vec![tag],
            merged: vec![Merged {
                ty,
                written_out: None,
                position: 1,
                is_whole: true,
                is_optional: false,
                place,
            }],
            ..Object::default()
        }),
        _ => return None,
    })
}

/// A union of one member is the member itself.
fn union(discriminator: Option<String>, mut members: Vec<Described>) -> Type {
    if discriminator.is_none() && members.len() == 1 {
        return members.remove(0).ty;
    }
    Type::Union(Union { name: None, discriminator, members })
}

/// The content of a variant where no tag is mixed into it.
fn value(content: Content) -> Type {
    match content {
        Content::Nothing => Type::Null,
        Content::One { ty, .. } | Content::Several(ty) => ty,
        Content::Named(object) => Type::Object(object),
    }
}

fn object(fields: Vec<Field>, additional: Additional) -> Type {
    Type::Object(Object { fields, additional, ..Object::default() })
}
