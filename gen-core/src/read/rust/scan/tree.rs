//! The modules of crates: which file is which module, and what stands in it.
//!
//! A file is taken apart when somebody asks for its items. What most files are, leaves of the tree
//! that no definition needs, is never looked at.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use proc_macro2::{Span, TokenStream};

use super::condition::Conditions;
use super::items::{self, Findings, Items, Submodule, Visibility};
use super::{Crate, Source};
use crate::ordered::{Map, sort};

/// How deep modules may be nested, each in a file of its own.
const DEEPEST: usize = 128;

/// A module by its position in the [`Tree`].
pub(super) type ModuleId = usize;

/// All modules of some crates.
pub(super) struct Tree<'a> {
    sources: &'a [Source<'a>],
    /// The position of each source, by its path.
    paths: Map<&'a str, usize>,
    conditions: &'a Conditions,
    modules: Vec<Module>,
    /// The root of each crate, by its name.
    crates: Map<&'a str, ModuleId>,
    /// The first module that each source is.
    of_sources: Vec<Option<ModuleId>>,
    /// What is wrong with files, in the order in which they were taken apart.
    pub(super) problems: Vec<Problem>,
}

/// Something about a file that has to be said.
pub(super) struct Problem {
    pub(super) source: usize,
    pub(super) span: Span,
    pub(super) kind: ProblemKind,
}

/// What a [`Problem`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProblemKind {
    NotRust,
    UnreadCondition,
    TooDeep,
}

/// A module.
pub(super) struct Module {
    pub(super) name: String,
    pub(super) parent: Option<ModuleId>,
    pub(super) root: ModuleId,
    pub(super) visibility: Visibility,
    /// The position of the source that it is written in.
    pub(super) source: usize,
    /// Whether its crate does without the standard library; known of a root.
    pub(super) is_without_std: bool,
    /// How many modules are around it.
    depth: usize,
    /// The folder that the files of its modules are in, and the one that `#[path]` starts from.
    folder: String,
    path_folder: String,
    state: State,
}

enum State {
    /// A file that was not looked at.
    Unread,
    Read(Rc<Items>, Map<String, ModuleId>),
}

impl<'a> Tree<'a> {
    /// The modules of crates. Whatever no crate leads to is a crate of its own if there is none.
    pub(super) fn new(
        sources: &'a [Source<'a>],
        crates: &'a [Crate],
        conditions: &'a Conditions,
    ) -> Self {
        let paths = sources.iter().enumerate().map(|(position, source)| (source.path, position));
        let mut tree = Tree {
            sources,
            paths: paths.collect(),
            conditions,
            modules: Vec::new(),
            crates: Map::new(),
            of_sources: vec![None; sources.len()],
            problems: Vec::new(),
        };
        for krate in crates {
            let Some(source) = tree.paths.get(krate.root.as_str()).copied() else { continue };
            let root = tree.add_root(source);
            // A library goes before a program of the same name.
            tree.crates.entry(&krate.name).or_insert(root);
        }
        let mut next = 0;
        while next < tree.modules.len() {
            if declares_modules(sources[tree.modules[next].source].text) {
                tree.read(next);
            }
            next += 1;
        }
        tree
    }

    /// Makes a source the root of a crate without a name.
    pub(super) fn add_root(&mut self, source: usize) -> ModuleId {
        let id = self.modules.len();
        let folder = folder(self.sources[source].path);
        self.add(Module {
            name: String::new(),
            parent: None,
            root: id,
            visibility: Visibility::Public,
            source,
            is_without_std: false,
            depth: 0,
            folder: folder.to_owned(),
            path_folder: folder.to_owned(),
            state: State::Unread,
        })
    }

    fn add(&mut self, module: Module) -> ModuleId {
        let id = self.modules.len();
        self.of_sources[module.source].get_or_insert(id);
        self.modules.push(module);
        id
    }

    pub(super) fn conditions(&self) -> &'a Conditions {
        self.conditions
    }

    pub(super) fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id]
    }

    /// The modules that are written in a source, if it is part of a crate.
    pub(super) fn of_source(&self, source: usize) -> Option<ModuleId> {
        self.of_sources[source]
    }

    /// The root of a crate that is among these.
    pub(super) fn crate_named(&self, name: &str) -> Option<ModuleId> {
        self.crates.get(name).copied()
    }

    pub(super) fn name_of_crate(&self, root: ModuleId) -> &'a str {
        self.crates.iter().find(|(_, id)| **id == root).map_or("crate", |(name, _)| name)
    }

    /// The same module where its file is first: two crates of a package may share files.
    pub(super) fn first(&mut self, id: ModuleId) -> ModuleId {
        let mut inside = Vec::new();
        let mut file = id;
        while let Some(parent) = self.modules[file].parent
            && self.modules[parent].source == self.modules[id].source
        {
            inside.push(self.modules[file].name.clone());
            file = parent;
        }
        let mut first = self.of_sources[self.modules[id].source].unwrap_or(file);
        if first == file {
            return id;
        }
        while let Some(name) = inside.pop() {
            match self.child(first, &name) {
                Some(child) => first = child,
                None => return id,
            }
        }
        first
    }

    /// The items of a module.
    pub(super) fn items(&mut self, id: ModuleId) -> Rc<Items> {
        self.read(id);
        match &self.modules[id].state {
            State::Read(items, _) => Rc::clone(items),
            State::Unread => Rc::default(),
        }
    }

    /// A module in a module.
    pub(super) fn child(&mut self, id: ModuleId, name: &str) -> Option<ModuleId> {
        self.read(id);
        match &self.modules[id].state {
            State::Read(_, children) => children.get(name).copied(),
            State::Unread => None,
        }
    }

    /// The modules in a module that are written in the same source, in its order.
    pub(super) fn inline_children(&mut self, id: ModuleId) -> Vec<ModuleId> {
        self.read(id);
        match &self.modules[id].state {
            State::Read(_, children) => {
                let source = self.modules[id].source;
                let is_inline = |child: &ModuleId| self.modules[*child].source == source;
                let mut inline: Vec<ModuleId> = children.values().copied().collect();
                inline.retain(is_inline);
                sort(&mut inline);
                inline
            }
            State::Unread => Vec::new(),
        }
    }

    /// What a source says about names, as a number that changes with it; nothing if nobody asked for
    /// its items. What the types in it are that derive something does not matter.
    pub(super) fn environment(&self, source: usize) -> Option<u64> {
        let mut hasher = DefaultHasher::new();
        let mut open = vec![self.of_sources[source]?];
        while let Some(id) = open.pop() {
            let module = &self.modules[id];
            let State::Read(items, children) = &module.state else { return None };
            items.hash_names(&mut hasher);
            module.is_without_std.hash(&mut hasher);
            for (name, child) in children {
                (name, &self.modules[*child].visibility, self.modules[*child].source)
                    .hash(&mut hasher);
                if self.modules[*child].source == source {
                    open.push(*child);
                }
            }
        }
        Some(hasher.finish())
    }

    /// The path of a module from the root of its crate.
    pub(super) fn path(&self, id: ModuleId) -> Vec<&str> {
        let mut path = Vec::new();
        let mut next = id;
        while let Some(parent) = self.modules[next].parent {
            path.push(self.modules[next].name.as_str());
            next = parent;
        }
        path.reverse();
        path
    }

    /// The name of a module after those that it is in, from its crate on.
    pub(super) fn modules_of(&self, id: ModuleId) -> Vec<String> {
        let mut root = id;
        while let Some(parent) = self.modules[root].parent {
            root = parent;
        }
        let names = [self.name_of_crate(root)].into_iter().chain(self.path(id));
        names.map(str::to_owned).collect()
    }

    /// Takes the file of a module apart, if that was not done.
    fn read(&mut self, id: ModuleId) {
        if !matches!(self.modules[id].state, State::Unread) {
            return;
        }
        let source = self.modules[id].source;
        let mut findings = Findings::default();
        let items = match self.sources[source].text.parse::<TokenStream>() {
            Ok(tokens) => items::read(tokens, self.conditions, &mut findings).unwrap_or_default(),
            Err(error) => {
                self.problem(source, error.span(), ProblemKind::NotRust);
                Items::default()
            }
        };
        for span in findings.unread {
            self.problem(source, span, ProblemKind::UnreadCondition);
        }
        if let Some(span) = findings.too_deep {
            self.problem(source, span, ProblemKind::TooDeep);
        }
        self.modules[id].is_without_std = findings.is_without_std;
        self.fill(id, items);
    }

    /// A file that two modules are is said to be wrong once.
    fn problem(&mut self, source: usize, span: Span, kind: ProblemKind) {
        let is_known = |known: &Problem| known.source == source && known.kind == kind;
        if kind == ProblemKind::UnreadCondition || !self.problems.iter().any(is_known) {
            self.problems.push(Problem { source, span, kind });
        }
    }

    /// Gives a module its items, and the tree the modules among them.
    fn fill(&mut self, id: ModuleId, mut items: Items) {
        let mut children = Map::new();
        for submodule in std::mem::take(&mut items.modules) {
            let name = submodule.name.clone();
            if let Some(child) = self.add_child(id, submodule) {
                children.entry(name).or_insert(child);
            }
        }
        self.modules[id].state = State::Read(Rc::new(items), children);
    }

    fn add_child(&mut self, parent: ModuleId, submodule: Submodule) -> Option<ModuleId> {
        let Submodule { name, visibility, path, items } = submodule;
        let Module { root, source, depth, ref folder, ref path_folder, .. } = self.modules[parent];
        if depth >= DEEPEST {
            return None;
        }
        let mut module = Module {
            name,
            parent: Some(parent),
            root,
            visibility,
            source,
            is_without_std: false,
            depth: depth + 1,
            folder: String::new(),
            path_folder: String::new(),
            state: State::Unread,
        };
        if let Some(items) = items {
            // In a module without a file, `#[path]` starts where the files of its modules are.
            module.folder = join(folder, path.as_deref().unwrap_or(&module.name));
            module.path_folder.clone_from(&module.folder);
            let id = self.add(module);
            self.fill(id, items);
            return Some(id);
        }
        let (file, is_owner) = match path {
            Some(path) => (join(path_folder, &path), true),
            None => {
                let beside = join(folder, &format!("{}.rs", module.name));
                if self.paths.contains_key(beside.as_str()) {
                    (beside, false)
                } else {
                    (join(folder, &format!("{}/mod.rs", module.name)), true)
                }
            }
        };
        module.source = *self.paths.get(file.as_str())?;
        module.path_folder = self::folder(&file).to_owned();
        // `a/mod.rs` and `b.rs` own their folder, `a.rs` the folder `a`.
        module.folder = if is_owner {
            module.path_folder.clone()
        } else {
            join(&module.path_folder, &module.name)
        };
        let is_around = |mut above: ModuleId| loop {
            if self.modules[above].source == module.source && self.modules[above].is_file(self) {
                return true;
            }
            match self.modules[above].parent {
                Some(parent) => above = parent,
                None => return false,
            }
        };
        if is_around(parent) {
            return None;
        }
        Some(self.add(module))
    }
}

impl Module {
    /// Whether it is a whole file.
    fn is_file(&self, tree: &Tree) -> bool {
        self.parent.is_none_or(|parent| tree.modules[parent].source != self.source)
    }
}

/// Whether a file may say `mod name;`.
pub(super) fn declares_modules(text: &str) -> bool {
    text.match_indices("mod ").any(|(position, keyword)| {
        let rest = text[position + keyword.len()..].trim_start();
        let name = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '#');
        name.len() < rest.len() && name.trim_start().starts_with(';')
    })
}

/// The folder of a file.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path in a folder, without `.` and without `..` behind a name.
fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{declares_modules, join};

    #[test]
    fn paths_are_joined_without_detours() {
        assert_eq!(join("src", "a.rs"), "src/a.rs");
        assert_eq!(join("src/a", "../b.rs"), "src/b.rs");
        assert_eq!(join("", "a.rs"), "a.rs");
        assert_eq!(join("src", "../../shared/a.rs"), "../shared/a.rs");
        assert_eq!(join("../shared/src", "./x/mod.rs"), "../shared/src/x/mod.rs");
    }

    #[test]
    fn files_with_modules_are_told_from_leaves() {
        for text in ["mod a;", "pub mod  a ;", "mod a {} mod b;", "mod r#type;", "#[x] mod a\n;"] {
            assert!(declares_modules(text), "{text}");
        }
        for text in ["", "mod tests { }", "modular ;", "// a mod of some kind", "mod ;"] {
            assert!(!declares_modules(text), "{text}");
        }
    }
}
