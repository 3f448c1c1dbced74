//! What the names of a module mean: items, imports, globs, crates, and what Rust always knows.
//!
//! See <https://doc.rust-lang.org/reference/names.html>. What macros bring in is not seen; the proof
//! in the derive finds out where that matters.

use super::CRATE;
use super::items::{Import, Visibility};
use super::tree::{ModuleId, Tree};
use crate::ordered::Map;
use crate::read::rust::{Derive, known};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Module(ModuleId),
    /// A struct, enum or union: its module, and its position among the types there.
    Type(ModuleId, usize),
    /// An alias: its module, and its position among the aliases there.
    Alias(ModuleId, usize),
    /// Something of a crate that is not read: `["std", "string", "String"]`.
    Foreign(Vec<String>),
    /// Something else.
    Other,
}

/// How many names may lead to each other.
const LONGEST_CHAIN: usize = 32;

/// How many modules may import everything of each other.
const DEEPEST_GLOB: usize = 4;

/// The search for one path.
#[derive(Default)]
struct Lookup {
    /// What was found for names in modules, seen from modules; nothing for those that are being
    /// looked for.
    known: Map<(ModuleId, String, ModuleId), Option<Target>>,
    depth: usize,
}

/// Resolves paths of a tree.
pub(super) struct Resolver<'t, 'a> {
    pub(super) tree: &'t mut Tree<'a>,
}

impl Resolver<'_, '_> {
    /// What a path means in a module. `None` if nothing of that name is seen.
    pub(super) fn path(
        &mut self,
        module: ModuleId,
        path: &[String],
        is_global: bool,
    ) -> Option<Target> {
        let mut lookup = Lookup::default();
        self.look_up(module, path, is_global, &mut lookup).or_else(|| match path {
            [name] if !is_global => self.foreign_glob(module, name, 0),
            _ => None,
        })
    }

    /// What leads to other names: a single name may be a crate.
    fn leading(&mut self, module: ModuleId, path: &[String], is_global: bool) -> Option<Target> {
        let mut lookup = Lookup::default();
        let target = self.look_up(module, path, is_global, &mut lookup);
        target.or_else(|| match path {
            [name] => Some(self.krate(name)),
            _ => None,
        })
    }

    /// The literal that a constant stands for.
    pub(super) fn constant(
        &mut self,
        module: ModuleId,
        path: &[String],
    ) -> Option<proc_macro2::Literal> {
        let (name, above) = path.split_last()?;
        let mut module = module;
        if !above.is_empty() {
            match self.path(module, above, false)? {
                Target::Module(found) => module = found,
                _ => return None,
            }
        }
        self.constant_in(module, name, 0)
    }

    fn constant_in(
        &mut self,
        module: ModuleId,
        name: &str,
        depth: usize,
    ) -> Option<proc_macro2::Literal> {
        let items = self.tree.items(module);
        if let Some(found) = items.constants.iter().find(|constant| constant.name == name) {
            return Some(found.value.clone());
        }
        if depth > DEEPEST_GLOB {
            return None;
        }
        for import in &items.imports {
            let (inner, above) = match (&import.name, &import.path[..]) {
                (None, path) => (name, path),
                (Some(here), [above @ .., inner]) if here == name => (inner.as_str(), above),
                _ => continue,
            };
            if let Some(Target::Module(found)) = self.leading(module, above, import.is_global)
                && found != module
                && let Some(value) = self.constant_in(found, inner, depth + 1)
            {
                return Some(value);
            }
        }
        None
    }

    fn look_up(
        &mut self,
        module: ModuleId,
        path: &[String],
        is_global: bool,
        lookup: &mut Lookup,
    ) -> Option<Target> {
        let (first, mut rest) = path.split_first()?;
        let mut target = match first.as_str() {
            _ if is_global => self.krate(first),
            "crate" => Target::Module(self.tree.module(module).root),
            "self" => Target::Module(module),
            "super" => {
                let mut above = self.tree.module(module).parent?;
                while let Some((next, further)) = rest.split_first()
                    && next == "super"
                {
                    above = self.tree.module(above).parent?;
                    rest = further;
                }
                Target::Module(above)
            }
            name => match self.name(module, name, module, lookup) {
                Some(target) => target,
                None if path.len() > 1 || is_crate(name) => self.krate(name),
                None => return None,
            },
        };
        for segment in rest {
            target = match target {
                Target::Module(inner) => self.name(inner, segment, module, lookup)?,
                Target::Foreign(mut path) => {
                    path.push(segment.clone());
                    Target::Foreign(path)
                }
                // A variant or an associated type.
                _ => Target::Other,
            };
        }
        Some(target)
    }

    fn krate(&self, name: &str) -> Target {
        match self.tree.crate_named(name) {
            Some(root) => Target::Module(root),
            None => Target::Foreign(vec![name.to_owned()]),
        }
    }

    /// What a name means in a module, seen from another: items first, then imports, then globs.
    fn name(
        &mut self,
        module: ModuleId,
        name: &str,
        from: ModuleId,
        lookup: &mut Lookup,
    ) -> Option<Target> {
        let key = (module, name.to_owned(), from);
        if let Some(known) = lookup.known.get(&key) {
            return known.clone();
        }
        if lookup.depth > LONGEST_CHAIN {
            return None;
        }
        // Whoever asks again on the way gets nothing new.
        lookup.known.insert(key.clone(), None);
        lookup.depth += 1;
        let found = self.name_inside(module, name, from, lookup);
        lookup.depth -= 1;
        lookup.known.insert(key, found.clone());
        found
    }

    fn name_inside(
        &mut self,
        module: ModuleId,
        name: &str,
        from: ModuleId,
        lookup: &mut Lookup,
    ) -> Option<Target> {
        let items = self.tree.items(module);
        let can_see = |this: &Self, visibility: &Visibility| this.can_see(module, visibility, from);
        let ty = items.types.iter().position(|ty| ty.name == name);
        if let Some(position) = ty.filter(|it| can_see(self, &items.types[*it].visibility)) {
            return Some(Target::Type(module, position));
        }
        let alias = items.aliases.iter().position(|alias| alias.name == name);
        if let Some(position) = alias.filter(|it| can_see(self, &items.aliases[*it].visibility)) {
            return Some(Target::Alias(module, position));
        }
        if let Some(child) = self.tree.child(module, name)
            && can_see(self, &self.tree.module(child).visibility)
        {
            return Some(Target::Module(child));
        }
        if items.others.contains(name) {
            return Some(Target::Other);
        }
        let (named, globs): (Vec<_>, Vec<_>) = items
            .imports
            .iter()
            .filter(|import| can_see(self, &import.visibility))
            .partition(|import| import.name.is_some());
        // An import may bring in a function or a macro of the same name: then it leads nowhere.
        for import in named.into_iter().filter(|import| import.name.as_deref() == Some(name)) {
            let found = self.look_up(module, &import.path, import.is_global, lookup);
            let is_crate = || match &import.path[..] {
                [name] => Some(self.krate(name)),
                _ => None,
            };
            if let Some(target) = found.or_else(is_crate) {
                return Some(target);
            }
        }
        for import in globs {
            if let Some(Target::Module(inner)) =
                self.look_up(module, &import.path, import.is_global, lookup)
                && let Some(target) = self.name(inner, name, module, lookup)
            {
                return Some(target);
            }
        }
        None
    }

    /// A type that is known to be in a crate of which a module imports everything, or a module does
    /// that it imports everything of.
    fn foreign_glob(&mut self, module: ModuleId, name: &str, depth: usize) -> Option<Target> {
        let items = self.tree.items(module);
        let globs = items.imports.iter().filter(|import| {
            import.name.is_none() && (depth == 0 || import.visibility != Visibility::Private)
        });
        for import in globs {
            let found = match self.leading(module, &import.path, import.is_global) {
                Some(Target::Foreign(mut path)) => {
                    path.push(name.to_owned());
                    known::is_known(&path).then_some(Target::Foreign(path))
                }
                Some(Target::Module(inner)) if inner != module && depth < DEEPEST_GLOB => {
                    self.foreign_glob(inner, name, depth + 1)
                }
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The derive of gen-macro that a path in `#[derive(…)]` names. Derives have names of their own,
    /// so a type of the same name does not matter.
    pub(super) fn derive(&mut self, module: ModuleId, path: &[String]) -> Option<Derive> {
        self.derive_beyond(module, path, 0)
    }

    fn derive_beyond(&mut self, module: ModuleId, path: &[String], depth: usize) -> Option<Derive> {
        let (name, above) = path.split_last()?;
        if depth > LONGEST_CHAIN {
            return None;
        }
        if let [krate] = above
            && krate == CRATE
        {
            return Derive::named(name);
        }
        if !above.is_empty() {
            return match self.leading(module, above, false)? {
                Target::Module(inner) if inner != module || above.len() > 1 => {
                    self.derive_beyond(inner, std::slice::from_ref(name), depth + 1)
                }
                Target::Foreign(path) if path == [CRATE] => Derive::named(name),
                _ => None,
            };
        }
        let items = self.tree.items(module);
        let named = |import: &&Import| import.name.as_ref() == Some(name);
        if items.imports.iter().any(|import| named(&import)) {
            return items
                .imports
                .iter()
                .filter(named)
                .find_map(|import| self.derive_beyond(module, &import.path, depth + 1));
        }
        items.imports.iter().filter(|import| import.name.is_none()).find_map(|import| {
            let path = [&import.path[..], std::slice::from_ref(name)].concat();
            self.derive_beyond(module, &path, depth + 1)
        })
    }

    /// Whether an item of a module can be named from another module.
    fn can_see(&self, module: ModuleId, visibility: &Visibility, from: ModuleId) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::Crate => self.tree.module(module).root == self.tree.module(from).root,
            Visibility::Private => self.is_inside(from, module),
            Visibility::Parent => {
                let parent = self.tree.module(module).parent.unwrap_or(module);
                self.is_inside(from, parent)
            }
        }
    }

    /// The path of an item of a module, as it is written in another module.
    pub(super) fn path_of(&self, module: ModuleId, name: &str, from: ModuleId) -> Vec<String> {
        let root = self.tree.module(module).root;
        let is_near = root == self.tree.module(from).root;
        let first = if is_near { "crate" } else { self.tree.name_of_crate(root) };
        let mut path = vec![first.to_owned()];
        path.extend(self.tree.path(module).into_iter().map(str::to_owned));
        path.push(name.to_owned());
        path
    }

    /// Whether a path that was spelled out can be written in a module.
    pub(super) fn is_reachable(
        &mut self,
        from: ModuleId,
        path: &[String],
        is_global: bool,
    ) -> bool {
        let [krate, modules @ .., name] = path else { return true };
        let own = self.tree.module(from).root;
        let mut module = match (is_global, krate.as_str()) {
            (false, "crate") => own,
            (true, "std") => return !self.tree.module(own).is_without_std,
            (true, krate) => match self.tree.crate_named(krate) {
                Some(root) => root,
                None => return true,
            },
            _ => return true,
        };
        for segment in modules {
            let Some(child) = self.tree.child(module, segment) else { return false };
            if !self.can_see(module, &self.tree.module(child).visibility, from) {
                return false;
            }
            module = child;
        }
        let items = self.tree.items(module);
        let ty = items.types.iter().find(|ty| ty.name == *name);
        ty.is_some_and(|ty| self.can_see(module, &ty.visibility, from))
    }

    fn is_inside(&self, module: ModuleId, around: ModuleId) -> bool {
        let mut next = Some(module);
        while let Some(module) = next {
            if module == around {
                return true;
            }
            next = self.tree.module(module).parent;
        }
        false
    }
}

/// A crate whose types are known can be named without any declaration.
fn is_crate(name: &str) -> bool {
    matches!(name, "std" | "core" | "alloc")
}
