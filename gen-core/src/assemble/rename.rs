//! Names for definitions that cannot have the same one.

use crate::diagnostic::Place;
use crate::model::Definition;
use crate::name::pascal_case;
use crate::ordered::Set;
use crate::read::yaml::File;

/// All that has a name.
#[derive(Clone, Copy)]
pub(super) struct Rename<'a> {
    pub(super) files: &'a [File],
    pub(super) rust: &'a [Definition],
}

impl Rename<'_> {
    /// What to write where two definitions have one name: a Rust type may have another one here
    /// than in Rust.
    pub(super) fn help(self, first: Place, second: Place) -> String {
        let of_first = self.rust.iter().find(|it| it.place == first);
        let of_second = self.rust.iter().find(|it| it.place == second);
        let attribute = |name: String| format!("`#[component(name = \"{name}\")]`");
        let name = |one: Option<&Definition>, other: Option<&Definition>| {
            one.and_then(|one| self.name(one, other)).map(attribute)
        };
        match (name(of_second, of_first), name(of_first, of_second)) {
            (Some(here), Some(there)) => {
                format!("write {here} above this one, or {there} above the first one")
            }
            (Some(here), None) => format!("write {here} above this one"),
            (None, Some(there)) => format!("write {there} above the first one"),
            (None, None) => "rename one of the two".to_owned(),
        }
    }

    /// A name that nothing has: that of a Rust type after the modules that the other is not in, the
    /// nearest first.
    fn name(self, one: &Definition, other: Option<&Definition>) -> Option<String> {
        let own = &one.rust.modules;
        let others = other.map_or(&[][..], |other| &other.rust.modules);
        let outer = own.iter().zip(others).take_while(|(a, b)| a == b).count();
        let inner = own.iter().rev().zip(others.iter().rev()).take_while(|(a, b)| a == b).count();
        let apart = own.get(outer..own.len() - inner).unwrap_or_default();
        let taken = self.taken();
        let mut name = one.name().to_owned();
        for module in apart.iter().rev().filter(|module| *module != "crate") {
            name.insert_str(0, &pascal_case(module));
            if !taken.contains(&name.to_lowercase()) {
                return Some(name);
            }
        }
        None
    }

    /// All names, in lower case.
    fn taken(self) -> Set<String> {
        let components = self.files.iter().flat_map(|file| &file.components);
        let types = self.files.iter().flat_map(|file| &file.types);
        let in_yaml = components.map(|it| &it.name).chain(types.map(|it| &it.name));
        let in_rust = self.rust.iter().map(|it| it.name().to_lowercase());
        in_yaml.map(|name| name.value.to_lowercase()).chain(in_rust).collect()
    }
}
