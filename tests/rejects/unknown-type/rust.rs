use gen_macro::{Component, Type};

#[derive(Component)]
struct TableProps {
    rows: Vec<Rwo>,
    more: Value,
}

#[derive(Type)]
struct Row(std::collections::BTreeMap<String, Elsewhere>);
