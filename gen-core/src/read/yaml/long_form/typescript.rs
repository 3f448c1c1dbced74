//! Types that only TypeScript knows.

use super::super::node_reader::{NodeReader, Spanned};
use super::super::tree::{Kind, Node};
use super::report_expression;
use crate::read::expression::{self, Expression};

pub(super) fn typescript(reader: &mut NodeReader, node: &Node) -> Option<Spanned<Expression>> {
    let text = reader.string(node, "typescript")?;
    let place = reader.place(node);
    match expression::parse_typescript(&text) {
        Ok(value) => Some(Spanned { value, place }),
        Err(error) => {
            report_expression(reader, place, error);
            None
        }
    }
}

/// A module, or a map of identifier to module.
pub(super) fn imports(reader: &mut NodeReader, node: &Node) -> Vec<(String, String)> {
    if let Kind::Map(entries) = &node.kind {
        return entries
            .iter()
            .filter_map(|(key, value)| {
                Some((reader.key(key, "an import")?.to_owned(), reader.string(value, "a module")?))
            })
            .collect();
    }
    reader.string(node, "import").map(|module| (String::new(), module)).into_iter().collect()
}
