//! What attribute macros make of a type before a derive below them sees it.

use syn::{Data, DeriveInput, Fields, Type, parse_quote};

use crate::read::rust::attribute::is_skip_serializing_none;

/// The type as a derive at that position among its attributes sees it: for what macros do that are
/// known. (Those that are not known and change the wire are refused.)
pub(super) fn before(input: &DeriveInput, position: usize) -> DeriveInput {
    let mut input = input.clone();
    if input.attrs.iter().take(position).any(is_skip_serializing_none) {
        match &mut input.data {
            Data::Struct(data) => skip_none(&mut data.fields),
            Data::Enum(data) => data.variants.iter_mut().for_each(|it| skip_none(&mut it.fields)),
            Data::Union(_) => {}
        }
    }
    input
}

/// Adds the attribute that serde_with adds, at the end as it does.
fn skip_none(fields: &mut Fields) {
    for field in fields {
        let is_kept = field.attrs.iter().any(|it| it.path().is_ident("serialize_always"));
        if is_option(&field.ty) && !is_kept {
            field.attrs.push(parse_quote!(#[serde(skip_serializing_if = "Option::is_none")]));
        }
    }
}

/// Whether a type is written as an `Option` in one of the ways that serde_with knows.
fn is_option(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let names: Vec<String> =
        path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    matches!(
        names.iter().map(String::as_str).collect::<Vec<_>>()[..],
        ["Option"] | ["std" | "core", "option", "Option"]
    )
}
