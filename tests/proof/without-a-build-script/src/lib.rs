#[derive(gen_macro::Type)]
pub struct Row {
    pub id: u32,
    pub at: Elsewhere,
}

pub type Elsewhere = u8;

const _: &str = Row::TYPE_NAME;
