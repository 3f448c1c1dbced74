use gen_macro::{Component, Type};

#[derive(Component)]
#[serde(deny_unknown_fields)]
struct Select<Choice, Key> {
    options: Vec<Choice>,
    keys: Vec<Pair<Key, Choice>>,
    page: Page<Choice>,
}

#[derive(Type)]
#[serde(deny_unknown_fields)]
struct Page<Item> {
    items: Vec<Item>,
    more: bool,
}

#[derive(Type)]
#[serde(deny_unknown_fields)]
struct Pair<A, B> {
    a: A,
    b: B,
}

#[derive(Type)]
struct Numbers(Page<u32>);
