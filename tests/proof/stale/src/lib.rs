#[derive(gen_macro::Type)]
pub struct Row {
    pub id: u32,
    pub label: String,
}
