//! The imports at the head of a file.

use std::fmt::Write;

use super::Options;
use super::layout::{COLUMNS, is_within};
use super::literal::literal;
use super::scope::Import;
use crate::ordered::{Map, sort_by_key};
use crate::value::Value;

/// Adds the imports: packages first, then files of other definitions, each sorted without regard
/// to case.
pub(super) fn push(text: &mut String, imports: &Map<Import<'_>, String>, options: &Options) {
    let mut statements: Map<_, Vec<String>> = Map::new();
    for (import, local) in imports {
        let (order, module, name) = match import {
            Import::Namespace { module, name } => {
                (0, literal(&Value::String((*module).to_owned())), *name)
            }
            Import::Module { module, name } => {
                (1, literal(&Value::String((*module).to_owned())), *name)
            }
            Import::Definition { definition, name } => (2, file(definition, options), &**name),
        };
        let key = (order == 2, module.to_ascii_lowercase(), module, order);
        let name = match order {
            0 => format!("* as {local}"),
            _ if local == name => name.to_owned(),
            _ => format!("{name} as {local}"),
        };
        statements.entry(key).or_default().push(name);
    }
    if !statements.is_empty() {
        text.push('\n');
    }
    for ((.., module, order), mut names) in statements {
        if order == 0 {
            for name in names {
                let _ = writeln!(text, "import type {name} from {module};");
            }
            continue;
        }
        sort_by_key(&mut names, |name| (name.to_ascii_lowercase(), name.clone()));
        let statement = format!("import type {{ {} }} from {module};", names.join(", "));
        if is_within(&statement, COLUMNS) || names.len() == 1 {
            text.push_str(&statement);
            text.push('\n');
        } else {
            let _ = writeln!(text, "import type {{\n  {},\n}} from {module};", names.join(",\n  "));
        }
    }
}

/// The module of another definition's file, in quotes.
pub(super) fn file(definition: &str, options: &Options) -> String {
    match options.import_extension.as_str() {
        "" => format!("\"./{definition}\""),
        extension => format!("\"./{definition}.{extension}\""),
    }
}
