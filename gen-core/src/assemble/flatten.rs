//! Inheritance: what a component gets from folders, `extends` and `uses`, with its own on top.
//!
//! Root folder, then nearer folders, then `extends`, then `uses`, then the component itself; the
//! nearest wins.

use super::merge;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::ordered::Map;
use crate::read::yaml::{
    File, Folder, Form, Other, RawComponent, RawGroup, RawProp, RawSlot, RawType, Spanned,
};
use std::borrow::Cow;

/// A component with all that it inherits.
pub(super) struct Flat<'f> {
    pub(super) component: &'f RawComponent,
    pub(super) props: Vec<Cow<'f, RawProp>>,
    pub(super) events: Vec<(&'f Spanned<String>, &'f Form)>,
    pub(super) slots: Vec<(&'f Spanned<String>, &'f RawSlot)>,
    pub(super) types: Vec<&'f RawType>,
    pub(super) generics: Vec<&'f Spanned<String>>,
    pub(super) other: Option<&'f Other>,
    pub(super) groups: Vec<&'f RawGroup>,
    pub(super) tags: Vec<String>,
    pub(super) since: Option<String>,
    pub(super) deprecated: Option<String>,
    /// Something that it extends is not known, so what is missing may have come from there.
    incomplete: bool,
}

/// Flattens every component whose bases can be put in order, in source order.
pub(super) fn flatten<'f>(files: &'f [File], diagnostics: &mut Vec<Diagnostic>) -> Vec<Flat<'f>> {
    let folders =
        folders(files.iter().filter_map(|file| Some((file.path.as_str(), file.folder.as_ref()?))));
    let components: Vec<Source<'f>> = files
        .iter()
        .flat_map(|file| file.components.iter().map(move |component| (file, component)))
        .map(|(file, component)| Source::new(component, above(&folders, &file.path)))
        .collect();
    let mut index = Map::new();
    for (position, source) in components.iter().enumerate() {
        index.entry(source.component.name.value.as_str()).or_insert(position);
    }
    let mut flats: Vec<Option<Flat>> = components.iter().map(|_| None).collect();
    for position in bases_first(&components, &index, diagnostics) {
        let bases = components[position].extends.iter().map(|base| {
            let flat = index.get(base.value.as_str()).and_then(|base| flats[*base].as_ref());
            (base, flat)
        });
        let flat = components[position].flatten(bases.collect(), &index, diagnostics);
        flats[position] = Some(flat);
    }
    flats.into_iter().flatten().collect()
}

/// The `_folder.yaml` files, given with their paths, by the folder they are in.
pub(super) fn folders<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f Folder)>,
) -> Map<&'f str, &'f Folder> {
    files
        .into_iter()
        .map(|(path, folder)| (path.rsplit_once('/').map_or("", |(parent, _)| parent), folder))
        .collect()
}

/// The folders that a file is in, the root first.
pub(super) fn above<'f>(folders: &Map<&str, &'f Folder>, path: &str) -> Vec<&'f Folder> {
    let ends = path.match_indices('/').map(|(end, _)| end);
    [0].into_iter()
        .chain(ends.filter(|end| *end > 0))
        .filter_map(|end| folders.get(&path[..end]).copied())
        .collect()
}

/// A component and where it inherits from.
struct Source<'f> {
    component: &'f RawComponent,
    folders: Vec<&'f Folder>,
    extends: &'f [Spanned<String>],
    uses: &'f [Spanned<String>],
}

impl<'f> Source<'f> {
    fn new(component: &'f RawComponent, folders: Vec<&'f Folder>) -> Self {
        let nearest_first = || {
            [&component.common]
                .into_iter()
                .chain(folders.iter().rev().map(|folder| &folder.defaults))
        };
        let extends =
            nearest_first().find_map(|common| common.extends.as_deref()).unwrap_or_default();
        let uses = nearest_first().find_map(|common| common.uses.as_deref()).unwrap_or_default();
        Source { component, folders, extends, uses }
    }

    fn flatten(
        &self,
        bases: Vec<(&Spanned<String>, Option<&Flat<'f>>)>,
        index: &Map<&str, usize>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Flat<'f> {
        let mut flat = Flat {
            component: self.component,
            props: Vec::new(),
            events: Vec::new(),
            slots: Vec::new(),
            types: Vec::new(),
            generics: Vec::new(),
            other: None,
            groups: Vec::new(),
            tags: Vec::new(),
            since: None,
            deprecated: None,
            incomplete: false,
        };
        for folder in &self.folders {
            flat.merge_props(&folder.defaults.props, diagnostics);
            flat.merge_common(&folder.defaults);
        }
        for (name, base) in bases {
            match base {
                Some(base) => flat.merge_base(base, diagnostics),
                None => {
                    flat.incomplete = true;
                    if !index.contains_key(name.value.as_str()) {
                        diagnostics.push(unknown_base(name, index));
                    }
                }
            }
        }
        for name in self.uses {
            match merge::vocabulary(&self.folders, &name.value, diagnostics) {
                Some(prop) => {
                    merge::props(&mut flat.props, vec![prop], flat.incomplete, diagnostics)
                }
                None => {
                    flat.incomplete = true;
                    diagnostics.push(merge::unknown_vocabulary(&self.folders, name));
                }
            }
        }
        flat.merge_own(self.component, diagnostics);
        flat
    }
}

fn unknown_base(name: &Spanned<String>, index: &Map<&str, usize>) -> Diagnostic {
    if let Some(diagnostic) = merge::type_arguments(name) {
        return diagnostic.help("write the name alone: its type parameters come along as they are");
    }
    let message = format!("there is no component `{}` to extend", name.value);
    let help = match name::nearest(&name.value, index.keys().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a component that is defined in YAML".to_owned(),
    };
    Diagnostic::new(Code::UnknownBase, name.place, message).help(help)
}

impl<'f> Flat<'f> {
    fn merge_common(&mut self, common: &crate::read::yaml::Common) {
        if let Some(tags) = &common.tags {
            self.tags.clone_from(tags);
        }
        self.since = common.since.clone().or(self.since.take());
        if let Some(deprecated) = &common.deprecated {
            self.deprecated.clone_from(deprecated);
        }
    }

    fn merge_base(&mut self, base: &Flat<'f>, diagnostics: &mut Vec<Diagnostic>) {
        self.incomplete |= base.incomplete;
        merge::props(&mut self.props, base.props.clone(), self.incomplete, diagnostics);
        base.events.iter().for_each(|(name, event)| put(&mut self.events, name, event));
        base.slots.iter().for_each(|(name, slot)| put(&mut self.slots, name, slot));
        self.merge_types(base.types.iter().copied());
        self.merge_generics(base.generics.iter().copied());
        self.other = base.other.or(self.other);
        // Two bases may share a base, and with it its groups.
        let is_inherited =
            |group: &RawGroup| self.groups.iter().any(|inherited| inherited.place == group.place);
        let groups = base.groups.iter().copied().filter(|group| !is_inherited(group));
        let groups: Vec<&RawGroup> = groups.collect();
        self.groups.extend(groups);
    }

    fn merge_own(&mut self, component: &'f RawComponent, diagnostics: &mut Vec<Diagnostic>) {
        self.merge_props(&component.common.props, diagnostics);
        for (name, event) in &component.events {
            put_or_drop(
                &mut self.events,
                name,
                event.as_ref(),
                self.incomplete,
                "event",
                diagnostics,
            );
        }
        for (name, slot) in &component.slots {
            put_or_drop(&mut self.slots, name, slot.as_ref(), self.incomplete, "slot", diagnostics);
        }
        self.merge_types(&component.types);
        self.merge_generics(&component.generics);
        self.merge_common(&component.common);
        self.other = component.other.as_ref().or(self.other);
        self.groups.extend(&component.groups);
    }

    fn merge_types(&mut self, types: impl IntoIterator<Item = &'f RawType>) {
        for ty in types {
            match self.types.iter_mut().find(|inherited| inherited.name.value == ty.name.value) {
                Some(inherited) => *inherited = ty,
                None => self.types.push(ty),
            }
        }
    }

    fn merge_generics(&mut self, generics: impl IntoIterator<Item = &'f Spanned<String>>) {
        for parameter in generics {
            if self.generics.iter().all(|inherited| inherited.value != parameter.value) {
                self.generics.push(parameter);
            }
        }
    }

    fn merge_props(
        &mut self,
        props: impl IntoIterator<Item = &'f RawProp>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let props = props.into_iter().map(Cow::Borrowed).collect();
        merge::props(&mut self.props, props, self.incomplete, diagnostics);
    }
}

fn put<'f, T>(
    list: &mut Vec<(&'f Spanned<String>, &'f T)>,
    name: &'f Spanned<String>,
    value: &'f T,
) {
    match list.iter_mut().find(|(inherited, _)| inherited.value == name.value) {
        Some(inherited) => *inherited = (name, value),
        None => list.push((name, value)),
    }
}

fn put_or_drop<'f, T>(
    list: &mut Vec<(&'f Spanned<String>, &'f T)>,
    name: &'f Spanned<String>,
    value: Option<&'f T>,
    incomplete: bool,
    what: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let before = list.len();
    match value {
        Some(value) => put(list, name, value),
        None => {
            list.retain(|(inherited, _)| inherited.value != name.value);
            if list.len() == before && !incomplete {
                let diagnostic = merge::nothing_to_drop(name, what);
                diagnostics.push(diagnostic.help(format!(
                    "without a payload or more to say, write `{}: -- What it is for.`",
                    name.value
                )));
            }
        }
    }
}

/// An order in which every component comes after those it extends. Components in a cycle, and
/// what depends on them, are left out; each cycle is reported once.
fn bases_first(
    components: &[Source],
    index: &Map<&str, usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let bases = |position: usize| {
        components[position]
            .extends
            .iter()
            .filter_map(|base| index.get(base.value.as_str()).copied())
    };
    let mut waiting: Vec<usize> =
        (0..components.len()).map(|position| bases(position).count()).collect();
    let mut dependants: Vec<Vec<usize>> = vec![Vec::new(); components.len()];
    for position in 0..components.len() {
        bases(position).for_each(|base| dependants[base].push(position));
    }
    let mut order: Vec<usize> =
        (0..components.len()).filter(|position| waiting[*position] == 0).collect();
    let mut next = 0;
    while next < order.len() {
        for dependant in &dependants[order[next]] {
            waiting[*dependant] -= 1;
            if waiting[*dependant] == 0 {
                order.push(*dependant);
            }
        }
        next += 1;
    }
    let mut reported = vec![false; components.len()];
    for start in (0..components.len()).filter(|position| waiting[*position] > 0) {
        let mut path = vec![start];
        // Every component that waits has a base that waits.
        while let Some(base) = bases(path[path.len() - 1]).find(|base| waiting[*base] > 0) {
            if let Some(first) = path.iter().position(|earlier| *earlier == base) {
                report_cycle(components, &path[first..], &mut reported, diagnostics);
                break;
            }
            if reported[base] {
                break;
            }
            path.push(base);
        }
        path.iter().for_each(|position| reported[*position] = true);
    }
    order
}

fn report_cycle(
    components: &[Source],
    cycle: &[usize],
    reported: &mut [bool],
    diagnostics: &mut Vec<Diagnostic>,
) {
    if cycle.iter().any(|position| reported[*position]) {
        return;
    }
    let names: Vec<&str> = cycle
        .iter()
        .chain(&cycle[..1])
        .map(|at| components[*at].component.name.value.as_str())
        .collect();
    let source = &components[cycle[0]];
    let next = names[1];
    let place = source
        .extends
        .iter()
        .find(|base| base.value == next)
        .map_or(source.component.name.place, |base| base.place);
    let (message, help) = if cycle.len() == 1 {
        (
            format!("`{next}` extends itself"),
            format!("if a folder's defaults say so, give `{next}` its own `extends: []`"),
        )
    } else {
        (
            format!("components extend each other: {}", names.join(" extends ")),
            "remove one of them from `extends`".to_owned(),
        )
    };
    diagnostics.push(Diagnostic::new(Code::CyclicExtends, place, message).help(help));
}
