use std::collections::HashMap;

use gen_macro::Type;

#[derive(Type)]
struct Lookup {
    rows: HashMap<(u8, u8), String>,
}
