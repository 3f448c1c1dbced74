use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

/// Starts an action or submits a form.
#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ButtonProps {
    /// Text shown in the button.
    label_text: String,
    #[serde(rename = "aria-label", skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    aria_label: Option<String>,
    /// Visual weight.
    variant: Variant,
    rows: Vec<(u8, [f64; 2])>,
    extra: HashMap<String, serde_json::Value>,
    #[deprecated(note = "use `rows`")]
    row: Row,
    #[serde(skip)]
    handle: Handle,
}

#[derive(Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// For the one thing to do.
    Primary,
    VerySecondary,
}

mod rows {
    /// One row.
    #[derive(gen_macro::Type)]
    pub struct Row {
        /// Who it is.
        id: Id,
        parent: Option<Box<Self>>,
    }

    /// An identifier.
    #[derive(gen_macro::Type)]
    pub struct Id(u32);
}
