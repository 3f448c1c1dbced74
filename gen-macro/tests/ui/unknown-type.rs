use std::collections::HashMap;
use std::marker::PhantomData;

use gen_macro::Type;

#[derive(Type)]
struct Row {
    pointer: Vec<*const u8>,
    key: HashMap<(u8, u8), String>,
    time: std::time::Instant,
    argument: Page<Option<u8>>,
    #[serde(skip)]
    skipped: *const u8,
}

#[derive(Type)]
struct Page<T>(PhantomData<T>);

fn main() {}
