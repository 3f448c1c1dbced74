use gen_macro::{Component, Type};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Component)]
struct Table {
    rows: Vec<Line>,
}

#[derive(Serialize, Deserialize, Type)]
struct Line {
    id: u64,
    cells: Vec<String>,
}
