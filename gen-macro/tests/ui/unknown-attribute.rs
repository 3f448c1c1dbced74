use gen_macro::Type;

#[derive(Type)]
#[serde(unheard = "of", rename_all = "camel")]
struct Row {
    #[serde(skip_serializing)]
    rest: Rest,
    #[component(minmum = 3)]
    count: u8,
}

#[derive(Type)]
struct Rest;

fn main() {
    assert_eq!(Row::TYPE_NAME, "Row");
}
