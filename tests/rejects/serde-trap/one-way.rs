use gen_macro::Type;

#[derive(Type)]
struct Row {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<String>,
}

#[derive(Type)]
#[serde(untagged)]
enum Cell {
    Empty {},
    Text { text: String },
}
