//! Types that go round in circles.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{GroupKind, Main, Object, Presence, Project, Reference, Type, TypeScript};
use crate::ordered::Map;

/// A named type or the props of a component, with what it is.
struct Named<'p> {
    name: &'p str,
    place: Place,
    ty: &'p Type,
}

/// Every named type, and where to find one by definition and exported name.
struct Graph<'p> {
    named: Vec<Named<'p>>,
    index: Map<(&'p str, &'p str), usize>,
    homes: Vec<&'p str>,
}

impl<'p> Graph<'p> {
    /// That of what is sent, and that of what is accepted where something differs.
    fn of(project: &'p Project) -> Vec<Graph<'p>> {
        let mut all = project.definitions.values();
        let differs = all.any(|it| it.has_input() || it.locals.iter().any(|it| it.input.is_some()));
        let directions = if differs { &[false, true][..] } else { &[false] };
        directions.iter().map(|is_accepted| Graph::new(project, *is_accepted)).collect()
    }

    fn new(project: &'p Project, is_accepted: bool) -> Graph<'p> {
        let mut graph = Graph { named: Vec::new(), index: Map::new(), homes: Vec::new() };
        for definition in project.definitions.values().chain(&project.bases) {
            let home = definition.name();
            let ty = if is_accepted { definition.accepted() } else { definition.sent() };
            let place = match &definition.main {
                Main::Component(_) => definition.place,
                Main::Type(main) => main.place,
            };
            graph.add(home, home, Named { name: home, place, ty });
            for local in &definition.locals {
                let input = local.input.as_ref().filter(|_| is_accepted);
                let ty = input.unwrap_or(&local.ty);
                graph.add(home, &local.name, Named { name: &local.name, place: local.place, ty });
            }
        }
        graph
    }

    fn add(&mut self, home: &'p str, key: &'p str, named: Named<'p>) {
        self.index.insert((home, key), self.named.len());
        self.named.push(named);
        self.homes.push(home);
    }

    /// What a reference in the definition `home` leads to.
    fn target(&self, home: &str, reference: &Reference) -> Option<usize> {
        let key = match &reference.definition {
            Some(definition) => (definition.as_str(), definition.as_str()),
            None => (home, reference.name.as_str()),
        };
        self.index.get(&key).copied()
    }
}

/// No type goes round in a circle, neither as it is sent nor as it is accepted.
pub(super) fn circles(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for graph in Graph::of(project) {
        graph.aliases(diagnostics);
        graph.endless(diagnostics);
    }
}

impl Graph<'_> {
    /// No type is only another name for itself, which TypeScript refuses: not `A: B`, `B: A`.
    fn aliases(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut needs = vec![Vec::new(); self.named.len()];
        for (position, named) in self.named.iter().enumerate() {
            self.alias_targets(named.ty, self.homes[position], &mut needs[position]);
        }
        for position in unresolved(&needs) {
            let Named { name, place, .. } = self.named[position];
            let message = format!("the type `{name}` refers to itself before it says what it is");
            diagnostics.push(
                Diagnostic::new(Code::CyclicType, place, message)
                    .help("a type may refer to itself in a property, in a list or in a record"),
            );
        }
    }

    /// The types that a type in the definition `home` is another name for. What is handed to an
    /// alias with type parameters counts, since TypeScript resolves it at once; what is handed to
    /// an interface does not.
    fn alias_targets(&self, ty: &Type, home: &str, found: &mut Vec<usize>) {
        match ty {
            Type::Reference(reference) => {
                let Some(target) = self.target(home, reference) else { return };
                found.push(target);
                if !matches!(self.named[target].ty, Type::Object(_)) {
                    let arguments = reference.arguments.iter();
                    arguments.for_each(|argument| self.alias_targets(argument, home, found));
                }
            }
            Type::Union(union) => {
                union.members.iter().for_each(|member| self.alias_targets(&member.ty, home, found));
            }
            Type::TypeScript(TypeScript::Intersection(members)) => {
                members.iter().for_each(|member| self.alias_targets(member, home, found));
            }
            _ => {}
        }
    }

    /// Every type has a value that ends: not `Row: { properties: { next: Row } }`.
    fn endless(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut uses: Vec<Vec<usize>> = vec![Vec::new(); self.named.len()];
        for (position, named) in self.named.iter().enumerate() {
            let mut note = |reference: &Reference| {
                if let Some(target) = self.target(self.homes[position], reference) {
                    uses[target].push(position);
                }
            };
            needed_references(named.ty, &mut note);
        }
        let mut ends = vec![false; self.named.len()];
        let mut work: Vec<usize> = (0..self.named.len()).rev().collect();
        while let Some(position) = work.pop() {
            if ends[position] {
                continue;
            }
            let reaches = |reference: &Reference| {
                self.target(self.homes[position], reference).is_none_or(|target| ends[target])
            };
            if has_end(self.named[position].ty, &reaches) {
                ends[position] = true;
                work.extend(&uses[position]);
            }
        }
        for (Named { name, place, .. }, _) in
            self.named.iter().zip(&ends).filter(|(_, ends)| !**ends)
        {
            let message = format!("`{name}` needs another `{name}` inside, without end");
            diagnostics.push(Diagnostic::new(Code::CyclicType, *place, message).help(
                "make a property on the way optional with `?`, nullable with `| null`, or a list",
            ));
        }
    }
}

/// The references that may decide whether a type has an end.
fn needed_references(ty: &Type, found: &mut dyn FnMut(&Reference)) {
    match ty {
        Type::Reference(reference) => found(reference),
        Type::Union(union) => {
            union.members.iter().for_each(|member| needed_references(&member.ty, found))
        }
        Type::Tuple(items) => items.iter().for_each(|item| needed_references(&item.ty, found)),
        Type::Array(array) => needed_references(&array.items.ty, found),
        Type::Object(object) => needed_in_object(object, found),
        _ => {}
    }
}

fn needed_in_object(object: &Object, found: &mut dyn FnMut(&Reference)) {
    object.fields.iter().for_each(|field| needed_references(&field.ty, found));
}

fn has_end(ty: &Type, reaches: &dyn Fn(&Reference) -> bool) -> bool {
    match ty {
        Type::Reference(reference) => reaches(reference),
        Type::Union(union) => {
            union.members.is_empty()
                || union.members.iter().any(|member| has_end(&member.ty, reaches))
        }
        Type::Tuple(items) => items.iter().all(|item| has_end(&item.ty, reaches)),
        Type::Array(array) => {
            array.min_items.unwrap_or(0) == 0 || has_end(&array.items.ty, reaches)
        }
        Type::Object(object) => object_has_end(object, reaches),
        _ => true,
    }
}

fn object_has_end(object: &Object, reaches: &dyn Fn(&Reference) -> bool) -> bool {
    let fields_end = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required && !field.typescript_only)
        .all(|field| has_end(&field.ty, reaches));
    let needed = object.groups.iter().filter(|group| group.kind != GroupKind::AtMostOne);
    let groups_end = needed.into_iter().all(|group| {
        let in_group = object.fields.iter().filter(|field| group.properties.contains(&field.name));
        group.properties.is_empty() || in_group.into_iter().any(|field| has_end(&field.ty, reaches))
    });
    fields_end && groups_end
}

/// The nodes of a graph that lie on a cycle. `needs` lists what each node needs.
fn unresolved(needs: &[Vec<usize>]) -> Vec<usize> {
    let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by = vec![Vec::new(); needs.len()];
    for (position, needed) in needs.iter().enumerate() {
        needed.iter().for_each(|needed: &usize| needed_by[*needed].push(position));
    }
    let mut ready: Vec<usize> =
        (0..needs.len()).filter(|position| waiting[*position] == 0).collect();
    while let Some(position) = ready.pop() {
        for dependant in &needed_by[position] {
            waiting[*dependant] -= 1;
            if waiting[*dependant] == 0 {
                ready.push(*dependant);
            }
        }
    }
    // What only depends on a cycle is not to blame: it cannot be reached from itself.
    (0..needs.len())
        .filter(|position| waiting[*position] > 0 && reaches_itself(*position, needs))
        .collect()
}

fn reaches_itself(start: usize, needs: &[Vec<usize>]) -> bool {
    let mut seen = vec![false; needs.len()];
    let mut work = needs[start].clone();
    while let Some(position) = work.pop() {
        if position == start {
            return true;
        }
        if !std::mem::replace(&mut seen[position], true) {
            work.extend(&needs[position]);
        }
    }
    false
}
