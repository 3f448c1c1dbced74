use gen_macro::Type;

#[derive(Type)]
struct Row {
    #[serde(with = "hex")]
    id: Vec<u8>,
    #[serde(deserialize_with = "string_or_number")]
    count: u32,
    #[serde(with = "hex")]
    #[component(type = "string", pattern = "^[0-9a-f]*$")]
    known: Vec<u8>,
    #[component(type = "strin | null")]
    misspelled: Vec<u8>,
}

fn main() {
    assert_eq!(Row::TYPE_NAME, "Row");
}
