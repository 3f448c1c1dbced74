use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

/// Starts an action or submits a form.
#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Button {
    /// Text shown in the button.
    label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    tab_index: Option<i32>,
    #[serde(rename = "aria-label", skip_serializing_if = "Option::is_none", default)]
    aria_label: Option<String>,
    variant: Variant,
    rows: Vec<Row>,
}

/// How it looks.
#[derive(Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
enum Variant {
    /// The main action.
    Primary,
    #[deprecated]
    VeryDangerous,
}

#[derive(Serialize, Deserialize, Type)]
struct Row(u8, String);
