//! The types of the standard library that are known, and where they are.

use syn::Path;

use super::foreign;

/// Types by name, each with the modules of the standard library through which it can be named; the
/// first is the one that is spelled out.
const STANDARD: [(&str, &[&str]); 13] = [
    ("Arc", &["sync"]),
    ("BTreeMap", &["collections", "collections::btree_map"]),
    ("BTreeSet", &["collections", "collections::btree_set"]),
    ("Box", &["boxed"]),
    ("Cow", &["borrow"]),
    ("HashMap", &["collections", "collections::hash_map"]),
    ("HashSet", &["collections", "collections::hash_set"]),
    ("Option", &["option"]),
    ("Rc", &["rc"]),
    ("Result", &["result"]),
    ("String", &["string"]),
    ("Vec", &["vec"]),
    ("VecDeque", &["collections", "collections::vec_deque"]),
];

/// The types that are built into the language.
const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16",
    "u32", "u64", "u8", "usize",
];

/// The full path of a type of the standard library by its name alone.
pub(super) fn standard(name: &str) -> Option<Vec<String>> {
    if PRIMITIVES.contains(&name) {
        return Some(["core", "primitive", name].map(str::to_owned).into());
    }
    let (name, modules) = STANDARD.iter().find(|(known, _)| *known == name)?;
    let module = modules.first()?;
    Some(["std"].into_iter().chain(module.split("::")).chain([*name]).map(str::to_owned).collect())
}

/// The full path of a type of the standard library by any of its paths.
pub(super) fn canonical(path: &[String]) -> Option<Vec<String>> {
    let [krate, modules @ .., name] = path else { return None };
    if !matches!(krate.as_str(), "std" | "core" | "alloc") {
        return None;
    }
    let module = modules.join("::");
    if module == "primitive" && PRIMITIVES.contains(&name.as_str()) {
        return standard(name);
    }
    let (name, _) = STANDARD
        .iter()
        .find(|(known, modules)| known == name && modules.contains(&module.as_str()))?;
    standard(name)
}

/// Whether a path names a type of the standard library that is known.
pub(super) fn is_standard(path: &Path) -> bool {
    let mut names = path.segments.iter().map(|segment| &segment.ident);
    let (Some(krate), Some(name)) = (names.next(), names.next_back()) else { return false };
    if !["std", "core", "alloc"].iter().any(|known| krate == known) {
        return false;
    }
    let is_in = |module: &str| {
        let mut parts = module.split("::");
        names.clone().all(|name| parts.next().is_some_and(|part| name == part))
            && parts.next().is_none()
    };
    is_in("primitive") && PRIMITIVES.iter().any(|known| name == known)
        || STANDARD
            .iter()
            .any(|(known, modules)| name == known && modules.iter().any(|module| is_in(module)))
}

/// Whether there is a type of this path in a crate that is known.
pub(super) fn is_known(path: &[String]) -> bool {
    canonical(path).is_some() || foreign::is_known(path)
}

#[cfg(test)]
mod tests {
    use super::{canonical, standard};

    fn path(text: &str) -> Vec<String> {
        text.split("::").map(str::to_owned).collect()
    }

    #[test]
    fn one_type_has_one_path() {
        for (given, expected) in [
            ("std::string::String", Some("std::string::String")),
            ("alloc::string::String", Some("std::string::String")),
            ("core::option::Option", Some("std::option::Option")),
            ("std::collections::hash_map::HashMap", Some("std::collections::HashMap")),
            ("std::primitive::u8", Some("core::primitive::u8")),
            ("std::u8", None),
            ("std::fmt::String", None),
            ("other::string::String", None),
            ("String", None),
        ] {
            assert_eq!(canonical(&path(given)), expected.map(path), "{given}");
        }
        assert_eq!(standard("str"), Some(path("core::primitive::str")));
        assert_eq!(standard("Row"), None);
    }
}
