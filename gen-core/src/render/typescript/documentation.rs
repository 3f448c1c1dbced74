//! What a comment says of a type: what TypeScript cannot say, and what is written about its parts.

use super::comment::Comment;
use super::constraint::constraints;
use super::literal::literal;
use super::lower::Lowering;
use crate::model::{Additional, Described, Docs, Enum, Field, Presence, Type};

impl<'a> Lowering<'a> {
    /// The comment of a property.
    pub(super) fn comment_of_field(&self, field: &'a Field) -> Comment {
        let mut comment = Comment::about(&field.docs);
        let mut words = constraints(&field.ty);
        if field.write_only {
            words.push("write-only".into());
        }
        comment.push_constraints(&words);
        comment.push_list(&self.parts(&field.ty));
        if let Presence::Default(value) = &field.presence {
            comment.push_default(value);
        }
        comment.push_tags(&field.docs);
        comment
    }

    /// The comment of something that may have a type.
    pub(super) fn comment(&self, docs: &Docs, ty: Option<&'a Type>) -> Comment {
        let mut comment = Comment::about(docs);
        if let Some(ty) = ty {
            comment.push_constraints(&constraints(ty));
            comment.push_list(&self.parts(ty));
        }
        comment.push_tags(docs);
        comment
    }

    /// What is written about the parts of a type that have no declaration of their own.
    fn parts(&self, ty: &'a Type) -> Vec<(String, &'a Docs)> {
        match ty {
            Type::Enum(choice) if choice.name.is_none() => values(choice),
            Type::Union(union) if union.name.is_none() => {
                let mut parts = Vec::new();
                for member in &union.members {
                    match &member.ty {
                        Type::Enum(choice) if choice.name.is_none() => parts.extend(values(choice)),
                        _ => parts.extend(self.part(member, None)),
                    }
                }
                parts
            }
            Type::Tuple(items) => {
                let items = items.iter().enumerate();
                items.filter_map(|(index, item)| self.part(item, Some(index.to_string()))).collect()
            }
            Type::Array(array) => {
                self.part(&array.items, Some("number".into())).into_iter().collect()
            }
            Type::Object(object) if object.fields.is_empty() => match &object.additional {
                Additional::Of(values) => {
                    self.part(values, Some("string".into())).into_iter().collect()
                }
                Additional::Refused | Additional::Ignored => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// A part and what it is called: its index, or else its type.
    fn part(&self, part: &'a Described, index: Option<String>) -> Option<(String, &'a Docs)> {
        let is_declared = match &part.ty {
            Type::Enum(choice) => choice.name.is_some(),
            Type::Object(object) => object.name.is_some(),
            Type::Union(union) => union.name.is_some(),
            _ => false,
        };
        if is_declared || part.docs == Docs::default() {
            return None;
        }
        let name = match index {
            Some(index) => format!("[{index}]"),
            None => {
                let mut name = String::new();
                self.node(&part.ty).push_flat(&mut name);
                name
            }
        };
        Some((name, &part.docs))
    }
}

/// What is written about the values of a choice.
pub(super) fn values(choice: &Enum) -> Vec<(String, &Docs)> {
    let documented = choice.values.iter().filter(|value| value.docs != Docs::default());
    documented.map(|value| (literal(&value.value), &value.docs)).collect()
}
