//! Constraints, whose values have kinds of their own.

use super::super::form::ConstraintKind;
use super::super::node_reader::NodeReader;
use super::super::tree::{Kind, Node};
use crate::value::Value;

pub(super) fn constraint_value(
    reader: &mut NodeReader,
    kind: ConstraintKind,
    node: &Node,
) -> Option<Value> {
    use ConstraintKind as K;
    let key = kind.key();
    let expected = match kind {
        K::Format | K::Pattern => return reader.string(node, key).map(Value::String),
        K::UniqueItems => return reader.boolean(node, key).map(Value::Boolean),
        K::MinLength | K::MaxLength | K::MinItems | K::MaxItems => match node.kind {
            Kind::Integer(value) if u64::try_from(value).is_ok() => {
                return Some(Value::Integer(value));
            }
            _ => "a whole number that is not negative",
        },
        K::Minimum | K::Maximum | K::ExclusiveMinimum | K::ExclusiveMaximum | K::MultipleOf => {
            match node.kind {
                Kind::Integer(_) | Kind::Number(_) => return Some(node.to_value()),
                _ => "a number",
            }
        }
    };
    let diagnostic = reader.wrong_kind(node, key, expected);
    reader.report(diagnostic);
    None
}
