use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase")]
struct Button {
    label: Option<String>,
    #[serde(default)]
    size: Size,
    tab_index: Option<i32>,
    disabled: bool,
}

#[derive(Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
enum Size {
    S,
    #[default]
    M,
    L,
    Xl,
}
