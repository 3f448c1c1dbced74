//! Types as documents: where Prettier lets their lines break.

use super::layout::{Document, Group, group, if_broken, indent, print};
use super::syntax::{Member, Node, Parameter, TupleItem};
use crate::ordered::sort;
use Document::{Line, Softline};

/// Where a type stands, as far as the layout of a union depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// After a colon or an arrow.
    Annotation,
    /// After the `=` of an alias, on a line of its own.
    Alias,
    /// Among the arguments of a reference.
    Argument,
    /// The only item of a tuple.
    OnlyItem,
    /// One of several items of a tuple.
    Item,
    /// In parentheses.
    Wrapped,
}

/// Makes documents of types. Objects that turned out not to fit on one line stay spread: Prettier
/// keeps an object spread if there is a new line behind its brace, and that spreads what is around.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The objects that are spread, counted in the order in which they occur; sorted.
    spread: Vec<usize>,
    objects: usize,
}

/// The id of the group that decides whether the type of an alias starts on a new line.
const AFTER_EQUALS: usize = usize::MAX;

/// Adds what does not fit on one line, from a column on.
pub(super) fn push_broken<'a>(
    text: &mut String,
    column: usize,
    document: impl Fn(&mut Layout) -> Document<'a>,
) {
    let start = text.len();
    let mut layout = Layout::default();
    loop {
        layout.objects = 0;
        let mut document = document(&mut layout);
        document.break_around();
        let broken = print(text, column, &document);
        let known = layout.spread.len();
        let objects = 0..layout.objects;
        layout.spread.extend(broken.iter().filter(|id| objects.contains(id)));
        sort(&mut layout.spread);
        layout.spread.dedup();
        if layout.spread.len() == known {
            return;
        }
        text.truncate(start);
    }
}

impl Layout {
    /// A member of an interface, with its semicolon.
    pub(super) fn member<'a>(&mut self, member: &'a Member) -> Document<'a> {
        vec![self.property(member), ";".into()].into()
    }

    /// An alias: `export type Tone = "calm" | "loud";`, with `head` up to the name.
    pub(super) fn alias<'a>(
        &mut self,
        head: &'a str,
        parameters: &'a [TypeParameter],
        ty: &'a Node,
    ) -> Document<'a> {
        let head = group(vec![head.into(), type_parameters(parameters)]);
        let document = match ty {
            Node::Union(members) if !is_hugged(members) => {
                let ty = self.node(ty, Position::Alias);
                vec![head, " =".into(), group(indent(vec![Line, ty]))]
            }
            _ => {
                let after = Group {
                    id: Some(AFTER_EQUALS),
                    broken: false,
                    contents: Box::new(indent(Line)),
                };
                let contents = Box::new(self.node(ty, Position::Alias));
                let ty = Document::IndentIfBroken { group: AFTER_EQUALS, contents };
                vec![head, " =".into(), Document::Group(after), ty]
            }
        };
        vec![group(document), ";".into()].into()
    }

    fn property<'a>(&mut self, member: &'a Member) -> Document<'a> {
        let colon = if member.optional { "?: " } else { ": " };
        let ty = self.node(&member.ty, Position::Annotation);
        group(vec![readonly_if(member.readonly), member.key.as_str().into(), colon.into(), ty])
    }

    fn node<'a>(&mut self, node: &'a Node, position: Position) -> Document<'a> {
        match node {
            Node::Keyword(word) => Document::Text(word),
            Node::Literal(literal) => literal.as_str().into(),
            Node::Reference { name, arguments } => {
                vec![name.as_str().into(), self.arguments(arguments)].into()
            }
            Node::Array { readonly, items } => {
                let items = self.wrapped(items, items.is_wrapped_in_array());
                vec![readonly_if(*readonly), items, "[]".into()].into()
            }
            Node::Tuple { readonly, items } => {
                vec![readonly_if(*readonly), self.tuple(items)].into()
            }
            Node::Union(members) => self.union(members, position),
            Node::Intersection(members) => self.intersection(members),
            Node::Function { parameters, result } => self.function(parameters, result),
            Node::Object(members) => self.object(members),
        }
    }

    fn wrapped<'a>(&mut self, node: &'a Node, wrapped: bool) -> Document<'a> {
        if wrapped {
            vec!["(".into(), self.node(node, Position::Wrapped), ")".into()].into()
        } else {
            self.node(node, Position::Wrapped)
        }
    }

    fn arguments<'a>(&mut self, arguments: &'a [Node]) -> Document<'a> {
        let hugged = match arguments {
            [] => return "".into(),
            [Node::Keyword(_) | Node::Literal(_) | Node::Object(_)] => true,
            [Node::Reference { arguments, .. }] => arguments.is_empty(),
            [Node::Union(members)] => is_hugged(members),
            _ => false,
        };
        let list = arguments.iter().map(|it| self.node(it, Position::Argument)).collect();
        if hugged {
            return vec!["<".into(), Document::Concat(list), ">".into()].into();
        }
        let list = joined(list, || vec![",".into(), Line].into());
        group(vec!["<".into(), indent(vec![Softline, list]), Softline, ">".into()])
    }

    fn tuple<'a>(&mut self, items: &'a [TupleItem]) -> Document<'a> {
        if items.is_empty() {
            return "[]".into();
        }
        let several = items.len() > 1;
        let item = |item: &'a TupleItem| match item.label {
            Some(label) => {
                let ty = self.node(&item.ty, Position::Annotation);
                group(vec![label.into(), ": ".into(), ty])
            }
            None => {
                let position = if several { Position::Item } else { Position::OnlyItem };
                group(vec![self.node(&item.ty, position)])
            }
        };
        let list = joined(items.iter().map(item).collect(), || vec![",".into(), Line].into());
        let list = indent(vec![Softline, list, if_broken(",")]);
        group(vec!["[".into(), list, Softline, "]".into()])
    }

    fn union<'a>(&mut self, members: &'a [Node], position: Position) -> Document<'a> {
        if is_hugged(members) {
            let members = members.iter().map(|it| self.member_of_union(it)).collect();
            return joined(members, || " | ".into());
        }
        let mut list = Vec::with_capacity(members.len());
        for (index, member) in members.iter().enumerate() {
            let bar = if index == 0 { if_broken("| ") } else { vec![Line, "| ".into()].into() };
            list.push(vec![bar, indent(self.member_of_union(member))].into());
        }
        let list = group(list);
        match position {
            Position::Alias | Position::Argument | Position::OnlyItem => list,
            Position::Annotation => group(indent(vec![Softline, list])),
            Position::Wrapped => group(vec![indent(vec![Softline, list]), Softline]),
            Position::Item => group(vec![
                indent(vec![if_broken(vec!["(".into(), Softline]), list]),
                Softline,
                if_broken(")"),
            ]),
        }
    }

    fn member_of_union<'a>(&mut self, member: &'a Node) -> Document<'a> {
        self.wrapped(member, member.is_wrapped_in_union())
    }

    fn intersection<'a>(&mut self, members: &'a [Node]) -> Document<'a> {
        let is_object = |node: &Node| matches!(node, Node::Object(_));
        let mut list: Vec<Document<'a>> = Vec::with_capacity(members.len());
        let mut mixed = false;
        for (index, member) in members.iter().enumerate() {
            let document = self.member_of_union(member);
            let Some(previous) = index.checked_sub(1).map(|index| &members[index]) else {
                list.push(document);
                continue;
            };
            list.push(match (is_object(previous), is_object(member)) {
                (true, true) if mixed => vec![" & ".into(), indent(document)].into(),
                (true, true) => vec![" & ".into(), document].into(),
                (false, false) => indent(vec![" &".into(), Line, document]),
                _ if index > 1 => {
                    mixed = true;
                    vec![" & ".into(), indent(document)].into()
                }
                _ => vec![" & ".into(), document].into(),
            });
        }
        group(list)
    }

    fn function<'a>(&mut self, parameters: &'a [Parameter], result: &'a Node) -> Document<'a> {
        let hugged = matches!(parameters, [Parameter { ty: Node::Object(_), .. }]);
        let mut list = Vec::with_capacity(parameters.len());
        for parameter in parameters {
            let colon = if parameter.optional { "?: " } else { ": " };
            let ty = self.node(&parameter.ty, Position::Annotation);
            list.push(vec![parameter.name.as_str().into(), colon.into(), ty].into());
        }
        let mut list: Document<'a> = if parameters.is_empty() {
            "()".into()
        } else if hugged {
            vec!["(".into(), joined(list, || " ".into()), ")".into()].into()
        } else {
            let list = joined(list, || vec![",".into(), Line].into());
            vec!["(".into(), indent(vec![Softline, list]), if_broken(","), Softline, ")".into()]
                .into()
        };
        let spread_result = matches!(result, Node::Object(_));
        let mut result = self.node(result, Position::Annotation);
        if parameters.len() == 1 && (spread_result || result.break_around()) {
            list = group(list);
        }
        group(vec![list, " => ".into(), result])
    }

    fn object<'a>(&mut self, members: &'a [Member]) -> Document<'a> {
        let number = self.objects;
        self.objects += 1;
        let list = members.iter().map(|member| self.property(member)).collect();
        let list = joined(list, || vec![";".into(), Line].into());
        let contents = vec!["{".into(), indent(vec![Line, list, if_broken(";")]), Line, "}".into()];
        Document::Group(Group {
            id: Some(number),
            broken: self.spread.binary_search(&number).is_ok(),
            contents: Box::new(contents.into()),
        })
    }
}

/// A type parameter of a declaration, and what it is if nobody says.
#[derive(Debug, Clone)]
pub(super) struct TypeParameter {
    /// The name.
    pub(super) name: String,
    /// The type, if it may be left out.
    pub(super) default: Option<&'static str>,
}

impl TypeParameter {
    /// A type parameter that may not be left out.
    pub(super) fn named(name: String) -> Self {
        TypeParameter { name, default: None }
    }
}

/// The first line of an interface: `export interface TableProps<Row> {`.
pub(super) fn interface<'a>(start: &'a str, parameters: &'a [TypeParameter]) -> Document<'a> {
    vec![start.into(), type_parameters(parameters), " {".into()].into()
}

/// The type parameters of a declaration, with their brackets; nothing if there are none.
fn type_parameters(parameters: &[TypeParameter]) -> Document<'_> {
    if parameters.is_empty() {
        return "".into();
    }
    let mut list = Vec::with_capacity(parameters.len());
    for TypeParameter { name, default } in parameters {
        list.push(match default {
            Some(default) => vec![name.as_str().into(), " = ".into(), (*default).into()].into(),
            None => name.as_str().into(),
        });
    }
    let list = joined(list, || vec![",".into(), Line].into());
    group(vec!["<".into(), indent(vec![Softline, list]), if_broken(","), Softline, ">".into()])
}

/// Whether a union is one object or reference and otherwise `null`: then it does not break at its
/// bars.
fn is_hugged(members: &[Node]) -> bool {
    let is_object = |it: &Node| matches!(it, Node::Object(_) | Node::Reference { .. });
    let others = |it: &&Node| !matches!(it, Node::Keyword("null" | "void"));
    members.iter().any(is_object) && members.iter().filter(others).count() == 1
}

fn readonly_if<'a>(readonly: bool) -> Document<'a> {
    if readonly { "readonly ".into() } else { "".into() }
}

fn joined<'a>(documents: Vec<Document<'a>>, separator: impl Fn() -> Document<'a>) -> Document<'a> {
    let mut list = Vec::with_capacity(2 * documents.len());
    for document in documents {
        if !list.is_empty() {
            list.push(separator());
        }
        list.push(document);
    }
    list.into()
}
