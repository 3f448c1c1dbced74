//! Resolved types as they can be compiled beside the type that has them: with `_` for what has no
//! path there. The compiler fills it in, and confirms the rest.

use quote::quote;
use syn::{Expr, ExprLit, GenericArgument, Lit, PathArguments, Type, TypePath};

use super::resolve::Resolver;
use super::tree::ModuleId;
use crate::read::rust::name;

/// The resolved type of a field, as the compiler can confirm it in a module.
pub(super) fn provable(resolver: &mut Resolver, from: ModuleId, ty: &Type) -> String {
    let mut ty = ty.clone();
    leave_out(resolver, from, &mut ty);
    quote!(#ty).to_string()
}

fn leave_out(resolver: &mut Resolver, from: ModuleId, ty: &mut Type) {
    match ty {
        Type::Group(group) => leave_out(resolver, from, &mut group.elem),
        Type::Paren(paren) => leave_out(resolver, from, &mut paren.elem),
        Type::Reference(reference) => leave_out(resolver, from, &mut reference.elem),
        Type::Slice(slice) => leave_out(resolver, from, &mut slice.elem),
        Type::Array(array) => {
            leave_out(resolver, from, &mut array.elem);
            // The number of a constant may have a suffix that is none of a length's.
            if let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = &array.len {
                let digits =
                    proc_macro2::Literal::u64_unsuffixed(number.base10_parse().unwrap_or_default());
                array.len = Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::new(digits) });
            }
        }
        Type::Tuple(tuple) => {
            tuple.elems.iter_mut().for_each(|item| leave_out(resolver, from, item));
        }
        Type::Path(TypePath { qself: None, path, .. }) => {
            let names: Vec<String> =
                path.segments.iter().map(|segment| name(&segment.ident)).collect();
            if !resolver.is_reachable(from, &names, path.leading_colon.is_some()) {
                *ty = Type::Verbatim(quote!(_));
                return;
            }
            for segment in &mut path.segments {
                let PathArguments::AngleBracketed(list) = &mut segment.arguments else { continue };
                for argument in &mut list.args {
                    if let GenericArgument::Type(inner) = argument {
                        leave_out(resolver, from, inner);
                    }
                }
            }
        }
        _ => {}
    }
}
