use gen_macro::{Component, Type};

#[derive(Component)]
struct Panel {
    title: String,
    #[serde(flatten)]
    flags: HashMap<String, bool>,
}

#[derive(Type)]
struct Labels {
    close: String,
    #[serde(flatten)]
    others: HashMap<String, String>,
}

#[derive(Type)]
struct Anything(serde_json::Value);

#[derive(Type)]
struct Alias(Labels);
