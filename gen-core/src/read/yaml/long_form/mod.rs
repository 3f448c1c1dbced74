//! Reads the long form, and the shorthand that stands for it.

mod choice;
mod constraint;
mod object;
mod typescript;

pub(super) use object::{group, other, properties};

use super::form::{Constraint, ConstraintKind, DocsForm, Form, LongForm};
use super::node_reader::{NodeReader, Spanned, is_foreign_key};
use super::tree::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::GroupKind;
use crate::read::expression::{self, Expression, ExpressionError};

use choice::{choice, choices, is_type_name, literal, refuse_list_of_types};
use constraint::constraint_value;
use object::{inherited, one_of};
use typescript::{imports, typescript};

/// The keys of the long form, for suggestions.
pub(crate) const KEYS: &[&str] = &[
    "type",
    "enum",
    "const",
    "default",
    "description",
    "title",
    "examples",
    "deprecated",
    "since",
    "see",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "required",
    "additionalProperties",
    "anyOf",
    "oneOf",
    "discriminator",
    "readOnly",
    "writeOnly",
    "typescript",
    "import",
    "atLeastOne",
    "exactlyOne",
    "extends",
    "uses",
];

/// Reads a type expression, a list of literals or a map. `None` if nothing could be read; that
/// was reported.
pub(super) fn form(reader: &mut NodeReader, node: &Node, what: &str) -> Option<Form> {
    form_with(reader, node, what, &mut |_, _, _| false)
}

/// The same, where a few keys more are allowed: `extra` reads those and says whether it did.
pub(super) fn form_with(
    reader: &mut NodeReader,
    node: &Node,
    what: &str,
    extra: &mut dyn FnMut(&mut NodeReader, &str, &Node) -> bool,
) -> Option<Form> {
    let place = reader.place(node);
    match &node.kind {
        Kind::String(text) => shorthand(reader, node, text),
        Kind::List(items) => {
            if !items.is_empty() && items.iter().all(is_type_name) {
                return refuse_list_of_types(reader, place, items);
            }
            let choices = items.iter().filter_map(|item| choice(reader, item)).collect();
            let long = LongForm { choices: Some(choices), ..LongForm::default() };
            Some(Form { place, long: Some(Box::new(long)), ..Form::default() })
        }
        Kind::Map(entries) => {
            let mut form = Form { place, ..Form::default() };
            for (key, value) in entries {
                let Some(text) = reader.key(key, "a key") else { continue };
                let known = long_form_key(reader, &mut form, text, key, value)
                    || extra(reader, text, value);
                if !known {
                    unknown_key(reader, key, what, entries.len());
                }
                form.is_broken |= known && is_missing(&form, text);
            }
            Some(form)
        }
        Kind::Null => {
            let message = format!("{what} has no type");
            let help = "write a type such as `string`, or `unknown` for anything";
            reader.report(Diagnostic::new(Code::MissingType, place, message).help(help));
            None
        }
        _ => {
            let diagnostic = reader
                .wrong_kind(node, what, "a type")
                .help("a single literal is written as `const`");
            reader.report(diagnostic);
            None
        }
    }
}

fn unknown_key(reader: &mut NodeReader, key: &Node, what: &str, entries: usize) {
    let near = crate::name::nearest(&key.key_text(), KEYS.iter().copied()).is_some();
    let known_elsewhere = key.as_str().is_some_and(|text| text.len() > 6);
    let is_foreign = key.as_str().is_some_and(is_foreign_key);
    if near || is_foreign || known_elsewhere || entries > 8 {
        return reader.unknown_key(key, what, KEYS);
    }
    let message = format!("{what} has no key `{}`", key.key_text());
    let place = reader.place(key);
    let help = "the properties of an object stand under `properties`";
    reader.report(Diagnostic::new(Code::UnknownKey, place, message).help(help));
}

fn shorthand(reader: &mut NodeReader, node: &Node, text: &str) -> Option<Form> {
    let place = reader.place(node);
    if text.trim().is_empty() {
        let help = "write a type such as `string`, or `unknown` for anything";
        reader.report(
            Diagnostic::new(Code::InvalidExpression, place, "the type expression is empty")
                .help(help),
        );
        return None;
    }
    match expression::parse(text) {
        Ok(entry) => Some(Form {
            place,
            docs: DocsForm { description: entry.description, ..DocsForm::default() },
            ty: entry.ty.map(|value| Spanned { value, place }),
            default: entry.default.map(|(value, part)| Spanned { value, place: place.part(part) }),
            ..Form::default()
        }),
        Err(error) => {
            report_expression(reader, place, error);
            None
        }
    }
}

fn report_expression(reader: &mut NodeReader, place: Place, error: ExpressionError) {
    let mut diagnostic = Diagnostic::new(error.code, place.part(error.range), error.message);
    diagnostic.help.extend(error.help);
    reader.report(diagnostic);
}

/// Reads one key of the long form; `false` if there is no such key.
fn long_form_key(
    reader: &mut NodeReader,
    form: &mut Form,
    text: &str,
    key: &Node,
    node: &Node,
) -> bool {
    if text == "description" && form.docs.description.is_some() {
        let text = reader.string(node, text);
        state_once(reader, &mut form.docs.description, text, key, "description");
        return true;
    }
    if form.docs.read_key(reader, text, node) {
        return true;
    }
    let place = reader.place(key);
    if let Some(kind) = ConstraintKind::from_key(text) {
        if let Some(value) = constraint_value(reader, kind, node) {
            form.constraints.push(Constraint { kind, value, place });
        }
        return true;
    }
    match text {
        "type" => form.ty = type_key(reader, form, node),
        "enum" => form.choices = choices(reader, node),
        "const" => form.constant = literal(reader, node, "const"),
        "default" if form.default.is_some() => {
            state_once(
                reader,
                &mut form.default,
                Some(Spanned { value: node.to_value(), place: reader.place(node) }),
                key,
                text,
            );
        }
        "default" => {
            form.default = Some(Spanned { value: node.to_value(), place: reader.place(node) })
        }
        "examples" => {
            form.docs.examples =
                reader.list(node, text).map(|items| items.iter().map(Node::to_value).collect());
        }
        "items" => form.items = self::form(reader, node, "`items`").map(Box::new),
        "prefixItems" => {
            form.prefix_items = reader.list(node, text).map(|items| {
                items
                    .iter()
                    .filter_map(|item| self::form(reader, item, "an item of `prefixItems`"))
                    .collect()
            });
        }
        "properties" => form.properties = properties(reader, node, text, "a property"),
        "required" => form.required = reader.strings(node, text),
        "additionalProperties" => form.other = other(reader, node),
        "anyOf" => {
            form.any_of = reader.list(node, text).map(|items| {
                items
                    .iter()
                    .filter_map(|item| self::form(reader, item, "a member of `anyOf`"))
                    .collect()
            });
        }
        "oneOf" => form.one_of = one_of(reader, node),
        "discriminator" => form.discriminator = reader.spanned_string(node, text),
        "typescript" => form.typescript = typescript(reader, node),
        "import" => form.imports = imports(reader, node),
        "atLeastOne" => form.groups.extend(group(reader, GroupKind::AtLeastOne, key, node)),
        "exactlyOne" => form.groups.extend(group(reader, GroupKind::ExactlyOne, key, node)),
        "extends" => form.extends = inherited(reader, node, text),
        "uses" => form.uses = inherited(reader, node, text),
        "readOnly" => form.read_only = reader.boolean(node, text),
        "writeOnly" => form.write_only = reader.boolean(node, text),
        _ if text.starts_with("x-") => {
            form.docs.extensions.push((text.to_owned(), node.to_value()));
        }
        _ => return false,
    }
    true
}

/// `type` may hold a whole entry, with default and description.
fn type_key(reader: &mut NodeReader, form: &mut Form, node: &Node) -> Option<Spanned<Expression>> {
    if let Kind::List(items) = &node.kind {
        let words: Vec<String> = items.iter().map(Node::key_text).collect();
        let diagnostic = reader
            .wrong_kind(node, "type", "a type expression")
            .help(format!("write it as a union: `type: {}`", words.join(" | ")));
        reader.report(diagnostic);
        return None;
    }
    reader.string(node, "type")?;
    if node.as_str() == Some("array") {
        form.is_array = true;
        return None;
    }
    let read = shorthand(reader, node, node.as_str()?)?;
    if read.default.is_some() {
        state_once(reader, &mut form.default, read.default, node, "default");
    }
    if read.docs.description.is_some() {
        state_once(reader, &mut form.docs.description, read.docs.description, node, "description");
    }
    read.ty
}

/// What `type` and a key of its own may both say, but only one of them.
fn state_once<T>(
    reader: &mut NodeReader,
    stated: &mut Option<T>,
    value: Option<T>,
    node: &Node,
    key: &str,
) {
    if stated.is_some() {
        let message = format!("the {key} is stated twice, in `type` and under `{key}`");
        let diagnostic = Diagnostic::new(Code::ConflictingKeys, reader.place(node), message);
        reader.report(diagnostic.help("keep one of the two"));
    }
    *stated = value;
}

/// Whether a key that says what the type is was there and could not be read.
fn is_missing(form: &Form, key: &str) -> bool {
    match key {
        "type" => form.ty.is_none() && !form.is_array,
        "enum" => form.choices.is_none(),
        "const" => form.constant.is_none(),
        "items" => form.items.is_none(),
        "prefixItems" => form.prefix_items.is_none(),
        "properties" => form.properties.is_none(),
        "additionalProperties" => form.other.is_none(),
        "anyOf" => form.any_of.is_none(),
        "oneOf" => form.one_of.is_none(),
        "typescript" => form.typescript.is_none(),
        _ => false,
    }
}
