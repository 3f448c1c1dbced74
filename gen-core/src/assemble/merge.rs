//! How what is written nearer goes over what is inherited.

use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::read::yaml::{Folder, RawProp, Spanned};

/// Merges props over inherited ones. A prop that states a type replaces the inherited one in its
/// place, one that states only some keys overrides those, and one that is `null` drops it.
///
/// `incomplete`: something that was to be inherited is not known, so what is missing may have come
/// from there.
pub(super) fn props(
    inherited: &mut Vec<RawProp>,
    props: &[RawProp],
    incomplete: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let nothing_inherited = inherited.is_empty();
    for prop in props {
        let position = inherited.iter().position(|other| other.name.value == prop.name.value);
        match (position, &prop.form) {
            (Some(position), None) => {
                inherited.remove(position);
            }
            (Some(position), Some(form)) if !form.states_type() => {
                let other = &mut inherited[position];
                other.name.place = prop.name.place;
                other.optional |= prop.optional;
                if let Some(other) = &mut other.form {
                    other.override_with(form);
                }
            }
            (Some(position), Some(_)) => inherited[position] = prop.clone(),
            (None, Some(form)) if form.states_type() => inherited.push(prop.clone()),
            (None, _) if incomplete => {}
            (None, None) if nothing_inherited => diagnostics.push(no_type(&prop.name)),
            (None, None) => diagnostics.push(nothing_to_drop(&prop.name, "prop")),
            (None, Some(_)) => {
                let is_own = |name: &str| props.iter().any(|prop| prop.name.value == name);
                let names = inherited.iter().map(|prop| prop.name.value.as_str());
                let names: Vec<&str> = names.filter(|name| !is_own(name)).collect();
                diagnostics.push(missing_type(&prop.name, &names));
            }
        }
    }
}

/// The prop that vocabularies define under a name, the nearer over the farther.
pub(super) fn vocabulary(
    folders: &[&Folder],
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RawProp> {
    let mut entries =
        folders.iter().flat_map(|folder| &folder.vocabulary).filter(|it| it.name.value == name);
    let mut merged = vec![entries.next()?.clone()];
    for entry in entries {
        props(&mut merged, std::slice::from_ref(entry), false, diagnostics);
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
