//! The definition format as JSON Schema, with which editors complete and check it.
//!
//! The schemas are of draft 07, which the YAML extensions of editors know best. They accept all
//! that the reader accepts; what needs more than one place to judge, only the reader refuses.

/// The schema of a file of definitions.
pub const DEFINITIONS: &str = include_str!("definitions.json");

/// The schema of a `_folder.yaml`.
pub fn folder() -> String {
    // Both have the same parts; only the one to start with differs.
    DEFINITIONS
        .replacen("Definitions of gen", "_folder.yaml of gen", 1)
        .replacen("A component, or a file of types that all definitions share.", FOLDER, 1)
        .replacen("#/definitions/file", "#/definitions/folder", 1)
}

const FOLDER: &str = "What all components of a folder have, and the folders below.";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::read::yaml::tree::{self, Kind, Node};
    use crate::read::yaml::{COMPONENT_KEYS, LONG_FORM_KEYS};

    /// What stands at a path of keys in a schema.
    fn at<'n, 'a>(node: &'n Node<'a>, path: &[&str]) -> &'n [(Node<'a>, Node<'a>)] {
        let Kind::Map(entries) = &node.kind else { panic!("{path:?} is no object") };
        let Some((key, rest)) = path.split_first() else { return entries };
        let found = entries.iter().find(|(name, _)| name.as_str() == Some(key));
        at(&found.unwrap_or_else(|| panic!("no {key}")).1, rest)
    }

    fn keys(path: &[&str]) -> BTreeSet<String> {
        // JSON is YAML.
        let mut diagnostics = Vec::new();
        let documents = tree::parse(0, DEFINITIONS.as_bytes(), &mut diagnostics);
        assert_eq!(diagnostics, []);
        let keys = at(&documents[0], path).iter().map(|(key, _)| key.key_text());
        keys.filter(|key| key != "$schema").collect()
    }

    fn known(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn the_keys_are_those_of_the_reader() {
        assert_eq!(keys(&["definitions", "component", "properties"]), known(COMPONENT_KEYS));
        let long_form = keys(&["definitions", "longForm", "properties"]);
        assert_eq!(long_form, known(LONG_FORM_KEYS));
        let mut named = long_form;
        named.insert("generics".to_owned());
        let index = ["definitions", "namedType", "properties"];
        assert_eq!(keys(&index), named);
    }

    #[test]
    fn a_folder_has_a_schema_of_its_own() {
        let folder = folder();
        assert!(folder.contains("\"$ref\": \"#/definitions/folder\""));
        assert!(folder.contains(FOLDER) && folder.contains("_folder.yaml of gen"));
        assert!(!folder.contains("\"$ref\": \"#/definitions/file\""));
    }
}
