//! Doc comments and `#[deprecated]`.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use super::Reader;
use crate::model::Docs;

/// What the doc comments and `#[deprecated]` among some attributes say.
pub(super) fn read(reader: &mut Reader, attributes: &[Attribute]) -> Docs {
    let mut lines = Vec::new();
    let mut docs = Docs::default();
    for attribute in attributes {
        if attribute.path().is_ident("doc") {
            // `#[doc(hidden)]` and its like speak to rustdoc only.
            if let Meta::NameValue(meta) = &attribute.meta {
                match literal(&meta.value) {
                    Some(text) => push_lines(&mut lines, &text),
                    None => reader.refuse(
                        &meta.value,
                        "this description is not a literal",
                        "write the text itself, as a doc comment",
                    ),
                }
            }
        } else if attribute.path().is_ident("deprecated") {
            docs.deprecated = Some(reason(&attribute.meta));
        }
    }
    docs.description = description(&lines);
    docs
}

/// The reason in `#[deprecated]`, `#[deprecated = "reason"]` or `#[deprecated(note = "reason")]`.
fn reason(meta: &Meta) -> String {
    let mut reason = String::new();
    match meta {
        Meta::Path(_) => {}
        Meta::NameValue(meta) => reason = literal(&meta.value).unwrap_or_default(),
        Meta::List(list) => {
            // A malformed list is rustc's to report.
            let _ = list.parse_nested_meta(|entry| {
                let text: syn::LitStr = entry.value()?.parse()?;
                if entry.path.is_ident("note") {
                    reason = text.value();
                }
                Ok(())
            });
        }
    }
    reason
}

fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Group(group) => literal(&group.expr),
        _ => None,
    }
}

/// The lines of one comment. A block comment is one text whose lines may start with a `*`, which
/// rustdoc leaves out.
fn push_lines(lines: &mut Vec<String>, text: &str) {
    let starred = text.contains('\n')
        && text.lines().skip(1).all(|line| line.trim().is_empty() || starts_with_star(line));
    for line in text.lines() {
        let line = if starred && starts_with_star(line) {
            line.trim_start().trim_start_matches('*')
        } else {
            line
        };
        lines.push(line.trim_end().to_owned());
    }
    if text.is_empty() {
        lines.push(String::new());
    }
}

fn starts_with_star(line: &str) -> bool {
    line.trim_start().starts_with('*')
}

/// The lines without the indentation that all of them share.
fn description(lines: &[String]) -> Option<String> {
    let indentation = |line: &String| line.len() - line.trim_start_matches(' ').len();
    let shared = lines.iter().filter(|line| !line.is_empty()).map(indentation).min()?;
    let lines: Vec<&str> = lines.iter().map(|line| line.get(shared..).unwrap_or("")).collect();
    Some(lines.join("\n").trim_matches('\n').to_owned())
}
