//! Objects that take over properties: `extends` names types, `uses` picks from the vocabulary.
//!
//! Works on what was written, before components are flattened, so that everything later sees
//! plain properties.

use super::{flatten, merge};
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::ordered::Map;
use crate::read::yaml::{File, Folder, Form, LongForm, Other, RawProp, RawType, Spanned};
use std::borrow::Cow;

/// Gives every object of the files what it takes over.
pub(super) fn expand(files: &mut [File], diagnostics: &mut Vec<Diagnostic>) {
    if !files.iter().any(|file| file.has_inheriting_forms) {
        return;
    }
    let shared = by_name(files.iter().flat_map(|file| &file.types));
    let owned: Vec<(String, Folder)> =
        files.iter().filter_map(|file| Some((file.path.clone(), file.folder.clone()?))).collect();
    let folders = flatten::folders(owned.iter().map(|(path, folder)| (path.as_str(), folder)));
    for file in files.iter_mut().filter(|file| file.has_inheriting_forms) {
        let folders = flatten::above(&folders, &file.path);
        let scope = Scope { shared: &shared, locals: &Map::new(), folders: &folders };
        for ty in &mut file.types {
            scope.expand(&mut ty.form, &mut vec![ty.name.value.clone()], diagnostics);
        }
        let props = file
            .folder
            .iter_mut()
            .flat_map(|folder| folder.vocabulary.iter_mut().chain(&mut folder.defaults.props));
        props.for_each(|prop| scope.expand_prop(prop, &mut Vec::new(), diagnostics));
        for component in &mut file.components {
            let locals = by_name(&component.types);
            let scope = Scope { locals: &locals, ..scope };
            for ty in &mut component.types {
                scope.expand(&mut ty.form, &mut vec![ty.name.value.clone()], diagnostics);
            }
            component
                .common
                .props
                .iter_mut()
                .for_each(|prop| scope.expand_prop(prop, &mut Vec::new(), diagnostics));
            let events = component.events.iter_mut().filter_map(|(_, form)| form.as_mut());
            events.for_each(|form| scope.expand(form, &mut Vec::new(), diagnostics));
            let slots =
                component.slots.iter_mut().filter_map(|(_, slot)| slot.as_mut()?.props.as_mut());
            slots.flatten().for_each(|prop| scope.expand_prop(prop, &mut Vec::new(), diagnostics));
        }
    }
}

type Types = Map<String, RawType>;

fn by_name<'t>(types: impl IntoIterator<Item = &'t RawType>) -> Types {
    types.into_iter().map(|ty| (ty.name.value.clone(), ty.clone())).collect()
}

/// What can be taken over at a place.
#[derive(Clone, Copy)]
struct Scope<'s> {
    shared: &'s Types,
    locals: &'s Types,
    folders: &'s [&'s Folder],
}

impl Scope<'_> {
    fn expand_prop(
        &self,
        prop: &mut RawProp,
        path: &mut Vec<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if let Some(form) = &mut prop.form {
            self.expand(form, path, diagnostics);
        }
    }

    /// Gives a form and every form inside what it takes over. `path` lists the types that are
    /// being expanded.
    fn expand(&self, form: &mut Form, path: &mut Vec<String>, diagnostics: &mut Vec<Diagnostic>) {
        let Some(long) = &mut form.long else { return };
        let parts = long.items.iter_mut().map(|items| &mut **items);
        let parts = parts.chain(long.prefix_items.iter_mut().flatten());
        let parts = parts.chain(long.any_of.iter_mut().flatten());
        let parts = parts.chain(long.one_of.iter_mut().flatten().map(|(_, member)| member));
        parts.for_each(|part| self.expand(part, path, diagnostics));
        long.properties
            .iter_mut()
            .flatten()
            .for_each(|prop| self.expand_prop(prop, path, diagnostics));
        if let Some(Other::Of(values)) = &mut long.other {
            self.expand(values, path, diagnostics);
        }
        if !long.extends.is_empty() || !long.uses.is_empty() {
            form.is_broken |= self.take_over(long, path, diagnostics);
        }
    }

    /// Gives an object what it takes over; whether something of it is not known.
    fn take_over(
        &self,
        form: &mut LongForm,
        path: &mut Vec<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let mut incomplete = false;
        let mut taken: Vec<Cow<RawProp>> = Vec::new();
        for name in std::mem::take(&mut form.extends) {
            match self.base(&name, path) {
                Ok(mut base) => {
                    let props = explicit(&base).into_iter().map(Cow::Owned).collect();
                    merge::props(&mut taken, props, false, diagnostics);
                    form.groups.splice(0..0, std::mem::take(&mut base.groups));
                    form.other = form.other.take().or(base.other.take());
                }
                Err(diagnostic) => {
                    incomplete = true;
                    diagnostics.push(*diagnostic);
                }
            }
        }
        for name in std::mem::take(&mut form.uses) {
            match merge::vocabulary(self.folders, &name.value, diagnostics) {
                Some(prop) => merge::props(&mut taken, vec![prop], false, diagnostics),
                None => {
                    incomplete = true;
                    diagnostics.push(merge::unknown_vocabulary(self.folders, &name));
                }
            }
        }
        let own = form.properties.take().unwrap_or_default().into_iter().map(Cow::Owned).collect();
        merge::props(&mut taken, own, incomplete, diagnostics);
        form.properties = Some(taken.into_iter().map(Cow::into_owned).collect());
        incomplete
    }

    /// The form of the type that a name stands for, itself expanded.
    fn base(
        &self,
        name: &Spanned<String>,
        path: &mut Vec<String>,
    ) -> Result<Form, Box<Diagnostic>> {
        let refuse = |code, message: String, help: String| {
            Err(Box::new(Diagnostic::new(code, name.place, message).help(help)))
        };
        if let Some(diagnostic) = merge::type_arguments(name) {
            let help = "write the properties here, or use the type as the type of a property";
            return Err(Box::new(diagnostic.help(help)));
        }
        let text = &name.value;
        let Some(base) = self.locals.get(text).or_else(|| self.shared.get(text)) else {
            let known = self.locals.keys().chain(self.shared.keys()).map(String::as_str);
            let help = match name::nearest(text, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name a type with `properties`: one beside it, or a shared one".to_owned(),
            };
            return refuse(Code::UnknownBase, format!("there is no type `{text}` to extend"), help);
        };
        if path.contains(text) {
            let message = if path.len() == 1 {
                format!("`{text}` extends itself")
            } else {
                format!("types extend each other: {} extends {text}", path.join(" extends "))
            };
            return refuse(Code::CyclicExtends, message, "remove it from `extends`".to_owned());
        }
        if !base.generics.is_empty() {
            let help = "extend a type without type parameters".to_owned();
            return refuse(Code::TypeArguments, format!("`{text}` has type parameters"), help);
        }
        let mut form = base.form.clone();
        path.push(text.clone());
        // What is wrong with the base is reported where it is written.
        self.expand(&mut form, path, &mut Vec::new());
        path.pop();
        if form.properties.is_none() && !form.is_broken {
            let message = format!("`{text}` has no properties to take over");
            let help = "name a type that is written with `properties`".to_owned();
            return refuse(Code::UnknownBase, message, help);
        }
        Ok(form)
    }
}

/// The properties of an object with what JSON Schema's `required` says moved to each of them.
fn explicit(form: &Form) -> Vec<RawProp> {
    let mut properties = form.properties.clone().unwrap_or_default();
    if let Some(required) = &form.required {
        for property in &mut properties {
            property.optional |= required.iter().all(|listed| listed.value != property.name.value);
        }
    }
    properties
}
