//! How deep tokens are nested.

use proc_macro2::{TokenStream, TokenTree};

/// How deep tokens may be nested in a type: syn reads with recursion, and unoptimised it needs 45 KB
/// of stack for each pair of `<` and `>`.
pub(super) const DEEPEST: usize = 24;

/// Whether tokens are nested deeper than [`DEEPEST`]: in groups, between `<` and `>`, or behind
/// prefixes such as `&`.
pub(in crate::read::rust) fn is_deep(tokens: TokenStream, outside: usize) -> bool {
    let (mut angles, mut prefixes) = (0_usize, 0);
    // After a literal or a group, `<` compares or shifts; after `-`, `>` ends an arrow.
    let (mut after_value, mut after_minus) = (false, false);
    for token in tokens {
        let punct = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            TokenTree::Group(group) => {
                let inside = outside + angles + prefixes + 1;
                if inside > DEEPEST || is_deep(group.stream(), inside) {
                    return true;
                }
                ' '
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => ' ',
        };
        match punct {
            '<' if !after_value => angles += 1,
            '>' if !after_minus => angles = angles.saturating_sub(1),
            ',' | ';' => prefixes = 0,
            '&' | '*' | '-' | '!' | '=' => prefixes += 1,
            _ => {}
        }
        if outside + angles + prefixes > DEEPEST {
            return true;
        }
        after_value = match token {
            TokenTree::Literal(_) | TokenTree::Group(_) => true,
            // The second `<` of a shift.
            TokenTree::Punct(_) => after_value && punct == '<',
            TokenTree::Ident(_) => false,
        };
        after_minus = punct == '-';
    }
    false
}
