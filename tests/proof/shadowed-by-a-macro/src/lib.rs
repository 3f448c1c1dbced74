macro_rules! shadow {
    () => {
        pub struct String;
    };
}

shadow!();

#[derive(gen_macro::Type)]
pub struct Row {
    pub id: u32,
    pub label: Vec<String>,
}
