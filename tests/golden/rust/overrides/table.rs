use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

/// Rows of cells.
#[derive(Serialize, Deserialize, Component)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[component(since = "1.2.0")]
#[component(event(press, select = "Row -- The chosen row.", "update:sort" = "string | null"))]
#[component(slot(caption = "-- Above the rows.", cell = "{ row: Row, index: u32 }"))]
pub struct Table {
    rows: Vec<Row>,
    #[serde(default)]
    density: Density,
    #[serde(default = "ten")]
    #[component(default = 10, minimum = 1, maximum = 100, example = 25)]
    page_size: u32,
    #[serde(alias = "title")]
    caption: String,
}

#[derive(Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
enum Density {
    Roomy,
    #[default]
    #[serde(alias = "tight")]
    Dense,
}

#[derive(Serialize, Deserialize, Type)]
#[component(name = "TableRow")]
struct Row {
    #[serde(with = "hex")]
    #[component(type = "string", pattern = "^[0-9a-f]*$", title = "Key")]
    key: Vec<u8>,
    #[component(type = "uuid")]
    owner: Option<Uuid>,
    #[serde(skip_deserializing)]
    revision: u32,
    #[serde(skip_serializing)]
    token: String,
}
