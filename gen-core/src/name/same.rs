//! Whether an inline type of an input is just what is sent.

use super::inline::InlineType;
use crate::model::{
    Additional, Described, Enum, Field, Group, Object, Reference, Type, TypeScript, Union,
};
use crate::ordered::Set;

/// Whether two inline types look the same in TypeScript, when the first is sent and the second
/// accepted. What is accepted refers to inputs, where there are any, so it differs if it refers to
/// one of `accepted_apart`.
pub(super) fn same_inline(
    sent: InlineType<'_>,
    accepted: InlineType<'_>,
    accepted_apart: &Set<String>,
) -> bool {
    let same = Same { accepted_apart };
    match (sent, accepted) {
        (InlineType::Enum(sent), InlineType::Enum(accepted)) => same.choice(sent, accepted),
        (InlineType::Object(sent), InlineType::Object(accepted)) => same.object(sent, accepted),
        (InlineType::Union(sent), InlineType::Union(accepted)) => same.union(sent, accepted),
        _ => false,
    }
}

struct Same<'a> {
    accepted_apart: &'a Set<String>,
}

impl Same<'_> {
    fn ty(&self, sent: &Type, accepted: &Type) -> bool {
        match (sent, accepted) {
            (Type::Unknown, Type::Unknown)
            | (Type::Null, Type::Null)
            | (Type::Boolean, Type::Boolean) => true,
            (Type::Number(sent), Type::Number(accepted)) => sent == accepted,
            (Type::String(sent), Type::String(accepted)) => sent == accepted,
            (Type::Literal(sent), Type::Literal(accepted)) => sent == accepted,
            (Type::Parameter(sent), Type::Parameter(accepted)) => sent == accepted,
            (Type::Enum(sent), Type::Enum(accepted)) => self.choice(sent, accepted),
            (Type::Object(sent), Type::Object(accepted)) => self.object(sent, accepted),
            (Type::Union(sent), Type::Union(accepted)) => self.union(sent, accepted),
            (Type::Array(sent), Type::Array(accepted)) => {
                sent.min_items == accepted.min_items
                    && sent.max_items == accepted.max_items
                    && sent.unique_items == accepted.unique_items
                    && self.described(&sent.items, &accepted.items)
            }
            (Type::Tuple(sent), Type::Tuple(accepted)) => {
                each(sent, accepted, |sent, accepted| self.described(sent, accepted))
            }
            (Type::Reference(sent), Type::Reference(accepted)) => self.reference(sent, accepted),
            (Type::TypeScript(sent), Type::TypeScript(accepted)) => self.typescript(sent, accepted),
            _ => false,
        }
    }

    fn types(&self, sent: &[Type], accepted: &[Type]) -> bool {
        each(sent, accepted, |sent, accepted| self.ty(sent, accepted))
    }

    fn described(&self, sent: &Described, accepted: &Described) -> bool {
        sent.docs == accepted.docs && self.ty(&sent.ty, &accepted.ty)
    }

    fn choice(&self, sent: &Enum, accepted: &Enum) -> bool {
        sent.name == accepted.name
            && each(&sent.values, &accepted.values, |sent, accepted| {
                sent.value == accepted.value && sent.docs == accepted.docs
            })
    }

    fn object(&self, sent: &Object, accepted: &Object) -> bool {
        let additional = match (&sent.additional, &accepted.additional) {
            (Additional::Of(sent), Additional::Of(accepted)) => self.described(sent, accepted),
            (Additional::Of(_), _) | (_, Additional::Of(_)) => false,
            _ => true,
        };
        additional
            && sent.name == accepted.name
            && sent.key == accepted.key
            && each(&sent.fields, &accepted.fields, |sent, accepted| self.field(sent, accepted))
            && each(&sent.groups, &accepted.groups, same_group)
            && each(&sent.merged, &accepted.merged, |sent, accepted| {
                self.ty(&sent.ty, &accepted.ty)
            })
    }

    fn field(&self, sent: &Field, accepted: &Field) -> bool {
        sent.name == accepted.name
            && sent.docs == accepted.docs
            && sent.presence == accepted.presence
            && sent.read_only == accepted.read_only
            && sent.write_only == accepted.write_only
            && self.ty(&sent.ty, &accepted.ty)
    }

    fn union(&self, sent: &Union, accepted: &Union) -> bool {
        sent.name == accepted.name
            && each(&sent.members, &accepted.members, |sent, accepted| {
                self.described(sent, accepted)
            })
    }

    fn reference(&self, sent: &Reference, accepted: &Reference) -> bool {
        sent.name == accepted.name
            && !self.accepted_apart.contains(&accepted.name)
            && self.types(&sent.arguments, &accepted.arguments)
    }

    fn typescript(&self, sent: &TypeScript, accepted: &TypeScript) -> bool {
        match (sent, accepted) {
            (
                TypeScript::Named { path, module, arguments },
                TypeScript::Named { path: other_path, module: other_module, arguments: others },
            ) => path == other_path && module == other_module && self.types(arguments, others),
            (
                TypeScript::Function { parameters, result },
                TypeScript::Function { parameters: others, result: other },
            ) => {
                self.ty(result, other)
                    && each(parameters, others, |sent, accepted| {
                        sent.name == accepted.name
                            && sent.optional == accepted.optional
                            && self.ty(&sent.ty, &accepted.ty)
                    })
            }
            (TypeScript::Intersection(sent), TypeScript::Intersection(accepted)) => {
                self.types(sent, accepted)
            }
            _ => false,
        }
    }
}

fn same_group(sent: &Group, accepted: &Group) -> bool {
    sent.kind == accepted.kind && sent.properties == accepted.properties
}

fn each<T>(sent: &[T], accepted: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    sent.len() == accepted.len()
        && sent.iter().zip(accepted).all(|(sent, accepted)| same(sent, accepted))
}
