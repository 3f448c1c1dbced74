//! What a schema file has to hold: everything that its root refers to, directly or not.

use crate::model::{Additional, Object, Project, Reference, Type};
use crate::ordered::Map;
use crate::subject::{Shape, Subject};

/// Everything that a subject refers to, directly or not, by name, without itself.
pub(super) fn closure<'a>(root: Subject<'a>, project: &'a Project) -> Map<String, Subject<'a>> {
    let mut found = Map::new();
    let mut waiting = vec![root];
    while let Some(subject) = waiting.pop() {
        let mut visit = |reference: &Reference| {
            let Some(target) = subject.scope.resolve(reference, project) else { return };
            let name = target.name();
            if !found.contains_key(name.as_ref()) {
                found.insert(name.into_owned(), target);
                waiting.push(target);
            }
        };
        match subject.shape() {
            Shape::Props(props) => references_of_object(props, &mut visit),
            Shape::Type(ty) => references(ty, &mut visit),
        }
    }
    found.remove(root.name().as_ref());
    found
}

/// Visits the references that the schema of a type holds.
fn references(ty: &Type, visit: &mut dyn FnMut(&Reference)) {
    match ty {
        Type::Reference(reference) => visit(reference),
        Type::Array(array) => references(&array.items.ty, visit),
        Type::Tuple(items) => items.iter().for_each(|item| references(&item.ty, visit)),
        Type::Object(object) => references_of_object(object, visit),
        Type::Union(union) => union.members.iter().for_each(|member| references(&member.ty, visit)),
        _ => {}
    }
}

fn references_of_object(object: &Object, visit: &mut dyn FnMut(&Reference)) {
    for field in &object.fields {
        if !field.typescript_only {
            references(&field.ty, visit);
        }
    }
    if let Additional::Of(values) = &object.additional {
        references(&values.ty, visit);
    }
}
