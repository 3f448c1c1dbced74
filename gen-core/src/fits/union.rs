//! Unions: which member was meant, so that the message is about that one.

use super::{Judge, Mismatch, Segment, words};
use crate::model::{Described, Type, Union};
use crate::subject::Scope;
use crate::value::Value;

impl<'a> Judge<'a> {
    pub(super) fn union(&mut self, value: &Value, union: &Union, scope: Scope<'a>) {
        let before = self.found.len();
        let mut meant: Option<Vec<Mismatch>> = None;
        let mut candidates = 0;
        for member in &union.members {
            self.value(value, &member.ty, scope);
            let mismatches = self.found.split_off(before);
            if mismatches.is_empty() {
                return;
            }
            let is_candidate = match &union.discriminator {
                Some(tag) => tag_of(member, tag).is_some_and(|own| Some(own) == get(value, tag)),
                None => !mismatches.iter().any(|one| one.wrong_kind && one.path == self.path),
            };
            if is_candidate {
                candidates += 1;
                meant = Some(mismatches);
            }
        }
        match (meant, &union.discriminator) {
            (Some(meant), _) if candidates == 1 => self.found.extend(meant),
            (_, Some(tag)) => self.wrong_tag(value, tag, &union.members),
            _ => self.no_member(value, union),
        }
    }

    /// The value is none of the members of a discriminated union.
    fn wrong_tag(&mut self, value: &Value, tag: &str, members: &[Described]) {
        let Value::Object(_) = value else { return self.wrong_kind("an object", value) };
        let Some(found) = get(value, tag) else {
            return self.mismatch(format!("the property `{tag}` is missing"));
        };
        let tags: Vec<&Value> = members.iter().filter_map(|member| tag_of(member, tag)).collect();
        self.path.push(Segment::Key(tag.into()));
        self.none_of(found, &tags);
        self.path.pop();
    }

    /// The value is none of the members, and it is not clear which one was meant.
    fn no_member(&mut self, value: &Value, union: &Union) {
        let mut expected = Vec::new();
        let mut literals = Vec::new();
        for member in &union.members {
            words::expected(&member.ty, &mut expected, &mut literals);
        }
        self.wrong_kind(&words::either(expected), value);
        let help = words::nearest_option(value, literals.into_iter());
        if let Some(mismatch) = self.found.last_mut() {
            mismatch.help = help;
        }
    }
}

/// The value that the tag has in a member of a discriminated union.
fn tag_of<'t>(member: &'t Described, tag: &str) -> Option<&'t Value> {
    let Type::Object(object) = &member.ty else { return None };
    let field = object.fields.iter().find(|field| field.name == tag)?;
    let Type::Literal(value) = &field.ty else { return None };
    Some(value)
}

fn get<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Object(entries) = value else { return None };
    entries.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}
