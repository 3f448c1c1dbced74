//! The judge itself: a test that cannot fail is worse than none.

use std::path::Path;

use gen_tests::inputs::{empty_folder, write};
use gen_tests::judge::{Scope, describe_case, judge};
use serde_json::json;

const RIGHT_TYPESCRIPT: &str = "export interface ButtonProps {\n  label: string;\n}\n";
const RIGHT_SCHEMA: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": { "label": { "type": "string", "examples": ["Save"] } },
  "required": ["label"],
  "additionalProperties": false
}
"#;

fn write_case(folder: &Path, typescript: &str, schema: &str, values: serde_json::Value) {
    write(&folder.join("Button.ts"), typescript.as_bytes());
    write(&folder.join("Button.schema.json"), schema.as_bytes());
    let mut definition = values;
    definition["schema"] = json!("Button.schema.json");
    definition["type"] = json!("ButtonProps");
    definition["module"] = json!("./Button.js");
    describe_case(folder, None, &[definition]);
}

#[test]
fn what_is_right_is_accepted() {
    let folder = empty_folder(env!("CARGO_TARGET_TMPDIR"), "judge-right");
    let values = json!({ "right": [{ "label": "Save" }], "wrong": [{}, { "label": 1 }] });
    write_case(&folder.join("case"), RIGHT_TYPESCRIPT, RIGHT_SCHEMA, values);
    assert_eq!(judge(&folder, Scope::ALL), Vec::<String>::new());
}

#[test]
fn every_kind_of_mistake_is_found() {
    let right_schema = RIGHT_SCHEMA;
    let cases = [
        (
            "format",
            "export interface ButtonProps {\n   label: string;\n}\n",
            right_schema,
            json!({}),
            "prettier writes",
        ),
        (
            "type",
            "export interface ButtonProps {\n  label: Missing;\n}\n",
            right_schema,
            json!({}),
            "Cannot find name 'Missing'",
        ),
        (
            "unused",
            "import type { Row } from \"./Row.js\";\n\nexport interface ButtonProps {\n  label: string;\n}\n",
            right_schema,
            json!({}),
            "'Row' is declared but",
        ),
        (
            "run-time",
            "export interface ButtonProps {\n  label: string;\n}\nexport const label = 1;\n",
            right_schema,
            json!({}),
            "left over",
        ),
        ("keyword", RIGHT_TYPESCRIPT, "{ \"x-kind\": 1 }\n", json!({}), "unknown keyword"),
        (
            "meta-schema",
            RIGHT_TYPESCRIPT,
            "{ \"type\": 1 }\n",
            json!({}),
            "against the meta-schema",
        ),
        (
            "reference",
            RIGHT_TYPESCRIPT,
            "{ \"$ref\": \"#/$defs/Row\" }\n",
            json!({}),
            "can't resolve reference",
        ),
        (
            "example",
            RIGHT_TYPESCRIPT,
            "{ \"type\": \"object\", \"properties\": { \"label\": { \"type\": \"string\", \"default\": 1 } } }\n",
            json!({}),
            "#/properties/label: 1",
        ),
        ("right", RIGHT_TYPESCRIPT, right_schema, json!({ "right": [{}] }), "refuses {}"),
        (
            "right-type",
            RIGHT_TYPESCRIPT,
            right_schema,
            json!({ "right": [{}] }),
            "Property 'label' is missing",
        ),
        (
            "wrong",
            RIGHT_TYPESCRIPT,
            right_schema,
            json!({ "wrong": [{ "label": "Save" }] }),
            "accepts {\"label\":\"Save\"}",
        ),
        (
            "wrong-type",
            RIGHT_TYPESCRIPT,
            right_schema,
            json!({ "wrong": [{ "label": "Save" }] }),
            "accepts a wrong value",
        ),
        (
            "wrong-in-schema",
            RIGHT_TYPESCRIPT,
            right_schema,
            json!({ "wrong_in_schema": [{}] }),
            "Property 'label' is missing",
        ),
        (
            "wrong-in-typescript",
            RIGHT_TYPESCRIPT,
            right_schema,
            json!({ "wrong_in_typescript": [{}] }),
            "refuses {}",
        ),
    ];
    let folder = empty_folder(env!("CARGO_TARGET_TMPDIR"), "judge-wrong");
    for (name, typescript, schema, values, _) in &cases {
        write_case(&folder.join(name), typescript, schema, values.clone());
    }
    let problems = judge(&folder, Scope::ALL);
    for (name, _, _, _, expected) in &cases {
        let place = folder.join(name);
        let place = place.to_str().expect("plain names");
        let found = problems
            .iter()
            .any(|problem| problem.starts_with(&format!("{place}/")) && problem.contains(expected));
        assert!(found, "{name}: no problem says {expected:?} in {problems:#?}");
    }
}
