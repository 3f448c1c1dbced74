use gen_macro::Type;

#[derive(Type)]
#[serde(rename_all = "camelCase")]
struct Row {
    row_id: u8,
    #[serde(rename = "rowId")]
    other: u8,
}
