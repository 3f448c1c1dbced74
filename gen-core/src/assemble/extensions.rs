//! The `x-…` keys of props and properties, gathered for the manifest.

use crate::model::{Additional, Definition, Docs, Main, Object, Type};
use crate::value::Value;

/// The `x-…` keys below a definition, by the way to the property: `style.align`, and for a local
/// type with its name in front: `ButtonRow.id`.
pub(super) fn of_properties(definition: &Definition) -> Option<(String, Value)> {
    let mut found = Vec::new();
    match &definition.main {
        Main::Component(component) => part(&Docs::default(), &component.props, "", &mut found),
        Main::Type(ty) => part(&ty.docs, &ty.ty, "", &mut found),
    }
    for local in &definition.locals {
        part(&local.docs, &local.ty, &local.name, &mut found);
    }
    (!found.is_empty()).then(|| ("properties".to_owned(), Value::Object(found)))
}

fn part(docs: &Docs, ty: &Type, path: &str, found: &mut Vec<(String, Value)>) {
    if !docs.extensions.is_empty() {
        found.push((path.to_owned(), Value::Object(docs.extensions.clone())));
    }
    match ty {
        Type::Object(inline) => object(inline, path, found),
        Type::Array(array) => part(&array.items.docs, &array.items.ty, path, found),
        Type::Union(union) => {
            union.members.iter().for_each(|member| part(&member.docs, &member.ty, path, found));
        }
        Type::Tuple(items) => items.iter().for_each(|item| part(&item.docs, &item.ty, path, found)),
        _ => {}
    }
}

fn object(object: &Object, path: &str, found: &mut Vec<(String, Value)>) {
    for field in &object.fields {
        if field.docs.extensions.is_empty() && is_plain(&field.ty) {
            continue;
        }
        let dot = if path.is_empty() { "" } else { "." };
        part(&field.docs, &field.ty, &format!("{path}{dot}{}", field.name), found);
    }
    if let Additional::Of(values) = &object.additional {
        part(&values.docs, &values.ty, path, found);
    }
}

/// Whether nothing can be written below a type.
fn is_plain(ty: &Type) -> bool {
    !matches!(ty, Type::Object(_) | Type::Array(_) | Type::Union(_) | Type::Tuple(_))
}
