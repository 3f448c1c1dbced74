//! Objects: props, properties and records.

use super::{Judge, Segment, words};
use crate::model::{Additional, Field, Group, GroupKind, Object, Presence, Type};
use crate::name::nearest;
use crate::subject::Scope;
use crate::value::Value;

impl<'a> Judge<'a> {
    pub(super) fn object(&mut self, value: &Value, object: &Object, scope: Scope<'a>) {
        let Value::Object(entries) = value else { return self.wrong_kind("an object", value) };
        for (key, value) in entries {
            // Looking for a key among the fields takes time too.
            self.spend(object.fields.len());
            let segment = Segment::Key(key.clone());
            let field = object.fields.iter().find(|field| field.name == *key);
            if let Some(ty) = &object.key {
                self.path.push(segment.clone());
                self.key(key, ty);
                self.path.pop();
            }
            match (field, &object.additional) {
                (Some(field), _) if !field.typescript_only => {
                    self.part(segment, value, &field.ty, scope);
                }
                (_, Additional::Ignored) => {}
                (_, Additional::Of(values)) => self.part(segment, value, &values.ty, scope),
                (field, Additional::Refused) => {
                    self.path.push(segment);
                    self.unknown(key, field.is_some(), &object.fields);
                    self.path.pop();
                }
            }
        }
        let has = |name: &str| entries.iter().any(|(key, _)| key == name);
        for field in &object.fields {
            let required = field.presence == Presence::Required && !field.typescript_only;
            if required && self.spend(entries.len()) && !has(&field.name) {
                self.mismatch(format!("the property `{}` is missing", field.name));
            }
        }
        for group in &object.groups {
            let given = group.properties.iter().filter(|name| has(name)).collect::<Vec<_>>();
            self.group(group, &given);
        }
    }

    /// A key of a record that is narrowed down: as a string, or as the integer that it spells.
    fn key(&mut self, key: &str, ty: &Type) {
        let Type::Number(number) = ty else {
            if let Type::String(text) = ty {
                self.text(&Value::String(key.to_owned()), text);
            }
            return;
        };
        let digits = key.strip_prefix('-').unwrap_or(key);
        let is_plain = digits == "0" || !digits.starts_with('0');
        let is_integer = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let is_unsigned = number.minimum == Some(Value::Integer(0));
        if !is_integer || !is_plain || is_unsigned && key.starts_with('-') {
            self.mismatch(format!("the key `{key}` is no integer"));
        }
    }

    fn unknown(&mut self, key: &str, typescript_only: bool, fields: &[Field]) {
        if typescript_only {
            return self.mismatch(format!(
                "`{key}` is known to TypeScript only, so no JSON value can be given for it"
            ));
        }
        self.mismatch(format!("there is no property `{key}`"));
        let names = fields.iter().filter(|field| !field.typescript_only);
        let nearest = nearest(key, names.map(|field| field.name.as_str()));
        if let Some(mismatch) = self.found.last_mut() {
            mismatch.help = nearest.map(|name| format!("did you mean `{name}`?"));
        }
    }

    fn group(&mut self, group: &Group, given: &[&String]) {
        let fits = match group.kind {
            GroupKind::AtLeastOne => !given.is_empty(),
            GroupKind::ExactlyOne => given.len() == 1,
            GroupKind::AtMostOne => given.len() <= 1,
        };
        if fits {
            return;
        }
        let kind = match group.kind {
            GroupKind::AtLeastOne => "at least",
            GroupKind::ExactlyOne => "exactly",
            GroupKind::AtMostOne => "at most",
        };
        let found = if given.is_empty() { "none".into() } else { words::all(given) };
        let expected = words::all(&group.properties.iter().collect::<Vec<_>>());
        self.mismatch(format!("expected {kind} one of {expected}, found {found}"));
    }
}
