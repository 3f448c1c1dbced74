//! Type expressions in attributes: `#[component(type = "date-time | null")]`.

use super::attribute::Text;
use super::{Reader, variants};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Additional, Array, Described, Docs, Field, Object, Presence, Reference, Type};
use crate::name::nearest;
use crate::read::expression::{self, Expression, KEYWORDS, Kind, Property};
use crate::value::Value;

/// The type of an expression, and what is said about it behind `--`.
pub(super) struct Meaning {
    /// Nothing if there is only a description.
    pub(super) ty: Option<Type>,
    pub(super) docs: Docs,
}

/// What an expression means. What is wrong with it is reported at the string.
pub(super) fn read(reader: &mut Reader, text: &Text) -> Meaning {
    let entry = match expression::parse(&text.value) {
        Ok(entry) => entry,
        Err(error) => {
            let mut found = Diagnostic::new(error.code, text.place, error.message);
            found.help.extend(error.help);
            reader.diagnostics.push(found);
            return Meaning { ty: Some(Type::Unknown), docs: Docs::default() };
        }
    };
    if entry.default.is_some() {
        let message = "a default does not belong to a type";
        let help = "write `#[component(default = …)]`";
        reader
            .diagnostics
            .push(Diagnostic::new(Code::InvalidExpression, text.place, message).help(help));
    }
    let mut lowering = Lowering { reader, place: text.place };
    let ty = entry.ty.map(|ty| lowering.ty(&ty));
    Meaning { ty, docs: Docs { description: entry.description, ..Docs::default() } }
}

/// Like [`read`], where there has to be a type.
pub(super) fn read_type(reader: &mut Reader, text: &Text) -> Type {
    read(reader, text).ty.unwrap_or_else(|| {
        let message = "expected a type";
        let help = "write an expression such as `string | null`";
        reader
            .diagnostics
            .push(Diagnostic::new(Code::InvalidExpression, text.place, message).help(help));
        Type::Unknown
    })
}

struct Lowering<'r> {
    reader: &'r mut Reader,
    place: Place,
}

impl Lowering<'_> {
    fn ty(&mut self, expression: &Expression) -> Type {
        match &expression.kind {
            Kind::Keyword(word) => expression::keyword(word),
            Kind::Word(word) => self.unknown(word),
            Kind::Literal(value) => Type::Literal(value.clone()),
            Kind::Name(name, arguments) => self.name(name, arguments),
            Kind::Array(items) => {
                let items = Box::new(self.ty(items).into());
                Type::Array(Array { items, min_items: None, max_items: None, unique_items: false })
            }
            Kind::Tuple(items) => {
                Type::Tuple(items.iter().map(|item| self.ty(item).into()).collect())
            }
            Kind::Record(values) => Type::Object(Object {
                additional: Additional::Of(Box::new(self.ty(values).into())),
                ..Object::default()
            }),
            Kind::Object(properties) => Type::Object(self.object(properties)),
            Kind::Union(members) => {
                let is_literal =
                    |it: &&Expression| matches!(it.kind, Kind::Word(_) | Kind::Literal(_));
                let is_word = |it: &Expression| matches!(it.kind, Kind::Word(_));
                let is_alone = members.iter().filter(is_literal).count() == 1;
                let has_words = members.iter().any(is_word);
                let members = members.iter().map(|member| match &member.kind {
                    Kind::Word(word) if is_alone && is_misspelled(word) => self.unknown(word),
                    Kind::Word(word) => Type::Literal(Value::String(word.clone())),
                    Kind::Keyword(word) if has_words && word != "null" => self.ambiguous(word),
                    _ => self.ty(member),
                });
                expression::union(members.map(Described::from).collect())
            }
            // The parser takes these in TypeScript only.
            Kind::Function(..) | Kind::Intersection(_) => Type::Unknown,
        }
    }

    fn object(&mut self, properties: &[Property]) -> Object {
        let field = |property: &Property| {
            let presence = if property.optional { Presence::Optional } else { Presence::Required };
            let field = variants::field(&property.name, self.place, self.ty(&property.ty));
            Field { presence, ..field }
        };
        let fields = properties.iter().map(field).collect();
        Object { fields, ..Object::default() }
    }

    fn name(&mut self, name: &str, arguments: &[Expression]) -> Type {
        if self.reader.parameters.iter().any(|parameter| parameter == name) {
            return Type::Parameter(name.to_owned());
        }
        Type::Reference(Reference {
            definition: Some(name.to_owned()),
            name: name.to_owned(),
            arguments: arguments.iter().map(|argument| self.ty(argument)).collect(),
            options: Vec::new(),
            place: self.place,
        })
    }

    /// A word beside literals that is also the name of a type.
    fn ambiguous(&mut self, word: &str) -> Type {
        let message = format!("`{word}` may be a literal or the type `{word}`");
        let help = "put quotes around the literals: `\\\"calm\\\" | string`";
        self.reader
            .diagnostics
            .push(Diagnostic::new(Code::AmbiguousLiteral, self.place, message).help(help));
        Type::Unknown
    }

    fn unknown(&mut self, word: &str) -> Type {
        let message = format!("there is no type `{word}`");
        let found = Diagnostic::new(Code::UnknownType, self.place, message);
        let known = KEYWORDS.iter().copied().chain(crate::format::all());
        self.reader.diagnostics.push(match nearest(word, known) {
            Some(near) => found.help(format!("did you mean `{near}`?")),
            None => found.help(format!("for a string literal, write `\\\"{word}\\\"`")),
        });
        Type::Unknown
    }
}

/// Whether a lone bare word in a union is more likely a type with a slip of the pen.
fn is_misspelled(word: &str) -> bool {
    nearest(word, KEYWORDS.iter().copied()).is_some()
}

/// The properties that an expression of an object has.
pub(super) fn read_object(reader: &mut Reader, text: &Text) -> (Option<Object>, Docs) {
    let Meaning { ty, docs } = read(reader, text);
    let object = match ty {
        None => None,
        Some(Type::Object(object)) => Some(object),
        Some(_) => {
            let message = "expected an object: what the slot hands to its content";
            reader.refuse_at(text.place, message, "write `{ row: Row }`");
            None
        }
    };
    (object, docs)
}
