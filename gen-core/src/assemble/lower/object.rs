//! Objects: properties, and the members of a discriminated union.

use super::{Lowering, documentation, typescript};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Additional, Described, Field, Group, Object, Presence, Type, Union};
use crate::read::yaml::{Form, Other, RawGroup, RawProp, Spanned};
use crate::value::Value;

impl Lowering<'_, '_> {
    /// A prop or property. `required` is JSON Schema's list, if the object has one: then it alone
    /// decides what is required.
    pub(super) fn field(&mut self, prop: &RawProp, required: Option<&[Spanned<String>]>) -> Field {
        let name = &prop.name;
        let mut field = Field {
            name: name.value.clone(),
            place: name.place,
            docs: Default::default(),
            ty: Type::Unknown,
            presence: Presence::Required,
            read_only: false,
            write_only: false,
            typescript_only: false,
            typescript: None,
        };
        let listed =
            required.and_then(|list| list.iter().find(|listed| listed.value == name.value));
        if prop.optional || (required.is_some() && listed.is_none()) {
            field.presence = Presence::Optional;
        }
        let Some(form) = &prop.form else {
            let message = format!("`{}` has no type", name.value);
            let help = "write a type such as `string`, or `unknown` for anything";
            self.report(Diagnostic::new(Code::MissingType, name.place, message).help(help));
            return field;
        };
        if let Some(default) = &form.default {
            field.presence = Presence::Default(default.value.clone());
        }
        if let Some(listed) = listed {
            self.contradicted_required(listed, prop.optional, &field.presence);
        }
        field.read_only = form.read_only.unwrap_or_default();
        field.write_only = form.write_only.unwrap_or_default();
        match &form.typescript {
            Some(ty) => {
                let shown = typescript::lower(self, ty, &form.imports);
                let mut wire = form.clone();
                (wire.typescript, wire.imports) = (None, Vec::new());
                if wire.states_type() {
                    field.ty = self.described(&wire, name).ty;
                    field.typescript = Some(shown);
                } else {
                    self.no_constraints(form);
                    field.ty = shown;
                    field.typescript_only = true;
                }
                field.docs = documentation(&form.docs);
            }
            None => {
                let described = self.described(form, name);
                field.docs = described.docs;
                field.ty = described.ty;
            }
        }
        field
    }

    pub(super) fn no_constraints(&mut self, form: &Form) {
        for constraint in &form.constraints {
            let key = constraint.kind.key();
            let message = format!("`{key}` does not apply to a type that only TypeScript knows");
            let help = "a schema would check it, but this prop is not in the schema: remove it";
            let diagnostic = Diagnostic::new(Code::TypeScriptOnly, constraint.place, message);
            self.report(diagnostic.help(help));
        }
    }

    /// Something listed as `required` that is optional.
    fn contradicted_required(
        &mut self,
        listed: &Spanned<String>,
        optional: bool,
        presence: &Presence,
    ) {
        let name = &listed.value;
        if matches!(presence, Presence::Default(_)) {
            let message = format!("`{name}` is required and has a default");
            let help = "a property with a default may be missing: remove it from `required`, or remove the default";
            self.report(
                Diagnostic::new(Code::RequiredWithDefault, listed.place, message).help(help),
            );
        } else if optional {
            let message = format!("`{name}` is required and its key ends in `?`");
            let help = "remove the `?`, or remove it from `required`";
            self.report(Diagnostic::new(Code::ConflictingKeys, listed.place, message).help(help));
        }
    }

    pub(super) fn object(&mut self, form: &Form) -> Object {
        let properties = form.properties.as_deref().unwrap_or_default();
        let required = form.required.as_deref();
        Object {
            name: None,
            fields: properties.iter().map(|property| self.field(property, required)).collect(),
            additional: self.additional(form.other.as_ref()),
            groups: form.groups.iter().map(group).collect(),
            key: None,
            merged: Vec::new(),
        }
    }

    pub(super) fn additional(&mut self, other: Option<&Other>) -> Additional {
        match other {
            None | Some(Other::Any(false)) => Additional::Refused,
            Some(Other::Any(true)) => Additional::Of(Box::new(Type::Unknown.into())),
            Some(Other::Of(form)) => {
                let name = Spanned { value: "additionalProperties".to_owned(), place: form.place };
                Additional::Of(Box::new(self.part(form, &name)))
            }
        }
    }

    pub(super) fn discriminated(
        &mut self,
        members: &[(Spanned<String>, Form)],
        discriminator: &Spanned<String>,
    ) -> Type {
        let members =
            members.iter().map(|(tag, form)| self.member(tag, form, discriminator)).collect();
        Type::Union(Union { name: None, discriminator: Some(discriminator.value.clone()), members })
    }

    /// A member of a discriminated union: its properties, with the tag in front.
    fn member(
        &mut self,
        tag: &Spanned<String>,
        form: &Form,
        discriminator: &Spanned<String>,
    ) -> Described {
        let mut object = Object::default();
        if form.states_type() || form.narrows_type() {
            match self.part(form, tag).ty {
                Type::Object(stated) => object = stated,
                Type::Unknown => {}
                _ => {
                    let message = format!("the member `{}` is not an object", tag.value);
                    let help = "write its `properties`; it may have none: `{}`";
                    self.report(
                        Diagnostic::new(Code::InvalidDiscriminator, tag.place, message).help(help),
                    );
                }
            }
        }
        if let Some(field) = object.fields.iter().find(|field| field.name == discriminator.value) {
            let message = format!(
                "the member `{}` has a property with the name of the discriminator",
                tag.value
            );
            let diagnostic = Diagnostic::new(Code::InvalidDiscriminator, field.place, message)
                .help("remove it: the discriminator is there by itself");
            self.report(diagnostic);
            object.fields.retain(|field| field.name != discriminator.value);
        }
        let field = Field {
            name: discriminator.value.clone(),
            place: tag.place,
            docs: Default::default(),
            ty: Type::Literal(Value::String(tag.value.clone())),
            presence: Presence::Required,
            read_only: false,
            write_only: false,
            typescript_only: false,
            typescript: None,
        };
        object.fields.insert(0, field);
        Described { docs: documentation(&form.docs), ty: Type::Object(object) }
    }
}

pub(super) fn group(raw: &RawGroup) -> Group {
    Group {
        kind: raw.kind,
        properties: raw.properties.iter().map(|property| property.value.clone()).collect(),
        place: raw.place,
    }
}
