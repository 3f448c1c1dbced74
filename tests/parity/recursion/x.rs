use gen_macro::{Component, Type};

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Outline {
    root: Tree,
}

#[derive(Type)]
#[serde(deny_unknown_fields)]
struct Tree {
    label: String,
    children: Vec<Tree>,
}

#[derive(Type)]
#[serde(untagged)]
enum Json {
    Text(String),
    List(Vec<Json>),
    Map(HashMap<String, Json>),
}
