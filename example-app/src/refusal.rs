//! Refusing a request, field by field, by the schema that the browser has too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gen_macro::Type;
use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::sign_up::SignUp;

/// A field that breaks a rule.
#[derive(Debug, PartialEq, Serialize, Type)]
pub(crate) struct FieldError {
    /// The key in the request; empty when the request as a whole is wrong.
    field: String,
    rule: Rule,
    /// For people at a terminal; the browser words the rule itself.
    message: String,
}

/// A rule that a value can break, in the words of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Rule {
    Required,
    MinLength,
    MaxLength,
    Minimum,
    Maximum,
    Pattern,
    Format,
    /// Any other rule: a form that is filled in by hand cannot break it.
    Other,
}

static SIGN_UP: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(SignUp::INPUT_JSON_SCHEMA).expect("a schema is JSON");
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a generated schema is valid")
});

/// Reads a request, or says what is wrong with each field.
pub(crate) fn read_sign_up(request: Value) -> Result<SignUp, Vec<FieldError>> {
    let mut errors = BTreeMap::new();
    for error in SIGN_UP.iter_errors(&request) {
        let error = FieldError::from(error);
        errors.entry(error.field.clone()).or_insert(error);
    }
    if !errors.is_empty() {
        return Err(errors.into_values().collect());
    }
    SignUp::deserialize(request).map_err(|error| {
        vec![FieldError { field: String::new(), rule: Rule::Other, message: error.to_string() }]
    })
}

impl From<ValidationError<'_>> for FieldError {
    fn from(error: ValidationError<'_>) -> Self {
        let (rule, missing) = match error.kind() {
            ValidationErrorKind::Required { property } => (Rule::Required, property.as_str()),
            ValidationErrorKind::MinLength { .. } => (Rule::MinLength, None),
            ValidationErrorKind::MaxLength { .. } => (Rule::MaxLength, None),
            ValidationErrorKind::Minimum { .. } => (Rule::Minimum, None),
            ValidationErrorKind::Maximum { .. } => (Rule::Maximum, None),
            ValidationErrorKind::Pattern { .. } => (Rule::Pattern, None),
            ValidationErrorKind::Format { .. } => (Rule::Format, None),
            _ => (Rule::Other, None),
        };
        let path = error.instance_path().as_str().trim_start_matches('/');
        FieldError { field: missing.unwrap_or(path).to_owned(), rule, message: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(changes: Value, expected: &[(&str, Rule)]) {
        let mut request = json!({ "name": "Ada", "email": "ada@example.com", "places": 2 });
        for (key, value) in changes.as_object().unwrap() {
            request[key] = value.clone();
        }
        let errors = read_sign_up(request).err().unwrap_or_default();
        let found: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.rule)).collect();
        assert_eq!(found, expected, "{changes}");
    }

    #[test]
    fn each_field_has_its_rules() {
        check(json!({}), &[]);
        check(json!({ "phone": "+49 30 1234567", "note": "Nuts", "experience": "often" }), &[]);
        check(json!({ "phone": null }), &[("phone", Rule::Other)]);
        check(json!({ "name": "" }), &[("name", Rule::MinLength)]);
        check(json!({ "name": "x".repeat(81) }), &[("name", Rule::MaxLength)]);
        check(json!({ "name": "ä".repeat(80) }), &[]);
        check(json!({ "email": "ada" }), &[("email", Rule::Format)]);
        check(json!({ "phone": "030 1234567" }), &[("phone", Rule::Pattern)]);
        check(json!({ "places": 0 }), &[("places", Rule::Minimum)]);
        check(json!({ "places": 5 }), &[("places", Rule::Maximum)]);
        check(json!({ "places": "two" }), &[("places", Rule::Other)]);
        check(json!({ "experience": "some day" }), &[("experience", Rule::Other)]);
        check(json!({ "admin": true }), &[("", Rule::Other)]);
        check(
            json!({ "name": "", "email": "ada" }),
            &[("email", Rule::Format), ("name", Rule::MinLength)],
        );
    }

    #[test]
    fn missing_fields_are_named() {
        let errors = read_sign_up(json!({ "name": "Ada" })).unwrap_err();
        let found: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(found, ["email", "places"]);
    }

    #[test]
    fn what_serde_alone_refuses_is_an_error_too() {
        check(json!({ "places": 2.0 }), &[("", Rule::Other)]);
    }
}
