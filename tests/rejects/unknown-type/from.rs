use gen_macro::Type;

#[derive(Type)]
#[serde(from = "Vec<Raw>")]
struct Row {
    rest: u8,
}
