//! The JSON Schema of `gen.yaml`, with which editors complete and check it.

/// The schema, of draft 07, which the YAML extensions of editors know best.
pub(crate) const CONFIG: &str = include_str!("schema.json");

#[cfg(test)]
mod tests {
    use gen_core::read::yaml::tree;
    use gen_core::value::Value;

    use super::*;
    use crate::config::file::read;

    /// The keys of an object of the schema.
    fn keys(path: &[&str]) -> Vec<String> {
        // JSON is YAML.
        let mut value = tree::parse(0, CONFIG.as_bytes(), &mut Vec::new())[0].to_value();
        for key in path {
            let Value::Object(entries) = value else { panic!("{path:?} is no object") };
            value = entries.into_iter().find(|(name, _)| name == key).unwrap().1;
        }
        let Value::Object(entries) = value else { panic!("{path:?} is no object") };
        entries.into_iter().map(|(key, _)| key).collect()
    }

    /// The keys that the reader names when it finds one that it does not know.
    fn known(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        read(text.as_bytes(), &mut diagnostics);
        let list = diagnostics[0].help[0].strip_prefix("its keys are `").unwrap();
        list.trim_end_matches('`').split("`, `").map(str::to_owned).collect()
    }

    #[test]
    fn the_keys_are_those_of_the_reader() {
        assert_eq!(keys(&["properties"]), known("zzzzzzzz: 1"));
        for part in ["typescript", "schema"] {
            let expected = known(&format!("{part}: {{ zzzzzzzz: 1 }}"));
            assert_eq!(keys(&["properties", part, "properties"]), expected);
        }
    }
}
