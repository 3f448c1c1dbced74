use std::collections::HashMap;
use std::marker::PhantomData;

use gen_macro::Type;

#[derive(Type)]
struct Row {
    large: Vec<i128>,
    key: HashMap<(u8, u8), String>,
    time: std::time::Duration,
    argument: Page<Option<u8>>,
    #[serde(skip)]
    skipped: *const u8,
}

#[derive(Type)]
struct Page<T>(PhantomData<T>);

fn main() {}
