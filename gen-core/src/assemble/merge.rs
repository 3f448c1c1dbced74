//! How what is written nearer goes over what is inherited.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::read::yaml::{Folder, Form, RawProp, Spanned};

/// Merges props over inherited ones. A prop that states a type replaces the inherited one in its
/// place, one that states only some keys overrides those, and one that is `null` drops it.
///
/// `incomplete`: something that was to be inherited is not known, so what is missing may have come
/// from there.
pub(super) fn props<'p>(
    inherited: &mut Vec<Cow<'p, RawProp>>,
    props: Vec<Cow<'p, RawProp>>,
    incomplete: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if inherited.is_empty() && props.iter().all(|prop| states_type(prop)) {
        inherited.extend(props);
        return;
    }
    let nothing_inherited = inherited.is_empty();
    let own: Vec<String> = props.iter().map(|prop| prop.name.value.clone()).collect();
    for prop in props {
        let position = inherited.iter().position(|other| other.name.value == prop.name.value);
        match (position, &prop.form) {
            (Some(position), None) => {
                inherited.remove(position);
            }
            (Some(position), Some(form)) if !form.states_type() => {
                let other = inherited[position].to_mut();
                other.name.place = prop.name.place;
                other.optional |= prop.optional;
                if let Some(other) = &mut other.form {
                    other.override_with(form);
                }
            }
            (Some(position), Some(_)) => inherited[position] = prop,
            (None, Some(form)) if form.states_type() => inherited.push(prop),
            (None, _) if incomplete => {}
            (None, None) if nothing_inherited => diagnostics.push(no_type(&prop.name)),
            (None, None) => diagnostics.push(nothing_to_drop(&prop.name, "prop")),
            (None, Some(_)) => {
                let is_own = |name: &str| own.iter().any(|own| own == name);
                let names = inherited.iter().map(|prop| prop.name.value.as_str());
                let names: Vec<&str> = names.filter(|name| !is_own(name)).collect();
                diagnostics.push(missing_type(&prop.name, &names));
            }
        }
    }
}

fn states_type(prop: &RawProp) -> bool {
    prop.form.as_ref().is_some_and(Form::states_type)
}

/// The prop that vocabularies define under a name, the nearer over the farther.
pub(super) fn vocabulary<'f>(
    folders: &[&'f Folder],
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Cow<'f, RawProp>> {
    let entries = folders.iter().flat_map(|folder| &folder.vocabulary);
    let mut entries = entries.filter(|entry| entry.name.value == name).map(Cow::Borrowed);
    let mut merged = vec![entries.next()?];
    for entry in entries {
        props(&mut merged, vec![entry], false, diagnostics);
    }
    merged.pop()
}

/// Says that no vocabulary has a name.
pub(super) fn unknown_vocabulary(folders: &[&Folder], name: &Spanned<String>) -> Diagnostic {
    let message = format!("no vocabulary of a folder above defines `{}`", name.value);
    // An entry of that very name was dropped by a nearer folder.
    let words = folders.iter().flat_map(|folder| &folder.vocabulary);
    let words = words.map(|prop| prop.name.value.as_str()).filter(|word| *word != name.value);
    let help = match name::nearest(&name.value, words) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "define it under `vocabulary` in `_folder.yaml`, or here".to_owned(),
    };
    Diagnostic::new(Code::UnknownBase, name.place, message).help(help)
}

/// Says that what is extended has no type arguments: `extends: [Page<Row>]`.
pub(super) fn type_arguments(name: &Spanned<String>) -> Option<Diagnostic> {
    name.value.find('<')?;
    let message = format!("`extends` takes no type arguments, as in `{}`", name.value);
    Some(Diagnostic::new(Code::TypeArguments, name.place, message))
}

/// Says that a `null` has nothing to drop.
pub(super) fn nothing_to_drop(name: &Spanned<String>, what: &str) -> Diagnostic {
    let message =
        format!("`{}` drops an inherited {what}, but none of that name is inherited", name.value);
    Diagnostic::new(Code::UnknownBase, name.place, message)
        .help(format!("state what the {what} is, or remove the line"))
}

fn no_type(name: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` has no type", name.value);
    let help = "write a type such as `string`, or `unknown` for anything";
    Diagnostic::new(Code::MissingType, name.place, message).help(help)
}

fn missing_type(name: &Spanned<String>, inherited: &[&str]) -> Diagnostic {
    let message = format!("`{}` states no type and inherits none", name.value);
    let help = match name::nearest(&name.value, inherited.iter().copied()) {
        Some(near) => format!("did you mean the inherited `{near}`?"),
        None => "state its type: `type: string`, or `unknown` for anything".to_owned(),
    };
    Diagnostic::new(Code::MissingType, name.place, message).help(help)
}
