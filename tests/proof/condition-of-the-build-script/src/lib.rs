#[derive(serde::Serialize, gen_macro::Type)]
pub struct Row {
    pub id: u32,
    #[cfg_attr(special, serde(rename = "text"))]
    pub label: String,
}

#[derive(serde::Serialize, gen_macro::Type)]
pub struct Longer {
    pub id: u32,
    #[cfg(special)]
    pub label: String,
}

#[derive(serde::Serialize, gen_macro::Type)]
pub enum Choice {
    One,
    #[cfg(not(special))]
    Two,
}
