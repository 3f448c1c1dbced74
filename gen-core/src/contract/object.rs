//! Objects, property by property.

use super::alternatives::Alternative;
use super::compare::{At, Comparison};
use super::{Direction, constraints, words};
use crate::diagnostic::{Code, Diagnostic};
use crate::json;
use crate::model::{Additional, Field, Group, GroupKind, Object, Presence, Type};

/// An object where it stands.
type Side<'a> = (Alternative<'a>, &'a Object);

impl<'a> Comparison<'a> {
    /// Reports where the narrower object does not fit the wider one.
    pub(super) fn objects(&mut self, narrow: Side<'a>, wide: Side<'a>, at: At<'a>) {
        let (yaml, rust) = self.order(narrow, wide);
        for field in &yaml.1.fields {
            match find(rust.1, &field.name) {
                Some(other) => self.fields((yaml.0, field), (rust.0, other)),
                None => self.only_in_yaml(field, at),
            }
        }
        for field in &rust.1.fields {
            if find(yaml.1, &field.name).is_none() {
                self.only_in_rust(field, rust.0, yaml, at);
            }
        }
        self.others(narrow, wide, at);
        if !rust.1.merged.is_empty() {
            let message =
                format!("{} takes over the properties of a type parameter in Rust", at.words());
            self.differ(
                at,
                message,
                "YAML has no words for that: define it in one of the two".to_owned(),
            );
        }
        if self.direction == Direction::Accepted {
            for group in &rust.1.groups {
                self.group(group, yaml.1, at);
            }
        }
    }

    /// A property that both have.
    fn fields(&mut self, yaml: (Alternative<'a>, &'a Field), rust: (Alternative<'a>, &'a Field)) {
        let (of_yaml, of_rust) = (yaml.1, rust.1);
        let at = At::new(&of_yaml.name, of_yaml.place, of_rust.place);
        if of_yaml.typescript_only && of_rust.typescript_only {
            return;
        }
        if of_yaml.typescript_only {
            let message =
                format!("`{}` is for TypeScript only in YAML, and on the wire in Rust", at.name);
            return self.differ(at, message, "say in the YAML what it is in JSON".to_owned());
        }
        let (narrow, wide) = self.order(yaml, rust);
        let is_optional = |field: &Field| field.presence != Presence::Required;
        if is_optional(narrow.1) && !is_optional(wide.1) {
            let (message, help) = match self.direction {
                Direction::Sent => (
                    format!("`{}` is required in YAML, and Rust may leave it out", at.name),
                    format!("write `{}?` in YAML, or remove `skip_serializing_if`", at.name),
                ),
                Direction::Accepted => (
                    format!("`{}` is optional in YAML, and required in Rust", at.name),
                    "remove the `?` or the default in YAML, or write `#[serde(default)]` in Rust"
                        .to_owned(),
                ),
            };
            return self.differ(at, message, help);
        }
        if let (Presence::Default(left), Presence::Default(right)) =
            (&of_yaml.presence, &of_rust.presence)
            && !constraints::are_equal(left, right)
        {
            let (left, right) = (json::compact(left), json::compact(right));
            let message =
                format!("the default of `{}` is {left} in YAML and {right} in Rust", at.name);
            return self.differ(at, message, "write the same default in both".to_owned());
        }
        self.fit(narrow.0.part(&narrow.1.ty), wide.0.part(&wide.1.ty), at);
    }

    fn only_in_yaml(&mut self, field: &'a Field, at: At<'a>) {
        let (is_meant, direction, key) = match self.direction {
            Direction::Sent => (field.write_only, "sends", "writeOnly"),
            Direction::Accepted => (field.read_only, "reads", "readOnly"),
        };
        if is_meant || field.typescript_only {
            return;
        }
        let name = &field.name;
        let message = format!("`{name}` is in YAML, and Rust never {direction} it");
        let at = At::new(name, field.place, at.rust);
        let help = format!(
            "add it to the Rust type, remove it from the YAML, or mark it with `{key}: true`"
        );
        self.differ(at, message, help);
    }

    fn only_in_rust(&mut self, field: &'a Field, of: Alternative<'a>, yaml: Side<'a>, at: At<'a>) {
        let name = &field.name;
        let is_required = field.presence == Presence::Required;
        match (&yaml.1.additional, self.direction) {
            (Additional::Of(values), _)
                if !(is_required && self.direction == Direction::Accepted) =>
            {
                let at = At::new(name, at.yaml, field.place);
                let (narrow, wide) = self.order(yaml.0.part(&values.ty), of.part(&field.ty));
                return self.fit(narrow, wide, at);
            }
            // Nobody who goes by the YAML writes it.
            (Additional::Refused, Direction::Accepted) if !is_required => return,
            _ => {}
        }
        let verb = match self.direction {
            Direction::Sent => "sends",
            Direction::Accepted if is_required => "requires",
            Direction::Accepted => "reads",
        };
        let message = format!("Rust {verb} `{name}`, which is not in the YAML");
        let ty = words::ty(&self.arguments, of.part(&field.ty));
        let mark = if is_required { "" } else { "?" };
        let found = Diagnostic::new(Code::Contract, field.place, message)
            .related(at.yaml, format!("`{}` in YAML", at.name))
            .help(format!("add `{name}{mark}: {ty}` to the YAML, or leave it out in Rust"));
        self.found.push(found);
    }

    /// What the objects hold beside their known properties.
    fn others(&mut self, narrow: Side<'a>, wide: Side<'a>, at: At<'a>) {
        let is_anything = |ty: &Type| matches!(ty, Type::Unknown);
        let help = match (&narrow.1.additional, &wide.1.additional, self.direction) {
            (Additional::Of(left), Additional::Of(right), _) => {
                return self.fit(narrow.0.part(&left.ty), wide.0.part(&right.ty), at.part());
            }
            // A struct that ignores other properties sends none.
            (Additional::Refused, ..)
            | (Additional::Ignored, _, Direction::Sent)
            | (_, Additional::Ignored, Direction::Sent)
            | (Additional::Ignored, Additional::Ignored, Direction::Accepted) => return,
            // Both say that there may be others.
            (Additional::Of(values), Additional::Ignored, _)
            | (Additional::Ignored, Additional::Of(values), _)
                if is_anything(&values.ty) =>
            {
                return;
            }
            (_, _, Direction::Sent) => {
                "Rust sends other properties: add `additionalProperties` with their type to the YAML"
            }
            (_, Additional::Refused, _) => {
                "Rust denies unknown fields: remove `additionalProperties` from the YAML"
            }
            _ => {
                "the YAML describes other properties, which Rust does not keep: add a flattened map to the Rust type"
            }
        };
        let message = format!("`{}` holds other properties in YAML than in Rust", at.name);
        self.differ(at, message, help.to_owned());
    }

    /// Whatever fits the YAML has as many properties of a group as Rust wants.
    fn group(&mut self, group: &Group, yaml: &Object, at: At<'a>) {
        if meets(group, yaml) {
            return;
        }
        let (wants_one, wants_no_other) = wants(group.kind);
        let words = match (wants_one, wants_no_other) {
            (true, true) => "has to have one, and no other, of",
            (true, false) => "has to have one or more of",
            (false, _) => "has to have at most one of",
        };
        let names = group.properties.join("`, `");
        let message = format!("{} {words} `{names}` in Rust", at.words());
        let help =
            "say so in the YAML with `atLeastOne` or `exactlyOne`, or keep one of them there";
        self.differ(at, message, help.to_owned());
    }
}

/// Whether whatever fits an object has as many properties of a group as the group wants.
pub(super) fn meets(group: &Group, yaml: &Object) -> bool {
    let known: Vec<&Field> = group.properties.iter().filter_map(|name| find(yaml, name)).collect();
    let is_required = known.iter().any(|field| field.presence == Presence::Required);
    let (wants_one, wants_no_other) = wants(group.kind);
    let is_met = (is_required || !wants_one) && (known.len() < 2 || !wants_no_other);
    let is_said = yaml.groups.iter().any(|said| {
        let (says_one, says_no_other) = wants(said.kind);
        let is_within = said.properties.iter().all(|name| group.properties.contains(name));
        let is_whole = known.iter().all(|field| said.properties.contains(&field.name));
        (!wants_one || says_one && is_within) && (!wants_no_other || says_no_other && is_whole)
    });
    is_met || is_said
}

/// Whether a group wants one of its properties to be there, and no other.
fn wants(kind: GroupKind) -> (bool, bool) {
    (
        matches!(kind, GroupKind::AtLeastOne | GroupKind::ExactlyOne),
        !matches!(kind, GroupKind::AtLeastOne),
    )
}

fn find<'a>(object: &'a Object, name: &str) -> Option<&'a Field> {
    object.fields.iter().find(|field| field.name == name)
}

/// Whether two objects are probably meant to be one: they have a property in common, and no literal
/// tells them apart.
pub(super) fn are_alike(left: &Object, right: &Object) -> bool {
    let mut common =
        left.fields.iter().filter_map(|field| Some((field, find(right, &field.name)?)));
    let is_told_apart = common.clone().any(|(left, right)| match (&left.ty, &right.ty) {
        (Type::Literal(left), Type::Literal(right)) => !constraints::are_equal(left, right),
        _ => false,
    });
    let is_empty = |object: &Object| object.fields.is_empty();
    !is_told_apart && (common.next().is_some() || is_empty(left) || is_empty(right))
}
