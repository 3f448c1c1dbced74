#[derive(gen_macro::Type)]
pub struct Row {
    id: u32,
}
