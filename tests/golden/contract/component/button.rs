use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

/// Said better in the YAML.
#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase")]
pub struct Button {
    /// Text shown in the button.
    pub label: String,
    #[serde(default)]
    pub variant: Variant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tab_index: Option<i32>,
    /// Where it leads.
    pub href: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub menu: Vec<Entry>,
}

#[derive(Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    #[default]
    Primary,
    Danger,
}

#[derive(Serialize, Deserialize, Type)]
pub struct Entry {
    pub text: String,
    pub entries: Vec<Entry>,
}
