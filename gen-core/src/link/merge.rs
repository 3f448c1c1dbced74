//! What serde mixes into the fields of another type: what stands beside an enum's tag, and whatever
//! is flattened.

use super::fragments::{Fragment, Fragments, MOST_ALTERNATIVES, Problem, both};
use super::{find, references};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{
    Additional, Definition, Described, Merged, Number, Object, Presence, Project, Reference, Type,
    Union,
};
use crate::name::parts::{parts, parts_mut, parts_of_object, parts_of_object_mut};
use crate::ordered::{Map, Set};
use crate::value::Value;

/// A direction of the wire.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Direction {
    Sent,
    Accepted,
}

/// Puts the properties of all merged types among the fields, the innermost first.
pub(super) fn merge(project: &mut Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut pending: Set<String> = project
        .definitions
        .iter()
        .filter(|(_, definition)| !merged(definition).is_empty())
        .map(|(name, _)| name.clone())
        .collect();
    while !pending.is_empty() {
        let is_ready = |name: &&String| {
            targets(project, &project.definitions[*name])
                .iter()
                .all(|target| !pending.contains(*target))
        };
        let ready: Vec<String> = pending.iter().filter(is_ready).cloned().collect();
        if ready.is_empty() {
            let circular: Vec<String> =
                pending.iter().filter(|name| is_circular(project, name)).cloned().collect();
            refuse_circles(project, &circular, &mut diagnostics);
            pending.retain(|name| !circular.contains(name));
        }
        for name in ready {
            pending.remove(&name);
            if let Some(mut definition) = project.definitions.remove(&name) {
                complete(&mut definition, project, &mut diagnostics);
                project.definitions.insert(name, definition);
            }
        }
    }
    diagnostics
}

/// All that is merged into the objects of a definition, in both directions.
fn merged(definition: &Definition) -> Vec<&Type> {
    let mut found = Vec::new();
    definition.forms().for_each(|ty| collect_type(ty, &mut found));
    found
}

fn collect<'a>(object: &'a Object, found: &mut Vec<&'a Type>) {
    found.extend(object.merged.iter().map(|merged| &merged.ty));
    for part in parts_of_object(object) {
        collect_type(part.ty, found);
    }
}

fn collect_type<'a>(ty: &'a Type, found: &mut Vec<&'a Type>) {
    if let Type::Object(object) = ty {
        return collect(object, found);
    }
    for part in parts(ty) {
        collect_type(part.ty, found);
    }
}

/// The definitions whose properties belong into a definition: those that are merged, and those
/// that these are a choice of.
fn targets<'a>(project: &'a Project, definition: &'a Definition) -> Set<&'a str> {
    let mut found = Set::new();
    let mut types = merged(definition);
    while let Some(ty) = types.pop() {
        match ty {
            Type::Union(union) => types.extend(union.members.iter().map(|member| &member.ty)),
            Type::Reference(Reference { definition: Some(name), arguments, .. }) => {
                types.extend(arguments);
                let Some(target) = find(project, name) else { continue };
                if found.insert(target.name()) {
                    types.extend(target.forms());
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a definition is among what is merged into it.
fn is_circular(project: &Project, name: &str) -> bool {
    let mut seen = Set::new();
    let mut rest = vec![name];
    while let Some(next) = rest.pop() {
        for target in targets(project, &project.definitions[next]) {
            if target == name {
                return true;
            }
            if seen.insert(target) {
                rest.push(target);
            }
        }
    }
    false
}

fn refuse_circles(project: &mut Project, circular: &[String], diagnostics: &mut Vec<Diagnostic>) {
    for name in circular {
        let Some(definition) = project.definitions.get_mut(name) else { continue };
        let message = format!("the properties of `{name}` contain themselves");
        let help = "give one of the types a key of its own";
        diagnostics
            .push(Diagnostic::new(Code::UnsupportedRust, definition.place, message).help(help));
        let (sent, input) = definition.forms_mut();
        forget_type(sent);
        input.iter_mut().for_each(forget_type);
    }
}

fn forget(object: &mut Object) {
    object.merged.clear();
    parts_of_object_mut(object).into_iter().for_each(forget_type);
}

fn forget_type(ty: &mut Type) {
    match ty {
        Type::Object(object) => forget(object),
        ty => parts_mut(ty).into_iter().for_each(forget_type),
    }
}

/// Both directions of a definition; what it accepts is another thing if that is so of anything that
/// is merged.
fn complete(definition: &mut Definition, project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let differs = targets(project, definition)
        .iter()
        .any(|target| project.definitions.get(*target).is_some_and(Definition::has_input));
    let mut found = Vec::new();
    let mut filling = Filling {
        project,
        direction: Direction::Sent,
        is_read: !differs && !definition.has_input(),
        has_loose_tag: definition.rust.has_loose_tag,
        diagnostics: &mut found,
    };
    let (sent, input) = definition.forms_mut();
    if differs {
        input.get_or_insert_with(|| sent.clone());
    }
    filling.ty(sent);
    filling.direction = Direction::Accepted;
    filling.is_read = true;
    input.iter_mut().for_each(|input| filling.ty(input));
    // The same mistake may be in both directions.
    for diagnostic in found {
        if !diagnostics.contains(&diagnostic) {
            diagnostics.push(diagnostic);
        }
    }
}

/// Fills the objects of a definition in one direction.
struct Filling<'a> {
    project: &'a Project,
    direction: Direction,
    /// Whether serde has to read what is filled.
    is_read: bool,
    /// Whether a tag stands in it that serde does not look for.
    has_loose_tag: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Filling<'_> {
    fn ty(&mut self, ty: &mut Type) {
        match ty {
            Type::Object(object) => {
                let alternatives = self.alternatives(object);
                *ty = choice(alternatives, None);
            }
            Type::Union(union) => self.union(union),
            ty => parts_mut(ty).into_iter().for_each(|part| self.ty(part)),
        }
    }

    /// A member that becomes a choice is replaced by its alternatives.
    fn union(&mut self, union: &mut Union) {
        let mut members = Vec::with_capacity(union.members.len());
        let tag = union.discriminator.clone();
        for mut member in std::mem::take(&mut union.members) {
            let Type::Object(object) = &mut member.ty else {
                self.ty(&mut member.ty);
                members.push(member);
                continue;
            };
            let alternatives = self.alternatives(object);
            if let [_] = &alternatives[..] {
                member.ty = choice(alternatives, None);
                members.push(member);
                continue;
            }
            // The tag tells them apart no more.
            let outer = member.docs.title.clone().or_else(|| tag_of(object, &tag));
            union.discriminator = None;
            for (title, object) in alternatives {
                let mut docs = member.docs.clone();
                let outer = outer.clone().map(|outer| crate::name::pascal_case(&outer));
                docs.title = Some(outer.unwrap_or_default() + &title.unwrap_or_default());
                members.push(Described { docs, ty: Type::Object(object) });
            }
        }
        if union.discriminator.is_none() {
            for member in &mut members {
                if member.docs.title.is_none()
                    && let Type::Object(object) = &member.ty
                {
                    member.docs.title = object.fields.first().and_then(|field| literal(&field.ty));
                }
            }
        }
        union.members = members;
    }

    /// The objects that an object may be, once everything is mixed into it.
    fn alternatives(&mut self, object: &mut Object) -> Vec<(Option<String>, Object)> {
        let mut merged = std::mem::take(&mut object.merged);
        merged.iter_mut().for_each(|merged| self.written_out(merged));
        parts_of_object_mut(object).into_iter().for_each(|part| self.ty(part));
        let mut all = Vec::with_capacity(merged.len());
        for merged in &merged {
            all.extend(self.fragments(merged).map(|fragments| (merged, fragments)));
        }
        self.refuse_rest(object, &mut all);
        if self.is_read {
            self.refuse_unknown(object, &all);
        }
        let mut alternatives = vec![(None, object.clone())];
        // From the last, so that positions stay what they are.
        for (merged, fragments) in all.into_iter().rev() {
            if alternatives.len() * fragments.len() > MOST_ALTERNATIVES {
                self.refuse_problem(merged, Problem::TooMany);
                continue;
            }
            let mut combined = Vec::with_capacity(alternatives.len() * fragments.len());
            for fragment in &fragments {
                for (title, object) in &alternatives {
                    let title = both(&fragment.title, title);
                    combined.push((title, fragment.mixed_into(object, merged)));
                }
            }
            alternatives = combined;
        }
        if let Some(merged) = merged.first() {
            for (_, object) in &alternatives {
                self.refuse_same(object, merged);
            }
        }
        alternatives
    }

    /// Fills what is written out as the definition was filled of which it is.
    fn written_out(&mut self, merged: &mut Merged) {
        let Some(name) = &merged.written_out else { return };
        let has_loose_tag = find(self.project, name).is_some_and(|it| it.rust.has_loose_tag);
        let outer = std::mem::replace(&mut self.has_loose_tag, has_loose_tag);
        self.ty(&mut merged.ty);
        self.has_loose_tag = outer;
    }

    /// What a merged type may add; nothing if that was refused or an unknown name.
    fn fragments(&mut self, merged: &Merged) -> Option<Vec<Fragment>> {
        let (project, direction, is_whole) = (self.project, self.direction, merged.is_whole);
        let reading = Fragments { project, direction, is_whole };
        let target = match &merged.ty {
            Type::Reference(reference) => Some(reference.definition.as_ref()?),
            _ => merged.written_out.as_ref(),
        };
        if let Some(name) = target
            && has_unbuffered(self.project, find(self.project, name)?)
        {
            self.diagnostics.push(unbuffered(name, place_of(merged)));
            return None;
        }
        let mut fragments = match reading.of(merged) {
            Ok(fragments) => fragments,
            Err(problem) => {
                self.refuse_problem(merged, problem);
                return None;
            }
        };
        if merged.is_optional {
            let with = name_of(merged);
            if let [fragment] = &mut fragments[..] {
                fragment.title.get_or_insert_with(|| format!("With{with}"));
            }
            fragments.push(Fragment::nothing(format!("Without{with}")));
        }
        Some(fragments)
    }

    /// A map takes every property that is left, and only what is taken by name before it is not.
    /// What is only sent has no more than one map.
    fn refuse_rest(&mut self, object: &Object, all: &mut Vec<(&Merged, Vec<Fragment>)>) {
        let takes_rest = |(merged, fragments): &(&Merged, Vec<Fragment>)| {
            !merged.is_whole && fragments.iter().any(Fragment::takes_rest)
        };
        let own = matches!(object.additional, Additional::Of(_));
        let Some(first) = all.iter().position(takes_rest).or(own.then_some(all.len())) else {
            return;
        };
        let mut wrong = Vec::new();
        for (index, (merged, fragments)) in all.iter().enumerate() {
            let is_map = index == first && fragments.len() == 1 && !own && !self.has_loose_tag;
            let is_taken = fragments.iter().all(|it| it.is_taken) && !merged.is_optional;
            let is_sent = !self.is_read && !fragments.iter().any(Fragment::takes_rest);
            let is_fine = is_map || is_sent || index < first && is_taken;
            if !is_fine {
                wrong.push(index);
                let message = "a map is flattened beside this, and takes its properties too";
                let help = "give one of them a key of its own, or flatten the map last";
                self.refuse(merged, message.to_owned(), help);
            }
        }
        for index in wrong.into_iter().rev() {
            all.remove(index);
        }
    }

    /// Properties that nothing takes away are unknown to whatever refuses such: the object itself,
    /// once all is read, and each type that looks at everything that is left.
    fn refuse_unknown(&mut self, object: &Object, all: &[(&Merged, Vec<Fragment>)]) {
        let is_something = |fragments: &[Fragment]| fragments.iter().any(Fragment::is_something);
        let is_taken = |fragments: &[Fragment]| fragments.iter().all(|it| it.is_taken);
        for (index, (merged, fragments)) in all.iter().enumerate() {
            if merged.is_whole {
                continue;
            }
            let name = name_of(merged);
            let denies = matches!(object.additional, Additional::Refused);
            if denies && is_something(fragments) && !is_taken(fragments) {
                let message = format!(
                    "serde reads `{name}` without taking all of its properties away, and `deny_unknown_fields` then refuses them: serde cannot read this"
                );
                let help = "remove `deny_unknown_fields`, or give the field a key of its own";
                self.refuse(merged, message, help);
                continue;
            }
            let is_beside = all.iter().enumerate().any(|(other, (_, others))| {
                other != index && is_something(others) && !(other < index && is_taken(others))
            });
            if fragments.iter().any(Fragment::is_strict) && (is_beside || self.has_loose_tag) {
                let message = format!(
                    "`{name}` refuses properties that it does not know, and here it sees those of others: serde cannot read this"
                );
                let help =
                    "flatten it last, let it accept unknown fields, or give it a key of its own";
                self.refuse(merged, message, help);
            }
        }
    }

    fn refuse(&mut self, merged: &Merged, message: String, help: &str) {
        let found = Diagnostic::new(Code::UnsupportedRust, place_of(merged), message);
        self.diagnostics.push(found.help(help));
    }

    fn refuse_problem(&mut self, merged: &Merged, problem: Problem) {
        let (message, help) = match problem {
            Problem::NoFields => return self.refuse_shape(merged),
            Problem::TooMany => (
                "there are too many combinations of what is flattened here".to_owned(),
                "give one of the types a key of its own",
            ),
            Problem::TooDeep => (
                format!("the fields of `{}` are behind too many types", name_of(merged)),
                "flatten the struct that has the fields",
            ),
        };
        self.refuse(merged, message, help);
    }

    fn refuse_shape(&mut self, merged: &Merged) {
        let name = name_of(merged);
        if merged.is_whole {
            let message = format!("`{name}` has no fields that can stand beside the tag");
            let help = "use a struct with named fields, or add `content = \"…\"` beside `tag`";
            self.refuse(merged, message, help);
        } else {
            let message = format!("`{name}` has no fields that can be flattened");
            let help = "use a struct with named fields, or remove `flatten`";
            self.refuse(merged, message, help);
        }
    }

    /// serde writes both of two properties with one name, and cannot read them.
    fn refuse_same(&mut self, object: &Object, merged: &Merged) {
        let mut first: Map<&str, Place> = Map::new();
        let merged_place = place_of(merged);
        for field in &object.fields {
            if let Some(earlier) = first.insert(&field.name, field.place) {
                let message = format!("two fields are `{}` in JSON", field.name);
                let found = Diagnostic::new(Code::DuplicateKey, merged_place, message)
                    .related(earlier, "the first one")
                    .related(field.place, "the second one")
                    .help("give one of them another name with `#[serde(rename = \"…\")]`");
                if !self.diagnostics.contains(&found) {
                    self.diagnostics.push(found);
                }
            }
        }
    }
}

/// One object, or a choice of several. Where a property tells them apart, the choice says so.
fn choice(alternatives: Vec<(Option<String>, Object)>, _tag: Option<&str>) -> Type {
    if let [_] = &alternatives[..] {
        let only = alternatives.into_iter().next();
        return Type::Object(only.map(|(_, object)| object).unwrap_or_default());
    }
    let discriminator = discriminator(&alternatives);
    let members = alternatives.into_iter().map(|(title, mut object)| {
        if let Some(tag) = &discriminator
            && let Some(at) = object.fields.iter().position(|field| field.name == *tag)
        {
            let field = object.fields.remove(at);
            object.fields.insert(0, field);
        }
        let mut member = Described::from(Type::Object(object));
        member.docs.title = title.filter(|_| discriminator.is_none());
        member
    });
    let members = members.collect();
    Type::Union(Union { name: None, discriminator, members })
}

/// The property that has another literal in each alternative.
fn discriminator(alternatives: &[(Option<String>, Object)]) -> Option<String> {
    let (_, first) = alternatives.first()?;
    let tells_apart = |name: &str| {
        let mut seen = Set::new();
        alternatives.iter().all(|(_, object)| {
            let field = object.fields.iter().find(|field| field.name == name);
            let value = field.and_then(|field| literal(&field.ty));
            value.is_some_and(|value| seen.insert(value))
        })
    };
    let found = first.fields.iter().find(|field| tells_apart(&field.name))?;
    Some(found.name.clone())
}

fn literal(ty: &Type) -> Option<String> {
    match ty {
        Type::Literal(Value::String(text)) => Some(text.clone()),
        _ => None,
    }
}

fn tag_of(object: &Object, discriminator: &Option<String>) -> Option<String> {
    let name = discriminator.as_ref()?;
    literal(&object.fields.iter().find(|field| field.name == *name)?.ty)
}

fn place_of(merged: &Merged) -> Place {
    match &merged.ty {
        Type::Reference(reference) => reference.place,
        _ => merged.place,
    }
}

fn name_of(merged: &Merged) -> String {
    match &merged.ty {
        Type::Reference(reference) => {
            reference.definition.clone().unwrap_or_else(|| reference.name.clone())
        }
        Type::Parameter(name) => name.clone(),
        _ => merged.written_out.clone().unwrap_or_else(|| "Rest".to_owned()),
    }
}

/// Whether it is a map whose keys are integers or `bool`s.
fn has_keys_of_another_kind(object: &Object) -> bool {
    let is_of_booleans = matches!(object.additional, Additional::Refused)
        && object.fields.iter().map(|field| field.name.as_str()).eq(["true", "false"])
        && object.fields.iter().all(|field| field.presence == Presence::Optional);
    is_of_booleans || object.key.as_deref().is_some_and(|key| matches!(key, Type::Number(_)))
}

/// Whether a number is a 128-bit integer, which has bounds that no other type has.
fn is_wide(number: &Number) -> bool {
    let is_beyond = |bound: &Option<Value>| match bound {
        Some(Value::Integer(bound)) => *bound > u64::MAX.into(),
        Some(Value::Number(bound)) => *bound > u64::MAX as f64,
        _ => false,
    };
    number.integer && is_beyond(&number.maximum)
}

/// Refuses what definitions refer to that serde reads into a buffer first, if it cannot come back.
pub(super) fn refuse_unbuffered(project: &Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for definition in project.definitions.values().filter(|it| it.rust.is_buffered) {
        for reference in references(definition) {
            let target = reference.definition.as_ref().and_then(|it| find(project, it));
            if target.is_some_and(|target| has_unbuffered(project, target)) {
                let name = reference.definition.as_ref().unwrap_or(&reference.name);
                diagnostics.push(unbuffered(name, reference.place));
            }
        }
    }
    diagnostics
}

fn unbuffered(name: &str, place: Place) -> Diagnostic {
    let message = format!(
        "`{name}` has a map with integers or `bool` as keys or a 128-bit integer, which serde cannot read here"
    );
    let help = "use `String` or a smaller integer, or give the type a key of its own";
    Diagnostic::new(Code::UnsupportedRust, place, message).help(help)
}

/// Whether there is a map with integers or `bool`s as keys or a 128-bit integer anywhere in a definition. serde
/// reads what it mixes from a buffer, in which keys are only text, and numbers have 64 bits.
pub(super) fn has_unbuffered(project: &Project, definition: &Definition) -> bool {
    let mut seen = Set::from_iter([definition.name()]);
    let mut definitions = vec![definition];
    let mut types = Vec::new();
    while let Some(definition) = definitions.pop() {
        types.push(definition.sent());
        while let Some(ty) = types.pop() {
            match ty {
                Type::Object(object) if has_keys_of_another_kind(object) => return true,
                Type::Number(number) if is_wide(number) => return true,
                Type::Reference(reference) => {
                    let target = reference.definition.as_ref().and_then(|it| find(project, it));
                    definitions.extend(target.filter(|target| seen.insert(target.name())));
                }
                _ => {}
            }
            types.extend(parts(ty).into_iter().map(|part| part.ty));
        }
    }
    false
}
