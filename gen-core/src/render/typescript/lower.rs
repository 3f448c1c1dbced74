//! The types of the model as types of TypeScript.

use super::document::TypeParameter;
use super::literal::{key, literal};
use super::scope::Scope;
use super::syntax::{Member, Node, Parameter, TupleItem, UNDEFINED, UNKNOWN};
use crate::model::{
    Additional, Described, Enum, Event, Field, Group, GroupKind, Object, Presence, Slot, Type,
    TypeScript,
};
use crate::name::{parts, parts_of_object};
use crate::ordered::Set;
use crate::value::Value;

/// How types are written in a declaration.
#[derive(Clone, Copy)]
pub(super) struct Lowering<'a> {
    /// The names in the file.
    pub(super) scope: &'a Scope<'a>,
    /// Whether an optional property may be `undefined` and a list is `readonly`.
    pub(super) for_props: bool,
    /// Whether it is about what is accepted, not what is sent.
    pub(super) accepted: bool,
    /// The type parameters that types may use.
    pub(super) generics: &'a [String],
    /// The name that is declared, where that is an alias.
    pub(super) alias: Option<&'a str>,
}

impl<'a> Lowering<'a> {
    /// A type.
    pub(super) fn node(&self, ty: &'a Type) -> Node {
        match ty {
            Type::Unknown => UNKNOWN,
            Type::Null => Node::Keyword("null"),
            Type::Boolean => Node::Keyword("boolean"),
            Type::Number(_) => Node::Keyword("number"),
            Type::String(_) => Node::Keyword("string"),
            Type::Literal(value) => Node::Literal(literal(value)),
            Type::Enum(choice) => match &choice.name {
                Some(name) => Node::name(name),
                None => self.choice(choice),
            },
            Type::Array(array) => Node::Array {
                readonly: self.for_props,
                items: Box::new(self.node(&array.items.ty)),
            },
            Type::Tuple(items) => {
                let item = |item: &'a Described| TupleItem { label: None, ty: self.node(&item.ty) };
                Node::Tuple { readonly: self.for_props, items: items.iter().map(item).collect() }
            }
            Type::Object(object) => match &object.name {
                Some(name) => self.inline(name, |parameter| uses(ty, parameter)),
                None => self.record(object),
            },
            Type::Union(union) => match &union.name {
                Some(name) => self.inline(name, |parameter| uses(ty, parameter)),
                None => self.union(&union.members),
            },
            Type::Reference(reference) => Node::Reference {
                name: self.scope.reference(reference, self.accepted),
                arguments: self.nodes(&reference.arguments),
            },
            Type::Parameter(name) => Node::name(self.scope.parameter(name)),
            Type::TypeScript(typescript) => self.typescript(typescript),
        }
    }

    fn nodes(&self, types: &'a [Type]) -> Vec<Node> {
        types.iter().map(|ty| self.node(ty)).collect()
    }

    /// A choice of literals, written out.
    pub(super) fn choice(&self, choice: &Enum) -> Node {
        Node::any_of(choice.values.iter().map(|it| Node::Literal(literal(&it.value))).collect())
    }

    /// Any of several types, written out.
    pub(super) fn union(&self, members: &'a [Described]) -> Node {
        // `"calm" | string` is just `string` to an editor, which then completes nothing.
        let is_completed = members.iter().any(|member| self.offers_strings(&member.ty));
        let member = |member: &'a Described| match &member.ty {
            Type::String(_) if is_completed => Node::any_string(),
            ty => self.node(ty),
        };
        Node::union(members.iter().map(member).collect())
    }

    /// Whether a type is made of literals that an editor can complete.
    fn offers_strings(&self, ty: &'a Type) -> bool {
        match ty {
            Type::Literal(Value::String(_)) => true,
            Type::Enum(choice) => {
                choice.values.iter().any(|value| matches!(value.value, Value::String(_)))
            }
            Type::Reference(reference) => {
                let target = self.scope.alias(reference, self.accepted);
                target.is_some_and(|ty| matches!(ty, Type::Enum(_)) && self.offers_strings(ty))
            }
            _ => false,
        }
    }

    /// A reference to an inline type, with the type parameters that it uses as arguments.
    fn inline(&self, name: &str, is_used: impl Fn(&str) -> bool) -> Node {
        let arguments = self.used(is_used).into_iter().map(|it| Node::name(it.name)).collect();
        Node::Reference { name: name.to_owned(), arguments }
    }

    /// All type parameters. One that is not used starts with `_`, so that no compiler and no linter
    /// complains of it.
    pub(super) fn parameters(&self, is_used: impl Fn(&str) -> bool) -> Vec<TypeParameter> {
        let named = |parameter: &String| {
            let name = self.scope.parameter(parameter);
            let is_fine = name.starts_with('_') || is_used(parameter);
            TypeParameter::named(if is_fine { name.to_owned() } else { format!("_{name}") })
        };
        self.generics.iter().map(named).collect()
    }

    /// The type parameters that are used.
    pub(super) fn used(&self, is_used: impl Fn(&str) -> bool) -> Vec<TypeParameter> {
        let used = self.generics.iter().filter(|parameter| is_used(parameter));
        used.map(|parameter| TypeParameter::named(self.scope.parameter(parameter))).collect()
    }

    /// An object without known properties.
    pub(super) fn record(&self, object: &'a Object) -> Node {
        match &object.merged[..] {
            [] => {}
            [only] => return self.node(&only.ty),
            merged => {
                return Node::Intersection(merged.iter().map(|it| self.node(&it.ty)).collect());
            }
        }
        match &object.additional {
            Additional::Refused => Node::record(Node::Keyword("never")),
            Additional::Ignored => Node::record(UNKNOWN),
            Additional::Of(values) => {
                let ty = self.node(&values.ty);
                // The arguments of `Record` are needed at once, so it may not lead back to the
                // alias that is being declared. What is in an object type may.
                if self.alias.is_some_and(|alias| self.leads_to(&values.ty, alias, &mut Set::new()))
                {
                    Node::Object(vec![index_signature(ty)])
                } else {
                    Node::record(ty)
                }
            }
        }
    }

    /// Whether a type leads to a name through nothing but aliases.
    fn leads_to(&self, ty: &'a Type, alias: &str, seen: &mut Set<&'a str>) -> bool {
        match ty {
            Type::Reference(reference) if reference.name == alias => true,
            Type::Reference(reference) => {
                if !seen.insert(&reference.name) {
                    return false;
                }
                reference.arguments.iter().any(|ty| self.leads_to(ty, alias, seen))
                    || self
                        .scope
                        .alias(reference, self.accepted)
                        .is_some_and(|ty| self.leads_to(ty, alias, seen))
            }
            Type::Object(object) if !object.fields.is_empty() => false,
            Type::Array(_) | Type::Tuple(_) => false,
            _ => parts(ty).into_iter().any(|part| self.leads_to(part.ty, alias, seen)),
        }
    }

    fn typescript(&self, typescript: &'a TypeScript) -> Node {
        match typescript {
            TypeScript::Named { path, module, arguments } => {
                if let (Some(keyword), None) = (keyword(path), module) {
                    return Node::Keyword(keyword);
                }
                let name = self.scope.path(path, module.as_deref());
                Node::Reference { name, arguments: self.nodes(arguments) }
            }
            TypeScript::Function { parameters, result } => {
                let parameters = parameters.iter().map(|parameter| Parameter {
                    name: parameter.name.clone(),
                    optional: parameter.optional,
                    ty: self.node(&parameter.ty),
                });
                Node::Function {
                    parameters: parameters.collect(),
                    result: Box::new(self.node(result)),
                }
            }
            TypeScript::Intersection(members) => match members.as_slice() {
                [] => UNKNOWN,
                [only] => self.node(only),
                _ => Node::Intersection(self.nodes(members)),
            },
        }
    }

    /// A property.
    pub(super) fn field(&self, field: &'a Field) -> Member {
        let optional = field.presence != Presence::Required;
        let ty = self.node(field.shown());
        Member {
            readonly: field.read_only,
            key: key(&field.name),
            optional,
            ty: if optional { self.optional(ty) } else { ty },
        }
    }

    /// The type of a property that may be missing.
    fn optional(&self, ty: Node) -> Node {
        if self.for_props { ty.or_undefined() } else { ty }
    }

    /// The index signature of an object with known properties, whose types it has to include.
    pub(super) fn additional(&self, values: &'a Described, fields: &'a [Field]) -> Member {
        let ty = self.node(&values.ty);
        let mut known: Vec<Node> = fields.iter().map(|field| self.node(field.shown())).collect();
        if known.contains(&UNKNOWN) {
            known = vec![UNKNOWN];
        } else if fields.iter().any(|field| field.presence != Presence::Required) {
            known.push(UNDEFINED);
        }
        if ty == UNKNOWN {
            return index_signature(UNKNOWN);
        }
        known.insert(0, ty);
        index_signature(Node::union(known))
    }

    /// The alternatives of a group: which properties there must be.
    pub(super) fn alternatives(&self, group: &Group, object: &'a Object) -> Node {
        let find = |name: &String| object.fields.iter().find(|field| field.name == *name);
        let fields: Vec<_> = group.properties.iter().filter_map(find).collect();
        let alternative = |there: &&'a Field| {
            let required = (group.kind != GroupKind::AtMostOne).then(|| Member {
                readonly: there.read_only,
                key: key(&there.name),
                optional: false,
                ty: self.node(&there.ty),
            });
            let missing = |field: &&&'a Field| {
                group.kind != GroupKind::AtLeastOne && field.name != there.name
            };
            let missing = fields.iter().filter(missing).map(|field| Member {
                readonly: field.read_only,
                key: key(&field.name),
                optional: true,
                ty: UNDEFINED,
            });
            Node::Object(required.into_iter().chain(missing).collect())
        };
        Node::union(fields.iter().map(alternative).collect())
    }

    /// An event: the arguments that its listeners get.
    pub(super) fn event(&self, event: &'a Event) -> Member {
        let detail = |ty| TupleItem { label: Some("detail"), ty: self.node(ty) };
        let items = event.payload.iter().map(detail).collect();
        Member {
            readonly: false,
            key: key(&event.name),
            optional: false,
            ty: Node::Tuple { readonly: false, items },
        }
    }

    /// A slot: its content, or how to make it of the props that the component hands out.
    pub(super) fn slot(&self, slot: &'a Slot) -> Member {
        let content = Node::name(self.scope.slot());
        let ty = match &slot.props {
            None => content,
            Some(props) => {
                let ty = match &props.name {
                    Some(name) => self.inline(name, |parameter| object_uses(props, parameter)),
                    None => self.record(props),
                };
                let parameter = Parameter { name: "props".into(), optional: false, ty };
                Node::Function { parameters: vec![parameter], result: Box::new(content) }
            }
        };
        Member {
            readonly: false,
            key: key(&slot.name),
            optional: !slot.required,
            ty: if slot.required { ty } else { self.optional(ty) },
        }
    }
}

fn index_signature(ty: Node) -> Member {
    Member { readonly: false, key: "[key: string]".into(), optional: false, ty }
}

/// Whether a type uses a type parameter.
pub(super) fn uses(ty: &Type, parameter: &str) -> bool {
    match ty {
        Type::Parameter(name) => name == parameter,
        _ => parts(ty).into_iter().any(|part| uses(part.ty, parameter)),
    }
}

/// Whether an object uses a type parameter.
pub(super) fn object_uses(object: &Object, parameter: &str) -> bool {
    parts_of_object(object).into_iter().any(|part| uses(part.ty, parameter))
}

/// The word of the language that a path is.
fn keyword(path: &str) -> Option<&'static str> {
    const KEYWORDS: &[&str] = &[
        "any",
        "bigint",
        "boolean",
        "never",
        "null",
        "number",
        "object",
        "string",
        "symbol",
        "undefined",
        "unknown",
        "void",
    ];
    KEYWORDS.iter().copied().find(|keyword| *keyword == path)
}
