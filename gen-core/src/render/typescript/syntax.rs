//! The types of TypeScript that generated files are made of, and their text on one line.

use crate::ordered::Set;

/// A type expression of TypeScript.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    /// A type that is a word of the language: `string`, `null`.
    Keyword(&'static str),
    /// A literal as it is written: `"calm"`, `-1`.
    Literal(String),
    /// A type with a name: `Row`, `Record<string, Row>`.
    Reference { name: String, arguments: Vec<Node> },
    /// A list: `Row[]`, `readonly Row[]`.
    Array { readonly: bool, items: Box<Node> },
    /// A list of fixed length: `[x: number, y: number]`.
    Tuple { readonly: bool, items: Vec<TupleItem> },
    /// One of several types; see [`Node::union`].
    Union(Vec<Node>),
    /// All of several types.
    Intersection(Vec<Node>),
    /// A function: `(row: Row) => string`.
    Function { parameters: Vec<Parameter>, result: Box<Node> },
    /// An object type: `{ text: string }`. Not empty.
    Object(Vec<Member>),
}

/// An item of a [`Node::Tuple`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TupleItem {
    /// The name that editors show, if any.
    pub(super) label: Option<&'static str>,
    /// The type.
    pub(super) ty: Node,
}

/// A parameter of a [`Node::Function`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Parameter {
    /// The name.
    pub(super) name: String,
    /// Whether a caller may leave it out.
    pub(super) optional: bool,
    /// The type.
    pub(super) ty: Node,
}

/// A member of an interface or of a [`Node::Object`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    /// Whether it cannot be assigned to.
    pub(super) readonly: bool,
    /// The key as it is written: `label`, `"aria-label"`, `[key: string]`.
    pub(super) key: String,
    /// Whether it may be missing.
    pub(super) optional: bool,
    /// The type.
    pub(super) ty: Node,
}

pub(super) const UNDEFINED: Node = Node::Keyword("undefined");
pub(super) const UNKNOWN: Node = Node::Keyword("unknown");

impl Node {
    /// A type with a name and without arguments.
    pub(super) fn name(name: impl Into<String>) -> Self {
        Node::Reference { name: name.into(), arguments: Vec::new() }
    }

    /// Any of several types, each once. A union inside of it is taken apart.
    pub(super) fn union(members: Vec<Node>) -> Self {
        let mut flat = Vec::with_capacity(members.len());
        for member in members {
            match member {
                Node::Union(inner) => flat.extend(inner),
                _ => flat.push(member),
            }
        }
        let mut seen = Set::new();
        let first: Vec<bool> = flat.iter().map(|member| seen.insert(member)).collect();
        let mut first = first.into_iter();
        flat.retain(|_| first.next().unwrap_or(true));
        Node::any_of(flat)
    }

    /// Any of several types that differ and are no unions.
    pub(super) fn any_of(mut members: Vec<Node>) -> Self {
        match members.len() {
            0 => Node::Keyword("never"),
            1 => members.swap_remove(0),
            _ => Node::Union(members),
        }
    }

    /// A type or `undefined`, which some types are already.
    pub(super) fn or_undefined(self) -> Self {
        let includes = |it: &Node| matches!(it, Node::Keyword("unknown" | "any" | "undefined"));
        match self {
            Node::Union(members) if members.iter().any(includes) => Node::Union(members),
            Node::Union(mut members) => {
                members.push(UNDEFINED);
                Node::Union(members)
            }
            _ if includes(&self) => self,
            _ => Node::Union(vec![self, UNDEFINED]),
        }
    }

    /// A record: `Record<string, Row>`.
    pub(super) fn record(values: Node) -> Self {
        Node::Reference { name: "Record".into(), arguments: vec![Node::Keyword("string"), values] }
    }

    /// Any string, written so that editors still complete the literals beside it.
    pub(super) fn any_string() -> Self {
        let never = Node::Keyword("never");
        let nothing =
            Node::Reference { name: "Record".into(), arguments: vec![never.clone(), never] };
        Node::Intersection(vec![Node::Keyword("string"), nothing])
    }

    /// Whether it stands in parentheses as a member of a union or an intersection.
    pub(super) fn is_wrapped_in_union(&self) -> bool {
        matches!(self, Node::Function { .. } | Node::Union(_) | Node::Intersection(_))
    }

    /// Whether it stands in parentheses in front of `[]`.
    pub(super) fn is_wrapped_in_array(&self) -> bool {
        self.is_wrapped_in_union()
            || matches!(
                self,
                Node::Array { readonly: true, .. } | Node::Tuple { readonly: true, .. }
            )
    }

    /// Adds its text, on one line.
    pub(super) fn push_flat(&self, text: &mut String) {
        match self {
            Node::Keyword(word) => text.push_str(word),
            Node::Literal(literal) => text.push_str(literal),
            Node::Reference { name, arguments } => {
                text.push_str(name);
                if !arguments.is_empty() {
                    text.push('<');
                    push_list(text, arguments, ", ", Node::push_flat);
                    text.push('>');
                }
            }
            Node::Array { readonly, items } => {
                push_if(text, *readonly, "readonly ");
                push_wrapped(text, items, items.is_wrapped_in_array());
                text.push_str("[]");
            }
            Node::Tuple { readonly, items } => {
                push_if(text, *readonly, "readonly ");
                text.push('[');
                push_list(text, items, ", ", |item, text| {
                    if let Some(label) = item.label {
                        text.push_str(label);
                        text.push_str(": ");
                    }
                    item.ty.push_flat(text);
                });
                text.push(']');
            }
            Node::Union(members) => push_list(text, members, " | ", push_member),
            Node::Intersection(members) => push_list(text, members, " & ", push_member),
            Node::Function { parameters, result } => {
                text.push('(');
                push_list(text, parameters, ", ", |parameter, text| {
                    text.push_str(&parameter.name);
                    text.push_str(if parameter.optional { "?: " } else { ": " });
                    parameter.ty.push_flat(text);
                });
                text.push_str(") => ");
                result.push_flat(text);
            }
            Node::Object(members) => {
                text.push_str("{ ");
                push_list(text, members, "; ", Member::push_flat);
                text.push_str(" }");
            }
        }
    }
}

impl Member {
    /// Adds its text, on one line and without the semicolon.
    pub(super) fn push_flat(&self, text: &mut String) {
        push_if(text, self.readonly, "readonly ");
        text.push_str(&self.key);
        text.push_str(if self.optional { "?: " } else { ": " });
        self.ty.push_flat(text);
    }
}

fn push_member(member: &Node, text: &mut String) {
    push_wrapped(text, member, member.is_wrapped_in_union());
}

fn push_wrapped(text: &mut String, node: &Node, wrapped: bool) {
    push_if(text, wrapped, "(");
    node.push_flat(text);
    push_if(text, wrapped, ")");
}

fn push_if(text: &mut String, condition: bool, part: &str) {
    if condition {
        text.push_str(part);
    }
}

fn push_list<T>(text: &mut String, items: &[T], separator: &str, push: impl Fn(&T, &mut String)) {
    for (index, item) in items.iter().enumerate() {
        push_if(text, index > 0, separator);
        push(item, text);
    }
}
