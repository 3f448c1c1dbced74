#[derive(gen_macro::Type)]
pub struct Event {
    id: u8,
}
