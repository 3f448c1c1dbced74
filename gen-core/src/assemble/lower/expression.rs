//! Type expressions.

use super::{Lowering, array};
use crate::assemble::names::Meaning;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Additional, Field, Object, Presence, Reference, Type};
use crate::read::expression::{Expression, Kind, Property, keyword, union};
use crate::value::Value;

impl Lowering<'_, '_> {
    /// A type expression.
    pub(in crate::assemble) fn expression(
        &mut self,
        expression: &Expression,
        place: Place,
    ) -> Type {
        match &expression.kind {
            Kind::Keyword(word) => keyword(word),
            Kind::Word(word) => {
                self.report(self.scope.unknown(word, place.part(expression.range.clone())));
                Type::Unknown
            }
            Kind::Literal(value) => Type::Literal(value.clone()),
            Kind::Name(name, arguments) => self.name(name, arguments, expression, place),
            Kind::Array(items) => array(self.expression(items, place).into()),
            Kind::Tuple(items) => {
                Type::Tuple(items.iter().map(|item| self.expression(item, place).into()).collect())
            }
            Kind::Record(values) => Type::Object(Object {
                additional: Additional::Of(Box::new(self.expression(values, place).into())),
                ..Object::default()
            }),
            Kind::Object(properties) => Type::Object(self.inline_object(properties, place)),
            Kind::Union(members) => self.union(members, place),
            // The parser takes these in TypeScript only.
            Kind::Function(..) | Kind::Intersection(_) => Type::Unknown,
        }
    }

    fn inline_object(&mut self, properties: &[Property], place: Place) -> Object {
        let mut fields: Vec<Field> = Vec::with_capacity(properties.len());
        for property in properties {
            let place_of_key = place.part(property.range.clone());
            if fields.iter().any(|field| field.name == property.name) {
                let message = format!("the key `{}` occurs twice", property.name);
                self.report(
                    Diagnostic::new(Code::DuplicateKey, place_of_key, message)
                        .help("remove one of the two"),
                );
                continue;
            }
            fields.push(Field {
                name: property.name.clone(),
                place: place_of_key,
                docs: Default::default(),
                ty: self.expression(&property.ty, place),
                presence: if property.optional { Presence::Optional } else { Presence::Required },
                read_only: false,
                write_only: false,
                typescript_only: false,
                typescript: None,
            });
        }
        Object { fields, ..Object::default() }
    }

    fn name(
        &mut self,
        name: &str,
        arguments: &[Expression],
        whole: &Expression,
        place: Place,
    ) -> Type {
        let mut ty = self.reference(name, arguments.len(), whole, place);
        if let Type::Reference(reference) = &mut ty {
            reference.arguments =
                arguments.iter().map(|argument| self.expression(argument, place)).collect();
        }
        ty
    }

    /// What a name stands for, if it can take that many type arguments; the caller adds them.
    pub(in crate::assemble) fn reference(
        &mut self,
        name: &str,
        arguments: usize,
        whole: &Expression,
        place: Place,
    ) -> Type {
        let place_of_name = place.part(whole.range.start..whole.range.start + name.len());
        let Some((meaning, generics)) = self.scope.meaning(name) else {
            self.report(self.scope.unknown(name, place_of_name));
            return Type::Unknown;
        };
        if arguments != generics {
            let message = format!("`{name}` takes {}, found {arguments}", counted(generics));
            let help = match generics {
                0 => format!("write `{name}`"),
                _ => format!("write `{name}<{}>`", vec!["…"; generics].join(", ")),
            };
            let part = place.part(whole.range.clone());
            self.report(Diagnostic::new(Code::TypeArguments, part, message).help(help));
            return Type::Unknown;
        }
        let (definition, exported) = match meaning {
            Meaning::Parameter => return Type::Parameter(name.to_owned()),
            Meaning::Local(exported) => (None, exported),
            Meaning::Definition(exported) => (Some(name.to_owned()), exported),
        };
        Type::Reference(Reference {
            definition,
            name: exported,
            arguments: Vec::new(),
            options: Vec::new(),
            place: place_of_name,
        })
    }

    fn union(&mut self, members: &[Expression], place: Place) -> Type {
        let words = members.iter().filter(|member| matches!(member.kind, Kind::Word(_))).count();
        let literals =
            members.iter().filter(|member| matches!(member.kind, Kind::Literal(_))).count();
        let mut lowered = Vec::with_capacity(members.len());
        for member in members {
            match &member.kind {
                Kind::Keyword(word) if words > 0 && word != "null" => {
                    self.report(ambiguous(word, members, place.part(member.range.clone())));
                }
                Kind::Word(word) if words + literals == 1 && misspelled(word) => {
                    self.report(self.scope.unknown(word, place.part(member.range.clone())));
                }
                Kind::Word(word) => lowered.push(Type::Literal(Value::String(word.clone())).into()),
                _ => lowered.push(self.expression(member, place).into()),
            }
        }
        union(lowered)
    }
}

/// A word beside literals that is also the name of a type.
fn ambiguous(word: &str, members: &[Expression], place: Place) -> Diagnostic {
    let quoted = |member: &Expression| match &member.kind {
        Kind::Word(word) => Some(format!("\"{word}\"")),
        _ => None,
    };
    let literal = members.iter().find_map(quoted).unwrap_or_default();
    Diagnostic::new(
        Code::AmbiguousLiteral,
        place,
        format!("`{word}` may be a literal or the type `{word}`"),
    )
    .label("literal or type?")
    .help(format!("for the literal, quote it: '\"{word}\"', or write the choice as a list"))
    .help(format!("for the type, quote the literals: '{literal} | {word}'"))
}

/// Whether a lone bare word in a union is more likely a type with a slip of the pen.
fn misspelled(word: &str) -> bool {
    let keywords = crate::read::expression::KEYWORDS.iter().copied();
    crate::name::nearest(word, keywords).is_some()
}

fn counted(generics: usize) -> String {
    match generics {
        0 => "no type arguments".to_owned(),
        1 => "1 type argument".to_owned(),
        _ => format!("{generics} type arguments"),
    }
}
